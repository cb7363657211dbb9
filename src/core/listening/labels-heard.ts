/** Labels of options as they are heard: each one is listened to once, not with each message. */
import { type Language, say, type Text, type Words } from '../terms/text.ts'
import { hear, thaiOf } from './heard-words.ts'

interface LabelHeard {
  /** Its words, and those of them that tell something. */
  all: readonly string[]
  words: readonly string[]
  thai: string
  /** The words of it that are written in Thai. */
  thaiWords: readonly string[]
}

interface LabelsHeard {
  /** Words that say nothing by themselves. */
  empty: ReadonlySet<string>
  of(label: Text): LabelHeard
}

const segmenter = new Intl.Segmenter('th', { granularity: 'word' })

const inThai = (label: string): string[] =>
  [...segmenter.segment(label)].map(({ segment }) => thaiOf(segment))

const create = (words: Words, language: Language): LabelsHeard => {
  const empty = new Set(hear(words.in(language, say('know.empty'))).words)
  const known = new Map<Text['key'], LabelHeard>()
  const listen = (label: Text): LabelHeard => {
    const written = words.in(language, label)
    const { words: all, thai } = hear(written)
    const telling = all.filter((word) => !empty.has(word))
    return { all, words: telling, thai, thaiWords: thai === '' ? [] : inThai(written) }
  }
  return {
    empty,
    of({ key, ...rest }) {
      // A label with values in it can name somebody, and is not kept; nor is one in a language of its own.
      if (rest.values !== undefined || rest.language !== undefined) return listen({ key, ...rest })
      const heard = known.get(key) ?? listen({ key })
      known.set(key, heard)
      return heard
    },
  }
}

const made = new WeakMap<Words, Map<Language, LabelsHeard>>()

/** The labels of one language. */
export const labelsIn = (words: Words, language: Language): LabelsHeard => {
  const languages = made.get(words) ?? new Map<Language, LabelsHeard>()
  made.set(words, languages)
  const labels = languages.get(language) ?? create(words, language)
  languages.set(language, labels)
  return labels
}
