/**
 * The life of a message: accepted, handled, delivered.
 *
 * - **accept**: stored, sealed, before anything else. Every promise starts here.
 * - **handle**: session, effects and replies are kept in one transaction.
 * - **deliver**: the replies are sent; then what the row held is wiped (delivery.ts).
 *
 * One at a time per sender, in order; any number of senders at once. A message is answered even if
 * the process dies in between; its effects happen once; at the very worst a reply arrives twice.
 */

import { randomUUID } from 'node:crypto'
import type { Conversation, Outcome } from './conversation.ts'
import { createDelivery, type Outgoing, type Sending } from './delivery.ts'
import { hex } from './hex.ts'
import type { Bytes, Keys } from './keys.ts'
import type { Peer } from './members/peer.ts'
import type { Preferences } from './members/preferences.ts'
import type { Inbound, Limits } from './message.ts'
import { render } from './render.ts'
import type { Database } from './storage/database.ts'
import { SessionChanged } from './storage/sessions.ts'
import { type Stores, storesIn } from './storage/stores.ts'
import type { TurnStore } from './storage/turns.ts'
import { type Language, say, type Words } from './text.ts'

export interface Needs {
  database: Database
  keys: Keys
  turns: TurnStore
  conversation: Conversation
  words: Words
  channels: readonly Sending[]
  log: {
    warn(fields: object, message: string): void
    error(fields: object, message: string): void
  }
  now(): Date
  /** Resolves after so many ms, or at once when the bot stops. */
  sleep(ms: number): Promise<void>
}

/** One accepted message on its way. */
interface Turn {
  id: string
  channel: string
  sender: Bytes
  inbound: Inbound
}

const ATTEMPTS = 3
/** Times half a second; after that the finishing job takes the turn up. */
const MOST_OUTAGES = 40
/** Many turns may wait for few connections; none is given up for that. */
const PATIENCE = { maxWait: 60_000, timeout: 60_000 }

/** Another process has this turn, or an earlier one of this sender: nothing is left to do here. */
class TurnTaken extends Error {}

