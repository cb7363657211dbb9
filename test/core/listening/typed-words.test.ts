import { describe, expect, it } from 'vitest'
import { createTypedWords } from '../../../src/core/listening/typed-words.ts'
import { wordsWith } from '../../support/words.ts'

const typed = createTypedWords(wordsWith('nb').typed)

describe('A typed word', () => {
  it('is understood in every language, whichever one the peer reads', () => {
    expect(['stop', 'stopp', 'help', 'hjelp', 'back', 'tilbake'].map(typed.wordOf)).toEqual([
      'stop',
      'stop',
      'help',
      'help',
      'back',
      'back',
    ])
  })

  it('is understood however it is written', () => {
    const written = ['STOPP!!', ' stopp ', '/stopp', '/stop@name_of_bot', '🛑 Stopp 🛑', '“stopp”…']
    expect(written.map(typed.wordOf)).toEqual(Array(6).fill('stop'))
    const language = ['Språk', 'sprak', 'SPRA\u030aK', 'språk ❤️']
    expect(language.map(typed.wordOf)).toEqual(Array(4).fill('language'))
    expect(['hopp  over', 'Hopp\nover', 'hopp-over'].map(typed.wordOf)).toEqual(
      Array(3).fill('skip'),
    )
  })

  it('is only understood when it is all that was typed', () => {
    expect(typed.wordOf('he would not stop')).toBeUndefined()
    expect(typed.wordOf('stop'.repeat(30))).toBeUndefined()
    expect(typed.wordOf('')).toBeUndefined()
    expect(typed.wordOf('🙏')).toBeUndefined()
  })

  it('cannot mean two things', () => {
    const lists = new Map([
      ['en', { stop: ['stop'], no: ['no'] }],
      ['nb', { no: ['Stop!'] }],
    ])
    expect(() => createTypedWords(lists)).toThrow(
      'locales/nb/words.json: "Stop!" means stop and no',
    )
  })
})

it('takes a word with one slip for what it is nearly, when it is nearly nothing else', () => {
  expect(typed.nearly('repotr')).toBe('report')
  expect(typed.nearly('Tilbke!')).toBe('back')
  expect(typed.nearly('menyy')).toBe('menu')
  // Too short, or too far away.
  expect(typed.nearly('sop')).toBeUndefined()
  expect(typed.nearly('kniven')).toBeUndefined()
})
