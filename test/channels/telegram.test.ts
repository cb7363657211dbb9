import { fastify } from 'fastify'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { usualPace } from '../../src/bots/telegram/pace.ts'
import { webhookBodyLimit } from '../../src/bots/telegram/webhook.ts'
import { backOff } from '../../src/bots/waiting.ts'
import { type Address, type Message, SendError } from '../../src/core/terms/message.ts'
import { type Bench, createBench, quick } from '../support/fake-telegram/connected.ts'

let bench: Bench

beforeEach(async () => {
  bench = await createBench()
})

afterEach(async () => {
  await bench.end()
  // Nothing that was logged or thrown in any of these tests says who, what or with which token.
  const told = bench.logged().join('\n')
  expect(told).not.toContain(bench.fake.token)
  expect(told).not.toContain(bench.fake.token.split(':')[1])
  expect(told).not.toMatch(/55000\d{5}/)
  expect(told).not.toMatch(/secret|900123|webhook-word/i)
})

const says = (text: string): Message => ({ text, options: [] })
const UPDATES = ['message', 'edited_message', 'callback_query', 'my_chat_member']
const text = (words: string) => ({ kind: 'text', text: words })

/** Anna has written, so that the bot may write to her. */
const meet = async (options: Parameters<Bench['started']>[0] = {}) => {
  const { telegram, inbox } = await bench.started(options)
  const anna = bench.fake.person({ language: 'nb' })
  anna.says('secret hello')
  const { address } = await inbox.next()
  return { telegram, inbox, anna, address }
}

describe('a conversation', () => {
  it('can be passed on and copied from, unless it is said in secret', async () => {
    const { telegram, anna, address } = await meet()
    await telegram.send(address, { text: 'Your receipt', options: [] })
    expect(await anna.hears()).toMatchObject({ protected: false })
  })

  it('makes no sound where it is not to', async () => {
    const { telegram, anna, address } = await meet()
    for (const quiet of [{}, { quiet: true as const }])
      await telegram.send(address, { text: 'Soon', options: [], unasked: true, ...quiet })
    await anna.hears()
    const sent = bench.fake.calls('sendMessage').map(({ params }) => params)
    expect(sent.map((params) => params['disable_notification'] ?? false)).toEqual([false, true])
  })

  it('is told beside what it answers, also when that is gone', async () => {
    const { telegram, anna, address } = await meet()
    const asked = anna.says('secret question')
    await telegram.send(address, { text: 'An answer', options: [], answers: String(asked) })
    expect(await anna.hears()).toMatchObject({ text: 'An answer', answers: asked })
    anna.deletes(asked)
    await telegram.send(address, { text: 'Another', options: [], answers: String(asked) })
    expect(await anna.hears()).not.toHaveProperty('answers')
  })

  it('goes to and fro', async () => {
    const { telegram, inbox, anna, address } = await meet()
    const [sent] = await telegram.send(address, {
      text: 'What now?',
      options: [
        { id: 'a.1', label: 'Check' },
        { id: 'a.2', label: 'Report' },
        { id: 'a.3', label: 'Something that takes longer' },
        { id: 'a.4', label: 'Stop' },
      ],
      secret: true,
    })
    const question = await anna.hears()
    expect(question).toMatchObject({
      id: Number(sent),
      text: 'What now?',
      buttons: [['Check', 'Report'], ['Something that takes longer'], ['Stop']],
      protected: true,
    })
    const tap = anna.taps('Report')
    expect((await inbox.next()).body).toEqual({ kind: 'choice', option: 'a.2', message: sent })
    await tap.answered
  })

  it('brings contacts, voices, pictures and a deep link', async () => {
    const { inbox, anna } = await meet()
    anna.says('/start secret7Qp')
    anna.sharesContact(['447700900123', '+44 7700 900123', '07700 900456'])
    anna.forwards({ numbers: ['+447700900123'] })
    anna.forwards('secret words')
    anna.sendsVoice()
    anna.sendsPhoto()
    anna.sendsPhoto('secret 07700 900123')
    anna.sendsLocation()
    for (let count = 0; count < 8; count += 1) await inbox.next()
    expect(inbox.bodies().slice(1)).toEqual([
      text('/start secret7Qp'),
      { kind: 'contact', numbers: ['+44 7700 900123', '07700 900456'] },
      { kind: 'contact', numbers: ['+447700900123'] },
      text('secret words'),
      { kind: 'voice' },
      { kind: 'file' },
      { ...text('secret 07700 900123'), beside: 'file' },
      { kind: 'unsupported' },
    ])
  })

  it('takes an album for one message, with its words, and later words for another', async () => {
    const { inbox, anna } = await meet()
    anna.sendsAlbum(Array(10).fill(undefined))
    anna.sendsAlbum(['secret 07700 900123', undefined, undefined])
    anna.sendsAlbum([undefined, 'secret words', undefined])
    await bench.fake.updates.allConfirmed()
    // The inbox keeps all; behind a real one, what has the same `dedupe` is stored once.
    const kept = inbox.kept()
    const once = kept.filter(
      ({ dedupe }, index) => kept.findIndex((other) => other.dedupe === dedupe) === index,
    )
    expect(once.map(({ body }) => body)).toEqual([
      text('secret hello'),
      { kind: 'file' },
      { ...text('secret 07700 900123'), beside: 'file' },
      { kind: 'file' },
      { ...text('secret words'), beside: 'file' },
    ])
  })

  it('knows what came late', async () => {
    const { inbox } = await meet({ pace: { ...quick, late: -1 } })
    expect(inbox.kept()).toMatchObject([{ late: true }])
    const other = await bench.started()
    bench.fake.person().says('secret in time')
    expect(await other.inbox.next()).not.toHaveProperty('late')
  })

  it('hears edits, and that it was blocked', async () => {
    const { inbox, anna } = await meet()
    const mistake = anna.says('secret mistake')
    anna.edits(mistake, 'secret correction')
    anna.blocks()
    const { message = '' } = await inbox.next()
    expect(await inbox.next()).toMatchObject({
      body: text('secret correction'),
      message,
      edits: message,
    })
    expect((await inbox.next()).body).toEqual({ kind: 'blocked' })
    expect(inbox.kept()).toHaveLength(4)
  })

  it('shows no preview of links and reads no markup', async () => {
    const { telegram, anna, address } = await meet()
    await telegram.send(address, says('*See* https://example.org <b>'))
    expect((await anna.hears()).text).toBe('*See* https://example.org <b>')
    const [call] = bench.fake.calls('sendMessage')
    expect(call?.params).toMatchObject({ link_preview_options: { is_disabled: true } })
    expect(call?.params).not.toHaveProperty('parse_mode')
  })

  it('goes on when a tap cannot be confirmed', async () => {
    const { telegram, inbox, anna, address } = await meet()
    await telegram.send(address, { text: 'Sure?', options: [{ id: 'b.1', label: 'Yes' }] })
    bench.fake.fail('answerCallbackQuery', { code: 400, description: 'Bad Request: too old' })
    inbox.fail(2)
    anna.taps('b.1')
    expect((await inbox.next()).body).toMatchObject({ kind: 'choice', option: 'b.1' })
    await telegram.stop()
    expect(bench.fake.calls('answerCallbackQuery')).toHaveLength(1)
    expect(bench.logged().join()).toContain('a tap was not confirmed')
  })
})

