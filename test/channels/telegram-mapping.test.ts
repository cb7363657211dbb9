import type { Contact, Message, Update, User } from 'grammy/types'
import { describe, expect, it } from 'vitest'
import { type Arrival, read } from '../../src/bots/telegram/inbound.ts'
import type { Body } from '../../src/core/terms/message.ts'

const anna: User = { id: 5_500_000_777, is_bot: false, first_name: 'Anna', language_code: 'nb' }
const bot: User = { id: 990_000_001, is_bot: true, first_name: 'Varsku', username: 'varsku_bot' }
const home = { id: anna.id, type: 'private' as const, first_name: 'Anna' }
const group = { id: -1_002_000_000_555, type: 'supergroup' as const, title: 'A group' }
const date = 1_795_000_000
const now = new Date('2026-11-22T12:00:00Z')

const file = { file_id: 'AwACAgQAAxkBAAIB', file_unique_id: 'AgADBwAD', file_size: 4_096 }
const photo = [{ ...file, width: 90, height: 67 }]
const forwarded: Partial<Message> = {
  forward_origin: { type: 'hidden_user', sender_user_name: 'Somebody', date: date - 60 },
}

const message = (content: object, from: User = anna): Update => ({
  update_id: 700_000_001,
  message: { message_id: 41, from, chat: home, date, ...content },
})

const bodyOf = (update: Update): Body | undefined => read(update, now).inbound?.body

const said: [string, object, Body | undefined][] = [
  ['a text', { text: 'Hello' }, { kind: 'text', text: 'Hello' }],
  [
    'a command',
    { text: '/check', entities: [{ type: 'bot_command', offset: 0, length: 6 }] },
    { kind: 'text', text: '/check' },
  ],
  ['a deep link', { text: '/start k7Qp' }, { kind: 'text', text: '/start k7Qp' }],
  ['a forwarded text', { ...forwarded, text: 'Mind him' }, { kind: 'text', text: 'Mind him' }],
  [
    'a reply',
    { text: 'Yes', reply_to_message: { message_id: 40, chat: home, date, text: 'Sure?' } },
    { kind: 'text', text: 'Yes' },
  ],
  ['a voice message', { voice: { ...file, duration: 3 } }, { kind: 'voice' }],
  [
    'a voice message with words',
    { voice: { ...file, duration: 3 }, caption: 'a' },
    { kind: 'voice' },
  ],
  ['a piece of music', { audio: { ...file, duration: 180 } }, { kind: 'voice' }],
  ['a round video', { video_note: { ...file, length: 240, duration: 3 } }, { kind: 'voice' }],
  ['a photo', { photo }, { kind: 'file' }],
  ['a photo with blank words', { photo, caption: '  ' }, { kind: 'file' }],
  [
    'a photo with words',
    { photo, caption: 'call +44 7700 900123' },
    { kind: 'text', text: 'call +44 7700 900123', beside: 'file' },
  ],
  ['a document', { document: { ...file, file_name: 'a.pdf' } }, { kind: 'file' }],
  ['a video', { video: { ...file, width: 1, height: 1, duration: 1 } }, { kind: 'file' }],
  [
    'an animation',
    { animation: { ...file, width: 1, height: 1, duration: 1 }, document: file },
    { kind: 'file' },
  ],
  [
    'a sticker',
    { sticker: { ...file, type: 'regular', width: 1, height: 1 } },
    { kind: 'unsupported' },
  ],
  ['a place', { location: { latitude: 0, longitude: 0 } }, { kind: 'unsupported' }],
  ['a poll', { poll: { id: '1', question: 'a' } }, { kind: 'unsupported' }],
  ['a die', { dice: { emoji: '🎲', value: 3 } }, { kind: 'unsupported' }],
  ['a kind that is not known yet', { hologram: {} }, { kind: 'unsupported' }],
  ['a changed delete timer', { message_auto_delete_timer_changed: {} }, undefined],
  ['a pinned message', { pinned_message: { message_id: 3, chat: home, date: 0 } }, undefined],
]

