import { mkdtempSync, rmSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { type Database, openDatabase } from '../../src/database/database.ts'
import {
  EXEMPT,
  rewriteHourly,
  rewriteTables,
  rewrittenTables,
} from '../../src/database/rewrite-tables.ts'
import { createTestDatabase } from '../support/database.ts'
import { startFakeTelegram } from '../support/fake-telegram/server.ts'
import { PATIENCE } from '../support/patience.ts'
import { createHome } from '../support/processes.ts'

const everyFile = async (folder: string): Promise<string> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  const contents = files.map((entry) => readFile(join(entry.parentPath, entry.name), 'latin1'))
  return (await Promise.all(contents)).join('\n')
}

it('leaves nothing of a deleted row in any file, and everything of one that stays', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'varsku-forget-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  const database = await openDatabase({
    dataDir,
    exclusive: true,
    onNotice: () => {},
  })
  const { prisma, sql, close } = database
  onTestFinished(close)
  for (let row = 0; row < 60; row++) {
    const mark = row % 2 === 0 ? `leaves-${row}-` : `stays-${row}-`
    const content = Buffer.from(mark.repeat(30))
    const receipt = Buffer.from(mark)
    await prisma.report.create({
      data: { id: crypto.randomUUID(), month: new Date('2026-01-01'), content, receipt },
    })
  }
  await sql`CHECKPOINT`
  expect(await everyFile(dataDir)).toContain('leaves-')

  await sql`DELETE FROM report WHERE convert_from(receipt, 'UTF8') LIKE 'leaves-%'`
  await rewriteTables(database)

  const files = await everyFile(dataDir)
  expect(files).not.toContain('leaves-')
  expect(files).toContain('stays-1-')
  expect(await prisma.report.count()).toBe(30)
})

/** People who each reported something: three rows of one transaction. */
const writesTogether = async ({ prisma }: Pick<Database, 'prisma'>): Promise<void> => {
  for (let person = 0; person < 5; person++) {
    await prisma.$transaction([
      prisma.report.create({
        data: {
          id: crypto.randomUUID(),
          month: new Date(),
          receipt: crypto.getRandomValues(new Uint8Array(32)),
        },
      }),
      prisma.counter.create({
        data: {
          owner: crypto.getRandomValues(new Uint8Array(32)),
          kind: 'report',
          day: new Date(),
          today: 1,
          month: 1,
        },
      }),
      prisma.sender.create({
        data: { tag: crypto.getRandomValues(new Uint8Array(32)), seenOn: new Date() },
      }),
    ])
  }
}

/** How many can be joined on who wrote them; when every one goes with every other: 5 x 5 x 5. */
const joined = async ({ sql }: Pick<Database, 'sql'>): Promise<number> => {
  const rows = await sql`
    SELECT FROM report r JOIN counter c ON c.xmin = r.xmin JOIN sender s ON s.xmin = r.xmin`
  return rows.length
}

it('leaves nothing that joins rows by the transaction that wrote them', async () => {
  const { database, drop } = await createTestDatabase()
  onTestFinished(drop)
  const { sql } = database
  await writesTogether(database)
  expect(await joined(database)).toBe(5)

  await rewriteTables(database)

  // None says more than another.
  expect(await joined(database)).toBe(125)
  const inFile = await sql`SELECT id FROM report ORDER BY ctid`
  expect([...inFile]).toEqual([...(await sql`SELECT id FROM report ORDER BY id`)])
})

it('rewrites small tables every hour, and those of any size at night', async () => {
  const { database, drop } = await createTestDatabase()
  onTestFinished(drop)
  await writesTogether(database)
  const [day, night] = ['13', '04'].map((hour) => new Date(`2026-11-28T${hour}:30:00Z`))
  if (!day || !night) throw new Error('there is no hour')
  expect(await rewriteHourly(database, day, 1_000)).toBe(false)
  expect(await joined(database)).toBe(5)
  expect(await rewriteHourly(database, night, 1_000)).toBe(true)
  expect(await joined(database)).toBe(125)
  await database.sql`TRUNCATE report, counter, sender`
  await writesTogether(database)
  expect(await rewriteHourly(database, day)).toBe(true)
  expect(await joined(database)).toBe(125)
})

it('is done before a clean end, so that a copy of the files at rest joins nothing', async () => {
  const fake = await startFakeTelegram()
  onTestFinished(() => fake.stop())
  const home = await createHome({ TELEGRAM_BOT_TOKEN: fake.token, TELEGRAM_API_ROOT: fake.apiRoot })
  onTestFinished(() => home.close())
  const bot = await home.start()
  await expect.poll(() => home.written(), { timeout: PATIENCE }).toContain('"ready"')
  await home.look(({ database }) => writesTogether(database))
  expect(await home.look(({ database }) => joined(database))).toBe(5)
  expect(await bot.end('SIGTERM')).toBe(0)
  expect(await home.look(({ database }) => joined(database))).toBe(125)
}, 120_000)

/** The file of each table. */
const filesOf = async ({ sql }: Pick<Database, 'sql'>): Promise<Record<string, string>> => {
  const rows = await sql<{ table: string; file: string }[]>`
    SELECT relname AS table, pg_relation_filepath(oid) AS file FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`
  return Object.fromEntries(rows.map(({ table, file }) => [table, file]))
}

it('leaves the files of a table alone in which nothing was ever written', async () => {
  const { database, drop } = await createTestDatabase()
  onTestFinished(drop)
  const { sql } = database
  // A new file has nothing of what other tests wrote.
  await sql`TRUNCATE report, counter, sender, safe_call`
  await writesTogether(database)
  // Its rows are gone, and the file with them; what they were named is still in the index.
  await sql`DELETE FROM counter`
  await sql`VACUUM counter`
  const before = await filesOf(database)

  await rewriteTables(database)

  const after = await filesOf(database)
  for (const table of ['report', 'counter', 'sender'])
    expect(`${table} ${after[table] === before[table]}`).toBe(`${table} false`)
  expect(after['safe_call']).toBe(before['safe_call'])
  await rewriteTables(database)
  expect((await filesOf(database))['counter']).toBe(after['counter'])
})

it('writes every table anew but those that are named with a reason', async () => {
  const { database, drop } = await createTestDatabase()
  onTestFinished(drop)
  const { sql } = database
  const tables = await sql<{ name: string }[]>`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`
  const rewritten = (await rewrittenTables(sql)).map(({ table }) => table)
  expect([...rewritten, ...Object.keys(EXEMPT)].sort()).toEqual(
    tables.map(({ name }) => name).sort(),
  )
})

it('writes a table anew that nobody has thought of', async () => {
  const { database, drop } = await createTestDatabase()
  onTestFinished(drop)
  const { sql } = database
  await sql`CREATE TABLE forgotten (mark text PRIMARY KEY)`
  await sql`CREATE TABLE "without key" (mark text)`
  for (const mark of ['one', 'two']) {
    await sql.begin(async (tx) => {
      await tx`INSERT INTO forgotten VALUES (${mark})`
      await tx`INSERT INTO "without key" VALUES (${mark})`
    })
  }
  await rewriteTables(database)
  const joined = await sql`SELECT FROM forgotten f JOIN "without key" w ON w.xmin = f.xmin`
  expect(joined).toHaveLength(4)
})
