/** A pause in a sentence: "no, he left" may be two answers. */

const PAUSE = /[,;.:!–—\n]|\s-\s/u

/** What comes before the first pause of a text, and what comes after it; undefined if nothing does. */
export const atPause = (text: string): { before: string; after: string } | undefined => {
  const pause = PAUSE.exec(text)
  if (!pause) return undefined
  const after = text.slice(pause.index + pause[0].length)
  return /\p{L}/u.test(after) ? { before: text.slice(0, pause.index), after } : undefined
}
