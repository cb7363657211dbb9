import {
  type AuthenticationState,
  type BinaryNode,
  type ConnectionState,
  initAuthCreds,
  makeWASocket,
  normalizeMessageContent,
  type proto,
  type SignalDataSet,
  type SignalDataTypeMap,
  type WAMessage,
  WAMessageStatus,
  WAMessageStubType,
} from '@whiskeysockets/baileys'
import pino from 'pino'
import { afterEach, beforeEach, expect, it } from 'vitest'
import * as letters from './fake-whatsapp/letters.ts'
import { createFakeWhatsApp, type FakeWhatsApp } from './fake-whatsapp/server.ts'
import { PATIENCE } from './patience.ts'

const { DELIVERY_ACK: DELIVERED, READ, ERROR } = WAMessageStatus
const { CIPHERTEXT } = WAMessageStubType

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
  await whatsapp.arrives()
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

it('lets a bot that was linked before come back, and goes on where it was', async () => {
  const { auth, bot } = await linked()
  const anna = whatsapp.person()
  await anna.says('One')
  await bot.hears()
  await bot.says(anna.lid, 'First')
  await anna.hears()
  await bot.end()
  const again = connect(auth)
  await again.opens()
  await whatsapp.arrives()
  await anna.says('Two')
  expect(await again.hears()).toMatchObject({ how: 'notify', message: { conversation: 'Two' } })
  const id = await again.says(anna.lid, 'Second')
  expect(await anna.hears()).toMatchObject({ id, text: 'Second' })
})

it('refuses a bot that was unlinked, or whose place another bot has taken', async () => {
  const { auth, bot } = await linked()
  whatsapp.unlinks()
  expect(await bot.closes()).toBe(401)
  const again = connect(auth)
  expect(await again.closes()).toBe(401)
  await linked()
  expect(await connect(auth).closes()).toBe(401)
})

it('shows a person by LID and number, by either alone, or with the other one beside it', async () => {
  const { bot } = await linked()
  const { lidMapping } = bot.socket.signalRepository

  const anna = whatsapp.person({ hidden: true })
  await anna.says('Nobody knows my number')
  const hidden = (await bot.hears()).key
  expect(hidden.remoteJid).toBe(anna.lid)
  expect(hidden.remoteJidAlt).toBeUndefined()
  expect(await lidMapping.getPNForLID(anna.lid)).toBeNull()
  await bot.says(anna.lid, 'Good')
  expect(await anna.hears()).toMatchObject({ text: 'Good', to: anna.lid })

  const bea = whatsapp.person()
  bea.writesFrom('phone with lid')
  await bea.says('By number')
  expect((await bot.hears()).key).toMatchObject({ remoteJid: bea.phone, remoteJidAlt: bea.lid })
  bea.writesFrom('lid')
  await bea.says('By LID')
  const alone = (await bot.hears()).key
  expect(alone.remoteJid).toBe(bea.lid)
  expect(alone.remoteJidAlt).toBeUndefined()
  expect(await lidMapping.getPNForLID(bea.lid)).toContain(bea.phone?.split('@')[0])

  const clara = whatsapp.person()
  clara.writesFrom('phone')
  await clara.says('By number alone')
  expect((await bot.hears()).key.remoteJid).toBe(clara.phone)
  await bot.says(clara.phone ?? '', 'To the number')
  expect(await clara.hears()).toMatchObject({ text: 'To the number', to: clara.phone })

  const dora = whatsapp.person({ phone: null })
  expect(dora.phone).toBeUndefined()
  await dora.says('I have none')
  expect((await bot.hears()).key.remoteJid).toBe(dora.lid)
})

it('lets the bot write first to somebody it knows only the number of', async () => {
  const { bot } = await linked()
  const anna = whatsapp.person()
  expect(await bot.socket.onWhatsApp(anna.phone ?? '', '447700900999')).toEqual([
    { jid: anna.phone, exists: true },
  ])
  const id = await bot.says(anna.phone ?? '', 'Hello')
  expect(await anna.hears()).toMatchObject({ id, text: 'Hello', to: anna.phone })
  const { lidMapping } = bot.socket.signalRepository
  expect(await lidMapping.getLIDForPN(anna.phone ?? '')).toBe(anna.lid)
  await anna.says('Hello to you')
  expect((await bot.hears()).message).toMatchObject({ conversation: 'Hello to you' })
})

