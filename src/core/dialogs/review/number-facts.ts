/** What the list knows of a number. Only for a moderator who has fixed verdict and level. */
import { UNDO } from '../../blacklist/review.ts'
import { type Band, type Warning, warningOf } from '../../blacklist/warning.ts'
import type { CountryCode } from '../../identifiers/phone/phone.ts'
import type { Peer } from '../../members/peer.ts'
import type { NumberFacts } from '../../stores/reported-numbers.ts'
import type { Stores } from '../../stores/stores.ts'
import type { Finished } from '../../terms/reply.ts'
import { say, type Text } from '../../terms/text.ts'
import { headingOf, toldLines } from '../check/warning-lines.ts'
import { MODERATORS_ONLY, moderatorOf } from './as-moderator.ts'
import { doubtLines, lineOf } from './review-lines.ts'

/**
 * Shows what could tell a moderator whose number her last decided report is about: country, kind
 * of line and ending of each number, what a check says now and will say, and how many other reports
 * wait. From then on she cannot undo.
 * Otherwise she could decide by a number that she knows.
 */
export const lookAtNumber = async (peer: Peer, stores: Stores): Promise<Finished> => {
  const moderator = await moderatorOf(peer, stores)
  if (!moderator) return MODERATORS_ONLY
  const { handle } = moderator.member
  const id = await stores.audit.lastDecided(handle, new Date(peer.now.getTime() - UNDO))
  const numbers = id === undefined ? undefined : await stores.reviews.numbersOf(id)
  if (id === undefined || !numbers || numbers.length === 0)
    return { replies: [{ text: [say('review.number.gone')] }], goOn: 'menu' }
  await stores.audit.note(handle, 'number', peer.now, { reportId: id })
  const text: Text[] = [say('review.number.stands')]
  for (const number of numbers) {
    const [subject] = await stores.subjects.find([number.fingerprint])
    const listed = subject === undefined ? [] : [subject]
    const entries = (await stores.entries.of(listed)).get(subject ?? '') ?? []
    const snapshot = (await stores.snapshots.of(listed)).get(subject ?? '')
    text.push(...factsOf(number, warningOf(entries, snapshot, peer.now)))
  }
  const options = [
    { id: '/review', label: say('command.review') },
    { id: '/menu', label: say('command.menu') },
  ]
  return { replies: [{ text, options }], discreet: true, undo: null }
}

const BANDS = [1, 2, 3] as const satisfies readonly Band[]

/** One number: what it is, what a check says now, and what it says once this report counts. */
const factsOf = (
  { line, ending, doubts, others, alike, level }: NumberFacts,
  now: Warning | undefined,
): Text[] => {
  const highest = level && now && now.level > level ? now.level : level
  return [
    // That it is a landline stands in its line.
    ...doubtLines(doubts.filter((doubt) => doubt !== 'landline')),
    say('review.number.ending', {
      code: line ? `+${line.code}${flagOf(line.country)}` : '+?',
      line: say(`review.number.line.${line?.kind ?? 'other'}`),
      ending,
    }),
    ...toldLines(now),
    ...(highest
      ? [
          say('review.number.then'),
          ...BANDS.flatMap((voices) =>
            lineOf([headingOf({ level: highest, counted: { voices, harms: [] } })]),
          ),
        ]
      : []),
    ...lineOf([
      say('review.number.others', { count: others }),
      ...(others > 0 ? [say('review.number.alike', { count: alike })] : []),
    ]),
  ]
}

/** The flag of a country: the same in every language. */
const flagOf = (country: CountryCode | undefined): string =>
  country
    ? ` ${[...country].map((letter) => String.fromCodePoint(0x1f1a5 + letter.charCodeAt(0))).join('')}`
    : ''
