import type { Transaction } from '../../database/database.ts'
import { type Amended, type Current, endsAlert, type State } from '../blacklist/receipt-changes.ts'
import { authorTag, entryTag } from '../blacklist/reports.ts'
import { REASONS, type Reason } from '../blacklist/review.ts'
import { suggestedLevel } from '../blacklist/taxonomy.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import type { AlertStore } from './alerts.ts'
import { reportSeal } from './report-seal.ts'

/** What a receipt opens: the report, and the entries that no column joins to it; in hex. */
export interface Way {
  receipt: string
  withdrawal: string
}

/** What a receipt leads to. */
export interface Found extends Current {
  /** Absent where only its entries are left. */
  id?: string
  /** Why it was declined. */
  reason?: Reason
  /** A moderator has it open now. */
  isRead: boolean
}

/** As many numbers as one report can have. */
const MOST_ENTRIES = 10

/** Reports as whoever holds the receipt finds and changes them. */
export const receiptStore = (db: Transaction, keys: Keys, alerts: AlertStore) => {
  const { seal, readable, openReason } = reportSeal(keys)

  const entriesOf = ({ withdrawal }: Way) => ({
    withdrawal: {
      in: Array.from({ length: MOST_ENTRIES }, (_, index) => entryTag(keys, withdrawal, index)),
    },
  })

  /** Locked, so that it is not decided or published meanwhile. */
  const locked = async ({ receipt }: Way) => {
    const [row] = await db.$queryRaw<
      {
        id: string
        state: State
        content: Uint8Array | null
        reason: Uint8Array | null
        claimedUntil: Date | null
      }[]
    >`
      SELECT id, state::text, content, reason, claimed_until AS "claimedUntil" FROM report
      WHERE receipt = decode(${receipt}, 'hex') FOR UPDATE`
    return row
  }

  const find = async (way: Way, now: Date): Promise<Found | undefined> => {
    const row = await locked(way)
    if (row) {
      const { id, state, content, reason: sealed, claimedUntil } = row
      const why = sealed && openReason(id, sealed)
      const reason = REASONS.find((one) => one === why)
      return {
        id,
        state,
        content: content ? readable(id, content) : undefined,
        isRead: claimedUntil !== null && claimedUntil > now,
        ...(reason && { reason }),
        ...(state === 'noted' && { warns: await alerts.standsOf(way.withdrawal, now) }),
      }
    }
    // The report is long gone; what it warned of is not.
    const left = await db.entry.count({ where: entriesOf(way) })
    return left > 0 ? { state: 'live', content: undefined, isRead: false } : undefined
  }

  return {
    find,

    /** Changes what the receipt leads to; false when that is not possible any more. */
    async amend(
      way: Way,
      { sender, now }: { sender: Bytes; now: Date },
      change: (current: Current) => Amended | undefined,
    ): Promise<boolean> {
      const found = await find(way, now)
      const amended = found?.id === undefined ? undefined : change(found)
      if (found?.id === undefined || !amended) return false
      const { id } = found
      const { state, content, remove, again, claimStays } = amended
      const open = content && 'group' in content ? content : undefined
      await db.entry.deleteMany({ where: { id: { in: remove } } })
      if (endsAlert(found, amended)) await alerts.withdrawOf(way.withdrawal, now)
      await db.report.update({
        where: { id },
        data: {
          state,
          content: content ? seal(id, content) : null,
          ...(!open && { author: null }),
          ...(again &&
            open && {
              ...(claimStays ? { heldUntil: null } : waiting),
              author: authorTag(keys, sender, id),
            }),
          // Who was asked is not to wait in the pile once more.
          ...(open && open.question !== found.content?.question && { urgent: true }),
          ...(state === 'received' && {
            level: suggestedLevel(open?.harms ?? [], open?.flags ?? []) ?? null,
          }),
        },
      })
      return true
    },

    /** Takes all of it back: it is in no answer from now on, and nothing of what was told is left. */
    async withdraw(way: Way, now: Date): Promise<boolean> {
      // Locked first: whoever publishes it at this moment is done by then, and what went out is found.
      const row = await locked(way)
      await alerts.withdrawOf(way.withdrawal, now)
      const readableNow = row?.content ? readable(row.id, row.content) : undefined
      const shown = readableNow?.entries ?? []
      const { count } = await db.entry.deleteMany({
        where: { OR: [entriesOf(way), { id: { in: shown } }] },
      })
      if (!row) return count > 0
      await db.report.update({
        where: { id: row.id },
        data: {
          ...{ state: 'withdrawn', content: null, reason: null, author: null },
          ...{ ...waiting, urgent: false },
        },
      })
      return true
    },
  }
}

/** What a report has that anybody may read at once. */
const waiting = { heldUntil: null, claim: null, claimedUntil: null }
