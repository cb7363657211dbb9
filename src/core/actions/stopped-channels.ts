import type { AlertDeliveryStore } from '../stores/alert-deliveries.ts'
import type { OperatorLog } from '../terms/log.ts'

/** Channels whose platform does not let the bot send, so that no alert is sent there. */
export const createStoppedChannels = (
  deliveries: AlertDeliveryStore,
  log: Pick<OperatorLog, 'error'>,
) => {
  const stopped = new Set<string>()
  return {
    has: (channel: string): boolean => stopped.has(channel),
    /** Stops sending there. Alerts are shown with the next answer. */
    async stop(channel: string): Promise<void> {
      stopped.add(channel)
      await deliveries.stop(channel)
      log.error(
        { channel },
        'the platform holds the bot back: no more alerts are sent there; they are shown with the next answer',
      )
    },
    /** The channel took a message again. */
    works: (channel: string): void => {
      stopped.delete(channel)
    },
    health: (): { ok: boolean; detail: string } =>
      stopped.size === 0
        ? { ok: true, detail: 'working' }
        : { ok: false, detail: `no alerts are sent: held back by ${[...stopped].join(', ')}` },
  }
}
export type StoppedChannels = ReturnType<typeof createStoppedChannels>
