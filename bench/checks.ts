/** (a) A check, from the message to the answer, through grammY over HTTP. */
import { availableParallelism } from 'node:os'
import { z } from 'zod'
import { createWords } from '../src/bots/words.ts'
import {
  atRest,
  inFolder,
  outputOf,
  postgresOf,
  type RunningBot,
  startEcho,
  startVarsku,
} from './bots.ts'
import { type Cost, calmer, costOf, IN_FLIGHT } from './costs.ts'
import { aim, milliseconds, percentile, printTable, rate, ratio } from './figures.ts'
import type { Ratios } from './gate.ts'
import { inventedNumbers } from './numbers.ts'
import { createPeers, PEOPLE } from './peers.ts'

const ROUNDS = 3
const SINGLE = 100
const TOGETHER = 300

const measured = z.object({ single: z.array(z.number()), perSecond: z.number() })

interface Round {
  argon2: z.output<typeof measured>
  echo: Part
  check: Part
}

interface Part {
  single: number[]
  perSecond: number
  cost: Cost
}

/** Prints what a check takes beside what cannot be spared. */
export const benchChecks = (): Promise<Ratios> =>
  inFolder(async (folder) => {
    const words = createWords({ defaultLanguage: 'en' })
    const nothing = words.in('en', { key: 'check.nothing' })
    const numbers = inventedNumbers(SINGLE + TOGETHER).map(({ written }) => written)
    const echo = await startEcho()
    const varsku = await startVarsku(folder)
    const postgres = await postgresOf(folder)
    try {
      const echoed = createPeers(echo.fake, (text, answer) => answer === text)
      const checked = createPeers(varsku.fake, (_, answer) => answer.includes(nothing))
      // Everybody is known, and the code is compiled.
      await atRest(varsku)
      await echoed(numbers.slice(0, PEOPLE), IN_FLIGHT)
      await checked(numbers.slice(0, PEOPLE), IN_FLIGHT)

      const part = async (bot: RunningBot, talk: typeof checked, database?: number) => {
        const { waits: single } = await talk(numbers.slice(0, SINGLE), 1)
        const together = () => talk(numbers.slice(SINGLE), IN_FLIGHT)
        const { perSecond, cost } = await costOf(bot, database, TOGETHER, together)
        return { single, perSecond, cost }
      }
      const rounds: Round[] = []
      while (rounds.length < ROUNDS) {
        rounds.push({
          argon2: measured.parse(JSON.parse(await outputOf('argon2.ts'))),
          echo: await part(echo, echoed),
          check: await part(varsku, checked, postgres),
        })
      }
      // Of each what was measured while the machine had least else to do.
      return printRound({
        argon2: rounds
          .map(({ argon2 }) => argon2)
          .reduce((one, other) => (other.perSecond > one.perSecond ? other : one)),
        echo: rounds.map(({ echo }) => echo).reduce(calmer),
        check: rounds.map(({ check }) => check).reduce(calmer),
      })
    } finally {
      await varsku.stop()
      await echo.stop()
    }
  })

const printRound = ({ argon2, echo, check }: Round): Ratios => {
  const at = (percent: number) => {
    const [alone, bare, whole] = [argon2, echo, check].map(({ single }) =>
      percentile(single, percent),
    )
    return { alone: alone ?? 0, bare: bare ?? 0, whole: whole ?? 0 }
  }
  const row = (name: string, { alone, bare, whole }: ReturnType<typeof at>) => [
    name,
    milliseconds(whole),
    milliseconds(bare),
    milliseconds(alone),
    milliseconds(whole - bare - alone),
    ratio(whole, bare + alone),
  ]
  const [p50, p95] = [at(50), at(95)]
  const cores = availableParallelism()
  printTable(`A check over HTTP (of each the quietest of ${ROUNDS} rounds)`, [
    ['', 'check', 'echo bot', 'Argon2id', 'check less both', 'check : both'],
    row('one at a time, p50', p50),
    row('one at a time, p95', p95),
    [
      `${IN_FLIGHT} in flight`,
      rate(check.perSecond),
      rate(echo.perSecond),
      `${rate(argon2.perSecond)} (${cores} at once)`,
      '',
      `${ratio(check.perSecond, argon2.perSecond)} of Argon2id`,
    ],
    ['', aim(p50.whole <= p50.bare + p50.alone + 3, 'p50 within 3 ms of both')],
    ['', aim(p95.whole <= p95.bare + p95.alone + 5, 'p95 within 5 ms of both')],
    ['', aim(check.perSecond >= argon2.perSecond * 0.88, '0.88 of what Argon2id alone allows')],
  ])
  const cost = (name: string, { cost: { bot, postgres, around, others } }: Part) => [
    name,
    milliseconds(bot),
    milliseconds(postgres),
    milliseconds(around),
    rate((cores * 1000) / (bot + postgres + around)),
    `${others.toFixed(2)} cores`,
  ]
  printTable(`Time of a core for one message, at ${IN_FLIGHT} in flight`, [
    ['', 'bot', 'PostgreSQL', 'fake and driver', 'so all cores allow', 'others took meanwhile'],
    cost('check', check),
    cost('echo', echo),
  ])
  return {
    'a check, p50 : both': p50.whole / (p50.bare + p50.alone),
    'a check, p95 : both': p95.whole / (p95.bare + p95.alone),
    'Argon2id alone : checks in flight': argon2.perSecond / check.perSecond,
  }
}
