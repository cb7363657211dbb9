/** Many calls that are due at once. */
import { afterEach, expect, it, vi } from 'vitest'
import { BEFORE_ALL, createLook } from '../../../src/core/actions/safe-call-look.ts'
import { createBot } from '../../../src/core/bot.ts'
import { SendError } from '../../../src/core/terms/message.ts'
import { WATCH_EVERY } from '../../../src/queues/catalog.ts'
import { safeCalls } from '../../../src/startup/jobs.ts'
import { createTestBot, type TestBot } from '../../support/bot.ts'
import { PATIENCE } from '../../support/patience.ts'
import { watchingOver } from '../../support/safe-calls.ts'
import { keepCalls } from '../../support/silent-calls.ts'

let bot: TestBot
afterEach(() => {
  vi.useRealTimers()
  return bot.close()
})

/** The part of a running program that sends, in a process with those roles. */
const partWith = (...roles: string[]) => {
  const needs = { ...bot, log: bot.needs.log, bot: bot.bot, config: { roles } }
  return safeCalls(needs as unknown as Parameters<typeof safeCalls>[0])
}

/** So many calls that are due now. */
const due = (count: number, from = 1_000) =>
  keepCalls(
    bot,
    Array.from({ length: count }, (_, index) => ({
      her: from + 2 * index,
      buddy: from + 2 * index + 1,
      due: bot.now().getTime(),
    })),
  )

it('lets the first be told before the last are looked at, and counts all their alarms', async () => {
  bot = await createTestBot()
  await due(120)
  const open: number[] = []
  const none = { onDuty: undefined, isCautious: () => false, stopping: () => false }
  const look = createLook({ ...bot.needs, ...none, giveWay: async () => {} })
  await look(async () => {
    open.push(await bot.database.prisma.safeCall.count({ where: { state: 'open' } }))
  })
  // Ten at a time; after the last of them is looked whether there are more.
  expect(open).toEqual([110, 100, 90, 80, 70, 60, 50, 40, 30, 20, 10, 0, 0])
  const counted = await bot.database.prisma.counter.findMany({ where: { kind: 'safe.alarm' } })
  expect(counted.map(({ today }) => today)).toEqual(Array(120).fill(1))
})

it('sends in the same run what became due behind it', async () => {
  let taken = 0
  bot = await createTestBot({
    onSend: async () => {
      taken += 1
      if (taken !== 6) return
      await due(6, 5_000)
      await bot.bot.safeCalls.look()
      void bot.bot.safeCalls.send()
    },
  })
  await due(3)
  await bot.bot.safeCalls.look()
  await bot.bot.safeCalls.send()
  // Each call has two lines: hers, and her buddy's.
  expect(taken).toBe(18)
})

it('is not waited for at the end: what was not sent is sent after the next start', async () => {
  let taken = 0
  let ended: Promise<unknown> | undefined
  bot = await createTestBot({
    onSend: () => {
      taken += 1
      if (taken === 3) ended = part.end?.()
    },
  })
  const part = partWith('bots', 'worker')
  await due(30)
  await bot.bot.safeCalls.look()
  await bot.bot.safeCalls.send()
  await ended
  // Those that were on their way.
  expect(taken).toBeLessThanOrEqual(3 + 8)
  const next = createBot(bot.needs)
  await next.safeCalls.send()
  expect(taken).toBe(60)
})

it('sends all in one run, however long the database takes to note one', async () => {
  let taken = 0
  bot = await createTestBot({
    onSend: () => {
      taken += 1
    },
  })
  await due(10)
  await bot.bot.safeCalls.look()
  await bot.database.prisma.$executeRaw`
    CREATE FUNCTION be_slow() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN PERFORM pg_sleep(0.1); RETURN NULL; END $$`
  await bot.database.prisma.$executeRaw`
    CREATE TRIGGER be_slow AFTER UPDATE ON safe_call FOR EACH ROW EXECUTE FUNCTION be_slow()`
  await bot.bot.safeCalls.send()
  expect(taken).toBe(20)
})

