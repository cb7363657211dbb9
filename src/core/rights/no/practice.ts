import type words from '../../../../locales/en/practice-no.json'
import { type Fact, forDoctor, forLawyer } from '../pack.ts'
import { sourced } from './sources.ts'

type Words = typeof words

/** What people who sell sex do to stay safe, by the phase in which it helps. Each has a source. */
export const PRACTICE: { [Phase in keyof Words]: Record<keyof Words[Phase], Fact> } = {
  before: {
    'own-number': forLawyer(
      sourced('REPORT-NSWP-ICT', 'OASIS-NUM', 'PROTUKI', 'LAW-STRPL § 199 a'),
    ),
    hidden: sourced('REPORT-AMNESTY2016', 'NYP-TIPS', 'NUM-VIVA'),
    agree: sourced('REPORT-NSWP-ICT', 'PROTUKI'),
    check: sourced('REPORT-NSWP-ICT', 'REPORT-PION2019', 'NYP-TIPS'),
    limits: sourced('PROTUKI', 'LAW-STRL'),
    list: sourced('AMS-LIMITS', 'BTG', 'PROTUKI'),
  },
  buddy: {
    tell: sourced('REPORT-NSWP-ICT', 'ASPASIE', 'NYP-TIPS', 'NUM-VIVA'),
    words: sourced('ASPASIE', 'REPORT-NSWP-ICT'),
    law: forLawyer(sourced('REPORT-PION2019', 'PION-BODAL', 'PS-LAW-NO')),
  },
  place: {
    outcall: sourced('REPORT-PION2019', 'REPORT-AMNESTY2016'),
    later: sourced('REPORT-AMNESTY2016'),
    incall: sourced('PROTUKI', 'REPORT-NSWP-ICT'),
    exit: sourced('NYP-TIPS', 'PROTUKI'),
  },
  money: {
    first: sourced('REPORT-PION2019', 'NYP-TIPS'),
    cash: sourced('REPORT-NSWP-ICT', 'PS-VIOLENCE'),
    helper: sourced('REPORT-TRANSIT2023'),
    price: sourced('PROTUKI', 'BTG', 'REPORT-PION2019'),
    more: sourced('CARIBBEAN', 'AMS-LIMITS'),
  },
  during: {
    drunk: sourced('REPORT-PION2019'),
    drinks: sourced('NYP-TIPS'),
    condom: sourced('REPORT-PION2019'),
    phone: sourced('PROTUKI', 'REPORT-PION2019'),
    weapon: forLawyer(sourced('NYP-TIPS', 'ASPASIE', 'LAW-STRL', 'LAW-UTL §§ 67, 68')),
    feeling: sourced('PROTUKI', 'NYP-TIPS', 'REPORT-AMNESTY2016'),
    look: sourced('INFOSEXWORK'),
    put: sourced('INFOSEXWORK', 'REDBOOK'),
    lube: sourced('INFOSEXWORK', 'REDBOOK', 'AUDIOPEDIA'),
    off: sourced('INFOSEXWORK', 'AUDIOPEDIA'),
  },
  after: {
    safe: sourced('PS-VIOLENCE'),
    care: forDoctor(
      sourced('HN-PEP', 'NHI-NODPREV', 'NKVTS-HALS', 'FREDRIKSTAD-OM', 'DINUTVEI-OM'),
    ),
    colleague: sourced('REPORT-PION2019'),
    wash: sourced('AMS-HYGIENE'),
  },
  online: {
    pictures: sourced('OASIS-NUM', 'REPORT-NSWP-ICT'),
    nice: sourced('REPORT-NSWP-ICT'),
  },
}
