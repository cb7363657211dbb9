/** What core needs of a channel, and where on it a peer can be reached. */
import type { Address, Limits, Message } from './message.ts'

/** A channel that the bot can write to. */
export interface Sending {
  /** telegram, whatsapp or terminal; part of every sender's pseudonym, so it never changes. */
  readonly name: string
  readonly limits: Limits
  /** Nobody there has a second key (`from.aliases`), so none is looked up. */
  readonly oneKey?: true
  /** How it is doing, if it says so. */
  health?(): { ok: boolean }
  /** Whether this process can send on it now, if only one process at a time can. Absent: always. */
  here?(): boolean
  /** Whether it leads to that address at all: a terminal leads to one person. Absent: to everybody. */
  reaches?(address: Address): boolean
  /**
   * Sends one message. Resolves when the platform accepted it, with the platform's ids of what was
   * sent. Throws SendError, nothing else.
   */
  send(address: Address, message: Message): Promise<string[]>
  /**
   * Deletes messages from the chat, its own and, where the platform allows it, the peer's. Throws
   * SendError.
   */
  erase(address: Address, messages: string[]): Promise<void>
  /** Deletes what the channel itself keeps about a peer, if it keeps anything. */
  forget?(address: Address): Promise<void>
}

/** Where the bot can write to a peer. */
export interface Reach {
  channel: string
  address: Address
}

/** The names of those channels on which this process can send now. */
export const namesHere = (channels: Iterable<Sending>): string[] =>
  [...channels].filter(({ here }) => here?.() ?? true).map(({ name }) => name)
