import { describe, expect, it } from 'vitest'
import { learn } from '../../../bench/listening/learner.ts'
import { createListener } from '../../../bench/listening/measure.ts'
import { createPartlySaid } from '../../../src/core/listening/partly-said.ts'
import { createSecondJudge } from '../../../src/core/listening/second-judge.ts'
import type { Utterance } from '../../../src/core/listening/utterance.ts'
import { weighed } from '../../../src/core/listening/weighed.ts'
import { NOTHING_HEARD } from '../../support/nothing-heard.ts'
import { wordsWith } from '../../support/words.ts'

const listener = createListener(wordsWith('nb'))
const firstOf = (lang: string, text: string, context = 'idle-member') =>
  listener.meaningsOf({ lang, text, context })[0]

it('hears a danger that no rule hears, if it is likely by all that is said', () => {
  const likely = new Map([
    ['danger:attacked', 0.6],
    ['danger:hurt', 0.1],
    ['nothing', 0.3],
  ])
  expect(weighed(NOTHING_HEARD, likely).surmised).toEqual(['attacked'])
  expect(weighed(NOTHING_HEARD, new Map([['danger:attacked', 0.4]])).surmised).toEqual([])
  // The longer the message, the less it takes; of three words it takes most.
  const long = { ...NOTHING_HEARD, length: 7 }
  expect(weighed(long, new Map([['danger:attacked', 0.45]])).surmised).toEqual(['attacked'])
  const short = { ...NOTHING_HEARD, length: 3 }
  expect(weighed(short, new Map([['danger:attacked', 0.7]])).surmised).toEqual([])
  expect(weighed(short, new Map([['danger:attacked', 0.99]])).surmised).toEqual(['attacked'])
})

describe('a danger that a rule hears', () => {
  const heard: Utterance = {
    ...NOTHING_HEARD,
    dangers: ['attacked'],
    goingOn: [],
    said: new Set(['weapon']),
    length: 9,
  }
  const so = (danger: number) =>
    new Map([
      ['nothing', 1 - danger],
      ['danger:attacked', danger],
    ])

  it('is kept unless it is most unlikely by all that is said', () => {
    expect(weighed(heard, so(0.06)).dangers).toEqual(['attacked'])
    expect(weighed(heard, so(0.01)).dangers).toEqual([])
  })

  it('is kept sooner where it says what is going on', () => {
    const now: Utterance = { ...heard, goingOn: ['attacked'] }
    expect(weighed(now, so(0.03))).toMatchObject({ dangers: ['attacked'], goingOn: ['attacked'] })
    expect(weighed(heard, so(0.03)).dangers).toEqual([])
    expect(weighed(now, so(0.01))).toMatchObject({ dangers: [], goingOn: [] })
  })

  describe('is doubted', () => {
    const plain: Utterance = { ...heard, said: new Set() }
    const doubts = (what: string, danger: number, more: Partial<Utterance> = {}) =>
      weighed(
        { ...plain, ...more },
        new Map([
          [what, 1 - danger],
          ['danger:attacked', danger],
        ]),
      ).isDoubted

    it('where small talk or something told of is far likelier', () => {
      for (const what of ['nothing', 'topic:housing', 'command:safecall']) {
        expect(doubts(what, 0.06), what).toBe(true)
        expect(doubts(what, 0.25), what).toBe(false)
      }
      expect(doubts('nothing', 0.25, { said: new Set(['play']) })).toBe(true)
      expect(weighed({ ...plain, dangers: [] }, so(0.06)).isDoubted).toBe(false)
    })

    it('sooner where it is over than where it goes on, also of a film', () => {
      const now: Partial<Utterance> = { goingOn: ['attacked'] }
      expect(doubts('nothing', 0.06, now)).toBe(false)
      expect(doubts('nothing', 0.03, now)).toBe(true)
      expect(doubts('nothing', 0.2, { ...now, said: new Set(['play']) })).toBe(false)
      expect(doubts('topic:police-stop', 0.03, now)).toBe(true)
      for (const id of ['consent', 'violence-robbery', 'threats', 'trafficking', 'contact-ban'])
        expect(doubts(`topic:${id}`, 0.03, now), id).toBe(false)
      expect(doubts('topic:threats', 0.03)).toBe(false)
      expect(doubts('topic:threats', 0.01)).toBe(true)
    })

    it('beside what she wants only where nobody wants it because of a danger', () => {
      const now: Partial<Utterance> = { goingOn: ['attacked'] }
      expect([doubts('command:invite', 0.01, now), doubts('command:invite', 0.005, now)]).toEqual([
        false,
        true,
      ])
      for (const name of ['wipe', 'report', 'check', 'warn', 'settings', 'start', 'help', 'care'])
        expect(doubts(`command:${name}`, 0.005), name).toBe(false)
      for (const what of ['alertsOff', 'person']) expect(doubts(what, 0.005), what).toBe(false)
      expect(doubts('command:invite', 0.005, { said: new Set(['weapon']) })).toBe(false)
    })

    it('not beside a cry or something grave, and hardly in a story or another danger', () => {
      expect(doubts('topic:tax', 0.005, { isCry: true })).toBe(false)
      for (const concept of ['weapon', 'rape', 'choked', 'worn-out'])
        expect(doubts('nothing', 0.06, { said: new Set([concept]) }), concept).toBe(false)
      expect(doubts('nothing', 0.04, { length: 16 })).toBe(false)
      expect(doubts('nothing', 0.005, { length: 16 })).toBe(true)
      for (const kind of ['hurt', 'wantsToDie', 'fire'] as const)
        expect(doubts('topic:tax', 0.04, { dangers: ['attacked', kind] }), kind).toBe(false)
    })

    it('where no rule hears it and small talk is likelier, and stays heard', () => {
      const likelier = new Map([
        ['danger:attacked', 0.45],
        ['nothing', 0.5],
      ])
      const found = weighed({ ...NOTHING_HEARD, length: 9 }, likelier)
      expect(found).toMatchObject({ isDoubted: true, surmised: ['attacked'] })
    })
  })

  it('is kept in a story, and where little is said or understood', () => {
    for (const other of [{ length: 16 }, { length: 2 }, { language: undefined }])
      expect(weighed({ ...heard, ...other }, so(0)).dangers).toEqual(['attacked'])
  })
})

