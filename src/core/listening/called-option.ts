/** Options that are called by other words than their labels (called-said.ts). */
import type { Member } from '../members/peer.ts'
import { isModerator } from '../members/role.ts'
import { fromOption, isFree, type Meant, notUnderstood, type Question } from '../terms/meaning.ts'
import type { Words } from '../terms/text.ts'
import type { AnsweredTo } from './answering.ts'
import { LEADING } from './called-said.ts'
import { createDeniedOptions } from './denied-options.ts'
import { labelsSaid } from './labels-said.ts'
import { listeningTo } from './listening-to.ts'

/** What is longer tells something. */
const LONGEST = 60
const PAUSE = /[,;.:!?\n…–—]+/u

export const createCalledOption = (words: Words) => {
  const { calledIn, understand } = listeningTo(words)
  const deniedOptions = createDeniedOptions(words)

  /** What cannot be had, in one of her clauses: "oops, wrong person, delete it". */
  const cannotIn = (text: string, question: Question | undefined) => {
    const { called } = question?.cannot ?? {}
    if (!called || text.length > LONGEST) return undefined
    const clauses = text.split(PAUSE).map(calledIn)
    return clauses.find((said) => said && !said.rest && called.includes(said.name))
  }

  /**
   * What she calls by such words; undefined if that is not to be had here. Where what she answers cannot be
   * undone, she is asked.
   */
  return (
    text: string,
    { open, question, language }: AnsweredTo,
    member: Member | undefined,
  ): Meant | undefined => {
    const isCalled =
      question?.cannot !== undefined ||
      open?.options.some(({ called }) => called !== undefined) === true
    const isIdle = isFree(question)
    if (!isCalled && !isIdle) return undefined
    const said = calledIn(text) ?? cannotIn(text, question)
    if (!said) return undefined
    if (isIdle && said.name === 'called-move') return { kind: 'command', name: 'move' }
    const mayUndo = isModerator(member) && isIdle
    const ids = isCalled
      ? (open?.options ?? []).flatMap(({ id, called }) => (called?.includes(said.name) ? id : []))
      : []
    if (ids.length === 0 && question?.cannot?.called.includes(said.name))
      return notUnderstood(question.cannot.why)
    if (ids.length === 0)
      return mayUndo && said.name === 'called-undo' ? { kind: 'command', name: 'undo' } : undefined
    // "I agree, grave danger" names one of several levels.
    const { whole, alone } = said.rest
      ? labelsSaid(
          [...said.rest.words, said.rest.thai].join(' '),
          { options: open?.options ?? [] },
          { words, language },
        )
      : { whole: [], alone: [] }
    const isLeading = LEADING.has(said.name)
    const named = whole.length > 0 ? whole : alone
    if (said.rest && !isLeading && named.length !== 1) return undefined
    const [only = ''] = said.rest && !isLeading ? named : ids
    // "Yes, but not grave."
    const denied = said.rest && deniedOptions(understand(text, language), text, { open, language })
    if (denied?.has(only)) return undefined
    return question?.binding && !isLeading ? { kind: 'perhaps', ids: [only] } : fromOption(only)
  }
}
