/** (f) Every regular expression over what peers write, on the texts that make it look longest. */
import { MOST_HEARD } from '../src/core/conversation/accept.ts'
import { aim, milliseconds, percentile, printTable, ratio } from './figures.ts'
import type { Ratios } from './gate.ts'
import { patternsOf, readers } from './patterns/collect.ts'
import { hostileText, pumpsOf } from './patterns/hostile.ts'

const LENGTH = 100_000
const MOST = 20
/** How many of the slowest are printed. */
const SHOWN = 12
/** A pattern whose time grows with the square would not end at the whole length: it is given up long before. */
const TRIAL = 2_000

/** What a pattern is compared with: to look at each character once. */
const PLAIN = /[^\uE001]/gu

const timeOf = (work: () => unknown): number => {
  const begun = performance.now()
  work()
  return performance.now() - begun
}

const search = (pattern: RegExp, text: string): number =>
  timeOf(() => (pattern.global ? text.replace(pattern, '') : pattern.test(text)))

/** The longest time, and with what; the usual of three, because the machine does other things. */
const worstOf = (pattern: RegExp): { pump: string; time: number } => {
  const trials = pumpsOf(pattern)
    .map((pump) => ({ pump, time: search(pattern, hostileText(pump, TRIAL)) }))
    .sort((one, other) => other.time - one.time)
  const [slowest] = trials
  if (slowest && slowest.time > MOST) return slowest
  const whole = trials.slice(0, 5).map(({ pump }) => {
    const text = hostileText(pump, LENGTH)
    return {
      pump,
      time: percentile(
        [1, 2, 3].map(() => search(pattern, text)),
        50,
      ),
    }
  })
  return whole.sort((one, other) => other.time - one.time)[0] ?? { pump: '', time: 0 }
}

const short = (source: string): string =>
  source.length > 60 ? `${source.slice(0, 57)}...` : source

/** Prints the slowest patterns, and how long it takes to read a whole message of such texts. */
export const benchPatterns = async (): Promise<Ratios> => {
  const patterns = patternsOf(readers())
  const plain = percentile(
    Array.from({ length: 21 }, () => search(PLAIN, hostileText('0a', LENGTH))),
    50,
  )
  const found = patterns
    .map((pattern) => ({ pattern, ...worstOf(pattern) }))
    .sort((one, other) => other.time - one.time)
  const missed = found.filter(({ time }) => time > MOST)
  printTable(`${patterns.length} patterns over ${LENGTH} hostile characters, the slowest`, [
    ['', 'repeated', 'time', 'ratio to one look at each'],
    ...found
      .slice(0, SHOWN)
      .map(({ pattern, pump, time }) => [
        short(String(pattern)),
        JSON.stringify(pump),
        milliseconds(time),
        ratio(time, plain),
      ]),
    [aim(missed.length === 0, `each at most ${MOST} ms`), '', `${missed.length} missed`],
  ])
  const pumps = [...new Set(found.slice(0, SHOWN).map(({ pump }) => pump))]
  const read = readers()
  const whole = pumps.map((pump) => {
    const text = hostileText(pump, MOST_HEARD)
    return { pump, time: Math.max(...read.map((one) => timeOf(() => one(text)))) }
  })
  const [slowest] = whole.sort((one, other) => other.time - one.time)
  printTable(`One reading of such a message, as long as one is read (${MOST_HEARD}), the slowest`, [
    ['', 'time'],
    [JSON.stringify(slowest?.pump ?? ''), milliseconds(slowest?.time ?? 0)],
  ])
  return {}
}
