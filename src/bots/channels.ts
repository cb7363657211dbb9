import type { Config } from '../config.ts'
import { COMMANDS } from '../core/dialogs/commands.ts'
import type { Words } from '../core/text.ts'
import type { Log } from '../log.ts'
import type { Channel } from './channel.ts'
import { createTelegram, type Telegram } from './telegram/bot.ts'
import { createTerminal } from './terminal/bot.ts'

interface Needs {
  config: Config
  /** Who sits at the terminal; undefined: the channels of the settings are served instead. */
  person: string | undefined
  words: Words
  log: Log
  /** Resolves when everything accepted so far is answered. */
  answered(): Promise<void>
  end(status: number): void
}

/** The channels that this process holds. */
export const openChannels = (
  needs: Needs,
): { channels: Channel[]; telegram: Telegram | undefined } => {
  const { config, person, words, log } = needs
  if (person !== undefined || !config.telegram) {
    const terminal = createTerminal({
      input: process.stdin,
      output: process.stdout,
      person: person ?? 'me',
      language: systemLanguage(process.env),
      answered: needs.answered,
      ended: () => needs.end(0),
      failed: (error) => {
        log.error({ error }, 'a line could not be stored; write it again at the next start')
        needs.end(1)
      },
    })
    return { channels: [terminal], telegram: undefined }
  }
  const { token, apiRoot, updates } = config.telegram
  const telegram = createTelegram({
    token: token.reveal(),
    apiRoot,
    ...(updates.kind === 'webhook' && {
      webhook: { url: updates.url, secret: updates.secret.reveal() },
    }),
    log,
    words,
    commands: COMMANDS,
  })
  return { channels: [telegram], telegram }
}

/** The language of the shell as a BCP 47 tag: "nb_NO.UTF-8" is nb-NO. */
const systemLanguage = (env: NodeJS.ProcessEnv): string | undefined => {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || ''
  return /^[a-z]{2,3}(?:[_-][A-Z]{2})?/.exec(locale)?.[0].replace('_', '-')
}
