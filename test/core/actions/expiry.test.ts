import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { expire } from '../../../src/core/actions/expiry.ts'
import { publish } from '../../../src/core/actions/publish-reports.ts'
import { GUESTS, goesOn, voiceTag } from '../../../src/core/blacklist/reports.ts'
import { LEVELS, type Level } from '../../../src/core/blacklist/taxonomy.ts'
import { quarterOf } from '../../../src/core/blacklist/warning.ts'
import { turnStore } from '../../../src/core/stores/turns.ts'
import type { Address } from '../../../src/core/terms/message.ts'
import { createTestBot, type TestBot } from '../../support/bot.ts'

let bot: TestBot
beforeAll(async () => {
  bot = await createTestBot()
})
afterEach(async () => {
  for (const table of ['entry', 'subject', 'sweep'] as const) {
    await bot.database.sql`DELETE FROM ${bot.database.sql(table)}`
  }
})
afterAll(() => bot.close())

const on = async (day: string): Promise<void> => {
  const { database, keys, needs } = bot
  const { log } = needs
  const now = () => new Date(day)
  // What is done once a quarter is done by the first run in it.
  await publish({ database, keys, log, now, day: (one) => one.toISOString().slice(0, 10) })
  await expire({ database, keys, turns: turnStore(database), log, now })
}

const subject = async (): Promise<string> => {
  const { id } = await bot.database.prisma.subject.create({
    data: { fingerprint: Uint8Array.from(randomBytes(32)), layer: 0 },
  })
  return id
}

/** What a group has said of a subject, in the first quarter of 2026 unless said. */
const said = async (
  subjectId: string,
  group: string,
  level: Level,
  { day = '2026-02-01', suspended = false } = {},
): Promise<string> => {
  const id = randomUUID()
  const quarter = quarterOf(new Date(day))
  await bot.stores.entries.write([
    {
      id,
      subjectId,
      level,
      harms: ['hit'],
      dangers: [],
      quarter,
      voice: voiceTag(bot.keys, group, subjectId),
      expiresOn: goesOn(quarter, level),
      withdrawal: Uint8Array.from(randomBytes(32)),
    },
  ])
  if (suspended) await bot.database.prisma.entry.update({ where: { id }, data: { suspended } })
  return id
}

const left = async (): Promise<string[]> =>
  (await bot.database.prisma.entry.findMany()).map(({ id }) => id)

describe('what several say', () => {
  const END: Record<Level, string> = {
    1: '2026-10-01',
    2: '2027-04-01',
    3: '2029-04-01',
    4: '2031-04-01',
  }

  it.each(LEVELS)('goes at its time, at level %i', async (level) => {
    const about = await subject()
    await said(about, 'one', level)
    await said(about, 'other', level)
    const end = new Date(END[level])
    await on(new Date(end.getTime() - 1).toISOString())
    expect(await left()).toHaveLength(2)
    await on(END[level])
    expect(await left()).toEqual([])
  })
})

describe('what only one voice says', () => {
  const END: Record<Level, string> = {
    1: '2026-07-01',
    2: '2026-10-01',
    3: '2027-10-01',
    4: '2028-10-01',
  }

  it.each(LEVELS)('goes in half the time, at level %i', async (level) => {
    const about = await subject()
    await said(about, 'one', level)
    await said(about, 'one', level)
    await on(new Date(new Date(END[level]).getTime() - 1).toISOString())
    expect(await left()).toHaveLength(2)
    await on(END[level])
    expect(await left()).toEqual([])
    expect(await bot.database.prisma.subject.count()).toBe(0)
  })

  it('is not held up by what is less grave, by what is disputed, or by another subject', async () => {
    const about = await subject()
    await said(about, 'one', 3)
    const less = await said(about, 'other', 2, { day: '2027-08-01' })
    const disputed = await said(about, 'third', 3, { suspended: true })
    const elsewhere = await said(await subject(), 'other', 4)
    await on('2027-10-01')
    expect((await left()).sort()).toEqual([less, disputed, elsewhere].sort())
  })

  it('is not held up by guests, who are no voice beside a group', async () => {
    const about = await subject()
    await said(about, 'one', 2)
    await said(about, GUESTS, 2)
    await on('2026-10-01')
    expect(await left()).toEqual([])
  })

  it('is held up by what is graver', async () => {
    const about = await subject()
    await said(about, 'one', 2)
    await said(about, 'other', 3)
    await on('2026-10-01')
    expect(await left()).toHaveLength(2)
  })
})

it('takes nothing away in the middle of a quarter, when a second voice is withdrawn', async () => {
  const about = await subject()
  const stays = await said(about, 'one', 2)
  const withdrawn = await said(about, 'other', 2)
  await on('2026-10-01')
  await bot.stores.entries.remove([withdrawn])
  for (const day of ['2026-10-02', '2026-11-15', '2026-12-31']) await on(day)
  expect(await left()).toEqual([stays])
  await on('2027-01-01')
  expect(await left()).toEqual([])
})

it('looks through a quarter once, however many look at the same time', async () => {
  const about = await subject()
  await said(about, 'one', 2)
  await Promise.all([on('2026-10-01'), on('2026-10-01')])
  expect(await left()).toEqual([])
  expect(await bot.database.prisma.sweep.findMany()).toEqual([
    { quarter: 2026 * 4 + 3, counted: true },
  ])
})

it('forgets guests after a month, members after a year', async () => {
  await bot.letIn('anna')
  await bot.says('bea', '/menu')
  const day = bot.now().getTime()
  const later = (days: number) => on(new Date(day + days * 86_400_000).toISOString())
  const seen = async () => [
    await bot.database.prisma.sender.count(),
    await bot.database.prisma.member.count(),
  ]
  await later(29)
  expect(await seen()).toEqual([2, 1])
  await later(32)
  expect(await seen()).toEqual([1, 1])
  await later(364)
  expect(await seen()).toEqual([1, 1])
  await later(367)
  expect(await seen()).toEqual([0, 0])
})

it('tells how many messages stay in chats of a channel that is no longer served', async () => {
  const inChat = { address: 'anna' as Address, messages: ['1', '2'], erase: true }
  for (const [id, erase] of [
    [randomUUID(), true],
    [randomUUID(), false],
  ] as const) {
    const row = { id, sender: Uint8Array.from(randomBytes(32)), channel: 'elsewhere' }
    await bot.stores.sent.keep({ ...row, dueAt: new Date('2026-03-01') }, { ...inChat, erase })
  }
  bot.logged.length = 0
  await on('2026-03-02')
  expect(bot.logged).toEqual([])
  await on('2026-03-04')
  expect(bot.logged).toEqual([
    'alarm: messages stay in chats of a channel that is no longer served 2',
  ])
  expect(await bot.database.prisma.sentMessage.count()).toBe(0)
})
