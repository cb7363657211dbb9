/** The address of the database, in the form that each library takes. */
import { StartupError } from '../startup-error.ts'

/** Parameters that Prisma understands and PostgreSQL refuses. */
const PRISMA_ONLY = ['schema', 'connection_limit', 'pool_timeout', 'connect_timeout', 'pgbouncer']

/**
 * The time zone of every connection. Prisma reads and writes times as if it were always this one.
 * In another zone, an alert would live hours too long, or be over before it went out.
 */
export const ZONE = 'UTC'

/** Sets the time zone of a connection of pg, whatever the server, database, user or address say. */
export const setZone = async (client: {
  query(statement: string): Promise<unknown>
}): Promise<void> => {
  await client.query(`SET TIME ZONE '${ZONE}'`)
}

/** The address of the operator's database, and what it says to us and not to PostgreSQL. */
interface Understood {
  url: string
  /** The address says that there is a PgBouncer in between. That means something only to Prisma. */
  namesPooler: boolean
}

/** Reads DATABASE_URL. Throws a StartupError if it is not an address that can be used. */
export const readAddress = (databaseUrl: string): Understood => {
  if (!URL.canParse(databaseUrl) || !/^postgres(ql)?:/.test(databaseUrl))
    throw new StartupError(
      'DATABASE_URL is not the address of a PostgreSQL database: postgresql://user:password@host:5432/name.',
    )
  const url = new URL(databaseUrl)
  if (!['public', null].includes(url.searchParams.get('schema')))
    throw new StartupError(
      'DATABASE_URL: only the schema "public" can be used. Give Varsku a database of its own.',
    )
  const namesPooler = ['true', '1'].includes(url.searchParams.get('pgbouncer') ?? '')
  for (const name of [...url.searchParams.keys()])
    if (PRISMA_ONLY.includes(name) || name.toLowerCase() === 'timezone')
      url.searchParams.delete(name)
  // The two libraries read these values differently. Both know verify-full, which these values are
  // for.
  if (/^(prefer|require|verify-ca)$/.test(url.searchParams.get('sslmode') ?? ''))
    url.searchParams.set('sslmode', 'verify-full')
  return { url: url.href, namesPooler }
}

/** The address for postgres.js, which takes the folder of a socket only beside the address. */
export const forPostgresJs = (address: string): { url: string; host?: string } => {
  const url = new URL(address)
  const folder = url.searchParams.get('host') ?? decodeURIComponent(url.hostname)
  url.searchParams.delete('host')
  return folder.startsWith('/') ? { url: url.href, host: folder } : { url: url.href }
}
