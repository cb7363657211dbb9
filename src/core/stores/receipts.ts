import type { Transaction } from '../../database/database.ts'
import { asTold } from '../blacklist/notice-wishes.ts'
import { readAgain } from '../blacklist/read-again.ts'
import {
  type Current,
  endsAlert,
  leftOf,
  type ReportChange,
  type State,
  standingOf,
} from '../blacklist/receipt-changes.ts'
import { type Opened, openedNow } from '../blacklist/receipt-openings.ts'
import {
  authorTag,
  type Content,
  entryTag,
  keptSince,
  type NoticeWish,
} from '../blacklist/reports.ts'
import { REASONS, type Reason } from '../blacklist/review.ts'
import type { Stance } from '../blacklist/stance.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import type { AlertStore } from './alerts.ts'
import type { EntryStore } from './entries.ts'
import { FREE, SHOWN } from './locked-reports.ts'
import { reportSeal } from './report-seal.ts'
import { stanceStore } from './stances.ts'

/**
 * What a receipt leads to, in hex: the tag of the report, and the tag that leads to its entries,
 * because no column joins them to it.
 */
export interface Way {
  receipt: string
  withdrawal: string
}

/** What a receipt leads to. */
export interface Found extends Current {
  id: string
  /** Why it was declined. */
  reason?: Reason
  /** A moderator has it open now. */
  isRead: boolean
  /** When the receipt was used last. */
  opened?: Opened
}

/** The content after a change, with the month in which moderators were last told something. */
const withMonth = ({ content, again }: ReportChange, now: Date): ReportChange['content'] =>
  content && 'group' in content && again
    ? { ...content, addedIn: now.toISOString().slice(0, 7) }
    : content

/** Whether nobody has decided on it. A first approval shows as a decision. */
const isUndecided = (state: State): boolean => state === 'received' || state === 'merged'

/** The most numbers that one report can have. */
const MOST_ENTRIES = 10

/** Reports, as a peer finds and changes them with her receipt. SQL only to lock a row. */
export const receiptStore = (
  db: Transaction,
  keys: Keys,
  { alerts, entries }: { alerts: AlertStore; entries: EntryStore },
) => {
  const { seal, readable, openReason, sealOpened, openOpened } = reportSeal(keys)

  const entriesOf = ({ withdrawal }: Way) => ({
    withdrawal: {
      in: Array.from({ length: MOST_ENTRIES }, (_, index) => entryTag(keys, withdrawal, index)),
    },
  })

  /** All that is listed of a report. */
  const shownOf = (way: Way, content: Content | undefined) => ({
    OR: [entriesOf(way), { id: { in: content?.entries ?? [] } }],
  })

  /** The report, locked so that it is not decided or published meanwhile. */
  const locked = async ({ receipt }: Way) => {
    const [row] = await db.$queryRaw<
      {
        id: string
        state: State
        month: Date
        content: Uint8Array | null
        reason: Uint8Array | null
        opened: Uint8Array | null
        claimedUntil: Date | null
      }[]
    >`
      SELECT id, state::text, month, content, reason, opened, claimed_until AS "claimedUntil" FROM report
      WHERE receipt = decode(${receipt}, 'hex') FOR UPDATE`
    return row
  }

  const find = async (way: Way, now: Date): Promise<Found | undefined> => {
    const row = await locked(way)
    // A decided report of long ago may still be an open case. If that showed, it would show what she
    // allowed. So none is found any more; what is left of it can still be taken back.
    const isOver = row && !isUndecided(row.state) && row.month < keptSince(now)
    if (row && !isOver) {
      const { id, state, content, reason: sealed, claimedUntil } = row
      const opened = row.opened && openOpened(id, row.opened)
      const why = sealed && openReason(id, sealed)
      const reason = REASONS.find((one) => one === why)
      return {
        id,
        state,
        content: content ? readable(id, content) : undefined,
        isRead: claimedUntil !== null && claimedUntil > now,
        ...(reason && { reason }),
        ...(opened && { opened }),
      }
    }
    // The report is long gone. The answer does not depend on whether its entries are gone, too:
    // that would show how grave it was.
    return undefined
  }

  return {
    find,

    /**
     * Notes that the receipt is used now. Whoever has it knows what is new, so nobody need be told.
     */
    async noteOpened({ id, content, opened }: Found, now: Date): Promise<void> {
      await db.report.update({
        where: { id },
        data: {
          opened: sealOpened(id, openedNow(opened, now)),
          ...(content?.wish?.due && {
            content: seal(id, { ...content, wish: asTold(content.wish) }),
          }),
        },
      })
    },

    /** Saves whether she is told when somebody answers. Nothing happens if nothing is kept. */
    async wish({ id, content }: Found, wish: NoticeWish | undefined): Promise<void> {
      if (!content) return
      const { wish: _, ...rest } = content
      const wished = { ...rest, ...(wish && { wish }) }
      await db.report.update({ where: { id }, data: { content: seal(id, wished) } })
    },

    /** Notes what she says of a decided report: with what is listed, or until it is. */
    async stand(way: Way, { id, state, content }: Found, stance: Stance): Promise<void> {
      await stanceStore(db, keys).note(shownOf(way, content), stance)
      // Of a report that is listed or counted, the answer is with its entries only.
      if (content && (state === 'approved' || state === 'seconding'))
        await db.report.update({
          where: { id },
          data: { content: seal(id, { ...content, stance }) },
        })
    },

    /** Changes the report that the receipt leads to. False if that is no longer possible. */
    async change(
      way: Way,
      { sender, now }: { sender: Bytes; now: Date },
      wanted: (current: Current) => ReportChange | undefined,
    ): Promise<boolean> {
      const found = await find(way, now)
      if (!found) return false
      const wish = wanted(found)
      if (!wish) return false
      const changed = leftOf(readAgain(found, wish))
      const { id } = found
      const { state, remove } = changed
      const content = withMonth(changed, now)
      await entries.takeAway(remove === 'all' ? entriesOf(way) : { id: { in: remove } })
      if (endsAlert(found, changed)) await alerts.withdrawOf(way.withdrawal, now)
      const { author, released, ...standing } = standingOf(found, changed)
      const authors = { hers: authorTag(keys, sender, id), none: null }
      await db.report.update({
        where: { id },
        data: {
          state,
          content: content ? seal(id, content) : null,
          ...standing,
          ...(author && { author: authors[author] }),
          ...(released && FREE),
        },
      })
      return true
    },

    /**
     * Takes a report back: nothing of what was told is left. Its entries are in no answer from now
     * on, or from the day on which it `leaves` with others. With `leaves`, its alert is not
     * corrected and ends by itself within two days: a correction today would show as much as an
     * entry that is removed today.
     */
    async withdraw(way: Way, now: Date, leaves?: Date): Promise<boolean> {
      // Locked first, so that publishing, if it is under way, has ended, and what it wrote is
      // found.
      const row = await locked(way)
      const readableNow = row?.content ? readable(row.id, row.content) : undefined
      const shown = shownOf(way, readableNow)
      if (leaves === undefined) await alerts.withdrawOf(way.withdrawal, now)
      const count =
        leaves === undefined
          ? await entries.takeAway(shown)
          : await entries.takeAwayOn(leaves, shown)
      if (!row) return count > 0
      await db.report.update({
        where: { id: row.id },
        data: {
          state: 'withdrawn',
          content: null,
          reason: null,
          author: null,
          ...SHOWN,
          ...FREE,
          urgent: false,
        },
      })
      return true
    },
  }
}
