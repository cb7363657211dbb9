import { execFile } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { faultCode } from './faults.ts'

const run = promisify(execFile)

/** A PostgreSQL server that runs on a folder. */
export interface Postmaster {
  pid: number
  port: number
  status: string
}

/** What a file says, or undefined if there is none. */
export const readIfThere = async (path: string): Promise<string | undefined> => {
  try {
    return await readFile(path, 'utf8')
  } catch (fault) {
    if (['ENOENT', 'ENOTDIR', 'ESRCH'].includes(faultCode(fault))) return undefined
    throw fault
  }
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (fault) {
    return faultCode(fault) === 'EPERM'
  }
}

/** The system gives process ids out again: whoever has this one now may be anybody. */
const isPostgresOf = async (pid: number, cluster: string): Promise<boolean> => {
  if (process.platform !== 'linux') {
    const { stdout } = await run('ps', ['-ww', '-o', 'command=', '-p', `${pid}`])
    return stdout.includes(`postgres -D ${cluster} `)
  }
  const parts = (await readIfThere(`/proc/${pid}/cmdline`))?.split('\0') ?? []
  const folder = parts.indexOf('-D')
  return parts[folder + 1] === cluster && parts[folder - 1]?.endsWith('/postgres') === true
}

const pidFileOf = (cluster: string): string => join(cluster, 'postmaster.pid')

/** The server that runs on the folder, if one does, whoever started it. */
export const findPostmaster = async (cluster: string): Promise<Postmaster | undefined> => {
  const content = await readIfThere(pidFileOf(cluster))
  if (content === undefined) return undefined
  const lines = content.split('\n').map((line) => line.trim())
  const pid = Math.abs(Number(lines[0]))
  if (!pid || !isAlive(pid) || !(await isPostgresOf(pid, cluster))) return undefined
  return { pid, port: Number(lines[3]), status: lines[7] ?? 'starting' }
}

/**
 * Puts away what a dead server left, if its process id now belongs to somebody else, whom PostgreSQL
 * would take for a server. All else that was left is for PostgreSQL to judge.
 *
 * Only for who holds the lock of the folder: elsewhere a server's process id may belong to anybody.
 */
export const forgetDeadPostmaster = async (cluster: string): Promise<void> => {
  const pid = Math.abs(Number((await readIfThere(pidFileOf(cluster)))?.split('\n')[0]))
  if (pid && isAlive(pid) && !(await isPostgresOf(pid, cluster))) await rm(pidFileOf(cluster))
}

/** Ends the server: open transactions are undone, what was committed is on the disk. */
export const endPostmaster = async (cluster: string): Promise<void> => {
  const running = await findPostmaster(cluster)
  if (!running) return
  try {
    process.kill(running.pid, 'SIGINT')
  } catch (fault) {
    if (faultCode(fault) !== 'ESRCH') throw fault
  }
  for (let waited = 0; waited < 3000; waited++) {
    if ((await findPostmaster(cluster))?.pid !== running.pid) return
    await pause(10)
  }
  throw new Error('The PostgreSQL server did not stop within thirty seconds.')
}
