/**
 * Whether all that is said of law, health and services can be relied on as far as it says: sources and
 * the day of their text, what can go wrong where it is grave, the days on which it holds.
 */
import {
  baseLanguage,
  type Locale,
  languagesIn,
  localesFolder,
  readLocale,
} from '../src/bots/locales.ts'
import { countryOf } from '../src/core/rights/countries.ts'
import type { Pack } from '../src/core/rights/pack.ts'
import { type Stated, statementsOf } from '../src/core/rights/statements.ts'
import { report } from './report.ts'

/** Words of English by which a text speaks of law, health or services; and whom to call. */
const STATES =
  /\b(?:police|laws?|lawyers?|courts?|crimes?|legal|fines?|expulsion|expelled|prison|punish\w*|doctors?|ambulance|hiv|pep|pregnan\w*|medicines?|pills?|hospitals?|clinics?|urine|interpreters?|landlords?|papers|free)\b|\{(?:police|ambulance|phone|law)\}/i

/** Texts in which such a word states nothing that could be right or wrong. */
const STATES_NOTHING = [
  'report.town.label',
  'report.town.both',
  'townKind.police',
  'townKind.eviction',
  'retry.number.service', // what the list does with a number
  'safeCall.never', // what the bot does not do
  'safeCall.pair.help',
  'safeCall.watch.doDutyPhone', // the organisation's own number, from the settings
  'privacy.cannot', // what this bot can be made to give, in SECURITY.md
  'review.declining',
  'harm.official', // what somebody tells, or wants
  'flag.care',
  'pending.decline.agree',
  'pending.seen',
  'privacy.who',
  'person.landlord',
  'person.official',
  'consent.policeAnonymous',
  'consent.policeForMe',
  'receipt.withdraw.passed', // what case workers did or offer
  'passed.told',
  'passed.not',
  'readyLabel.interpreter',
  'readyLabel.pep',
  'readyLabel.pill',
  'readyLabel.doctor',
  'readyLabel.lawyer',
  'ready.call',
  'ready.meet',
  'ready.interpreter',
  'ready.doctor',
  'ready.lawyer',
  'ready.along',
  'ready.police',
  'ready.told',
  'ready.notTold',
  'ready.answered',
  'cases.do.passed',
  'cases.ready.police',
  'notices.quiet', // when somebody is written to
  'cases.passed.ask',
  'know.type', // names and headings
  'know.nothing',
  'know.law',
  'know.needs.lawyer',
  'know.needs.doctor',
  'group.papers',
  'group.police',
  'kind.health',
  'kind.legal',
  'alert.kind.police',
  'alertKind.police',
  'service.phone', // frames for what a service's own card says
  'service.free',
  'service.interpreter',
  'now.service',
]

/** Words of English by which a text says what can go wrong. */
const COSTS =
  /\b(?:fines?|bill|costs?|lose|loses|lost|pay|paid|tax\w*|expel\w*|expulsion|deport\w*|sent (?:out|home|back)|send you (?:out|home)|put you out|leave|prison|punish\w*|crimes?|charged|caught|arrest|held|locked|judge|force|court|refuse\w*|careful|risks?|not? (?:safe|promise)|too late|dangerous|113|hiv|pregnan\w*|infect\w*|injur\w*|hurts?|harm\w*|tell child welfare|he gets|say no|only if|without marks)\b/i

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** "until 31 December 2026", "since 1 July 2025": the words that make a text begin or end on a day. */
const BOUNDS = /\b(until|since|from) (\d{1,2} )?(\p{Lu}\p{L}+) (\d{4})\b/giu
const AMOUNT = /\d[\d., ]*\s?(?:kroner|kr|nok|euros?|eur|€|£|\$)/i

/** What a pack's texts in the base language would have to carry, and do not. */
export function statementFaults(pack: Pack, { texts }: Locale): string[] {
  const stated = statementsOf(pack)
  return [
    ...unlisted(pack, texts),
    ...twice(stated.map(({ id }) => id)).map((id) => `two statements are called ${id}`),
    ...stated.flatMap((one) => [
      ...sourceFaults(pack, one),
      ...dayFaults(one, texts.get(one.text.key) ?? ''),
      ...graveFaults(one, wholeOf(one, texts)),
    ]),
  ]
}

