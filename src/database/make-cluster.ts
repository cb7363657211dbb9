import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, link, mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { StartupError } from '../startup-error.ts'
import type { Binaries } from './binaries.ts'
import { faultCode, fullDisk, saysFullDisk } from './faults.ts'
import { readIfThere } from './postmaster.ts'
import {
  BARE_ENVIRONMENT,
  commandAs,
  type ServerUser,
  serverUserThatReaches,
  spawnOptions,
} from './server-user.ts'

const run = promisify(execFile)

const VERSION = '18'
const UNFINISHED_PREFIX = 'postgres.new-'
/** An initdb may still write there after the process that started it was killed. */
const STUBBORNLY = { recursive: true, force: true, maxRetries: 20, retryDelay: 50 }

/** The name of the bot's own PostgreSQL user. */
export const OWN_USER = 'varsku'

const writeNew = async (path: string, content: string, serverUser?: ServerUser): Promise<void> => {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(content)
    await file.sync()
    if (serverUser?.owner) await file.chown(serverUser.owner.uid, serverUser.owner.gid)
  } finally {
    await file.close()
  }
}

const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** The password of the bot's own PostgreSQL user, if there is one yet. */
export const readPassword = async (dataDir: string): Promise<string | undefined> =>
  (await readIfThere(join(dataDir, 'postgres.password')))?.trim()

const keepPassword = async (dataDir: string): Promise<string> => {
  const path = join(dataDir, 'postgres.password')
  const draft = `${path}.${process.pid}-${randomBytes(4).toString('hex')}`
  await writeNew(draft, randomBytes(24).toString('hex'))
  try {
    // Unlike a rename, a link never replaces a file. So two processes that start at once use the
    // same password.
    await link(draft, path)
  } catch (fault) {
    if (faultCode(fault) !== 'EEXIST') throw fault
  } finally {
    await rm(draft, { force: true })
  }
  const password = await readPassword(dataDir)
  if (!password)
    throw new StartupError(
      `${path} is empty. Delete it if ${dataDir}/postgres does not exist, or restore it from a backup.`,
    )
  return password
}

const removeAbandoned = async (dataDir: string): Promise<void> => {
  for (const name of await readdir(dataDir))
    if (name.startsWith(UNFINISHED_PREFIX)) await rm(join(dataDir, name), STUBBORNLY)
}

const explainInitdb = (fault: unknown, dataDir: string): unknown => {
  const words = fault instanceof Error && 'stderr' in fault ? String(fault.stderr) : ''
  if (saysFullDisk(words)) return fullDisk(`DATA_DIR (${dataDir})`, fault)
  const reason = words.split('\n').find((line) => /error|fatal|panic/i.test(line))
  return reason
    ? new StartupError(`The database in ${dataDir} could not be created: ${reason.trim()}`, {
        cause: fault,
      })
    : fault
}

/**
 * Makes the database folder if it does not exist: completely or not at all. The caller has the
 * folder's lock.
 *
 * It is made under another name and renamed when it is finished, so that nothing takes a half-made
 * folder for a database. After a crash, the next start makes it again.
 */
export const initialise = async (needs: {
  dataDir: string
  serverUser: ServerUser
  binaries: Binaries
}): Promise<void> => {
  const { dataDir, binaries } = needs
  const cluster = join(dataDir, 'postgres')
  const version = (await readIfThere(join(cluster, 'PG_VERSION')))?.trim()
  if (version === VERSION) {
    if (await readPassword(dataDir)) return
    throw new StartupError(
      `${dataDir}/postgres.password is missing. Restore it from the backup of ${dataDir}.`,
    )
  }
  if (version)
    throw new StartupError(
      `${cluster} was made by PostgreSQL ${version}; this Varsku brings ${VERSION}. Use the Varsku that made it.`,
    )
  await removeAbandoned(dataDir)
  const password = await keepPassword(dataDir)
  const name = `${UNFINISHED_PREFIX}${process.pid}-${randomBytes(4).toString('hex')}`
  const workshop = join(dataDir, name)
  try {
    await mkdir(workshop, { mode: 0o700 })
    const { owner } = needs.serverUser
    if (owner) await chown(workshop, owner.uid, owner.gid)
    await writeNew(join(workshop, 'password'), password, needs.serverUser)
    const serverUser = await serverUserThatReaches(needs.serverUser, workshop, binaries.initdb)
    const [file = '', ...parts] = commandAs(serverUser, binaries.initdb, [
      `--pgdata=${join(workshop, 'data')}`,
      `--username=${OWN_USER}`,
      `--pwfile=${join(workshop, 'password')}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--data-checksums',
      // Small files are soon full and deleted. What was deleted from tables goes with them.
      '--wal-segsize=1',
      '--no-instructions',
    ])
    await run(file, parts, { ...spawnOptions(serverUser), env: BARE_ENVIRONMENT })
    await rename(join(workshop, 'data'), cluster)
    await syncFolder(dataDir)
  } catch (fault) {
    if (['ENOTEMPTY', 'EEXIST'].includes(faultCode(fault)))
      throw new StartupError(
        `${cluster} is not empty and is no database. Move it away, or give Varsku another DATA_DIR.`,
        {
          cause: fault,
        },
      )
    throw explainInitdb(fault, dataDir)
  } finally {
    await rm(workshop, STUBBORNLY)
  }
}
