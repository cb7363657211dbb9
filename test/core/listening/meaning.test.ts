import { describe, expect, it } from 'vitest'
import { createMeaning, type Met } from '../../../src/core/listening/meaning.ts'
import { countryOf } from '../../../src/core/rights/countries.ts'
import type { Meant, Question } from '../../../src/core/terms/meaning.ts'
import type { Body } from '../../../src/core/terms/message.ts'
import type { OpenQuestion } from '../../../src/core/terms/session.ts'
import { say } from '../../../src/core/terms/text.ts'
import { wordsWith } from '../../support/words.ts'

const words = wordsWith('en')
const country = countryOf('NO')
const meaning = createMeaning({ words, country })
const NOW = new Date('2026-11-18T22:00:00Z')

const asked = (kind: Question['kind'], more: Partial<Question> = {}): Question => ({
  kind,
  binding: false,
  browsing: false,
  reading: false,
  plain: false,
  safety: false,
  ticking: false,
  hears: () => undefined,
  finds: () => false,
  ...more,
})

const open = (ids: string[], more: Partial<OpenQuestion> = {}): OpenQuestion => ({
  token: 'abc',
  page: 0,
  asked: NOW.getTime(),
  options: ids.map((id) => ({ id, label: say('city.named', { name: id }) })),
  ...more,
})

const meant = (said: string | Body, met: Partial<Met> = {}): Meant =>
  meaning.of(
    { body: typeof said === 'string' ? { kind: 'text', text: said } : said, at: NOW },
    {
      session: {},
      question: undefined,
      language: 'en',
      limits: { text: 4096, options: 5, buttons: false },
      ...met,
    },
  )

describe('a number that is not there', () => {
  const named = (...numerals: (number | undefined)[]): OpenQuestion => ({
    ...open([]),
    options: numerals.map((numeral, index) => ({
      id: `o${index}`,
      label: say('yes'),
      ...(numeral !== undefined && { numeral }),
    })),
  })

  it.each<[string, OpenQuestion, string]>([
    ['a list', named(undefined, undefined, undefined, undefined), '1–4'],
    ['a list that begins at 3', named(3, undefined, undefined, 9), '3–5, 9'],
    ['a list with gaps', named(1, 4, 5), '1, 4, 5'],
    ['a list of several pages', open(['a', 'b', 'c', 'd', 'e', 'f', 'g']), '0–5'],
    ['its last page', open(['a', 'b', 'c', 'd', 'e', 'f', 'stop'], { page: 1 }), '0–2, 5'],
  ])('is answered with those of %s', (_, question, numbers) => {
    expect(meant('8', { session: { open: question }, question: asked('choice') })).toEqual({
      kind: 'notUnderstood',
      because: say('retry.numbers', { numbers }),
    })
  })
})

describe('outside of a dialog', () => {
  it.each<[string, Partial<Meant>]>([
    ['/check', { kind: 'command', name: 'check' }],
    ['/start V111', { kind: 'command', name: 'start' }],
    ['/constructor', { kind: 'text' }],
    ['menu', { kind: 'word', word: 'menu' }],
    ['Swedish', { kind: 'command', name: 'language' }],
    ['kurdisk', { kind: 'command', name: 'language' }],
    ['Bergen', { kind: 'town', name: 'Bergen', text: 'Bergen' }],
    ['+1 201 555 0123', { kind: 'phones' }],
    ['he called from +1 201 555 0123', { kind: 'phones' }],
    ['1234567', { kind: 'notUnderstood' }],
    ['anything else', { kind: 'text', text: 'anything else' }],
    ['', { kind: 'notUnderstood' }],
  ])('%j is %j', (text, meaning) => {
    expect(meant(text)).toMatchObject(meaning)
  })

  it.each<[Body, Partial<Meant>]>([
    [{ kind: 'blocked' }, { kind: 'nothing' }],
    [{ kind: 'voice' }, { kind: 'notUnderstood', because: say('unexpected.voice') }],
    [{ kind: 'contact', numbers: ['+12015550123'] }, { kind: 'phones' }],
    [{ kind: 'contact', numbers: ['112'] }, { kind: 'notUnderstood' }],
  ])('%j is %j', (body, meaning) => {
    expect(meant(body)).toMatchObject(meaning)
  })
})

describe('a title that is typed as it stands', () => {
  const titles = words.languages.flatMap((language) =>
    Object.keys(country.pack?.topics ?? {}).map((topic) => ({
      language,
      topic,
      title: words.in(language, { key: `rights-no.topics.${topic}.title` }),
    })),
  )

  it('means its topic before anything else that is heard in it', () => {
    const others = titles.flatMap(({ language, topic, title }) => {
      const found = meant(title, { language })
      // The word for the help of the first 72 hours opens the same page.
      if (found.kind === 'word') return found.word === topic ? [] : [`${language} ${topic}`]
      const [first] = found.kind === 'asked' || found.kind === 'danger' ? found.wanted : []
      return first?.kind === 'topic' && first.id === topic ? [] : [`${language} ${topic}`]
    })
    expect(titles.length).toBeGreaterThan(300)
    expect(others).toEqual([])
  })

  it('is no cry for help, however it sounds', () => {
    const cries = titles.filter(({ language, title }) => {
      const found = meant(title, { language })
      return found.kind === 'danger' && found.of.length === 0
    })
    expect(cries).toEqual([])
  })
})