it.each([
  ['ro', 'mă omoară'],
  ['es', 'me está matando'],
  ['es', 'me amenaza con cuchillo'],
  ['pt-BR', 'me furou na barriga'],
  ['bg', 'убива ме'],
  ['bg', 'разбива вратата'],
  ['th', 'เขาจะฆ่าฉัน'],
  // In the chat of somebody who has another language than she types.
  ['nb', 'he is at my door'],
  ['nb', 'ma strange de gat'],
])('hears a plain cry: %s %s', (lang, text) => {
  expect(firstOf(lang, text)).toBe('danger')
})

it.each([
  ['nb', 'unnskyld'],
  ['ru', 'не сейчас'],
])('leaves short words to the rules: %s %s', (lang, text) => {
  expect(['nothing', 'command:start', undefined]).toContain(firstOf(lang, text))
})

it('keeps a cry for help, however little it says', () => {
  const cry: Utterance = { ...NOTHING_HEARD, isCry: true }
  expect(weighed(cry, new Map([['nothing', 1]])).isCry).toBe(true)
  // "I was so scared, but it was the cat."
  expect(weighed({ ...cry, length: 8 }, new Map([['nothing', 1]])).isCry).toBe(false)
})

it('starts nothing that is not clear', () => {
  const unclear = new Map([
    ['topic:housing', 0.2],
    ['topic:hotels', 0.2],
  ])
  expect(weighed(NOTHING_HEARD, unclear).meanings).toEqual([])
  expect(weighed(NOTHING_HEARD, new Map([['topic:housing', 0.25]])).meanings).toEqual([])
  expect(weighed(NOTHING_HEARD, new Map([['topic:housing', 0.9]])).meanings[0]?.meaning).toBe(
    'topic:housing',
  )
  const two = { ...NOTHING_HEARD, length: 2 }
  expect(weighed(two, new Map([['topic:housing', 0.9]])).meanings).toEqual([])
})

it('hears half of a phrase as a weak sign of its concept', () => {
  const partly = createPartlySaid([
    { concept: 'thrown-out', places: [['landlord'], ['threw'], ['me'], ['out']] },
    { concept: 'weapon', places: [['knife']] },
  ])
  const parts = partly({ words: ['landlords', 'threw', 'us'], thai: '' })
  expect([...parts.keys()]).toEqual(['thrown-out'])
  expect(parts.get('thrown-out')?.share).toBeGreaterThan(0.2)
})

it('learns the same from the same examples, and adds up what it learned', () => {
  const lessons = Array.from({ length: 6 }, () => [
    { signs: [['said knife', 1] as const, ['said door', 1] as const], meaning: 'danger:attacked' },
    { signs: [['said pizza', 1] as const, ['said door', 1] as const], meaning: 'nothing' },
  ]).flat()
  const learned = learn(lessons)
  expect(learn(lessons)).toEqual(learned)
  const judge = createSecondJudge(learned)
  expect(judge([['said knife', 1]]).get('danger:attacked')).toBeGreaterThan(0.6)
  expect(judge([['said pizza', 1]]).get('nothing')).toBeGreaterThan(0.6)
})

it.each([
  ['en', 'he has a knife, can you check his number'],
  ['nb', 'han har kniv, kan du sjekke nummeret hans'],
  ['es', 'tiene un cuchillo, puedes revisar su numero'],
  ['pt-BR', 'ele tem uma faca, pode checar o número dele'],
  ['ro', 'are un cutit, poti verifica numarul lui'],
  ['bg', 'има нож, можеш ли да провериш номера му'],
  ['ru', 'у него нож, можешь проверить его номер'],
  ['uk', 'у нього ніж, можеш перевірити його номер'],
  ['th', 'เขามีมีด เช็คเบอร์เขาให้หน่อย'],
])('hears a danger beside what else she wants: %s %s', (lang, text) => {
  expect(firstOf(lang, text)).toBe('danger')
})

it('hears a knife in Ukrainian, and not a no', () => {
  expect(firstOf('uk', 'ніж', 'report.safe')).not.toBe('answer:yes')
  expect(firstOf('uk', 'він має ніж')).toBe('danger')
  expect(['danger', 'topic:violence-robbery']).toContain(
    firstOf('uk', 'vin tyahnuv mene za volossya'),
  )
})

it('hears weapons that are drawn', () => {
  expect(firstOf('en', 'he has 🔪')).toBe('danger')
  expect(firstOf('nb', '🔫🔫')).toBe('danger')
})

it('does not hear "I am safe" in "I am not safe"', () => {
  expect(firstOf('ru', 'он я не в безопасности', 'report.safe')).toBe('answer:no')
})

it('takes "I am with him, back at 23.30" for no danger', () => {
  expect(firstOf('nb', 'jeg er hos han, tilbake kl 23.30')).toBe('command:safecall')
  expect(firstOf('pt-BR', 'tô com ele, volto às 23h')).toBe('command:safecall')
})
