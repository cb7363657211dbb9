import { expect, it, vi } from 'vitest'
import { z } from 'zod'
import { openQueuesFor } from '../../src/queues/queues.ts'
import { PATIENCE } from '../support/patience.ts'
import { createCount, createWorkplace } from './workplace.ts'

const catalog = {
  look: {
    payload: z.strictObject({ alert: z.uuid() }),
    options: { attempts: 1, removeOnComplete: true, removeOnFail: true },
  },
} as const

const alert = '3f0e8c1e-1b7e-4d6e-9a35-0f7f2a1c9d11'

it('a job that is added is done by a worker elsewhere, with what it carries', async () => {
  const { start, backend, log, ends } = await createWorkplace()
  const queues = await openQueuesFor({ backend, log, catalog })
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
  const { backend, store, log, ends } = await createWorkplace()
  const queues = await openQueuesFor({ backend, log, catalog })
  ends(() => queues.close())
  await expect(queues.add('look', { alert: 'not an id' })).rejects.toThrow()
  const more = { alert, text: 'words' }
  await expect(queues.add('look', more)).rejects.toThrow()
  expect(await store.jobs('look')).toBe(0)
})

it('a job that carries something else than this version expects is dropped, and the next is done', async () => {
  const { start, backend, log, lines, ends } = await createWorkplace()
  const other = { look: { ...catalog.look, payload: z.strictObject({ other: z.uuid() }) } }
  const queues = await openQueuesFor({ backend, log, catalog: other })
  ends(() => queues.close())
  await queues.add('look', { other: alert })
  const own = await openQueuesFor({ backend, log, catalog })
  ends(() => own.close())
  await own.add('look', { alert })
  const seen = createCount()
  await start({ catalog, handlers: { look: async () => seen.add() } })
  await seen.reaches(1)
  expect(lines.filter(({ level }) => level === 'error')).toMatchObject([{ job: 'look' }])
})

it('nothing is added to a queue that was closed', async () => {
  const { backend, log } = await createWorkplace()
  const queues = await openQueuesFor({ backend, log, catalog })
  await queues.close()
  await expect(queues.add('look', { alert })).rejects.toThrow('the queue is closed')
})

it('adding fails, rather than waits, when what keeps the jobs is gone, and works when it is back', async () => {
  const { backend, store, log, ends } = await createWorkplace()
  const queues = await openQueuesFor({ backend, log, catalog })
  ends(() => queues.close())
  const back = await store.goesAway()
  await expect(queues.add('look', { alert })).rejects.toThrow()
  await back()
  await vi.waitFor(() => queues.add('look', { alert }), PATIENCE)
})
