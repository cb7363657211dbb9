/**
 * What is known of a country, as structure. Its words are in `locales/<language>/rights-<country>.json`,
 * `services-<country>.json` and `practice-<country>.json`.
 *
 * - **topic**: one question that people ask, what to do first, and facts.
 * - **fact**: one idea, with where it is from and how sure it is.
 * - **service**: somebody who can help, and what a stranger may expect there.
 * - **practice**: what people who sell sex do to stay safe, by phase.
 * - **sheet**: a page to show to somebody who speaks the country's language.
 */
import type { Language } from '../terms/text.ts'

/** What topics are about, in the order in which they are offered. */
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

/** What services are for, in the order in which they are offered. */
export const KINDS = ['emergency', 'own', 'health', 'violence', 'talk', 'legal', 'home'] as const
export type Kind = (typeof KINDS)[number]

/** When a practice is of use. */
export const PHASES = ['before', 'buddy', 'place', 'money', 'during', 'after', 'online'] as const
export type Phase = (typeof PHASES)[number]

export const isPhase = (id: string): id is Phase => PHASES.some((phase) => phase === id)

/**
 * sourced: the source says so · unsure: it says so, but is old, or is read into it ·
 * remembered: no source was found. Only the first is shown without a mark.
 */
export type Confidence = 'sourced' | 'unsure' | 'remembered'

export interface Source {
  /** As it is called where it is from. */
  title: string
  publisher: string
  /** Year, month or day of what was read; a law's is that of its text. Absent where it bears none. */
  date?: string
  url?: string
  law?: true
}

type Cited<SourceId extends string> = SourceId | `${SourceId} ${string}`

export interface Fact {
  confidence: Confidence
  /** A source each, and where in it: "LAW-STRL § 162". */
  sources: readonly string[]
}

export interface Topic<ServiceId extends string = string, SheetId extends string = string> {
  group: Group
  /** Who can help, the first to ask first. */
  services: readonly ServiceId[]
  facts: Readonly<Record<string, Fact>>
  /** What can be shown to somebody who helps. */
  sheet?: SheetId
  /** Where it was looked through later than the rest of the pack. */
  reviewed?: string
}

/** What a stranger may expect; absent where no source says it. */
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
  /** As it is dialled: international, or a short number. */
  phone?: string
  web?: string
  webUnsure?: true
  /** always: day and night; told: in words, in locales. */
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
  /** When all of it was looked through last (YYYY-MM-DD). */
  reviewed: string
  sources: Readonly<Record<string, Source>>
  topics: Readonly<Record<string, Topic>>
  /** The topic for the first 72 hours. */
  care: string
  services: Readonly<Record<string, Service>>
  practice: Readonly<Partial<Record<Phase, Readonly<Record<string, Fact>>>>>
  sheets: readonly string[]
}

/** Makes facts that can name only sources that there are. */
export const factsFrom = <SourceId extends string>() => {
  const fact =
    (confidence: Confidence) =>
    (...sources: Cited<SourceId>[]): Fact => ({ confidence, sources })
  return { sourced: fact('sourced'), unsure: fact('unsure'), remembered: fact('remembered') }
}
