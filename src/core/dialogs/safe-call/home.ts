/** The first question: what is open now, the most urgent thing first, and what can be done about it. */
import type { WatchedCall } from '../../actions/safe-call-watched.ts'
import { type Offer, offer } from '../../engine/steps.ts'
import type { Peer } from '../../members/peer.ts'
import { MOST_BUDDIES } from '../../safe-call/pairing.ts'
import type { WatcherAnswer } from '../../safe-call/watching.ts'
import { say, type Text } from '../../terms/text.ts'
import type { Deed, SafeCallDraft, ShownCall, ShownOwnCall, Thing } from './draft.ts'
import { clockTime, timeToCome } from './shown-time.ts'

/** How urgent it is to see a call that she watches. */
const urgencyOf = ({ isAlarm, rehearsal, answers, said, over, hers }: ShownCall): number => {
  if (over || hers === 'reached') return 5
  if (isAlarm && !rehearsal && answers.length > 0) return 0
  if (isAlarm && rehearsal) return 2
  return said === undefined && answers.length > 0 ? 3 : 5
}

/** What there is to see, the most urgent first. */
export const thingsOf = ({ call, calls, watched, isMember }: SafeCallDraft): Thing[] => {
  const hasOwn = call !== undefined && !call.rehearsal
  const isEmpty = !isMember && watched.length === 0
  const things: { thing: Thing; urgency: number }[] = [
    ...calls.map((one) => ({
      thing: { kind: 'watched' as const, id: one.id },
      urgency: urgencyOf(one),
    })),
    ...(hasOwn ? [{ thing: { kind: 'own' as const }, urgency: 1 }] : []),
    ...(isEmpty ? [] : [{ thing: { kind: 'home' as const }, urgency: 4 }]),
  ]
  return things.sort((a, b) => a.urgency - b.urgency).map(({ thing }) => thing)
}

const shownThing = (draft: SafeCallDraft): Thing => {
  const things = thingsOf(draft)
  return things[draft.shown % Math.max(1, things.length)] ?? { kind: 'home' }
}

const callOf = ({ calls }: SafeCallDraft, thing: Thing): ShownCall | undefined =>
  thing.kind === 'watched' ? calls.find(({ id }) => id === thing.id) : undefined

/** Who is told first. */
export const firstNamed = ({ buddies }: SafeCallDraft): string =>
  (buddies.find(({ muted }) => !muted) ?? buddies[0])?.name ?? ''

/** Her buddies as lines. */
export const buddyLines = ({ buddies }: SafeCallDraft): Text[] =>
  buddies.map(({ name, muted }) => say(muted ? 'safeCall.buddyMuted' : 'safeCall.buddy', { name }))

const ownTexts = (draft: SafeCallDraft, { now }: Peer): Text[] => {
  const { call, zone } = draft
  if (!call) return []
  if (call.alarmAt !== undefined) return [say('safeCall.alarmSoon')]
  if (call.closed) return [say('safeCall.alarmClosed')]
  if (call.alarm)
    return [
      say(call.alarm === 'asked' ? 'safeCall.alarmAsked' : 'safeCall.alarmOn'),
      ...dutyTexts(call),
    ]
  const name = call.watchers.find(({ said }) => said !== 'cannot')?.name ?? firstNamed(draft)
  const until = timeToCome(call.until, zone, now)
  const alarm = clockTime(
    call.isOnTheWay ? call.until + draft.words.grace * 60_000 : call.alarmTime,
    zone,
  )
  return [
    say('safeCall.running', { until, alarm, name }),
    ...(call.isOnTheWay ? [say('safeCall.checkIn', { at: clockTime(call.goal, zone) })] : []),
    ...call.watchers.flatMap((one) =>
      one.said === 'here' ? [say('safeCall.her.here', { name: one.name })] : [],
    ),
  ]
}

/** What she reads of the people on duty. */
const dutyTexts = ({ duty }: ShownOwnCall): Text[] =>
  duty === undefined
    ? []
    : [say(duty === 'takes' ? 'safeCall.her.dutyTakes' : 'safeCall.her.dutyTold')]

/** Where options are numbers, 3 is always the alarm, and 1 that there is none. */
const ALARM = 3
const CALM = 1

const ownOffers = ({ call }: SafeCallDraft): Offer<Deed>[] => {
  if (!call) return []
  if (call.alarmAt !== undefined)
    return [
      offer({ do: 'alarm' }, say('safeCall.atOnce'), ALARM),
      offer({ do: 'takeBack' }, say('safeCall.takeBack'), CALM),
    ]
  if (call.alarm)
    return [
      offer({ do: 'well' }, say('safeCall.well'), CALM),
      offer({ do: 'alarm' }, say('safeCall.alarmNow'), ALARM),
    ]
  return [
    offer({ do: 'well' }, say('safeCall.well'), CALM),
    offer({ do: 'more' }, say('safeCall.more'), 2),
    offer({ do: 'alarm' }, say('safeCall.alarmNow'), ALARM),
    ...(call.isOnTheWay ? [offer<Deed>({ do: 'back' }, say('safeCall.back'))] : []),
  ]
}

