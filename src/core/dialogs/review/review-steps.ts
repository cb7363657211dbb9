/** What a moderator can do with a report besides deciding on it at once. */
import { leadsAway } from '../../blacklist/leads-away.ts'
import { questionText, READY_QUESTIONS, type ReadyQuestion } from '../../blacklist/questions.ts'
import { POSTPONE_REASONS, type PostponeReason, type PostponeTime } from '../../blacklist/review.ts'
import type { Harm } from '../../blacklist/taxonomy.ts'
import { choice, choiceOf, offer, several, typed } from '../../engine/steps.ts'
import type { CountryCode } from '../../identifiers/phone/phone.ts'
import { say } from '../../terms/text.ts'
import type { ReviewDraft } from './draft.ts'

const LONGEST_QUESTION = 500
const POSTPONE_TIMES = ['two', 'six', 'twelve'] as const satisfies readonly PostponeTime[]

type StepName =
  | 'decide'
  | 'unfolded'
  | 'harms'
  | 'ask'
  | 'ownQuestion'
  | 'asking'
  | 'hold'
  | 'holdWhy'
  | 'like'
  | 'shutOut'
  | 'shutOutSure'

/**
 * Crossing out harms, asking the reporter, putting a report off, joining reports, and shutting out
 * an author who made it up.
 */
export const otherSteps = (country: CountryCode) => ({
  harms: several<ReviewDraft, StepName, Harm>({
    ask: [say('review.harms.ask')],
    options: ({ kinds }) => kinds.map((id) => ({ id, label: say(`harm.${id}`) })),
    ticked: ({ harms }) => harms,
    save: (harms) => ({ harms }),
    next: ({ unfolded }) => (unfolded ? 'unfolded' : 'decide'),
  }),

  ask: choiceOf<ReviewDraft, StepName, ReadyQuestion | 'own'>({
    ask: [say('review.question.which')],
    options: [
      ...READY_QUESTIONS.map((id) => offer(id, say(`questionLabel.${id}`))),
      offer('own', say('review.question.own')),
    ],
    save: (asked) => (asked === 'own' ? { question: '' } : { question: { ready: asked } }),
    next: ({ question }) => (question === '' ? 'ownQuestion' : 'asking'),
  }),

  ownQuestion: typed<ReviewDraft, StepName>({
    ask: [say('review.question.ask'), say('review.question.never')],
    read: (text) => {
      if (text.length > LONGEST_QUESTION)
        return { retry: [say('retry.long', { longest: LONGEST_QUESTION })] }
      return leadsAway(text, country)
        ? { retry: [say('review.question.leadsAway')] }
        : { saved: { question: text } }
    },
    next: 'asking',
  }),

  asking: choice<ReviewDraft, StepName, string>({
    binding: true,
    ask: ({ question }) => [
      say('review.question.read', { question: questionText(question) }),
      say(typeof question === 'string' ? 'review.question.second' : 'review.question.translated'),
    ],
    options: [{ id: 'yes', label: say('review.question.send') }],
    save: () => ({}),
    next: 'finish',
  }),

  hold: choice<ReviewDraft, StepName, PostponeTime | 'me'>({
    binding: true,
    ask: ({ maySleep }) => [
      say('review.hold.ask'),
      ...(maySleep ? [] : [say('review.hold.danger')]),
    ],
    options: ({ maySleep }) =>
      (['me', ...(maySleep ? POSTPONE_TIMES : [])] as const).map((id) => ({
        id,
        label: say(`review.time.${id}`),
      })),
    save: (time) => ({ time }),
    next: ({ time }) => (time === 'me' ? 'finish' : 'holdWhy'),
  }),

  holdWhy: choice<ReviewDraft, StepName, PostponeReason>({
    binding: true,
    ask: [say('review.hold.why')],
    options: POSTPONE_REASONS.map((id) => ({ id, label: say(`review.why.${id}`) })),
    save: (why) => ({ why }),
    next: 'finish',
  }),

  like: choice<ReviewDraft, StepName, string>({
    ask: ({ like }) => [say('review.like.what', { count: like.length }), say('review.like.ask')],
    options: [{ id: 'yes', label: say('review.like.yes') }],
    save: () => ({}),
    next: 'finish',
  }),

  shutOut: choice<ReviewDraft, StepName, string>({
    ask: [say('review.shutOut.what'), say('review.shutOut.ask')],
    options: [{ id: 'on', label: say('review.shutOut.on') }],
    save: () => ({}),
    next: 'shutOutSure',
  }),

  shutOutSure: choice<ReviewDraft, StepName, string>({
    binding: true,
    ask: [say('review.shutOut.sure')],
    options: [{ id: 'yes', label: say('review.shutOut.yes') }],
    save: () => ({}),
    next: 'finish',
  }),
})