it('keeps what is written while the bot is away, and brings it as append, in order', async () => {
  const { auth, bot } = await linked()
  await bot.end()
  const anna = whatsapp.person()
  expect((await anna.says('One')).fate).toBe('waiting')
  await anna.says('Two')
  const again = connect(auth)
  expect(await again.hears()).toMatchObject({ how: 'append', message: { conversation: 'One' } })
  expect(await again.hears()).toMatchObject({ how: 'append', message: { conversation: 'Two' } })
  await anna.says('Three')
  expect(await again.hears()).toMatchObject({ how: 'notify' })
  expect(whatsapp.waiting()).toBe(0)
})

it('brings again what the bot had read but not answered for when it broke off', async () => {
  const { auth, bot } = await linked()
  const anna = whatsapp.person()
  whatsapp.faults.dropOnReceipt()
  expect((await anna.says('Did you get this?')).fate).toBe('waiting')
  expect(await bot.closes()).toBe(428)

  const second = connect(auth)
  await whatsapp.arrives()
  await anna.says('And this?')
  expect(await second.hears()).toMatchObject({ message: { conversation: 'And this?' } })
  await second.says(anna.lid, 'Both')
  await anna.hears()
  await anna.says('Good')
  await second.hears()
  whatsapp.faults.dropOnReceipt()
  const { id } = await anna.says('This too?')
  await second.closes()

  // In a session that is under way, the library does not know that it had it; it asks for it anew.
  const third = connect(auth)
  expect(await third.hears()).toMatchObject({ key: { id }, messageStubType: CIPHERTEXT })
  expect(await third.hears()).toMatchObject({ key: { id }, message: { conversation: 'This too?' } })
})

it('tells the bot that its message was refused, and gives it to nobody', async () => {
  const { bot } = await linked()
  const anna = whatsapp.person()
  const bea = whatsapp.person()
  whatsapp.faults.refuseMessages({ code: 463, to: anna.lid })
  const refused = await bot.says(anna.lid, 'No')
  expect((await bot.acks.next()).attrs).toMatchObject({ id: refused, error: '463' })
  expect(await bot.updates.next(({ status }) => status === ERROR)).toMatchObject({ id: refused })
  await bot.says(bea.lid, 'Yes')
  await bea.hears()
  const second = await bot.says(anna.lid, 'Now')
  expect(await anna.hears()).toMatchObject({ id: second })
  expect(whatsapp.accepted.has(refused)).toBe(false)
})

it('can swallow an ack, lose a message, or be late', async () => {
  const { bot } = await linked()
  const anna = whatsapp.person()
  whatsapp.faults.swallowAcks()
  const swallowed = await bot.says(anna.lid, 'One')
  expect(await anna.hears()).toMatchObject({ id: swallowed })
  whatsapp.faults.loseMessages()
  await bot.says(anna.lid, 'Two')
  whatsapp.faults.delayAcks(400)
  const third = await bot.says(anna.lid, 'Three')
  expect(await anna.hears()).toMatchObject({ id: third })
  expect(bot.acks.all).toEqual([])
  expect((await bot.acks.next()).attrs.id).toBe(third)
  await bot.says(anna.lid, 'One', { messageId: swallowed })
  await bot.acks.next()
  expect(whatsapp.accepted.get(swallowed)).toBe(2)
  expect(anna.screen.map(({ text }) => text)).toEqual(['One', 'Three'])
})

it('gets a message again that a phone could not decrypt, also from a bot that was restarted', async () => {
  const { auth, bot } = await linked()
  const sent = new Map<string, proto.IMessage>()
  const anna = whatsapp.person()
  const id = await bot.says(anna.lid, 'Hello')
  await anna.hears()
  void anna.loses(id)
  expect(anna.screen).toEqual([])
  expect(await anna.hears()).toMatchObject({ id, text: 'Hello' })

  sent.set(id, { conversation: 'Hello' })
  await bot.end()
  const again = connect(auth, sent)
  await again.opens()
  void anna.loses(id)
  expect(await anna.hears()).toMatchObject({ id, text: 'Hello' })
})

it('tells when a message arrived, when it was read, and nothing once she blocks the bot', async () => {
  const { bot } = await linked()
  const anna = whatsapp.person()
  const id = await bot.says(anna.lid, 'Hello')
  await bot.updates.next(({ status }) => status === DELIVERED)
  await anna.reads(id)
  expect(await bot.updates.next(({ status }) => status === READ)).toMatchObject({ id })
  anna.blocks(true)
  const unseen = await bot.says(anna.lid, 'Are you there?')
  expect((await bot.acks.next(({ attrs }) => attrs.id === unseen)).attrs.error).toBeUndefined()
  anna.blocks(false)
  anna.confirms(false)
  await bot.says(anna.lid, 'Back?')
  expect(await anna.hears(({ text }) => text !== 'Hello')).toMatchObject({ text: 'Back?' })
  const arrived = bot.updates.all.filter(({ status }) => status === DELIVERED)
  expect(arrived.map((update) => update.id)).toEqual([id])
})

