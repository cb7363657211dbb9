/**
 * Keeps what a message led to: session, effects and replies in one transaction. What leads to nothing but
 * an answer needs no more than one statement.
 */
import type { Database, Transaction } from '../../database/database.ts'
import { lateTransaction } from '../../database/late-transaction.ts'
import { statementsIn } from '../../database/statements.ts'
import type { Identity } from '../actions/identity.ts'
import { isStaff } from '../members/role.ts'
import type { ExpectedUse } from '../stores/counters.ts'
import { keepPlainTurn, keepTurnWithin, type TurnWithEffects } from '../stores/kept-turns.ts'
import { type Ahead, lateStores } from '../stores/late-stores.ts'
import { SessionChanged, sealSession } from '../stores/sessions.ts'
import { type Stores, storesIn } from '../stores/stores.ts'
import type { TurnStore } from '../stores/turns.ts'
import type { Keys } from '../terms/keys.ts'
import type { Limits } from '../terms/message.ts'
import type { Words } from '../terms/text.ts'
import type { AcceptedMessage } from './accept.ts'
import type { Understood } from './conversation.ts'
import type { Outgoing } from './delivery.ts'
import { forgetReach, isToldOfWaiting, keepNotices } from './notices.ts'
import { outgoingFor } from './outgoing.ts'
import type { Recognised } from './recognise.ts'
import type { TurnOutcome } from './turn.ts'

interface Needs {
  database: Database
  keys: Keys
  turns: TurnStore
  identity: Identity
  words: Words
  limitsOf(channel: string): Limits
}

/** A turn that is about to be kept. */
interface Kept {
  message: AcceptedMessage
  known: Recognised
  outcome: TurnOutcome
  outgoing: Outgoing
}

/** Many turns may wait for a few connections. No turn is given up because of that. */
const PATIENCE = { maxWait: 60_000, timeout: 60_000 }

/** Another process has this turn or an earlier one of this sender, so there is nothing to do here. */
export class TurnTaken extends Error {}

/** Caps were not used as was expected, so the answer is another one. */
class OtherThanExpected extends Error {}

