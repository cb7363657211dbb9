import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { createFingerprinter } from '../../../src/core/blacklist/fingerprint.ts'
import type { Consents, Content, Exposure } from '../../../src/core/blacklist/reports.ts'
import type { Harm } from '../../../src/core/blacklist/taxonomy.ts'
import { readPhones } from '../../../src/core/identifiers/phone/phone.ts'
import { createTestBot, TEST_COST, type TestBot } from '../../support/bot.ts'
import { decided, received } from '../../support/received.ts'

let bot: TestBot
beforeAll(async () => {
  bot = await createTestBot()
})
afterEach(async () => {
  await bot.database.prisma.entry.deleteMany()
  await bot.database.prisma.report.deleteMany()
})
afterAll(() => bot.close())

interface Wishes {
  consents?: Partial<Consents>
  exposure?: Exposure
  harms?: Harm[]
}

/** A report of this month with a number in it. */
const receive = async ({ consents = {}, exposure = 'reviewed', harms }: Wishes = {}) => {
  const { numbers } = readPhones('+1 201 555 0160', 'NO')
  const fingerprinter = createFingerprinter({ keys: bot.keys, cost: TEST_COST, concurrency: 1 })
  const [fingerprint] = await fingerprinter.of(numbers)
  const [number] = numbers
  if (!fingerprint || !number) throw new Error('that is no number')
  const nothing = { warn: true, caseWorker: false, policeAnonymous: false, policeForMe: false }
  return received(bot, {
    ...(harms && { harms }),
    subjects: [{ fingerprint, ending: '60', number }],
    consents: { ...nothing, ...consents },
    exposure,
    words: 'what was told',
    language: 'en',
    came: '2026-11-18T21',
  })
}

/** Approved, and too late to be taken back. */
const approve = async (id: string) => {
  await decided(bot, id)
  bot.later({ hours: 1 })
  await bot.bot.publish()
}

const kept = async (id: string): Promise<Partial<Content> | null> => {
  const { content } = await bot.database.prisma.report.findUniqueOrThrow({ where: { id } })
  return content && JSON.parse(bot.keys.open('report', id, content))
}

const open = async () => (await bot.stores.cases.all(bot.now())).map(({ id }) => id)

it.each(['caseWorker', 'policeAnonymous', 'policeForMe'] as const)(
  'keeps a decided report for %s, without what leads to her or to its entries',
  async (consent) => {
    const id = await receive({ consents: { [consent]: true } })
    await approve(id)
    expect(await open()).toEqual([id])
    const copy = await kept(id)
    expect(copy).toMatchObject({
      words: 'what was told',
      subjects: [{ number: 'tel:+12015550160' }],
    })
    for (const leads of ['group', 'withdrawal', 'entries', 'decided', 'came', 'language'])
      expect(copy).not.toHaveProperty(leads)
    expect(await bot.database.prisma.entry.count()).toBe(1)
  },
)

it('keeps one that lists nobody, too', async () => {
  const id = await receive({ consents: { caseWorker: true }, harms: ['feeling'] })
  await approve(id)
  expect(await open()).toEqual([id])
})

it('keeps nothing of a report whose reporter asked for nobody', async () => {
  const id = await receive()
  await approve(id)
  expect(await open()).toEqual([])
  expect(await kept(id)).toBeNull()
})

it('hands nothing over before somebody has decided, and it cannot be undone any more', async () => {
  const id = await receive({ consents: { caseWorker: true } })
  expect(await open()).toEqual([])
  expect(await bot.stores.cases.of(id, bot.now())).toBeUndefined()
  expect(await bot.stores.cases.close(id, bot.now())).toBe(false)
  await decided(bot, id)
  expect(await open()).toEqual([])
  bot.later({ hours: 1 })
  expect(await open()).toEqual([id])
})

it('helps her too of whose report nobody is warned', async () => {
  const id = await receive({ consents: { caseWorker: true } })
  await decided(bot, id, 'decline')
  bot.later({ hours: 1 })
  expect(await open()).toEqual([id])
  await bot.bot.publish()
  expect(await bot.stores.cases.close(id, bot.now())).toBe(true)
  expect(await kept(id)).toBeNull()
})

it('destroys the copy when the case is closed', async () => {
  const id = await receive({ consents: { caseWorker: true } })
  await approve(id)
  expect(await bot.stores.cases.close(id, bot.now())).toBe(true)
  expect(await kept(id)).toBeNull()
  expect(await bot.stores.cases.close(id, bot.now())).toBe(false)
  expect(await bot.stores.cases.close(randomUUID(), bot.now())).toBe(false)
})

it('closes the case of a report that still waits for its week, which is then shown all the same', async () => {
  const id = await receive({ consents: { caseWorker: true }, exposure: 'weekly' })
  await approve(id)
  expect(await open()).toEqual([id])
  expect(await bot.stores.cases.close(id, bot.now())).toBe(true)
  expect(await open()).toEqual([])
  expect((await kept(id))?.subjects?.[0]).not.toHaveProperty('number')
  bot.later({ days: 7 })
  await bot.bot.publish()
  bot.later({ days: -7 })
  expect(await bot.database.prisma.entry.count()).toBe(1)
  expect(await kept(id)).toBeNull()
})

it('keeps a case twelve months at the most', async () => {
  const id = await receive({ consents: { policeForMe: true } })
  await approve(id)
  await bot.stores.audit.note('operator', 'case.read', bot.now(), { reportId: id })
  bot.later({ days: 365 })
  await bot.bot.expire()
  expect(await open()).toEqual([id])
  bot.later({ days: 13 })
  await bot.bot.expire()
  expect(await open()).toEqual([])
  expect(await bot.database.prisma.report.count()).toBe(0)
})
