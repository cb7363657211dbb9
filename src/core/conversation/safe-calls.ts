/** Safe-calls in the middle of everything else: her words, "home now", "back at 23:30", a danger. */
import { type OwnCall, ownCall, sayWord } from '../actions/safe-call.ts'
import { alarmsOnDuty, dutySince } from '../actions/safe-call-duty.ts'
import { waitingSince, watchedCalls } from '../actions/safe-call-watched.ts'
import { saidAlarm, saidWell } from '../dialogs/safe-call/deeds.ts'
import { waitsFor } from '../dialogs/safe-call/notices.ts'
import { timeToCome } from '../dialogs/safe-call/shown-time.ts'
import type { Engine } from '../engine/engine.ts'
import { isAsking, listeningTo } from '../listening/listening-to.ts'
import type { Peer } from '../members/peer.ts'
import type { Country } from '../rights/country.ts'
import type { Stores } from '../stores/stores.ts'
import { ALARM, type Meant, type MeantBeside } from '../terms/meaning.ts'
import { say, type Text, type Words } from '../terms/text.ts'
import { createAfterTheCall } from './after-the-call.ts'
import { alsoCalling } from './call-when-unheard.ts'
import { createExpectedAt } from './expected-at.ts'
import type { Leaving } from './leaving.ts'
import type { Questions } from './questions.ts'
import type { Commands } from './run-command.ts'
import { createSafeCallWords } from './safe-call-words.ts'
import type { Act, Heard, Turn, TurnOutcome } from './turn.ts'
import { createUnheardWhileExpected } from './unheard-while-expected.ts'

interface Needs {
  engine: Engine
  questions: Questions
  leaving: Leaving
  commands: Commands
  country: Country
  words: Words
  decide(heard: Heard, meant: MeantBeside): Promise<Act>
}

type OfAlarms = 'inAlarm' | 'saidReached' | 'knowsAlarm'
type OfSafeCalls = Pick<
  Peer,
  'isExpected' | 'isDue' | 'hasBuddy' | 'isBuddy' | 'safeCallNews' | OfAlarms
>

/** What of safe-calls decides what her message means. */
export const safeCallOf = async (
  who: Pick<Peer, 'sender' | 'member' | 'now'>,
  stores: Stores,
): Promise<OfSafeCalls> => {
  const [own, waiting, onDuty, { asks, watches }] = await Promise.all([
    ownCall(who, stores),
    waitingSince(who, stores),
    dutySince(who, stores),
    stores.buddies.of(who.sender),
  ])
  const news = waiting && onDuty && onDuty > waiting ? onDuty : (waiting ?? onDuty)
  return {
    ...(own && !own.rehearsal && { isExpected: true, ...(isDue(own, who.now) && { isDue: true }) }),
    ...(asks.some(({ pairing }) => pairing.kind === 'pair') && { hasBuddy: true }),
    ...(watches.length > 0 && { isBuddy: true }),
    ...(news && { safeCallNews: news }),
    ...(await alarmsOf(who, stores, watches.length > 0)),
  }
}

const alarmsOf = async (
  who: Pick<Peer, 'sender' | 'member'>,
  stores: Stores,
  isBuddy: boolean,
): Promise<Pick<Peer, OfAlarms>> => {
  const all = [
    ...(isBuddy ? await watchedCalls(who, stores) : []),
    ...(await alarmsOnDuty(who, stores)),
  ].filter(({ alarm, rehearsal }) => alarm !== undefined && !rehearsal)
  const calls = all.filter(({ over, answers }) => !over && answers.length > 0)
  return {
    ...(calls.some(({ hers }) => hers !== 'reached') && { inAlarm: true }),
    ...(calls.some(({ hers }) => hers === 'reached') && { saidReached: true }),
    ...(all.some(({ over }) => over !== undefined) && { knowsAlarm: true }),
  }
}

const isDue = ({ goal, alarm, alarmAt }: OwnCall, now: Date): boolean =>
  alarm !== undefined || alarmAt !== undefined || goal <= now.getTime()

