import type { Country } from '../../rights/country.ts'
import type { Knowledge } from '../../rights/knowledge.ts'
import type { Group, Phase } from '../../rights/pack.ts'

/** Where somebody is in what she reads; nothing of what happened to her. */
export interface Draft {
  group: Group | 'services'
  topic: string
  /** 0 is what to do now; then a fact each; then the sources. */
  page: number
  /** In the country's own language, or the base language. */
  original: boolean
  /** What was chosen on a topic's screen. */
  wish: 'more' | 'helpers' | 'sheet' | 'original'
  city: string
  /** The services that are offered, and the one that is open. */
  listed: string[]
  service: string
  phase: Phase
  practice: number
  sheet: string
  /** What typed words led to, and which of it was chosen. */
  found: string[]
  chosen: string
}

/** The steps of everything that is only read; each dialog begins at another one. */
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
