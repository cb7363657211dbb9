/**
 * What somebody with a receipt and a PIN writes with a case worker.
 *
 * Every receipt leads here in the same way, and a PIN that is wrong to the same screen as one with
 * which nobody has written yet: so a receipt that is found does not say whether anybody was asked
 * for help.
 */
import { toldCap } from '../../actions/caps.ts'
import {
  type CaseFile,
  canReopen,
  isAnswered,
  LONGEST_LETTER,
  opened,
  type Wording,
  written,
} from '../../cases/case-file.ts'
import type { Desk } from '../../cases/desk.ts'
import { isUrgentCase } from '../../cases/handed-over.ts'
import { letterLines } from '../../cases/letter-text.ts'
import { choice, typed } from '../../engine/steps.ts'
import type { Peer } from '../../members/peer.ts'
import type { Stores } from '../../stores/stores.ts'
import { say, type Text } from '../../terms/text.ts'
import { hoursLine } from '../talk/desk-lines.ts'
import { pinIn, readPin } from '../talk/pin.ts'
import type { ReceiptDraft } from './receipt-actions.ts'

type Names = 'talk' | 'letters' | 'letter'

export const letterSteps = (desk: Desk | undefined) => ({
  talk: typed<ReceiptDraft, Names>({
    ask: [say('letters.pin'), say('letters.noPin')],
    skip: { pin: '', page: 0, entering: true },
    read: (text) => {
      const read = readPin(text)
      return 'saved' in read ? { saved: { ...read.saved, page: 0, entering: true } } : read
    },
    next: 'finish',
  }),

  letters: choice<ReceiptDraft, Names, 'write' | 'earlier' | 'enough'>({
    ask: ({ lines = [] }, peer) => [
      ...lines,
      ...(desk ? [hoursLine(desk, peer)] : []),
      say('receipt.what'),
    ],
    options: ({ earlier }) => [
      { id: 'write', label: say('letters.write') },
      ...(earlier ? [{ id: 'earlier' as const, label: say('letters.earlier') }] : []),
      { id: 'enough', label: say('receipt.close') },
    ],
    save: (what, { page = 0 }) =>
      what === 'enough'
        ? { action: 'close' }
        : {
            action: 'talk',
            ...(what === 'earlier' && { page: page + 1 }),
            writing: what === 'write',
          },
    // One PIN was wrong: the right one may follow.
    isAnswer: (text, { isNew }) => isNew === true && pinIn(text) !== undefined,
    orElse: (text, { isNew }) => {
      const pin = isNew ? pinIn(text) : undefined
      return pin === undefined
        ? undefined
        : { action: 'talk', pin, page: 0, entering: true, writing: false }
    },
    next: ({ writing }) => (writing ? 'letter' : 'finish'),
  }),

  letter: typed<ReceiptDraft, Names>({
    ask: [say('letters.ask'), say('letters.never')],
    read: (text) =>
      text.length > LONGEST_LETTER
        ? { retry: [say('retry.long', { longest: LONGEST_LETTER })] }
        : { saved: { letter: text, page: 0 } },
    next: 'finish',
  }),
})

interface Written {
  /** What she reads first. */
  done?: Text
  /** The letters, and whether there are earlier ones. */
  lines: Text[]
  earlier: boolean
  /** Nothing is there, so a PIN may be wrong. */
  isNew: boolean
}

/** Leaves her letter, if she wrote one, and shows what there is. */
export const writeAndShow = async (
  draft: ReceiptDraft,
  peer: Peer,
  stores: Stores,
): Promise<Written> => {
  const { letter, page = 0, entering = false } = draft
  const done = letter === undefined ? undefined : await leave(letter, draft, peer, stores)
  const opener = { receipt: draft.receipt, pin: draft.pin ?? '' }
  const file = await stores.caseFiles.open(opener, peer.now, entering)
  return {
    ...(done && { done }),
    ...linesOf(file, { page, entering }, peer.now),
  }
}

const leave = async (
  letter: string,
  { receipt, withdrawal, pin = '' }: ReceiptDraft,
  { sender, member, now, ...peer }: Peer,
  stores: Stores,
): Promise<Text> => {
  const language = peer.writes ?? peer.language
  const says: Wording = { words: letter, language }
  const opener = { receipt, pin }
  const there = await stores.caseFiles.open(opener, now, false)
  // Counted alike whether somebody was asked for help or not.
  const counts = !there || !isAnswered(there)
  if (counts && !(await stores.counters.use([toldCap(sender)], 1, now))) return say('talk.cap')
  if (there) {
    const left = await stores.caseFiles.writeHers(opener, says, now)
    return say(left ? 'letters.left' : 'letters.full')
  }
  // What she writes opens a case of its own. It shows a report only if she allows that.
  const found = (await stores.caseFiles.isKnown(receipt))
    ? undefined
    : await stores.receipts.find({ receipt, withdrawal }, now)
  const file = opened(
    {
      language,
      urgent: found?.content !== undefined && isUrgentCase(found.content),
      guarded: pin !== '',
      ...(found && { reportId: found.id }),
      ...((await stores.caseFiles.isQuestion(receipt)) ? {} : { hasReport: true as const }),
      ...(member ? {} : { guest: true as const }),
    },
    now,
  )
  await stores.caseFiles.create(opener, written(file, 'her', says, now) ?? file)
  return say('letters.left')
}

/** What a reporter sees of her case. Without a PIN nothing that she wrote, and nothing that was done. */
const linesOf = (
  file: CaseFile | undefined,
  { page, entering }: { page: number; entering: boolean },
  now: Date,
): Pick<Written, 'lines' | 'earlier' | 'isNew'> => {
  const letters = file?.letters.filter(({ hidden }) => !hidden) ?? []
  if (!file || letters.length === 0)
    return { lines: [say('letters.none')], earlier: false, isNew: true }
  const { guarded, passed, hadRead, opened: before = [] } = file
  const { lines, earlier } = letterLines({ letters }, 'her', page)
  const last = before.at(-1)
  return {
    lines: [
      ...(last === undefined || !entering
        ? []
        : [say('letters.opened', { count: before.length, at: last })]),
      // Before an answer it would show that a case was there.
      ...(guarded && hadRead && isAnswered(file) ? [say('letters.hadRead')] : []),
      ...(guarded && passed ? [passedText(passed)] : []),
      ...lines,
      ...(file.state === 'closed'
        ? [say(canReopen(file, now) ? 'letters.closed' : 'letters.closedLong')]
        : []),
    ],
    earlier,
    isNew: false,
  }
}

const passedText = (passed: NonNullable<CaseFile['passed']>): Text =>
  'told' in passed
    ? say('passed.told', { at: passed.told })
    : say('passed.not', { why: say(`passed.why.${passed.not}`) })
