/** A network with one hidden layer that learns one example at a time. */

/** Weights shrink by so much at each step, so that what is rare does not count too much. */
const SHRINK = 1e-4
const RATE = 0.05
/** So many signs a message has, about: the first weights are drawn for that. */
const USUAL = 30
const FIRST_STEP = 1e-2
const FIRST_STEP_OF_SIGN = 1e-3

interface Sizes {
  signs: number
  hidden: number
  meanings: number
  /** Numbers by chance from 0 to 1. */
  chance: () => number
}

/** Weights, and for each the sum of the squares of all steps so far (AdaGrad). */
const createWeights = (count: number, firstStep: number) => ({
  values: new Float32Array(count),
  squares: new Float32Array(count).fill(firstStep),
})
type Weights = ReturnType<typeof createWeights>

const move = ({ values, squares }: Weights, at: number, slope: number): void => {
  const square = (squares[at] ?? 0) + slope * slope
  squares[at] = square
  values[at] = (values[at] ?? 0) - (RATE * slope) / Math.sqrt(square)
}

const scatter = ({ values }: Weights, most: number, chance: () => number): void => {
  for (let at = 0; at < values.length; at++) values[at] = (chance() * 2 - 1) * most
}

export const createNetwork = (sizes: Sizes) => {
  const { hidden: width, meanings: count, chance } = sizes
  const signs = createWeights(sizes.signs * width, FIRST_STEP_OF_SIGN)
  const outputs = createWeights(width * count, FIRST_STEP)
  const hidden = createWeights(width, FIRST_STEP)
  const always = createWeights(count, FIRST_STEP)
  scatter(signs, Math.sqrt(6 / (USUAL + width)) / 3, chance)
  scatter(outputs, Math.sqrt(6 / (width + count)), chance)
  const units = new Float32Array(width)
  const slopes = new Float32Array(width)
  const likely = new Float32Array(count)

  /** How likely each meaning is by what it has learned so far: `units` and `likely`. */
  function judge(heard: readonly (readonly [row: number, strength: number])[]): void {
    units.set(hidden.values)
    for (const [row, strength] of heard)
      for (let unit = 0; unit < width; unit++)
        units[unit] = (units[unit] ?? 0) + strength * (signs.values[row * width + unit] ?? 0)
    likely.set(always.values)
    for (let unit = 0; unit < width; unit++) {
      const value = Math.max(0, units[unit] ?? 0)
      units[unit] = value
      if (value === 0) continue
      for (let to = 0; to < count; to++)
        likely[to] = (likely[to] ?? 0) + value * (outputs.values[unit * count + to] ?? 0)
    }
    const most = likely.reduce((one, other) => Math.max(one, other))
    let all = 0
    for (let to = 0; to < count; to++) {
      likely[to] = Math.exp((likely[to] ?? 0) - most)
      all += likely[to] ?? 0
    }
    for (let to = 0; to < count; to++) likely[to] = (likely[to] ?? 0) / all
  }

  return {
    /** Learns that signs, each with its strength, had this meaning. */
    teach(heard: readonly (readonly [row: number, strength: number])[], meaning: number): void {
      judge(heard)
      likely[meaning] = (likely[meaning] ?? 0) - 1
      slopes.fill(0)
      for (let unit = 0; unit < width; unit++) {
        const value = units[unit] ?? 0
        if (value === 0) continue
        let slope = 0
        for (let to = 0; to < count; to++) {
          const at = unit * count + to
          const weight = outputs.values[at] ?? 0
          slope += weight * (likely[to] ?? 0)
          move(outputs, at, (likely[to] ?? 0) * value + SHRINK * weight)
        }
        slopes[unit] = slope
        move(hidden, unit, slope)
      }
      for (let to = 0; to < count; to++) move(always, to, likely[to] ?? 0)
      for (const [row, strength] of heard)
        for (let unit = 0; unit < width; unit++) {
          const slope = slopes[unit] ?? 0
          const at = row * width + unit
          if (slope !== 0) move(signs, at, slope * strength + SHRINK * (signs.values[at] ?? 0))
        }
    },
    hidden: hidden.values,
    always: always.values,
    /** How much the signs of each row add to each hidden unit, row after row. */
    signs: signs.values,
    /** How much a hidden unit speaks for each meaning. */
    output: (unit: number): Float32Array =>
      outputs.values.subarray(unit * count, (unit + 1) * count),
  }
}
