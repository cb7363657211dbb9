const LETTERS: Record<string, string> = { ø: 'o', æ: 'ae', ß: 'ss', đ: 'd', ł: 'l', ı: 'i' }

/** A text as it is compared: without capitals, accents, punctuation, emoji, slash and extra spaces. */
export const plain = (text: string): string =>
  text
    .replace(/^\s*(\/\w+)@\w+/, '$1') // Telegram writes a command in a group as /stop@name_of_the_bot.
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]|[\u200b-\u200f\u2060]|[\ufe00-\ufe0f]|\u20e3/g, '')
    // One Thai letter. NFKD makes two of it, and words would be cut there.
    .replaceAll('\u0e4d\u0e32', '\u0e33')
    .replace(/[øæßđłı]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()

/**
 * How many letters must be added, left out, changed or swapped with the next one; `most` + 1 if
 * more than `most`.
 */
export const distance = (a: string, b: string, most: number): number => {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let older: number[] = []
  let before = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      const changed = (before[j - 1] ?? 0) + (same ? 0 : 1)
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
          ? (older[j - 2] ?? 0) + 1
          : changed
      row.push(Math.min((before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, changed, swapped))
    }
    older = before
    before = row
  }
  return Math.min(before[b.length] ?? 0, most + 1)
}
