import { expect, it } from 'vitest'
import { together } from '../../../src/core/terms/together.ts'

/** Work that ends when it is told to. */
const held = () => {
  const begun: { all: readonly string[]; end: PromiseWithResolvers<void> }[] = []
  const work = together(async (all: readonly string[]) => {
    const end = Promise.withResolvers<void>()
    begun.push({ all, end })
    await end.promise
    return all.map((each) => each.toUpperCase())
  }, 3)
  const end = async (index: number) => {
    begun[index]?.end.resolve()
    await new Promise(setImmediate)
  }
  return { work, begun, end }
}

it('is done at once for whoever is alone, and for all others together when that is over', async () => {
  const { work, begun, end } = held()
  const all = ['a', 'b', 'c', 'd', 'e'].map(work)
  expect(begun.map(({ all }) => all)).toEqual([['a']])
  await end(0)
  await end(1)
  await end(2)
  expect(begun.map(({ all }) => all)).toEqual([['a'], ['b', 'c', 'd'], ['e']])
  expect(await Promise.all(all)).toEqual(['A', 'B', 'C', 'D', 'E'])
})

it('fails for the one whose value is wrong, and for nobody who was done together with it', async () => {
  const work = together(async (all: readonly string[]) => {
    await new Promise(setImmediate)
    if (all.includes('c')) throw Object.assign(new Error('too long'), { code: '22001' })
    return all.map((each) => each.toUpperCase())
  }, 3)
  const ended = await Promise.allSettled(['a', 'b', 'c', 'd', 'e'].map(work))
  expect(ended.map((one) => (one.status === 'fulfilled' ? one.value : one.status))).toEqual([
    'A',
    'B',
    'rejected',
    'D',
    'E',
  ])
})

it('fails for all who were done together when the database is away, and for nobody else', async () => {
  const work = together(async (all: readonly string[]) => {
    await new Promise(setImmediate)
    if (all.includes('c')) throw Object.assign(new Error('away'), { code: 'CONNECTION_CLOSED' })
    return all
  }, 3)
  const ended = await Promise.allSettled(['a', 'b', 'c', 'd', 'e'].map(work))
  expect(ended.map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'rejected',
    'rejected',
    'fulfilled',
  ])
})
