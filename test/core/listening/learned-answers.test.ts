/** AnswerChances to an open question that no rule hears, as examples have taught them. */
import { describe, expect, it } from 'vitest'
import { createListener } from '../../../bench/listening/measure.ts'
import { answerOf } from '../../../src/core/listening/answers.ts'
import {
  type AnswerChances,
  askedAmong,
  withoutAnswers,
} from '../../../src/core/listening/learned-answers.ts'
import type { Utterance } from '../../../src/core/listening/utterance.ts'
import { NOTHING_HEARD } from '../../support/nothing-heard.ts'
import { wordsWith } from '../../support/words.ts'

const listener = createListener(wordsWith('nb'))
const firstOf = (lang: string, text: string, context: string) =>
  listener.meaningsOf({ lang, text, context })[0]

const heard = (answers: AnswerChances, more: Partial<Utterance> = {}): Utterance => ({
  ...NOTHING_HEARD,
  answers,
  length: 5,
  ...more,
})
const likely = (...chances: [Parameters<AnswerChances['get']>[0], number][]): AnswerChances =>
  new Map(chances)

it('counts no answer where nothing was asked', () => {
  const all = new Map([
    ['answer:skip', 0.5],
    ['danger:hurt', 0.4],
    ['nothing', 0.1],
  ])
  const { likely: meant, answers } = withoutAnswers(all)
  expect([...meant.keys()]).toEqual(['danger:hurt', 'nothing'])
  expect(meant.get('danger:hurt')).toBeCloseTo(0.8)
  expect(answers.get('skip')).toBe(0.5)
  expect(answers.get('danger')).toBeCloseTo(0.4)
})

it('leaves out answers that were not asked for', () => {
  const answers = likely(['skip', 0.2], ['safe-no', 0.5], ['danger', 0.1])
  expect(askedAmong(answers, ['skip', 'stop']).get('skip')).toBeCloseTo(0.4)
  expect(askedAmong(answers, ['skip', 'stop']).get('danger')).toBeCloseTo(0.2)
  expect(askedAmong(answers, ['safe-no']).get('skip')).toBeUndefined()
})

describe('an answer that is likely', () => {
  const number = { number: true, canSkip: true }
  const safety = { safety: true, yesOrNo: true }

  it('is taken, where it was asked for', () => {
    expect(answerOf(heard(likely(['skip', 0.5])), number)).toBe('skip')
    expect(answerOf(heard(likely(['skip', 0.3])), number)).toBeUndefined()
    expect(answerOf(heard(likely(['skip', 0.5])), { number: true })).toBeUndefined()
    expect(answerOf(heard(likely(['skip', 0.5])), {})).toBeUndefined()
    expect(answerOf(heard(likely(['back', 0.6])), number)).toBe('back')
    expect(answerOf(heard(likely(['more', 0.6])), { reading: true })).toBe('more')
    expect(answerOf(heard(likely(['more', 0.6])), number)).toBeUndefined()
  })

  it('is not taken beside what may be a danger, or what names something', () => {
    expect(answerOf(heard(likely(['skip', 0.5], ['danger', 0.3])), number)).toBeUndefined()
    expect(
      answerOf(heard(likely(['more', 0.5], ['danger', 0.3])), { reading: true }),
    ).toBeUndefined()
    expect(answerOf(heard(likely(['skip', 0.5]), { surmised: ['hurt'] }), number)).toBeUndefined()
    expect(answerOf(heard(likely(['skip', 0.5])), { ...number, namesOption: true })).toBeUndefined()
  })

  it('is not taken in a single word, or in a story', () => {
    expect(answerOf(heard(likely(['skip', 0.9]), { length: 1 }), number)).toBeUndefined()
    expect(answerOf(heard(likely(['skip', 0.9]), { length: 20 }), number)).toBeUndefined()
  })

  it('is asked about in her own words', () => {
    const words = { ownWords: true, canSkip: true }
    expect(answerOf(heard(likely(['stop', 0.9])), words)).toBe('stop-or-words')
    expect(answerOf(heard(likely(['back', 0.9])), words)).toBe('stop-or-words')
    expect(answerOf(heard(likely(['stop', 0.7])), words)).toBeUndefined()
    const denied = heard(likely(['stop', 0.9]), { said: new Set(['not']) })
    expect(answerOf(denied, words)).toBeUndefined()
    expect(answerOf(heard(likely(['words', 0.9])), words)).toBeUndefined()
    expect(answerOf(heard(likely(['skip', 0.9])), words)).toBeUndefined()
  })

  it('says that she is safe only where nothing speaks against it', () => {
    const safe = likely(['safe-yes', 0.6])
    expect(answerOf(heard(safe), safety)).toBe('yes')
    expect(answerOf(heard(likely(['safe-yes', 0.5])), safety)).toBeUndefined()
    expect(answerOf(heard(safe, { surmised: ['hurt'] }), safety)).toBeUndefined()
    expect(answerOf(heard(likely(['safe-yes', 0.6], ['danger', 0.3])), safety)).toBeUndefined()
    expect(answerOf(heard(safe, { said: new Set(['still-there']) }), safety)).toBe('no')
    expect(answerOf(heard(safe, { said: new Set(['not']) }), safety)).toBeUndefined()
  })

  it('says that she is not, also where it sounds like a danger', () => {
    expect(answerOf(heard(likely(['safe-no', 0.2], ['danger', 0.3])), safety)).toBe('no')
    expect(answerOf(heard(likely(['safe-no', 0.4], ['safe-yes', 0.3])), safety)).toBeUndefined()
  })
})

