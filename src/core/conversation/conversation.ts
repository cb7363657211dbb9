/**
 * The whole bot as a channel sees it: a peer's message goes in, the answer comes out.
 *
 * In two halves. `understand` reads what she means (meaning.ts), decides what is done about it
 * (decide.ts) and does the slow work (fingerprints) outside of any transaction; what it returns then
 * runs inside one, so that the session, the effects and the replies are kept together or not at all.
 * It sends nothing and reads no clock.
 */
import type { AlertKind } from '../alerts/alert.ts'
import type { AnyDialog } from '../engine/dialog.ts'
import { createEngine, type Engine } from '../engine/engine.ts'
import { readPhones } from '../identifiers/phone/phone.ts'
import { createMeaning } from '../listening/meaning.ts'
import type { Peer } from '../members/peer.ts'
import type { Country } from '../rights/country.ts'
import type { Stores } from '../stores/stores.ts'
import type { Meant } from '../terms/meaning.ts'
import type { Inbound, Limits } from '../terms/message.ts'
import type { Reply } from '../terms/reply.ts'
import type { Session } from '../terms/session.ts'
import { say, type Text, type Words } from '../terms/text.ts'
import { endedLately, hasJustEnded, notingEnd } from './after-the-call.ts'
import { createAnswers } from './answer-dialog.ts'
import { withCallWhereUnheard } from './call-when-unheard.ts'
import { createDeciding } from './decide.ts'
import { createEdits, type Sent, withChecks } from './edits.ts'
import { isTelling, withWhatWasTaken } from './in-between.ts'
import { createLeaving } from './leaving.ts'
import { withLanguages } from './menu.ts'
import { createQuestions, withOpenQuestion } from './questions.ts'
import { createCommands } from './run-command.ts'
import { createSafeCallTalk } from './safe-calls.ts'
import { shownAnew, withoutShown } from './shown-anew.ts'
import { takeableOf } from './take-back.ts'
import { type Act, type Heard, questionOnly, saying, type TurnOutcome } from './turn.ts'
import { asksForAlerts } from './waiting-alerts.ts'
import { createWithAlerts } from './with-alerts.ts'
import { withAlso } from './with-also.ts'
import { tellsLanguage, withOfferedLanguage } from './written-language.ts'

interface Needs {
  dialogs: readonly AnyDialog[]
  words: Words
  country: Country
  access: 'codes' | 'open'
  /** Case workers answer in the chat. */
  talks: true | undefined
  /** The bot is on Telegram, perhaps beside others. */
  onTelegram: true | undefined
  /** The kinds of alert that the operator has switched on. */
  kinds: readonly AlertKind[]
  /** Today in the organisation's time zone, such as 2026-11-22. */
  day(now: Date): string
  /** A short random name for each question asked. It only has to differ. */
  token(): string
}

/** What an understood message leads to. Runs in the turn's transaction. */
export type Understood = (stores: Stores) => Promise<TurnOutcome>

