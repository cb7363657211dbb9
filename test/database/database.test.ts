import { afterAll, beforeAll, expect, it } from 'vitest'
import { isUniqueViolation } from '../../src/database/database.ts'
import { createTestDatabase } from '../support/database.ts'

let own: Awaited<ReturnType<typeof createTestDatabase>>

beforeAll(async () => {
  own = await createTestDatabase()
})
afterAll(() => own.drop())

const member = (handle: string) => ({
  id: crypto.randomUUID(),
  handle,
  groupId: crypto.randomUUID(),
  role: 'member' as const,
  seenOn: new Date('2026-01-01'),
})

it('shows through postgres.js what was written through Prisma', async () => {
  const { prisma, sql } = own.database
  await prisma.member.create({ data: member('seen') })
  expect(await sql`SELECT handle FROM member WHERE handle = 'seen'`).toEqual([{ handle: 'seen' }])
})

it('knows a row that is refused because one like it is there', async () => {
  const { prisma, sql } = own.database
  await prisma.member.create({ data: member('twice') })
  const again = prisma.member.create({ data: member('twice') })
  expect(isUniqueViolation(await again.catch((fault: unknown) => fault))).toBe(true)
  const bySql = sql`INSERT INTO member SELECT gen_random_uuid(), handle, group_id, role, seen_on FROM member WHERE handle = 'twice'`
  expect(isUniqueViolation(await bySql.catch((fault: unknown) => fault))).toBe(true)
  expect(isUniqueViolation(new Error('another'))).toBe(false)
})

it('lets the audit table take rows and refuses to change them', async () => {
  const { prisma } = own.database
  const row = await prisma.audit.create({
    data: { at: new Date(), actor: 'operator', action: 'x' },
  })
  await expect(prisma.audit.delete({ where: { id: row.id } })).rejects.toThrow()
  await expect(prisma.$executeRaw`TRUNCATE audit`).rejects.toThrow()
  expect(await prisma.audit.count()).toBe(1)
})

it('gives every test a database of its own', async () => {
  const other = await createTestDatabase()
  await own.database.prisma.member.create({ data: member('mine') })
  expect(await other.database.prisma.member.count()).toBe(0)
  await other.drop()
})
