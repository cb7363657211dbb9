import { idBytes } from '../members/id-bytes.ts'
import type { Member, Peer } from '../members/peer.ts'
import type { Stores } from '../stores/stores.ts'
import type { Bytes } from '../terms/keys.ts'

/** How many checks, as the operator has set it. */
export interface CheckLimits {
  day: number
  month: number
  /** All members together; beyond it the answers come slower and an alarm is raised, but they come. */
  everybody: number
}

/** Says that a cap of many was reached. */
export interface CapAlarms {
  /** All members together check more than was set. */
  everybody(): void
  /** One group has used up its checks. */
  group(): void
}

/** Whether a member may check now, and how long (ms) the answer must wait. */
export type CheckAllowance =
  | { allowed: true; pause?: number }
  /** Her own cap is reached. */
  | { allowed: false }
  /** Her group's is; so many more are hers today all the same. */
  | { allowed: false; left: number }

/** What one sender can tell in a day: reports, questions and cases together. */
const TOLD_PER_DAY = 5
/** Codes a month that a member can give to colleagues. */
export const INVITES_PER_MONTH = 3
/** Alerts a day that a moderator sends by herself, and that she may have wait for another one beyond these. */
const ALERTS_ALONE = 2
const ALERTS_WAITING = 4
/** A group may use as much as this many members. */
const GROUP = 4
/** So many checks a day are a member's own: no colleague, and no puppet in her group, can use them up. */
const OWN = 5
/** How long every answer waits while the whole service is asked for more than it was set for. */
const PAUSE = 3_000
/** No cap: what is used is only counted. */
const ANY = 1_000_000_000

/** Keeps one member, or fourteen accounts of one person, from reading the list out. */
export const checkCaps = (limits: CheckLimits, alarms: CapAlarms) => {
  const { day, month, everybody } = limits
  const once = onceADay()

  return {
    limits: { day, month },

    /** Uses that many checks of hers and her group's, if she may check so many numbers now. */
    async use(
      counters: Stores['counters'],
      { sender, member, now }: Pick<Peer, 'sender' | 'now'> & { member: Member },
      amount: number,
    ): Promise<CheckAllowance> {
      const { id, groupId } = member
      const own = { owner: idBytes(id), kind: 'check', day, month } as const
      const ofGroup = { owner: idBytes(groupId), kind: 'check.group' } as const
      const shared = { ...ofGroup, day: day * GROUP, month: month * GROUP }
      if (!(await counters.use([own, shared], amount, now))) {
        if (!(await counters.room([own], amount, now))) return { allowed: false }
        once(groupId, now, alarms.group)
        const least = Math.min(day, OWN)
        const hers = [
          { ...own, day: least },
          // Counted on over a wipe, or she could come back with a code of her own for as much again.
          { owner: sender, kind: 'check.own', day: least, month: ANY } as const,
        ]
        // The group's goes on being counted: it is part of what everybody checks.
        if (!(await counters.use([...hers, { ...ofGroup, day: ANY, month: ANY }], amount, now))) {
          const used = [await counters.used(own.owner, own.kind, now)]
          used.push(await counters.used(sender, 'check.own', now))
          return { allowed: false, left: Math.max(0, least - Math.max(...used)) }
        }
      }
      if ((await counters.today('check.group', now)) <= everybody) return { allowed: true }
      once('everybody', now, alarms.everybody)
      return { allowed: true, pause: PAUSE }
    },
  }
}
export type CheckCaps = ReturnType<typeof checkCaps>

/** Calls once a day under each name: a log that is flooded hides what else it says. */
const onceADay = () => {
  const called = new Set<string>()
  let today = ''
  return (name: string, now: Date, call: () => void): void => {
    const day = now.toISOString().slice(0, 10)
    if (day !== today) called.clear()
    today = day
    if (called.has(name)) return
    called.add(name)
    call()
  }
}

/** The cap on what one sender tells in a day, guest or member, whether she wipes in between or not. */
export const toldCap = (sender: Bytes) =>
  ({ owner: sender, kind: 'told', day: TOLD_PER_DAY, month: ANY }) as const

/** The caps on alerts of one moderator: what she sends by herself, and what she has wait for another one. */
export const alertCap = (id: string) => dailyCap(id, 'alert', ALERTS_ALONE)
export const waitingAlertCap = (id: string) => dailyCap(id, 'alert.waits', ALERTS_WAITING)

const dailyCap = <Kind extends 'alert' | 'alert.waits'>(id: string, kind: Kind, day: number) =>
  ({ owner: idBytes(id), kind, day, month: day * 31 }) as const

/** Searches that found nothing, of all together: counted, never refused, and nobody's. */
export const NOTHING_FOUND = {
  owner: new Uint8Array(16),
  kind: 'search',
  day: ANY,
  month: ANY,
} as const
