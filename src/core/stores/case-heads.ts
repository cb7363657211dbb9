import type { Transaction } from '../../database/database.ts'
import { type CaseFile, isAnswered } from '../cases/case-file.ts'
import type { Keys } from '../terms/keys.ts'
import { sealOf } from './kind-seal.ts'

/** A case without its letters: whom it waits for, and since when. */
export interface CaseHead extends Omit<CaseFile, 'letters'> {
  id: string
}

interface Known {
  version: string
  /** Its letters are left out. Undefined for a damaged row. */
  file: CaseFile | undefined
}

/**
 * What this process has opened lately. Only saves work: what waits is looked up for every case worker
 * each minute. A row that has changed since has another version.
 */
const opened = new WeakMap<Keys, Map<string, Known>>()

/** Every case without its letters, as it was saved. SQL, because only it tells a row's version. */
export const caseHeads = async (
  db: Transaction,
  keys: Keys,
): Promise<{ id: string; file: CaseFile }[]> => {
  const before = opened.get(keys) ?? new Map<string, Known>()
  const rows = await db.$queryRaw<{ id: string; version: string }[]>`
    SELECT id, xmin::text || ' ' || ctid::text AS version FROM case_file`
  const changed = rows.filter(({ id, version }) => before.get(id)?.version !== version)
  const read = await opening(
    db,
    keys,
    changed.map(({ id }) => id),
  )
  const now = new Map(
    rows.flatMap(({ id, version }) => {
      const known = before.get(id)
      const one = known?.version === version ? known : read.get(id)
      return one ? [[id, one] as const] : []
    }),
  )
  opened.set(keys, now)
  return [...now].flatMap(([id, { file }]) => (file ? [{ id, file }] : []))
}

const opening = async (
  db: Transaction,
  keys: Keys,
  ids: readonly string[],
): Promise<Map<string, Known>> => {
  if (ids.length === 0) return new Map()
  const { readable } = sealOf<CaseFile>(keys, 'case')
  // With the version that is read here: another transaction may have changed it since.
  const rows = await db.$queryRaw<{ id: string; version: string; content: Uint8Array }[]>`
    SELECT id, xmin::text || ' ' || ctid::text AS version, content FROM case_file
    WHERE id = ANY(${[...ids]}::uuid[])`
  return new Map(
    rows.map(({ id, version, content }) => [id, { version, file: headOf(readable(id, content)) }]),
  )
}

const headOf = (file: CaseFile | undefined): CaseFile | undefined =>
  file && { ...file, letters: [], ...(isAnswered(file) && { answered: true }) }
