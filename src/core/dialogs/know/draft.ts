import type { Country } from '../../rights/country.ts'
import type { Knowledge } from '../../rights/knowledge.ts'
import type { Group, Phase } from '../../rights/pack.ts'
import type { Hit } from '../../rights/search.ts'
import type { CommandName } from '../../terms/reply.ts'

/** Where she is in what she reads; nothing about herself. */
export interface Draft {
  group: Group | 'services'
  topic: string
  /** 0: what to do now; after that one fact each; the last: the sources. */
  page: number
  /** She reads the original, not its translation. */
  original: boolean
  /** What she chose on a topic's screen. */
  action: 'more' | 'helpers' | 'sheet' | 'original'
  city: string
  /** The services that are offered, and the one that is open. */
  listed: string[]
  service: string
  phase: Phase
  practice: number
  sheet: string
  /** What her words found, and which of it she chose. */
  found: Hit[]
  chosen: Hit | 'all'
  /** Commands that are offered with what her words found. */
  commands?: CommandName[]
}

/** The steps that all these dialogs share; each begins at another one. */
export type StepName =
  | 'groups'
  | 'topics'
  | 'topic'
  | 'city'
  | 'kind'
  | 'helpers'
  | 'service'
  | 'phase'
  | 'practice'
  | 'sheet'
  | 'found'

export interface KnowNeeds {
  country: Country
  knowledge: Knowledge
}
