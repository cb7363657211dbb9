import type { Database } from '../../database/database.ts'
import { activate, addVersion } from '../../database/keys.ts'
import { subjectLayers } from '../stores/subject-layers.ts'
import type { Keys } from '../terms/keys.ts'

interface Needs {
  /** The path in KEY_FILE. */
  file: string
  database: Database
  keys: Keys
  /** Rows in one batch. */
  batch?: number
}

/**
 * Lays a new key over every subject while the bot runs.
 *
 * May be interrupted anywhere and begun again: it goes on where it was. Returns the layer that is
 * active now.
 */
export const rotateSubjectKey = async ({
  file,
  database,
  keys,
  batch = 500,
}: Needs): Promise<number> => {
  const layers = subjectLayers(database, keys)
  // The version is added while nobody writes a subject. From then on all write under it.
  const to = await layers.whileNobodyWrites((sql) => addVersion({ file, sql }, 'subject'))
  await keys.renew()
  for (let behind = 1; behind > 0; ) {
    while ((await layers.lay(to, batch)) > 0);
    behind = await layers.whileNobodyWrites(async (sql) => {
      const left = await layers.behind(sql, to)
      if (left === 0) await activate(sql, 'subject', to)
      return left
    })
  }
  await keys.renew()
  return to
}
