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
  /** Empty: it has no socket. */
  socketFolder: string
  /** Empty: it listens on its socket only. */
  listensOn: string
  status: string
}

/** The text of a file; undefined if there is no file. */
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

/** The system reuses process ids, so this one may belong to any program now. */
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

/** The server that runs on the folder, if there is one, no matter who started it. */
export const findPostmaster = async (cluster: string): Promise<Postmaster | undefined> => {
  const content = await readIfThere(pidFileOf(cluster))
  if (content === undefined) return undefined
  const lines = content.split('\n').map((line) => line.trim())
  const pid = Math.abs(Number(lines[0]))
  if (!pid || !isAlive(pid) || !(await isPostgresOf(pid, cluster))) return undefined
  const [, , , port, socketFolder = '', listensOn = '', , status = 'starting'] = lines
  return { pid, port: Number(port), socketFolder, listensOn, status }
}

/**
 * Deletes the file of a dead server if another program has its process id now, because PostgreSQL
 * would take that program for a server. PostgreSQL itself deals with everything else that a dead
 * server leaves.
 *
 * The caller must have the folder's lock, because in another container the process id means
 * something else.
 */
export const removeDeadPidFile = async (cluster: string): Promise<void> => {
  const pid = Math.abs(Number((await readIfThere(pidFileOf(cluster)))?.split('\n')[0]))
  if (pid && isAlive(pid) && !(await isPostgresOf(pid, cluster))) await rm(pidFileOf(cluster))
}

/** Ends the server. It undoes open transactions; committed ones are on the disk. */
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
