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

/** All lessons with their signs as numbers in arrays: there are tens of millions of them. */
const readAll = (lessons: Iterable<Lesson>) => {
  const numbers = new Map<string, number>()
  const times: number[] = []
  const all: { signs: Uint32Array; strengths: Float32Array; meaning: string }[] = []
  for (const { signs, meaning } of lessons) {
    const own = Uint32Array.from(signs, ([name]) => {
      const number = numbers.get(name) ?? numbers.size
      numbers.set(name, number)
      times[number] = (times[number] ?? 0) + 1
      return number
    })
    all.push({ signs: own, strengths: Float32Array.from(signs, ([, one]) => one), meaning })
  }
  /** The signs that so many lessons have that something can be learned of them. */
  const usual = [...numbers].filter(([, number]) => (times[number] ?? 0) >= LEAST_TIMES)
  return { all, usual }
}

const bitsOf = (signs: readonly string[]): Uint8Array => {
  const bits = new Uint8Array(KNOWN_BITS / 8)
  for (const sign of signs) {
    const [byte, bit] = bitOf(sign)
    bits[byte] = (bits[byte] ?? 0) | bit
  }
  return bits
}

export const learn = (lessons: Iterable<Lesson>): Learned => {
  const { all, usual } = readAll(lessons)
  const meanings = [...new Set(all.map(({ meaning }) => meaning))].sort()
  const places = new Map(meanings.map((meaning, at) => [meaning, at]))
  /** The row of each sign; none for the others. */
  const rows = new Map(usual.map(([name, number]) => [number, rowOf(name, ROWS)]))
  const chance = createChance()
  const network = createNetwork({
    signs: ROWS,
    hidden: HIDDEN,
    meanings: meanings.length,
    chance,
  })
  const order = Uint32Array.from(all.keys())
  for (let round = 0; round < ROUNDS; round++) {
    shuffle(order, chance)
    for (const at of order) {
      const lesson = all[at]
      if (!lesson) continue
      const kept: [row: number, strength: number][] = []
      lesson.signs.forEach((sign, place) => {
        const row = rows.get(sign)
        if (row === undefined || chance() < LEFT_OUT) return
        kept.push([row, (lesson.strengths[place] ?? 0) / (1 - LEFT_OUT)])
      })
      network.teach(kept, places.get(lesson.meaning) ?? 0)
    }
  }
  return {
    meanings,
    hidden: [...whole(network.hidden)],
    rows: whole(network.signs),
    known: bitsOf(usual.map(([name]) => name)),
    outputs: Array.from({ length: HIDDEN }, (_, unit) => whole(network.output(unit))),
    always: [...whole(network.always)],
  }
}

/** Weights as whole numbers that fit a byte. */
const whole = (weights: Float32Array): Int8Array =>
  Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight * UNIT))))
