import { describe, expect, it } from 'vitest'
import {
  createFingerprinter,
  layersOf,
  REAL_COST,
} from '../../../src/core/blacklist/fingerprint.ts'
import { limited } from '../../../src/core/blacklist/limited.ts'
import { type PhoneNumber, readPhones } from '../../../src/core/identifiers/phone/phone.ts'
import { type Bytes, createKeys, keyringOf, newestVersions } from '../../../src/core/terms/keys.ts'

const SMALL = { memory: 64, passes: 1 }

/** Invented: Ofcom keeps 07700 900000 to 900999 for films. */
const fictional = (last: number): PhoneNumber => {
  const [phone] = readPhones(`+44 7700 ${900_000 + last}`, 'NO').numbers
  if (!phone) throw new Error('this is no number')
  return phone
}

const root = (byte: number): Bytes => new Uint8Array(32).fill(byte)
const two = keyringOf((purpose) => (purpose === 'subject' ? [root(1), root(2)] : [root(0)]))
const newest = createKeys(two)
const rotating = createKeys({ keyring: two, active: { ...newestVersions(two), subject: 0 } })

const hex = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('hex')

describe('a fingerprint', () => {
  it('costs 64 MiB and two passes, and is what another implementation of the same makes', async () => {
    expect(REAL_COST).toEqual({ memory: 64 * 1024, passes: 2 })
    const fingerprinter = createFingerprinter({ keys: rotating, cost: REAL_COST, concurrency: 1 })
    const [fingerprint] = await fingerprinter.of([fictional(123)])
    // Computed with @noble/hashes. Should this ever change, every listed number is lost.
    expect(fingerprint && layersOf(rotating, fingerprint).map(({ tag }) => hex(tag))).toEqual([
      'cb78b1546160762bed9b204f05d79b75afbbe9040c37e80eb8cf37202065cf90',
      '95be33f820c520aca1241a737ac17fa412e4501ec9c421c4e7e28d8fcaeff2fe',
    ])
  })

  it('is made under the active layer, and leads to every newer one', async () => {
    const [old] = await createFingerprinter({ keys: rotating, cost: SMALL, concurrency: 1 }).of([
      fictional(1),
    ])
    const [now] = await createFingerprinter({ keys: newest, cost: SMALL, concurrency: 1 }).of([
      fictional(1),
    ])
    const layersOfOld = old ? layersOf(newest, old) : []
    expect(layersOfOld.map(({ layer }) => layer)).toEqual([0, 1])
    expect(now && layersOf(newest, now)).toEqual(layersOfOld.slice(1))
  })

  it('differs between numbers, and between keyrings', async () => {
    const keyrings = [newest, createKeys()]
    const all = await Promise.all(
      keyrings.map((keys) =>
        createFingerprinter({ keys, cost: SMALL, concurrency: 2 }).of(
          Array.from({ length: 20 }, (_, last) => fictional(last)),
        ),
      ),
    )
    expect(new Set(all.flat()).size).toBe(40)
  })

  it('stands at the place of its number, and is made once for all who ask at the same time', async () => {
    let made = 0
    const counting = {
      ...newest,
      under: (...version: Parameters<typeof newest.under>) => {
        if (version[1] === 0) made++
        return newest.under(...version)
      },
    }
    const { of } = createFingerprinter({ keys: counting, cost: SMALL, concurrency: 1 })
    const [a, b] = [fictional(1), fictional(2)]
    const [first, second] = await Promise.all([of([a, b, a]), of([b])])
    expect(first[0]).toBe(first[2])
    expect(second[0]).toBe(first[1])
    expect(first[0]).not.toBe(first[1])
    expect(made).toBe(2)
    expect(await of([a])).toEqual([first[0]])
    expect(await of([])).toEqual([])
  })
})

describe('a limit', () => {
  it('lets no more run at once, in the order in which they came, whether they fail or not', async () => {
    const atMost = limited(2)
    const begun: number[] = []
    let running = 0
    let peak = 0
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) =>
        atMost(async () => {
          begun.push(index)
          peak = Math.max(peak, ++running)
          for (let turns = index % 5; turns >= 0; turns--) await new Promise(setImmediate)
          running--
          if (index % 3 === 0) throw new Error('failed')
          return index
        }),
      ),
    )
    expect(peak).toBe(2)
    expect(begun).toEqual([...begun.keys()])
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(7)
    expect(await atMost(async () => 'still open')).toBe('still open')
  })
})
