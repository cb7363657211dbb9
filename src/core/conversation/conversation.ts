/**
 * The whole bot as a channel sees it: what a peer sent goes in, what is to be said comes out.
 *
 * In two halves. `understand` reads what she meant and does the slow work (fingerprints) outside of
 * any transaction; what it returns then runs inside one, so that the session, the effects and the
 * replies are kept together or not at all. It sends nothing and reads no clock.
 */

import { NOTHING_FOUND } from '../actions/caps.ts'
import { unreadAlertsFor } from '../actions/unread-alerts.ts'
import type { AnyDialog } from '../engine/dialog.ts'
import { type Answer, createEngine, type Went } from '../engine/engine.ts'
import { readNumerals } from '../engine/options.ts'
import type { Peer } from '../members/peer.ts'
import type { Country } from '../rights/country.ts'
import type { Stores } from '../stores/stores.ts'
import type { Inbound, Limits } from '../terms/message.ts'
import type { CommandName, Finished, Option, Reply } from '../terms/reply.ts'
import { LIFETIME, type Session } from '../terms/session.ts'
import { say, type Text, type WordName, type Words } from '../terms/text.ts'
import { COMMANDS, createMeaning, isCommand, type Meant } from './meaning.ts'
import { GREETING, menuOf, plainCommands } from './menu.ts'

export interface Needs {
  dialogs: readonly AnyDialog[]
  words: Words
  country: Country
  access: 'codes' | 'open'
  /** The day where the organisation is, as 2026-11-22. */
  day(now: Date): string
  /** A short random name for each asking; what it is does not matter, that it differs does. */
  token(): string
}

/** What one message led to. */
export interface Outcome {
  session: Session
  replies: Reply[]
  language: string
  /** Takes the place of the message that was tapped, rather than standing below it. */
  replaces?: boolean
  /** Asks again what was open, so that options shown before still count. */
  again?: boolean
  discreet?: boolean
  forget?: boolean
  pause?: number
  /** How long (ms) the session may be kept, where that is less than usual. */
  lasts?: number
  /** What it is about: all that is said about that is deleted from the chat together. */
  about?: string
}

/** Runs in the turn's transaction. */
export type Act = (stores: Stores) => Promise<Outcome>

