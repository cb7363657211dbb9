/**
 * No message makes the bot think for long: the time in which a pattern is looked for grows with the length
 * of the text, and no faster. Counted in steps, which are the same on every machine.
 */
import { expect, it } from 'vitest'
import { patternsOf, readers } from '../../bench/patterns/collect.ts'
import { hostileText, pumpsOf } from '../../bench/patterns/hostile.ts'
import { stepsOf } from '../../bench/patterns/steps.ts'
import { createTestBot } from '../support/bot.ts'

const all = readers()

const SHORT = 200
/** Twice the length takes twice the steps; with the square it would be four times as many. */
const MOST = 2.5

/** How many times as many steps a text of twice the length takes, at the worst. */
const growthOf = (pattern: RegExp): number =>
  Math.max(
    ...pumpsOf(pattern).map((pump) => {
      const [short, long] = [SHORT, SHORT * 2].map((length) =>
        stepsOf(pattern, hostileText(pump, length)),
      )
      // Both without an end: no figure, and as bad as can be.
      return long === Number.POSITIVE_INFINITY ? long : (long ?? 0) / (short ?? 1)
    }),
  )

it('counts as an engine goes that tries one way after another', () => {
  expect(stepsOf(/a/, 'bbba')).toBe(4)
  expect(stepsOf(/a+b/, 'aac')).toBe(10)
  expect(stepsOf(/(?<=a)b/g, 'abab')).toBe(7)
  // What is known to grow is found to grow.
  for (const pattern of [/[a-z]+@/, /(?:a|b)*c/, /\s+$/, /(a+)+b/, /^(?:.*,)+x/])
    expect([String(pattern), growthOf(pattern) > MOST]).toEqual([String(pattern), true])
  expect(growthOf(/(?<![a-z])[a-z]+@/)).toBeLessThan(MOST)
})

it('looks for each pattern in a time that grows as the message does', () => {
  const patterns = patternsOf(all)
  // So many were there, and they are found while messages are read: fewer means that some were not.
  expect(patterns.length).toBeGreaterThan(150)
  for (const known of ['VCARD', '@[', 'jeg heter', 'kr(?:oner'])
    expect(patterns.some(({ source }) => source.includes(known))).toBe(true)
  const growing = patterns.filter((pattern) => growthOf(pattern) > MOST)
  expect(growing.map(String)).toEqual([])
}, 120_000)

it('reads a word of 10,000 letters with twice the work of one of 5,000', () => {
  const { slice } = String.prototype
  /** How many letters are copied while a text is read. */
  const copiedOf = (text: string): number => {
    let copied = 0
    String.prototype.slice = function (...where) {
      const part = slice.apply(this, where)
      copied += part.length
      return part
    }
    try {
      for (const read of all) read(text)
    } finally {
      String.prototype.slice = slice
    }
    return copied
  }
  // What is made when something is read for the first time does not count.
  copiedOf('hello')
  for (const letters of ['a0', 'ab', 'ж', 'ก', 'æ5'])
    expect(copiedOf(letters.repeat(10_000 / letters.length)), letters).toBeLessThan(
      MOST * copiedOf(letters.repeat(5_000 / letters.length)) + 200_000,
    )
})

it('reads no more of a message than an answer can be long, and says that it was too long', async () => {
  const bot = await createTestBot()
  const cry = 'help, he is hitting me'
  await bot.says('anna', `${'so '.repeat(3_000)} ${cry}`)
  expect(bot.heard('anna')).toContain('Let the money go')
  // What comes after more than any message of Telegram is not read.
  await bot.says('bea', `${'so '.repeat(30_000)} ${cry}`)
  expect(bot.heard('bea')).not.toContain('Let the money go')
  await bot.says('anna', '/report')
  for (const tap of [
    'Yes',
    'Robs or does not pay',
    'Done',
    'Did not pay, took money back',
    'Done',
    'Skip',
    'Oslo',
  ])
    await bot.taps('anna', tap)
  for (const tap of ['No, thank you', 'Add more', 'In my own words']) await bot.taps('anna', tap)
  bot.heard('anna')
  await bot.says('anna', 'word '.repeat(20_000))
  expect(bot.heard('anna')).toContain('That is more than I can take in one go')
  await bot.close()
}, 120_000)
