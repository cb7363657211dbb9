/** What an earlier run measured, and whether a later one is worse. */
import { readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'

/** How many times of what it is compared with something takes, by what it is: more is worse. */
export type Ratios = Record<string, number>

/** How many times as much is still called the same: what else the machine does befalls both, but never quite alike. */
const MOST = 1.25

const FILE = new URL('kept.json', import.meta.url)
const kept = z.record(z.string(), z.record(z.string(), z.number()))

/** What is kept of each part. */
export const readKept = (): Record<string, Ratios> =>
  kept.parse(JSON.parse(readFileSync(FILE, 'utf8')))

/** Keeps what these parts have measured now, beside what is kept of others. */
export const keep = (measured: Record<string, Ratios>): void => {
  const all = Object.entries({ ...readKept(), ...measured })
    .filter(([, ratios]) => Object.keys(ratios).length > 0)
    .map(([part, ratios]) => [
      part,
      Object.fromEntries(Object.entries(ratios).map(([name, value]) => [name, rounded(value)])),
    ])
  writeFileSync(FILE, `${JSON.stringify(Object.fromEntries(all), null, 2)}\n`)
}

const rounded = (value: number): number => Number(value.toPrecision(3))

export interface Worse {
  name: string
  kept: number
  /** Undefined where nothing of that name was measured. */
  now: number | undefined
}

/** What is worse than it was by more than a quarter, or is measured no more. */
export const worseThan = (before: Ratios, now: Ratios): Worse[] =>
  Object.entries(before).flatMap(([name, value]) => {
    const measured = now[name]
    const isAsGood = measured !== undefined && measured <= value * MOST
    return isAsGood ? [] : [{ name, kept: value, now: measured }]
  })
