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
  const beginnings = written
    .filter(([phrase]) => phrase.endsWith(GOES_ON))
    .map(([phrase, name]) => ({ heard: hear(phrase.slice(0, -GOES_ON.length)), name }))
    .toSorted((one, other) => lengthOf(other.heard) - lengthOf(one.heard))
  const fillers = [...phrases.values()].flatMap((own) =>
    POLITE.flatMap((concept) => own[concept] ?? [])
      .filter((one) => !/[*/{}]|\.\.|^=/.test(one))
      .map(hear),
  )
  return (text: string): NameSaid<Name> | undefined => {
    if (text.length > LONGEST) return undefined
    const heard = hear(text)
    const cores = {
      words: coresOf(heard.words.length, politeIn(heard, fillers)),
      thai: coresOf(heard.thai.length, politeInThai(heard, fillers)),
    }
    const name = whole(heard, cores)
    if (name !== undefined) return { name: name as Name }
    return begun(heard, Math.max(...cores.words.map(({ start }) => start), 0), beginnings)
  }
}

const lengthOf = ({ words, thai }: HeardText): number => words.length + thai.length

/** What a message names by how it begins, after `polite` words at most. */
const begun = <Name extends string>(
  { words, thai }: HeardText,
  polite: number,
  beginnings: readonly { heard: HeardText; name: Name }[],
): NameSaid<Name> | undefined => {
  for (const { heard, name } of beginnings) {
    if (heard.thai !== '' && thai.startsWith(heard.thai))
      return { name, rest: { words: [], thai: thai.slice(heard.thai.length) } }
    for (let start = 0; start <= polite && heard.words.length > 0; start++)
      if (heard.words.every((word, place) => words[start + place] === word))
        return { name, rest: { words: words.slice(start + heard.words.length), thai } }
  }
  return undefined
}

const politeIn = ({ words }: HeardText, fillers: readonly HeardText[]): Span[] =>
  words.flatMap((_, start) =>
    fillers.flatMap(({ words: some }) =>
      some.length > 0 && some.every((word, place) => words[start + place] === word)
        ? { start, end: start + some.length }
        : [],
    ),
  )

const politeInThai = ({ thai }: HeardText, fillers: readonly HeardText[]): Span[] =>
  fillers.flatMap(({ thai: some }) => {
    const at = [thai.indexOf(some), thai.lastIndexOf(some)].filter((start) => start >= 0)
    return some === '' ? [] : at.map((start) => ({ start, end: start + some.length }))
  })
