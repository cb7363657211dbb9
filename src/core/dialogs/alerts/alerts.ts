import { type Day, dayAfter } from '../../alerts/dates.ts'
import type { PaceOf } from '../../alerts/pace.ts'
import { alertPreferencesOf } from '../../alerts/preferences.ts'
import { dialogFor } from '../../engine/dialog.ts'
import { offer, placeOf } from '../../engine/steps.ts'
import { findCities } from '../../rights/cities.ts'
import type { Finished } from '../../terms/reply.ts'
import { say, type Text } from '../../terms/text.ts'
import { alertSettingsSteps, keepPreferences } from './alert-settings-steps.ts'
import type { AlertsDraft, AlertsNeeds, Intent } from './draft.ts'
import {
  afterTown,
  asksKinds,
  follow,
  followSteps,
  intentFor,
  nameOf,
  shownDay,
  subscriptionLine,
  townOffers,
  USUAL_DAYS,
} from './follow-steps.ts'

interface Needs extends AlertsNeeds {
  paceOf: PaceOf
  day(now: Date): Day
}

/** A subscription that ends within this many days is offered for renewal. */
const SOON = 2

/** A member follows towns for a time, and chooses how she is warned. */
export const alertsDialog = (needs: Needs) => {
  const { country, day } = needs

  return dialogFor<AlertsDraft>()({
    name: 'alerts',
    version: 2,
    first: 'home',
    membersOnly: true,
    // It shows in which towns she is.
    discreet: true,

    async begin({ sender, member, now }, stores) {
      if (!member) return membersOnly()
      const { preferences } = await stores.members.recognise(sender, now)
      return {
        draft: {
          today: day(now),
          subscriptions: await stores.subscriptions.of(sender),
          preferences: alertPreferencesOf(preferences),
          reach: 'city',
          instead: null,
          hours: null,
        },
      }
    },

    steps: {
      home: placeOf({
        ask: ({ subscriptions }) =>
          subscriptions.length === 0
            ? [say('alerts.what'), say('alerts.city.ask')]
            : [
                say('alerts.yours'),
                ...subscriptions.map((one) => subscriptionLine(country, one)),
                say('alerts.ask'),
              ],
        options: (draft) => [
          ...renewals(draft),
          ...changes(draft),
          ...(draft.subscriptions.length === 0 ? townOffers(country, draft) : forAll(draft)),
          offer({ intent: 'settings' }, say('alerts.wishes')),
        ],
        find: (text, draft) => findCities(country, text).map((city) => intentFor(city, draft)),
        unknown: say('alerts.city.unknown'),
        save: (intent: Intent) => intent,
        next: (draft) => {
          switch (draft.intent) {
            case 'follow':
            case 'change':
              return afterTown(draft)
            case 'otherTown':
              return 'city'
            case 'settings':
              return 'settings'
            default:
              return 'finish'
          }
        },
      }),

      ...followSteps(country),

      ...alertSettingsSteps(needs),
    },

    async finish(draft, peer, stores) {
      const { member, sender } = peer
      if (!member) return membersOnly()
      const { intent, subscription = '', today, until = dayAfter(today, USUAL_DAYS), city } = draft
      const { subscriptions } = stores
      switch (intent) {
        case 'pause':
        case 'resume':
          await subscriptions.pause(sender, intent === 'pause')
          return done(say(intent === 'pause' ? 'alerts.done.pause' : 'alerts.done.resume'))
        case 'end':
          await subscriptions.end(sender, subscription)
          return done(say('alerts.done.end'))
        case 'renew':
        case 'extend':
          await subscriptions.renew(sender, subscription, until)
          return done(say('alerts.done.renew', { until: shownDay(until) }))
        case 'settings':
          await keepPreferences(draft.preferences, peer, stores)
          return done(say('settings.done'))
        default:
          if (city === undefined) return done(say('stopped.nothing'))
          if (draft.preferences.asked) await keepPreferences(draft.preferences, peer, stores)
          return followed(draft, await follow(needs, { ...draft, city, until }, peer, stores))
      }
    },
  })

  /** She follows the town from now on. Of what she wants to be warned is asked once, afterwards. */
  function followed(draft: AlertsDraft, text: Text[]): Finished {
    if (!asksKinds(draft, needs.kinds)) return done(...text)
    const { city: _, ...rest } = draft
    return {
      replies: [{ text }],
      at: { step: 'kinds', draft: { ...rest, intent: 'settings' } },
      discreet: true,
    }
  }

  function renewals({ subscriptions, today }: AlertsDraft) {
    return subscriptions
      .filter(({ until }) => until <= dayAfter(today, SOON))
      .map(({ id, city }) =>
        offer(
          { intent: 'renew', subscription: id },
          say('alerts.renewOne', { city: nameOf(country, city), days: USUAL_DAYS }),
        ),
      )
  }

  function changes({ subscriptions }: AlertsDraft) {
    return subscriptions.map(({ id, city }) =>
      offer(
        { intent: 'change', subscription: id },
        say('alerts.change', { city: nameOf(country, city) }),
      ),
    )
  }

  function forAll({ subscriptions }: AlertsDraft) {
    return [
      offer({ intent: 'otherTown' }, say('alerts.other')),
      subscriptions.every(({ paused }) => paused)
        ? offer({ intent: 'resume' }, say('alerts.resume'))
        : offer({ intent: 'pause' }, say('alerts.pause')),
    ]
  }
}

const options = [
  { id: '/alerts', label: say('command.alerts') },
  { id: '/menu', label: say('command.menu') },
]

const done = (...text: Text[]): Finished => ({ replies: [{ text, options }], discreet: true })

const membersOnly = (): Finished => ({
  replies: [
    {
      text: [say('alerts.membersOnly')],
      options: [
        { id: '/join', label: say('command.join') },
        { id: '/menu', label: say('command.menu') },
      ],
    },
  ],
})
