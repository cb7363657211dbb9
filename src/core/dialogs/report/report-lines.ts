/** A report, as lines to be read. */

import { descriptorLines } from '../../blacklist/descriptor-text.ts'
import type { Consents, Reported, ReportFacts } from '../../blacklist/reports.ts'
import type { TownReport } from '../../blacklist/town.ts'
import { written } from '../../identifiers/phone/written.ts'
import { cityName, ELSEWHERE } from '../../rights/cities.ts'
import type { Country } from '../../rights/country.ts'
import { countryName } from '../../rights/country-name.ts'
import { type Language, say, type Text } from '../../terms/text.ts'
import { canWarn, type ReportDraft } from './draft.ts'
import { type ToldKind, told } from './told-kinds.ts'

export const CONSENTS = ['warn', 'caseWorker', 'policeAnonymous', 'policeForMe', 'kind'] as const

/** A town as it is shown. */
export const cityLabel = (country: Country, id: string): Text =>
  id === ELSEWHERE
    ? say('city.elsewhere')
    : say('city.named', { name: cityName(country, id) ?? id })

/** All that the draft holds, for her to read in her language before she sends it. */
export const reportLines = (country: Country, draft: ReportDraft, language: Language): Text[] => {
  const { harms, subjects, city, exposure, consents, person, time, flags, descriptors, words } =
    draft
  return [
    ...harms.map((harm) => say('told.harm', { harm: say(`harm.${harm}`) })),
    ...(subjects.length === 0 ? [say('told.noNumber')] : []),
    ...subjects.map((subject) => numberLine(subject, language)),
    say('told.city', { city: cityLabel(country, city) }),
    ...(exposure && canWarn(draft)
      ? [say('told.exposure', { exposure: say(`exposure.${exposure}`) })]
      : []),
    ...(consents ? helpLines(canWarn(draft) ? consents : { ...consents, kind: false }) : []),
    ...additionLines({ flags, descriptors, ...(person && { person }), ...(time && { time }) }),
    ...(words ? [say('told.words', { words })] : []),
  ]
}

/**
 * What was heard of what happened in her own words, as it is ticked now, with the number and the town that she named
 * beside it. Nothing, if she only tapped.
 */
export const heardLines = (
  country: Country,
  { harms = [], subjects = [], city, cityTold, changing }: Partial<ReportDraft>,
  ticked: readonly ToldKind[],
  language: Language,
): Text[] => [
  ...(harms.length === 0 ? [] : told(ticked, harms)).map((harm) =>
    say('told.harm', { harm: say(`harm.${harm}`) }),
  ),
  ...(changing ? [] : subjects.map((subject) => numberLine(subject, language))),
  ...(cityTold && city !== undefined && !changing
    ? [say('told.city', { city: cityLabel(country, city) })]
    : []),
]

/** The whole number and its country, for her to see whether it is right. */
const numberLine = ({ number, ending }: Reported, language: Language): Text => {
  // An earlier version has not kept it.
  if (number === undefined) return say('told.number', { ending })
  const { number: digits, country } = written(number)
  return country === undefined
    ? say('told.whole', { number: digits })
    : say('told.wholeIn', { number: digits, country: countryName(country, language) })
}

/** The consents besides warning, as lines. */
export const helpLines = (consents: Consents): Text[] =>
  CONSENTS.filter((one) => one !== 'warn' && consents[one]).map((one) =>
    say('told.consent', { consent: say(`consent.${one}`) }),
  )

/** What was told of a town, as lines. */
export const townLines = (
  country: Country,
  city: string,
  { kind, when, homes }: TownReport,
): Text[] => [
  say('told.flag', { value: say(`townKind.${kind}`) }),
  say('told.time', { value: say(`townTime.${when}`) }),
  ...(homes ? [say('told.flag', { value: say(`homes.${homes}`) })] : []),
  say('told.city', { city: cityLabel(country, city) }),
]

/** What was added to a report, as lines. */
export const additionLines = (
  told: Pick<ReportFacts, 'person' | 'time' | 'flags' | 'descriptors'>,
): Text[] => [
  ...(told.person ? [say('told.person', { value: say(`person.${told.person}`) })] : []),
  ...(told.time ? [say('told.time', { value: say(`time.${told.time}`) })] : []),
  ...told.flags.map((flag) => say('told.flag', { value: say(`flag.${flag}`) })),
  ...descriptorLines(told.descriptors),
]