export const createConversation = (needs: Needs) => {
  const { words } = needs
  const { country } = needs
  const engine = createEngine(needs.dialogs, country.code)
  const meaning = createMeaning({ engine, words, country })

  /** Never throws for anything a peer can send. */
  async function understand(
    before: Session,
    inbound: Pick<Inbound, 'body' | 'at'>,
    caller: Peer,
    limits: Limits,
  ): Promise<Act> {
    const { missed, ...last } = before
    const { session, renewed } = freshen(last, caller.now)
    const meant = isCallback(session, inbound.body, caller)
      ? ({ kind: 'command', name: 'news' } as const)
      : meaning.of(session, inbound, caller.language, limits)
    if (meant.kind === 'nothing') {
      return async () => ({ session: before, replies: [], language: caller.language })
    }
    const act = await actOn(session, meant, caller)
    return async (stores) => {
      const peer = await letIn(caller, stores)
      const outcome = await withNews(await act(stores, peer), meant, peer, stores)
      const first = [...(missed ? [say('missed')] : []), ...(renewed ? [say('renewed')] : [])]
      // Where nothing can take its place, it stands there again: what introduces it has been read.
      const shown =
        outcome.replaces && !limits.buttons ? outcome.replies.map(askedOnly) : outcome.replies
      const replies = [
        ...(shown.length > 0 ? first.map((text) => ({ text: [text] })) : []),
        ...shown,
      ]
      const within = outcome.session.at && engine.dialog(outcome.session.at.dialog)
      return {
        ...outcome,
        ...(within?.discreet && { discreet: true }),
        ...(within?.lasts && { lasts: within.lasts }),
        ...(within?.about &&
          outcome.session.at && { about: within.about(outcome.session.at.draft) }),
        replies,
        session: {
          ...offer(outcome, session, replies, peer.now),
          ...(missed && replies.length === 0 && { missed }),
        },
      }
    }
  }

  /** What waits for her is shown with an answer to whatever she wrote, but never amid a dialog. */
  async function withNews(
    outcome: Outcome,
    meant: Meant,
    peer: Peer,
    stores: Stores,
  ): Promise<Outcome> {
    const { session, replies, forget } = outcome
    const isAskedFor = meant.kind === 'command' && meant.name === 'news'
    if (!peer.called || !peer.member || isAskedFor || session.at || forget || !replies.length)
      return outcome
    const news = await unreadAlertsFor(peer, stores, country, 'unread')
    if (news.length === 0) return outcome
    return { ...outcome, replies: [...news, ...replies], discreet: true }
  }

  /** What a line on the lock screen led to, and then what was open. */
  async function readNews(session: Session, peer: Peer, stores: Stores): Promise<Outcome> {
    const replies = peer.member ? await unreadAlertsFor(peer, stores, country, 'all') : []
    const soon = new Date(peer.now.getTime() + NOTICE)
    const ends =
      !session.at &&
      peer.member !== undefined &&
      (await stores.subscriptions.of(peer.sender)).some(({ until }) => new Date(until) <= soon)
    if (ends) return conclude(answered(session), { replies, goOn: 'alerts' }, peer, stores)
    const options = [
      { id: '/check', label: say('command.check') },
      { id: '/alerts', label: say('command.alerts') },
      { id: '/menu', label: say('command.menu') },
    ]
    const last = replies.pop() ?? { text: [say('news.none')] }
    const finished = { replies: [...replies, { ...last, options }], discreet: true }
    return goOn(session, finished, peer, stores)
  }

  /** A session whose dialog has changed since begins that dialog anew rather than going wrong half-way. */
  function freshen(session: Session, now: Date): { session: Session; renewed: boolean } {
    const { at, kept, open, ...rest } = session
    const fresh: Session = { ...rest }
    const renewed = at !== undefined && !engine.knows(at)
    if (at && !renewed && !engine.isOver(at, now)) fresh.at = at
    // What was offered belonged to what is gone.
    if (open && (!at || fresh.at)) fresh.open = open
    if (kept && engine.knows(kept)) fresh.kept = kept
    return { session: fresh, renewed }
  }

  async function letIn(peer: Peer, stores: Stores): Promise<Peer> {
    // Read again, and locked: she may have been shut out a moment ago.
    const member = peer.member && (await stores.members.still(peer.member.id))
    if (member || needs.access === 'codes') return { ...peer, member }
    return { ...peer, member: await stores.members.found(peer.sender, 'member', peer.now) }
  }

  async function actOn(
    session: Session,
    meant: Meant,
    peer: Peer,
  ): Promise<(stores: Stores, peer: Peer) => Promise<Outcome>> {
    const { at } = session
    switch (meant.kind) {
      case 'nothing':
        return async () => ({ session, replies: [], language: peer.language })
      case 'notUnderstood':
        return async (_, now) => askAgain(session, [meant.because], now)
      case 'more':
        return showMore(session)
      case 'command':
        return (stores, now) => command(session, meant.name, now, stores)
      case 'code':
        // A code that was asked for is not something in between.
        if (at?.dialog === meant.dialog && engine.kindOf(at) === 'typed') {
          const went = await engine.answer(at, { kind: 'text', text: meant.code }, peer)
          return (stores, now) => arrive(answered(session), went, now, stores)
        }
        return meant.dialog === 'join'
          ? inBetween(session, 'join', { kind: 'text', text: meant.code }, peer)
          : beginWith(session, 'move', { kind: 'text', text: meant.code }, peer)
      case 'receipt':
        return beginWith(session, 'receipt', { kind: 'text', text: meant.text }, peer)
      case 'town':
        return at
          ? async (_, now) => askAgain(session, [say('retry.tap')], now)
          : (stores, now) => followTown(session, meant.name, now, stores)
      case 'word':
        return actOnWord(session, meant.word, peer)
      case 'option':
        return actOnOption(session, meant.id, peer)
      case 'numerals':
      case 'text':
      case 'phones': {
        if (meant.kind === 'phones' && (!at || engine.kindOf(at) !== 'number')) {
          return inBetween(session, 'check', meant, peer)
        }
        if (session.aside && meant.kind !== 'phones')
          return async (_, now) => askAgain(session, [say('retry.tap')], now)
        if (meant.kind === 'text' && (!at || engine.isBrowsing(at)))
          return lookUp(session, meant.text, peer)
        // A stranger need not know how to begin.
        if (!at && !session.open) return (stores, now) => command(session, 'start', now, stores)
        if (!at) return async (_, now) => askAgain(session, [say('notUnderstood')], now)
        const went = await engine.answer(at, meant, peer)
        return (stores, now) => arrive(answered(session), went, now, stores)
      }
    }
  }

  /** Begins a dialog whose first answer is there already; a report that was being told is kept. */
  async function beginWith(session: Session, name: 'move' | 'receipt', answer: Answer, peer: Peer) {
    const dialog = engine.dialog(name)
    if (!dialog) throw new Error(`there is no dialog ${name}`)
    const went = await engine.answer(engine.enter(dialog, {}, peer.now), answer, peer)
    return async (stores: Stores, now: Peer) =>
      arrive(await leave(session, now, stores), went, now, stores)
  }

  /**
   * Words that answer nothing may ask for something. Never in the middle of what somebody tells: there
   * they are an answer.
   */
  function lookUp(session: Session, text: string, peer: Peer) {
    const { at, open } = session
    const place = engine.hear(text, peer)
    return async (stores: Stores, now: Peer): Promise<Outcome> => {
      // A stranger need not know how to begin.
      if (place) return ask({ ...session, at: place }, open ? [] : GREETING, now)
      // Counted, so that the operator knows that something is missing; never with the words.
      await stores.counters.use([NOTHING_FOUND], 1, now.now)
      if (!at && !open) return command(session, 'start', now, stores)
      return askAgain(session, [say(at ? 'know.notFound' : 'notUnderstood')], now)
    }
  }

  /** Leaves what was asked in between. */
  const backToIt = (session: Session) => async (_: Stores, now: Peer) => {
    const rest = answered(session)
    const menu = menuOf(now, rest.kept !== undefined)
    return rest.at ? ask(rest, [], now) : { session: rest, replies: [menu], language: now.language }
  }

  /** The next page of what is open. */
  function showMore(session: Session) {
    const open = session.open && { ...session.open, page: session.open.page + 1 }
    return async (_: Stores, now: Peer): Promise<Outcome> => {
      const outcome = askAgain({ ...session, ...(open && { open }) }, [], now)
      return { ...outcome, replies: outcome.replies.map(askedOnly), replaces: true }
    }
  }

  async function actOnWord(session: Session, word: WordName, peer: Peer) {
    const { at } = session
    const isOffered = (id: string) => session.open?.options.some((option) => option.id === id)
    if (word === 'yes' || word === 'no' || word === 'skip' || word === 'back' || word === 'done') {
      if (isOffered(word)) return actOnOption(session, word, peer)
      // "Do you have a number?" "No."
      if (word === 'no' && isOffered('skip')) return actOnOption(session, 'skip', peer)
      if (session.aside && word !== 'yes') return backToIt(session)
      const because = say(
        word === 'skip' ? 'retry.noSkip' : word === 'back' ? 'retry.noBack' : 'retry.tap',
      )
      return async (_: Stores, now: Peer) =>
        askAgain(session, [at ? because : say('notUnderstood')], now)
    }
    if (word === 'stop')
      return session.aside
        ? backToIt(session)
        : (stores: Stores, now: Peer) => stop(session, now, stores)
    if (word === 'more') {
      // "Continue" is said of a list, of a text, and of a report that was left.
      const wanted = ['more', 'on', '/resume'].find(isOffered)
      return wanted === undefined ? showMore(session) : actOnOption(session, wanted, peer)
    }
    return (stores: Stores, now: Peer) => command(session, COMMANDS[word], now, stores)
  }

  async function actOnOption(session: Session, id: string, peer: Peer) {
    const { at } = session
    if (id.startsWith('/')) {
      const name = id.slice(1)
      if (isCommand(name)) return (stores: Stores, now: Peer) => command(session, name, now, stores)
    }
    if (session.aside === 'language') return async (_: Stores, now: Peer) => speak(session, id, now)
    if (id === 'stop') return (stores: Stores, now: Peer) => stop(session, now, stores)
    if (!at) return async (_: Stores, now: Peer) => askAgain(session, [say('stale')], now)
    if (id === 'back') {
      const place = engine.back(at)
      return async (_: Stores, now: Peer) =>
        place
          ? ask({ ...session, at: place }, [], now)
          : askAgain(session, [say('retry.noBack')], now)
    }
    const went =
      id === 'skip' ? engine.skip(at, peer) : await engine.answer(at, { kind: 'option', id }, peer)
    return (stores: Stores, now: Peer) => arrive(session, went, now, stores)
  }

  /**
   * Answers something that came in between, a number or a code, and then goes on with what was open:
   * somebody at the door may be asking.
   */
  async function inBetween(
    session: Session,
    name: 'check' | 'join',
    answer: Answer,
    peer: Peer,
  ): Promise<(stores: Stores, now: Peer) => Promise<Outcome>> {
    const dialog = engine.dialog(name)
    if (!dialog) throw new Error(`there is no dialog ${name}`)
    // A slow computation for somebody who gets no answer would only be a way to slow down all others.
    const isRefused = dialog.membersOnly && !peer.member && needs.access === 'codes'
    if (isRefused) return (stores, now) => command(session, name, now, stores)
    const went = await engine.answer(engine.enter(dialog, {}, peer.now), answer, peer)
    return async (stores, now) => {
      const begun = await dialog.begin(now, stores)
      if (!('draft' in begun)) return goOn(session, begun, now, stores)
      if (went.to !== 'end') return askAgain(session, 'because' in went ? went.because : [], now)
      const finished = await dialog.finish({ ...begun.draft, ...went.draft }, now, stores)
      return goOn(session, finished, now, stores)
    }
  }

  /** "I am in Bergen now." */
  async function followTown(
    session: Session,
    name: string,
    peer: Peer,
    stores: Stores,
  ): Promise<Outcome> {
    const asked = await command(session, 'alerts', peer, stores)
    const { at } = asked.session
    if (at?.dialog !== 'alerts') return asked
    const went = await engine.answer(at, { kind: 'text', text: name }, peer)
    return arrive(asked.session, went, peer, stores)
  }

  /** Says what came of something done in between, and asks again what was open. */
  async function goOn(
    session: Session,
    finished: Finished,
    peer: Peer,
    stores: Stores,
  ): Promise<Outcome> {
    const rest = answered(session)
    if (!rest.at) return conclude(rest, finished, peer, stores)
    const replies = [...finished.replies, engine.ask(rest.at, peer)]
    return { session: rest, replies, language: peer.language, again: true, ...marks(finished) }
  }

  async function arrive(
    session: Session,
    went: Went,
    peer: Peer,
    stores: Stores,
  ): Promise<Outcome> {
    if (went.to === 'step') return ask({ ...session, at: went.place }, [], peer)
    if (went.to === 'same') {
      // A tick changes the list that was tapped; it does not write a new one below.
      const ticked = went.because.length === 0
      return {
        ...ask({ ...session, at: went.place }, went.because, peer),
        replaces: ticked,
        again: true,
      }
    }
    const dialog = engine.dialog(went.place.dialog)
    if (!dialog) throw new Error(`there is no dialog ${went.place.dialog}`)
    const finished = await dialog.finish(went.draft, peer, stores)
    if (!finished.at) return conclude(session, finished, peer, stores)
    const { ticked: _, ...place } = went.place
    const said = finished.replies.flatMap(({ text }) => text)
    const at = { ...place, ...finished.at, trail: [] }
    return { ...ask({ ...session, at }, said, peer), ...marks(finished) }
  }

  async function conclude(
    session: Session,
    finished: Finished,
    peer: Peer,
    stores: Stores,
  ): Promise<Outcome> {
    if (finished.forget)
      return { session: {}, replies: finished.replies, language: peer.language, forget: true }
    const { at: _, ...left } = session
    if (!finished.goOn)
      return {
        session: left,
        replies: finished.replies,
        language: peer.language,
        ...marks(finished),
      }
    // She may have been let in just now.
    const { member } = await stores.members.recognise(peer.sender, peer.now)
    const next = await command(left, finished.goOn, { ...peer, member }, stores)
    return { ...next, ...marks(finished), replies: [...finished.replies, ...next.replies] }
  }

  async function command(
    session: Session,
    name: CommandName,
    peer: Peer,
    stores: Stores,
  ): Promise<Outcome> {
    if (name === 'news') return readNews(session, peer, stores)
    const left = await leave(session, peer, stores)
    const plain = await plainCommands(name, {
      peer,
      stores,
      kept: left.kept !== undefined,
      country,
      day: needs.day,
    })
    if (plain) return conclude(left, plain, peer, stores)
    if (name === 'language') {
      const options = words.languages.map((id) => ({
        id,
        label: say('language.name', { language: id.replace('-', '') }),
      }))
      const question = { text: [say('language.ask')], options }
      return {
        session: { ...session, aside: 'language' },
        replies: [question],
        language: peer.language,
      }
    }
    if (name === 'discard') {
      const { kept: _, ...rest } = left
      return { session: rest, replies: [{ text: [say('kept.gone')] }], language: peer.language }
    }
    if (name === 'resume' && left.kept) {
      const { kept, ...rest } = left
      return ask({ ...rest, at: kept }, [say('kept.again')], peer)
    }
    const dialog = engine.dialog(name)
    if (!dialog)
      return conclude(left, { replies: [menuOf(peer, left.kept !== undefined)] }, peer, stores)
    if (left.kept?.dialog === name) {
      // Half of it is told already, and nothing told is thrown away unasked.
      return { session: left, replies: [halfTold([say('kept.ask')])], language: peer.language }
    }
    const begun = await dialog.begin(peer, stores)
    if (!('draft' in begun)) return conclude(left, begun, peer, stores)
    return ask({ ...left, at: engine.enter(dialog, begun.draft, peer.now) }, [], peer)
  }

  /** Leaves the dialog that is open; one that can be gone on with later is kept. */
  async function leave(session: Session, peer: Peer, stores: Stores): Promise<Session> {
    const { at } = session
    if (at) await engine.dialog(at.dialog)?.left?.(at.draft, peer, stores)
    return putAside(session, peer.now)
  }

  /** Closes the dialog that is open; one that can be gone on with later is kept. */
  function putAside(session: Session, now: Date): Session {
    const { at, aside: _, ...rest } = session
    const keep = at && engine.dialog(at.dialog)?.kept && at.trail.length > 0
    return keep ? { ...rest, kept: at, keptUntil: now.getTime() + LIFETIME } : rest
  }

  async function stop(session: Session, peer: Peer, stores: Stores): Promise<Outcome> {
    const left = await leave(session, peer, stores)
    const replies: Reply[] = [
      left.kept && left.kept === session.at
        ? halfTold([say('stopped.kept')])
        : { text: [say(session.at || session.aside ? 'stopped.plain' : 'stopped.nothing')] },
    ]
    return { session: left, replies, language: peer.language }
  }

  function speak(session: Session, id: string, peer: Peer): Outcome {
    const language = words.languages.includes(id) ? id : peer.language
    const speaker = { ...peer, language }
    const rest = answered(session)
    const done = [say('language.done')]
    if (rest.at) return { ...askAgain(rest, done, speaker), language }
    return { session: rest, replies: [menuOf(speaker, rest.kept !== undefined, done)], language }
  }

  const ask = (session: Session, before: Text[], peer: Peer): Outcome => {
    if (!session.at) throw new Error('there is no question to ask')
    const question = engine.ask(session.at, peer)
    // One message, not two: at night every sound counts.
    const replies = [{ ...question, text: [...before, ...question.text] }]
    return { session, replies, language: peer.language }
  }

  /** Says why, and asks again whatever was open: nobody is left without a way on. */
  function askAgain(session: Session, because: Text[], peer: Peer): Outcome {
    const replies: Reply[] = because.length > 0 ? [{ text: because }] : []
    if (session.aside !== 'language' && session.at) {
      return { ...ask(session, because, peer), again: true }
    }
    const open = session.open?.options ?? menuOf(peer, session.kept !== undefined).options ?? []
    const [first] = replies
    const asked = say(session.aside === 'language' ? 'language.ask' : 'menu.ask')
    return {
      session,
      replies: [{ text: first?.text ?? [asked], options: open }],
      language: peer.language,
      again: true,
    }
  }

  /** The options of the last reply are what can be answered now; a way to the menu is always among them. */
  function offer(outcome: Outcome, before: Session, replies: Reply[], now: Date): Session {
    const { session, again, forget } = outcome
    const last = replies.at(-1)
    if (!last || forget) return session
    const options = last.options?.length
      ? last.options
      : [{ id: '/menu', label: say('command.menu') }]
    const same = again && before.open && sameOptions(before.open.options, options)
    const fresh = { token: needs.token(), page: 0, asked: now.getTime() }
    const { token, page, asked } = (same && session.open) || fresh
    const several = last.several ? { several: true } : {}
    return { ...session, open: { token, options, page, asked, ...several } }
  }

  return { understand, putAside }
}

