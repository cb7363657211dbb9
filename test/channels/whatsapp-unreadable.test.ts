import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { createWhatsApp } from '../../src/bots/whatsapp/bot.ts'
import { silenceLibrary } from '../../src/bots/whatsapp/silence.ts'
import { storesIn } from '../../src/core/stores/stores.ts'
import { whatsappStore } from '../../src/core/stores/whatsapp.ts'
import { photo, text } from '../support/fake-whatsapp/letters.ts'
import { createFakeWhatsApp } from '../support/fake-whatsapp/server.ts'
import { createBehind } from './behind.ts'
import { type Bench, createBench, quick } from './whatsapp-bench.ts'

const VIEW_ONCE = { unavailable: 'view_once' }

describe('what cannot be read', () => {
  let bench: Bench
  const kinds = (inbox: { body: { kind: string } }[]) => inbox.map(({ body }) => body.kind)
  const alarms = () => bench.logged.filter((line) => line.includes('alarm'))

  beforeEach(async () => {
    bench = await createBench()
  })
  afterEach(() => bench.end())

  it('is told to the core some seconds later, whyever nobody can read it', async () => {
    const bot = await bench.started({ pace: { unread: 30 } })
    const people = Array.from({ length: 3 }, () => bench.fake.person())
    const [anna, bea, cleo] = people
    await anna?.sends(photo(), VIEW_ONCE)
    await bot.takes(0)
    await bea?.sends(photo(), { unavailable: 'view_once_unavailable_fanout' })
    await bot.takes(1)
    // As often as it is sent again.
    bench.fake.faults.corrupt(100)
    await cleo?.says('what he did')
    await bot.takes(2)
    expect(kinds(bot.inbox)).toEqual(['unreadable', 'unreadable', 'unreadable'])
    expect(bot.inbox.map(({ from }) => from.key)).toEqual(
      people.map(({ lid }) => `lid:${lid.split('@')[0]}`),
    )
    expect(bot.whatsapp.health()).toEqual({
      ok: true,
      detail: 'receiving; messages that could not be read: 3',
    })
    expect(bench.logged).toHaveLength(3)
    expect(bench.logged.join()).toContain('could not be read')
    expect(bench.logged.join()).not.toMatch(/\d{5}/)
  })

  it('is no matter once it was read after all', async () => {
    const bot = await bench.started({ pace: { unread: 1_000 } })
    const anna = bench.fake.person()
    bench.fake.faults.corrupt()
    await anna.says('what he did')
    await bot.takes(0)
    bench.fake.faults.deliverTwice()
    await anna.says('and then')
    await bot.takes(1)
    await bot.whatsapp.stop()
    expect(kinds(bot.inbox)).toEqual(['text', 'text'])
    expect(bench.logged).toEqual([])
  })

  it('is told once in a chat, until something there is read', async () => {
    const bot = await bench.started({ pace: { unread: 20 } })
    const anna = bench.fake.person()
    for (let count = 0; count < 3; count++) await anna.sends(photo(), VIEW_ONCE)
    await bot.takes(0)
    await anna.sends(photo(), VIEW_ONCE)
    await expect.poll(() => bot.whatsapp.health().detail).toContain('read: 4')
    await anna.says('hello')
    await anna.sends(photo(), VIEW_ONCE)
    await bot.takes(2)
    expect(kinds(bot.inbox)).toEqual(['unreadable', 'text', 'unreadable'])
  })

  it('raises an alarm where it comes from many at a time', async () => {
    const bot = await bench.started({ pace: { unread: 20 } })
    for (let nth = 0; nth < 4; nth++) await bench.fake.person().sends(photo(), VIEW_ONCE)
    await bot.takes(3)
    expect(alarms()).toEqual([])
    expect(bot.whatsapp.health().ok).toBe(true)
    for (let nth = 0; nth < 2; nth++) await bench.fake.person().sends(photo(), VIEW_ONCE)
    await bot.takes(5)
    expect(alarms()).toHaveLength(1)
    expect(bot.whatsapp.health()).toMatchObject({
      ok: false,
      detail: expect.stringMatching(/^alarm: what several peers send cannot be read/),
    })
    await bench.fake.person().says('hello')
    await bot.takes(6)
    expect(bot.whatsapp.health()).toMatchObject({
      ok: true,
      detail: expect.stringMatching(/^alarm/),
    })
  })

  it('is not forgotten when the bot ends before its time', async () => {
    const bot = await bench.started({ pace: { unread: 600_000 } })
    await bench.fake.person().sends(photo(), VIEW_ONCE)
    await bot.whatsapp.stop()
    expect(kinds(bot.inbox)).toEqual(['unreadable'])
  })
})

