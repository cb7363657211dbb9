import { describe, expect, it, vi } from 'vitest'
import { type Part, repeating, startParts } from '../../src/startup/part.ts'
import { PATIENCE } from '../support/patience.ts'

const createProgram = () => {
  const seen: string[] = []
  const stopping = new AbortController()
  const closers: (() => Promise<unknown>)[] = []
  const part = (name: string, more?: () => Promise<void> | void): Part => ({
    name,
    async start() {
      seen.push(`${name} starts`)
      await more?.()
    },
    async end() {
      seen.push(`${name} ends`)
    },
  })
  return {
    seen,
    part,
    stop: () => stopping.abort(),
    start: (parts: Part[]) =>
      startParts(parts, {
        signal: stopping.signal,
        opened: (_, close) => void closers.push(close),
      }),
    async end() {
      for (const close of closers.reverse()) await close()
    },
  }
}

describe('the parts of the program', () => {
  it('start in their order, and end in the reverse order', async () => {
    const { start, end, part, seen } = createProgram()
    await start([part('one'), { name: 'neither' }, part('two')])
    await end()
    expect(seen).toEqual(['one starts', 'two starts', 'two ends', 'one ends'])
  })

  it('end as far as they were started, also the one whose start failed', async () => {
    const { start, end, part, seen } = createProgram()
    const fails = part('two', () => Promise.reject(new Error('no')))
    await expect(start([part('one'), fails, part('three')])).rejects.toThrow('no')
    await end()
    expect(seen).toEqual(['one starts', 'two starts', 'two ends', 'one ends'])
  })

  it('start no further when the end comes meanwhile', async () => {
    const { start, stop, end, part, seen } = createProgram()
    await expect(start([part('one', stop), part('two')])).rejects.toThrow('aborted')
    await end()
    expect(seen).toEqual(['one starts', 'one ends'])
  })
})

describe('repeated work', () => {
  it('is never done twice at once, and its end waits for the run in hand', async () => {
    const free = Promise.withResolvers<void>()
    let [begun, done] = [0, 0]
    const work = async () => {
      begun++
      await free.promise
      done++
    }
    const part = repeating({ name: 'work', every: 1, work, failed: () => expect.unreachable() })
    await part.start()
    await vi.waitUntil(() => begun > 0, PATIENCE)
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(begun).toBe(1)
    const ended = part.end()
    free.resolve()
    await ended
    expect(done).toBe(1)
  })

  it('is done again after it failed', async () => {
    const faults: unknown[] = []
    let runs = 0
    const work = async () => {
      runs++
      throw new Error('no')
    }
    const part = repeating({ name: 'work', every: 1, work, failed: (fault) => faults.push(fault) })
    await part.start()
    await vi.waitUntil(() => runs > 2, PATIENCE)
    await part.end()
    expect(faults).toHaveLength(runs)
  })
})
