import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Channel } from '../../src/bots/channel.ts'
import { USUAL_PACE } from '../../src/core/alerts/pace.ts'
import { type Bot, createBot } from '../../src/core/bot.ts'
import type { Role } from '../../src/core/members/role.ts'
import { countryOf } from '../../src/core/rights/countries.ts'
import { storesIn } from '../../src/core/stores/stores.ts'
import { openKeys } from '../../src/database/keys.ts'
import { SAFE_CALLS } from '../support/bot.ts'
import { createTestDatabase } from '../support/database.ts'
import { makeFinal } from '../support/ten-minutes.ts'
import { wordsWith } from '../support/words.ts'

/** Everything behind the channels: database, keys, words and the clock, and a bot for each channel that is to be tried. */
export const createBehind = async () => {
  const { database, drop } = await createTestDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'varsku-keys-'))
  const { keys } = await openKeys({ file: join(folder, 'varsku.key'), database })
  const words = wordsWith('nb')
  const logged: string[] = []
  const write = (...line: [string] | [object, string]) => void logged.push(line.at(-1) as string)
  const bots: Bot[] = []
  let ahead = 0
  const now = () => new Date(Date.now() + ahead)

  return {
    database,
    words,
    keys,
    now,
    log: { info: write, warn: write, error: write },
    /** What was logged, without fields. */
    logged,

    /** The whole bot, as one process runs it. */
    bot(...channels: Channel[]): Bot {
      const bot = createBot({
        database,
        keys,
        words,
        country: countryOf('NO'),
        access: 'codes',
        limits: { day: 15, month: 60, everybody: 2000 },
        timeZone: 'Europe/Oslo',
        alerts: { kinds: ['client'], paceOf: () => USUAL_PACE },
        safeCalls: SAFE_CALLS,
        channels,
        log: { warn: write, error: write },
        cost: { memory: 64, passes: 1 },
        concurrency: 2,
        now,
        // Only what takes a moment is waited for: contacts that are shared together are one answer.
        sleep: async (ms) => (ms < 1_000 ? pause(ms) : undefined),
      })
      bots.push(bot)
      return bot
    },

    /** A code of outreach staff. */
    code: (role: Role): Promise<string> =>
      storesIn(database.prisma, { keys, sql: database.sql }).codes.issue(
        { role, groupId: undefined },
        now(),
      ),

    /** Lets time pass, and what is due then be done. */
    async later({ hours }: { hours: number }): Promise<void> {
      ahead += hours * 3_600_000
      for (const bot of bots) {
        await bot.publish()
        await bot.turns.erase()
      }
    },

    /** Lets minutes pass, after each of which the bot looks which safe-calls are due. */
    async passes(minutes: number): Promise<void> {
      for (let passed = 0; passed < minutes; passed++) {
        ahead += 60_000
        for (const bot of bots) {
          await bot.safeCalls.look()
          await bot.safeCalls.send()
        }
      }
    },

    /** What moderators decided is done, though no time has passed for whoever writes. */
    decisionsAreFinal: (): Promise<void> => makeFinal({ database, keys }),

    async end(): Promise<void> {
      for (const bot of bots) await bot.turns.stop()
      await drop()
      await rm(folder, { recursive: true })
    },
  }
}
export type Behind = Awaited<ReturnType<typeof createBehind>>
