import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { localesFolder } from '../../src/bots/locales.ts'
import { createWords } from '../../src/bots/words.ts'
import type { Text, TextKey } from '../../src/core/terms/text.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

type Files = Record<string, Record<string, unknown>>

/** Invented languages: their texts need not be texts of the bot. */
function locales(languages: Record<string, Files>): string {
  const folder = mkdtempSync(join(tmpdir(), 'locales-'))
  folders.push(folder)
  for (const [language, files] of Object.entries(languages)) {
    mkdirSync(join(folder, language))
    for (const [name, content] of Object.entries(files)) {
      writeFileSync(join(folder, language, `${name}.json`), JSON.stringify(content))
    }
  }
  return folder
}

const text = (key: string, values?: Text['values']): Text =>
  values === undefined ? { key: key as TextKey } : { key: key as TextKey, values }

const en = {
  bot: {
    plain: 'Stay & <b>safe</b>',
    harm: { violence: 'violence' },
    voices: '{count, plural, one {one voice} other {# voices}} on {harm}',
    about: 'About {name}.',
    until: 'Until {end, date, long}, {end, time, short}',
    sum: '{amount, number} kr',
    who: '{who, select, police {the police} other {a stranger}}',
    bare: "Don't stop #1",
    quoted: "Don't ''stop'' #1",
  },
}
const nb = {
  bot: {
    plain: 'Pass & <b>på</b>',
    harm: { violence: 'vold' },
    voices: '{count, plural, one {én stemme} other {# stemmer}} om {harm}',
    about: 'Om {name}.',
    until: 'Til {end, date, long}, {end, time, short}',
    sum: '{amount, number} kr',
    who: '{who, select, police {politiet} other {en fremmed}}',
    bare: 'Ikke stopp #1',
    quoted: "Ikke ''stopp'' #1",
  },
}

const invented = (more: Record<string, Files> = {}, defaultLanguage = 'en') =>
  createWords({
    localesFolder: locales({ en, nb, ...more }),
    defaultLanguage,
    timeZone: 'Europe/Oslo',
  })

describe('Texts become words', () => {
  it('says a text in the language of the peer', () => {
    const words = invented()
    expect(words.in('en', text('harm.violence'))).toBe('violence')
    expect(words.in('nb', text('harm.violence'))).toBe('vold')
  })

  it('says a text within a text in the same language', () => {
    const words = invented()
    const said = text('voices', { count: 2, harm: text('harm.violence') })
    expect(words.in('en', said)).toBe('2 voices on violence')
    expect(words.in('nb', said)).toBe('2 stemmer om vold')
  })

  it('chooses the plural form that the language has', () => {
    const uk = {
      bot: {
        ...en.bot,
        voices: '{count, plural, one {# голос} few {# голоси} many {# голосів} other {# голосу}}',
      },
    }
    const words = invented({ uk })
    const said = [1, 3, 5, 21].map((count) => words.in('uk', text('voices', { count })))
    expect(said).toEqual(['1 голос', '3 голоси', '5 голосів', '21 голос'])
  })

  it('writes dates by the language and in the time zone of the operator', () => {
    const end = Date.UTC(2026, 4, 12, 22, 30)
    expect(invented().in('en', text('until', { end }))).toMatch(/^Until May 13, 2026, 12:30\sAM$/)
    expect(invented().in('nb', text('until', { end }))).toBe('Til 13. mai 2026, 00:30')
  })

  it('writes numbers by the language', () => {
    expect(invented().in('en', text('sum', { amount: 12_500 }))).toBe('12,500 kr')
    expect(invented().in('nb', text('sum', { amount: 12_500 }))).toMatch(/^12\s500 kr$/)
  })

  it('says apostrophes and signs that stand for nothing else, with and without what must be composed', () => {
    expect(invented().in('en', text('bare'))).toBe("Don't stop #1")
    expect(invented().in('en', text('quoted'))).toBe("Don't 'stop' #1")
  })

  it('leaves what stands in a text and in a value as it is', () => {
    const words = invented()
    expect(words.in('en', text('plain'))).toBe('Stay & <b>safe</b>')
    const tricky = `<i>"A" & 'B'</i> {name} {{name}} $t(plain) #`
    expect(words.in('en', text('about', { name: tricky }))).toBe(`About ${tricky}.`)
  })

  it('says the general form where a choice is not known', () => {
    expect(invented().in('nb', text('who', { who: 'nobody' }))).toBe('en fremmed')
  })

  it('takes the closest language when a session names one that is no longer on', () => {
    const words = invented({}, 'nb')
    expect(words.in('no', text('harm.violence'))).toBe('vold')
    expect(words.in('th', text('harm.violence'))).toBe('vold')
  })

  it('offers and takes only the languages that are on', () => {
    const words = createWords({
      localesFolder: locales({ en, nb }),
      languages: ['nb'],
      defaultLanguage: 'nb',
    })
    expect(words.languages).toEqual(['nb'])
    expect(words.match('en-GB')).toBeUndefined()
    expect(words.in('en', text('harm.violence'))).toBe('vold')
  })
})

