/** Approved is what is listed: nothing comes into an approved report that no moderator has read. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { Fingerprint } from '../../../src/core/blacklist/fingerprint.ts'
import { consented } from '../../../src/core/blacklist/receipt-changes.ts'
import type { Content } from '../../../src/core/blacklist/reports.ts'
import { createTestBot, type TestBot } from '../../support/bot.ts'
import { contentOf, received } from '../../support/received.ts'

const APPROVED = { fingerprint: 'one' as Fingerprint, ending: '99' }
const ADDED = { fingerprint: 'two' as Fingerprint, ending: '11' }
let bot: TestBot
beforeAll(async () => {
  bot = await createTestBot()
})
afterEach(async () => {
  await bot.database.prisma.report.deleteMany()
})
afterAll(() => bot.close())

it.each(['approved', 'seconding'] as const)(
  'sends a report that is %s back when a stale chat adds a number, or leaves it as it is',
  async (state) => {
    const id = await received(bot, { subjects: [APPROVED] })
    const until = bot.now().getTime() + 600_000
    const content = {
      ...contentOf({ harms: ['hit'], subjects: [APPROVED] }),
      decided: { day: '2026-11-18', level: 3, confirmed: state === 'approved', by: 'mia' },
      undo: { until, by: 'mia', state: 'received', level: 3, before: {} },
    } satisfies Content
    const row = await bot.database.prisma.report.update({
      where: { id },
      data: { state, content: bot.keys.seal('report', id, JSON.stringify(content)) },
    })
    const way = { receipt: Buffer.from(row.receipt).toString('hex'), withdrawal: '' }
    const sender = new TextEncoder().encode('anna')
    // The chat was opened when the report had another number, which she has corrected since.
    const wanted = {
      consents: { ...content.consents, caseWorker: true },
      exposure: content.exposure,
      subjects: [APPROVED, ADDED],
    }
    for (const inject of [false, true])
      await bot.stores.receipts.change(way, { sender, now: bot.now() }, (current) => {
        const change = consented(current, wanted)
        if (!inject || !change?.content) return change
        return { ...change, content: { ...change.content, subjects: [APPROVED, ADDED] } }
      })
    const after = await bot.database.prisma.report.findUniqueOrThrow({ where: { id } })
    const told: Content = JSON.parse(bot.keys.open('report', id, after.content ?? new Uint8Array()))
    expect({ state: after.state, decided: told.decided }).toEqual({ state: 'received' })
  },
)

it('leaves one that only allows something else where it is', async () => {
  const id = await received(bot, { subjects: [APPROVED] })
  const row = await bot.database.prisma.report.update({
    where: { id },
    data: { state: 'seconding' },
  })
  const way = { receipt: Buffer.from(row.receipt).toString('hex'), withdrawal: '' }
  await bot.stores.receipts.change(
    way,
    { sender: new TextEncoder().encode('anna'), now: bot.now() },
    (current) =>
      consented(current, {
        consents: { ...contentOf().consents, warn: true, caseWorker: true },
        exposure: 'weekly',
        subjects: [APPROVED],
      }),
  )
  expect(await bot.database.prisma.report.findUnique({ where: { id } })).toMatchObject({
    state: 'seconding',
  })
})
