/** What a turn does about notices: who is told that something waits, and what waits for her. */
import { keepFollowedOf } from '../actions/followed-before.ts'
import { headFor } from '../actions/piles.ts'
import { beTold } from '../dialogs/member/notices.ts'
import type { Member, Peer } from '../members/peer.ts'
import type { Preferences } from '../members/preferences.ts'
import { isCaseworker, isModerator, isStaff } from '../members/role.ts'
import type { Stores } from '../stores/stores.ts'
import type { Reply } from '../terms/reply.ts'
import { say } from '../terms/text.ts'
import type { Turn, TurnOutcome } from './turn.ts'

/** What her choices say about notices. */
export const noticesOf = (
  { noticed, notices }: Preferences,
  member: Member | undefined,
): Pick<Peer, 'noticed' | 'notices'> => ({
  ...(noticed !== undefined && { noticed: new Date(noticed) }),
  ...(member && isStaff(member) && notices === undefined && { notices: 'unasked' }),
})

/** Whether she is told that something waits. Blocking the bot ended it, and she did not say no. */
export const isToldOfWaiting = ({ notices }: Preferences): boolean =>
  notices !== undefined && notices !== 'off'

/** Keeps where she is told that something waits. Whatever she was told, she has written since. */
export const keepNotices = async (
  stores: Stores,
  { sender, member, reach, noticed, now }: Peer,
): Promise<void> => {
  const isWatching = member !== undefined && isStaff(member)
  if (!noticed && !isWatching) return
  // Read again: she may have chosen otherwise in this turn.
  const { preferences, member: still } = await stores.members.recognise(sender, now)
  const { noticed: _, ...chosen } = preferences
  if (noticed) await stores.members.remember(sender, chosen, now)
  if (still && isStaff(still) && isToldOfWaiting(chosen)) await stores.watchers.on(sender, reach)
}

/** Nobody writes to her any more: she blocked the bot. */
export const forgetReach = async (stores: Stores, { sender, now }: Peer): Promise<void> => {
  await stores.sent.drop(sender)
  await keepFollowedOf(stores, sender, now)
  await stores.lost({ sender, now })
  await stores.watchers.forget(sender)
  await stores.wishes.forget([sender])
}

/** Tells a moderator or case worker once that she is written to from now on. */
export const withNotices = async (
  outcome: TurnOutcome,
  { peer, stores }: Turn,
): Promise<TurnOutcome> => {
  const { session, replies, forget } = outcome
  const last = replies.at(-1)
  if (peer.notices !== 'unasked' || session.at || forget || !last) return outcome
  await beTold(peer, stores)
  const options = [{ id: '/notices', label: say('command.notices') }, ...(last.options ?? [])]
  const told: Reply = { ...last, text: [...last.text, say('notices.on')], options }
  return { ...outcome, replies: [...replies.slice(0, -1), told] }
}

/** What waits for her, if she asks what is new. */
export const whatWaits = async (
  { member, now }: Peer,
  stores: Stores,
  today: string,
): Promise<Reply[]> => {
  if (!member || !isStaff(member)) return []
  const text = await headFor({ member, stores, now, today })
  if (text.length === 0) return []
  const options = [
    ...(isModerator(member) ? [{ id: '/review', label: say('command.review') }] : []),
    ...(isCaseworker(member) ? [{ id: '/cases', label: say('command.cases') }] : []),
  ]
  return [{ text, options }]
}
