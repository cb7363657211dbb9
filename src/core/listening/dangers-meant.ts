/** Whether a message means that she is in danger, given the question that is open to her. */
import { fromOption, type Meant, type Question } from '../terms/meaning.ts'
import { harmsSaid } from './harms-said.ts'
import type { TitlesSaid } from './titles-said.ts'
import type { Utterance } from './utterance.ts'
import { wantedIn } from './wanted.ts'

/** Letters of a cry for help where own words are asked for. What is longer tells something. */
const LONGEST_CRY = 28

/** An answer in her own words that has so many of them tells of what is over, unless it says otherwise. */
const TOLD_FROM = 9
export const createDangersMeant = (titled: TitlesSaid) => {
  /** A danger comes before everything else, whatever is open. */
  function dangerIn(
    heard: Utterance,
    text: string,
    question: Question | undefined,
  ): Meant | undefined {
    const { isCry, meanings } = heard
    const title = titled(text)
    // "Who can help me to move?" in a letter is a question.
    const isWritten = question?.kind === 'typed' && text.length > LONGEST_CRY
    // In a long answer, "he twisted my arm" tells what the report is about.
    const isTold = isWritten && heard.length >= TOLD_FROM
    const dangers = isTold ? heard.goingOn : heard.dangers
    const isOnlyCry =
      !title && !isWritten && isCry && meanings.every(({ meaning }) => meaning === 'command:start')
    if (dangers.length === 0 && !isOnlyCry) return undefined
    // "Are you safe now?" "No, he is here": the screen after this answer names whom to call.
    if (question?.safety && dangers.every((danger) => danger === 'attacked'))
      return fromOption('no')
    const harms = harmsSaid(heard.said)
    return { kind: 'danger', of: dangers, wanted: wantedIn(heard, title), harms, text }
  }

  /** A danger that no rule hears. An answer to the open question is more likely. */
  function surmisedIn(
    heard: Utterance,
    text: string,
    question: Question | undefined,
  ): Meant | undefined {
    // Whether she is safe, she says herself; and what she writes for others sounds like a danger.
    if (heard.surmised.length === 0 || question?.safety || question?.kind === 'typed')
      return undefined
    const wanted = wantedIn(heard, titled(text))
    const harms = harmsSaid(heard.said)
    return { kind: 'danger', of: heard.surmised, isSurmised: true, wanted, harms, text }
  }

  return { dangerIn, surmisedIn }
}
