import { setTimeout as pause } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { isConnectionLost } from '../../src/database/faults.ts'
import { openSql } from '../../src/database/sql.ts'
import { createEmptyDatabase } from '../support/database.ts'
import { createFreezer } from '../support/proxy.ts'

const SILENCE = 400

const throughFreezer = async () => {
  const { url, drop } = await createEmptyDatabase()
  const way = await createFreezer(url)
  const sql = openSql(way.url, { most: 1, silence: SILENCE })
  onTestFinished(async () => {
    await sql.end({ timeout: 1 })
    await way.close()
    await drop()
  })
  return { sql, way }
}

it('a statement whose server falls silent fails, as with a lost connection', async () => {
  const { sql, way } = await throughFreezer()
  expect(await sql`SELECT 1 AS one`).toEqual([{ one: 1 }])
  way.freeze()
  const fault = await sql`SELECT 2`.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(isConnectionLost(fault)).toBe(true)
})

it('a pause between two statements is no silence', async () => {
  const { sql } = await throughFreezer()
  for (let round = 1; round <= 3; round++) {
    expect(await sql`SELECT ${round}::int AS round`).toEqual([{ round }])
    await pause(2.5 * SILENCE)
  }
})