describe.each([
  ['en', 'he only wrote me on snap', 'he circles the block in his car looking for me'],
  ['nb', 'han har bare skrevet på snap', 'han kjører rundt kvartalet og leter etter meg'],
  ['es', 'solo tengo su instagram', 'anda dando vueltas en el carro buscándome'],
  ['pt-BR', 'só tenho o insta dele', 'ele tá rodando de carro me procurando'],
  ['ro', 'mi-a scris doar pe telegram', 'se invarte cu masina pe aici si ma cauta'],
  ['bg', 'имам му само инстаграма', 'обикаля с колата и ме търси'],
  ['ru', 'у меня только его инстаграм', 'он ездит кругами на машине и ищет меня'],
  ['uk', 'маю тільки його інстаграм', 'він їздить колами на машині і шукає мене'],
  ['th', 'เขาบล็อกหนูไปแล้ว', 'เขาขับรถวนหาหนูอยู่'],
])('in %s', (lang, none, unsafe) => {
  it(`“${none}” is no number`, () => {
    expect(firstOf(lang, none, 'report.number')).toBe('answer:skip')
  })

  it(`“${unsafe}” is not safe`, () => {
    expect(['answer:no', 'danger']).toContain(firstOf(lang, unsafe, 'report.safe'))
  })
})

describe.each([
  [
    'en',
    'first he was nice, then he shouted that he would call the police, took his money and left',
    'sorry i have to stop, im shaking and throwing up blood',
  ],
  [
    'nb',
    'først var han grei, så ropte han at han skulle ringe politiet, tok pengene og gikk',
    'må stoppe, jeg skjelver og kaster opp blod',
  ],
  [
    'es',
    'al principio fue amable, luego gritó que iba a llamar a la policía, agarró su dinero y se fue',
    'perdón tengo que parar, estoy temblando y vomito sangre',
  ],
  [
    'pt-BR',
    'no começo foi educado, depois gritou que ia chamar a polícia, pegou o dinheiro e foi embora',
    'desculpa vou parar, tô tremendo e cuspindo sangue',
  ],
  [
    'ro',
    'la inceput a fost dragut, apoi a tipat ca suna la politie, si-a luat banii si a plecat',
    'scuze trebuie sa ma opresc, tremur si vomit sange',
  ],
  [
    'bg',
    'отначало беше мил, после крещеше че ще вика полиция, взе си парите и си тръгна',
    'извинете трябва да спра, треперя и повръщам кръв',
  ],
  [
    'ru',
    'сначала был вежливый, потом накричал, забрал деньги и ушёл, лет сорок, лысый',
    'простите не могу дальше, меня трясёт и рвёт кровью',
  ],
  [
    'uk',
    'спочатку був чемний, потім кричав що викличе поліцію, забрав свої гроші і пішов',
    'вибачте мушу зупинитись, мене трусить і я блюю кровʼю',
  ],
  ['th', 'แรกๆ เขาก็พูดดี พอเสร็จแล้วตะโกนใส่ ขอเงินคืน แล้วก็ออกไป', 'ขอหยุดก่อนนะคะ ตัวสั่นแล้วอาเจียนเป็นเลือด'],
])('her own words in %s', (lang, over, now) => {
  it('tell of what is over', () => {
    expect(firstOf(lang, over, 'report.words')).toBe('answer:text')
  })

  it('are heard where she is hurt now', () => {
    expect(firstOf(lang, now, 'report.words')).toBe('danger')
  })
})

describe.each([
  [
    'en',
    'moss. oh god he is ringing at the door now',
    'no idea, he drove me somewhere and tied my hands',
  ],
  [
    'nb',
    'moss. herregud han ringer på nå',
    'vet ikke, han kjørte meg et sted og bandt hendene mine',
  ],
  [
    'es',
    'moss. dios mío está golpeando la puerta ahora',
    'no sé, me llevó a un sitio y me amarró las manos',
  ],
  ['ro', 'moss. doamne bate la usa acum', 'nu stiu, m-a dus undeva si m-a legat de maini'],
  ['ru', 'мосс. господи он сейчас ломится в дверь', 'не знаю, он меня куда-то завёз и связал руки'],
  [
    'pt-BR',
    'moss. ai meu deus ele tá batendo na porta agora',
    'não sei, ele me levou pra um lugar e amarrou minhas mãos',
  ],
  ['bg', 'мос. боже той звъни на вратата сега', 'не знам, закара ме някъде и ми върза ръцете'],
  ['uk', 'мосс. боже він зараз ломиться у двері', 'не знаю, він мене кудись завіз і звʼязав руки'],
  ['th', 'มอสส์ค่ะ เขาทุบประตูห้องอยู่ตอนนี้', 'ไม่รู้ค่ะ เขาพาหนูไปที่ไหนไม่รู้แล้วมัดมือหนู'],
])('where a town is asked for in %s', (lang, town, none) => {
  it('a danger comes before the town, and before that she does not know it', () => {
    expect(firstOf(lang, town, 'report.city')).toBe('danger')
    expect(firstOf(lang, none, 'report.city')).toBe('danger')
    expect(firstOf(lang, 'moss', 'report.city')).toBe('town:moss')
  })
})
