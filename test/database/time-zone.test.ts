import pg from 'pg'
import { expect, inject, it, onTestFinished } from 'vitest'
import { openDatabase } from '../../src/database/database.ts'
import { postgresBackend } from '../../src/queues/backends/postgres.ts'
import { createEmptyDatabase } from '../support/database.ts'
import { TEMPLATE } from '../support/global-setup.ts'

/** A database that its operator keeps in the time of another place, and how the bot opens it. */
const openIn = async (zone: string, parameters = '') => {
  const { url, drop } = await createEmptyDatabase(TEMPLATE)
  const admin = new pg.Client(inject('adminUrl'))
  await admin.connect()
  const name = new URL(url).pathname.slice(1)
  await admin.query(`ALTER DATABASE ${name} SET timezone TO '${zone}'`)
  await admin.end()
  const database = await openDatabase({
    dataDir: '',
    databaseUrl: url + parameters,
    exclusive: false,
    onNotice: () => {},
  })
  onTestFinished(async () => {
    await database.close()
    await drop()
  })
  return database
}

const SUMMER = new Date('2026-07-01T20:00:00.000Z')
const WINTER = new Date('2026-12-01T20:00:00.000Z')

const PLACES: [string, string][] = [
  ['Europe/Oslo', ''],
  ['Asia/Bangkok', ''],
  ['America/Sao_Paulo', ''],
  ['UTC', '?timezone=Asia/Bangkok'],
  ['UTC', '?options=-c%20TimeZone%3DAsia/Bangkok'],
]
for (const [zone, parameters] of PLACES)
  it(`a time is the same through both libraries, with a server in ${zone}${parameters}`, async () => {
    const { prisma, sql } = await openIn(zone, parameters)
    for (const at of [SUMMER, WINTER]) {
      const until = new Date(at.getTime() + 2 * 3_600_000)
      const id = crypto.randomUUID()
      await prisma.alert.create({
        data: { id, content: new Uint8Array([1]), startedAt: at, expiresAt: until },
      })
      const [row] = await sql<{ startedAt: Date; expiresAt: Date; lives: number }[]>`
        SELECT started_at AS "startedAt", expires_at AS "expiresAt",
          extract(epoch FROM expires_at - ${at})::int AS lives
        FROM alert WHERE id = ${id}`
      expect(row).toEqual({ startedAt: at, expiresAt: until, lives: 7200 })
      const later = new Date(until.getTime() + 1000)
      await sql`UPDATE alert SET expires_at = ${later} WHERE id = ${id}`
      expect(await prisma.alert.findUnique({ where: { id } })).toMatchObject({
        startedAt: at,
        expiresAt: later,
      })
      expect(await prisma.alert.count({ where: { id, expiresAt: { gt: until } } })).toBe(1)
    }
  })

it('every connection is in the zone that Prisma takes for granted, those of the jobs too', async () => {
  const { prisma, sql, url } = await openIn('Asia/Bangkok')
  const zone = [{ zone: 'UTC' }]
  expect(await prisma.$queryRaw`SELECT current_setting('TimeZone') AS zone`).toEqual(zone)
  expect(await sql`SELECT current_setting('TimeZone') AS zone`).toEqual(zone)
  const queue = postgresBackend(url).openQueue({}) as unknown as {
    waitUntilReady(): Promise<unknown>
    close(): Promise<void>
    backend: { connection: { pool: pg.Pool } }
  }
  await queue.waitUntilReady()
  const { rows } = await queue.backend.connection.pool.query(
    `SELECT current_setting('TimeZone') AS zone`,
  )
  await queue.close()
  expect(rows).toEqual(zone)
})
