import { StartupError } from '../startup-error.ts'

const FULL_DISK_CODES = new Set(['ENOSPC', 'EDQUOT', '53100'])

/** The short code of a fault: the system's own (ENOSPC), or PostgreSQL's SQLSTATE (53100). */
export const faultCode = (fault: unknown): string => {
  if (!(fault instanceof Error)) return ''
  if ('code' in fault && typeof fault.code === 'string') return fault.code
  // Node tries every address of a host name and throws all their faults in one.
  if (fault instanceof AggregateError) return faultCode(fault.errors[0])
  return faultCode(fault.cause)
}

/** Whether PostgreSQL says that there is no room left. */
export const saysFullDisk = (words: string): boolean =>
  /No space left on device|Disk quota exceeded|could not resize shared memory segment/.test(words)

/** What the operator reads when the disk is full. */
export const fullDisk = (where: string, cause?: unknown): StartupError =>
  new StartupError(
    `The disk is full: there is no room left for ${where}. Free some space, then start again.`,
    {
      cause,
    },
  )

const isFullDisk = (fault: unknown): boolean =>
  FULL_DISK_CODES.has(faultCode(fault)) || (fault instanceof Error && saysFullDisk(fault.message))

/** When a server ends, its socket goes with it. */
const isSocketGone = (fault: unknown): boolean =>
  fault instanceof Error &&
  'syscall' in fault &&
  fault.syscall === 'connect' &&
  faultCode(fault) === 'ENOENT'

/** Whether a connection was lost or not made, because the server ended, crashed or is starting. */
export const isConnectionLost = (fault: unknown): boolean =>
  /^(57P0[123]|08...|ECONN\w+|EPIPE|CONNECTION_CLOSED)$/.test(faultCode(fault)) ||
  isSocketGone(fault) ||
  (fault instanceof Error && /connection terminated|not queryable/i.test(fault.message))

/** What the operator can do about a fault of the bot's own PostgreSQL; other faults come back unchanged. */
export const explainOwnServer = (fault: unknown, dataDir: string): unknown => {
  if (fault instanceof StartupError) return fault
  if (isFullDisk(fault)) return fullDisk(`DATA_DIR (${dataDir})`, fault)
  // This means the same as a port on which nobody listens.
  const code = isSocketGone(fault) ? 'ECONNREFUSED' : faultCode(fault)
  switch (code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOTDIR':
    case 'EEXIST':
      return new StartupError(
        `DATA_DIR (${dataDir}) cannot be used (${code}). It must be a folder that this user may write to.`,
        { cause: fault },
      )
    case '28P01':
      return new StartupError(
        `${dataDir}/postgres.password does not open the database in ${dataDir}/postgres. Restore both from the same backup.`,
        { cause: fault },
      )
    case 'ECONNREFUSED':
    case 'ECONNRESET':
    case '57P03':
      return new StartupError(
        `The database in ${dataDir} does not take connections. Look into ${dataDir}/postgres.log.`,
        { cause: fault },
      )
    case '53300':
      return new StartupError(
        `The database in ${dataDir} has no connection free. Close other programs that use it (npm run chat, operator commands).`,
        { cause: fault },
      )
    default:
      return fault
  }
}

const isUnreachable = (code: string, message: string): boolean =>
  /^(ECONN|EHOST|ENET|ENOTFOUND|EAI_|ETIMEDOUT|EPIPE|ENOENT|EACCES)/.test(code) ||
  /timeout|terminated/i.test(message)

/**
 * What the operator can do about a fault on the way to DATABASE_URL. Never contains the URL,
 * because the URL has a password.
 */
export const explainDatabaseUrl = (fault: unknown): unknown => {
  if (fault instanceof StartupError) return fault
  const say = (line: string) => new StartupError(`DATABASE_URL: ${line}`, { cause: fault })
  const code = faultCode(fault)
  const message = fault instanceof Error ? fault.message : ''
  if (isFullDisk(fault)) return fullDisk('the database of DATABASE_URL', fault)
  if (code === '28P01' || code === '28000' || /password must be a string/.test(message))
    return say('the database refused the user name or password. Correct them.')
  if (code === '3D000')
    return say('there is no database of that name. Create it, or correct the name.')
  if (code === '42501')
    return say('the user may not create tables there. Make it the owner of the database.')
  if (code === '42704')
    return say('the database does not know one of the parameters after the "?". Remove it.')
  if (code === '08P01' || /unsupported startup parameter/.test(message))
    return say(
      'a pooler in between refuses what the bot asks of a connection. Connect to PostgreSQL itself.',
    )
  if (code === '53300')
    return say('the database has no connection free. Raise its max_connections.')
  if (code === '57P03') return say('the database is starting or stopping. Try again in a moment.')
  if (isUnreachable(code, message))
    return say(
      `no PostgreSQL answers there (${code || 'no answer in time'}). Check host and port, and that it runs; or unset it to use the bot's own database.`,
    )
  if (/SSL|TLS|certificate/i.test(message) || /CERT|TLS|SSL/.test(code))
    return say('no encrypted connection could be agreed on. Check sslmode and certificates.')
  return fault
}
