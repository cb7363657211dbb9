import pg from 'pg'

// lease   the right to be the only process that does something. It is a lock of a connection of its own,
//         so it ends with the process, however that ends

/** What one process at a time may have. */
export interface Lease {
  /** Aborted when its connection is lost: from then on another process may have the lease. */
  lost: AbortSignal
  release(): Promise<void>
}

const LOCKS = { whatsapp: '(1986097779, 3)' } as const

interface Needs {
  /** The database's address. */
  url: string
  what: keyof typeof LOCKS
  /** The connection is tested every so many milliseconds. */
  beat: number
}

/** Takes the lease; undefined while another process has it. Throws if the database does not answer. */
export const takeLease = async ({ url, what, beat }: Needs): Promise<Lease | undefined> => {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 4000,
    query_timeout: Math.max(1000, beat),
    keepAlive: true,
    application_name: 'varsku',
  })
  const lost = new AbortController()
  const end = async (): Promise<void> => {
    clearInterval(beating)
    lost.abort()
    await client.end().catch(() => undefined)
  }
  // An error event without a listener would end the process.
  client.on('error', () => lost.abort())
  client.on('end', () => lost.abort())
  let beating: NodeJS.Timeout | undefined
  try {
    await client.connect()
    // PostgreSQL notices within half a minute that a machine is gone, and frees its locks.
    await client.query(
      'SET idle_session_timeout = 0; SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3',
    )
    const { rows } = await client.query<{ taken: boolean }>(
      `SELECT pg_try_advisory_lock${LOCKS[what]} AS taken`,
    )
    if (rows[0]?.taken !== true) {
      await end()
      return undefined
    }
  } catch (fault) {
    await end()
    throw fault
  }
  // If the server vanishes, the connection would otherwise end only minutes later.
  beating = setInterval(() => void client.query('SELECT 1').catch(end), beat)
  beating.unref()
  return { lost: lost.signal, release: end }
}
