import { expect, it } from 'vitest'
import type { Fingerprint, Fingerprinter } from '../../../src/core/blacklist/fingerprint.ts'
import { limited } from '../../../src/core/blacklist/limited.ts'
import {
  fingerprinterFor,
  LONGEST_WAIT,
  OF_GUESTS,
  OF_SENDER,
} from '../../../src/core/blacklist/slow-work.ts'
import type { PhoneNumber } from '../../../src/core/identifiers/phone/phone.ts'

const phones = (count: number): PhoneNumber[] =>
  Array.from({ length: count }, (_, index) => `tel:+4700000${index}` as PhoneNumber)
const guest = (name: number) => ({ sender: Uint8Array.from([name, name >> 8]), member: undefined })
const member = (name: number) => ({ ...guest(name), member: {} })

/** A clock that stands still but for what is let pass, and fingerprints that are only counted. */
const world = () => {
  let time = 0
  const waits: number[] = []
  const asked: string[] = []
  const fingerprinter: Fingerprinter = {
    async of(all, order) {
      asked.push(`${all.length} ${order}`)
      return all.map((phone) => phone as string as Fingerprint)
    },
  }
  const of = fingerprinterFor(fingerprinter, {
    now: () => new Date(time),
    sleep: async (ms) => void waits.push(ms),
  })
  return { of, waits, asked, later: (ms: number) => (time += ms) }
}

it('lets two full messages pass at once, and makes whoever goes on wait for each number', async () => {
  const { of, waits, later } = world()
  const anna = of(member(1))
  for (let full = 0; full < OF_SENDER.atOnce; full += 10) await anna.of(phones(10))
  expect(waits).toEqual([])
  await anna.of(phones(10))
  expect(waits).toEqual([10_000 / OF_SENDER.perSecond])
  // Nobody else waits for her.
  await of(member(2)).of(phones(10))
  expect(waits).toHaveLength(1)
  later(60_000)
  await anna.of(phones(10))
  expect(waits).toHaveLength(1)
})

it('makes guests wait for each other, however many accounts they have, and no member for them', async () => {
  const { of, waits, asked } = world()
  for (let name = 1; name <= 200; name++) await of(guest(name)).of(phones(10))
  expect(waits.length).toBe(200 - OF_GUESTS.atOnce / 10)
  expect(waits[0]).toBe(10_000 / OF_GUESTS.perSecond)
  // Nobody is refused, and nobody waits for ever.
  expect(Math.max(...waits)).toBe(LONGEST_WAIT)
  expect(asked).toHaveLength(200)
  const before = waits.length
  await of(member(300)).of(phones(10))
  expect(waits).toHaveLength(before)
  expect(asked.at(-1)).toBe('10 first')
  expect(asked[0]).toBe('10 yielding')
})

it('costs nothing where there is no number', async () => {
  const { of, waits, asked } = world()
  for (let times = 0; times < 50; times++) await of(guest(1)).of([])
  expect([waits, asked]).toEqual([[], []])
})

it('does what members ask for before what guests do, though those asked first', async () => {
  const atMost = limited(1)
  const done: string[] = []
  const work = (name: string, yields: boolean) =>
    atMost(async () => {
      await new Promise(setImmediate)
      done.push(name)
    }, yields)
  await Promise.all([
    work('guest 1', true),
    work('guest 2', true),
    work('guest 3', true),
    work('anna', false),
    work('bea', false),
  ])
  // What has begun is not broken off.
  expect(done).toEqual(['guest 1', 'anna', 'bea', 'guest 2', 'guest 3'])
})
