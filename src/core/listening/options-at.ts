/** The options that are meant by their places in the list that she sees. */
import { fromOption, type Meant, type Question } from '../terms/meaning.ts'
import type { Limits } from '../terms/message.ts'
import type { OpenQuestion } from '../terms/session.ts'
import { isControl, pageOf } from './options.ts'
import type { PlacesSaid } from './places-said.ts'

/** Options outside of dialogs that cannot be undone. */
const FINAL: readonly string[] = ['/discard']

interface Asked {
  open: OpenQuestion
  question: Question | undefined
  limits: Limits
}

/**
 * What she means who names options by their places; undefined if there are no such options. Whatever
 * cannot be undone is asked about, and so is one answer of two.
 */
export const optionsAt = (
  said: PlacesSaid,
  { open, question, limits }: Asked,
): Meant | undefined => {
  const { options, more } = pageOf(open, limits)
  const answers = options.filter(({ option }) => !isControl(option.id))
  const ids = idsAt(said, { answers, more: more !== undefined, isNumbered: !limits.buttons })
  const [only = '', ...others] = ids ?? []
  if (ids === undefined || only === '') return undefined
  if (open.several) return { kind: 'named', ids }
  const isFinal = question?.binding === true || FINAL.includes(only)
  return others.length > 0 || isFinal ? { kind: 'perhaps', ids } : fromOption(only)
}

type Shown = ReturnType<typeof pageOf>['options']

const idsAt = (
  said: PlacesSaid,
  { answers, more, isNumbered }: { answers: Shown; more: boolean; isNumbered: boolean },
): string[] | undefined => {
  const all = answers.map(({ option }) => option.id)
  switch (said.kind) {
    case 'all':
      return more ? undefined : all
    case 'both':
      return all.length === 2 ? all : undefined
    case 'last':
      return more ? undefined : all.slice(-1)
    case 'places': {
      const found = said.places.map((place) => {
        // Where options have numbers, those may have gaps: "the second" can then be either.
        const numbered = isNumbered
          ? answers.find(({ numeral }) => numeral === place)?.option.id
          : undefined
        const counted = all[place - 1]
        return [...new Set([numbered, counted])].filter((id) => id !== undefined)
      })
      return found.some((ids) => ids.length === 0) ? undefined : [...new Set(found.flat())]
    }
  }
}
