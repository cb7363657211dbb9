/**
 * SECURITY.md: a copy of the database does not say which towns one person follows, nor until when: town
 * after town with dates is a touring person's advert, and the advert names her.
 */
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Address } from '../../src/core/terms/message.ts'
import { createTestBot, type TestBot } from '../support/bot.ts'

const TOWNS = ['bergen', 'oslo', 'trondheim', 'stavanger']
const PEOPLE = ['anna', 'bea', 'cara', 'dora', 'eva']

let bot: TestBot
beforeEach(async () => {
  bot = await createTestBot()
  for (const [index, person] of PEOPLE.entries()) {
    await bot.letIn(person)
    const reach = { channel: 'telegram', address: person as Address }
    for (const [leg, city] of TOWNS.entries())
      await bot.stores.subscriptions.follow(bot.senderOf(person), reach, {
        city,
        near: undefined,
        country: false,
        until: `2026-12-${10 + leg * 5 + index}`,
      })
  }
})
afterEach(() => bot.close())

const warn = (city: string) =>
  bot.stores.alerts.publish(
    { content: { kind: 'client', level: 3, dangers: [], city, flags: [], descriptors: {} } },
    bot.now(),
  )

interface Cell {
  /** Table and, of an alert's ledger, the alert. */
  where: string
  column: string
  value: string
}

/** What a thief may know of a subscription: how she is reached, and about which town. */
const CLEAR = ['channel', 'city', 'near', 'country']
/** Of a delivery: which alert, and what became of it. */
const LEDGER = ['alert_id', 'channel', 'state', 'attempts']

/** A value as the bytes that it is or stands for, in hex. */
const written = (value: unknown): string => {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex')
  const text = String(value)
  // An id is searched for both as it is written and as its sixteen bytes.
  return `${Buffer.from(text).toString('hex')} ${text.replaceAll('-', '')}`
}

const inRow = (form: string, length: number): string[] =>
  Array.from({ length: Math.max(1, form.length - length + 1) }, (_, start) =>
    form.slice(start, start + length),
  )

/**
 * Eight bytes in a row, wherever they stand, or sixteen letters: two random values do not share them. (Eight letters of
 * two ids may be the same: one is a dash, one always a 4.)
 */
const piecesOf = (value: string): Set<string> => {
  const [first = '', ...rest] = value.split(' ')
  const bytes = rest.length > 0 ? rest : [first]
  return new Set([...inRow(first, 32), ...bytes.flatMap((form) => inRow(form, 16))])
}

/** All that stands in a table but the columns that are known to be clear; what is empty says nothing. */
const cellsOf = async (table: string, clear: readonly string[]): Promise<Cell[]> => {
  const rows = await bot.database.sql`SELECT * FROM ${bot.database.sql(table)}`
  return rows.flatMap((row, index) =>
    Object.entries(row)
      .filter(([column, value]) => !clear.includes(column) && value !== null && value !== false)
      .map(([column, value]) => ({
        where: `${table} ${index}`,
        column,
        value: written(value),
      })),
  )
}

/** What stands in two rows, if only in part: these are one person's, or of one journey. */
const joins = (cells: readonly Cell[]): Cell[] => {
  const places = new Map<string, Set<string>>()
  for (const { value, where } of cells)
    for (const piece of piecesOf(value))
      places.set(piece, (places.get(piece) ?? new Set()).add(where))
  return cells.filter(({ value }) =>
    [...piecesOf(value)].some((piece) => (places.get(piece)?.size ?? 0) > 1),
  )
}

it('shows a thief towns, each in a row of its own, and neither whose they are nor until when', async () => {
  const cells = await cellsOf('subscription', CLEAR)
  expect(new Set(cells.map(({ column }) => column))).toEqual(new Set(['id', 'owner', 'content']))
  const subscribers = await cellsOf('subscriber', ['channel'])
  expect(joins([...cells, ...subscribers])).toEqual([])
  const sealed = cells.filter(({ column }) => column === 'content')
  expect(sealed).toHaveLength(PEOPLE.length * TOWNS.length)
  // Nor does its length say until when, or that she was reminded.
  await bot.stores.subscriptions.pause(bot.senderOf('anna'), true)
  bot.later({ days: 30 })
  await bot.bot.fanOut.remind()
  const later = await cellsOf('subscription', CLEAR)
  const lengths = [...sealed, ...later.filter(({ column }) => column === 'content')]
  expect(new Set(lengths.map(({ value }) => value.length)).size).toBe(1)
})

it('shows a thief who steals the ledgers of two alerts not who got both', async () => {
  await warn('bergen')
  await warn('oslo')
  await bot.alerted()
  // Some have read them by now, both at the same moment.
  await bot.says('anna', '/news')
  await warn('trondheim')
  await warn('stavanger')
  await bot.says('bea', '/news')
  const cells = await cellsOf('delivery', [...LEDGER, 'due_at', 'sent_at'])
  expect(new Set(cells.map(({ column }) => column))).toEqual(new Set(['reader', 'content']))
  expect(cells.length).toBeGreaterThan(2 * 2 * PEOPLE.length)
  const others = [
    ...(await cellsOf('subscription', CLEAR)),
    ...(await cellsOf('subscriber', ['channel'])),
  ]
  expect(joins([...cells, ...others])).toEqual([])
  const shown = await bot.database.sql`
    SELECT FROM delivery WHERE state = 'shown' AND sent_at IS NULL AND due_at = to_timestamp(0)`
  expect(shown, 'what was not sent bears no time').toHaveLength(2)
})

it('sends somebody who follows several towns one message, and takes all of it away with her', async () => {
  for (const person of PEOPLE) {
    const reach = { channel: 'telegram', address: person as Address }
    await bot.stores.subscriptions.follow(bot.senderOf(person), reach, {
      city: 'oslo',
      near: 'bergen',
      country: true,
      until: '2026-12-24',
    })
  }
  await warn('bergen')
  await bot.alerted()
  await bot.alerted()
  expect(PEOPLE.map((person) => bot.heard(person))).toEqual(
    PEOPLE.map(() => 'You have a new message\n[Show]'),
  )
  for (const person of PEOPLE) await bot.stores.wipe(bot.senderOf(person), bot.now())
  const { subscriber, subscription, delivery } = bot.database.prisma
  expect([await subscriber.count(), await subscription.count(), await delivery.count()]).toEqual([
    0, 0, 0,
  ])
})