/**
 * Whether "1" answers a line that was sent to her unasked: it stands below what was open before.
 * Should she have meant that after all, nothing is decided, and it is asked again.
 */
const isCallback = ({ open }: Session, body: Inbound['body'], { called }: Peer): boolean => {
  if (body.kind !== 'text' || !called?.at) return false
  const [only, ...rest] = readNumerals(body.text) ?? []
  const isNewer = open === undefined || open.asked < called.at.getTime()
  return only === 1 && rest.length === 0 && isNewer
}

/** A subscription that ends so soon (ms) is spoken of. */
const NOTICE = 2 * 24 * 60 * 60 * 1000

export type Conversation = ReturnType<typeof createConversation>

/** The question itself, without what introduces it. */
const askedOnly = (reply: Reply): Reply => ({ ...reply, text: reply.text.slice(-1) })

/** A session in which nothing is asked in between any more. */
const answered = ({ aside: _, ...session }: Session): Session => session

/** What can be done with something that was told half. */
const halfTold = (text: Text[]): Reply => ({
  text,
  options: [
    { id: '/resume', label: say('command.resume') },
    { id: '/discard', label: say('command.discard') },
    { id: '/menu', label: say('command.menu') },
  ],
})

const sameOptions = (a: Option[], b: Option[]): boolean =>
  a.length === b.length && a.every((option, index) => option.id === b[index]?.id)

const marks = ({ discreet, pause }: Finished): Pick<Outcome, 'discreet' | 'pause'> => ({
  ...(discreet && { discreet }),
  ...(pause && { pause }),
})
