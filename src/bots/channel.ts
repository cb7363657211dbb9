import type { Address, Inbound, Limits, Message } from '../core/message.ts'

/** How a channel is doing, for the operator. */
export interface Health {
  ok: boolean
  /** One plain sentence; no token, no address. */
  detail: string
}

/** Stores what came in. Resolves when it is committed; only then may the platform be told that it arrived. */
export type Accept = (inbound: Inbound) => Promise<void>

/** One messaging platform, as the rest of the bot sees it. */
export interface Channel {
  /** telegram, whatsapp or terminal; part of every sender's pseudonym, so it never changes. */
  readonly name: string
  readonly limits: Limits
  /** Nobody there ever has a second key (`from.aliases`), so that none need be looked up. */
  readonly oneKey?: true
  /** Begins to receive. Resolves when the channel is ready. */
  start(accept: Accept): Promise<void>
  /** Whether this process can send on it now, where one process at a time can; absent: always. */
  here?(): boolean
  /**
   * Sends one message. Resolves when the platform accepted it, with the platform's ids of what was
   * sent. Throws SendError, nothing else.
   */
  send(address: Address, message: Message): Promise<string[]>
  /** Deletes messages from the chat, its own and, where the platform allows it, the peer's. Throws SendError. */
  erase(address: Address, messages: string[]): Promise<void>
  /** Forgets what the channel itself keeps about a peer, where it keeps anything. */
  forget?(address: Address): Promise<void>
  health(): Health
  /** Stops receiving; what was not accepted stays with the platform. */
  stop(): Promise<void>
}
