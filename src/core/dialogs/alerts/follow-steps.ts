/** Following a town: which one, how far around it and how long; and changing what she follows. */

import type { AlertKind } from '../../alerts/alert.ts'
import { cityText } from '../../alerts/alert-text.ts'
import { type Day, dayAfter, readEndDate } from '../../alerts/dates.ts'
import type { PaceOf } from '../../alerts/pace.ts'
import { choice, choiceOf, type Offer, offer, placeOf } from '../../engine/steps.ts'
import type { Peer } from '../../members/peer.ts'
import { cityName, findCities, nearestLarger, offeredCities } from '../../rights/cities.ts'
import type { Country } from '../../rights/country.ts'
import type { Stores } from '../../stores/stores.ts'
import type { Subscription } from '../../stores/subscriptions.ts'
import { say, type Text } from '../../terms/text.ts'
import type { AlertsDraft, Intent } from './draft.ts'

/** How many days a subscription is renewed for. */
export const USUAL_DAYS = 30
const LENGTHS = [30, 7, 14, 90] as const
const MOST_SUBSCRIPTIONS = 10
/** How late an alert about a danger may arrive, in milliseconds. */
const TOO_LATE = 2 * 60 * 60 * 1000

type FollowStep = 'city' | 'instead' | 'reach' | 'until' | 'subscription'

/** The name of a town; its id if it has no name. */
export const nameOf = (country: Country, city: string): string => cityName(country, city) ?? city

/** A day as texts show it: noon, which is on that day in every time zone of Europe. */
export const shownDay = (day: Day): number => Date.parse(`${day}T12:00:00Z`)

/** One subscription as a line. */
export const subscriptionLine = (country: Country, subscription: Subscription): Text => {
  const { until, paused } = subscription
  return say(paused ? 'alerts.one.paused' : 'alerts.one.on', {
    city: areaOf(country, subscription),
    until: shownDay(until),
  })
}

/** All that is followed with a town: "Bergen and Oslo". */
const areaOf = (
  country: Country,
  { city, near, country: everywhere }: Pick<Subscription, 'city' | 'near' | 'country'>,
): Text => {
  const name = nameOf(country, city)
  if (everywhere) return say('alerts.cityAnd.country', { city: name })
  return near === undefined
    ? cityText(country, city)
    : say('alerts.cityAnd.near', { city: name, near: nameOf(country, near) })
}

/** What she begins to follow, as she has chosen so far. */
const chosenArea = (
  country: Country,
  { city, reach }: Pick<AlertsDraft, 'reach'> & { city: string },
): Text => {
  const near = reach === 'near' ? nearestLarger(country, city) : undefined
  return areaOf(country, { city, near, country: reach === 'country' })
}

/** What choosing a town means: she changes what she follows already, or follows a new one. */
export const intentFor = (city: string, { subscriptions }: AlertsDraft): Intent => {
  const followed = subscriptions.find((one) => one.city === city)
  return followed ? { intent: 'change', subscription: followed.id } : { intent: 'follow', city }
}

/** The town that an answer is about: as she follows it, or the one that she has chosen. */
const townOf = (country: Country, draft: AlertsDraft): Text[] => {
  const { subscriptions, subscription, city, intent } = draft
  const followed = subscriptions.find(({ id }) => id === subscription)
  if (followed && intent !== 'follow') return [subscriptionLine(country, followed)]
  return city === undefined ? [] : [chosenArea(country, { ...draft, city })]
}

/** The towns that are offered. */
export const townOffers = (country: Country, draft: AlertsDraft): Offer<Intent>[] =>
  offeredCities(country).map(({ id }) => offer(intentFor(id, draft), cityText(country, id)))

/** Where a chosen town leads. */
export const afterTown = ({ intent, subscriptions }: AlertsDraft) =>
  intent === 'change' ? 'subscription' : subscriptions.length > 0 ? 'instead' : 'reach'

/** Whether she begins to follow a town and was not asked yet of what she wants to be warned. */
export const asksKinds = (
  { intent, preferences }: AlertsDraft,
  kinds: readonly AlertKind[],
): boolean =>
  intent === 'follow' &&
  kinds.some((kind) => !preferences.kinds.includes(kind) && !preferences.asked?.includes(kind))

