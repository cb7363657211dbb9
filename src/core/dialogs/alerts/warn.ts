import {
  ALERT_FLAGS,
  type AlertContent,
  type AlertFlag,
  type AlertKind,
  DANGERS,
  type Danger,
} from '../../alerts/alert.ts'
import { alertTexts, cityText, describedTexts } from '../../alerts/alert-text.ts'
import {
  DESCRIPTORS,
  type DescriptorKind,
  type Descriptors,
  LEVELS,
  type Level,
} from '../../blacklist/taxonomy.ts'
import { dialogFor } from '../../engine/dialog.ts'
import { choice, place, several, typed } from '../../engine/steps.ts'
import { ELSEWHERE, findCities, offeredCities } from '../../rights/cities.ts'
import type { Country } from '../../rights/country.ts'
import type { AlertFigures } from '../../stores/alert-figures.ts'
import type { Recent } from '../../stores/alerts.ts'
import type { Finished } from '../../terms/reply.ts'
import { say, type Text } from '../../terms/text.ts'

interface Draft {
  recent: (Recent & { figures: AlertFigures })[]
  /** The one that she looks at. */
  one?: string
  /** The one that the new one takes the place of. */
  corrects?: string
  to: 'new' | 'look' | 'correct' | 'halt' | 'withdraw' | 'send'
  kind: AlertKind
  level: Level
  dangers: Danger[]
  city: string
  flags: AlertFlag[]
  descriptors: Descriptors
  /** What she wants to describe. */
  looks: DescriptorKind | 'flags' | 'none'
  words?: string
}

interface Needs {
  country: Country
  /** The kinds that the operator has switched on. */
  kinds: readonly AlertKind[]
}

const LOOKS = Object.keys(DESCRIPTORS) as DescriptorKind[]
const SHOWN = 5
const LONGEST = 500

