import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CountryData } from '../../../src/core/rights/country.ts'
import { during, factsFrom, forLawyer, type Pack } from '../../../src/core/rights/pack.ts'

const { sourced, unsure, remembered } = factsFrom<'ALMANAC'>()

const PACK: Pack = {
  name: 'ta',
  language: 'en',
  reviewed: '2026-10-01',
  sources: { ALMANAC: { title: 'Almanac', publisher: 'The Harbour Master', date: '2025' } },
  danger: { attacked: ['lighthouse'], hurt: [], wantsToDie: ['lighthouse'], fire: [], child: [] },
  topics: {
    first: {
      group: 'emergency',
      now: sourced('ALMANAC p. 3'),
      services: ['lighthouse', 'ferry'],
      facts: { walk: sourced('ALMANAC p. 3') },
    },
    boats: {
      group: 'papers',
      now: forLawyer(sourced('ALMANAC p. 9')),
      services: [],
      facts: {
        license: forLawyer(remembered()),
        toll: during({ until: '2026-12-31' }, sourced('ALMANAC p. 10')),
        newToll: during({ from: '2027-01-01' }, unsure('ALMANAC p. 10')),
      },
      sheet: 'boat',
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
    ferry: {
      kinds: ['own'],
      everywhere: true,
      phone: '557',
      hours: 'told',
      open: [{ days: [1, 2, 3, 4, 5], from: '10:00', until: '15:00' }],
      languages: ['en'],
      expects: {},
      confidence: 'unsure',
      sources: ['ALMANAC'],
    },
  },
  practice: { before: { lamp: sourced('ALMANAC') } },
  alerts: { police: forLawyer(sourced('ALMANAC p. 12')) },
  screens: { 'help.now': sourced('ALMANAC p. 1') },
  sheets: { boat: { sounds: ['nb'] } },
  interpreter: 'boat',
}

/** A country that nobody has been to, on the number plan of a real one. */
export const INVENTED: CountryData = {
  code: 'TA',
  emergency: { police: '555', ambulance: '556' },
  doctor: undefined,
  duty: undefined,
  timeZone: 'Atlantic/St_Helena',
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
        now: 'Ask the harbour master, or you may lose the boat.',
        facts: {
          license: 'A boat may need a paper. Without one you can get a fine.',
          toll: 'The toll is a fish until 31 December 2026.',
          newToll: 'The toll may be two fish.',
        },
        keywords: 'boat, sail',
      },
    },
    alerts: { police: 'Show the paper of your boat, or you can get a fine.' },
    sheets: {
      boat: {
        title: '📄 To show at the harbour',
        text: 'I speak {language}, please help me.',
      },
    },
  },
  'services-ta.json': {
    lighthouse: { name: '💡 Lighthouse', note: 'Open to everybody.' },
    ferry: { name: '⛴ Ferry', note: 'Takes you over.', hours: 'Weekdays 10 to 15.' },
  },
  'practice-ta.json': { before: { lamp: 'Bring a lamp.' } },
}

const { sheets, ...rights } = WORDS['rights-ta.json']

/** How a page sounds is written down for readers of Norwegian only. */
const WITH_SOUNDS = {
  ...rights,
  sheets: { boat: { ...sheets.boat, sounds: 'ai speek norwiidsjen, pliis help mi.' } },
}

/** A folder of texts with more in it than the repository's own: words of the invented country, or a language. */
export const localesWith = (more: Record<string, Record<string, object>> = {}): string => {
  const folder = mkdtempSync(join(tmpdir(), 'varsku-locales-'))
  for (const language of ['en', 'nb']) {
    cpSync(`locales/${language}`, join(folder, language), { recursive: true })
    for (const [file, words] of Object.entries(WORDS))
      writeFileSync(join(folder, language, file), JSON.stringify(words))
    if (language === 'nb')
      writeFileSync(join(folder, language, 'rights-ta.json'), JSON.stringify(WITH_SOUNDS))
  }
  for (const [language, files] of Object.entries(more)) {
    cpSync(join(folder, 'en'), join(folder, language), { recursive: true })
    mkdirSync(join(folder, language), { recursive: true })
    for (const [file, words] of Object.entries(files))
      writeFileSync(join(folder, language, file), JSON.stringify(words))
  }
  return folder
}
