/** Tests of settings that need more than a pattern. */
import { realpathSync, statSync } from 'node:fs'
import { dirname, join, resolve, sep } from 'node:path'

/** An https:// address without a user in it. */
export const isHttps = (value: string): boolean => {
  const address = parsed(value)
  return address?.protocol === 'https:' && address.username === ''
}

/** An address of this machine, with http:// or the protocol that is given. */
export const isLoopback = (value: string, protocol = 'http:'): boolean => {
  const address = parsed(value)
  return (
    address?.protocol === protocol &&
    address.username === '' &&
    /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(address.hostname)
  )
}

/** The address of a PostgreSQL database. */
export const isPostgres = (value: string): boolean => {
  const address = parsed(value)
  return /^postgres(?:ql)?:$/.test(address?.protocol ?? '') && (address?.pathname ?? '').length > 1
}

/** The address of a Redis server. */
export const isRedis = (value: string): boolean => {
  const address = parsed(value)
  return /^rediss?:$/.test(address?.protocol ?? '') && (address?.hostname ?? '') !== ''
}

export const isTimeZone = (value: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value })
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** Whether a path lies in a folder. Links are followed, so that none can hide it. */
export const isInside = (path: string, folder: string): boolean => {
  const outer = realPath(resolve(folder))
  return `${realPath(resolve(path))}${sep}`.startsWith(outer.endsWith(sep) ? outer : outer + sep)
}

/** Whether two folders lie in one folder and on one disk. Then a copy of that folder has both. */
export const lieTogether = (one: string, other: string): boolean => {
  const [first, second] = [realPath(resolve(one)), realPath(resolve(other))]
  const around = dirname(first)
  // Not in the root folder: nobody copies a whole machine, and in a container both are volumes.
  if (around !== dirname(second) || around === dirname(around)) return false
  const [here, there] = [first, second].map(
    (path) => statSync(path, { throwIfNoEntry: false })?.dev,
  )
  return here === undefined || there === undefined || here === there
}

const realPath = (path: string): string => {
  try {
    return realpathSync(path)
  } catch {
    // The path does not exist yet, but its folder may.
    const folder = dirname(path)
    return folder === path ? path : join(realPath(folder), path.slice(folder.length))
  }
}

const parsed = (value: string): URL | undefined =>
  URL.canParse(value) ? new URL(value) : undefined