it('can deliver a message twice; the library notices it the first time, and later asks again', async () => {
  const { bot } = await linked()
  const anna = whatsapp.person()
  whatsapp.faults.deliverTwice()
  await anna.says('First')
  await bot.hears()
  await bot.says(anna.lid, 'Hello')
  await anna.hears()
  await anna.says('Second')
  expect(await bot.hears()).toMatchObject({ message: { conversation: 'Second' } })

  whatsapp.faults.deliverTwice()
  const { id, fate } = await anna.says('Third')
  expect(fate).toBe('received')
  expect(await bot.hears()).toMatchObject({ key: { id }, message: { conversation: 'Third' } })
  expect(await bot.hears()).toMatchObject({ key: { id }, messageStubType: CIPHERTEXT })
  expect(await bot.hears()).toMatchObject({ key: { id }, message: { conversation: 'Third' } })
})

it('can damage a message; the bot asks for it again', async () => {
  const { bot } = await linked()
  const anna = whatsapp.person()
  whatsapp.faults.corrupt()
  const { id, fate } = await anna.says('Hello')
  expect(fate).toBe('unreadable')
  const stub = await bot.hears()
  expect(stub.key.id).toBe(id)
  expect(stub.messageStubParameters).toEqual(['Bad MAC'])
  expect(await bot.hears()).toMatchObject({ key: { id }, message: { conversation: 'Hello' } })
})

it('brings everything that people send', async () => {
  const { bot } = await linked()
  const anna = whatsapp.person()
  const got = async (message: proto.IMessage) => {
    await anna.sends(message)
    return normalizeMessageContent((await bot.hears()).message) ?? {}
  }
  const question = await bot.says(anna.lid, 'Which?')

  const card = { name: 'Somebody', numbers: ['+44 7700 900555'], waid: '447700900555' }
  expect((await got(letters.contact(card))).contactMessage?.vcard).toContain('waid=447700900555')
  const several = await got(letters.contacts([card, { numbers: ['07700 900556'] }]))
  expect(several.contactsArrayMessage?.contacts).toHaveLength(2)
  const fleeting = letters.text('Gone tomorrow', { expires: 86_400, quotes: question })
  const { extendedTextMessage } = await got(fleeting)
  expect(extendedTextMessage).toMatchObject({
    text: 'Gone tomorrow',
    contextInfo: { expiration: 86_400, stanzaId: question },
  })
  expect((await got(letters.location())).locationMessage).toBeTruthy()
  expect((await got(letters.voice())).audioMessage).toMatchObject({ ptt: true })
  expect((await got(letters.photo('Look'))).imageMessage).toMatchObject({ caption: 'Look' })
  expect((await got(letters.document())).documentMessage).toBeTruthy()
  expect((await got(letters.sticker())).stickerMessage).toBeTruthy()
  expect((await got(letters.viewOnce())).imageMessage).toBeTruthy()
  expect((await got(letters.poll('Now?', ['Yes', 'No']))).pollCreationMessageV3?.name).toBe('Now?')
  const reaction = letters.reaction(question, '\u{1F44D}')
  expect((await got(reaction)).reactionMessage?.key).toMatchObject({ id: question })
  const { id } = await anna.says('Tpyo')
  await bot.hears()
  const { protocolMessage } = await got(letters.edit(id, 'Typo'))
  expect(protocolMessage).toMatchObject({ key: { id }, editedMessage: { conversation: 'Typo' } })
  expect((await got(letters.revoke(id))).protocolMessage?.key).toMatchObject({ id })
  const { protocolMessage: setting } = await got(letters.disappearing(604_800))
  expect(setting?.ephemeralExpiration).toBe(604_800)
  expect(await got(letters.unknown())).toMatchObject({ messageContextInfo: {} })
})

it('brings what is written in a group, as a status, or in a newsletter', async () => {
  const { bot } = await linked()
  const anna = whatsapp.person()
  const hello = letters.text('Hello')
  expect((await anna.sends(hello, { to: 'group' })).fate).toBe('received')
  expect((await bot.hears()).key).toMatchObject({
    remoteJid: expect.stringMatching(/@g\.us$/),
    participant: anna.lid,
    participantAlt: anna.phone,
  })
  await anna.sends(hello, { to: 'status' })
  expect((await bot.hears()).key).toMatchObject({ remoteJid: 'status@broadcast' })
  expect((await anna.sends(hello, { to: 'newsletter' })).fate).toBe('received')
  expect((await bot.hears()).key.remoteJid).toMatch(/@newsletter$/)
})

