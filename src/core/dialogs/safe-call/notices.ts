/** What waits to be read, in texts. */
import type { OwnCall } from '../../actions/safe-call.ts'
import type { WatchedCall } from '../../actions/safe-call-watched.ts'
import { type Desk, deskHours } from '../../cases/desk.ts'
import type { Country } from '../../rights/country.ts'
import type { Notice, NoticeKind } from '../../safe-call/call.ts'
import type { PairingNotice } from '../../safe-call/pairing.ts'
import { type Language, say, type Text } from '../../terms/text.ts'
import { clockTime } from './shown-time.ts'

interface Needs {
  country: Country
  zone: string
  /** When the people on duty are there; undefined where they are not told. */
  desk: Desk | undefined
  language: Language
}

/** The name of a watcher. The people on duty have none. */
export const named = (name: string | undefined): string | Text =>
  name || say('safeCall.duty.somebody')

/** What she reads about her own call. */
export const ownNotice = ({ kind, values }: Notice, zone: string): Text[] => {
  const { name = '', at = 0, from = 0, to = 0 } = values
  switch (kind) {
    case 'soon':
      return [say('safeCall.her.soon', { at: clockTime(at, zone) })]
    case 'due':
    case 'dueAgain':
      return [say('safeCall.her.due')]
    case 'away':
      return [say('safeCall.her.away', { from: clockTime(from, zone), to: clockTime(to, zone) })]
    case 'nobodyYet':
      return [say('safeCall.her.nobodyYet')]
    case 'watcherHere':
      return [say('safeCall.her.here', { name })]
    case 'watcherCannot':
      return [say('safeCall.her.cannot', { name })]
    case 'watcherGone':
      return [say('safeCall.her.left', { name })]
    case 'told':
      return [say('safeCall.her.told')]
    case 'rehearsed':
      return [say('safeCall.her.rehearsed', { name })]
    case 'notRehearsed':
      return [say('safeCall.her.notRehearsed', { name })]
    default:
      // That she asked for an alarm, and that it is on, her call says.
      return []
  }
}

/** What is read about a pairing. */
export const pairingNotice = ({ kind, name }: Pick<PairingNotice, 'kind'> & { name: string }) =>
  [say(`safeCall.pairing.${kind}`, { name })] satisfies Text[]

/** What a buddy reads about a call that she watches: what she has not read, or all of an alarm. */
export const watchedNotices = (
  call: WatchedCall,
  needs: Needs,
  when: 'first' | 'again',
): Text[] => {
  const { unread, alarm, answers, onDuty, hers } = call
  const shown = unread.flatMap((notice) => watchedNotice(notice, call, needs))
  const isNew = unread.some(({ kind }) => ALARMING.includes(kind))
  // A line that is repeated brings nothing new, and she must be able to read it all the same.
  const isOn = when === 'first' && ((answers.length > 0 && hers !== 'reached') || onDuty === true)
  return alarm && (isNew || isOn) ? [...shown, ...alarmTexts(call, needs)] : shown
}

/** With these, all of the alarm is shown. */
const ALARMING: readonly NoticeKind[] = ['alarm', 'reached', 'goesOn', 'madeToWrite']

const watchedNotice = ({ kind, values }: Notice, call: WatchedCall, { zone }: Needs): Text[] => {
  const { name } = call
  const at = clockTime(values.at ?? 0, zone)
  switch (kind) {
    case 'moved':
      return [say('safeCall.watch.moved', { name, at })]
    case 'madeToWrite':
      return [say('safeCall.watch.duress', { name, at })]
    case 'answered':
      return [say('safeCall.watch.answered', { name, at })]
    case 'reached':
      return [say('safeCall.watch.reached', { by: named(values.name), name, at })]
    case 'goesOn':
      return [say('safeCall.watch.goesOn', { by: named(values.name), name })]
    case 'ended':
      return [say('safeCall.watch.ended', { name, at })]
    case 'closed':
      return [say('safeCall.watch.closed', { name })]
    default:
      return []
  }
}

/** All that a buddy is told of an alarm. */
export const alarmTexts = (call: WatchedCall, { country, zone, desk, language }: Needs): Text[] => {
  const { name, alarm, rehearsal, onDuty, unread } = call
  if (!alarm) return []
  const { cause, at, since, note, gap, before, dutyBefore, taken, unreached, answeredAt } = alarm
  const clock = (one: number) => clockTime(one, zone)
  // Whoever reads it again must read this, too.
  const isKnown = answeredAt === undefined || unread.some(({ kind }) => kind === 'answered')
  return [
    ...(isKnown ? [] : [say('safeCall.watch.answered', { name, at: clock(answeredAt) })]),
    ...(rehearsal ? [say('safeCall.watch.rehearsal')] : []),
    ...(onDuty ? [say('safeCall.duty.why')] : []),
    cause === 'silence'
      ? say('safeCall.watch.silence', { name, at: clock(since) })
      : say(cause === 'asked' ? 'safeCall.watch.wanted' : 'safeCall.watch.duress', {
          name,
          at: clock(at),
        }),
    ...(unreached ? [say('safeCall.watch.unreached', { name })] : []),
    ...(gap ? [say('safeCall.watch.gap', { from: clock(gap.from), to: clock(gap.to) })] : []),
    note === ''
      ? say('safeCall.watch.noNote', { name })
      : say('safeCall.watch.note', { name, note }),
    ...(before.length > 0 ? [say('safeCall.watch.before', { names: before.join(', ') })] : []),
    ...(dutyBefore ? [say('safeCall.duty.before')] : []),
    ...(taken && !taken.isHers && !call.over
      ? [say('safeCall.watch.taken', { by: named(taken.name), at: clock(taken.until) })]
      : []),
    say('safeCall.watch.do'),
    say('safeCall.watch.doCall', { name }),
    say('safeCall.watch.doGo'),
    ...(desk && !onDuty ? [askDuty(desk, language)] : []),
    say('safeCall.watch.doEmergency', { ...country.emergency, name }),
  ]
}

const askDuty = (desk: Desk, language: Language): Text => {
  const hours = deskHours(desk, language)
  return desk.phone === undefined
    ? say('safeCall.watch.doDuty', { hours })
    : say('safeCall.watch.doDutyPhone', { hours, phone: desk.phone })
}

/** What her call waits for, in words. */
export const waitsFor = ({ alarm, alarmAt, closed }: OwnCall): Text => {
  if (alarmAt !== undefined) return say('safeCall.alarmSoon')
  if (closed) return say('safeCall.alarmClosed')
  if (alarm === undefined) return say('safeCall.her.due')
  return say(alarm === 'asked' ? 'safeCall.alarmAsked' : 'safeCall.alarmOn')
}
