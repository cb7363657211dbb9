import type { Ending } from '../shutdown.ts'

/** One part of the running program. */
export interface Part {
  /** The name in the log. */
  name: string
  start?(): Promise<unknown>
  /** Ends the part, even if its start failed half-way. */
  end?(): Promise<unknown>
}

/** Starts the parts in order; they end in reverse order. Throws if the end comes meanwhile. */
export const startParts = async (
  parts: readonly Part[],
  { opened, signal }: Pick<Ending, 'opened' | 'signal'>,
): Promise<void> => {
  for (const { name, start, end } of parts) {
    // Noted before the start: a part that has started half-way must end, too.
    if (end) opened(name, end)
    await start?.()
    signal.throwIfAborted()
  }
}

interface Repeated {
  name: string
  /** How long from one run to the next, in milliseconds. */
  every: number
  work(): Promise<unknown>
  failed(error: unknown): void
}

/** Work that is done again and again, never twice at once. Its end waits for the current run. */
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
