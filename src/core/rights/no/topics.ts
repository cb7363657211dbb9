import type words from '../../../../locales/en/rights-no.json'
import type { Language } from '../../terms/text.ts'
import { during, type Fact, forDoctor, forLawyer, type Sheet, type Topic } from '../pack.ts'
import type { ServiceId } from './services.ts'
import { remembered, sourced, unsure } from './sources.ts'

type Words = typeof words.topics
type SheetId = keyof typeof words.sheets

/** Whose words say how a page sounds: everybody's but those who read Norwegian. */
const sounds: Language[] = ['en', 'es', 'ro', 'th', 'pt-BR', 'bg', 'ru', 'uk']

/** Pages to show, or to say aloud. */
export const SHEETS: Record<SheetId, Sheet> = {
  ward: { sounds },
  police: { sounds },
  interpreter: { sounds },
}

/**
 * What people ask about their rights in Norway: where each fact is from, and how sure it is.
 *
 * A topic without words, a word without a fact, a service or a source that is not there: each does
 * not compile.
 */
export const TOPICS: {
  [Id in keyof Words]: Topic<ServiceId, SheetId> & { facts: Record<keyof Words[Id]['facts'], Fact> }
} = {
  care: {
    group: 'emergency',
    services: ['em-116117', 'overgrep', 'prosentret', 'volinjen', 'dixi'],
    now: forDoctor(sourced('HN-PEP', 'NHI-NODPREV', 'POLITI-RAPE', 'DINUTVEI-OM')),
    facts: {
      pep: forDoctor(sourced('HN-PEP', 'HU-PEP', 'OUS-PEP', 'OLAFIA-PREV')),
      drugged: forDoctor(sourced('UNN-GHB', 'ADRESSA-GHB')),
      pregnancy: forDoctor(sourced('NHI-NODPREV', 'RELIS-NODPREV', 'UNG-OVERGREP')),
      evidence: sourced('PS-VIOLENCE', 'POLITI-RAPE', 'UNG-OVERGREP', 'NKVTS-SPOR'),
      where: forDoctor(
        sourced('PS-VIOLENCE', 'SNL-HELP', 'HN-VISITOR', 'DINUTVEI-OM', 'NKVTS-HALS'),
      ),
      free: sourced('POLITI-RAPE', 'FREDRIKSTAD-OM', 'UNG-OVERGREP'),
      interpreter: sourced('LAW-TOLK § 6'),
      later: sourced('FREDRIKSTAD-OM', 'UNG-OVERGREP'),
    },
    sheet: 'ward',
  },
  evidence: {
    group: 'emergency',
    services: ['overgrep', 'prosentret'],
    now: sourced('PS-VIOLENCE'),
    facts: {
      write: sourced('PS-VIOLENCE'),
      pictures: sourced('PS-VIOLENCE'),
      wait: sourced('PS-VIOLENCE', 'POLITI-RAPE', 'UNN-GHB'),
      clothes: sourced('NKVTS-SPOR', 'UNG-OVERGREP'),
      stored: unsure('UNG-OVERGREP', 'NKVTS-SPOR'),
    },
  },
  consent: {
    group: 'emergency',
    services: ['overgrep', 'em-116117', 'volinjen', 'prosentret', 'dixi', 'smso'],
    now: sourced('LAW-STRL § 291', 'POLITI-RAPE', 'PS-VIOLENCE'),
    facts: {
      law: during({ from: '2025-07-01' }, sourced('LAW-STRL § 291', 'WIKI-SAMTYKKE')),
      serious: sourced('LAW-STRL § 291'),
      paid: unsure('LAW-STRL § 291'),
      touch: sourced('LAW-STRL § 297'),
      group: sourced('LAW-STRL § 293'),
      power: sourced('LAW-STRL § 295'),
    },
    sheet: 'ward',
  },
  stealthing: {
    group: 'emergency',
    services: ['em-116117', 'overgrep', 'prosentret', 'olafia'],
    now: forDoctor(sourced('HN-PEP', 'NHI-NODPREV', 'RELIS-NODPREV')),
    facts: {
      unclear: unsure('LAW-STRL §§ 291, 297'),
      before: sourced('TV2-STEALTH', 'KATARSIS2022'),
      infection: sourced('LAW-STRL § 237'),
      care: forDoctor(sourced('HN-PEP', 'NHI-NODPREV', 'UNG-OVERGREP')),
      common: sourced('REPORT-PION2019 p. 26'),
    },
    sheet: 'ward',
  },
  filming: {
    group: 'emergency',
    services: ['prosentret', 'pion', 'jurk', 'slettmeg'],
    now: unsure('PS-VIOLENCE'),
    facts: {
      sharing: sourced('LAW-STRL §§ 267 a, 267 b'),
      secret: sourced('DOMSTOL-2019', 'LAW-STRL § 298'),
      image: sourced('LAW-AANDS § 104'),
      private: sourced('LAW-STRL § 267'),
      steps: unsure('PS-VIOLENCE'),
    },
  },
  threats: {
    group: 'emergency',
    services: ['em-112', 'prosentret', 'volinjen', 'pion'],
    now: unsure('PS-VIOLENCE', 'REPORT-NSWP-ICT p. 14'),
    facts: {
      threat: sourced('LAW-STRL §§ 263, 264'),
      blackmail: sourced('LAW-STRL § 330'),
      coercion: sourced('LAW-STRL § 251'),
      stalking: sourced('LAW-STRL §§ 266 a, 266'),
      identity: sourced('LAW-STRL §§ 202, 204'),
      proof: sourced('REPORT-NSWP-ICT p. 14'),
    },
  },
  'violence-robbery': {
    group: 'emergency',
    services: ['em-112', 'em-113', 'em-116117', 'prosentret', 'volinjen', 'pion'],
    now: forDoctor(sourced('PS-VIOLENCE', 'HN-VISITOR', 'NRK-HALS', 'NKVTS-HALS')),
    facts: {
      choked: forDoctor(sourced('NRK-HALS', 'NKVTS-HALS', 'NKVTS-AKUTT', 'LVI-VIOLENCE')),
      assault: sourced('LAW-STRL §§ 271, 272, 273'),
      locked: sourced('LAW-STRL § 254'),
      robbery: sourced('LAW-STRL §§ 327, 328'),
      theft: sourced('LAW-STRL § 321'),
      unpaid: unsure('LAW-NL', 'LAW-STRL § 371'),
      income: unsure('PION-LEGALILLEGAL'),
      common: sourced('REPORT-PION2019 p. 28'),
    },
  },
  'assault-centre': {
    group: 'emergency',
    services: ['overgrep', 'overgrep-oslo', 'overgrep-agder', 'overgrep-ostfold', 'em-116117'],
    now: sourced('PS-VIOLENCE', 'POLITI-RAPE', 'DINUTVEI-OM'),
    facts: {
      who: sourced('POLITI-RAPE', 'FREDRIKSTAD-OM'),
      what: sourced('POLITI-RAPE', 'UNG-OVERGREP'),
      when: sourced('FREDRIKSTAD-OM', 'UNG-OVERGREP'),
      call: sourced('PS-VIOLENCE', 'SNL-HELP', 'DINUTVEI-OM'),
      secret: sourced('UNG-OVERGREP'),
    },
    sheet: 'ward',
  },
  'police-stop': {
    group: 'police',
    services: ['pion', 'prosentret', 'jussbuss'],
    now: forLawyer(sourced('LAW-STRL § 162', 'LAW-UTL §§ 21, 66, 108')),
    facts: {
      identity: forLawyer(sourced('LAW-STRL § 162')),
      job: forLawyer(unsure('LAW-STRL § 162', 'NRK-BORTVIST2021')),
      station: forLawyer(sourced('LAW-POLITI § 8', 'LAW-UTL § 106 a')),
      suspect: sourced('LAW-STRPL § 82'),
      card: forLawyer(unsure('UNG-POLICE', 'LAW-UTL §§ 21, 106 a')),
      foreign: forLawyer(sourced('LAW-UTL §§ 21, 66, 108')),
      duty: forLawyer(sourced('LAW-UTL §§ 108, 66')),
      number: sourced('UNG-POLICE'),
      mild: sourced('LAW-POLITI §§ 5, 6, 7'),
      orders: forLawyer(sourced('LAW-POLITI §§ 5, 7, 30', 'LAW-UTL § 66', 'GI-2020')),
    },
    sheet: 'police',
  },
  'police-search': {
    group: 'police',
    services: ['pion', 'prosentret', 'jussbuss'],
    now: forLawyer(sourced('LAW-STRPL §§ 197, 199 a, 200', 'LAW-STRL § 156')),
    facts: {
      home: forLawyer(sourced('LAW-STRPL §§ 192, 197', 'LAW-UTL § 103', 'LAW-STRL § 156')),
      urgent: forLawyer(sourced('LAW-STRPL § 198', 'LAW-POLITI §§ 7, 12')),
      shown: sourced('LAW-STRPL §§ 197, 200'),
      body: forLawyer(sourced('LAW-POLITI §§ 7 a, 10', 'LAW-STRPL § 195', 'LAW-UTL § 103')),
      phone: forLawyer(sourced('LAW-STRPL §§ 199 a, 203', 'LAW-UTL §§ 103, 104')),
      condoms: sourced('REPORT-AMNESTY2016'),
      undercover: sourced('AFTENP2021'),
    },
    sheet: 'police',
  },
  'police-questioning': {
    group: 'police',
    services: ['pion', 'prosentret', 'jussbuss'],
    now: forLawyer(sourced('LAW-STRPL §§ 94, 230', 'LAW-TOLK § 6', 'LAW-UTL §§ 66, 92')),
    facts: {
      silence: forLawyer(sourced('LAW-STRPL §§ 108, 122, 230')),
      told: sourced('LAW-STRPL § 232'),
      lawyer: sourced('LAW-STRPL § 94'),
      paid: sourced('LAW-STRPL §§ 98, 100'),
      contact: unsure('UNG-ARREST', 'LAW-STRPL § 182'),
      judge: sourced('LAW-STRPL § 183', 'LAW-UTL § 106 a'),
      signing: sourced('LAW-STRPL § 230'),
      stay: forLawyer(sourced('LAW-STRPL §§ 230, 232', 'LAW-STRL § 162', 'LAW-UTL §§ 21, 66, 108')),
    },
    sheet: 'police',
  },
  interpreter: {
    group: 'police',
    services: ['prosentret', 'pion'],
    now: sourced('LAW-TOLK § 6'),
    facts: {
      must: sourced('LAW-TOLK § 6'),
      night: unsure('DINUTVEI-OM'),
      qualified: during({ until: '2026-12-31' }, sourced('LAW-TOLK § 7')),
      qualifiedAfter: during({ from: '2027-01-01' }, unsure('LAW-TOLK § 7')),
      child: sourced('LAW-TOLK § 4'),
      shelter: sourced('LAW-KRISE § 3'),
      again: sourced('POLITIFORUM-RIGHTS'),
    },
    sheet: 'interpreter',
  },
  'police-complaint': {
    reviewed: '2026-11-21',
    group: 'police',
    services: ['police-complaints', 'prosentret', 'pion'],
    now: unsure('REPORT-NSWP-ICT p. 13', 'UNG-POLICE', 'POLITI-COMPLAIN'),
    facts: {
      chief: sourced('POLITI-COMPLAIN'),
      higher: sourced('POLITI-COMPLAIN'),
      crime: sourced('SPESIAL', 'LAW-STRL §§ 171–172'),
      notes: unsure('REPORT-NSWP-ICT p. 13', 'UNG-POLICE'),
    },
  },
  reporting: {
    group: 'police',
    services: ['prosentret', 'pion', 'jurk', 'nadheim'],
    now: forLawyer(unsure('LAW-UTL § 21', 'LAW-STRPL § 223', 'FREDRIKSTAD-OM')),
    facts: {
      victim: sourced('LAW-STRL §§ 263–264, 271–274, 291, 327'),
      how: forLawyer(sourced('LAW-STRPL §§ 108, 122, 223', 'LAW-STRL § 222', 'PS-VIOLENCE')),
      risk: forLawyer(sourced('REPORT-AMNESTY2016')),
      control: forLawyer(unsure('LAW-UTL § 21')),
      few: forLawyer(sourced('REPORT-TRANSIT2023 p. 28', 'NRK-SENDTUT2021')),
      tax: forLawyer(sourced('TAX-2021')),
      choice: sourced('REPORT-PION2019 p. 31', 'FREDRIKSTAD-OM'),
      warn: unsure('PS-STREET'),
    },
  },
  'victim-lawyer': {
    group: 'police',
    services: ['prosentret', 'dixi', 'rosa', 'jurk'],
    now: forLawyer(sourced('LAW-STRPL § 107 a', 'LAW-STRL § 282', 'LAW-RETTSHJ § 11')),
    facts: {
      right: forLawyer(sourced('LAW-STRPL § 107 a', 'LAW-STRL § 282')),
      other: sourced('LAW-STRPL § 107 a'),
      first: forLawyer(sourced('LAW-RETTSHJ § 11', 'LAW-STRPL § 107 a', 'PS-VIOLENCE')),
      choose: sourced('LAW-STRPL § 107 b'),
      with: sourced('LAW-STRPL § 107 c', 'PS-VIOLENCE'),
      trafficking: sourced('MTS-LEGAL'),
    },
  },
  'contact-ban': {
    group: 'police',
    services: ['em-112', 'prosentret', 'jurk'],
    now: forLawyer(sourced('LAW-STRPL § 222 a')),
    facts: {
      what: sourced('LAW-STRPL § 222 a'),
      ask: forLawyer(sourced('LAW-STRPL § 222 a')),
      court: sourced('LAW-STRPL § 222 a'),
      broken: sourced('LAW-STRL § 168', 'LAW-STRPL § 107 a'),
    },
  },
  'health-emergency': {
    group: 'health',
    services: ['em-113', 'em-116117', 'prosentret', 'hs-oslo', 'hs-bergen'],
    now: forLawyer(sourced('HN-VISITOR', 'HN-NO-STAY', 'MTS-NO-STAY')),
    facts: {
      right: sourced('HN-VISITOR', 'LAW-HPL § 7'),
      pay: forLawyer(sourced('HN-VISITOR', 'HN-NO-STAY', 'MTS-NO-STAY')),
      papers: sourced('HN-NO-STAY', 'MTS-NO-STAY', 'FV2017'),
      prosentret: sourced('PS-FOREIGN', 'SYKEPL2022'),
      centre: sourced('HS-OSLO', 'HS-BERGEN'),
      interpreter: unsure('HN-UNDOC', 'LAW-TOLK § 6'),
    },
  },
  'health-sti': {
    group: 'health',
    services: ['em-116117', 'prosentret', 'olafia', 'sjekkpunkt', 'hivnorge', 'zanzu'],
    now: forDoctor(sourced('HN-PEP', 'OLAFIA-VISIT', 'LAW-SMITTE § 6-1')),
    facts: {
      free: sourced('OLAFIA-VISIT', 'FV2017', 'LAW-SMITTE § 6-1'),
      wait: forDoctor(sourced('OLAFIA-VISIT')),
      pep: forDoctor(sourced('HN-PEP', 'HU-PEP', 'OUS-PEP')),
      soon: forDoctor(sourced('OLAFIA-PREV', 'OUS-PEP')),
      prep: sourced('HIVN-PREP', 'HIVN-2025', 'OUS-PREP', 'HU-PREP', 'PION-ABOUT'),
      anonymous: unsure('OLAFIA-FAQ'),
      duty: forLawyer(sourced('LAW-SMITTE § 5-1', 'LAW-STRL § 237')),
    },
  },
  'health-pregnancy': {
    group: 'health',
    services: ['overgrep', 'em-116117', 'prosentret', 'zanzu'],
    now: forDoctor(sourced('NHI-NODPREV', 'RELIS-NODPREV', 'LAW-ABORT § 3')),
    facts: {
      decide: during({ from: '2025-06-01' }, forLawyer(sourced('LAW-ABORT § 3'))),
      everyone: sourced('LAW-ABORT § 2'),
      later: forLawyer(sourced('LAW-ABORT § 3')),
      talk: sourced('LAW-ABORT § 6'),
      contraception: forDoctor(sourced('NHI-NODPREV', 'RELIS-NODPREV', 'UNG-OVERGREP')),
    },
  },
  confidentiality: {
    group: 'health',
    services: ['prosentret', 'volinjen', 'krisesenter'],
    now: forLawyer(
      sourced('LAW-HPL §§ 21, 31, 33', 'LAW-KRISE § 6', 'LAW-STRL § 196', 'PS-FOREIGN'),
    ),
    facts: {
      health: sourced('LAW-HPL §§ 21, 22'),
      exceptions: forLawyer(sourced('LAW-HPL §§ 31, 33')),
      prosentret: sourced('PS-FOREIGN', 'SYKEPL2022'),
      shelter: forLawyer(sourced('LAW-KRISE §§ 5, 6')),
      grave: forLawyer(sourced('LAW-STRL § 196')),
    },
  },
  housing: {
    group: 'home',
    services: ['pion', 'htu', 'jussbuss', 'jurk', 'student-legal', 'prosentret'],
    now: forLawyer(sourced('LAW-TVFL § 13-11', 'LAW-HUSL §§ 1-1, 9-7, 9-8')),
    facts: {
      alone: forLawyer(
        sourced('EVICT-VEIV', 'LAW-TVFL §§ 13-2, 13-11', 'LAW-HUSL § 1-1', 'LAW-STRL § 268'),
      ),
      locked: unsure('LOCK-SUPREME'),
      lock: forLawyer(unsure('LOCK-HL', 'LAW-STRL §§ 345, 346')),
      notice: forLawyer(sourced('LAW-HUSL § 9-7')),
      time: forLawyer(sourced('LAW-HUSL §§ 9-2, 9-6, 11-4')),
      object: forLawyer(sourced('LAW-HUSL §§ 9-7, 9-8', 'LAW-TVFL § 13-2')),
      breach: forLawyer(sourced('LAW-HUSL §§ 7-1, 7-3, 9-9', 'LAW-TVFL §§ 4-18, 13-2 d')),
      deposit: forLawyer(sourced('LAW-HUSL §§ 3-5, 12-5')),
      pressure: sourced('REPORT-AMNESTY2016', 'AFTENP2021'),
      aid: sourced('LAW-RETTSHJ § 11', 'LAW-HUSL § 9-8'),
    },
  },
  hotels: {
    group: 'home',
    services: ['ldo', 'pion', 'prosentret'],
    now: forLawyer(sourced('LAW-HUSL § 1-1', 'LAW-STRL § 268', 'LAW-LDL § 6')),
    facts: {
      notice: forLawyer(sourced('LAW-HUSL § 1-1', 'LAW-STRL § 268')),
      discrimination: sourced('LAW-LDL § 6', 'LAW-STRL § 186'),
      brazil: sourced('LDO-2008'),
      trondheim: sourced('LDO-13-759', 'LAW-LDL § 6', 'HOTELLMAG'),
      suspicion: forLawyer(sourced('LAW-STRL § 315', 'JOURNALEN2025')),
      data: sourced('NRK-DATATILSYN'),
      written: remembered(),
    },
  },
  shelters: {
    group: 'home',
    services: ['em-112', 'krisesenter', 'volinjen', 'rosa', 'prosentret', 'overnatting', 'filemon'],
    now: unsure('LAW-KRISE §§ 1, 2', 'DINUTVEI-PL'),
    facts: {
      open: sourced('LAW-KRISE § 2'),
      whom: sourced('LAW-KRISE §§ 1, 2'),
      call: sourced('DINUTVEI-PL', 'LAW-KRISE § 2 c'),
      rosa: sourced('BUFDIR-CRISIS', 'ROSA-ABOUT'),
      client: unsure('LAW-KRISE §§ 1, 2', 'BYMISJON-BEDS'),
    },
  },
  'selling-law': {
    group: 'money',
    services: ['pion', 'prosentret'],
    now: forLawyer(sourced('PS-LAW-EN', 'LAW-STRL §§ 315, 316', 'NRK-BORTVIST2021')),
    facts: {
      seller: forLawyer(sourced('PS-LAW-EN', 'S4SW', 'NRK-BORTVIST2021')),
      buyer: sourced('LAW-STRL § 316'),
      gifts: sourced('PION-STRL', 'LAW-STRL § 315'),
      minor: sourced('LAW-STRL § 309'),
      abroad: sourced('PS-LAW-NO'),
      change: sourced('TV2-2022', 'LAW-STRL § 316'),
    },
  },
  promotion: {
    group: 'money',
    services: ['pion', 'prosentret'],
    now: forLawyer(
      sourced(
        'LAW-STRL § 315',
        'REPORT-PION2019 p. 18–19',
        'PION-BODAL',
        'PS-LAW-NO',
        'LAW-UTL § 66',
      ),
    ),
    facts: {
      crime: forLawyer(
        sourced('LAW-STRL § 315', 'REPORT-PION2019 p. 18–19', 'PS-LAW-NO', 'LAW-UTL § 66'),
      ),
      goodwill: forLawyer(sourced('PS-LAW-NO')),
      sharing: forLawyer(sourced('REPORT-PION2019 p. 18–19', 'PION-BODAL', 'REPORT-AMNESTY2016')),
      driving: forLawyer(sourced('PION-BODAL', 'PS-LAW-NO')),
      helpers: forLawyer(sourced('REPORT-AMNESTY2016', 'PS-LAW-NO')),
      renting: sourced('LAW-STRL § 315'),
      agencies: forLawyer(sourced('REPORT-TRANSIT2023 p. 19', 'LAW-STRL § 315', 'PS-LAW-NO')),
      own: forLawyer(unsure('LAW-STRL § 315')),
    },
  },
  advertising: {
    group: 'money',
    services: ['pion', 'prosentret'],
    now: forLawyer(sourced('LAW-STRL § 315', 'PION-LEGALILLEGAL', 'LAW-UTL §§ 66, 92')),
    facts: {
      crime: forLawyer(
        sourced('LAW-STRL § 315', 'PS-LAW-EN', 'PION-LEGALILLEGAL', 'LAW-UTL §§ 66, 71, 92'),
      ),
      servers: forLawyer(unsure('PS-LAW-NO', 'LAW-STRL §§ 4, 315')),
      hotels: sourced('NRK-DATATILSYN', 'JOURNALEN2025'),
    },
  },
  compensation: {
    group: 'money',
    services: ['kontor-vold', 'jurk', 'prosentret', 'stottesenter'],
    now: forLawyer(sourced('LAW-VOLDS §§ 1, 6, 7', 'VOLDS-PARTY')),
    facts: {
      party: forLawyer(sourced('LAW-VOLDS § 7', 'VOLDS-PARTY')),
      list: sourced('LAW-VOLDS § 1'),
      not: sourced('LAW-VOLDS § 1'),
      report: forLawyer(sourced('LAW-VOLDS §§ 6, 7')),
      live: sourced('LAW-VOLDS § 3'),
      deadline: forLawyer(sourced('LAW-VOLDS §§ 6, 7')),
      early: forLawyer(sourced('LAW-VOLDS § 7', 'PS-VIOLENCE', 'VOLDS-REG')),
      lawyer: sourced('LAW-STRPL § 107 c', 'LAW-VOLDS § 10'),
    },
  },
  tax: {
    group: 'money',
    services: ['pion'],
    now: forLawyer(sourced('RETT24-TAX', 'PION-ABOUT')),
    facts: {
      taxed: forLawyer(sourced('RETT24-TAX')),
      board: forLawyer(sourced('TAX-2019', 'RETT24-TAX')),
      vat: sourced('TAX-2021'),
      advice: sourced('PION-ABOUT'),
      police: forLawyer(unsure('TAX-2021')),
    },
  },
  'immigration-eea': {
    group: 'papers',
    services: ['pion', 'udi', 'jussbuss', 'caritas'],
    now: forLawyer(sourced('LAW-UTL §§ 111, 112, 122', 'GI-2020')),
    facts: {
      three: forLawyer(sourced('LAW-UTL §§ 111, 121')),
      six: forLawyer(sourced('LAW-UTL §§ 111, 121', 'REPORT-TRANSIT2023 p. 14')),
      longer: forLawyer(sourced('LAW-UTL §§ 112, 117, 121')),
      work: forLawyer(unsure('REPORT-TRANSIT2023 p. 13', 'EU-JANY2001', 'LAW-UTL § 121')),
      expelled: forLawyer(sourced('LAW-UTL §§ 122, 123', 'NRK-SENDTUT2021', 'GI-2020')),
      sentout: forLawyer(sourced('LAW-UTL § 121')),
    },
  },
  'immigration-third': {
    group: 'papers',
    services: ['pion', 'udi', 'jussbuss', 'caritas'],
    now: forLawyer(sourced('PION-FOREIGN', 'LAW-UTL §§ 9, 66', 'AVINOR-EES')),
    facts: {
      ninety: during(
        { from: '2025-10-12' },
        forLawyer(sourced('PION-FOREIGN', 'LAW-UTL §§ 9, 66', 'AVINOR-EES')),
      ),
      permit: forLawyer(sourced('HR-1999', 'NRK-BORTVIST2021')),
      border: forLawyer(unsure('PION-FOREIGN', 'LAW-UTL § 17')),
      purpose: forLawyer(sourced('LAW-UTL § 17', 'UDI-2010-013', 'NRK-BORTVIST2021')),
      overstay: forLawyer(sourced('LAW-UTL §§ 108, 66, 71')),
      asylum: during(
        { from: '2024-09-28' },
        forLawyer(unsure('PS-FOREIGN', 'LAW-UTL § 34', 'UDI-UKRAINE2024')),
      ),
    },
  },
  expulsion: {
    group: 'papers',
    services: ['pion', 'jussbuss', 'jurk', 'udi'],
    now: forLawyer(sourced('LAW-UTL §§ 66, 92')),
    facts: {
      two: forLawyer(sourced('UDI-2010-013', 'LAW-UTL §§ 71, 90 a, 124')),
      lawyer: forLawyer(sourced('LAW-UTL §§ 66, 92')),
      days: sourced('LAW-UTL § 18'),
      detained: forLawyer(sourced('LAW-UTL §§ 92, 106 a, 106 b')),
      held: forLawyer(sourced('LAW-UTL § 106')),
      ban: forLawyer(sourced('LAW-UTL §§ 71, 108, 124')),
    },
  },
  trafficking: {
    group: 'safety',
    services: ['rosa', 'prosentret', 'krisesenter', 'em-112'],
    now: forLawyer(sourced('HDIR-THB', 'ROSA-HEARING2025', 'REPORT-AMNESTY2016', 'UDI-THB-EN')),
    facts: {
      what: sourced('LAW-STRL §§ 257, 258'),
      reflection: forLawyer(sourced('UDI-THB-EN', 'REG-UTL § 8-3', 'UDI-2013-014')),
      evidence: unsure('BSR-TRM'),
      help: forLawyer(sourced('UDI-THB-RIGHTS', 'REPORT-AMNESTY2016')),
      after: forLawyer(sourced('UDI-THB-EN', 'UDI-THB-PERMIT')),
      witness: sourced('UDI-THB-EN'),
      rosa: sourced('HDIR-THB', 'ROSA-HEARING2025'),
    },
  },
  discrimination: {
    reviewed: '2026-11-21',
    group: 'safety',
    services: ['ldo', 'pion', 'fri-lgbt', 'jurk'],
    now: sourced('LAW-STRL § 186', 'LAW-LDL § 38'),
    facts: {
      services: sourced('LAW-STRL § 186'),
      speech: sourced('LAW-STRL § 185'),
      harsher: sourced('LAW-STRL §§ 264, 272, 274'),
      selling: sourced('LAW-STRL §§ 185, 186', 'DAGBLADET2017'),
      harassment: sourced('LAW-LDL §§ 13, 38'),
    },
  },
  'self-defence': {
    group: 'safety',
    services: ['prosentret', 'pion'],
    now: forLawyer(sourced('LAW-STRL §§ 18, 189', 'LAW-UTL §§ 67, 68', 'ASPASIE')),
    facts: {
      attack: sourced('LAW-STRL § 18'),
      save: sourced('LAW-STRL § 17'),
      weapons: forLawyer(sourced('LAW-STRL § 189', 'LAW-UTL §§ 67, 68')),
      spray: forLawyer(remembered()),
      turned: sourced('ASPASIE', 'NYP-TIPS'),
    },
  },
  under18: {
    group: 'safety',
    services: ['alarm', 'em-112', 'em-116117'],
    now: sourced('LAW-STRL § 309', 'SNL-HELP'),
    facts: {
      wrong: sourced('LAW-STRL § 309'),
      trafficking: sourced('LAW-STRL § 257'),
      call: sourced('SNL-HELP', 'PS-VIOLENCE'),
      welfare: sourced('LAW-HPL § 33'),
    },
  },
}
