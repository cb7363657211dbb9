import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { proto } from '@whiskeysockets/baileys'
import { expect, it, onTestFinished } from 'vitest'
import { addressOf, chatOf, personOf } from '../../src/bots/whatsapp/address.ts'
import { createBucket } from '../../src/bots/whatsapp/bucket.ts'
import { nextAfter } from '../../src/bots/whatsapp/closing.ts'
import { numbersOf } from '../../src/bots/whatsapp/contact.ts'
import { read } from '../../src/bots/whatsapp/inbound.ts'
import { plain } from '../../src/bots/whatsapp/markup.ts'
import { silenceConsole } from '../../src/bots/whatsapp/silence.ts'

it('a person is behind each of her addresses, whichever device it is, and nobody behind others', () => {
  expect(
    [
      '447700900123@s.whatsapp.net',
      '447700900123:12@s.whatsapp.net',
      '447700900123:0@s.whatsapp.net',
      '447700900123@c.us',
      '299000000000321@lid',
      '299000000000321:3@lid',
      '299000000000321:99@hosted.lid',
      '120363000000000001@g.us',
      'status@broadcast',
      '120363000000000002@newsletter',
      'not an address',
      undefined,
    ].map(personOf),
  ).toEqual([
    ...Array(4).fill({ number: '447700900123' }),
    ...Array(3).fill({ lid: '299000000000321' }),
    ...Array(5).fill(undefined),
  ])
})

it('an address leads back to its chat, and to how long messages last there', () => {
  const chat = { jid: '299000000000321@lid', expires: 604_800 }
  expect(chatOf(addressOf(chat))).toEqual(chat)
  expect(chatOf(addressOf({ jid: chat.jid }))).toEqual({ jid: chat.jid })
  const elsewhere = addressOf({ jid: '120363000000000001@g.us' })
  expect(chatOf(elsewhere)).toBeUndefined()
})

it('whose LID nobody knows is known by her number', () => {
  const message = {
    key: { id: '3AONE', remoteJid: '447700900123@s.whatsapp.net' },
    message: { conversation: 'hello' },
    messageTimestamp: 1_790_000_000,
  }
  const means = { account: 'main', now: new Date(1_790_000_000_000), lateAfter: 1000 }
  expect(read(message, { number: '447700900123', by: 'number' }, means)).toEqual({
    dedupe: '["main","3AONE"]',
    at: means.now,
    address: '{"jid":"447700900123@s.whatsapp.net"}',
    from: { key: 'pn:447700900123' },
    body: { kind: 'text', text: 'hello' },
    editedAs: '3AONE',
  })
  // A copy of it that comes when WhatsApp has told her LID is the same message.
  const known = { lid: '299000000000123', number: '447700900123', by: 'number' } as const
  expect(read(message, known, means)?.dedupe).toBe('["main","3AONE"]')
  const later = { ...means, now: new Date(1_790_000_002_000) }
  expect(read(message, { number: '447700900123', by: 'number' }, later)?.late).toBe(true)
  const mine = { ...message, key: { ...message.key, fromMe: true } }
  expect(read(mine, { number: '447700900123', by: 'number' }, means)).toBeUndefined()
})

it('an edit names the message that was changed, unless it came late or cannot be read', () => {
  const { MESSAGE_EDIT } = proto.Message.ProtocolMessage.Type
  const { SecretEncType } = proto.Message.SecretEncryptedMessage
  const now = new Date(1_790_000_000_000)
  const readAt = (message: proto.IMessage, sent: number) =>
    read(
      {
        key: { remoteJid: '447700900123@s.whatsapp.net', id: 'EDIT' },
        message,
        messageTimestamp: sent,
      },
      { number: '447700900123', by: 'number' },
      { account: 'main', now, lateAfter: 1000 },
    )
  const protocolMessage = {
    type: MESSAGE_EDIT,
    key: { id: 'FIRST' },
    editedMessage: { conversation: 'hello there' },
  }
  const changed = { edits: 'FIRST', body: { kind: 'text', text: 'hello there' } }
  expect(readAt({ protocolMessage }, 1_790_000_000)).toMatchObject(changed)
  const wrapped = { editedMessage: { message: { protocolMessage } } }
  expect(readAt(wrapped, 1_790_000_000)).toMatchObject(changed)
  expect(readAt({ protocolMessage }, 1_789_999_000)).toBeUndefined()
  const secretEncryptedMessage = {
    secretEncType: SecretEncType.MESSAGE_EDIT,
    targetMessageKey: { id: 'FIRST' },
  }
  expect(readAt({ secretEncryptedMessage }, 1_790_000_000)).toMatchObject({
    edits: 'FIRST',
    body: { kind: 'unsupported' },
  })
})

