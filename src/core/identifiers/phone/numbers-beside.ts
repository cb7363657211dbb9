/** Ages, prices, postcodes and rooms beside a phone number, with only a space between them. */
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { isWrittenComplete, type NumberReading } from './number.ts'

const MOST_BESIDE = 4
const MOST_GROUPS = 24
const BEFORE = /^[ /]*(?:\d{1,4}|\(\d{1,2}\))$/
const AFTER = /^[ /]+(?:\d{1,4}|\(\d{1,2}\))$/
const POSTCODE = /^\D*0\d{3}$/
const PRICES_BEFORE = /^(?:[1-9]\d{1,2}(?:00|50)[ /]+)+(?=\+?\d[ \d]{7,}$)/

/** How people group their numbers besides the library's form, by country. */
const OTHER_GROUPS: Partial<Record<CountryCode, readonly string[]>> = {
  NO: ['3,2,3'],
  SE: ['4,2,2,2', '3,7', '4,6'],
  DK: ['4,4'],
}

/**
 * Whether the digits are grouped as the number is written at home or from abroad, or are not
 * grouped at all.
 */
export const isCustomary = (written: string, country: CountryCode): boolean => {
  const parsed = parsePhoneNumberFromString(written, country)
  const groups = (text = '') => (text.match(/\d+/g) ?? []).map((group) => group.length).join()
  const found = groups(written)
  return (
    !found.includes(',') ||
    /^[ (]*(?:\+|00)/.test(written) ||
    [parsed?.formatNational(), parsed?.formatInternational()].some(
      (form) => groups(form) === found,
    ) ||
    (OTHER_GROUPS[country] ?? []).includes(found)
  )
}

/** Whether the groups before and after the rest can be something else than a part of the number. */
const areOthers = (left: readonly string[], rest: readonly string[], right: readonly string[]) => {
  if (!left.every((group) => BEFORE.test(group)) || !right.every((group) => AFTER.test(group))) {
    return false
  }
  if (left.length > 0 && !/^[ /]/.test(rest[0] ?? '')) return false
  // "0170 41234567" is a mobile number in Germany. Before three groups, 0170 is a postcode.
  const [first = ''] = left
  return !left.some((group) => /^\D*0/.test(group)) || (POSTCODE.test(first) && rest.length === 3)
}

/**
 * The numbers in a run that has other digits beside them. As few groups as possible are left out.
 * If there are two ways to do that, neither is right.
 */
export const besideOthers = (
  run: string,
  { whole }: { whole: boolean },
  read: (written: string) => NumberReading[] | undefined,
): NumberReading[] | undefined => {
  // In a message of nothing but numbers, other digits may be a typing mistake. Prices are not.
  if (whole && !PRICES_BEFORE.test(run)) return undefined
  const groups = run.match(/\D*\d+\)?/g) ?? []
  if (groups.length > MOST_GROUPS) return undefined
  // "45 91 23 45 67" is a Danish number, and not an age and a Norwegian number.
  if (!run.startsWith('+') && isWrittenComplete(run)) return undefined
  for (let others = 1; others <= Math.min(MOST_BESIDE, groups.length - 1); others++) {
    const ways = new Map<string, NumberReading[]>()
    for (let before = 0; before <= others; before++) {
      const end = groups.length - (others - before)
      const rest = groups.slice(before, end)
      if (!areOthers(groups.slice(0, before), rest, groups.slice(end))) continue
      const readings = read(rest.join('').replace(/^[ /]+/, ''))
      if (readings) ways.set(JSON.stringify(readings), readings)
    }
    const [only, another] = [...ways.values()]
    if (only) return another ? undefined : only
  }
  return undefined
}
