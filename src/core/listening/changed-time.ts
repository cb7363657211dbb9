/** The time that somebody changes one to, where "change" says so and nothing else is told: "change the time to 4". */
import type { SaidTime } from '../terms/meaning.ts'
import type { Language } from '../terms/text.ts'
import { hear } from './heard-words.ts'
import type { ReturnTimes } from './return-time.ts'

type Phrases = Readonly<Record<string, readonly string[]>>

/** Stands before what may be beside a word that says so. */
const BESIDE = '+ '
const NUMBER = /\p{N}/u

/** Listens in her language, and in English. `phrases`: what each language lists under `time-change`. */
export const createChangedTime = (phrases: ReadonlyMap<Language, Phrases>, timeIn: ReturnTimes) => {
  const listed = new Map(
    [...phrases].map(([language, own]) => {
      const all = own['time-change'] ?? []
      const says = all.filter((one) => !one.startsWith(BESIDE))
      const beside = all.filter((one) => one.startsWith(BESIDE)).map((one) => one.slice(2))
      const heard = (some: readonly string[]) => new Set(some.flatMap((one) => hear(one).words))
      const thai = (some: readonly string[]) => some.map((one) => hear(one).thai).filter(Boolean)
      return [
        language,
        {
          says: heard(says),
          beside: heard(beside),
          thaiSays: thai(says),
          // The longest first: "เวลา" before "เวลาเป็น" would leave a rest.
          thai: thai(all).sort((one, other) => other.length - one.length),
        },
      ] as const
    }),
  )

  const isMere = (text: string, language: Language): 'says' | 'beside' | undefined => {
    const own = listed.get(language)
    if (!own) return undefined
    const { words, thai } = hear(text)
    const rest = own.thai.reduce((left, one) => left.replaceAll(one, ''), thai)
    if (rest !== '' || !words.every((word) => own.says.has(word) || own.beside.has(word)))
      return undefined
    const isSaid = words.some((word) => own.says.has(word))
    return isSaid || own.thaiSays.some((one) => thai.includes(one)) ? 'says' : 'beside'
  }

  /** Splits where the time begins, and where it ends. */
  const timeOf = (text: string, language: Language): SaidTime | undefined => {
    const from = text.search(NUMBER)
    if (from < 0) return undefined
    const before = isMere(text.slice(0, from), language)
    if (!before) return undefined
    const words = text.slice(from).trim().split(/\s+/)
    for (let end = words.length; end > 0; end--) {
      const after = isMere(words.slice(end).join(' '), language)
      if (!after) return undefined
      if (before === 'beside' && after === 'beside') continue
      const time = timeIn(words.slice(0, end).join(' '), language, true)
      if (time?.kind === 'at') return time
    }
    return undefined
  }

  return (text: string, language: Language): SaidTime | undefined =>
    timeOf(text, language) ?? (language === 'en' ? undefined : timeOf(text, 'en'))
}
