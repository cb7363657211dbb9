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

it('forgets reports of long ago, decided or not', async () => {
  await received(bot, { harms: ['no-payment'] })
  const { reports } = bot.stores
  const left = () => bot.database.prisma.report.count()
  await reports.expire(new Date('2026-11-30'), new Date('2027-11-30'))
  expect(await left()).toBe(1)
  await reports.expire(new Date('2026-12-01'), new Date('2027-12-01'))
  expect(await left()).toBe(0)
})

it('keeps the row of what waited for another voice as long as its entries would live, and nothing in it', async () => {
  const id = await received(bot, { harms: ['no-payment'], exposure: 'second' })
  const where = { id }
  await bot.database.prisma.report.update({ where, data: { state: 'approved', level: 3 } })
  const { reports } = bot.stores
  await reports.expire(new Date('2026-12-01'), new Date('2027-12-01'))
  expect(await bot.database.prisma.report.findUnique({ where })).toMatchObject({
    state: 'approved',
    content: null,
    author: null,
  })
  await reports.expire(new Date('2028-12-01'), new Date('2029-12-31'))
  expect(await bot.database.prisma.report.count()).toBe(1)
  await reports.expire(new Date('2029-01-01'), new Date('2030-01-01'))
  expect(await bot.database.prisma.report.count()).toBe(0)
})
