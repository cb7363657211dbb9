/** Keeps away what was taken away, even after a backup of the database was restored. */
import { type Barring, barringOf } from '../core/blacklist/tombstones.ts'
import { storesIn } from '../core/stores/stores.ts'
import { openTombstones, type SealedTombstone, takeTombstones } from '../core/stores/tombstones.ts'
import type { Keys } from '../core/terms/keys.ts'
import type { Database } from '../database/database.ts'
import { addTombstones, readTombstones } from '../database/tombstone-file.ts'
import type { Log } from '../logging/log.ts'
import { type Part, repeating } from './part.ts'

interface Needs {
  database: Database
  keys: Keys
  keyFile: string
}

const EVERY = 60_000

/** Writes beside the keys what was taken away since the last time. */
export const keepTombstones = ({ database, keyFile }: Needs): Promise<void> =>
  takeTombstones(database, (taken: SealedTombstone[]) => addTombstones(keyFile, taken, new Date()))

/** Tells whether what an import says was taken off the list. */
export const barredFromImport = async (needs: Needs): Promise<Barring> => {
  await keepTombstones(needs)
  return barringOf(needs.keys, openTombstones(needs.keys, await readTombstones(needs.keyFile)))
}

/**
 * Takes away again what a backup brought back. Returns a line for the operator if there was any.
 */
export const applyTombstones = async ({ database, keys, keyFile }: Needs): Promise<string[]> => {
  const gone = openTombstones(keys, await readTombstones(keyFile))
  const listed = gone.filter((one) => 'entry' in one)
  const isOver = ({ leaves }: { leaves?: string }) =>
    leaves === undefined || new Date(leaves) <= new Date()
  const memberIds = gone.flatMap((one) => ('member' in one ? [one.member] : []))
  if (gone.length === 0) return []
  const [entries, members] = await database.prisma.$transaction(async (tx) => {
    const stores = storesIn(tx, { keys, sql: database.sql })
    const back = await stores.members.among(memberIds)
    for (const member of back) await stores.shutOut(member)
    let entries = await stores.entries.removeAgain(listed.filter(isOver).map(({ entry }) => entry))
    for (const { entry, leaves } of listed)
      if (leaves !== undefined && !isOver({ leaves }))
        entries += await stores.entries.leaveAgain(entry, new Date(leaves))
    return [entries, back.length]
  })
  if (entries + members === 0) return []
  return [
    `The database is an older copy. What was taken away since is gone again: ${entries} entries, ${members} memberships.`,
  ]
}

/** Writes tombstones every minute and at the end. Until then, a row of the database holds them. */
export const tombstones = (needs: Needs, log: Log): Part => {
  const keeping = repeating({
    name: 'tombstones',
    every: EVERY,
    work: () => keepTombstones(needs),
    failed: (error) =>
      log.error({ error }, 'what was taken away cannot be noted beside the keys yet'),
  })
  return {
    ...keeping,
    async end() {
      await keeping.end()
      await keepTombstones(needs)
    },
  }
}
