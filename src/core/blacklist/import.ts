/**
 * Reads a list that an organisation has kept, to be added to ours.
 *
 * - **line**: one incident about one number: harms and a month. Nothing else of it is taken.
 * - **organisation**: who kept the list. It is one voice on a number, however many lines it has
 *   about it.
 */
import { randomBytes } from 'node:crypto'
import { type CountryCode, type PhoneNumber, readPhones } from '../identifiers/phone/phone.ts'
import { uuidOf } from '../terms/hex.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import type { Fingerprint } from './fingerprint.ts'
import { goesOn, voiceTag } from './reports.ts'
import { HARMS, type Harm, LEVELS, type Level, suggestedLevel } from './taxonomy.ts'
import { quarterOf } from './warning.ts'

/** The columns that a list must have, by name. `level` may be there, too. Others are ignored. */
export const COLUMNS = ['phone', 'harms', 'month'] as const
export type Cells = Record<(typeof COLUMNS)[number], string> & { level?: string | undefined }

/** A line that can be taken. */
export interface ImportLine {
  phone: PhoneNumber
  harms: Harm[]
  level: Level
  quarter: number
}

/** A line with a fingerprint instead of the number. */
export interface Fingerprinted extends Omit<ImportLine, 'phone'> {
  fingerprint: Fingerprint
}

/** What a line says, or why it cannot be taken. The reason quotes nothing of the line. */
export const readLine = (
  cells: Cells,
  { country, now }: { country: CountryCode; now: Date },
): ImportLine | { refused: string } => {
  const { numbers, problems, whole } = readPhones(cells.phone, country)
  const [phone] = numbers
  if (problems.includes('service')) return { refused: 'phone: a service, which cannot be listed' }
  if (problems.includes('spreadsheet')) {
    return {
      refused: 'phone: a spreadsheet changed it; make the column text, and write all digits',
    }
  }
  // A peer would be asked about this. In a list nothing is guessed.
  if (!phone || problems.length > 0 || !whole) {
    return { refused: 'phone: not understood; write + and the country code, and nothing else' }
  }
  if (numbers.length > 1) return { refused: 'phone: several numbers; one line for each' }
  const names = cells.harms.split(/[\s;,|]+/).filter((name) => name !== '')
  const harms = [...new Set(names)].filter(isListed)
  if (harms.length === 0 || harms.length < new Set(names).size) {
    return { refused: 'harms: not all of them are known, or list a number' }
  }
  const level = levelOf(cells.level ?? '', harms)
  if (!level) return { refused: 'level: 1 to 4, and at most one from what the harms suggest' }
  const month = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(cells.month.trim())
  if (!month) return { refused: 'month: write it as 2026-03' }
  const quarter = quarterOf(new Date(`${month[0]}-01T00:00:00Z`))
  if (quarter > quarterOf(now)) return { refused: 'month: it is still to come' }
  if (goesOn(quarter, level) <= now) return { refused: 'month: so long ago that it has expired' }
  return { phone, harms: harms.sort(), level, quarter }
}

const isListed = (name: string): name is Harm =>
  Object.hasOwn(HARMS, name) && HARMS[name as Harm].track === 'list'

/** Like a moderator, an organisation may say one level more or less than the harms suggest. */
const levelOf = (written: string, harms: readonly Harm[]): Level | undefined => {
  const suggested = suggestedLevel(harms, [])
  if (written.trim() === '') return suggested
  return LEVELS.find(
    (level) => String(level) === written.trim() && Math.abs(level - (suggested ?? level)) <= 1,
  )
}

/** The group of an organisation whose list was imported, however its name is typed. */
export const organisationGroup = (name: string): string =>
  `import:${name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()}`

/** An entry of an import. */
export interface ImportedEntry {
  id: string
  voice: Bytes
  expiresOn: Date
  /** Random, so that no receipt makes it: what was imported is withdrawn by an objection. */
  withdrawal: Bytes
}

/** The entry that is written for a line. The same line gives the same id, and so one entry. */
export const importedEntry = (
  keys: Keys,
  group: string,
  subjectId: string,
  { level, harms, quarter }: Omit<Fingerprinted, 'fingerprint'>,
): ImportedEntry => {
  const what = [String(level), String(quarter), harms.join(' ')]
  return {
    // Nothing shows which entries were imported.
    id: uuidOf(keys.tag('voice', 'imported entry', group, subjectId, ...what)),
    voice: voiceTag(keys, group, subjectId),
    expiresOn: goesOn(quarter, level),
    withdrawal: Uint8Array.from(randomBytes(32)),
  }
}
