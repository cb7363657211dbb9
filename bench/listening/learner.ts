/**
 * Learns from examples what each sign says of each meaning: a network with one hidden layer, by gradient descent
 * with a rate for each weight (AdaGrad). Of each example some signs are left out each time, by chance, so that no
 * meaning hangs on one word. The same examples in the same order always teach the same.
 */
import { bitOf, KNOWN_BITS, rowOf, UNIT } from '../../src/core/listening/second-judge.ts'
import type { Sign } from '../../src/core/listening/signs.ts'
import type { Learned } from '../../src/core/terms/text.ts'
import { createNetwork } from './network.ts'

/** A message with its meaning. */
export interface Lesson {
  signs: readonly Sign[]
  meaning: string
}

const HIDDEN = 96
const ROWS = 2 ** 16
const ROUNDS = 8
const LEFT_OUT = 0.4
/** Of a sign that fewer lessons have, nothing is learned. */
const LEAST_TIMES = 3

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

/** The signs that so many lessons have that something can be learned of them. */
const usualIn = (lessons: readonly Lesson[]): Set<string> => {
  const times = new Map<string, number>()
  for (const { signs } of lessons)
    for (const [name] of signs) times.set(name, (times.get(name) ?? 0) + 1)
  return new Set([...times].flatMap(([name, count]) => (count >= LEAST_TIMES ? [name] : [])))
}

const bitsOf = (signs: ReadonlySet<string>): Uint8Array => {
  const bits = new Uint8Array(KNOWN_BITS / 8)
  for (const sign of signs) {
    const [byte, bit] = bitOf(sign)
    bits[byte] = (bits[byte] ?? 0) | bit
  }
  return bits
}

export const learn = (lessons: readonly Lesson[]): Learned => {
  const meanings = [...new Set(lessons.map(({ meaning }) => meaning))].sort()
  const places = new Map(meanings.map((meaning, at) => [meaning, at]))
  const usual = usualIn(lessons)
  const read = lessons.map(({ signs, meaning }) => ({
    signs: signs
      .filter(([name]) => usual.has(name))
      .map(([name, strength]) => [rowOf(name, ROWS), strength] as const),
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
    known: bitsOf(usual),
    outputs: Array.from({ length: HIDDEN }, (_, unit) => whole(network.output(unit))),
    always: [...whole(network.always)],
  }
}

/** Weights as whole numbers that fit a byte. */
const whole = (weights: Float32Array): Int8Array =>
  Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight * UNIT))))
