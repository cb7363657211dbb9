/** How patient the bot is with Telegram. Tests pass a quicker one. */
export interface TelegramPace {
  /** Seconds until a call counts as lost. */
  call: number
  /** Seconds that Telegram may hold a long poll open. */
  poll: number
  /** Seconds on top of `poll` until the poll counts as lost. */
  margin: number
  /** Milliseconds before the second attempt; doubled for each further one. */
  first: number
  /** Milliseconds that no attempt waits longer than. */
  most: number
  /** The same while Telegram refuses the token: it may be a fault of Telegram's, or the operator's to mend. */
  refused: number
  /** Milliseconds between two looks at whether the webhook still works. */
  look: number
  /** Milliseconds after which a message came late: the bot was away. */
  late: number
  /** Milliseconds after which what she wrote before has come in. */
  arrival: number
  /** Milliseconds that stop() waits for a message that is being stored. */
  farewell: number
  /** So many messages to one chat at once, and then one every so many milliseconds, as Telegram asks. */
  chat: { burst: number; every: number }
  /** Seconds that a message waits in line while Telegram asks to slow down; more is the caller's to wait. */
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
