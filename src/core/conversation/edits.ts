/**
 * Messages that are changed after they were sent.
 *
 * For ten minutes, an edit of a check is answered like a new check. Any other edit is not read, and
 * she is told so: what she wrote first has already been answered or kept. An edit never answers the
 * open question.
 */
import { dangerScreen } from '../dialogs/know/danger-screen.ts'
import { readPhones } from '../identifiers/phone/phone.ts'
import type { Meaning } from '../listening/meaning.ts'
import type { Country } from '../rights/country.ts'
import type { Inbound, Limits } from '../terms/message.ts'
import type { Reply } from '../terms/reply.ts'
import type { Session } from '../terms/session.ts'
import { say } from '../terms/text.ts'
import type { Answers } from './answer-dialog.ts'
import type { Act, Heard } from './turn.ts'

/** How long an edit of a check is answered, in milliseconds. */
const ANSWERED = 10 * 60 * 1000
/** How many checks are remembered during that time. */
const MOST = 5

/** What can be edited, as a channel reports it. */
export type Sent = Pick<Inbound, 'body' | 'at' | 'message' | 'editedAs' | 'edits'>

/** The checks of a session whose edits are still answered. */
const recentChecks = ({ checks = [] }: Session, now: Date): NonNullable<Session['checks']> =>
  checks.filter(({ at }) => now.getTime() - at <= ANSWERED)

/** The session. From now on the message counts as a check there, if it was answered as one. */
export const withChecks = (session: Session, sent: Sent, replies: readonly Reply[]): Session => {
  const { checks: _, ...rest } = session
  const name = sent.editedAs ?? sent.message
  const isNew = name !== undefined && sent.edits === undefined && replies.some(isCheck)
  const before = recentChecks(session, sent.at)
  const checks = isNew ? [...before, { message: name, at: sent.at.getTime() }] : before
  return checks.length === 0 ? rest : { ...rest, checks: checks.slice(-MOST) }
}

const isCheck = ({ answers }: Reply): boolean => answers === true

interface Needs {
  answers: Answers
  meaning: Meaning
  country: Country
}

export const createEdits = ({ answers, meaning, country }: Needs) => {
  /** What is done about the edit of a check; undefined for any other edit. */
  async function editedCheck(heard: Heard, { edits, body, at }: Sent): Promise<Act | undefined> {
    const isOfCheck = recentChecks(heard.session, at).some(({ message }) => message === edits)
    if (!isOfCheck || body.kind !== 'text') return undefined
    const reading = readPhones(body.text, country.code)
    if (reading.numbers.length === 0) return undefined
    const act = await answers.inBetween(heard, 'check', { kind: 'phones', reading })
    return async (turn) => {
      const outcome = await act(turn)
      const [first, ...rest] = outcome.replies
      if (!first) return outcome
      const replies = [{ ...first, text: [say('edited.again'), ...first.text] }, ...rest]
      return { ...outcome, replies }
    }
  }

  /**
   * What is said in passing about any other edit: that it is not read, or whom to call if it tells
   * of a danger.
   */
  function byTheWay({ peer }: Heard, sent: Sent, limits: Limits): Reply {
    const { language, isExpected = false } = peer
    const alone = { session: {}, question: undefined, language, limits, isExpected }
    const meant = meaning.of(sent, alone)
    if (meant.kind === 'danger') return { text: dangerScreen(country, meant.of, peer).text }
    const text = [say('edited.unread')]
    return { text: meant.mayBeCry ? [...text, say('now.short', country.emergency)] : text }
  }

  return { editedCheck, byTheWay }
}