describe('what is accepted', () => {
  it('is accepted once, after storing failed for a while, and polling waits for it', async () => {
    const { inbox, telegram, anna } = await meet()
    inbox.fail(3)
    anna.says('secret one')
    anna.says('secret two')
    await inbox.tried(3)
    expect(bench.fake.updates.pending()).toBeGreaterThanOrEqual(2)
    expect(telegram.health()).toEqual({
      ok: false,
      detail: 'messages cannot be stored; they wait at Telegram',
    })
    await inbox.next()
    await inbox.next()
    await bench.fake.updates.allConfirmed()
    expect(inbox.bodies().slice(1)).toEqual([text('secret one'), text('secret two')])
    expect(telegram.health().ok).toBe(true)
  })

  it('is confirmed at the end, so that the next start does not see it again', async () => {
    const { telegram } = await meet()
    await telegram.stop()
    expect(bench.fake.updates.pending()).toBe(0)
    expect(telegram.health()).toEqual({ ok: false, detail: 'stopped' })
  })

  it('stays with Telegram when the bot is stopped before it is stored', async () => {
    const anna = bench.fake.person()
    anna.says('secret one')
    anna.says('secret two')
    anna.says('secret three')
    const first = bench.instance()
    let stored = 0
    await first.telegram.start(async (inbound) => {
      // The second is never stored.
      if (stored === 1) await first.inbox.accept(inbound).then(() => Promise.reject(new Error()))
      stored += 1
    })
    await first.inbox.tried(2)
    await first.telegram.stop()
    expect(bench.fake.updates.pending()).toBe(2)

    const second = await bench.started()
    await second.inbox.next()
    await second.inbox.next()
    await bench.fake.updates.allConfirmed()
    expect(second.inbox.bodies()).toEqual([text('secret two'), text('secret three')])
  })

  it('stays with Telegram when storing hangs at the end', async () => {
    const first = bench.instance({ pace: { ...quick, farewell: 20 } })
    const goOn = first.inbox.hang()
    await first.telegram.start(first.inbox.accept)
    const anna = bench.fake.person()
    anna.says('secret one')
    anna.says('secret two')
    await first.inbox.tried(1)
    await first.telegram.stop()
    expect(bench.fake.updates.pending()).toBe(2)
    goOn()
    await first.inbox.next()

    const second = await bench.started()
    await second.inbox.next()
    await second.inbox.next()
    // The first was stored late: its copy is told apart by `dedupe`, behind the channel.
    expect(first.inbox.bodies()).toEqual([text('secret one')])
    expect(second.inbox.kept()[0]?.dedupe).toBe(first.inbox.kept()[0]?.dedupe)
  })

  it('can be started again after it was stopped', async () => {
    const { telegram, inbox, anna } = await meet()
    await telegram.stop()
    anna.says('secret meanwhile')
    await telegram.start(inbox.accept)
    expect((await inbox.next()).body).toEqual(text('secret meanwhile'))
  })
})

