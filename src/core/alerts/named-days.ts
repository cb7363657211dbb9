/** Reads "friday", "until tomorrow", "до пятницы" in every language that dates are read in. */
import { plain } from '../terms/plain.ts'

/** A name for a day, and how many days after `weekday` (0 is Sunday) that is. */
interface Named {
  name: string
  /** How many days from today; undefined for a day of the week. */
  ahead?: number
  weekday?: number
  /** It is also "the second" of a list, so something must lead to it. */
  mayBePlace?: true
}

/** Ukrainians write "п’ятниця" with any sign, or with none. */
const heardAs = (text: string): string => plain(text.replace(/[’ʼ'`´]/g, ''))

const isThai = (text: string): boolean => /\p{Script=Thai}/u.test(text)
/** "Day", before the name of a day. The word for Sunday without it is a week. */
const THAI_DAY = 'วัน'
const SUNDAY = 0

export const namedDaysOf = (languages: readonly string[]): readonly Named[] => {
  const named: Named[] = []
  for (const language of languages) {
    const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
    for (const ahead of [2, 1])
      if (!/\d/.test(relative.format(ahead, 'day')))
        named.push({ name: heardAs(relative.format(ahead, 'day')), ahead })
    const days = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' })
    for (let weekday = 0; weekday < 7; weekday++) {
      // 22 November 2026 is a Sunday.
      const written = days.format(Date.UTC(2026, 10, 22 + weekday))
      const [first = written] = written.split('-')
      const short = isThai(written) && weekday !== SUNDAY ? written.replace(THAI_DAY, '') : first
      for (const name of new Set([written, short]))
        named.push({
          name: heardAs(name),
          weekday,
          ...(name !== written && !isThai(name) && { mayBePlace: true as const }),
        })
    }
  }
  return named.toSorted((one, other) => other.name.length - one.name.length)
}

/** How many words beside the name say no more than "until next". */
const BESIDE = 2
const BESIDE_IN_THAI = 12

/**
 * In how many days a day comes that is named, and little else is said; undefined otherwise. On a Friday,
 * "until Friday" is a week.
 */
export const daysUntil = (
  text: string,
  named: readonly Named[],
  today: string,
): number | undefined => {
  const said = heardAs(text)
  if (/\d/.test(said)) return undefined
  const found = named.find((one) => isSaid(one, said))
  if (!found) return undefined
  if (found.ahead !== undefined) return found.ahead
  const now = new Date(`${today}T00:00:00Z`).getUTCDay()
  return (((found.weekday ?? 0) - now + 6) % 7) + 1
}

/** "He comes back tomorrow" is no answer, so fewer words may stand beside that. */
const isSaid = ({ name, ahead, mayBePlace }: Named, said: string): boolean => {
  if (isThai(name)) return said.includes(name) && said.length - name.length <= BESIDE_IN_THAI
  const words = said.split(' ')
  const own = name.split(' ')
  const beside = words.length - own.length
  if (beside < 0 || beside > (ahead === undefined ? BESIDE : BESIDE - 1)) return false
  const last = words.slice(beside)
  if (mayBePlace) return beside === 1 && (words[0]?.length ?? 0) >= LEADS && last.join(' ') === name
  return ahead === undefined
    ? last.every((word, at) => isForm(word, own[at] ?? ''))
    : last.join(' ') === name
}

/** Fewer letters are an article: "a quarta". */
const LEADS = 3

/** Whether a word is a name, perhaps with another ending. */
const isForm = (word: string, name: string): boolean => {
  if (word === name) return true
  if (name.length < 5 || Math.abs(word.length - name.length) > 2) return false
  const shared = [...name].findIndex((letter, at) => word[at] !== letter)
  if (shared < 0) return true
  const isNear = Math.abs(word.length - name.length) <= 1
  return isNear && shared >= name.length - (name.length >= 7 ? 2 : 1)
}
