/** A danger in one clause of a message that is about something else, and one that begins while she tells what is over. */
import { describe, expect, it } from 'vitest'
import { createListener } from '../../../bench/listening/measure.ts'
import { clausesOf } from '../../../src/core/listening/clauses.ts'
import { glossedWords } from '../../../src/core/listening/glosses.ts'
import { wordsWith } from '../../support/words.ts'

const words = wordsWith('nb')
const listener = createListener(words)
const firstOf = (lang: string, context: string, text: string): string | undefined =>
  listener.meaningsOf({ lang, context, text })[0]

describe('a danger beside something else', () => {
  it.each([
    ['en', 'tell the girls in Moss he is breaking my door'],
    ['en', 'nice weather but he is choking me'],
    ['nb', 'varsle jentene i Moss han sparker inn døra mi'],
    ['nb', 'koselig film men nå slår han meg'],
    ['es', 'apaga los avisos, está tumbando mi puerta'],
    ['es', 'buena película pero ahora me está pegando'],
    ['pt-BR', 'desliga os avisos, ele tá me procurando na casa toda'],
    ['pt-BR', 'filme bom mas agora ele tá me batendo'],
    ['ro', 'anunta fetele din moss, alearga dupa mine'],
    ['ro', 'film bun dar acum ma bate'],
    ['ro', 'serial misto. ma loveste acum'],
    ['bg', 'предупреди момичетата в Мос, тича след мен'],
    ['bg', 'хубав филм но сега ме бие'],
    ['ru', 'предупреди девочек в Моссе, он бежит за мной'],
    ['ru', 'хороший фильм но сейчас он меня бьёт'],
    ['uk', 'попередь дівчат у Моссі, він біжить за мною'],
    ['uk', 'гарний фільм але зараз він мене б’є'],
    ['uk', 'фільм був цікавий але зараз він мене душить'],
    ['th', 'ปิดแจ้งเตือน เขากำลังวิ่งไล่หนู'],
  ])('comes before it (%s): %s', (lang, text) => {
    expect(firstOf(lang, 'idle-member', text)).toBe('danger')
  })

  it.each([
    ['en', 'what can i do if he follows me home'],
    ['en', 'tell the girls about a man who hit me on friday'],
    ['en', 'good film, he hits the dragon with a sword'],
    ['nb', 'varsle jentene om en mann som slo meg på fredag'],
    ['ru', 'что делать если он пойдёт за мной'],
  ])('is none where it only may come, is over or is not hers (%s): %s', (lang, text) => {
    expect(firstOf(lang, 'idle-member', text)).not.toBe('danger')
  })
})

describe('in her own words', () => {
  it.each([
    ['en', 'he took my money and left. wait, he is on the stairs again'],
    ['nb', 'han tok pengene og dro. vent, jeg hører ham i trappa'],
    ['es', 'me quitó el móvil y se fue, espera, está golpeando la puerta'],
    ['pt-BR', 'pegou o dinheiro e foi embora. espera, ele tá na porta de novo'],
    ['ro', 'a luat banii si a plecat. asteapta, e iar la usa mea'],
    ['bg', 'взе парите и си тръгна. чакай, пак е на вратата'],
    ['ru', 'забрал деньги и ушёл. подожди, он ломится в дверь'],
    ['uk', 'забрав гроші й пішов. зачекай, він ломиться в двері'],
    ['th', 'เขาเอาเงินไป เดี๋ยวนะ มันไขกุญแจเข้ามา'],
  ])('what she stops for is now (%s): %s', (lang, text) => {
    expect(firstOf(lang, 'report.words', text)).toBe('danger')
  })

  it('what is still so is now', () => {
    const text = 'he paid for an hour, he hit me and took the bag, he is still in the flat'
    expect(firstOf('en', 'report.words', text)).toBe('danger')
  })

  it('what he was told to wait for is over', () => {
    const text = 'he grabbed my bag and ran, i told him wait but he was gone'
    expect(firstOf('en', 'report.words', text)).toBe('answer:text')
  })
})

describe('the clauses of a message', () => {
  const clauses = (language: string, text: string) =>
    clausesOf(text, (word) => glossedWords(word, words.glosses, [language])[0] ?? [])

  it('begin after pauses, after "and", and where somebody does something', () => {
    expect(clauses('en', 'send an alert he hits me, and i run')).toEqual([
      'send an alert',
      'he hits me',
      'and i run',
    ])
  })

  it('do not begin after a word that rules what follows', () => {
    expect(clauses('en', 'what if he comes')).toEqual([])
    expect(clauses('nb', 'hva hvis han kommer')).toEqual([])
  })

  it('are parted by spaces in Thai', () => {
    expect(clauses('th', 'ขอบคุณค่ะ เขาไปแล้ว')).toEqual(['ขอบคุณค่ะ', 'เขาไปแล้ว'])
  })
})
