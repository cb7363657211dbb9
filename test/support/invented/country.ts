import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Country } from '../../../src/core/rights/country.ts'
import { factsFrom, type Pack } from '../../../src/core/rights/pack.ts'

const { sourced, remembered } = factsFrom<'ALMANAC'>()

const PACK: Pack = {
  name: 'ta',
  language: 'en',
  reviewed: '2026-10-01',
  sources: { ALMANAC: { title: 'Almanac', publisher: 'The Harbour Master', date: '2025' } },
  danger: { attacked: ['lighthouse'], hurt: [], wantsToDie: ['lighthouse'], child: [] },
  topics: {
    first: {
      group: 'emergency',
      services: ['lighthouse'],
      facts: { walk: sourced('ALMANAC p. 3') },
    },
    boats: {
      group: 'papers',
      services: [],
      facts: { license: remembered() },
    },
  },
  care: 'first',
  services: {
    lighthouse: {
      kinds: ['own'],
      cities: ['harbour'],
      everywhere: true,
      phone: '555',
      expects: { free: true },
      confidence: 'sourced',
      sources: ['ALMANAC'],
    },
  },
  practice: { before: { lamp: sourced('ALMANAC') } },
  sheets: [],
}

/** A country that nobody has been to, on the number plan of a real one. */
export const INVENTED: Country = {
  code: 'TA',
  emergency: { police: '555', ambulance: '556' },
  doctor: undefined,
  duty: undefined,
  cities: [{ id: 'harbour', name: 'Harbour', people: 200, at: [-37.07, -12.31] }],
  pack: PACK,
}

const WORDS = {
  'rights-ta.json': {
    topics: {
      first: {
        title: '🩹 Help in the first three days',
        now: 'Go to the lighthouse now.',
        facts: { walk: 'It is a short walk.' },
        keywords: 'hurt, attacked',
      },
      boats: {
        title: '⛵️ My boat papers',
        now: 'Ask the harbour master.',
        facts: { license: 'A boat may need a paper.' },
        keywords: 'boat, sail',
      },
    },
  },
  'services-ta.json': { lighthouse: { name: '💡 Lighthouse', note: 'Open to everybody.' } },
  'practice-ta.json': { before: { lamp: 'Bring a lamp.' } },
}

/** A folder of texts with more in it than the repository's own: words of the invented country, or a language. */
export const localesWith = (more: Record<string, Record<string, object>> = {}): string => {
  const folder = mkdtempSync(join(tmpdir(), 'varsku-locales-'))
  for (const language of ['en', 'nb']) {
    cpSync(`locales/${language}`, join(folder, language), { recursive: true })
    for (const [file, words] of Object.entries(WORDS))
      writeFileSync(join(folder, language, file), JSON.stringify(words))
  }
  for (const [language, files] of Object.entries(more)) {
    cpSync(join(folder, 'en'), join(folder, language), { recursive: true })
    mkdirSync(join(folder, language), { recursive: true })
    for (const [file, words] of Object.entries(files))
      writeFileSync(join(folder, language, file), JSON.stringify(words))
  }
  return folder
}
