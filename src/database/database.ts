import { createHash } from 'node:crypto'
import { realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { PrismaPg } from '@prisma/adapter-pg'
import type postgres from 'postgres'
import { StartupError } from '../startup-error.ts'
import { readAddress, setZone } from './address.ts'
import { createPrisma, readCompiler } from './compiler.ts'
import { explainDatabaseUrl, explainOwnServer, faultCode, isConnectionLost } from './faults.ts'
import { Prisma, type PrismaClient } from './generated/client.ts'
import { migrate } from './migrations.ts'
import { endPostmaster } from './postmaster.ts'
import { enterDatabase, type Presence } from './presence.ts'
import { startServer } from './server.ts'
import { openServerLog } from './server-log.ts'
import { openSql } from './sql.ts'

export { stopServer } from './server.ts'
export { Prisma, type PrismaClient }

/** What a store gets inside a transaction, in place of the database. */
export type Transaction = Prisma.TransactionClient

/** The bot's tables, and the ways to reach them. */
export interface Database {
  prisma: PrismaClient
  /** For what is written best in SQL: look-ups, bulk, locks. */
  sql: postgres.Sql
  /** For making more pools. Holds a password: never logged. */
  url: string
  /** Ends the pools, and the bot's own server if nobody else uses it. May be called twice. */
  close(): Promise<void>
}

/** Whether a row was refused because there already is one with the same unique value. */
export const isUniqueViolation = (fault: unknown): boolean =>
  ['P2002', '23505'].includes(faultCode(fault))

interface Needs {
  dataDir: string
  /** Absent: the bot's own PostgreSQL in `dataDir`. */
  databaseUrl?: string | undefined
  /** True for the service, of which there is only one; false for every other process. */
  exclusive: boolean
  onNotice(line: string): void
}

const MOST_TRIES = 400

/**
 * Longer than any statement takes, in milliseconds. After this silence, a server is not waited for
 * any more.
 */
const SILENCE = 60_000

const HOUR = 60 * 60 * 1000

/**
 * More statements than the bot has. Lists of varying length make ever new statements, which then
 * get no name.
 */
const MOST_NAMES = 300

/** Names statements, so that PostgreSQL keeps their plans. That halves their cost. */
const statementNames = () => {
  const names = new Map<string, string>()
  return ({ sql }: { sql: string }): string => {
    const known = names.get(sql)
    if (known !== undefined || names.size >= MOST_NAMES) return known ?? ''
    const name = createHash('sha256').update(sql).digest('base64url')
    names.set(sql, name)
    return name
  }
}

const arrive = async (needs: Needs): Promise<Presence> => {
  if (needs.databaseUrl !== undefined) {
    const { url, namesPooler } = readAddress(needs.databaseUrl)
    if (namesPooler)
      needs.onNotice(
        'DATABASE_URL: pgbouncer=true does nothing here. If a PgBouncer is in between, connect to PostgreSQL itself.',
      )
    const address = async () => url
    const presence = await enterDatabase({
      ...needs,
      address,
      where: 'the database of DATABASE_URL',
    })
    if (presence) return presence
    throw new StartupError('DATABASE_URL: the database is locked by another program.')
  }
  const address = async () => (await startServer(needs)).url
  const where = `DATA_DIR ${needs.dataDir}`
  for (let tries = 0; ; tries++) {
    try {
      const presence = await enterDatabase({ ...needs, address, where })
      if (presence) return presence
      if (tries >= MOST_TRIES) throw new StartupError(`The server of ${where} does not end.`)
    } catch (fault) {
      // Its last user may be ending it now. The next try then starts it again.
      if (!isConnectionLost(fault) || tries >= MOST_TRIES) throw fault
    }
    await pause(50)
  }
}

const openPools = (url: string, compiler: Promise<object>, onNotice: (line: string) => void) => {
  const lost = (fault: Error) =>
    onNotice(`A connection to the database was lost (${faultCode(fault) || fault.name}).`)
  const adapter = new PrismaPg(
    {
      connectionString: url,
      max: 10,
      connectionTimeoutMillis: 10_000,
      query_timeout: SILENCE,
      application_name: 'varsku',
      onConnect: setZone,
    },
    { onPoolError: lost, onConnectionError: lost, statementNameGenerator: statementNames() },
  )
  // Minimal, because Prisma's longer errors show the values that it was given.
  const prisma = createPrisma(
    {
      adapter,
      errorFormat: 'minimal',
      // On a busy machine it is better to wait than to undo a turn.
      transactionOptions: { maxWait: 10_000, timeout: 30_000 },
    },
    compiler,
  )
  return { prisma, sql: openSql(url, { most: 5, silence: SILENCE }) }
}

const trimHourly = ({ dataDir, onNotice }: Needs): NodeJS.Timeout => {
  const trim = async () => {
    try {
      await (await openServerLog(dataDir)).close()
    } catch (fault) {
      onNotice(`${dataDir}/postgres.log cannot be cut to size (${faultCode(fault)}).`)
    }
  }
  return setInterval(() => void trim(), HOUR).unref()
}

/**
 * The database, ready to use: server started, locks taken, tables up to date.
 *
 * Throws a StartupError for everything that the operator can do something about.
 */
export const openDatabase = async (needs: Needs): Promise<Database> => {
  const explain = (fault: unknown) =>
    needs.databaseUrl === undefined
      ? explainOwnServer(fault, needs.dataDir)
      : explainDatabaseUrl(fault)
  try {
    // Meanwhile the server starts. Whoever asks the database first is told if this fails.
    const compiler = readCompiler()
    compiler.catch(() => undefined)
    const presence = await arrive(needs)
    const { url } = presence
    const leave = () =>
      presence.leave(async () => {
        if (needs.databaseUrl !== undefined) return
        await endPostmaster(join(await realpath(needs.dataDir), 'postgres'))
      })
    let ending = false
    const { prisma, sql } = openPools(url, compiler, (line) => {
      // At the end connections are lost because the server ends.
      if (!ending) needs.onNotice(line)
    })
    const trimming = needs.databaseUrl === undefined ? trimHourly(needs) : undefined
    const end = async () => {
      ending = true
      clearInterval(trimming)
      await Promise.all([prisma.$disconnect(), sql.end({ timeout: 5 })])
      await leave()
    }
    try {
      await migrate(presence.client)
      await sql`SELECT 1`
    } catch (fault) {
      await end()
      throw fault
    }
    let closed: Promise<void> | undefined
    return {
      prisma,
      sql,
      url,
      close: () => {
        closed ??= end()
        return closed
      },
    }
  } catch (fault) {
    throw explain(fault)
  }
}