it('tells the year as it stands on papers there, also in Thai', () => {
  const words = createWords({
    localesFolder: locales({ en, th: { ...en } }),
    defaultLanguage: 'en',
  })
  const end = Date.UTC(2026, 10, 22, 12)
  expect(words.in('th', text('until', { end }))).toContain('2026')
  expect(words.in('th', text('until', { end }))).not.toContain('2569')
})

describe('A text that cannot be said as it stands', () => {
  it('is said in the default language when its own is broken, and somebody hears of it', () => {
    const gaps: string[] = []
    const words = createWords({
      localesFolder: locales({ en, nb, pt: { bot: { ...en.bot, about: 'Sobre {nome' } } }),
      defaultLanguage: 'nb',
      onGap: (key, language) => gaps.push(`${language}: ${key}`),
    })
    expect(words.in('pt', text('about', { name: 'Ada' }))).toBe('Om Ada.')
    expect(gaps).toEqual(['pt: about'])
  })

  it('never shows a placeholder or a key, whatever is missing', () => {
    const words = invented()
    expect(words.in('nb', text('about'))).toBe('About ….')
    expect(words.in('nb', text('voices', { harm: 'x' }))).toBe('… voices on x')
    expect(words.in('nb', text('until'))).toBe('…')
    expect(words.in('nb', text('sum', { total: 3 }))).toBe('… kr')
    expect(words.in('nb', text('no.such.key'))).toBe('…')
    expect(words.in('nb', text('harm'))).toBe('…')
  })

  it('keeps the bot from starting when a language lacks it', () => {
    const { about, ...rest } = nb.bot
    expect(about).toBeDefined()
    const folder = locales({ en, nb: { bot: rest } })
    expect(() => createWords({ localesFolder: folder, defaultLanguage: 'en' })).toThrow(
      'locales/nb lacks: about',
    )
  })

  it('keeps the bot from starting when the operator asks for a language that is not there', () => {
    expect(() => invented({}, 'th')).toThrow('no texts in "th"; there are: en, nb')
  })

  it('keeps the bot from starting when two files hold the same text', () => {
    const two = { bot: { a: 'A' }, rights: { a: 'B' } }
    const folder = locales({ en: two })
    expect(() => createWords({ localesFolder: folder, defaultLanguage: 'en' })).toThrow(
      'locales/en: two files hold "a"',
    )
  })
})

describe('A language tag', () => {
  const words = invented({ 'pt-BR': en, uk: en, ru: en }, 'nb-NO')

  it('leads to the closest language that is on', () => {
    const tags = [
      'nb',
      'nb-NO',
      'no',
      'nn',
      'nn-NO',
      'en-GB',
      'EN_us',
      'pt',
      'pt-PT',
      'uk-UA',
      'ru',
    ]
    expect(tags.map((tag) => words.match(tag))).toEqual([
      'nb',
      'nb',
      'nb',
      'nb',
      'nb',
      'en',
      'en',
      'pt-BR',
      'pt-BR',
      'uk',
      'ru',
    ])
  })

  it('leads nowhere when no such language is on, or it is no tag', () => {
    expect(['th', 'da', '', ' ', '!', 'x', 'english please'].map(words.match)).toEqual(
      Array(7).fill(undefined),
    )
  })

  it('does not change that the language of the operator comes first', () => {
    expect(words.languages).toEqual(['nb', 'en', 'pt-BR', 'ru', 'uk'])
  })
})

it('gives the phrases of each language that is on, whichever way they are asked for', () => {
  const { phrases } = createWords({ defaultLanguage: 'nb', languages: ['nb', 'th'] })
  const listed = ['nb', 'th'].map((language): [string, unknown] => [
    language,
    JSON.parse(readFileSync(join(localesFolder, language, 'listening.json'), 'utf8')),
  ])
  expect(phrases.get('nb')).toEqual(listed[0]?.[1])
  expect(phrases.get('en')).toBeUndefined()
  expect([...phrases]).toEqual(listed)
  expect([...phrases.entries()]).toEqual(listed)
  expect([...phrases.values()]).toEqual(listed.map(([, own]) => own))
  const told: [string, unknown][] = []
  phrases.forEach((own, language) => {
    told.push([language, own])
  })
  expect(told).toEqual(listed)
})
