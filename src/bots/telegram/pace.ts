/** The times that the bot keeps with Telegram. Tests pass shorter ones. */
export interface TelegramPace {
  /** Seconds until a call counts as lost. */
  call: number
  /** Seconds that Telegram may hold a long poll open. */
  poll: number
  /** Seconds after `poll` until the poll counts as lost. */
  margin: number
  /** Milliseconds before the second attempt; doubled after each failure. */
  first: number
  /** The longest wait before an attempt, in milliseconds. */
  most: number
  /** The same while Telegram refuses the token: either Telegram has a fault, or the operator must act. */
  refused: number
  /** Milliseconds between two checks of the webhook. */
  look: number
  /** Milliseconds after which a message counts as late, because the bot was away. */
  late: number
  /** Milliseconds after which everything that she wrote before has arrived. */
  arrival: number
  /** Milliseconds that stop() waits for a message that is being stored. */
  farewell: number
  /** How many messages go to one chat at once, and then one every so many milliseconds, as Telegram asks. */
  chat: { burst: number; every: number }
  /**
   * Seconds that a message waits while Telegram asks to slow down. If it takes longer, the caller
   * must wait.
   */
  line: number
}

export const usualPace: TelegramPace = {
  call: 30,
  poll: 30,
  margin: 15,
  first: 1_000,
  most: 60_000,
  refused: 5 * 60_000,
  look: 5 * 60_000,
  late: 30 * 60_000,
  arrival: 3_000,
  farewell: 5_000,
  chat: { burst: 4, every: 1_000 },
  line: 30,
}
