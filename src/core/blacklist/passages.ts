/**
 * What a moderator must read first in a report's own words.
 *
 * - **still to come**: a crime that can perhaps be stopped. Whoever reads of one may have to act.
 * - **passage**: the sentence in which something like that is said.
 *
 * Wide on purpose: a passage too many costs a line, and one too few may cost a life.
 */

import { whoWhereWhen } from './personal.ts'

const begins = '(?<![\\p{L}\\p{M}\\p{N}])'
const ends = '(?![\\p{L}\\p{M}\\p{N}])'
const words = (...alternatives: string[]): string => `${begins}(?:${alternatives.join('|')})${ends}`

const STILL_TO_COME = new RegExp(
  [
    words(
      'tomorrow|tonight|this (?:evening|weekend)|next (?:week|time|weekend)|going to|gonna',
      'will (?:kill|hurt|beat|rape|come|be back|find|do it|take|sell|burn|shoot|send|make)',
      '(?:coming|comes) back|plans? to|wants to (?:kill|hurt|rape|sell)|threatens to|held (?:there|captive)',
      "locked (?:up|in)|cannot (?:leave|get out)|can[’']?t (?:leave|get out)",
    ),
    words(
      'i morgen|i kveld|i natt|til helgen|neste (?:uke|gang|helg)|innesperret|låst inne',
      '(?:skal|vil|kommer til å) (?:drepe|skade|slå|voldta|komme|hente|selge|brenne|skyte|ta|finne)',
      'kommer (?:tilbake|igjen)|planlegger|truer med|har tenkt å',
    ),
    words(
      '(?<!la )(?<!de )mañana|esta noche|la semana que viene|próxim[oa] (?:semana|vez)',
      'va a|van a|quieren? (?:matar\\p{L}*|violar\\p{L}*)|amenaza con|planea|piensan? \\p{L}+rl[ao]|encerrad[ao]s?',
    ),
    words(
      'mâine|maine|deseară|diseară|la noapte|săptămâna viitoare|data viitoare',
      'o să|va (?:omorî|veni|lua|face|bate)|vor (?:veni|omorî|lua)|vrea să (?:\\p{L}+ )?(?:omoare|bată|ucidă)',
      'amenință că|plănuiește|urmează să|închis[ăe]|se întoarce|se întorc',
    ),
    words(
      'amanhã|hoje à noite|semana que vem|próxima (?:vez|semana)|vai (?:me |te )?\\p{L}+r|vão \\p{L}+r',
      'quer (?:me )?(?:matar|estuprar)|ameaça|planeja|voltam|presas? (?:lá|ali)|trancad[ao]s?',
    ),
    words(
      'утре|довечера|тази (?:вечер|нощ)|следващ(?:ата седмица|ия път)|ще (?:(?:я|ме|го|ги|им|ни) )?\\p{L}+',
      'иска да (?:я |ме |го )?(?:убие|пребие)|заплашва|планира|заключен[аио]?',
    ),
    words(
      'завтра|сегодня (?:вечером|ночью)|на следующей неделе|в следующий раз|уб(?:ьёт|ьет|ьют|ить)',
      'верн(?:ётся|ется|утся)|прид(?:ёт|ет|ут)|собира(?:ется|ются)|угрожа(?:ет|ют)|гроз(?:ит|ят)|буд(?:ет|ут)|заперт[аы]?',
    ),
    words(
      "завтра|сьогодні (?:ввечері|вночі)|увечері|ввечері|наступного (?:тижня|разу)|вб['’ʼ]?(?:є|ють)|вбити",
      'поверн(?:еться|уться)|прийд(?:е|уть)|збира(?:ється|ються)|погрожу(?:є|ють)|буд(?:е|уть)|замкнен[аіи]|замкнули',
    ),
    'พรุ่งนี้|คืนนี้|เย็นนี้|อาทิตย์หน้า|สัปดาห์หน้า|จะฆ่า|จะมา|จะทำร้าย|จะกลับมา|ขู่ว่า|วางแผน|กำลังจะ|ถูกขัง|ขังไว้',
  ].join('|'),
  'iu',
)

/** Something that a moderator reads before the rest. */
export interface Passage {
  kind: 'toCome' | 'personal'
  words: string
}

/** How much of a sentence is shown on each side, in characters, and how many passages. */
const AROUND = 120
const MOST = 4

/** Whether a text says that something may still happen, or is going on. */
export const isStillToCome = (text: string): boolean => STILL_TO_COME.test(text.normalize('NFKC'))

/**
 * The passages of a report's own words that a moderator reads first: what is still to come, then
 * what may lead to who wrote it.
 */
export const passagesOf = (texts: readonly string[]): Passage[] => {
  const toCome = texts.flatMap((text) => passagesIn(text, [STILL_TO_COME]))
  const personal = texts
    .flatMap((text) => passagesIn(text, whoWhereWhen()))
    .filter((one) => !toCome.includes(one))
  return [
    ...[...new Set(toCome)].map((one) => ({ kind: 'toCome' as const, words: one })),
    ...[...new Set(personal)].map((one) => ({ kind: 'personal' as const, words: one })),
  ].slice(0, MOST)
}

const passagesIn = (text: string, patterns: readonly RegExp[]): string[] => {
  const plain = text.normalize('NFKC')
  return patterns.flatMap((pattern) => {
    const match = pattern.exec(plain)
    return match ? [around(plain, match.index, match.index + match[0].length)] : []
  })
}

/** The sentence around a part of a text, not longer than that. */
const around = (text: string, from: number, to: number): string => {
  const before = text.slice(Math.max(0, from - AROUND), from)
  const after = text.slice(to, to + AROUND)
  const begin = Math.max(...['. ', '! ', '? ', '\n'].map((end) => before.lastIndexOf(end)))
  const stops = ['. ', '! ', '? ', '\n'].map((end) => after.indexOf(end)).filter((at) => at >= 0)
  const stop = stops.length > 0 ? Math.min(...stops) + 1 : after.length
  return `${before.slice(begin + 1)}${text.slice(from, to)}${after.slice(0, stop)}`.trim()
}
