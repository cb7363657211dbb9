import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { localesFolder } from '../../src/bots/locales.ts'
import { createWords } from '../../src/bots/words.ts'
import { listening } from '../../src/startup/listening.ts'
import { PATIENCE } from '../support/patience.ts'

it('says in the log what could not be made beforehand, and nothing is thrown', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'varsku-locales-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  cpSync(join(localesFolder, 'en'), join(folder, 'en'), { recursive: true })
  writeFileSync(join(folder, 'en', 'listening.json'), '{')
  const lines: string[] = []
  const part = listening(createWords({ localesFolder: folder, defaultLanguage: 'en' }), {
    error: (...line: [string] | [object, string]) => void lines.push(line.at(-1) as string),
  })
  await part.start?.()
  await expect.poll(() => lines.length, { timeout: PATIENCE }).toBeGreaterThan(0)
  await part.end?.()
  expect(lines).toEqual(['what listening needs could not be made beforehand'])
})
