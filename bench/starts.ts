/** (c) How soon the bot is ready, and what memory it takes. */

import { availableParallelism } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { createWords } from '../src/bots/words.ts'
import { REAL_COST } from '../src/core/blacklist/fingerprint.ts'
import {
  atRest,
  inFolder,
  outputOf,
  type RunningBot,
  startEcho,
  startIdle,
  startVarsku,
} from './bots.ts'
import { aim, megabytes, percentile, printTable, ratio, seconds } from './figures.ts'
import type { Ratios } from './gate.ts'
import { residentSize } from './machine.ts'
import { inventedNumbers } from './numbers.ts'
import { createPeers } from './peers.ts'

const ROUNDS = 3
const CHECKS = 500
const IN_FLIGHT = 10

const memory = z.object({ before: z.number(), most: z.number(), after: z.number() })

/** Prints how soon a start is over, and what memory is taken then and after many checks. */
export const benchStarts = async (): Promise<Ratios> => {
  const idle: number[] = []
  const echo: number[] = []
  const first: number[] = []
  const second: number[] = []
  const sizes = { idle: 0, echo: 0, echoAfter: 0, ready: 0, after: 0, most: 0 }
  const words = createWords({ defaultLanguage: 'en' })
  const nothing = words.in('en', { key: 'check.nothing' })
  const numbers = inventedNumbers(CHECKS).map(({ written }) => written)

  for (let round = 0; round < ROUNDS; round++) {
    const last = round === ROUNDS - 1
    await using(startIdle(), async (bare) => {
      idle.push(bare.readyAfter)
      sizes.idle = await residentSize(bare.pid)
    })
    await using(startEcho(), async (bot) => {
      echo.push(bot.readyAfter)
      sizes.echo = await residentSize(bot.pid)
      if (last) await createPeers(bot.fake, (text, answer) => text === answer)(numbers, IN_FLIGHT)
      sizes.echoAfter = await residentSize(bot.pid)
    })
    await inFolder(async (folder) => {
      await using(startVarsku(folder), async (bot) => {
        first.push(bot.readyAfter)
      })
      await using(startVarsku(folder), async (bot) => {
        second.push(bot.readyAfter)
        if (last) await atRest(bot)
        sizes.ready = await residentSize(bot.pid)
        if (!last) return
        const talk = createPeers(bot.fake, (_, answer) => answer.includes(nothing))
        const over = new AbortController()
        const talking = talk(numbers, IN_FLIGHT).finally(() => over.abort())
        while (!over.signal.aborted) {
          sizes.most = Math.max(sizes.most, await residentSize(bot.pid))
          await pause(100)
        }
        await talking
        sizes.after = await residentSize(bot.pid)
      })
    })
  }
  const argon2 = memory.parse(JSON.parse(await outputOf('argon2.ts')))
  const quickest = (times: number[]) => Math.min(...times)
  const median = (times: number[]) => percentile(times, 50)
  const row = (name: string, times: number[]) => [
    name,
    seconds(quickest(times)),
    seconds(median(times)),
    ratio(quickest(times), quickest(echo)),
  ]
  printTable(`From the start of the process to the first question for messages (${ROUNDS} times)`, [
    ['', 'quickest', 'median', ': echo bot'],
    row('bare node', idle),
    row('echo bot', echo),
    row('first start, makes its database', first),
    row('second start', second),
    ['', aim(quickest(first) <= 1_500, 'the first ready in 1.5 s')],
    ['', aim(quickest(second) <= 500, 'the second ready in 0.5 s')],
  ])

  const permitted = availableParallelism() * REAL_COST.memory * 1024
  const size = (name: string, bytes: number, note = '') => [
    name,
    megabytes(bytes),
    ratio(bytes, sizes.idle),
    note,
  ]
  printTable('Memory of the process (resident)', [
    ['', '', ': bare node', ''],
    size('bare node', sizes.idle),
    size('echo bot, ready', sizes.echo),
    size(`echo bot, after ${CHECKS} messages`, sizes.echoAfter),
    size('Varsku, at rest', sizes.ready),
    size(`Varsku, during ${CHECKS} checks, at most`, sizes.most),
    size(`Varsku, after ${CHECKS} checks`, sizes.after),
    size('Argon2id alone, at most', argon2.most - argon2.before, 'on top of its process'),
    size('Argon2id alone, afterwards', argon2.after - argon2.before, 'on top of its process'),
    size('Argon2id, as it is set', permitted, `${availableParallelism()} at once`),
    size('Varsku at most, less Argon2id', sizes.most - permitted),
    ['', aim(sizes.ready <= 120_000_000, 'ready in 120 MB'), '', ''],
    ['', aim(sizes.most - permitted <= 150_000_000, 'at most 150 MB besides Argon2id'), '', ''],
  ])
  return {
    'first start : echo': quickest(first) / quickest(echo),
    'second start : echo': quickest(second) / quickest(echo),
    'memory, ready : bare node': sizes.ready / sizes.idle,
    'memory in checks, less Argon2id : bare node': (sizes.most - permitted) / sizes.idle,
  }
}

const using = async (
  starting: Promise<RunningBot>,
  use: (bot: RunningBot) => Promise<void>,
): Promise<void> => {
  const bot = await starting
  try {
    await use(bot)
  } finally {
    await bot.stop()
  }
}
