/** Does what was chosen, in the transaction of the turn, and says what came of it. */
import { MOST_ALARMS } from '../../actions/count-alarms.ts'
import { alarmNow, endCall, moreTime, signWell, takeAlarmBack } from '../../actions/safe-call.ts'
import { beginCall } from '../../actions/safe-call-begin.ts'
import { allowDuty, answerForDuty, dutyCalls } from '../../actions/safe-call-duty.ts'
import { offerPairing } from '../../actions/safe-call-offers.ts'
import { answerCall, watchedCalls } from '../../actions/safe-call-watched.ts'
import type { Peer } from '../../members/peer.ts'
import { LONGEST_NOTE } from '../../safe-call/call.ts'
import { MOST_BUDDIES } from '../../safe-call/pairing.ts'
import type { Stores } from '../../stores/stores.ts'
import type { SaidTime } from '../../terms/meaning.ts'
import { say, type Text } from '../../terms/text.ts'
import type { Deed, DeedIn } from './draft.ts'
import { shownCallId } from './home.ts'
import { alarmTexts } from './notices.ts'
import { keptWords, managed } from './settings.ts'
import { momentOf, timeToCome } from './shown-time.ts'
import { leftIn } from './told-beside.ts'

/** How much longer a tap makes a call, in minutes. */
const MORE = 30
const MINUTE = 60_000

/** What is said when she says that she is well: by a tap, a usual word or her safe word. */
export const saidWell = async (
  peer: Peer,
  stores: Stores,
  how: 'well' | 'back',
): Promise<Text[]> => {
  const came = await (how === 'well' ? signWell : endCall)(peer, stores)
  switch (came) {
    case 'ended':
    case 'notOpen':
      return [say('safeCall.ended')]
    case 'checkedIn':
      return [say('safeCall.checkedIn')]
    case 'wordWanted':
      return [say('safeCall.wordWanted')]
  }
}

/** What is said when she asks for an alarm. */
export const saidAlarm = async (peer: Peer, stores: Stores): Promise<Text[]> => {
  const came = await alarmNow(peer, stores)
  return came === 'counting' ? [say('safeCall.counting')] : [say('safeCall.sent')]
}

/**
 * What is said when she wants to be expected later. `wanted`: the time that she typed, or how much longer;
 * undefined for the half hour of a tap.
 */
export const saidMore = async (
  { draft: { call, zone }, peer, stores }: DeedIn,
  wanted: SaidTime | undefined,
): Promise<Text[]> => {
  const typed = wanted !== undefined
  const now = peer.now.getTime()
  const from = Math.max(call?.until ?? now, now)
  const minutes =
    wanted === undefined
      ? MORE
      : wanted.kind === 'more'
        ? wanted.minutes
        : Math.round((momentOf(wanted, zone, peer.now) - from) / MINUTE)
  const came = await moreTime(peer, { minutes, typed }, stores)
  switch (came) {
    case 'prolonged':
      return [
        say('safeCall.prolonged', { until: timeToCome(from + minutes * MINUTE, zone, peer.now) }),
      ]
    case 'wordWanted':
      return [
        say('safeCall.wordForMore', { until: timeToCome(from + minutes * MINUTE, zone, peer.now) }),
      ]
    case 'typeFirst':
      return [say('safeCall.typeFirst')]
    case 'tooLong':
      return [say(minutes <= 0 ? 'safeCall.notEarlier' : 'safeCall.tooLong')]
    case 'tooLate':
      return []
  }
}

const begin = async ({ draft, peer, stores }: DeedIn): Promise<Text[]> => {
  const { until, every } = draft
  const wish = { until, note: leftIn(draft), ...(every !== null && { every }) }
  const came = await beginCall(peer, wish, stores, draft.duty !== undefined)
  if ('begun' in came)
    return [say('safeCall.started', { name: came.begun.watchers[0]?.name ?? '' })]
  switch (came.refused) {
    case 'tooManyAlarms':
      return [say('safeCall.capped', { most: MOST_ALARMS })]
    case 'open':
      return [say('safeCall.already')]
    case 'nobody':
      return [say('safeCall.nobody')]
    case 'notMember':
      return [say('safeCall.membersOnly')]
    case 'note':
      return [say('safeCall.note.long', { longest: LONGEST_NOTE })]
    case 'time':
      return [say('safeCall.until.unknown')]
  }
}

