import type { BotCommand, LanguageCode } from 'grammy/types'
import { say, type TextKey, type Words } from '../../core/terms/text.ts'
import type { ChannelLog } from '../channel.ts'
import { backOff, pause } from '../waiting.ts'
import type { Call } from './calls.ts'
import { failureFields, sendErrorOf } from './failure.ts'
import type { TelegramPace } from './pace.ts'

/** A command in the menu beside the input field. */
export interface Command {
  command: string
  description: TextKey
}

interface Needs {
  call: Call
  words: Words
  commands: readonly Command[]
  log: ChannelLog
  pace: TelegramPace
}

// Telegram takes two-letter codes only; other languages see the default list.
const isCode = (language: string): language is LanguageCode => /^[a-z]{2}$/.test(language)

const written = (list: readonly BotCommand[]): string =>
  list.map(({ command, description }) => `/${command} ${description}`).join('\n')

/**
 * Gives Telegram the commands in every language. Tries until Telegram takes them or the signal
 * aborts; never rejects.
 */
export const announceCommands = async (
  { call, words, commands, log, pace }: Needs,
  signal: AbortSignal,
): Promise<void> => {
  const [base] = words.languages
  if (base === undefined || commands.length === 0) return

  const inLanguage = (language: string): BotCommand[] =>
    commands.map(({ command, description }) => ({
      command,
      description: words.in(language, say(description)),
    }))
  /** Sends only what has changed, because Telegram limits this call strictly. */
  const tell = async (language: string, code?: LanguageCode) => {
    const wanted = inLanguage(language)
    const which = code === undefined ? {} : { language_code: code }
    const known = await call('getMyCommands', (api) => api.getMyCommands(which))
    if (written(known) === written(wanted)) return
    await call('setMyCommands', (api) => api.setMyCommands(wanted, which))
  }

  // The list without a code is for everybody whose language has no list.
  const left = [
    () => tell(base),
    ...words.languages.flatMap((language) => {
      const [code = ''] = language.split('-')
      return isCode(code) ? [() => tell(language, code)] : []
    }),
  ]
  for (let failed = 0; left[0] !== undefined && !signal.aborted; ) {
    try {
      await left[0]()
      left.shift()
      failed = 0
    } catch (error) {
      const failure = sendErrorOf(error)
      failed += 1
      if (failed === 1) {
        log.warn(failureFields('setMyCommands', failure), 'the menu of commands is not up to date')
      }
      if (failure.retry === 'never-this') {
        // Telegram would refuse the same list again.
        left.shift()
        continue
      }
      const asked = (failure.retryAfter ?? 0) * 1_000
      const most = failure.retry === 'later-to-all' ? pace.refused : pace.most
      await pause(Math.max(asked, backOff({ ...pace, most }, failed)), signal)
    }
  }
}