export const createConversation = (needs: Needs) => {
  const { words, country, access, talks, onTelegram, token, kinds } = needs
  const engine = createEngine(needs.dialogs, country.code)
  const meaning = createMeaning({ words, country })
  const questions = createQuestions(engine)
  const leaving = createLeaving(engine)
  const parts = { ...needs, engine, questions, leaving }
  const commands = createCommands(parts)
  const answers = createAnswers({ ...parts, commands })
  const decide = createDeciding({ ...parts, commands, answers })
  const safeCalls = createSafeCallTalk({ ...parts, commands, decide })
  const edits = createEdits({ meaning, answers, country })
  const withAlerts = createWithAlerts({ country, kinds })

  /** Does not throw, whatever a peer sends. */
  async function understand(met: Heard, sent: Sent, limits: Limits): Promise<Understood> {
    const served = { ...(talks && { talks }), ...(onTelegram && { onTelegram }) }
    const own = met.peer.language
    const writes = tellsLanguage(sent.body) ? meaning.languageWritten(sent.body, own) : undefined
    const before = { ...met, peer: { ...met.peer, ...served, ...(writes && { writes }) } }
    const { missed, unsure, perhaps, gathered: _, ...last } = before.session
    const { session, renewed } = broughtUp(last, before.peer, engine)
    const heard = { session, peer: before.peer, unsure, perhaps }
    const first = [...(missed ? [say('missed')] : []), ...(renewed ? [say('renewed')] : [])]
    const act = await actOn(heard, sent, limits)
    if (act === 'nothing') return async () => saying(before)
    if (act === 'by the way') return sayByTheWay(before, edits.byTheWay(heard, sent, limits))
    return async (stores) => {
      const peer = await letIn(before.peer, stores)
      const at = session.at && (await shownAnew(engine, session.at, { peer, stores }))
      const outcome = await act({ session: { ...session, ...(at && { at }) }, peer, stores })
      const after = { replies: outcome.replies, session: outcome.session, peer, engine }
      const isApart = outcome.choseLanguage || outcome.byWord
      const offered = isApart ? undefined : withOfferedLanguage(after)
      const said = offered ? { ...outcome, replies: offered } : outcome
      const shown = withFirst(first, shownOn(limits, said))
      const taken = isTelling(session, engine) ? withWhatWasTaken(sent.body, shown) : shown
      const called = withCallWhereUnheard(taken, outcome.session, country)
      const isFirst = session.open === undefined && !outcome.choseLanguage
      const replies = isFirst ? withLanguages(called, peer, words.languages) : called
      const open = withOpenQuestion(outcome, session, { replies, token, now: before.peer.now })
      return {
        ...outcome,
        ...marksOf(outcome.session, engine),
        replies,
        session: {
          ...withChecks(withoutShown(engine, open), sent, replies),
          ...(missed && replies.length === 0 && { missed }),
          ...(offered && { offeredLanguage: true as const }),
        },
      }
    }
  }

  /** What is done about a message: nothing; or something is only said, and all stays as it was. */
  async function actOn(
    heard: Heard,
    sent: Sent,
    limits: Limits,
  ): Promise<Act | 'nothing' | 'by the way'> {
    if (sent.edits !== undefined)
      return withAlerts(await edits.editedCheck(heard, sent)) ?? 'by the way'
    const meant = meantBy(heard, sent, limits)
    if (meant.kind === 'nothing') return 'nothing'
    const text = sent.body.kind === 'text' ? sent.body.text.trim() : undefined
    const act = withAlso(await safeCalls.decided(heard, meant, text), meant.also)
    const isAskedFor = meant.kind === 'command' && meant.name === 'news'
    const done = isAskedFor ? act : withAlerts(act)
    const isHeard = text !== undefined && heard.peer.isExpected
    return notingEnd(heard, isHeard ? safeCalls.wordFirst(text, meant, done) : done)
  }

  /** Answers nothing; what was open stays open. */
  const sayByTheWay =
    (before: Heard, reply: Reply): Understood =>
    async () => ({
      ...saying(before, reply),
      ...marksOf(before.session, engine),
      byTheWay: true,
    })

  function meantBy(heard: Heard, inbound: Pick<Inbound, 'body' | 'at'>, limits: Limits): Meant {
    if (asksForAlerts(heard, inbound.body)) return { kind: 'command', name: 'news' }
    const { session } = heard
    const question = session.at && engine.question(session.at)
    const { language, isExpected = false, isDue = false, member, now } = heard.peer
    const undo = takeableOf(session, now)
    const hasEnded = hasJustEnded(heard)
    const her = { language, isExpected, isDue, undo, hasEnded, ...(member && { member }) }
    return meaning.of(inbound, { session, question, limits, ...her })
  }

  /**
   * Whether it is read as phone numbers, whatever they are for. Then the same message again asks nothing
   * new, and numbers that come with it belong to it.
   */
  function bringsNumbers(
    heard: Heard,
    inbound: Pick<Inbound, 'body' | 'at' | 'edits'>,
    limits: Limits,
  ): boolean {
    if (inbound.edits !== undefined) return false
    const meant = meantBy(heard, inbound, limits)
    const { at } = heard.session
    const isAnswer = meant.kind === 'text' && at && engine.question(at).kind === 'number'
    return (
      meant.kind === 'phones' ||
      (isAnswer === true && readPhones(meant.text, country.code).numbers.length > 0)
    )
  }

  /** Where everybody is let in, whoever writes becomes a member. */
  async function letIn(peer: Peer, stores: Stores): Promise<Peer> {
    if (peer.member || access === 'codes') return peer
    return { ...peer, member: await stores.members.found(peer.sender, 'member', peer.now) }
  }

  return {
    understand,
    bringsNumbers,
    languageOf: meaning.languageOf,
    putAside: leaving.putAside,
  }
}
export type Conversation = ReturnType<typeof createConversation>

/** The session for the present dialogs, and whether she must begin again what an older version began. */
const broughtUp = (
  session: Session,
  peer: Peer,
  engine: Engine,
): { session: Session; renewed: boolean } => {
  const { at, kept, open, undo, callEnded: _, ...rest } = session
  const [nowAt, nowKept] = [at && engine.current(at, peer), kept && engine.current(kept, peer)]
  const isLive = nowAt !== undefined && !engine.isOver(nowAt, peer.now)
  const callEnded = endedLately(session, peer.now)
  const current: Session = {
    ...rest,
    ...(takeableOf(session, peer.now) && undo && { undo }),
    ...(callEnded !== undefined && { callEnded }),
    ...(isLive && { at: nowAt }),
    // The options belonged to the dialog that is gone.
    ...(open && (!at || isLive) && { open }),
    ...(nowKept && { kept: nowKept }),
  }
  const isLost = at !== undefined && nowAt === undefined
  const isKeptLost = !at && kept !== undefined && nowKept === undefined
  return { session: current, renewed: isLost || isKeptLost }
}

/** What her dialog asks of everything that is said in it. */
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

/**
 * Where there are no buttons, some things are typed; and a reply that would replace a message is a new
 * one, whose introduction has been read already.
 */
const shownOn = ({ buttons }: Limits, { replaces, replies }: TurnOutcome): Reply[] =>
  buttons ? replies : (replaces ? replies.map(questionOnly) : replies).map(withoutTapped)

const withoutTapped = ({ options, ...reply }: Reply): Reply =>
  options ? { ...reply, options: options.filter(({ onlyTapped }) => !onlyTapped) } : reply

const withFirst = (first: readonly Text[], replies: Reply[]): Reply[] =>
  replies.length === 0 ? [] : [...first.map((text) => ({ text: [text] })), ...replies]
