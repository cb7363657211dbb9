import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, it, vi } from 'vitest'
import { z } from 'zod'
import { openQueuesFor } from '../../src/queues/queues.ts'
import { PATIENCE } from '../support/patience.ts'
import { createCount, createWorkplace, tick } from './workplace.ts'

const options = { attempts: 1, removeOnComplete: true, removeOnFail: true }

it('runs a job when it is due, again and again', async () => {
  const { start } = await createWorkplace()
  const runs = createCount()
  const worker = await start({ catalog: tick, handlers: { tick: async () => runs.add() } })
  await runs.reaches(4)
  expect(worker.health()).toEqual({ ok: true, detail: 'working' })
})

it('two that start at once in a new database both start, and no job is done by both', async () => {
  const { start, backend, log, ends } = await createWorkplace()
  const catalog = { ...tick, look: { payload: z.strictObject({ alert: z.uuid() }), options } }
  const [runs, looks] = [createCount(), createCount()]
  const seen: string[] = []
  const handlers = {
    tick: async () => runs.add(),
    look: async ({ alert }: { alert: string }) => {
      seen.push(alert)
      looks.add()
    },
  }
  await Promise.all([start({ catalog, handlers }), start({ catalog, handlers })])
  const queues = await openQueuesFor({ backend, log, catalog })
  ends(() => queues.close())
  const alerts = Array.from({ length: 100 }, () => randomUUID())
  await Promise.all(alerts.map((alert) => queues.add('look', { alert })))
  await looks.reaches(100)
  await runs.more(3)
  expect(seen.sort()).toEqual(alerts.sort())
})

it('when a worker is killed in the middle of a job, another one does the next run', async () => {
  const { start, store, ends } = await createWorkplace()
  const script = fileURLToPath(new URL('doomed.ts', import.meta.url))
  const doomed = spawn(
    process.execPath,
    [script, store.place.databaseUrl, ...(store.place.redisUrl ? [store.place.redisUrl] : [])],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const ended = once(doomed, 'exit')
  ends(async () => {
    doomed.kill('SIGKILL')
    await ended
  })
  await once(doomed.stdout, 'data')
  doomed.kill('SIGKILL')
  await ended
  const runs = createCount()
  await start({ catalog: tick, handlers: { tick: async () => runs.add() } })
  await runs.reaches(2)
})

it('a job that fails is tried when it is next due, and leaves one line in the log each time', async () => {
  const { start, lines } = await createWorkplace()
  const runs = createCount()
  await start({
    catalog: tick,
    handlers: {
      tick: async () => {
        runs.add()
        if (runs.now() < 3) throw new Error('no')
      },
    },
  })
  await runs.reaches(4)
  expect(lines.filter(({ level }) => level !== 'info')).toMatchObject([
    { level: 'error', job: 'tick', msg: 'a job failed; it is tried again when it is next due' },
    { level: 'error', job: 'tick' },
  ])
})

it('one job that fails and one that hangs do not hold up a third', async () => {
  const { start } = await createWorkplace()
  const [hung, runs] = [createCount(), createCount()]
  const free = Promise.withResolvers<void>()
  await start({
    catalog: { failing: tick.tick, hanging: tick.tick, working: tick.tick },
    handlers: {
      failing: async () => {
        throw new Error('no')
      },
      hanging: () => {
        hung.add()
        return free.promise
      },
      working: async () => runs.add(),
    },
  })
  await runs.reaches(10)
  expect(hung.now()).toBe(1)
  free.resolve()
  await hung.reaches(2)
})

it('goes on when every connection to the database was ended', async () => {
  const { start, store, lines } = await createWorkplace()
  const runs = createCount()
  const worker = await start({ catalog: tick, handlers: { tick: async () => runs.add() } })
  for (let round = 0; round < 3; round++) {
    await runs.more(2)
    await store.cut()
    await runs.more(3)
  }
  await vi.waitFor(() => expect(worker.health().ok).toBe(true), PATIENCE)
  expect(lines.filter(({ level }) => level === 'error')).toEqual([])
})

it('a schedule that lost its next run is noticed and begun again', async () => {
  const { start, store } = await createWorkplace()
  const runs = createCount()
  await start({ catalog: tick, handlers: { tick: async () => runs.add() } })
  await runs.reaches(2)
  await store.losesJobs()
  await runs.more(2)
  await store.losesSchedules()
  await runs.more(2)
})

it('the schedule of a job that is no longer known is gone, and what is left of it is dropped', async () => {
  const { start, store, backend, log, lines } = await createWorkplace()
  const runs = createCount()
  const handlers = { tick: async () => runs.add(), gone: async () => {} }
  const old = { ...tick, gone: { ...tick.tick, schedule: { every: 3_600_000 } } }
  const before = await start({ catalog: old, handlers })
  await runs.reaches(1)
  await before.close()
  const queues = await openQueuesFor({ backend, log, catalog: old })
  await queues.add('gone', {})
  await queues.close()

  await start({ catalog: tick, handlers })
  await runs.more(3)
  expect(await store.schedules()).toMatchObject([{ name: 'tick' }])
  expect(await store.jobs('gone')).toBe(0)
  expect(lines.filter(({ level }) => level === 'warn')).toMatchObject([
    { job: 'gone', msg: 'a job that this version does not know was dropped' },
  ])
})

it('waits for the job in hand when it is closed, and takes no other', async () => {
  const { start } = await createWorkplace()
  const [begun, done] = [createCount(), createCount()]
  const free = Promise.withResolvers<void>()
  const worker = await start({
    catalog: tick,
    handlers: {
      tick: async () => {
        begun.add()
        await free.promise
        done.add()
      },
    },
  })
  await begun.reaches(1)
  const closed = worker.close()
  expect(worker.health()).toEqual({ ok: false, detail: 'closed' })
  free.resolve()
  await closed
  expect([begun.now(), done.now()]).toEqual([1, 1])
})

it('keeps nothing about a job but its name, times and ids', async () => {
  const { start, backend, store, log, ends } = await createWorkplace()
  const tries = createCount()
  const catalog = {
    ...tick,
    told: {
      payload: z.strictObject({ alert: z.uuid() }),
      options: { ...options, attempts: 3, backoff: { type: 'fixed', delay: 3_600_000 } },
    },
  } as const
  await start({
    catalog,
    handlers: {
      tick: async () => {
        tries.add()
        throw new Error('cannot send: secretword')
      },
      told: async () => {
        tries.add()
        throw new Error('cannot send: secretword', { cause: new Error('secretword') })
      },
    },
  })
  const queues = await openQueuesFor({ backend, log, catalog })
  ends(() => queues.close())
  await queues.add('told', { alert: '3f0e8c1e-1b7e-4d6e-9a35-0f7f2a1c9d11' })
  await tries.reaches(6)
  const all = await store.kept()
  expect(all.filter((row) => row.includes('3f0e8c1e'))).not.toEqual([])
  expect(all.filter((row) => /secretword|\/(src|test)\//.test(row))).toEqual([])
})
