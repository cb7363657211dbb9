import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fingerprintIn } from '../../../src/core/blacklist/fingerprint.ts'
import { keepPlainTurn } from '../../../src/core/stores/kept-turns.ts'
import { knownSenders } from '../../../src/core/stores/known-senders.ts'
import { listedStore } from '../../../src/core/stores/listed.ts'
import { sentMessageStore } from '../../../src/core/stores/sent-messages.ts'
import { sealSession } from '../../../src/core/stores/sessions.ts'
import { turnStore } from '../../../src/core/stores/turns.ts'
import type { Keys } from '../../../src/core/terms/keys.ts'
import type { Address } from '../../../src/core/terms/message.ts'
import { openSql } from '../../../src/database/sql.ts'
import { ownStatements } from '../../../src/database/statements.ts'
import { testKeys } from '../../support/bot.ts'
import { createTestDatabase } from '../../support/database.ts'

const NOW = new Date('2026-11-18T22:00:00Z')
/** PostgreSQL plans a statement anew so many times before it may keep a plan. */
const TRIED = 5

let keys: Keys
let sql: postgres.Sql
let close: () => Promise<void>

beforeAll(async () => {
  const { database, drop } = await createTestDatabase()
  keys = testKeys()
  sql = openSql(database.url, { most: 1, silence: 60_000 })
  close = async () => {
    await sql.end()
    await drop()
  }
})
afterAll(() => close())

/** What the stores do for a check of somebody who checks again and again. */
const check = async (before: number): Promise<number> => {
  const sender = keys.tag('sender', 'sender', 'telegram', 'anna')
  const [id, dedupe] = [randomUUID(), keys.tag('inbox', 'dedupe', randomUUID())]
  const turns = turnStore({ sql })
  await turns.accept({ id, dedupe, channel: 'telegram', sender, content: sender, at: NOW })
  await knownSenders({ sql }, keys)({ id, sender }, NOW, NOW)
  const tag = keys.tag('subject', 'layer', randomUUID())
  await listedStore({ sql }, keys).of([fingerprintIn({ layer: 0, tag })])
  const session = sealSession(keys, sender, { session: {}, now: NOW })
  const cap = { owner: sender, kind: 'check', day: 100, month: 100 } as const
  const use = { caps: [cap], amount: 1, now: NOW, kind: 'check', most: 100 } as const
  const turn = { id, sender, content: sender, member: undefined, session, before, use }
  expect(await keepPlainTurn({ database: { sql }, keys }, turn)).toBe(true)
  const row = { id: randomUUID(), sender, channel: 'telegram', dueAt: NOW }
  const inChat = { address: 'anna' as Address, messages: ['1'], erase: true }
  await sentMessageStore(ownStatements(sql), keys).keep(row, inChat)
  await turns.delivered(id, 'delivered')
  return session.revision
}

it('the plans of all that a check asks are kept', async () => {
  // As it is after some weeks: where nothing is kept, every plan is as good as any other.
  await sql`INSERT INTO subject (fingerprint, layer)
    SELECT sha256(uuid_send(gen_random_uuid())), 0 FROM generate_series(1, 2000)`
  await sql`INSERT INTO turn (id, dedupe, channel, state, accepted_at)
    SELECT gen_random_uuid(), sha256(uuid_send(gen_random_uuid())), 'telegram', 'delivered', ${NOW}
    FROM generate_series(1, 2000)`
  await sql`ANALYZE`
  let revision = 0
  for (let checks = 0; checks < 3 * TRIED; checks++) revision = await check(revision)
  const plans = await sql<{ statement: string; custom: number }[]>`
    SELECT statement, custom_plans::int AS custom FROM pg_prepared_statements
    WHERE generic_plans + custom_plans >= ${3 * TRIED - 1}`
  expect(plans.length).toBe(6)
  expect(plans.filter(({ custom }) => custom > TRIED)).toEqual([])
})
