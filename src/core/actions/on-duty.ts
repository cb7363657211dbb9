/** Who of the case workers is on duty, and is told that somebody did not come back. */
import { isLongAgo, type PaceOf } from '../alerts/pace.ts'
import { alertPreferencesOf, quietUntil } from '../alerts/preferences.ts'
import { type Desk, isRead } from '../cases/desk.ts'
import { USUAL_ON_DUTY } from '../members/preferences.ts'
import { isCaseworker } from '../members/role.ts'
import type { Line, SafeCall } from '../safe-call/call.ts'
import { isLineFor, peopleOf, wayOfPerson } from '../safe-call/duty.ts'
import type { Stores } from '../stores/stores.ts'
import type { NoticeWatcher } from '../stores/watchers.ts'
import { bytesOf } from '../terms/hex.ts'
import type { LineWay } from './safe-call-outbox-item.ts'

interface Needs {
  /** Undefined where nobody is on duty. */
  desk: Desk | undefined
  paceOf: PaceOf
  now(): Date
}

/** Whether a line is for who is on duty now. It waits for somebody to come. */
export const isUrgent = ({ kind }: Line): boolean => kind === 'alarm' || kind === 'madeToWrite'

const wayOf = ({ id, sender, channel, address }: NoticeWatcher): LineWay => ({
  id: wayOfPerson(id),
  sender,
  channel,
  address,
})

/**
 * there: somebody can be told now · away: nobody is on duty at this hour · nobody: somebody should be, and
 * nobody can be told; or nobody could be at any hour.
 */
export type DutyState = 'there' | 'away' | 'nobody'

/** Knows who is on duty. */
export const createOnDuty = ({ desk, paceOf, now }: Needs) => {
  /** Whether she is a case worker who wants to be told when she is on duty; asleep: not in her quiet hours. */
  const wishOf = async (
    stores: Stores,
    { sender, channel }: NoticeWatcher,
  ): Promise<'told' | 'asleep' | undefined> => {
    const known = await stores.memberList.met(bytesOf(sender))
    if (!known || !isCaseworker(known.member)) return undefined
    const { preferences, seenOn } = known
    const wish = preferences.onDuty ?? USUAL_ON_DUTY
    if (wish === 'no' || isLongAgo(paceOf(channel), seenOn, now())) return undefined
    const { quiet } = alertPreferencesOf(preferences)
    const isQuiet = quiet !== undefined && quietUntil(quiet, now()) !== undefined
    return isQuiet && wish !== 'always' ? 'asleep' : 'told'
  }

  const isOpen = (): boolean => desk !== undefined && isRead(desk, now())

  /** The case workers who are on duty now and want to be told. */
  const there = async (stores: Stores): Promise<NoticeWatcher[]> => {
    if (!isOpen()) return []
    const found: NoticeWatcher[] = []
    for (const one of await stores.watchers.all())
      if ((await wishOf(stores, one)) === 'told') found.push(one)
    return found
  }

  return {
    there,
    /** For the operator. */
    async state(stores: Stores): Promise<DutyState> {
      const wishes = new Set<string | undefined>()
      for (const one of await stores.watchers.all()) wishes.add(await wishOf(stores, one))
      const isAnybody = wishes.has('told') || wishes.has('asleep')
      if (!isAnybody || (isOpen() && !wishes.has('told'))) return 'nobody'
      return isOpen() ? 'there' : 'away'
    },
    /**
     * Where a line to the people on duty goes: that there is an alarm, to who is on duty now; all
     * else, to who was told of the alarm; that she was made to write, to both.
     */
    async waysOf(stores: Stores, call: SafeCall, line: Line): Promise<LineWay[]> {
      const told = new Set(line.kind === 'alarm' ? [] : peopleOf(call).map(({ id }) => id))
      const now = new Set(isUrgent(line) ? (await there(stores)).map(({ id }) => id) : [])
      return (await stores.watchers.all())
        .filter(({ id }) => (told.has(id) || now.has(id)) && isLineFor(call, id, line.n))
        .map(wayOf)
    },
  }
}
export type OnDuty = ReturnType<typeof createOnDuty>
