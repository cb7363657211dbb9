import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../../src/database/migrations.ts'
import { startServer } from '../../src/database/server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Of the run's server, for making databases. */
    adminUrl: string
  }
}

/** The database that every test's own is a copy of. */
export const TEMPLATE = 'varsku_template'

const makeTemplate = async (adminUrl: string): Promise<void> => {
  const admin = new pg.Client(adminUrl)
  await admin.connect()
  await admin.query(`CREATE DATABASE ${TEMPLATE}`)
  await admin.end()
  const url = new URL(adminUrl)
  url.pathname = TEMPLATE
  const template = new pg.Client(url.href)
  await template.connect()
  await migrate(template)
  await template.end()
}

/** One PostgreSQL for the run, with a template that has all tables. */
export default async (project: TestProject) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'varsku-test-'))
  const script = fileURLToPath(new URL('server-end.ts', import.meta.url))
  const end = spawn(process.execPath, [script, dataDir], {
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
    const settings = {
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
    const server = await startServer({ dataDir, settings })
    await makeTemplate(server.url)
    project.provide('adminUrl', server.url)
  } catch (fault) {
    await stop()
    throw fault
  }
  return stop
}
