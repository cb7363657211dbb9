import pg from 'pg'

// lease   the right to be the only one who does something, held as a lock of a connection of its own:
//         it ends with the process, whatever happens to it

/** Holds what one process at a time may hold. */
export interface Lease {
  /** Aborted when the connection that holds it is gone: from then on another process may have it. */
  lost: AbortSignal
  release(): Promise<void>
}

const LOCKS = { whatsapp: '(1986097779, 3)' } as const

interface Needs {
  /** The database's address. */
  url: string
  what: keyof typeof LOCKS
  /** Milliseconds between two looks whether the connection still lives. */
  beat: number
}

/** Takes the lease; undefined while another process has it. Throws when the database cannot be asked. */
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
  // Its end is what we act on; the error before it would end the process if nobody heard it.
  client.on('error', () => lost.abort())
  client.on('end', () => lost.abort())
  let beating: NodeJS.Timeout | undefined
  try {
    await client.connect()
    // A machine that vanished is noticed within half a minute, and what it held is free again.
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
  // A server that is gone without a word would not end the connection for minutes.
  beating = setInterval(() => void client.query('SELECT 1').catch(end), beat)
  beating.unref()
  return { lost: lost.signal, release: end }
}
