/**
 * What words mean: each concept has phrases in each language. `word*` stands for any ending, `a/b` for either word,
 * `..` for up to three words in between, `{age}` for a number from 10 to 17, `{n}` for any number. `= ` before a
 * phrase: it must be the whole message, apart from politeness; `== `: and typed by a peer who speaks this language.
 */
import type { Concept } from './concept.ts'
import { type HeardText, hear } from './heard-words.ts'
import { partPhrases } from './part-phrases.ts'
import { createPartlySaid, type PartlySaid, type PartSaid } from './partly-said.ts'
import { AGE, createPhraseBook, GAP, NUMBER } from './phrase-book.ts'
import { pieceOf, spelled } from './pieces.ts'
import { sameWords } from './same-words.ts'
import { FORGIVING_FROM, slipsOf, swapsOf } from './slips.ts'
import { type Said, unswallowed } from './swallowed.ts'
import { isThai, saidInThai, type ThaiPhrase, thaiPhrase } from './thai-phrases.ts'
import { coresOf, createWholeMessages, wholeIn } from './whole-messages.ts'

/** The phrases of one language, by concept. */
export type Phrases = Readonly<Record<string, readonly string[]>>

export interface Listened {
  said: Said[]
  /** Denials, also those that are a part of something longer. */
  nots: Said[]
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
  sounds: Set<number>
}

const MOST_BETWEEN = 3
/** A longer word may have so many more letters at its end: most inflections are that short. */
const ENDING = 2
const endingOf = (length: number): number => (length < FORGIVING_FROM ? 0 : ENDING)

const WHOLE = '= '
/** "Vine" is "he is coming" to whoever speaks Romanian, and to everybody else Vinje, misspelt. */
const WHOLE_IN_OWN = '== '

/** "I am .. safe" is not what "I am not safe" says, nor "will .. report" what "will not report" says. */
const TURNED: ReadonlySet<string> = new Set<Concept>(['safe', 'report', 'delete-all', 'alerts'])

/** The phrases of a language by the way in which each is found. */
const sorted = ({ same = [], ...phrases }: Phrases) => {
  const oneSpelling = sameWords(same)
  // No other language that there is has these letters.
  const isUkrainian = Object.values(phrases).some((all) => all.some((one) => /[іїє]/.test(one)))
  const whole: (readonly [string, string])[] = []
  const wholeInOwn: (readonly [string, string])[] = []
  const thai: ThaiPhrase[] = []
  const inWords: (readonly [string, readonly string[]])[] = []
  for (const [concept, all] of Object.entries(phrases))
    for (const written of all)
      if (written.startsWith(WHOLE_IN_OWN))
        wholeInOwn.push([written.slice(WHOLE_IN_OWN.length), concept])
      else if (written.startsWith(WHOLE)) whole.push([written.slice(WHOLE.length), concept])
      else if (isThai(written)) thai.push(thaiPhrase(concept, written))
      else inWords.push([concept, spelled(written)])
  const book = createPhraseBook(inWords, (written) => pieceOf(written, oneSpelling, isUkrainian))
  const denials = new Set((phrases['not'] ?? []).flatMap((one) => hear(one).words))
  return { oneSpelling, denials, whole, wholeInOwn, thai, book }
}

