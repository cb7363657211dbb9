/** The language that somebody asks for by its name, and the language in which she writes. */
import { languageName, namesOf, ownName } from '../rights/language-name.ts'
import type { Meant } from '../terms/meaning.ts'
import { plain } from '../terms/plain.ts'
import type { Language, Words } from '../terms/text.ts'
import type { WordsTyped } from './typed-words.ts'
import type { Understanding } from './understand.ts'

/**
 * What is wanted if the name of a language is all that a text says. A language that is on may be named in its
 * own words or in English; another one of those that peers also speak (`spoken`) in any
 * language that is on, too: whoever names it is shown those that are on.
 */
export const createLanguageNames = ({ languages, spoken }: Pick<Words, 'languages' | 'spoken'>) => {
  const byName = new Map<string, Meant>()
  const add = (name: string, meant: Meant): void => {
    const key = plain(name)
    if (!byName.has(key)) byName.set(key, meant)
  }
  for (const language of languages)
    for (const name of namesOf(language)) add(name, { kind: 'language', language })
  for (const other of spoken)
    for (const name of [
      ownName(other),
      ...['en', ...languages].map((inWords) => languageName(other, inWords)),
    ])
      add(name, { kind: 'command', name: 'language' })
  return (text: string): Meant | undefined => byName.get(plain(text))
}

/** Letters that only one of these languages writes. */
const OWN_LETTERS: Readonly<Record<string, RegExp>> = {
  es: /[ñ¿¡]/i,
  nb: /[åøæ]/i,
  'pt-BR': /[ãõ]/i,
  ro: /[șşțţă]/i,
  ru: /[ыэё]/i,
  th: /\p{Script=Thai}/u,
  uk: /[їєґі]/i,
}

/** The script of a language, such as Cyrl. */
const scriptOf = (language: Language): string | undefined =>
  new Intl.Locale(language).maximize().script

/** The script that a text is written in, if it is not Latin. */
const scriptIn = (text: string): string | undefined =>
  /\p{Script=Cyrillic}/u.test(text)
    ? 'Cyrl'
    : /\p{Script=Thai}/u.test(text)
      ? 'Thai'
      : /(?!\p{Script=Latin})\p{L}/u.test(text)
        ? 'none of these'
        : undefined

interface Needs {
  words: Words
  typed: WordsTyped
  understand: Understanding
  /** How many words of a text are words of a language. */
  known(text: string, language: Language): number
}

/**
 * The language that a text is written in; undefined if that is unclear: "stop" is a word in many
 * languages, and a number, a name or a laugh is in none.
 */
export const languageOfText = (
  text: string,
  { words, typed, understand, known }: Needs,
): Language | undefined => {
  if ((text.match(/\p{L}/gu)?.length ?? 0) < 2) return undefined
  const script = scriptIn(text)
  const mayBe = (language: Language): boolean =>
    words.languages.includes(language) && (script === undefined || scriptOf(language) === script)
  /** In which language a word is listed, if that is clear; the usual one is then undecided. */
  const listed = (said: string): { is: Language | undefined } | undefined => {
    const all = typed.languagesOf(said).filter(({ language }) => mayBe(language))
    const [first, second] = all
    // "Да" is as much a word of one language as of another, and says nothing of which one she speaks.
    if (first === undefined || first.rank === second?.rank) return undefined
    // If several languages fit and the default language is one of them, it stays undecided.
    const [usual] = words.languages
    const isUsual = all.some(({ language }) => language === usual)
    return { is: second !== undefined && isUsual ? undefined : first.language }
  }
  const [greeting = '', ...others] = text.trim().split(/\s+/)
  const greeted = () => (typed.wordOf(greeting) === 'start' ? listed(greeting) : undefined)
  const whole = listed(text) ?? (others.length === 1 ? greeted() : undefined)
  if (whole) return whole.is
  const [written, ...rest] = words.languages.filter((one) => OWN_LETTERS[one]?.test(text))
  if (written !== undefined && rest.length === 0) return written
  /** In Latin letters, other languages are written seldom: then most of it must be theirs. */
  const isLikely = (language: Language): boolean =>
    script !== undefined ||
    scriptOf(language) === 'Latn' ||
    words.languages.every(
      (other) => scriptOf(other) !== 'Latn' || known(text, other) < known(text, language),
    )
  const { language, isLanguageClear } = understand(text, '')
  if (isLanguageClear && language !== undefined && mayBe(language) && isLikely(language))
    return language
  return greeted()?.is
}

/** Whether all that one language knows of a text, hers knows as well: "my pin is 1379". */
export const isAsMuchIn = (
  own: Language,
  { text, written, known }: Pick<Needs, 'known'> & { text: string; written: Language },
): boolean => OWN_LETTERS[written]?.test(text) !== true && known(text, own) >= known(text, written)
