/**
 * How a subscription is kept. What an alert needs to find readers is in the clear; whose it is and
 * until when is sealed. A row of towns with dates is the advert of a peer on tour, and the advert
 * names her.
 */
import type { Day } from '../alerts/dates.ts'
import type { Followed } from '../alerts/reaches.ts'
import type { Bytes, Keys } from '../terms/keys.ts'

/** What is sealed of a subscription. */
export interface SubscriptionContent {
  /** The random id of the subscriber. */
  subscriber: string
  /** The last day. */
  until: Day
  paused: boolean
  /** When she was told that it ends soon, in milliseconds; null until then. */
  remindedAt: number | null
}

/** What is in the clear, and the sealed content. */
export interface SubscriptionRow {
  id: string
  city: string
  near: string | null
  country: boolean
  content: Uint8Array
}

/** A subscription that was opened. */
export interface OpenSubscription extends Followed, SubscriptionContent {
  id: string
}

/** Seals and opens subscriptions. */
export const subscriptionSeal = (keys: Keys) => ({
  /**
   * Finds one subscriber's subscription to one town. No two subscriptions of hers have the same
   * tag.
   */
  ownerOf: (subscriber: string, city: string): Bytes =>
    keys.tag('address', 'subscription', subscriber, city),

  seal: (id: string, content: SubscriptionContent): Bytes =>
    keys.seal('address', `subscription ${id}`, JSON.stringify(content)),

  /** Opens a subscription; undefined if it cannot be read, so that other peers are still warned. */
  readable({ id, city, near, country, content }: SubscriptionRow): OpenSubscription | undefined {
    const whole = keys.openWhole('address', `subscription ${id}`, content)
    if (whole === undefined) return undefined
    const sealed: SubscriptionContent = JSON.parse(whole)
    return { ...sealed, id, city, near: near ?? undefined, country }
  },
})
