/** (j) Very many alerts: how fast they go out, what each takes of a core, and whether memory grows meanwhile. */
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openDatabase } from '../src/database/database.ts'
import { openKeys } from '../src/database/keys.ts'
import { letInCrowd, sendAlert, taken } from '../test/support/crowd.ts'
import { inFolder, postgresOf, startEcho, startVarsku } from './bots.ts'
import { costOf, IN_FLIGHT } from './costs.ts'
import { aim, megabytes, milliseconds, percentile, printTable, rate, ratio } from './figures.ts'
import type { Ratios } from './gate.ts'
import { residentSize } from './machine.ts'
import { createPeers } from './peers.ts'

/** ALERTS in the environment: fewer, for a look. */
const ALERTS = Number(process.env['ALERTS'] ?? 100_000)
const A_SECOND = 1_000
/** So many are let in at once. */
const SLICE = 5_000
const ECHOED = 2_000

/** What the echo bot takes for a message, in milliseconds of a core. */
const echoCost = async (): Promise<number> => {
  const echo = await startEcho()
  try {
    const talk = createPeers(echo.fake, (text, answer) => answer === text)
    const texts = Array<string>(ECHOED).fill('hello')
    await talk(texts.slice(0, ECHOED / 10), IN_FLIGHT)
    const { cost } = await costOf(echo, undefined, ECHOED, () => talk(texts, IN_FLIGHT))
    return cost.bot
  } finally {
    await echo.stop()
  }
}

/** Prints how alerts go out as fast as the bot is let. */
export const benchAlerts = async (): Promise<Ratios> => {
  const bare = await echoCost()
  return inFolder(async (folder) => {
    const env = { TELEGRAM_ALERTS_PER_SECOND: String(A_SECOND) }
    const varsku = await startVarsku(folder, { env })
    const postgres = await postgresOf(folder)
    try {
      const people = Array.from({ length: ALERTS }, () => varsku.fake.person({ language: 'en' }))
      // Telegram lets a bot write only to who wrote to it. What they wrote is dropped.
      for (const person of people) person.says('/start')
      varsku.fake.updates.deleteWebhook(true)
      const dataDir = join(folder, 'data')
      const database = await openDatabase({ dataDir, exclusive: false, onNotice: () => {} })
      const { keys } = await openKeys({ file: join(folder, 'varsku.key'), database })
      for (let first = 0; first < ALERTS; first += SLICE)
        await letInCrowd(
          { database, keys },
          people.slice(first, first + SLICE).map(({ id }) => id),
        )

      /** What the process held while each tenth went out. */
      const sizes: number[][] = Array.from({ length: 10 }, () => [])
      const told = () => taken(varsku.fake).size
      const sending = async () => {
        await sendAlert({ database, keys })
        await varsku.fake.until(() => told() > 0)
        const begun = performance.now()
        const first = told()
        while (told() < ALERTS) {
          const tenth = sizes[Math.floor((10 * told()) / ALERTS)]
          tenth?.push(await residentSize(varsku.pid))
          await pause(100)
        }
        return { perSecond: (ALERTS - first) / ((performance.now() - begun) / 1_000) }
      }
      const { perSecond, cost } = await costOf(varsku, postgres, ALERTS, sending)
      await database.close()
      return printAlerts({ bare, perSecond, ...cost, sizes })
    } finally {
      await varsku.stop()
    }
  })
}

interface Sent {
  bare: number
  perSecond: number
  bot: number
  postgres: number
  others: number
  sizes: number[][]
}

const printAlerts = ({ bare, perSecond, bot, postgres, others, sizes }: Sent): Ratios => {
  const each = bot + postgres
  const [early = [], late = []] = [sizes[1], sizes[9]]
  const [second, last] = [percentile(early, 50), percentile(late, 50)]
  const most = Math.max(...sizes.flat())
  printTable(`${ALERTS.toLocaleString('en')} alerts, ${A_SECOND} a second permitted`, [
    ['', 'measured', 'compared with', ''],
    ['a second', rate(perSecond), rate(A_SECOND), ratio(perSecond, A_SECOND)],
    [
      'time of a core for each',
      milliseconds(each),
      `${milliseconds(bare)} echo`,
      ratio(each, bare),
    ],
    [
      'memory, the last tenth',
      megabytes(last),
      `${megabytes(second)} the second`,
      ratio(last, second),
    ],
    ['memory, at most', megabytes(most), '', ''],
    ['others took meanwhile', `${others.toFixed(2)} cores`, '', ''],
    ['', aim(perSecond >= 900, 'at least 900 a second'), '', ''],
    ['', aim(each <= 0.5, 'at most 0.5 ms each'), '', ''],
    ['', aim(most <= 180_000_000, 'at most 180 MB'), '', ''],
    ['', aim(last <= 1.05 * second, 'the last tenth at most 1.05 × the second'), '', ''],
  ])
  return { 'an alert : echo': each / bare, 'memory, last tenth : second': last / second }
}
