/** What somebody tells, as far as she has told it: the draft that a report and its corrections share. */
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
import { ending, type PhoneNumber } from '../../identifiers/phone/phone.ts'

export interface Telling {
  harms: Harm[]
  /** With the numbers themselves until she has said what may be done with them. */
  subjects: Reported[]
  city: string
  /** Absent until she was asked. */
  consents?: Consents
  /** Asked only where somebody can be warned. */
  exposure?: Exposure | undefined
  /** What she chose where she was asked what may be done. */
  way?: Exposure | 'count' | 'times' | 'uses'
  /** Moderators have decided: whether colleagues are warned is no question any more. */
  decided?: boolean
  person?: Person
  time?: Time
  flags: Flag[]
  descriptors: Descriptors
  /** What she wants to describe. */
  kind?: DescriptorKind | 'none'
  words?: string
  /** What she wrote and has not decided to keep, and what it seems to hold. */
  written?: string
  found?: Personal[]
  doubt?: 'keep' | 'change' | 'leave'
  /** One answer is changed: it leads back to where all of it is read back. */
  changing?: boolean
}

export const MOST_SUBJECTS = 10
/** Own words that one report keeps. */
export const MOST_WORDS = 16_000

export const NO_CONSENTS: Consents = {
  warn: false,
  caseWorker: false,
  policeAnonymous: false,
  policeForMe: false,
}

/**
 * Whether colleagues can be warned of what is told so far: there is a harm that lists a number, and a
 * number; or a danger so grave that those in the town are warned without one.
 */
export const canWarn = ({
  subjects,
  harms,
  flags,
}: Pick<Telling, 'subjects' | 'harms' | 'flags'>): boolean =>
  harms.some((harm) => HARMS[harm].track === 'list') &&
  (subjects.length > 0 || suggestedLevel(harms, flags) === 4)

/** Whether she has said what may be done with all that is told so far. */
export const isAnswered = (telling: Telling): boolean =>
  telling.consents !== undefined && (!canWarn(telling) || canBeThen(telling))

/** Without a number there is nothing that could wait on the list: a town is warned at once, or not at all. */
const canBeThen = ({ exposure, subjects }: Telling): boolean =>
  subjects.length > 0 ? exposure !== undefined : exposure === 'reviewed' || exposure === 'never'

/** The numbers that she told, known by what the list knows them by. */
export const addNumbers = async (
  fingerprinter: Fingerprinter,
  { subjects, consents }: Pick<Telling, 'subjects' | 'consents'>,
  phones: readonly PhoneNumber[],
): Promise<Reported[]> => {
  const fingerprints = await fingerprinter.of(phones.slice(0, MOST_SUBJECTS))
  const known = new Set(subjects.map(({ fingerprint }) => fingerprint))
  const added = fingerprints.flatMap((fingerprint, index) => {
    const number = phones[index]
    return number && !known.has(fingerprint)
      ? [{ fingerprint, ending: ending(number), number }]
      : []
  })
  return numbersFor(consents, [...subjects, ...added].slice(0, MOST_SUBJECTS))
}

/** The number itself stays only until she has said what may be done, and then only for those who need it. */
export const numbersFor = (
  consents: Consents | undefined,
  subjects: readonly Reported[],
): Reported[] =>
  consents === undefined || needsNumber(consents)
    ? [...subjects]
    : subjects.map(({ fingerprint, ending }) => ({ fingerprint, ending }))

/** Whether somebody is to have a number that is not kept any more. */
export const lacksNumber = ({ consents, subjects }: Telling): boolean =>
  consents !== undefined &&
  needsNumber(consents) &&
  subjects.some(({ number }) => number === undefined)
