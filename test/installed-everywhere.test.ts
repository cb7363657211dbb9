import { afterAll, describe, expect, it, vi } from 'vitest'
import { createInstallation, type Installation } from './support/installation.ts'

const PATIENCE = 30 * 60_000
vi.setConfig({ testTimeout: PATIENCE, hookTimeout: PATIENCE })

const OLD = ['18.20.8', '20.20.2', '22.23.5']
const SUPPORTED = [
  ...['9.2.0', '10.9.4'].flatMap((npm) => OLD.map((node) => ({ npm, node }))),
  ...['20.20.2', '22.23.5', '24.21.0'].map((node) => ({ npm: '11.19.1', node })),
]

describe.each(SUPPORTED)('npm $npm with Node.js $node', (versions) => {
  let installation: Installation | undefined
  afterAll(() => installation?.end())

  it('installs, answers and tests', async () => {
    installation = await createInstallation(versions)
    await installation.npm(['ci', '--prefer-offline'])
    expect(await installation.npm(['start'], ['hello'])).toContain('Hello. I am Varsku')
    expect(await installation.npm(['test', '--', 'test/settings/config.test.ts'])).toMatch(
      /Test Files.*1 passed/,
    )
    expect(await installation.npm(['run', 'check', '--', 'types'])).toContain('✓ types')
  })

  it('installs what production needs, and no more', async () => {
    await installation?.npm(['ci', '--omit=dev', '--prefer-offline'])
    expect(await installation?.npm(['start'], ['hello'])).toContain('Hello. I am Varsku')
    expect(await installation?.size()).toBeLessThanOrEqual(400)
  })
})
