/**
 * What somebody types about an alarm that she was told of: she takes it, cannot, has reached the one who is missed,
 * or was wrong. Where it may be about several people, or she may mean it otherwise, she is asked by name.
 */
import type { Deed, SafeCallDraft } from '../dialogs/safe-call/draft.ts'
import { showing, shownCallId } from '../dialogs/safe-call/home.ts'
import type { Engine } from '../engine/engine.ts'
import { listeningTo, type WatcherHeard, type WatcherSaid } from '../listening/listening-to.ts'
import type { Country } from '../rights/country.ts'
import type { WatcherAnswer } from '../safe-call/watching.ts'
import { fromOption, type Meant, type MeantBeside } from '../terms/meaning.ts'
import type { Place } from '../terms/session.ts'
import { say, type Text, type Words } from '../terms/text.ts'
import { alsoCalling } from './call-when-unheard.ts'
import { isDanger, mayBeInDanger } from './nothing-named.ts'
import type { Commands } from './run-command.ts'
import { isChosen, isSaid } from './said-nothing.ts'
import type { Act, Heard, Turn, TurnOutcome } from './turn.ts'
import {
  draftOf,
  fitting,
  idsMeant,
  idsOf,
  isOfAnother,
  isOver,
  labelTyped,
} from './which-alarm.ts'

interface Needs {
  engine: Engine
  commands: Commands
  country: Country
  words: Words
  decide(heard: Heard, meant: MeantBeside): Promise<Act>
}

