import { readFileSync } from 'node:fs'
import { describe, it, type TestContext } from 'vitest'
import { createEmptyDatabase } from '../support/database.ts'
import { startFakeTelegram } from '../support/fake-telegram/server.ts'
import { createPlace } from '../support/process.ts'
import { createFreezer } from '../support/proxy.ts'

/** A folder and a Telegram of the test's own, and the settings that lead to that Telegram. */
const opened = async ({ onTestFinished }: Pick<TestContext, 'onTestFinished'>) => {
  const place = createPlace()
  const fake = await startFakeTelegram()
  onTestFinished(async () => {
    await place.end()
    await fake.stop()
  })
  const env = { TELEGRAM_BOT_TOKEN: fake.token, TELEGRAM_API_ROOT: fake.apiRoot }
  return { place, fake, env }
}

/** Processes stop, or go on. */
const signal = (pids: number[], name: 'SIGSTOP' | 'SIGCONT'): void => {
  for (const pid of pids) process.kill(pid, name)
}

// Each waits for what does not answer, so they wait at the same time.
describe.concurrent('whoever is told to end ends', () => {
  it('also when its database has stopped answering', async ({ expect, onTestFinished }) => {
    const { place, fake, env } = await opened({ onTestFinished })
    const { url, drop } = await createEmptyDatabase()
    const way = await createFreezer(url)
    onTestFinished(async () => {
      await place.kill()
      await way.close()
      await drop()
    })
    const service = place.start('main', { env: { ...env, DATABASE_URL: way.url } })
    await service.shows('ready')
    way.freeze()
    fake.person({ language: 'en' }).says('/start')
    service.signal('SIGTERM')
    expect((await service.ends()).err).toContain('a part does not end; the bot ends without it')
  })

  it('also when its own database is frozen; what was accepted is answered by the next start', async ({
    expect,
    onTestFinished,
  }) => {
    const { place, fake, env } = await opened({ onTestFinished })
    const service = place.start('main', { env })
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
    const next = place.start('main', { env })
    expect((await bea.hears()).text).toContain('Hello. I am Varsku')
    next.signal('SIGTERM')
    expect((await next.ends()).status).toBe(0)
    expect(await place.postgres()).toBeUndefined()
  })
})
