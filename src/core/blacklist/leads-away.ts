/**
 * Whether somebody's words could lead a reader elsewhere: to a page, an account, a number, a house.
 *
 * For what a moderator writes to people who trust it. Strict on purpose: a full stop in the wrong
 * place costs her another try, but a link to a stranger costs a reader more. Words alone can lead
 * away, too, so a second moderator first reads what matters more.
 */
import { type CountryCode, readPhones } from '../identifiers/phone/phone.ts'
import { personalIn } from './personal.ts'

/** Characters that somebody puts into words so that no search finds them. */
const UNSEEN = /[\p{Cf}\p{Mn}\u115F\u1160\u3164]/gu
/** Other ways to write full stops, strokes and at signs. */
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

/** The words as they are read aloud. What hides a link is removed. */
const plain = (text: string): string =>
  SAME.reduce(
    (words, [from, to]) => words.replace(from, to),
    text.normalize('NFKC').replace(UNSEEN, ''),
  )

/** A number, however its digits are grouped. */
const RUN = /\+?\d(?:[\d ().\-/]*\d)?/g

/** The words without a number that may stand in them, however it is written. */
const withoutNumber = (words: string, own: string, country: CountryCode): string => {
  const [known] = readPhones(own, country).numbers
  const isOwn = (run: string): boolean => {
    if (known === undefined) return run.replace(/\D/g, '') === own.replace(/\D/g, '')
    const [read, ...others] = readPhones(run, country).numbers
    return read === known && others.length === 0
  }
  return words.replace(RUN, (run) => (isOwn(run) ? ' ' : run))
}

/**
 * Whether a text has links, handles, numbers or addresses. Any digit counts, because dates and
 * houses have digits. `own`: the organisation's own number, which leads nowhere else.
 */
export const leadsAway = (text: string, country: CountryCode, own?: string): boolean => {
  const all = plain(text)
  const words = own === undefined ? all : withoutNumber(all, own, country)
  if (/\p{N}/u.test(words) || HANDLE.test(words) || LINK.test(words)) return true
  if (readPhones(words, country).numbers.length > 0) return true
  const found = personalIn(words, country)
  return KINDS.some((kind) => found.includes(kind))
}