/** Listens for the concepts of one language, and for words that are a whole message. */
export const createLexicon = (listed: Phrases, typedWords: Phrases) => {
  const { oneSpelling, denials, whole, wholeInOwn, thai, book } = sorted(listed)
  const { sounds, phrases, spoken, beginning } = book
  const isKnown = (sound: number): boolean => book.isKnown[sound] === 1
  const isStem = (sound: number): boolean => book.isStem[sound] === 1
  const conceptOfAll = createWholeMessages(whole, oneSpelling)
  const conceptInOwn = createWholeMessages(wholeInOwn, oneSpelling)
  const wordOfAll = createWholeMessages(
    Object.entries(typedWords).flatMap(([name, all]) => all.map((one) => [one, name] as const)),
    oneSpelling,
  )
  // Slips are forgiven only in the language that a peer speaks, so most lexicons never need this.
  let slips: ReturnType<typeof slipsOf> | undefined

  /** The known sounds that a word may be: itself, a stem of it, or one slip away. */
  const heardAs = (word: string, forgiving: boolean): Set<number> => {
    const found = new Set<number>()
    const itself = sounds.numberOf(word)
    if (isKnown(itself)) found.add(itself)
    for (let length = 2; length <= Math.min(word.length, book.longest); length++) {
      const begun = sounds.numberOf(word, length)
      if (begun === -1) continue
      const isInflected =
        length >= FORGIVING_FROM && word.length - length <= ENDING && isKnown(begun)
      if (isStem(begun) || isInflected) found.add(begun)
    }
    if (!forgiving || found.size > 0) return found
    if (word.length < FORGIVING_FROM)
      return new Set(
        swapsOf(word)
          .map((one) => sounds.numberOf(one))
          .filter(isKnown),
      )
    slips ??= slipsOf(sounds, Uint32Array.of(...book.known, ...book.stems))
    return slips(word, isStem)
  }

  const fits = (piece: number, word: string, heard: Set<number>): boolean => {
    if (piece === GAP) return false
    if (piece === AGE) return /^1[0-7]$/.test(word)
    if (piece === NUMBER) return /^\d+$/.test(word)
    const end = spoken.begins[piece + 1] ?? 0
    for (let at = spoken.begins[piece] ?? 0; at < end; at++) {
      const one = spoken.values[at] ?? 0
      const sound = one >> 1
      if (!heard.has(sound)) continue
      const length = sounds.lengthAt(sound)
      if (one % 2 === 1 || word.length <= length + endingOf(length)) return true
    }
    return false
  }

  /** Where a phrase ends whose pieces from `piece` to before `last` begin at a word; undefined if they are not said there. */
  const endOf = (
    places: readonly Place[],
    start: number,
    piece: number,
    last: number,
  ): number | undefined => {
    let at = start
    for (let index = piece; index < last; index++) {
      const one = phrases.values[index] ?? GAP
      if (one === GAP) {
        for (let between = 0; between <= MOST_BETWEEN; between++) {
          const end = endOf(places, at + between, index + 1, last)
          if (end !== undefined) return end
        }
        return undefined
      }
      const place = places[at]
      if (!place?.spellings.some((word) => fits(one, word, place.sounds))) return undefined
      at++
    }
    return at
  }

  const hasGap = (phrase: number): boolean =>
    phrases.values.subarray(phrases.begins[phrase], phrases.begins[phrase + 1]).includes(GAP)

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
          ...beginning.values.subarray(beginning.begins[sound], beginning.begins[sound + 1]),
        ]),
        ...(/^\d/.test(typed[start] ?? '') ? book.byNumber : []),
      ]
      for (const phrase of new Set(candidates)) {
        const concept = book.names[book.concepts[phrase] ?? 0] ?? ''
        const [from = 0, to = 0] = [phrases.begins[phrase], phrases.begins[phrase + 1]]
        const end = endOf(places, start, from, to)
        const isTurned = TURNED.has(concept) && hasGap(phrase) && isDenied(start, end)
        if (end !== undefined && !isTurned) said.push({ concept, start, end })
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
    partly ??= createPartlySaid(partPhrases(book, thai, whole, oneSpelling))
    return partly
  }
  return {
    /** Makes what takes longest, so that no message waits for it. */
    prepare: (): void => void partlyIn(),

    /** Whether some phrase has this word, as it is. */
    isWord: (word: string): boolean => isKnown(sounds.numberOf(oneSpelling(word))),
    /** What is said in part. */
    parts: ({ words: typed, thai: together }: HeardText): Map<string, PartSaid> =>
      partlyIn()({ words: typed.map(oneSpelling), thai: together }),

    /** Listens to a text. `isOwn`: its writer speaks this language, so words may be mistyped. */
    listen({ words: typed, thai: together }: HeardText, isOwn: boolean): Listened {
      const words = typed.map(oneSpelling)
      const text = { words, thai: together }
      const spaced = inWords(typed, isOwn)
      const written = together === '' ? [] : saidInThai(thai, together)
      const cores = {
        words: coresOf(words.length, spaced.said.filter(isFiller)),
        thai: coresOf(together.length, written.filter(isPolite)),
      }
      const word = wordOfAll(text, cores)
      const concept = conceptOfAll(text, cores) ?? (isOwn ? conceptInOwn(text, cores) : undefined)
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
        nots: [...spaced.said, ...written].filter(({ concept }) => concept === 'not'),
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

const isFiller = ({ concept }: Said): boolean => concept === 'filler' || concept === 'thanks'
/** In Thai, a yes at the end is only polite. */
const isPolite = (one: Said): boolean => isFiller(one) || one.concept === 'yes'
