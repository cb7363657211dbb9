/** Whether somebody says that she is well, and nothing else: "home now", "trygg hjemme, alt bra". */
import type { Question } from '../terms/meaning.ts'
import type { Language } from '../terms/text.ts'
import { isAsking } from './asking.ts'
import { hear } from './heard-words.ts'
import { kindsIn, type ListedPiece, piecesOf, undeniedPieces } from './made-of.ts'
import type { Utterance } from './utterance.ts'

type Phrases = Readonly<Record<string, readonly string[]>>

/** Concepts that are only polite. */
const POLITE = ['filler', 'thanks', 'yes'] as const

/**
 * Listens in every language. `phrases`: what each language lists (`Words.phrases`): under `well` what says
 * it, under `well-beside` what may stand beside it.
 */
export const createWellSaid = (phrases: ReadonlyMap<Language, Phrases>) => {
  // Each language by itself: a Russian "well" is a Romanian "not".
  const languages = [...phrases.values()].map(piecesIn)
  return (text: string): boolean => {
    // "Safe now?" may be a question.
    if (text.length > LONGEST || isAsking(text)) return false
    const heard = hear(text)
    return languages.some((pieces) => kindsIn(heard, pieces)?.has('well'))
  }
}

/** Whether somebody says only what may stand beside it: "ok", "sorry, I forgot". It does not say how she is. */
export const createOnlyPolite = (phrases: ReadonlyMap<Language, Phrases>) => {
  const languages = [...phrases.values()].map(piecesIn)
  return (text: string): boolean => {
    if (text.length > LONGEST || isAsking(text)) return false
    const heard = hear(text)
    return languages.some((pieces) => {
      const kinds = kindsIn(heard, pieces)
      return kinds?.size === 1 && kinds.has('beside')
    })
  }
}

/** Whether somebody says one of what is listed under a name, beside which may stand that she is well, and nothing else. */
const createSaidAlone =
  (name: 'on-way' | 'not-yet-back') => (phrases: ReadonlyMap<Language, Phrases>) => {
    const languages = [...phrases.values()].map((own) => [
      ...piecesOf('said', own[name]),
      // "All well, but I stay longer."
      ...piecesOf('beside', own['call-but']),
      ...piecesIn(own).map((piece) => ({ ...piece, kind: 'beside' as const })),
    ])
    return (text: string): boolean => {
      if (text.length > LONGEST || isAsking(text)) return false
      const heard = hear(text)
      return languages.some((pieces) => kindsIn<'said' | 'beside'>(heard, pieces)?.has('said'))
    }
  }

/** Whether somebody says that it is to begin, and nothing else: "go ahead", "yes start". */
export const createBegins = (phrases: ReadonlyMap<Language, Phrases>) => {
  const languages = [...phrases.values()].map((own) => [
    ...piecesOf<'begin' | 'beside'>('begin', own['call-begin']),
    ...undeniedPieces<'begin' | 'beside'>('beside', own, POLITE),
  ])
  return (text: string): boolean => {
    if (text.length > LONGEST || isAsking(text)) return false
    const heard = hear(text)
    return languages.some((pieces) => kindsIn(heard, pieces)?.has('begin'))
  }
}

/** Whether somebody says that she is on her way, or nearly done, and nothing else. */
export const createOnWay = createSaidAlone('on-way')

/** Whether somebody says that she is not back yet, or late, and nothing else. */
export const createNotYetBack = createSaidAlone('not-yet-back')
export type WellSaid = ReturnType<typeof createWellSaid>

/** Whether "home now" is not rather an answer to the open question. */
export const mayBeAsked = (question: Question | undefined): boolean =>
  question === undefined || (!question.safety && question.kind !== 'typed')

/** In so many words, "alarm" is no part of a story. */
const FEW = 7

/** Whether somebody says that she is not well, or names the alarm: "it is not going well", "raise the alarm". */
export const isUnwell = (
  { said, length, isCry }: Utterance,
  text: string,
  question: Question | undefined,
): boolean => {
  // "I am not well, help": a cry comes first.
  if (isCry) return false
  if (length > FEW || !mayBeAsked(question) || isAsking(text) || said.has('false-alarm'))
    return false
  // On the screen of her call, the alarm is one of the options.
  return said.has('unwell') || (said.has('alarm-now') && question?.plain !== true)
}

/** Who only says that she is well needs no more words. */
const LONGEST = 80

type Kind = 'well' | 'beside'

/** Each of the functions above listens to the same pieces of a language: they are made once. */
const made = new WeakMap<Phrases, readonly ListedPiece<Kind>[]>()

/** "I did not see it" may stand beside it; otherwise, a denial is more than polite. */
const piecesIn = (list: Phrases): readonly ListedPiece<Kind>[] => {
  const before = made.get(list)
  if (before) return before
  const pieces = [
    ...piecesOf<Kind>('well', list['well']),
    ...piecesOf<Kind>('beside', list['well-beside']),
    ...undeniedPieces<Kind>('beside', list, POLITE),
  ]
  made.set(list, pieces)
  return pieces
}
