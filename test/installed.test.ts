import { existsSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { createInstallation, type Installation } from './support/installation.ts'

// npm unpacks thirty thousand files.
const PATIENCE = 15 * 60_000
vi.setConfig({ testTimeout: PATIENCE, hookTimeout: PATIENCE })

const GREETING = 'Hello. I am Varsku'

// With Node.js 20, and an npm that drops the link to the Node.js that came along.
let installation: Installation

beforeAll(async () => {
  installation = await createInstallation({ npm: '10.9.4', node: '20.20.2' })
  await installation.npm(['ci', '--omit=dev', '--prefer-offline'])
})

afterAll(() => installation?.end())

it('npm start and npm run chat answer, also without the link', async () => {
  const link = join(installation.clone, 'node_modules/.bin/node')
  expect(realpathSync(link)).toContain(`node-${process.platform}-${process.arch}`)
  expect(await installation.npm(['start'], ['hello'])).toContain(GREETING)
  rmSync(link)
  expect(await installation.npm(['start'], ['hello'])).toContain(GREETING)
  expect(await installation.npm(['run', 'chat', '--', '--as', 'anna'], ['hello'])).toContain(
    GREETING,
  )
})

it('takes 400 MB at most without what only developing needs, and says what the tests miss', async () => {
  expect(existsSync(join(installation.clone, 'node_modules/vitest'))).toBe(false)
  expect(await installation.size()).toBeLessThanOrEqual(400)
  await expect(installation.npm(['test'])).rejects.toThrow(/npm ci without --omit=dev/)
})

// Adds the rest, which takes less than to install everything anew: npm run soak does that, with each npm.
it('npm test runs a test once the rest is there, and the bot answers as before', async () => {
  await installation.npm(['install', '--prefer-offline'])
  expect(existsSync(join(installation.clone, 'node_modules/vitest'))).toBe(true)
  const said = await installation.npm(['test', '--', 'test/settings/config.test.ts'])
  expect(said).toMatch(/Test Files.*1 passed/)
  expect(await installation.npm(['start'], ['hello'])).toContain(GREETING)
})
