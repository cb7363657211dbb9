import { setTimeout as pause } from 'node:timers/promises'
import type { Log } from './logging/log.ts'

/** Who asks us to end waits for so long, and then kills. In milliseconds. */
const PATIENCE = 12_000

/**
 * How the process ends: by a signal, at the end of the input, or because it could not start. All
 * that was opened is closed, the last first.
 *
 * What does not end in time is left: what was accepted is in the database, and the next start goes on
 * with it.
 */
export const createEnding = (log: Log) => {
  const stopping = new AbortController()
  const started = Promise.withResolvers<void>()
  const closers: { part: string; close(): Promise<unknown> }[] = []
  let ended = false

  const end = async (status: number): Promise<void> => {
    if (ended) return
    ended = true
    stopping.abort()
    let closing = 'start'
    void pause(PATIENCE).then(() => {
      log.error({ part: closing }, 'a part does not end; the bot ends without it')
      process.exit(1)
    })
    // A part can be closed only when it is open: otherwise PostgreSQL would be left behind.
    await started.promise
    for (const { part, close } of closers.reverse()) {
      closing = part
      await close().catch((error: unknown) => log.error({ part, error }, 'a part did not end well'))
    }
    process.exit(status)
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    // Not `once`: Ctrl-C comes twice, from the terminal and from npm, and the second would kill.
    process.on(signal, () => void end(0))
  }
  // Node would print the error with everything that it quotes.
  process.on('uncaughtException', (error) => {
    log.fatal({ error }, 'an unexpected error: the bot ends; start it again')
    process.exit(1)
  })

  return {
    signal: stopping.signal,
    end,
    isEnding: (): boolean => ended,
    /** Notes how to close a part. Throws when the process is ending meanwhile. */
    opened(part: string, close: () => Promise<unknown>): void {
      closers.push({ part, close })
      stopping.signal.throwIfAborted()
    },
    /** Nothing more is being opened. */
    started: (): void => started.resolve(),
  }
}
export type Ending = ReturnType<typeof createEnding>