it('sends what is new on one channel while another is slow, also where it does not look', async () => {
  const sent: string[] = []
  const isOver = Promise.withResolvers<void>()
  bot = await createTestBot({
    channels: ['telegram', 'whatsapp'],
    onSend: (person) => {
      sent.push(person)
      return person.startsWith('whatsapp') ? isOver.promise : undefined
    },
  })
  const people = watchingOver(bot)
  await bot.letIn('anna')
  await people.pair('anna', 'whatsapp:bea')
  await people.begins('anna', 60)
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const part = partWith('bots')
  await part.start?.()
  vi.advanceTimersByTime(WATCH_EVERY)
  await vi.waitUntil(() => sent.includes('whatsapp:bea'), PATIENCE)
  await due(1)
  await bot.bot.safeCalls.look()
  vi.advanceTimersByTime(WATCH_EVERY)
  await vi.waitUntil(() => sent.includes('1001'), PATIENCE)
  isOver.resolve()
  await part.end?.()
})

it('reads on behind calls that somebody is changing', async () => {
  bot = await createTestBot()
  await due(30)
  await bot.bot.safeCalls.look()
  await bot.database.prisma.$transaction(async (db) => {
    await db.$queryRaw`SELECT id FROM safe_call ORDER BY urgency DESC, id LIMIT 1 FOR UPDATE`
    const { found, next } = await bot.stores.safeCalls.urgent({ urgency: 4, id: BEFORE_ALL }, 25)
    expect(found).toHaveLength(24)
    const more = await bot.stores.safeCalls.urgent(next ?? { urgency: 0, id: BEFORE_ALL }, 25)
    expect(more.found).toHaveLength(5)
  })
})

it('lets a line rest that was not taken, also where it was read before that', async () => {
  const sent: string[] = []
  bot = await createTestBot({
    // So that one line is on its way at a time.
    onWait: () => new Promise(() => {}),
    onSend: async (person) => {
      sent.push(person)
      if (person === '7001') throw new SendError('throttled', { retryAfter: 30 })
      if (person !== '1001') return
      await due(1, 7_000)
      await bot.bot.safeCalls.look()
      void bot.bot.safeCalls.send()
    },
  })
  await due(1)
  await bot.bot.safeCalls.look()
  await bot.bot.safeCalls.send()
  expect(sent.filter((one) => one === '7001')).toHaveLength(1)
})

it('goes on behind a line that cannot be sent at all, and stops after three', async () => {
  let sent: string[] = []
  let faulty = 1
  const broken = new Set<string>()
  bot = await createTestBot({
    onWait: () => new Promise(() => {}),
    onSend: (person) => {
      if (broken.size < faulty) broken.add(person)
      if (broken.has(person)) throw new Error('cannot be sent')
      sent.push(person)
    },
  })
  await due(5)
  await bot.bot.safeCalls.look()
  await expect(bot.bot.safeCalls.send()).rejects.toThrow('cannot be sent')
  expect(sent).toHaveLength(4 + 5)
  expect(bot.logged.filter((line) => line.includes('cannot be sent'))).toHaveLength(1)

  sent = []
  broken.clear()
  faulty = 3
  await due(5, 7_000)
  await bot.bot.safeCalls.look()
  await expect(bot.bot.safeCalls.send()).rejects.toThrow('cannot be sent')
  expect(sent).toEqual([])
})

it('goes on with all others in the next run, however many cannot be sent at all', async () => {
  const sent: string[] = []
  let isBroken = true
  const broken = new Set<string>()
  bot = await createTestBot({
    onWait: () => new Promise(() => {}),
    onSend: (person) => {
      // The first seven that are tried: more than end a run.
      if (isBroken && broken.size < 7) broken.add(person)
      if (isBroken && broken.has(person)) throw new Error('cannot be sent')
      sent.push(person)
    },
  })
  const run = () => bot.bot.safeCalls.send().catch(() => 'ended')
  const soon = () => bot.later({ hours: WATCH_EVERY / 3_600_000 })
  await due(10)
  await bot.bot.safeCalls.look()
  for (let runs = 0; runs < 3; runs++) {
    expect(await run()).toBe('ended')
    soon()
  }
  expect([broken.size, sent.length]).toEqual([7, 13])
  // Those seven are tried on, a minute later each time, and the log does not fill with them.
  const logged = () =>
    bot.logged.filter((line) => line.includes('a line of a safe-call is not sent'))
  bot.later({ hours: 1 / 60 })
  // A fault that was there before ends no run.
  expect(await run()).toBeUndefined()
  expect(logged()).toHaveLength(7)
  isBroken = false
  expect(await run()).toBeUndefined()
  expect(sent).toHaveLength(13)
  bot.later({ hours: 1 / 60 })
  expect(await run()).toBeUndefined()
  expect(sent).toHaveLength(20)
  expect(new Set(sent).size).toBe(20)
})
