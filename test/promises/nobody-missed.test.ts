/**
 * SECURITY.md: whatever happens to the machine, whoever follows a town is told of a danger there; and
 * nobody is told twice but those who were just being written to.
 */

import { setTimeout as pause } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { usesRedis } from '../queues/store.ts'
import { letInCrowd, sendAlert, taken } from '../support/crowd.ts'
import { startFakeTelegram } from '../support/fake-telegram/server.ts'
import { PATIENCE } from '../support/patience.ts'
import { createHome, type Home } from '../support/processes.ts'
import { startTestRedis, type TestRedis } from '../support/redis.ts'

const SOAK = process.env['SOAK'] !== undefined
const KILLS = SOAK ? 30 : 3
const PEOPLE = SOAK ? 5_000 : 2_000
/** Ten seconds of sending, in which it is killed: the pace itself is tested elsewhere. */
const A_SECOND = PEOPLE / 10

type Fake = Awaited<ReturnType<typeof startFakeTelegram>>

/** Kills the bot, now and then its PostgreSQL or its Redis first, each time after some more were written to. */
const killAgainAndAgain = async (
  home: Home,
  fake: Fake,
  redis: TestRedis | undefined,
): Promise<void> => {
  for (let kill = 0; kill < KILLS; kill++) {
    const bot = await home.start()
    const share = Math.floor((PEOPLE / (KILLS + 1)) * (0.3 + Math.random() * 0.7))
    const until = taken(fake).size + share
    await Promise.race([fake.until(() => taken(fake).size >= until), pause(40_000)])
    if (kill % 3 === 1) {
      await home.killPostgres()
      await pause(Math.random() * 300)
    }
    if (kill % 3 === 2 && redis) {
      await redis.kill()
      await pause(Math.random() * 300)
      // It keeps nothing on disk, so it comes back empty.
      await redis.start()
      await pause(Math.random() * 1_000)
    }
    await bot.end('SIGKILL')
  }
}

it(
  `reaches ${PEOPLE} people though it is killed ${KILLS} times, Telegram asks to slow down, and some have blocked it`,
  async () => {
    const fake = await startFakeTelegram()
    onTestFinished(() => fake.stop())
    const redis = usesRedis ? await startTestRedis() : undefined
    onTestFinished(async () => redis?.kill())
    const home = await createHome({
      TELEGRAM_BOT_TOKEN: fake.token,
      TELEGRAM_API_ROOT: fake.apiRoot,
      TELEGRAM_ALERTS_PER_SECOND: String(A_SECOND),
      LOG_LEVEL: 'warn',
      ...(redis && { REDIS_URL: redis.url }),
    })
    onTestFinished(() => home.close())
    const people = Array.from({ length: PEOPLE }, () => fake.person({ language: 'en' }))
    for (const person of people) person.says('/start')
    fake.updates.deleteWebhook(true)
    const blocking = people.filter((_, index) => index % 20 === 0)
    for (const person of blocking) person.blocks()
    fake.updates.deleteWebhook(true)
    await home.look(async (open) => {
      await letInCrowd(
        open,
        people.map(({ id }) => id),
      )
      await sendAlert(open)
    })
    fake.fail('sendMessage', { code: 429, retryAfter: 1, times: 5 })
    await killAgainAndAgain(home, fake, redis)
    const last = await home.start()
    const reachable = PEOPLE - blocking.length
    await fake.until(() => taken(fake).size >= reachable)
    await expect
      .poll(() => home.look(({ database }) => database.prisma.fanout.findMany()), {
        timeout: PATIENCE,
        interval: 1_000,
      })
      .toMatchObject([{ state: 'done', blocked: blocking.length }])
    expect(await last.end('SIGTERM')).toBe(0)

    const times = taken(fake)
    const blocked = new Set(blocking.map(({ id }) => id))
    expect(people.filter(({ id }) => !blocked.has(id) && !times.has(id))).toEqual([])
    const doubles = [...times.values()].reduce((sum, count) => sum + count - 1, 0)
    // Those whom it was writing to when it was killed.
    expect(doubles).toBeLessThanOrEqual(KILLS * A_SECOND)
    process.stdout.write(
      `${KILLS} kills, ${PEOPLE} people: 0 missed, ${doubles} told twice, ${blocking.length} had blocked it\n`,
    )
    expect(
      await home.look(({ database }) => database.prisma.subscriber.count()),
      'whoever has blocked the bot follows nothing any more',
    ).toBe(reachable)
  },
  SOAK ? 1_800_000 : 600_000,
)