/** The whole bot behind a fake WhatsApp. */
const behindWhatsApp = async () => {
  const behind = await createBehind()
  const fake = await createFakeWhatsApp()
  silenceLibrary(behind.log)
  const code = Promise.withResolvers<string>()
  const whatsapp = createWhatsApp({
    store: whatsappStore(behind.database, behind.keys),
    databaseUrl: behind.database.url,
    url: fake.url,
    version: undefined,
    number: fake.account.number,
    tell: (line) => code.resolve((/type: (\S{9})/.exec(line)?.[1] ?? '').replace('-', '')),
    lateAfter: 30 * 60_000,
    allowance: { perHour: 20 },
    log: behind.log,
    pace: { ...quick, unread: 20 },
  })
  const bot = behind.bot(whatsapp)
  onTestFinished(async () => {
    await whatsapp.stop()
    await behind.end()
    await fake.close()
  })
  const starting = whatsapp.start((inbound) => bot.turns.accept(whatsapp.name, inbound))
  await fake.enter(await code.promise)
  await starting
  await whatsapp.paired
  return { behind, bot, fake }
}

it('who sent what cannot be read is asked to write it again, in her language', async () => {
  const { fake } = await behindWhatsApp()
  const anna = fake.person()
  await anna.says('hello')
  await anna.hears(({ text: words }) => words.includes('Varsku'))
  await anna.says('español')
  await anna.hears(({ text: words }) => words.includes('en español'))
  await anna.sends(photo(), VIEW_ONCE)
  const answer = await anna.hears(({ text: words }) => words.includes('No pude leer eso.'))
  expect(answer.text).toContain('Escríbelo otra vez')
})

it('an alert stays in the chat no longer than her last answer does', async () => {
  const { behind, bot, fake } = await behindWhatsApp()
  const anna = fake.person()
  const asks = async (words: string, answer: RegExp, expires?: number) => {
    await anna.sends(text(words, expires === undefined ? {} : { expires }))
    return anna.hears(({ text: heard }) => answer.test(heard))
  }
  await asks('hello', /I am Varsku/)
  await asks(await behind.code('member'), /You are in/)
  await asks('/alerts', /Which town/)
  await asks('Bergen', /wider area/)
  await asks('Only Bergen', /For how long/)
  await asks('30 days', /Bergen/)
  expect(await behind.database.prisma.subscription.count()).toBe(1)
  // From here on messages disappear after a day in her chat.
  expect((await asks('menu', /What do you want/, 86_400)).expiration).toBe(86_400)
  await anna.sends(photo(), VIEW_ONCE)
  await anna.hears(({ text: heard }) => /could not read/.test(heard))

  const stores = storesIn(behind.database.prisma, { keys: behind.keys, sql: behind.database.sql })
  const content = {
    kind: 'client',
    level: 4,
    dangers: ['violence'],
    city: 'bergen',
    flags: [],
    descriptors: {},
  }
  await stores.alerts.publish({ content } as never, behind.now())
  for (const fanout of await bot.fanOut.unfinished()) await bot.fanOut.slice(fanout)
  const alert = await anna.hears()
  expect(alert.expiration).toBe(86_400)
})