it('shows her chat as it stands: edited, revoked, quoting, disappearing', async () => {
  const { bot } = await linked()
  const anna = whatsapp.person()
  const { id: asked } = await anna.says('What is open?')
  const question = await bot.hears()
  const first = await bot.says(anna.lid, 'Everything', { quoted: question })
  expect(await anna.hears()).toMatchObject({ text: 'Everything', about: asked })
  const key = { remoteJid: anna.lid, fromMe: true, id: first }
  await bot.socket.sendMessage(anna.lid, { text: 'Nothing', edit: key })
  expect(await anna.hears()).toMatchObject({ kind: 'edit', text: 'Nothing', about: first })
  expect(anna.screen).toEqual([{ id: first, text: 'Nothing', edited: true }])
  await bot.socket.sendMessage(anna.lid, { delete: key })
  expect(await anna.hears()).toMatchObject({ kind: 'revoke', about: first })
  const second = await bot.says(anna.lid, 'Gone soon', { ephemeralExpiration: 86_400 })
  expect(await anna.hears()).toMatchObject({ id: second, expiration: 86_400 })
  expect(anna.screen).toEqual([
    { id: second, text: 'Gone soon', edited: false, expiration: 86_400 },
  ])
  await bot.socket.sendMessage(anna.lid, { react: { text: '\u{1F44D}', key: question.key } })
  expect(await anna.hears()).toMatchObject({ kind: 'reaction', about: asked })
})

it('ends a connection as WhatsApp does', async () => {
  const { auth, bot } = await linked()
  let last = bot
  for (const code of [440, 500, 503, 403, 411, 515, 401]) {
    whatsapp.faults.streamError(code)
    expect(await last.closes()).toBe(code)
    last = connect(auth)
    await last.opens()
  }
  whatsapp.faults.dropAll()
  expect(await last.closes()).toBe(428)
  for (const reason of [403, 405, 503, 401]) {
    whatsapp.faults.refuseLogins(reason)
    expect(await connect(auth).closes()).toBe(reason)
  }
  whatsapp.faults.refuseConnections(1)
  expect(await connect(auth).closes()).toBe(408)
  const first = connect(auth)
  await first.opens()
  const second = connect(auth)
  expect(await first.closes()).toBe(440)
  await second.opens()
  expect(whatsapp.isOnline).toBe(true)
})

it('does not link a bot with a wrong pairing code', async () => {
  const first = connect(createKeep())
  await first.shows()
  await first.socket.requestPairingCode(whatsapp.account.number, 'ABCDEFGH')
  await expect(whatsapp.enter('ABCD-EFGJ')).rejects.toThrow('not the code')
  expect(whatsapp.account.device).toBeUndefined()
})

it('takes hundreds of messages in a row, both ways', async () => {
  const { bot } = await linked()
  const anna = whatsapp.person()
  for (let turn = 0; turn < 100; turn += 1) {
    await anna.says(`Question ${turn}`)
    expect((await bot.hears()).message?.conversation).toBe(`Question ${turn}`)
    await bot.says(anna.lid, `Answer ${turn}`)
    expect(await anna.hears()).toMatchObject({ text: `Answer ${turn}` })
  }
})

it('asks for more keys when few are left', async () => {
  const { bot } = await linked()
  while ((whatsapp.account.device?.oneTimes.length ?? 0) > 4) whatsapp.account.bundle()
  const anna = whatsapp.person()
  await anna.says('Hello')
  await bot.hears()
  await bot.says(anna.lid, 'Hello')
  await anna.hears()
  await expect.poll(() => whatsapp.account.device?.oneTimes.length, { timeout: PATIENCE }).toBe(8)
})

it('lets a person have a new phone, with new keys', async () => {
  const { bot } = await linked()
  const anna = whatsapp.person()
  await anna.says('Hello')
  await bot.hears()
  await bot.says(anna.lid, 'Hello')
  await anna.hears()
  anna.getsNewPhone()
  const id = await bot.says(anna.lid, 'Are you there?')
  expect(await anna.hears()).toMatchObject({ id, text: 'Are you there?' })
  await anna.says('On a new phone')
  expect((await bot.hears()).message).toMatchObject({ conversation: 'On a new phone' })
})
