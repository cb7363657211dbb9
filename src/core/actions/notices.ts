/**
 * Tells those who wish it that something waits for them, by the neutral line.
 *
 * Moderators and case workers: when something waits that nobody has opened, or once a day.
 * Reporters: when somebody has answered, with the next slot (blacklist/notice-wishes.ts).
 */
import type { Database } from '../../database/database.ts'
import { noticeNow, USUAL_NOTICES } from '../alerts/notices.ts'
import { isLongAgo, type PaceOf } from '../alerts/pace.ts'
import { alertPreferencesOf, quietUntil } from '../alerts/preferences.ts'
import { asTold, isTold, slotOf } from '../blacklist/notice-wishes.ts'
import type { Preferences } from '../members/preferences.ts'
import { isStaff } from '../members/role.ts'
import type { Wished } from '../stores/notice-wishes.ts'
import { type Stores, storesIn } from '../stores/stores.ts'
import type { AllUnopened } from '../stores/unopened.ts'
import type { NoticeWatcher } from '../stores/watchers.ts'
import { namesHere, type Sending } from '../terms/channel.ts'
import { bytesOf } from '../terms/hex.ts'
import type { Keys } from '../terms/keys.ts'
import type { OperatorLog } from '../terms/log.ts'
import { SendError } from '../terms/message.ts'
import type { AlertLine } from './alert-line.ts'
import { waitingFor } from './piles.ts'
import type { UnopenedWatch } from './unopened.ts'

interface Needs {
  database: Database
  keys: Keys
  channels: ReadonlyMap<string, Sending>
  line: AlertLine
  unopened: UnopenedWatch
  paceOf: PaceOf
  /** Today, and minutes after midnight, in the organisation's time zone. */
  day(now: Date): string
  minute(now: Date): number
  log: Pick<OperatorLog, 'error'>
  now(): Date
  sleep(ms: number): Promise<void>
}

/** Somebody who is written to, wherever that is kept. */
interface Addressee {
  channel: Sending
  address: NoticeWatcher['address']
  /** The sender's tag in hex. */
  sender: string
  preferences: Preferences
  isThere(): Promise<boolean>
}

const HOUR = 60 * 60 * 1000
/** How long a notice stays in the chat, in milliseconds: as long as any answer of the bot. */
const STAYS = 47 * HOUR

