/** Runs a command, and what follows it: often another command. */
import { watchedCalls } from '../actions/safe-call-watched.ts'
import { unreadAlertsFor } from '../actions/unread-alerts.ts'
import type { Engine } from '../engine/engine.ts'
import { isCaseworker, isModerator } from '../members/role.ts'
import type { Country } from '../rights/country.ts'
import type { CommandName, Finished } from '../terms/reply.ts'
import type { Session } from '../terms/session.ts'
import { say, type Words } from '../terms/text.ts'
import { halfTold, type Leaving } from './leaving.ts'
import { menuOf, plainCommands } from './menu.ts'
import type { Questions } from './questions.ts'
import { takeableOf, withTakeable } from './take-back.ts'
import { mannerOf, saying, type Turn, type TurnOutcome, withoutAside } from './turn.ts'
import { showAlerts, turnAlertsOn } from './waiting-alerts.ts'

/** Commands that only say something. */
const SAID: readonly CommandName[] = ['privacy', 'help']

interface Needs {
  engine: Engine
  questions: Questions
  leaving: Leaving
  words: Words
  country: Country
  /** Today in the organisation's time zone, such as 2026-11-22. */
  day(now: Date): string
}

export const createCommands = (needs: Needs) => {
  const { engine, questions, leaving, words, country, day } = needs
  const contexts = { country, day, languages: words.languages }

  /** Runs a command. */
  async function run(name: CommandName, turn: Turn): Promise<TurnOutcome> {
    if (name === 'news') return news(turn)
    // What she did last was to send an alert.
    if (name === 'undo' && takeableOf(turn.session, turn.peer.now) === 'warn')
      return run('warn', turn)
    if (name === 'alertsOn') return goOn(turn, await turnAlertsOn(turn, day(turn.peer.now)))
    if (name === 'language') return askLanguage(turn)
    const left = { ...turn, session: await leaving.leave(turn) }
    const kept = left.session.kept !== undefined
    const plain = await plainCommands(name, { ...left, kept, ...contexts })
    if (plain) return conclude(left, plain)
    if (name === 'discard') return discard(left)
    if (name === 'resume' && left.session.kept) return resume(left)
    return begin(name, left)
  }

  /** Shows what waits: what is about a safe-call, and then the alerts. */
  async function news(turn: Turn): Promise<TurnOutcome> {
    const { peer, stores } = turn
    if (!(await hasSafeCall(turn)))
      return goOn(turn, await showAlerts(turn, country, day(turn.peer.now)))
    const alerts = peer.member ? await unreadAlertsFor(peer, stores, country, 'unread') : []
    const outcome = await run('safecall', turn)
    return { ...outcome, replies: [...alerts, ...outcome.replies], discreet: true }
  }

  /** Answers a question: what is only said is said in between, and what was open is asked again; all else is begun. */
  async function answer(name: CommandName, turn: Turn): Promise<TurnOutcome> {
    const { member } = turn.peer
    // What waits for a case worker are cases.
    if (name === 'review' && isCaseworker(member) && !isModerator(member)) return run('cases', turn)
    const kept = turn.session.kept !== undefined
    const isOpen = turn.session.at !== undefined && SAID.includes(name)
    const said = isOpen && (await plainCommands(name, { ...turn, kept, ...contexts }))
    const outcome = await (said ? goOn(turn, said) : run(name, turn))
    const [first, ...replies] = outcome.replies
    // Whoever asks who reads this, or what it costs, asks who speaks.
    return first && name === 'privacy'
      ? {
          ...outcome,
          replies: [{ ...first, text: [say('privacy.who'), ...first.text] }, ...replies],
        }
      : outcome
  }

  /**
   * Begins a dialog. Part of it may be told already. An unfinished report is not thrown away
   * without asking.
   */
  async function begin(name: CommandName, turn: Turn): Promise<TurnOutcome> {
    const { session, peer, stores } = turn
    const dialog = engine.dialog(name)
    if (!dialog) return conclude(turn, { replies: [menuOf(peer, session.kept !== undefined)] })
    if (session.kept?.dialog === name) {
      // "Yes" goes on with it.
      const asking: Session = { ...session, perhaps: '/resume' }
      return saying({ ...turn, session: asking }, halfTold([say('kept.ask')]))
    }
    const begun = await dialog.begin(peer, stores)
    if (!('draft' in begun)) return conclude(turn, begun)
    const at = engine.enter(dialog, begun.draft, peer.now)
    return questions.ask({ ...turn, session: { ...session, at } }, begun.said ?? [])
  }

  function resume(turn: Turn): TurnOutcome {
    const { kept, ...rest } = turn.session
    const session: Session = kept ? { ...rest, at: kept } : rest
    return questions.ask({ ...turn, session }, [say('kept.again')])
  }

  function discard(turn: Turn): TurnOutcome {
    const { kept: _, ...session } = turn.session
    return saying({ ...turn, session }, { text: [say('kept.gone')] })
  }

  /** Asks for the language. What was open stays open. */
  function askLanguage(turn: Turn): TurnOutcome {
    const options = words.languages.map((id) => ({
      id,
      label: say('language.name', { language: id.replace('-', '') }),
    }))
    const session: Session = { ...turn.session, aside: 'language' }
    return saying({ ...turn, session }, { text: [say('language.ask')], options })
  }

  /** Ends the open dialog, says the result, and goes on to what follows. */
  async function conclude(turn: Turn, finished: Finished): Promise<TurnOutcome> {
    const { peer, stores } = turn
    const { replies, goOn: next, forget } = finished
    if (forget) return { ...saying({ ...turn, session: {} }, ...replies), forget }
    const { at: _, ...open } = turn.session
    const session = withTakeable(open, finished)
    const left = { ...turn, session }
    if (!next) return { ...saying(left, ...replies), ...mannerOf(finished) }
    // She may have become a member just now.
    const { member } = await stores.members.recognise(peer.sender, peer.now)
    const outcome = await run(next, { ...left, peer: { ...peer, member } })
    return { ...outcome, ...mannerOf(finished), replies: [...replies, ...outcome.replies] }
  }

  /** Says the result of something done in between, and asks the open question again. */
  async function goOn(turn: Turn, finished: Finished): Promise<TurnOutcome> {
    const session = withoutAside(turn.session)
    const rest = { ...turn, session }
    if (!session.at) return conclude(rest, finished)
    const question = engine.ask(session.at, turn.peer)
    const outcome = saying(rest, ...finished.replies, question)
    return { ...outcome, again: true, ...mannerOf(finished) }
  }

  return { run, answer, conclude, goOn }
}
export type Commands = ReturnType<typeof createCommands>

/** Whether something about a safe-call is open or waits for her. */
const hasSafeCall = async ({ peer, stores }: Turn): Promise<boolean> => {
  if (peer.safeCallNews || peer.isExpected) return true
  const calls = peer.isBuddy ? await watchedCalls(peer, stores) : []
  return calls.some(({ alarm, over }) => alarm !== undefined && over === undefined)
}
