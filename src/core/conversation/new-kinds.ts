/** Tells who follows a town, once, what else the bot can warn of since the operator switched it on. */
import type { AlertKind } from '../alerts/alert.ts'
import { alertPreferencesOf } from '../alerts/preferences.ts'
import type { Reply } from '../terms/reply.ts'
import { say } from '../terms/text.ts'
import type { Turn, TurnOutcome } from './turn.ts'

/** The outcome with that said below it; never in the middle of a dialog. */
export const withNewKinds = async (
  outcome: TurnOutcome,
  { peer, stores }: Turn,
  kinds: readonly AlertKind[],
): Promise<TurnOutcome> => {
  const { session, replies, forget } = outcome
  const last = replies.at(-1)
  if (!peer.called || !peer.member || session.at || forget || !last) return outcome
  const { kinds: wanted, asked = [] } = alertPreferencesOf(await stores.members.chosen(peer.sender))
  const known = new Set([...wanted, ...asked])
  const unknown = kinds.filter((kind) => !known.has(kind))
  if (unknown.length === 0) return outcome
  // Read again, in the transaction in which it is written.
  const { preferences } = await stores.members.recognise(peer.sender, peer.now)
  const noted = {
    ...preferences,
    alerts: { ...alertPreferencesOf(preferences), asked: [...kinds] },
  }
  await stores.members.remember(peer.sender, noted, peer.now)
  const told: Reply = {
    ...last,
    text: [
      ...last.text,
      say('alerts.newKinds'),
      ...unknown.map((kind) => say('told.flag', { value: say(`alertKind.${kind}`) })),
    ],
    options: [{ id: '/alerts', label: say('command.alerts') }, ...(last.options ?? [])],
  }
  return { ...outcome, replies: [...replies.slice(0, -1), told] }
}
