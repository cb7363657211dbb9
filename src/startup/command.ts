/** What was asked for: the service, or a chat in this terminal. */
import { fstatSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Config } from '../settings/config.ts'
import { StartupError } from '../startup-error.ts'

const USAGE =
  'There is no such command. There are: bin/varsku start, bin/varsku chat, bin/varsku chat --as NAME'

/** The words of the command line. */
export interface StartCommand {
  /** `npm run chat`: somebody talks to the bot, with or without a service beside it. */
  chat: boolean
  /** Who sits at the terminal. */
  person: string
}

/** Reads the command line. Throws a StartupError that lists the commands. */
export const readCommand = (args?: string[]): StartCommand => {
  try {
    const { positionals, values } = parseArgs({
      ...(args && { args }),
      allowPositionals: true,
      options: { as: { type: 'string', default: 'me' } },
    })
    const chat = positionals[0] === 'chat'
    const person = values.as.trim()
    if (positionals.length === Number(chat) && person !== '') return { chat, person }
  } catch (cause) {
    throw new StartupError(USAGE, { cause })
  }
  throw new StartupError(USAGE)
}

/** A service manager gives /dev/null as the input. Then nobody can talk here. */
const canTalkHere = (): boolean => process.stdin.isTTY || !fstatSync(0).isCharacterDevice()

/** On a platform, "everybody" includes the man who is listed, and he could ask about himself. */
const TOO_OPEN =
  'ACCESS=open lets every stranger on Telegram and WhatsApp check numbers: set ACCESS=codes, or, to try things out with invented numbers, ACCESS_OPEN_ANYWAY=on.'

/**
 * Whether this process serves the terminal instead of the platforms. Throws a StartupError if it
 * can serve neither, or if it would serve the platforms to everybody.
 */
export const isInTerminal = (config: Config, { chat }: StartCommand): boolean => {
  if (chat) return true
  if (config.telegram || config.whatsapp) {
    if (config.access === 'open' && !config.openAnyway) throw new StartupError(TOO_OPEN)
    return false
  }
  if (canTalkHere()) return true
  throw new StartupError(
    'There is no channel, and no terminal to talk in: set TELEGRAM_BOT_TOKEN or WHATSAPP=on in .env.',
  )
}
