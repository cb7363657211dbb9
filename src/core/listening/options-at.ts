/** The options that are meant by their places in the list that she sees. */
import { fromOption, type Meant, type Question } from '../terms/meaning.ts'
import type { Limits } from '../terms/message.ts'
import type { OpenQuestion } from '../terms/session.ts'
import type { Language, Text, Words } from '../terms/text.ts'
import { createNumbered, isControl, pageOf } from './options.ts'
import type { PlacesSaid } from './places-said.ts'

/** Options outside of dialogs that cannot be undone. */
const FINAL: readonly string[] = ['/discard']

interface Asked {
  open: OpenQuestion
  question: Question | undefined
  limits: Limits
  language: Language
  words: Words
}

/**
 * What she means who names options by their places; undefined if there are no such options. Whatever
 * cannot be undone is asked about, and so is one answer of two.
 */
export const optionsAt = (
  said: PlacesSaid,
  { open, question, limits, language, words }: Asked,
): Meant | undefined => {
  const { options, more } = pageOf(open, limits)
  const answers = options.filter(({ option }) => !isControl(option.id))
  const labelOf = (label: Text) => words.in(language, label)
  const at = createPlaced(options, answers, { open, limits, labelOf })
  const ids = idsAt(said, { answers, more: more !== undefined, at })
  const [only = '', ...others] = ids ?? []
  if (ids === undefined || only === '') return undefined
  if (open.several) return { kind: 'named', ids }
  const isFinal = question?.binding === true || FINAL.includes(only)
  return others.length > 0 || isFinal ? { kind: 'perhaps', ids } : fromOption(only)
}

type Shown = ReturnType<typeof pageOf>['options']

/**
 * The options that a place may mean. Where options have numbers of their own, "the third" is the one with that
 * number, and none if there is no such number; where only their labels say numbers, it can be either.
 */
const createPlaced = (
  options: Shown,
  answers: Shown,
  { open, limits, labelOf }: Pick<Asked, 'open' | 'limits'> & { labelOf(label: Text): string },
): ((place: number) => string[]) => {
  const numbered = createNumbered(options, { open, limits, labelOf })
  const isOwn = open.options.some(({ numeral }) => numeral !== undefined)
  return (place) => {
    const counted = answers[place - 1]?.option.id
    const shown = answers.find(({ numeral }) => numeral === place)?.option.id
    const said = numbered.saysNumbers ? numbered.of(place)?.id : undefined
    const found =
      open.several || !(isOwn || numbered.saysNumbers)
        ? [limits.buttons ? undefined : shown, counted]
        : !limits.buttons
          ? [shown ?? said, ...(isOwn ? [] : [counted])]
          : isOwn && numbered.saysNumbers
            ? [said]
            : [said, counted]
    return [...new Set(found)].filter((id) => id !== undefined)
  }
}

const idsAt = (
  said: PlacesSaid,
  { answers, more, at }: { answers: Shown; more: boolean; at(place: number): string[] },
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
      const found = said.places.map(at)
      return found.some((ids) => ids.length === 0) ? undefined : [...new Set(found.flat())]
    }
  }
}