export const createTurns = (needs: Needs) => {
  const { database, keys, turns, conversation, words, log, now } = needs
  const { prisma, sql } = database
  const channels = new Map(needs.channels.map((channel) => [channel.name, channel]))
  /** One chain of turns per sender, and one of messages being stored. */
  const lanes = new Map<string, Promise<void>>()
  const arriving = new Map<string, Promise<void>>()
  const underWay = new Set<string>()
  let stopping = false
  const { sent } = storesIn(prisma, { keys, sql })
  const delivery = createDelivery({ ...needs, sent, channels, stopping: () => stopping })

  /** Does some work on a turn after all that is to be done for this sender before. */
  const follow = (id: string, sender: Bytes, work: () => Promise<void>): void => {
    underWay.add(id)
    const done = chain(lanes, hex(sender), async () => {
      try {
        await work()
      } catch (error) {
        // Left as it is in the database; the finishing job takes it up again.
        log.error({ turn: id, error }, 'a turn could not be finished now')
      } finally {
        underWay.delete(id)
      }
    })
    void done
  }

  /** Stores a message. Resolves when it is committed; throws when it is not, and then nothing has happened. */
  function accept(channel: string, inbound: Inbound): Promise<void> {
    const sender = keys.tag('sender', 'sender', channel, inbound.from.key)
    // One after another per sender, so that the order in the database is the order in the lane.
    return chain(arriving, hex(sender), async () => {
      const id = randomUUID()
      const accepted = await turns.accept({
        id,
        channel,
        sender,
        dedupe: keys.tag('inbox', 'dedupe', channel, inbound.dedupe),
        content: keys.seal('inbox', id, JSON.stringify(inbound)),
        at: now(),
      })
      if (accepted) follow(id, sender, () => run({ id, channel, sender, inbound }, 1))
    })
  }

  async function run(turn: Turn, attempts: number): Promise<void> {
    if (stopping) return
    const outgoing = await handle(turn, attempts)
    if (outgoing) await delivery.deliver(turn.id, turn.channel, turn.sender, outgoing)
  }

  async function handle(turn: Turn, attempts: number): Promise<Outgoing | undefined> {
    const { id } = turn
    for (let attempt = attempts; ; attempt = await again(id)) {
      if (attempt > ATTEMPTS) return park(turn)
      try {
        return await commit(turn)
      } catch (error) {
        if (error instanceof TurnTaken) {
          // Not a fault of this turn, so it costs it nothing.
          await turns.untry(id)
          return undefined
        }
        if (stopping) return undefined
        log.warn({ turn: id, attempt, error }, 'a turn failed and is tried again')
        await needs.sleep(error instanceof SessionChanged ? 20 : 200 * attempt)
      }
    }
  }

  /** Counts one more attempt; waits for a database that is away, as long as its restart may take. */
  async function again(id: string): Promise<number> {
    for (let outages = 0; ; outages++) {
      try {
        return await turns.tryAgain(id)
      } catch (error) {
        if (stopping || outages === MOST_OUTAGES) throw error
        await needs.sleep(500)
      }
    }
  }

  async function commit({ id, channel, sender, inbound }: Turn): Promise<Outgoing> {
    const { limits } = delivery.channelOf(channel)
    const reading = storesIn(prisma, { keys, sql })
    const at = now()
    const [{ session, revision }, { member, preferences, known }, called] = await Promise.all([
      reading.sessions.load(sender, at),
      reading.members.recognise(sender, at),
      reading.subscriptions.called(sender, at),
    ])
    const peer: Peer = {
      sender,
      member,
      language: languageOf(preferences, inbound),
      now: at,
      reach: { channel, address: inbound.address },
      called,
    }
    const act = await conversation.understand(session, inbound, peer, limits)
    return prisma.$transaction(async (tx) => {
      const stores = storesIn(tx, { keys, sql })
      const outcome = await act(stores)
      const outgoing = outgoingOf(outcome, inbound, limits, preferences)
      const content = keys.seal('inbox', id, JSON.stringify(outgoing))
      if (!(await turns.handled(tx, id, sender, content))) throw new TurnTaken('taken elsewhere')
      if (inbound.body.kind === 'blocked') {
        await stores.sent.drop(sender)
        await stores.subscriptions.forget(sender)
      } else if (!outcome.forget) {
        await keep(stores, outcome, { sender, preferences, known, revision, at })
      }
      return outgoing
    }, PATIENCE)
  }

  async function keep(
    stores: Stores,
    outcome: Outcome,
    before: {
      sender: Bytes
      preferences: Preferences
      known: boolean
      revision: number
      at: Date
    },
  ): Promise<void> {
    const { sender, preferences, known, revision, at } = before
    await stores.sessions.save(sender, outcome.session, revision, at, outcome.lasts)
    if (!known || preferences.language !== outcome.language) {
      const chosen = (await stores.members.recognise(sender, at)).preferences
      await stores.members.remember(sender, { ...chosen, language: outcome.language }, at)
    }
  }

  const languageOf = (preferences: Preferences, { from }: Inbound): Language =>
    (preferences.language && words.match(preferences.language)) ??
    (from.language && words.match(from.language)) ??
    words.languages[0] ??
    'en'

  function outgoingOf(
    outcome: Outcome,
    { address, body, message: asked }: Inbound,
    limits: Limits,
    { stay = 'hour' }: Preferences,
  ): Outgoing {
    const { replies, session, language, discreet = false, forget = false, pause = 0 } = outcome
    const rendered = render(replies, session.open, { words, language, limits })
    const tapped = body.kind === 'choice' && outcome.replaces && rendered.length === 1
    const replaces = tapped ? body.message : undefined
    const messages = rendered.map((message) => ({
      ...message,
      ...(discreet && { secret: true }),
      ...(replaces !== undefined && { replaces }),
    }))
    const kept = { address, messages, shown: [], stay, discreet, forget, pause, parked: false }
    return asked === undefined ? kept : { ...kept, asked }
  }

  /** What she chose; where that cannot be read, nothing: it may be why the turn failed. */
  const chosenBy = async (sender: Bytes): Promise<Preferences> => {
    try {
      const { preferences } = await storesIn(prisma, { keys, sql }).members.recognise(sender, now())
      return preferences
    } catch {
      return {}
    }
  }

  /** Gives a turn up after three tries: the peer is told, and her next message is not held up. */
  async function park({ id, sender, inbound }: Turn): Promise<Outgoing | undefined> {
    const text = words.in(languageOf(await chosenBy(sender), inbound), say('error.tryLater'))
    const outgoing: Outgoing = {
      address: inbound.address,
      messages: [{ text, options: [] }],
      shown: [],
      stay: 'hour',
      discreet: false,
      forget: false,
      pause: 0,
      parked: true,
    }
    log.error({ turn: id }, 'a turn is given up')
    const parked = await turns.park(id, keys.seal('inbox', id, JSON.stringify(outgoing)))
    return parked ? outgoing : undefined
  }

  /** Takes up turns that were left over: at start, and every so often. */
  async function finish(before: Date = now()): Promise<void> {
    for (const turn of await turns.open([...channels.keys()], before)) {
      const { id, channel, sender, state } = turn
      if (underWay.has(id)) continue
      follow(id, sender, async () => {
        const attempts = state === 'accepted' ? await turns.tryAgain(id) : 0
        const content = opened(turn)
        if (content === undefined) await turns.giveUp(id)
        else if (state === 'handled') await delivery.deliver(id, channel, sender, content)
        else await run({ id, channel, sender, inbound: content }, attempts)
      })
    }
  }

  /** What a row holds; undefined when it cannot be read and so never will be. */
  const opened = ({ id, content }: { id: string; content: Bytes }) => {
    try {
      return JSON.parse(keys.open('inbox', id, content))
    } catch (error) {
      log.error({ turn: id, error }, 'a turn cannot be read any more and is given up')
      return undefined
    }
  }

  const settled = async (): Promise<void> => {
    while (lanes.size > 0 || arriving.size > 0) {
      await Promise.allSettled([...arriving.values(), ...lanes.values()])
    }
  }

  return {
    accept,
    finish,
    erase: delivery.erase,
    /** Resolves when nothing is under way. */
    idle: settled,
    /** Begins nothing new; resolves when what is under way has come to a point where it can be left. */
    async stop(): Promise<void> {
      stopping = true
      await settled()
    },
  }
}
export type Turns = ReturnType<typeof createTurns>

/** Runs after everything before it under the same key, whether that went well or not. */
const chain = <T>(
  chains: Map<string, Promise<T>>,
  key: string,
  work: () => Promise<T>,
): Promise<T> => {
  const mine = Promise.allSettled([chains.get(key)]).then(work)
  chains.set(key, mine)
  const tidy = (): void => {
    if (chains.get(key) === mine) chains.delete(key)
  }
  mine.then(tidy, tidy)
  return mine
}