/** How long a call lasts that begins with its alarm, in minutes. */
const AT_ONCE = 30

/** She is not well, and no call is open: one begins, and its alarm is asked for. */
const told = async ({ draft, peer, stores, needs }: DeedIn): Promise<Text[]> => {
  const until = peer.now.getTime() + AT_ONCE * MINUTE
  const own = { ...draft, until, every: null, note: '' }
  const { told: _, ...wish } = own
  const said = await begin({ draft: wish, peer, stores, needs })
  const isOn = said.some(({ key }) => key === 'safeCall.started' || key === 'safeCall.already')
  return isOn ? saidAlarm(peer, stores) : said
}

const offered = async ({ draft, peer, stores }: DeedIn): Promise<Text[]> => {
  const { name, duty = false } = draft
  await allowDuty(peer, duty, stores)
  const came = await offerPairing(peer, { name, duty }, stores)
  if ('code' in came)
    return [
      say('safeCall.pair.named', { name }),
      say('safeCall.pair.give'),
      say('safeCall.code', { code: came.code }),
    ]
  if (came.refused === 'full') return [say('safeCall.pair.most', { most: MOST_BUDDIES })]
  return [say(came.refused === 'notMember' ? 'safeCall.membersOnly' : 'safeCall.pair.open')]
}

const SAID = {
  here: 'safeCall.said.here',
  cannotTonight: 'safeCall.said.cannotTonight',
  cannot: 'safeCall.said.cannot',
  reached: 'safeCall.said.reached',
  goOn: 'safeCall.said.goOn',
} as const

const answered = async (
  { draft, peer, stores, needs: { onDuty } }: DeedIn,
  { id, answer }: Deed & { do: 'answer' },
): Promise<Text[]> => {
  const call = draft.calls.find((one) => one.id === id)
  const isDone = call?.onDuty
    ? await answerForDuty(peer, { id, answer }, stores, onDuty)
    : call && (await answerCall(peer, { id, answer }, stores))
  if (!call || !isDone) return [say('stale')]
  if (call.rehearsal && call.isAlarm) return [say('safeCall.said.rehearsed')]
  return [answer === 'take' ? say('safeCall.said.take', { name: call.name }) : say(SAID[answer])]
}

const again = async ({ draft, peer, stores, needs }: DeedIn): Promise<Text[]> => {
  const id = shownCallId(draft)
  const { country, desk, onDuty } = needs
  const all = [...(await watchedCalls(peer, stores)), ...(await dutyCalls(peer, stores, onDuty))]
  const call = all.find((one) => one.id === id)
  const shown = { country, zone: draft.zone, desk: onDuty && desk, language: peer.language }
  return call ? alarmTexts(call, shown) : [say('stale')]
}

/** Does it. Returns what is said before the first question is asked again. */
export const done = async (it: DeedIn): Promise<Text[]> => {
  const { draft, peer, stores } = it
  const { deed } = draft
  switch (deed.do) {
    case 'well':
    case 'back':
      return saidWell(peer, stores, deed.do)
    case 'more':
      return saidMore(it, undefined)
    case 'until':
      return saidMore(it, deed.time)
    case 'alarm':
      return saidAlarm(peer, stores)
    case 'takeBack': {
      const came = await takeAlarmBack(peer, stores)
      return [
        say(
          came === 'takenBack'
            ? 'safeCall.takenBack'
            : came === 'wordWanted'
              ? 'safeCall.wordWanted'
              : 'safeCall.sent',
        ),
      ]
    }
    case 'again':
      return again(it)
    case 'answer':
      return answered(it, deed)
    case 'begin':
      return begin(it)
    case 'tell':
      return told(it)
    case 'offer':
      return offered(it)
    case 'duty':
      await allowDuty(peer, draft.duty === true, stores)
      return [say(draft.duty ? 'safeCall.duty.yes' : 'safeCall.duty.no')]
    case 'notStarted':
      return [say('safeCall.notStarted')]
    case 'first':
    case 'rehearse':
    case 'end':
    case 'mute':
    case 'unmute':
    case 'way':
    case 'dropWay':
    case 'leave':
      return managed(it, deed.do)
    case 'safe':
    case 'second':
    case 'remove':
    case 'grace':
    case 'line':
      return keptWords(it, deed.do)
    default:
      return []
  }
}
