/** Writing an alert: its kind, level and town, how he looks, own words, and the read-back. */
import {
  ALERT_FLAGS,
  type AlertContent,
  type AlertFlag,
  type AlertKind,
} from '../../alerts/alert.ts'
import { alertTexts, cityText, describedTexts, reachText } from '../../alerts/alert-text.ts'
import type { TownReach } from '../../alerts/reaches.ts'
import { DANGERS, type Danger, dangersOf } from '../../blacklist/danger.ts'
import { DESCRIPTOR_KINDS, descriptorOptions } from '../../blacklist/descriptor-text.ts'
import { leadsAway } from '../../blacklist/leads-away.ts'
import {
  type DescriptorKind,
  type Descriptors,
  HARM_IDS,
  LEVELS,
  type Level,
} from '../../blacklist/taxonomy.ts'
import { TOWN_TIMES, type TownTime, townLevel } from '../../blacklist/town.ts'
import { choice, choiceOf, offer, place, several, typed } from '../../engine/steps.ts'
import { ELSEWHERE, findCities, offeredCities } from '../../rights/cities.ts'
import type { Country } from '../../rights/country.ts'
import type { Language } from '../../terms/text.ts'
import { say } from '../../terms/text.ts'

/** An alert as far as the moderator has written it. */
export interface AlertDraft {
  kind: AlertKind
  level: Level
  dangers: Danger[]
  city: string
  /** When it is, if it is not about a client. */
  when?: TownTime
  flags: AlertFlag[]
  descriptors: Descriptors
  /** What she wants to describe next. */
  describes: DescriptorKind | 'flags' | 'none'
  words?: string
  /** The id of the alert that this one replaces; null for a new one. */
  corrects: string | null
  /** She chooses the town anew; all the rest is told. */
  again?: boolean
  reach: TownReach
}

export interface NewAlertNeeds {
  country: Country
  /** The kinds that the operator has switched on. */
  kinds: readonly AlertKind[]
}

type AlertStep =
  | 'kind'
  | 'level'
  | 'when'
  | 'dangers'
  | 'city'
  | 'looks'
  | DescriptorKind
  | 'flags'
  | 'words'
  | 'readBack'

/** What is asked after what it is about. */
export const afterKind = (kind: AlertKind): 'level' | 'when' =>
  kind === 'client' ? 'level' : 'when'

const LONGEST_WORDS = 500

/** The alert that a draft makes; its words are in the language in which the moderator writes. */
export const alertOf = (draft: AlertDraft, language: Language): AlertContent => {
  const { kind, level, when, dangers, city, flags, descriptors, words } = draft
  return {
    kind,
    level,
    city,
    dangers,
    flags,
    descriptors,
    ...(when && kind !== 'client' && { when }),
    ...(words && { words: { language, text: words } }),
  }
}

