import pg from 'pg'
import { StartupError } from '../startup-error.ts'
import { setZone } from './address.ts'
import { keepsSession, NO_SESSION, serverProcessOf } from './session.ts'

// lease   the right to be the only process that does something. It is a lock on a connection of its
//         own, so it ends with the process, however the process ends

/** Something that only one process at a time may have. */
export interface Lease {
  /** Aborted when its connection is lost. From then on, another process may have the lease. */
  lost: AbortSignal
  release(): Promise<void>
}

const LOCKS = { whatsapp: '(1986097779, 3)' } as const

interface Needs {
  /** The database's address. */
  url: string
  what: keyof typeof LOCKS
  /** How often the connection is tested, in milliseconds. */
  beat: number
}

const clientOf = ({ url, beat }: Needs): pg.Client =>
  new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 4000,
    query_timeout: Math.max(1000, beat),
    keepAlive: true,
    application_name: 'varsku',
  })

/**
 * Tries to take the lock on a connection that will keep it. Returns the process at the server, or
 * undefined.
 */
const lock = async (client: pg.Client, needs: Needs): Promise<number | undefined> => {
  await client.connect()
  await setZone(client)
  // PostgreSQL notices within half a minute that a machine is gone, and frees its locks.
  await client.query(
    'SET idle_session_timeout = 0; SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3',
  )
  const stranger = async () => {
    const other = clientOf(needs)
    other.on('error', () => {})
    await other.connect()
    return other
  }
  // Through a pooler, a second process would get the connection with the lock, and so the lock.
  if (!(await keepsSession(client, stranger))) throw new StartupError(NO_SESSION)
  const { rows } = await client.query<{ taken: boolean }>(
    `SELECT pg_try_advisory_lock${LOCKS[needs.what]} AS taken`,
  )
  return rows[0]?.taken === true ? await serverProcessOf(client) : undefined
}

/** Takes the lease; undefined while another process has it. Throws if the database does not answer. */
export const takeLease = async (needs: Needs): Promise<Lease | undefined> => {
  const client = clientOf(needs)
  const lost = new AbortController()
  let beating: NodeJS.Timeout | undefined
  const end = async (): Promise<void> => {
    clearInterval(beating)
    lost.abort()
    await client.end().catch(() => undefined)
  }
  // An error event without a listener would end the process.
  client.on('error', () => lost.abort())
  client.on('end', () => lost.abort())
  let holder: number | undefined
  try {
    holder = await lock(client, needs)
  } catch (fault) {
    await end()
    throw fault
  }
  if (holder === undefined) {
    await end()
    return undefined
  }
  const test = async (): Promise<void> => {
    const isOurs = await serverProcessOf(client).then(
      (pid) => pid === holder,
      () => false,
    )
    if (!isOurs) await end()
  }
  // If the server vanishes, the connection would otherwise end only after minutes.
  beating = setInterval(() => void test(), needs.beat)
  beating.unref()
  return { lost: lost.signal, release: end }
}
