/**
 * Reads how much longer somebody wants her safe-call: "30 min more", "trenger en time til". Each language lists in
 * `listening.json`, under `clock-more`, the words that say so: `another = a` says it in the place of another word,
 * and after `!` stands what does not say it ("más tarde").
 */
import type { Language } from '../terms/text.ts'
import { spelled } from './clock-words.ts'
import type { ReturnTimes } from './return-time.ts'
import { isThai } from './thai-phrases.ts'

type Phrases = Readonly<Record<string, readonly string[]>>

/** Words that say that it is to be longer, and what is left in their place. */
interface More {
  pattern: RegExp
  left: string
}

const patternOf = (written: string): RegExp => {
  const body = spelled(written).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(isThai(written) ? body : `(?<![\\p{L}'])${body}(?![\\p{L}'])`, 'gu')
}

/** Listens in every language. Undefined if a text asks for no such time. */
export const createMoreTime = (phrases: ReadonlyMap<Language, Phrases>, timeIn: ReturnTimes) => {
  const listed = new Map(
    [...phrases].map(([language, own]) => {
      const lines = [...(own['clock-more'] ?? [])].sort((one, other) => other.length - one.length)
      const not = lines.filter((line) => line.startsWith('! ')).map((line) => line.slice(2))
      const more = lines
        .filter((line) => !line.startsWith('! '))
        .map((line): More => {
          const [written = '', left = ''] = line.split(' = ')
          return { pattern: patternOf(written), left }
        })
      return [language, { not: not.map(patternOf), more }] as const
    }),
  )

  const readIn = (text: string, language: Language): number | undefined => {
    const { not, more } = listed.get(language) ?? { not: [], more: [] }
    const said = not.reduce((rest, pattern) => rest.replace(pattern, ' '), text)
    const left = more.reduce((rest, one) => rest.replace(one.pattern, ` ${one.left} `), said)
    if (left === said) return undefined
    const time = timeIn(left.replace(/\s+/g, ' ').trim(), language)
    return time?.kind === 'in' ? time.minutes : undefined
  }

  /** How many minutes longer she wants it. Her own language is read first. */
  return (text: string, own: Language): number | undefined => {
    const looked = spelled(text)
    for (const language of new Set([own, ...listed.keys()])) {
      const minutes = readIn(looked, language)
      if (minutes !== undefined) return minutes
    }
    return undefined
  }
}
export type MoreTimes = ReturnType<typeof createMoreTime>
