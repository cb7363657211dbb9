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

/**
 * The server that runs on the folder, if there is one, no matter who started it.
 *
 * PostgreSQL itself deals with the file of a dead server. Only if another program has its process id
 * now, the file is deleted, because PostgreSQL would take that program for a server.
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
    // Another process may have started a server in between; then the file belongs to that.
    if ((await readIfThere(aside)) === content) await rm(aside)
    else await rename(aside, file)
  } catch (fault) {
    if (faultCode(fault) !== 'ENOENT') throw fault
  }
  return undefined
}

/** Ends the server: it undoes open transactions; committed ones are on the disk. */
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
