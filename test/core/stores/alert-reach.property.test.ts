/** Whom an alert reaches is one rule; its SQL, and what is claimed by it, say the same. */
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import type { Fragment } from 'postgres'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { dayAfter, dayOf } from '../../../src/core/alerts/dates.ts'
import { type AlertDeliveryState, hasGot, isOn, reaches } from '../../../src/core/alerts/reaches.ts'
import { alertDeliveryStore } from '../../../src/core/stores/alert-deliveries.ts'
import { reachesSql } from '../../../src/core/stores/alert-reach.ts'
import { deliverySeal } from '../../../src/core/stores/delivery-seal.ts'
import { subscriptionSeal } from '../../../src/core/stores/subscription-seal.ts'
import { type Database, Prisma } from '../../../src/database/database.ts'
import { testKeys } from '../../support/bot.ts'
import { createTestDatabase } from '../../support/database.ts'

const RUNS = process.env['SOAK'] === undefined ? 60 : 2_000
const NOW = new Date('2026-11-18T22:00:00Z')
const TODAY = dayOf(NOW)
const CHANNEL = 'telegram'
const keys = testKeys()
const subscriptions = subscriptionSeal(keys)

let database: Database
let drop: () => Promise<void>
beforeAll(async () => {
  ;({ database, drop } = await createTestDatabase())
})
afterAll(() => drop())

const city = fc.constantFrom('oslo', 'bergen', 'askoy')
const subscription = fc.record({
  peer: fc.nat({ max: 4 }),
  city,
  near: fc.option(city),
  country: fc.boolean(),
  days: fc.integer({ min: -1, max: 1 }),
  paused: fc.boolean(),
})
const state = fc.option(
  fc.constantFrom<AlertDeliveryState>('claimed', 'sent', 'shown', 'quiet', 'later', 'unwanted'),
)
const alertCase = fc.record({
  city,
  takenBack: fc.boolean(),
  subscriptions: fc.uniqueArray(subscription, {
    maxLength: 12,
    selector: ({ peer, city }) => `${peer} ${city}`,
  }),
  /** How far the alert that this one corrects had come to each peer. */
  before: fc.option(fc.tuple(state, state, state, state, state)),
})

type AlertCase = typeof alertCase extends fc.Arbitrary<infer Case> ? Case : never

/** Keeps it all; the ids of the peers and of the alert. */
const keep = async ({ subscriptions: followed, before }: AlertCase) => {
  const { prisma, sql } = database
  await sql`TRUNCATE alert, subscriber, subscription CASCADE`
  const peers = Array.from({ length: 5 }, () => randomUUID())
  const [alert, earlier] = [randomUUID(), randomUUID()]
  await prisma.subscriber.createMany({
    data: peers.map((id) => ({
      id,
      channel: CHANNEL,
      tag: Buffer.from(id),
      content: new Uint8Array(8),
    })),
  })
  await prisma.subscription.createMany({
    data: followed.map(({ peer, city, near, country, days, paused }) => {
      const [id, subscriber] = [randomUUID(), peers[peer] ?? '']
      const until = dayAfter(TODAY, days)
      return {
        id,
        owner: subscriptions.ownerOf(subscriber, city),
        channel: CHANNEL,
        city,
        near,
        country,
        content: subscriptions.seal(id, { subscriber, until, paused, remindedAt: null }),
      }
    }),
  })
  const times = { startedAt: NOW, expiresAt: new Date(NOW.getTime() + 3_600_000) }
  await prisma.alert.createMany({
    data: [
      { id: earlier, content: new Uint8Array(8), state: 'stopped', ...times },
      { id: alert, content: new Uint8Array(8), corrects: before && earlier, ...times },
    ],
  })
  await prisma.fanout.create({ data: { alertId: alert, channel: CHANNEL, stage: before ? 0 : 1 } })
  for (const [index, state] of (before ?? []).entries())
    if (state)
      await prisma.delivery.create({
        data: {
          alertId: earlier,
          ...deliverySeal(keys).entryOf(earlier, peers[index] ?? ''),
          channel: CHANNEL,
          state,
          dueAt: NOW,
        },
      })
  return { peers, alert }
}

/** All whom an alert is sent to, taken two at a time. */
const claimAll = async (alert: string, content: AlertCase): Promise<string[]> => {
  const deliveries = alertDeliveryStore(database, keys)
  const about = { city: content.city, ...(content.takenBack && { takenBack: true as const }) }
  const found: string[] = []
  for (let more = true; more; ) {
    const slice = await deliveries.claim(alert, CHANNEL, about, 2, NOW)
    found.push(...slice.claimed.map(({ id }) => id))
    more = slice.more
  }
  return found.sort()
}

it(`agrees with its SQL, and is what is claimed, in ${RUNS} cases`, async () => {
  const { sql, prisma } = database
  await fc.assert(
    fc.asyncProperty(alertCase, async (one) => {
      const { peers, alert } = await keep(one)
      const about = { city: one.city, ...(one.takenBack && { takenBack: true as const }) }
      const rows = await prisma.subscription.findMany()
      const opened = rows.flatMap((row) => subscriptions.readable(row) ?? [])
      expect(opened).toHaveLength(one.subscriptions.length)
      const reached = opened.filter((each) => reaches(each, about, TODAY))
      const expected = reached.map(({ id }) => id).sort()
      const areOn = new Set(opened.filter((each) => isOn(each, TODAY)).map(({ id }) => id))
      const chosen = (found: readonly { id: string }[]) =>
        found
          .map(({ id }) => id)
          .filter((id) => areOn.has(id))
          .sort()

      const inSql = reachesSql<Fragment>(sql, about)
      const found = await sql<{ id: string }[]>`
        SELECT s.id FROM subscription s WHERE ${inSql.town} OR ${inSql.near} OR ${inSql.country}`
      expect(chosen(found)).toEqual(expected)

      const inPrisma = reachesSql(Prisma.sql, about)
      const alike = await prisma.$queryRaw<{ id: string }[]>(Prisma.sql`
        SELECT s.id FROM subscription s
        WHERE ${inPrisma.town} OR ${inPrisma.near} OR ${inPrisma.country}`)
      expect(chosen(alike)).toEqual(expected)

      const corrected = peers.filter((_, index) => hasGot(one.before?.[index] ?? undefined))
      const followers = reached.map(({ subscriber }) => subscriber)
      expect(await claimAll(alert, one)).toEqual([...new Set([...followers, ...corrected])].sort())
    }),
    { numRuns: RUNS },
  )
})
