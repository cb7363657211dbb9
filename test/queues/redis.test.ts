import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { backendAt } from '../../src/queues/backends/index.ts'
import { openQueuesFor } from '../../src/queues/queues.ts'
import { PATIENCE } from '../support/patience.ts'
import { startTestRedis } from '../support/redis.ts'
import { createCount, createWorkplace, tick } from './workplace.ts'

const redisAt = async (...settings: string[]) => {
  const server = await startTestRedis(...settings)
  onTestFinished(server.kill)
  return server
}

const openAt = async (redisUrl: string) => {
  const { database, log, ends } = await createWorkplace()
  const backend = await backendAt({ databaseUrl: database.url, redisUrl })
  const queues = await openQueuesFor({ backend, log, catalog: tick })
  ends(() => queues.close())
}

describe('with Redis', () => {
  it('one that throws jobs away when it is full is refused, with the setting to change', async () => {
    const { url } = await redisAt('--maxmemory-policy', 'allkeys-lru')
    await expect(openAt(url)).rejects.toThrow(
      'REDIS_URL: this Redis throws jobs away when it is full (maxmemory-policy is allkeys-lru). Set maxmemory-policy to noeviction.',
    )
  })

  it('one that does not answer is named to the operator, not waited for', async () => {
    const server = await redisAt()
    await server.kill()
    await expect(openAt(server.url)).rejects.toThrow('REDIS_URL: no Redis answers there')
  })

  it('one that wants a password says so, and the password is in no message', async () => {
    const { url } = await redisAt('--requirepass', 'right-password')
    await expect(openAt(url)).rejects.toThrow('REDIS_URL: Redis refuses the user or the password.')
    const wrong = url.replace('redis://', 'redis://:wrong-password@')
    const refused = await openAt(wrong).catch((error: unknown) => error)
    expect(String(refused)).toContain('Redis refuses')
    expect(JSON.stringify(refused) + String(refused)).not.toContain('wrong-password')
    await openAt(url.replace('redis://', 'redis://:right-password@'))
  })

  it('one that comes back empty is filled again, and jobs go on', async () => {
    const { start, store, lines } = await createWorkplace()
    const runs = createCount()
    const worker = await start({ catalog: tick, handlers: { tick: async () => runs.add() } })
    await runs.reaches(2)
    const back = await store.goesAway()
    await vi.waitFor(
      () => expect(worker.health()).toEqual({ ok: false, detail: 'Redis does not answer' }),
      PATIENCE,
    )
    await back()
    await runs.more(3)
    await vi.waitFor(() => expect(worker.health().ok).toBe(true), PATIENCE)
    expect(lines.filter(({ level }) => level === 'error')).toEqual([])
  })
})
