/** What a buddy types about a call that she watches: only what takes it over decides at an alarm. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { say } from '../../../src/core/terms/text.ts'
import { createTestBot, type TestBot } from '../../support/bot.ts'
import { BEGIN_SHORT, does, pairTyped } from '../../support/safe-call-people.ts'
import { watchingOver } from '../../support/safe-calls.ts'

let bot: TestBot
const passes = (minutes: number): Promise<void> => watchingOver(bot).passes(minutes)
/** What she reads after she has typed something. */
const heardAfter = async (person: string, text: string): Promise<string> => {
  bot.heard(person)
  await bot.says(person, text)
  return bot.heard(person)
}

beforeEach(async () => {
  bot = await createTestBot()
  await bot.letIn('mia')
  await pairTyped(bot, 'mia', 'maria')
})
afterEach(() => bot.close())

/** In each language: a buddy takes it; cannot; asks; gets no answer; has heard from her. */
const BUDDY: Record<string, readonly [string, string, string, string, string]> = {
  en: [
    'I take it',
    'I cannot go there',
    'what is this',
    'she does not answer',
    'she answered, she is fine',
  ],
  nb: [
    'ja jeg tar det',
    'jeg kan ikke dra dit',
    'hva er dette?',
    'ringte henne, hun svarer ikke',
    'hun svarte, det går bra',
  ],
  es: [
    'me encargo',
    'no puedo ir',
    'que es esto',
    'la llamo, no contesta',
    'hablé con ella, está bien',
  ],
  'pt-BR': [
    'deixa comigo',
    'não posso ir',
    'o que é isso',
    'liguei, ela não atende',
    'falei com ela, tá tudo bem',
  ],
  ro: [
    'mă ocup eu',
    'nu pot să merg',
    'ce e asta',
    'am sunat-o, nu răspunde',
    'am vorbit cu ea, e bine',
  ],
  bg: [
    'аз поемам',
    'не мога да отида',
    'какво е това',
    'звъня, тя не вдига',
    'говорих с нея, добре е',
  ],
  ru: [
    'я возьму',
    'не могу поехать',
    'кто это?',
    'звонила, она не отвечает',
    'она ответила, всё хорошо',
  ],
  uk: [
    'беру на себе',
    'не можу поїхати',
    'хто це?',
    'дзвонила, вона не відповідає',
    'поговорила з нею, все гаразд',
  ],
  th: ['ฉันจัดการเอง', 'ฉันไปไม่ได้', 'นี่อะไร', 'โทรไปแล้วไม่รับค่ะ', 'คุยกับเขาแล้ว เขาปลอดภัย'],
}
describe.each(Object.entries(BUDDY))(
  'A buddy in %s',
  (_, [takes, cannot, asks, tries, reached]) => {
    const says = (key: 'take' | 'cannot' | 'reached') =>
      bot.words.in('en', say(`safeCall.said.${key}`, { name: 'mia from work' }))
    const open = () => bot.words.in('en', say('safeCall.watch.open', { name: 'mia from work' }))
    const typed = async (text: string) => {
      bot.heard('maria')
      await bot.says('maria', text)
      return bot.heard('maria')
    }

    beforeEach(async () => {
      await does(bot, 'mia', ...BEGIN_SHORT)
      await passes(27)
    })

    it('opens the alarm with any question, and keeps it on her screen', async () => {
      expect(await typed(asks)).toContain(open())
      expect(await typed(tries)).toContain(open())
      expect(await typed(asks)).toContain(open())
    })

    it('takes it, or says that she has heard from her', async () => {
      await typed('/news')
      expect(await typed(takes)).toContain(says('take'))
      expect(await typed(reached)).toContain(says('reached'))
    })

    it('says that she cannot', async () => {
      await typed('/news')
      expect(await typed(cannot)).toContain(says('cannot'))
    })
  },
)

describe.each([
  ['en', 'got it, i go there', 'got it', 'here', 'no problem'],
  ['nb', 'greit, jeg drar dit', 'greit', 'klart', 'her'],
  ['es', 'claro, me encargo', 'claro', 'de acuerdo', 'entendido'],
  ['pt-BR', 'beleza, deixa comigo', 'beleza', 'tô aqui', 'entendi'],
  ['ro', 'sigur, mă ocup eu', 'sigur', 'de acord', 'am înțeles'],
  ['bg', 'ясно, аз поемам', 'разбира се', 'тук съм', 'ясно'],
  ['ru', 'поняла, беру на себя', 'конечно', 'тут', 'поняла'],
  ['uk', 'зрозуміло, беру на себе', 'звісно', 'тут', 'зрозуміло'],
  ['th', 'โอเค ฉันจัดการเอง', 'โอเค', 'ตกลง', 'รับทราบ'],
])('A mere OK in %s', (_, takes, ...agreed) => {
  const says = (key: 'take' | 'here') =>
    bot.words.in('en', say(`safeCall.said.${key}`, { name: 'mia from work' }))
  const asked = () => `${bot.words.in('en', say('safeCall.take'))}”?`

  it('at an alarm is asked about, and what takes it over decides', async () => {
    await does(bot, 'mia', ...BEGIN_SHORT)
    await passes(27)
    await does(bot, 'maria', '/news')
    for (const text of agreed) {
      const said = await heardAfter('maria', text)
      expect(said).not.toContain(says('take'))
      expect(said).toContain(asked())
    }
    expect(await heardAfter('maria', takes)).toContain(says('take'))
  })

  it('before it, says that she is there', async () => {
    await does(bot, 'mia', ...BEGIN_SHORT)
    await passes(1)
    await does(bot, 'maria', '/news')
    expect(await heardAfter('maria', agreed[0] ?? '')).toContain(says('here'))
  })
})

it('a buddy who is in danger herself reads whom to call', async () => {
  await does(bot, 'mia', ...BEGIN_SHORT)
  await passes(27)
  await does(bot, 'maria', '/news')
  expect(await heardAfter('maria', 'he is here with a knife, help me')).toMatch(/\b112\b/)
})
