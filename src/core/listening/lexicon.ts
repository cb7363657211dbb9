/**
 * What words mean: each concept has the phrases by which a language says it.
 *
 * A phrase is written in plain words. `word*` stands for any ending, `a/b` for either word, `..` for
 * up to three words in between, `{age}` for a number from 10 to 17, `{n}` for any number.
 */
import { type HeardText, hear, thaiOf } from './heard-words.ts'
import { addTo, FORGIVING_FROM, slipsOf } from './slips.ts'

/** The phrases of one language, by concept. */
export type Phrases = Readonly<Record<string, readonly string[]>>

/** A concept that was said, and where: words (or, in Thai, letters) from `start` to before `end`. */
export interface Said {
  concept: string
  start: number
  end: number
}

/** What one language hears in a text. */
export interface Listened {
  said: Said[]
  /** All concepts, those too that are only a part of something longer. */
  mentioned: ReadonlySet<string>
  /** How much of the text this language knows (0 to 1). */
  share: number
}

/** One place in a phrase. */
type Piece =
  | { kind: 'word'; sounds: readonly { sound: string; anyEnding: boolean }[] }
  | { kind: 'gap' }
  | { kind: 'age' }
  | { kind: 'number' }

interface Phrase {
  concept: string
  pieces: readonly Piece[]
}

const MOST_BETWEEN = 3
/** So many Thai letters are about three words. */
const MOST_LETTERS_BETWEEN = 14
/** A longer word may end in so many letters more: most inflections are that short. */
const ENDING = 2

const pieceOf = (written: string): Piece => {
  if (written === '..') return { kind: 'gap' }
  if (written === '{age}') return { kind: 'age' }
  if (written === '{n}') return { kind: 'number' }
  const sounds = written.split('/').map((word) => {
    const anyEnding = word.endsWith('*')
    const [sound = ''] = hear(anyEnding ? word.slice(0, -1) : word).words
    return { sound, anyEnding }
  })
  return { kind: 'word', sounds }
}

