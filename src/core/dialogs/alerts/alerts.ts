import type { AlertKind } from '../../alerts/alert.ts'
import { ALERT_KINDS } from '../../alerts/alert.ts'
import { cityText } from '../../alerts/alert-text.ts'
import { type Day, dayAfter, readEndDate } from '../../alerts/dates.ts'
import type { PaceOf } from '../../alerts/pace.ts'
import {
  type AlertPreferences,
  alertPreferencesOf,
  clockOf,
  LINES,
  LONGEST_LINE,
  readClock,
  readHours,
  zoneAt,
} from '../../alerts/preferences.ts'
import { LEVELS } from '../../blacklist/taxonomy.ts'
import { dialogFor } from '../../engine/dialog.ts'
import { choice, confirm, place, several, typed } from '../../engine/steps.ts'
import type { Peer } from '../../members/peer.ts'
import { cityName, findCities, nearestLarger, offeredCities } from '../../rights/cities.ts'
import type { Country } from '../../rights/country.ts'
import type { Stores } from '../../stores/stores.ts'
import type { Subscription } from '../../stores/subscriptions.ts'
import type { Finished, Option } from '../../terms/reply.ts'
import { say, type Text } from '../../terms/text.ts'

interface Draft {
  today: Day
  subscriptions: Subscription[]
  wishes: AlertPreferences
  /** The one that she changes. */
  one?: string
  city?: string
  /** The one that ends when the new one begins. */
  instead?: string
  reach: 'city' | 'near' | 'country'
  until?: Day
  hours?: { from: number; until: number }
  /** Where she went from a list. */
  to: 'other' | 'wishes' | 'pause' | 'resume' | 'renew' | 'until' | 'end' | Setting | 'one' | 'new'
}

const SETTINGS = ['quiet', 'wake', 'from', 'line', 'kinds'] as const
type Setting = (typeof SETTINGS)[number]

interface Needs {
  country: Country
  /** The kinds that the operator has switched on. */
  kinds: readonly AlertKind[]
  timeZone: string
  paceOf: PaceOf
  day(now: Date): Day
}

const USUAL_DAYS = 30
const LENGTHS = [30, 7, 14, 90] as const
/** A subscription that ends so soon is offered to be renewed. */
const SOON = 2
const MOST = 10
/** A danger that is told later than this (ms) is told too late. */
const TOO_LATE = 2 * 60 * 60 * 1000
/** Common nights. */
const NIGHTS = ['22-7', '23-8', '0-9', '4-12'] as const