export const createWatcherWords = ({ engine, commands, country, words, decide }: Needs) => {
  const { typed, watcherSaid, saidWrongly, isOfMe } = listeningTo(words)

  /** The same screen again, with all of an alarm. */
  const shown: Act = (turn) => commands.run('safecall', turn)

  /** At an alarm, or where she is asked to watch: her own words are an answer, or the screen stays. */
  async function atHome(
    heard: Heard,
    at: Place,
    meant: Meant,
    text: string,
  ): Promise<Act | undefined> {
    const draft = draftOf(at)
    const call = draft.calls.find(({ id }) => id === shownCallId(draft))
    if (!call || call.over || call.answers.length === 0 || call.hers === 'reached') return undefined
    const byLabel = isChosen(meant) ? labelTyped(meant, text) : undefined
    if (byLabel && isOfAnother(draft, call, byLabel))
      return asking(at, { answer: byLabel, ids: idsOf(fitting(draft, byLabel)) })
    if (isChosen(meant)) return undefined
    if (meant.kind === 'word' && meant.word === 'yes' && heard.perhaps) return undefined
    const found = heardIn(heard, draft, meant, text)
    if (!found) return isSaid(meant) ? shown : undefined
    const { said } = found
    const ids = idsMeant(draft, call, found)
    const answer = ANSWERS[said].find((one) => ids(one).length > 0)
    if (!answer) return shown
    const before = said === 'written' ? [say('safeCall.watch.written')] : []
    const [id, ...others] = ids(answer)
    const isHers = id !== undefined && others.length === 0
    // "I cannot any more" may be a cry.
    const isCry = isDanger(meant) && said === 'cannot' && ofDying(meant)
    if (!isHers || said === 'written' || found.partly || isCry)
      return called(asking(at, { answer, ids: ids(answer), before }), meant)
    const option = JSON.stringify({ do: 'answer', id, answer } satisfies Deed)
    // "OK" at an alarm may only say that she has read it; that she is well, she may only believe.
    const isMere = said === 'agrees' || (said !== 'takes' && meant.kind === 'word')
    const isSure = said !== 'well' && !(call.isAlarm && isMere)
    if (isSure && id === call.id) return decide(heard, fromOption(option) as MeantBeside)
    return id === call.id
      ? decide(heard, { kind: 'perhaps', ids: [option] })
      : asking(at, { answer, ids: [id], before })
  }

  function heardIn(
    { peer }: Heard,
    { calls, watched }: SafeCallDraft,
    meant: Meant,
    text: string,
  ): WatcherHeard | undefined {
    const names = [...calls, ...watched].map(({ name }) => name)
    const found = watcherSaid(text, peer.language, [...new Set(names)])
    // A part of her words counts only where the rest means nothing.
    const counts = !found?.partly || isSaid(meant) || (meant.kind === 'danger' && !isDanger(meant))
    if (found && counts) return found
    const word = wordOf(meant)
    return word && { said: word, named: [] }
  }

  /** Anywhere else, while an alarm is on that she knows: nothing is done before she is asked by name. */
  function elsewhere({ peer }: Heard, meant: Meant, text: string): Act | undefined {
    if (!peer.inAlarm || isChosen(meant) || typed.wordOf(text)) return undefined
    const found = watcherSaid(text, peer.language, [])
    if (!found || found.partly || isDanger(meant)) return undefined
    const { said } = found
    if (said !== 'cannot' && said !== 'reached' && said !== 'written') return undefined
    const answer = said === 'cannot' ? 'cannot' : 'reached'
    const before = said === 'written' ? [say('safeCall.watch.written')] : []
    return called(openedAt(answer, before), meant)
  }

  /** She said lately that she reached somebody, and takes it back: she is asked whether to ask on. */
  function takenBack(heard: Heard, meant: Meant, text: string): Act | undefined {
    const { peer } = heard
    const isTold = peer.saidReached || peer.knowsAlarm
    if (!isTold || isChosen(meant) || typed.wordOf(text)) return undefined
    const wrong = saidWrongly(text, peer.language)
    // "I am not safe" is about herself.
    const isGrave = isDanger(meant) || meant.kind === 'unwell'
    if (!wrong || (isGrave && (wrong === 'partly' || isOfMe(text, peer.language)))) return undefined
    // "I cannot, somebody else" is about another alarm.
    const other = peer.inAlarm && watcherSaid(text, peer.language, [])
    if (other && !other.partly && other.said !== 'tries') return undefined
    if (peer.saidReached) return called(openedAt('goOn', []), meant)
    // Her chat said that she is well, and that may not be so: what can be done is read again.
    return wrong === 'wholly' ? alsoCalling(readAgain, country) : undefined
  }

  /** The alarm that is over, with what she was told of it. */
  const readAgain: Act = async (turn) => {
    const outcome = await shown(turn)
    const { at } = outcome.session
    const over = at?.dialog === 'safecall' ? draftOf(at).calls.filter(isOver) : []
    const [call] = over
    if (!at || !call || at.step !== 'home') return outcome
    return withQuestion(turn, outcome, showing(draftOf(at), call.id), {
      before: [],
      option: JSON.stringify({ do: 'again' } satisfies Deed),
    })
  }

  const called = (act: Act, meant: Meant): Act =>
    mayBeInDanger(meant) ? alsoCalling(act, country) : act

  /** Opens the screen, and asks whether she means this, and whom. */
  function openedAt(answer: WatcherAnswer, before: Text[]): Act {
    return async (turn) => {
      const outcome = await shown(turn)
      const { at } = outcome.session
      if (at?.dialog !== 'safecall' || at.step !== 'home') return outcome
      const ids = idsOf(fitting(draftOf(at), answer))
      return ids.length > 0 ? asked(turn, outcome, at, { answer, ids, before }) : outcome
    }
  }

  function asking(
    at: Place,
    { answer, ids, before = [] }: { answer: WatcherAnswer; ids: string[]; before?: Text[] },
  ): Act {
    return async (turn) => {
      const { session, peer } = turn
      const outcome = { session, replies: [engine.ask(at, peer)], language: peer.language }
      return asked(turn, { ...outcome, again: true }, at, { answer, ids, before })
    }
  }

  /** The outcome with that question instead of the one at its end. */
  function asked(
    turn: Turn,
    outcome: TurnOutcome,
    at: Place,
    { answer, ids, before }: { answer: WatcherAnswer; ids: string[]; before: Text[] },
  ): TurnOutcome {
    const [id, ...others] = ids
    if (id === undefined) return outcome
    const several = { ...draftOf(at), which: { answer, ids } }
    const draft = others.length > 0 ? several : showing(draftOf(at), id)
    const option = JSON.stringify({ do: 'answer', id, answer } satisfies Deed)
    const done = withQuestion(turn, { ...outcome, session: { ...outcome.session, at } }, draft, {
      before,
      option: others.length > 0 ? undefined : option,
    })
    // A yes is enough to ask on: it takes nothing from anybody.
    return others.length === 0 && answer === 'goOn'
      ? { ...done, session: { ...done.session, perhaps: option } }
      : done
  }

  /** `option`: which of its options she may mean. */
  function withQuestion(
    { peer }: Turn,
    outcome: TurnOutcome,
    draft: SafeCallDraft,
    { before, option }: { before: Text[]; option: string | undefined },
  ): TurnOutcome {
    const { at } = outcome.session
    const last = outcome.replies.at(-1)
    if (!at || !last) return outcome
    const now = { ...at, draft: { ...draft } }
    const question = engine.ask(now, peer)
    const label = question.options?.find(({ id }) => id === option)?.label
    const text = [
      ...last.text.slice(0, -engine.ask(at, peer).text.length),
      ...before,
      ...(label ? [say('retry.perhaps', { option: label })] : []),
      ...question.text,
    ]
    const replies = [...outcome.replies.slice(0, -1), { ...question, text }]
    return { ...outcome, session: { ...outcome.session, at: now }, replies }
  }

  return { atHome, elsewhere, takenBack }
}

const ofDying = (meant: Meant): boolean =>
  meant.kind === 'danger' && meant.of.includes('wantsToDie')

/** What an answer chooses, the first that is offered. */
const ANSWERS: Record<WatcherSaid, readonly WatcherAnswer[]> = {
  takes: ['take', 'here'],
  agrees: ['take', 'here'],
  cannot: ['cannot', 'cannotTonight'],
  reached: ['reached'],
  written: ['reached'],
  well: ['reached'],
  tries: [],
}

const wordOf = (meant: Meant): WatcherSaid | undefined =>
  meant.kind !== 'word'
    ? undefined
    : meant.word === 'yes'
      ? 'agrees'
      : meant.word === 'no'
        ? 'cannot'
        : undefined
