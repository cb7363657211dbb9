/** (d) A list of an organisation, from the CSV file to the entries, beside Argon2id alone on all cores. */
import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { hashRaw } from '@node-rs/argon2'
import { REAL_COST } from '../src/core/blacklist/fingerprint.ts'
import { openDatabase } from '../src/database/database.ts'
import { openKeys } from '../src/database/keys.ts'
import { importList } from '../src/operator/import.ts'
import { inFolder } from './bots.ts'
import { aim, megabytes, percentile, printTable, rate, ratio, seconds } from './figures.ts'
import type { Ratios } from './gate.ts'
import { watchCores } from './machine.ts'
import { inventedNumbers } from './numbers.ts'

const ROWS = 5_000
/** In turns, so that what else the machine does befalls both alike. */
const ROUNDS = 10
const EACH = ROWS / ROUNDS
const MOST = 1.3

const cores = availableParallelism()

/** So many fingerprints' worth of Argon2id, on all cores; milliseconds. */
const alone = async (count: number): Promise<number> => {
  const salt = randomBytes(32)
  const secrets = Array.from({ length: count }, () => randomBytes(32))
  const begun = performance.now()
  const work = async () => {
    for (let secret = secrets.pop(); secret; secret = secrets.pop()) {
      await hashRaw(secret, {
        salt,
        memoryCost: REAL_COST.memory,
        timeCost: REAL_COST.passes,
        parallelism: 1,
        outputLen: 32,
      })
    }
  }
  await Promise.all(Array.from({ length: cores }, work))
  return performance.now() - begun
}

/** Prints what an import takes beside what cannot be spared, and how much memory. */
export const benchImport = (): Promise<Ratios> =>
  inFolder(async (folder) => {
    const onNotice = () => {}
    const database = await openDatabase({
      dataDir: join(folder, 'data'),
      exclusive: false,
      onNotice,
    })
    try {
      const { keys } = await openKeys({ file: join(folder, 'varsku.key'), database })
      const numbers = inventedNumbers(ROWS)
      const sizes: number[] = []
      let ours = 0
      let argon2 = 0
      let others = 0
      await alone(2 * cores)
      for (let round = 0; round < ROUNDS; round++) {
        argon2 += await alone(EACH)
        const file = join(folder, `${round}.csv`)
        const lines = numbers
          .slice(round * EACH, (round + 1) * EACH)
          .map(({ written }) => `${written},hit threats,2026-01,told at the house`)
        await writeFile(file, `${['phone,harms,month,note', ...lines].join('\n')}\n`)
        const busy = watchCores()
        const begun = performance.now()
        const written = await importList({
          ...{ database, keys, file, organisation: 'bench', country: 'NO', cost: REAL_COST },
          concurrency: cores,
          now: () => new Date('2026-11-22'),
          onProgress: () => sizes.push(process.memoryUsage.rss()),
          isBarred: () => false,
        })
        ours += performance.now() - begun
        others += busy() / ROUNDS
        if (written !== EACH) throw new Error(`${written} entries were written, not ${EACH}`)
      }
      const half = Math.floor(sizes.length / 2)
      const [early, late] = [sizes.slice(0, half), sizes.slice(half)].map((part) =>
        percentile(part, 50),
      )
      printTable(
        `An import of ${ROWS.toLocaleString('en')} lines, in ${ROUNDS} turns with Argon2id`,
        [
          ['', 'import', 'Argon2id alone', 'import : alone'],
          ['all cores', seconds(ours), seconds(argon2), ratio(ours, argon2)],
          ['', rate(ROWS / (ours / 1000)), rate(ROWS / (argon2 / 1000)), ''],
          ['cores busy meanwhile', others.toFixed(2), '', ''],
          ['', aim(ours <= MOST * argon2, `at most ${MOST} × Argon2id`), '', ''],
          ['memory, first half', megabytes(early ?? 0), '', ''],
          ['memory, second half', megabytes(late ?? 0), '', ratio(late ?? 0, early ?? 0)],
          ['memory, at most', megabytes(Math.max(...sizes)), '', ''],
          ['', aim((late ?? 0) <= 1.1 * (early ?? 0), 'no more in the second half'), '', ''],
        ],
      )
      return { 'an import : Argon2id': ours / argon2 }
    } finally {
      await database.close()
    }
  })
