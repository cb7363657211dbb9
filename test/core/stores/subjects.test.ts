import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { rotateSubjectKey } from '../../../src/core/actions/rotate-key.ts'
import { createFingerprinter, type Fingerprint } from '../../../src/core/blacklist/fingerprint.ts'
import { readPhones } from '../../../src/core/identifiers/phone/phone.ts'
import { subjectLayers } from '../../../src/core/stores/subject-layers.ts'
import { ensureSubjects, subjectStore } from '../../../src/core/stores/subjects.ts'
import type { Keys } from '../../../src/core/terms/keys.ts'
import type { Database } from '../../../src/database/database.ts'
import { addVersion, openKeys } from '../../../src/database/keys.ts'
import { createTestDatabase } from '../../support/database.ts'

let folder: string
let file: string
let database: Database
let keys: Keys
let drop: () => Promise<void>

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'varsku-subjects-'))
  file = join(folder, 'varsku.key')
  ;({ database, drop } = await createTestDatabase())
  keys = await otherProcess()
})
afterEach(async () => {
  await drop()
  await rm(folder, { recursive: true })
})

/** What another process of the same bot has: keys that it read for itself. */
const otherProcess = async (): Promise<Keys> => (await openKeys({ file, database })).keys

/** Invented: Ofcom keeps these for films. */
const fingerprints = (count: number, under: Keys = keys): Promise<Fingerprint[]> =>
  createFingerprinter({ keys: under, cost: { memory: 64, passes: 1 }, concurrency: 2 }).of(
    Array.from({ length: count }, (_, last) => `+44 7700 ${900_000 + last}`).flatMap(
      (written) => readPhones(written, 'NO').numbers,
    ),
  )

const ensure = (list: readonly Fingerprint[], under: Keys = keys): Promise<string[]> =>
  database.prisma.$transaction((db) => ensureSubjects(db, under, list))

const find = (list: readonly Fingerprint[], under: Keys = keys) =>
  subjectStore(database, under).find(list)

const layers = async () =>
  (await database.sql<{ layer: number }[]>`SELECT DISTINCT layer FROM subject ORDER BY 1`).map(
    ({ layer }) => layer,
  )

it('finds listed subjects among others, in the order of the question', async () => {
  const all = await fingerprints(6)
  const ids = await ensure([2, 4].flatMap((index) => all[index] ?? []))
  expect(await find(all)).toEqual([undefined, undefined, ids[0], undefined, ids[1], undefined])
  expect(await find([])).toEqual([])
})

it('keeps one row for a subject, however often and by however many it is written at once', async () => {
  const all = await fingerprints(5)
  const written = await Promise.all(
    [all, all.toReversed(), all, [...all, ...all]].map((l) => ensure(l)),
  )
  expect(new Set(written.flat()).size).toBe(5)
  expect(await database.prisma.subject.count()).toBe(5)
  expect(written[3]?.slice(5)).toEqual(written[0])
})

it('looks subjects up by their index', async () => {
  await database.sql`
    INSERT INTO subject (fingerprint, layer)
    SELECT sha256(i::text::bytea), 0 FROM generate_series(1, 20000) i`
  await database.sql`ANALYZE subject`
  const plan = await database.sql`
    EXPLAIN SELECT s.id FROM (SELECT max(version) FROM key) k
    LEFT JOIN subject s ON s.fingerprint = ANY(${database.sql.array(['\\x01', '\\x02'])}::bytea[])`
  expect(JSON.stringify(plan)).toContain('subject_fingerprint_key')
})

it('lays a new key over every subject, and finds each under its old id', async () => {
  const before = await fingerprints(12)
  const ids = await ensure(before)
  expect(await rotateSubjectKey({ file, database, keys, batch: 5 })).toBe(1)
  expect(await layers()).toEqual([1])
  const after = await fingerprints(12)
  expect(after).not.toEqual(before)
  expect(await find(after)).toEqual(ids)
  // A draft from before the rotation.
  expect(await find(before)).toEqual(ids)
  expect(await ensure(before)).toEqual(ids)
  expect(await rotateSubjectKey({ file, database, keys })).toBe(2)
  expect(await find(before)).toEqual(ids)
  expect(await find(await fingerprints(12, await otherProcess()))).toEqual(ids)
})

it('finds and writes the right rows while another process is rotating', async () => {
  const list = await fingerprints(10)
  const ids = await ensure(list.slice(0, 8))
  const operator = await otherProcess()
  await database.sql.begin((sql) => addVersion({ file, sql }, 'subject'))
  await operator.renew()
  expect(await subjectLayers(database, operator).lay(1, 4)).toBe(4)
  expect(await layers()).toEqual([0, 1])
  expect(await find(list)).toEqual([...ids, undefined, undefined])
  const stale = await otherProcess()
  const all = await ensure(list, stale)
  expect(all.slice(0, 8)).toEqual(ids)
  expect(await find(list)).toEqual(all)
  expect(await database.prisma.subject.count()).toBe(10)
})

it('goes on with a rotation wherever it was interrupted', async () => {
  const list = await fingerprints(6)
  const ids = await ensure(list)
  const size = async () => JSON.parse(await readFile(file, 'utf8')).roots.subject.length
  // Killed after the file was written and before the database knew of it.
  await expect(
    database.sql.begin(async (sql) => {
      await addVersion({ file, sql }, 'subject')
      throw new Error('killed')
    }),
  ).rejects.toThrow('killed')
  expect(await size()).toBe(2)
  expect(await find(list, await otherProcess())).toEqual(ids)
  // Killed after the database knew of it, and again after a batch.
  await database.sql.begin((sql) => addVersion({ file, sql }, 'subject'))
  await keys.renew()
  await subjectLayers(database, keys).lay(1, 2)
  const fresh = await otherProcess()
  expect(fresh.active('subject')).toBe(0)
  expect(await rotateSubjectKey({ file, database, keys: fresh })).toBe(1)
  expect(await size()).toBe(2)
  expect(await layers()).toEqual([1])
  expect(await find(list)).toEqual(ids)
})

it('rotates while others write, and loses or doubles nobody', async () => {
  const list = await fingerprints(60)
  const writers = [await otherProcess(), await otherProcess()]
  const writing = writers.map(async (under) => {
    for (const fingerprint of list) await ensure([fingerprint], under)
  })
  await rotateSubjectKey({ file, database, keys, batch: 7 })
  await Promise.all(writing)
  await rotateSubjectKey({ file, database, keys, batch: 7 })
  expect(await database.prisma.subject.count()).toBe(60)
  expect(new Set(await find(list)).size).toBe(60)
  expect(await layers()).toEqual([2])
})
