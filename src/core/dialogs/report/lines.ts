/** What was told, as lines to be read. */
import type { Consents, ReportFacts } from '../../blacklist/reports.ts'
import { DESCRIPTORS, type DescriptorKind } from '../../blacklist/taxonomy.ts'
import { cityName, ELSEWHERE } from '../../rights/cities.ts'
import type { Country } from '../../rights/country.ts'
import { say, type Text } from '../../terms/text.ts'
import { canWarn, type Telling } from './draft.ts'

export const KINDS = Object.keys(DESCRIPTORS) as DescriptorKind[]
export const CONSENTS = ['warn', 'caseWorker', 'policeAnonymous', 'policeForMe'] as const

/** A town as it is shown. */
export const cityLabel = (country: Country, id: string): Text =>
  id === ELSEWHERE
    ? say('city.elsewhere')
    : say('city.named', { name: cityName(country, id) ?? id })

/** What is read back: all that was said so far, so that nothing is sent that she did not mean. */
export const toldLines = (country: Country, telling: Telling): Text[] => {
  const { harms, subjects, city, exposure, consents, person, time, flags, descriptors, words } =
    telling
  return [
    ...harms.map((harm) => say('told.harm', { harm: say(`harm.${harm}`) })),
    ...(subjects.length === 0 ? [say('told.noNumber')] : []),
    ...subjects.map(({ ending }) => say('told.number', { ending })),
    say('told.city', { city: cityLabel(country, city) }),
    ...(exposure && canWarn(telling)
      ? [say('told.exposure', { exposure: say(`exposure.${exposure}`) })]
      : []),
    ...(consents ? helpLines(consents) : []),
    ...additions({ flags, descriptors, ...(person && { person }), ...(time && { time }) }),
    ...(words ? [say('told.words', { words })] : []),
  ]
}

/** What else than warning may be done, as lines. */
export const helpLines = (consents: Consents): Text[] =>
  CONSENTS.filter((one) => one !== 'warn' && consents[one]).map((one) =>
    say('told.consent', { consent: say(`consent.${one}`) }),
  )

/** What was added to a report, as lines. */
export const additions = (
  told: Pick<ReportFacts, 'person' | 'time' | 'flags' | 'descriptors'>,
): Text[] => [
  ...(told.person ? [say('told.person', { value: say(`person.${told.person}`) })] : []),
  ...(told.time ? [say('told.time', { value: say(`time.${told.time}`) })] : []),
  ...told.flags.map((flag) => say('told.flag', { value: say(`flag.${flag}`) })),
  ...KINDS.flatMap((kind) => {
    const id = told.descriptors[kind]
    if (!id) return []
    // Every kind has its own answers; together they are all keys.
    const value = say(`described.${kind}.${id}` as 'described.age.under25')
    return [say('told.described', { kind: say(`descriptor.${kind}`), value })]
  }),
]
