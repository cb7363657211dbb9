/** Services that are asked for by their names: "olafia open today?", "me passa o contato do projeto rosa". */
import { cityName, findCities, spelt } from '../rights/cities.ts'
import type { Country } from '../rights/country.ts'
import { distance } from '../terms/plain.ts'
import { say, type Words } from '../terms/text.ts'
import { type HeardText, hear } from './heard-words.ts'

/**
 * alone: nothing else is said · asked: with what is asked of a service, such as a number or when it is
 * open · mentioned: beside something else.
 */
export type HowSaid = 'alone' | 'asked' | 'mentioned'

interface ServicesSaid {
  ids: string[]
  how: HowSaid
}

/** A name of a service, as it is heard. `isWord`: it is also a word or the name of a person. */
interface Name {
  id: string
  heard: HeardText
  isWord: boolean
}

/** What is asked of a service is not asked in more words, and a name is not remembered in a longer story. */
const MOST_ASKED = 9
const MOST_MENTIONED = 16
/** Letters of Thai that may be left over beside a name: people write one word in several ways. */
const LEFT_IN_THAI = 4
/** Shorter words are heard only as they are. */
const INFLECTED_FROM = 5
const FORGIVING_FROM = 6
/** So many letters may follow a name, and so many may stand in place of its last one. */
const ENDING = 4
const CASE_ENDING = 2

/** Reads "olafia: olafia, olafiaklinikken". */
const namesIn = (line: string, isWord: boolean): Name[] => {
  const [id = '', names = ''] = line.split(': ')
  return names.split(', ').map((name) => ({ id, heard: hear(name), isWord }))
}

/** Whether a word is this word of a name: inflected ("олафию") or mistyped. */
const isAlike = (word: string, part: string, isWord: boolean): boolean => {
  if (word === part) return true
  if (isWord || part.length < INFLECTED_FROM) return false
  if (word.startsWith(part)) return word.length <= part.length + ENDING
  if (word.startsWith(part.slice(0, -1)) && word.length <= part.length + CASE_ENDING) return true
  return part.length >= FORGIVING_FROM && word[0] === part[0] && distance(part, word, 1) <= 1
}

/** Where words stand one after the other; less than 0 if they do not. */
const placeOf = (words: readonly string[], { heard, isWord }: Name): number =>
  heard.words.length === 0
    ? -1
    : words.findIndex((_, at) =>
        heard.words.every((part, of) => isAlike(words[at + of] ?? '', part, isWord)),
      )

const isSaid = (text: HeardText, name: Name): boolean =>
  name.heard.thai === '' ? placeOf(text.words, name) >= 0 : text.thai.includes(name.heard.thai)

/** What is left of a text without a name. */
const without = (text: HeardText, name: Name): HeardText => {
  const at = placeOf(text.words, name)
  return {
    words: at < 0 ? text.words : text.words.toSpliced(at, name.heard.words.length),
    thai: name.heard.thai === '' ? text.thai : text.thai.replace(name.heard.thai, ''),
  }
}

/** Listens in every language at once: a name is the same word in most of them. */
export const createServicesSaid = (home: Pick<Country, 'cities'>, words: Words) => {
  const listed = (key: string) => [...words.phrases.values()].flatMap((own) => own[key] ?? [])
  const names = [
    ...listed('service-names').flatMap((line) => namesIn(line, false)),
    ...listed('service-words').flatMap((line) => namesIn(line, true)),
  ]
  const asked = [...new Set(listed('service-asked'))].map(hear)
  const askedWords = new Set(asked.flatMap((one) => one.words))
  const askedInThai = asked.map(({ thai }) => thai).filter((thai) => thai !== '')
  const empty = new Set([
    ...words.languages.flatMap((language) => hear(words.in(language, say('know.empty'))).words),
    ...listed('service-beside').flatMap((word) => hear(word).words),
    ...listed('filler').flatMap((filler) => hear(filler.replace(/[*/].*$/, '')).words),
  ])
  const emptyInThai = words.languages
    .flatMap((language) => words.in(language, say('know.empty')).split(' '))
    .concat(listed('service-beside'))
    .map((word) => hear(word).thai)
    .filter((thai) => thai.length > 1)
    .sort((a, b) => b.length - a.length)

  /** Whether what is left besides the names says nothing of its own. */
  const isEmpty = (left: HeardText): boolean => {
    const inThai = [...askedInThai, ...emptyInThai].reduce(
      (rest, word) => rest.replaceAll(word, ''),
      left.thai,
    )
    return inThai.length <= LEFT_IN_THAI && left.words.every(isEmptyWord)
  }
  const isEmptyWord = (word: string): boolean =>
    askedWords.has(word) || empty.has(word) || isTown(word)
  const isTown = (word: string): boolean =>
    findCities(home, word).some((id) => spelt(cityName(home, id) ?? '') === spelt(word))

  const isAsked = (left: HeardText): boolean =>
    left.words.some((word) => askedWords.has(word)) ||
    askedInThai.some((word) => left.thai.includes(word))

  return (text: string): ServicesSaid | undefined => {
    const heard = hear(text)
    const length = heard.words.length + Math.ceil(heard.thai.length / 5)
    if (length > MOST_MENTIONED) return undefined
    const all = names.filter((name) => isSaid(heard, name))
    // The longest name first: "pro" is a part of "pro sentret".
    const left = all
      .toSorted((a, b) => b.heard.words.length - a.heard.words.length)
      .reduce(without, heard)
    const isAnAsking = isAsked(left) && length <= MOST_ASKED
    const meant = isAnAsking ? all : all.filter(({ isWord }) => !isWord)
    if (meant.length === 0) return undefined
    const ids = [...new Set(meant.map(({ id }) => id))]
    if (isEmpty(left)) return { ids, how: 'alone' }
    return { ids, how: isAnAsking ? 'asked' : 'mentioned' }
  }
}
