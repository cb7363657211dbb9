/** What the account's keys and credentials do once the account was let go. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { AccountClosed, openAuth } from '../../src/bots/whatsapp/auth-state.ts'
import { whatsappStore } from '../../src/core/stores/whatsapp.ts'
import { testKeys } from '../support/bot.ts'
import { createTestDatabase } from '../support/database.ts'

type TestDatabase = Awaited<ReturnType<typeof createTestDatabase>>
let test: TestDatabase
let told: unknown[]
const open = () => openAuth(whatsappStore(test.database, testKeys()), (error) => told.push(error))

beforeEach(async () => {
  told = []
  test = await createTestDatabase()
})
afterEach(() => test.drop())

it('is not in trouble when a message comes after it was let go', async () => {
  const auth = await open()
  await auth.close()
  await expect(auth.state.keys.get('lid-mapping', ['1'])).rejects.toThrow(AccountClosed)
  await expect(auth.save()).rejects.toThrow(AccountClosed)
  expect(told).toEqual([])
})

it('tells that it cannot read or write while it is held', async () => {
  const auth = await open()
  await test.database.sql`ALTER TABLE whatsapp_key RENAME TO away`
  await expect(auth.state.keys.get('lid-mapping', ['1'])).rejects.toThrow()
  await expect(auth.save()).rejects.toThrow()
  expect(told).toHaveLength(2)
})
