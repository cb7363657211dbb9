/**
 * Which concepts, said together, mean what. One table for all languages: a language only has the
 * phrases that say a concept (locales, listening.json).
 *
 * Each line is one way to mean it: the concepts that must all be said. `-x`: x is denied ("not
 * safe"). `+x`: x is said and not denied. `!x`: x is not said. `~x`: x is not said, not even as a
 * part of something longer. More concepts weigh more, and `= n` adds to the weight.
 */
import type { Concept } from './concept.ts'

type Mark = '' | '-' | '+' | '!' | '~'
type Way = string
export type Rules = Readonly<Record<string, readonly Way[]>>

/** What the bot does. */
export const FUNCTIONS = {
  'command:wipe': ['+delete-all', 'partner-looks delete-all', 'partner-looks'],
  'command:receipt': ['take-back = 1', 'my-report', 'take-back report = 1'],
  'command:settings': ['vanish = 1', 'settings'],
  alertsOff: ['alerts-off = 2', 'off-word alert-word !vanish = 2'],
  'command:alerts': ['alerts', 'send-me alert-word = 1', 'in-town alert-word = 1'],
  'command:invite': ['invite = 1', 'invite code'],
  'command:join': ['code', 'join'],
  'command:check': ['check', 'check number-word', 'check client', 'check report', '-safe client'],
  'command:report': [
    '+report',
    'report client',
    'report number-word',
    'put-on bad-client = 1',
    'put-on list-word = 2',
    'bad-client list-word = 1',
    'put-on client = 0.5',
    'report bad-client',
    'bad-client = -0.1',
    'tell-others = 1',
    'tell-others police = 2',
    'tell-others police-took = 2',
    'tell-others are-police = 3',
  ],
  'command:language': ['other-language', 'speak language-name'],
  'command:review': ['reports-waiting = 1'],
  person: ['person', 'person lonely = 1.5'],
  objection: ['listed = 2', 'listed report = 2'],
  'command:privacy': [
    'who-runs',
    'who-reads = 1',
    'are-police = 2',
    'cost !ambulance !condom !tax !lawyer !sick !sti',
  ],
  'command:safety': ['safety', 'safety hotel = 1'],
  'command:help': ['help-menu'],
  'command:safecall': [
    'safe-call = 1',
    'if-silent call-her !film !blackmail = 2',
    'back-by call-her = 1',
    'back-by if-silent = 1',
    'going-out call-her = 1',
  ],
  'command:start': ['greeting = -0.3'],
} as const satisfies Rules

