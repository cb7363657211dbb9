/** Asks about options that she may have meant. Nothing is chosen until she says so. */
import type { Engine } from '../engine/engine.ts'
import { ALARM } from '../terms/meaning.ts'
import type { Session } from '../terms/session.ts'
import { say } from '../terms/text.ts'
import type { Questions } from './questions.ts'
import type { Act } from './turn.ts'

interface Needs {
  engine: Engine
  questions: Questions
}

export const createAskingWhich =
  ({ engine, questions }: Needs) =>
  ({ open, at }: Session, ids: readonly string[]): Act => {
    const [one, other, ...more] = (open?.options ?? []).filter(({ id }) => ids.includes(id))
    const question = at && engine.question(at)
    const isFinal = question?.binding === true || (question?.plain === true && one?.id !== ALARM)
    return async (turn) => {
      if (!one || more.length > 0) return questions.askAgain(turn, [say('retry.tap')])
      const values = { option: one.label, ...(other && { other: other.label }) }
      const outcome = questions.askAgain(turn, [
        say(other ? 'retry.either' : 'retry.perhaps', values),
      ])
      // A "yes" says which, unless that cannot be undone or does something at once.
      if (other || isFinal) return outcome
      return { ...outcome, session: { ...outcome.session, perhaps: one.id } }
    }
  }
