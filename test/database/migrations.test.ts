import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { beforeEach, expect, it } from 'vitest'
import { openDatabase } from '../../src/database/database.ts'
import { MIGRATIONS, migrate } from '../../src/database/migrations.ts'
import { StartupError } from '../../src/startup-error.ts'
import { createEmptyDatabase } from '../support/database.ts'

let client: pg.Client
let url: string
let folder: string

beforeEach(async ({ onTestFinished }) => {
  const empty = await createEmptyDatabase()
  url = empty.url
  folder = mkdtempSync(join(tmpdir(), 'varsku-migrations-'))
  client = await connect()
  onTestFinished(async () => {
    await client.end()
    await empty.drop()
    rmSync(folder, { recursive: true, force: true })
  })
})

const connect = async (): Promise<pg.Client> => {
  const connection = new pg.Client(url)
  await connection.connect()
  return connection
}

const write = (name: string, sql: string): void => {
  mkdirSync(join(folder, name), { recursive: true })
  writeFileSync(join(folder, name, 'migration.sql'), sql)
}

const names = async (): Promise<string[]> => {
  const { rows } = await client.query<{ migration_name: string }>(
    'SELECT migration_name FROM _prisma_migrations ORDER BY started_at, migration_name',
  )
  return rows.map((row) => row.migration_name)
}

it('applies what is new in the order of the names, and nothing twice', async () => {
  write('2_second', 'ALTER TABLE one ADD COLUMN b int; INSERT INTO one VALUES (1, 2);')
  write('1_first', 'CREATE TABLE one (a int);')
  writeFileSync(join(folder, 'migration_lock.toml'), 'provider = "postgresql"')
  await migrate(client, folder)
  write('3_third', 'INSERT INTO one VALUES (3, 4);')
  await migrate(client, folder)
  await migrate(client, folder)
  expect(await names()).toEqual(['1_first', '2_second', '3_third'])
  expect((await client.query('SELECT * FROM one ORDER BY a')).rows).toEqual([
    { a: 1, b: 2 },
    { a: 3, b: 4 },
  ])
})

it('keeps its books as Prisma does', async () => {
  write('1_first', 'SELECT 1')
  await migrate(client, folder)
  const { rows } = await client.query('SELECT * FROM _prisma_migrations')
  expect(rows).toEqual([
    {
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      // sha256sum of the file
      checksum: 'e004ebd5b5532a4b85984a62f8ad48a81aa3460c1ca07701f386135d72cdecf5',
      finished_at: expect.any(Date),
      migration_name: '1_first',
      logs: null,
      rolled_back_at: null,
      started_at: expect.any(Date),
      applied_steps_count: 1,
    },
  ])
})

it('lets one wait when two start at once', async () => {
  write('1_first', 'CREATE TABLE one (a int); SELECT pg_sleep(0.2);')
  const other = await connect()
  await Promise.all([migrate(client, folder), migrate(other, folder)])
  await other.end()
  expect(await names()).toEqual(['1_first'])
})

it('changes nothing when a migration fails, and goes on once that is put right', async () => {
  write('1_first', 'CREATE TABLE one (a int);')
  write('2_second', 'CREATE TABLE two (a int); INSERT INTO nowhere VALUES (1);')
  await expect(migrate(client, folder)).rejects.toThrow(StartupError)
  await expect(migrate(client, folder)).rejects.toThrow('2_second')
  expect(await names()).toEqual(['1_first'])
  expect((await client.query(`SELECT to_regclass('two') AS two`)).rows).toEqual([{ two: null }])
  write('2_second', 'CREATE TABLE two (a int);')
  await migrate(client, folder)
  expect(await names()).toEqual(['1_first', '2_second'])
})

it('refuses a migration that was changed after it was applied', async () => {
  write('1_first', 'CREATE TABLE one (a int);')
  await migrate(client, folder)
  write('1_first', 'CREATE TABLE one (a bigint);')
  await expect(migrate(client, folder)).rejects.toThrow(StartupError)
  await expect(migrate(client, folder)).rejects.toThrow('1_first was changed')
})

it('refuses a migration that was begun and not finished, and not one that was rolled back', async () => {
  write('1_first', 'CREATE TABLE one (a int);')
  await migrate(client, folder)
  await client.query('UPDATE _prisma_migrations SET finished_at = NULL')
  await expect(migrate(client, folder)).rejects.toThrow('1_first was begun and not finished')
  await client.query('UPDATE _prisma_migrations SET rolled_back_at = now()')
  await client.query('DROP TABLE one')
  await migrate(client, folder)
  expect(await names()).toEqual(['1_first', '1_first'])
})

it('does not open a database with a newer schema, and leaves it as it is', async () => {
  cpSync(MIGRATIONS, folder, { recursive: true })
  write('29990101000000_later', 'CREATE TABLE later (a int);')
  await migrate(client, folder)
  const before = await names()
  const opening = openDatabase({
    dataDir: '',
    databaseUrl: url,
    exclusive: true,
    onNotice: () => {},
  })
  await expect(opening).rejects.toThrow(StartupError)
  await expect(opening).rejects.toThrow('newer schema')
  expect(await names()).toEqual(before)
})
