/**
 * The background work: sending alerts, and the jobs of the catalogue. What does it is loaded when it begins:
 * a chat has no need of it, and a service is then already receiving.
 */
import type { Health } from '../bots/channel.ts'
import type { Database } from '../database/database.ts'
import { rewriteHourly } from '../database/rewrite-tables.ts'
import type { Log } from '../logging/log.ts'
import type { Backend } from '../queues/backends/backend.ts'
import { NOTICES_EVERY, REMIND_EVERY, WATCH_EVERY } from '../queues/catalog.ts'
import type { JobWorker } from '../queues/worker.ts'
import type { Config } from '../settings/config.ts'
import type { BotWithChannels } from './bot.ts'
import { aMinuteAgo } from './left-over.ts'
import { type Part, repeating } from './part.ts'

interface Needs extends BotWithChannels {
  config: Config
  database: Database
  log: Log
}

interface WorkingPart extends Part {
  health(): Health
}

/** The health in a process that does not do this work, or has not begun to. */
const NOT_HERE = { ok: true, detail: 'not done in this process' }

const working = (name: string, begin: () => Promise<JobWorker>): WorkingPart => {
  let worker: JobWorker | undefined
  return {
    name,
    async start() {
      worker = await begin()
    },
    end: async () => worker?.close(),
    health: () => worker?.health() ?? NOT_HERE,
  }
}

const backendOf = async ({ config, database }: Needs): Promise<Backend> => {
  const { backendAt } = await import('../queues/backends/index.ts')
  return backendAt({ databaseUrl: database.url, redisUrl: config.redis?.reveal() })
}

/** Sends alerts on the channels of this process. */
export const alerts = (needs: Needs): WorkingPart =>
  working('alerts', async () => {
    const { config, bot, channels, log } = needs
    const { startFanOut } = await import('../queues/fan-out.ts')
    // The process that holds a channel also sends on it, whichever process does the other work.
    const isOurs = ({ here }: { here?(): boolean }) =>
      config.roles.includes(here === undefined ? 'worker' : 'bots')
    return startFanOut({
      backend: await backendOf(needs),
      log,
      channels: channels.filter(isOurs),
      fanOut: bot.fanOut,
      // The bot's own database belongs to one service.
      alone: config.database.kind === 'own',
    })
  })

/** Does the jobs of the catalogue. */
export const jobs = (needs: Needs): WorkingPart =>
  working('jobs', async () => {
    const { bot, database, log } = needs
    const { startWorker } = await import('../queues/worker.ts')
    return startWorker({
      backend: await backendOf(needs),
      log,
      calls: {
        finishTurns: () => bot.turns.finish(aMinuteAgo()),
        eraseMessages: () => bot.turns.erase(),
        publish: () => bot.publish(),
        remind: () => bot.fanOut.remind(),
        watchOver: () => bot.safeCalls.watchOver(),
        notify: () => bot.notices(),
        expire: () => bot.expire(),
        rewriteTables: () => rewriteHourly(database, new Date()),
      },
    })
  })

/** Reminds and tells peers on channels that only this process can send on: the jobs may run elsewhere. */
export const reminders = ({ bot, channels, log }: Needs): Part[] => {
  const held = channels.filter(({ here }) => here !== undefined).map(({ name }) => name)
  return [
    repeating({
      name: 'reminders',
      every: REMIND_EVERY,
      work: () => bot.fanOut.remind(held),
      failed: (error) => log.error({ error }, 'nobody could be reminded yet'),
    }),
    repeating({
      name: 'notices',
      every: NOTICES_EVERY,
      work: () => bot.notices(held),
      failed: (error) => log.error({ error }, 'nobody could be told yet that something waits'),
    }),
  ]
}

/** Sends lines of safe-calls on the channels of this process. */
const sendingLines = ({ bot, log }: Pick<Needs, 'bot' | 'log'>) => {
  const failed = (error: unknown): void =>
    log.error({ error }, 'nobody could be told of safe-calls yet')
  const sending = repeating({
    name: 'safe-calls',
    every: WATCH_EVERY,
    // It waits for no channel: one that is slow would keep the others from what is new.
    work: async () => bot.safeCalls.beginToSend(),
    failed,
  })
  const part: Part = {
    ...sending,
    async end() {
      // Many lines may wait, and the end does not wait for them: the next start goes on with them.
      await Promise.all([bot.safeCalls.stop(), sending.end()])
    },
  }
  return { part, failed, start: sending.start }
}

/** Tells whoever sits at this terminal what safe-calls have for her; what is due, the service does. */
export const safeCallsHere = (needs: Needs): Part => sendingLines(needs).part

/** Tells whom safe-calls concern on channels that only this process can send on. */
export const safeCalls = (needs: Needs): WorkingPart => {
  const { bot, config } = needs
  const { part, failed, start } = sendingLines(needs)
  return {
    ...part,
    async start() {
      // Whoever was to be told while the bot was off does not wait for the next run.
      if (config.roles.includes('worker')) await bot.safeCalls.watchOver().catch(failed)
      await start()
    },
    health: bot.safeCalls.health,
  }
}
