/**
 * What happens to a message: it is accepted, handled, delivered.
 *
 * - **accept** (accept.ts): stored, sealed, before anything comes of it. Every promise starts here.
 * - **handle** (handle.ts): session, effects and replies are kept in one transaction.
 * - **deliver** (delivery.ts): the replies are sent; then what the row held is wiped.
 *
 * One at a time per sender, in order; any number of senders at once. A message is answered even if
 * the process dies in between; its effects happen once. A reply may arrive more than once: where the
 * process dies as it is sent, or where the platform took it and its answer was lost. Then it is sent
 * again, ever more slowly, and the channel deletes the copies that it can recognise.
 */

import type { Database } from '../../database/database.ts'
import { createIdentity } from '../actions/identity.ts'
import { stayedMessages } from '../actions/stayed-messages.ts'
import { storesIn } from '../stores/stores.ts'
import type { OpenTurn, TurnStore } from '../stores/turns.ts'
import { namesHere, type Sending } from '../terms/channel.ts'
import { hex } from '../terms/hex.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import { createLanes } from '../terms/lanes.ts'
import type { OperatorLog } from '../terms/log.ts'
import type { Words } from '../terms/text.ts'
import { type AcceptedMessage, createAccepting } from './accept.ts'
import type { Conversation } from './conversation.ts'
import { createDeletions } from './deletions.ts'
import { createDelivery } from './delivery.ts'
import { createHandling } from './handle.ts'
import { UNDER_WAY } from './recognise.ts'

interface Needs {
  database: Database
  keys: Keys
  turns: TurnStore
  conversation: Conversation
  words: Words
  channels: readonly Sending[]
  log: OperatorLog
  now(): Date
  /** Resolves after so many milliseconds, or at once if the bot stops. */
  sleep(ms: number): Promise<void>
}

export const createTurns = (needs: Needs) => {
  const { database, keys, turns, conversation, log, now } = needs
  const channels = new Map(needs.channels.map((channel) => [channel.name, channel]))
  const identity = createIdentity({ ...needs, putAside: conversation.putAside })
  const lanes = createLanes()
  const underWay = new Set<string>()
  let isStopping = false
  const stopping = () => isStopping

  const { sent } = storesIn(database.prisma, { keys, sql: database.sql })
  const deletions = createDeletions({
    ...needs,
    sent,
    stayed: stayedMessages(needs),
    channels,
    stopping,
  })
  const { erase } = deletions
  const delivery = createDelivery({ ...needs, sent, channels, stopping, erase })
  const limitsOf = (channel: string) => delivery.channelOf(channel).limits
  const { handle, lookUp } = createHandling({ ...needs, identity, limitsOf, stopping })
  const accepting = createAccepting({
    ...needs,
    identity,
    lookAhead: (message, tags) =>
      identity.isSimple(message.channel) && lanes.areFree(tags.map(hex))
        ? lookUp(message, now())
        : undefined,
    onAccepted: (message, tags) => follow(message.id, tags, () => answer(message, 1)),
  })

  /** Works on a turn after all earlier work for the senders with these tags. */
  function follow(id: string, tags: readonly Bytes[], work: () => Promise<void>): void {
    underWay.add(id)
    const done = lanes.run(tags.map(hex), async () => {
      try {
        await work()
      } catch (error) {
        // It stays in the database, and the finishing job takes it up again.
        log.error({ turn: id, error }, 'a turn could not be finished now')
      } finally {
        underWay.delete(id)
      }
    })
    void done
  }

  async function answer(message: AcceptedMessage, attempts: number): Promise<void> {
    if (isStopping) return
    const handled = await handle(message, attempts)
    if (!handled) return
    const { sender, outgoing, isHeld } = handled
    if (isHeld && outgoing.messages.length > 0) await sendHeld(message.id, sender)
    await delivery.deliver(message.id, message.channel, sender, outgoing)
  }

  /** She writes, so her chat can be reached again. What it did not take before comes first. */
  async function sendHeld(id: string, sender: Bytes): Promise<void> {
    let isFirst = true
    for (const turn of await turns.heldBefore(id, sender, new Date(now().getTime() - UNDER_WAY))) {
      const content = opened(turn)
      // It is next.
      if (content === undefined || underWay.has(turn.id)) continue
      // It is said once that an answer is late.
      const held = isFirst && content.held && { ...content.held, until: 0 }
      await delivery.deliver(turn.id, turn.channel, sender, { ...content, held: held || undefined })
      isFirst = false
    }
  }

  /** Takes up turns that were left over: at the start, and regularly. Only on one channel, if it is given. */
  async function finish(before: Date = now(), only?: string): Promise<void> {
    const names = namesHere(channels.values()).filter((name) => only === undefined || name === only)
    for (const turn of await turns.open(names, before)) {
      if (!underWay.has(turn.id)) await takeUp(turn)
    }
  }

  async function takeUp(turn: OpenTurn): Promise<void> {
    const { id, channel, sender, state } = turn
    const content = opened(turn)
    const from = state === 'accepted' ? content?.from : undefined
    const known = from ? await identity.senderOf(channel, from) : sender
    const tags = from ? identity.tagsOf(channel, from) : []
    // It may have been taken up meanwhile.
    if (underWay.has(id)) return
    follow(id, [sender, known, ...tags], async () => {
      const attempts = state === 'accepted' ? await turns.tryAgain(id) : 0
      if (content === undefined) await turns.giveUp(id)
      else if (state === 'handled') await sendLeft(id)
      else await answer({ id, channel, sender, inbound: content }, attempts)
    })
  }

  /** Sends what is left of an answer, unless it was sent meanwhile. */
  async function sendLeft(id: string): Promise<void> {
    const turn = await turns.unsent(id)
    const content = turn && opened(turn)
    if (content) await delivery.deliver(id, turn.channel, turn.sender, content)
  }

  /** The content of a row; undefined if it cannot be read, now and later. */
  function opened({ id, content }: OpenTurn) {
    try {
      const kept = JSON.parse(keys.open('inbox', id, content))
      return kept.at === undefined ? kept : { ...kept, at: new Date(kept.at) }
    } catch (error) {
      log.error({ turn: id, error }, 'a turn cannot be read any more and is given up')
      return undefined
    }
  }

  /** Resolves when nothing is running. */
  async function idle(): Promise<void> {
    for (;;) {
      const waiting = [...accepting.underWay(), ...lanes.underWay()]
      if (waiting.length === 0) return
      await Promise.allSettled(waiting)
    }
  }

  return {
    accept: accepting.accept,
    finish,
    /** Deletes from the chats what is due. */
    erase,
    /** Whether messages stay in chats that should have been deleted. */
    deletions: deletions.health,
    idle,
    /** Whether somebody who wrote waits for her answer. */
    isAnswering: (): boolean => accepting.underWay().length > 0 || lanes.underWay().length > 0,
    /** Begins nothing new. Resolves when what is running has reached a point where it can be left. */
    async stop(): Promise<void> {
      isStopping = true
      await idle()
    },
  }
}
export type Turns = ReturnType<typeof createTurns>
