import { describe, expect, it } from 'vitest'
import { createMeaning } from '../../../src/core/listening/meaning.ts'
import { countryOf } from '../../../src/core/rights/countries.ts'
import { wordsWith } from '../../support/words.ts'

const country = countryOf('NO')
const english = createMeaning({ words: wordsWith('en'), country })
const norwegian = createMeaning({ words: wordsWith('nb'), country })
const languageOf = (text: string, meaning = norwegian) => meaning.languageOf({ kind: 'text', text })

describe('the language of the first words', () => {
  it.each([
    ['hi', 'en'],
    ['Hi Linda', 'en'],
    ['hei dette er Mona', 'nb'],
    ['hola linda', 'es'],
    ['oi querida', 'pt-BR'],
    ['bună seara', 'ro'],
    ['здравей', 'bg'],
    ['привет Лена', 'ru'],
    ['привіт', 'uk'],
    ['สวัสดี', 'th'],
  ])('is told by a greeting, with a name behind it or not: %s', (text, language) => {
    for (const meaning of [english, norwegian]) expect(languageOf(text, meaning)).toBe(language)
  })

  it.each([
    ['Їлена', 'uk'],
    ['Эля', 'ru'],
    ['Ștefana', 'ro'],
    ['Begoña', 'es'],
    ['Conceição', 'pt-BR'],
    ['Bjørg', 'nb'],
    ['นภา', 'th'],
  ])('is told by letters that only one language writes: %s', (text, language) => {
    expect(languageOf(text)).toBe(language)
  })

  it.each([
    ...['Olena', 'Камелія'.replace('і', 'и'), 'Anna', '李娜', 'مريم', 'Łucja'],
    ...['+1 201 555 0101', '555', '7', '👍', '🆘', '...', '?', 'ñ', 'x'],
  ])('is not told by a name, a number or a sign: %s', (text) => {
    expect(languageOf(text)).toBeUndefined()
  })

  it.each(['да', 'меню', 'стоп', 'no'])(
    'is not told by a word that several languages have alike: %s',
    (text) => {
      for (const meaning of [english, norwegian]) expect(languageOf(text, meaning)).toBeUndefined()
    },
  )

  it.each(['halp he foloing me im scard', 'he comes at eight', 'he was a sweetheart'])(
    'is not Bulgarian in Latin letters where as many words are English: %s',
    (text) => {
      for (const meaning of [english, norwegian])
        expect(['en', undefined]).toContain(languageOf(text, meaning))
    },
  )

  it.each([
    ['pomosht toi e pred vratata', 'bg'],
    ['on menya dushil bolno glotat', 'ru'],
  ])('may be one in Latin letters all the same: %s', (text, language) => {
    expect(languageOf(text)).toBe(language)
  })

  it('is never one that is written in other letters', () => {
    for (const text of ['я Оля', 'Жанна тук', 'да', 'Соня', 'ира', 'они тут'])
      expect([undefined, 'bg', 'ru', 'uk']).toContain(languageOf(text))
  })

  it.each([{ kind: 'voice' }, { kind: 'file' }, { kind: 'unsupported' }] as const)(
    'is not told by $kind',
    (body) => expect(norwegian.languageOf(body)).toBeUndefined(),
  )
})
