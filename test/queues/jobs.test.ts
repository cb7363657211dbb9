import { expect, it } from 'vitest'
import { jobs, type RecurringJob } from '../../src/queues/catalog.ts'
import { startWorker } from '../../src/queues/worker.ts'
import { createCount, createWorkplace } from './workplace.ts'

it('at the first start every job of the catalog is done once, with nothing in hand', async () => {
  const { backend, store, log, ends, lines } = await createWorkplace()
  const done = createCount()
  const called: string[] = []
  const call = (name: string) => async () => {
    called.push(name)
    done.add()
  }
  const calls = {
    finishTurns: call('finishTurns'),
    eraseMessages: call('eraseMessages'),
    publish: call('publish'),
    remind: call('remind'),
    watchOver: call('watchOver'),
    notify: call('notify'),
    expire: call('expire'),
    rewriteTables: call('rewriteTables'),
  }
  const worker = await startWorker({ backend, log, calls })
  ends(() => worker.close())
  await done.reaches(7)
  expect(called.sort()).toEqual([
    ...['eraseMessages', 'expire', 'finishTurns', 'notify', 'publish', 'remind', 'watchOver'],
  ])
  expect(lines).toEqual([])
  expect(await store.schedules()).toEqual([
    { name: 'safe-calls.watch', every: 15_000 },
    { name: 'turns.finish', every: 30_000 },
    { name: 'messages.erase', every: 60_000 },
    { name: 'notices.send', every: 60_000 },
    { name: 'reports.publish', every: 60_000 },
    { name: 'alerts.remind', every: 300_000 },
    { name: 'expire', every: 900_000 },
    { name: 'deleted.forget', every: null },
  ])
})

it('every job says how often it is tried and what is kept of it', () => {
  for (const { options } of Object.values(jobs))
    expect(Object.keys(options)).toEqual(
      expect.arrayContaining(['attempts', 'removeOnComplete', 'removeOnFail']),
    )
})

it('a job that calls nothing does not compile', () => {
  const { calls: _, ...rest } = jobs['expire'] ?? expect.unreachable()
  // @ts-expect-error: 'calls' is missing.
  const incomplete: RecurringJob = rest
  expect(incomplete).not.toHaveProperty('calls')
})

it('each call belongs to one job', () => {
  const calls = Object.values(jobs).map((job) => job.calls)
  expect(new Set(calls).size).toBe(calls.length)
})
