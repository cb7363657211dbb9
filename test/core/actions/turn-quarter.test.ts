/** What is done once a quarter, and what the first run of this version makes of what was there before. */
import { randomBytes, randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { goesOn, voiceTag } from '../../../src/core/blacklist/reports.ts'
import type { Level } from '../../../src/core/blacklist/taxonomy.ts'
import { quarterOf } from '../../../src/core/blacklist/warning.ts'
import { createTestBot, type TestBot } from '../../support/bot.ts'
import { contentOf, received } from '../../support/received.ts'
import { quarterEnds, until } from '../../support/telling.ts'

let bot: TestBot
let subjectId: string
beforeEach(async () => {
  bot = await createTestBot()
  until(bot, '2026-11-18')
  const fingerprint = Uint8Array.from(randomBytes(32))
  const made = await bot.database.prisma.subject.create({ data: { fingerprint, layer: 0 } })
  subjectId = made.id
})
afterEach(() => bot.close())

/** What a group has said of the subject, so many quarters ago. */
const said = async (group: string, quartersAgo: number, level: Level = 2): Promise<string> => {
  const id = randomUUID()
  const quarter = quarterOf(bot.now()) - quartersAgo
  const voice = voiceTag(bot.keys, group, subjectId)
  const withdrawal = Uint8Array.from(randomBytes(32))
  const expiresOn = goesOn(quarter, level)
  await bot.stores.entries.write([
    {
      id,
      subjectId,
      level,
      harms: ['no-payment'],
      dangers: [],
      quarter,
      voice,
      expiresOn,
      withdrawal,
    },
  ])
  return id
}

const counted = async () => (await bot.stores.snapshots.of([subjectId])).get(subjectId)

const left = async (): Promise<number> => bot.database.prisma.entry.count()

it('brings forward what was there before, and takes nothing away in the middle of a quarter', async () => {
  const { prisma } = bot.database
  for (const group of ['one', 'other']) await said(group, 1)
  // Alone with what it says, and past half its time: what the running quarter began with is over.
  await said('third', 7, 3)
  await said('new', 0)
  await prisma.entry.updateMany({ data: { dangers: null } })
  await prisma.sweep.create({ data: { quarter: quarterOf(bot.now()) } })
  const waits = await received(bot, { exposure: 'second', words: 'a van with a dent' })
  const content = {
    ...contentOf({ exposure: 'second', words: 'a van with a dent', city: 'hammerfest' }),
    decided: { day: '2026-11-01', level: 2, confirmed: true, by: 'mia' },
    undo: { until: 0, by: 'mia', state: 'received', level: 2, before: {} },
  }
  await prisma.report.update({
    where: { id: waits },
    data: {
      state: 'approved',
      author: null,
      content: bot.keys.seal('report', waits, JSON.stringify(content)),
    },
  })

  await bot.bot.publish()
  expect(await counted()).toEqual({ level: 3, voices: 1, all: 3, harms: [] })
  expect(await left()).toBe(4)
  expect(await prisma.entry.count({ where: { dangers: null } })).toBe(0)
  const row = await prisma.report.findUniqueOrThrow({ where: { id: waits } })
  const kept = bot.keys.open('report', waits, row.content ?? new Uint8Array())
  expect(kept).not.toMatch(/dent|hammerfest|mia/)
})

it('counts once, of what was told before the quarter, and not again until the next', async () => {
  await said('one', 0)
  await Promise.all([bot.bot.publish(), bot.bot.publish()])
  expect(await counted()).toBeUndefined()
  await quarterEnds(bot)
  expect(await counted()).toMatchObject({ voices: 1 })
  await said('other', 1)
  bot.later({ days: 60 })
  await bot.bot.publish()
  expect(await counted()).toMatchObject({ voices: 1 })
  await quarterEnds(bot)
  expect(await counted()).toMatchObject({ voices: 2 })
})

it('leaves out a damaged entry, and counts the rest', async () => {
  const damaged = await said('one', 1)
  await said('other', 1)
  await bot.database.prisma.entry.update({
    where: { id: damaged },
    data: { harms: new Uint8Array(300) },
  })
  await bot.bot.publish()
  expect(await counted()).toMatchObject({ voices: 1 })
})

it('forgets what was counted with the last that is listed', async () => {
  const only = await said('one', 1)
  await bot.bot.publish()
  expect(await counted()).toBeDefined()
  await bot.stores.entries.remove([only])
  await bot.bot.expire()
  expect(await counted()).toBeUndefined()
  expect(await bot.database.prisma.snapshot.count()).toBe(0)
})
