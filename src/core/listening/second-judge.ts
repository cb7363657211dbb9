/**
 * The second judge: it adds up all weak signs of a message (signs.ts), each with the weight that examples
 * have taught it (`npm run learn`), where the rules ask for certain concepts together.
 */
import type { Learned } from '../terms/text.ts'
import type { Sign } from './signs.ts'

/** How likely each meaning is, from 0 to 1, together 1. */
export type Likely = ReadonlyMap<string, number>

/** Weights are kept as whole numbers, this many for 1. */
export const UNIT = 100

/** Makes the judge. Where nothing has been learned, it has no opinion. */
export const createSecondJudge = ({ meanings, always, weights }: Learned) => {
  return (signs: readonly Sign[]): Likely => {
    const sums = Float64Array.from(meanings, (_, at) => (always[at] ?? 0) / UNIT)
    for (const [name, strength] of signs) {
      const pairs = weights.get(name) ?? []
      for (let at = 0; at + 1 < pairs.length; at += 2) {
        const meaning = pairs[at] ?? 0
        sums[meaning] = (sums[meaning] ?? 0) + (strength * (pairs[at + 1] ?? 0)) / UNIT
      }
    }
    const most = Math.max(...sums)
    const powers = sums.map((sum) => Math.exp(sum - most))
    const all = powers.reduce((sum, power) => sum + power, 0)
    return new Map(meanings.map((meaning, at) => [meaning, (powers[at] ?? 0) / all]))
  }
}
export type SecondJudge = ReturnType<typeof createSecondJudge>
