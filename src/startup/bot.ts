import { availableParallelism } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import type { Channel } from '../bots/channel.ts'
import type { Telegram } from '../bots/telegram/bot.ts'
import { createWords } from '../bots/words.ts'
import { openFacts } from '../content/facts-file.ts'
import { cautiousPace, type PaceOf, USUAL_PACE } from '../core/alerts/pace.ts'
import { REAL_COST } from '../core/blacklist/fingerprint.ts'
import { type Bot, type BotNeeds, createBot } from '../core/bot.ts'
import { countryOf } from '../core/rights/countries.ts'
import type { Keys } from '../core/terms/keys.ts'
import type { Words } from '../core/terms/text.ts'
import type { Database } from '../database/database.ts'
import type { Log } from '../logging/log.ts'
import type { Config } from '../settings/config.ts'
import type { Ending } from '../shutdown.ts'
import { openChannels } from './channels.ts'
import type { StartCommand } from './command.ts'

interface Needs {
  config: Config
  command: StartCommand
  inTerminal: boolean
  database: Database
  keys: Keys
  log: Log
  ending: Ending
}

/** The bot and its channels. Nothing is received or sent yet. */
export interface BotWithChannels {
  bot: Bot
  channels: readonly Channel[]
  /** Telegram again, for its webhook. */
  telegram: Telegram | undefined
  words: Words
}

/** Makes the channels and the bot. They need each other: the channels get the bot afterwards. */
export const openBot = async (needs: Needs): Promise<BotWithChannels> => {
  const { config, command, inTerminal, database, keys, log, ending } = needs
  const words = createWords({
    defaultLanguage: config.locale,
    languages: config.languages,
    timeZone: config.timeZone,
  })
  const made = Promise.withResolvers<Bot>()
  const { channels, telegram } = await openChannels({
    config,
    database,
    keys,
    person: inTerminal ? command.person : undefined,
    words,
    log,
    bot: made.promise,
    publishes: command.chat,
    end: (status) => void ending.end(status),
  })
  const bot = createBot({
    ...settingsOf(config, inTerminal, log),
    database,
    keys,
    words,
    channels,
    log,
    cost: REAL_COST,
    concurrency: availableParallelism(),
    now: () => new Date(),
    sleep: (ms) => pause(ms, undefined, { signal: ending.signal }).catch(() => undefined),
  })
  made.resolve(bot)
  return { bot, channels, telegram, words }
}

type BotSettings = Pick<
  BotNeeds,
  'country' | 'corrections' | 'access' | 'limits' | 'timeZone' | 'alerts' | 'safeCalls' | 'desk'
>

/** What the settings say about the bot. */
const settingsOf = (config: Config, inTerminal: boolean, log: Log): BotSettings => {
  const country = countryOf(config.country)
  const onFault = (fault: string) => log.warn({}, fault)
  const corrections = openFacts({ file: config.factsFile, country, onFault })
  // Read now, so that the log names a mistake at the start and not at the first question.
  corrections()
  const { checksPerDay: day, checksPerMonth: month, checksPerDayAll: everybody } = config.caps
  return {
    country,
    corrections,
    access: config.access ?? (inTerminal ? 'open' : 'codes'),
    limits: { day, month, everybody },
    timeZone: config.timeZone,
    desk: config.desk,
    alerts: { kinds: config.alerts.kinds, paceOf: paceIn(config.alerts) },
    safeCalls: {
      duty: config.safeCalls.duty,
      // The bot's own database belongs to one service.
      alone: config.database.kind === 'own',
      pauseOf: (channel) =>
        channel === 'whatsapp' ? 1_000 : 1_000 / config.alerts.telegramPerSecond,
      isCautious: (channel) => channel === 'whatsapp',
    },
  }
}

const paceIn =
  ({ whatsappDays, telegramPerSecond }: Config['alerts']): PaceOf =>
  (channel) =>
    channel === 'whatsapp' ? cautiousPace(whatsappDays) : { ...USUAL_PACE, size: telegramPerSecond }
