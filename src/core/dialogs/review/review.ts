import { headBeside, headFor } from '../../actions/piles.ts'
import {
  CLAIM,
  canList,
  isOneEnough,
  levelsFor,
  maySleep,
  needsSecond,
  REASONS,
  warnsAtOnce,
} from '../../blacklist/review.ts'
import { suggestedLevel } from '../../blacklist/taxonomy.ts'
import { type Beginning, dialogFor } from '../../engine/dialog.ts'
import { choice, choiceOf, type Offer, offer } from '../../engine/steps.ts'
import type { Country } from '../../rights/country.ts'
import { say } from '../../terms/text.ts'
import { asModerator, letGo } from './as-moderator.ts'
import type { ReviewDraft } from './draft.ts'
import { NUMERALS } from './numerals.ts'
import { type DecisionNeeds, makeItSo } from './review-decisions.ts'
import {
  detailsOf,
  harmLines,
  lineOf,
  openingOf,
  shareNumber,
  standingOf,
  summaryOf,
  wordsOf,
} from './review-lines.ts'
import { otherSteps } from './review-steps.ts'
import { hasPreview, previewStep, townOf } from './town-preview.ts'

interface Needs extends DecisionNeeds {
  country: Country
}

/** A moderator reads a report and decides on it. Nothing reaches a member before that. */
export const reviewDialog = ({ country, day }: Needs) =>
  dialogFor<ReviewDraft>()({
    name: 'review',
    version: 6,
    first: 'decide',
    discreet: true,
    ofOthers: true,
    // During this time nobody else is shown the report.
    lasts: CLAIM,
    about: ({ id }) => id,

    begin: (peer, stores) =>
      asModerator<Beginning<ReviewDraft>>(peer, stores, async (moderator) => {
        const { now } = peer
        const left = await stores.audit.leftBy(moderator.member.handle, now)
        // Decisions of colleagues come first: they can be prevented for a day only.
        if ((await stores.pending.waiting(moderator, now, left)).length > 0)
          return { replies: [], goOn: 'pending' }
        const next = await stores.reviews.next(moderator, now, day(now))
        const looks = { member: moderator.member, stores, now, today: day(now) }
        const asleep = await stores.piles.putOff(moderator, now, day(now))
        if (!next) {
          const text = [say('review.none'), ...(await headFor(looks))]
          if (asleep.length === 0) return { replies: [{ text }] }
          const options = [
            { id: '/putOff', label: say('command.putOff') },
            { id: '/menu', label: say('command.menu') },
          ]
          return { replies: [{ text, options }] }
        }
        const { id, told, decided, merged, second } = next
        if (told.town) return { replies: [], goOn: 'town' }
        await stores.audit.note(moderator.member.handle, 'read', now, { reportId: id })
        const apart = second || merged.length > 0
        const like = apart ? [] : await stores.reviews.likeInWords(id, moderator, now, day(now))
        const all = [told, ...merged]
        const town = await townOf(told, now, stores)
        const kinds = [...new Set(all.flatMap(({ harms }) => harms))]
        const flags = [...new Set(all.flatMap((one) => one.flags))]
        return {
          draft: {
            id,
            second,
            kinds,
            harms: kinds,
            flags,
            ...(second && decided && { decided: decided.level }),
            canWarn: all.some(
              ({ consents, exposure, subjects }) =>
                consents.warn && exposure !== 'never' && subjects.length > 0,
            ),
            canAlert: warnsAtOnce(told, 4) && town !== undefined,
            ...(town && { town }),
            numbers: all.flatMap(({ subjects }) => subjects).length,
            like,
            merged: merged.length > 0,
            onlyWords: merged.some((other) => !shareNumber(told, other)),
            standing: standingOf(next),
            head: lineOf(await headBeside(looks)),
            maySleep: all.every(({ harms, flags }) =>
              maySleep({ harms, flags, ...(decided && { decided }) }),
            ),
            opening: openingOf(country, next),
            summary: summaryOf(country, next, { now, day }),
            details: detailsOf(next),
            words: wordsOf(next),
          },
        }
      }),

    steps: {
      decide: decision({ unfolded: false }),

      unfolded: decision({ unfolded: true }),

      preview: previewStep(country),

      more: choice({
        ask: [say('review.more.ask')],
        options: ({ like, kinds, merged, second }) => [
          ...(kinds.length > 1 ? [{ id: 'harms' as const, label: say('review.more.harms') }] : []),
          {
            id: 'ask' as const,
            label: say('review.more.question'),
            called: ['called-ask'] as const,
          },
          { id: 'hold' as const, label: say('review.more.hold') },
          ...(like.length > 0
            ? [{ id: 'like' as const, label: say('review.more.like', { count: like.length }) }]
            : []),
          ...(merged && !second ? [{ id: 'split' as const, label: say('review.more.split') }] : []),
          // Joined reports may come from two groups, and perhaps only one made it up.
          ...(merged ? [] : [{ id: 'shutOut' as const, label: say('review.more.shutOut') }]),
        ],
        save: (way) => ({ way }),
        next: ({ way }) => (way === 'split' ? 'finish' : way),
      }),

      ...otherSteps(country.code),

      reason: choice({
        binding: true,
        ask: [say('review.declining')],
        options: REASONS.map((id) => ({ id, label: say(`review.reason.${id}`) })),
        save: (reason) => ({ reason }),
        next: 'finish',
      }),
    },

    left: letGo,

    finish: (draft, peer, stores) => makeItSo({ day, country }, draft, peer, stores),
  })

