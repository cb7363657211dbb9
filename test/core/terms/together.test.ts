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
  const end = async (index: number, fault?: Error) => {
    const { end } = begun[index] ?? {}
    if (fault) end?.reject(fault)
    else end?.resolve()
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

it('fails for those who were together, and for nobody else', async () => {
  const { work, end } = held()
  const all = Promise.allSettled(['a', 'b', 'c', 'd', 'e'].map(work))
  await end(0)
  await end(1, new Error('away'))
  await end(2)
  const states = (await all).map(({ status }) => status)
  expect(states).toEqual(['fulfilled', 'rejected', 'rejected', 'rejected', 'fulfilled'])
})
