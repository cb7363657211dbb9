import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { revokeMember } from '../../src/core/actions/revoke.ts'
import { rotateSubjectKey } from '../../src/core/actions/rotate-key.ts'
import { storesIn } from '../../src/core/stores/stores.ts'
import { addTombstones, readTombstones } from '../../src/database/tombstone-file.ts'
import { importList } from '../../src/operator/import.ts'
import { applyTombstones, barredFromImport, keepTombstones } from '../../src/startup/tombstones.ts'
import { createTestBot, TEST_COST, type TestBot } from '../support/bot.ts'
import { objectTo } from '../support/objecting.ts'
import { answerTo } from '../support/telling.ts'

const HIS = '+1 201 555 0100'
const ANOTHER = '+1 201 555 0101'

let bot: TestBot
let folder: string
let keyFile: string
beforeAll(async () => {
  bot = await createTestBot({ checks: { day: 1000, month: 10_000, everybody: 10_000 } })
  await bot.letIn('anna')
  folder = mkdtempSync(join(tmpdir(), 'varsku-tombstones-'))
})
beforeEach(async () => {
  keyFile = join(folder, `${crypto.randomUUID()}.key`)
  for (const table of ['entry', 'subject', 'import', 'objection', 'tombstone'] as const)
    await bot.database.sql`DELETE FROM ${bot.database.sql(table)}`
})
afterAll(async () => {
  await bot.close()
  rmSync(folder, { recursive: true })
})

const needs = () => ({ database: bot.database, keys: bot.keys, keyFile })

/** Imports a list of one line for each number; how many entries are new. */
const imports = async (organisation: string, ...numbers: string[]): Promise<number> => {
  const file = join(folder, `${crypto.randomUUID()}.csv`)
  // A column that is not read makes each file another one: a file is imported once.
  const lines = numbers.map(
    (number) => `${number.replaceAll(' ', '')},no-payment,2026-09,${crypto.randomUUID()}`,
  )
  writeFileSync(file, `phone,harms,month,note\n${lines.join('\n')}\n`)
  return importList({
    ...{ database: bot.database, keys: bot.keys, file, organisation, country: 'NO' },
    ...{ cost: TEST_COST, concurrency: 2, now: bot.now, onProgress: () => {} },
    isBarred: await barredFromImport(needs()),
  })
}

/** He objects, and nobody tells of him again. */
const objectionTakesAway = async (number: string): Promise<void> => {
  await objectTo(bot, number)
  const later = new Date(bot.now().getTime() + 31 * 86_400_000)
  await bot.database.prisma.$transaction((db) =>
    storesIn(db, { keys: bot.keys, sql: bot.database.sql }).objections.expire(later),
  )
  // As the nightly work does with a number that nobody lists any more.
  await bot.database.sql`
    DELETE FROM subject s WHERE NOT EXISTS (SELECT FROM entry e WHERE e.subject_id = s.id)`
}

it('an import brings back nothing that an objection took off the list, and bars nobody else', async () => {
  expect(await imports('The house', HIS, ANOTHER)).toBe(2)
  await objectionTakesAway(HIS)
  expect(await imports('the  House', HIS, ANOTHER)).toBe(0)
  expect(await answerTo(bot, 'anna', HIS)).toContain('There is no warning')
  // What others have heard of him is theirs to say.
  expect(await imports('Another house', HIS)).toBe(1)
  expect(await answerTo(bot, 'anna', HIS)).toContain(', reported.')
})

it('nor after the key of the list was renewed', async () => {
  expect(await imports('The house', HIS)).toBe(1)
  await objectionTakesAway(HIS)
  await keepTombstones(needs())
  await rotateSubjectKey({ file: bot.keyFile, database: bot.database, keys: bot.keys })
  expect(await imports('The house', HIS)).toBe(0)
  expect(await imports('Another house', HIS)).toBe(1)
})

it('a backup brings back nothing that was taken off the list since', async () => {
  await imports('The house', HIS, ANOTHER)
  const { sql } = bot.database
  await sql`CREATE TABLE backup AS SELECT * FROM entry`
  await sql`CREATE TABLE backup_subject AS SELECT * FROM subject`
  await objectionTakesAway(HIS)
  await keepTombstones(needs())
  expect(await applyTombstones(needs())).toEqual([])
  await sql`INSERT INTO subject SELECT * FROM backup_subject ON CONFLICT DO NOTHING`
  await sql`INSERT INTO entry SELECT * FROM backup ON CONFLICT DO NOTHING`
  await sql`DROP TABLE backup, backup_subject`
  expect(await applyTombstones(needs())).toEqual([
    expect.stringContaining('1 entries, 0 memberships'),
  ])
  expect(await answerTo(bot, 'anna', HIS)).toContain('There is no warning')
  expect(await answerTo(bot, 'anna', ANOTHER)).toContain(', reported.')
})

it('nor a member who was shut out; a new code lets her in again', async () => {
  const { prisma } = bot.database
  const before = (await prisma.member.findMany()).map(({ id }) => id)
  await bot.letIn('bea')
  const bea = await prisma.member.findFirstOrThrow({ where: { id: { notIn: before } } })
  await revokeMember({ database: bot.database, keys: bot.keys, now: bot.now }, bea.handle, false)
  await keepTombstones(needs())
  await prisma.member.create({ data: bea })
  expect(await applyTombstones(needs())).toEqual([
    expect.stringContaining('0 entries, 1 memberships'),
  ])
  expect(await prisma.member.count({ where: { id: bea.id } })).toBe(0)
  await bot.letIn('bea')
  expect(await applyTombstones(needs())).toEqual([])
  expect(await prisma.member.count({ where: { id: { notIn: before } } })).toBe(1)
})

it('what did not come about leaves no tombstone', async () => {
  await imports('The house', HIS)
  const failed = bot.database.prisma.$transaction(async (db) => {
    await storesIn(db, { keys: bot.keys, sql: bot.database.sql }).entries.takeAway({})
    throw new Error('the turn is undone')
  })
  await expect(failed).rejects.toThrow('undone')
  await keepTombstones(needs())
  expect(await applyTombstones(needs())).toEqual([])
  expect(await bot.database.prisma.entry.count()).toBe(1)
})

it('the file is its owner’s alone, says nothing without the keys, and forgets after twelve months', async () => {
  await imports('The house', HIS)
  const [{ id = '' } = {}] = await bot.database.sql<{ id: string }[]>`SELECT id FROM entry`
  await objectionTakesAway(HIS)
  await keepTombstones(needs())
  const path = `${keyFile}.tombstones`
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(readFileSync(path, 'utf8')).toMatch(/^\d{4}-\d{2} [0-9a-f-]{36} [A-Za-z0-9+/=]+\n$/)
  expect(readFileSync(path, 'utf8')).not.toContain(id)
  const now = new Date()
  const in11 = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 11, 28))
  const in13 = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 13, 1))
  await addTombstones(keyFile, [], in11)
  expect(await readTombstones(keyFile)).toHaveLength(1)
  await addTombstones(keyFile, [], in13)
  expect(await readTombstones(keyFile)).toEqual([])
})
