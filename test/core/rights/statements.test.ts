import { rmSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { packFaults } from '../../../check/rights.ts'
import { soundFaults, statementFaults } from '../../../check/statements.ts'
import { languagesIn, localesFolder, readLocale } from '../../../src/bots/locales.ts'
import { countryOf } from '../../../src/core/rights/countries.ts'
import type { Fact, Pack } from '../../../src/core/rights/pack.ts'
import { INVENTED, localesWith } from '../../support/invented/country.ts'

const { pack, knowledge } = countryOf('NO')
if (!pack || !knowledge) throw new Error('Norway has no pack')
const locales = new Map(
  languagesIn(localesFolder).map((one) => [one, readLocale(localesFolder, one)]),
)
const english = locales.get('en')
if (!english) throw new Error('there is no English')

/** The pack with another housing.notice, or other parts; the texts with some changed. */
const faults = (
  { notice, ...parts }: Partial<Pack> & { notice?: Partial<Fact> },
  said: Record<string, string> = {},
): string[] => {
  const { housing } = pack.topics
  if (!housing?.facts['notice']) throw new Error('there is no such fact')
  const facts = { ...housing.facts, notice: { ...housing.facts['notice'], ...notice } }
  const topics = { ...pack.topics, housing: { ...housing, facts } }
  const texts = new Map([...english.texts, ...Object.entries(said)])
  return statementFaults({ ...pack, topics, ...parts }, { ...english, texts })
}

const NOTICE = 'rights-no.topics.housing.facts.notice'

describe('the check of statements', () => {
  it('finds nothing where all carry what they must', () => {
    expect(faults({})).toEqual([])
  })

  it.each<[string, Parameters<typeof faults>, string]>([
    [
      'a text of the bot that speaks of the law and has no source',
      [{}, { 'menu.ask': 'A lawyer is free for you.' }],
      'menu.ask speaks of law, health or services, and has no source in the pack',
    ],
    [
      'a screen that is listed and gone',
      [
        {
          screens: {
            ...pack.screens,
            'menu.ask': { confidence: 'unsure', sources: [] },
            'stale.gone': undefined,
          } as Pack['screens'],
        },
      ],
      'stale.gone is listed, and is no text',
    ],
    [
      'what is called sourced, without a source',
      [{ notice: { sources: [] } }],
      'housing.notice is sourced, without a source',
    ],
    [
      'a headline that is called sourced, without a source',
      [{ alerts: { police: { confidence: 'sourced', sources: [] } } }],
      'alert.police is sourced, without a source',
    ],
    [
      'a law without the day of its text',
      [
        {
          sources: {
            ...pack.sources,
            'LAW-HUSL': { title: 'husleieloven', publisher: 'Lovdata', date: '2026', law: true },
          },
        },
      ],
      'housing.notice: LAW-HUSL § 9-7 is a law without the day of its text',
    ],
    [
      'a grave text that does not say what can go wrong',
      [{}, { [NOTICE]: 'Notice is in writing.' }],
      'housing.notice is grave, and does not say what can go wrong: Notice is in writing.',
    ],
    [
      'a text that ends on a day, and would go on',
      [{}, { [NOTICE]: 'You can lose it until 31 December 2027.' }],
      'housing.notice says "until 31 December 2027", and carries no such day',
    ],
    [
      'a text that ends in another year than it says',
      [
        { notice: { until: '2026-12-31' } },
        { [NOTICE]: 'You can lose it until 31 December 2027.' },
      ],
      'housing.notice says "until 31 December 2027", and carries no such day',
    ],
    [
      'a text that begins on a day, and was there before',
      [{}, { [NOTICE]: 'Since 1 May 2027 you can lose it.' }],
      'housing.notice says "Since 1 May 2027", and carries no such day',
    ],
    [
      'an amount that is said for ever',
      [{}, { [NOTICE]: 'You can lose 20,000 kroner.' }],
      'housing.notice names an amount, and carries no day until which it holds',
    ],
    [
      'a day that is none',
      [{ notice: { until: '2026-31-12' } }],
      'housing.notice: 2026-31-12 is no day',
    ],
  ])('finds %s', (_, planted, fault) => {
    expect(faults(...planted)).toContain(fault)
  })

  it('finds a page whose sound is said to be written down, and is not', () => {
    const planted = { ...pack, sheets: { ...pack.sheets, ward: { sounds: ['nb'] } } }
    const norwegian = locales.get('nb')
    expect(norwegian && soundFaults(planted, 'nb', norwegian)).toEqual([
      'locales/nb: rights-no.sheets.ward.sounds and the pack disagree on whether it is there',
    ])
  })
})

it('holds for any country: the invented one lacks only what its pack does not say of the texts of the bot', () => {
  const folder = localesWith()
  const invented = INVENTED.pack
  if (!invented) throw new Error('the invented country has no pack')
  for (const language of ['en', 'nb']) {
    const locale = readLocale(folder, language)
    const faults = [...packFaults(invented, locale), ...statementFaults(invented, locale)]
    expect(faults.filter((one) => !one.includes('has no source in the pack'))).toEqual([])
    expect(faults).toContain(
      'care.now speaks of law, health or services, and has no source in the pack',
    )
    expect(soundFaults(invented, language, locale)).toEqual([])
  }
  rmSync(folder, { recursive: true })
})

describe('the advice about the police', () => {
  const SAYING = [
    'rights-no.alerts.police',
    'rights-no.topics.police-stop.now',
    'rights-no.topics.police-stop.facts.identity',
    'rights-no.topics.police-questioning.facts.stay',
  ]

  it.each([...locales])('is the same wherever it stands, in %s', (language, { texts }) => {
    for (const key of SAYING) {
      const said = texts.get(key) ?? ''
      expect(said, key).toMatch(/stilling/)
      expect(said, key).toMatch(language === 'nb' ? /bo(?:pel|sted)/ : /bopel/)
    }
    // No other text tells her to leave the occupation out, or what to say instead of it.
    const others = [...texts].filter(
      ([key, text]) => /stilling/i.test(text) && /^(?:rights|practice|services)-no/.test(key),
    )
    expect(
      others
        .map(([key]) => key)
        .filter((key) => !key.endsWith('keywords'))
        .toSorted(),
    ).toEqual(
      expect.arrayContaining([...SAYING, 'rights-no.topics.police-stop.facts.job'].toSorted()),
    )
  })

  it('belongs to the country, and no text of the bot itself says anything of it', () => {
    for (const { texts } of locales.values())
      for (const [key, text] of texts)
        if (!/^(?:rights|services|practice)-/.test(key))
          expect(text, key).not.toMatch(/\b(?:stilling|bopel)\b/)
  })
})

it('says of no statement that it is sure when the pack does not have it', () => {
  expect(knowledge.statement('housing.nothing').confidence).toBe('remembered')
})

it('knows the day on which each statement begins and ends', () => {
  const facts = (now: string) => knowledge.facts('interpreter', new Date(now))
  expect(facts('2026-12-31T22:59:00Z')).toContain('qualified')
  expect(facts('2026-12-31T22:59:00Z')).not.toContain('qualifiedAfter')
  expect(facts('2026-12-31T23:00:00Z')).toContain('qualifiedAfter')
  expect(facts('2026-12-31T23:00:00Z')).not.toContain('qualified')
})
