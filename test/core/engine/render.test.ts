import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { render, split } from '../../../src/core/engine/render.ts'
import type { Limits } from '../../../src/core/terms/message.ts'
import { say } from '../../../src/core/terms/text.ts'
import { wordsWith } from '../../support/words.ts'

const words = wordsWith('en')
const buttons: Limits = { text: 4096, options: 9, buttons: true }
const numbers: Limits = { text: 4096, options: 9, buttons: false }
const options = ['yes', 'no'].map((id) => ({ id, label: say(id as 'yes') }))
const open = { token: 'abc', page: 0, asked: 0, options }

describe('a reply', () => {
  it('has buttons, or numbered lines', () => {
    const replies = [{ text: [say('report.safe.ask')], options }]
    expect(render(replies, open, { words, language: 'en', limits: buttons })).toEqual([
      {
        text: 'Are you safe now?',
        options: [
          { id: 'abc.0', label: 'Yes' },
          { id: 'abc.1', label: 'No' },
        ],
      },
    ])
    expect(render(replies, open, { words, language: 'nb', limits: numbers })).toEqual([
      { text: 'Er du trygg nå?\n\n1  Ja\n2  Nei', options: [] },
    ])
  })

  it('has them once, under the last part', () => {
    const long = say('review.words', { words: 'word '.repeat(2000) })
    const replies = [{ text: [say('yes')] }, { text: [long], options }]
    const parts = render(replies, open, { words, language: 'en', limits: buttons })
    expect(parts.length).toBeGreaterThan(3)
    expect(parts.map((part) => part.options.length).filter((count) => count > 0)).toEqual([2])
    expect(parts.at(-1)?.options).toHaveLength(2)
    const lines = render(replies, open, { words, language: 'en', limits: numbers })
    expect(lines.at(-1)?.text).toMatch(/\n1 {2}Yes\n2 {2}No$/)
  })

  it('keeps the lines of a list close together', () => {
    const harms = ['robbery', 'hit'] as const
    const text = [
      say('report.readBack.ask'),
      ...harms.map((harm) => say('told.harm', { harm: say(`harm.${harm}`) })),
      say('report.readBack.right'),
    ]
    const [message] = render([{ text }], undefined, { words, language: 'en', limits: buttons })
    expect(message?.text).toBe(
      'This is what you have told me:\n\n• 👜 Robbery\n• 💥 Hit, kicked, spat\n\nShall I send it?',
    )
  })
})

describe('a long text', () => {
  it('is cut between paragraphs, else lines, else words, else anywhere', () => {
    expect(split('one two\n\nthree four', 12)).toEqual(['one two', 'three four'])
    expect(split('one two\nthree four', 12)).toEqual(['one two', 'three four'])
    expect(split('one two three four', 12)).toEqual(['one two', 'three four'])
    expect(split('onetwothreefour', 12)).toEqual(['onetwothreef', 'our'])
    expect(split('a short one', 12)).toEqual(['a short one'])
  })

  it('is never cut in the middle of a character', () => {
    expect(split('😀'.repeat(4), 3)).toEqual(['😀', '😀', '😀', '😀'])
  })

  it('loses nothing but space, has no empty part and none that is too long', () => {
    const text = fc
      .array(fc.constantFrom('a', 'bc', ' ', '\n', '\n\n', '😀', 'ø', 'word'), { maxLength: 200 })
      .map((pieces) => pieces.join('').trim())
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 60 }), (whole, most) => {
        const parts = split(whole, most)
        expect(parts.join('').replace(/\s/g, '')).toBe(whole.replace(/\s/g, ''))
        for (const part of parts) expect(part.length).toBeLessThanOrEqual(most)
        if (whole !== '') expect(parts).not.toContain('')
      }),
      { numRuns: 2000, seed: 20261118 },
    )
  })
})
