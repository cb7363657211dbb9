/** A report, as lines to be read. */

import { descriptorLines } from '../../blacklist/descriptor-text.ts'
import type { Consents, ReportFacts } from '../../blacklist/reports.ts'
import { cityName, ELSEWHERE } from '../../rights/cities.ts'
import type { Country } from '../../rights/country.ts'
import { say, type Text } from '../../terms/text.ts'
import { canWarn, type ReportDraft } from './draft.ts'

export const CONSENTS = ['warn', 'caseWorker', 'policeAnonymous', 'policeForMe', 'kind'] as const

/** A town as it is shown. */
export const cityLabel = (country: Country, id: string): Text =>
  id === ELSEWHERE
    ? say('city.elsewhere')
    : say('city.named', { name: cityName(country, id) ?? id })

/** All that the draft holds, for her to read before she sends it. */
export const reportLines = (country: Country, draft: ReportDraft): Text[] => {
  const { harms, subjects, city, exposure, consents, person, time, flags, descriptors, words } =
    draft
  return [
    ...harms.map((harm) => say('told.harm', { harm: say(`harm.${harm}`) })),
    ...(subjects.length === 0 ? [say('told.noNumber')] : []),
    ...subjects.map(({ ending }) => say('told.number', { ending })),
    say('told.city', { city: cityLabel(country, city) }),
    ...(exposure && canWarn(draft)
      ? [say('told.exposure', { exposure: say(`exposure.${exposure}`) })]
      : []),
    ...(consents ? helpLines(consents) : []),
    ...additionLines({ flags, descriptors, ...(person && { person }), ...(time && { time }) }),
    ...(words ? [say('told.words', { words })] : []),
  ]
}

/** The consents besides warning, as lines. */
export const helpLines = (consents: Consents): Text[] =>
  CONSENTS.filter((one) => one !== 'warn' && consents[one]).map((one) =>
    say('told.consent', { consent: say(`consent.${one}`) }),
  )

/** What was added to a report, as lines. */
export const additionLines = (
  told: Pick<ReportFacts, 'person' | 'time' | 'flags' | 'descriptors'>,
): Text[] => [
  ...(told.person ? [say('told.person', { value: say(`person.${told.person}`) })] : []),
  ...(told.time ? [say('told.time', { value: say(`time.${told.time}`) })] : []),
  ...told.flags.map((flag) => say('told.flag', { value: say(`flag.${flag}`) })),
  ...descriptorLines(told.descriptors),
]
