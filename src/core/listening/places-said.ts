/**
 * Options that are named by their place in the list: "the second", "both", "one and three". Only what says
 * nothing else is heard so.
 */
import type { Language } from '../terms/text.ts'
import { type HeardText, hear } from './heard-words.ts'

/** Which options are meant. A place is a number of the list, from 1. */
export type PlacesSaid = { kind: 'places'; places: number[] } | { kind: 'last' | 'both' | 'all' }

type Spoken = Readonly<Record<string, readonly string[]>>

/** Whoever only names a place needs no more letters. */
const LONGEST = 60

interface Phrase {
  /** A number, `last`, `both`, `all`; or `beside`: what may stand beside one of these. */
  says: string
  heard: HeardText
}

/**
 * Listens in every language, first in hers. `choosing`: what each language lists (`Words.choosing`).
 * Undefined if a text says anything else, or if two languages disagree.
 */
export const createPlacesSaid = (choosing: ReadonlyMap<Language, Spoken>) => {
  const languages = new Map([...choosing].map(([language, spoken]) => [language, readFrom(spoken)]))
  return (text: string, own: Language): PlacesSaid | undefined => {
    if (text.length > LONGEST) return undefined
    const heard = hear(text)
    const said = languages.get(own)?.(heard)
    if (said) return said
    const others = [...languages.values()].flatMap((listen) => listen(heard) ?? [])
    const [first, ...rest] = others.map((one) => JSON.stringify(one))
    return rest.every((one) => one === first) ? others[0] : undefined
  }
}

const readFrom = (spoken: Spoken): ((heard: HeardText) => PlacesSaid | undefined) => {
  const phrases: Phrase[] = Object.entries(spoken)
    .flatMap(([says, all]) => all.map((one) => ({ says, heard: hear(one) })))
    .toSorted((a, b) => lengthOf(b.heard) - lengthOf(a.heard))
  return ({ words, thai }) => {
    // Digits stand in both forms of a Thai text.
    const isThai = thai !== '' && words.every((word) => /^\d+$/.test(word))
    const said = isThai ? inThai(thai, phrases) : thai === '' ? inWords(words, phrases) : undefined
    return said && placesIn(said)
  }
}

const lengthOf = ({ words, thai }: HeardText): number => words.length + thai.length

/** What is said from end to end; undefined if something else is said, too. */
const inWords = (words: readonly string[], phrases: readonly Phrase[]): string[] | undefined => {
  const said: string[] = []
  for (let at = 0; at < words.length; ) {
    const word = words[at] ?? ''
    const [, digits] = /^(\d{1,2})(?:e|a|o|te|dre|ste|nd|rd|st|th|й|я|е)?$/.exec(word) ?? []
    if (digits !== undefined) {
      said.push(digits)
      at++
      continue
    }
    const fitting = phrases.filter(
      ({ heard }) =>
        heard.words.length > 0 && heard.words.every((one, place) => words[at + place] === one),
    )
    const longest = fitting[0]?.heard.words.length
    const meant = fitting.filter(({ heard }) => heard.words.length === longest)
    // "The second one": after a place, what can also be said beside it is no place of its own.
    const after = said.at(-1)
    const isBeside = meant.some(({ says }) => says === 'beside')
    const says = meant.find((one) => one.says !== 'beside')?.says
    if (longest === undefined) return undefined
    said.push(says === undefined || (isBeside && isPlace(after)) ? 'beside' : says)
    at += longest
  }
  return said
}

const inThai = (thai: string, phrases: readonly Phrase[]): string[] | undefined => {
  const said: string[] = []
  for (let at = 0; at < thai.length; ) {
    const [digits] = /^\d{1,2}/.exec(thai.slice(at)) ?? []
    if (digits !== undefined) {
      said.push(digits)
      at += digits.length
      continue
    }
    const found = phrases.find(({ heard }) => heard.thai !== '' && thai.startsWith(heard.thai, at))
    if (!found) return undefined
    said.push(found.says)
    at += found.heard.thai.length
  }
  return said
}

const isPlace = (says: string | undefined): boolean => says !== undefined && says !== 'beside'

const placesIn = (said: readonly string[]): PlacesSaid | undefined => {
  const [only, ...others] = new Set(said.filter((one) => one !== 'beside'))
  if (only === undefined) return undefined
  if (only === 'last' || only === 'both' || only === 'all')
    return others.length === 0 ? { kind: only } : undefined
  const places = [only, ...others].map(Number)
  return places.every((place) => place > 0) ? { kind: 'places', places } : undefined
}
