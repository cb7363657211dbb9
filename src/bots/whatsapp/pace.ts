/** How patient the bot is with WhatsApp, in milliseconds. Tests pass a quicker one. */
export interface WhatsappPace {
  /** Until a question to WhatsApp counts as lost. */
  query: number
  /** Until a message counts as not accepted and is sent again, under the same id. */
  acknowledged: number
  /** How often it is sent again. */
  resends: number
  /** Before the second attempt to connect; doubled for each further one. */
  first: number
  /** That no attempt waits longer than. */
  most: number
  /** Between two looks whether the account is free, and paired. */
  lease: number
  /** Between two looks whether the connection that holds the account still lives. */
  beat: number
  /** How many rounds of codes are shown before it is left to the operator's command. */
  rounds: number
  /** How long nothing unasked is sent after WhatsApp refused something as such. */
  restricted: number
  /** How long nothing is sent to a chat for which WhatsApp refused it, unless she writes. */
  refused: number
  /** That a phone is given to send again what could not be read, before its owner is asked to. */
  unread: number
  /** That stop() waits for what is being stored. */
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
