import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { StartupError } from '../startup-error.ts'
import { faultCode, isConnectionLost } from './faults.ts'

// place     a user's presence at a database, as locks of one connection: they end with the process
// presence  held shared by everyone; nobody's: the server can go
// service   held by the one process that is the service

const OLDEST = 15

const PRESENCE = '(1986097779, 1)'
const SERVICE = '(1986097779, 2)'

/** A process's place among the users of a database. */
export interface Place {
  /** The connection that holds it. */
  client: pg.Client
  /** The database's address. Holds a password: never logged. */
  url: string
  /** Gives it up; `onLast` runs while nobody else is there or can come. */
  leave(onLast: () => Promise<void>): Promise<void>
}

const connect = async (url: string): Promise<pg.Client> => {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 4000,
    keepAlive: true,
    application_name: 'varsku',
  })
  // Its end is what we act on; the error before it would end the process if nobody heard it.
  client.on('error', () => {})
  try {
    await client.connect()
    return client
  } catch (fault) {
    // Else a connection that this side gave up would wait there, and hold up the whole server.
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

const take = async (
  client: pg.Client,
  exclusive: boolean,
): Promise<'leaving' | 'taken' | 'held'> => {
  // A machine that vanished is noticed within half a minute, and its lock is free again.
  await client.query(
    'SET idle_session_timeout = 0; SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3',
  )
  if (!(await ask(client, `pg_try_advisory_lock_shared${PRESENCE}`))) return 'leaving'
  if (!exclusive) return 'held'
  // A holder that was killed is gone as soon as PostgreSQL has seen its connection end.
  for (let tries = 0; tries < 10; tries++) {
    if (await ask(client, `pg_try_advisory_lock${SERVICE}`)) return 'held'
    await pause(100)
  }
  return 'taken'
}

/** Takes a place; undefined while the last user is ending the server. */
export const takePlace = async (needs: {
  /** Where the database is; asked again when it was lost, so that a server of our own is started again. */
  address(): Promise<string>
  exclusive: boolean
  /** What the operator calls it. */
  where: string
  onNotice(line: string): void
}): Promise<Place | undefined> => {
  const { exclusive, where, onNotice } = needs
  const url = await needs.address()
  let leaving = false
  let client: pg.Client | undefined

  const hold = async (at: string): Promise<'leaving' | 'taken' | 'held'> => {
    const candidate = await connect(at)
    try {
      await checkVersion(candidate)
      const outcome = await take(candidate, exclusive)
      if (outcome !== 'held' || leaving) await candidate.end()
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
    let told = ''
    const tell = (line: string) => {
      if (line !== told) onNotice(line)
      told = line
    }
    while (!leaving) {
      try {
        const address = await needs.address()
        if (address !== url)
          return tell(`The database on ${where} came back at another port. Start Varsku again.`)
        const outcome = await hold(address)
        if (outcome === 'held') return tell(`This Varsku holds its place on ${where} again.`)
        if (outcome === 'taken')
          tell(`Another Varsku has started on ${where} meanwhile. Stop one of the two now.`)
      } catch (fault) {
        if (fault instanceof StartupError) tell(fault.message)
        else tell(`The database on ${where} does not answer (${faultCode(fault)}).`)
      }
      await pause(1000, undefined, { ref: false })
    }
  }

  const outcome = await hold(url)
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
      // Lost, and with it the locks: there is nothing to give up, and no telling who else is there.
      const holder = client
      if (!holder) return
      try {
        // First out, then alone: two that leave at once must not each take the other for a user.
        await holder.query(`SELECT pg_advisory_unlock_shared${PRESENCE}`)
        if (await ask(holder, `pg_try_advisory_lock${PRESENCE}`)) await onLast()
      } catch (fault) {
        // It went on its own: the locks went with it.
        if (!isConnectionLost(fault)) throw fault
      } finally {
        await holder.end()
      }
    },
  }
}
