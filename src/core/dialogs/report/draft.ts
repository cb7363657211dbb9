/** The draft that a report and its corrections share. */
import { needsNumber } from '../../blacklist/consents.ts'
import type { Fingerprinter } from '../../blacklist/fingerprint.ts'
import type { Personal } from '../../blacklist/personal.ts'
import type { Consents, Exposure, Reported } from '../../blacklist/reports.ts'
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

export interface ReportDraft {
  harms: Harm[]
  /** They include the numbers themselves until she has answered what may be done with them. */
  subjects: Reported[]
  city: string
  /** Absent until she has answered. */
  consents?: Consents
  /** Asked only if somebody can be warned. */
  exposure?: Exposure | undefined
  /** Her answer to what may be done. */
  way?: Exposure | 'count' | 'otherTimes' | 'consents'
  person?: Person
  time?: Time
  flags: Flag[]
  descriptors: Descriptors
  /** What she wants to describe next. */
  kind?: DescriptorKind | 'none'
  words?: string
  /**
   * Own words that she has not decided to keep yet, and the personal details that they seem to
   * hold.
   */
  written?: string
  found?: Personal[]
  doubt?: 'keep' | 'change' | 'leave'
  /** She is changing one answer, and goes back to the read-back after it. */
  changing?: boolean
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

/** Whether she has answered what may be done with all that the draft holds. */
export const isAnswered = (draft: ReportDraft): boolean =>
  draft.consents !== undefined && (!canWarn(draft) || exposureFits(draft))

/** Without a number, the town is warned at once or not at all: there is nothing to list later. */
const exposureFits = ({ exposure, subjects }: ReportDraft): boolean =>
  subjects.length > 0 ? exposure !== undefined : exposure === 'reviewed' || exposure === 'never'

const withLine = (number: PhoneNumber): Pick<Reported, 'line'> => {
  const line = lineOf(number)
  return line ? { line } : {}
}

/** The subjects of the draft and of more phone numbers, each subject once. */
export const addNumbers = async (
  fingerprinter: Fingerprinter,
  { subjects, consents }: Pick<ReportDraft, 'subjects' | 'consents'>,
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
  return numbersFor(consents, [...subjects, ...added].slice(0, MOST_NUMBERS))
}

/**
 * Drops the numbers themselves once she has answered what may be done with them, unless a consent
 * needs them.
 */
export const numbersFor = (
  consents: Consents | undefined,
  subjects: readonly Reported[],
): Reported[] =>
  consents === undefined || needsNumber(consents)
    ? [...subjects]
    : subjects.map(({ number: _, ...subject }) => subject)

/** Whether a consent needs a number that the draft no longer has. */
export const lacksNumber = ({ consents, subjects }: ReportDraft): boolean =>
  consents !== undefined &&
  needsNumber(consents) &&
  subjects.some(({ number }) => number === undefined)
