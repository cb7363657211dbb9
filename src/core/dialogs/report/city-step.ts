/** Which town something was in: chosen from a list, or typed. */
import { place } from '../../engine/steps.ts'
import type { Peer } from '../../members/peer.ts'
import { ELSEWHERE, findCities, offeredCities } from '../../rights/cities.ts'
import type { Country } from '../../rights/country.ts'
import { say } from '../../terms/text.ts'
import type { ReportDraft } from './draft.ts'
import { cityLabel } from './report-lines.ts'

type Next<Name> = Name | 'finish' | ((draft: ReportDraft, peer: Peer) => Name | 'finish')

export const cityStep = <Name extends string>(country: Country, next: Next<Name>) =>
  place<ReportDraft, Name>({
    ask: [say('report.city.ask')],
    options: () =>
      [...offeredCities(country).map(({ id }) => id), ELSEWHERE].map((id) => ({
        id,
        label: cityLabel(country, id),
      })),
    find: (text) => findCities(country, text),
    save: (city) => ({ city }),
    next,
  })
