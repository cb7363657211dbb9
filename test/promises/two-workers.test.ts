/** SECURITY.md: nobody is missed, though several processes send and one of them dies. */
import { expect, it, onTestFinished } from 'vitest'
import { openKeys } from '../../src/database/keys.ts'
import { usesRedis } from '../queues/store.ts'
import { letInCrowd, sendAlert, taken } from '../support/crowd.ts'
import { createTestDatabase } from '../support/database.ts'
import { startFakeTelegram } from '../support/fake-telegram/server.ts'
import { createHome } from '../support/processes.ts'
import { startTestRedis } from '../support/redis.ts'

it('reaches everybody through two workers on one database, of which one is killed', async () => {
  const fake = await startFakeTelegram()
  onTestFinished(() => fake.stop())
  const { database, drop } = await createTestDatabase()
  onTestFinished(drop)
  const redis = usesRedis ? await startTestRedis() : undefined
  onTestFinished(async () => redis?.kill())
  const home = await createHome({
    DATABASE_URL: database.url,
    TELEGRAM_BOT_TOKEN: fake.token,
    TELEGRAM_API_ROOT: fake.apiRoot,
    TELEGRAM_ALERTS_PER_SECOND: '100',
    ROLES: 'worker',
    LOG_LEVEL: 'warn',
    ...(redis && { REDIS_URL: redis.url }),
  })
  onTestFinished(() => home.close())
  const people = Array.from({ length: 600 }, () => fake.person({ language: 'en' }))
  for (const person of people) person.says('/start')
  fake.updates.deleteWebhook(true)
  const { keys } = await openKeys({ file: home.keyFile, database })
  await letInCrowd(
    { database, keys },
    people.map(({ id }) => id),
  )
  const workers = [await home.start(), await home.start()]
  await sendAlert({ database, keys })
  await fake.until(() => taken(fake).size >= 200)
  await workers[0]?.end('SIGKILL')
  await fake.until(() => taken(fake).size >= people.length)
  expect(await workers[1]?.end('SIGTERM')).toBe(0)
  const times = taken(fake)
  expect(people.filter(({ id }) => !times.has(id))).toEqual([])
  const doubles = [...times.values()].reduce((sum, count) => sum + count - 1, 0)
  expect(doubles).toBeLessThanOrEqual(100)
}, 120_000)
