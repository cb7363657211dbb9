import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  idleSteps,
  moveSteps,
  NOBODYS,
  type Parts,
  type Steps,
  uniteSteps,
  wipeSteps,
} from '../../../src/core/stores/senders.ts'
import type { Address } from '../../../src/core/terms/message.ts'
import { createTestBot, type TestBot } from '../../support/bot.ts'

let bot: TestBot
let tables: string[]
beforeAll(async () => {
  bot = await createTestBot()
  const rows = await bot.database.sql<{ name: string }[]>`
    SELECT tablename AS name FROM pg_tables
    WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY 1`
  tables = rows.map(({ name }) => name)
})
afterAll(() => bot.close())

/** The name of a table as PostgreSQL has it. */
const inDatabase = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

const lists = (): Record<string, Steps> => {
  const parts: Parts = { db: bot.database.prisma, ...bot.stores }
  const [from, to] = [bot.senderOf('anna'), bot.senderOf('bea')]
  const now = bot.now()
  return {
    wipe: wipeSteps(parts, from, now),
    move: moveSteps(
      parts,
      { from, to, reach: { channel: 'telegram', address: 'bea' as Address } },
      now,
    ),
    unite: uniteSteps(parts, { from, to }, now, (session) => session),
    idle: idleSteps(parts, { memberIds: [], senders: [] }),
  }
}

it.each(['wipe', 'move', 'unite', 'idle'])(
  'decides for %s on every table that PostgreSQL has',
  (name) => {
    expect(
      Object.keys(lists()[name] ?? {})
        .map(inDatabase)
        .sort(),
    ).toEqual(tables)
  },
)

it('calls no table nobody’s that has a column by which a sender is known', async () => {
  const rows = await bot.database.sql<{ name: string }[]>`
    SELECT DISTINCT table_name AS name FROM information_schema.columns
    WHERE table_schema = 'public' AND (table_name IN ('sender', 'member', 'subscriber') OR column_name IN
      ('sender', 'author', 'owner', 'actor', 'claim', 'voice', 'member_id', 'group_id', 'reader'))`
  const named = rows.map(({ name }) => name)
  expect(named.length).toBeGreaterThan(10)
  expect(
    Object.keys(NOBODYS)
      .map(inDatabase)
      .filter((name) => named.includes(name)),
  ).toEqual([])
})

it('is said of every table in SECURITY.md, and of no other, what is kept', async () => {
  const text = await readFile(new URL('../../../SECURITY.md', import.meta.url), 'utf8')
  const [, section = ''] = text.split('\n## What is kept\n')
  const [kept = ''] = section.split('\n## ')
  const named = [...kept.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name)
  // The queue's own schema, or Redis.
  expect(named.filter((name) => name !== 'bullmq').sort()).toEqual(tables)
})
