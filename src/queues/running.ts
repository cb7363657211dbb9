import { setTimeout as pause } from 'node:timers/promises'
import { RETRY_DELAY, type Taker } from './backends/backend.ts'
import type { Outage } from './outage.ts'

/** A worker that takes jobs until it is closed. */
export interface Running {
  /** Takes no more jobs, and waits for those that are running. */
  close(): Promise<void>
}

/** Makes a worker take jobs, and begin again after each fault. */
export const keepRunning = (worker: Taker, outage: Outage): Running => {
  let isOpen = true
  const run = async (): Promise<void> => {
    while (isOpen) {
      try {
        await worker.run()
      } catch (fault) {
        outage.begin(fault)
      }
      if (isOpen) await pause(RETRY_DELAY)
    }
  }
  void run()
  return {
    async close() {
      isOpen = false
      await worker.close()
    },
  }
}
