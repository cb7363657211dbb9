/**
 * The settings of a member's alerts: quiet hours, what wakes her, the lowest level, the line on her
 * lock screen, and the kinds.
 */
import { ALERT_KINDS, type AlertKind } from '../../alerts/alert.ts'
import { lineText } from '../../alerts/alert-text.ts'
import {
  type AlertPreferences,
  clockOf,
  LINES,
  LONGEST_LINE,
  type LockScreenLine,
  readClock,
  readHours,
  zoneAt,
} from '../../alerts/preferences.ts'
import { LEVELS, type Level } from '../../blacklist/taxonomy.ts'
import { choice, choiceOf, confirm, offer, placeOf, several, typed } from '../../engine/steps.ts'
import type { Peer } from '../../members/peer.ts'
import type { Stores } from '../../stores/stores.ts'
import { say, type Text } from '../../terms/text.ts'
import { type AlertsDraft, type AlertsNeeds, type Hours, SETTINGS, type Setting } from './draft.ts'

type SettingStep = 'settings' | Setting | 'zone' | 'ownClock' | 'ownLine'

const HOUR = 60
/** Quiet hours that many choose. */
const NIGHTS: readonly Hours[] = [
  { from: 22 * HOUR, until: 7 * HOUR },
  { from: 23 * HOUR, until: 8 * HOUR },
  { from: 0, until: 9 * HOUR },
  { from: 4 * HOUR, until: 12 * HOUR },
]

/** The steps of the settings of alerts. */
export const alertSettingsSteps = ({ kinds, timeZone }: Omit<AlertsNeeds, 'country'>) => ({
  settings: choice<AlertsDraft, SettingStep, Setting>({
    ask: ({ preferences }) => [
      say('alerts.now'),
      ...preferenceLines(preferences),
      say('alerts.wish.ask'),
    ],
    options: () =>
      SETTINGS.filter((setting) => setting !== 'kinds' || kinds.length > 1).map((id) => ({
        id,
        label: say(`alerts.wish.${id}`),
      })),
    save: (setting) => ({ setting }),
    next: ({ setting }) => setting,
  }),

  quiet: placeOf<AlertsDraft, SettingStep, Hours | null>({
    ask: [say('alerts.quiet.ask'), say('alerts.quiet.how')],
    options: [
      ...NIGHTS.map((hours) =>
        offer(
          hours,
          say('alerts.quiet.hours', { from: clockOf(hours.from), until: clockOf(hours.until) }),
        ),
      ),
      offer(null, say('alerts.quiet.none')),
    ],
    find: (text) => {
      const hours = readHours(text)
      return hours ? [hours] : []
    },
    unknown: say('alerts.quiet.unknown'),
    save(hours, { preferences }) {
      if (hours) return { hours }
      const { quiet: _, ...others } = preferences
      return { hours, preferences: others }
    },
    next: ({ hours }) => (hours ? 'zone' : 'finish'),
  }),

  zone: choice<AlertsDraft, SettingStep, AlertsDraft['clock']>({
    ask: [say('alerts.zone.ask')],
    options: [
      {
        id: 'here',
        label: say('alerts.zone.here', { place: timeZone.split('/').at(-1) ?? timeZone }),
      },
      { id: 'elsewhere', label: say('alerts.zone.there') },
    ],
    save: (clock, draft) =>
      clock === 'here' ? { clock, preferences: quietIn(timeZone, draft) } : { clock },
    next: ({ clock }) => (clock === 'here' ? 'finish' : 'ownClock'),
  }),

  ownClock: typed<AlertsDraft, SettingStep>({
    ask: [say('alerts.zone.clock')],
    read(text, draft, { now }) {
      const minutes = readClock(text)
      return minutes === undefined
        ? { retry: [say('alerts.zone.unknown')] }
        : { saved: { preferences: quietIn(zoneAt(minutes, now), draft) } }
    },
    next: 'finish',
  }),

  wake: confirm<AlertsDraft, SettingStep>({
    ask: [say('alerts.wake.ask')],
    yes: say('alerts.wake.yes'),
    no: say('alerts.wake.no'),
    save: (wake, { preferences }) => ({ preferences: { ...preferences, wake } }),
    next: 'finish',
  }),

  from: choiceOf<AlertsDraft, SettingStep, Level>({
    ask: [say('alerts.from.ask'), say('alerts.from.why')],
    options: LEVELS.map((level) => offer(level, say(`alerts.least.${level}`))),
    save: (from, { preferences }) => ({ preferences: { ...preferences, from } }),
    next: 'finish',
  }),

  line: choice<AlertsDraft, SettingStep, LockScreenLine | 'own'>({
    ask: [say('alerts.line.ask')],
    options: [
      ...LINES.map((id) => ({ id, label: say(`line.${id}`) })),
      { id: 'own', label: say('alerts.line.own') },
    ],
    save: (line, { preferences }) =>
      line === 'own'
        ? { writesOwnLine: true }
        : { writesOwnLine: false, preferences: { ...preferences, line } },
    next: ({ writesOwnLine }) => (writesOwnLine ? 'ownLine' : 'finish'),
  }),

  ownLine: typed<AlertsDraft, SettingStep>({
    ask: [say('alerts.line.ownAsk'), say('alerts.line.ownHow')],
    read(text, { preferences }) {
      const own = text.replace(/\s+/g, ' ').trim()
      return own.length > LONGEST_LINE
        ? { retry: [say('retry.long', { longest: LONGEST_LINE })] }
        : { saved: { preferences: { ...preferences, line: { own } } } }
    },
    next: 'finish',
  }),

  kinds: several<AlertsDraft, SettingStep, AlertKind>({
    ask: [say('alerts.kinds.ask')],
    options: ALERT_KINDS.filter((kind) => kinds.includes(kind)).map((id) => ({
      id,
      label: say(`alertKind.${id}`),
    })),
    ticked: ({ preferences }) => preferences.kinds.filter((kind) => kinds.includes(kind)),
    save: (chosen, { preferences }) => ({
      preferences: { ...preferences, kinds: chosen, asked: [...kinds] },
    }),
    next: 'finish',
  }),
})

/** Saves how she wants to be warned. */
export const keepPreferences = async (
  alerts: AlertPreferences,
  { sender, now }: Peer,
  { members }: Stores,
): Promise<void> => {
  const { preferences } = await members.recognise(sender, now)
  await members.remember(sender, { ...preferences, alerts }, now)
}

const quietIn = (zone: string, { preferences, hours }: AlertsDraft): AlertPreferences =>
  hours ? { ...preferences, quiet: { ...hours, zone } } : preferences

const preferenceLines = ({ quiet, wake, from, line }: AlertPreferences): Text[] => [
  ...(quiet
    ? [
        say('alerts.chosen.quiet', { from: clockOf(quiet.from), until: clockOf(quiet.until) }),
        say(wake ? 'alerts.chosen.wake' : 'alerts.chosen.noWake'),
      ]
    : [say('alerts.chosen.noQuiet')]),
  say('alerts.chosen.from', { level: say(`alerts.least.${from}`) }),
  say('alerts.chosen.line', { line: lineText(line) }),
]