describe('what a peer sends', () => {
  it.each(said)('%s', (_name, content, body) => {
    expect(bodyOf(message(content))).toEqual(body)
  })

  it('carries who, when and where, and nothing else of the person', () => {
    expect(read(message({ text: 'Hello' }), now)).toEqual({
      inbound: {
        dedupe: '700000001',
        at: new Date(date * 1_000),
        address: '5500000777',
        from: { key: '5500000777', language: 'nb' },
        body: { kind: 'text', text: 'Hello' },
        message: '41',
      },
    } satisfies Record<keyof Pick<Arrival, 'inbound'>, object>)
  })

  it('has no language when Telegram tells none', () => {
    const { language_code: _none, ...nameless } = anna
    expect(read(message({ text: 'Hello' }, nameless), now).inbound?.from).toEqual({
      key: '5500000777',
    })
  })

  it('is ignored from a bot', () => {
    expect(read(message({ text: 'Hello' }, { ...anna, is_bot: true }), now)).toEqual({})
  })

  it('says of which album it is', () => {
    expect(read(message({ photo, media_group_id: '13' }), now).album).toBe('13')
    expect(read(message({ photo }), now)).not.toHaveProperty('album')
  })

  const edit = (content: object, more: object = {}): Arrival => {
    const { message: first } = message(content)
    if (!first) throw new Error('there is no message')
    return read({ update_id: 1, edited_message: { ...first, edit_date: date + 5, ...more } }, now)
  }

  it('is told to be an edit, and the same edit is known again', () => {
    expect(edit({ text: 'Hello you' })).toEqual({
      inbound: {
        dedupe: `edit 5500000777 41 ${date + 5}`,
        at: new Date((date + 5) * 1_000),
        address: '5500000777',
        from: { key: '5500000777', language: 'nb' },
        body: { kind: 'text', text: 'Hello you' },
        message: '41',
        edits: '41',
      },
    })
    const dedupes = [{}, {}, { edit_date: date + 9 }, { message_id: 42 }].map(
      (more) => edit({ text: 'Hello you' }, more).inbound?.dedupe,
    )
    expect(new Set(dedupes).size).toBe(3)
  })

  it('is ignored where a message changes by itself, and where it changes in a group', () => {
    expect(edit({ location: { latitude: 0, longitude: 0 } })).toEqual({})
    expect(edit({ text: 'Hello' }, { chat: group })).toEqual({})
  })
})

const card = (...lines: string[]) =>
  ['BEGIN:VCARD', 'VERSION:3.0', 'FN:Someone', ...lines, 'END:VCARD'].join('\r\n')

const contacts: [string, Omit<Contact, 'first_name'>, string[]][] = [
  ['one number', { phone_number: '+44 7700 900123' }, ['+44 7700 900123']],
  [
    'a card with the same number',
    { phone_number: '447700900123', vcard: card('TEL;TYPE=CELL:+44 7700 900123') },
    ['+44 7700 900123'],
  ],
  [
    'a card with more numbers',
    {
      phone_number: '+447700900123',
      vcard: card('TEL;MOBILE:+447700900123', 'item1.TEL;TYPE=WORK:07700 900456', 'EMAIL:a@b.no'),
    },
    ['+447700900123', '07700 900456'],
  ],
  [
    'a card of version 4, and a folded line',
    {
      phone_number: '+447700900123',
      vcard: card(
        'TEL;VALUE=uri;TYPE="voice,home":tel:+44-7700-900456;ext=1',
        'TEL:+44 7700',
        '  900789',
      ),
    },
    ['+447700900123', '+44-7700-900456', '+44 7700 900789'],
  ],
  [
    'a card of version 2.1 in quoted-printable',
    {
      phone_number: '',
      vcard: card(
        'TEL;CELL;ENCODING=QUOTED-PRINTABLE:=2B=34=34=37=37=30=30=\r\n=39=30=30=34=35=36',
      ),
    },
    ['+447700900456'],
  ],
  [
    'a card in other digits, with two numbers in one line',
    { phone_number: '', vcard: card('TEL:٠٧٧٠٠٩٠٠١٢٣\\; +44 7700 900456') },
    ['07700900123; +44 7700 900456'],
  ],
]