/** Makes the function that sends notices on these channels, or on all. Call it every minute. */
export const createNotices = (needs: Needs) => {
  const { database, keys, channels, line, unopened, paceOf, log, now } = needs
  const stores = storesIn(database.prisma, { keys, sql: database.sql })
  const within = <T>(work: (each: Stores) => Promise<T>): Promise<T> =>
    database.prisma.$transaction((db) => work(storesIn(db, { keys, sql: database.sql })))
  /** Until when a platform holds the bot back. If that is forgotten, it says so again. */
  const held = new Map<string, number>()

  /** Sends the line. `never`: she cannot be reached any more. */
  const send = async (to: Addressee): Promise<'sent' | 'later' | 'never'> => {
    const { channel, address, sender, preferences, isThere } = to
    try {
      const shown = await channel.send(address, line.message(channel, preferences))
      const recipient = { id: '', receiver: { address, sender }, preferences }
      const endsAt = new Date(now().getTime() + STAYS)
      if (await line.keep(channel, recipient, shown, endsAt, isThere)) await noteFor(sender)
      const { every, size, more } = paceOf(channel.name)
      await needs.sleep(every / size + more)
      return 'sent'
    } catch (error) {
      if (!(error instanceof SendError)) throw error
      if (error.retry === 'never-to-chat') return 'never'
      if (error.retry === 'never-this')
        log.error({ channel: channel.name, error }, 'the channel refused a notice for good')
      if (error.retry === 'later-to-all' && paceOf(channel.name).stops)
        held.set(channel.name, now().getTime() + HOUR)
      return 'later'
    }
  }

  /** So that "1" is understood as the answer to the line, and not to an earlier question. */
  const noteFor = (sender: string): Promise<void> =>
    within(async ({ members, memberList }) => {
      const tag = bytesOf(sender)
      const known = await memberList.met(tag)
      if (known)
        await members.remember(tag, { ...known.preferences, noticed: now().getTime() }, now())
    })

  /** Whether she may be written to on that channel: it is here, and she wrote lately. */
  const reachable = (name: string, seenOn: Date): Sending | undefined => {
    const channel = channels.get(name)
    const isHeld = (held.get(name) ?? 0) > now().getTime()
    return isHeld || isLongAgo(paceOf(name), seenOn, now()) ? undefined : channel
  }

  /**
   * Tells one moderator or case worker, if something is new for her. Returns the keys of what she was
   * told of, or was to be told of.
   */
  const tellWatcher = async (watcher: NoticeWatcher, all: AllUnopened): Promise<string[]> => {
    const { id, address, sender } = watcher
    const known = await stores.memberList.met(bytesOf(sender))
    const { member, preferences, seenOn } = known ?? {}
    if (!member || !isStaff(member) || !preferences || !seenOn) {
      await stores.watchers.forgetOne(id)
      return []
    }
    const channel = reachable(watcher.channel, seenOn)
    if (!channel) return []
    const at = now()
    const waits = await waitingFor({ member, stores, now: at, today: needs.day(at) })
    const unread = waits.filter(({ opened }) => !opened)
    const to = {
      time: preferences.notices ?? USUAL_NOTICES,
      quiet: alertPreferencesOf(preferences).quiet,
      told: watcher.told,
      minute: needs.minute(at),
    }
    // What is no report, such as an objection, is new until she was told once.
    const since = (key: string): number =>
      all[key]?.since ?? watcher.told?.keys?.[key] ?? at.getTime()
    const kind = noticeNow(
      unread.map(({ key, guest, wakes }) => ({ guest, wakes, since: since(key) })),
      to,
      at,
    )
    const others = unread.flatMap(({ key }) => (all[key] ? [] : [[key, since(key)] as const]))
    const keys = Object.fromEntries(others)
    if (!kind) {
      await stores.watchers.seen(id, keys)
      return []
    }
    const told = {
      at: at.getTime(),
      ...(kind === 'guests' && { guests: true as const }),
      ...(others.length > 0 && { keys }),
    }
    // Before it is sent: another process may send on the same channel.
    if (!(await stores.watchers.told(id, told))) return []
    const isThere = () => stores.watchers.isThere(id)
    const untold = () => stores.watchers.untold(id, told, watcher.told)
    const result = await send({ channel, address, sender, preferences, isThere }).catch(
      async (error: unknown) => {
        await untold()
        throw error
      },
    )
    if (result === 'never') await stores.watchers.forgetOne(id)
    if (result === 'later') await untold()
    return result === 'never' ? [] : unread.map(({ key }) => key)
  }

  /** Tells one reporter that somebody has answered, or puts it off to the next slot. */
  const tellReporter = async (wished: Wished): Promise<void> => {
    const { wish, isNews } = wished
    const known = await stores.memberList.met(bytesOf(wish.sender))
    const { preferences = {}, seenOn = now() } = known ?? {}
    const { quiet } = alertPreferencesOf(preferences)
    // What was asked may have been taken back, or answered.
    if (!isNews) return change(wished, asTold)
    const channel = reachable(wish.channel, seenOn)
    if (!channel || (quiet && quietUntil(quiet, now())))
      return change(wished, (before) => ({ ...before, due: slotOf(now()) + 1 }))
    await change(wished, asTold)
    const isThere = () => stores.wishes.isThere(wished)
    const { address, sender } = wish
    const again = (before: Wished['wish']) => ({
      ...before,
      ...(wish.letter && { letter: wish.letter }),
      due: slotOf(now()) + 1,
    })
    const result = await send({ channel, address, sender, preferences, isThere })
    if (result === 'never') await change(wished, () => undefined)
    if (result === 'later') await change(wished, again)
  }

  const change = (one: Wished, to: (wish: Wished['wish']) => Wished['wish'] | undefined) =>
    within((each) => each.wishes.change(one, to)).then(() => undefined)

  return async (on: readonly string[] = [...channels.keys()]): Promise<void> => {
    const here = namesHere(channels.values()).filter((name) => on.includes(name))
    const all = await unopened.look()
    const told = new Set<string>()
    try {
      for (const watcher of await stores.watchers.all(here))
        for (const key of await tellWatcher(watcher, all)) told.add(key)
    } finally {
      // Also where one of them could not be told: the operator hears of what nobody opens then.
      if (told.size > 0) await unopened.told([...told])
    }
    const due = (await stores.wishes.all()).filter(
      ({ wish }) => here.includes(wish.channel) && isTold(wish, now()),
    )
    // In the order of their random ids, which says nothing about when somebody answered.
    for (const one of due) await tellReporter(one)
  }
}
export type Notices = ReturnType<typeof createNotices>
