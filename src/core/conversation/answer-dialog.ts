/** Gives an answer to a dialog, and says where it leads. */
import { NOTHING_FOUND } from '../actions/caps.ts'
import type { AnyDialog } from '../engine/dialog.ts'
import type { Answer, Engine, Went } from '../engine/engine.ts'
import { MOST_NUMBERS, type PhoneReading } from '../identifiers/phone/phone.ts'
import { listeningTo } from '../listening/listening-to.ts'
import { findCities } from '../rights/cities.ts'
import type { Country } from '../rights/country.ts'
import type { Meant, Wanted } from '../terms/meaning.ts'
import type { CommandName } from '../terms/reply.ts'
import type { Place, Session } from '../terms/session.ts'
import { say, type Words } from '../terms/text.ts'
import { withWhomToCall } from './call-when-unheard.ts'
import type { Leaving } from './leaving.ts'
import { greetingFor } from './menu.ts'
import type { Questions } from './questions.ts'
import type { Commands } from './run-command.ts'
import { shownAnew } from './shown-anew.ts'
import { createTicking } from './ticking.ts'
import {
  type Act,
  type Heard,
  mannerOf,
  saying,
  type Turn,
  type TurnOutcome,
  withoutAside,
} from './turn.ts'

/** The option that says that her short words belong to her report. */
export const KEEP = 'keep'

interface Needs {
  engine: Engine
  questions: Questions
  leaving: Leaving
  commands: Commands
  access: 'codes' | 'open'
  words: Words
  country: Country
}

