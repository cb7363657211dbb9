/**
 * Learns from examples what each sign says of each meaning: a network with one hidden layer, by gradient descent
 * with a rate for each weight (AdaGrad). Of each example some signs are left out each time, by chance, so that no
 * meaning hangs on one word. The same examples in the same order always teach the same.
 */
import { rowOf, UNIT } from '../../src/core/listening/second-judge.ts'
import type { Sign } from '../../src/core/listening/signs.ts'
import type { Learned } from '../../src/core/terms/text.ts'
import { createNetwork } from './network.ts'

/** A message with its meaning. */
export interface Lesson {
  signs: readonly Sign[]
  meaning: string
}

const HIDDEN = 64
const ROWS = 2 ** 16
const ROUNDS = 8
const LEFT_OUT = 0.4

/** Numbers by chance from 0 to 1, but the same each time. */
const createChance = () => {
  let seed = 1
  return (): number => {
    seed = (seed * 16807) % 2147483647
    return seed / 2147483647
  }
}

const shuffle = (order: Uint32Array, chance: () => number): void => {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(chance() * (at + 1))
    const kept = order[at] ?? 0
    order[at] = order[other] ?? 0
    order[other] = kept
  }
}

export const learn = (lessons: readonly Lesson[]): Learned => {
  const meanings = [...new Set(lessons.map(({ meaning }) => meaning))].sort()
  const places = new Map(meanings.map((meaning, at) => [meaning, at]))
  const read = lessons.map(({ signs, meaning }) => ({
    signs: signs.map(([name, strength]) => [rowOf(name, ROWS), strength] as const),
    meaning: places.get(meaning) ?? 0,
  }))
  const chance = createChance()
  const network = createNetwork({
    signs: ROWS,
    hidden: HIDDEN,
    meanings: meanings.length,
    chance,
  })
  const order = Uint32Array.from(read.keys())
  for (let round = 0; round < ROUNDS; round++) {
    shuffle(order, chance)
    for (const at of order) {
      const { signs, meaning } = read[at] ?? { signs: [], meaning: 0 }
      const kept = signs
        .filter(() => chance() >= LEFT_OUT)
        .map(([row, strength]): [number, number] => [row, strength / (1 - LEFT_OUT)])
      network.teach(kept, meaning)
    }
  }
  return {
    meanings,
    hidden: [...whole(network.hidden)],
    rows: whole(network.signs),
    outputs: Array.from({ length: HIDDEN }, (_, unit) => whole(network.output(unit))),
    always: [...whole(network.always)],
  }
}

/** Weights as whole numbers that fit a byte. */
const whole = (weights: Float32Array): Int8Array =>
  Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight * UNIT))))
