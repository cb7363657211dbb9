/**
 * Whether somebody's words could lead a reader elsewhere: to a page, an account, a number, a house.
 *
 * For what a moderator writes to people who trust it. Strict on purpose: a full stop too many costs her
 * another try, and a link to a stranger costs a reader more. Words alone can lead away, too: what counts
 * more is read by a second moderator first.
 */
import { type CountryCode, readPhones } from '../identifiers/phone/phone.ts'
import { personalIn } from './personal.ts'

/** What is put into words so that no search finds it. */
const UNSEEN = /[\p{Cf}\p{Mn}\u115F\u1160\u3164]/gu
/** Full stops, strokes and at-signs that are written otherwise. */
const SAME: readonly [RegExp, string][] = [
  [/[。․‧∙•·]/gu, '.'],
  [/[⁄∕⧸＼\\]/gu, '/'],
  [/\s*[[({]\s*(?:dot|punkt|punto|ponto|точка|крапка|\.)\s*[\])}]\s*/giu, '.'],
  [/\s*[[({]\s*(?:at|@)\s*[\])}]\s*/giu, '@'],
]

const LINK =
  /\p{L}{2,}:\/|www\.|[\p{L}\p{N}-]+\.\p{L}{2,}\/|[\p{L}\p{N}-]{2,}\.\p{Ll}{2,}(?!\p{L})/u
const HANDLE = /@|\p{L}_|_\p{L}/u
const KINDS = ['address', 'email', 'link', 'phone'] as const

/** The same words as they are read aloud: what hides a link is taken out. */
const plain = (text: string): string =>
  SAME.reduce(
    (words, [from, to]) => words.replace(from, to),
    text.normalize('NFKC').replace(UNSEEN, ''),
  )

/** Links, handles, numbers and addresses; any digit, too, because dates and houses have them. */
export const leadsAway = (text: string, country: CountryCode): boolean => {
  const words = plain(text)
  if (/\p{N}/u.test(words) || HANDLE.test(words) || LINK.test(words)) return true
  if (readPhones(words, country).numbers.length > 0) return true
  const found = personalIn(words, country)
  return KINDS.some((kind) => found.includes(kind))
}
