import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../../src/database/migrations.ts'
import { endPostmaster } from '../../src/database/postmaster.ts'
import { startServer } from '../../src/database/server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Of the run's server, for making databases. */
    adminUrl: string
    /** A DATA_DIR with a database that has all tables and nothing in them. */
    furnished: string
    /** Where programs keep what Node.js has made of their sources, for the next one. */
    compiled: string
  }
}

/** The database that every test's own is a copy of. */
export const TEMPLATE = 'varsku_template'

/** Makes all tables in a database of the server. */
const makeTables = async (adminUrl: string, name?: string): Promise<void> => {
  const url = new URL(adminUrl)
  if (name !== undefined) {
    await ask(adminUrl, `CREATE DATABASE ${name}`)
    url.pathname = name
  }
  const client = new pg.Client(url.href)
  await client.connect()
  await migrate(client)
  await client.end()
}

const ask = async (url: string, statement: string): Promise<void> => {
  const client = new pg.Client(url)
  await client.connect()
  await client.query(statement)
  await client.end()
}

const SETTINGS = {
  // Nothing of a test run has to survive a power cut.
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  // Tests put proxies and wrong addresses between.
  listen_addresses: '127.0.0.1',
  max_connections: '200',
  // As many an operator's server, and far enough from UTC that a time which is off falls on another day.
  timezone: 'Asia/Bangkok',
}

/**
 * One PostgreSQL for the run, with a template that has all tables; and a folder as a first start leaves
 * it, for tests of whole programs (furnished.ts).
 */
export default async (project: TestProject) => {
  const folder = mkdtempSync(join(tmpdir(), 'varsku-test-'))
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
  try {
    const first = await startServer({ dataDir, settings: SETTINGS })
    await makeTables(first.url)
    await endPostmaster(first.cluster)
    const furnished = join(folder, 'furnished')
    execFileSync('cp', ['-a', dataDir, furnished])
    for (const file of ['postgres.log', 'postgres.lock', 'postgres/postmaster.opts'])
      rmSync(join(furnished, file), { force: true })
    const server = await startServer({ dataDir, settings: SETTINGS })
    await makeTables(server.url, TEMPLATE)
    project.provide('adminUrl', server.url)
    project.provide('furnished', furnished)
    project.provide('compiled', join(folder, 'compiled'))
  } catch (fault) {
    await stop()
    throw fault
  }
  return stop
}