describe('a shared contact', () => {
  it.each(contacts)('%s', (_name, contact, numbers) => {
    const shared = { contact: { first_name: 'Someone', ...contact } }
    expect(bodyOf(message(shared))).toEqual({ kind: 'contact', numbers })
    expect(bodyOf(message({ ...forwarded, ...shared }))).toEqual({ kind: 'contact', numbers })
  })

  it('without a number is nothing that the bot can use', () => {
    const contact = { first_name: 'Someone', phone_number: '' }
    expect(bodyOf(message({ contact }))).toEqual({ kind: 'unsupported' })
  })
})

const query = { id: '4000000000001', from: anna, chat_instance: '-55' }

describe('a tap', () => {
  it('is a choice, with the message that showed it', () => {
    const shown = { message_id: 42, from: bot, chat: home, date, text: 'Sure?' }
    const update = { update_id: 7, callback_query: { ...query, message: shown, data: 'q1.yes' } }
    expect(read(update, now)).toEqual({
      tap: '4000000000001',
      inbound: {
        dedupe: '7',
        at: now,
        address: '5500000777',
        from: { key: '5500000777', language: 'nb' },
        body: { kind: 'choice', option: 'q1.yes', message: '42' },
      },
    })
  })

  it('counts on a message that Telegram no longer shows the bot', () => {
    const old = { message_id: 42, chat: home, date: 0 as const }
    const update = { update_id: 7, callback_query: { ...query, message: old, data: 'q1.yes' } }
    expect(bodyOf(update)).toEqual({ kind: 'choice', option: 'q1.yes', message: '42' })
  })

  it('counts without its message', () => {
    const arrival = read({ update_id: 7, callback_query: { ...query, data: 'q1.yes' } }, now)
    expect(arrival.inbound?.address).toBe('5500000777')
    expect(arrival.inbound?.body).toEqual({ kind: 'choice', option: 'q1.yes' })
  })

  it('is only answered when it carries nothing', () => {
    expect(read({ update_id: 7, callback_query: { ...query, game_short_name: 'a' } }, now)).toEqual(
      {
        tap: '4000000000001',
      },
    )
  })

  it('in a group makes the bot leave', () => {
    const shown = { message_id: 42, from: bot, chat: group, date, text: 'Sure?' }
    const update = { update_id: 7, callback_query: { ...query, message: shown, data: 'yes' } }
    expect(read(update, now)).toEqual({
      tap: '4000000000001',
      elsewhere: { chat: group.id, language: 'nb' },
    })
  })
})

const membership = (
  chat: NonNullable<Update['my_chat_member']>['chat'],
  status: 'member' | 'left' | 'kicked',
): Update => ({
  update_id: 9,
  my_chat_member: {
    chat,
    from: anna,
    date,
    old_chat_member: { status: 'member', user: bot },
    new_chat_member:
      status === 'kicked' ? { status, user: bot, until_date: 0 } : { status, user: bot },
  },
})

describe('where the bot is', () => {
  it('hears that it was blocked', () => {
    expect(read(membership(home, 'kicked'), now).inbound).toEqual({
      dedupe: '9',
      at: new Date(date * 1_000),
      address: '5500000777',
      from: { key: '5500000777', language: 'nb' },
      body: { kind: 'blocked' },
    })
  })

  it('does not care that it was let in again', () => {
    expect(read(membership(home, 'member'), now)).toEqual({})
  })

  it('leaves a group or channel that it is added to', () => {
    const channel = { id: -1_002_000_000_556, type: 'channel' as const, title: 'A channel' }
    for (const chat of [group, channel]) {
      expect(read(membership(chat, 'member'), now)).toEqual({
        elsewhere: { chat: chat.id, language: 'nb' },
      })
      expect(read(membership(chat, 'left'), now)).toEqual({})
      expect(read(membership(chat, 'kicked'), now)).toEqual({})
    }
  })

  it('leaves a group where somebody writes, and does not look at what', () => {
    const update = message({ text: 'Hello', chat: group })
    expect(read(update, now)).toEqual({ elsewhere: { chat: group.id, language: 'nb' } })
  })
})

it('passes over an update of a kind that is not known', () => {
  expect(read({ update_id: 9 }, now)).toEqual({})
})
