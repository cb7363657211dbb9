import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../../src/core/storage/migrations.ts'
import { endPostmaster } from '../../src/core/storage/postmaster.ts'
import { startServer } from '../../src/core/storage/server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Of the run's server, for making databases. */
    adminUrl: string
  }
}

const PREFIX = 'varsku-test-'

/** The database that every test's own is a copy of. */
export const TEMPLATE = 'varsku_template'

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** A run that was killed could not tidy up: the next one does it. */
const removeLeftOvers = async (): Promise<void> => {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1])
    if (!pid || isAlive(pid)) continue
    await endPostmaster(join(tmpdir(), name, 'postgres'))
    rmSync(join(tmpdir(), name), { recursive: true, force: true })
  }
}

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
  await removeLeftOvers()
  const dataDir = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`))
  const server = await startServer({
    dataDir,
    // Nothing of a test run has to survive a power cut.
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      max_connections: '200',
    },
  })
  const stop = async () => {
    await endPostmaster(server.cluster)
    rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    await makeTemplate(server.url)
  } catch (fault) {
    await stop()
    throw fault
  }
  project.provide('adminUrl', server.url)
  return stop
}