export const createSafeCallTalk = (needs: Needs) => {
  const { engine, leaving, commands, country, decide } = needs
  const { denies, isWordForced } = listeningTo(needs.words)
  const { asBack, expectedAt } = createExpectedAt(needs)
  const { orShown } = createUnheardWhileExpected(needs)
  const inOwnWords = createSafeCallWords(needs)
  const { toldOf, isUneasy } = createAfterTheCall({
    ...needs,
    offerAlarm: (turn) => offerAlarm(turn),
  })

  /** What is done about a message. `text`: what she typed; undefined for anything else. */
  async function decided(heard: Heard, meant: Meant, text: string | undefined): Promise<Act> {
    const told = text === undefined ? undefined : toldOf(heard, meant, text)
    if (told) return told
    const said = text === undefined ? undefined : await inOwnWords(heard, meant, text)
    if (said) return said
    const done = await decidedOf(heard, asBack(heard, meant, text))
    const act = heard.peer.isExpected && text !== undefined ? orShown(heard, meant, done) : done
    return heard.peer.isExpected ? upToDate(heard.peer.isDue ? saidFirst(heard, act) : act) : act
  }

  async function decidedOf(heard: Heard, meant: Meant): Promise<Act> {
    if (meant.kind === 'well') return well
    if (meant.kind === 'unwell') return alsoCalling(offerAlarm, country)
    if (meant.kind === 'back') {
      const act = await expectedAt(heard, meant)
      return meant.mayBeCry ? alsoCalling(act, country) : act
    }
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
    if (meant.kind === 'danger') return meant.isSurmised !== true && !meant.ofOthers
    const isNo =
      meant.kind === 'option' ? meant.id === 'no' : meant.kind === 'word' && meant.word === 'no'
    return isNo && at !== undefined && engine.question(at).safety
  }

  /** What her call waits for is said before she tells something else. */
  const saidFirst =
    ({ session: { at: before } }: Heard, act: Act): Act =>
    async (turn) => {
      const outcome = await act(turn)
      const { at } = outcome.session
      if (!at || at.dialog === before?.dialog || engine.dialog(at.dialog)?.browsing) return outcome
      const own = await ownCall(turn.peer, turn.stores)
      const text = own && waitsFor(own)
      return text ? { ...outcome, replies: [{ text: [text] }, ...outcome.replies] } : outcome
    }

  /** The screen of her call as it is now: meanwhile an alarm may have gone out. */
  const upToDate =
    (act: Act): Act =>
    async (turn) => {
      const outcome = await act(turn)
      const { at } = outcome.session
      const last = outcome.replies.at(-1)
      if (!outcome.again || !last || at?.dialog !== 'safecall' || at.step !== 'home') return outcome
      const { note: _, ...call } = (await ownCall(turn.peer, turn.stores)) ?? {}
      const { call: __, ...draft } = at.draft
      const now = { ...at, draft: { ...draft, ...('id' in call && { call }) } }
      const before = last.text.slice(0, -engine.ask(at, turn.peer).text.length)
      const asked = engine.ask(now, turn.peer)
      return {
        ...outcome,
        session: { ...outcome.session, at: now },
        replies: [...outcome.replies.slice(0, -1), { ...asked, text: [...before, ...asked.text] }],
      }
    }

  /**
   * Her own words come before everything that her text may mean otherwise. A part of a message counts unless
   * she asks or denies something, or says that she is not well. "He made me tell him" makes either word the second one,
   * and so do "it was not me who wrote" and "he followed me": what her chat shows then must not tell him.
   */
  const wordFirst =
    (text: string, meant: Meant, act: Act): Act =>
    async (turn) => {
      const isElse = isAsking(text) || denies(text, turn.peer.language)
      const isForced = !isElse && (isWordForced(text) || isUneasy(text, turn.peer.language))
      const isUnwell = ['danger', 'unwell'].includes(meant.kind)
      const looked = isElse || isUnwell ? 'whole' : 'parts'
      const said = await sayWord(turn.peer, text, turn.stores, isForced ? 'forced' : looked)
      if (said === undefined) return act(turn)
      const done =
        said === 'ended' ? ended(turn, [say('safeCall.ended')]) : longer(turn, said.until)
      return { ...(await done), byWord: true }
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

  /** She is not well, which may be no danger: one tap, or a yes, raises the alarm. */
  const offerAlarm: Act = async (turn) => {
    const session = await leaving.leave(turn)
    const opened = await commands.run('safecall', { ...turn, session })
    const options = opened.replies.flatMap(({ options = [] }) => options)
    const alarm = options.find(({ id }) => id === ALARM)
    if (!alarm) return opened
    const asked = say('retry.perhaps', { option: alarm.label })
    return {
      ...opened,
      replies: withText([asked], opened),
      session: { ...opened.session, perhaps: alarm.id },
    }
  }

  return { decided, wordFirst }
}

const withText = (said: Text[], { replies }: TurnOutcome) =>
  replies.map((reply, place) =>
    place === replies.length - 1 ? { ...reply, text: [...said, ...reply.text] } : reply,
  )