export const createKeeping = (needs: Needs) => {
  const { database, keys, turns, identity, words } = needs
  const { prisma, sql } = database
  const storesOf = (db: Transaction): Stores => storesIn(db, { keys, sql })
  const outside = storesOf(prisma)

  /** Makes it so. */
  async function make(
    message: AcceptedMessage,
    known: Recognised,
    understood: Understood,
  ): Promise<Outgoing> {
    try {
      return await makeOnce(message, known, understood, true)
    } catch (error) {
      if (!(error instanceof OtherThanExpected)) throw error
      return makeOnce(message, known, understood, false)
    }
  }

  /**
   * What leads to nothing but an answer needs no transaction, and neither do caps that are used as is
   * `expecting`. Throws OtherThanExpected if they were not; then nothing is kept.
   */
  async function makeOnce(
    message: AcceptedMessage,
    known: Recognised,
    understood: Understood,
    expecting: boolean,
  ): Promise<Outgoing> {
    const late = lateTransaction(prisma, PATIENCE)
    let begun: Promise<Transaction> | undefined
    let use: ExpectedUse | undefined
    const begin = (): Promise<Transaction> => {
      begun ??= late.begin().then(async (tx) => {
        await unchanged(tx, message.channel, known)
        if (use) await usedAsExpected(tx, use)
        return tx
      })
      return begun
    }
    const counters: Ahead['counters'] = {
      async useAsExpected(expected) {
        // Where there has been one already, both are used in the transaction.
        if (begun || use) return storesOf(await begin()).counters.useAsExpected(expected)
        use = expected
        return { allowed: true, everybody: 0 }
      },
    }
    const ahead: Ahead = { listed: outside.listed, ...(expecting && { counters }) }
    const stores = lateStores(
      outside,
      { begin: async () => storesOf(await begin()), isBegun: () => begun !== undefined },
      ahead,
    )
    let turn: Kept
    try {
      const outcome = await understood(stores)
      turn = { message, known, outcome, outgoing: outgoingOf(message, known, outcome) }
      if (begun || !isPlain(turn) || !(await keepPlain(turn, use))) {
        await keepAll(await begin(), turn)
        await late.commit()
      }
    } catch (error) {
      await late.rollBack(error)
      throw error
    }
    turn.outcome.onceKept?.()
    return turn.outgoing
  }

  async function usedAsExpected(tx: Transaction, use: ExpectedUse): Promise<void> {
    const { allowed, everybody } = await storesOf(tx).counters.useAndCount(use)
    if (!allowed || everybody > use.most) throw new OtherThanExpected('a cap is reached')
  }

  /** Locks who she is until the transaction ends. Throws if she is no longer who she was. */
  async function unchanged(
    tx: Transaction,
    channel: string,
    { heard: { peer } }: Recognised,
  ): Promise<void> {
    await identity.lock(tx, channel, peer.sender)
    if (!peer.member) return
    // She may have been shut out a moment ago.
    const still = await storesOf(tx).members.still(peer.member.id)
    const { groupId, role, alsoCases } = peer.member
    if (still?.groupId !== groupId || still.role !== role || still.alsoCases !== alsoCases)
      throw new SessionChanged('her membership has changed')
  }

  /** What is sent of what a message led to. */
  function outgoingOf(message: AcceptedMessage, known: Recognised, outcome: TurnOutcome): Outgoing {
    const { channel, inbound } = message
    const limits = needs.limitsOf(channel)
    return outgoingFor(outcome, inbound, { words, limits, stay: known.preferences.stay })
  }

  /** Whether nothing has to be kept but the answer and the session. */
  function isPlain({ message, known, outcome }: Kept): boolean {
    const { channel, inbound } = message
    const isReach = inbound.body.kind === 'blocked' || isReachedAnew(known)
    return identity.isSimple(channel) && !isReach && !outcome.forget && !chosenIn(known, outcome)
  }

  /** The turn and its session as they are written. */
  function rowsOf({ message: { id }, known, outcome, outgoing }: Kept): TurnWithEffects {
    const { sender, now } = known.heard.peer
    const content = keys.seal('inbox', id, JSON.stringify(outgoing))
    const { session, lasts: lifetime } = outcome
    const kept = sealSession(keys, sender, { session, now, ...(lifetime && { lifetime }) })
    return { id, sender, content, session: kept, before: known.revision }
  }

  const keepPlain = (turn: Kept, use: ExpectedUse | undefined): Promise<boolean> =>
    keepPlainTurn(needs, { ...rowsOf(turn), member: turn.known.heard.peer.member, use })

  /** Keeps what a message led to. */
  async function keepAll(tx: Transaction, turn: Kept): Promise<void> {
    const { message, known, outcome, outgoing } = turn
    const { id, inbound } = message
    const { sender, now: at } = known.heard.peer
    const stores = storesOf(tx)
    if (inbound.body.kind === 'blocked' || outcome.forget) {
      const content = keys.seal('inbox', id, JSON.stringify(outgoing))
      if (!(await turns.handled(tx, id, sender, content))) throw new TurnTaken('taken elsewhere')
      if (inbound.body.kind === 'blocked') await forgetReach(stores, known.heard.peer)
    } else {
      const kept = await keepTurnWithin(statementsIn(tx, sql), rowsOf(turn))
      if (!kept.handled) throw new TurnTaken('taken elsewhere')
      if (!kept.saved) throw new SessionChanged('the session was changed by another turn')
      const chosen = chosenIn(known, outcome)
      if (chosen) {
        const { preferences } = await stores.members.recognise(sender, at)
        await stores.members.remember(sender, { ...preferences, ...chosen }, at)
      }
      // What could not be read does not tell how long messages last in her chat.
      if (isReached(known) && inbound.body.kind !== 'unreadable')
        await stores.reachedAt(known.heard.peer)
      await keepNotices(stores, known.heard.peer)
    }
  }

  return make
}

/** Whether she is written to unasked, so that it matters where she writes from. */
const isReached = ({ subscriber, isPaired, preferences, member }: Recognised): boolean =>
  subscriber !== undefined ||
  isPaired ||
  preferences.noticed !== undefined ||
  (member !== undefined && isStaff(member))

/** Whether something has to be written because of where she writes from, or that she writes at all. */
const isReachedAnew = (known: Recognised): boolean => {
  const { subscriber, watcher, isPaired, preferences, member, heard } = known
  const { channel, address } = heard.peer.reach
  const follows = subscriber?.address !== undefined && subscriber.address !== address
  const isTold = watcher?.channel === channel && watcher.address === address
  const isToBeTold =
    member !== undefined && isStaff(member) && isToldOfWaiting(preferences) && !isTold
  return follows || isToBeTold || isPaired || preferences.noticed !== undefined
}

/** What has to be remembered of her language; undefined if nothing has. */
const chosenIn = (before: Recognised, { choseLanguage, language: said }: TurnOutcome) => {
  const { isKnown, isLanguageTold, preferences } = before
  // Her next message may tell her language.
  const language = isLanguageTold || choseLanguage ? said : undefined
  const isSame = language === undefined || preferences.language === language
  const isChosen = !choseLanguage || preferences.choseLanguage
  if (isKnown && isSame && isChosen) return undefined
  return { ...(language && { language }), ...(choseLanguage && { choseLanguage }) }
}
