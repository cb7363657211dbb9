import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import type { ProvidedContext } from 'vitest'
import type { TestProject } from 'vitest/node'
import { migrate } from '../../src/database/migrations.ts'
import { endPostmaster } from '../../src/database/postmaster.ts'
import { startServer } from '../../src/database/server.ts'
import { LONGEST_FOLDER } from '../../src/database/server-place.ts'
import { scratchInMemory } from './scratch.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Of the run's server, for making databases. */
    adminUrl: string
    /** Its address over a socket, which costs less with each statement; where there can be none, over a port. */
    nearUrl: string
    /** A DATA_DIR with a database that has all tables and nothing in them. */
    furnished: string
    /** Where programs keep what Node.js has made of their sources, for the next one. */
    compiled: string
  }
}

/** The database that every test's own is a copy of. */
export const TEMPLATE = 'varsku_template'

const ask = async (url: string, statement: string): Promise<void> => {
  const client = new pg.Client(url)
  await client.connect()
  await client.query(statement)
  await client.end()
}

/** Makes the database that all others are copies of, from one that has all tables. */
const makeTemplate = async (adminUrl: string): Promise<void> => {
  // Sets what would change with the first VACUUM of a copy.
  await ask(adminUrl, 'VACUUM')
  const { pathname } = new URL(adminUrl)
  const elsewhere = new URL(adminUrl)
  elsewhere.pathname = 'template1'
  await ask(elsewhere.href, `CREATE DATABASE ${TEMPLATE} TEMPLATE ${pathname.slice(1)}`)
}

const SETTINGS = {
  // Nothing of a test run has to survive a power cut.
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  checkpoint_timeout: '1h',
  max_wal_size: '1GB',
  // Databases are emptied by hand (database.ts), and whoever works in one that nobody uses is in the way.
  autovacuum: 'off',
  // Tests put proxies and wrong addresses between.
  listen_addresses: '127.0.0.1',
  max_connections: '200',
  // As many an operator's server, and far enough from UTC that a time which is off falls on another day.
  timezone: 'Asia/Bangkok',
}

const over = (sockets: string, url: string): string =>
  url.replace('@127.0.0.1:', `@${encodeURIComponent(sockets)}:`)

/** What there is for as long as the server runs. */
interface TestServer {
  provided: ProvidedContext
  stop(): Promise<void>
}

/**
 * One PostgreSQL for the run, with a template that has all tables; and a folder as a first start leaves
 * it, for tests of whole programs (furnished.ts).
 */
export const startTestServer = async (): Promise<TestServer> => {
  // Whoever sets TMPDIR decides.
  const inMemory = process.env['TMPDIR'] === undefined ? scratchInMemory() : undefined
  const folder = mkdtempSync(join(inMemory ?? tmpdir(), 'varsku-test-'))
  const dataDir = join(folder, 'data')
  const script = fileURLToPath(new URL('server-end.ts', import.meta.url))
  const end = spawn(process.execPath, [script, folder], {
    // In a group of its own, so that Ctrl-C does not end it before its work.
    detached: true,
    stdio: ['pipe', 'inherit', 'inherit'],
  })
  const ended = once(end, 'exit')
  const stop = async () => {
    end.stdin.end()
    await ended
  }
  const sockets = join(folder, 'sockets')
  mkdirSync(sockets)
  // All that tests write is here, so that nothing of it stays in memory, however the run ends.
  const scratch = join(folder, 'scratch')
  mkdirSync(scratch)
  // Other users reach what is theirs in it, as in any folder for what is temporary.
  for (const path of [folder, scratch]) chmodSync(path, 0o711)
  // The server's own user makes the socket.
  chmodSync(sockets, 0o777)
  process.env['TMPDIR'] = scratch
  try {
    const first = await startServer({ dataDir, settings: SETTINGS })
    const client = new pg.Client(first.url)
    await client.connect()
    await migrate(client)
    await client.end()
    await endPostmaster(first.cluster)
    const furnished = join(folder, 'furnished')
    execFileSync('cp', ['-a', dataDir, furnished])
    for (const file of ['postgres.log', 'postgres.lock', 'postgres/postmaster.opts'])
      rmSync(join(furnished, file), { force: true })
    const isShort = Buffer.byteLength(sockets) <= LONGEST_FOLDER
    const settings = { ...SETTINGS, ...(isShort && { unix_socket_directories: sockets }) }
    const server = await startServer({ dataDir, settings })
    await makeTemplate(server.url)
    const provided = {
      adminUrl: server.url,
      nearUrl: isShort ? over(sockets, server.url) : server.url,
      furnished,
      compiled: join(folder, 'compiled'),
    }
    return { provided, stop }
  } catch (fault) {
    await stop()
    throw fault
  }
}

export default async (project: TestProject) => {
  const { provided, stop } = await startTestServer()
  project.provide('adminUrl', provided.adminUrl)
  project.provide('nearUrl', provided.nearUrl)
  project.provide('furnished', provided.furnished)
  project.provide('compiled', provided.compiled)
  return stop
}
