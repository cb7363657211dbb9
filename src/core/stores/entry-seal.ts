import type { Danger } from '../blacklist/danger.ts'
import { type Harm, LEVELS } from '../blacklist/taxonomy.ts'
import type { Entry } from '../blacklist/warning.ts'
import { hex } from '../terms/hex.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import { sealOf } from './kind-seal.ts'

/** What a row of the list holds for an answer. */
export interface EntryRow {
  id: string
  level: number
  harms: Bytes
  dangers: Bytes | null
  quarter: number
  voice: Bytes
}

/** What is sealed in a row of the list. */
export const entrySeal = (keys: Keys) => {
  const harm = sealOf<Harm[]>(keys, 'entry')
  const danger = sealOf<Danger[]>(keys, 'danger')

  return {
    harms: harm.seal,
    dangers: danger.seal,
    read: (row: EntryRow): Entry => ({
      id: row.id,
      // The column accepts only 1 to 4.
      level: LEVELS.find((level) => level === row.level) ?? 4,
      harms: harm.open(row.id, row.harms),
      dangers: row.dangers ? danger.open(row.id, row.dangers) : [],
      quarter: row.quarter,
      voice: hex(row.voice),
    }),
    isWhole: (row: EntryRow): boolean =>
      harm.readable(row.id, row.harms) !== undefined &&
      (row.dangers === null || danger.readable(row.id, row.dangers) !== undefined),
  }
}
