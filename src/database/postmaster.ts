import { execFile } from 'node:child_process'
import { readFile, rename, rm } from 'node:fs/promises'
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

/**
 * The server that runs on the folder, if one does, whoever started it.
 *
 * A file left by a dead server is for PostgreSQL to judge; only when its process id now belongs to
 * somebody else is the file put away, because PostgreSQL would take that stranger for a server.
 */
export const findPostmaster = async (cluster: string): Promise<Postmaster | undefined> => {
  const file = join(cluster, 'postmaster.pid')
  const content = await readIfThere(file)
  if (content === undefined) return undefined
  const lines = content.split('\n').map((line) => line.trim())
  const pid = Math.abs(Number(lines[0]))
  if (!pid || !isAlive(pid)) return undefined
  if (await isPostgresOf(pid, cluster))
    return { pid, port: Number(lines[3]), status: lines[7] ?? 'starting' }
  const aside = `${file}.${process.pid}`
  try {
    await rename(file, aside)
    // Somebody else may have started a server in between, and then the file is theirs.
    if ((await readIfThere(aside)) === content) await rm(aside)
    else await rename(aside, file)
  } catch (fault) {
    if (faultCode(fault) !== 'ENOENT') throw fault
  }
  return undefined
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
