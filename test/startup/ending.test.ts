import { readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, expect, it, onTestFinished } from 'vitest'
import { createEmptyDatabase } from '../support/database.ts'
import { type FakeTelegram, startFakeTelegram } from '../support/fake-telegram/server.ts'
import { createPlace, type Place } from '../support/process.ts'
import { createFreezer } from '../support/proxy.ts'

let place: Place
let fake: FakeTelegram

beforeAll(async () => {
  place = createPlace()
  fake = await startFakeTelegram()
})
afterEach(() => place.kill())
afterAll(async () => {
  await fake.stop()
  await place.end()
})

const connected = () => ({ TELEGRAM_BOT_TOKEN: fake.token, TELEGRAM_API_ROOT: fake.apiRoot })

/** Processes stop, or go on. */
const signal = (pids: number[], name: 'SIGSTOP' | 'SIGCONT'): void => {
  for (const pid of pids) process.kill(pid, name)
}

it('whoever is told to end ends, also when its database has stopped answering', async () => {
  const { url, drop } = await createEmptyDatabase()
  const way = await createFreezer(url)
  onTestFinished(async () => {
    await way.close()
    await drop()
  })
  const service = place.start('main', { env: { ...connected(), DATABASE_URL: way.url } })
  await service.shows('ready')
  way.freeze()
  fake.person({ language: 'en' }).says('/start')
  service.signal('SIGTERM')
  expect((await service.ends()).err).toContain('a part does not end; the bot ends without it')
})

it('and when its own database is frozen; what was accepted is answered by the next start', async () => {
  const service = place.start('main', { env: connected() })
  await service.shows('ready')
  const postmaster = (await place.postgres())?.pid ?? 0
  const children = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8')
  const frozen = [postmaster, ...children.trim().split(' ').map(Number)]
  signal(frozen, 'SIGSTOP')
  const bea = fake.person({ language: 'en' })
  try {
    bea.says('/start')
    service.signal('SIGTERM')
    expect((await service.ends()).status).toBe(1)
  } finally {
    signal(frozen, 'SIGCONT')
  }
  const next = place.start('main', { env: connected() })
  expect((await bea.hears()).text).toContain('Hello. I am Varsku')
  next.signal('SIGTERM')
  expect((await next.ends()).status).toBe(0)
  expect(await place.postgres()).toBeUndefined()
})