describe('long polling', () => {
  it.each([
    ['a fault of Telegram', { code: 500 }],
    ['a request to slow down', { code: 429, retryAfter: 0.05 }],
    ['a page of a proxy', { code: 502, page: '<html>secret</html>' }],
    ['a connection that breaks', { drop: 'before' }],
    ['a connection that breaks after the work', { drop: 'after' }],
    ['an answer that never comes', { delay: 1_500 }],
    ['another poller', { code: 409 }],
  ] as const)('goes on after %s', async (_name, fault) => {
    const { inbox, telegram, anna } = await meet({ pace: { ...quick, poll: 0.5, margin: 0.5 } })
    bench.fake.fail('getUpdates', { ...fault, times: 2 })
    await bench.fake.until(() => bench.logged().some((line) => line.includes("call: 'getUpdates")))
    anna.says('secret again')
    expect((await inbox.next()).body).toEqual(text('secret again'))
    expect(telegram.health()).toEqual({ ok: true, detail: 'receiving' })
    expect(bench.logged().join()).toContain('receiving works again')
  })

  it('is given way to by a poller that comes later, and tries again', async () => {
    const { inbox, telegram, anna } = await meet()
    await fetch(`${bench.fake.apiRoot}/bot${bench.fake.token}/getUpdates?timeout=0`)
    await bench.fake.until(() =>
      bench.fake.calls('getUpdates').some(({ status }) => status === 409),
    )
    anna.says('secret again')
    expect((await inbox.next()).body).toEqual(text('secret again'))
    expect(bench.logged().join()).toContain('another program receives the messages of this bot')
    expect(telegram.health().ok).toBe(true)
  })

  it('is ready, and says so, although Telegram cannot be reached yet', async () => {
    const end = bench.fake.fail('getMe', { drop: 'before', times: Number.POSITIVE_INFINITY })
    const { telegram, inbox } = await bench.started()
    expect(telegram.health()).toEqual({
      ok: false,
      detail: 'Telegram cannot be reached; trying again',
    })
    end()
    bench.fake.person().says('secret at last')
    expect((await inbox.next()).body).toEqual(text('secret at last'))
    expect(telegram.health().ok).toBe(true)
  })

  it('removes a webhook that was left, and loses nothing that waited for it', async () => {
    bench.fake.updates.setWebhook({ url: 'http://127.0.0.1:9/gone' })
    bench.fake.person().says('secret while away')
    const { inbox } = await bench.started()
    expect((await inbox.next()).body).toEqual(text('secret while away'))
    expect(bench.fake.updates.webhook()).toBeUndefined()
  })

  it('comes back when somebody sets a webhook meanwhile', async () => {
    const { inbox, anna } = await meet()
    bench.fake.updates.setWebhook({ url: 'http://127.0.0.1:9/gone' })
    anna.says('secret again')
    expect((await inbox.next()).body).toEqual(text('secret again'))
  })

  it.each([
    ['401', 401],
    ['404', 404],
    ['409', 409],
  ])(
    'goes on when Telegram answers %s many times after the token has worked',
    async (_name, code) => {
      const { inbox, telegram, anna } = await meet({ pace: { ...quick, poll: 0.05 } })
      const end = bench.fake.fail('getUpdates', { code, times: Number.POSITIVE_INFINITY })
      const refused = () => bench.fake.calls('getUpdates').filter(({ status }) => status === code)
      await bench.fake.until(() => refused().length > 12)
      expect(telegram.health().ok).toBe(false)
      expect(bench.logged().join()).toContain('alarm: ')
      end()
      anna.says('secret again')
      expect((await inbox.next()).body).toEqual(text('secret again'))
      expect(telegram.health()).toEqual({ ok: true, detail: 'receiving' })
    },
  )

  it('begins although Telegram does not know a token yet that was made a moment ago', async () => {
    bench.fake.fail('getMe', { code: 401, times: 5 })
    const { telegram, inbox } = await bench.started()
    expect(telegram.health().ok).toBe(false)
    bench.fake.person().says('secret at last')
    expect((await inbox.next()).body).toEqual(text('secret at last'))
    expect(telegram.health().ok).toBe(true)
  })

  it('tries less and less often', () => {
    const waits = Array.from({ length: 12 }, (_, index) =>
      backOff({ ...usualPace, most: usualPace.refused }, index + 1),
    )
    expect(waits[0]).toBeLessThanOrEqual(1_000)
    expect(waits.at(-1)).toBeGreaterThan(3 * 60_000)
  })

  it.each([
    ['that is wrong', '990000001:AAAnotherTokenThatNobodyKnows-00000'],
    ['that is no token', 'secret'],
  ])('says that a token is unknown %s, and goes on trying', async (_name, token) => {
    const { telegram } = await bench.started({ token })
    expect(telegram.health()).toEqual({
      ok: false,
      detail: 'Telegram does not know this token; is TELEGRAM_BOT_TOKEN right? Trying again',
    })
    await bench.fake.until(() => bench.fake.calls('getMe').length > 3)
    await telegram.stop()
    expect(bench.fake.calls('getUpdates')).toHaveLength(0)
    expect(bench.logged().join()).toContain('does not know this token')
  })

  it('asks for four kinds of updates only', async () => {
    await meet()
    expect(bench.fake.updates.allowed()).toEqual(UPDATES)
  })

  it('stops at once in the middle of a poll, or of the first call', async () => {
    const { telegram } = await meet()
    await telegram.stop()
    bench.fake.fail('deleteWebhook', { delay: 1_000 })
    const slow = bench.instance()
    const starting = slow.telegram.start(slow.inbox.accept)
    await bench.fake.until(() => bench.fake.calls('deleteWebhook').length > 1)
    await slow.telegram.stop()
    await starting
    expect(slow.telegram.health()).toEqual({ ok: false, detail: 'stopped' })
  })
})