const homeTexts = (draft: SafeCallDraft): Text[] => {
  const { buddies, isMember, watched } = draft
  if (!isMember) return [say('safeCall.watchingNow'), ...watchedLines(draft), say('menu.ask')]
  if (buddies.length === 0)
    return [
      say('safeCall.what'),
      say('safeCall.limit'),
      say('safeCall.never'),
      ...(watched.length > 0 ? [say('safeCall.watchingNow'), ...watchedLines(draft)] : []),
      say('safeCall.noBuddy'),
    ]
  const duty = draft.duty ? [say('safeCall.duty.last')] : []
  return [say('safeCall.yours'), ...buddyLines(draft), ...duty, say('menu.ask')]
}

const watchedLines = ({ watched }: SafeCallDraft): Text[] =>
  watched.map(({ name }) => say('safeCall.buddy', { name }))

const homeOffers = ({ buddies, isMember, watched, call }: SafeCallDraft): Offer<Deed>[] => [
  ...(isMember && buddies.length > 0 && (!call || call.rehearsal || call.closed)
    ? [offer<Deed>({ do: 'start' }, say('safeCall.start'))]
    : []),
  ...(isMember && buddies.length < MOST_BUDDIES
    ? [offer<Deed>({ do: 'add' }, say('safeCall.add'))]
    : []),
  ...(buddies.length > 0
    ? [
        offer<Deed>({ do: 'buddies' }, say('safeCall.buddies')),
        offer<Deed>({ do: 'words' }, say('safeCall.words')),
      ]
    : []),
  ...(watched.length > 0 ? [offer<Deed>({ do: 'watching' }, say('safeCall.watching'))] : []),
]

const watchedTexts = (call: ShownCall, { zone }: SafeCallDraft, { now }: Peer): Text[] => {
  const { name, isAlarm, over, until, said, hers } = call
  if (over) return [say('safeCall.watch.over', { name })]
  if (hers === 'reached') return [say('safeCall.watch.saidReached', { name })]
  if (isAlarm) return [say('safeCall.watch.open', { name })]
  const at = timeToCome(until, zone, now)
  return said === 'here'
    ? [say('safeCall.watch.watching', { name, at })]
    : [say('safeCall.watch.asked', { name, at })]
}

const LABELS = {
  here: 'safeCall.here',
  cannotTonight: 'safeCall.cannotTonight',
  take: 'safeCall.take',
  cannot: 'safeCall.cannot',
  reached: 'safeCall.reached',
  goOn: 'safeCall.goOn',
} as const

/** Their numbers, where options are numbers: "I take it" is never next "I cannot". */
const ANSWER_NUMERALS = {
  here: 1,
  take: 1,
  cannotTonight: 2,
  cannot: 2,
  reached: 3,
  goOn: 4,
} as const

const answerLabel = (answer: WatcherAnswer, name: string): Text =>
  answer === 'reached' ? say('safeCall.reached', { name }) : say(LABELS[answer])

const watchedOffers = ({ id, name, answers, isAlarm, rehearsal }: ShownCall): Offer<Deed>[] => [
  ...answers.map((answer) =>
    offer<Deed>({ do: 'answer', id, answer }, answerLabel(answer, name), ANSWER_NUMERALS[answer]),
  ),
  ...(isAlarm && !rehearsal ? [offer<Deed>({ do: 'again' }, say('safeCall.again'))] : []),
]

/** Whom it is about, by name. */
const whichOffers = (
  { calls }: SafeCallDraft,
  { answer, ids }: NonNullable<SafeCallDraft['which']>,
): Offer<Deed>[] =>
  calls
    .filter(({ id }) => ids.includes(id))
    .map(({ id, name }) => offer({ do: 'answer', id, answer }, say('safeCall.named', { name })))

/** What the first question says. */
export const homeAsked = (draft: SafeCallDraft, peer: Peer): Text[] => {
  const { which } = draft
  if (which) return [say('safeCall.watch.which', { answer: answerLabel(which.answer, '…') })]
  const thing = shownThing(draft)
  const call = callOf(draft, thing)
  if (call) return watchedTexts(call, draft, peer)
  return thing.kind === 'own' ? ownTexts(draft, peer) : homeTexts(draft)
}

/** What can be done at the first question. */
export const homeOffersOf = (draft: SafeCallDraft): Offer<Deed>[] => {
  const thing = shownThing(draft)
  const call = callOf(draft, thing)
  const { which } = draft
  const offers = which
    ? whichOffers(draft, which)
    : call
      ? watchedOffers(call)
      : thing.kind === 'own'
        ? ownOffers(draft)
        : homeOffers(draft)
  const isMore = thingsOf(draft).length > 1
  return isMore ? [...offers, offer({ do: 'next' }, say('safeCall.next'))] : offers
}

/** The call that is shown now, if she watches it. */
export const shownCallId = (draft: SafeCallDraft): string | undefined => {
  const thing = shownThing(draft)
  return thing.kind === 'watched' ? thing.id : undefined
}

/** The draft that shows a call. */
export const showing = (draft: SafeCallDraft, id: string): SafeCallDraft => {
  const place = thingsOf(draft).findIndex((one) => one.kind === 'watched' && one.id === id)
  return { ...draft, shown: Math.max(0, place), which: undefined }
}

/** A call that she watches, as a draft keeps it: without what was left for her. */
export const withoutNote = ({ alarm, unread: _, ...call }: WatchedCall): ShownCall => ({
  ...call,
  isAlarm: alarm !== undefined,
})
