import { afterEach, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../../support/bot.ts'
import { received } from '../../support/received.ts'

let bot: TestBot
afterEach(() => bot.close())

it('leaves a damaged row out of what it reads, and says in the log how many there are', async () => {
  bot = await createTestBot()
  // The gravest is read first.
  const damaged = await received(bot, { harms: ['choked'] })
  const whole = await received(bot, {})
  await bot.database.prisma.report.update({
    where: { id: damaged },
    data: { content: new Uint8Array(300) },
  })
  const member = { id: damaged, handle: 'MIA', groupId: damaged, role: 'moderator' as const }
  const moderator = { member, senders: [bot.senderOf('mia')] }
  const next = await bot.stores.reviews.next(moderator, bot.now(), '2026-11-22')
  expect(next?.id).toBe(whole)
  expect(bot.logged).toEqual([])
  await bot.bot.expire()
  await bot.bot.expire()
  expect(bot.logged).toEqual(['damaged rows were left out: they cannot be opened 1'])
})
