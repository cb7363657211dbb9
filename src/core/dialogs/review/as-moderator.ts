/** What only a moderator may do. */
import type { Peer } from '../../members/peer.ts'
import type { Moderator } from '../../stores/reviews.ts'
import type { Stores } from '../../stores/stores.ts'
import type { Finished } from '../../terms/reply.ts'
import { say } from '../../terms/text.ts'

/** The answer to anybody else. */
export const MODERATORS_ONLY: Finished = { replies: [{ text: [say('review.moderatorsOnly')] }] }

/** The moderator that this peer is; undefined if she is none. */
export const moderatorOf = async (
  { member }: Peer,
  stores: Stores,
): Promise<Moderator | undefined> =>
  member?.role === 'moderator'
    ? { member, senders: await stores.members.sendersOf(member.id) }
    : undefined

/** Does something for a moderator. Anybody else reads that only moderators may. */
export const asModerator = async <Done>(
  peer: Peer,
  stores: Stores,
  does: (moderator: Moderator) => Promise<Done>,
): Promise<Done | Finished> => {
  const moderator = await moderatorOf(peer, stores)
  return moderator ? does(moderator) : MODERATORS_ONLY
}

/** Lets other moderators read a report again, and deletes it from her chat. */
export const letGo = async ({ id }: { id: string }, peer: Peer, stores: Stores): Promise<void> => {
  const moderator = await moderatorOf(peer, stores)
  if (!moderator) return
  await stores.reviews.release(id, moderator)
  await stores.sent.releaseAbout(moderator.senders, id, peer.now)
}
