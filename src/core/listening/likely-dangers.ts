/** How likely a danger is by what the second judge has learned, and of which kinds. */
import { DANGER_KINDS, type DangerKind } from '../terms/meaning.ts'
import type { Likely } from './second-judge.ts'

/** What a cry for help that does not say why is called in the examples. */
const CRY = 'danger:cry'
/** Of several kinds those count that are at least so likely beside all of them. */
const KIND = 0.3
/** It is a cry and no more if that is so much of it. */
const MOSTLY = 0.5

export interface LikelyDangers {
  /** How likely any is, with a cry that does not say which: from 0 to 1. */
  chance: number
  kinds: readonly DangerKind[]
  /** Most likely it is a cry that does not say why. */
  isMostlyCry: boolean
}

export const likelyDangers = (likely: Likely): LikelyDangers => {
  const of = (name: string): number => likely.get(name) ?? 0
  const cry = of(CRY)
  const chance = DANGER_KINDS.reduce((sum, kind) => sum + of(`danger:${kind}`), cry)
  return {
    chance,
    kinds: DANGER_KINDS.filter((kind) => of(`danger:${kind}`) >= chance * KIND),
    isMostlyCry: cry >= chance * MOSTLY,
  }
}
