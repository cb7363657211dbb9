import type { CountryData } from '../country.ts'
import type { Pack } from '../pack.ts'
import { PRACTICE } from './practice.ts'
import { ALERTS, SCREENS } from './screens.ts'
import { SERVICES } from './services.ts'
import { SOURCES } from './sources.ts'
import { SHEETS, TOPICS } from './topics.ts'
import { NORWEGIAN_TOWNS } from './towns.ts'

/**
 * Compiled on 21 November 2026 and compared with its sources a week later (docs/content-review.md).
 * From the sources named, with the laws as of 13 April 2026. Not legal advice, and not approved by
 * any of the organisations named.
 *
 * Not settled: stealthing under the law of 2025, filming in secret during sex, whether not paying
 * is fraud. No rule was found that keeps a report to the police apart from immigration control, so
 * none may be promised. What concerns only the organisation that runs the bot is in
 * docs/organisations.md and SECURITY.md.
 */
const PACK: Pack = {
  name: 'no',
  language: 'nb',
  reviewed: '2026-11-28',
  sources: SOURCES,
  topics: TOPICS,
  danger: {
    attacked: ['em-116117', 'volinjen', 'rosa'],
    hurt: ['em-116117'],
    wantsToDie: ['mentalhelse', 'kirkens-sos'],
    fire: ['em-110'],
    child: ['alarm'],
  },
  care: 'care',
  choked: { topic: 'violence-robbery', fact: 'choked' },
  services: SERVICES,
  practice: PRACTICE,
  alerts: ALERTS,
  screens: SCREENS,
  sheets: SHEETS,
  interpreter: 'interpreter',
}

/**
 * Norway.
 *
 * Emergency numbers and the doctor on call: helsenorge.no, "Right to healthcare with a visitor's
 * visa or visa-free", 22 March 2022. The duty to avert: Penal Code (straffeloven) § 196, text as of
 * 13 April 2026.
 */
export const NORWAY: CountryData = {
  code: 'NO',
  emergency: { police: '112', ambulance: '113' },
  doctor: { phone: '116 117', name: 'legevakt' },
  timeZone: 'Europe/Oslo',
  duty: 'straffeloven § 196',
  pack: PACK,
  cities: NORWEGIAN_TOWNS,
}
