/** After the verdict, and before it counts, a moderator is warned of a number that may be the wrong one. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../support/bot.ts'
import { answerTo, receiptOf, settled, tellOf } from '../support/telling.ts'

/** The organisation's own number. */
const OWN = '+47 22 33 44 55'

let bot: TestBot
beforeAll(async () => {
  bot = await createTestBot({ desk: { hours: [], phone: OWN } })
  for (const moderator of ['mia', 'mona']) await bot.letIn(moderator, 'moderator')
  for (const member of ['anna', 'bea']) await bot.letIn(member)
})
afterEach(async () => {
  await settled(bot)
  await bot.database.prisma.entry.deleteMany()
  await bot.database.prisma.report.deleteMany()
  bot.later({ days: 1 })
})
afterAll(async () => {
  expect(bot.logged).toEqual([])
  await bot.close()
})

/** A landline that nobody has, a mobile that is kept for fiction. */
const LANDLINE = '55 00 00 01'
const MOBILE = '+1 201 555 0123'
const RISK = 'Warn: 2 risk'
const THEN =
  'It does not count yet. If the number may be wrong, undo this and ask about the number.'

const decides = async (moderator: string, ...taps: string[]): Promise<string> => {
  const read = await answerTo(bot, moderator, '/review')
  expect(read).not.toContain('⚠️')
  for (const tap of taps) await bot.taps(moderator, tap)
  return bot.heard(moderator)
}

it('of a landline she is told once level and verdict are fixed, and she can undo it', async () => {
  await tellOf(bot, 'anna', LANDLINE)
  const said = await decides('mia', RISK)
  expect(said).toContain('⚠️ The number is a landline')
  expect(said).toContain(THEN)
  await bot.taps('mia', 'Undo')
  expect(bot.heard('mia')).toContain('Undone. Here it is again.')
  for (const tap of ['Something else', 'Ask the reporter', 'Is the number right?'])
    await bot.taps('mia', tap)
  expect(bot.heard('mia')).toContain('This is what the reporter will read:')
})

it('of any other number she is told nothing', async () => {
  await tellOf(bot, 'anna', MOBILE)
  expect(await decides('mia', RISK)).not.toContain(THEN)
})

it('of a number of somebody who helps she is told', async () => {
  await tellOf(bot, 'anna', OWN)
  expect(await decides('mia', RISK)).toContain('⚠️ The number belongs to a service')
  await bot.taps('mia', 'What we know about it')
  expect(bot.heard('mia')).toContain('⚠️ The number belongs to a service')
})

it('also of a number that came with a correction', async () => {
  bot.heard('anna')
  await tellOf(bot, 'anna', MOBILE)
  await bot.says('anna', receiptOf(bot, 'anna'))
  for (const tap of ['Correct something', 'The phone number']) await bot.taps('anna', tap)
  await bot.says('anna', LANDLINE)
  expect(bot.heard('anna')).toContain('I have changed it.')
  expect(await decides('mia', RISK)).toContain('⚠️ The number is a landline')
})

it('and where unrelated reports say that it is different people', async () => {
  const was = (who: string) => ({ more: ['Add more', 'Who it was', who, 'Nothing more'] })
  await tellOf(bot, 'anna', MOBILE, was('A client'))
  await tellOf(bot, 'bea', MOBILE, was('Robber or gang'))
  expect(await decides('mia', RISK)).not.toContain(THEN)
  await tellOf(bot, 'guest', MOBILE, was('Landlord or hotel'))
  const said = await decides('mia', RISK)
  expect(said).toContain('⚠️ Another report on this number says it is somebody else.')
  expect(said).toContain(THEN)
})
