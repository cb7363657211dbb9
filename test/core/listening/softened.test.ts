/** What one language softens ("dying of laughter") silences a danger only in languages in which the text can hardly be. */
import { expect, it } from 'vitest'
import { createRules } from '../../../src/core/listening/by-rules.ts'
import { hear } from '../../../src/core/listening/heard-words.ts'

/** Two invented languages: in the first, the text is a way to say something else; in the second, a danger. */
const dangersIn = (
  own: string,
  { softens, more }: { softens: 'figure' | 'not-done' | 'play'; more: 'first' | 'both' },
): readonly string[] => {
  const first = { [softens]: ['lagu mora'], filler: ['tomi'] }
  const second = { weapon: ['mora belu'], filler: more === 'both' ? ['tomi'] : ['zuvek'] }
  const understand = createRules({
    phrases: new Map<string, Record<string, string[]>>([
      ['first', first],
      ['second', second],
      ['third', { filler: [] }],
    ]),
    typed: new Map(),
    cries: [],
  })
  return understand(hear('lagu mora belu tomi'), own).dangers
}

const SOFTENS = ['figure', 'not-done', 'play'] as const

it.each(SOFTENS)('hears a danger in her own language beside a %s of another', (softens) => {
  expect(dangersIn('second', { softens, more: 'first' })).toEqual(['attacked'])
})

it.each(SOFTENS)('hears it where the text is as likely in either language: %s', (softens) => {
  expect(dangersIn('third', { softens, more: 'both' })).toEqual(['attacked'])
})

it.each(SOFTENS)('hears none where she says in her own language that it is none: %s', (softens) => {
  expect(dangersIn('first', { softens, more: 'both' })).toEqual([])
})
