/** What a case worker reads of a case: only what its reporter allowed. */
import type { ReportFacts } from '../../blacklist/reports.ts'
import { isAnswered } from '../../cases/case-file.ts'
import { letterLines } from '../../cases/letter-text.ts'
import type { Country } from '../../rights/country.ts'
import type { CaseHead } from '../../stores/case-heads.ts'
import type { KeptFile } from '../../stores/case-rows.ts'
import type { Stores } from '../../stores/stores.ts'
import { say, type Text } from '../../terms/text.ts'
import { additionLines, cityLabel, helpLines } from '../report/report-lines.ts'
import { wordsOf } from '../review/review-lines.ts'
import type { CaseDraft, Listed } from './draft.ts'

/** What a case worker calls it to open a closed case again. */
export const OPENED_AGAIN = ['called-reopen', 'called-undo'] as const

const DAY = 24 * 60 * 60 * 1000

/** How long it has waited, or been closed, in days. */
const ageOf = ({ since }: CaseHead, now: Date): Text =>
  say('cases.age', { days: Math.floor((now.getTime() - since) / DAY) })

const languageOf = ({ language }: CaseHead): Text =>
  say('language.name', { language: language.replace('-', '') })

/** A case in the list: how urgent, how old, in which language. The town only after the claim. */
const listed = (file: CaseHead, memberId: string, now: Date): Listed => {
  const kind =
    file.state === 'closed'
      ? 'closed'
      : file.worker === memberId
        ? file.state === 'waitsForHer'
          ? 'hers'
          : 'ours'
        : file.urgent
          ? 'urgent'
          : 'free'
  const label = say(`cases.item.${kind}`, { age: ageOf(file, now), language: languageOf(file) })
  return { id: file.id, label }
}

/** All that wait, and those that were closed lately. */
export const listedAll = (
  { hers, free, closed }: Record<'hers' | 'free' | 'closed', CaseHead[]>,
  memberId: string,
  now: Date,
): Listed[] => {
  const own = closed.filter(({ worker }) => worker === memberId)
  const last = (own.length > 0 ? own : closed).toSorted((a, b) => b.since - a.since)[0]
  return [...hers, ...free, ...closed].map((file) => ({
    ...listed(file, memberId, now),
    ...(file === last && { isLastClosed: true as const }),
  }))
}

/** What she sees of a report: nothing if its reporter did not ask for help, or no longer. */
const factLines = (country: Country, told: ReportFacts): Text[] => [
  ...told.harms.map((harm) => say('told.harm', { harm: say(`harm.${harm}`) })),
  say('told.city', { city: cityLabel(country, told.city) }),
  ...additionLines(told),
  ...(told.outreach ? [say('told.outreach')] : []),
  ...helpLines(told.consents),
]

const numbersOf = ({ subjects, otherNumbers = [] }: ReportFacts): string[] =>
  [...subjects.flatMap(({ number }) => number ?? []), ...otherNumbers].map((number) =>
    number.replace(/^tel:/, ''),
  )

const numberLines = (told: ReportFacts): Text[] =>
  numbersOf(told).map((number) => say('cases.number', { number }))

/** Where it is not hers to read any more, or its reporter has taken it back. */
export const goneDraft: Partial<CaseDraft> = {
  shown: { lines: [say('cases.gone')], letters: [], words: [] },
  ...{ isGone: true, isClosed: true, mayWrite: false },
  ...{ earlier: false, hasWords: false, hasNumber: false },
}

/** Everything that she reads of one case. */
export const caseDraft = async (
  file: KeptFile,
  { country, page, numbers }: { country: Country; page: number; numbers: boolean },
  stores: Stores,
): Promise<Partial<CaseDraft>> => {
  const told = file.reportId === undefined ? undefined : await stores.cases.facts(file.reportId)
  const { lines, earlier } = letterLines(file, 'us', page)
  const wrote = file.letters.some(({ from }) => from === 'her')
  const words = told ? wordsOf({ told, merged: [] }) : []
  const about = [
    ...(file.urgent ? [say('cases.urgent')] : []),
    say('cases.language', { language: languageOf(file) }),
    ...(file.reportId === undefined
      ? [say('cases.question')]
      : told
        ? factLines(country, told)
        : [say('cases.notAllowed')]),
    ...(told && numbers ? numberLines(told) : []),
    ...(file.passed
      ? [
          'told' in file.passed
            ? say('passed.told', { at: file.passed.told })
            : say('passed.not', { why: say(`passed.why.${file.passed.not}`) }),
        ]
      : []),
    ...(file.guarded ? [] : [say('cases.unguarded')]),
    ...(isAnswered(file) || file.letters.length > 0 ? [] : [say('cases.noLetter')]),
    ...(file.state === 'closed' ? [say('cases.closed')] : []),
  ]
  return {
    shown: { lines: about, letters: lines, words },
    earlier,
    hasWords: words.length > 0,
    hasNumber: told !== undefined && !numbers && numbersOf(told).length > 0,
    guarded: file.guarded,
    mayWrite: wrote || told?.consents.caseWorker === true,
    isClosed: file.state === 'closed',
    isQuestion: file.reportId === undefined,
    isGone: false,
  }
}
