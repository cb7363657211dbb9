/** Words that somebody who mistypes may have meant. */
import { distance } from '../terms/plain.ts'

/** In shorter words one wrong letter makes another word. */
export const FORGIVING_FROM = 5

/** Adds one more to what a key leads to. */
export const addTo = <One>(map: Map<string, One[]>, key: string, one: One): void => {
  const all = map.get(key)
  if (all) all.push(one)
  else map.set(key, [one])
}

/** Finds the words that one letter less, more, other or swapped makes of a word. */
export const slipsOf = (sounds: readonly string[]) => {
  const shortened = new Map<string, string[]>()
  const withoutOne = (word: string): string[] =>
    [...word].map((_, index) => word.slice(0, index) + word.slice(index + 1))
  for (const sound of sounds) {
    if (sound.length < FORGIVING_FROM) continue
    for (const key of [sound, ...withoutOne(sound)]) addTo(shortened, key, sound)
  }
  const near = (word: string): string[] =>
    [word, ...withoutOne(word)]
      .flatMap((key) => shortened.get(key) ?? [])
      .filter((sound) => distance(sound, word, 1) <= 1)
  return (word: string, words: ReadonlySet<string>, stems: ReadonlySet<string>): Set<string> => {
    const found = new Set(near(word).filter((sound) => words.has(sound) || stems.has(sound)))
    for (let length = FORGIVING_FROM; length < word.length; length++)
      for (const sound of near(word.slice(0, length))) if (stems.has(sound)) found.add(sound)
    return found
  }
}
