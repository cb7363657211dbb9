/**
 * What waits for whom.
 *
 * - **pile**: one kind of thing that waits. `PILES` is the list; a new kind is a function there, and
 *   its lines are the text `waiting.<pile>`.
 * - **head**: the lines that say how much waits and how old the oldest is.
 */
import { POSTPONE_REASONS } from '../blacklist/review.ts'
import type { Member } from '../members/peer.ts'
import { isCaseworker, isModerator } from '../members/role.ts'
import type { Moderator } from '../stores/reviews.ts'
import type { Stores } from '../stores/stores.ts'
import { unopenedKey } from '../stores/unopened.ts'
import { say, type Text } from '../terms/text.ts'

/** The names of piles, in the order in which they are told. */
export const PILE_NAMES = ['second', 'reports', 'cases', 'objections'] as const
export type PileName = (typeof PILE_NAMES)[number]

/** Something that waits for somebody. */
export interface Waits {
  /** Random; in no two piles the same. */
  key: string
  pile: PileName
  /** Told without a code. */
  guest: boolean
  /**
   * A grave danger of this week, or a doctor that is needed now, told by a member: it is told in quiet
   * hours, too.
   */
  wakes: boolean
  /** Somebody has read it. */
  opened: boolean
  /** When it came, to the hour or the day; undefined if that is not known. */
  came: Date | undefined
}

/** Who looks, and when. */
export interface Looks {
  member: Member
  stores: Stores
  now: Date
  /** Today in the organisation's time zone, such as 2026-11-22. */
  today: string
}

/** The same, with whom she is as a moderator; undefined if she is none. */
interface LooksThrough extends Looks {
  moderator: Moderator | undefined
}

/** What of one kind waits for a member; nothing if it is not hers to look at. */
export type Pile = (looks: LooksThrough) => Promise<Waits[]>

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR
/** The most lines about what is put off: the rest is said by the next look. */
const MOST_PUT_OFF = 3

const withModerator = async (looks: Looks): Promise<LooksThrough> => {
  const { member, stores } = looks
  const moderator = isModerator(member)
    ? { member, senders: await stores.members.sendersOf(member.id) }
    : undefined
  return { ...looks, moderator }
}

/** Reports that wait for a first or a second moderator. */
const reports: Pile = async ({ stores, now, today, moderator }) => {
  if (!moderator) return []
  const piled = await stores.piles.of(moderator, now, today)
  const opened = await stores.audit.opened(piled.map(({ id }) => id))
  return piled.map(({ id, guest, second, pressing, came }) => ({
    key: unopenedKey(id, second),
    pile: second ? ('second' as const) : ('reports' as const),
    guest,
    wakes: pressing && !guest,
    opened: opened.has(id),
    came: hourOf(came),
  }))
}

/** Decisions of colleagues that wait for another moderator. */
const pending: Pile = async ({ member, stores, now, moderator }) => {
  if (!moderator) return []
  const left = await stores.audit.leftBy(member.handle, now)
  return (await stores.pending.waiting(moderator, now, left)).map(({ id, dueAt }) => ({
    key: id,
    pile: 'second' as const,
    guest: false,
    wakes: false,
    opened: false,
    came: new Date(dueAt.getTime() - DAY),
  }))
}

const objections: Pile = async ({ member, stores, moderator }) => {
  if (!moderator) return []
  const { senders } = moderator
  const waiting = await stores.objections.waiting({ groupId: member.groupId, senders })
  return waiting.map(({ id, came }) => ({
    key: id,
    pile: 'objections' as const,
    guest: false,
    wakes: false,
    opened: false,
    came,
  }))
}

/** Cases that nobody has, and hers in which somebody has written. */
const cases: Pile = async ({ member, stores, now }) => {
  if (!isCaseworker(member)) return []
  const { hers, free } = await stores.caseFiles.shownTo(member.id, now)
  return [...free, ...hers.filter(({ state }) => state === 'waitsForUs')].map(
    ({ id, since, state, freed = 0, urgent, guest = false }) => ({
      // Each time that it waits is new: a reporter has written back, or nobody has it any more.
      key: `${id} ${state} ${Math.max(since, freed)}`,
      pile: 'cases' as const,
      guest,
      wakes: urgent && !guest,
      opened: false,
      came: new Date(since),
    }),
  )
}

/** Every kind of thing that waits. */
const PILES: readonly Pile[] = [reports, pending, cases, objections]

const all = async (looks: LooksThrough): Promise<Waits[]> => {
  const waits: Waits[] = []
  for (const pile of PILES) waits.push(...(await pile(looks)))
  return waits
}

/** All that waits for a member. */
export const waitingFor = async (looks: Looks): Promise<Waits[]> => all(await withModerator(looks))

/** How much waits for her in each pile and how old the oldest is, and what is put off for all. */
export const headFor = async (looks: Looks): Promise<Text[]> => {
  const through = await withModerator(looks)
  return [...headOf(await all(through), looks.now), ...(await putOffLines(through))]
}

/** The same, brief, for the head of what she reads now: nothing if only that waits. */
export const headBeside = async (looks: Looks): Promise<Text[]> => {
  const through = await withModerator(looks)
  const { moderator, stores, now, today } = through
  const waits = await all(through)
  const asleep = moderator ? await stores.piles.putOff(moderator, now, today) : []
  return [
    ...(waits.length > 1
      ? pilesOf(waits, now).map(({ name, ...how }) => say(`waiting.brief.${name}`, how))
      : []),
    ...(asleep.length > 0 ? [say('waiting.brief.putOff', { count: asleep.length })] : []),
  ]
}

/** The lines about what waits. */
export const headOf = (waits: readonly Waits[], now: Date): Text[] =>
  pilesOf(waits, now).map(({ name, ...how }) => say(`waiting.${name}`, how))

/** How much waits in each pile, and for how many days. Second approvals come first. */
const pilesOf = (waits: readonly Waits[], now: Date) =>
  PILE_NAMES.flatMap((name) => {
    const pile = waits.filter((one) => one.pile === name)
    if (pile.length === 0) return []
    const ages = pile.map(({ came }) => (came ? now.getTime() - came.getTime() : 0))
    return [{ name, count: pile.length, days: Math.max(0, Math.floor(Math.max(...ages) / DAY)) }]
  })

/** What colleagues put off for all: who did, why, and for how many hours more. */
const putOffLines = async ({ stores, now, today, moderator }: LooksThrough): Promise<Text[]> => {
  if (!moderator) return []
  const putOff = await stores.piles.putOff(moderator, now, today)
  return putOff.slice(0, MOST_PUT_OFF).map(({ by = '?', why, until }) =>
    say('putOff.one', {
      by,
      why: say(`review.why.${POSTPONE_REASONS.find((one) => one === why) ?? 'other'}`),
      hours: Math.max(1, Math.ceil((until.getTime() - now.getTime()) / HOUR)),
    }),
  )
}

const hourOf = (came: string | undefined): Date | undefined =>
  came === undefined ? undefined : new Date(`${came}:00Z`)
