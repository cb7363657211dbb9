/** Composition root: everything is made and put together here, and nothing else starts anything. */
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { Channel } from './bots/channel.ts'
import { serve } from './bots/http.ts'
import { createTelegram, type Telegram } from './bots/telegram/bot.ts'
import { createTerminal } from './bots/terminal/bot.ts'
import { createWords } from './bots/words.ts'
import { type Config, loadEnvFile, readConfig } from './config.ts'
import { REAL_COST } from './core/blacklist/fingerprint.ts'
import { createBot } from './core/bot.ts'
import { COMMANDS } from './core/dialogs/commands.ts'
import { countryOf } from './core/rights/countries.ts'
import { openDatabase } from './core/storage/database.ts'
import { forgetDeleted } from './core/storage/forget.ts'
import { openKeys } from './core/storage/keys.ts'
import { StartupError } from './core/storage/startup-error.ts'
import { storesIn } from './core/storage/stores.ts'
import { createLog } from './log.ts'
import { createHandlers } from './queues/jobs/index.ts'
import { startWorker } from './queues/worker.ts'

const say = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

/** The language of the shell as a BCP 47 tag: "nb_NO.UTF-8" is nb-NO. */
const systemLanguage = (env: NodeJS.ProcessEnv): string | undefined => {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || ''
  return /^[a-z]{2,3}(?:[_-][A-Z]{2})?/.exec(locale)?.[0].replace('_', '-')
}

const start = async (config: Config, chat: boolean, person: string): Promise<void> => {
  const terminal = chat || !config.telegram
  const log = createLog({
    // Whoever talks in the terminal wants to read the conversation.
    level: terminal && config.logLevel === 'info' ? 'warn' : config.logLevel,
    pretty: process.stderr.isTTY === true,
  })
  config.notices.forEach(say)
  const stopping = new AbortController()
  const closers: (() => Promise<unknown>)[] = []
  const opened = (close: () => Promise<unknown>): void => {
    closers.push(close)
    stopping.signal.throwIfAborted()
  }
  const settled = Promise.withResolvers<void>()
  let ended = false
  const end = async (status: number): Promise<void> => {
    if (ended) return
    ended = true
    stopping.abort()
    // What is being opened can be closed only when it is open: else PostgreSQL would be left behind.
    await settled.promise
    for (const close of closers.reverse()) {
      await close().catch((error: unknown) => log.error({ error }, 'something did not close well'))
    }
    process.exit(status)
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.once(signal, () => void end(0))
  }
  // Node would print it as it is, with all that it quotes.
  process.on('uncaughtException', (error) => {
    log.fatal({ error }, 'an error that nobody expected: the bot ends; start it again')
    process.exit(1)
  })

  try {
    const database = await openDatabase({
      dataDir: config.dataDir,
      ...(config.database.kind === 'given' && { databaseUrl: config.database.url.reveal() }),
      // A database that is given may serve many processes; the bot's own belongs to one.
      exclusive: !chat && config.database.kind === 'own',
      onNotice: say,
    })
    opened(() => database.close())
    const { keys, notices } = await openKeys({ file: config.keyFile, database })
    notices.forEach(say)
    const words = createWords({ defaultLanguage: config.locale, timeZone: config.timeZone })

    const channels: Channel[] = []
    let telegram: Telegram | undefined
    if (!terminal && config.telegram) {
      const { token, apiRoot, updates } = config.telegram
      telegram = createTelegram({
        token: token.reveal(),
        apiRoot,
        ...(updates.kind === 'webhook' && {
          webhook: { url: updates.url, secret: updates.secret.reveal() },
        }),
        log,
        words,
        commands: COMMANDS,
      })
      channels.push(telegram)
    }
    if (terminal) {
      channels.push(
        createTerminal({
          input: process.stdin,
          output: process.stdout,
          person,
          language: systemLanguage(process.env),
          answered: () => bot.turns.idle(),
          ended: () => void end(0),
          failed: (error) => {
            log.error({ error }, 'a line could not be stored; write it again at the next start')
            void end(1)
          },
        }),
      )
    }

    const bot = createBot({
      database,
      keys,
      words,
      country: countryOf(config.country),
      access: config.access ?? (terminal ? 'open' : 'codes'),
      limits: {
        day: config.caps.checksPerDay,
        month: config.caps.checksPerMonth,
        everybody: config.caps.checksPerDayAll,
      },
      timeZone: config.timeZone,
      channels,
      log,
      cost: REAL_COST,
      concurrency: availableParallelism(),
      now: () => new Date(),
      sleep: (ms) => pause(ms, undefined, { signal: stopping.signal }).catch(() => undefined),
    })
    opened(() => bot.turns.stop())

    if (config.port !== undefined) {
      const server = await serve({
        port: config.port,
        host: config.host,
        channels,
        telegram,
        log,
        webhookUrl:
          config.telegram?.updates.kind === 'webhook' ? config.telegram.updates.url : undefined,
      })
      opened(() => server.close())
    }
    if (terminal) await welcome()
    // Beside a service, what has just come in is being answered there.
    const minute = () => new Date(Date.now() - 60_000)
    await bot.turns.finish(chat ? minute() : undefined)
    // A worker only sends; one that receives too would take what belongs to the other process.
    for (const channel of config.roles.includes('bots') ? channels : []) {
      opened(() => channel.stop())
      // A platform that does not answer must not keep us from ending.
      await Promise.race([
        channel.start((inbound) => bot.turns.accept(channel.name, inbound)),
        once(stopping.signal, 'abort'),
      ])
    }

    stopping.signal.throwIfAborted()
    if (config.roles.includes('worker')) {
      const worker = await startWorker({
        database,
        log,
        handlers: createHandlers({
          finishTurns: () => bot.turns.finish(minute()),
          eraseMessages: () => bot.turns.erase(),
          publish: () => bot.publish(),
          expire: () => bot.expire(),
          forgetDeleted: () => forgetDeleted(database.sql),
        }),
      })
      opened(() => worker.close())
    }
    log.info('ready')

    async function welcome(): Promise<void> {
      const { members } = storesIn(database.prisma, { keys, sql: database.sql })
      if (!chat) {
        say('Telegram: set TELEGRAM_BOT_TOKEN in .env. WhatsApp: comes with a later version.')
      }
      if ((await members.count('moderator')) === 0) {
        say(
          'To become a moderator: npm run operator -- codes --count 1 --role moderator, and send the code here.',
        )
      }
    }
  } catch (error) {
    if (ended) return
    if (!(error instanceof StartupError)) log.fatal({ error }, 'could not start')
    else say(error.message)
    void end(1)
  } finally {
    settled.resolve()
  }
}

const readCommand = (): { chat: boolean; person: string } => {
  const usage = 'No such command. There are: npm start, npm run chat, npm run chat -- --as NAME'
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
  const { chat, person } = readCommand()
  loadEnvFile('.env')
  await start(readConfig(process.env), chat, person)
} catch (error) {
  if (!(error instanceof StartupError)) throw error
  say(error.message)
  process.exitCode = 1
}
