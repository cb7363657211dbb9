/**
 * What a reporter and a case worker write to each other.
 *
 * - **case file**: one conversation. Sealed as a whole. Its reporter opens it with her receipt, and
 *   her PIN if she has one; a case worker once she has claimed it.
 * - **letter**: what one side wrote. It stays until it is read and there are too many.
 * - **claim**: from then on one case worker answers, and no other is shown the case.
 *
 * Nothing here knows who the reporter is.
 */
import { asTold, writtenNow } from '../blacklist/notice-wishes.ts'
import type { NoticeWish } from '../blacklist/reports.ts'
import type { Language } from '../terms/text.ts'
import type { ReadyLetter } from './ready-sentences.ts'

/** Why the police were not told. */
export const NOT_TOLD = ['notAllowed', 'tooLittle', 'danger', 'waits'] as const
export type NotTold = (typeof NOT_TOLD)[number]

/** What a case worker did with it: told the police on a day, or did not. */
export type Passed = { told: number } | { not: NotTold }

/** What a letter says: own words in a language, a ready sentence, or a code for membership. */
export type Wording = { words: string; language: Language } | ReadyLetter | { code: string }

export interface Letter {
  from: 'her' | 'us'
  at: number
  says: Wording
  /** The other side has read it. */
  read?: true
  /** No PIN guarded it when she wrote it, so the receipt never shows it. */
  hidden?: true
}

/** new: nobody has it · taken: claimed and not answered yet · waitsForHer, waitsForUs: who is to write · closed */
export type CaseState = 'new' | 'taken' | 'waitsForHer' | 'waitsForUs' | 'closed'

export interface CaseFile {
  state: CaseState
  /** The report that it is about; undefined for a question without a report. */
  reportId?: string
  /** Its receipt leads to a report as well, or did. */
  hasReport?: true
  /** The language in which the reporter writes; without any words of hers, the one in which she reads. */
  language: Language
  urgent: boolean
  /** Told without a code. */
  guest?: true
  /** A PIN of hers guards the letters. */
  guarded: boolean
  /** When it began to wait for whom it waits, or was closed. */
  since: number
  /** Since when nobody has it any more, if somebody had it. */
  freed?: number
  /** The member who has claimed it, and when. */
  worker?: string
  takenAt?: number
  /** She had read the report as a moderator, and no other case worker claimed it within an hour. */
  hadRead?: true
  letters: Letter[]
  /** A case worker has written, also if her letters are gone by now. */
  answered?: true
  passed?: Passed
  /** What the report told was destroyed after the closing. */
  emptied?: true
  /** The operator was told that nobody writes, and that letters are unread. */
  alarmed?: number
  /** When the reporter's side was opened in the last week. */
  opened?: number[]
  /** Whoever asked without a report wants to be told when somebody answers. No case worker gets it. */
  wish?: NoticeWish
}

const MINUTE = 60 * 1000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** How many letters a case holds, and how long each may be, in characters. */
export const MOST_LETTERS = 40
export const LONGEST_LETTER = 2_000
/** A claim without a first answer returns to all. */
export const ANSWER_WITHIN = 4 * HOUR
export const ANSWER_URGENT_WITHIN = HOUR
/** A claimed case in which nothing is answered for so long returns to all. */
export const SILENT_FOR = 3 * DAY
/** So long a closed case stands in the view of all case workers, and can be opened again. */
export const REOPENS_FOR = 72 * HOUR
/** A case in which nobody writes closes by itself. */
export const CLOSES_AFTER = 60 * DAY
/** The operator hears of unread letters so long before. */
export const ALARMS_BEFORE = 7 * DAY
/** The letters go so long after the closing. */
export const FORGOTTEN_AFTER = 30 * DAY

/** A new case. A question comes with its first letter. */
export const opened = (
  about: Pick<
    CaseFile,
    'language' | 'urgent' | 'guarded' | 'guest' | 'reportId' | 'hasReport' | 'wish'
  >,
  now: Date,
): CaseFile => ({ ...about, state: 'new', since: now.getTime(), letters: [] })

/** Whether a case worker has written yet. */
export const isAnswered = ({ letters, answered }: CaseFile): boolean =>
  answered === true || letters.some(({ from }) => from === 'us')

/** Whether a PIN can still be chosen: only as long as nothing of ours stands there. */
export const canBeGuarded = (file: CaseFile): boolean =>
  !file.guarded && !isAnswered(file) && file.passed === undefined

/** When something was last written or done. */
export const lastTouched = ({ letters, since }: CaseFile): number =>
  Math.max(since, letters.at(-1)?.at ?? 0)

const withoutClaim = (file: CaseFile): CaseFile => {
  const { worker: _, takenAt: __, hadRead: ___, freed: ____, ...rest } = file
  return rest
}

/** A case that nobody has any more, since that moment: it waits for all again. */
export const released = (file: CaseFile, freed: number): CaseFile => ({
  ...withoutClaim(file),
  state: file.state === 'closed' ? 'closed' : isAnswered(file) ? 'waitsForUs' : 'new',
  freed,
})

/**
 * A case as it stands now: a claim that was not followed by an answer, or whose case worker is none
 * any more, counts no longer.
 */