describe('groups and channels', () => {
  it.each(['group', 'supergroup', 'channel'] as const)('a %s is left', async (type) => {
    const { inbox } = await meet()
    const group = bench.fake.group({ type })
    group.isJoinedBy(bench.fake.person())
    expect((await group.hears()).text).toBe('I only talk in private chats. Write to me there.')
    await group.isLeft()
    await bench.fake.updates.allConfirmed()
    expect(group.sees()).toHaveLength(1)
    expect(inbox.kept()).toHaveLength(1)
  })

  it('one that it is in already is left when somebody writes, in the language of who does', async () => {
    const { inbox } = await meet()
    const group = bench.fake.group()
    group.hasBot()
    group.hearsFrom(bench.fake.person({ language: 'nb' }), 'secret for the group')
    group.hearsFrom(bench.fake.person(), 'secret for the group')
    expect((await group.hears()).text).toBe(
      'Jeg snakker bare i private chatter. Skriv til meg der.',
    )
    await group.isLeft()
    await bench.fake.updates.allConfirmed()
    expect(group.sees()).toHaveLength(1)
    expect(inbox.kept()).toHaveLength(1)
  })

  it('that cannot be left does not hold anybody up', async () => {
    const { inbox, anna } = await meet()
    bench.fake.fail('sendMessage', { code: 400, description: 'Bad Request: not enough rights' })
    bench.fake.fail('leaveChat', { code: 400, description: 'Bad Request: chat not found' })
    const group = bench.fake.group()
    group.hasBot()
    group.hearsFrom(anna, 'secret for the group')
    anna.says('secret for the bot')
    expect((await inbox.next()).body).toEqual(text('secret for the bot'))
  })
})

describe('a message that takes the place of another', () => {
  const asks: Message = { text: 'Sure?', options: [{ id: 'c.1', label: 'Yes' }] }

  it('is shown there', async () => {
    const { telegram, anna, address } = await meet()
    const [id = ''] = await telegram.send(address, asks)
    expect(await telegram.send(address, { ...says('Done.'), replaces: id })).toEqual([id])
    expect(anna.sees().at(-1)).toMatchObject({ text: 'Done.', buttons: [], edited: true })
  })

  it('may be the same', async () => {
    const { telegram, anna, address } = await meet()
    const [id = ''] = await telegram.send(address, asks)
    expect(await telegram.send(address, { ...asks, replaces: id })).toEqual([id])
    expect(anna.sees()).toHaveLength(2)
  })

  it.each([
    ['gone', 'deletes'],
    ['too old', 'ages'],
  ] as const)('is sent anew when that one is %s', async (_name, happens) => {
    const { telegram, anna, address } = await meet()
    const [id = ''] = await telegram.send(address, asks)
    anna[happens](Number(id))
    const [next] = await telegram.send(address, { ...says('Done.'), replaces: id })
    expect(next).not.toBe(id)
    expect(anna.sees().at(-1)).toMatchObject({ text: 'Done.', edited: false })
  })

  it('is sent anew when that one is of another channel', async () => {
    const { telegram, anna, address } = await meet()
    await telegram.send(address, { ...says('Done.'), replaces: '3EB0A1' })
    expect(anna.sees().at(-1)).toMatchObject({ text: 'Done.', edited: false })
  })
})

