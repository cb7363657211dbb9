/**
 * How a subscription is kept: in the clear what an alert finds its readers by, and sealed whose it is and
 * until when. Town after town with dates is a touring person's advert, and the advert names her.
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

/** What is in the clear, and the sealed rest. */
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
  /** Finds one subscriber's subscription to one town; no two of hers have it in common. */
  ownerOf: (subscriber: string, city: string): Bytes =>
    keys.tag('address', 'subscription', subscriber, city),

  seal: (id: string, content: SubscriptionContent): Bytes =>
    keys.seal('address', `subscription ${id}`, JSON.stringify(content)),

  /** A subscription from its row; undefined where it cannot be read, so that it keeps no other peer from being warned. */
  readable({ id, city, near, country, content }: SubscriptionRow): OpenSubscription | undefined {
    const whole = keys.openWhole('address', `subscription ${id}`, content)
    if (whole === undefined) return undefined
    const sealed: SubscriptionContent = JSON.parse(whole)
    return { ...sealed, id, city, near: near ?? undefined, country }
  },
})
export type SubscriptionSeal = ReturnType<typeof subscriptionSeal>
