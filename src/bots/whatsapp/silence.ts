/**
 * Nothing of the WhatsApp library comes out: what it prints holds keys, and what it throws where
 * nobody listens would end the bot.
 */
import type { Log } from '../../logging/log.ts'

const LIBRARY =
  /[\\/]node_modules[\\/](?:libsignal|@whiskeysockets[\\/]baileys|whatsapp-rust-bridge)[\\/]/
/** `Error`, the filter itself, then who called. */
const CALLER = 2

const PRINTING = ['log', 'info', 'warn', 'error', 'debug', 'trace', 'dir'] as const

let silent = false

/** Lets everybody use the console but the WhatsApp library. */
export const silenceConsole = (console: Console): void => {
  for (const method of PRINTING) {
    const print = console[method]
    console[method] = (...given: unknown[]) => {
      const caller = new Error('who prints').stack?.split('\n')[CALLER] ?? ''
      if (!LIBRARY.test(caller)) Reflect.apply(print, console, given)
    }
  }
}

/** To be called before the library is loaded. */
export const silenceLibrary = (log: Pick<Log, 'warn'>): void => {
  if (silent) return
  silent = true
  silenceConsole(globalThis.console)
  process.on('unhandledRejection', (reason) => {
    // It sends on connections that are closing, and forgets that it did.
    if (!(reason instanceof Error) || !LIBRARY.test(reason.stack ?? '')) throw reason
    log.warn({ channel: 'whatsapp' }, 'the WhatsApp library dropped something that failed')
  })
}

/** The library's own log: its lines hold numbers, texts and keys, so none is written. */
export const noLog = {
  level: 'silent',
  child: () => noLog,
  trace: () => {},
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
}