describe('erasing', () => {
  it('takes many at once, hers too, and does not mind those that are gone', async () => {
    const { telegram, anna, address } = await meet()
    const hers = anna.sees().map(({ id }) => String(id))
    const mine: string[] = []
    for (let count = 0; count < 3; count += 1) {
      mine.push(...(await telegram.send(address, says(`line ${count}`))))
    }
    const gone = Array.from({ length: 200 }, (_, index) => String(500_000 + index))
    await telegram.erase(address, [...hers, ...gone, ...mine])
    expect(anna.sees()).toEqual([])
    expect(bench.fake.calls('deleteMessages')).toHaveLength(3)
  })

  it('takes one by one when one of them is too old, and tells that one is left', async () => {
    const { telegram, anna, address } = await meet()
    const [old = ''] = await telegram.send(address, says('old'))
    const [young = ''] = await telegram.send(address, says('young'))
    anna.ages(Number(old))
    expect(
      await bench.thrown(telegram.erase(address, ['77', old, young, 'not an id'])),
    ).toMatchObject({ kind: 'invalid', retry: 'never-this' })
    expect(anna.sees().map(({ text: shown }) => shown)).toEqual(['secret hello', 'old'])
  })

  it('of nothing is nothing', async () => {
    const { telegram, address } = await meet()
    await telegram.erase(address, [])
    expect(bench.fake.calls('deleteMessages')).toHaveLength(0)
  })

  it('tells when Telegram cannot be reached', async () => {
    const { telegram, address } = await meet()
    bench.fake.fail('deleteMessages', { drop: 'before' })
    expect(await bench.thrown(telegram.erase(address, ['101']))).toMatchObject({
      kind: 'unreachable',
    })
  })
})

describe('a message that Telegram does not take', () => {
  it('is told as blocked, or gone', async () => {
    const { telegram, anna, address } = await meet()
    anna.blocks()
    expect(await bench.thrown(telegram.send(address, says('secret')))).toMatchObject({
      kind: 'blocked',
    })
    anna.deactivates()
    expect(await bench.thrown(telegram.send(address, says('secret')))).toMatchObject({
      kind: 'gone',
    })
    const silent = String(bench.fake.person().id) as Address
    expect(await bench.thrown(telegram.send(silent, says('secret')))).toMatchObject({
      kind: 'gone',
    })
    const nobody = '5500000001' as Address
    expect(await bench.thrown(telegram.send(nobody, says('secret')))).toMatchObject({
      kind: 'gone',
    })
  })

  const odd: [string, Message][] = [
    ['empty', says(' ')],
    ['too long', says('secret'.repeat(700))],
    ['with an option id of 65 bytes', { text: 'a', options: [{ id: 'å'.repeat(33), label: 'a' }] }],
    ['with an empty option id', { text: 'a', options: [{ id: '', label: 'a' }] }],
    ['with an empty label', { text: 'a', options: [{ id: 'a', label: '' }] }],
    [
      'with too many options',
      { text: 'a', options: Array.from({ length: 101 }, (_, id) => ({ id: `${id}`, label: 'a' })) },
    ],
  ]
  it.each(odd)('is invalid when it is %s, and not even sent', async (_name, message) => {
    const { telegram, address } = await meet()
    const error = await bench.thrown(telegram.send(address, message))
    expect(error).toBeInstanceOf(SendError)
    expect(error).toMatchObject({ kind: 'invalid' })
    expect(bench.fake.calls('sendMessage')).toHaveLength(0)
  })

  it('takes what is just within the limits', async () => {
    const { telegram, anna, address } = await meet()
    const longest = {
      text: 'a'.repeat(telegram.limits.text),
      options: Array.from({ length: telegram.limits.options }, (_, index) => ({
        id: `${index}`.padStart(64, 'o'),
        label: `${index}`,
      })),
    }
    await telegram.send(address, longest)
    expect((await anna.hears()).options).toHaveLength(100)
  })

  it('is invalid for an address of another channel', async () => {
    const { telegram } = await meet()
    const elsewhere = 'secret@lid' as Address
    expect(await bench.thrown(telegram.send(elsewhere, says('a')))).toMatchObject({
      kind: 'invalid',
    })
  })

  it.each([
    [{ code: 400, description: 'Bad Request: secret' }, 'invalid', 'sendMessage: 400'],
    [{ code: 413, description: 'Request Entity Too Large' }, 'invalid', 'sendMessage: 413'],
    [{ code: 401 }, 'restricted', 'sendMessage: 401'],
    [{ code: 409 }, 'restricted', 'sendMessage: 409'],
    [{ code: 500 }, 'unreachable', 'sendMessage: 500'],
    [{ code: 502, page: '<html>secret</html>' }, 'unreachable', 'sendMessage: no answer'],
    [{ drop: 'before' }, 'unreachable', 'sendMessage: ECONNRESET'],
    [{ delay: 1_000 }, 'unreachable', 'sendMessage: no answer'],
  ] as const)('is told by its kind: %j is %s', async (fault, kind, cause) => {
    const { telegram, address } = await meet({ pace: { ...quick, call: 0.3 } })
    bench.fake.fail('sendMessage', fault)
    const error = await bench.thrown(telegram.send(address, says('secret')))
    expect(error).toBeInstanceOf(SendError)
    expect(error).toMatchObject({ kind, cause: { message: cause } })
    await telegram.send(address, says('Better.'))
  })
})

