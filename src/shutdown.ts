import type { Log } from './logging/log.ts'

/**
 * How the process ends: by a signal, at the end of input, or because it could not start. Whatever was
 * opened is closed, the last first.
 */
export const createEnding = (log: Log) => {
  const stopping = new AbortController()
  const started = Promise.withResolvers<void>()
  const closers: (() => Promise<unknown>)[] = []
  let ended = false

  const end = async (status: number): Promise<void> => {
    if (ended) return
    ended = true
    stopping.abort()
    // What is being opened can be closed only when it is open: else PostgreSQL would be left behind.
    await started.promise
    for (const close of closers.reverse()) {
      await close().catch((error: unknown) => log.error({ error }, 'something did not close well'))
    }
    process.exit(status)
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    // Not once: Ctrl-C comes twice, from the terminal and from npm, and the second would kill.
    process.on(signal, () => void end(0))
  }
  // Node would print it as it is, with all that it quotes.
  process.on('uncaughtException', (error) => {
    log.fatal({ error }, 'an error that nobody expected: the bot ends; start it again')
    process.exit(1)
  })

  return {
    signal: stopping.signal,
    end,
    isEnding: (): boolean => ended,
    /** Notes how to close what has just been opened. Throws when the end has come meanwhile. */
    opened(close: () => Promise<unknown>): void {
      closers.push(close)
      stopping.signal.throwIfAborted()
    },
    /** Nothing more is being opened. */
    started: (): void => started.resolve(),
  }
}
export type Ending = ReturnType<typeof createEnding>
