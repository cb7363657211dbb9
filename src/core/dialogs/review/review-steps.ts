/** What a moderator can do with a report besides deciding on it at once. */
import { POSTPONE_REASONS, type PostponeReason, type PostponeTime } from '../../blacklist/review.ts'
import type { Harm } from '../../blacklist/taxonomy.ts'
import { choice, choiceOf, offer, several, typed } from '../../engine/steps.ts'
import { say, type Text } from '../../terms/text.ts'
import type { ReviewDraft } from './review-decisions.ts'

const LONGEST_QUESTION = 500
const POSTPONE_TIMES = ['day', 'days', 'week'] as const satisfies readonly PostponeTime[]

type StepName =
  | 'decide'
  | 'unfolded'
  | 'harms'
  | 'ask'
  | 'asking'
  | 'hold'
  | 'holdWhy'
  | 'same'
  | 'like'
  | 'brigade'
  | 'brigadeSure'

const monthLabel = (month: Date): Text =>
  say('review.month', {
    month: String(month.getUTCMonth() + 1),
    year: String(month.getUTCFullYear()),
  })

/** Crossing out harms, asking the reporter, holding back, deciding together, shutting out who made it up. */
export const otherSteps = {
  harms: several<ReviewDraft, StepName, Harm>({
    ask: [say('review.harms.ask')],
    options: ({ kinds }) => kinds.map((id) => ({ id, label: say(`harm.${id}`) })),
    ticked: ({ harms }) => harms,
    save: (harms) => ({ harms }),
    next: ({ unfolded }) => (unfolded ? 'unfolded' : 'decide'),
  }),

  ask: typed<ReviewDraft, StepName>({
    ask: [say('review.question.ask'), say('review.question.never')],
    read: (text) =>
      text.length > LONGEST_QUESTION
        ? { retry: [say('retry.long', { longest: LONGEST_QUESTION })] }
        : { saved: { question: text } },
    next: 'asking',
  }),

  asking: choice<ReviewDraft, StepName, string>({
    binding: true,
    ask: ({ question }) => [say('review.question.read', { question })],
    options: [{ id: 'yes', label: say('review.question.send') }],
    save: () => ({}),
    next: 'finish',
  }),

  hold: choice<ReviewDraft, StepName, PostponeTime>({
    ask: [say('review.hold.ask')],
    options: POSTPONE_TIMES.map((id) => ({
      id,
      label: say(`review.time.${id}`),
    })),
    save: (time) => ({ time }),
    next: 'holdWhy',
  }),

  holdWhy: choice<ReviewDraft, StepName, PostponeReason>({
    binding: true,
    ask: [say('review.hold.why')],
    options: POSTPONE_REASONS.map((id) => ({ id, label: say(`review.why.${id}`) })),
    save: (why) => ({ why }),
    next: 'finish',
  }),

  same: choiceOf<ReviewDraft, StepName, string>({
    ask: ({ alike }) => [say('review.same.ask', { count: alike.length }), say('review.same.what')],
    options: ({ alike }) => alike.map(({ id, month }) => offer(id, monthLabel(new Date(month)))),
    save: (same) => ({ same }),
    next: 'finish',
  }),

  like: choice<ReviewDraft, StepName, string>({
    ask: ({ like }) => [say('review.like.what', { count: like.length }), say('review.like.ask')],
    options: [{ id: 'yes', label: say('review.like.yes') }],
    save: () => ({}),
    next: 'finish',
  }),

  brigade: choice<ReviewDraft, StepName, string>({
    ask: [say('review.brigade.what'), say('review.brigade.ask')],
    options: [{ id: 'on', label: say('review.brigade.on') }],
    save: () => ({}),
    next: 'brigadeSure',
  }),

  brigadeSure: choice<ReviewDraft, StepName, string>({
    binding: true,
    ask: [say('review.brigade.sure')],
    options: [{ id: 'yes', label: say('review.brigade.yes') }],
    save: () => ({}),
    next: 'finish',
  }),
}
