/** Turns digits and marks of all scripts into ASCII, so that later rules need one alphabet. */

const isDigit = (code: number) => /\p{Nd}/u.test(String.fromCodePoint(code))

/**
 * A digit of any script as one of 0 to 9. In Unicode the ten digits of a script follow each other
 * in order. If the digits of two scripts are neighbours, each script has ten.
 */
export const plainDigit = (character: string): string => {
  const code = character.codePointAt(0) ?? 0
  let first = code
  while (isDigit(first - 1)) first -= 1
  return String((code - first) % 10)
}

/** The rows of circled digits that Unicode does not decompose into digits, each given by its 1. */
const CIRCLED_ONES = [0x2776, 0x2780, 0x278a, 0x24f5]
const CIRCLED_ZEROS = [0x24ff, 0x1f10b, 0x1f10c]

const circledDigit = (character: string): string => {
  const code = character.codePointAt(0) ?? 0
  if (CIRCLED_ZEROS.includes(code)) return '0'
  const one = CIRCLED_ONES.find((first) => code >= first && code < first + 9)
  return one === undefined ? character : String(code - one + 1)
}

const CIRCLED =
  /[\u2460-\u2468\u24EA\u24F5-\u24FD\u24FF\u2776-\u277E\u2780-\u2788\u278A-\u2792\u{1F10B}\u{1F10C}]/gu
const EMOJI = '[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\p{RI}]'

/** The text without invisible signs, and with plain digits. */
export const visibleCharacters = (text: string): string =>
  text
    // Before a space, a keycap or a circled digit numbers a list. Elsewhere people write phone
    // numbers with them.
    .replace(
      /(?<!\p{Nd}\uFE0F?\u20E3 ?)\p{Nd}\uFE0F?\u20E3(?=\s+[+(\p{Nd}](?!\uFE0F?\u20E3))/gu,
      ' ',
    )
    .replace(new RegExp(`(?<!${CIRCLED.source} ?)${CIRCLED.source}(?=\\s+[+(\\p{Nd}])`, 'gu'), ' ')
    // A number that is copied from a contact brings direction marks with it.
    .replace(/\p{Default_Ignorable_Code_Point}|\p{Cf}|\u20E3/gu, '')
    // Characters that later rules use as marks of their own.
    .replace(/\p{Co}/gu, '\u00A4')
    .replace(CIRCLED, (character) => circledDigit(character).normalize('NFKC'))
    .replace(/(?![0-9])\p{Nd}/gu, plainDigit)

const REPLACEMENTS: readonly [RegExp, string][] = [
  [/[\p{Pd}\u2212\u2043\u30FC\u02D7]/gu, '-'],
  [/[\u2795\u02D6]/gu, '+'],
  [/[\u2044\u2215\\]/gu, '/'],
  [/[\u00B7\u2022\u2219\u2027\u30FB\u3002\u06D4]/gu, '.'],
  // A bar separates, although it looks like a one.
  [/[|\u00A6\u2016\u2223\u2758-\u275A\u2502\u2503\u01C0\u01C1\u0964]/gu, ';'],
  [/[[{]/gu, '('],
  [/[\]}]/gu, ')'],
  // A tab separates the cells of a copied table.
  [/[\t\v\f]/gu, ';'],
  [/[\u0085\u2028\u2029\r]/gu, '\n'],
  // Marks for emphasis in messengers.
  [/[\p{Zs}*_~`]/gu, ' '],
  [/(?<=\d)['\u2019\u02BC\u00B4](?=\d)/gu, ' '],
]

/** Emoji or commas between the groups of one number. */
const DECORATED = new RegExp(`(?<!\\d)\\d{1,4}(?:${EMOJI}{1,3}\\d{1,4})+(?!\\d)`, 'gu')
const COMMAS = /(?<![\d,.])\d{2,4}(?:,\d{2,4}){2,4}(?![\d,]|\.\d)/g

const withoutDecoration = (text: string): string =>
  text
    .replace(DECORATED, (number) => number.replace(/[^\d]+/g, ' '))
    // Groups of three are a sum.
    .replace(COMMAS, (number) =>
      /^\d+(?:,\d{3})+$/.test(number) ? number : number.replaceAll(',', ' '),
    )

const LETTERS = '[\\dOo\u041E\u043ElI\u0406\u0456]'
const MISTYPED = new RegExp(`(?<![\\p{L}\\d])${LETTERS}{2,}(?![\\p{L}\\d])`, 'gu')

/** Corrects O to 0 and l to 1 among digits. The result still has to be read as a number. */
const corrected = (text: string) =>
  text.replace(MISTYPED, (token, at: number) => {
    const digits = token.replace(/\D/g, '').length
    if (digits === token.length || digits * 2 < token.length) return token
    const neighbours =
      /\d[ .()/-]{1,2}$/.test(text.slice(Math.max(0, at - 3), at)) ||
      /^[ .()/-]{1,2}\d/.test(text.slice(at + token.length, at + token.length + 3))
    if (token.length < 5 && !neighbours) return token
    return token.replace(/[Oo\u041E\u043E]/g, '0').replace(/[lI\u0406\u0456]/g, '1')
  })

/** The text with digits of every script, dashes, spaces and plus signs in their plain form. */
export const plainCharacters = (text: string): string => {
  const normal = visibleCharacters(text)
    .normalize('NFKC')
    .replace(/(?![0-9])\p{Nd}/gu, plainDigit)
  return corrected(
    withoutDecoration(REPLACEMENTS.reduce((rest, [from, to]) => rest.replace(from, to), normal)),
  )
}
