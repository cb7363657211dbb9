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
import type { Database } from '../../database/database.ts'
import { createIdentity } from '../actions/identity.ts'
import { render } from '../engine/render.ts'
import type { Peer } from '../members/peer.ts'
import type { Preferences } from '../members/preferences.ts'
import { SessionChanged } from '../stores/sessions.ts'
import { type Stores, storesIn } from '../stores/stores.ts'
import type { TurnStore } from '../stores/turns.ts'
import { namesHere, type Sending } from '../terms/channel.ts'
import { hex } from '../terms/hex.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import { createLanes } from '../terms/lanes.ts'
import type { Inbound, Limits } from '../terms/message.ts'
import type { Session } from '../terms/session.ts'
import { type Language, say, type Words } from '../terms/text.ts'
import type { Act, Conversation, Outcome } from './conversation.ts'
import { createDelivery, type Outgoing } from './delivery.ts'

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
  /** Until it is handled, as far as was known when it came. */
  sender: Bytes
  inbound: Inbound
}

const ATTEMPTS = 3
/** Times half a second; after that the finishing job takes the turn up. */
const MOST_OUTAGES = 40
/** How long (ms) after a late message more of them may follow. */
const STRAGGLING = 2_000
/** Many turns may wait for few connections; none is given up for that. */
const PATIENCE = { maxWait: 60_000, timeout: 60_000 }

/** Another process has this turn, or an earlier one of this sender: nothing is left to do here. */
class TurnTaken extends Error {}

export const createTurns = (needs: Needs) => {
  const { database, keys, turns, conversation, words, log, now } = needs
  const { prisma, sql } = database
  const channels = new Map(needs.channels.map((channel) => [channel.name, channel]))
  const identity = createIdentity({ ...needs, putAside: conversation.putAside })
  /** Turns, and messages being stored. */
  const lanes = createLanes()
  const arriving = createLanes()
  const underWay = new Set<string>()
  let stopping = false
  const { sent } = storesIn(prisma, { keys, sql })
  const delivery = createDelivery({ ...needs, sent, channels, stopping: () => stopping })

  /** Does some work on a turn after all that is to be done before for whoever has these tags. */
  const follow = (id: string, tags: readonly Bytes[], work: () => Promise<void>): void => {
    underWay.add(id)
    const done = lanes.run(tags.map(hex), async () => {
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
    const tags = identity.tagsOf(channel, inbound.from)
    // One after another per sender, so that the order in the database is the order in the lane; where
    // two keys may turn out to be one sender's, for all of them.
    const arrival = identity.isSimple(channel) ? hex(tags[0]) : channel
    return arriving.run([arrival], async () => {
      const id = randomUUID()
      const sender = await identity.senderOf(channel, inbound.from)
      const accepted = await turns.accept({
        id,
        channel,
        sender,
        dedupe: keys.tag('inbox', 'dedupe', channel, inbound.dedupe),
        content: keys.seal('inbox', id, JSON.stringify(inbound)),
        at: now(),
      })
      if (accepted) follow(id, [sender, ...tags], () => run({ id, channel, sender, inbound }, 1))
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

  async function commit(turn: Turn): Promise<Outgoing> {
    const { id, channel, inbound } = turn
    const { limits } = delivery.channelOf(channel)
    const reading = storesIn(prisma, { keys, sql })
    const at = now()
    const sender = await identity.unite(channel, inbound.from, at)
    turn.sender = sender
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
    const act = (await isPassedOver({ id, channel, sender, inbound }))
      ? passOver(session, peer)
      : await conversation.understand(session, inbound, peer, limits)
    return prisma.$transaction(async (tx) => {
      await identity.lock(tx, channel, sender)
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

  /** What came late would all be answered at once: of those messages the last one is, and she is told so. */
  async function isPassedOver({ id, inbound }: Turn): Promise<boolean> {
    if (!inbound.late) return false
    if (await turns.isFollowed(id)) return true
    // The others may just be coming in.
    await needs.sleep(STRAGGLING)
    return turns.isFollowed(id)
  }

  const passOver =
    (session: Session, { language }: Peer): Act =>
    async () => ({ session: { ...session, missed: true }, replies: [], language })

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
    const { about } = outcome
    return { ...kept, ...(asked !== undefined && { asked }), ...(about !== undefined && { about }) }
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

  /** Takes up turns that were left over: at start, and every so often; on one channel only, where it is named. */
  async function finish(before: Date = now(), only?: string): Promise<void> {
    const names = namesHere(channels.values()).filter((name) => only === undefined || name === only)
    for (const turn of await turns.open(names, before)) {
      const { id, channel, sender, state } = turn
      if (underWay.has(id)) continue
      const content = opened(turn)
      const from = state === 'accepted' ? content?.from : undefined
      const known = from ? await identity.senderOf(channel, from) : sender
      const tags = from ? identity.tagsOf(channel, from) : []
      // It may have been taken up while this was looked up.
      if (underWay.has(id)) continue
      follow(id, [sender, known, ...tags], async () => {
        const attempts = state === 'accepted' ? await turns.tryAgain(id) : 0
        if (content === undefined) await turns.giveUp(id)
        else if (state === 'handled') await delivery.deliver(id, channel, sender, content)
        else await run({ id, channel, sender, inbound: content }, attempts)
      })
    }
  }

  /** What a row holds; undefined when it cannot be read and so never will be. */
  const opened = ({ id, content }: { id: string; content: Bytes }) => {
    try {
      const kept = JSON.parse(keys.open('inbox', id, content))
      return kept.at === undefined ? kept : { ...kept, at: new Date(kept.at) }
    } catch (error) {
      log.error({ turn: id, error }, 'a turn cannot be read any more and is given up')
      return undefined
    }
  }

  const settled = async (): Promise<void> => {
    for (;;) {
      const underWay = [...arriving.underWay(), ...lanes.underWay()]
      if (underWay.length === 0) return
      await Promise.allSettled(underWay)
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
