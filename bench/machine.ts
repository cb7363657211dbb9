/** What the machine does meanwhile, and what a process takes of it. */
import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg } from 'node:os'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Linux counts a process's time in hundredths of a second. */
const TICK = 10

/** What all cores have done since the machine started, in milliseconds. */
const worked = (): number =>
  cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0)

/** What the machine is, in one line. */
export const machine = (): string =>
  `${availableParallelism()} cores, ${cpus()[0]?.model.trim() ?? 'unknown'}, Node ${process.versions.node}, load ${loadavg()[0]?.toFixed(2)}`

/** Says afterwards how many cores were busy, whoever kept them so. */
export const watchCores = (): (() => number) => {
  const before = { worked: worked(), at: performance.now() }
  return () => (worked() - before.worked) / (performance.now() - before.at)
}

/** Bytes of memory that a process holds now. */
export const residentSize = async (pid: number): Promise<number> => {
  const { stdout } = await run('ps', ['-o', 'rss=', '-p', `${pid}`])
  return Number(stdout.trim()) * 1024
}

interface ProcessTimes {
  parent: number
  /** Milliseconds of a core, its own and its ended children's. */
  spent: number
}

const timesOf = (pid: number): ProcessTimes | undefined => {
  try {
    // The name, in brackets, may hold spaces.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0)
    return { parent: Number(fields[1]), spent: ticks * TICK }
  } catch {
    // It has just ended, or this is no Linux.
    return undefined
  }
}

/** Milliseconds of a core that a process has taken so far; NaN where the machine does not tell. */
export const timeTaken = (pid: number): number => timesOf(pid)?.spent ?? Number.NaN

/** The same with that of its children. */
export const timeTakenWithChildren = (pid: number): number => {
  const own = timeTaken(pid)
  if (Number.isNaN(own)) return own
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => timesOf(Number(name)))
    .reduce((sum, times) => sum + (times?.parent === pid ? times.spent : 0), own)
}
