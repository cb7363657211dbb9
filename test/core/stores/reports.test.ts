import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../../support/bot.ts'
import { received } from '../../support/received.ts'

let bot: TestBot
beforeAll(async () => {
  bot = await createTestBot()
})
afterEach(async () => {
  await bot.database.prisma.report.deleteMany()
})
afterAll(() => bot.close())

it('keeps what was told sealed', async () => {
  const id = await received(bot, { harms: ['no-payment'], words: 'what was told' })
  const row = await bot.database.prisma.report.findUniqueOrThrow({ where: { id } })
  expect(Buffer.from(row.content ?? []).toString('latin1')).not.toMatch(/told|no-payment|oslo/)
  expect(await bot.stores.reports.waiting()).toBe(1)
})
