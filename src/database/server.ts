import { spawn } from 'node:child_process'
import { chown, mkdir, open, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { StartupError } from '../startup-error.ts'
import { type Binaries, findBinaries } from './binaries.ts'
import { explainOwnServer, fullDisk, saysFullDisk } from './faults.ts'
import { type FolderLock, lockFolder } from './folder-lock.ts'
import { initialise, OWN_USER, readPassword } from './make-cluster.ts'
import { endPostmaster, findPostmaster, readIfThere, removeDeadPidFile } from './postmaster.ts'
import { enterDatabase } from './presence.ts'
import { openServerLog } from './server-log.ts'
import { choosePlace, hostOf, portPlace } from './server-place.ts'
import { SERVER_SETTINGS } from './server-settings.ts'
import {
  BARE_ENVIRONMENT,
  commandAs,
  type ServerUser,
  serverUserFor,
  serverUserThatReaches,
  spawnOptions,
} from './server-user.ts'

/** A running server of our own. */
export interface OwnServer {
  pid: number
  /** Holds the password: never logged. */
  url: string
  /** The folder that the server keeps its files in. */
  cluster: string
}

const launch = async (needs: {
  dataDir: string
  cluster: string
  serverUser: ServerUser
  binaries: Binaries
  settings: Record<string, string>
  lock: FolderLock
  isFirst: boolean
  onNotice(line: string): void
}): Promise<void> => {
  const { dataDir, cluster, binaries } = needs
  const serverUser = await serverUserThatReaches(needs.serverUser, cluster, binaries.postgres)
  const place = needs.settings['listen_addresses']
    ? await portPlace(needs)
    : await choosePlace({ ...needs, owner: serverUser.owner })
  const settings = Object.entries({ ...SERVER_SETTINGS, ...place, ...needs.settings })
  const [program = '', ...parts] = commandAs(serverUser, binaries.postgres, [
    '-D',
    cluster,
    ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ])
  const file = join(cluster, 'postmaster.pid')
  const stale = await readIfThere(file)
  const log = await openServerLog(dataDir)
  try {
    const { promise: ended, resolve, reject } = Promise.withResolvers<'ended'>()
    const child = spawn(program, parts, {
      ...spawnOptions(serverUser),
      env: BARE_ENVIRONMENT,
      // In a process group of its own: Ctrl-C in the terminal ends only us, and we end the server
      // when it is time.
      detached: true,
      // The server keeps the last descriptor, and with it the lock of the folder.
      stdio: ['ignore', log.descriptor, log.descriptor, needs.lock.descriptor],
    })
    child.once('error', reject)
    child.once('exit', () => resolve('ended'))
    child.unref()
    for (;;) {
      // In a container the new server may get the process id of the old one.
      const isNew = (await readIfThere(file)) !== stale
      const running = isNew ? await findPostmaster(cluster) : undefined
      if (running?.pid === child.pid && running?.status === 'ready') return
      if ((await Promise.race([ended, pause(5)])) === 'ended') break
    }
    const words = await log.newLines()
    if (saysFullDisk(words)) throw fullDisk(`DATA_DIR (${dataDir})`)
    // Another process was quicker, the port was taken, or the last server has not fully ended yet.
    if (
      /"postmaster\.pid" (already exists|is empty)|in use|could not create any (TCP|Unix)/i.test(
        words,
      )
    )
      return
    const reason = words
      .split('\n')
      .findLast((line) => /FATAL|PANIC/.test(line))
      ?.replace(/^.*?(?=FATAL|PANIC)/, '')
    throw new StartupError(
      `The database in ${cluster} did not start: ${reason ?? 'it said nothing'}. More may be in ${dataDir}/postgres.log.`,
    )
  } finally {
    await log.close()
  }
}

/** Makes DATA_DIR if it does not exist. Returns its path with links resolved. */
export const makeDataDir = async (dataDir: string): Promise<string> => {
  const asRoot = process.getuid?.() === 0
  const made = await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const path = await realpath(dataDir)
  if (made && asRoot) {
    // The folder is ours, so we may let the server's user enter it without a privilege. It still
    // cannot list it.
    const { owner } = await serverUserFor(join(path, 'postgres'))
    if (owner) {
      await chown(path, 0, owner.gid)
      const folder = await open(path, 'r')
      await folder.chmod(0o710)
      await folder.close()
    }
  }
  return path
}

/** The server of DATA_DIR, if it runs and accepts connections. */
const findServer = async (dataDir: string): Promise<OwnServer | undefined> => {
  const cluster = join(dataDir, 'postgres')
  const running = await findPostmaster(cluster)
  if (running?.status !== 'ready') return undefined
  const password = await readPassword(dataDir)
  const url = `postgresql://${OWN_USER}:${password}@${hostOf(running)}/postgres`
  return { pid: running.pid, url, cluster }
}

/**
 * Starts the server, makes the database first if necessary, and leaves the lock to the server.
 * Undefined: try again.
 */
const startLocked = async (needs: {
  dataDir: string
  settings: Record<string, string>
  lock: FolderLock
  isFirst: boolean
  onNotice(line: string): void
}): Promise<OwnServer | undefined> => {
  const { dataDir, lock } = needs
  try {
    const cluster = join(dataDir, 'postgres')
    const binaries = await findBinaries()
    const serverUser = await serverUserFor(cluster)
    // A server that somebody started by hand has no lock, so it would keep no other container out.
    await endPostmaster(cluster)
    await removeDeadPidFile(cluster)
    await initialise({ dataDir, serverUser, binaries })
    await launch({ ...needs, cluster, serverUser, binaries })
    return await findServer(dataDir)
  } finally {
    await lock.release()
  }
}

/** The running server on DATA_DIR. It is made and started first if necessary. */
export const startServer = async (needs: {
  dataDir: string
  /**
   * Added to SERVER_SETTINGS: a test server need not be safe. With listen_addresses, it is reached
   * by a port, and in unix_socket_directories, too.
   */
  settings?: Record<string, string>
  /** Is told what the operator should know about the server that is started. */
  onNotice?(line: string): void
}): Promise<OwnServer> => {
  try {
    const dataDir = await makeDataDir(needs.dataDir)
    const cluster = join(dataDir, 'postgres')
    const { settings = {}, onNotice = () => {} } = needs
    let isFirst = true
    for (let tries = 0; tries < 600; tries++) {
      const lock = await lockFolder(dataDir)
      const server = lock
        ? await startLocked({ dataDir, settings, lock, isFirst, onNotice })
        : await findServer(dataDir)
      isFirst &&= !lock
      if (server) return server
      await pause(50)
    }
    throw new StartupError(
      `The database in ${cluster} did not become ready. Other PostgreSQL processes may still use this folder: end them, and look into ${dataDir}/postgres.log.`,
    )
  } catch (fault) {
    throw explainOwnServer(fault, needs.dataDir)
  }
}

/** Ends the server of DATA_DIR, unless a process uses it. */
export const stopServer = async (
  dataDir: string,
): Promise<'stopped' | 'in use' | 'not running'> => {
  if ((await readIfThere(join(dataDir, 'postgres', 'postmaster.pid'))) === undefined)
    return 'not running'
  const path = await realpath(dataDir)
  // Throws if another container has the lock. While we have the lock, nobody starts a server.
  const lock = await lockFolder(path)
  try {
    const server = await findServer(path)
    if (!server) return 'not running'
    const presence = await enterDatabase({
      address: async () => server.url,
      exclusive: false,
      where: `DATA_DIR ${dataDir}`,
      onNotice: () => {},
    })
    // Its last user is ending it already.
    if (!presence) await endPostmaster(server.cluster)
    await presence?.leave(() => endPostmaster(server.cluster))
    return (await findPostmaster(server.cluster)) ? 'in use' : 'stopped'
  } finally {
    await lock?.release()
  }
}
