import { spawn } from 'node:child_process'
import { constants, type FileHandle, open } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { StartupError } from '../startup-error.ts'
import { faultCode } from './faults.ts'
import { BARE_ENVIRONMENT } from './server-user.ts'

/** macOS takes the lock while it opens the file; Node has no name for this flag of open(2). */
const O_EXLOCK = 0x20

/** Makes the file if it does not exist. */
const FLAGS = constants.O_RDWR | constants.O_CREAT

const noLocks = (path: string, words: string, cause?: unknown): StartupError =>
  new StartupError(
    `${path} cannot be locked (${words}), and without a lock a second server could destroy the database. Move DATA_DIR to a disk of this machine, or set DATABASE_URL.`,
    { cause },
  )

/** flock(1) locks the file that Node has open, and ends. The lock stays with Node. */
const runFlock = async (file: FileHandle, path: string, flock: string): Promise<boolean> => {
  const { promise: ended, resolve, reject } = Promise.withResolvers<number | null>()
  const child = spawn(flock, ['-n', '3'], {
    cwd: '/',
    env: BARE_ENVIRONMENT,
    stdio: ['ignore', 'ignore', 'pipe', file.fd],
  })
  child.once('error', reject)
  child.once('close', resolve)
  try {
    const [said, status] = await Promise.all([child.stderr ? text(child.stderr) : '', ended])
    const words = said.trim()
    // If another process has the lock, flock says nothing and ends with 1.
    if (words || (status !== 0 && status !== 1))
      throw noLocks(path, words.replace(/^.*: /s, '') || `flock ended with ${status}`)
    return status === 0
  } catch (fault) {
    if (faultCode(fault) !== 'ENOENT') throw fault
    throw new StartupError(
      'The program flock is missing; Varsku needs it to lock DATA_DIR. Install the package util-linux, or set DATABASE_URL.',
      { cause: fault },
    )
  }
}

const openLocked = async (path: string): Promise<FileHandle | undefined> => {
  try {
    return await open(path, FLAGS | O_EXLOCK | constants.O_NONBLOCK, 0o600)
  } catch (fault) {
    const code = faultCode(fault)
    if (['EAGAIN', 'EWOULDBLOCK'].includes(code)) return undefined
    if (['ENOTSUP', 'EOPNOTSUPP', 'ENOLCK'].includes(code)) throw noLocks(path, code, fault)
    throw fault
  }
}

/**
 * Opens the file and locks it as flock(2) does; undefined while another process has the lock.
 *
 * The lock belongs to the open file. It ends when all processes have closed the file, including
 * children that got the descriptor. Throws a StartupError if the file cannot be locked at all.
 */
export const lockFile = async (path: string, flock: string): Promise<FileHandle | undefined> => {
  if (process.platform === 'darwin') return openLocked(path)
  const file = await open(path, FLAGS, 0o600)
  let isLocked = false
  try {
    isLocked = await runFlock(file, path, flock)
  } finally {
    if (!isLocked) await file.close()
  }
  return isLocked ? file : undefined
}
