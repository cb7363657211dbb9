/** What a peer reads whose membership moderators have ended. */
import { say } from '../terms/text.ts'
import type { Turn, TurnOutcome } from './turn.ts'

/** Tells her once what happened and whom she can ask, before the answer to whatever she wrote. */
export const withShutOut = async (
  outcome: TurnOutcome,
  { peer, stores }: Turn,
): Promise<TurnOutcome> => {
  if (!peer.shutOut || outcome.forget || outcome.replies.length === 0) return outcome
  const { shutOut: _, ...others } = await stores.members.chosen(peer.sender)
  await stores.members.remember(peer.sender, others, peer.now)
  const told = { text: [say('shutOut.told'), say('shutOut.ask'), say('shutOut.still')] }
  return { ...outcome, replies: [told, ...outcome.replies] }
}
