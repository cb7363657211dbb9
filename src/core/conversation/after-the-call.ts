/**
 * She tells that she was made to write, that somebody follows her, or that she is not well: while her safe-call is open,
 * and for a while after it has ended. Whom to call comes first; then she is asked whether her buddy is to be told.
 *
 * Nothing here depends on how the call ended: after a word that she was made to write it is the same.
 */
import { ownCall } from '../actions/safe-call.ts'
import { dangerScreen } from '../dialogs/know/danger-screen.ts'
import type { Engine } from '../engine/engine.ts'
import { isAsking, listeningTo } from '../listening/listening-to.ts'
import type { Country } from '../rights/country.ts'
import { isFree, type Meant } from '../terms/meaning.ts'
import type { Reply } from '../terms/reply.ts'
import type { Session } from '../terms/session.ts'
import { say, type Words } from '../terms/text.ts'
import type { Leaving } from './leaving.ts'
import type { Questions } from './questions.ts'
import type { Commands } from './run-command.ts'
import { isChosen } from './said-nothing.ts'
import type { Act, Heard, Turn, TurnOutcome } from './turn.ts'

interface Needs {
  engine: Engine
  questions: Questions
  leaving: Leaving
  commands: Commands
  country: Country
  words: Words
  /** Shows her call, and asks whether the alarm is meant. */
  offerAlarm: Act
}

/** So long after its end what she says may be about it, in milliseconds. */
const WHILE = 3 * 60 * 60 * 1000

/** When her call ended, as long as what she says may be about it. */
export const endedLately = ({ callEnded }: Session, now: Date): number | undefined =>
  callEnded !== undefined && now.getTime() - callEnded < WHILE ? callEnded : undefined

/** Whether a call of hers has just ended. */
export const hasJustEnded = ({ session, peer }: Heard): boolean =>
  !peer.isExpected && endedLately(session, peer.now) !== undefined

/** The option that tells a buddy at once. */
const TELL = JSON.stringify({ do: 'tell' })

/** Keeps when her call ended. */
export const notingEnd =
  ({ peer }: Heard, act: Act): Act =>
  async (turn) => {
    const outcome = await act(turn)
    if (!peer.isExpected || outcome.forget || (await ownCall(turn.peer, turn.stores)))
      return outcome
    return { ...outcome, session: { ...outcome.session, callEnded: turn.peer.now.getTime() } }
  }

export const createAfterTheCall = (needs: Needs) => {
  const { engine, questions, leaving, commands, country, offerAlarm } = needs
  const { denies, isFollowed, isNotHers, isWordForced } = listeningTo(needs.words)

  /** What she tells of it; undefined if it is something else. */
  function toldIn(heard: Heard, meant: Meant, text: string): 'danger' | 'unwell' | undefined {
    const { session, peer } = heard
    const hasEnded = hasJustEnded(heard)
    if ((!peer.isExpected && !hasEnded) || session.aside || isChosen(meant)) return undefined
    const question = session.at && engine.question(session.at)
    const isRead = isFree(question) || question?.reading
    if (!isRead || question?.kind === 'typed' || isElse(meant, text)) return undefined
    if (meant.kind === 'danger' && !meant.isSurmised) {
      // What else she asks for or tells is answered on its own screen.
      const isMore = meant.ofOthers || meant.wanted.length > 0 || meant.harms.length > 0
      return hasEnded && !isMore ? 'danger' : undefined
    }
    if (hasEnded && meant.kind === 'story') return undefined
    if (isUneasy(text, peer.language)) return 'danger'
    return hasEnded && meant.kind === 'unwell' ? 'unwell' : undefined
  }

  const isElse = ({ kind }: Meant, text: string): boolean =>
    kind === 'phones' || text.startsWith('/') || isAsking(text)

  const isUneasy = (text: string, language: string): boolean =>
    isFollowed(text) || isNotHers(text) || (isWordForced(text) && !denies(text, language))

  /** What is done about it; undefined if she tells something else. */
  function toldOf(heard: Heard, meant: Meant, text: string): Act | undefined {
    const told = toldIn(heard, meant, text)
    if (!told) return undefined
    const of = meant.kind === 'danger' && meant.of.length > 0 ? meant.of : (['attacked'] as const)
    const screen: Reply =
      told === 'danger'
        ? { text: dangerScreen(country, of, heard.peer).text }
        : { text: [say('now.short', country.emergency)] }
    const next = heard.peer.isExpected ? offerAlarm : askWhetherToTell
    return async (turn) => {
      const outcome = await next(turn)
      return { ...outcome, replies: [screen, ...outcome.replies] }
    }
  }

  /** Her call is over: whether her buddy is to be told all the same. A yes says so. */
  async function askWhetherToTell(turn: Turn): Promise<TurnOutcome> {
    const session = await leaving.leave(turn)
    const opened = await commands.run('safecall', { ...turn, session })
    const { at } = opened.session
    const buddies = at?.draft['buddies'] as unknown[] | undefined
    if (at?.dialog !== 'safecall' || !turn.peer.hasBuddy || !buddies?.length) return opened
    const asked = engine.ask(at, turn.peer).text.length
    const news = opened.replies.flatMap(({ text }) => text).slice(0, -asked)
    const place = { ...at, step: 'tell', trail: ['home'] }
    const after: Turn = { ...turn, session: { ...opened.session, at: place, perhaps: TELL } }
    return questions.ask(after, news)
  }

  return { toldOf, isUneasy }
}
