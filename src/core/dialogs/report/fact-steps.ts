/** What happened, whose number, and which town: for a report and for its correction. */
import type { FingerprinterFor } from '../../blacklist/slow-work.ts'
import { HARM_IDS } from '../../blacklist/taxonomy.ts'
import { number, place, several } from '../../engine/steps.ts'
import { ELSEWHERE, findCities, offeredCities } from '../../rights/cities.ts'
import type { Country } from '../../rights/country.ts'
import { say, type Text } from '../../terms/text.ts'
import { addNumbers, type ReportDraft } from './draft.ts'
import { cityLabel } from './report-lines.ts'

type Next<Name> = Name | 'finish' | ((draft: ReportDraft) => Name | 'finish')

interface Needs<Name> {
  country: Country
  fingerprinterFor: FingerprinterFor
  /** What she reads before the first question. */
  before?: () => Text[]
  next: { harms: Next<Name>; number: Next<Name>; city: Next<Name> }
}

/** Three questions of a report. */
export const factSteps = <Name extends string>(needs: Needs<Name>) => {
  const { country, fingerprinterFor, before = () => [], next } = needs
  return {
    harms: several<ReportDraft, Name, (typeof HARM_IDS)[number]>({
      ask: () => [...before(), say('report.harms.ask')],
      options: HARM_IDS.map((id) => ({ id, label: say(`harm.${id}`) })),
      ticked: ({ harms }) => harms,
      save: (harms) => ({ harms }),
      next: next.harms,
    }),

    number: number<ReportDraft, Name>({
      ask: [say('report.number.ask')],
      skip: { subjects: [] },
      // If she comes back to this question, the number was wrong: the new one replaces it.
      read: async ({ numbers }, { consents }, peer) => {
        const empty = { subjects: [], ...(consents && { consents }) }
        return { saved: { subjects: await addNumbers(fingerprinterFor(peer), empty, numbers) } }
      },
      next: next.number,
    }),

    city: place<ReportDraft, Name>({
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
