import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { StartupError } from '../startup-error.ts'
import { setZone } from './address.ts'
import { faultCode, isConnectionLost } from './faults.ts'
import { keepsSession, NO_SESSION } from './session.ts'

// presence  the use of a database by a process: locks of one connection, which end with the process
// IN_USE    a lock that all processes share; if nobody has it, the server can end
// SERVICE   a lock of the one process that is the service

const OLDEST = 15

const IN_USE = '(1986097779, 1)'
const SERVICE = '(1986097779, 2)'

/** What a process has while it uses a database. */
export interface Presence {
  /** The connection that has the locks. */
  client: pg.Client
  /** The database's address. Holds a password: never logged. */
  url: string
  /** Ends it. `onLast` runs if no other process uses the database; none can come while it runs. */
  leave(onLast: () => Promise<void>): Promise<void>
}

const connect = async (url: string): Promise<pg.Client> => {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 4000,
    keepAlive: true,
    application_name: 'varsku',
  })
  // The code acts on the end of the connection. An error event without a listener would end the process.
  client.on('error', () => {})
  try {
    await client.connect()
    await setZone(client)
    return client
  } catch (fault) {
    // Otherwise the connection stays open at the server, which then cannot end.
    await client.end()
    throw fault
  }
}

const ask = async (client: pg.Client, question: string): Promise<boolean> => {
  const { rows } = await client.query<{ yes: boolean }>(`SELECT ${question} AS yes`)
  return rows[0]?.yes === true
}

const checkVersion = async (client: pg.Client): Promise<void> => {
  const { rows } = await client.query<{ major: number }>(
    `SELECT current_setting('server_version_num')::int / 10000 AS major`,
  )
  const major = rows[0]?.major ?? 0
  if (major < OLDEST)
    throw new StartupError(
      `DATABASE_URL: PostgreSQL ${major} is too old; Varsku needs ${OLDEST} or newer. Upgrade it, or unset DATABASE_URL to use the bot's own.`,
    )
}

/**
 * leaving: another process ends the server · taken: another process is the service · locked: the
 * locks are ours.
 */
type Outcome = 'leaving' | 'taken' | 'locked'

const takeLocks = async (client: pg.Client, exclusive: boolean): Promise<Outcome> => {
  // PostgreSQL notices within half a minute that a machine is gone, and frees its locks.
  await client.query(
    'SET idle_session_timeout = 0; SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3',
  )
  if (!(await ask(client, `pg_try_advisory_lock_shared${IN_USE}`))) return 'leaving'
  if (!exclusive) return 'locked'
  // The lock of a killed process becomes free when PostgreSQL sees that its connection has ended.
  for (let tries = 0; tries < 10; tries++) {
    if (await ask(client, `pg_try_advisory_lock${SERVICE}`)) return 'locked'
    await pause(100)
  }
  return 'taken'
}

/** Enters a database; undefined while its last user ends the server. */
export const enterDatabase = async (needs: {
  /** The database's address. Asked for again after a lost connection: that starts our server. */
  address(): Promise<string>
  exclusive: boolean
  /** What the operator calls it. */
  where: string
  onNotice(line: string): void
}): Promise<Presence | undefined> => {
  const { exclusive, where, onNotice } = needs
  const url = await needs.address()
  let leaving = false
  let client: pg.Client | undefined

  const connectAndLock = async (at: string): Promise<Outcome> => {
    const candidate = await connect(at)
    try {
      await checkVersion(candidate)
      if (!(await keepsSession(candidate, () => connect(at)))) throw new StartupError(NO_SESSION)
      const outcome = await takeLocks(candidate, exclusive)
      if (outcome !== 'locked' || leaving) await candidate.end()
      else {
        client = candidate
        candidate.once('end', () => void regain())
      }
      return outcome
    } catch (fault) {
      await candidate.end()
      throw fault
    }
  }

  const regain = async (): Promise<void> => {
    client = undefined
    if (leaving) return
    onNotice(`The connection that holds this Varsku's place on ${where} was lost; taking it again.`)
    let lastLine = ''
    const tell = (line: string) => {
      if (line !== lastLine) onNotice(line)
      lastLine = line
    }
    while (!leaving) {
      try {
        const address = await needs.address()
        if (address !== url)
          return tell(`The database on ${where} came back at another address. Start Varsku again.`)
        const outcome = await connectAndLock(address)
        if (outcome === 'locked') return tell(`This Varsku holds its place on ${where} again.`)
        if (outcome === 'taken')
          tell(`Another Varsku has started on ${where} meanwhile. Stop one of the two now.`)
      } catch (fault) {
        if (fault instanceof StartupError) tell(fault.message)
        else tell(`The database on ${where} does not answer (${faultCode(fault)}).`)
      }
      await pause(1000, undefined, { ref: false })
    }
  }

  const outcome = await connectAndLock(url)
  if (outcome === 'leaving') return undefined
  if (outcome === 'taken')
    throw new StartupError(
      `Another Varsku already runs on ${where}. Stop that one first, or give this one a database of its own.`,
    )
  const first = client
  if (!first) return undefined
  return {
    client: first,
    url,
    leave: async (onLast) => {
      leaving = true
      // A lost connection took the locks with it, and nothing says who else uses the database.
      const holder = client
      if (!holder) return
      try {
        // It gives up its own lock first, so that two that leave do not take each other for users.
        await holder.query(`SELECT pg_advisory_unlock_shared${IN_USE}`)
        if (await ask(holder, `pg_try_advisory_lock${IN_USE}`)) await onLast()
      } catch (fault) {
        // The locks went with the connection.
        if (!isConnectionLost(fault)) throw fault
      } finally {
        await holder.end()
      }
    },
  }
}
