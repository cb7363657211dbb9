import type { Country } from '../country.ts'
import type { Pack } from '../pack.ts'
import { PRACTICE } from './practice.ts'
import { SERVICES } from './services.ts'
import { SOURCES } from './sources.ts'
import { TOPICS } from './topics.ts'

/**
 * Compiled 21 November 2026 from the sources named, with the laws as of 13 April 2026. Not legal advice,
 * and not approved by any of the organisations named. What it could not settle: stealthing under the
 * law of 2025, filming in secret without sharing, whether not paying is fraud; no rule was found that
 * keeps a report to the police apart from immigration control, so none may be promised. What only
 * concerns whoever runs the bot stands in README and SECURITY instead.
 */
const PACK: Pack = {
  name: 'no',
  language: 'nb',
  reviewed: '2026-11-21',
  sources: SOURCES,
  topics: TOPICS,
  care: 'care',
  services: SERVICES,
  practice: PRACTICE,
  sheets: ['ward', 'police'],
}

/**
 * Norway.
 *
 * Emergency numbers and the doctor on call: helsenorge.no, "Right to healthcare with a visitor's
 * visa or visa-free", 22 March 2022. The duty to avert: Penal Code (straffeloven) § 196, text as of
 * 13 April 2026. Towns: Statistics Norway's largest urban settlements, in their order, and the
 * larger towns of regions that would else have none, with their latitude and longitude.
 */
export const NORWAY: Country = {
  code: 'NO',
  emergency: { police: '112', ambulance: '113' },
  doctor: { phone: '116 117', name: 'legevakt' },
  duty: 'straffeloven § 196',
  pack: PACK,
  cities: [
    { id: 'oslo', name: 'Oslo', at: [59.91, 10.75] },
    { id: 'bergen', name: 'Bergen', at: [60.39, 5.32] },
    { id: 'stavanger', name: 'Stavanger', alias: ['sandnes'], at: [58.97, 5.73] },
    { id: 'trondheim', name: 'Trondheim', at: [63.43, 10.4] },
    { id: 'fredrikstad', name: 'Fredrikstad', alias: ['sarpsborg'], at: [59.22, 10.93] },
    { id: 'drammen', name: 'Drammen', at: [59.74, 10.2] },
    { id: 'skien', name: 'Skien', alias: ['porsgrunn', 'grenland'], at: [59.21, 9.61] },
    { id: 'kristiansand', name: 'Kristiansand', at: [58.15, 8.0] },
    { id: 'alesund', name: 'Ålesund', alias: ['aalesund'], at: [62.47, 6.15] },
    { id: 'tonsberg', name: 'Tønsberg', alias: ['toensberg'], at: [59.27, 10.41] },
    { id: 'moss', name: 'Moss', at: [59.43, 10.66] },
    { id: 'haugesund', name: 'Haugesund', at: [59.41, 5.27] },
    { id: 'sandefjord', name: 'Sandefjord', at: [59.13, 10.22] },
    { id: 'arendal', name: 'Arendal', at: [58.46, 8.77] },
    { id: 'bodo', name: 'Bodø', alias: ['bodoe'], at: [67.28, 14.4] },
    { id: 'tromso', name: 'Tromsø', alias: ['tromsoe'], at: [69.65, 18.96] },
    { id: 'hamar', name: 'Hamar', at: [60.79, 11.07] },
    { id: 'halden', name: 'Halden', at: [59.12, 11.39] },
    { id: 'larvik', name: 'Larvik', at: [59.05, 10.03] },
    { id: 'askoy', name: 'Askøy', at: [60.4, 5.22] },
    { id: 'kongsberg', name: 'Kongsberg', at: [59.67, 9.65] },
    { id: 'molde', name: 'Molde', at: [62.74, 7.16] },
    { id: 'harstad', name: 'Harstad', at: [68.8, 16.54] },
    { id: 'lillehammer', name: 'Lillehammer', at: [61.12, 10.47] },
    { id: 'gjovik', name: 'Gjøvik', alias: ['gjoevik'], at: [60.8, 10.69] },
    { id: 'mo', name: 'Mo i Rana', alias: ['mo', 'rana'], at: [66.31, 14.14] },
    { id: 'kristiansund', name: 'Kristiansund', at: [63.11, 7.73] },
    { id: 'alta', name: 'Alta', at: [69.97, 23.27] },
    { id: 'narvik', name: 'Narvik', at: [68.44, 17.43] },
    { id: 'hammerfest', name: 'Hammerfest', at: [70.66, 23.68] },
    { id: 'kirkenes', name: 'Kirkenes', at: [69.73, 30.05] },
    { id: 'gardermoen', name: 'Gardermoen', alias: ['jessheim', 'ullensaker'], at: [60.19, 11.1] },
    { id: 'lillestrom', name: 'Lillestrøm', alias: ['lillestroem'], at: [59.96, 11.05] },
    { id: 'ski', name: 'Ski', at: [59.72, 10.84] },
    { id: 'steinkjer', name: 'Steinkjer', at: [64.01, 11.5] },
    { id: 'elverum', name: 'Elverum', at: [60.88, 11.56] },
  ],
}
