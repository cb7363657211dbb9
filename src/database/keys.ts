import type postgres from 'postgres'
import {
  type ActiveVersions,
  type Bytes,
  createKeys,
  type Keyring,
  type KeyState,
  type Keys,
  keyringOf,
  newestVersions,
  newRoot,
  PURPOSES,
  type Purpose,
} from '../core/terms/keys.ts'
import { StartupError } from '../startup-error.ts'
import type { Database } from './database.ts'
import { createKeyring, readKeyring, replaceKeyring } from './keyring.ts'

interface Needs {
  /** KEY_FILE. */
  file: string
  database: Database
}

interface Row {
  purpose: Purpose
  version: number
  active: boolean
  check: Uint8Array
}

// One process at a time makes or changes the keyring. The number is arbitrary; no other lock has it.
const KEYRING_LOCK = 7_312_001

/** A sealed value has one byte for the version. */
const NEWEST = 255

/**
 * The keys to what the database holds. The very first start makes them.
 *
 * Throws a StartupError if the data needs another keyring. `notices` are lines for the operator.
 */
export const openKeys = async ({
  file,
  database,
}: Needs): Promise<{ keys: Keys; notices: string[] }> => {
  const notices: string[] = []
  const first = await database.sql.begin(async (sql) => {
    await sql`SELECT pg_advisory_xact_lock(${KEYRING_LOCK})`
    const rows = await rowsOf(sql)
    if (!(await readKeyring(file))) {
      if (rows.length > 0)
        throw new StartupError(
          `KEY_FILE (${file}) is missing, and what the database holds cannot be read without it: put your copy of it there.`,
        )
      await createKeyring(
        file,
        keyringOf(() => [newRoot()]),
      )
      notices.push(
        `New keys were made in ${file}. Keep a copy apart from the data: without them the list is lost, and whoever has both can read it.`,
      )
    }
    const keyring = await completed(file, rows)
    for (const purpose of PURPOSES) {
      if (rows.some((row) => row.purpose === purpose)) continue
      for (const version of keyring[purpose].keys())
        await insert(sql, keyring, purpose, version, version === keyring[purpose].length - 1)
    }
    return stateOf(file, keyring, await rowsOf(sql))
  })
  const read = async () => {
    const rows = await rowsOf(database.sql)
    return stateOf(file, await present(file), rows)
  }
  return { keys: createKeys(first, read), notices }
}

/** Makes the next version of a key, not yet active; or finds the version that an interrupted call made. */
export const addVersion = async (
  { file, sql }: { file: string; sql: postgres.TransactionSql },
  purpose: Purpose,
): Promise<number> => {
  await sql`SELECT pg_advisory_xact_lock(${KEYRING_LOCK})`
  const rows = (await rowsOf(sql)).filter((row) => row.purpose === purpose)
  const next = (rows.find((row) => row.active)?.version ?? -1) + 1
  if (rows.some(({ version }) => version === next)) return next
  if (next > NEWEST) throw new Error(`the ${purpose} key has as many versions as it can have`)

  const keyring = await present(file)
  const grown = keyringOf((each) =>
    each === purpose && keyring[each].length === next
      ? [...keyring[each], newRoot()]
      : keyring[each],
  )
  // The file comes first: no version that the data needs may ever be missing from it.
  if (grown[purpose].length > keyring[purpose].length) await replaceKeyring(file, grown)
  await insert(sql, grown, purpose, next, false)
  return next
}

/** Makes a version the active one: from now on, new data is written under it. */
export const activate = async (
  sql: postgres.TransactionSql,
  purpose: Purpose,
  version: number,
): Promise<void> => {
  await sql`UPDATE key SET active = (version = ${version}) WHERE purpose = ${purpose}`
}

const rowsOf = (sql: postgres.ISql): Promise<Row[]> =>
  sql<Row[]>`SELECT purpose, version, active, "check" FROM key ORDER BY purpose, version`

const present = async (file: string): Promise<Keyring> => {
  const keyring = await readKeyring(file)
  if (keyring) return keyring
  throw new StartupError(`KEY_FILE (${file}) is missing: put your copy of it there.`)
}

/** The keyring, with new roots for purposes that the file does not have yet. */
const completed = async (file: string, rows: readonly Row[]): Promise<Keyring> => {
  const keyring = await present(file)
  const isNew = (purpose: Purpose) =>
    keyring[purpose].length === 0 && !rows.some((row) => row.purpose === purpose)
  if (!PURPOSES.some(isNew)) return keyring
  const whole = keyringOf((purpose) => (isNew(purpose) ? [newRoot()] : keyring[purpose]))
  await replaceKeyring(file, whole)
  return whole
}

const insert = async (
  sql: postgres.ISql,
  keyring: Keyring,
  purpose: Purpose,
  version: number,
  active: boolean,
): Promise<void> => {
  const check = checkOf(keyring, purpose, version)
  await sql`
    INSERT INTO key (purpose, version, active, "check")
    VALUES (${purpose}, ${version}, ${active}, ${check})`
}

/** Shows which root it is, and says nothing else about it. */
const checkOf = (keyring: Keyring, purpose: Purpose, version: number): Bytes =>
  createKeys(keyring).under(purpose, version).tag('check').slice(0, 8)

const stateOf = (file: string, keyring: Keyring, rows: readonly Row[]): KeyState => {
  const active: Record<Purpose, number> = { ...newestVersions(keyring) }
  for (const row of rows) {
    if (!keyring[row.purpose][row.version])
      throw new StartupError(
        `KEY_FILE (${file}) is older than the data: it lacks version ${row.version} of the ${row.purpose} key. Put your newest copy of it there.`,
      )
    if (Buffer.compare(checkOf(keyring, row.purpose, row.version), row.check) !== 0)
      throw new StartupError(
        `KEY_FILE (${file}) holds other keys than the database was written with: put the copy there that belongs to this database.`,
      )
    if (row.active) active[row.purpose] = row.version
  }
  return { keyring, active: active satisfies ActiveVersions }
}
