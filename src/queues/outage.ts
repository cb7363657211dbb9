import type { Log } from '../logging/log.ts'

/** Logs the first fault of an outage and its end, and not the thousand faults in between. */
export const createOutage = (log: Log) => {
  let lasting = false
  return {
    begin(error: unknown): void {
      if (lasting) return
      lasting = true
      log.warn({ error }, 'the queue has a fault; it recovers by itself')
    },
    end(): void {
      if (!lasting) return
      lasting = false
      log.info('the queue works again')
    },
  }
}

export type Outage = ReturnType<typeof createOutage>
