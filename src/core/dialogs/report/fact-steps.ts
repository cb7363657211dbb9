/** What happened, whose number, in which town: asked in a report, and again where it is corrected. */
import type { Fingerprinter } from '../../blacklist/fingerprint.ts'
import { HARM_IDS } from '../../blacklist/taxonomy.ts'
import { number, place, several } from '../../engine/steps.ts'
import { ELSEWHERE, findCities, offeredCities } from '../../rights/cities.ts'
import type { Country } from '../../rights/country.ts'
import { say, type Text } from '../../terms/text.ts'
import { addNumbers, type Telling } from './draft.ts'
import { cityLabel } from './report-lines.ts'

type Next<Name> = Name | 'finish' | ((draft: Telling) => Name | 'finish')

interface Wishes<Name> {
  country: Country
  fingerprinter: Fingerprinter
  /** What is said before it is asked what happened. */
  before?: Text[]
  next: { harms: Next<Name>; number: Next<Name>; city: Next<Name> }
}

/** Three questions of a report. */
export const factSteps = <Name extends string>(wishes: Wishes<Name>) => {
  const { country, fingerprinter, before = [], next } = wishes
  return {
    harms: several<Telling, Name, (typeof HARM_IDS)[number]>({
      ask: [...before, say('report.harms.ask')],
      options: HARM_IDS.map((id) => ({ id, label: say(`harm.${id}`) })),
      ticked: ({ harms }) => harms,
      save: (harms) => ({ harms }),
      next: next.harms,
    }),

    number: number<Telling, Name>({
      ask: [say('report.number.ask')],
      skip: { subjects: [] },
      // Whoever goes back to this mistyped it: what was given before must not be listed as well.
      read: async ({ numbers }, { consents }) => {
        const telling = { subjects: [], ...(consents && { consents }) }
        return { saved: { subjects: await addNumbers(fingerprinter, telling, numbers) } }
      },
      next: next.number,
    }),

    city: place<Telling, Name>({
      ask: [say('report.city.ask')],
      options: () =>
        [...offeredCities(country).map(({ id }) => id), ELSEWHERE].map((id) => ({
          id,
          label: cityLabel(country, id),
        })),
      find: (text) => findCities(country, text),
      save: (city) => ({ city }),
      next: next.city,
    }),
  }
}