type StepName = 'decide' | 'unfolded' | 'more' | 'reason' | 'preview'

/** The report, and what she can do with it. The reporter's own words only if she asked for them. */
function decision({ unfolded }: { unfolded: boolean }) {
  return choiceOf<ReviewDraft, StepName, ReviewDraft['action']>({
    binding: true,
    ask: (draft) => [
      ...draft.opening,
      ...(unfolded ? [] : [...draft.head, say('review.read')]),
      ...draft.standing,
      ...(draft.onlyWords ? [say('review.like.only')] : []),
      ...harmLines(draft.harms, draft.second ? undefined : suggestedBy(draft)),
      ...draft.summary,
      ...(unfolded || draft.words.length === 0
        ? [...draft.details, ...draft.words]
        : [say('review.folded')]),
      say('review.decide'),
    ],
    options: (draft) => [
      ...verdicts(draft),
      offer('decline', say('review.decline'), NUMERALS.no),
      offer('later', say('review.later'), NUMERALS.later),
      offer('more', say('review.more.else'), NUMERALS.more, 'called-ask'),
      ...(!unfolded && draft.words.length > 0
        ? [offer('show', say('review.show'), NUMERALS.show)]
        : []),
    ],
    save: (action) => (action === 'show' ? { action, unfolded: true } : { action }),
    next: (draft) => {
      const { action } = draft
      if (action === 'show') return 'unfolded'
      if (action === 'decline') return 'reason'
      return action === 'more' ? 'more' : hasPreview(draft) ? 'preview' : 'finish'
    },
  })
}

const suggestedBy = ({ harms, flags }: ReviewDraft) => suggestedLevel(harms, flags)

const verdicts = (draft: ReviewDraft): Offer<ReviewDraft['action']>[] => {
  const { harms, kinds, canWarn, canAlert, numbers, second, decided, onlyWords } = draft
  // These reports may be about different people, and one approval must not list them all.
  if (onlyWords) return []
  const suggested = second ? decided : suggestedBy(draft)
  if (canWarn && harms.some(canList)) {
    return levelsFor(suggested ?? 1, second).map((level) =>
      offer(
        { approve: level },
        say(`review.level.${level}`),
        level,
        ...(level === suggested ? (['called-agree'] as const) : []),
      ),
    )
  }
  // Crossing out the harms that list a number does not put a danger away: that would be declining
  // it.
  if (canWarn && needsSecond(suggestedLevel(kinds, draft.flags) ?? 1)) return []
  return [
    ...(isOneEnough(suggested, numbers)
      ? [offer('grave', say(canAlert ? 'review.level.4' : 'review.grave'), 4)]
      : []),
    offer('count', say('review.count'), NUMERALS.yes),
  ]
}
