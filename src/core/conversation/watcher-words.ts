/**
 * What somebody types about an alarm that she was told of: she takes it, cannot, has reached the one who is missed,
 * or was wrong. Where it may be about several people, or she may mean it otherwise, she is asked by name.
 */
import type { Deed, SafeCallDraft, ShownCall } from '../dialogs/safe-call/draft.ts'
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

interface Needs {
  engine: Engine
  commands: Commands
  country: Country
  words: Words
  decide(heard: Heard, meant: MeantBeside): Promise<Act>
}

export const createWatcherWords = ({ engine, commands, country, words, decide }: Needs) => {
  const { typed, watcherSaid, saidWrongly } = listeningTo(words)

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
    if (!found || found.partly) return undefined
    const { said } = found
    if (said !== 'cannot' && said !== 'reached' && said !== 'written') return undefined
    const answer = said === 'cannot' ? 'cannot' : 'reached'
    const before = said === 'written' ? [say('safeCall.watch.written')] : []
    return called(openedAt(answer, before), meant)
  }

  /** She said lately that she reached somebody, and takes it back: she is asked whether to ask on. */
  function takenBack(heard: Heard, meant: Meant, text: string): Act | undefined {
    const { peer } = heard
    if (!peer.saidReached || isChosen(meant) || typed.wordOf(text)) return undefined
    const wrong = saidWrongly(text, peer.language)
    if (!wrong || (wrong === 'partly' && isDanger(meant))) return undefined
    // "I cannot, somebody else" is about another alarm.
    const other = peer.inAlarm && watcherSaid(text, peer.language, [])
    if (other && !other.partly && other.said !== 'tries') return undefined
    return called(openedAt('goOn', []), meant)
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
    { peer }: Turn,
    outcome: TurnOutcome,
    at: Place,
    { answer, ids, before }: { answer: WatcherAnswer; ids: string[]; before: Text[] },
  ): TurnOutcome {
    const last = outcome.replies.at(-1)
    const [id, ...others] = ids
    if (!last || id === undefined) return outcome
    const draft =
      others.length > 0 ? { ...draftOf(at), which: { answer, ids } } : showing(draftOf(at), id)
    const now = { ...at, draft: { ...draft } }
    const question = engine.ask(now, peer)
    const option = JSON.stringify({ do: 'answer', id, answer } satisfies Deed)
    const label = question.options?.find((one) => one.id === option)?.label
    const perhaps = others.length === 0 && label ? [say('retry.perhaps', { option: label })] : []
    const text = [
      ...last.text.slice(0, -engine.ask(at, peer).text.length),
      ...before,
      ...perhaps,
      ...question.text,
    ]
    // A yes is enough to ask on: it takes nothing from anybody.
    const isYes = perhaps.length > 0 && answer === 'goOn'
    const session = { ...outcome.session, at: now, ...(isYes && { perhaps: option }) }
    return {
      ...outcome,
      session,
      replies: [...outcome.replies.slice(0, -1), { ...question, text }],
    }
  }

  return { atHome, elsewhere, takenBack }
}

// The draft is that of this dialog.
const draftOf = ({ draft }: Place): SafeCallDraft => draft as unknown as SafeCallDraft

const idsOf = (calls: readonly ShownCall[]): string[] => calls.map(({ id }) => id)

/** The alarms that she can answer so. */
const fitting = ({ calls }: SafeCallDraft, answer: WatcherAnswer): ShownCall[] =>
  calls.filter(
    (one) =>
      one.isAlarm &&
      !one.over &&
      !one.rehearsal &&
      one.answers.includes(answer) &&
      (answer !== 'goOn' || one.hers === 'reached'),
  )

/** Of which calls she may say an answer: those that she names, otherwise the one that she took, if it is shown. */
const idsMeant =
  (draft: SafeCallDraft, call: ShownCall, { named }: WatcherHeard) =>
  (answer: WatcherAnswer): string[] => {
    const isShown = call.answers.includes(answer)
    if (!call.isAlarm || call.rehearsal) return isShown ? [call.id] : []
    const fits = fitting(draft, answer)
    const ofName = fits.filter(({ name }) => named.includes(name))
    if (ofName.length > 0) return idsOf(ofName)
    const [taken, ...others] = fits.filter(({ hers }) => hers === 'taken')
    return taken?.id === call.id && others.length === 0 ? [call.id] : idsOf(fits)
  }

/** She typed the label of an answer below one alarm, and has taken another one. */
const isOfAnother = (draft: SafeCallDraft, call: ShownCall, answer: WatcherAnswer): boolean =>
  call.isAlarm &&
  call.hers !== 'taken' &&
  fitting(draft, answer).some(({ hers }) => hers === 'taken')

/** The answer whose label she typed, if that names nobody. */
const labelTyped = (meant: Meant, text: string): WatcherAnswer | undefined => {
  if (meant.kind !== 'option' || /^\P{L}*$/u.test(text) || !meant.id.startsWith('{'))
    return undefined
  const deed: Deed = JSON.parse(meant.id)
  return deed.do === 'answer' && deed.answer !== 'reached' ? deed.answer : undefined
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
