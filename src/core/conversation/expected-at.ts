/** "Back at 23:30, he is +47 …": a call begins or lasts longer, and what stands beside the time is kept, or said to be lost. */
import type { SafeCallDraft, ShownOwnCall } from '../dialogs/safe-call/draft.ts'
import { momentOf, timeToCome } from '../dialogs/safe-call/shown-time.ts'
import { LONG_NUMBER, toldBeside } from '../dialogs/safe-call/told-beside.ts'
import type { Engine } from '../engine/engine.ts'
import { listeningTo } from '../listening/listening-to.ts'
import { LONGEST_NOTE } from '../safe-call/call.ts'
import type { Meant, SaidTime } from '../terms/meaning.ts'
import type { Place } from '../terms/session.ts'
import { say, type Text, type Words } from '../terms/text.ts'
import type { Questions } from './questions.ts'
import type { Commands } from './run-command.ts'
import type { Act, Heard, Turn, TurnOutcome } from './turn.ts'

interface Needs {
  engine: Engine
  questions: Questions
  commands: Commands
  words: Words
}

type Back = Meant & { kind: 'back' }

/** The dialog of safe-calls, opened for what she said. */
interface Opened {
  opened: TurnOutcome
  at: NonNullable<TurnOutcome['session']['at']>
}

/** What she told beside the time, with the numbers in it as they are checked. */
interface Left extends Pick<SafeCallDraft, 'subjects' | 'unread'> {
  told?: string
}

export const createExpectedAt = ({ engine, questions, commands, words }: Needs) => {
  const { timeIn, moreIn, understand } = listeningTo(words)

  /** The time in a message that tells more: at a question for the time, or beside a phone number. */
  function backBeside({ session: { at }, peer }: Heard, meant: Meant, text: string) {
    const { language } = peer
    const told = toldBeside(text, language, timeIn)
    if (told === undefined) return undefined
    const isAsked = at?.dialog === 'safecall' && (at.step === 'home' || at.step === 'until')
    if (isAsked && meant.kind === 'text' && peer.member)
      return engine.question(at).finds(text) ? timeOf(text, peer, true) : undefined
    // What happened, and a cry, come first; a number alone is a check.
    const isBeside = meant.kind === 'phones' && !meant.reading.whole && meant.wants === 'check'
    if (!isBeside || meant.mayBeCry || meant.harms.length > 0) return undefined
    // Nothing can be added to a call that is on: there she reads what the list says.
    return peer.hasBuddy && !peer.isExpected && understand(text, language).said.has('back-by')
      ? timeOf(text, peer, false)
      : undefined
  }

  const timeOf = (text: string, { isExpected, language }: Heard['peer'], isAnswer: boolean) => {
    const minutes = isExpected ? moreIn(text, language) : undefined
    return minutes === undefined
      ? timeIn(text, language, isAnswer)
      : { kind: 'more' as const, minutes }
  }

  /** The same message as one that says when she is back, where that would be lost otherwise. */
  function asBack(heard: Heard, meant: Meant, text: string | undefined): Meant {
    const time = text === undefined ? undefined : backBeside(heard, meant, text)
    return text === undefined || time === undefined ? meant : { kind: 'back', time, text }
  }

  /** She says when she is back: a call begins then, or the one that is open lasts until then. */
  async function expectedAt(heard: Heard, meant: Back): Promise<Act> {
    const left = await leftBeside(heard, meant)
    return async (turn) => {
      const opened = await commands.run('safecall', turn)
      const { at } = opened.session
      if (at?.dialog !== 'safecall') return opened
      const call = at.draft['call'] as ShownOwnCall | undefined
      const isOpen = call !== undefined && !call.closed && turn.peer.isExpected === true
      return isOpen
        ? later(turn, meant, { opened, at })
        : begin(turn, { time: meant.time, left }, { opened, at })
    }
  }

  /** A number in it is read as it is in her note, before any transaction. */
  async function leftBeside({ peer }: Heard, { text }: Back): Promise<Left> {
    const told = toldBeside(text, peer.language, timeIn)
    const none = { subjects: [], unread: 0 }
    if (told === undefined) return none
    const dialog = engine.dialog('safecall')
    // What she adds to a call that is on is not kept, so nothing is looked up for it.
    const isLookedUp = LONG_NUMBER.test(told) && told.length <= LONGEST_NOTE && !peer.isExpected
    if (!dialog || !isLookedUp) return { ...none, told }
    const note: Place = { ...engine.enter(dialog, {}, peer.now), step: 'note' }
    const went = await engine.answer(note, { kind: 'text', text: told }, peer)
    const { subjects, unread = 0 } = (
      went.to === 'end' ? went.draft : none
    ) as Partial<SafeCallDraft>
    return { subjects: subjects ?? [], unread, told }
  }

  async function begin(
    turn: Turn,
    { time, left }: { time: SaidTime; left: Left },
    { opened, at }: Opened,
  ): Promise<TurnOutcome> {
    const buddies = at.draft['buddies'] as unknown[] | undefined
    if (buddies === undefined || buddies.length === 0) return opened
    const zone = String(at.draft['zone'])
    const until = momentOf(time, zone, turn.peer.now)
    const { told, ...checked } = left
    const isTooLong = told !== undefined && told.length > LONGEST_NOTE
    const kept = { ...checked, ...(told !== undefined && !isTooLong && { told }) }
    const draft = { ...at.draft, ...kept, until, deed: { do: 'start' } }
    const note = { ...at, step: 'note', trail: ['home', 'until'], draft }
    // What waited to be read is said first.
    const asked = engine.ask(at, turn.peer).text.length
    const news = opened.replies.flatMap(({ text }) => text).slice(0, -asked)
    const heard = say('safeCall.heard', { until: timeToCome(until, zone, turn.peer.now) })
    const long = isTooLong ? [say('safeCall.note.long', { longest: LONGEST_NOTE })] : []
    const said = [...news, heard, ...long]
    if (left.subjects.length === 0)
      return questions.ask({ ...turn, session: { ...opened.session, at: note } }, said)
    return finished(turn, { opened, at: note }, said)
  }

  /** A time that she writes while she is expected makes it later. What she left cannot be added to. */
  function later(turn: Turn, { time, text }: Back, { opened, at }: Opened): Promise<TurnOutcome> {
    const draft = { ...at.draft, deed: { do: 'until', time } }
    const told = toldBeside(text, turn.peer.language, timeIn)
    // "The client wants longer, 30 min more" is a reason, and leaves nothing.
    const isLost = told !== undefined && (time.kind !== 'more' || LONG_NUMBER.test(told))
    const lost = isLost ? [say('safeCall.notAdded')] : []
    return finished(turn, { opened, at: { ...at, draft } }, [], lost)
  }

  /** What the dialog makes of it, and its next question. */
  async function finished(
    turn: Turn,
    { opened, at }: Opened,
    before: Text[],
    after: Text[] = [],
  ): Promise<TurnOutcome> {
    const done = await engine.dialog('safecall')?.finish(at.draft, turn.peer, turn.stores)
    if (!done?.at) return opened
    const session = { ...opened.session, at: { ...at, ...done.at } }
    const said = done.replies.flatMap(({ text }) => text)
    const { pause, onceKept } = done
    return {
      ...questions.ask({ ...turn, session }, [...before, ...said, ...after]),
      ...(pause && { pause }),
      ...(onceKept && { onceKept }),
    }
  }

  return { asBack, expectedAt }
}
