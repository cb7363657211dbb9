import type { Sending } from '../core/terms/channel.ts'
import type { Inbound } from '../core/terms/message.ts'
import type { Log } from '../logging/log.ts'

/** Where a channel writes what the operator should know: codes and kinds, never words or people. */
export type ChannelLog = Pick<Log, 'info' | 'warn' | 'error'>

/** How a channel is doing, for the operator. */
export interface Health {
  ok: boolean
  /** One plain sentence; no token, no address. */
  detail: string
}

/**
 * Stores what came in. Resolves when it is committed. Only then may the channel confirm it to the
 * platform.
 */
export type Accept = (inbound: Inbound) => Promise<void>

/** One messaging platform, as the rest of the bot sees it. */
export interface Channel extends Sending {
  /** Starts to receive. Resolves when the channel is ready. */
  start(accept: Accept): Promise<void>
  health(): Health
  /** Stops receiving. What was not accepted stays with the platform. */
  stop(): Promise<void>
}
