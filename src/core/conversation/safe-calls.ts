/** Safe-calls in the middle of everything else: her words, "home now", "back at 23:30", a danger. */
import { ownCall, sayWord } from '../actions/safe-call.ts'
import { dutySince } from '../actions/safe-call-duty.ts'
import { waitingSince } from '../actions/safe-call-watched.ts'
import { saidAlarm, saidWell } from '../dialogs/safe-call/deeds.ts'
import type { ShownOwnCall } from '../dialogs/safe-call/draft.ts'
import { momentOf, timeToCome } from '../dialogs/safe-call/shown-time.ts'
import type { Engine } from '../engine/engine.ts'
import type { Peer } from '../members/peer.ts'
import type { Stores } from '../stores/stores.ts'
import type { Meant, ReturnTime } from '../terms/meaning.ts'
import { say, type Text } from '../terms/text.ts'
import type { Leaving } from './leaving.ts'
import type { Questions } from './questions.ts'
import type { Commands } from './run-command.ts'
import type { Act, Heard, Turn, TurnOutcome } from './turn.ts'

interface Needs {
  engine: Engine
  questions: Questions
  leaving: Leaving
  commands: Commands
  decide(heard: Heard, meant: MeantBeside): Promise<Act>
}

/** The dialog of safe-calls, opened for what she said. */
interface Opened {
  opened: TurnOutcome
  at: NonNullable<TurnOutcome['session']['at']>
}

/** What is decided without safe-calls. */
export type MeantBeside = Exclude<Meant, { kind: 'well' | 'back' }>

/** What of safe-calls decides what her message means. */
export const safeCallOf = async (
  who: Pick<Peer, 'sender' | 'member'>,
  stores: Stores,
): Promise<Pick<Peer, 'isExpected' | 'isBuddy' | 'safeCallNews'>> => {
  const [own, waiting, onDuty, { watches }] = await Promise.all([
    ownCall(who, stores),
    waitingSince(who, stores),
    dutySince(who, stores),
    stores.buddies.of(who.sender),
  ])
  const news = waiting && onDuty && onDuty > waiting ? onDuty : (waiting ?? onDuty)
  return {
    ...(own && !own.rehearsal && { isExpected: true }),
    ...(watches.length > 0 && { isBuddy: true }),
    ...(news && { safeCallNews: news }),
  }
}

export const createSafeCallTalk = ({ engine, questions, leaving, commands, decide }: Needs) => {
  /** What is done about a message. */
  async function decided(heard: Heard, meant: Meant): Promise<Act> {
    if (meant.kind === 'well') return well
    if (meant.kind === 'back') return (turn) => expectedAt(turn, meant.time)
    const act = await decide(heard, meant)
    if (!heard.peer.isExpected) return act
    if (isDanger(heard, meant)) return withAlarm(act)
    // "Stop" does not end a safe-call, and she must not believe that it did.
    return meant.kind === 'word' && meant.word === 'stop' && !heard.session.aside
      ? async (turn) => commands.run('safecall', { ...turn, session: await leaving.leave(turn) })
      : act
  }

  /** "Are you safe now?" "No." counts as well. */
  function isDanger({ session: { at } }: Heard, meant: Meant): boolean {
    if (meant.kind === 'danger') return meant.isSurmised !== true
    const isNo =
      meant.kind === 'option' ? meant.id === 'no' : meant.kind === 'word' && meant.word === 'no'
    return isNo && at !== undefined && engine.question(at).safety
  }

  /** Her own words come before everything that her text may mean otherwise. */
  const wordFirst =
    (text: string, act: Act): Act =>
    async (turn) => {
      const said = await sayWord(turn.peer, text, turn.stores)
      if (said === undefined) return act(turn)
      return said === 'ended' ? ended(turn, [say('safeCall.ended')]) : longer(turn, said.until)
    }

  /** Her word made the call longer, and the call is shown. */
  async function longer(turn: Turn, until: number): Promise<TurnOutcome> {
    const session = await leaving.leave(turn)
    const opened = await commands.run('safecall', { ...turn, session })
    const zone = String(opened.session.at?.draft['zone'])
    const said = say('safeCall.prolonged', { until: timeToCome(until, zone, turn.peer.now) })
    return { ...opened, replies: withText([said], opened) }
  }

  const well: Act = async (turn) => ended(turn, await saidWell(turn.peer, turn.stores, 'well'))

  /** Says it, and goes on with what was open, unless that was the safe-call. */
  async function ended(turn: Turn, text: Text[]): Promise<TurnOutcome> {
    const { at, ...rest } = turn.session
    const isInCall = at?.dialog === 'safecall'
    const session = isInCall ? rest : turn.session
    return commands.goOn(
      { ...turn, session },
      { replies: [{ text }], goOn: 'menu', discreet: true },
    )
  }

  /** Whom to call comes first; then her buddy is told, unless she takes it back. */
  const withAlarm =
    (act: Act): Act =>
    async (turn) => {
      const outcome = await act(turn)
      const said = await saidAlarm(turn.peer, turn.stores)
      const session = await leaving.leave({ ...turn, session: outcome.session })
      const opened = await commands.run('safecall', { ...turn, session })
      return { ...opened, replies: [...outcome.replies.slice(0, 1), ...withText(said, opened)] }
    }

  /** She says when she is back: a call begins then, or the one that is open lasts until then. */
  async function expectedAt(turn: Turn, time: ReturnTime): Promise<TurnOutcome> {
    const opened = await commands.run('safecall', turn)
    const { at } = opened.session
    if (at?.dialog !== 'safecall') return opened
    const call = at.draft['call'] as ShownOwnCall | undefined
    const isOpen = call !== undefined && !call.closed && turn.peer.isExpected === true
    return isOpen ? later(turn, time, { opened, at }) : begin(turn, time, { opened, at })
  }

  async function begin(turn: Turn, time: ReturnTime, { opened, at }: Opened): Promise<TurnOutcome> {
    const buddies = at.draft['buddies'] as unknown[] | undefined
    if (buddies === undefined || buddies.length === 0) return opened
    const zone = String(at.draft['zone'])
    const until = momentOf(time, zone, turn.peer.now)
    const draft = { ...at.draft, until, deed: { do: 'start' } }
    const note = { ...at, step: 'note', trail: ['home', 'until'], draft }
    const session = { ...opened.session, at: note }
    // What waited to be read is said first.
    const asked = engine.ask(at, turn.peer).text.length
    const news = opened.replies.flatMap(({ text }) => text).slice(0, -asked)
    return questions.ask({ ...turn, session }, [
      ...news,
      say('safeCall.heard', { until: timeToCome(until, zone, turn.peer.now) }),
    ])
  }

  /** A time that she writes while she is expected makes it later. */
  async function later(turn: Turn, time: ReturnTime, { opened, at }: Opened): Promise<TurnOutcome> {
    const draft = { ...at.draft, deed: { do: 'until', time } }
    const finished = await engine.dialog('safecall')?.finish(draft, turn.peer, turn.stores)
    if (!finished?.at) return opened
    const session = { ...opened.session, at: { ...at, ...finished.at } }
    return questions.ask(
      { ...turn, session },
      finished.replies.flatMap(({ text }) => text),
    )
  }

  return { decided, wordFirst }
}

const withText = (said: Text[], { replies }: TurnOutcome) =>
  replies.map((reply, place) =>
    place === replies.length - 1 ? { ...reply, text: [...said, ...reply.text] } : reply,
  )
