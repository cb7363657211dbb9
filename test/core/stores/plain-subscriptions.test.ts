/** A database of the version before, in which subscriptions and ledgers named the subscriber in the clear. */
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import { sealPlainSubscriptions } from '../../../src/core/stores/plain-subscriptions.ts'
import { receiverSeal } from '../../../src/core/stores/receiver-seal.ts'
import { storesIn } from '../../../src/core/stores/stores.ts'
import { subscriberTag } from '../../../src/core/stores/subscriber-rows.ts'
import type { Address } from '../../../src/core/terms/message.ts'
import { openDatabase } from '../../../src/database/database.ts'
import { MIGRATIONS, migrate } from '../../../src/database/migrations.ts'
import { testKeys } from '../../support/bot.ts'
import { createEmptyDatabase } from '../../support/database.ts'

const NOW = new Date('2026-11-28T12:00:00Z')
const keys = testKeys()
const anna = keys.tag('sender', 'sender', 'telegram', 'anna')

/** A database as the version before left it. */
const olderDatabase = async () => {
  const { url, drop } = await createEmptyDatabase()
  onTestFinished(drop)
  const folder = mkdtempSync(join(tmpdir(), 'varsku-older-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const name of readdirSync(MIGRATIONS).filter((each) => each < '20261128'))
    cpSync(join(MIGRATIONS, name), join(folder, name), { recursive: true })
  const client = new pg.Client(url)
  await client.connect()
  await migrate(client, folder)
  return { client, url }
}

it('seals what is there at the first start, and leaves none of it in the clear', async () => {
  const { client, url } = await olderDatabase()
  const [subscriber, alert, earlier] = [1, 2, 3].map(() => crypto.randomUUID())
  const receiver = { address: 'anna' as Address, sender: Buffer.from(anna).toString('hex') }
  await client.query(`INSERT INTO subscriber VALUES ($1, $2, 'telegram', $3)`, [
    subscriber,
    subscriberTag(keys, anna),
    receiverSeal(keys).seal(subscriber ?? '', receiver),
  ])
  const told = new Date('2026-11-27T10:00:00Z')
  for (const [city, until, paused, remindedAt] of [
    ['bergen', '2026-11-29', false, told],
    ['oslo', '2026-12-24', true, null],
  ])
    await client.query(
      `INSERT INTO subscription (subscriber_id, channel, city, near, until, paused, reminded_at)
        VALUES ($1, 'telegram', $2, 'trondheim', $3, $4, $5)`,
      [subscriber, city, until, paused, remindedAt],
    )
  const sentAt = new Date('2026-11-28T10:00:00Z')
  for (const id of [alert, earlier])
    await client.query(
      `INSERT INTO alert (id, content, started_at, expires_at) VALUES ($1, '', $2, '2026-11-29')`,
      [id, sentAt],
    )
  await client.query(
    `INSERT INTO delivery (alert_id, subscriber_id, channel, state, due_at, sent_at)
      VALUES ($1, $2, 'telegram', 'sent', $3, $3)`,
    [alert, subscriber, sentAt],
  )
  await client.end()

  const database = await openDatabase({
    dataDir: '',
    databaseUrl: url,
    exclusive: false,
    onNotice: () => {},
  })
  onTestFinished(() => database.close())
  expect(await sealPlainSubscriptions(database, keys)).toBe(3)
  expect(await sealPlainSubscriptions(database, keys)).toBe(0)

  const { subscriptions } = storesIn(database.prisma, { keys, sql: database.sql })
  expect(await subscriptions.of(anna)).toMatchObject([
    { city: 'bergen', near: 'trondheim', until: '2026-11-29', paused: false },
    { city: 'oslo', near: 'trondheim', until: '2026-12-24', paused: true },
  ])
  expect(await subscriptions.called(anna, NOW)).toEqual({ at: sentAt })
  await database.prisma.delivery.updateMany({ data: { state: 'shown' } })
  expect(await subscriptions.called(anna, NOW)).toEqual({ at: told })
  const plain = await database.sql`
    SELECT subscriber_id FROM subscription WHERE subscriber_id IS NOT NULL OR until IS NOT NULL
      OR paused OR reminded_at IS NOT NULL
    UNION ALL SELECT subscriber_id FROM delivery WHERE subscriber_id IS NOT NULL`
  expect(plain).toHaveLength(0)
  await subscriptions.forget(anna)
  const { subscription, delivery } = database.prisma
  expect([await subscription.count(), await delivery.count()]).toEqual([0, 0])
})
