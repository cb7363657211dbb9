/**
 * SECURITY.md: whatever happens to the machine, whoever is to be told that somebody did not come back
 * is told; and nobody is told twice but who was just being written to.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { startFakeTelegram } from '../support/fake-telegram/server.ts'
import { createHome, type Home } from '../support/processes.ts'
import { keepCalls } from '../support/silent-calls.ts'

const SOAK = process.env['SOAK'] !== undefined
/** CALLS and KILLS in the environment: fewer, for a look. */
const CALLS = Number(process.env['CALLS'] ?? (SOAK ? 1_000 : 60))
const KILLS = Number(process.env['KILLS'] ?? (SOAK ? 30 : 3))
/** In how many seconds all are due. */
const SPREAD = SOAK ? 240 : 25
/** Seconds without Telegram, and without bot and database. */
const OUTAGES = SOAK ? { channel: 600, database: 180 } : { channel: 8, database: 5 }
const SECOND = 1_000
const MINUTE = 60 * SECOND
/** So late may somebody be told, outages apart. */
const LATE = MINUTE
/** A bot that was off for so long asks her first, and gives her five minutes. */
const OFF = 2 * MINUTE
const AFTER_OFF = 5 * MINUTE
/** She was asked so long before the alarm. */
const GRACE = 15 * MINUTE

type Fake = Awaited<ReturnType<typeof startFakeTelegram>>

/** When each chat was written to, of what Telegram took. */
const listenTo = (fake: Fake) => {
  const at = new Map<number, number[]>()
  let seen = 0
  const look = (): void => {
    const calls = fake.calls('sendMessage')
    for (const { params, status } of calls.slice(seen)) {
      // Those that still wait are looked at again.
      if (status === 0) break
      seen++
      if (status !== 200) continue
      const chat = Number(params['chat_id'])
      at.set(chat, [...(at.get(chat) ?? []), Date.now()])
    }
  }
  const timer = setInterval(look, 100)
  onTestFinished(() => clearInterval(timer))
  return { at, look }
}

/** A time in which the bot could tell nobody. `off`: it was off. */
interface Outage {
  from: number
  to: number
  off: boolean
}

/** Kills the bot again and again, and takes Telegram and the database away. Returns when it could tell nobody. */
const killAgainAndAgain = async (home: Home, fake: Fake) => {
  const outages: Outage[] = []
  /** Since when it is off; undefined while it works. */
  let from: number | undefined = Date.now()
  /** Starts it. Some are killed before they work. */
  const start = async () => {
    const asked = fake.calls('getUpdates').length
    const bot = await home.start()
    const works = fake.until(() => fake.calls('getUpdates').length > asked)
    const ready = works.then(() => {
      if (from !== undefined) outages.push({ from, to: Date.now(), off: true })
      from = undefined
    })
    return { bot, ready }
  }
  for (let kill = 0; kill < KILLS; kill++) {
    const { bot, ready } = await start()
    if (kill === 1) {
      await ready
      const began = Date.now()
      const back = fake.fail('sendMessage', { code: 502, times: 1_000_000 })
      await pause(OUTAGES.channel * SECOND)
      back()
      outages.push({ from: began, to: Date.now(), off: false })
    }
    await pause((SPREAD / KILLS) * SECOND * (0.3 + Math.random() * 0.5))
    from ??= Date.now()
    if (kill % 3 === 2) await home.killPostgres()
    await bot.end('SIGKILL')
    if (kill === 0) await pause(OUTAGES.database * SECOND)
  }
  const { bot: last, ready } = await start()
  await ready
  return { last, outages }
}

/** When somebody must have been told who is to be told at `due`. */
const latest = (due: number, outages: readonly Outage[]): number => {
  const asked = outages
    .filter(({ from, to, off }) => off && to - from > OFF && from < due && to > due - GRACE)
    .map(({ to }) => to + AFTER_OFF)
  let at = Math.max(due, ...asked)
  let left = LATE
  for (const { from, to } of outages) {
    if (to <= at) continue
    if (from - at >= left) break
    left -= Math.max(0, from - at)
    at = to
  }
  return at + left
}

it(
  `tells of ${CALLS} people who do not come back, though it is killed ${KILLS} times and Telegram and the database are away`,
  async () => {
    const fake = await startFakeTelegram()
    onTestFinished(() => fake.stop())
    const home = await createHome({
      TELEGRAM_BOT_TOKEN: fake.token,
      TELEGRAM_API_ROOT: fake.apiRoot,
      // What waited while Telegram was away goes out within seconds.
      TELEGRAM_ALERTS_PER_SECOND: '100',
      LOG_LEVEL: 'warn',
    })
    onTestFinished(() => home.close())
    const people = Array.from({ length: 2 * CALLS }, () => fake.person({ language: 'en' }))
    for (const person of people) person.says('/start')
    fake.updates.deleteWebhook(true)
    const pairs = Array.from({ length: CALLS }, (_, index) => ({
      her: people[2 * index]?.id ?? 0,
      buddy: people[2 * index + 1]?.id ?? 0,
      due: Date.now() + (15 + CALLS * 0.03 + (index / CALLS) * SPREAD) * SECOND,
    }))
    await home.look((open) => keepCalls(open, pairs))
    const { at, look } = listenTo(fake)
    const began = Date.now()
    const { last, outages } = await killAgainAndAgain(home, fake)
    const back = Date.now()
    const isTold = () => pairs.every(({ buddy }) => at.has(buddy))
    // A bot that was off asks her first, and waits for five minutes.
    const most = back - began + (SOAK ? 900 : 90) * SECOND
    while (!isTold() && Date.now() - back < most) await pause(200)
    look()
    expect(await last.end('SIGTERM')).toBe(0)

    expect(pairs.filter(({ buddy }) => !at.has(buddy))).toEqual([])
    const early = pairs.filter(({ buddy, due }) => (at.get(buddy)?.[0] ?? 0) < due - SECOND)
    expect(early, 'nobody is told before the time').toEqual([])
    // On a busy machine everything takes longer, so only the soak says how long.
    const late = pairs.flatMap(({ buddy, due }) => {
      const by = (at.get(buddy)?.[0] ?? 0) - latest(due, outages)
      return SOAK && by > 0 ? [by / SECOND] : []
    })
    expect(late, 'late by so many seconds, beyond the outages and a minute').toEqual([])
    // The line of an alarm comes again after two minutes: that is no double.
    const doubles = pairs.flatMap(({ buddy }) => {
      const [first = 0, ...more] = at.get(buddy) ?? []
      return more.filter((one) => one - first < 90 * SECOND)
    })
    expect(doubles.length, 'twice at most once per kill').toBeLessThanOrEqual(KILLS)
    process.stdout.write(`${KILLS} kills, ${CALLS} calls: 0 missed, ${doubles.length} told twice\n`)
  },
  SOAK ? 3_600_000 : 240_000,
)
