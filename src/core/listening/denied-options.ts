/** Options that a sentence names only to deny them: "warn, but not the gravest", "don't decline". */
import type { OpenQuestion } from '../terms/session.ts'
import type { Language, Words } from '../terms/text.ts'
import { type HeardText, hear } from './heard-words.ts'
import { labelsSaid } from './labels-said.ts'
import { pausesIn } from './undone.ts'
import type { Utterance } from './utterance.ts'

/** A denial reaches over so many words; in Thai, over so many letters. */
const REACH = 4
const REACH_IN_THAI = 24
/** "Jeg avslår ikke": at the end of its clause, a denial is about so many words before it. */
const BEHIND = 4
/** Nothing of a label stands in so few words behind a denial. */
const AT_END = 1

interface Denials {
  /** What denies, and what ends a denial, as it is heard. */
  not: readonly HeardText[]
  ends: readonly HeardText[]
}

/** A stretch of a text, in words or in Thai letters. */
type Stretch = readonly [start: number, end: number]

/** "a/b" is one of them. What has any ending is left out. */
const listed = (phrases: readonly string[] = []): HeardText[] =>
  phrases
    .flatMap((one) => (one.includes(' ') ? one : one.split('/')))
    .filter((one) => !/[*/{}]|\.\.|^=/.test(one))
    .map(hear)

const stretchesIn = (heard: HeardText, some: readonly HeardText[]): Stretch[] =>
  some.flatMap(({ words, thai }): Stretch[] => {
    if (thai !== '')
      return [...heard.thai.matchAll(new RegExp(thai, 'g'))].map(({ index }) => [
        index,
        index + thai.length,
      ])
    return heard.words.flatMap((_, at): Stretch[] =>
      words.length > 0 && words.every((word, of) => heard.words[at + of] === word)
        ? [[at, at + words.length]]
        : [],
    )
  })

export const createDeniedOptions = (words: Words) => {
  const known = new Map<Language, Denials>()
  const denialsOf = (language: Language): Denials => {
    const own = words.phrases.get(language)
    const denials = known.get(language) ?? {
      not: listed(own?.['not']),
      ends: listed(own?.['denial-ends']),
    }
    known.set(language, denials)
    return denials
  }
  const denies = (text: string, languages: readonly Language[]): boolean =>
    languages.some((one) => stretchesIn(hear(text), denialsOf(one).not).length > 0)

  /** The words that are denied. */
  const deniedIn = (text: string, languages: readonly Language[]): string => {
    const heard = hear(text)
    const isThai = heard.thai !== ''
    const length = isThai ? heard.thai.length : heard.words.length
    const pauses = [...pausesIn(text, heard), length].sort((a, b) => a - b)
    const spoken = languages.map(denialsOf)
    const ends = spoken.flatMap((one) => stretchesIn(heard, one.ends)).map(([start]) => start)
    const parts = spoken
      .flatMap((one) => stretchesIn(heard, one.not))
      .map(([start, after]): Stretch => {
        const pause = pauses.find((at) => at >= after) ?? length
        const reach = after + (isThai ? REACH_IN_THAI : REACH)
        const end = Math.min(pause, reach, ...ends.filter((at) => at >= after))
        if (isThai || pause - after > AT_END) return [after, end]
        const before = [
          ...pauses.filter((at) => at <= start),
          ...ends.filter((at) => at < start).map((at) => at + 1),
        ]
        return [Math.max(start - BEHIND, 0, ...before), end]
      })
    const cut = ([from, to]: Stretch) =>
      isThai ? heard.thai.slice(from, to) : heard.words.slice(from, to).join(' ')
    return parts.map(cut).join(' . ')
  }

  /** Their ids. An option whose label is a denial itself ("nobody may read it") is not denied by it. */
  return (
    heard: Pick<Utterance, 'language'>,
    text: string,
    { open, language }: { open: OpenQuestion | undefined; language: Language },
  ): ReadonlySet<string> => {
    const languages = [...new Set([language, heard.language ?? language])]
    if (!open || !denies(text, languages)) return new Set()
    const denied = deniedIn(text, languages)
    const { whole, part, mostly } = labelsSaid(denied, open, { words, language })
    const isDenial = (id: string) => {
      const option = open.options.find((one) => one.id === id)
      return option !== undefined && denies(words.in(language, option.label), [language])
    }
    return new Set([...whole, ...part, ...mostly].filter((id) => !isDenial(id)))
  }
}
