import {
  type AuthenticationState,
  type BinaryNode,
  type ConnectionState,
  initAuthCreds,
  makeWASocket,
  type proto,
  type SignalDataSet,
  type SignalDataTypeMap,
  type WAMessage,
  WAMessageStatus,
} from '@whiskeysockets/baileys'
import pino from 'pino'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createFakeWhatsApp, type FakeWhatsApp } from './fake-whatsapp/server.ts'

const { DELIVERY_ACK: DELIVERED } = WAMessageStatus

let whatsapp: FakeWhatsApp
const endings: (() => Promise<void>)[] = []

beforeEach(async () => {
  whatsapp = await createFakeWhatsApp()
})

afterEach(async () => {
  for (const end of endings.splice(0)) await end()
  await whatsapp.close()
  expect(whatsapp.problems).toEqual([])
})

const createKeep = (): AuthenticationState => {
  const kept = new Map<string, unknown>()
  return {
    creds: initAuthCreds(),
    keys: {
      get: <T extends keyof SignalDataTypeMap>(type: T, ids: string[]) => {
        const found: Record<string, SignalDataTypeMap[T]> = {}
        for (const id of ids) {
          const value = kept.get(`${type}/${id}`)
          if (value) found[id] = value as SignalDataTypeMap[T]
        }
        return found
      },
      set: (data: SignalDataSet) => {
        for (const [type, values] of Object.entries(data)) {
          for (const [id, value] of Object.entries(values ?? {})) {
            if (value) kept.set(`${type}/${id}`, value)
            else kept.delete(`${type}/${id}`)
          }
        }
      },
    },
  }
}

/** Things that come one after the other, to be waited for. */
const createStream = <T>() => {
  const all: T[] = []
  let taken = 0
  let changed = Promise.withResolvers<void>()
  return {
    all,
    push(one: T) {
      all.push(one)
      changed.resolve()
      changed = Promise.withResolvers()
    },
    async next(is: (one: T) => boolean = () => true): Promise<T> {
      for (;;) {
        for (; taken < all.length; taken += 1) {
          const one = all[taken]
          if (one !== undefined && is(one)) {
            taken += 1
            return one
          }
        }
        await changed.promise
      }
    },
  }
}

type Got = WAMessage & { how: string }

/** A bot of the plain library. */
const connect = (auth: AuthenticationState, sent = new Map<string, proto.IMessage>()) => {
  const socket = makeWASocket({
    auth,
    waWebSocketUrl: whatsapp.url,
    logger: pino({ level: process.env['FAKE_LOG'] ?? 'silent' }),
    retryRequestDelayMs: 1,
    getMessage: async ({ id }) => sent.get(id ?? ''),
  })
  const states = createStream<Partial<ConnectionState>>()
  const messages = createStream<Got>()
  const acks = createStream<BinaryNode>()
  const updates = createStream<{ id: string; status: unknown }>()
  socket.ev.on('connection.update', (state) => states.push(state))
  socket.ev.on('creds.update', (changes) => Object.assign(auth.creds, changes))
  socket.ev.on('messages.upsert', ({ messages: arrived, type }) => {
    for (const one of arrived) {
      messages.push({ ...one, how: type })
      // The library merges what it hears about a message into the event that brings the message.
      if (one.key.fromMe) updates.push({ id: one.key.id ?? '', status: one.status })
    }
  })
  socket.ev.on('messages.update', (changes) => {
    for (const { key, update } of changes) {
      updates.push({ id: key.id ?? '', status: update.status })
    }
  })
  socket.ws.on('CB:ack,class:message', (ack: BinaryNode) => acks.push(ack))
  const end = async () => socket.end(undefined)
  endings.push(end)
  const codeOf = (error: unknown) =>
    (error as { output?: { statusCode?: number } } | undefined)?.output?.statusCode

  return {
    socket,
    messages,
    acks,
    updates,
    end,
    shows: async () => (await states.next(({ qr }) => qr !== undefined)).qr ?? '',
    opens: () => states.next(({ connection }) => connection === 'open'),
    closes: async () =>
      codeOf((await states.next(({ connection }) => connection === 'close')).lastDisconnect?.error),
    hears: () => messages.next(({ key }) => !key.fromMe),
    async says(to: string, text: string, options = {}) {
      const message = await socket.sendMessage(to, { text }, options)
      if (message?.key.id && message.message) sent.set(message.key.id, message.message)
      return message?.key.id ?? ''
    },
  }
}

/** A bot that is linked and logged in. */
const linked = async () => {
  const auth = createKeep()
  const first = connect(auth)
  await whatsapp.scan(await first.shows())
  expect(await first.closes()).toBe(515)
  const bot = connect(auth)
  await bot.opens()
  return { auth, bot }
}

it('links a bot that shows a QR code, and lets it in', async () => {
  const { auth } = await linked()
  expect(auth.creds.me).toMatchObject(whatsapp.account.me)
  expect(whatsapp.connections).toBe(2)
})

it('links a bot that shows a pairing code', async () => {
  const auth = createKeep()
  const first = connect(auth)
  await first.shows()
  const code = await first.socket.requestPairingCode(whatsapp.account.number)
  await whatsapp.enter(`${code.slice(0, 4)}-${code.slice(4)}`)
  expect(await first.closes()).toBe(515)
  await connect(auth).opens()
  expect(auth.creds.me).toMatchObject(whatsapp.account.me)
})

it('brings what a person writes, and brings her what the bot answers', async () => {
  const { bot } = await linked()
  const anna = whatsapp.person({ name: 'Anna' })
  const said = await anna.says('Hello')
  expect(said.fate).toBe('received')
  const got = await bot.hears()
  expect(got).toMatchObject({
    how: 'notify',
    pushName: 'Anna',
    message: { conversation: 'Hello' },
    key: { id: said.id, remoteJid: anna.lid, remoteJidAlt: anna.phone, addressingMode: 'lid' },
  })
  const id = await bot.says(anna.lid, 'Hello, Anna')
  expect(await anna.hears()).toMatchObject({ id, kind: 'text', text: 'Hello, Anna', to: anna.lid })
  expect((await bot.acks.next()).attrs).toMatchObject({ id, class: 'message' })
  expect(await bot.updates.next(({ status }) => status === DELIVERED)).toMatchObject({ id })
  await bot.says(anna.lid, 'And?')
  await anna.says('Again')
  expect((await bot.hears()).message).toMatchObject({ conversation: 'Again' })
  expect(whatsapp.accepted.get(id)).toBe(1)
})