export const standing = (
  file: CaseFile,
  now: Date,
  works: (memberId: string) => boolean,
): CaseFile => {
  const { worker, state, takenAt = 0, since, urgent } = file
  if (worker === undefined || state === 'closed') return file
  if (!works(worker)) return state === 'waitsForHer' ? withoutClaim(file) : released(file, takenAt)
  if (state === 'waitsForHer') return file
  const most = isAnswered(file) ? SILENT_FOR : urgent ? ANSWER_URGENT_WITHIN : ANSWER_WITHIN
  const until = Math.max(takenAt, state === 'waitsForUs' ? since : 0) + most
  return now.getTime() > until ? released(file, until) : file
}

/** A case that a case worker has claimed, or that was handed to her. */
export const claimed = (file: CaseFile, worker: string, now: Date, hadRead = false): CaseFile => ({
  ...withoutClaim(file),
  state: file.state === 'new' ? 'taken' : file.state,
  worker,
  takenAt: now.getTime(),
  ...(hadRead && { hadRead: true }),
})

/** A letter more; undefined if there is no room, because nobody has read those that are there. */
export const written = (
  file: CaseFile,
  from: Letter['from'],
  says: Wording,
  now: Date,
): CaseFile | undefined => {
  const { alarmed: _, ...rest } = file
  const letters = [...file.letters]
  while (letters.length >= MOST_LETTERS) {
    const oldest = letters.findIndex(({ read }) => read)
    if (oldest < 0) return undefined
    letters.splice(oldest, 1)
  }
  const hidden = from === 'her' && !file.guarded
  letters.push({ from, at: now.getTime(), says, ...(hidden && { hidden }) })
  const time = now.getTime()
  if (from === 'us') {
    const wish = file.wish && { wish: writtenNow(file.wish, now) }
    return { ...rest, ...wish, letters, answered: true, state: 'waitsForHer', since: time }
  }
  // It has waited since her first letter that is not answered.
  const waits = file.state !== 'waitsForHer' && file.state !== 'closed'
  const since = waits ? file.since : time
  const reopened = file.state === 'closed' ? withoutClaim(rest) : rest
  const answered = isAnswered(file)
  const state = answered ? 'waitsForUs' : file.state === 'closed' ? 'new' : file.state
  return { ...reopened, letters, state, since }
}

/** One side has read what the other wrote. */
export const readBy = (file: CaseFile, side: Letter['from']): CaseFile => ({
  ...file,
  letters: file.letters.map((one) => (one.from === side ? one : { ...one, read: true as const })),
})

/** The end. It can be opened again for three days. */
export const closed = (file: CaseFile, now: Date): CaseFile => ({
  ...file,
  state: 'closed',
  since: now.getTime(),
})

/** A closed case whose report is destroyed, and with it how grave that was. */
export const emptied = (file: CaseFile): CaseFile => ({ ...file, emptied: true, urgent: false })

/** A closed case waits for case workers again. */
export const reopened = (file: CaseFile, now: Date): CaseFile => ({
  ...released({ ...file, state: 'waitsForUs' }, now.getTime()),
  since: now.getTime(),
})

/** A case whose reporter allows help with her report from now on: again, or for the first time. */
export const helpAllowed = (
  file: CaseFile,
  { reportId, urgent }: Pick<CaseFile, 'urgent'> & { reportId: string },
  now: Date,
): CaseFile => {
  const { emptied: _, ...rest } = file.state === 'closed' ? reopened(file, now) : file
  return { ...rest, reportId, urgent }
}

/** Whether a closed case can still be opened again with all that was told. */
export const canReopen = ({ state, since }: CaseFile, now: Date): boolean =>
  state === 'closed' && now.getTime() - since <= REOPENS_FOR

/** What time does to a case. `alarm`: the operator is told that letters are unread. */
export const aged = (
  file: CaseFile,
  now: Date,
): 'stays' | 'closes' | 'alarm' | 'empties' | 'goes' => {
  const age = now.getTime() - file.since
  if (file.state === 'closed') {
    if (age > FORGOTTEN_AFTER) return 'goes'
    return age > REOPENS_FOR && file.reportId !== undefined && !file.emptied ? 'empties' : 'stays'
  }
  const silent = now.getTime() - lastTouched(file)
  const unread = file.state !== 'waitsForHer'
  if (!unread) return silent > CLOSES_AFTER ? 'closes' : 'stays'
  if (silent <= CLOSES_AFTER - ALARMS_BEFORE) return 'stays'
  if (file.alarmed === undefined) return 'alarm'
  const told = now.getTime() - file.alarmed
  return silent > CLOSES_AFTER && told >= ALARMS_BEFORE ? 'closes' : 'stays'
}

/** The reporter's side is opened now. Kept for a week, so that she sees when somebody else does. */
export const openedAgain = (file: CaseFile, now: Date): CaseFile => ({
  ...file,
  ...(file.wish && { wish: asTold(file.wish) }),
  opened: [
    ...(file.opened ?? []).filter((at) => now.getTime() - at < 7 * DAY),
    now.getTime(),
  ].slice(-20),
})
