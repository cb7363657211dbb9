/** How one language says times, from its `clock` and `clock-numbers` (return-time.ts says in which form). */
import { plainDigit } from '../identifiers/phone/plain-characters.ts'

/** One way of saying a time. */
export interface ClockWay {
  pattern: RegExp
  /** What a text has in it that the pattern fits: quicker to look for than the pattern. */
  literals: readonly string[]
  meaning: readonly string[]
  /** Only says more about a time that stands elsewhere. */
  isPart: boolean
}

const PARTS: readonly string[] = ['am', 'pm', 'night', 'tomorrow']

/** A text in the form in which times are looked for. */
export const spelled = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('\u0e4d\u0e32', '\u0e33')
    .replace(/[’ʼ`´]/g, "'")
    .replace(/(?<=\p{L})-(?=\p{L})/gu, ' ')
    .replace(/\p{Nd}/gu, plainDigit)
    .replace(/\s+/g, ' ')
    .trim()

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')

/** The ways in which one language says a time. */
export const clockWordsOf = (phrases: Readonly<Record<string, readonly string[]>>) => {
  const numbers = new Map(
    (phrases['clock-numbers'] ?? []).flatMap((line) => {
      const [value, ...words] = line.split(' ')
      return words.map((word) => [spelled(word), Number(value)] as const)
    }),
  )
  const words = [...numbers.keys()].sort((a, b) => b.length - a.length).map(escaped)
  const named = words.length > 0 ? `|${words.join('|')}` : ''
  const hour = `(?<h>\\d{4}|\\d{1,2}(?: ?[:.h] ?[0-5]\\d)?${named})`
  const amount = (name: string) => `(?<${name}>\\d{1,2}(?:[.,]5)?${named})`
  const pieces: Record<string, string> = { h: hour, n: amount('n'), m: amount('m') }

  const patternOf = (written: string): RegExp => {
    const thai = /\p{Script=Thai}/u.test(written)
    const body = spelled(written)
      .split(/(\{[hnm]\})/)
      .map((piece) =>
        piece.startsWith('{')
          ? (pieces[piece.slice(1, -1)] ?? '')
          : escaped(piece.trim()).replaceAll(' ', ' +'),
      )
      .join(' ?')
    // Thai puts no spaces between words, and "9pm" none between a number and a word.
    const start = /^\{/.test(written)
      ? `(?<![${thai ? '' : '\\p{L}'}\\p{N}.,:])`
      : thai
        ? ''
        : "(?<![\\p{L}'])"
    const end = /\}$/.test(written)
      ? "(?![\\p{L}\\p{N}]|[:.,']\\p{N})"
      : thai
        ? ''
        : "(?![\\p{L}'])"
    return new RegExp(`${start}${body}${end}`, 'gu')
  }

  const ways = (phrases['clock'] ?? []).map((line): ClockWay => {
    const [written = '', meant = ''] = line.split(' = ')
    const meaning = meant.split(' ')
    return {
      pattern: patternOf(written),
      literals: spelled(written)
        .split(/\{[hnm]\}| /)
        .filter((literal) => literal !== ''),
      meaning,
      isPart: meaning.every((word) => PARTS.includes(word)),
    }
  })
  return { ways, numbers, others: othersOf(phrases) }
}

/** What says that somebody else comes home: `clock-others`, with the words of `clock-who`. */
const othersOf = (phrases: Readonly<Record<string, readonly string[]>>): RegExp[] => {
  const eitherOf = (words: readonly string[]): string =>
    `(?:${words.map((word) => escaped(spelled(word))).join('|')})`
  const who = (phrases['clock-who'] ?? []).flatMap((line) => line.split(' '))
  const lines = phrases['clock-others'] ?? []
  const before = lines.flatMap((line) => (line.startsWith('! ') ? line.slice(2).split(' ') : []))
  return lines
    .filter((line) => !line.startsWith('! '))
    .map((line) => {
      const thai = /\p{Script=Thai}/u.test(line)
      const between = thai ? '' : ' +'
      const body = line.split(' ').map((piece, place) => {
        const words = piece === '{who}' ? who : piece.replace(/\?$/, '').split('/')
        const space = place === 0 ? '' : between
        return piece.endsWith('?')
          ? `(?:${space}${eitherOf(words)})?`
          : `${space}${eitherOf(words)}`
      })
      const edge = thai ? '' : "[\\p{L}']"
      const notAfter =
        before.length > 0 ? `(?<!${thai ? '' : '(?<!\\p{L})'}${eitherOf(before)}${between})` : ''
      return new RegExp(
        `${notAfter}${edge && `(?<!${edge})`}${body.join('')}${edge && `(?!${edge})`}`,
        'u',
      )
    })
}

export type ClockWords = ReturnType<typeof clockWordsOf>

/** The number that digits or a word say. */
export const numberOf = (text: string | undefined, { numbers }: ClockWords): number | undefined => {
  if (text === undefined) return undefined
  const number = numbers.get(text) ?? Number(text.replace(',', '.'))
  return Number.isFinite(number) ? number : undefined
}
