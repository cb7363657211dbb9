/** What a moderator reads of a report: first what it is about, then the reporter's own words. */
import { questionText } from '../../blacklist/questions.ts'
import { POSTPONE_REASONS } from '../../blacklist/review.ts'
import type { Harm, Level } from '../../blacklist/taxonomy.ts'
import type { Country } from '../../rights/country.ts'
import type { Readable, Waiting } from '../../stores/reviews.ts'
import { say, type Text } from '../../terms/text.ts'
import { additionLines, cityLabel, helpLines } from '../report/report-lines.ts'

/** What was done with a report so far. */
export const standingOf = ({
  told,
  decided,
  held,
  heldBy = '?',
  merged,
  second,
  doubted,
}: Waiting): Text[] => {
  const { question, answers = [] } = told
  const why = POSTPONE_REASONS.find((one) => one === held)
  return [
    ...(second ? [say('review.second', { level: decided?.level ?? 3 })] : []),
    ...(doubted ? [say('review.doubted')] : []),
    ...(merged.length > 0 ? [say('review.merged', { count: merged.length + 1 })] : []),
    ...(why ? [say('review.held', { by: heldBy, why: say(`review.why.${why}`) })] : []),
    ...(question ? [say('review.unanswered', { question: questionText(question) })] : []),
    ...(answers.length > 0 && !question ? [say('review.answered')] : []),
  ]
}

/** The harms that the moderator has not crossed out, and the level that they suggest. */
export const harmLines = (harms: readonly Harm[], suggested: Level | undefined): Text[] => [
  ...harms.map((harm) => say('told.harm', { harm: say(`harm.${harm}`) })),
  ...(suggested ? [say('review.suggested', { level: say(`review.named.${suggested}`) })] : []),
]

/** What a report is about, without the reporter's own words. */
export const summaryOf = (
  country: Country,
  { told, merged }: Pick<Waiting, 'told' | 'merged'>,
): Text[] => {
  const all = [told, ...merged]
  const numbers = new Set(all.flatMap(({ subjects }) => subjects.map((one) => one.fingerprint)))
  return [
    say('review.numbers', { count: numbers.size }),
    say('told.city', { city: cityLabel(country, told.city) }),
    ...additionLines(told),
    ...(told.outreach ? [say('told.outreach')] : []),
    say('told.exposure', { exposure: say(`exposure.${told.exposure}`) }),
    ...helpLines(told.consents),
  ]
}

/** Whether two reports name one number. */
export const shareNumber = (one: Readable, other: Readable): boolean =>
  one.subjects.some(({ fingerprint }) =>
    other.subjects.some((subject) => subject.fingerprint === fingerprint),
  )

/** The own words of all reports that are decided together. */
export const wordsOf = ({ told, merged }: Pick<Waiting, 'told' | 'merged'>): Text[] =>
  [told, ...merged].flatMap(wordsOfOne)

const wordsOfOne = ({ words, added = [], answers = [] }: Readable): Text[] => [
  ...(words ? [say('review.words', { words })] : []),
  ...added.map((more) => say('review.added', { words: more })),
  ...answers.map(({ question, answer }) =>
    say('review.answer', { question: questionText(question), answer }),
  ),
]
