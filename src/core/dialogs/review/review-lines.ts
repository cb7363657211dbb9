/** What a moderator reads of a report: first what it is about, then the reporter's own words. */
import { descriptorLines } from '../../blacklist/descriptor-text.ts'
import { type Passage, passagesOf } from '../../blacklist/passages.ts'
import { answerText, questionText } from '../../blacklist/questions.ts'
import { POSTPONE_REASONS } from '../../blacklist/review.ts'
import type { Harm, Level } from '../../blacklist/taxonomy.ts'
import type { Country } from '../../rights/country.ts'
import type { ReportedDoubt } from '../../stores/reported-numbers.ts'
import type { Readable, Waiting } from '../../stores/reviews.ts'
import { say, type Text } from '../../terms/text.ts'
import { cityLabel, helpLines } from '../report/report-lines.ts'

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

/** Short texts in one line of a list: a report is to be read on one screen. */
export const lineOf = (parts: readonly Text[]): Text[] => {
  const [first, ...rest] = parts
  if (!first) return []
  const line = rest.reduce(
    (before, after) => say('review.joined', { first: before, second: after }),
    first,
  )
  return [say('review.line', { line })]
}

/** The harms that the moderator has not crossed out, and the level that they suggest. */
export const harmLines = (harms: readonly Harm[], suggested: Level | undefined): Text[] => [
  ...lineOf(harms.map((harm) => say(`harm.${harm}`))),
  ...(suggested ? [say('review.suggested', { level: say(`review.named.${suggested}`) })] : []),
]

/** The time, and which day it is in the organisation's time zone, such as 2026-11-22. */
export interface Clock {
  now: Date
  day(now: Date): string
}

/** What a report is about, as far as a moderator needs it to decide. */
export const summaryOf = (
  country: Country,
  { told, merged }: Pick<Waiting, 'told' | 'merged'>,
  clock: Clock,
): Text[] => {
  const all = [told, ...merged]
  const numbers = new Set(all.flatMap(({ subjects }) => subjects.map((one) => one.fingerprint)))
  return [
    ...lineOf([
      ...originOf(told, clock),
      say('review.numbers', { count: numbers.size }),
      cityLabel(country, told.city),
    ]),
    ...lineOf(circumstancesOf(told)),
    ...lineOf([say(`exposure.${told.exposure}`)]),
  ]
}

/** Who it was, how long ago, and what makes it worse. */
const circumstancesOf = ({ person, time, flags }: Readable): Text[] => [
  ...(person ? [say(`person.${person}`)] : []),
  ...(time ? [say('review.when', { value: say(`time.${time}`) })] : []),
  ...flags.map((flag) => say(`flag.${flag}`)),
]

/** What she reads besides, with the own words if there are any: looks, and who is to help. */
export const detailsOf = ({ told, merged }: Pick<Waiting, 'told' | 'merged'>): Text[] =>
  [told, ...merged].flatMap(({ descriptors, consents }) => [
    ...descriptorLines(descriptors),
    ...helpLines(consents),
  ])

const DAY = 24 * 60 * 60 * 1000
const WEEK = 7

/** How long ago it was told, by whom, and in which language she reads and is asked. */
const originOf = ({ came, by, language }: Readable, clock: Clock): Text[] => [
  ...(came ? [ageText(new Date(`${came}:00Z`), clock)] : []),
  say(`review.by.${by}`),
  ...(language ? [say('language.name', { language: language.replace('-', '') })] : []),
]

const ageText = (came: Date, { now, day }: Clock): Text => {
  const days = Math.round((Date.parse(day(now)) - Date.parse(day(came))) / DAY)
  if (days < 1) return say('review.age.today')
  return days < WEEK ? say('review.age.week') : say('review.age.days', { days })
}

/**
 * What she reads first: passages that may be about something still to come, or lead to the
 * reporter.
 */
export const openingOf = (
  { duty }: Country,
  { told, merged }: Pick<Waiting, 'told' | 'merged'>,
): Text[] => {
  const passages = passagesOf([told, ...merged].flatMap(textsOf))
  const linesOf = (kind: Passage['kind'], heading: Text): Text[] => {
    const found = passages.filter((one) => one.kind === kind)
    return found.length === 0
      ? []
      : [heading, ...found.map(({ words }) => say('review.opens.words', { words }))]
  }
  const toCome = duty ? say('review.opens.byLaw', { law: duty }) : say('review.opens.toCome')
  return [...linesOf('toCome', toCome), ...linesOf('personal', say('review.opens.personal'))]
}

const textsOf = ({ words, added = [], answers = [] }: Readable): string[] => [
  ...(words ? [words] : []),
  ...added,
  ...answers.flatMap(({ answer }) => (typeof answer === 'string' ? answer : [])),
]

/** Why numbers may be the wrong ones. */
export const doubtLines = (doubts: readonly ReportedDoubt[]): Text[] =>
  doubts.map((doubt) => say(`review.doubt.${doubt}`))

/** Whether two reports name one number. */
export const shareNumber = (one: Readable, other: Readable): boolean =>
  one.subjects.some(({ fingerprint }) =>
    other.subjects.some((subject) => subject.fingerprint === fingerprint),
  )

/** The own words of all reports that are decided together. */
export const wordsOf = ({
  told,
  merged,
}: {
  told: OwnWords
  merged: readonly OwnWords[]
}): Text[] => [told, ...merged].flatMap(wordsOfOne)

type OwnWords = Pick<Readable, 'words' | 'added' | 'answers'>

const wordsOfOne = ({ words, added = [], answers = [] }: OwnWords): Text[] => [
  ...(words ? [say('review.words', { words })] : []),
  ...added.map((more) => say('review.added', { words: more })),
  ...answers.map(({ question, answer }) =>
    say('review.answer', { question: questionText(question), answer: answerText(answer) }),
  ),
]
