import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Bench, createBench } from './whatsapp-bench.ts'

let bench: Bench

beforeEach(async () => {
  bench = await createBench()
})
afterEach(async () => {
  const { problems } = bench.fake
  await bench.end()
  expect(problems).toEqual([])
})

const said = (text: string) => ({ text, options: [] })

describe('a conversation', () => {
  it('goes both ways', async () => {
    const { whatsapp, takes } = await bench.started()
    const anna = bench.fake.person()
    await anna.says('hello')
    const inbound = await takes(0)
    expect(inbound.body).toEqual({ kind: 'text', text: 'hello' })
    const [sent] = await whatsapp.send(inbound.address, said('hello yourself'))
    expect(await anna.hears()).toMatchObject({ id: sent, text: 'hello yourself' })
  })
})
