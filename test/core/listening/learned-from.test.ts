import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { codeOf, markOf } from '../../../bench/listening/learned-from.ts'

const LANGUAGES = ['en', 'th']
const root = join(import.meta.dirname, '../../..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

/** The mark if one file were another. */
const markWith = (path: string, change: (content: string) => string): string =>
  markOf(LANGUAGES, (one) => {
    const content = read(one)
    if (one !== path) return content
    const changed = change(content)
    if (changed === content) throw new Error(`nothing is changed in ${path}`)
    return changed
  })

const usual = markOf(LANGUAGES, read)

it.each<[string, (content: string) => string]>([
  ['locales/en/examples.json', (text) => text.replace('"nothing"', '"command:start"')],
  ['locales/th/listening.json', (text) => text.replace('{', '{"planted": ["x"],')],
  ['locales/en/glosses.json', (text) => text.replace('{', '{"planted": ["x"],')],
  ['locales/en/words.json', (text) => text.replace('"stop": [', '"stop": ["planted",')],
  ['test/core/listening/corpus/en.json', (text) => text.replace('"expect"', '"expected"')],
  ['src/core/listening/signs.ts', (code) => code.replace('HINT = 0.9', 'HINT = 0.8')],
  ['src/core/listening/glosses.ts', (code) => code.replace('ENDING = 3', 'ENDING = 2')],
  ['src/core/listening/rules.ts', (code) => code.replace("'bank = 0.6'", "'bank = 0.7'")],
  ['src/core/listening/partly-said.ts', (code) => code.replace('STEM = 5', 'STEM = 6')],
  ['src/core/terms/latin.ts', (code) => `${code}\nexport const planted = 1\n`],
  ['bench/listening/learner.ts', (code) => code.replace('ROUNDS = 8', 'ROUNDS = 9')],
  ['bench/listening/lessons.ts', (code) => code.replace('|denied|', '|')],
])('what was learned is old when %s has changed', (path, change) => {
  expect(markWith(path, change)).not.toBe(usual)
})

it('stays new when only comments, types or spaces change', () => {
  const signs = 'src/core/listening/signs.ts'
  expect(markWith(signs, (code) => `// Planted.\n${code.replace('= 0.9', '=  0.9')}`)).toBe(usual)
  expect(markWith('locales/en/words.json', (text) => `${text}\n`)).toBe(usual)
})

it('knows all code that makes signs, and nothing of channels or stores', () => {
  const code = codeOf(read)
  expect(code).toContain('src/core/listening/swallowed.ts')
  expect(code).toContain('src/core/listening/danger-rules.ts')
  expect(code.filter((path) => /bots|stores|dialogs/.test(path))).toEqual([])
})
