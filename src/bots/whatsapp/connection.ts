import makeWASocket, {
  type BinaryNode,
  Browsers,
  type CacheStore,
  DEFAULT_CONNECTION_CONFIG,
  isJidBroadcast,
  isJidGroup,
  isJidNewsletter,
  proto,
  type WAMessageContent,
  type WAVersion,
} from '@whiskeysockets/baileys'
import { personOf } from './address.ts'
import { createArrivals } from './arrivals.ts'
import { AccountClosed, type Auth } from './auth-state.ts'
import { allAbout } from './forgetting.ts'
import { createOneByOne } from './one-by-one.ts'
import type { WhatsappPace } from './pace.ts'
import type { Pairing } from './pairing.ts'
import { noLog } from './silence.ts'

interface Needs
  extends Pick<
    Parameters<typeof createArrivals>[0],
    'accept' | 'unreadable' | 'lateAfter' | 'now' | 'wrote' | 'strange'
  > {
  auth: Auth
  /** wss://web.whatsapp.com/ws/chat, or a loopback address in tests. */
  url: string
  version: WAVersion | undefined
  pace: WhatsappPace
  /** Shows how to pair a phone; undefined: nobody could see it. */
  pairing: Pairing | undefined
  /** What was sent under an id, for a phone that could not read it and asks again. */
  sent(id: string): Promise<WAMessageContent | undefined>
  retries: CacheStore
  failed(error: unknown): void
}

/** How WhatsApp took a message: it accepted it, did not answer, or refused it with a code. */
export type Taken = 'accepted' | 'unheard' | { refused: number }

/** One connection to WhatsApp, from its opening to its end. */
export interface Connection {
  /** Resolves when we are logged in; never, if that fails. */
  opened: Promise<void>
  /** Resolves with the code of WhatsApp or of the library when the connection is over. */
  over: Promise<number>
  isOpen(): boolean
  /** Sends under an id. Resolves when WhatsApp has answered, or has not answered for too long. */
  send(jid: string, id: string, content: WAMessageContent, revokes: boolean): Promise<Taken>
  /** Deletes what the library keeps about a person. */
  forget(jid: string): Promise<void>
  /** Takes the pairing back, also at WhatsApp. */
  unpair(): Promise<void>
  end(): void
}

const isElsewhere = (jid: string): boolean =>
  Boolean(isJidGroup(jid) || isJidBroadcast(jid) || isJidNewsletter(jid))

/** Which parts of the past are fetched. They tell which LID has which number. None is kept. */
const { HistorySyncType } = proto.Message
const SYNCED = new Set([
  HistorySyncType.INITIAL_BOOTSTRAP,
  HistorySyncType.PUSH_NAME,
  HistorySyncType.NON_BLOCKING_DATA,
])

/** Opens a connection. */
export const connect = (needs: Needs): Connection => {
  const { auth, pace, pairing } = needs
  const opened = Promise.withResolvers<void>()
  const over = Promise.withResolvers<number>()
  const waiting = new Map<string, (taken: Taken) => void>()
  let state: 'new' | 'open' | 'over' = 'new'
  const oneByOne = createOneByOne()

  const end = (code: number): void => {
    if (state === 'over') return
    state = 'over'
    for (const [, answer] of waiting) answer('unheard')
    over.resolve(code)
    // The library's own end may take as long as the other side likes.
    void socket.end(undefined).catch(() => undefined)
  }
  const failed = (error: unknown): void => {
    end(428)
    if (!(error instanceof AccountClosed)) needs.failed(error)
  }

  const arrivals = createArrivals({
    ...needs,
    oneByOne,
    failed,
    me: () => auth.state.creds.me,
  })

  const socket = makeWASocket({
    auth: auth.state,
    waWebSocketUrl: needs.url,
    ...(needs.version && { version: needs.version }),
    browser: Browsers.macOS('Chrome'),
    logger: noLog,
    defaultQueryTimeoutMs: pace.query,
    markOnlineOnConnect: false,
    syncFullHistory: false,
    generateHighQualityLinkPreview: false,
    // Otherwise our own messages come back among those of others, with a refusal merged into them.
    emitOwnEvents: false,
    shouldSyncHistoryMessage: ({ syncType }) => SYNCED.has(syncType ?? HistorySyncType.FULL),
    shouldIgnoreJid: isElsewhere,
    // A write that fails ends the connection. Trying again here would only delay that.
    transactionOpts: { maxCommitRetries: 1, delayBetweenTriesMs: 1 },
    msgRetryCounterCache: needs.retries,
    getMessage: async ({ id }) => (id ? needs.sent(id) : undefined),
    makeSignalRepository: (given, logger, find) => {
      const repository = DEFAULT_CONNECTION_CONFIG.makeSignalRepository(given, logger, find)
      return 'transaction' in given.keys ? arrivals.storing(repository, given.keys) : repository
    },
  })

  socket.ws.prependListener('CB:message', (node) => {
    // `failed` has already been told.
    arrivals.came(node, socket.authState.keys).catch(() => undefined)
  })
  socket.ws.on('CB:ack,class:message', ({ attrs: { id, error } }: BinaryNode) => {
    waiting.get(id ?? '')?.(error === undefined ? 'accepted' : { refused: Number(error) })
  })
  socket.ev.on('messages.upsert', ({ messages }) => {
    // The library hands over what it had kept back also after the end.
    if (state === 'over') return
    // `failed` has already been told.
    arrivals.handedOver(messages, socket.authState.keys).catch(() => undefined)
  })
  socket.ev.on('creds.update', () => void auth.save().catch(() => undefined))
  socket.ev.on('connection.update', ({ connection, qr, lastDisconnect }) => {
    if (qr !== undefined) {
      if (!pairing) end(401)
      else {
        // No code came, so this round is over as if nobody had used it.
        pairing.show(qr, (number) => socket.requestPairingCode(number)).catch(() => end(408))
      }
    }
    if (connection === 'open' && state === 'new') {
      state = 'open'
      opened.resolve()
    }
    if (connection === 'close') end(codeOf(lastDisconnect?.error))
  })

  const relay = (jid: string, id: string, content: WAMessageContent, revokes: boolean) =>
    oneByOne(() =>
      socket.relayMessage(jid, content, {
        messageId: id,
        ...(revokes && { additionalAttributes: { edit: '7' } }),
      }),
    )

  return {
    opened: opened.promise,
    over: over.promise,
    isOpen: () => state === 'open',

    async send(jid, id, content, revokes) {
      if (state !== 'open') return 'unheard'
      const answer = Promise.withResolvers<Taken>()
      waiting.set(id, answer.resolve)
      const timer = setTimeout(() => answer.resolve('unheard'), pace.acknowledged)
      try {
        // A message that is sent is not yet accepted: this resolves before WhatsApp has answered.
        relay(jid, id, content, revokes).catch(() => answer.resolve('unheard'))
        return await answer.promise
      } finally {
        clearTimeout(timer)
        waiting.delete(id)
      }
    },

    async forget(jid) {
      const person = personOf(jid)
      const { keys } = socket.authState
      // Through the library's own store, because it has some of it in memory.
      if (person) await oneByOne(async () => keys.set(await allAbout(person, keys)))
    },

    async unpair() {
      await socket.logout()
    },

    end: () => end(428),
  }
}

const codeOf = (error: Error | undefined): number => {
  if (error && 'output' in error) {
    const { output } = error
    if (typeof output === 'object' && output !== null && 'statusCode' in output) {
      return Number(output.statusCode)
    }
  }
  return 500
}
