/**
 * Keeps the output and the errors of the WhatsApp library inside: what it prints contains keys, and
 * an error that it does not handle would end the bot.
 */
import type { Log } from '../../logging/log.ts'

const LIBRARY =
  /[\\/]node_modules[\\/](?:libsignal|@whiskeysockets[\\/]baileys|whatsapp-rust-bridge)[\\/]/
/** The lines of a stack: `Error`, then the filter itself, then the caller. */
const CALLER = 2

const PRINTING = ['log', 'info', 'warn', 'error', 'debug', 'trace', 'dir'] as const

let silent = false

/** Lets everything except the WhatsApp library use the console. */
export const silenceConsole = (console: Console): void => {
  for (const method of PRINTING) {
    const print = console[method]
    console[method] = (...given: unknown[]) => {
      const caller = new Error('who prints').stack?.split('\n')[CALLER] ?? ''
      if (!LIBRARY.test(caller)) Reflect.apply(print, console, given)
    }
  }
}

/** Must be called before the library is loaded. */
export const silenceLibrary = (log: Pick<Log, 'warn'>): void => {
  if (silent) return
  silent = true
  silenceConsole(globalThis.console)
  process.on('unhandledRejection', (reason) => {
    // The library sends on connections that are closing, and does not handle that this fails.
    if (!(reason instanceof Error) || !LIBRARY.test(reason.stack ?? '')) throw reason
    log.warn({ channel: 'whatsapp' }, 'the WhatsApp library dropped something that failed')
  })
}

/** The library's own log. Its lines contain numbers, texts and keys, so none is written. */
export const noLog = {
  level: 'silent',
  child: () => noLog,
  trace: () => {},
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
}
