/**
 * How rules are written. Each line is one way to mean something: the concepts that must all be said. `-x`: x is denied
 * ("not safe"). `+x`: x is said and not denied. `!x`: x is not said. `~x`: x is not said, not even as a part of
 * something longer. More concepts weigh more, and `= n` adds to the weight.
 */
import type { Concept } from './concept.ts'

type Mark = '' | '-' | '+' | '!' | '~'
type Way = string
export type Rules = Readonly<Record<string, readonly Way[]>>

interface Condition {
  concept: Concept
  mark: Mark
}

/** A way in the form in which it is checked. */
export interface ReadWay {
  meaning: string
  conditions: readonly Condition[]
  weight: number
}

/** Reads a table of rules. */
export const readRules = (rules: Rules): ReadWay[] =>
  Object.entries(rules).flatMap(([meaning, ways]) =>
    ways.map((way) => {
      const [said = '', more = '0'] = way.split(' = ')
      const conditions = said.split(' ').map((one) => {
        const mark = /^[-+!~]/.exec(one)?.[0] ?? ''
        return { concept: one.slice(mark.length) as Concept, mark: mark as Mark }
      })
      const positive = conditions.filter(({ mark }) => mark !== '!' && mark !== '~').length
      return { meaning, conditions, weight: positive + Number(more) }
    }),
  )