/** The steps of writing an alert. */
export const newAlertSteps = ({ country, kinds }: NewAlertNeeds) => {
  const looksStep = (kind: DescriptorKind) =>
    choice<AlertDraft, AlertStep, string>({
      ask: [say(`descriptor.${kind}`)],
      options: descriptorOptions(kind),
      skip: {},
      save: (id, { descriptors }) => ({ descriptors: { ...descriptors, [kind]: id } }),
      next: 'looks',
    })

  return {
    kind: choice<AlertDraft, AlertStep, AlertKind>({
      ask: [say('warn.kind.ask')],
      options: kinds.map((id) => ({ id, label: say(`alertKind.${id}`) })),
      save: (kind) => ({ kind }),
      next: ({ kind }) => afterKind(kind),
    }),

    level: choiceOf<AlertDraft, AlertStep, Level>({
      ask: [say('warn.level.ask'), say('warn.level.why')],
      options: LEVELS.map((level) => offer(level, say(`warn.as.${level}`))),
      save: (level) => ({ level }),
      next: 'dangers',
    }),

    // How dangerous the police or a hotel is says nothing to anybody: when it is does.
    when: choice<AlertDraft, AlertStep, TownTime>({
      ask: [say('report.town.when'), say('warn.level.why')],
      options: TOWN_TIMES.map((id) => ({ id, label: say(`townTime.${id}`) })),
      save: (when, { kind }) => ({
        when,
        ...(kind !== 'client' && { level: townLevel({ kind, when }) }),
      }),
      next: 'city',
    }),

    dangers: several<AlertDraft, AlertStep, Danger>({
      ask: [say('warn.dangers.ask')],
      options: DANGERS.map((id) => ({ id, label: say(`danger.${id}`) })),
      skip: { dangers: [] },
      ticked: ({ dangers }) => dangers,
      hears: (harms) => ({
        ids: dangersOf(HARM_IDS.filter((harm) => harms.includes(harm))),
        saved: {},
      }),
      // The number of the level that she has just typed, typed twice.
      mayBeSlip: (ids, { level }) => ids.length === 1 && ids[0] === DANGERS[level - 1],
      save: (ids) => ({ dangers: DANGERS.filter((danger) => ids.includes(danger)) }),
      next: 'city',
    }),

    city: place<AlertDraft, AlertStep>({
      // What was typed for them is read before anything is sent.
      ask: ({ kind, dangers }) => [
        ...(kind === 'client' ? describedTexts({ dangers, flags: [], descriptors: {} }) : []),
        say('warn.city.ask'),
      ],
      options: [
        ...offeredCities(country).map(({ id }) => ({ id, label: cityText(country, id) })),
        { id: ELSEWHERE, label: say('city.elsewhere') },
      ],
      find: (text) => findCities(country, text),
      save: (city) => ({ city }),
      next: ({ kind, again }) => (again ? 'readBack' : kind === 'client' ? 'looks' : 'words'),
    }),

    looks: choice<AlertDraft, AlertStep, AlertDraft['describes']>({
      ask: ({ flags, descriptors }) => [
        say('warn.looks.ask'),
        ...describedTexts({ dangers: [], flags, descriptors }),
      ],
      options: [
        ...DESCRIPTOR_KINDS.map((id) => ({ id, label: say(`descriptor.${id}`) })),
        { id: 'flags', label: say('report.more.flags') },
        { id: 'none', label: say('report.more.done') },
      ],
      save: (describes) => ({ describes }),
      next: ({ describes }) => (describes === 'none' ? 'words' : describes),
    }),

    age: looksStep('age'),
    build: looksStep('build'),
    place: looksStep('place'),
    vehicle: looksStep('vehicle'),

    flags: several<AlertDraft, AlertStep, AlertFlag>({
      ask: [say('report.flags.ask')],
      options: ALERT_FLAGS.map((id) => ({ id, label: say(`flag.${id}`) })),
      skip: { flags: [] },
      ticked: ({ flags }) => flags,
      save: (flags) => ({ flags }),
      next: 'looks',
    }),

    words: typed<AlertDraft, AlertStep>({
      ask: [say('warn.words.ask'), say('warn.words.how')],
      skip: {},
      read(text) {
        const words = text.trim()
        if (words.length > LONGEST_WORDS)
          return { retry: [say('retry.long', { longest: LONGEST_WORDS })] }
        return leadsAway(words, country.code)
          ? { retry: [say('warn.words.leadsAway')] }
          : { saved: { words } }
      },
      next: 'readBack',
    }),

    readBack: choice<AlertDraft, AlertStep, 'send' | 'town'>({
      binding: true,
      ask: (draft, { language }) => [
        say('warn.readBack.ask'),
        ...alertTexts(alertOf(draft, language), draft.corrects !== null, country, language),
        reachText(country, draft.city, draft.reach),
        say('warn.readBack.right', { city: cityText(country, draft.city) }),
      ],
      options: [
        { id: 'send', label: say('warn.send') },
        { id: 'town', label: say('warn.town'), called: ['called-town', 'called-slip'] },
      ],
      save: (id) => ({ again: id === 'town' }),
      next: ({ again }) => (again ? 'city' : 'finish'),
    }),
  }
}
