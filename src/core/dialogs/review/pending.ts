import { carryOutPending } from '../../actions/carry-out-pending.ts'
import { alertTexts, reachText } from '../../alerts/alert-text.ts'
import type { PendingKind, SecondVerdict } from '../../blacklist/pending.ts'
import { CLAIM } from '../../blacklist/review.ts'
import { type Beginning, dialogFor } from '../../engine/dialog.ts'
import { choice } from '../../engine/steps.ts'
import type { Country } from '../../rights/country.ts'
import type { Pending } from '../../stores/pending-rows.ts'
import type { Readable } from '../../stores/reviews.ts'
import type { Finished } from '../../terms/reply.ts'
import { say, type Text } from '../../terms/text.ts'
import { asModerator, moderatorOf } from './as-moderator.ts'
import { NUMERALS } from './numerals.ts'
import type { DecisionNeeds } from './review-decisions.ts'
import { type Clock, detailsOf, harmLines, openingOf, summaryOf, wordsOf } from './review-lines.ts'

interface Needs extends DecisionNeeds {
  country: Country
}

interface Draft {
  id: string
  kind: PendingKind
  agreed: boolean
  /** The first report that it is about; absent for an alert. */
  report?: string
  /** What the colleague decided, and what it is about. */
  shown: Text[]
  /** How somebody looks, who is to help: beside the reporters' own words, if there are any. */
  details: Text[]
  /** The reporters' own words. */
  words: Text[]
  /** "prevent" and not "stop", because the option "stop" of every question ends the dialog. */
  verdict: SecondVerdict | 'later' | 'show'
}

const HOUR = 60 * 60 * 1000

/** A moderator sees what a colleague decided before it takes effect. She prevents it, or agrees. */
export const pendingDialog = ({ country, day }: Needs) =>
  dialogFor<Draft>()({
    name: 'pending',
    version: 2,
    first: 'look',
    discreet: true,
    ofOthers: true,
    lasts: CLAIM,
    about: ({ id }) => id,

    begin: (peer, stores) =>
      asModerator<Beginning<Draft>>(peer, stores, async (moderator) => {
        const { now, language } = peer
        const { handle } = moderator.member
        const left = await stores.audit.leftBy(handle, now)
        const [next] = await stores.pending.waiting(moderator, now, left)
        if (!next) return { replies: [], goOn: 'review' }
        const { id, proposal, agreed, reports } = next
        const told = await stores.reviews.told(reports)
        for (const reportId of reports) await stores.audit.note(handle, 'read', now, { reportId })
        const [report] = reports
        return {
          draft: {
            id,
            kind: proposal.kind,
            agreed,
            ...(report !== undefined && { report }),
            shown: [
              ...decisionLines(next, now),
              ...(proposal.kind === 'alert'
                ? [
                    ...alertTexts(
                      proposal.alert,
                      proposal.corrects !== undefined,
                      country,
                      language,
                    ),
                    reachText(country, proposal.alert.city, await stores.alerts.reachByTown(now)),
                  ]
                : told.flatMap((one) => reportLines(country, one, { now, day }))),
            ],
            details: told.flatMap((one) => detailsOf({ told: one, merged: [] })),
            words: told.flatMap((one) => wordsOf({ told: one, merged: [] })),
          },
        }
      }),

    steps: {
      look: look((draft) => [
        ...draft.shown,
        ...(draft.words.length > 0 ? [say('review.folded')] : draft.details),
      ]),
      unfolded: look((draft) => [...draft.shown, ...draft.details, ...draft.words]),
    },

    async left({ id }, peer, stores) {
      const moderator = await moderatorOf(peer, stores)
      if (moderator) await stores.sent.releaseAbout(moderator.senders, id, peer.now)
    },

    finish: ({ id, report, verdict }, peer, stores) =>
      asModerator<Finished>(peer, stores, async ({ senders, member }) => {
        const { sender, now } = peer
        const { handle } = member
        await stores.sent.releaseAbout(senders, id, now)
        if (verdict === 'prevent' || verdict === 'agree') {
          const looked = await stores.pending.look(id, { sender, senders }, verdict, now)
          if (!looked) return { replies: [{ text: [say('pending.tooLate')] }], goOn: 'review' }
          const about = report === undefined ? {} : { reportId: report }
          await stores.audit.note(handle, verdict, now, about)
          const { pending, follows } = looked
          if (follows === 'done') await carryOutPending(stores, pending, { now, today: day(now) })
          return {
            replies: [{ text: [say(`pending.then.${follows}`)] }],
            goOn: 'review',
            discreet: true,
          }
        }
        await stores.audit.note(handle, 'pass', now, { reportId: id })
        return { replies: [], goOn: 'review' }
      }),
  })

/** The decision, and what she can do. The reporters' own words only if she asked for them. */
function look(ask: (draft: Draft) => Text[]) {
  return choice<Draft, 'look' | 'unfolded', Draft['verdict']>({
    binding: true,
    ask,
    options: ({ kind, agreed, words }) => [
      { id: 'prevent' as const, label: say(`pending.${kind}.prevent`), numeral: NUMERALS.no },
      {
        id: 'agree' as const,
        label: say(agreed ? 'pending.seen' : `pending.${kind}.agree`),
        numeral: NUMERALS.yes,
        called: ['called-agree'] as const,
      },
      { id: 'later' as const, label: say('review.later'), numeral: NUMERALS.later },
      ...(words.length > 0
        ? [{ id: 'show' as const, label: say('review.show'), numeral: NUMERALS.show }]
        : []),
    ],
    save: (verdict) => ({ verdict }),
    next: ({ verdict }) => (verdict === 'show' ? 'unfolded' : 'finish'),
  })
}

/** What a colleague decided, and when it is carried out or lapses. */
const decisionLines = ({ proposal, agreed, reports, dueAt }: Pending, now: Date): Text[] => {
  const hours = Math.max(1, Math.round((dueAt.getTime() - now.getTime()) / HOUR))
  switch (proposal.kind) {
    case 'decline':
      return [
        say('pending.decline.what', { count: reports.length, hours }),
        say('pending.decline.why', { why: say(`review.reason.${proposal.reason}`) }),
      ]
    case 'shutOut':
      return [say(agreed ? 'pending.shutOut.agreed' : 'pending.shutOut.what', { hours })]
    case 'question':
      return [
        say('pending.question.what', { hours }),
        say('review.question.read', { question: proposal.question }),
        say('pending.question.look'),
      ]
    case 'alert':
      return [say('pending.alert.what', { hours })]
  }
}

const reportLines = (country: Country, told: Readable, clock: Clock): Text[] => [
  ...openingOf(country, { told, merged: [] }),
  ...harmLines(told.harms, undefined),
  ...summaryOf(country, { told, merged: [] }, clock),
]
