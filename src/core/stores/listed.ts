import type { Database } from '../../database/database.ts'
import type { Fingerprint } from '../blacklist/fingerprint.ts'
import type { Entry, Snapshot } from '../blacklist/warning.ts'
import type { Keys } from '../terms/keys.ts'
import { type EntryRow, entrySeal } from './entry-seal.ts'
import { sealOf } from './kind-seal.ts'
import { asArray, underLayers } from './subjects.ts'

/** What the list holds live about a subject, and what was counted when the last quarter ended. */
export interface ListedSubject {
  entries: Entry[]
  snapshot: Snapshot | undefined
}

/** A subject with one of its entries, if it has any. */
interface Row extends Omit<EntryRow, 'id'> {
  newest: number
  fingerprint: Uint8Array | null
  subjectId: string
  id: string | null
  snapshot: Uint8Array | null
}

/**
 * What a check reads. Always one statement, so that the time which an answer takes does not tell whether
 * anything is listed. Reads what was committed, also within a transaction.
 */
export const listedStore = ({ sql }: Pick<Database, 'sql'>, keys: Keys) => {
  const entries = entrySeal(keys)
  const snapshots = sealOf<Snapshot>(keys, 'snapshot')

  return {
    /** Of these subjects, in the same order. What is hidden because of an objection is left out. */
    async of(fingerprints: readonly Fingerprint[]): Promise<ListedSubject[]> {
      const rows = await underLayers(
        keys,
        fingerprints,
        (tags) => sql<Row[]>`
          SELECT k.newest, s.fingerprint, s.id AS "subjectId", n.content AS snapshot,
            e.id, e.level, e.harms, e.dangers, e.quarter, e.voice
          FROM (SELECT max(version) AS newest, ${asArray(tags)}::text::bytea[] AS tags
            FROM key WHERE purpose = 'subject') k
          LEFT JOIN (subject s
            LEFT JOIN entry e ON e.subject_id = s.id AND NOT e.suspended
            LEFT JOIN snapshot n ON n.subject_id = s.id)
          ON s.fingerprint = ANY(k.tags)`,
      )
      return rows.map((each) => {
        const [first] = each
        return {
          entries: each.flatMap(({ id, ...row }) =>
            id === null ? [] : entries.read({ ...row, id }),
          ),
          snapshot: first?.snapshot ? snapshots.open(first.subjectId, first.snapshot) : undefined,
        }
      })
    },
  }
}
export type ListedStore = ReturnType<typeof listedStore>
