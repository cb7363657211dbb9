import { expect, it, onTestFinished, vi } from 'vitest'
import { createTelegram } from '../../src/bots/telegram/bot.ts'
import type { AlertContent } from '../../src/core/alerts/alert.ts'
import { USUAL_PACE } from '../../src/core/alerts/pace.ts'
import { createBot } from '../../src/core/bot.ts'
import { countryOf } from '../../src/core/rights/countries.ts'
import { storesIn } from '../../src/core/stores/stores.ts'
import { createKeys } from '../../src/core/terms/keys.ts'
import type { Address } from '../../src/core/terms/message.ts'
import { RETRY_DELAY } from '../../src/queues/backends/backend.ts'
import { startFanOut } from '../../src/queues/fan-out.ts'
import { SAFE_CALLS, TEST_COST } from '../support/bot.ts'
import { quick } from '../support/fake-telegram/connected.ts'
import type { Person } from '../support/fake-telegram/people.ts'
import { startFakeTelegram } from '../support/fake-telegram/server.ts'
import { PATIENCE } from '../support/patience.ts'
import { wordsWith } from '../support/words.ts'
import { createWorkplace } from './workplace.ts'

/** Quick enough for a test. */
const PACE = { ...USUAL_PACE, every: 100 }

const danger: AlertContent = {
  kind: 'client',
  level: 3,
  dangers: ['violence'],
  city: 'bergen',
  flags: [],
  descriptors: {},
}

/** A fake Telegram with people on it who follow towns, and what sends them alerts. */
const createTown = async () => {
  const { database, store, log, lines, ends } = await createWorkplace()
  const fake = await startFakeTelegram()
  onTestFinished(() => fake.stop())
  const words = wordsWith('en')
  const keys = createKeys()
  const stores = storesIn(database.prisma, { keys, sql: database.sql })
  const botOf = () =>
    createBot({
      database,
      keys,
      words,
      country: countryOf('NO'),
      access: 'codes',
      limits: { day: 15, month: 60, everybody: 2000 },
      timeZone: 'Europe/Oslo',
      alerts: { kinds: ['client'], paceOf: () => PACE },
      safeCalls: SAFE_CALLS,
      channels: [
        createTelegram({
          token: fake.token,
          apiRoot: fake.apiRoot,
          log,
          words,
          commands: [],
          pace: quick,
        }),
      ],
      log,
      cost: TEST_COST,
      concurrency: 2,
      now: () => new Date(),
      sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    })
  const until = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)

  return {
    database,
    store,
    fake,
    lines,
    stores,
    /** Lets people in who follow a town. */
    async follow(many: number, city = 'bergen', more = {}): Promise<Person[]> {
      const people: Person[] = []
      for (let one = 0; one < many; one++) {
        const person = fake.person()
        person.says('hello')
        const sender = keys.tag('sender', 'sender', 'telegram', String(person.id))
        await stores.members.found(sender, 'member', new Date())
        const reach = { channel: 'telegram', address: String(person.id) as Address }
        const wish = { city, near: undefined, country: false, until, ...more }
        await stores.subscriptions.follow(sender, reach, wish)
        people.push(person)
      }
      return people
    },
    /** Begins to send; whoever does may be one of several. */
    async starts(every = 200, here = () => true) {
      const worker = await startFanOut({
        backend: store.backend,
        log,
        channels: [{ name: 'telegram', here }],
        fanOut: botOf().fanOut,
        every,
      })
      ends(() => worker.close())
      return worker
    },
    /** Resolves when nobody is left to be sent an alert. */
    async isOver(): Promise<void> {
      for (;;) {
        const open = await database.prisma.fanout.count({ where: { state: 'open' } })
        if (open === 0) return
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    },
  }
}

const called = (people: readonly Person[]): number[] =>
  people.map((person) => person.sees().filter(({ by }) => by === 'bot').length)

