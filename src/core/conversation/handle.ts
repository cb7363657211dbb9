/**
 * Handles a message: session, effects and replies are kept in one transaction.
 *
 * A turn that fails is tried again. After three tries it is given up with an apology, so that the next
 * message does not have to wait.
 */

import type { Database, Transaction } from '../../database/database.ts'
import type { Identity } from '../actions/identity.ts'
import { SessionChanged } from '../stores/sessions.ts'
import { type Stores, storesIn } from '../stores/stores.ts'
import type { TurnStore } from '../stores/turns.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import type { OperatorLog } from '../terms/log.ts'
import type { Inbound, Limits } from '../terms/message.ts'
import type { Session } from '../terms/session.ts'
import type { Words } from '../terms/text.ts'
import type { AcceptedMessage } from './accept.ts'
import type { Conversation, Understood } from './conversation.ts'
import type { Outgoing } from './delivery.ts'
import { createGathering, isAnswered } from './gathering.ts'
import { createKeeping, TurnTaken } from './keep.ts'
import { apologyFor, defaultLanguage, languageOf } from './outgoing.ts'
import { createRecognising, type Recognised } from './recognise.ts'
import { type Heard, saying } from './turn.ts'

interface Needs {
  database: Database
  keys: Keys
  turns: TurnStore
  identity: Identity
  conversation: Conversation
  words: Words
  log: OperatorLog
  limitsOf(channel: string): Limits
  now(): Date
  /** Resolves after so many milliseconds, or at once if the bot stops. */
  sleep(ms: number): Promise<void>
  stopping(): boolean
}

/** A message with its answer: what to send, and to whom. */
interface Handled {
  sender: Bytes
  outgoing: Outgoing
  /** An earlier answer to her may still have to be sent. */
  isHeld: boolean
}

const ATTEMPTS = 3
/** Tries, half a second apart. After that the finishing job takes the turn up. */
const MOST_OUTAGES = 40
/** How long after a late message more may follow, in milliseconds. */
const STRAGGLING = 2_000
export const createHandling = (needs: Needs) => {
  const { database, keys, turns, identity, conversation, words, log, now } = needs
  const { prisma, sql } = database
  const understand = createGathering(needs)
  const { recognise, lookUp } = createRecognising(needs)
  const keep = createKeeping(needs)
  const storesOf = (db: Transaction): Stores => storesIn(db, { keys, sql })
  const outside = storesOf(prisma)

  /** Answers a message. Undefined if another process does, or the bot stops. */
  async function handle(arrived: AcceptedMessage, attempts: number): Promise<Handled | undefined> {
    const { id } = arrived
    let message = arrived
    for (let attempt = attempts; ; attempt = await tryAgain(id)) {
      if (attempt > ATTEMPTS) return giveUp(message)
      try {
        return await answer(message)
      } catch (error) {
        // It may have failed because she is not who she was as it came.
        message = { ...arrived, known: undefined }
        if (error instanceof TurnTaken) {
          // Not this turn's fault, so it does not count as a try.
          await turns.untry(id)
          return undefined
        }
        if (needs.stopping()) return undefined
        log.warn({ turn: id, attempt, error }, 'a turn failed and is tried again')
        await needs.sleep(error instanceof SessionChanged ? 20 : 200 * attempt)
      }
    }
  }

  /** Counts one more try. Waits for a database that is away, for as long as its restart may take. */
  async function tryAgain(id: string): Promise<number> {
    for (let outages = 0; ; outages++) {
      try {
        return await turns.tryAgain(id)
      } catch (error) {
        if (needs.stopping() || outages === MOST_OUTAGES) throw error
        await needs.sleep(500)
      }
    }
  }

  /** Works out what the message leads to, and keeps all of it or nothing. */
  async function answer(message: AcceptedMessage): Promise<Handled> {
    const { channel } = message
    const at = now()
    const sender = await identity.unite(channel, message.inbound.from, at)
    const known = await recognise(message, sender, at)
    const understood = (await isPassedOver(message))
      ? passOver(known.heard, { missed: true })
      : isAnswered(message, known.heard) || isRepeated(message, known)
        ? passOver(known.heard, {})
        : await understand(message, known.heard, needs.limitsOf(channel))
    return { sender, outgoing: await keep(message, known, understood), isHeld: known.isHeld }
  }

  /** Only the last of several late messages is answered, and she is told so. */
  async function isPassedOver({ id, inbound }: AcceptedMessage): Promise<boolean> {
    if (!inbound.late) return false
    if (await turns.isFollowed(id)) return true
    // The others may arrive at this moment.
    await needs.sleep(STRAGGLING)
    return turns.isFollowed(id)
  }

  /** The same numbers wait behind this message. Only those are answered and counted. */
  function isRepeated({ channel, inbound }: AcceptedMessage, { heard, next }: Recognised): boolean {
    const content = next && keys.openWhole('inbox', next.id, next.content)
    if (content === undefined) return false
    const { body, edits }: Inbound = JSON.parse(content)
    // An edit asks about what stands before it, which must have been answered.
    if (edits !== undefined || JSON.stringify(body) !== JSON.stringify(inbound.body)) return false
    return conversation.bringsNumbers(heard, inbound, needs.limitsOf(channel))
  }

  /** Gives a turn up with an apology, so that her next message does not have to wait. */
  async function giveUp(message: AcceptedMessage): Promise<Handled | undefined> {
    const { id, inbound } = message
    const { sender, preferences } = await chosenBy(message)
    const language = languageOf(preferences, inbound.from, words) ?? defaultLanguage(words)
    const outgoing = apologyFor(inbound, { words, language })
    log.error({ turn: id }, 'a turn is given up')
    const parked = await turns.park(id, keys.seal('inbox', id, JSON.stringify(outgoing)))
    return parked ? { sender, outgoing, isHeld: true } : undefined
  }

  /** What the sender chose. Empty if it cannot be read, which may be why the turn failed. */
  async function chosenBy({ channel, sender: known, inbound }: AcceptedMessage) {
    try {
      const sender = await identity.senderOf(channel, inbound.from)
      const { preferences } = await outside.members.recognise(sender, now())
      return { sender, preferences }
    } catch {
      return { sender: known, preferences: {} }
    }
  }

  return { handle, lookUp }
}

/**
 * Leaves a message unanswered. `missed`: she must be told. The message may contain a number, so it
 * is deleted from the chat.
 */
const passOver =
  ({ session, peer }: Heard, mark: Pick<Session, 'missed'>): Understood =>
  async () => ({ ...saying({ session: { ...session, ...mark }, peer }), discreet: true })
