import type { Country } from '../../rights/country.ts'
import type { Knowledge } from '../../rights/knowledge.ts'
import type { Group, Phase } from '../../rights/pack.ts'
import type { Hit } from '../../rights/search.ts'
import type { CommandName } from '../../terms/reply.ts'

/** Where she is in her reading. It holds nothing about herself. */
export interface Draft {
  group: Group | 'services'
  topic: string
  /** 0: what to do now. Then a page for each fact. The last page: the sources. */
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
  /** What the search for her words found, and what she chose of it. */
  found: Hit[]
  chosen: Hit | 'all'
  /** Commands that are offered with the results of her search. */
  commands?: CommandName[]
}

/** The steps that all these dialogs share. Each dialog begins at another step. */
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
