/** What there is to do, what is listed, and the figures of each quarter. */

import { type Figures, figuresOf, type QuarterFigures, TABLES } from '../core/actions/figures.ts'
import { cityName } from '../core/rights/cities.ts'
import { countryOf } from '../core/rights/countries.ts'
import type { Country } from '../core/rights/country.ts'
import type { Config } from '../settings/config.ts'
import { now, withDatabase } from './command.ts'
import { out } from './out.ts'

const LABEL = 40
const FIGURE = 10

const row = (label: string, figure: string | number): string =>
  `  ${label.padEnd(LABEL)}${String(figure).padStart(FIGURE)}`

const NAMES: Record<(typeof TABLES)[number], string> = {
  decision: 'Decisions about reports',
  level: 'Level decided on',
  harm: 'What happened',
  city: 'Where',
  language: 'Language',
  consent: 'What may be done with it',
  cap: 'Caps reached',
}

const VOICES = [
  ['0', 'nothing'],
  ['1', 'one voice'],
  ['2', 'two voices'],
  ['3', 'three or more'],
  ['uncounted', 'a report not counted yet'],
] as const

const quarterLines = (figures: QuarterFigures, country: Country): string[] => {
  const { quarter, decided, hoursToDecision, checks, found, objections, tables } = figures
  const { minutesToOpening, minutesToOpeningGrave } = figures
  const time = [
    ...(minutesToOpening === null
      ? []
      : [row('  half of them opened within minutes', minutesToOpening)]),
    ...(minutesToOpeningGrave === null
      ? []
      : [row('  half of the grave ones within minutes', minutesToOpeningGrave)]),
    ...(hoursToDecision === null ? [] : [row('  half of them within hours', hoursToDecision)]),
  ]
  const shares = VOICES.map(([voices, name]) => row(`  found ${name}`, `${found?.[voices]} %`))
  const nameOf = (kind: string, key: string): string =>
    kind === 'city' ? (cityName(country, key) ?? key) : key
  return [
    '',
    `${quarter}, rounded to 5; under 3 is left out`,
    row('Reports decided', decided),
    ...time,
    row('Checks', checks),
    ...(found ? shares : []),
    row('Objections', objections),
    ...TABLES.filter((kind) => Object.keys(tables[kind]).length > 0).flatMap((kind) => [
      `  ${NAMES[kind]}`,
      ...Object.entries(tables[kind]).map(([key, count]) => row(`  ${nameOf(kind, key)}`, count)),
    ]),
  ]
}

const linesOf = (figures: Figures, country: Country): string[] => [
  `Members: ${figures.members}, of them moderators: ${figures.moderators}`,
  `Reports waiting for a moderator: ${figures.waiting}`,
  `Wrong receipts today: ${figures.wrongReceipts}`,
  `Searches that found nothing, this month: about ${figures.unfound}`,
  ...figures.reports.map(
    ({ state, level, count }) => `Reports, ${state}, level ${level ?? 'none'}: about ${count}`,
  ),
  ...figures.entries.map(({ level, count }) => `Listed, level ${level}: about ${count}`),
  ...figures.quarters.flatMap((quarter) => quarterLines(quarter, country)),
]

/** Prints the figures, for people or for programs. */
export const stats = (config: Config, { json }: { json: boolean }): Promise<void> =>
  withDatabase(config, async ({ database, keys }) => {
    const figures = await figuresOf(database, keys, now())
    if (json) out(JSON.stringify(figures))
    else linesOf(figures, countryOf(config.country)).forEach(out)
  })