/** A moderator warns the peers in a town, sees how alerts are doing, and takes them back. */
export const warnDialog = ({ country, kinds }: Needs) => {
  const content = (
    { kind, level, dangers, city, flags, descriptors, words }: Draft,
    language: string,
  ): AlertContent => ({
    kind,
    level,
    city,
    dangers,
    flags,
    descriptors,
    ...(words && { words: { language, text: words } }),
  })
  const lookedAt = ({ recent, one }: Draft) => recent.find(({ id }) => id === one)

  return dialogFor<Draft>()({
    name: 'warn',
    version: 1,
    first: 'home',
    membersOnly: true,
    discreet: true,

    async begin({ member, now }, stores) {
      if (member?.role !== 'moderator') return moderatorsOnly()
      const recent = await stores.alerts.recent(now, SHOWN)
      const figures = await Promise.all(recent.map(({ id }) => stores.alerts.figures(id, now)))
      return {
        draft: {
          recent: recent.flatMap((one, index) => {
            const found = figures[index]
            return found ? [{ ...one, figures: found }] : []
          }),
          kind: 'client',
          dangers: [],
          flags: [],
          descriptors: {},
        },
      }
    },

    steps: {
      home: choice({
        ask: ({ recent }) => [say(recent.length > 0 ? 'warn.recent' : 'warn.none')],
        options: ({ recent }) => [
          { id: 'new', label: say('warn.new') },
          ...recent.map(({ id, content: { city, level }, state, corrected }) => ({
            id,
            label: say(`warn.one.${level}`, {
              city: cityText(country, city),
              state: corrected ? 'corrected' : state,
            }),
          })),
        ],
        save: (id) => (id === 'new' ? { to: 'new' as const } : { to: 'look' as const, one: id }),
        next: ({ to }) => (to === 'look' ? 'one' : kinds.length > 1 ? 'kind' : 'level'),
      }),

      one: choice({
        ask: (draft, { language }) => {
          const found = lookedAt(draft)
          return found
            ? [
                ...alertTexts(found.content, false, country, language),
                ...figureTexts(found.figures, found.state === 'live'),
              ]
            : [say('warn.gone')]
        },
        options: (draft) => {
          const { state, corrected } = lookedAt(draft) ?? {}
          return [
            ...(state === 'live' ? [{ id: 'halt' as const, label: say('warn.stop') }] : []),
            ...(corrected === false
              ? [
                  { id: 'correct' as const, label: say('warn.correct') },
                  { id: 'withdraw' as const, label: say('warn.withdraw') },
                ]
              : []),
          ]
        },
        save(to, draft) {
          const found = lookedAt(draft)
          if (to !== 'correct' || !found) return { to }
          const { kind, level, dangers, city, flags, descriptors } = found.content
          return { to, corrects: found.id, kind, level, dangers, city, flags, descriptors }
        },
        next: ({ to }) => (to === 'correct' ? 'level' : 'finish'),
      }),

      kind: choice({
        ask: [say('warn.kind.ask')],
        options: () => kinds.map((id) => ({ id, label: say(`alertKind.${id}`) })),
        save: (kind) => ({ kind }),
        next: 'level',
      }),

      level: choice({
        ask: [say('warn.level.ask'), say('warn.level.why')],
        options: LEVELS.map((level) => ({ id: String(level), label: say(`warn.as.${level}`) })),
        save: (id) => ({ level: LEVELS.find((level) => String(level) === id) ?? 2 }),
        next: ({ kind }) => (kind === 'client' ? 'dangers' : 'city'),
      }),

      dangers: several({
        ask: [say('warn.dangers.ask')],
        options: DANGERS.map((id) => ({ id, label: say(`danger.${id}`) })),
        skip: { dangers: [] },
        ticked: ({ dangers }) => dangers,
        save: (ids) => ({ dangers: DANGERS.filter((danger) => ids.includes(danger)) }),
        next: 'city',
      }),

      city: place({
        ask: [say('warn.city.ask')],
        options: () => [
          ...offeredCities(country).map(({ id }) => ({ id, label: cityText(country, id) })),
          { id: ELSEWHERE, label: say('city.elsewhere') },
        ],
        find: (text) => findCities(country, text),
        save: (city) => ({ city }),
        next: ({ kind }) => (kind === 'client' ? 'looks' : 'words'),
      }),

      looks: choice({
        ask: (draft) => [say('warn.looks.ask'), ...lookTexts(draft)],
        options: [
          ...LOOKS.map((id) => ({ id, label: say(`descriptor.${id}`) })),
          { id: 'flags' as const, label: say('report.more.flags') },
          { id: 'none' as const, label: say('report.more.done') },
        ],
        save: (looks) => ({ looks }),
        next: ({ looks }) => (looks === 'none' ? 'words' : looks),
      }),

      age: looksStep('age'),
      build: looksStep('build'),
      place: looksStep('place'),
      vehicle: looksStep('vehicle'),

      flags: several({
        ask: [say('report.flags.ask')],
        options: ALERT_FLAGS.map((id) => ({ id, label: say(`flag.${id}`) })),
        skip: { flags: [] },
        ticked: ({ flags }) => flags,
        save: (flags) => ({ flags }),
        next: 'looks',
      }),

      words: typed({
        ask: [say('warn.words.ask'), say('warn.words.how')],
        skip: {},
        read(text) {
          const words = text.trim()
          if (words.length > LONGEST) return { retry: [say('retry.long', { longest: LONGEST })] }
          // A number, a date and a house have that in common.
          return /\p{Nd}/u.test(words)
            ? { retry: [say('warn.words.digits')] }
            : { saved: { words } }
        },
        next: 'readBack',
      }),

      readBack: choice({
        binding: true,
        ask: (draft, { language }) => [
          say('warn.readBack.ask'),
          ...alertTexts(content(draft, language), draft.corrects !== undefined, country, language),
          say('warn.readBack.right', { city: cityText(country, draft.city) }),
        ],
        options: [{ id: 'send', label: say('warn.send') }],
        save: (to) => ({ to }),
        next: 'finish',
      }),
    },

    async finish(draft, { member, language, now }, stores) {
      if (member?.role !== 'moderator') return moderatorsOnly()
      const { to, one = '', corrects, level } = draft
      const { alerts, audit } = stores
      switch (to) {
        case 'halt':
          if (!(await alerts.stop(one))) return done(say('warn.tooLate'))
          await audit.note(member.handle, 'stop', now)
          return done(say('warn.done.stop'))
        case 'withdraw':
          if (!(await alerts.withdraw(one, now))) return done(say('warn.tooLate'))
          await audit.note(member.handle, 'withdraw', now)
          return done(say('warn.done.withdraw'))
        default: {
          const told = content(draft, language)
          const sent = await alerts.publish(
            { content: told, ...(corrects !== undefined && { corrects }) },
            now,
          )
          if (sent === undefined) return done(say('warn.tooLate'))
          await audit.note(member.handle, 'alert', now, { level })
          return done(say('warn.done.send'))
        }
      }
    },
  })

  function looksStep(kind: DescriptorKind) {
    return choice<Draft, 'looks', string>({
      ask: [say(`descriptor.${kind}`)],
      options: DESCRIPTORS[kind].map((id) => ({
        id,
        label: say(`described.${kind}.${id}` as 'described.age.under25'),
      })),
      skip: {},
      save: (id, { descriptors }) => ({ descriptors: { ...descriptors, [kind]: id } }),
      next: 'looks',
    })
  }
}

const lookTexts = ({ flags, descriptors }: Draft): Text[] =>
  describedTexts({ dangers: [], flags, descriptors })

/** How an alert is doing; small numbers are not told, because somebody could be known by them. */
const figureTexts = (figures: AlertFigures, live: boolean): Text[] => {
  const { chosen, sent, waiting, later, blocked, first, median } = figures
  const counted = (count: number): Text | number =>
    count > 0 && count < FEW ? say('warn.few', { few: FEW }) : count
  return [
    say('warn.figures.chosen', { count: counted(chosen) }),
    say('warn.figures.sent', { count: counted(sent) }),
    live
      ? say('warn.figures.waiting', { count: counted(waiting) })
      : say('warn.figures.missed', { count: counted(waiting + later) }),
    ...(live && later > 0 ? [say('warn.figures.later', { count: counted(later) })] : []),
    ...(blocked > 0 ? [say('warn.figures.blocked', { count: counted(blocked) })] : []),
    ...(first === undefined ? [] : [say('warn.figures.first', { time: lasting(first) })]),
    ...(median === undefined ? [] : [say('warn.figures.median', { time: lasting(median) })]),
  ]
}

const FEW = 5

const lasting = (milliseconds: number): Text => {
  const seconds = Math.round(milliseconds / 1000)
  return seconds < 120
    ? say('warn.seconds', { seconds })
    : say('warn.minutes', { minutes: Math.round(seconds / 60) })
}

const done = (text: Text): Finished => ({
  replies: [
    {
      text: [text],
      options: [
        { id: '/warn', label: say('command.warn') },
        { id: '/menu', label: say('command.menu') },
      ],
    },
  ],
  discreet: true,
})

const moderatorsOnly = (): Finished => ({ replies: [{ text: [say('warn.moderatorsOnly')] }] })
