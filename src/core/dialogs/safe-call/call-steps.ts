/** How a call begins: until when, what is left for the buddy, signs on the way, and the read-back. */
import { choiceOf, confirm, type Offer, offer, placeOf, typed } from '../../engine/steps.ts'
import { readPhones } from '../../identifiers/phone/phone.ts'
import type { Peer } from '../../members/peer.ts'
import {
  CHECK_IN_EVERY,
  type CheckInEvery,
  LONGEST_CALL,
  LONGEST_NOTE,
} from '../../safe-call/call.ts'
import { endOfNight } from '../../safe-call/times.ts'
import { say, type Text } from '../../terms/text.ts'
import type { Deed, SafeCallDraft, SafeCallNeeds, SafeCallStep, WantedTime } from './draft.ts'
import { buddyLines, firstNamed } from './home.ts'
import { clockTime, momentOf, timeToCome } from './shown-time.ts'

const MINUTE = 60_000
const HOURS = [1, 2, 3] as const
/** A shorter time needs no call. */
const SHORTEST = 5

/** How long the call will last, in minutes. */
const lengthOf = ({ until }: SafeCallDraft, { now }: Peer): number =>
  (until - now.getTime()) / MINUTE

/** Signs on the way that come well before the end. */
const signsWithin = (draft: SafeCallDraft, peer: Peer): CheckInEvery[] =>
  CHECK_IN_EVERY.filter((every) => every * 1.5 <= lengthOf(draft, peer))

/** Whether a time that she typed can be the end of a call, as far as that can be told now. */
const isPossible = (wanted: WantedTime): boolean =>
  wanted.kind !== 'in' || (wanted.minutes >= SHORTEST && wanted.minutes * MINUTE <= LONGEST_CALL)

const hours = (): Offer<WantedTime>[] =>
  HOURS.map((count) =>
    offer<WantedTime>(
      { kind: 'in', minutes: count * 60 },
      say('safeCall.until.hours', { hours: count }),
    ),
  )

/** It carries the moment: a tap long afterwards must not mean another night. */
const night = (at: number, zone: string): Offer<WantedTime> =>
  offer<WantedTime>(
    { kind: 'until', at },
    say('safeCall.until.night', { time: clockTime(at, zone) }),
  )

/** What is read back before a call begins. The honest limit is in it every time. */
const readBack = (
  draft: SafeCallDraft,
  { now }: Peer,
  getsThrough: SafeCallNeeds['getsThrough'],
): Text[] => {
  const { until, zone, every, note, words } = draft
  return [
    say('safeCall.readBack.until', {
      until: timeToCome(until, zone, now),
      alarm: clockTime(until + words.grace * MINUTE, zone),
      name: firstNamed(draft),
    }),
    say('safeCall.limit'),
    ...(draft.duty ? [say('safeCall.duty.readBack')] : []),
    ...(every === null ? [] : [say('safeCall.readBack.every', { minutes: every })]),
    ...(note === '' && !draft.told ? [] : [say('safeCall.readBack.note')]),
    ...(draft.buddies.some(({ muted }) => muted) ? buddyLines(draft) : []),
    ...draft.buddies
      .filter(({ channels }) => !channels.some(getsThrough))
      .map(({ name }) => say('safeCall.readBack.silent', { name })),
    say('safeCall.readBack.ask'),
  ]
}

/** The steps of a call that begins. */
export const callSteps = ({ timeIn, country, check, getsThrough }: SafeCallNeeds) => ({
  until: placeOf<SafeCallDraft, SafeCallStep, WantedTime>({
    ask: [say('safeCall.until.ask'), say('safeCall.until.how')],
    options: ({ zone }, { now }) => [...hours(), night(endOfNight(zone, now.getTime()), zone)],
    find: (text, { language }) => {
      const time = timeIn(text, language, true)
      return time && isPossible(time) ? [time] : []
    },
    unknown: say('safeCall.until.unknown'),
    save: (wanted, { zone }, { now }) => ({ until: momentOf(wanted, zone, now) }),
    next: 'note',
  }),

  note: typed<SafeCallDraft, SafeCallStep>({
    ask: ({ told }) => [
      ...(told ? [say('safeCall.told', { note: told })] : []),
      say('safeCall.note.ask'),
      say('safeCall.note.who'),
    ],
    skip: { note: '', subjects: [] },
    async read(text, { told }, peer) {
      const note = text.trim()
      const longest = Math.max(0, LONGEST_NOTE - (told ? told.length + 1 : 0))
      if (note.length > longest) return { retry: [say('safeCall.note.long', { longest })] }
      const reading = readPhones(note, country.code)
      const step = check.steps['number']
      if (reading.numbers.length === 0 || step?.kind !== 'number' || !peer.member)
        return { saved: { note, subjects: [] } }
      const read = await step.read(reading, {}, peer)
      return { saved: { note, ...('saved' in read ? checkIn(read.saved) : { subjects: [] }) } }
    },
    next: (draft, peer) =>
      draft.subjects.length > 0
        ? 'finish'
        : signsWithin(draft, peer).length > 0
          ? 'every'
          : 'readBack',
  }),

  every: choiceOf<SafeCallDraft, SafeCallStep, CheckInEvery | null>({
    ask: [say('safeCall.every.ask')],
    options: (draft, peer) => [
      ...signsWithin(draft, peer).map((every) => offer(every, say(`safeCall.every.${every}`))),
      offer(null, say('safeCall.every.no')),
    ],
    save: (every) => ({ every }),
    next: 'readBack',
  }),

  // Her call has ended, and she says that she is not well.
  tell: choiceOf<SafeCallDraft, SafeCallStep, Deed & { do: 'tell' | 'start' | 'notStarted' }>({
    ask: (draft) => [say('safeCall.tell', { name: firstNamed(draft) })],
    options: [
      offer({ do: 'tell' }, say('safeCall.alarmNow'), 3),
      offer({ do: 'start' }, say('safeCall.start')),
      offer({ do: 'notStarted' }, say('no')),
    ],
    save: (deed) => ({ deed }),
    next: ({ deed }) => (deed.do === 'start' ? 'until' : 'finish'),
  }),

  readBack: confirm<SafeCallDraft, SafeCallStep>({
    ask: (draft, peer) => readBack(draft, peer, getsThrough),
    yes: say('safeCall.readBack.yes'),
    no: say('safeCall.readBack.no'),
    // Once it is on, 1 ends it.
    numerals: { yes: 2, no: 3 },
    save: (yes) => ({ deed: { do: yes ? 'begin' : 'notStarted' } }),
    next: 'finish',
  }),
})

/** What the step of a check understood. */
const checkIn = (saved: Record<string, unknown>): Pick<SafeCallDraft, 'subjects' | 'unread'> => {
  // It is the draft of the check, all of which this step fills in.
  const { subjects = [], unread = 0 } = saved as Partial<SafeCallDraft>
  return { subjects, unread }
}

/** Where a call that begins goes on after its numbers have been checked. */
export const afterNote = (draft: SafeCallDraft, peer: Peer): 'every' | 'readBack' =>
  signsWithin(draft, peer).length > 0 ? 'every' : 'readBack'
