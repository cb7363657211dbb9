import type { Transaction } from '../../database/database.ts'
import { hex } from '../terms/hex.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import { lockNames } from './advisory-locks.ts'

export type CounterKind =
  | 'check'
  | 'check.group'
  | 'check.own'
  | 'told'
  | 'invite'
  | 'alert'
  | 'alert.waits'
  | 'claim'
  | 'receipt'
  | 'receipt.all'
  | 'search'
  | 'stayed'
  | 'safe.alarm'

/**
 * These counts survive a wipe, under a tag of one day. The tag leads to nothing else of hers and to
 * nothing of another day. The rows are deleted when the day is over.
 */
const OF_ONE_DAY: readonly CounterKind[] = ['told', 'check.own']

/** No cap: uses are only counted. */
export const UNCAPPED = 1_000_000_000

/** The owner of a counter for everybody together. A wipe does not delete it. */
export const EVERYBODY: Bytes = new TextEncoder().encode('everybody')

/** A cap: whose it is, and how much a day and a month. */
export interface Cap {
  owner: Bytes
  kind: CounterKind
  day: number
  month: number
}

type Whose = Pick<Cap, 'owner' | 'kind'>

/** Caps that are used together: all or none. */
export interface CapUse {
  caps: readonly Cap[]
  amount: number
  now: Date
  /** Of this kind it is said how much everybody has used that day. */
  kind: CounterKind
}

/** A use that is nearly always allowed, with no more than `most` of its kind by everybody. */
export interface ExpectedUse extends CapUse {
  most: number
}

/** Whether caps could be used, and what everybody used. */
export interface Used {
  allowed: boolean
  everybody: number
}

const dayOf = (now: Date): string => now.toISOString().slice(0, 10)

// No other table has this tag, so that tables cannot be joined on it.
const counterTag = (keys: Keys, { owner, kind }: Whose, now: Date): Bytes =>
  OF_ONE_DAY.includes(kind)
    ? keys.tag('sender', 'counter of a day', dayOf(now), owner)
    : keys.tag('sender', 'counter', owner)

/** What the function `use_caps` in the database takes. */
export const capColumns = (keys: Keys, { caps, now }: Pick<CapUse, 'caps' | 'now'>) => ({
  owners: caps.map((cap) => hex(counterTag(keys, cap, now))),
  kinds: caps.map(({ kind }) => kind),
  days: caps.map(({ day }) => day),
  months: caps.map(({ month }) => month),
  today: dayOf(now),
})

/**
 * How much of each cap is used, today and this month; nothing about when or for what.
 *
 * SQL for comparing and using caps in one statement, and for adding one owner's counts to another's.
 */