/** What the bot knows. */
export const KNOWLEDGE = {
  'topic:under18': ['age', 'age old-pays'],
  'topic:consent': ['rape', 'rape client', 'rape yesterday'],
  'topic:care': [
    'drugged = 1',
    'rape = 0.2',
    'rape client = 0.2',
    'rape yesterday = 0.2',
    'pep',
    'haunted = 1',
    'condom-broke = 1.2',
    'condom broke-word = 1.2',
  ],
  'topic:stealthing': ['condom-off = 1', 'condom-broke = 1', 'condom take-off = 1', 'no-condom'],
  'topic:violence-robbery': [
    'choked = 1',
    'beaten',
    'beaten client',
    'tried-kill = 1',
    'robbed',
    'unpaid = 0.1',
    'weapon yesterday',
  ],
  'topic:filming': ['film = 1'],
  'topic:threats': [
    'blackmail = 1',
    'stalk',
    'ex always = 1',
    'at-door always = 1',
    'outed = 0.6',
    'kill-threat',
    'tell-who',
    'tell-who if-not = 1',
    'tell-who film = 1',
    'film if-not = 1',
  ],
  'topic:evidence': [
    'proof',
    'clothes wash keep = 0.5',
    'clothes keep rape = 1',
    'clothes wash rape = 1',
  ],
  'topic:contact-ban': ['contact-ban = 1'],
  'topic:police-complaint': [
    'police complain = 1',
    'police-took complain = 1',
    'touched-by-police = 2',
    'police rape',
    'police beaten',
    'police robbed',
  ],
  'topic:police-questioning': [
    'questioned = 1',
    'questioned show-id = 2.5',
    'questioned interpreter = 1.5',
    'questioned police-took = 2',
    'questioned police = 1',
    'police-took = 0.3',
    'police',
    'police fine-word = 1',
    'fine-word',
  ],
  'topic:police-stop': [
    'police',
    'police-took = 0.2',
    'police fine-word',
    'police show-id = 1',
    'police-took show-id = 1',
  ],
  'topic:police-search': [
    'police search-it = 1',
    'police-took search-it = 1',
    'warrant = 1',
    'warrant police = 2',
  ],
  'topic:reporting': [
    'report deport = 1',
    'police-report deport = 1',
    'police-report',
    'police-report show-id = 1',
    'police-report beaten = 0.2',
    'police deport report = 1',
  ],
  'topic:expulsion': ['deport = 0.4', 'police deport = 1', 'deport visa = 1', 'deport outed = 1'],
  'topic:health-sti': [
    'sti = 0.3',
    'sti sick = 1.5',
    'sti no-papers = 1.5',
    'sti sick no-papers = 1.5',
    'condom cost',
    'sti cost = 1',
    'sti who-reads = 1',
    'pep = 2',
    'came-inside no-condom = 1',
    'came-inside',
  ],
  'topic:health-pregnancy': ['pregnant = 1', 'morning-after = 1', 'period-late = 1'],
  'topic:health-emergency': ['sick no-papers = 1', 'sick', 'ambulance cost = 1'],
  'topic:confidentiality': ['sick who-reads = 2', 'sick passes-on = 1.5'],
  'topic:interpreter': ['interpreter = 1.5'],
  'topic:victim-lawyer': ['lawyer = 1.5', 'lawyer no-money = 1', 'lawyer cost = 1'],
  'topic:housing': [
    'landlord',
    'landlord thrown-out',
    'thrown-out',
    'landlord rent',
    'rent',
    'thrown-out outed = 1',
    'landlord outed = 1',
  ],
  'topic:hotels': ['hotel thrown-out = 1.7', 'hotel'],
  'topic:shelters': ['sleep = 1'],
  'topic:promotion': ['share-flat = 1', 'share-flat sell-sex', 'pimp legal = 0.5'],
  'topic:advertising': ['ad !client-price', 'ad legal'],
  'topic:selling-law': ['legal sell-sex', 'legal'],
  'topic:tax': ['tax = 1'],
  'group:money': ['bank = 0.6', 'nav = 1'],
  'topic:compensation': ['compensation !rent = 1'],
  'topic:immigration-eea': [
    'eu-papers',
    'eea-people stay-long = 1.5',
    'eea-people visa = 1',
    'eu-papers stay-long = 1',
    'eu-papers visa = 2',
  ],
  'topic:immigration-third': ['visa = 1', 'border'],
  'topic:trafficking': [
    'passport-taken = 1',
    'debt pimp = 1',
    'debt',
    'takes-money pimp = 1',
    'takes-money debt = 1.5',
    'takes-money',
    'forced-work = 1',
  ],
  'topic:child-welfare': ['children = 1', 'children nav = 1'],
  'command:services': ['children = 0.9'],
  'service:mentalhelse': ['lonely = 1'],
  'topic:talk': ['lonely = 0.9'],
  'topic:leaving': ['debt = -0.1', 'debt pimp = 0.9', 'leave-trade = 1'],
  'topic:bank': ['bank = 0.5'],
  'topic:outed': ['outed = 0.5'],
  'topic:discrimination': ['discrimination'],
  'topic:self-defence': ['defence = 1'],
} as const satisfies Rules

/** Said to be polite, or not said to the bot: it starts nothing. */
export const NOTHINGS = [
  'thanks',
  'smalltalk',
  'client-price',
  'time-ago',
  'figure',
  'play',
  'false-alarm',
] as const satisfies readonly Concept[]

export interface Condition {
  concept: Concept
  mark: Mark
}

/** A way in the form in which it is checked. */
export interface ReadWay {
  meaning: string
  conditions: readonly Condition[]
  weight: number
}

/** Reads a table of rules. */
export const readRules = (rules: Rules): ReadWay[] =>
  Object.entries(rules).flatMap(([meaning, ways]) =>
    ways.map((way) => {
      const [said = '', more = '0'] = way.split(' = ')
      const conditions = said.split(' ').map((one) => {
        const mark = /^[-+!~]/.exec(one)?.[0] ?? ''
        return { concept: one.slice(mark.length) as Concept, mark: mark as Mark }
      })
      const positive = conditions.filter(({ mark }) => mark !== '!' && mark !== '~').length
      return { meaning, conditions, weight: positive + Number(more) }
    }),
  )
