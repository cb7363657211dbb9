/** The places of a phrase: a word of some, a gap, an age or a number. */
import { hear } from './heard-words.ts'

/** One place in a phrase. */
export type Piece =
  | { kind: 'word'; sounds: readonly { sound: string; anyEnding: boolean }[] }
  | { kind: 'gap' }
  | { kind: 'age' }
  | { kind: 'number' }

/**
 * Reads one place. `oneSpelling` gives a word in the spelling that stands for all of its spellings.
 * `isUkrainian`: in Latin letters, г is typed as "h", too: "hroshi".
 */
export const pieceOf = (
  written: string,
  oneSpelling: (sound: string) => string,
  isUkrainian = false,
): Piece => {
  if (written === '..') return { kind: 'gap' }
  if (written === '{age}') return { kind: 'age' }
  if (written === '{n}') return { kind: 'number' }
  const sounds = written
    .split('/')
    .flatMap(inLatinToo)
    .flatMap((word) =>
      isUkrainian && word.includes('г') ? [word, word.replaceAll('г', 'h')] : [word],
    )
    .map((word) => {
      const anyEnding = word.endsWith('*')
      const [sound = ''] = hear(anyEnding ? word.slice(0, -1) : word).words
      return { sound: anyEnding ? sound : oneSpelling(sound), anyEnding }
    })
  return { kind: 'word', sounds }
}

/**
 * In Bulgarian with Latin letters, ъ is typed as "a" or as "u", ю as "yu" or as "u", я as "ya" or as "q", and
 * ж as "zh" or as "j": "subudi", "klu4", "priqtelka", "noj". The first of each is what every Cyrillic word
 * sounds like; the others are added here.
 */
const inLatinToo = (word: string): string[] => {
  const withU = /[ъю]/.test(word) ? [word, word.replace(/[ъю]/g, 'у')] : [word]
  const withQ = withU.flatMap((one) =>
    one.includes('я') && one.length > 2 ? [one, one.replaceAll('я', 'q')] : [one],
  )
  return withQ.flatMap((one) =>
    one.includes('ж') && !LOST_BESIDE_I.test(one) ? [one, one.replaceAll('ж', 'j')] : [one],
  )
}

/** Beside an i, a j is not heard: "нij" would be "ni". In a longer word that does not matter. */
const LOST_BESIDE_I = /^.{0,3}$(?<=[иійї]ж.?|ж[иійї].?)/u

/** The places of a phrase, as they are written. */
export const spelled = (written: string): string[] => written.toLowerCase().match(/\S+/g) ?? []