describe('a number with a meaning of its own', () => {
  it('calls for help if it is only that of the police or the ambulance', () => {
    for (const language of words.languages)
      for (const number of ['112', '113', '113!'])
        expect(meant(number, { language }), `${language} ${number}`).toMatchObject({
          kind: 'danger',
        })
    expect(meant('room 112').kind).not.toBe('danger')
  })

  it('is no age if a spreadsheet has changed it', () => {
    for (const language of words.languages)
      expect(meant('4.79E+10', { language }), language).not.toMatchObject({ kind: 'danger' })
  })
})

describe('a word that is a cry in another language', () => {
  it('is none in a sentence of her own', () => {
    expect(meant('his car was red').kind).not.toBe('danger')
    expect(meant('jeg er redd').kind).toBe('danger')
    expect(meant('jeg er redd', { language: 'nb' }).kind).toBe('danger')
  })
})

describe('in a dialog', () => {
  it.each<[string, Question, Partial<Meant>]>([
    ['+1 201 555 0123', asked('choice'), { kind: 'phones' }],
    ['+1 201 555 0123', asked('typed'), { kind: 'text' }],
    ['it was +1 201 555 0123', asked('choice'), { kind: 'text' }],
    ['it was +1 201 555 0123', asked('choice', { browsing: true }), { kind: 'phones' }],
    ['20 12 2026', asked('place', { finds: () => true }), { kind: 'text' }],
    ['Bergen', asked('place'), { kind: 'text' }],
  ])('%j at %j is %j', (text, question, meaning) => {
    expect(meant(text, { question })).toMatchObject(meaning)
  })

  it('takes numbers for options, and of a list with several answers all of them', () => {
    const few = { session: { open: open(['a', 'b', 'stop']) }, question: asked('choice') }
    expect(meant('2', few)).toEqual({ kind: 'option', id: 'b' })
    expect(meant('9', few)).toEqual({
      kind: 'notUnderstood',
      because: say('retry.numbers', { numbers: '1–3' }),
    })
    expect(meant('9', { ...few, limits: { text: 4096, options: 5, buttons: true } })).toEqual({
      kind: 'notUnderstood',
      because: say('retry.tap'),
    })
    const several = { session: { open: open(['a', 'b', 'stop'], { several: true }) } }
    const numerals = { kind: 'numerals', ids: ['a', 'b'], gather: false, done: false }
    expect(meant('1 2', { ...several, question: asked('several') })).toEqual(numerals)
    expect(meant('1 2 1 1', { ...several, question: asked('several') })).toEqual(numerals)
    expect(meant('1 2', { ...several, question: asked('several', { ticking: true }) })).toEqual({
      ...numerals,
      gather: true,
    })
  })

  it('takes what is typed for an answer to what was asked in between, not to what is behind it', () => {
    const session = { open: open(['a']), aside: 'language' as const }
    const question = asked('typed')
    expect(meant('+1 201 555 0123', { session, question })).toMatchObject({ kind: 'phones' })
    expect(meant('+1 201 555 0123', { question })).toMatchObject({ kind: 'text' })
  })

  it('does not let words decide what she cannot have read yet, but lets her stop', () => {
    const session = { open: open(['yes', 'stop'], { asked: NOW.getTime() + 1000 }) }
    const question = asked('choice', { binding: true })
    const look = { kind: 'notUnderstood', because: say('retry.look') }
    expect(meant('yes', { session, question })).toEqual(look)
    expect(meant('yes', { session, question: asked('choice') })).not.toEqual(look)
    expect(meant('stop', { session, question })).not.toEqual(look)
    expect(
      meant({ kind: 'choice', option: 'abc.0', message: 'm1' }, { session, question }),
    ).toEqual({ kind: 'option', id: 'yes' })
  })
})

describe('what comes first', () => {
  it('is a danger, before the option that it names', () => {
    const question = asked('choice')
    const session = { open: open(['he has a knife', 'something else']) }
    expect(meant('help, he has a knife now', { session, question }).kind).toBe('danger')
  })

  it('is a code, before a time that could be read in it', () => {
    const question = asked('typed', { finds: () => true })
    expect(meant('B7N6-V4YR-Z3K1', { question, session: { open: open([]) } })).toMatchObject({
      kind: 'code',
      dialog: 'buddy',
    })
  })
})
