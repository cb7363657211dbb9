/** Composition root: everything is made and put together here, and nothing else starts anything. */
import { once } from 'node:events'
import { fstatSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { createWords } from './bots/words.ts'
import { openFacts } from './content/facts-file.ts'
import { cautiousPace, USUAL_PACE } from './core/alerts/pace.ts'
import { REAL_COST } from './core/blacklist/fingerprint.ts'
import { createBot } from './core/bot.ts'
import { countryOf } from './core/rights/countries.ts'
import { sealPlainSubscriptions } from './core/stores/plain-subscriptions.ts'
import { type Database, openDatabase } from './database/database.ts'
import { openKeys } from './database/keys.ts'
import { rewriteHourly, rewriteSmallTables, rewriteTables } from './database/rewrite-tables.ts'
import { createLog, type Log } from './logging/log.ts'
import { backendAt } from './queues/backends/index.ts'
import { startFanOut } from './queues/fan-out.ts'
import { createHandlers } from './queues/jobs/index.ts'
import { type JobWorker, startWorker } from './queues/worker.ts'
import { type Config, loadEnvFile, readConfig } from './settings/config.ts'
import { createEnding, type Ending } from './shutdown.ts'
import { openChannels } from './startup/channels.ts'
import { StartupError } from './startup-error.ts'

interface Command {
  /** `npm run chat`: somebody talks to the bot beside a service, or without one. */
  chat: boolean
  person: string
}

/** Seldom, so that no row says when somebody checked a number. */
const FIGURES_EVERY = 15 * 60_000

/** As often as the worker does. */
const REMIND_EVERY = 5 * 60_000

/** In a process that does no jobs, or has not begun to. */
const NOT_HERE = { ok: true, detail: 'not done in this process' }

const tell = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

/** A service is given /dev/null as its input: nobody talks there. */
const canTalkHere = (): boolean => process.stdin.isTTY || !fstatSync(0).isCharacterDevice()

const start = async (config: Config, command: Command): Promise<void> => {
  const inTerminal = command.chat || !(config.telegram || config.whatsapp)
  if (inTerminal && !command.chat && !canTalkHere()) {
    throw new StartupError(
      'There is no channel, and no terminal to talk in: set TELEGRAM_BOT_TOKEN or WHATSAPP=on in .env.',
    )
  }
  const log = createLog({
    // Whoever talks in the terminal wants to read the conversation.
    level: inTerminal && config.logLevel === 'info' ? 'warn' : config.logLevel,
    pretty: process.stderr.isTTY === true,
  })
  config.notices.forEach(tell)
  const ending = createEnding(log)
  try {
    await run(config, command, inTerminal, log, ending)
    log.info('ready')
  } catch (error) {
    if (ending.isEnding()) return
    if (error instanceof StartupError) tell(error.message)
    else log.fatal({ error }, 'could not start')
    void ending.end(1)
  } finally {
    ending.started()
  }
}

const run = async (
  config: Config,
  { chat, person }: Command,
  inTerminal: boolean,
  log: Log,
  ending: Ending,
): Promise<void> => {
  const database = await openDatabase({
    dataDir: config.dataDir,
    ...(config.database.kind === 'given' && { databaseUrl: config.database.url.reveal() }),
    // A database that is given may serve many processes; the bot's own belongs to one.
    exclusive: !chat && config.database.kind === 'own',
    onNotice: tell,
  })
  ending.opened(() => database.close())
  const { keys, notices } = await openKeys({ file: config.keyFile, database })
  notices.forEach(tell)
  // What an earlier version kept in the clear, and then its traces in the files.
  if ((await sealPlainSubscriptions(database, keys)) > 0) await rewriteTables(database.sql)
  // After all that still writes has ended, so that a copy of the files joins nothing of this run.
  ending.opened(() => rewriteSmallTables(database.sql))
  const words = createWords({
    defaultLanguage: config.locale,
    languages: config.languages,
    timeZone: config.timeZone,
  })

  const { channels, telegram } = await openChannels({
    config,
    database,
    keys,
    person: inTerminal ? person : undefined,
    words,
    log,
    tell,
    opened: (channel) => void tend(channel),
    answered: async () => {
      await bot.turns.idle()
      // Beside a service there is no worker, and without one there would be none at all.
      if (chat) await bot.publish()
    },
    end: (status) => void ending.end(status),
  })
  const country = countryOf(config.country)
  const corrections = openFacts({
    file: config.factsFile,
    country,
    onFault: (fault) => log.warn({}, fault),
  })
  // Read now, so that a mistake is told at the start and not to the first who asks.
  corrections()
  const { checksPerDay: day, checksPerMonth: month, checksPerDayAll: everybody } = config.caps
  const bot = createBot({
    database,
    keys,
    words,
    country,
    corrections,
    access: config.access ?? (inTerminal ? 'open' : 'codes'),
    limits: { day, month, everybody },
    timeZone: config.timeZone,
    alerts: {
      kinds: config.alerts.kinds,
      paceOf: (name) =>
        name === 'whatsapp'
          ? cautiousPace(config.alerts.whatsappDays)
          : { ...USUAL_PACE, size: config.alerts.telegramPerSecond },
    },
    channels,
    log,
    cost: REAL_COST,
    concurrency: availableParallelism(),
    now: () => new Date(),
    sleep: (ms) => pause(ms, undefined, { signal: ending.signal }).catch(() => undefined),
  })
  // What is lost of it in a crash is lost.
  ending.opened(() => bot.writeFigures())
  const failed = (error: unknown) => log.warn({ error }, 'figures could not be written')
  setInterval(() => void bot.writeFigures().catch(failed), FIGURES_EVERY).unref()
  ending.opened(() => bot.turns.stop())

  let worker: JobWorker | undefined
  let alerts: JobWorker | undefined
  if (config.port !== undefined) {
    const updates = config.telegram?.updates
    const webhookUrl = updates?.kind === 'webhook' ? updates.url : undefined
    const { port, host } = config
    const jobs = { name: 'jobs', health: () => worker?.health() ?? NOT_HERE }
    const sending = { name: 'alerts', health: () => alerts?.health() ?? NOT_HERE }
    const parts = [...channels, jobs, sending, { name: 'receipts', health: bot.receipts }]
    // Not loaded where nothing listens: it is a tenth of the memory.
    const { serve } = await import('./bots/http.ts')
    const server = await serve({ port, host, channels: parts, telegram, log, webhookUrl })
    ending.opened(() => server.close())
  }
  if (inTerminal) await welcome(chat, database)

  /** What was left over on a channel whose messages only this process can send. */
  const tend = async (channel: string, before?: Date): Promise<void> => {
    try {
      await bot.turns.finish(before, channel)
      await bot.turns.erase()
    } catch (error) {
      log.error({ channel, error }, 'what was left over could not be sent yet')
    }
  }
  const aMinuteAgo = () => new Date(Date.now() - 60_000)
  // Beside a service, what has just come in is being answered there.
  await bot.turns.finish(chat ? aMinuteAgo() : undefined)
  // A worker only sends; one that receives too would take what belongs to the other process.
  for (const channel of config.roles.includes('bots') ? channels : []) {
    ending.opened(() => channel.stop())
    // A platform that does not answer must not keep us from ending.
    await Promise.race([
      channel.start((inbound) => bot.turns.accept(channel.name, inbound)),
      once(ending.signal, 'abort'),
    ])
  }
  for (const { name } of channels.filter(({ here }) => here !== undefined)) {
    // The jobs may all run in another process.
    const tending = setInterval(() => void tend(name, aMinuteAgo()), 30_000)
    ending.opened(async () => clearInterval(tending))
  }
  ending.signal.throwIfAborted()
  // In a chat it would take the service's jobs, and hold none of its channels.
  if (chat) return
  const backend = await backendAt({
    databaseUrl: database.url,
    redisUrl: config.redis?.reveal(),
  })
  alerts = await startFanOut({
    backend,
    log,
    // What one process at a time holds is sent from where it is held, whoever does the other work.
    channels: channels.filter(({ here }) =>
      config.roles.includes(here === undefined ? 'worker' : 'bots'),
    ),
    fanOut: bot.fanOut,
    // A database of its own is one service's alone.
    alone: config.database.kind === 'own',
  })
  ending.opened(alerts.close)
  if (!config.roles.includes('worker')) {
    // The worker cannot send on what only this process holds.
    const held = channels.filter(({ here }) => here !== undefined).map(({ name }) => name)
    const failed = (error: unknown) => log.error({ error }, 'nobody could be reminded yet')
    let reminding: Promise<void> | undefined
    const timer = setInterval(() => {
      reminding ??= bot.fanOut
        .remind(held)
        .catch(failed)
        .finally(() => {
          reminding = undefined
        })
    }, REMIND_EVERY)
    ending.opened(async () => {
      clearInterval(timer)
      await reminding
    })
    return
  }
  worker = await startWorker({
    backend,
    log,
    handlers: createHandlers({
      finishTurns: () => bot.turns.finish(aMinuteAgo()),
      eraseMessages: () => bot.turns.erase(),
      publish: () => bot.publish(),
      remind: () => bot.fanOut.remind(),
      expire: () => bot.expire(),
      forgetDeleted: () => rewriteHourly(database.sql, new Date()),
    }),
  })
  ending.opened(worker.close)
}

/** What somebody who has just started the bot wants to know. */
const welcome = async (chat: boolean, { prisma }: Database): Promise<void> => {
  if (!chat) tell('Telegram: set TELEGRAM_BOT_TOKEN in .env. WhatsApp: set WHATSAPP=on there.')
  if ((await prisma.member.count({ where: { role: 'moderator' } })) > 0) return
  tell(
    'To become a moderator: bin/varsku operator codes --count 1 --role moderator, and send the code here.',
  )
}

const readCommand = (): Command => {
  const usage =
    'No such command. There are: bin/varsku start, bin/varsku chat, bin/varsku chat --as NAME'
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: { as: { type: 'string', default: 'me' } },
    })
    const chat = positionals[0] === 'chat'
    const person = values.as.trim()
    if (positionals.length === Number(chat) && person !== '') return { chat, person }
  } catch (cause) {
    throw new StartupError(usage, { cause })
  }
  throw new StartupError(usage)
}

try {
  const command = readCommand()
  loadEnvFile('.env')
  await start(readConfig(process.env), command)
} catch (error) {
  if (!(error instanceof StartupError)) throw error
  tell(error.message)
  process.exitCode = 1
}
