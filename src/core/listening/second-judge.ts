/**
 * The second judge: it weighs all weak signs of a message (signs.ts) as examples have taught it (`npm run learn`),
 * where the rules ask for certain concepts together. A network with one hidden layer: words that were used alike
 * come to add to the same hidden units, so that what is learned of one holds for the others.
 */
import type { Learned } from '../terms/text.ts'
import type { Sign } from './signs.ts'
import { hashOf } from './word-table.ts'

/** How likely each meaning is, from 0 to 1, together 1. */
export type Likely = ReadonlyMap<string, number>

/** Weights are kept as whole numbers, this many for 1. */
export const UNIT = 32

/**
 * The row in which the weights of a sign lie. Signs share rows by chance, as there are more of them than rows; most
 * that do are never said together (fastText does the same, with the same hash: FNV-1a).
 */
export const rowOf = (sign: string, rows: number): number => hashOf(sign) % rows

/** So many bits say which signs were learned. The others share rows with them and would only blur what they say. */
export const KNOWN_BITS = 2 ** 22

/** Where a sign has its bit: in which byte, and which bit of it. */
export const bitOf = (sign: string): readonly [byte: number, bit: number] => {
  const at = hashOf(sign) % KNOWN_BITS
  return [at >> 3, 1 << (at & 7)]
}

/** Makes the judge. Where nothing has been learned, it has no opinion. */
export const createSecondJudge = (learned: Learned) => {
  const { meanings, hidden, rows, known, outputs, always } = learned
  const count = rows.length / hidden.length
  return (signs: readonly Sign[]): Likely => {
    const units = Float64Array.from(hidden)
    for (const [name, strength] of signs) {
      const [byte, bit] = bitOf(name)
      if (((known[byte] ?? 0) & bit) === 0) continue
      const from = rowOf(name, count) * units.length
      for (let at = 0; at < units.length; at++)
        units[at] = (units[at] ?? 0) + strength * (rows[from + at] ?? 0)
    }
    const sums = Float64Array.from(always, (weight) => weight / UNIT)
    for (const [at, weights] of outputs.entries()) {
      const unit = units[at] ?? 0
      // A hidden unit adds nothing while it is below zero.
      if (unit <= 0) continue
      for (let to = 0; to < weights.length; to++)
        sums[to] = (sums[to] ?? 0) + (unit * (weights[to] ?? 0)) / UNIT ** 2
    }
    const most = Math.max(...sums)
    const powers = sums.map((sum) => Math.exp(sum - most))
    const all = powers.reduce((sum, power) => sum + power, 0)
    return new Map(meanings.map((meaning, at) => [meaning, (powers[at] ?? 0) / all]))
  }
}
export type SecondJudge = ReturnType<typeof createSecondJudge>
