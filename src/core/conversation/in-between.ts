/** What comes in between: a number, a code, a picture or a voice message. */
import type { Engine } from '../engine/engine.ts'
import type { Meant } from '../terms/meaning.ts'
import type { Body } from '../terms/message.ts'
import type { Reply } from '../terms/reply.ts'
import type { Session } from '../terms/session.ts'
import { say, type Text, type Words } from '../terms/text.ts'
import type { Answers } from './answer-dialog.ts'
import { greetingFor } from './menu.ts'
import type { Questions } from './questions.ts'
import type { Act, Heard } from './turn.ts'

interface Needs {
  engine: Engine
  questions: Questions
  answers: Answers
  words: Words
  access: 'codes' | 'open'
}

/** Whether she has told something of a report. */
export const isTelling = ({ at }: Session, engine: Engine): boolean =>
  at !== undefined && engine.isDraft(at)

export const createBeside = ({ engine, questions, answers, words, access }: Needs) => ({
  /** A number that answers no question is a check. In the middle of a report it is no part of it. */
  async checkNumber(heard: Heard, meant: Meant & { kind: 'phones' }): Promise<Act> {
    const { session, peer } = heard
    if (!isTelling(session, engine)) return answers.inBetween(heard, 'check', meant)
    if (access === 'codes' && !peer.member)
      return async (turn) =>
        questions.askAgain(turn, [say('check.membersOnly'), say('report.aside')])
    const act = await answers.inBetween(heard, 'check', meant)
    return async (turn) => {
      const outcome = await act(turn)
      const question = outcome.replies.at(-1)
      if (!question) return outcome
      const said = { ...question, text: [say('report.aside'), ...question.text] }
      return { ...outcome, replies: [...outcome.replies.slice(0, -1), said] }
    }
  },

  /** Somebody who comes in by a link has read nothing yet: she reads what everybody reads first. */
  async join(heard: Heard, answer: { kind: 'text'; text: string }): Promise<Act> {
    const act = await answers.inBetween(heard, 'join', answer)
    if (heard.session.open || heard.peer.member) return act
    return async (turn) => {
      const outcome = await act(turn)
      const [first, ...others] = outcome.replies
      if (!first) return outcome
      const text = [...greetingFor(heard.peer, words.languages), ...first.text]
      return { ...outcome, replies: [{ ...first, text }, ...others] }
    }
  },
})

/** The replies to a message, with what was taken of it: a picture is not, its caption is. */
export const withWhatWasTaken = (body: Body, replies: Reply[]): Reply[] => {
  const [first, ...others] = replies
  if (!first) return replies
  return [{ ...first, text: taken(body, first.text) }, ...others]
}

const taken = (body: Body, text: Text[]): Text[] => {
  if (body.kind === 'text')
    return body.beside === undefined ? text : [say('unexpected.caption'), ...text]
  const [why, ...question] = text
  const isNothing = why && NOTHING.some((key) => key === why.key)
  return isNothing ? [why, say('unexpected.kept'), ...question] : text
}

/** What is said of a message of which nothing was taken. */
const NOTHING = ['unexpected.voice', 'unexpected.file', 'unexpected.other'] as const
