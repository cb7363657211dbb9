import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { type Database, openDatabase } from '../../src/database/database.ts'
import { TEMPLATE } from './global-setup.ts'

const asAdmin = async (statement: string): Promise<void> => {
  const admin = new pg.Client(inject('adminUrl'))
  await admin.connect()
  try {
    await admin.query(statement)
  } finally {
    await admin.end()
  }
}

/** A name and address for a new database on the run's server, made from `template`. */
export const createEmptyDatabase = async (template = 'template0') => {
  const name = `test_${randomBytes(6).toString('hex')}`
  await asAdmin(`CREATE DATABASE ${name} TEMPLATE ${template}`)
  const url = new URL(inject('adminUrl'))
  url.pathname = name
  return {
    url: url.href,
    drop: () => asAdmin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  }
}

/** A database of the test's own, with all tables and nothing in them. */
export const createTestDatabase = async (): Promise<{
  database: Database
  url: string
  drop(): Promise<void>
}> => {
  const { url, drop } = await createEmptyDatabase(TEMPLATE)
  const database = await openDatabase({
    // Not used: the address says where the data is.
    dataDir: '',
    databaseUrl: url,
    exclusive: false,
    onNotice: () => {},
  })
  return {
    database,
    url,
    drop: async () => {
      await database.close()
      await drop()
    },
  }
}
