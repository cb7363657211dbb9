import { expect, it, onTestFinished } from 'vitest'
import type { Database } from '../../src/database/database.ts'
import { lateTransaction } from '../../src/database/late-transaction.ts'
import { createTestDatabase } from '../support/database.ts'

const PATIENCE = { maxWait: 2_000, timeout: 10_000 }

const prepared = async () => {
  const { database, drop } = await createTestDatabase()
  onTestFinished(drop)
  return { database, late: lateTransaction(database.prisma, PATIENCE) }
}

const remember = async (late: ReturnType<typeof lateTransaction>, action: string) => {
  const tx = await late.begin()
  await tx.audit.create({ data: { at: new Date(), actor: 'operator', action } })
}

const remembered = async ({ sql }: Database): Promise<string[]> =>
  (await sql<{ action: string }[]>`SELECT action FROM audit ORDER BY id`).map((row) => row.action)

it('begins once, and commits all that was done in it', async () => {
  const { database, late } = await prepared()
  await Promise.all([remember(late, 'one'), remember(late, 'two')])
  expect(await remembered(database)).toEqual([])
  await late.commit()
  expect((await remembered(database)).sort()).toEqual(['one', 'two'])
})

it('leaves nothing when it is undone', async () => {
  const { database, late } = await prepared()
  await remember(late, 'one')
  await late.rollBack(new Error('no'))
  expect(await remembered(database)).toEqual([])
})

it('never begins if nobody needs it', async () => {
  const { late } = await prepared()
  await late.commit()
  await late.rollBack(new Error('no'))
  expect(late.isBegun()).toBe(false)
})
