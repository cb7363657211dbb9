/**
 * Learns from examples how much each sign speaks for each meaning: logistic regression with several outcomes
 * (softmax), by gradient descent with a rate for each weight (AdaGrad), averaged over the last rounds. The same
 * examples in the same order always teach the same.
 */
import { UNIT } from '../../src/core/listening/second-judge.ts'
import type { Sign } from '../../src/core/listening/signs.ts'
import type { Learned } from '../../src/core/terms/text.ts'

/** A message with its meaning. */
export interface Lesson {
  signs: readonly Sign[]
  meaning: string
}

const ROUNDS = 8
const RATE = 0.3
/** Weights shrink by so much at each step, so that what is rare does not count too much. */
const SHRINK = 1e-4
/** A sign that fewer examples have teaches nothing. */
const SEEN = 2
const ALWAYS = 0.5

/** Numbers by chance, but the same each time. */
const createChance = () => {
  let seed = 1
  return (below: number): number => {
    seed = (seed * 16807) % 2147483647
    return Math.floor((seed / 2147483647) * below)
  }
}

const shuffle = (order: Uint32Array, chance: (below: number) => number): void => {
  for (let at = order.length - 1; at > 0; at--) {
    const other = chance(at + 1)
    const kept = order[at] ?? 0
    order[at] = order[other] ?? 0
    order[other] = kept
  }
}

/** Smaller weights are left out: of words, most are. */
const LEAST = 0.15
const LEAST_OF_WORD = 0.9

const leastOf = (name: string): number => (name.startsWith('word ') ? LEAST_OF_WORD : LEAST)

export const learn = (lessons: readonly Lesson[]): Learned => {
  const meanings = [...new Set(lessons.map(({ meaning }) => meaning))].sort()
  const places = new Map(meanings.map((meaning, at) => [meaning, at]))
  const counts = new Map<string, number>()
  for (const { signs } of lessons)
    for (const [name] of signs) counts.set(name, (counts.get(name) ?? 0) + 1)
  const names = [...counts.entries()].filter(([, count]) => count >= SEEN).map(([name]) => name)
  const rows = new Map(names.map((name, at) => [name, at]))
  const width = meanings.length
  const read = lessons.map(({ signs, meaning }) => {
    const known = signs.filter(([name]) => rows.has(name))
    return {
      row: Uint32Array.from([...known.map(([name]) => rows.get(name) ?? 0), names.length]),
      strength: Float64Array.from([...known.map(([, strength]) => strength), ALWAYS]),
      meaning: places.get(meaning) ?? 0,
    }
  })
  const weights = new Float32Array((names.length + 1) * width)
  const steps = new Float32Array(weights.length).fill(1e-3)
  const averages = new Float32Array(weights.length)
  const likely = new Float64Array(width)
  const order = Uint32Array.from(read.keys())
  const chance = createChance()
  for (let round = 0; round < ROUNDS; round++) {
    shuffle(order, chance)
    for (const at of order) {
      const lesson = read[at]
      if (lesson) step(lesson)
    }
    if (round >= ROUNDS / 2)
      for (let at = 0; at < weights.length; at++)
        averages[at] = (averages[at] ?? 0) + (weights[at] ?? 0) / (ROUNDS / 2)
  }

  function step({ row, strength, meaning }: (typeof read)[number]): void {
    likely.fill(0)
    for (let one = 0; one < row.length; one++) {
      const from = (row[one] ?? 0) * width
      const value = strength[one] ?? 0
      for (let at = 0; at < width; at++)
        likely[at] = (likely[at] ?? 0) + (weights[from + at] ?? 0) * value
    }
    const most = Math.max(...likely)
    let all = 0
    for (let at = 0; at < width; at++) {
      likely[at] = Math.exp((likely[at] ?? 0) - most)
      all += likely[at] ?? 0
    }
    for (let one = 0; one < row.length; one++) {
      const from = (row[one] ?? 0) * width
      const value = strength[one] ?? 0
      for (let at = 0; at < width; at++) {
        const wrong = (likely[at] ?? 0) / all - (at === meaning ? 1 : 0)
        const slope = wrong * value + SHRINK * (weights[from + at] ?? 0)
        steps[from + at] = (steps[from + at] ?? 0) + slope * slope
        weights[from + at] =
          (weights[from + at] ?? 0) - (RATE * slope) / Math.sqrt(steps[from + at] ?? 1)
      }
    }
  }

  const rowOf = (row: number): number[] => [...averages.subarray(row * width, (row + 1) * width)]
  const inPairs = (row: number, least: number): number[] =>
    rowOf(row).flatMap((weight, at) =>
      Math.abs(weight) < least ? [] : [at, Math.round(weight * UNIT)],
    )
  return {
    meanings,
    always: rowOf(names.length).map((weight) => Math.round(weight * ALWAYS * UNIT)),
    weights: new Map(
      names.map((name, row): [string, number[]] => [name, inPairs(row, leastOf(name))]),
    ),
  }
}
