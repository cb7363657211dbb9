/** Options that a sentence names only to deny them: "warn, but not the gravest", "don't decline". */
import type { OpenQuestion } from '../terms/session.ts'
import type { Language, Words } from '../terms/text.ts'
import { hear } from './heard-words.ts'
import { labelsSaid } from './labels-said.ts'
import type { Understanding } from './understand.ts'
import { pausesIn } from './undone.ts'
import type { Utterance } from './utterance.ts'

/** A denial reaches over so many words; in Thai, over so many letters. */
const REACH = 4
const REACH_IN_THAI = 24
/** "Jeg avslår ikke": at the end of its clause, a denial is about so many words before it. */
const BEHIND = 4
/** Nothing of a label stands in so few words behind a denial. */
const AT_END = 1

const DENIAL = 'not'

export const createDeniedOptions = (words: Words, understand: Understanding) => {
  /** The words that are denied. */
  const deniedIn = ({ places }: Pick<Utterance, 'places'>, text: string): string => {
    const heard = hear(text)
    const isThai = heard.thai !== ''
    const length = isThai ? heard.thai.length : heard.words.length
    const pauses = [...pausesIn(text, heard), length].sort((a, b) => a - b)
    const ends = places.filter(({ concept }) => concept === 'denial-ends').map(({ start }) => start)
    const parts = places
      .filter(({ concept }) => concept === DENIAL)
      .map((one) => {
        const pause = pauses.find((at) => at >= one.end) ?? length
        const end = Math.min(
          pause,
          one.end + (isThai ? REACH_IN_THAI : REACH),
          ...ends.filter((at) => at >= one.end),
        )
        if (isThai || pause - one.end > AT_END) return [one.end, end] as const
        const begin = Math.max(
          one.start - BEHIND,
          0,
          ...pauses.filter((at) => at <= one.start),
          ...ends.filter((at) => at < one.start).map((at) => at + 1),
        )
        return [begin, end] as const
      })
    const cut = ([from, to]: readonly [number, number]) =>
      isThai ? heard.thai.slice(from, to) : heard.words.slice(from, to).join(' ')
    return parts.map(cut).join(' . ')
  }

  /** Their ids. An option whose label is a denial itself ("nobody may read it") is not denied by it. */
  return (
    heard: Pick<Utterance, 'places'>,
    text: string,
    { open, language }: { open: Pick<OpenQuestion, 'options'>; language: Language },
  ): ReadonlySet<string> => {
    if (!heard.places.some(({ concept }) => concept === DENIAL)) return new Set()
    const { whole, part, mostly } = labelsSaid(deniedIn(heard, text), open, { words, language })
    const denies = (id: string) => {
      const option = open.options.find((one) => one.id === id)
      const label = option && words.in(language, option.label)
      return (
        label !== undefined &&
        understand(label, language).places.some(({ concept }) => concept === DENIAL)
      )
    }
    return new Set([...whole, ...part, ...mostly].filter((id) => !denies(id)))
  }
}
