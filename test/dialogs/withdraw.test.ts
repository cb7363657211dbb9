/** Whoever takes a report back that colleagues may be reading of is asked when it goes, and why she may want to wait. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../support/bot.ts'
import { answerTo, receiptOf, review, tellOf, until } from '../support/telling.ts'

const NUMBER = '+1 201 555 0180'
const LISTED = /^🟠 Risk/m
const UNLISTED = /^⚪️ There is no warning about this number/m
const ASKED = 'know it was yours'
const LATER = 'Yes, next week, with others'

let bot: TestBot
let receipt: string
beforeEach(async () => {
  bot = await createTestBot()
  // A Wednesday.
  until(bot, '2026-11-18')
  for (const member of ['anna', 'bea']) await bot.letIn(member)
  await bot.letIn('mona', 'moderator')
  await tellOf(bot, 'anna', NUMBER)
  receipt = receiptOf(bot, 'anna')
})
afterEach(() => bot.close())

const told = () => answerTo(bot, 'bea', NUMBER)

const takesBack = async (when: string): Promise<string> => {
  await bot.says('anna', receipt)
  await bot.taps('anna', 'Take it back')
  bot.heard('anna')
  await bot.taps('anna', when)
  return bot.heard('anna')
}

it('goes with others at the beginning of next week, and what was told is deleted at once', async () => {
  await review(bot, 'mona', 'Warn: 2 risk')
  await bot.says('anna', receipt)
  bot.heard('anna')
  await bot.taps('anna', 'Take it back')
  expect(bot.heard('anna')).toContain(ASKED)
  expect(await takesBack(LATER)).toContain('What you told me is deleted.')
  expect(
    await bot.database.prisma.report.findMany({ select: { state: true, content: true } }),
  ).toEqual([{ state: 'withdrawn', content: null }])
  for (let day = 0; day < 5; day++) {
    await bot.bot.publish()
    await bot.bot.expire()
    expect(await told()).toMatch(LISTED)
    bot.later({ days: 1 })
  }
  await bot.bot.publish()
  expect(await told()).toMatch(UNLISTED)
  expect(await bot.database.prisma.entry.count()).toBe(0)
})

it.each(['Yes, take it back', 'Wrong number: take it back at once'])(
  'goes at once: %s',
  async (when) => {
    await review(bot, 'mona', 'Warn: 2 risk')
    expect(await told()).toMatch(LISTED)
    expect(await takesBack(when)).toContain('It is gone.')
    expect(await told()).toMatch(UNLISTED)
  },
)

it('stays no longer than it would have stayed anyway', async () => {
  await review(bot, 'mona', 'Warn: 2 risk')
  const soon = new Date('2026-11-20')
  await bot.database.prisma.entry.updateMany({ data: { expiresOn: soon } })
  await takesBack(LATER)
  expect(await bot.database.prisma.entry.findMany({ select: { expiresOn: true } })).toEqual([
    { expiresOn: soon },
  ])
})

it('is not asked where nobody has been warned', async () => {
  await bot.says('anna', receipt)
  bot.heard('anna')
  await bot.taps('anna', 'Take it back')
  const asked = bot.heard('anna')
  expect(asked).toContain('Yes, take it back')
  expect(asked).not.toContain(ASKED)
  expect(asked).not.toContain(LATER)
})

it('tells the town nothing on the day on which it is to go unseen', async () => {
  await bot.says('bea', 'Oslo')
  await bot.taps('bea', 'Only Oslo')
  await bot.taps('bea', '30 days')
  await review(bot, 'mona', 'Warn: 2 risk')
  const alerts = await bot.database.prisma.alert.count()
  await takesBack(LATER)
  expect(await bot.database.prisma.alert.count()).toBe(alerts)
})
