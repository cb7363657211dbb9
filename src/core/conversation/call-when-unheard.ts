/**
 * Adds whom to call to every answer to something that was not understood: it may have been a cry
 * for help.
 */
import { whoAnswers } from '../dialogs/know/danger-screen.ts'
import type { Country } from '../rights/country.ts'
import type { CommandName, Reply } from '../terms/reply.ts'
import type { Session } from '../terms/session.ts'
import { say, type TextKey } from '../terms/text.ts'
import type { Act } from './turn.ts'

/** What is said if nothing of a message was understood. */
const NOT_UNDERSTOOD: readonly TextKey[] = [
  'notUnderstood',
  'know.notFound',
  'unexpected.voice',
  'unexpected.file',
  'unexpected.other',
  'retry.tap',
  'retry.several',
]

/** Texts that already say whom to call. */
const CALLS: readonly TextKey[] = [
  'now.short',
  'now.call',
  'help.now',
  'report.danger',
  'report.capHelp',
]

/** Dialogs of moderators and case workers, who do not need the line. */
const WORK: readonly CommandName[] = ['review', 'pending', 'town', 'objections', 'cases', 'warn']

/** The replies with the line at the end. */
export const withWhomToCall = (replies: readonly Reply[], { emergency }: Country): Reply[] => {
  const last = replies.at(-1)
  if (!last || says(replies, CALLS)) return [...replies]
  return [...replies.slice(0, -1), { ...last, text: [...last.text, say('now.short', emergency)] }]
}

/** The act, and whom to call at the end of what it says. */
export const alsoCalling =
  (act: Act, country: Country): Act =>
  async (turn) => {
    const outcome = await act(turn)
    return { ...outcome, replies: withWhomToCall(outcome.replies, country) }
  }

/** The act, and before it who is there for her: what she reads about others was done to her, too. */
export const offeringHelp =
  (act: Act, country: Country): Act =>
  async (turn) => {
    const outcome = await act(turn)
    const last = outcome.replies.at(-1)
    if (!last) return outcome
    const care = { id: '/care', label: say('command.care') }
    return {
      ...outcome,
      replies: [
        ...outcome.replies.slice(0, -1),
        { text: [say('review.herself'), ...whoAnswers(country, turn.peer)] },
        { ...last, options: [...(last.options ?? []), care] },
      ],
    }
  }

/** The act, and whom to call where it says that her words are no PIN: nothing was written for others there. */
export const callingAtNoPin =
  (act: Act, country: Country): Act =>
  async (turn) => {
    const outcome = await act(turn)
    const { replies } = outcome
    return says(replies, ['pin.notOne'])
      ? { ...outcome, replies: withWhomToCall(replies, country) }
      : outcome
  }

/** The same as `withWhomToCall` if the replies say that something was not understood; otherwise the replies unchanged. */
export const withCallWhereUnheard = (
  replies: Reply[],
  { at }: Session,
  country: Country,
): Reply[] =>
  says(replies, NOT_UNDERSTOOD) && !(at && WORK.includes(at.dialog))
    ? withWhomToCall(replies, country)
    : replies

const says = (replies: readonly Reply[], keys: readonly TextKey[]): boolean =>
  replies.some(({ text }) => text.some(({ key }) => keys.includes(key)))
