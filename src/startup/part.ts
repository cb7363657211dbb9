import type { Ending } from '../shutdown.ts'

/** One part of the running program. */
export interface Part {
  /** As the log names it. */
  name: string
  start?(): Promise<unknown>
  /** Ends the part, also one whose start failed half-way. */
  end?(): Promise<unknown>
}

/** Starts the parts in their order; they end in the reverse order. Throws when the end comes meanwhile. */
export const startParts = async (
  parts: readonly Part[],
  { opened, signal }: Pick<Ending, 'opened' | 'signal'>,
): Promise<void> => {
  for (const { name, start, end } of parts) {
    // Noted before the start: what has started half-way must end, too.
    if (end) opened(name, end)
    await start?.()
    signal.throwIfAborted()
  }
}

interface Repeated {
  name: string
  /** Milliseconds from one run to the next. */
  every: number
  work(): Promise<unknown>
  failed(error: unknown): void
}

/** Work that is done again and again, never twice at once. Its end waits for the run in hand. */
export const repeating = ({ name, every, work, failed }: Repeated) => {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  const run = async (): Promise<void> => {
    try {
      await work()
    } catch (error) {
      failed(error)
    }
  }
  return {
    name,
    async start(): Promise<void> {
      timer = setInterval(() => {
        running ??= run().finally(() => {
          running = undefined
        })
      }, every)
    },
    async end(): Promise<void> {
      clearInterval(timer)
      await running
    },
  } satisfies Part
}
