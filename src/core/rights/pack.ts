/**
 * The structure of what Varsku knows about a country. The words are in `locales/<language>/rights-<country>.json`,
 * `services-<country>.json` and `practice-<country>.json`.
 *
 * - **topic**: a question that people ask, what to do first, and facts.
 * - **fact**: one idea, with its sources and how sure it is.
 * - **service**: somebody who can help, and what a stranger may expect there.
 * - **practice**: what people who sell sex do to stay safe, by phase.
 * - **sheet**: a page to show to somebody who speaks the country's language.
 */
import type { DangerKind } from '../terms/meaning.ts'
import type { Language } from '../terms/text.ts'

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
  /** Year, month or day of the version that was read. Absent where it has no date. */
  date?: string
  url?: string
  law?: true
}

type Cited<SourceId extends string> = SourceId | `${SourceId} ${string}`

export interface Fact {
  confidence: Confidence
  /** Sources, each with where in it: "LAW-STRL § 162". */
  sources: readonly string[]
}

export interface Topic<ServiceId extends string = string, SheetId extends string = string> {
  group: Group
  /** Who can help, in the order in which to ask. */
  services: readonly ServiceId[]
  facts: Readonly<Record<string, Fact>>
  /** A page to show to somebody who helps. */
  sheet?: SheetId
  /** Day of a review that is later than that of the pack. */
  reviewed?: string
}

/** What somebody can expect there; absent where no source says it. */
export interface Expected {
  free?: boolean
  /** Asks for a document. */
  id?: boolean
  /** Takes people without a name. */
  anonymous?: boolean
  /** Tells authorities about those who come. */
  tells?: boolean
}

export interface Service<SourceId extends string = string> {
  kinds: readonly Kind[]
  /** Towns where it is. */
  cities?: readonly string[]
  /** Also for those who are elsewhere in the country. */
  everywhere?: boolean
  /** In the form for dialling: international, or a short number. */
  phone?: string
  web?: string
  webUnsure?: true
  /** always: day and night; told: in words, in the locales. */
  hours?: 'always' | 'told'
  languages?: readonly Language[]
  interpreter?: boolean
  expects: Expected
  confidence: Confidence
  sources: readonly Cited<SourceId>[]
}

export interface Pack {
  /** The country's part in the names of its files in locales. */
  name: string
  /** The language of its officials. */
  language: Language
  /** Day of the last review of all of it (YYYY-MM-DD). */
  reviewed: string
  sources: Readonly<Record<string, Source>>
  topics: Readonly<Record<string, Topic>>
  /** Who else answers somebody in danger, by kind: reached by telephone, at night too where there is one. */
  danger: Readonly<Record<DangerKind, readonly string[]>>
  /** The topic for the first 72 hours. */
  care: string
  /** The fact for who was choked, whatever else she needs. */
  choked?: { topic: string; fact: string }
  services: Readonly<Record<string, Service>>
  practice: Readonly<Partial<Record<Phase, Readonly<Record<string, Fact>>>>>
  sheets: readonly string[]
}

/** Makes facts that can name only sources of the pack. */
export const factsFrom = <SourceId extends string>() => {
  const fact =
    (confidence: Confidence) =>
    (...sources: Cited<SourceId>[]): Fact => ({ confidence, sources })
  return { sourced: fact('sourced'), unsure: fact('unsure'), remembered: fact('remembered') }
}