it('pictures of an album are one thing to answer, but for those with words', () => {
  const means = { account: 'main', now: new Date(), lateAfter: 1000 }
  const { MEDIA_ALBUM } = proto.MessageAssociation.AssociationType
  const picture = (id: string, album: string, caption?: string): string | undefined => {
    const messageAssociation = {
      associationType: MEDIA_ALBUM,
      parentMessageKey: { id: album },
    }
    const message = {
      imageMessage: caption === undefined ? {} : { caption },
      messageContextInfo: { messageAssociation },
    }
    const key = { remoteJid: '447700900123@s.whatsapp.net', id }
    return read({ key, message }, { number: '447700900123', by: 'number' }, means)?.dedupe
  }
  expect(picture('A', 'album')).toBe(picture('B', 'album'))
  const others = [picture('A', 'album'), picture('B', 'other'), picture('C', 'album', 'who?')]
  expect(new Set(others).size).toBe(3)
})

it('the numbers of cards are found as they were written, or as WhatsApp knows them', () => {
  expect(
    numbersOf([
      'BEGIN:VCARD\r\nTEL;type=CELL:07700 900123\r\nitem1.TEL;waid=447700900456:+44 7700 900 456\r\nEND:VCARD',
      'BEGIN:VCARD\nTEL;VALUE=uri:tel:+447700900789;ext=1\nTEL;type=HOME:+44 77\n 00 900456\nEND:VCARD',
      'BEGIN:VCARD\nFN:+44 7700 900999\nNOTE:TEL:1\nEND:VCARD',
      undefined,
      null,
    ]),
  ).toEqual(['07700 900123', '+447700900456', '+447700900789'])
})

it('the numbers of cards are found however a phone wrote them', () => {
  expect(
    numbersOf([
      'BEGIN:VCARD\rTEL;ENCODING=QUOTED-PRINTABLE:=2B=34=34=37=37=30=30=\r=39=30=30=34=35=36\rEND:VCARD',
      '  BEGIN:VCARD\n  TEL;CELL:٠٧٧٠٠٩٠٠١٢٣\n  END:VCARD',
      'BEGIN:VCARD\nTEL;waid=123456789012345:+44 7700 900789\nEND:VCARD',
      'BEGIN:VCARD\nTEL;VALUE=uri:tel:7700900321;phone-context=+44\nEND:VCARD',
    ]),
  ).toEqual(['+447700900456', '07700900123', '+44 7700 900789', '+447700900321'])
})

it('nothing that a peer wrote becomes bold by itself', () => {
  expect(plain('*a* and *b c*')).toBe('∗a∗ and ∗b c∗')
  expect(plain('```x``` `y` ~z~ _*w*_')).toBe('ˋˋˋxˋˋˋ ˋyˋ ∼z∼ ˍ∗w∗ˍ')
  const harmless = '2 * 3 * 4, snake_case_name, a ~ b, * one\n* two, x*y*z, *open'
  expect(plain(harmless)).toBe(harmless)
})

it('each end of a connection leads to what helps', () => {
  const kinds = [515, 428, 408, 500, 503, 999, 401, 405, 403, 411, 440].map(
    (code) => nextAfter(code).kind,
  )
  expect(kinds).toEqual([
    'now',
    ...Array(5).fill('later'),
    'unpaired',
    'outdated',
    ...Array(3).fill('stop'),
  ])
})

it('what nobody asked for goes out slowly, unevenly, and seldom to the same chat', () => {
  let now = 0
  const hour = 3_600_000
  const bucket = createBucket({ perHour: 20 }, { now: () => now, random: () => 0.5 })
  expect(bucket.take('anna')).toBe(0)
  expect(bucket.take('bea')).toBe(5_000)
  now += 5_000
  expect(bucket.take('anna')).toBe(0)
  now += 5_000
  // Two an hour are enough for one chat.
  expect(bucket.take('anna')).toBeGreaterThan(hour / 3)
  let sent = 2
  for (const end = now + 2 * hour; now < end; now += 10_000)
    if (bucket.take(`peer ${now}`) === 0) sent += 1
  expect(sent).toBeGreaterThan(40)
  expect(sent).toBeLessThan(45)
})

it('what cannot wait goes out at once, and everything else waits longer for it', () => {
  let now = 0
  const bucket = createBucket({ perHour: 20 }, { now: () => now, random: () => 0.5 })
  for (let alarm = 0; alarm < 10; alarm++) bucket.takeAnyway('anna')
  expect(bucket.take('bea')).toBeGreaterThan(5_000)
  now += 3 * 60_000 + 1_000
  expect(bucket.take('bea')).toBe(0)
  expect(bucket.take('anna')).toBeGreaterThan(60_000)
})

it('what the library prints goes nowhere, and what anybody else prints goes on', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'varsku-silence-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const library = join(folder, 'node_modules/libsignal/src')
  mkdirSync(library, { recursive: true })
  const code =
    'export const prints = (console, ...what) => { console.info(...what); console.error(...what) }'
  const files = [join(library, 'record.mjs'), join(folder, 'other.mjs')]
  for (const file of files) writeFileSync(file, code)
  const printed: unknown[][] = []
  const shown = Object.create(globalThis.console)
  for (const name of ['log', 'info', 'warn', 'error', 'debug', 'trace', 'dir'])
    shown[name] = (...what: unknown[]) => printed.push([name, ...what])
  silenceConsole(shown)
  for (const file of files) (await import(file)).prints(shown, file === files[1])
  expect(printed).toEqual([
    ['info', true],
    ['error', true],
  ])
})
