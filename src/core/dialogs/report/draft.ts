/** The draft that a report and its corrections share. */
import { needsNumber, withoutNumber } from '../../blacklist/consents.ts'
import { dangersOf } from '../../blacklist/danger.ts'
import type { Fingerprinter } from '../../blacklist/fingerprint.ts'
import type { Personal } from '../../blacklist/personal.ts'
import type { Consents, Exposure, Reported } from '../../blacklist/reports.ts'
import { canList } from '../../blacklist/review.ts'
import {
  type DescriptorKind,
  type Descriptors,
  type Flag,
  HARMS,
  type Harm,
  type Person,
  suggestedLevel,
  type Time,
} from '../../blacklist/taxonomy.ts'
import { lineOf } from '../../identifiers/phone/line.ts'
import { ending, MOST_NUMBERS, type PhoneNumber } from '../../identifiers/phone/phone.ts'
import type { Language } from '../../terms/text.ts'
import type { ToldKind } from './told-kinds.ts'

export interface ReportDraft {
  /** What she tapped first; absent until then. */
  kinds?: ToldKind[]
  harms: Harm[]
  /** They include the numbers themselves, for her to read them once more before she sends it. */
  subjects: Reported[]
  city: string
  /** She named the town beside what happened, so it is not asked for again. */
  cityTold?: boolean
  /** Absent until she has answered. */
  consents?: Consents | undefined
  /** Who is to help her; `several`: she ticks them. */
  help?: 'no' | 'several' | 'caseWorker' | 'policeAnonymous' | 'policeForMe'
  /** Asked only if somebody can be warned. */
  exposure?: Exposure | undefined
  /** Her first answer to when colleagues may be warned. */
  way?: Exposure | 'otherTimes'
  person?: Person
  time?: Time
  flags: Flag[]
  descriptors: Descriptors
  /** What she wants to describe next. */
  kind?: DescriptorKind | 'none'
  words?: string
  /** The language of her own words, if it is clear. */
  wrote?: Language
  /**
   * Own words that she has not decided to keep yet, and the personal details that they seem to
   * hold.
   */
  written?: string
  found?: Personal[]
  doubt?: 'keep' | 'change' | 'leave'
  /** The report is sent, and this is the tag of its receipt: what follows only asks for a PIN. */
  sentAs?: string
  /** What guards the letters of whoever helps her; empty if she wants none. */
  pin?: string
  /** She wants to be told when somebody answers. */
  wished?: boolean
  /** The question at which she wrote something else, to which she goes back; undefined for the read-back. */
  askedAt?: string | undefined
  /** She is changing one answer, and goes back to the read-back after it. */
  changing?: boolean
}

/** Words at the read-back, and what of them is not in the report: other towns, and numbers. */
export interface Offered {
  text: string
  cities: string[]
  subjects: Reported[]
  /** The language of the words, if it is clear. */
  wrote?: Language
  /** The words themselves are in the report, or were left out of it. */
  decided?: true
  /** Part of it is in the report already. */
  taken?: true
}

/** How many characters of own words one report keeps. */
export const MOST_WORDS = 16_000

export const NO_CONSENTS: Consents = {
  warn: false,
  caseWorker: false,
  policeAnonymous: false,
  policeForMe: false,
}

/**
 * Whether colleagues can be warned with this draft. Either it has a number and a harm that lists a
 * number, or a danger so grave that the town is warned without a number.
 */
export const canWarn = ({
  subjects,
  harms,
  flags,
}: Pick<ReportDraft, 'subjects' | 'harms' | 'flags'>): boolean =>
  harms.some((harm) => HARMS[harm].track === 'list') &&
  (subjects.length > 0 || suggestedLevel(harms, flags) === 4)

/** Whether colleagues could read which coarse kind of danger it was. */
const canNameKind = ({ subjects, harms }: ReportDraft): boolean =>
  subjects.length > 0 && dangersOf(harms.filter(canList)).length > 0

/** The first question about what may be done that she has not answered; undefined: none. */
export const unanswered = (draft: ReportDraft): 'help' | 'exposure' | 'kind' | undefined => {
  const { consents, exposure } = draft
  if (consents === undefined) return 'help'
  if (!canWarn(draft)) return undefined
  if (!exposureFits(draft)) return 'exposure'
  const asksKind = exposure !== 'never' && canNameKind(draft)
  return asksKind && consents.kind === undefined ? 'kind' : undefined
}

/** Without a number, the town is warned at once or not at all: there is nothing to list later. */
const exposureFits = ({ exposure, subjects }: ReportDraft): boolean =>
  subjects.length > 0 ? exposure !== undefined : exposure === 'reviewed' || exposure === 'never'

const withLine = (number: PhoneNumber): Pick<Reported, 'line'> => {
  const line = lineOf(number)
  return line ? { line } : {}
}

/** These subjects and those of more phone numbers, each subject once. */
export const addNumbers = async (
  fingerprinter: Fingerprinter,
  subjects: readonly Reported[],
  phones: readonly PhoneNumber[],
): Promise<Reported[]> => {
  const fingerprints = await fingerprinter.of(phones)
  const known = new Set(subjects.map(({ fingerprint }) => fingerprint))
  const added = fingerprints.flatMap((fingerprint, index) => {
    const number = phones[index]
    return number && !known.has(fingerprint)
      ? [{ fingerprint, ending: ending(number), ...withLine(number), number }]
      : []
  })
  return [...subjects, ...added].slice(0, MOST_NUMBERS)
}

/** Drops the numbers themselves, unless a consent needs them. */
export const numbersFor = (consents: Consents, subjects: readonly Reported[]): Reported[] =>
  needsNumber(consents) ? [...subjects] : subjects.map(withoutNumber)

/** Whether a consent needs a number that the draft does not have. */
export const lacksNumber = ({ consents, subjects }: ReportDraft): boolean =>
  consents !== undefined &&
  needsNumber(consents) &&
  subjects.some(({ number }) => number === undefined)
