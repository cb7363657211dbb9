/**
 * A word of hers in one form, however it was typed: case, spaces and signs do not matter. Empty if it
 * is made of signs alone, such as emoji: such a word would be any other sign as well.
 */
export const plainWord = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]+/gu, '')

/**
 * In so many words, a word of hers still counts; in a longer message it may be part of what she tells. Thai is
 * divided more finely.
 */
const MOST = { spaced: 7, thai: 12 }
/** She needs more of them to tell that it was got out of her. */
const MOST_FORCED = { spaced: 30, thai: 40 }
const THAI = /\p{Script=Thai}/u
const segmenter = new Intl.Segmenter('th', { granularity: 'word' })

/** What a word of hers can be in a message: the word in one form, and where it stands, in words. */
export interface PlainPart {
  word: string
  start: number
  end: number
}

/** The whole message as a word of hers. Every part of it stands inside it. Undefined, if it is made of signs alone. */
export const plainWhole = (text: string): PlainPart | undefined => {
  const word = plainWord(text)
  return word === '' ? undefined : { word, start: 0, end: Number.POSITIVE_INFINITY }
}

/**
 * All that a word of hers can be in a short message: the whole message, and each part of it made of whole
 * words. Of a longer message, only the whole. `isForced`: she tells that it was got out of her.
 */
export const plainPartsOf = (text: string, isForced = false): PlainPart[] => {
  const words = [...segmenter.segment(text.normalize('NFKC'))]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => plainWord(segment))
  const most = (isForced ? MOST_FORCED : MOST)[THAI.test(text) ? 'thai' : 'spaced']
  const parts = words.length > most ? [] : words
  const whole = plainWhole(text)
  return [
    ...(whole ? [whole] : []),
    ...parts.flatMap((_, start) =>
      parts.slice(start).map((__, more) => {
        const end = start + more + 1
        return { word: parts.slice(start, end).join(''), start, end }
      }),
    ),
  ].filter(({ word }) => word !== '')
}

/** Those that stand in no longer one: who writes "blue kettle" has not written "kettle". */
export const outermost = <Part extends Pick<PlainPart, 'start' | 'end'>>(
  parts: readonly Part[],
): Part[] =>
  parts.filter(
    ({ start, end }) =>
      !parts.some(
        (other) =>
          other.start <= start && other.end >= end && other.end - other.start > end - start,
      ),
  )
