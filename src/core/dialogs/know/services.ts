/** From a town and a kind of help to a service, and what she can expect there. */

import { choice, place } from '../../engine/steps.ts'
import { cityName, findCities, offeredCities } from '../../rights/cities.ts'
import { hoursIn } from '../../rights/clock.ts'
import type { Known } from '../../rights/knowledge.ts'
import { languageName } from '../../rights/language-name.ts'
import { byReach, EVERYWHERE, servicesNear } from '../../rights/nearest-services.ts'
import { KINDS, type Kind } from '../../rights/pack.ts'
import { screenId } from '../../rights/statements.ts'
import { serviceHours, serviceName, serviceNote } from '../../rights/texts.ts'
import { type Language, say, type Text } from '../../terms/text.ts'
import type { Draft, KnowNeeds, StepName } from './draft.ts'
import { noLanguageLine } from './no-language.ts'
import { sourceLines } from './sources.ts'

/** This many towns fit on one screen together with the whole country. */
const TOWNS = 6

/** The option that leads from a list to the services in her own town. */
const NEAR = 'near'

export const serviceSteps = ({ country, knowledge }: KnowNeeds) => {
  const { pack } = knowledge
  const townsOf = (ids: readonly string[]): string =>
    ids.flatMap((id) => cityName(country, id) ?? []).join(', ')

  const listed = (kind: Kind, city: string): string[] =>
    servicesNear(country, knowledge, kind, city).map(({ id }) => id)

  const known = (value: boolean | undefined) =>
    value === undefined ? 'unknown' : value ? 'yes' : 'no'

  const hoursOf = ({ id, hoursNow, hours, open }: Known, language: Language): Text => {
    if (hoursNow) return say('service.hours', { hours: hoursNow })
    if (hours === 'always') return say('service.always')
    if (hours === 'told') return say('service.hours', { hours: serviceHours(pack, id) })
    return open
      ? say('service.hours', { hours: hoursIn(language, open) })
      : say('service.hoursUnknown')
  }

  const card = (service: Known, language: Language): Text[] => {
    const { id, phone, web, webUnsure, expects, cities, everywhere } = service
    const isSure = service.confidence === 'sourced'
    const spoken = (service.languages ?? []).map((one) => languageName(one, language)).join(', ')
    return [
      serviceName(pack, id),
      serviceNote(pack, id),
      phone ? say('service.phone', { phone }) : say('service.noPhone'),
      hoursOf(service, language),
      ...(cities
        ? [say('service.where', { towns: townsOf(cities), everywhere: known(everywhere === true) })]
        : []),
      ...(web ? [say(webUnsure ? 'service.webUnsure' : 'service.web', { web })] : []),
      say('service.free', { known: known(expects.free) }),
      say('service.id', { known: known(expects.id) }),
      say('service.anonymous', { known: known(expects.anonymous) }),
      say('service.tells', { known: known(expects.tells) }),
      ...(expects.tells === false ? knowledge.marks(screenId('service.tells')) : []),
      spoken === ''
        ? say('service.languagesUnknown')
        : say('service.languages', { languages: spoken }),
      ...(service.interpreter ? [say('service.interpreter')] : []),
      ...(isSure ? [] : [say('service.unconfirmed')]),
      ...sources(service),
    ]
  }

  const sources = ({ sources }: Known): Text[] =>
    sources.length === 0
      ? [say('know.source.none')]
      : [say('know.from'), ...sourceLines(pack, sources)]

  return {
    city: place<Draft, StepName>({
      ask: [say('service.city')],
      options: () => [
        { id: EVERYWHERE, label: say('service.everywhere') },
        ...offeredCities(country)
          .slice(0, TOWNS)
          .map(({ id, name }) => ({ id, label: say('city.named', { name }) })),
      ],
      find: (text) => findCities(country, text),
      save: (city) => ({ city }),
      next: 'kind',
    }),

    kind: choice<Draft, StepName, Kind>({
      ask: [say('service.kind')],
      options: ({ city }) =>
        KINDS.filter((kind) => listed(kind, city).length > 0).map((id) => ({
          id,
          label: say(`kind.${id}`),
        })),
      save: (kind, { city }) => ({ listed: listed(kind, city) }),
      next: 'helpers',
    }),

    helpers: choice<Draft, StepName, string>({
      ask: ({ listed }, { language }) => {
        const lines = knowledge.services(listed).filter(({ phone }) => phone !== undefined)
        return [
          say('service.which'),
          ...(lines.length > 0 ? noLanguageLine(knowledge, lines, language) : []),
        ]
      },
      options: ({ listed, city }, asker) => [
        ...byReach(knowledge.services(listed), knowledge, asker).map(({ id }) => ({
          id,
          label: serviceName(pack, id),
        })),
        ...(city === undefined ? [{ id: NEAR, label: say('service.near') }] : []),
      ],
      save: (service) => ({ service }),
      next: ({ service }) => (service === NEAR ? 'city' : 'service'),
    }),

    service: choice<Draft, StepName, string>({
      ask: ({ service }, { language }) => {
        const found = knowledge.service(service)
        // It may have closed since it was listed.
        return found ? card(found, language) : [say('service.closed')]
      },
      options: [],
      save: () => ({}),
      next: 'helpers',
    }),
  }
}
