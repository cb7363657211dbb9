import { format } from 'node:util'

const chatter = [
  'Closing session',
  'Opening session',
  'Session already',
  'Removing old closed session',
  'Closing open session',
  'Failed to decrypt message',
  'Session error',
  'Decrypted message with closed session',
  'Migrating session',
]

let isQuiet = false

/** libsignal prints sessions, private keys included, to the console. Here it does not. */
export const keepLibsignalQuiet = () => {
  if (isQuiet) return
  isQuiet = true
  const terminal = globalThis.console
  for (const method of ['info', 'warn', 'error', 'log'] as const) {
    const print = terminal[method].bind(terminal)
    terminal[method] = (first?: unknown, ...more: unknown[]) => {
      const start = typeof first === 'string' ? first : format(first)
      if (!chatter.some((line) => start.startsWith(line))) print(first, ...more)
    }
  }
}
