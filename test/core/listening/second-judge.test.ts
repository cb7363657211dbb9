import { expect, it } from 'vitest'
import { learn } from '../../../bench/listening/learner.ts'
import { createListener } from '../../../bench/listening/measure.ts'
import { createPartlySaid } from '../../../src/core/listening/partly-said.ts'
import { createSecondJudge } from '../../../src/core/listening/second-judge.ts'
import type { Utterance } from '../../../src/core/listening/utterance.ts'
import { weighed } from '../../../src/core/listening/weighed.ts'

const listener = createListener()
const firstOf = (lang: string, text: string, context = 'idle-member') =>
  listener.meaningsOf({ lang, text, context })[0]

const unheard: Utterance = {
  dangers: [],
  goingOn: [],
  surmised: [],
  isNothing: false,
  isCry: false,
  meanings: [],
  said: new Set(),
  starts: new Set(),
  denied: new Set(),
  affirmed: new Set(),
  word: undefined,
  language: 'en',
  isLanguageClear: true,
  length: 4,
}

it('hears a danger that no rule hears, if it is likely by all that is said', () => {
  const likely = new Map([
    ['danger:attacked', 0.6],
    ['danger:hurt', 0.1],
    ['nothing', 0.3],
  ])
  expect(weighed(unheard, likely).surmised).toEqual(['attacked'])
  expect(weighed(unheard, new Map([['danger:attacked', 0.3]])).surmised).toEqual([])
})

it('keeps a danger that a rule hears, even if all that is said sounds harmless', () => {
  const heard: Utterance = {
    ...unheard,
    dangers: ['attacked'],
    goingOn: ['attacked'],
    said: new Set(['weapon']),
    length: 9,
  }
  expect(weighed(heard, new Map([['nothing', 1]]))).toMatchObject({
    dangers: ['attacked'],
    goingOn: ['attacked'],
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
  ['en', 'I am home now'],
])('leaves short words to the rules: %s %s', (lang, text) => {
  expect(['nothing', 'command:start', undefined]).toContain(firstOf(lang, text))
})

it('keeps a cry for help, however little it says', () => {
  const cry: Utterance = { ...unheard, isCry: true }
  expect(weighed(cry, new Map([['nothing', 1]])).isCry).toBe(true)
})

it('starts nothing that is not clear', () => {
  const unclear = new Map([
    ['topic:housing', 0.2],
    ['topic:hotels', 0.2],
  ])
  expect(weighed(unheard, unclear).meanings).toEqual([])
  expect(weighed(unheard, new Map([['topic:housing', 0.25]])).meanings).toEqual([])
  expect(weighed(unheard, new Map([['topic:housing', 0.9]])).meanings[0]?.meaning).toBe(
    'topic:housing',
  )
  const two = { ...unheard, length: 2 }
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

it('hears a knife in Ukrainian, and not a no', () => {
  expect(firstOf('uk', 'ніж', 'report.safe')).not.toBe('answer:yes')
  expect(firstOf('uk', 'він має ніж')).toBe('danger')
  expect(firstOf('uk', 'vin tyahnuv mene za volossya')).toBe('topic:violence-robbery')
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
