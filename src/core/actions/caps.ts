import { idBytes } from '../members/id-bytes.ts'
import type { Member } from '../members/peer.ts'
import type { Stores } from '../stores/stores.ts'
import type { Bytes } from '../terms/keys.ts'

/** How many checks, as the operator has set it. */
export interface CheckLimits {
  day: number
  month: number
  /** All members together; beyond it the answers come slower and an alarm is raised, but they come. */
  everybody: number
}

/** Reports a day that one sender can make. */
export const REPORTS_PER_DAY = 5
/** Codes a month that a member can give to colleagues. */
export const INVITES_PER_MONTH = 3
/** Alerts a day that a moderator sends by herself, and that she may have wait for another one beyond these. */
const ALERTS_ALONE = 2
const ALERTS_WAITING = 4
/** A group may use as much as this many members. */
const GROUP = 4
/** How long every answer waits while the whole service is asked for more than it was set for. */
const PAUSE = 3_000

/** Keeps one member, or fourteen accounts of one person, from reading the list out. */
export const checkCaps = (limits: CheckLimits, alarm: () => void) => ({
  limits: { day: limits.day, month: limits.month },

  /** Whether this member may check so many numbers now, and how long (ms) the answer must wait. */
  async use(
    counters: Stores['counters'],
    { id, groupId }: Member,
    amount: number,
    now: Date,
  ): Promise<{ allowed: boolean; pause?: number }> {
    const { day, month } = limits
    const allowed = await counters.use(
      [
        { owner: idBytes(id), kind: 'check', day, month },
        { owner: idBytes(groupId), kind: 'check.group', day: day * GROUP, month: month * GROUP },
      ],
      amount,
      now,
    )
    if ((await counters.today('check.group', now)) <= limits.everybody) return { allowed }
    alarm()
    return { allowed, pause: PAUSE }
  },
})
export type CheckCaps = ReturnType<typeof checkCaps>

/** The cap on reports of one sender, guest or member. */
export const reportCap = (sender: Bytes) =>
  ({ owner: sender, kind: 'report', day: REPORTS_PER_DAY, month: REPORTS_PER_DAY * 31 }) as const

/** The caps on alerts of one moderator: what she sends by herself, and what she has wait for another one. */
export const alertCap = (id: string) => dailyCap(id, 'alert', ALERTS_ALONE)
export const waitingAlertCap = (id: string) => dailyCap(id, 'alert.waits', ALERTS_WAITING)

const dailyCap = <Kind extends 'alert' | 'alert.waits'>(id: string, kind: Kind, day: number) =>
  ({ owner: idBytes(id), kind, day, month: day * 31 }) as const

/** Searches that found nothing, of all together: counted, never refused, and nobody's. */
export const NOTHING_FOUND = {
  owner: new Uint8Array(16),
  kind: 'search',
  day: 1_000_000_000,
  month: 1_000_000_000,
} as const