describe('a message that Telegram took, though its answer was lost', () => {
  /** Sends until it is answered. */
  const insist = async (send: () => Promise<string[]>): Promise<string[]> => {
    for (;;) {
      try {
        return await send()
      } catch (error) {
        expect(error).toMatchObject({ kind: 'unreachable', maybeSent: true })
      }
    }
  }

  it('is there once in the end, and what she and others wrote stays', async () => {
    const { telegram, inbox, anna, address } = await meet()
    const bea = bench.fake.person()
    bea.says('secret of another')
    const other = (await inbox.next()).address
    await telegram.send(address, says('before'))
    bench.fake.fail('sendMessage', { drop: 'after', times: 8 })
    let tries = 0
    const [id] = await insist(async () => {
      tries += 1
      if (tries === 3) {
        anna.says('secret between')
        await inbox.next()
      }
      if (tries === 5) bea.says('secret more')
      return telegram.send(address, says('the answer'))
    })
    await telegram.send(other, says('for another'))
    expect(anna.sees().filter((shown) => shown.text === 'the answer')).toHaveLength(9)
    await bench.fake.until(() => bench.fake.calls('deleteMessages').some(({ status }) => status))
    expect(anna.sees().map((shown) => shown.text)).toEqual([
      'secret hello',
      'before',
      'secret between',
      'the answer',
    ])
    expect(String(anna.sees().at(-1)?.id)).toBe(id)
    expect(bea.sees()).toHaveLength(3)
  })

  it('leaves alone what she wrote meanwhile and has not come in yet', async () => {
    const { telegram, inbox, anna, address } = await meet()
    bench.fake.fail('sendMessage', { drop: 'after' })
    await bench.thrown(telegram.send(address, says('the answer')))
    bench.fake.fail('getUpdates', { code: 500 })
    anna.says('secret between')
    await telegram.send(address, says('the answer'))
    await inbox.next()
    await bench.fake.until(() => bench.fake.calls('deleteMessages').some(({ status }) => status))
    expect(anna.sees().map((shown) => shown.text)).toEqual([
      'secret hello',
      'secret between',
      'the answer',
    ])
  })

  it('is in no doubt when there was no connection', async () => {
    const { telegram } = bench.instance({ apiRoot: 'http://127.0.0.1:9' })
    const error = await bench.thrown(telegram.send('5500000001' as Address, says('one')))
    expect(error).toMatchObject({ kind: 'unreachable', maybeSent: false })
  })
})

describe('when Telegram asks to slow down', () => {
  it('the chat waits, and then gets one after the other', async () => {
    const { telegram, anna, address } = await meet()
    const { fake } = bench
    fake.fail('sendMessage', { code: 429, retryAfter: 0.3 })
    expect(await bench.thrown(telegram.send(address, says('one')))).toMatchObject({
      kind: 'throttled',
      retryAfter: 0.3,
    })
    fake.fail('sendMessage', { delay: 50, times: 3 })
    let most = 0
    const watch = fake.until(() => {
      const calls = fake.calls('sendMessage')
      most = Math.max(most, calls.filter(({ status }) => status === 0).length)
      return calls.filter(({ status }) => status === 200).length === 3
    })
    const sends = ['two', 'three', 'four'].map((line) => telegram.send(address, says(line)))
    expect(fake.calls('sendMessage')).toHaveLength(1)
    await Promise.all([...sends, watch])
    expect(most).toBe(1)
    expect((await anna.hearsAll(3)).map((shown) => shown.text)).toEqual(['two', 'three', 'four'])
  })

  it('what nobody waits for is refused at once, and what somebody waits for is sent', async () => {
    const { telegram, anna, address } = await meet()
    bench.fake.fail('sendMessage', { code: 429, retryAfter: 0.3 })
    await bench.thrown(telegram.send(address, says('one')))
    const unasked = telegram.send(address, { ...says('two'), unasked: true })
    expect(await bench.thrown(unasked)).toMatchObject({ kind: 'throttled', retryAfter: 1 })
    await telegram.send(address, says('three'))
    expect((await anna.hears()).text).toBe('three')
  })

  it('in one chat, another one is written to meanwhile; in two, nobody is', async () => {
    const { telegram, inbox, address } = await meet()
    const { fake } = bench
    const others = await Promise.all(
      ['bea', 'cara'].map(async () => {
        const person = fake.person()
        person.says('secret')
        return { person, address: (await inbox.next()).address }
      }),
    )
    const [bea, cara] = others
    if (!bea || !cara) throw new Error('nobody is there')
    fake.fail('sendMessage', { code: 429, retryAfter: 600 })
    expect(await bench.thrown(telegram.send(address, says('one')))).toMatchObject({
      retry: 'later-to-chat',
      retryAfter: 600,
    })
    await telegram.send(bea.address, says('two'))
    expect(bea.person.sees().at(-1)?.text).toBe('two')
    fake.fail('sendMessage', { code: 429, retryAfter: 600 })
    await bench.thrown(telegram.send(bea.address, says('three')))
    const calls = fake.calls('sendMessage').length
    expect(await bench.thrown(telegram.send(cara.address, says('four')))).toMatchObject({
      retry: 'soon',
      retryAfter: 600,
    })
    expect(fake.calls('sendMessage')).toHaveLength(calls)
  })

  it('with its menu of commands, an answer does not wait', async () => {
    const { fake } = bench
    fake.fail('setMyCommands', { code: 429, retryAfter: 600 })
    const commands = [{ command: 'yes', description: 'yes' }] as const
    const { telegram, anna, address } = await meet({ commands })
    await fake.until(() => fake.calls('setMyCommands').some(({ status }) => status === 429))
    await telegram.send(address, says('one'))
    expect((await anna.hears()).text).toBe('one')
  })

  it('for long, the others in line are told how long, without a call', async () => {
    const { telegram, address } = await meet()
    bench.fake.fail('sendMessage', { code: 429, retryAfter: 600 })
    await bench.thrown(telegram.send(address, says('one')))
    expect(await bench.thrown(telegram.send(address, says('two')))).toMatchObject({
      kind: 'throttled',
      retryAfter: 600,
    })
    expect(bench.fake.calls('sendMessage')).toHaveLength(1)
  })
})

