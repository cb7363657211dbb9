import type { Country } from './country.ts'

/**
 * Norway.
 *
 * Emergency numbers and the doctor on call: helsenorge.no, "Right to healthcare with a visitor's
 * visa or visa-free", 22 March 2022. The duty to avert: Penal Code (straffeloven) § 196, text as of
 * 13 April 2026. Towns: Statistics Norway's largest urban settlements, in their order, and the
 * larger towns of regions that would else have none.
 */
export const NORWAY: Country = {
  code: 'NO',
  emergency: { police: '112', ambulance: '113' },
  doctor: { phone: '116 117', name: 'legevakt' },
  duty: 'straffeloven § 196',
  cities: [
    { id: 'oslo', name: 'Oslo' },
    { id: 'bergen', name: 'Bergen' },
    { id: 'stavanger', name: 'Stavanger', alias: ['sandnes'] },
    { id: 'trondheim', name: 'Trondheim' },
    { id: 'fredrikstad', name: 'Fredrikstad', alias: ['sarpsborg'] },
    { id: 'drammen', name: 'Drammen' },
    { id: 'skien', name: 'Skien', alias: ['porsgrunn', 'grenland'] },
    { id: 'kristiansand', name: 'Kristiansand' },
    { id: 'alesund', name: 'Ålesund', alias: ['aalesund'] },
    { id: 'tonsberg', name: 'Tønsberg', alias: ['toensberg'] },
    { id: 'moss', name: 'Moss' },
    { id: 'haugesund', name: 'Haugesund' },
    { id: 'sandefjord', name: 'Sandefjord' },
    { id: 'arendal', name: 'Arendal' },
    { id: 'bodo', name: 'Bodø', alias: ['bodoe'] },
    { id: 'tromso', name: 'Tromsø', alias: ['tromsoe'] },
    { id: 'hamar', name: 'Hamar' },
    { id: 'halden', name: 'Halden' },
    { id: 'larvik', name: 'Larvik' },
    { id: 'askoy', name: 'Askøy' },
    { id: 'kongsberg', name: 'Kongsberg' },
    { id: 'molde', name: 'Molde' },
    { id: 'harstad', name: 'Harstad' },
    { id: 'lillehammer', name: 'Lillehammer' },
    { id: 'gjovik', name: 'Gjøvik', alias: ['gjoevik'] },
    { id: 'mo', name: 'Mo i Rana', alias: ['mo', 'rana'] },
    { id: 'kristiansund', name: 'Kristiansund' },
    { id: 'alta', name: 'Alta' },
    { id: 'narvik', name: 'Narvik' },
    { id: 'hammerfest', name: 'Hammerfest' },
    { id: 'kirkenes', name: 'Kirkenes' },
    { id: 'gardermoen', name: 'Gardermoen', alias: ['jessheim', 'ullensaker'] },
    { id: 'lillestrom', name: 'Lillestrøm', alias: ['lillestroem'] },
    { id: 'ski', name: 'Ski' },
    { id: 'steinkjer', name: 'Steinkjer' },
    { id: 'elverum', name: 'Elverum' },
  ],
}
