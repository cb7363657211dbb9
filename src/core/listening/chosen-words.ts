/** What she chooses and writes in a sentence: "my safe word is pineapple", "call me Lena". */
import type { Language, WordName } from '../terms/text.ts'
import { isAsking } from './asking.ts'
import { hear } from './heard-words.ts'
import { kindsIn, type ListedPiece, piecesOf } from './made-of.ts'
import type { ReturnTimes } from './return-time.ts'
import { isThai } from './thai-phrases.ts'
import type { Understanding } from './understand.ts'
import type { Utterance } from './utterance.ts'
import { wantedIn } from './wanted.ts'
import type { WellSaid } from './well-said.ts'

type Phrases = Readonly<Record<string, readonly string[]>>

interface Needs {
  phrases: ReadonlyMap<Language, Phrases>
  wordOf(text: string): WordName | undefined
  understand: Understanding
  isWell: WellSaid
  timeIn: ReturnTimes
}

/** How many words a safe word may have, and a name; without spaces, as in Thai, how many letters. */
const MOST_IN_WORD = 3
const MOST_IN_NAME = 6
const LONGEST_PIECE = 24

/** What is said in between, and is nobody's name and no word that she keeps. */
const TALK = [
  'yes',
  'no',
  'not',
  'unsure',
  'thanks',
  'greeting',
  'stop',
  'changed-mind',
  'skip',
  'back',
  'more',
  'help-menu',
] as const

/**
 * Each language lists in `listening.json`: `word-named`, of what "my safe word" is made; `word-is`, what joins
 * it to the word; `word-use`, what stands before a word by itself ("use"); `name-intro`, what stands before a
 * name; `asking-words`, of which one makes a question.
 */
export const createChosenWords = (needs: Needs) => {
  const { phrases, wordOf, understand, isWell, timeIn } = needs
  const listed = [...phrases].map(([language, own]) => ({
    language,
    word: [
      ...piecesOf<Part>('use', own['word-use']),
      ...piecesOf<Part>('is', own['word-is']),
      ...piecesOf<Part>('named', own['word-named']),
    ],
    polite: [...piecesOf('polite', own['filler']), ...piecesOf('polite', own['thanks'])],
    name: piecesOf<Part>('use', own['name-intro']),
    asking: piecesOf('asking', own['asking-words']),
  }))

  /** The word that is left of a sentence in which she chooses it; all of the text if it is no such sentence. */
  const chosenIn = (text: string, list: 'word' | 'name'): string => {
    const parts = partsOf(text)
    const fits = (some: readonly string[]) =>
      listed.some((one) => isIntroduction(some.join(' '), one[list]))
    const starts = [...parts.keys()].filter((at) => at > 0 && fits(parts.slice(0, at)))
    const from = starts.at(-1) ?? 0
    const left = parts.slice(from)
    const ends = [...left.keys()].filter((at) => {
      const after = left.slice(at).join(' ')
      return at > 0 && (from > 0 ? isPolite(after) : list === 'word' && isAfter(after))
    })
    const rest = left.slice(0, ends[0])
    return rest
      .join(isThai(text) ? '' : ' ')
      .replace(AROUND, '')
      .trim()
  }

  /** "… is my safe word." */
  const isAfter = (text: string): boolean =>
    listed.some(({ word }) => {
      const kinds = kindsIn(hear(text), word)
      return kinds?.has('is') && kinds.has('named')
    })

  const isPolite = (text: string): boolean => {
    const heard = hear(text)
    return listed.some(({ polite }) => kindsIn(heard, polite)?.has('polite'))
  }

  /** In her language and in English: "де" is a question in Ukrainian only. */
  const asks = (text: string, own: Language): boolean => {
    const { words, thai } = hear(text)
    const hers = listed.filter(({ language }) => language === own || language === 'en')
    return (
      isAsking(text) ||
      hers.some(({ asking }) =>
        asking.some(
          (one) =>
            (one.thai !== '' && thai.includes(one.thai)) ||
            (one.words.length > 0 && ` ${words.join(' ')} `.includes(` ${one.words.join(' ')} `)),
        ),
      )
    )
  }

  const isTalk = ({ said, dangers, isCry }: Utterance, text: string): boolean => {
    // "ดอกไม้", a flower, sounds like "not".
    const talk = isThai(text) ? TALK.filter((one) => one !== 'not') : TALK
    return dangers.length > 0 || isCry || talk.some((one) => said.has(one))
  }

  const isShort = (text: string, most: number): boolean =>
    text.split(/\s+/).length <= most && (!isThai(text) || text.length <= LONGEST_PIECE)

  /** Her safe word; undefined if it is a question, a command, a cry, or anything said every day. */
  const wordIn = (text: string, language: Language): string | undefined => {
    const word = chosenIn(text, 'word')
    if (word === '' || !isShort(word, MOST_IN_WORD) || asks(word, language)) return undefined
    if (wordOf(word) || wordOf(text) || isWell(word) || timeIn(word, language)) return undefined
    const heard = understand(word, language)
    // One word can be heard as anything: "piña" is one letter from a blow.
    const asksFor = /\s/.test(word) && wantedIn(heard).length > 0
    return isTalk(heard, word) || asksFor ? undefined : word
  }

  /** A name; undefined if it is a question or a sentence. */
  const nameIn = (text: string, language: Language): string | undefined => {
    const name = chosenIn(text, 'name')
    if (name === '' || !isShort(name, MOST_IN_NAME) || isAsking(name)) return undefined
    if (wordOf(name) || wordOf(text)) return undefined
    // One word can be a name whatever else it means.
    if (!/\s/.test(name) && !isThai(name)) return name
    return asks(name, language) || isTalk(understand(name, language), name) ? undefined : name
  }

  return (text: string, language: Language, what: 'word' | 'name'): string | undefined =>
    what === 'word' ? wordIn(text, language) : nameIn(text, language)
}
export type ChosenWords = ReturnType<typeof createChosenWords>

type Part = 'named' | 'is' | 'use'

const AROUND = /^[\p{P}\s]+|[\p{P}\s]+$/gu

/** Words; in Thai, which puts no spaces between them, as a dictionary divides them. */
const partsOf = (text: string): string[] =>
  isThai(text)
    ? [...new Intl.Segmenter('th', { granularity: 'word' }).segment(text)].map(
        ({ segment }) => segment,
      )
    : text.trim().split(/\s+/)

/** "My safe word is", "use", "word:". */
const isIntroduction = (text: string, pieces: readonly ListedPiece<Part>[]): boolean => {
  const kinds = kindsIn(hear(text), pieces)
  if (!kinds || kinds.size === 0) return false
  return kinds.has('use') || (kinds.has('named') && (kinds.has('is') || /[:=–—-]\s*$/.test(text)))
}
