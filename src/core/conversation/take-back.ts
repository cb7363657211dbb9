/** Asks whether she wants to take back what she decided last, while she can. */
import type { Finished } from '../terms/reply.ts'
import type { Session } from '../terms/session.ts'
import { say } from '../terms/text.ts'
import type { Questions } from './questions.ts'
import type { Act } from './turn.ts'

type TakenBy = NonNullable<Session['undo']>['by']

/** The command that takes back what she decided last; undefined if nothing can be taken back now. */
export const takeableOf = ({ undo }: Session, now: Date): TakenBy | undefined =>
  undo && now.getTime() < undo.until ? undo.by : undefined

/** The session after something is finished that can be taken back, or that took it back. */
export const withTakeable = (
  { undo: before, ...session }: Session,
  { undo }: Pick<Finished, 'undo'>,
): Session => {
  const left = undo === undefined ? before : (undo ?? undefined)
  return left ? { ...session, undo: left } : session
}

const LABELS = { undo: say('command.undo'), warn: say('warn.mend') }

/** Asks by name. What was open stays open, with this option below it. */
export const askToTakeBack =
  (questions: Questions, by: TakenBy): Act =>
  async (turn) => {
    const label = LABELS[by]
    const outcome = questions.askAgain(turn, [say('retry.perhaps', { option: label })])
    const last = outcome.replies.at(-1)
    const id = `/${by}`
    const options = last?.options ?? []
    const isThere = options.some((one) => one.id === id && one.label.key === label.key)
    // It has a name of its own here, even where the menu offers the same command.
    const asked = isThere ? options : [{ id, label }, ...options.filter((one) => one.id !== id)]
    const reply = { text: [], ...last, options: asked }
    return {
      ...outcome,
      replies: [...outcome.replies.slice(0, -1), reply],
      session: { ...outcome.session, perhaps: id },
    }
  }
