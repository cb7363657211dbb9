import jsQR from 'jsqr'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Address, type Message, SendError } from '../../src/core/terms/message.ts'
import {
  contact,
  contacts,
  disappearing,
  document,
  edit,
  location,
  photo,
  poll,
  reaction,
  revoke,
  sticker,
  text,
  unknown,
  viewOnce,
  voice,
} from '../support/fake-whatsapp/letters.ts'
import { allRows } from '../support/rows.ts'
import { type Bench, createBench } from './whatsapp-bench.ts'

type Instance = Awaited<ReturnType<Bench['started']>>

const said = (words: string): Message => ({ text: words, options: [] })

/** What a call throws. */
const thrown = async (call: Promise<unknown>): Promise<SendError> => {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (error instanceof SendError) return error
  throw new Error('no SendError was thrown', { cause: error })
}

/** Waits until something is so, and fails with what is instead. */
const until = async (is: () => unknown, instead: () => unknown = () => ''): Promise<void> => {
  for (let tries = 0; !(await is()); tries++) {
    if (tries > 500) throw new Error(`it never came about: ${String(await instead())}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

describe('what peers send', () => {
  let bench: Bench
  let bot: Instance
  beforeAll(async () => {
    bench = await createBench()
    bot = await bench.started()
  })
  beforeEach(() => {
    bot.inbox.splice(0)
  })
  afterAll(async () => {
    expect(bench.fake.problems).toEqual([])
    expect(bench.logged).toEqual([])
    await bench.end()
  })

  it('is understood, in whatever it is wrapped', async () => {
    const anna = bench.fake.person()
    const bodies = []
    for (const message of [
      text('2'),
      text('what is this', { quotes: '3AQUOTED' }),
      voice(),
      photo(),
      photo('+44 7700 900123'),
      document(),
      document('from him'),
      sticker(),
      viewOnce(),
      location(),
      poll('Which?', ['this', 'that']),
      contact({ numbers: ['07700 900123'], waid: '447700900123' }),
      contacts([
        { numbers: ['+44 7700 900123', '+44 7700 900456'] },
        { numbers: ['+447700900123'] },
      ]),
      contact({ numbers: [] }),
    ]) {
      await anna.sends(message)
      bodies.push(bot.inbox.at(-1)?.body)
    }
    expect(bodies).toEqual([
      { kind: 'text', text: '2' },
      { kind: 'text', text: 'what is this' },
      { kind: 'voice' },
      { kind: 'file' },
      { kind: 'text', text: '+44 7700 900123', beside: 'file' },
      { kind: 'file' },
      { kind: 'text', text: 'from him', beside: 'file' },
      { kind: 'file' },
      { kind: 'file' },
      { kind: 'unsupported' },
      { kind: 'unsupported' },
      { kind: 'contact', numbers: ['+447700900123'] },
      { kind: 'contact', numbers: ['+44 7700 900123', '+44 7700 900456'] },
      { kind: 'unsupported' },
    ])
    expect(new Set(bot.inbox.map(({ dedupe }) => dedupe)).size).toBe(bot.inbox.length)
  })

  it('is passed over where nobody said anything, or said it to others', async () => {
    const anna = bench.fake.person()
    const { id } = await anna.says('hello')
    for (const message of [reaction(id, '👍'), revoke(id), disappearing(86_400), unknown()]) {
      await anna.sends(message)
    }
    for (const to of ['group', 'status', 'newsletter'] as const) await anna.says('to all', { to })
    expect(bot.inbox.map(({ body }) => body)).toEqual([{ kind: 'text', text: 'hello' }])
  })

  it('is told to be an edit of an earlier one', async () => {
    const anna = bench.fake.person()
    const { id } = await anna.says('hello')
    await anna.sends(edit(id, 'hello there'))
    expect(bot.inbox).toMatchObject([
      { editedAs: id, body: { kind: 'text', text: 'hello' } },
      { edits: id, body: { kind: 'text', text: 'hello there' } },
    ])
  })

  it('is hers under her LID, whichever of her addresses it came from', async () => {
    const anna = bench.fake.person({ phone: '447700900321', lid: '299000000000321' })
    for (const addressing of ['lid with phone', 'lid', 'phone with lid', 'phone'] as const) {
      anna.writesFrom(addressing)
      await anna.says('it is me')
    }
    expect(bot.inbox.map(({ from }) => from)).toEqual(
      Array(4).fill({ key: 'lid:299000000000321', aliases: ['pn:447700900321'] }),
    )
    expect(bot.inbox.map(({ address }) => JSON.parse(address).jid)).toEqual([
      '299000000000321@lid',
      '299000000000321@lid',
      '447700900321@s.whatsapp.net',
      '447700900321@s.whatsapp.net',
    ])
  })

  it('is hers under her LID alone where her number is not told', async () => {
    const bea = bench.fake.person({ phone: null, lid: '299000000000322' })
    await bea.says('it is me')
    const chris = bench.fake.person({ hidden: true, lid: '299000000000323' })
    await chris.sends(contact({ numbers: ['+44 7700 900323'], waid: '447700900323' }))
    expect(bot.inbox.map(({ from }) => from)).toEqual([
      { key: 'lid:299000000000322' },
      // A card that she sends proves nothing about her.
      { key: 'lid:299000000000323' },
    ])
  })

  it('is marked as late when nobody was there to take it', async () => {
    const anna = bench.fake.person()
    await anna.says('now')
    await anna.says('then', { at: new Date(Date.now() - 31 * 60_000) })
    expect(bot.inbox.map(({ late }) => late)).toEqual([undefined, true])
  })

  it('comes once, though WhatsApp delivers it twice', async () => {
    const anna = bench.fake.person()
    bench.fake.faults.deliverTwice()
    await anna.says('hello')
    await anna.says('still there?')
    expect(bot.inbox.map(({ body }) => body)).toEqual([
      { kind: 'text', text: 'hello' },
      { kind: 'text', text: 'still there?' },
    ])
  })

  it('is asked for again when it cannot be deciphered', async () => {
    const anna = bench.fake.person()
    await anna.says('hello')
    bench.fake.faults.corrupt()
    expect((await anna.says('what he did')).fate).toBe('unreadable')
    expect((await bot.takes(1)).body).toEqual({ kind: 'text', text: 'what he did' })
  })

  it('is answered at the pace at which messages disappear in her chat', async () => {
    const anna = bench.fake.person()
    await anna.sends(text('for a day', { expires: 86_400 }))
    const { address } = await bot.takes(0)
    await bot.whatsapp.send(address, said('for a day, too'))
    expect(await anna.hears()).toMatchObject({ text: 'for a day, too', expiration: 86_400 })
  })
})

describe('what the bot sends', () => {
  let bench: Bench
  let bot: Instance
  beforeAll(async () => {
    bench = await createBench()
    bot = await bench.started()
  })
  afterAll(async () => {
    expect(bench.fake.problems).toEqual([])
    await bench.end()
  })

  const meets = async (options = {}) => {
    const person = bench.fake.person(options)
    const nth = bot.inbox.length
    await person.says('hello')
    return { person, address: (await bot.takes(nth)).address }
  }

  it('counts as sent when WhatsApp has accepted it, and comes again under the same id until then', async () => {
    const { person: anna, address } = await meets()
    bench.fake.faults.delayAcks(100)
    let accepted = false
    const sending = bot.whatsapp.send(address, said('one')).finally(() => {
      accepted = true
    })
    const { id } = await anna.hears()
    expect(accepted).toBe(false)
    expect(await sending).toEqual([id])
    bench.fake.faults.delayAcks(0)

    bench.fake.faults.swallowAcks()
    const [second = ''] = await bot.whatsapp.send(address, said('two'))
    expect(bench.fake.accepted.get(second)).toBe(2)

    const third = said('three')
    bench.fake.faults.loseMessages(2)
    expect(await thrown(bot.whatsapp.send(address, third))).toMatchObject({ kind: 'unreachable' })
    await bot.whatsapp.send(address, third)
    await until(() => anna.screen.length === 3)
    expect(anna.screen.map((shown) => shown.text)).toEqual(['one', 'two', 'three'])
  })

  it('is sent again to a phone that could not read it, after a restart too', async () => {
    const { person: anna, address } = await meets()
    const [id = ''] = await bot.whatsapp.send(address, said('what you should know'))
    await anna.hears()
    await anna.loses(id)
    expect(await anna.hears()).toMatchObject({ id, text: 'what you should know' })

    await bot.whatsapp.stop()
    bot = await bench.started()
    await anna.loses(id)
    expect(await anna.hears()).toMatchObject({ id, text: 'what you should know' })
    anna.getsNewPhone()
    await bot.whatsapp.send(address, said('on your new phone'))
    expect(await anna.hears()).toMatchObject({ text: 'on your new phone' })
  })

  it('is taken back from the chat, with the copy that was kept; what she wrote stays', async () => {
    const { person: anna, address } = await meets()
    const [first = ''] = await bot.whatsapp.send(address, said('the answer'))
    await bot.whatsapp.send(address, said('the menu'))
    await until(() => anna.screen.length === 2)
    await bot.whatsapp.erase(address, [first])
    await until(() => anna.screen.length === 1)
    expect(anna.screen.map((shown) => shown.text)).toEqual(['the menu'])
    expect(await bench.store.sent(first)).toBeUndefined()
    expect(bot.inbox.map(({ message }) => message)).toEqual([undefined])
  })

  it('goes slowly where nobody asked for it, and not at all to somebody who never wrote', async () => {
    const { address } = await meets()
    const unasked = { ...said('a reminder'), unasked: true } as const
    await bot.whatsapp.send(address, unasked)
    const tooSoon = await thrown(bot.whatsapp.send(address, { ...unasked }))
    expect(tooSoon).toMatchObject({ kind: 'throttled' })
    expect(tooSoon.retryAfter).toBeGreaterThan(0)
    await bot.whatsapp.send(address, said('an answer, at once'))
    // Somebody may be in danger.
    await bot.whatsapp.send(address, { ...said('an alarm'), unasked: true, urgent: true })
    for (const made of ['447700900999', '{"jid":"1234@g.us"}', '{"jid":"x@lid"}']) {
      const sending = bot.whatsapp.send(made as Address, said('hello'))
      expect(await thrown(sending)).toMatchObject({ kind: 'invalid' })
    }
  })

  it('leaves nothing about her in the library’s keys when she is to be forgotten', async () => {
    const count = () => bench.database.prisma.whatsappKey.count()
    const before = await count()
    const { person: anna, address } = await meets()
    const [answer = ''] = await bot.whatsapp.send(address, said('goodbye'))
    await anna.hears()
    expect(await count()).toBeGreaterThan(before)
    await bot.whatsapp.erase(address, [answer])
    await bot.whatsapp.forget?.(address)
    // The index of tokens, which says whose there are, and the one-time key that her phone has used.
    expect(Math.abs((await count()) - before)).toBeLessThanOrEqual(1)
    const user = anna.lid.split('@')[0] ?? ''
    const number = anna.phone?.split('@')[0] ?? ''
    const left = await bench.store.read([
      { kind: 'session', id: `${user}_1.0` },
      { kind: 'identity-key', id: `${user}_1.0` },
      { kind: 'lid-mapping', id: `${user}_reverse` },
      { kind: 'lid-mapping', id: number },
      { kind: 'device-list', id: user },
      { kind: 'tctoken', id: `${user}@lid` },
    ])
    expect(left.filter((content) => content !== undefined)).toEqual([])
    // She may always come back: her phone is asked to begin anew, and sends it again.
    const nth = bot.inbox.length
    await anna.says('hello again')
    expect((await bot.takes(nth)).body).toEqual({ kind: 'text', text: 'hello again' })
    await bot.whatsapp.send(address, said('hello'))
    expect((await anna.hears(({ kind }) => kind === 'text')).text).toBe('hello')
  })

  it('leaves nothing about her when she stays away for some months, and the account goes on', async () => {
    const { sql, prisma } = bench.database
    const { person: anna } = await meets()
    const own = await prisma.whatsappKey.count({ where: { usedIn: null } })
    await bench.store.expire(new Date())
    expect(await prisma.whatsappKey.count({ where: { usedIn: null } })).toBe(own)
    const peers = await prisma.whatsappKey.count({ where: { usedIn: { not: null } } })
    expect(peers).toBeGreaterThan(3)
    await sql`UPDATE whatsapp_key SET used_in = used_in - 130 WHERE used_in IS NOT NULL`
    await bench.store.expire(new Date())
    expect(await prisma.whatsappKey.count({ where: { usedIn: { not: null } } })).toBe(0)
    await bot.whatsapp.stop()
    bot = await bench.started()
    await anna.says('here I am again')
    const { address, from } = await bot.takes(0)
    expect(from).toMatchObject({ key: `lid:${anna.lid.split('@')[0]}` })
    await bot.whatsapp.send(address, said('good'))
    expect((await anna.hears()).text).toBe('good')
  })

  it('looks as it was written', async () => {
    const { person: anna, address } = await meets()
    await bot.whatsapp.send(
      address,
      said('He said *no* and _left_, ~twice~. 5 * 3 * 2, a_b_c, `x`'),
    )
    expect((await anna.hears()).text).toBe(
      'He said ∗no∗ and ˍleftˍ, ∼twice∼. 5 * 3 * 2, a_b_c, ˋxˋ',
    )
  })

  it('stops where WhatsApp calls it an approach, until she writes', async () => {
    const { person: anna, address } = await meets()
    const { address: other } = await meets()
    bench.fake.faults.refuseMessages({ code: 463, to: JSON.parse(address).jid, times: 1 })
    expect(await thrown(bot.whatsapp.send(address, said('hello')))).toMatchObject({
      kind: 'restricted',
    })
    expect(bot.whatsapp.health()).toEqual({
      ok: false,
      detail: expect.stringContaining('restricts this account (463)'),
    })
    expect(bench.logged.filter((line) => line.includes('alarm'))).toHaveLength(1)
    const before = bench.fake.accepted.size
    for (const [to, unasked] of [
      [address, false],
      [other, true],
    ] as const) {
      const message = { ...said('hello again'), ...(unasked && { unasked }) }
      expect(await thrown(bot.whatsapp.send(to, message))).toMatchObject({ kind: 'restricted' })
    }
    expect(bench.fake.accepted.size).toBe(before)
    // Answers to others go on, and she is answered when she writes.
    await bot.whatsapp.send(other, said('an answer'))
    await anna.says('are you there?')
    await bot.whatsapp.send(address, said('I am'))
    expect(await anna.hears()).toMatchObject({ text: 'I am' })
  })

  it('is told apart by why it was refused', async () => {
    const { address } = await meets()
    for (const [code, kind] of [
      [404, 'gone'],
      [406, 'invalid'],
      [429, 'throttled'],
      [479, 'unreachable'],
      [500, 'unreachable'],
    ] as const) {
      bench.fake.faults.refuseMessages({ code })
      expect(await thrown(bot.whatsapp.send(address, said('hello')))).toMatchObject({ kind })
    }
    await bot.whatsapp.stop()
    expect(await thrown(bot.whatsapp.send(address, said('hello')))).toMatchObject({
      kind: 'unreachable',
    })
  })
})

describe('nothing is lost', () => {
  let bench: Bench
  beforeEach(async () => {
    bench = await createBench()
  })
  afterEach(async () => {
    expect(bench.fake.problems).toEqual([])
    await bench.end()
  })

  it('WhatsApp is told that a message came when it is stored, and not before', async () => {
    const { whatsapp, accept } = bench.made()
    const stored = Promise.withResolvers<void>()
    const asked = Promise.withResolvers<void>()
    const starting = whatsapp.start(async (inbound) => {
      asked.resolve()
      await stored.promise
      await accept(inbound)
    })
    await bench.pair()
    await starting
    await whatsapp.paired
    let told = false
    const saying = bench.fake
      .person()
      .says('what he did')
      .finally(() => {
        told = true
      })
    await asked.promise
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(told).toBe(false)
    stored.resolve()
    expect((await saying).fate).toBe('received')
  })

  it('what cannot be stored waits at WhatsApp, and can still be read when it comes again', async () => {
    const instance = bench.made()
    let broken = 0
    const starting = instance.whatsapp.start(async (inbound) => {
      if (broken++ < 2) throw new Error('the database is gone')
      await instance.accept(inbound)
    })
    await bench.pair()
    await starting
    await instance.whatsapp.paired
    const anna = bench.fake.person()
    await anna.says('what he did')
    await anna.says('and then')
    expect((await instance.takes(1)).body).toEqual({ kind: 'text', text: 'and then' })
    expect(instance.inbox.map(({ body }) => body)).toEqual([
      { kind: 'text', text: 'what he did' },
      { kind: 'text', text: 'and then' },
    ])
    expect(bench.logged[0]).toContain('messages cannot be stored; they wait at WhatsApp')
    expect(instance.whatsapp.health()).toEqual({ ok: true, detail: 'receiving' })
  })

  it('what was sent while the bot was away comes in its order, when it is back', async () => {
    const first = await bench.started()
    await first.whatsapp.stop()
    const anna = bench.fake.person()
    for (const words of ['one', 'two', 'three']) await anna.says(words)
    const { takes, inbox } = await bench.started()
    await takes(2)
    expect(inbox.map(({ body }) => body)).toEqual(
      ['one', 'two', 'three'].map((words) => ({ kind: 'text', text: words })),
    )
  })
})

describe('the connection', () => {
  let bench: Bench
  beforeEach(async () => {
    bench = await createBench()
  })
  afterEach(async () => {
    expect(bench.fake.problems).toEqual([])
    await bench.end()
  })

  it('comes back when it breaks, and whatever WhatsApp ends it with for a while', async () => {
    const { whatsapp, takes } = await bench.started()
    const anna = bench.fake.person()
    let nth = 0
    const stillTalks = async (): Promise<void> => {
      await until(() => bench.fake.isOnline && whatsapp.here?.())
      await anna.says('still there?')
      await takes(nth++)
    }
    const { faults } = bench.fake
    for (const breaks of [
      () => faults.dropAll(),
      () => faults.streamError(515),
      () => faults.streamError(503),
      () => faults.streamError(500),
      () => {
        faults.refuseConnections(2)
        faults.dropAll()
      },
      () => {
        faults.refuseLogins(500, 2)
        faults.dropAll()
      },
    ]) {
      breaks()
      await until(() => !bench.fake.isOnline || !whatsapp.here?.())
      await stillTalks()
    }
    expect(whatsapp.health()).toEqual({ ok: true, detail: 'receiving' })
    expect(bench.logged.join()).toContain('trying again')
  })

  it('is not made again where that would make it worse, and says why', async () => {
    const { whatsapp } = await bench.started()
    bench.fake.faults.streamError(440)
    await until(() => !whatsapp.health().ok)
    expect(whatsapp.health().detail).toContain('another program uses this very pairing')
    await whatsapp.stop()
    for (const [code, why] of [
      [403, 'has banned this account'],
      [411, 'refuses linked devices'],
    ] as const) {
      const again = bench.made().whatsapp
      bench.fake.faults.refuseLogins(code)
      await again.start(async () => {})
      expect(again.health()).toEqual({ ok: false, detail: expect.stringContaining(why) })
      const connections = bench.fake.connections
      await new Promise((resolve) => setTimeout(resolve, 60))
      expect(bench.fake.connections).toBe(connections)
      await again.stop()
    }
  })

  it('takes another version where WhatsApp calls it too old, and says so', async () => {
    const first = await bench.started()
    await first.whatsapp.stop()
    const { whatsapp } = bench.made({ version: [2, 3000, 1] })
    bench.fake.faults.refuseLogins(405, 2)
    await whatsapp.start(async () => {})
    await whatsapp.paired
    const logged = bench.logged.join('\n')
    expect(logged).toContain("refuses WHATSAPP_VERSION as too old; trying the library's version")
    expect(logged).toContain('set WHATSAPP_VERSION to the present one')
  })

  it('is forgotten when the phone unlinks the bot, and can be paired again', async () => {
    const { whatsapp, takes } = await bench.started()
    const anna = bench.fake.person()
    await anna.says('hello')
    await takes(0)
    bench.fake.unlinks()
    await bench.pair()
    await until(() => whatsapp.health().ok)
    anna.getsNewPhone()
    await anna.says('hello again')
    expect((await takes(1)).body).toEqual({ kind: 'text', text: 'hello again' })
    expect(bench.logged.join()).toContain('no phone is paired')
  })

  it('is paired by scanning what the terminal shows', async () => {
    const { whatsapp } = bench.made({ number: undefined })
    const starting = whatsapp.start(async () => {})
    await until(() => bench.told.length > 0)
    await bench.fake.scan(scanned(bench.told.at(-1) ?? ''))
    await starting
    await whatsapp.paired
    expect(bench.logged.join()).not.toContain('2@')
  })

  it('waits for the operator where nobody looks, and goes on when a phone is paired', async () => {
    const { whatsapp } = bench.made({ tell: undefined })
    await whatsapp.start(async () => {})
    expect(whatsapp.health()).toEqual({
      ok: false,
      detail: 'no phone is paired; run: bin/varsku operator whatsapp pair',
    })
    const pairing = await bench.started()
    await pairing.whatsapp.stop()
    await whatsapp.paired
    expect(whatsapp.health()).toEqual({ ok: true, detail: 'receiving' })
  })

  it('belongs to one process; another takes over when that one is gone, or has lost the database', async () => {
    const first = await bench.started()
    const second = bench.made()
    await second.whatsapp.start(second.accept)
    expect(second.whatsapp.health().detail).toContain('another process holds the WhatsApp account')
    const anna = bench.fake.person()
    await anna.says('to the first')
    await first.whatsapp.stop()
    await until(() => second.whatsapp.here?.())
    await anna.says('to the second')
    expect([first, second].map(({ inbox }) => inbox.length)).toEqual([1, 1])

    const third = bench.made()
    await third.whatsapp.start(third.accept)
    await bench.database.sql`
      SELECT pg_terminate_backend(pid) FROM pg_locks
      WHERE locktype = 'advisory' AND objid = 3
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`
    await until(() => second.whatsapp.here?.() !== third.whatsapp.here?.() && bench.fake.isOnline)
    await anna.says('to whichever has it')
    await until(() => second.inbox.length + third.inbox.length === 2)
    expect(bench.logged.join()).not.toContain('another program uses this very pairing')
  })

  it('is kept without a name or a number that can be read', async () => {
    const { whatsapp, takes } = await bench.started()
    const anna = bench.fake.person({ phone: '447700900321', lid: '299000000000321' })
    await anna.says('hello')
    await whatsapp.send((await takes(0)).address, said('MARKED-ANSWER'))
    const rows = (await allRows(bench.database)).filter(({ table }) => table.includes('whatsapp'))
    expect(rows.length).toBeGreaterThan(800)
    const all = Buffer.concat(rows.map(({ bytes }) => bytes)).toString('latin1')
    const { number, lid } = bench.fake.account
    for (const mark of ['447700900321', '299000000000321', 'MARKED', 'Anna', number, lid])
      expect(all).not.toContain(mark)
    // Each is bound to its place: one that stands in for another does not open.
    const [one, other] = ['299000000000321_reverse', '447700900321']
    const names = [one, other].map((id) => ({ kind: 'lid-mapping', id: id ?? '' }))
    expect(await bench.store.read(names)).toEqual(['"447700900321"', '"299000000000321"'])
    await bench.database.sql`
      UPDATE whatsapp_key SET content = (SELECT content FROM whatsapp_key ORDER BY id LIMIT 1)`
    await expect(bench.store.read(names)).rejects.toThrow('cannot be opened')
  })
})

/** What a camera sees in the picture on the terminal. */
const scanned = (shown: string): string => {
  const rows = shown
    .split('\n')
    .map((line) => line.split('[97;40m')[1]?.split('\u001b')[0] ?? '')
    .filter((line) => line !== '')
    .flatMap((line) => [
      [...line].map((character) => '█▀'.includes(character)),
      [...line].map((character) => '█▄'.includes(character)),
    ])
  const scale = 4
  const size = (rows[0]?.length ?? 0) * scale
  const pixels = new Uint8ClampedArray(size * rows.length * scale * 4)
  rows.forEach((row, y) => {
    row.forEach((light, x) => {
      for (let dy = 0; dy < scale; dy++) {
        for (let dx = 0; dx < scale; dx++) {
          const at = ((y * scale + dy) * size + x * scale + dx) * 4
          pixels.set(light ? [255, 255, 255, 255] : [0, 0, 0, 255], at)
        }
      }
    })
  })
  const read = jsQR.default(pixels, size, rows.length * scale)
  if (!read) throw new Error('no code can be seen in the picture')
  return read.data
}
