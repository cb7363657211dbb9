import { expect, it, onTestFinished } from 'vitest'
import type { Transaction } from '../../src/database/database.ts'
import { statementsIn } from '../../src/database/statements.ts'
import { createTestDatabase } from '../support/database.ts'

const prepared = async () => {
  const { database, drop } = await createTestDatabase()
  onTestFinished(drop)
  const { prisma, sql } = database
  const meets = (db: Transaction) =>
    statementsIn(db, sql).change`
      INSERT INTO sender (tag, seen_on) VALUES (${new Uint8Array([1])}, ${new Date()}::date)`
  return { prisma, meets }
}

it('undoes the statements of a transaction with it', async () => {
  const { prisma, meets } = await prepared()
  const fails = prisma.$transaction(async (tx) => {
    expect(await meets(tx)).toBe(1)
    throw new Error('undone')
  })
  await expect(fails).rejects.toThrow('undone')
  expect(await prisma.sender.count()).toBe(0)
})

it('keeps a statement without a transaction at once', async () => {
  const { prisma, meets } = await prepared()
  expect(await meets(prisma)).toBe(1)
  expect(await prisma.sender.count()).toBe(1)
})
