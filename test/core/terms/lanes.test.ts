import { expect, it } from 'vitest'
import { createLanes } from '../../../src/core/terms/lanes.ts'

/** Work that ends when it is told to. */
const work = (done: string[], name: string) => {
  let end = (_?: Error): void => {}
  const run = () =>
    new Promise<void>((resolve, reject) => {
      done.push(`${name} begins`)
      end = (fault) => (fault ? reject(fault) : resolve())
    })
  return { run, end: (fault?: Error) => end(fault) }
}
const settled = () => new Promise((resolve) => setImmediate(resolve))

it('does one after another under a name, and side by side under two', async () => {
  const lanes = createLanes()
  const done: string[] = []
  const [first, second, other] = [work(done, '1'), work(done, '2'), work(done, 'other')]
  void lanes.run(['a'], first.run)
  void lanes.run(['a'], second.run)
  void lanes.run(['b'], other.run)
  await settled()
  expect(done).toEqual(['1 begins', 'other begins'])
  first.end()
  await settled()
  expect(done).toEqual(['1 begins', 'other begins', '2 begins'])
})

it('goes on after work that failed, and tells whoever asked for it', async () => {
  const lanes = createLanes()
  const done: string[] = []
  const [first, second] = [work(done, '1'), work(done, '2')]
  const failed = lanes.run(['a'], first.run).catch(String)
  void lanes.run(['a'], second.run)
  await settled()
  first.end(new Error('no'))
  expect(await failed).toBe('Error: no')
  await settled()
  expect(done).toContain('2 begins')
})

it('waits under every name of which it turned out that they are one, until nothing is under way', async () => {
  const lanes = createLanes()
  const done: string[] = []
  const all = ['a', 'b', 'both', 'a after', 'b after'].map((name) => work(done, name))
  const names = [['a'], ['b'], ['a', 'b'], ['a'], ['b']]
  for (const [index, piece] of all.entries()) void lanes.run(names[index] ?? [], piece.run)
  for (const piece of all) {
    await settled()
    piece.end()
  }
  await settled()
  expect(done.slice(2)).toEqual(['both begins', 'a after begins', 'b after begins'])
  expect(lanes.underWay()).toEqual([])
  const [one, other] = [work(done, 'a alone'), work(done, 'b alone')]
  void lanes.run(['a'], one.run)
  void lanes.run(['b'], other.run)
  await settled()
  expect(done.slice(-2)).toEqual(['a alone begins', 'b alone begins'])
})
