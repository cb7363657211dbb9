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

/** How many letters of the shorter word are left without those with which both begin and end. */
const differing = (a: string, b: string): number => {
  const shorter = Math.min(a.length, b.length)
  let begun = 0
  while (begun < shorter && a[begun] === b[begun]) begun++
  let ended = 0
  while (ended < shorter - begun && a[a.length - 1 - ended] === b[b.length - 1 - ended]) ended++
  return shorter - begun - ended
}

/**
 * How many letters must be added, left out, changed or swapped with the next one; `most` + 1 if
 * more than `most`.
 */
export const distance = (a: string, b: string, most: number): number => {
  if (Math.abs(a.length - b.length) > most) return most + 1
  // One slip is all there is between what they begin and what they end with alike.
  if (most === 1 && differing(a, b) > 2) return 2
  let older = new Uint16Array(b.length + 1)
  let before = new Uint16Array(b.length + 1)
  let row = new Uint16Array(b.length + 1)
  for (let at = 0; at <= b.length; at++) before[at] = at
  let leastBefore = 0
  for (let i = 1; i <= a.length; i++) {
    row[0] = i
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let fewest = (before[j - 1] ?? 0) + (same ? 0 : 1)
      fewest = Math.min(fewest, (before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        fewest = Math.min(fewest, (older[j - 2] ?? 0) + 1)
      row[j] = fewest
      least = Math.min(least, fewest)
    }
    // What comes after is made of these two rows, so it is no less.
    if (least > most && leastBefore >= most) return most + 1
    leastBefore = least
    ;[older, before, row] = [before, row, older]
  }
  return Math.min(before[b.length] ?? 0, most + 1)
}