const twice = (ids: readonly string[]): string[] =>
  ids.filter((id, place) => ids.indexOf(id) !== place)

/** A headline is read below its title. */
const wholeOf = ({ text: { key } }: Stated, texts: Locale['texts']): string =>
  [/\.now$/.test(key) && isOfPack(key) ? key.replace(/\.now$/, '.title') : '', key]
    .map((one) => texts.get(one) ?? '')
    .join(' ')

const isOfPack = (key: string): boolean => /^(?:rights|services|practice)-/.test(key)

/** Texts of bot.json that state something and are not in the pack; and those in it that are no texts. */
const unlisted = ({ screens }: Pack, texts: Locale['texts']): string[] => [
  ...[...texts]
    .filter(([key, text]) => !isOfPack(key) && STATES.test(text))
    .filter(([key]) => !(key in screens) && !STATES_NOTHING.includes(key))
    .map(([key]) => `${key} speaks of law, health or services, and has no source in the pack`),
  ...[...Object.keys(screens), ...STATES_NOTHING]
    .filter((key) => !texts.has(key))
    .map((key) => `${key} is listed, and is no text`),
]

const sourceFaults = ({ sources }: Pack, { id, statement }: Stated): string[] => [
  ...(statement.sources.length === 0 && statement.confidence === 'sourced'
    ? [`${id} is sourced, without a source`]
    : []),
  ...statement.sources.flatMap((one) => {
    const source = sources[one.split(' ')[0] ?? '']
    return source?.law && !DAY.test(source.date ?? '')
      ? [`${id}: ${one} is a law without the day of its text`]
      : []
  }),
]

function dayFaults({ id, statement }: Stated, text: string): string[] {
  const { from, until } = statement
  const faults = [from, until]
    .filter((day) => day !== undefined && !isDay(day))
    .map((day) => `${id}: ${day} is no day`)
  for (const [said, word = '', , month = '', year = ''] of text.matchAll(BOUNDS)) {
    if (Number.isNaN(Date.parse(`1 ${month} ${year}`))) continue
    const end = word.toLowerCase() === 'until' ? until : from
    if (!end?.startsWith(year)) faults.push(`${id} says "${said}", and carries no such day`)
  }
  if (AMOUNT.test(text) && until === undefined)
    faults.push(`${id} names an amount, and carries no day until which it holds`)
  return faults
}

const isDay = (day: string): boolean => DAY.test(day) && !Number.isNaN(Date.parse(day))

const graveFaults = ({ id, statement }: Stated, text: string): string[] =>
  statement.grave && !COSTS.test(text)
    ? [`${id} is grave, and does not say what can go wrong: ${text.trim()}`]
    : []

/** Pages whose sound is written down, in a language that the pack does not name, or the other way round. */
export function soundFaults({ name, sheets }: Pack, language: string, { texts }: Locale): string[] {
  return Object.entries(sheets).flatMap(([id, { sounds = [] }]) => {
    const key = `rights-${name}.sheets.${id}.sounds`
    return texts.has(key) === sounds.includes(language)
      ? []
      : [`locales/${language}: ${key} and the pack disagree on whether it is there`]
  })
}

if (import.meta.main) {
  const { pack } = countryOf('NO')
  if (!pack) throw new Error('Norway has no pack')
  const locales = languagesIn(localesFolder).map(
    (name) => [name, readLocale(localesFolder, name)] as const,
  )
  const base = locales.find(([name]) => name === baseLanguage)?.[1]
  const grave = statementsOf(pack).filter(({ statement }) => statement.grave).length
  report(`${statementsOf(pack).length} statements carry what they must; ${grave} are grave`, [
    ...(base ? statementFaults(pack, base) : []),
    ...locales.flatMap(([name, locale]) => soundFaults(pack, name, locale)),
  ])
}