export const counterStore = (db: Transaction, keys: Keys) => {
  const tagOf = (whose: Whose, now: Date): Bytes => counterTag(keys, whose, now)

  const lock = async (counted: readonly Whose[], now: Date): Promise<void> => {
    await lockNames(
      db,
      counted.map((whose) => `${whose.kind} ${hex(tagOf(whose, now))}`),
    )
  }

  // A function in the database, because every check does this.
  const useAll = async (
    caps: readonly Cap[],
    amount: number,
    now: Date,
    counted: CounterKind | null = null,
  ): Promise<Used> => {
    const { owners, kinds, days, months, today } = capColumns(keys, { caps, now })
    const [used] = await db.$queryRaw<Used[]>`
      SELECT allowed, everybody FROM use_caps(${owners}::text[], ${kinds}::text[], ${days}::int[],
        ${months}::int[], ${amount}::int, ${today}::date, ${counted}::text)`
    if (!used) throw new Error('the database returned nothing where it always returns a row')
    return used
  }

  const rowOf = (whose: Whose, now: Date) =>
    db.counter.findUnique({
      where: { owner_kind: { owner: tagOf(whose, now), kind: whose.kind } },
    })

  const inMonthsSince = async (kind: CounterKind, day: Date): Promise<number> => {
    const { _sum } = await db.counter.aggregate({
      where: { kind, day: { gte: day } },
      _sum: { month: true },
    })
    return _sum.month ?? 0
  }

  return {
    /**
     * Uses `amount` of all of these caps, or of none. False if that would exceed one. Must be
     * called in a transaction.
     */
    use: async (caps: readonly Cap[], amount: number, now: Date): Promise<boolean> =>
      (await useAll(caps, amount, now)).allowed,

    /** The same. `everybody`: how much of this kind all owners have used today. */
    useAndCount: ({ caps, amount, now, kind }: CapUse): Promise<Used> =>
      useAll(caps, amount, now, kind),

    /** The same. In a turn, the answer may be what is expected, and the caps are used as the turn is kept. */
    useAsExpected: ({ caps, amount, now, kind }: ExpectedUse): Promise<Used> =>
      useAll(caps, amount, now, kind),

    /** Whether all of these caps have room for `amount`. Uses nothing. */
    async room(caps: readonly Cap[], amount: number, now: Date): Promise<boolean> {
      for (const cap of caps) {
        const { day, month } = cap
        const row = await rowOf(cap, now)
        const since = (unit: number) =>
          row?.day.toISOString().slice(0, unit) === now.toISOString().slice(0, unit)
        const today = row && since(10) ? row.today : 0
        const thisMonth = row && since(7) ? row.month : 0
        if (today + amount > day || thisMonth + amount > month) return false
      }
      return true
    },

    /** How much of one kind an owner used today. */
    async used(owner: Bytes, kind: CounterKind, now: Date): Promise<number> {
      const row = await rowOf({ owner, kind }, now)
      return row && dayOf(row.day) === dayOf(now) ? row.today : 0
    },

    /** How much of one kind an owner used today and this month. */
    async usedBoth(
      owner: Bytes,
      kind: CounterKind,
      now: Date,
    ): Promise<{ today: number; month: number }> {
      const row = await rowOf({ owner, kind }, now)
      const isOf = (unit: 7 | 10): boolean =>
        row?.day.toISOString().slice(0, unit) === now.toISOString().slice(0, unit)
      return { today: row && isOf(10) ? row.today : 0, month: row && isOf(7) ? row.month : 0 }
    },

    /** How much of one kind all owners used this month. */
    month: (kind: CounterKind, now: Date): Promise<number> =>
      inMonthsSince(kind, new Date(`${now.toISOString().slice(0, 7)}-01`)),

    /** How much of one kind all owners used in the month in which they last did, if that was since a day. */
    lately: (kind: CounterKind, since: Date): Promise<number> => inMonthsSince(kind, since),

    /** Adds what one owner used of these kinds to what another used. */
    async unite(from: Bytes, to: Bytes, kinds: readonly CounterKind[], now: Date): Promise<void> {
      await lock(
        kinds.flatMap((kind) => [from, to].map((owner) => ({ owner, kind }))),
        now,
      )
      for (const kind of kinds) {
        const gone = tagOf({ owner: from, kind }, now)
        const kept = tagOf({ owner: to, kind }, now)
        await db.$executeRaw`
          WITH gone AS (
            DELETE FROM counter WHERE owner = ${gone} AND kind = ${kind}
            RETURNING kind, day, today, month)
          INSERT INTO counter (owner, kind, day, today, month)
          SELECT ${kept}::bytea, kind, day, today, month FROM gone
          ON CONFLICT (owner, kind) DO UPDATE SET
            day = greatest(counter.day, excluded.day),
            today = CASE WHEN counter.day >= excluded.day THEN counter.today ELSE 0 END
              + CASE WHEN excluded.day >= counter.day THEN excluded.today ELSE 0 END,
            month = CASE WHEN counter.day >= date_trunc('month', excluded.day) THEN counter.month ELSE 0 END
              + CASE WHEN excluded.day >= date_trunc('month', counter.day) THEN excluded.month ELSE 0 END`
      }
    },

    /**
     * Deletes the counters of these owners. Two things stay: the counter of a group, so that its
     * founder cannot start again at zero; and counters under a tag of one day, which are not found
     * by these tags.
     */
    async deleteOf(owners: readonly Bytes[]): Promise<void> {
      const tags = owners.map((owner) => keys.tag('sender', 'counter', owner))
      await db.counter.deleteMany({
        where: { owner: { in: tags }, kind: { not: 'check.group' } },
      })
    },

    /**
     * Deletes counters that were last used before a day, and those of one day if that day is over.
     * Returns how many.
     */
    async expire(before: Date, now: Date): Promise<number> {
      const ofDays = { kind: { in: [...OF_ONE_DAY] }, day: { lt: new Date(dayOf(now)) } }
      const where = { OR: [{ day: { lt: before } }, ofDays] }
      return (await db.counter.deleteMany({ where })).count
    },
  }
}
export type CounterStore = ReturnType<typeof counterStore>
