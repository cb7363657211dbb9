import { type FileHandle, readlink, stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { StartupError } from '../startup-error.ts'
import { faultCode } from './faults.ts'
import { lockFile } from './file-lock.ts'
import { readIfThere } from './postmaster.ts'

// folder lock   the right to start a server on DATA_DIR: a lock on a file in it. The kernel keeps it
//               across all containers. The server and all its processes inherit it
// holder        the process that took the lock last, according to the file; it may have ended since
// surroundings  where process ids and 127.0.0.1 mean the same. A server in others cannot be used

/** The lock while this process has it. */
export interface FolderLock {
  /** The server inherits it, and then has the lock until the server ends. */
  descriptor: number
  /** Ends the lock, unless a server has inherited it. */
  release(): Promise<void>
}

const Holder = z.object({ surroundings: z.string(), host: z.string(), pid: z.int() })

/** The holder may be ending, or may not have written yet who it is. */
const MOST_TRIES = 40

const linkIfThere = async (path: string): Promise<string> => {
  try {
    return await readlink(path)
  } catch (fault) {
    // macOS has neither /proc nor namespaces.
    if (faultCode(fault) === 'ENOENT') return ''
    throw fault
  }
}

const ownSurroundings = async (): Promise<string> => {
  const parts = [
    // On a shared disk another machine may have namespaces with the same numbers.
    (await readIfThere('/proc/sys/kernel/random/boot_id'))?.trim() ?? '',
    await linkIfThere('/proc/self/ns/pid'),
    await linkIfThere('/proc/self/ns/net'),
  ]
  return parts.join(' ')
}

const readHolder = async (path: string): Promise<z.infer<typeof Holder> | undefined> => {
  try {
    return Holder.safeParse(JSON.parse((await readIfThere(path)) ?? '')).data
  } catch (fault) {
    // The holder is writing it at this moment.
    if (fault instanceof SyntaxError) return undefined
    throw fault
  }
}

const sign = async (file: FileHandle, dataDir: string): Promise<void> => {
  const own = { surroundings: await ownSurroundings(), host: hostname(), pid: process.pid }
  const line = Buffer.from(`${JSON.stringify(own)}\n`)
  // In the same file, because the lock belongs to it. Shortened only afterwards: a full disk may
  // have no room for a new line.
  await file.write(line, 0, line.length, 0)
  await file.truncate(line.length)
  if (process.getuid?.() !== 0) return
  // Otherwise a command that root runs first would lock out the user that runs the bot.
  const { uid, gid } = await stat(dataDir)
  await file.chown(uid, gid)
}

/**
 * Takes the lock of DATA_DIR. Must be called before anything else there is read. Undefined while a
 * process in the same surroundings has the lock: the server of that process can be used.
 *
 * Throws a StartupError if a process in other surroundings has the lock, or if the file cannot be
 * locked. PostgreSQL and `findPostmaster` see only their own container, and two servers destroy the
 * folder.
 */
export const lockFolder = async (
  dataDir: string,
  flock = 'flock',
): Promise<FolderLock | undefined> => {
  const path = join(dataDir, 'postgres.lock')
  for (let tries = 0; ; tries++) {
    const file = await lockFile(path, flock)
    if (file) {
      try {
        await sign(file, dataDir)
        return { descriptor: file.fd, release: () => file.close() }
      } catch (fault) {
        await file.close()
        throw fault
      }
    }
    const holder = await readHolder(path)
    if (holder?.surroundings === (await ownSurroundings())) return undefined
    if (tries >= MOST_TRIES) {
      const where = holder ? ` (${holder.host})` : ''
      throw new StartupError(
        `DATA_DIR ${dataDir} is used by a Varsku in another container or on another machine${where}. Run commands in that one (docker compose exec, not run), or start this one when that one has ended.`,
      )
    }
    await pause(50)
  }
}
