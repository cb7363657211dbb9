import type { Channel } from '../bots/channel.ts'
import type { Telegram } from '../bots/telegram/bot.ts'
import { createTerminal } from '../bots/terminal/bot.ts'
import { loadWhatsApp } from '../bots/whatsapp/load.ts'
import type { Bot } from '../core/bot.ts'
import { COMMANDS } from '../core/conversation/commands.ts'
import { whatsappStore } from '../core/stores/whatsapp.ts'
import type { Keys } from '../core/terms/keys.ts'
import type { Words } from '../core/terms/text.ts'
import type { Database } from '../database/database.ts'
import type { Log } from '../logging/log.ts'
import type { Config } from '../settings/config.ts'
import { finishChannel } from './left-over.ts'
import { tell } from './tell.ts'

interface Needs {
  config: Config
  database: Database
  keys: Keys
  /** Who sits at the terminal; undefined: the channels of the settings are served instead. */
  person: string | undefined
  words: Words
  log: Log
  /** Resolves when the bot is made. Making it needs the channels. */
  bot: Promise<Bot>
  /** Whether each answer in the terminal publishes what is due: no worker runs beside a chat. */
  publishes: boolean
  end(status: number): void
}

interface Opened {
  channels: Channel[]
  telegram: Telegram | undefined
}

/** The channels that this process holds. */
export const openChannels = async (needs: Needs): Promise<Opened> => {
  const { config, person } = needs
  if (person !== undefined) return { channels: [terminalOf(needs, person)], telegram: undefined }
  const telegram = config.telegram && (await telegramOf(needs, config.telegram))
  // A process that does not hold the account can neither receive nor send.
  const served = config.roles.includes('bots') ? config.whatsapp : undefined
  const whatsapp = served && (await whatsappOf(needs, served))
  const channels = [telegram, whatsapp].filter((channel) => channel !== undefined)
  return { channels, telegram }
}

const terminalOf = ({ log, bot, publishes, end }: Needs, person: string): Channel =>
  createTerminal({
    input: process.stdin,
    output: process.stdout,
    person,
    language: systemLanguage(process.env),
    answered: async () => {
      const { turns, publish } = await bot
      await turns.idle()
      if (publishes) await publish()
    },
    ended: () => end(0),
    failed: (error) => {
      log.error({ error }, 'a line could not be stored; write it again at the next start')
      end(1)
    },
  })

/** Loaded only where it is served. */
const telegramOf = async (
  { log, words }: Needs,
  { token, apiRoot, updates }: NonNullable<Config['telegram']>,
): Promise<Telegram> => {
  const { createTelegram } = await import('../bots/telegram/bot.ts')
  return createTelegram({
    token: token.reveal(),
    apiRoot,
    ...(updates.kind === 'webhook' && {
      webhook: { url: updates.url, secret: updates.secret.reveal() },
    }),
    log,
    words,
    commands: COMMANDS,
  })
}

const whatsappOf = async (
  { database, keys, log, bot }: Needs,
  { number, url, version, perHour, lateMinutes }: NonNullable<Config['whatsapp']>,
): Promise<Channel> => {
  const { createWhatsApp } = await loadWhatsApp(log)
  return createWhatsApp({
    store: whatsappStore(database, keys),
    databaseUrl: database.url,
    url,
    version,
    number,
    // Only to a terminal: a service manager would write the code to a file that others may read.
    tell: process.stderr.isTTY ? tell : undefined,
    lateAfter: lateMinutes * 60_000,
    allowance: { perHour },
    log,
    // Another process may have left messages there, and only this process can send now.
    opened: () => void bot.then((made) => finishChannel({ bot: made, log }, 'whatsapp')),
  })
}

/** The language of the shell as a BCP 47 tag: "nb_NO.UTF-8" is nb-NO. */
const systemLanguage = (env: NodeJS.ProcessEnv): string | undefined => {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || ''
  return /^[a-z]{2,3}(?:[_-][A-Z]{2})?/.exec(locale)?.[0].replace('_', '-')
}
