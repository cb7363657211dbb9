import pg from 'pg'
import { expect, inject, it } from 'vitest'
import { z } from 'zod'
import { openQueuesFor } from '../../src/queues/queues.ts'
import { createCount, createWorkplace } from './workplace.ts'

const catalog = {
  look: {
    payload: z.strictObject({ alert: z.uuid() }),
    options: { attempts: 1, removeOnComplete: true, removeOnFail: true },
  },
} as const

const alert = '3f0e8c1e-1b7e-4d6e-9a35-0f7f2a1c9d11'

it('a job that is added is done by a worker elsewhere, with what it carries', async () => {
  const { start, database, log, ends } = await createWorkplace()
  const queues = await openQueuesFor({ database, log, catalog })
  ends(() => queues.close())
  const seen = createCount()
  const payloads: unknown[] = []
  await start({
    catalog,
    handlers: {
      look: async (payload) => {
        payloads.push(payload)
        seen.add()
      },
    },
  })
  await queues.add('look', { alert })
  await seen.reaches(1)
  expect(payloads).toEqual([{ alert }])
})

it('a job that carries anything else is refused when it is added', async () => {
  const { database, log, ends } = await createWorkplace()
  const queues = await openQueuesFor({ database, log, catalog })
  ends(() => queues.close())
  await expect(queues.add('look', { alert: 'not an id' })).rejects.toThrow()
  const more = { alert, text: 'words' }
  await expect(queues.add('look', more)).rejects.toThrow()
  expect([...(await database.sql`SELECT id FROM bullmq.job`)]).toEqual([])
})

it('a job that carries something else than this version expects is dropped, and the next is done', async () => {
  const { start, database, log, lines, ends } = await createWorkplace()
  const other = { look: { ...catalog.look, payload: z.strictObject({ other: z.uuid() }) } }
  const queues = await openQueuesFor({ database, log, catalog: other })
  ends(() => queues.close())
  await queues.add('look', { other: alert })
  const own = await openQueuesFor({ database, log, catalog })
  ends(() => own.close())
  await own.add('look', { alert })
  const seen = createCount()
  await start({ catalog, handlers: { look: async () => seen.add() } })
  await seen.reaches(1)
  expect(lines.filter(({ level }) => level === 'error')).toMatchObject([{ job: 'look' }])
})

it('nothing is added to a queue that was closed', async () => {
  const { database, log } = await createWorkplace()
  const queues = await openQueuesFor({ database, log, catalog })
  await queues.close()
  await expect(queues.add('look', { alert })).rejects.toThrow('the queue is closed')
})

it('adding fails, rather than waits, when the database is gone, and works when it is back', async () => {
  const { database, log, ends } = await createWorkplace()
  const queues = await openQueuesFor({ database, log, catalog })
  ends(() => queues.close())
  const [{ name } = { name: '' }] = await database.sql<{ name: string }[]>`
    SELECT current_database() AS name`
  const allow = `ALTER DATABASE ${name} ALLOW_CONNECTIONS`
  const admin = new pg.Client(inject('adminUrl'))
  await admin.connect()
  ends(() => admin.end())
  await admin.query(`${allow} false`)
  await admin.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`,
  )
  await expect(queues.add('look', { alert })).rejects.toThrow()
  await admin.query(`${allow} true`)
  await queues.add('look', { alert })
})
