import { alertCap } from '../../actions/caps.ts'
import { type AlertContent, townAlert } from '../../alerts/alert.ts'
import { alertTexts, cityText, shownCount } from '../../alerts/alert-text.ts'
import { CLAIM, REASONS, type Reason } from '../../blacklist/review.ts'
import { townLevel } from '../../blacklist/town.ts'
import { dialogFor } from '../../engine/dialog.ts'
import { choice } from '../../engine/steps.ts'
import type { Country } from '../../rights/country.ts'
import { say, type Text } from '../../terms/text.ts'
import { townLines } from '../report/report-lines.ts'
import type { ReviewDraft } from './draft.ts'
import { type DecisionNeeds, MODERATORS_ONLY, makeItSo, moderatorOf } from './review-decisions.ts'

interface Needs extends DecisionNeeds {
  country: Country
}

interface Draft {
  id: string
  alert: AlertContent
  shown: Text[]
  /** How many peers the alert would reach. */
  reach: number
  /** Whether the reporter allows it, and enough is told to warn. */
  canWarn: boolean
  verdict: 'warn' | 'count' | 'decline' | 'later'
  reason: Reason
}

/** A moderator reads what was told of a town, with the alert that would come of it, and decides. */
export const townReportDialog = ({ country, day }: Needs) =>
  dialogFor<Draft>()({
    name: 'town',
    version: 1,
    first: 'look',
    discreet: true,
    lasts: CLAIM,
    about: ({ id }) => id,

    async begin(peer, stores) {
      const { now } = peer
      const moderator = await moderatorOf(peer, stores)
      if (!moderator) return MODERATORS_ONLY
      const next = await stores.reviews.next(moderator, now, day(now))
      const { town, city, consents, exposure } = next?.told ?? {}
      if (!next || !town || city === undefined) return { replies: [], goOn: 'review' }
      await stores.audit.note(moderator.member.handle, 'read', now, { reportId: next.id })
      const others = await stores.townReports.others(next.id)
      const isAllowed = consents?.warn === true
      const isAlone = exposure === 'second' && others === 0
      return {
        draft: {
          id: next.id,
          alert: townAlert(town, city),
          shown: [
            ...townLines(country, city, town),
            ...(next.doubted ? [say('review.doubted')] : []),
            ...(others > 0 ? [say('review.town.others', { count: others })] : []),
            ...(isAllowed ? [] : [say('review.town.never')]),
            ...(isAllowed && isAlone ? [say('review.town.alone')] : []),
          ],
          reach: await stores.townReports.followers(city, now),
          canWarn: isAllowed && !isAlone,
        },
      }
    },

    steps: {
      look: choice({
        binding: true,
        ask: ({ alert, shown, reach, canWarn }, { language }) => [
          say('review.town.read'),
          ...shown,
          ...(canWarn
            ? [
                say('review.town.preview'),
                ...alertTexts(alert, false, country, language),
                say('review.town.reach', { count: shownCount(reach) }),
              ]
            : []),
          say('review.decide'),
        ],
        options: ({ alert, canWarn }) => [
          ...(canWarn
            ? [
                {
                  id: 'warn' as const,
                  label: say('review.town.warn', { city: cityText(country, alert.city) }),
                },
              ]
            : []),
          { id: 'count', label: say('review.count') },
          { id: 'decline', label: say('review.decline') },
          { id: 'later', label: say('review.later') },
        ],
        save: (verdict) => ({ verdict }),
        next: ({ verdict }) => (verdict === 'decline' ? 'reason' : 'finish'),
      }),

      reason: choice({
        binding: true,
        ask: [say('review.declining')],
        options: REASONS.map((id) => ({ id, label: say(`review.reason.${id}`) })),
        save: (reason) => ({ reason }),
        next: 'finish',
      }),
    },

    /** Lets other moderators read it again, and deletes it from the chat. */
    async left({ id }, peer, stores) {
      const moderator = await moderatorOf(peer, stores)
      if (!moderator) return
      await stores.reviews.release(id, moderator)
      await stores.sent.releaseAbout(moderator.senders, id, peer.now)
    },

    async finish({ id, verdict, reason, alert, canWarn }, peer, stores) {
      const moderator = await moderatorOf(peer, stores)
      const warns = verdict === 'warn' && canWarn
      if (moderator && warns) {
        const cap = alertCap(moderator.member.id)
        if (!(await stores.counters.use([cap], 1, peer.now)))
          return { replies: [{ text: [say('review.graveCap')] }], goOn: 'review', discreet: true }
      }
      const { when } = alert
      const level = townLevel({ kind: 'police', when: when ?? 'earlier' })
      const decided = await makeItSo(
        { day, country },
        { ...AS_REPORT, id, reason, action: warns ? { approve: level } : without(verdict) },
        peer,
        stores,
      )
      return warns && when !== 'now' ? { ...decided, replies: decided.replies.map(later) } : decided
    },
  })

/** What of a review a town report has: no number, no harm, no second moderator. */
const AS_REPORT = {
  second: false,
  harms: [],
  numbers: 0,
  canAlert: false,
} as unknown as ReviewDraft

const without = (verdict: Draft['verdict']): 'count' | 'decline' | 'later' =>
  verdict === 'warn' ? 'count' : verdict

/** It does not go out at once. */
const later = <One extends { text: Text[] }>(reply: One): One => ({
  ...reply,
  text: reply.text.map((one) => (one.key === 'warn.done.send' ? say('review.town.done') : one)),
})