/** Listens for the concepts of one language. */
export const createLexicon = (phrases: Phrases) => {
  const thai: ThaiPhrase[] = []
  /** By the sound that a phrase begins with, and by its first letters where it may have any ending. */
  const byWord = new Map<string, Phrase[]>()
  const byStem = new Map<string, Phrase[]>()
  const byNumber: Phrase[] = []
  const known = new Set<string>()
  const stems = new Set<string>()

  // The same words stand in thousands of phrases: each is read once, and kept once.
  const pieces = new Map<string, Piece>()
  const pieceFor = (written: string): Piece => {
    const piece = pieces.get(written) ?? pieceOf(written)
    pieces.set(written, piece)
    return piece
  }

  for (const [concept, all] of Object.entries(phrases)) {
    for (const written of all) {
      if (/\p{Script=Thai}/u.test(written)) {
        thai.push({ concept, ...thaiPhrase(written) })
        continue
      }
      const phrase = { concept, pieces: spelled(written).map(pieceFor) }
      for (const piece of phrase.pieces) {
        if (piece.kind !== 'word') continue
        for (const { sound, anyEnding } of piece.sounds) (anyEnding ? stems : known).add(sound)
      }
      const [first] = phrase.pieces
      if (first?.kind === 'word') {
        for (const { sound, anyEnding } of first.sounds)
          addTo(anyEnding ? byStem : byWord, sound, phrase)
      } else byNumber.push(phrase)
    }
  }
  // Only the language that a peer speaks forgives slips, so most lexicons never need them.
  let slips: ReturnType<typeof slipsOf> | undefined

  /** The known sounds that a word may be: itself, a stem of it, or one slip away. */
  const heardAs = (word: string, forgiving: boolean): Set<string> => {
    const found = new Set<string>()
    if (known.has(word)) found.add(word)
    for (let length = 2; length <= word.length; length++) {
      const begun = word.slice(0, length)
      const isInflected =
        length >= FORGIVING_FROM && word.length - length <= ENDING && known.has(begun)
      if (stems.has(begun) || isInflected) found.add(begun)
    }
    if (!forgiving || found.size > 0 || word.length < FORGIVING_FROM) return found
    slips ??= slipsOf([...known, ...stems])
    for (const near of slips(word, known, stems)) found.add(near)
    return found
  }

  const fits = (piece: Piece, word: string, sounds: Set<string>): boolean => {
    switch (piece.kind) {
      case 'age':
        return /^1[0-7]$/.test(word)
      case 'number':
        return /^\d+$/.test(word)
      case 'word':
        return piece.sounds.some(
          ({ sound, anyEnding }) =>
            sounds.has(sound) && (anyEnding || word.length <= sound.length + ENDING),
        )
      case 'gap':
        return false
    }
  }

  /** Where a phrase ends that begins at a word; undefined when it is not said there. */
  const endOf = (
    { pieces }: Phrase,
    words: readonly string[],
    sounds: readonly Set<string>[],
    start: number,
    from = 0,
  ): number | undefined => {
    let at = start
    for (let index = from; index < pieces.length; index++) {
      const piece = pieces[index]
      if (piece === undefined) return undefined
      if (piece.kind === 'gap') {
        for (let between = 0; between <= MOST_BETWEEN; between++) {
          const end = endOf({ concept: '', pieces }, words, sounds, at + between, index + 1)
          if (end !== undefined) return end
        }
        return undefined
      }
      const word = words[at]
      const heard = sounds[at]
      if (word === undefined || heard === undefined || !fits(piece, word, heard)) return undefined
      at++
    }
    return at
  }

  const inWords = (words: readonly string[], forgiving: boolean) => {
    const sounds = words.map((word) => heardAs(word, forgiving))
    const said: Said[] = []
    for (let start = 0; start < words.length; start++) {
      const candidates = [
        ...[...(sounds[start] ?? [])].flatMap((sound) => [
          ...(byWord.get(sound) ?? []),
          ...(byStem.get(sound) ?? []),
        ]),
        ...(/^\d/.test(words[start] ?? '') ? byNumber : []),
      ]
      for (const phrase of new Set(candidates)) {
        const end = endOf(phrase, words, sounds, start)
        if (end !== undefined) said.push({ concept: phrase.concept, start, end })
      }
    }
    return { said, known: sounds.filter((one) => one.size > 0).length }
  }

  const inThai = (text: string): Said[] =>
    thai
      // Most phrases are not there, which is seen much faster without a pattern.
      .filter(({ letters }) => letters.every((one) => text.includes(one)))
      .flatMap(({ concept, pattern }) =>
        [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
          concept,
          start: index,
          end: index + found.length,
        })),
      )

  return {
    /** Listens to a text; `forgiving`: words may be mistyped. */
    listen({ words, thai: together }: HeardText, forgiving: boolean): Listened {
      const spaced = inWords(words, forgiving)
      const written = together === '' ? [] : inThai(together)
      const length = written.reduce((sum, { start, end }) => Math.max(sum, end - start), 0)
      const heard =
        spaced.known + (together === '' ? 0 : Math.min(1, (3 * length) / together.length) * 3)
      const all = words.length + (together === '' ? 0 : 3)
      return {
        said: [...unswallowed(spaced.said), ...unswallowed(written)],
        mentioned: new Set([...spaced.said, ...written].map(({ concept }) => concept)),
        share: all === 0 ? 0 : heard / all,
      }
    },
  }
}
export type Lexicon = ReturnType<typeof createLexicon>

/** The pieces of a phrase. */
const spelled = (written: string): string[] =>
  written
    .toLowerCase()
    .split(/\s+/)
    .filter((piece) => piece !== '')

/** A Thai phrase as it is found in a text without spaces. */
interface ThaiPhrase {
  concept: string
  pattern: RegExp
  /** What must be in the text for the pattern to be there. */
  letters: readonly string[]
}

const thaiPhrase = (written: string): Omit<ThaiPhrase, 'concept'> => {
  const parts = written.split(/(\.\.|\{age\}|\{n\})/).map((part) => {
    const slot = THAI_SLOTS[part]
    return { slot, letters: slot ? '' : thaiOf(part).replace(/[^\p{L}\p{M}\p{N}]/gu, '') }
  })
  return {
    pattern: new RegExp(parts.map(({ slot, letters }) => slot ?? letters).join(''), 'gu'),
    letters: parts.map(({ letters }) => letters).filter((letters) => letters !== ''),
  }
}

const THAI_SLOTS: Record<string, string> = {
  '..': `.{0,${MOST_LETTERS_BETWEEN}}?`,
  '{age}': '(?<!\\p{N})1[0-7](?!\\p{N})',
  '{n}': '\\p{N}+',
}

/** "Black list" is not a list: what lies within something longer is not said by itself. */
const unswallowed = (said: readonly Said[]): Said[] =>
  said.filter(
    (one) =>
      !said.some(
        (other) =>
          other.concept !== one.concept &&
          other.start <= one.start &&
          other.end >= one.end &&
          other.end - other.start > one.end - one.start,
      ),
  )