describe('the menu of commands', () => {
  const commands = [
    { command: 'yes', description: 'yes' },
    { command: 'no', description: 'no' },
  ] as const

  it('is told in every language, again when it did not work', async () => {
    bench.fake.fail('setMyCommands', { code: 429, retryAfter: 0.05 })
    bench.fake.fail('setMyCommands', { code: 500, times: 2 })
    await bench.started({ commands })
    await bench.fake.until(() => bench.fake.commands.has('nb') && bench.fake.commands.has('en'))
    const english = [
      { command: 'yes', description: 'Yes' },
      { command: 'no', description: 'No' },
    ]
    expect(bench.fake.commands.get('')).toEqual(english)
    expect(bench.fake.commands.get('en')).toEqual(english)
    expect(bench.fake.commands.get('nb')?.[0]).toEqual({ command: 'yes', description: 'Ja' })
  })

  it('is not told again when it has not changed', async () => {
    const { telegram } = await bench.started({ commands })
    await bench.fake.until(() => bench.fake.commands.has('uk'))
    await telegram.stop()
    const { length } = bench.fake.calls('setMyCommands')
    const lists = bench.fake.commands.size
    await bench.started({ commands })
    await bench.fake.until(() => bench.fake.calls('getMyCommands').length >= 2 * lists)
    expect(bench.fake.calls('setMyCommands')).toHaveLength(length)
  })

  it('is given up in a language where Telegram refuses it', async () => {
    bench.fake.fail('setMyCommands', { code: 400, description: 'Bad Request: secret' })
    await bench.started({ commands })
    await bench.fake.until(() => bench.fake.commands.has('nb') && bench.fake.commands.has('en'))
    expect(bench.fake.commands.has('')).toBe(false)
    expect(bench.logged().join()).toContain('the menu of commands is not up to date')
  })
})