/** The steps of following a town, and of changing a subscription. */
export const followSteps = (country: Country) => ({
  city: placeOf<AlertsDraft, FollowStep, Intent>({
    ask: [say('alerts.city.ask')],
    options: (draft) => townOffers(country, draft),
    find: (text, draft) => findCities(country, text).map((city) => intentFor(city, draft)),
    unknown: say('alerts.city.unknown'),
    save: (intent) => intent,
    next: afterTown,
  }),

  instead: choiceOf<AlertsDraft, FollowStep, string | null>({
    ask: ({ city = '' }) => [say('alerts.instead.ask', { city: nameOf(country, city) })],
    options: ({ subscriptions, city = '' }) => [
      ...subscriptions.map((one) =>
        offer(one.id, say('alerts.instead.of', { city: nameOf(country, one.city) })),
      ),
      offer(null, say('alerts.instead.too', { city: nameOf(country, city) })),
    ],
    save: (instead) => ({ instead }),
    next: 'reach',
  }),

  reach: choice<AlertsDraft, FollowStep, AlertsDraft['reach']>({
    ask: [say('alerts.reach.ask')],
    options: ({ city = '' }) => {
      const near = nearestLarger(country, city)
      return [
        { id: 'city', label: say('alerts.reach.city', { city: nameOf(country, city) }) },
        ...(near === undefined
          ? []
          : [
              {
                id: 'near' as const,
                label: say('alerts.reach.near', { near: nameOf(country, near) }),
              },
            ]),
        { id: 'country', label: say('alerts.reach.country') },
      ]
    },
    save: (reach, { city = '', endsOn }) => ({
      reach,
      ...(endsOn?.towns.includes(city) && { until: endsOn.until }),
    }),
    next: ({ until }) => (until === undefined ? 'until' : 'finish'),
  }),

  until: placeOf<AlertsDraft, FollowStep, Day>({
    ask: (draft) => [...townOf(country, draft), say('alerts.until.ask'), say('alerts.until.how')],
    options: ({ today }) =>
      LENGTHS.map((days) => offer(dayAfter(today, days), say('alerts.days', { days }))),
    find: (text, { today }) => {
      const until = readEndDate(text, today)
      return until === undefined ? [] : [until]
    },
    unknown: say('alerts.until.unknown'),
    save: (until) => ({ until }),
    next: 'finish',
  }),

  subscription: choice<AlertsDraft, FollowStep, 'renew' | 'extend' | 'end'>({
    ask: (draft) => [...townOf(country, draft), say('alerts.ask')],
    options: [
      { id: 'renew', label: say('alerts.renew', { days: USUAL_DAYS }) },
      { id: 'extend', label: say('alerts.otherEnd') },
      { id: 'end', label: say('alerts.end') },
    ],
    save: (intent) => ({ intent }),
    next: ({ intent }) => (intent === 'extend' ? 'until' : 'finish'),
  }),
})

/** Follows the town of the draft. The texts tell her the result. */
export const follow = async (
  { country, paceOf }: { country: Country; paceOf: PaceOf },
  draft: AlertsDraft & { city: string; until: Day },
  { sender, reach: address }: Peer,
  { subscriptions }: Stores,
): Promise<Text[]> => {
  const { city, until, reach, instead, subscriptions: before } = draft
  const isReplaced = before.some(({ id }) => id === instead)
  if (before.length >= MOST_SUBSCRIPTIONS && !isReplaced)
    return [say('alerts.tooMany', { most: MOST_SUBSCRIPTIONS })]
  const others = before.filter(({ id, city: other }) => id !== instead && other !== city)
  const near = reach === 'near' ? nearestLarger(country, city) : undefined
  await subscriptions.follow(sender, address, { city, near, country: reach === 'country', until })
  // After the new one begins: her address is deleted with her last subscription.
  if (isReplaced && instead !== null) await subscriptions.end(sender, instead)
  const { within, every, more, size } = paceOf(address.channel)
  const crowd = await subscriptions.crowd(address.channel, city)
  return [
    say('alerts.done.follow', {
      city: chosenArea(country, { city, reach }),
      until: shownDay(until),
    }),
    // She has others beside it.
    ...(others.length > 0
      ? [say('alerts.yours'), ...others.map((one) => subscriptionLine(country, one))]
      : []),
    ...(within === undefined ? [] : [say('alerts.within', { days: within })]),
    ...((crowd / size) * (every + more / 2) > TOO_LATE ? [say('alerts.late')] : []),
  ]
}
