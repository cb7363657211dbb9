import { alertCap } from '../../actions/caps.ts'
import { type AlertContent, townAlert } from '../../alerts/alert.ts'
import { alertTexts, cityText, shownCount } from '../../alerts/alert-text.ts'
import { CLAIM, REASONS, type Reason } from '../../blacklist/review.ts'
import { townLevel } from '../../blacklist/town.ts'
import { type Beginning, dialogFor } from '../../engine/dialog.ts'
import { choice } from '../../engine/steps.ts'
import type { Country } from '../../rights/country.ts'
import { say, type Text } from '../../terms/text.ts'
import { townLines } from '../report/report-lines.ts'
import { asModerator, letGo } from './as-moderator.ts'
import type { ReviewDraft } from './draft.ts'
import { NUMERALS } from './numerals.ts'
import { type DecisionNeeds, makeItSo } from './review-decisions.ts'

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

/** A moderator reads what was told of a town, then the alert that would come of it, and decides. */
export const townReportDialog = ({ country, day }: Needs) =>
  dialogFor<Draft>()({
    name: 'town',
    version: 2,
    first: 'look',
    discreet: true,
    ofOthers: true,
    lasts: CLAIM,
    about: ({ id }) => id,

    begin: (peer, stores) =>
      asModerator<Beginning<Draft>>(peer, stores, async (moderator) => {
        const { now } = peer
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
              say('review.read'),
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
      }),

    steps: {
      look: choice({
        binding: true,
        ask: ({ shown }) => [...shown, say('review.decide')],
        options: ({ alert, canWarn }) => [
          ...(canWarn
            ? [
                {
                  id: 'warn' as const,
                  label: say('review.town.warn', { city: cityText(country, alert.city) }),
                  numeral: NUMERALS.yes,
                },
              ]
            : []),
          { id: 'count', label: say('review.count'), numeral: 2 },
          { id: 'decline', label: say('review.decline'), numeral: NUMERALS.no },
          { id: 'later', label: say('review.later'), numeral: NUMERALS.later },
        ],
        save: (verdict) => ({ verdict }),
        next: ({ verdict }) =>
          verdict === 'warn' ? 'preview' : verdict === 'decline' ? 'reason' : 'finish',
      }),

      preview: choice({
        binding: true,
        ask: ({ alert, reach }, { language }) => [
          say('review.town.preview'),
          ...alertTexts(alert, false, country, language, { advises: false }),
          say('review.town.advice'),
          say('review.town.reach', { count: shownCount(reach) }),
        ],
        options: [{ id: 'yes', label: say('review.preview.yes') }],
        save: () => ({}),
        next: 'finish',
      }),

      reason: choice({
        binding: true,
        ask: [say('review.declining')],
        options: REASONS.map((id) => ({ id, label: say(`review.reason.${id}`) })),
        save: (reason) => ({ reason }),
        next: 'finish',
      }),
    },

    left: letGo,

    finish: ({ id, verdict, reason, alert, canWarn }, peer, stores) =>
      asModerator(peer, stores, async ({ member }) => {
        const warns = verdict === 'warn' && canWarn
        if (warns && !(await stores.counters.use([alertCap(member.id)], 1, peer.now)))
          return { replies: [{ text: [say('review.graveCap')] }], goOn: 'review', discreet: true }
        const { when } = alert
        const level = townLevel({ kind: 'police', when: when ?? 'earlier' })
        const action = warns ? { approve: level } : without(verdict)
        const draft = { ...AS_REPORT, id, reason, action }
        const decided = await makeItSo({ day, country }, draft, peer, stores)
        return warns && when !== 'now'
          ? { ...decided, replies: decided.replies.map(later) }
          : decided
      }),
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
