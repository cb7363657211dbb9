/**
 * Turns a phone number into what the blacklist knows it by.
 *
 * - **tag**: 32 bytes, the result of one layer.
 * - **layer**: one subject key, applied to a tag. Layer 0 has the slow part. Each rotation applies
 *   one more key, which needs no number.
 * - **fingerprint**: a tag and the number of its newest layer.
 */
import { hkdfSync } from 'node:crypto'
import { hashRaw } from '@node-rs/argon2'
import type { PhoneNumber } from '../identifiers/phone/phone.ts'
import { hex } from '../terms/hex.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import { limited } from './limited.ts'

declare const brand: unique symbol
/**
 * What the blacklist knows a subject by: keyed, slow, one-way. Kept only sealed or in the table
 * `subject`, never logged.
 */
export type Fingerprint = string & { readonly [brand]: 'Fingerprint' }

/** A tag, and the number of its newest layer. */
export interface Layer {
  layer: number
  tag: Bytes
}

export interface Fingerprinter {
  /**
   * The fingerprints of the numbers, in the same order. The numbers are not kept. `yielding`
   * fingerprints are made when nobody else waits.
   */
  of(phones: readonly PhoneNumber[], order?: 'first' | 'yielding'): Promise<Fingerprint[]>
}

/** What one guess costs. */
export interface Cost {
  /** In KiB. */
  memory: number
  passes: number
}

/** What each guess costs a thief of both database and keys: 64 MiB and 23 milliseconds. */
export const REAL_COST: Cost = { memory: 65_536, passes: 2 }

interface Needs {
  keys: Keys
  cost: Cost
  /** How many may be computed at once: as many as there are cores. Each takes `cost.memory`. */
  concurrency: number
}

/** Makes fingerprints, no more than `concurrency` at once, however many are asked for. */
export const createFingerprinter = ({ keys, cost, concurrency }: Needs): Fingerprinter => {
  const atMost = limited(concurrency)
  const underWay = new Map<string, Promise<Bytes>>()

  const slow = async (phone: PhoneNumber): Promise<Bytes> => {
    const key = keys.under('subject', 0)
    const secret = await hashRaw(key.tag('phone', phone), {
      salt: key.derive('argon2id salt'),
      memoryCost: cost.memory,
      timeCost: cost.passes,
      parallelism: 1,
      outputLen: 32,
    })
    return new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(), 'tag', 32))
  }

  const innermost = (phone: PhoneNumber, yields: boolean): Promise<Bytes> => {
    // A member does not wait for a fingerprint that a guest is to get later.
    const name = `${yields} ${phone}`
    const known = underWay.get(name)
    if (known !== undefined) return known
    const made = atMost(() => slow(phone), yields).finally(() => underWay.delete(name))
    underWay.set(name, made)
    return made
  }

  return {
    of: (phones, order = 'first') =>
      Promise.all(
        phones.map(async (phone) => {
          let made: Layer = { layer: 0, tag: await innermost(phone, order === 'yielding') }
          while (made.layer < keys.active('subject')) made = nextLayer(keys, made)
          return written(made)
        }),
      ),
  }
}

/** The same tag, with one more key applied to it. */
export const nextLayer = (keys: Keys, { layer, tag }: Layer): Layer => ({
  layer: layer + 1,
  tag: keys.under('subject', layer + 1).tag('layer', tag),
})

/**
 * The layers that a row of this fingerprint may have: its own and every newer one, oldest first.
 *
 * A fingerprint may be older than the rows, because it was in a draft during a rotation. It is
 * never newer.
 */
export const layersOf = (keys: Keys, fingerprint: Fingerprint): Layer[] => {
  const layers = [read(fingerprint)]
  for (let last = layers[0]; last && last.layer < keys.newest('subject'); last = layers.at(-1))
    layers.push(nextLayer(keys, last))
  return layers
}

/** Whether two fingerprints are of one number, whenever each was made. */
export const sameSubject = (keys: Keys, one: Fingerprint, other: Fingerprint): boolean => {
  const tags = new Set(layersOf(keys, one).map(({ tag }) => hex(tag)))
  return layersOf(keys, other).some(({ tag }) => tags.has(hex(tag)))
}

/** The fingerprint of a row. */
export const fingerprintIn = (layer: Layer): Fingerprint => written(layer)

// A string, so that it can be put into a draft or a sealed report as it is.
const written = ({ layer, tag }: Layer): Fingerprint =>
  `${layer}.${Buffer.from(tag).toString('base64url')}` as Fingerprint

const read = (fingerprint: Fingerprint): Layer => {
  const [layer = '', tag = ''] = fingerprint.split('.')
  return { layer: Number(layer), tag: new Uint8Array(Buffer.from(tag, 'base64url')) }
}
