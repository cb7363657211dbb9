/**
 * The life of a message: accepted, handled, delivered.
 *
 * - **accept**: stored, sealed, before anything else. Every promise starts here.
 * - **handle**: session, effects and replies are kept in one transaction.
 * - **deliver**: the replies are sent; then what the row held is wiped.
 *
 * One at a time per sender, in order; any number of senders at once. A message is answered even if
 * the process dies in between; its effects happen once; at the very worst a reply arrives twice.
 */
import { randomUUID } from 'node:crypto'
import type { Conversation, Outcome } from './conversation.ts'
import type { Bytes, Keys } from './keys.ts'
import type { Peer } from './members/peer.ts'
import type { Preferences, Stay } from './members/preferences.ts'
import type { Address, Inbound, Limits, Message } from './message.ts'
import { SendError } from './message.ts'
import { render } from './render.ts'
import type { Database } from './storage/database.ts'
import { SessionChanged } from './storage/sessions.ts'
import { type Stores, storesIn } from './storage/stores.ts'
import type { KeptMessage, TurnStore } from './storage/turns.ts'
import { type Language, say, type Words } from './text.ts'

/** What the life of a message needs of a channel. */
export interface Sending {
  readonly name: string
  readonly limits: Limits
  send(address: Address, message: Message): Promise<string[]>
  erase(address: Address, messages: string[]): Promise<void>
}

export interface Needs {
  database: Database
  keys: Keys
  turns: TurnStore
  conversation: Conversation
  words: Words
  channels: readonly Sending[]
  log: { warn(fields: object, message: string): void; error(fields: object, message: string): void }
  now(): Date
  /** Resolves after so many ms, or at once when the bot stops. */
  sleep(ms: number): Promise<void>
}

/** What a handled turn keeps sealed until it is delivered. */
interface Outgoing {
  address: Address
  messages: Message[]
  /** The platform's id of the peer's own message. */
  asked?: string
  stay: Stay
  discreet: boolean
  forget: boolean
  pause: number
  parked: boolean
}

const ATTEMPTS = 3
/** Many turns may wait for few connections; none is given up for that. */
const PATIENCE = { maxWait: 60_000, timeout: 60_000 }
const HOUR = 60 * 60 * 1000
/** Platforms let us delete a message for 48 hours; a little less, so that we are never too late. */
const DELETABLE = 47 * HOUR
const STAYS = { now: 0, hour: HOUR, day: 24 * HOUR, always: Number.POSITIVE_INFINITY } as const

/** Another process has this turn, or an earlier one of this sender: nothing is left to do here. */
class TurnTaken extends Error {}

