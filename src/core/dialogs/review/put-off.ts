/** A moderator reads what a colleague put off for all. */
import type { Peer } from '../../members/peer.ts'
import type { Stores } from '../../stores/stores.ts'
import type { Finished } from '../../terms/reply.ts'
import { MODERATORS_ONLY, moderatorOf } from './as-moderator.ts'
import type { DecisionNeeds } from './review-decisions.ts'

/** Shows her the first report that is put off for all. From then on it waits like any other. */
export const readPutOff = async (
  { day }: DecisionNeeds,
  peer: Peer,
  stores: Stores,
): Promise<Finished> => {
  const moderator = await moderatorOf(peer, stores)
  if (!moderator) return MODERATORS_ONLY
  const { now } = peer
  const [first] = await stores.piles.putOff(moderator, now, day(now))
  if (first) {
    await stores.reviews.wake(first.id)
    await stores.reviews.take(first.id, moderator, now)
    await stores.audit.note(moderator.member.handle, 'take', now, { reportId: first.id })
  }
  return { replies: [], goOn: 'review' }
}
