/** (b) The look-up of a number, the more are listed. */
import { randomUUID } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import {
  createFingerprinter,
  type Fingerprint,
  layersOf,
} from '../src/core/blacklist/fingerprint.ts'
import { quarterOf } from '../src/core/blacklist/warning.ts'
import { storesIn } from '../src/core/stores/stores.ts'
import { forArray } from '../src/core/stores/subjects.ts'
import type { Bytes, Keys } from '../src/core/terms/keys.ts'
import { type Database, openDatabase } from '../src/database/database.ts'
import { openKeys } from '../src/database/keys.ts'
import { inFolder } from './bots.ts'
import { aim, milliseconds, percentile, printTable, ratio } from './figures.ts'
import type { Ratios } from './gate.ts'
import { inventedNumbers } from './numbers.ts'

const SIZES = [1_000, 100_000, 1_000_000]
/** Listed numbers that are looked up, once each, and as many that are not listed. */
const SOUGHT = 1_000
/** It is not the brake that is measured here. */
const CHEAP = { memory: 64, passes: 1 }
/** Five entries on four subjects. */
const SECOND_ENTRY = 0.25

interface List {
  size: number
  stores: ReturnType<typeof storesIn>
  sought: { fingerprint: Fingerprint; listed: boolean }[]
  listed: number[]
  unlisted: number[]
}

/** Prints what a look-up takes among few and among many. */
export const benchLookups = (): Promise<Ratios> =>
  inFolder(async (folder) => {
    const open = (databaseUrl?: string) =>
      openDatabase({
        dataDir: join(folder, 'data'),
        exclusive: false,
        onNotice: () => {},
        ...(databaseUrl !== undefined && { databaseUrl }),
      })
    // One server with a database for each size, so that what else the machine does befalls all alike.
    const own = await open()
    const opened = [own]
    try {
      const lists: List[] = []
      for (const size of SIZES) {
        const name = `listed_${size}`
        await own.sql`CREATE DATABASE ${own.sql(name)}`
        const url = new URL(own.url)
        url.pathname = name
        const database = await open(url.href)
        opened.unshift(database)
        lists.push(await fill(database, size, join(folder, `${name}.key`)))
      }
      for (let which = -SOUGHT / 10; which < 2 * SOUGHT; which++) {
        for (const list of lists) await lookUp(list, which)
      }
      return printLists(lists)
    } finally {
      for (const database of opened) await database.close()
    }
  })

/** Looks one up; those below zero only open the connections. */
const lookUp = async ({ stores, sought, ...waits }: List, which: number): Promise<void> => {
  const one = sought.at(which)
  if (!one) throw new Error('there are fewer numbers than are looked up')
  const begun = performance.now()
  const [found] = await stores.listed.of([one.fingerprint])
  const waited = performance.now() - begun
  if ((found?.entries.length === 0) === one.listed) throw new Error('another number was found')
  if (which >= 0) (one.listed ? waits.listed : waits.unlisted).push(waited)
}

const fill = async (database: Database, size: number, file: string): Promise<List> => {
  const { keys } = await openKeys({ file, database })
  const fingerprinter = createFingerprinter({
    keys,
    cost: CHEAP,
    concurrency: availableParallelism(),
  })
  const phones = inventedNumbers(2 * SOUGHT).map(({ phone }) => phone)
  const sought = (await fingerprinter.of(phones)).map((fingerprint, index) => ({
    fingerprint,
    listed: index % 2 === 0,
  }))
  const tags = sought.flatMap(({ fingerprint, listed }) =>
    listed
      ? layersOf(keys, fingerprint)
          .slice(0, 1)
          .map(({ tag }) => tag)
      : [],
  )
  await writeRows(database, keys, size, tags)
  const stores = storesIn(database.prisma, { keys, sql: database.sql })
  return { size, stores, sought, listed: [], unlisted: [] }
}

/** Random tags, and these among them; entries on all, of which those on these can be opened. */
const writeRows = async (
  { sql: database }: Database,
  keys: Keys,
  size: number,
  tags: readonly Bytes[],
): Promise<void> => {
  // Without WAL and without looking every row's subject up: that is not what is measured.
  await database`ALTER TABLE snapshot SET UNLOGGED`
  await database`ALTER TABLE entry SET UNLOGGED`
  await database`ALTER TABLE subject SET UNLOGGED`
  await database.begin(async (sql) => {
    await sql`SET LOCAL session_replication_role = replica`
    await sql`SET LOCAL work_mem = '256MB'`
    await sql`
    INSERT INTO subject (fingerprint, layer) SELECT tag, 0 FROM (
      SELECT sha256(uuid_send(gen_random_uuid())) AS tag FROM generate_series(1, ${size - tags.length}::int)
      UNION ALL SELECT unnest(${sql.array(tags.map(forArray))}::bytea[])
    ) AS tags ORDER BY random()`
    const known = await sql<{ id: string }[]>`
    SELECT id FROM subject WHERE fingerprint = ANY(${sql.array(tags.map(forArray))}::bytea[])`
    const entries = known.map(({ id }) => {
      const entry = randomUUID()
      return { entry, id, harms: keys.seal('report', `entry ${entry}`, '["violence"]') }
    })
    const length = entries[0]?.harms.length ?? 0
    await sql`
    INSERT INTO entry (id, subject_id, level, harms, quarter, voice, expires_on, withdrawal)
    SELECT id, subject_id, 1 + floor(random() * 4), harms, ${quarterOf(new Date())}::int,
      sha256(uuid_send(gen_random_uuid())), '2099-01-01', sha256(uuid_send(gen_random_uuid()))
    FROM (
      SELECT gen_random_uuid() AS id, subject.id AS subject_id,
        substring(decode(repeat(md5(random()::text), 64), 'hex'), 1, ${length}::int) AS harms
      FROM subject, generate_series(1, 2) AS number
      WHERE (number = 1 OR random() < ${SECOND_ENTRY}::float) AND NOT subject.id = ANY(${sql.array(known.map(({ id }) => id))}::uuid[])
      UNION ALL SELECT * FROM unnest(
        ${sql.array(entries.map(({ entry }) => entry))}::uuid[],
        ${sql.array(entries.map(({ id }) => id))}::uuid[],
        ${sql.array(entries.map(({ harms }) => forArray(harms)))}::bytea[])
    ) AS rows ORDER BY random()`
  })
  await database`VACUUM ANALYZE`
  await database`CHECKPOINT`
}

const printLists = (lists: readonly List[]): Ratios => {
  const few = lists[0]
  const many = lists.at(-1)
  if (!few || !many) return {}
  const row = (name: string, waits: (list: List) => number[], percent: number) => {
    const values = lists.map((list) => percentile(waits(list), percent))
    return [
      name,
      ...values.map(milliseconds),
      ratio(percentile(waits(many), percent), percentile(waits(few), percent)),
    ]
  }

  const p95 = (list: List) => percentile(list.listed, 95)
  printTable(
    `A look-up, by how many numbers are listed (${2 * SOUGHT} numbers, half of them listed)`,
    [
      ['', ...lists.map(({ size }) => size.toLocaleString('en')), 'most : fewest'],
      row('not listed, p50', ({ unlisted }) => unlisted, 50),
      row('not listed, p95', ({ unlisted }) => unlisted, 95),
      row('listed, p50', ({ listed }) => listed, 50),
      row('listed, p95', ({ listed }) => listed, 95),
      ['', aim(p95(many) <= 1.2 * p95(few), 'p95 at most 1.2 ×')],
    ],
  )
  return { 'a look-up among most : among fewest': p95(many) / p95(few) }
}
