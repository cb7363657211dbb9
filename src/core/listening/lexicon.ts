/**
 * What words mean: each concept has phrases in each language. `word*` stands for any ending, `a/b` for either word,
 * `..` for up to three words in between, `{age}` for a number from 10 to 17, `{n}` for any number. `= ` before a
 * phrase: it must be the whole message, apart from politeness.
 */
import { type HeardText, hear } from './heard-words.ts'
import { partPhrases } from './part-phrases.ts'
import { createPartlySaid, type PartlySaid, type PartSaid } from './partly-said.ts'
import { type Piece, pieceOf, spelled } from './pieces.ts'
import { sameWords } from './same-words.ts'
import { addTo, FORGIVING_FROM, slipsOf, swapsOf } from './slips.ts'
import { type Said, unswallowed } from './swallowed.ts'
import { isThai, saidInThai, type ThaiPhrase, thaiPhrase } from './thai-phrases.ts'
import { coresOf, createWholeMessages, wholeIn } from './whole-messages.ts'

/** The phrases of one language, by concept. */
export type Phrases = Readonly<Record<string, readonly string[]>>

export interface Listened {
  said: Said[]
  /** All concepts, including those that are only a part of something longer. */
  mentioned: ReadonlySet<string>
  /** The word that the whole message is, apart from politeness; the concepts that are all of it. */
  word: string | undefined
  only: ReadonlySet<string>
  /** How much of the text this language knows (0 to 1). */
  share: number
}

/** A word of a text, in each spelling that it stands for, and the known sounds that it may be. */
interface Place {
  spellings: readonly string[]
  sounds: Set<string>
}

interface Phrase {
  concept: string
  pieces: readonly Piece[]
}

const MOST_BETWEEN = 3
/** A longer word may have so many more letters at its end: most inflections are that short. */
const ENDING = 2
const endingOf = (sound: string): number => (sound.length < FORGIVING_FROM ? 0 : ENDING)

const WHOLE = '= '

