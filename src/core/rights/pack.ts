/**
 * The structure of what Varsku knows about a country. The words are in
 * `locales/<language>/rights-<country>.json`, `services-<country>.json` and
 * `practice-<country>.json`.
 *
 * - **statement**: anything that is said about law, health or services, with its sources and how
 *   sure it is.
 * - **topic**: a question that people ask, a headline (what to do first), and facts.
 * - **fact**: a statement of one idea. It may begin or end on a day.
 * - **service**: somebody who can help, and what a stranger may expect there.
 * - **practice**: what people who sell sex do to stay safe, by phase.
 * - **sheet**: a page to show or to say to somebody who speaks the country's language.
 */
import type { DangerKind } from '../terms/meaning.ts'
import type { Language, TextKey } from '../terms/text.ts'

/** Groups of topics, in the order in which they are offered. */
export const GROUPS = [
  'emergency',
  'police',
  'health',
  'home',
  'money',
  'papers',
  'safety',
] as const
export type Group = (typeof GROUPS)[number]

export const isGroup = (id: string): id is Group => GROUPS.some((group) => group === id)

/** Kinds of help, in the order in which they are offered. */
export const KINDS = ['emergency', 'own', 'health', 'violence', 'talk', 'legal', 'home'] as const
export type Kind = (typeof KINDS)[number]

/** The phases of a meeting that practices are for. */
export const PHASES = ['before', 'buddy', 'place', 'money', 'during', 'after', 'online'] as const
export type Phase = (typeof PHASES)[number]

export const isPhase = (id: string): id is Phase => PHASES.some((phase) => phase === id)

/**
 * sourced: the source says so · unsure: the source is old, or says it only between the lines ·
 * remembered: there is no source. Only the first is shown without a mark.
 */
export type Confidence = 'sourced' | 'unsure' | 'remembered'

export interface Source {
  /** Its title in its own language. */
  title: string
  publisher: string
  /** Year, month or day of the version that was read; absent if it has no date. */
  date?: string
  url?: string
  law?: true
  /** Only parts of it were read: what is said may leave out what the rest says. */
  partly?: true
}

type Cited<SourceId extends string> = SourceId | `${SourceId} ${string}`

/** Who can confirm a grave statement. */
export const EXPERTS = ['lawyer', 'doctor'] as const
export type Expert = (typeof EXPERTS)[number]

export interface Statement {
  confidence: Confidence
  /** Sources, each with the place in it: "LAW-STRL § 162". */
  sources: readonly string[]
  /**
   * Present if somebody can lose her stay, home, money or health because the statement is wrong:
   * who has to confirm it. Such a text also says what can go wrong. It has a mark until FACTS_FILE
   * says that this expert has confirmed it.
   */
  grave?: Expert
}

export interface Fact extends Statement {
  /** The first and the last day (YYYY-MM-DD) on which it holds; on other days it is not shown. */
  from?: string
  until?: string
}

export interface Topic<ServiceId extends string = string, SheetId extends string = string> {
  group: Group
  /** The headline: what to do first. */
  now: Statement
  /** Who can help, in the order in which to ask. */
  services: readonly ServiceId[]
  facts: Readonly<Record<string, Fact>>
  /** A page to show to somebody who helps. */
  sheet?: SheetId
  /** Day of the last review, if it is another than the day of the pack. */
  reviewed?: string
}

/** What somebody can expect there. A field is absent if no source says it. */
export interface Expected {
  free?: boolean
  /** Asks for a document. */
  id?: boolean
  /** Takes people without a name. */
  anonymous?: boolean
  /** Tells authorities about those who come. */
  tells?: boolean
}

/**
 * Hours on some days of the week (1 is Monday), as "HH:MM" by the country's clock. If `until` is
 * earlier than `from`, they go past midnight.
 */
export interface OpenHours {
  days: readonly number[]
  from: string
  until: string
}

/** A page. The words may say how it sounds to readers of a language (`sheets.<id>.sounds`). */
export interface Sheet {
  sounds?: readonly Language[]
}

export interface Service<SourceId extends string = string> {
  kinds: readonly Kind[]
  /** Towns where it is. */
  cities?: readonly string[]
  /** Also for people elsewhere in the country. */
  everywhere?: boolean
  /** In the form for dialling: international, or a short number. */
  phone?: string
  web?: string
  webUnsure?: true
  /** always: day and night; told: in words, in the locales. */
  hours?: 'always' | 'told'
  /** The same hours as in the words, in a form for a clock. */
  open?: readonly OpenHours[]
  languages?: readonly Language[]
  interpreter?: boolean
  expects: Expected
  confidence: Confidence
  sources: readonly Cited<SourceId>[]
}

export interface Pack {
  /** The part of the names of locale files that stands for the country. */
  name: string
  /** The language of the country's officials. */
  language: Language
  /** Day of the last review of all of it (YYYY-MM-DD). */
  reviewed: string
  sources: Readonly<Record<string, Source>>
  topics: Readonly<Record<string, Topic>>
  /**
   * Who else answers somebody in danger, by kind of danger: by telephone, and at night if there is
   * such a service.
   */
  danger: Readonly<Record<DangerKind, readonly string[]>>
  /** The topic for the first 72 hours. */
  care: string
  /** The fact for somebody who was choked, whatever else she needs. */
  choked?: { topic: string; fact: string }
  services: Readonly<Record<string, Service>>
  practice: Readonly<Partial<Record<Phase, Readonly<Record<string, Fact>>>>>
  /** What to do about an alert that is not about a client, by its kind. */
  alerts: Readonly<Record<string, Statement>>
  /** Texts of bot.json that speak of law, health or services, and their sources in this country. */
  screens: Readonly<Partial<Record<TextKey, Statement>>>
  sheets: Readonly<Record<string, Sheet>>
  /** The page with which somebody asks for an interpreter. */
  interpreter: string
}

/** Makes facts that can name only sources of the pack. */
export const factsFrom = <SourceId extends string>() => {
  const fact =
    (confidence: Confidence) =>
    (...sources: Cited<SourceId>[]): Fact => ({ confidence, sources })
  return { sourced: fact('sourced'), unsure: fact('unsure'), remembered: fact('remembered') }
}

const graveFor =
  (grave: Expert) =>
  <One extends Statement>(one: One): One => ({ ...one, grave })

/** Marks a statement as grave, for a lawyer or a doctor to confirm. */
export const forLawyer = graveFor('lawyer')
export const forDoctor = graveFor('doctor')

/** A fact that begins or ends on a day. */
export const during = (days: Pick<Fact, 'from' | 'until'>, fact: Fact): Fact => ({
  ...fact,
  ...days,
})
