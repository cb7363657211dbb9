/** The alerts that wait for a peer. They are shown when she asks, or with the answer to something else. */
import { followAgain, noteAlertsOffTold } from '../actions/followed-before.ts'
import { unreadAlertsFor } from '../actions/unread-alerts.ts'
import type { Day } from '../alerts/dates.ts'
import { readNumerals } from '../listening/options.ts'
import type { Country } from '../rights/country.ts'
import type { Inbound } from '../terms/message.ts'
import type { Finished, Reply } from '../terms/reply.ts'
import { say } from '../terms/text.ts'
import { whatWaits } from './notices.ts'
import type { Heard, Turn, TurnOutcome } from './turn.ts'

/** How long before its end a subscription is mentioned, in milliseconds. */
const SOON = 2 * 24 * 60 * 60 * 1000

/**
 * Whether "1" answers a line that was sent to her unasked: the line stands below the open question.
 * If she meant the question, nothing is decided, and it is asked again.
 */
export const asksForAlerts = ({ session, peer }: Heard, body: Inbound['body']): boolean => {
  const called = [peer.called?.at, peer.noticed, peer.safeCallNews]
  const calledAt = Math.max(0, ...called.flatMap((at) => at?.getTime() ?? []))
  if (body.kind !== 'text' || calledAt === 0) return false
  const [only, ...rest] = readNumerals(body.text) ?? []
  const isNewer = session.open === undefined || session.open.asked < calledAt
  return only === 1 && rest.length === 0 && isNewer
}

/** Shows what waits before the answer to something else, but never in the middle of a dialog. */
export const withWaiting = async (
  outcome: TurnOutcome,
  { peer, stores }: Turn,
  country: Country,
): Promise<TurnOutcome> => {
  const { session, replies, forget } = outcome
  if (!peer.called || !peer.member || session.at || forget || !replies.length) return outcome
  const waiting = await unreadAlertsFor(peer, stores, country, 'unread')
  if (waiting.length === 0) return outcome
  return { ...outcome, replies: [...waiting, ...replies], discreet: true }
}

/** Tells her once that her alerts ended when she blocked the bot, with a tap that turns them on again. */
export const withAlertsOff = async (
  outcome: TurnOutcome,
  { peer, stores }: Turn,
): Promise<TurnOutcome> => {
  const { session, replies, forget } = outcome
  const last = replies.at(-1)
  if (!peer.alertsOff || session.at || forget || !last) return outcome
  await noteAlertsOffTold(peer, stores)
  const options = [{ id: '/alertsOn', label: say('command.alertsOn') }, ...(last.options ?? [])]
  const told: Reply = { ...last, text: [...last.text, say('alerts.off')], options }
  return { ...outcome, replies: [...replies.slice(0, -1), told] }
}

/** Restores what she followed when she blocked the bot. */
export const turnAlertsOn = async ({ peer, stores }: Turn, today: Day): Promise<Finished> => {
  if (!peer.member || !(await followAgain(peer, stores, today)))
    return { replies: [], goOn: 'alerts' }
  const options = [
    { id: '/alerts', label: say('command.alerts') },
    { id: '/menu', label: say('command.menu') },
  ]
  return { replies: [{ text: [say('alerts.on')], options }] }
}

/** Shows all alerts that are live. Outside a dialog, also says that a subscription ends soon. */
export const showAlerts = async (
  { session, peer, stores }: Turn,
  country: Country,
  today: Day,
): Promise<Finished> => {
  const waits = await whatWaits(peer, stores, today)
  const alerts = peer.member ? await unreadAlertsFor(peer, stores, country, 'all') : []
  const replies = [...waits, ...alerts]
  const soon = new Date(peer.now.getTime() + SOON)
  const ends =
    !session.at &&
    peer.member !== undefined &&
    (await stores.subscriptions.of(peer.sender)).some(({ until }) => new Date(until) <= soon)
  if (ends) return { replies, goOn: 'alerts' }
  const options = [
    { id: '/check', label: say('command.check') },
    { id: '/alerts', label: say('command.alerts') },
    { id: '/menu', label: say('command.menu') },
  ]
  // She may have been told that somebody has answered.
  const last = replies.at(-1) ?? { text: [say('news.none'), say('news.receipt')] }
  const shown = { ...last, options: [...(last.options ?? []), ...options] }
  return { replies: [...replies.slice(0, -1), shown], discreet: true }
}
