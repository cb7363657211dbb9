/**
 * Argon2id alone, at its real cost, in a process of its own: what a check cannot be faster than.
 *
 * Prints what it measured as JSON.
 */
import { randomBytes } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { hashRaw } from '@node-rs/argon2'
import { REAL_COST } from '../src/core/blacklist/fingerprint.ts'

const SINGLE = 60
const TOGETHER = 120

const salt = randomBytes(32)
const compute = () =>
  hashRaw(randomBytes(32), {
    salt,
    memoryCost: REAL_COST.memory,
    timeCost: REAL_COST.passes,
    parallelism: 1,
    outputLen: 32,
  })

const cores = availableParallelism()
const before = process.memoryUsage.rss()
await Promise.all(Array.from({ length: cores }, compute))

const single: number[] = []
for (let done = 0; done < SINGLE; done++) {
  const begun = performance.now()
  await compute()
  single.push(performance.now() - begun)
}

let left = TOGETHER
let most = process.memoryUsage.rss()
const begun = performance.now()
const work = async () => {
  while (left-- > 0) {
    await compute()
    most = Math.max(most, process.memoryUsage.rss())
  }
}
await Promise.all(Array.from({ length: cores }, work))
const perSecond = TOGETHER / ((performance.now() - begun) / 1000)

process.stdout.write(
  JSON.stringify({ single, perSecond, before, most, after: process.memoryUsage.rss() }),
)
