/** What is named by a whole message, or by how it begins, politeness aside. */
import type { Language } from '../terms/text.ts'
import { type HeardText, hear } from './heard-words.ts'
import type { Phrases } from './lexicon.ts'
import { coresOf, createWholeMessages, type Span } from './whole-messages.ts'

/** What was named. `rest`: what follows, where only the beginning of a message names it. */
interface NameSaid<Name extends string> {
  name: Name
  rest?: HeardText
}

/** Nobody who only names something needs more letters. */
const LONGEST = 60
/** Concepts that are only polite. In Thai, "yes" ends a polite sentence. */
const POLITE = ['filler', 'thanks', 'yes'] as const
/** A phrase that ends so is the beginning of a message. */
const GOES_ON = ' ..'

/**
 * Listens in every language for what `listening.json` lists under these names. "ask her .." names it for
 * whoever begins so.
 */
export const createNamesSaid = <Name extends string>(
  phrases: ReadonlyMap<Language, Phrases>,
  names: readonly Name[],
) => {
  const written = [...phrases.values()].flatMap((own) =>
    names.flatMap((name) => (own[name] ?? []).map((phrase) => [phrase, name] as const)),
  )
  const whole = createWholeMessages(written.filter(([phrase]) => !phrase.endsWith(GOES_ON)))
  const beginnings = createBeginnings(
    written
      .filter(([phrase]) => phrase.endsWith(GOES_ON))
      .map(([phrase, name]) => ({ heard: hear(phrase.slice(0, -GOES_ON.length)), name })),
  )
  const fillers = createFillers(
    [...phrases.values()].flatMap((own) =>
      POLITE.flatMap((concept) => own[concept] ?? [])
        .filter((one) => !/[*/{}]|\.\.|^=/.test(one))
        .map(hear),
    ),
  )
  return (text: string): NameSaid<Name> | undefined => {
    if (text.length > LONGEST) return undefined
    const heard = hear(text)
    const cores = {
      words: coresOf(heard.words.length, fillers.inWords(heard)),
      thai: coresOf(heard.thai.length, fillers.inThai(heard)),
    }
    const name = whole(heard, cores)
    if (name !== undefined) return { name: name as Name }
    return beginnings(heard, Math.max(...cores.words.map(({ start }) => start), 0))
  }
}

interface Beginning<Name> {
  heard: HeardText
  name: Name
}

/** Finds what a message names by how it begins, after `polite` words at most: the longest such beginning. */
const createBeginnings = <Name extends string>(all: readonly Beginning<Name>[]) => {
  const inThai = all.filter(({ heard }) => heard.thai !== '')
  const byFirst = byFirstWord(all, ({ heard }) => heard)
  return ({ words, thai }: HeardText, polite: number): NameSaid<Name> | undefined => {
    let longest = 0
    let named: NameSaid<Name> | undefined
    if (thai !== '')
      for (const { heard, name } of inThai) {
        if (heard.thai.length <= longest || !thai.startsWith(heard.thai)) continue
        longest = heard.thai.length
        named = { name, rest: { words: [], thai: thai.slice(longest) } }
      }
    for (let start = 0; start <= polite && start < words.length; start++)
      for (const { heard, name } of byFirst.get(words[start] ?? '') ?? []) {
        if (heard.words.length <= longest || !stands(heard.words, words, start)) continue
        longest = heard.words.length
        named = { name, rest: { words: words.slice(start + longest), thai } }
      }
    return named
  }
}

/** Finds where something polite stands. */
const createFillers = (all: readonly HeardText[]) => {
  const thais = all.map(({ thai }) => thai).filter((thai) => thai !== '')
  const byFirst = byFirstWord(all, (one) => one)
  return {
    inWords: ({ words }: HeardText): Span[] =>
      words.flatMap((word, start) =>
        (byFirst.get(word) ?? []).flatMap(({ words: some }) =>
          stands(some, words, start) ? { start, end: start + some.length } : [],
        ),
      ),
    inThai: ({ thai }: HeardText): Span[] =>
      thai === ''
        ? []
        : thais.flatMap((some) =>
            [thai.indexOf(some), thai.lastIndexOf(some)]
              .filter((start) => start >= 0)
              .map((start) => ({ start, end: start + some.length })),
          ),
  }
}

/** By their first word, so that only those are compared of which one may stand. */
const byFirstWord = <One>(
  all: readonly One[],
  heardOf: (one: One) => HeardText,
): ReadonlyMap<string, readonly One[]> =>
  Map.groupBy(
    all.filter((one) => heardOf(one).words.length > 0),
    (one) => heardOf(one).words[0] ?? '',
  )

const stands = (some: readonly string[], words: readonly string[], start: number): boolean =>
  some.every((word, place) => words[start + place] === word)
