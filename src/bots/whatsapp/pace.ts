/** How patient the bot is with WhatsApp. Times are in milliseconds. Tests pass a quicker pace. */
export interface WhatsappPace {
  /** After this time, a question to WhatsApp counts as lost. */
  query: number
  /** After this time, a message counts as not accepted and is sent again under the same id. */
  acknowledged: number
  /** How many times a message is sent again. */
  resends: number
  /** The wait before the second attempt to connect. It doubles with each further attempt. */
  first: number
  /** The longest wait before an attempt. */
  most: number
  /** How often to look whether the account is free and paired. */
  lease: number
  /** How often to look whether the connection that holds the account still lives. */
  beat: number
  /** How many rounds of codes are shown before pairing is left to the operator's command. */
  rounds: number
  /** How long nobody is sent anything unasked after WhatsApp has restricted the account. */
  restricted: number
  /**
   * How long a chat is sent nothing after WhatsApp refused it for that reason, unless she writes.
   */
  refused: number
  /** How long a phone may take to send an unreadable message again, before she is asked to. */
  unread: number
  /** How long stop() waits for each thing that is still under way. */
  farewell: number
}

const MINUTE = 60_000

export const usualPace: WhatsappPace = {
  query: 10_000,
  acknowledged: 10_000,
  resends: 1,
  first: 1_000,
  most: MINUTE,
  lease: 2_000,
  beat: 5_000,
  rounds: 5,
  restricted: 24 * 60 * MINUTE,
  refused: 60 * MINUTE,
  unread: 20_000,
  farewell: 5_000,
}
