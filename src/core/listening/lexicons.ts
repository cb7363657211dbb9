/** The lexicons of all languages that are on. */
import { CALLED } from '../terms/reply.ts'
import { END_WORDS } from './end-words.ts'
import { type Glosses, glossesIn } from './glosses.ts'
import { hear } from './heard-words.ts'
import { createLexicon, type Lexicon, type Phrases } from './lexicon.ts'
import { TOWN_LIKE } from './town-like.ts'
import { TOWN_WORDS } from './town-words.ts'
import { WORK_NAMES } from './work-said.ts'

/** By language: the phrases of its concepts, and words that are a whole message. */
export interface Spoken {
  phrases: ReadonlyMap<string, Phrases>
  typed: ReadonlyMap<string, Phrases>
}

/** And what its words mean. */
export interface Glossed extends Spoken {
  glosses: Glosses
}

/** All that listens to the same words shares their lexicons: making them takes a while. */
const made = new WeakMap<
  Spoken['phrases'],
  { typed: Spoken['typed']; byLanguage: Map<string, Lexicon> }
>()

const lexiconOf = ({ phrases, typed }: Spoken, language: string) => {
  const before = made.get(phrases)
  const kept = before?.typed === typed ? before : { typed, byLanguage: new Map<string, Lexicon>() }
  made.set(phrases, kept)
  const known = kept.byLanguage.get(language)
  if (known) return known
  const own = withoutReadApart(phrases.get(language) ?? {})
  const lexicon = createLexicon(own, typed.get(language) ?? {})
  kept.byLanguage.set(language, lexicon)
  return lexicon
}

export const lexiconsOf = (needs: Spoken): { language: string; lexicon: Lexicon }[] =>
  [...needs.phrases.keys()].map((language) => ({ language, lexicon: lexiconOf(needs, language) }))

/** Makes the lexicons and glosses beforehand, a part of them at each step. */
export function* prepareLexicons(needs: Glossed): Generator<void> {
  for (const language of needs.glosses.keys()) yield void glossesIn(needs.glosses, language)
  for (const language of needs.phrases.keys()) yield void lexiconOf(needs, language)
  for (const language of needs.phrases.keys()) yield lexiconOf(needs, language).prepare()
}

/** Says whether all words of a text are ordinary words of a language, as they are written. */
export const createKnowing =
  (needs: Spoken) =>
  (text: string, language: string): boolean =>
    hear(text).words.every(lexiconOf(needs, language).isWord)

/** How many words of a text are words of a language, as they are written. */
export const createKnown =
  (needs: Spoken) =>
  (text: string, language: string): number =>
    hear(text).words.filter(lexiconOf(needs, language).isWord).length

/**
 * What of-me.ts, return-time.ts, more-time.ts, well-said.ts, watcher-said.ts, chosen-words.ts, word-forced.ts,
 * lock-screen.ts, work-said.ts, called-said.ts, town-words.ts, town-like.ts, services-said.ts and end-words.ts read by
 * themselves.
 */
const READ_APART: readonly string[] = [
  'clock',
  'clock-numbers',
  'clock-who',
  'clock-others',
  'clock-more',
  'well',
  'well-beside',
  'on-way',
  'not-yet-back',
  'of-me',
  'others-die',
  'watch-who',
  'watch-beside',
  'watch-takes',
  'watch-agrees',
  'watch-cannot',
  'watch-reached',
  'watch-written',
  'watch-wrong',
  'watch-wrong-beside',
  'watch-well',
  'watch-tries',
  'word-named',
  'word-is',
  'word-use',
  'word-forced',
  'word-not-mine',
  'followed',
  'call-off',
  'call-but',
  'call-begin',
  'note-change',
  'no-checks',
  'time-change',
  'tell-that',
  'name-intro',
  'asking-words',
  'lock-screen',
  ...TOWN_WORDS,
  TOWN_LIKE,
  ...END_WORDS,
  'service-names',
  'service-words',
  'service-asked',
  'service-beside',
  ...WORK_NAMES,
  ...CALLED,
]

const withoutReadApart = (phrases: Phrases): Phrases =>
  Object.fromEntries(Object.entries(phrases).filter(([name]) => !READ_APART.includes(name)))
