import { type FileHandle, readlink, stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { StartupError } from '../startup-error.ts'
import { faultCode } from './faults.ts'
import { lockFile } from './file-lock.ts'
import { readIfThere } from './postmaster.ts'

// folder lock   the right to start a server on DATA_DIR: a lock on a file in it, which the kernel keeps
//               for all containers alike. The server inherits it, and so do the server's processes
// holder        who took the lock last, as the file says: it tells who holds it, never that it is held
// surroundings  where process ids and 127.0.0.1 mean the same; from outside no server can be joined

/** The lock, taken. */
export interface FolderLock {
  /** For the server to inherit: it then holds the lock as long as it lives. */
  descriptor: number
  /** Gives it up, unless a server has inherited it. */
  release(): Promise<void>
}

const Holder = z.object({ surroundings: z.string(), host: z.string(), pid: z.int() })

/** For a holder that is just ending, and for one that has not yet written who it is. */
const MOST_TRIES = 40

const linkIfThere = async (path: string): Promise<string> => {
  try {
    return await readlink(path)
  } catch (fault) {
    // macOS has no /proc, and no namespaces: there all is one.
    if (faultCode(fault) === 'ENOENT') return ''
    throw fault
  }
}

const ownSurroundings = async (): Promise<string> => {
  const parts = [
    // Another machine, on a shared disk, may have namespaces of the same numbers.
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
    // It is being written.
    if (fault instanceof SyntaxError) return undefined
    throw fault
  }
}

const sign = async (file: FileHandle, dataDir: string): Promise<void> => {
  const own = { surroundings: await ownSurroundings(), host: hostname(), pid: process.pid }
  const line = Buffer.from(`${JSON.stringify(own)}\n`)
  // In place, as the lock is this very file's; shortened last, as a full disk has no room to write anew.
  await file.write(line, 0, line.length, 0)
  await file.truncate(line.length)
  if (process.getuid?.() !== 0) return
  // Else a command that root ran first would shut out the user that runs the bot.
  const { uid, gid } = await stat(dataDir)
  await file.chown(uid, gid)
}

/**
 * Takes the lock of DATA_DIR, before anything there is looked at; undefined while somebody within the
 * same surroundings has it, whose server can be joined.
 *
 * Throws a StartupError when somebody elsewhere has it, and when no lock is to be had: PostgreSQL
 * itself, like `findPostmaster`, sees no further than its container, and two servers on one folder
 * destroy it.
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