export const createAnswers = (needs: Needs) => {
  const { engine, questions, leaving, commands, access, words, country } = needs

  const dialogOf = (name: CommandName): AnyDialog => {
    const dialog = engine.dialog(name)
    if (!dialog) throw new Error(`there is no dialog ${name}`)
    return dialog
  }

  /** Asks the next question, asks the same one again, or finishes. */
  async function arrive(turn: Turn, went: Went): Promise<TurnOutcome> {
    const { session, peer, stores } = turn
    const at = async (place: Went['place']): Promise<Turn> => ({
      ...turn,
      session: { ...session, at: await shownAnew(engine, place, turn) },
    })
    if (went.to === 'step') {
      const asked = questions.ask(await at(went.place), [])
      const first = engine.first(went.place, peer)
      return first.length === 0 ? asked : { ...asked, replies: [{ text: first }, ...asked.replies] }
    }
    if (went.to === 'same') {
      // A tick changes the list that she tapped, and does not write a new one below.
      const isTick = went.because.length === 0
      const asked = questions.ask(await at(went.place), went.because)
      return { ...asked, replaces: isTick, again: true }
    }
    const finished = await dialogOf(went.place.dialog).finish(went.draft, peer, stores)
    if (!finished.at) return commands.conclude(turn, finished)
    // What was told is done with: stopping at what follows keeps nothing of it.
    const { ticked: _, told: __, ...place } = went.place
    const { apart, replies } = finished
    const said = apart ? [] : replies.flatMap(({ text }) => text)
    const asked = questions.ask(await at({ ...place, ...finished.at, trail: [] }), said)
    const shown = apart ? [...replies, ...asked.replies] : asked.replies
    return { ...asked, ...mannerOf(finished), replies: shown }
  }

  /** Answers the open question. */
  async function answer({ session, peer }: Heard, answer: Answer): Promise<Act> {
    if (!session.at) throw new Error('there is no question to answer')
    const went = await engine.answer(session.at, answer, peer)
    return (turn) => arrive({ ...turn, session: withoutAside(turn.session) }, went)
  }

  /** Asks what is done with a number in a sentence that answers something else; undefined if that asks nothing. */
  async function beside({ session, peer }: Heard, text: string): Promise<Act | undefined> {
    const place = session.at && (await engine.beside(session.at, text, peer))
    return place && ((turn) => arrive(turn, { to: 'step', place }))
  }

  /** Skips the open question. */
  function skip({ session, peer }: Heard): Act {
    if (!session.at) throw new Error('there is no question to leave out')
    const went = engine.skip(session.at, peer)
    return (turn) => arrive(turn, went)
  }

  /** Begins a dialog with its first answer. A report that she was telling is kept. */
  async function beginWith(
    { peer }: Heard,
    name: 'move' | 'receipt' | 'buddy',
    answer: Answer,
  ): Promise<Act> {
    const went = await engine.answer(engine.enter(dialogOf(name), {}, peer.now), answer, peer)
    return async (turn) => arrive({ ...turn, session: await leaving.leave(turn) }, went)
  }

  /**
   * Answers something that came in between, a number or a code, and then goes on with what was open:
   * somebody at the door may be asking.
   */
  async function inBetween({ peer }: Heard, name: 'check' | 'join', answer: Answer): Promise<Act> {
    const dialog = dialogOf(name)
    // She gets no answer, and slow work for her would slow down everybody else.
    const isRefused = dialog.membersOnly && !peer.member && access === 'codes'
    if (isRefused) return (turn) => commands.run(name, turn)
    const went = await engine.answer(engine.enter(dialog, {}, peer.now), answer, peer)
    return async (turn) => {
      const begun = await dialog.begin(turn.peer, turn.stores)
      if (!('draft' in begun)) return commands.goOn(turn, begun)
      if (went.to !== 'end') return questions.askAgain(turn, went.to === 'same' ? went.because : [])
      const draft = { ...begun.draft, ...went.draft }
      return commands.goOn(turn, await dialog.finish(draft, turn.peer, turn.stores))
    }
  }

  /** Greets a stranger whose words were not understood. */
  async function begin(turn: Turn): Promise<TurnOutcome> {
    const greeting = await commands.run('start', turn)
    return { ...greeting, replies: withWhomToCall(greeting.replies, country) }
  }

  /** "I am in Bergen now." */
  const followTown =
    ({ name, text }: Meant & { kind: 'town' }): Act =>
    async (turn) => {
      const asked = await commands.run('alerts', turn)
      const { session } = asked
      if (session.at?.dialog !== 'alerts') return asked
      // "Until Friday", which she said with it, is not asked again.
      const { today } = session.at.draft
      const until = typeof today === 'string' ? listeningTo(words).endIn(text, today) : undefined
      const endsOn =
        until === undefined ? {} : { endsOn: { towns: findCities(country, name), until } }
      const at = { ...session.at, draft: { ...session.at.draft, ...endsOn } }
      const went = await engine.answer(at, { kind: 'text', text: name }, turn.peer)
      return arrive({ ...turn, session }, went)
    }

  /** Words that do not answer the question may ask for something to read. */
  function lookUp({ session, peer }: Heard, text: string, wanted: readonly Wanted[]): Act {
    const { at, open } = session
    const place = engine.hear(text, wanted, peer)
    return async (turn) => {
      // A stranger may not know how to begin.
      const before = open ? [] : greetingFor(turn.peer, words.languages)
      if (place) {
        const asked = questions.ask({ ...turn, session: { ...session, at: place } }, before)
        return { ...asked, session: withPerhaps(asked) }
      }
      // Counted without the words, so that the operator knows that something is missing.
      await turn.stores.counters.use([NOTHING_FOUND], 1, turn.peer.now)
      if (!at && !open) return begin(turn)
      return questions.askAgain(turn, [say(at ? 'know.notFound' : 'notUnderstood')])
    }
  }

  /**
   * Begins a report with what she has told already: harms are ticked for her to confirm, and her
   * numbers are taken over. A report that she left half-way is not thrown away: she is asked first.
   */
  async function beginReport(
    { peer }: Heard,
    harms: readonly string[],
    reading?: PhoneReading,
  ): Promise<Act> {
    const dialog = dialogOf('report')
    const told = await dialog.prefill?.({ harms, reading }, peer, {})
    return async (turn) => {
      const begun = await commands.run('report', turn)
      const { at } = begun.session
      if (at?.dialog !== 'report' || !told) return begun
      const place: Place = { ...at, told: true, draft: { ...at.draft, ...told } }
      const session = { ...begun.session, at: place }
      const asked = questions.ask({ ...turn, session }, [
        say(reading ? 'story.number' : 'story.heard'),
        ...(reading?.more ? [say('report.numbers.most', { most: MOST_NUMBERS })] : []),
      ])
      return asked
    }
  }

  /** "Stop" in the middle of her own words: she is asked whether she wants to stop, or tells of it. */
  const stopOrWords =
    (text: string): Act =>
    async (turn) => {
      const options = [
        { id: 'stop', label: say('control.stop') },
        { id: KEEP, label: say('story.keep') },
      ]
      const reply = { text: [say('story.stopOrWords')], options }
      return saying({ ...turn, session: { ...turn.session, unsure: text } }, reply)
    }

  return {
    answer,
    beside,
    skip,
    begin,
    beginWith,
    inBetween,
    followTown,
    lookUp,
    beginReport,
    ...createTicking({ engine, words, country, answer }),
    stopOrWords,
  }
}

/** "Did you mean …?" "Yes" says what comes first. */
const withPerhaps = ({ session, replies }: TurnOutcome): Session => {
  const { text = [], options: [first] = [] } = replies.at(-1) ?? {}
  const isAsked = text.some(({ key }) => key === 'know.found')
  return isAsked && first ? { ...session, perhaps: first.id } : session
}

export type Answers = ReturnType<typeof createAnswers>
