import { idBytes } from '../members/id-bytes.ts'
import type { Member, Peer } from '../members/peer.ts'
import { type Cap, UNCAPPED } from '../stores/counters.ts'
import type { Stores } from '../stores/stores.ts'
import type { Bytes } from '../terms/keys.ts'

/** How many checks the operator allows. */
export interface CheckLimits {
  day: number
  month: number
  /**
   * For all members together. Beyond it the answers come later and an alarm is raised, but they
   * come.
   */
  everybody: number
}

/** Called when a cap that many share is reached. */
export interface CapAlarms {
  /** All members together check more than the operator allows. */
  everybody(): void
  /** One group has used up its checks. */
  group(): void
}

/** Whether a member may check now, and how long the answer must wait, in milliseconds. */
export type CheckAllowance =
  | { allowed: true; pause?: number }
  /** Her own cap is reached. */
  | { allowed: false }
  /** Her group's cap is reached. `left` is how many checks she still has today. */
  | { allowed: false; left: number }

/** How much one sender can tell in a day: reports, questions and cases together. */
const TOLD_PER_DAY = 5
/** How many codes a member can give to colleagues in a month. */
export const INVITES_PER_MONTH = 3
/**
 * How many alerts a day a moderator sends by herself, and how many more can wait for another
 * moderator.
 */
const ALERTS_ALONE = 2
const ALERTS_WAITING = 4
/** A group may check as often as this many members. */
const GROUP = 4
/**
 * How many checks a day are a member's own: no colleague, and no false account in her group, can
 * use them up.
 */
const OWN = 5
/** How long every answer waits while all members together are over their cap, in milliseconds. */
const PAUSE = 3_000

/** Prevents one member, or one person with fourteen accounts, from reading out the whole list. */
export const checkCaps = (limits: CheckLimits, alarms: CapAlarms) => {
  const { day, month, everybody } = limits
  const once = onceADay()

  return {
    limits: { day, month },

    /** Uses `amount` of her checks and of her group's, if she may check that many numbers now. */
    async use(
      counters: Stores['counters'],
      { sender, member, now }: Pick<Peer, 'sender' | 'now'> & { member: Member },
      amount: number,
    ): Promise<CheckAllowance> {
      const { id, groupId } = member
      const own = { owner: idBytes(id), kind: 'check', day, month } as const
      const ofGroup = { owner: idBytes(groupId), kind: 'check.group' } as const
      const shared = { ...ofGroup, day: day * GROUP, month: month * GROUP }
      const useOf = (caps: readonly Cap[]) => ({ caps, amount, now, kind: 'check.group' }) as const
      let used = await counters.useAsExpected({ ...useOf([own, shared]), most: everybody })
      if (!used.allowed) {
        if (!(await counters.room([own], amount, now))) return { allowed: false }
        once(groupId, now, alarms.group)
        const least = Math.min(day, OWN)
        const hers = [
          { ...own, day: least },
          // This count survives a wipe. Otherwise she could come back with a code of her own and
          // check as often again.
          { owner: sender, kind: 'check.own', day: least, month: UNCAPPED } as const,
        ]
        // The group's counter counts these checks, too: they are part of what all members check
        // together.
        used = await counters.useAndCount(
          useOf([...hers, { ...ofGroup, day: UNCAPPED, month: UNCAPPED }]),
        )
        if (!used.allowed) {
          const today = [await counters.used(own.owner, own.kind, now)]
          today.push(await counters.used(sender, 'check.own', now))
          return { allowed: false, left: Math.max(0, least - Math.max(...today)) }
        }
      }
      if (used.everybody <= everybody) return { allowed: true }
      once('everybody', now, alarms.everybody)
      return { allowed: true, pause: PAUSE }
    },
  }
}
export type CheckCaps = ReturnType<typeof checkCaps>

/** Calls once a day for each name: a log full of repeats hides everything else. */
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

/** The cap on what one sender tells in a day, guest or member. A wipe does not reset it. */
export const toldCap = (sender: Bytes) =>
  ({ owner: sender, kind: 'told', day: TOLD_PER_DAY, month: UNCAPPED }) as const

/**
 * The caps on one moderator's alerts: those that she sends by herself, and those that wait for
 * another moderator.
 */
export const alertCap = (id: string) => dailyCap(id, 'alert', ALERTS_ALONE)
export const waitingAlertCap = (id: string) => dailyCap(id, 'alert.waits', ALERTS_WAITING)

const dailyCap = <Kind extends 'alert' | 'alert.waits'>(id: string, kind: Kind, day: number) =>
  ({ owner: idBytes(id), kind, day, month: day * 31 }) as const

/** Searches that found nothing, by all peers: counted, never refused, and linked to nobody. */
export const NOTHING_FOUND = {
  owner: new Uint8Array(16),
  kind: 'search',
  day: UNCAPPED,
  month: UNCAPPED,
} as const
