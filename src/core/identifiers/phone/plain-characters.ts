/** Turns digits and marks of every script into ASCII, so that all later rules need one alphabet only. */

const isDigit = (code: number) => /\p{Nd}/u.test(String.fromCodePoint(code))

/** A digit of any script as one of 0 to 9. In Unicode the ten digits of a script follow each other in order; where two scripts' digits touch, each has ten. */
export const plainDigit = (character: string): string => {
  const code = character.codePointAt(0) ?? 0
  let first = code
  while (isDigit(first - 1)) first -= 1
  return String((code - first) % 10)
}

const REPLACEMENTS: readonly [RegExp, string][] = [
  // A keycap before a space numbers a list; elsewhere people write phone numbers with keycaps.
  [/(?<!\p{Nd}\uFE0F?\u20E3 ?)\p{Nd}\uFE0F?\u20E3(?=\s+[+(\p{Nd}](?!\uFE0F?\u20E3))/gu, ' '],
  // A number that is copied from a contact brings direction marks along.
  [/\p{Cf}|\u034F|\u115F|\u1160|\uFE0E|\uFE0F|\u20E3/gu, ''],
  [/[\p{Pd}\u2212\u2043\u30FC\u02D7]/gu, '-'],
  [/[\u2795\u02D6]/gu, '+'],
  [/[\u2044\u2215\\]/gu, '/'],
  [/[\u00B7\u2022\u2219\u2027\u30FB\u3002\u06D4]/gu, '.'],
  [/[[{]/gu, '('],
  [/[\]}]/gu, ')'],
  // A tab or a line separates the cells of a copied table.
  [/[\t\v\f\u0085\u2028\u2029\r]/gu, '\n'],
  // Emphasis of the messengers.
  [/[\p{Zs}*_~`]/gu, ' '],
  [/(?<=\d)['\u2019\u02BC\u00B4](?=\d)/gu, ' '],
]

const LETTERS = '[\\dOo\u041E\u043ElI|\u0406\u0456]'
const MISTYPED = new RegExp(`(?<![\\p{L}\\d|])${LETTERS}{2,}(?![\\p{L}\\d|])`, 'gu')

/** Corrects O to 0 and l to 1 among digits. The result still has to be read as a number. */
const corrected = (text: string) =>
  text.replace(MISTYPED, (token, at: number) => {
    const digits = token.replace(/\D/g, '').length
    if (digits === token.length || digits * 2 < token.length) return token
    const neighbours =
      /\d[ .()/-]{1,2}$/.test(text.slice(Math.max(0, at - 3), at)) ||
      /^[ .()/-]{1,2}\d/.test(text.slice(at + token.length, at + token.length + 3))
    if (token.length < 5 && !neighbours) return token
    return token.replace(/[Oo\u041E\u043E]/g, '0').replace(/[lI|\u0406\u0456]/g, '1')
  })

/** The text with digits of every script, dashes, spaces and plus signs in their plain form. */
export const plainCharacters = (text: string): string => {
  const marked = REPLACEMENTS.slice(0, 1).reduce((rest, [from, to]) => rest.replace(from, to), text)
  const normal = marked.normalize('NFKC').replace(/(?![0-9])\p{Nd}/gu, plainDigit)
  return corrected(
    REPLACEMENTS.slice(1).reduce((rest, [from, to]) => rest.replace(from, to), normal),
  )
}
