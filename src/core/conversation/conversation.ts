/**
 * The whole bot as a channel sees it: what a peer sent goes in, what is to be said comes out.
 *
 * In two halves. `understand` reads what she means (meaning.ts), decides what is done about it
 * (decide.ts) and does the slow work (fingerprints) outside of any transaction; what it returns then
 * runs inside one, so that the session, the effects and the replies are kept together or not at all.
 * It sends nothing and reads no clock.
 */
import type { AnyDialog } from '../engine/dialog.ts'
import { createEngine, type Engine } from '../engine/engine.ts'
import { createMeaning } from '../listening/meaning.ts'
import type { Peer } from '../members/peer.ts'
import type { Country } from '../rights/country.ts'
import type { Stores } from '../stores/stores.ts'
import type { Meant } from '../terms/meaning.ts'
import type { Inbound, Limits } from '../terms/message.ts'
import type { Reply } from '../terms/reply.ts'
import type { Session } from '../terms/session.ts'
import { say, type Text, type Words } from '../terms/text.ts'
import { createAnswers } from './answer-dialog.ts'
import { createDeciding } from './decide.ts'
import { createLeaving } from './leaving.ts'
import { createQuestions, withOpenQuestion } from './questions.ts'
import { createCommands } from './run-command.ts'
import { type Act, type Heard, questionOnly, saying, type Turn, type TurnOutcome } from './turn.ts'
import { asksForAlerts, withWaiting } from './waiting-alerts.ts'

interface Needs {
  dialogs: readonly AnyDialog[]
  words: Words
  country: Country
  access: 'codes' | 'open'
  /** The day where the organisation is, as 2026-11-22. */
  day(now: Date): string
  /** A short random name for each asking; what it is does not matter, that it differs does. */
  token(): string
}

/** What a message that was understood leads to; runs in the turn's transaction. */
export type Understood = (stores: Stores) => Promise<TurnOutcome>

export const createConversation = (needs: Needs) => {
  const { words, country, access, token } = needs
  const engine = createEngine(needs.dialogs, country.code)
  const meaning = createMeaning({ words, country })
  const questions = createQuestions(engine)
  const leaving = createLeaving(engine)
  const parts = { ...needs, engine, questions, leaving }
  const commands = createCommands(parts)
  const answers = createAnswers({ ...parts, commands })
  const decide = createDeciding({ ...parts, commands, answers })

  /** Never throws for anything a peer can send. */
  async function understand(
    before: Heard,
    inbound: Pick<Inbound, 'body' | 'at'>,
    limits: Limits,
  ): Promise<Understood> {
    const { missed, unsure, ...last } = before.session
    const { session, renewed } = broughtUp(last, before.peer, engine)
    const heard = { session, peer: before.peer, unsure }
    const meant = meantBy(heard, inbound, limits)
    if (meant.kind === 'nothing') return async () => saying(before)
    const act = await decide(heard, meant)
    return async (stores) => {
      const turn = { session, peer: await letIn(before.peer, stores), stores }
      const outcome = await answered(turn, meant, act)
      const first = [...(missed ? [say('missed')] : []), ...(renewed ? [say('renewed')] : [])]
      const replies = withFirst(first, shownOn(limits, outcome))
      const asked = { replies, token, now: turn.peer.now }
      return {
        ...outcome,
        ...marksOf(outcome.session, engine),
        replies,
        session: {
          ...withOpenQuestion(outcome, session, asked),
          ...(missed && replies.length === 0 && { missed }),
        },
      }
    }
  }

  function meantBy(heard: Heard, inbound: Pick<Inbound, 'body' | 'at'>, limits: Limits): Meant {
    if (asksForAlerts(heard, inbound.body)) return { kind: 'command', name: 'news' }
    const { session, peer } = heard
    const question = session.at && engine.question(session.at)
    return meaning.of(inbound, { session, question, language: peer.language, limits })
  }

  async function answered(turn: Turn, meant: Meant, act: Act): Promise<TurnOutcome> {
    const outcome = await act(turn)
    const isAskedFor = meant.kind === 'command' && meant.name === 'news'
    return isAskedFor ? outcome : withWaiting(outcome, turn, country)
  }

  async function letIn(peer: Peer, stores: Stores): Promise<Peer> {
    // Read again, and locked: she may have been shut out a moment ago.
    const member = peer.member && (await stores.members.still(peer.member.id))
    if (member || access === 'codes') return { ...peer, member }
    return { ...peer, member: await stores.members.found(peer.sender, 'member', peer.now) }
  }

  return { understand, putAside: leaving.putAside }
}

export type Conversation = ReturnType<typeof createConversation>

/** The session as the dialogs are now, and whether she must begin again what an older version began. */
const broughtUp = (
  session: Session,
  peer: Peer,
  engine: Engine,
): { session: Session; renewed: boolean } => {
  const { at, kept, open, ...rest } = session
  const [nowAt, nowKept] = [at && engine.current(at, peer), kept && engine.current(kept, peer)]
  const isLive = nowAt !== undefined && !engine.isOver(nowAt, peer.now)
  const current: Session = {
    ...rest,
    ...(isLive && { at: nowAt }),
    // What was offered belonged to what is gone.
    ...(open && (!at || isLive) && { open }),
    ...(nowKept && { kept: nowKept }),
  }
  const isLost = at !== undefined && nowAt === undefined
  const isKeptLost = !at && kept !== undefined && nowKept === undefined
  return { session: current, renewed: isLost || isKeptLost }
}

/** What the dialog that she is in asks of all that is said in it. */
const marksOf = (
  { at }: Session,
  engine: Engine,
): Pick<TurnOutcome, 'discreet' | 'lasts' | 'about'> => {
  const dialog = at && engine.dialog(at.dialog)
  if (!dialog) return {}
  return {
    ...(dialog.discreet && { discreet: true }),
    ...(dialog.lasts && { lasts: dialog.lasts }),
    ...(dialog.about && { about: dialog.about(at.draft) }),
  }
}

/** Where a reply cannot replace a message, it is a new one: its introduction has been read already. */
const shownOn = (limits: Limits, { replaces, replies }: TurnOutcome): Reply[] =>
  replaces && !limits.buttons ? replies.map(questionOnly) : replies

const withFirst = (first: readonly Text[], replies: Reply[]): Reply[] =>
  replies.length === 0 ? [] : [...first.map((text) => ({ text: [text] })), ...replies]