/** A member follows towns for a time, and chooses how she is warned. */
export const alertsDialog = ({ country, kinds, timeZone, paceOf, day }: Needs) => {
  const nameOf = (city: string): string => cityName(country, city) ?? city
  const shownDay = (until: Day): number => Date.parse(`${until}T12:00:00Z`)
  const soon = (draft: Draft) =>
    draft.subscriptions.filter(({ until }) => until <= dayAfter(draft.today, SOON))
  const towns = (): Option[] =>
    offeredCities(country).map(({ id }) => ({ id, label: cityText(country, id) }))
  const line = ({ city, near, country: all, until, paused }: Subscription): Text =>
    say(paused ? 'alerts.one.paused' : 'alerts.one.on', {
      city: all
        ? say('alerts.cityAnd.country', { city: nameOf(city) })
        : near === undefined
          ? cityText(country, city)
          : say('alerts.cityAnd.near', { city: nameOf(city), near: nameOf(near) }),
      until: shownDay(until),
    })

  /** Where a town leads that was chosen or typed: one that she follows is changed, another is new. */
  const chosen = (city: string, { subscriptions }: Draft): Partial<Draft> => {
    const known = subscriptions.find((one) => one.city === city)
    return known ? { to: 'one', one: known.id } : { to: 'new', city }
  }
  const afterTown = ({ to, subscriptions }: Draft) =>
    to === 'one' ? 'one' : subscriptions.length > 0 ? 'instead' : 'reach'

  return dialogFor<Draft>()({
    name: 'alerts',
    version: 1,
    first: 'home',
    membersOnly: true,
    // The town where she is stands in it.
    discreet: true,

    async begin({ sender, member, now }, stores) {
      if (!member) return membersOnly()
      const { preferences } = await stores.members.recognise(sender, now)
      return {
        draft: {
          today: day(now),
          subscriptions: await stores.subscriptions.of(sender),
          wishes: alertPreferencesOf(preferences),
          reach: 'city',
        },
      }
    },

    steps: {
      home: place({
        ask: (draft) =>
          draft.subscriptions.length === 0
            ? [say('alerts.what'), say('alerts.city.ask')]
            : [say('alerts.yours'), ...draft.subscriptions.map(line), say('alerts.ask')],
        options: (draft) => [
          ...soon(draft).map(({ id, city }) => ({
            id: `renew ${id}`,
            label: say('alerts.renewOne', { city: nameOf(city), days: USUAL_DAYS }),
          })),
          ...draft.subscriptions.map(({ id, city }) => ({
            id: `one ${id}`,
            label: say('alerts.change', { city: nameOf(city) }),
          })),
          ...(draft.subscriptions.length === 0
            ? towns()
            : [
                { id: 'other', label: say('alerts.other') },
                draft.subscriptions.every(({ paused }) => paused)
                  ? { id: 'resume', label: say('alerts.resume') }
                  : { id: 'pause', label: say('alerts.pause') },
              ]),
          { id: 'wishes', label: say('alerts.wishes') },
        ],
        find: (text) => findCities(country, text),
        unknown: say('alerts.city.unknown'),
        save(id, draft) {
          const [what, which] = id.split(' ')
          if (which !== undefined && (what === 'renew' || what === 'one'))
            return { to: what, one: which }
          if (id === 'other' || id === 'pause' || id === 'resume' || id === 'wishes')
            return { to: id }
          return chosen(id, draft)
        },
        next: (draft) => {
          if (draft.to === 'renew' || draft.to === 'pause' || draft.to === 'resume') return 'finish'
          if (draft.to === 'other') return 'city'
          return draft.to === 'wishes' ? 'wishes' : afterTown(draft)
        },
      }),

      city: place({
        ask: [say('alerts.city.ask')],
        options: towns,
        find: (text) => findCities(country, text),
        unknown: say('alerts.city.unknown'),
        save: chosen,
        next: afterTown,
      }),

      instead: choice({
        ask: ({ city = '' }) => [say('alerts.instead.ask', { city: nameOf(city) })],
        options: ({ subscriptions, city = '' }) => [
          ...subscriptions.map((one) => ({
            id: one.id,
            label: say('alerts.instead.of', { city: nameOf(one.city) }),
          })),
          { id: 'too', label: say('alerts.instead.too', { city: nameOf(city) }) },
        ],
        // Asked again, the other answer must undo the first.
        save: (id) => ({ instead: id }),
        next: 'reach',
      }),

      reach: choice({
        ask: [say('alerts.reach.ask')],
        options: ({ city = '' }) => {
          const near = nearestLarger(country, city)
          return [
            { id: 'city' as const, label: say('alerts.reach.city', { city: nameOf(city) }) },
            ...(near === undefined
              ? []
              : [{ id: 'near' as const, label: say('alerts.reach.near', { near: nameOf(near) }) }]),
            { id: 'country' as const, label: say('alerts.reach.country') },
          ]
        },
        save: (reach) => ({ reach }),
        next: 'until',
      }),

      until: place({
        ask: [say('alerts.until.ask'), say('alerts.until.how')],
        options: () =>
          LENGTHS.map((days) => ({ id: String(days), label: say('alerts.days', { days }) })),
        find: (text, { today }) => {
          const until = readEndDate(text, today)
          return until === undefined ? [] : [until]
        },
        unknown: say('alerts.until.unknown'),
        save: (id, { today }) => ({ until: /^\d+$/.test(id) ? dayAfter(today, Number(id)) : id }),
        next: 'finish',
      }),

      one: choice({
        ask: ({ subscriptions, one }) => [
          ...subscriptions.filter(({ id }) => id === one).map(line),
          say('alerts.ask'),
        ],
        options: [
          { id: 'renew', label: say('alerts.renew', { days: USUAL_DAYS }) },
          { id: 'until', label: say('alerts.otherEnd') },
          { id: 'end', label: say('alerts.end') },
        ],
        save: (to) => ({ to }),
        next: ({ to }) => (to === 'until' ? 'until' : 'finish'),
      }),

      wishes: choice({
        ask: ({ wishes }) => [say('alerts.now'), ...wishLines(wishes), say('alerts.wish.ask')],
        options: () =>
          SETTINGS.filter((one) => one !== 'kinds' || kinds.length > 1).map((id) => ({
            id,
            label: say(`alerts.wish.${id}`),
          })),
        save: (to) => ({ to }),
        next: ({ to }) => SETTINGS.find((one) => one === to) ?? 'quiet',
      }),

      quiet: place({
        ask: [say('alerts.quiet.ask'), say('alerts.quiet.how')],
        options: () => [
          ...NIGHTS.map((id) => {
            const { from = 0, until = 0 } = readHours(id) ?? {}
            return {
              id,
              label: say('alerts.quiet.hours', { from: clockOf(from), until: clockOf(until) }),
            }
          }),
          { id: 'none', label: say('alerts.quiet.none') },
        ],
        find: (text) => (readHours(text) ? [text] : []),
        unknown: say('alerts.quiet.unknown'),
        save(id, { wishes }) {
          const hours = readHours(id)
          if (hours) return { hours }
          const { quiet: _, ...rest } = wishes
          return { wishes: rest, to: 'wishes' }
        },
        next: ({ to }) => (to === 'wishes' ? 'finish' : 'zone'),
      }),

      zone: choice({
        ask: [say('alerts.zone.ask')],
        options: [
          {
            id: 'here',
            label: say('alerts.zone.here', { place: timeZone.split('/').at(-1) ?? timeZone }),
          },
          { id: 'there', label: say('alerts.zone.there') },
        ],
        save: (id, draft) =>
          id === 'here'
            ? { to: 'wishes' as const, ...withZone(draft, timeZone) }
            : { to: 'quiet' as const },
        next: ({ to }) => (to === 'wishes' ? 'finish' : 'clock'),
      }),

      clock: typed({
        ask: [say('alerts.zone.clock')],
        read(text, draft, { now }) {
          const minutes = readClock(text)
          return minutes === undefined
            ? { retry: [say('alerts.zone.unknown')] }
            : { saved: { to: 'wishes' as const, ...withZone(draft, zoneAt(minutes, now)) } }
        },
        next: 'finish',
      }),

      wake: confirm({
        ask: [say('alerts.wake.ask')],
        yes: say('alerts.wake.yes'),
        no: say('alerts.wake.no'),
        save: (wake, { wishes }) => ({ to: 'wishes' as const, wishes: { ...wishes, wake } }),
        next: 'finish',
      }),

      from: choice({
        ask: [say('alerts.from.ask'), say('alerts.from.why')],
        options: LEVELS.map((level) => ({
          id: String(level),
          label: say(`alerts.least.${level}`),
        })),
        save: (id, { wishes }) => ({
          to: 'wishes' as const,
          wishes: { ...wishes, from: LEVELS.find((level) => String(level) === id) ?? 2 },
        }),
        next: 'finish',
      }),

      line: choice({
        ask: [say('alerts.line.ask')],
        options: [
          ...LINES.map((id) => ({ id, label: say(`line.${id}`) })),
          { id: 'own' as const, label: say('alerts.line.own') },
        ],
        save: (id, { wishes }) => {
          const line = LINES.find((one) => one === id)
          return line
            ? { to: 'wishes' as const, wishes: { ...wishes, line } }
            : { to: 'line' as const }
        },
        next: ({ to }) => (to === 'wishes' ? 'finish' : 'ownLine'),
      }),

      ownLine: typed({
        ask: [say('alerts.line.ownAsk'), say('alerts.line.ownHow')],
        read(text, { wishes }) {
          const own = text.replace(/\s+/g, ' ').trim()
          return own.length > LONGEST_LINE
            ? { retry: [say('retry.long', { longest: LONGEST_LINE })] }
            : { saved: { to: 'wishes' as const, wishes: { ...wishes, line: { own } } } }
        },
        next: 'finish',
      }),

      kinds: several({
        ask: [say('alerts.kinds.ask')],
        options: () =>
          ALERT_KINDS.filter((kind) => kinds.includes(kind)).map((id) => ({
            id,
            label: say(`alertKind.${id}`),
          })),
        ticked: ({ wishes }) => wishes.kinds.filter((kind) => kinds.includes(kind)),
        save: (ids: AlertKind[], { wishes }) => ({
          to: 'wishes' as const,
          wishes: { ...wishes, kinds: ids },
        }),
        next: 'finish',
      }),
    },

    async finish(draft, peer, stores) {
      const { member, sender } = peer
      if (!member) return membersOnly()
      const { to, one = '', today, until = dayAfter(today, USUAL_DAYS), city } = draft
      const { subscriptions } = stores
      switch (to) {
        case 'pause':
        case 'resume':
          await subscriptions.pause(sender, to === 'pause')
          return done(say(to === 'pause' ? 'alerts.done.pause' : 'alerts.done.resume'))
        case 'end':
          await subscriptions.end(sender, one)
          return done(say('alerts.done.end'))
        case 'renew':
        case 'until':
          await subscriptions.renew(sender, one, until)
          return done(say('alerts.done.renew', { until: shownDay(until) }))
        case 'wishes':
          await remember(draft.wishes, peer, stores)
          return done(say('settings.done'))
        default:
          if (city === undefined) return done(say('stopped.nothing'))
          return follow({ ...draft, city, until }, peer, stores)
      }
    },
  })

  function withZone({ wishes, hours }: Draft, zone: string): Pick<Draft, 'wishes'> {
    return { wishes: hours ? { ...wishes, quiet: { ...hours, zone } } : wishes }
  }

  async function follow(
    { city, until, reach, instead, subscriptions: before }: Draft & { city: string; until: Day },
    { sender, reach: where }: Peer,
    { subscriptions }: Stores,
  ): Promise<Finished> {
    const replaced = before.some(({ id }) => id === instead)
    if (before.length >= MOST && !replaced) return done(say('alerts.tooMany', { most: MOST }))
    const near = reach === 'near' ? nearestLarger(country, city) : undefined
    await subscriptions.follow(sender, where, { city, near, country: reach === 'country', until })
    // After the new one: with the last subscription the address would go.
    if (replaced && instead !== undefined) await subscriptions.end(sender, instead)
    const { within, every, more, size } = paceOf(where.channel)
    const crowd = await subscriptions.crowd(where.channel, city)
    return done(
      say('alerts.done.follow', { city: nameOf(city), until: shownDay(until) }),
      ...(within === undefined ? [] : [say('alerts.within', { days: within })]),
      ...((crowd / size) * (every + more / 2) > TOO_LATE ? [say('alerts.late')] : []),
    )
  }

  async function remember(
    wishes: AlertPreferences,
    { sender, now }: Peer,
    { members }: Stores,
  ): Promise<void> {
    const { preferences } = await members.recognise(sender, now)
    await members.remember(sender, { ...preferences, alerts: wishes }, now)
  }

  function wishLines({ quiet, wake, from, line }: AlertPreferences): Text[] {
    return [
      quiet
        ? say('alerts.chosen.quiet', { from: clockOf(quiet.from), until: clockOf(quiet.until) })
        : say('alerts.chosen.noQuiet'),
      ...(quiet ? [say(wake ? 'alerts.chosen.wake' : 'alerts.chosen.noWake')] : []),
      say('alerts.chosen.from', { level: say(`alerts.least.${from}`) }),
      say('alerts.chosen.line', {
        line:
          typeof line === 'string'
            ? say(`line.${line}`)
            : say('alerts.ownLine', { line: line.own }),
      }),
    ]
  }
}

const options = [
  { id: '/alerts', label: say('command.alerts') },
  { id: '/menu', label: say('command.menu') },
]

const done = (...text: Text[]): Finished => ({ replies: [{ text, options }], discreet: true })

const membersOnly = (): Finished => ({
  replies: [
    {
      text: [say('alerts.membersOnly')],
      options: [
        { id: '/join', label: say('command.join') },
        { id: '/menu', label: say('command.menu') },
      ],
    },
  ],
})