export const createTurns = (needs: Needs) => {
  const { database, keys, turns, conversation, words, log, now } = needs
  const { prisma, sql } = database
  const { sent } = storesIn(prisma, { keys, sql })
  const channels = new Map(needs.channels.map((channel) => [channel.name, channel]))
  /** One chain of turns per sender. */
  const lanes = new Map<string, Promise<void>>()
  const underWay = new Set<string>()
  let stopping = false

  const follow = (id: string, sender: Bytes, work: () => Promise<void>): void => {
    const lane = hex(sender)
    underWay.add(id)
    const before = lanes.get(lane) ?? Promise.resolve()
    const after = before.then(work).then(
      () => {
        underWay.delete(id)
      },
      (error: unknown) => {
        underWay.delete(id)
        // Left as it is in the database; the finishing job takes it up again.
        log.error({ turn: id, error }, 'a turn could not be finished now')
      },
    )
    lanes.set(lane, after)
    void after.then(() => {
      if (lanes.get(lane) === after) lanes.delete(lane)
    })
  }

  /** Stores a message. Resolves when it is committed; throws when it is not, and then nothing has happened. */
  async function accept(channel: string, inbound: Inbound): Promise<void> {
    const id = randomUUID()
    const sender = keys.tag('sender', 'sender', channel, inbound.from.key)
    const accepted = await turns.accept({
      id,
      channel,
      sender,
      dedupe: keys.tag('inbox', 'dedupe', channel, inbound.dedupe),
      content: keys.seal('inbox', id, JSON.stringify(inbound)),
      at: now(),
    })
    if (accepted) follow(id, sender, () => run(id, channel, sender, inbound, 1))
  }

  async function run(
    id: string,
    channel: string,
    sender: Bytes,
    inbound: Inbound,
    attempts: number,
  ): Promise<void> {
    if (stopping) return
    const outgoing = await handle(id, channel, sender, inbound, attempts)
    if (outgoing) await deliver(id, channel, sender, outgoing)
  }

  async function handle(
    id: string,
    channel: string,
    sender: Bytes,
    inbound: Inbound,
    attempts: number,
  ): Promise<Outgoing | undefined> {
    for (let attempt = attempts; ; attempt = await turns.tryAgain(id)) {
      if (attempt > ATTEMPTS) return park(id, inbound)
      try {
        return await commit(id, channel, sender, inbound)
      } catch (error) {
        if (stopping || error instanceof TurnTaken) return undefined
        log.warn({ turn: id, attempt, error }, 'a turn failed and is tried again')
        await needs.sleep(error instanceof SessionChanged ? 20 : 200 * attempt)
      }
    }
  }

  async function commit(
    id: string,
    channel: string,
    sender: Bytes,
    inbound: Inbound,
  ): Promise<Outgoing | undefined> {
    const { limits } = channelOf(channel)
    const reading = storesIn(prisma, { keys, sql })
    const at = now()
    const [{ session, revision }, { member, preferences, known }] = await Promise.all([
      reading.sessions.load(sender, at),
      reading.members.recognise(sender, at),
    ])
    const language = languageOf(preferences, inbound)
    const peer: Peer = { sender, member, language, now: at }
    const act = await conversation.understand(session, inbound.body, peer, limits)
    return prisma.$transaction(async (tx) => {
      const stores = storesIn(tx, { keys, sql })
      const outcome = await act(stores)
      const outgoing = outgoingOf(outcome, inbound, limits, preferences)
      const mine = await turns.handled(
        tx,
        id,
        sender,
        keys.seal('inbox', id, JSON.stringify(outgoing)),
      )
      if (!mine)
        throw new TurnTaken('the turn is handled elsewhere, or an earlier one is still open')
      if (inbound.body.kind === 'blocked') await stores.sent.drop(sender)
      else if (!outcome.forget)
        await keep(stores, outcome, { sender, preferences, known, revision, at })
      return outgoing
    }, PATIENCE)
  }

  async function keep(
    stores: Stores,
    outcome: Outcome,
    {
      sender,
      preferences,
      known,
      revision,
      at,
    }: {
      sender: Bytes
      preferences: Preferences
      known: boolean
      revision: number
      at: Date
    },
  ): Promise<void> {
    await stores.sessions.save(sender, outcome.session, revision, at)
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
    inbound: Inbound,
    limits: Limits,
    { stay = 'hour' }: Preferences,
  ): Outgoing {
    const rendered = render(outcome.replies, outcome.session.open, {
      words,
      language: outcome.language,
      limits,
    })
    const { body } = inbound
    const tapped = body.kind === 'choice' && outcome.replaces && rendered.length === 1
    const replaces = tapped ? body.message : undefined
    const messages = rendered.map((message) => ({
      ...message,
      ...(outcome.discreet && { secret: true }),
      ...(replaces !== undefined && { replaces }),
    }))
    return {
      address: inbound.address,
      messages,
      ...(inbound.message !== undefined && { asked: inbound.message }),
      stay,
      discreet: outcome.discreet ?? false,
      forget: outcome.forget ?? false,
      pause: outcome.pause ?? 0,
      parked: false,
    }
  }

  /** Gives a turn up after three tries: the peer is told, and her next message is not held up. */
  async function park(id: string, inbound: Inbound): Promise<Outgoing> {
    const language = languageOf({}, inbound)
    const text = words.in(language, say('error.tryLater'))
    const outgoing: Outgoing = {
      address: inbound.address,
      messages: [{ text, options: [] }],
      stay: 'hour',
      discreet: false,
      forget: false,
      pause: 0,
      parked: true,
    }
    log.error({ turn: id }, 'a turn is given up')
    await turns.park(id, keys.seal('inbox', id, JSON.stringify(outgoing)))
    return outgoing
  }

  async function deliver(
    id: string,
    channel: string,
    sender: Bytes,
    outgoing: Outgoing,
  ): Promise<void> {
    if (outgoing.pause > 0) await needs.sleep(outgoing.pause)
    const inChat: string[] = []
    for (const message of outgoing.messages) {
      const result = await sendOne(channel, outgoing.address, message)
      if (result === 'later') return
      if (result === 'never') break
      inChat.push(...result)
    }
    const left = leftInChat(channel, sender, outgoing, inChat)
    await turns.delivered(id, outgoing.parked ? 'parked' : 'delivered', left)
    // The answer is out before the old messages go, so that a wipe is seen to be done.
    if (outgoing.forget) await erase()
  }

  async function sendOne(
    channel: string,
    address: Address,
    message: Message,
  ): Promise<string[] | 'later' | 'never'> {
    for (const wait of [1_000, 3_000, 9_000, undefined]) {
      if (stopping) return 'later'
      try {
        return await channelOf(channel).send(address, message)
      } catch (error) {
        if (!(error instanceof SendError)) throw error
        if (error.kind === 'blocked' || error.kind === 'gone') return 'never'
        if (error.kind === 'invalid') {
          log.error({ channel, error }, 'the channel refused a message for good')
          return 'never'
        }
        if (error.kind === 'restricted' || wait === undefined) return 'later'
        await needs.sleep(error.retryAfter === undefined ? wait : error.retryAfter * 1000)
      }
    }
    return 'later'
  }

  function leftInChat(
    channel: string,
    sender: Bytes,
    { address, asked, stay, discreet, forget }: Outgoing,
    shown: string[],
  ): KeptMessage | undefined {
    const messages = discreet && asked !== undefined ? [asked, ...shown] : shown
    if (messages.length === 0 || forget) return undefined
    const erase = discreet && stay !== 'always'
    const id = randomUUID()
    return {
      id,
      sender,
      channel,
      content: sent.seal(id, { address, messages, erase }),
      dueAt: new Date(now().getTime() + (erase ? Math.min(STAYS[stay], DELETABLE) : DELETABLE)),
    }
  }

  async function erase(): Promise<void> {
    for (const { id, channel, inChat } of await sent.due([...channels.keys()], now())) {
      if (inChat.erase) await eraseOne(id, channel, inChat.address, inChat.messages)
      else await sent.forget(id)
    }
  }

  async function eraseOne(
    id: string,
    channel: string,
    address: Address,
    messages: string[],
  ): Promise<void> {
    try {
      await channels.get(channel)?.erase(address, messages)
    } catch (error) {
      if (!(error instanceof SendError)) throw error
      if (error.kind === 'throttled' || error.kind === 'unreachable') {
        log.warn({ channel, error }, 'messages could not be deleted from a chat yet')
        return
      }
    }
    await sent.forget(id)
  }

  const channelOf = (name: string): Sending => {
    const channel = channels.get(name)
    if (!channel) throw new Error(`there is no channel ${name}`)
    return channel
  }

  return {
    accept,

    /** Takes up turns that were left over: at start, and every so often. */
    async finish(before: Date = now()): Promise<void> {
      for (const turn of await turns.open([...channels.keys()], before)) {
        if (underWay.has(turn.id)) continue
        follow(turn.id, turn.sender, async () => {
          const content = JSON.parse(keys.open('inbox', turn.id, turn.content))
          if (turn.state === 'handled') return deliver(turn.id, turn.channel, turn.sender, content)
          await run(turn.id, turn.channel, turn.sender, content, await turns.tryAgain(turn.id))
        })
      }
    },

    /** Deletes from the chats what is due, and forgets what can no longer be deleted. */
    erase,

    /** Resolves when nothing is under way. */
    async idle(): Promise<void> {
      while (lanes.size > 0) await Promise.all(lanes.values())
    },

    /** Begins nothing new; what is under way is left for the next start at the latest after its step. */
    async stop(): Promise<void> {
      stopping = true
      while (lanes.size > 0) await Promise.all(lanes.values())
    },
  }
}
export type Turns = ReturnType<typeof createTurns>

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
