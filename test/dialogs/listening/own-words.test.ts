/** In her own words, all is kept first: what somebody said is no stop, and raises no alarm. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ownCall } from '../../../src/core/actions/safe-call.ts'
import { say } from '../../../src/core/terms/text.ts'
import { createTestBot, type TestBot } from '../../support/bot.ts'
import { newcomer, TO_TOWN } from '../../support/newcomer.ts'
import { watchingOver } from '../../support/safe-calls.ts'

let bot: TestBot
beforeAll(async () => {
  bot = await createTestBot()
})
afterAll(() => bot.close())

/** The options that lead from the town to her own words. */
const TO_WORDS = ['no', 'more', 'words']

/** What somebody sees, and where she is, who tells that in her own words while a safe-call of hers is open. */
const told = async (language: string, text: string) => {
  const people = watchingOver(bot)
  const [peer, buddy] = [await newcomer(bot, language), await newcomer(bot, language)]
  await people.pair(peer.name, buddy.name)
  await people.begins(peer.name, 60)
  await peer.says('/report')
  await peer.taps(...TO_TOWN)
  await peer.says('Bergen')
  await peer.taps(...TO_WORDS)
  peer.heard()
  await peer.says(text)
  const { at, kept } = await peer.session()
  const call = await people.as(peer.name, ownCall)
  return {
    words: (at?.dialog === 'report' ? at : kept)?.draft['words'],
    isAlarm: call?.alarm !== undefined || call?.alarmAt !== undefined,
    shown: peer.heard(),
  }
}

/** By language: a stop that was said to him; a threat that he said. */
const SAID: Record<string, { stop: string[]; threat: string }> = {
  en: {
    stop: ['stop i said', 'i said stop', 'i begged him to stop'],
    threat: 'he said he will kill me',
  },
  nb: {
    stop: ['stopp sa jeg', 'jeg sa stopp', 'jeg skrek stopp'],
    threat: 'han sa han skal drepe meg',
  },
  es: {
    stop: ['para le dije', 'yo dije para', 'basta grité'],
    threat: 'él dijo que me va a matar',
  },
  'pt-BR': { stop: ['para eu disse', 'eu disse para'], threat: 'ele disse que vai me matar' },
  ro: { stop: ['stop i-am zis', 'am zis stop'], threat: 'a zis că mă omoară' },
  bg: { stop: ['спри казах', 'казах му спри'], threat: 'той каза че ще ме убие' },
  ru: { stop: ['стоп сказала я', 'я кричала хватит'], threat: 'он сказал что убьет меня' },
  uk: { stop: ['стоп сказала я', 'я кричала досить'], threat: "він сказав що вб'є мене" },
  th: { stop: ['บอกว่าหยุด', 'หนูบอกว่าพอแล้ว'], threat: 'เขาบอกว่าจะฆ่าฉัน' },
}

describe.each(Object.entries(SAID))('In %s', (language, { stop, threat }) => {
  it.each(stop)('%j is kept, and is no stop', async (text) => {
    const { words, shown } = await told(language, text)
    expect(words).toBe(text)
    expect(shown).not.toContain(bot.words.in(language, say('story.stopOrWords')))
  })

  it(`${threat}: is kept, and raises no alarm`, async () => {
    const { words, isAlarm } = await told(language, threat)
    expect(words).toBe(threat)
    expect(isAlarm).toBe(false)
  })
})

it.each(['y', 'd', '👍'])('keeps %s', async (text) => {
  expect((await told('en', text)).words).toBe(text)
})

it('still raises the alarm for what happens now', async () => {
  const { words, isAlarm } = await told('en', 'he is at the door')
  expect([words, isAlarm]).toEqual(['he is at the door', true])
})

it('still asks whether a stop alone is one', async () => {
  const { words, shown } = await told('en', 'i dont want to write anymore stop')
  expect(words).toBeUndefined()
  expect(shown).toContain('Do you want to stop')
})