it('reaches everybody who follows the town, once, with a line that says nothing', async () => {
  const { follow, starts, stores, isOver, fake, store } = await createTown()
  const bergen = await follow(120)
  const oslo = await follow(5, 'oslo')
  const country = await follow(3, 'oslo', { country: true })
  const near = await follow(3, 'askoy', { near: 'bergen' })
  await starts()
  await stores.alerts.publish({ content: danger }, new Date())
  await isOver()
  expect(called([...bergen, ...country, ...near])).toEqual(Array(126).fill(1))
  expect(called(oslo)).toEqual([0, 0, 0, 0, 0])
  const said = new Set(fake.calls('sendMessage').map(({ params }) => params['text']))
  expect([...said]).toEqual(['You have a new message'])
  // The nearest first.
  const chats = fake.calls('sendMessage').map(({ params }) => Number(params['chat_id']))
  const far = [...near, ...country].map(({ id }) => chats.indexOf(id))
  expect(Math.min(...far)).toBeGreaterThanOrEqual(119 - PACE.size)
  const kept = (await store.kept()).join('\n').replaceAll('\\', '').replaceAll('""', '"')
  for (const [data] of kept.matchAll(/\{"alert[^}]*\}/g))
    expect(data).toMatch(/^\{"alert": ?"[0-9a-f-]{36}", ?"channel": ?"telegram"\}$/)
  expect(kept).not.toMatch(/You have a new message|violence/)
})

it('waits when Telegram asks to slow down, and leaves nobody out', async () => {
  const { follow, starts, stores, isOver, fake, lines } = await createTown()
  const people = await follow(80)
  fake.fail('sendMessage', { code: 429, retryAfter: 1, times: 3 })
  await starts()
  await stores.alerts.publish({ content: danger }, new Date())
  await isOver()
  expect(called(people)).toEqual(Array(80).fill(1))
  expect(lines.map(({ msg }) => msg)).toContain(
    'the platform asks to slow down; alerts wait that long',
  )
})

it('forgets who has blocked the bot, keeps who is unknown for a while, and goes on with the rest', async () => {
  const { follow, starts, stores, database } = await createTown()
  const people = await follow(60)
  people.slice(0, 3).map((person) => person.blocks())
  people.slice(3, 5).map((person) => person.deactivates())
  await starts()
  const id = await stores.alerts.publish({ content: danger }, new Date())
  // The alert is not over: the two are tried again for days.
  await vi.waitFor(
    async () =>
      expect(await stores.alerts.figures(id ?? '', new Date())).toMatchObject({
        chosen: 60,
        sent: 55,
        blocked: 3,
      }),
    { timeout: PATIENCE, interval: 100 },
  )
  expect(called(people.slice(5))).toEqual(Array(55).fill(1))
  expect(await database.prisma.subscriber.count()).toBe(57)
  expect(await database.prisma.subscription.count()).toBe(57)
})

it('shares the work between two, and neither sends what the other has sent', async () => {
  const { follow, starts, stores, isOver } = await createTown()
  const people = await follow(100)
  await Promise.all([starts(37), starts(41)])
  await stores.alerts.publish({ content: danger }, new Date())
  await isOver()
  expect(called(people)).toEqual(Array(100).fill(1))
})

it('sends what is more urgent first, and the rest in turns', async () => {
  const { follow, starts, stores, isOver, fake } = await createTown()
  const bergen = await follow(60)
  const oslo = await follow(30, 'oslo')
  await stores.alerts.publish({ content: { ...danger, level: 2 } }, new Date())
  await stores.alerts.publish({ content: { ...danger, level: 4, city: 'oslo' } }, new Date())
  await starts()
  await isOver()
  expect(called([...bergen, ...oslo])).toEqual(Array(90).fill(1))
  const chats = fake.calls('sendMessage').map(({ params }) => Number(params['chat_id']))
  const lastOfOslo = Math.max(...oslo.map(({ id }) => chats.indexOf(id)))
  // One slice of the other may have begun before.
  expect(lastOfOslo).toBeLessThan(30 + PACE.size)
})

it('goes on where it was when all jobs are lost', async () => {
  const { follow, starts, stores, isOver, store, fake } = await createTown()
  const people = await follow(90)
  const worker = await starts()
  await stores.alerts.publish({ content: danger }, new Date())
  await fake.until(() => fake.calls('sendMessage').length >= 30)
  await worker.close()
  await store.losesJobs()
  await starts()
  await isOver()
  expect(called(people)).toEqual(Array(90).fill(1))
})

it('ends at once when an alert is stopped', async () => {
  const { follow, starts, stores, fake, database } = await createTown()
  await follow(150)
  const id = await stores.alerts.publish({ content: danger }, new Date())
  const worker = await starts()
  await fake.until(() => fake.calls('sendMessage').length >= 20)
  await stores.alerts.stop(id ?? '')
  await worker.close()
  const sent = fake.calls('sendMessage').length
  expect(sent).toBeLessThanOrEqual(20 + 2 * PACE.size)
  await starts()
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect(fake.calls('sendMessage')).toHaveLength(sent)
  expect(await database.prisma.delivery.count({ where: { state: 'sent' } })).toBe(sent)
})

it('sends only while this process holds the channel, and logs no fault when that changes', async () => {
  const { follow, starts, stores, isOver, lines, store } = await createTown()
  const people = await follow(40)
  let isHere = false
  await starts(50, () => isHere)
  await stores.alerts.publish({ content: danger }, new Date())
  // Its job waits for whoever holds the channel.
  await expect.poll(() => store.jobs('alerts.slice')).toBeGreaterThan(0)
  // A worker that is not wanted was asked to run by now, too.
  await new Promise((resolve) => setTimeout(resolve, RETRY_DELAY + 200))
  expect(called(people)).toEqual(Array(40).fill(0))
  for (const here of [true, false, true]) {
    isHere = here
    await new Promise((resolve) => setTimeout(resolve, RETRY_DELAY + 200))
  }
  await isOver()
  expect(called(people)).toEqual(Array(40).fill(1))
  expect(lines.filter(({ level }) => level !== 'info')).toEqual([])
})