describe('a webhook', () => {
  const secret = 'webhook-word-of-the-test'

  const listen = async () => {
    const app = fastify()
    const url = `${await app.listen({ host: '127.0.0.1', port: 0 })}/telegram`
    const { telegram, inbox } = bench.instance({ webhook: { url, secret } })
    await app.close()
    const server = fastify({ forceCloseConnections: true })
    server.post('/telegram', { bodyLimit: webhookBodyLimit }, async (request, reply) => {
      const answer = await telegram.webhook?.(request)
      return reply.code(answer?.status ?? 404).send()
    })
    await server.listen({ host: '127.0.0.1', port: Number(new URL(url).port) })
    bench.atEnd(() => server.close())
    return { telegram, inbox, url }
  }

  const post = async (url: string, body: string, given?: string) => {
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(given ? { 'x-telegram-bot-api-secret-token': given } : {}),
      },
      body,
    })
    return answer.status
  }

  it('brings messages, and takes none without the secret', async () => {
    const { telegram, inbox, url } = await listen()
    await telegram.start(inbox.accept)
    expect(telegram.health()).toEqual({ ok: true, detail: 'receiving' })
    const anna = bench.fake.person()
    anna.says('secret hello')
    const { address, body } = await inbox.next()
    expect(body).toEqual(text('secret hello'))
    await telegram.send(address, says('Hello.'))
    expect((await anna.hears()).text).toBe('Hello.')
    expect(bench.fake.updates.allowed()).toEqual(UPDATES)

    expect(await post(url, '{"update_id":1}')).toBe(401)
    expect(await post(url, '{"update_id":1}', 'wrong')).toBe(401)
    expect(await post(url, '{"update_id":1}', secret.replace('w', 'W'))).toBe(401)
    expect(await post(url, '{"update_id":1}', secret)).toBe(200)
    // On a busy machine Telegram may not have waited for the first answer, and brought it again.
    expect(new Set(inbox.kept().map(({ dedupe }) => dedupe)).size).toBe(1)
  })

  it('refuses what it cannot read', async () => {
    const { telegram, inbox, url } = await listen()
    await telegram.start(inbox.accept)
    expect(await post(url, '{', secret)).toBe(400)
    expect(await post(url, '[]', secret)).toBe(400)
    expect(await post(url, '{"update_id":"1"}', secret)).toBe(400)
    expect(await post(url, `{"update_id":1,"a":"${'a'.repeat(webhookBodyLimit)}"}`, secret)).toBe(
      413,
    )
    const headers = { 'x-telegram-bot-api-secret-token': secret }
    const raw = async (body: unknown) => (await telegram.webhook?.({ headers, body }))?.status
    expect(await raw('{')).toBe(400)
    expect(await raw(Buffer.from('{"update_id":1}'))).toBe(200)
    expect(await raw(Buffer.alloc(webhookBodyLimit + 1))).toBe(413)
    expect(await raw(undefined)).toBe(400)
    // Of Telegram, but not of a shape that is known: it must not come for ever.
    expect(await raw({ update_id: 1, message: {} })).toBe(200)
    expect(bench.logged().join()).toContain('was passed over')
  })

  it('has Telegram send again what was not stored', async () => {
    const { telegram, inbox } = await listen()
    await telegram.start(inbox.accept)
    inbox.fail(2)
    const anna = bench.fake.person()
    anna.says('secret one')
    await bench.fake.updates.allConfirmed()
    expect(bench.fake.updates.webhookFailures()).toEqual([500, 500])
    expect(inbox.bodies()).toEqual([text('secret one')])

    await telegram.stop()
    anna.says('secret two')
    const again = bench.fake.updates.webhookFailures().length
    while (bench.fake.updates.webhookFailures().length === again) {
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect(bench.fake.updates.pending()).toBe(1)
    await telegram.start(inbox.accept)
    await inbox.next()
    expect((await inbox.next()).body).toEqual(text('secret two'))
  })

  it('is set as soon as Telegram lets it', async () => {
    const { telegram, inbox } = await listen()
    bench.fake.fail('setWebhook', { code: 429, retryAfter: 0.05 })
    bench.fake.fail('setWebhook', { drop: 'before' })
    bench.fake.fail('setWebhook', { code: 400, description: 'Bad Request: bad webhook: secret' })
    await telegram.start(inbox.accept)
    expect(telegram.health()).toEqual({
      ok: false,
      detail: 'Telegram asks to slow down; waiting',
    })
    bench.fake.person().says('secret hello')
    expect((await inbox.next()).body).toEqual(text('secret hello'))
    expect(telegram.health().ok).toBe(true)
  })

  it('is tried again when Telegram refuses the token, and works as soon as it does not', async () => {
    const { telegram, inbox } = await listen()
    bench.fake.fail('setWebhook', { code: 401, times: 4 })
    await telegram.start(inbox.accept)
    expect(telegram.health().ok).toBe(false)
    expect(bench.logged().join()).toContain('does not know this token')
    bench.fake.person().says('secret hello')
    expect((await inbox.next()).body).toEqual(text('secret hello'))
    expect(telegram.health().ok).toBe(true)
  })

  it('is set again when another program took it away', async () => {
    const { telegram, inbox } = await listen()
    await telegram.start(inbox.accept)
    bench.fake.updates.deleteWebhook(false)
    bench.fake.person().says('secret hello')
    expect((await inbox.next()).body).toEqual(text('secret hello'))
  })

  it('is told to be unreachable while Telegram cannot deliver there', async () => {
    const { telegram, inbox } = await listen()
    await telegram.start(inbox.accept)
    inbox.fail(1_000_000)
    bench.fake.person().says('secret hello')
    const line = 'Telegram cannot deliver to TELEGRAM_WEBHOOK_URL'
    await bench.fake.until(() => bench.logged().some((logged) => logged.includes(line)))
    expect(telegram.health().ok).toBe(false)
    inbox.fail(0)
    await inbox.next()
    await bench.fake.until(() => bench.logged().join().includes('receiving works again'))
    expect(telegram.health().ok).toBe(true)
  })
})