/** Listens for the concepts of one language, and for words that are a whole message. */
export const createLexicon = ({ same = [], ...phrases }: Phrases, words: Phrases) => {
  const oneSpelling = sameWords(same)
  const denials = new Set((phrases['not'] ?? []).flatMap((one) => hear(one).words))
  // No other language that there is has these letters.
  const isUkrainian = Object.values(phrases).some((all) => all.some((one) => /[іїє]/.test(one)))
  const thai: ThaiPhrase[] = []
  /** Phrases by the sound that they begin with; by first letters, if any ending may follow. */
  const byWord = new Map<string, Phrase[]>()
  const byStem = new Map<string, Phrase[]>()
  const byNumber: Phrase[] = []
  const known = new Set<string>()
  const stems = new Set<string>()

  // The same words stand in thousands of phrases, so each word is read once and kept once.
  const pieces = new Map<string, Piece>()
  const whole: [string, string][] = []
  const pieceFor = (written: string): Piece => {
    const piece = pieces.get(written) ?? pieceOf(written, oneSpelling, isUkrainian)
    pieces.set(written, piece)
    return piece
  }

  for (const [concept, all] of Object.entries(phrases)) {
    for (const written of all) {
      if (written.startsWith(WHOLE)) {
        whole.push([written.slice(WHOLE.length), concept])
        continue
      }
      if (isThai(written)) {
        thai.push(thaiPhrase(concept, written))
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
  const conceptOfAll = createWholeMessages(whole, oneSpelling)
  const wordOfAll = createWholeMessages(
    Object.entries(words).flatMap(([name, all]) => all.map((one) => [one, name] as const)),
    oneSpelling,
  )
  const longest = [...known, ...stems].reduce((most, { length }) => Math.max(most, length), 0)
  // Slips are forgiven only in the language that a peer speaks, so most lexicons never need this.
  let slips: ReturnType<typeof slipsOf> | undefined

  /** The known sounds that a word may be: itself, a stem of it, or one slip away. */
  const heardAs = (word: string, forgiving: boolean): Set<string> => {
    const found = new Set<string>()
    if (known.has(word)) found.add(word)
    for (let length = 2; length <= Math.min(word.length, longest); length++) {
      const begun = word.slice(0, length)
      const isInflected =
        length >= FORGIVING_FROM && word.length - length <= ENDING && known.has(begun)
      if (stems.has(begun) || isInflected) found.add(begun)
    }
    if (!forgiving || found.size > 0) return found
    if (word.length < FORGIVING_FROM) return new Set(swapsOf(word).filter((one) => known.has(one)))
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
            sounds.has(sound) && (anyEnding || word.length <= sound.length + endingOf(sound)),
        )
      case 'gap':
        return false
    }
  }

  /** Where a phrase ends that begins at a word; undefined if it is not said there. */
  const endOf = (
    { pieces }: Phrase,
    places: readonly Place[],
    start: number,
    from = 0,
  ): number | undefined => {
    let at = start
    for (let index = from; index < pieces.length; index++) {
      const piece = pieces[index]
      if (piece === undefined) return undefined
      if (piece.kind === 'gap') {
        for (let between = 0; between <= MOST_BETWEEN; between++) {
          const end = endOf({ concept: '', pieces }, places, at + between, index + 1)
          if (end !== undefined) return end
        }
        return undefined
      }
      const place = places[at]
      if (!place?.spellings.some((word) => fits(piece, word, place.sounds))) return undefined
      at++
    }
    return at
  }

  const inWords = (typed: readonly string[], forgiving: boolean) => {
    const places: Place[] = typed.map((word) => {
      const spellings = [...new Set([word, oneSpelling(word)])]
      // Of a word that is known as a spelling of another one, no slip is looked for.
      const mayBeSlip = forgiving && spellings.length === 1
      return {
        spellings,
        sounds: new Set(spellings.flatMap((one) => [...heardAs(one, mayBeSlip)])),
      }
    })
    const said: Said[] = []
    const isDenied = (start: number, end = start) =>
      typed.slice(start + 1, end - 1).some((word) => denials.has(word))
    for (let start = 0; start < typed.length; start++) {
      const candidates = [
        ...[...(places[start]?.sounds ?? [])].flatMap((sound) => [
          ...(byWord.get(sound) ?? []),
          ...(byStem.get(sound) ?? []),
        ]),
        ...(/^\d/.test(typed[start] ?? '') ? byNumber : []),
      ]
      for (const phrase of new Set(candidates)) {
        const end = endOf(phrase, places, start)
        // "I am .. safe" is not what "I am not safe" says.
        const isTurned = phrase.concept === 'safe' && hasGap(phrase) && isDenied(start, end)
        if (end !== undefined && !isTurned) said.push({ concept: phrase.concept, start, end })
      }
    }
    // The 16 in "I am 16" counts as known, too.
    const isKnown = (at: number) =>
      places[at]?.sounds.size !== 0 ||
      (/^\d/.test(typed[at] ?? '') && said.some(({ start, end }) => start <= at && at < end))
    return { said, known: typed.filter((_, at) => isKnown(at)).length }
  }

  /** Made at the first message in this language, if not before. */
  let partly: PartlySaid | undefined
  const partlyIn = (): PartlySaid => {
    const all = () => new Set([...byWord.values(), ...byStem.values(), byNumber].flat())
    partly ??= createPartlySaid(partPhrases(all(), thai, whole, oneSpelling))
    return partly
  }
  return {
    /** Makes what takes longest, so that no message waits for it. */
    prepare: (): void => void partlyIn(),

    /** What is said in part. */
    parts: ({ words: typed, thai: together }: HeardText): Map<string, PartSaid> =>
      partlyIn()({ words: typed.map(oneSpelling), thai: together }),

    /** Listens to a text. `forgiving`: words may be mistyped. */
    listen({ words: typed, thai: together }: HeardText, forgiving: boolean): Listened {
      const words = typed.map(oneSpelling)
      const text = { words, thai: together }
      const spaced = inWords(typed, forgiving)
      const written = together === '' ? [] : saidInThai(thai, together)
      const cores = {
        words: coresOf(words.length, spaced.said.filter(isFiller)),
        thai: coresOf(together.length, written.filter(isPolite)),
      }
      const word = wordOfAll(text, cores)
      const concept = conceptOfAll(text, cores)
      const isSpaced = words.length > 0
      if (concept !== undefined)
        if (isSpaced) spaced.said.push({ concept, start: 0, end: words.length })
        else written.push({ concept, start: 0, end: together.length })
      const length = written.reduce((sum, { start, end }) => Math.max(sum, end - start), 0)
      const inThai = together === '' ? 0 : Math.min(1, (3 * length) / together.length) * 3
      const size = words.length + (together === '' ? 0 : 3)
      const isKnown = word !== undefined || concept !== undefined
      return {
        said: [...unswallowed(spaced.said), ...unswallowed(written)],
        mentioned: new Set([...spaced.said, ...written].map(({ concept }) => concept)),
        word,
        only: new Set([
          ...(together === '' ? wholeIn(spaced.said, cores.words) : []),
          ...(isSpaced ? [] : wholeIn(written, cores.thai)),
        ]),
        share: size === 0 ? 0 : isKnown ? 1 : (spaced.known + inThai) / size,
      }
    },
  }
}
export type Lexicon = ReturnType<typeof createLexicon>

const hasGap = ({ pieces }: Phrase): boolean => pieces.some(({ kind }) => kind === 'gap')

const isFiller = ({ concept }: Said): boolean => concept === 'filler' || concept === 'thanks'

/** In Thai, a yes at the end is only polite. */
const isPolite = (one: Said): boolean => isFiller(one) || one.concept === 'yes'
