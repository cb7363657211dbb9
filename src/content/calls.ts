/** Which services the operator has to call, what to ask, and the lines to write afterwards. */
import type { Known } from '../core/rights/knowledge.ts'
import type { Pack } from '../core/rights/pack.ts'

/** What may have to be asked, in the order in which to ask it. */
const QUESTIONS = ['number', 'hours', 'languages', 'police'] as const
type Question = (typeof QUESTIONS)[number]

const ASKED: Record<Question, string> = {
  number: 'the number',
  hours: 'the hours',
  languages: 'the languages',
  police: 'whether it tells the police',
}

const isUnknown: Record<Question, (service: Known) => boolean> = {
  number: ({ phone, confidence }) => phone === undefined || confidence !== 'sourced',
  hours: ({ hours, hoursNow, open, confidence }) =>
    !hoursNow && hours !== 'always' && (open === undefined || confidence !== 'sourced'),
  languages: ({ languages }) => languages === undefined,
  police: ({ expects }) => expects.tells === undefined,
}

/** A line that is copied without being filled in is refused. */
const LINES: Record<Question, (service: Known) => string> = {
  number: ({ id, phone }) =>
    phone === undefined
      ? `  service ${id} phone …`
      : `  service ${id} confirmed   # if ${phone} is right; else: service ${id} phone …`,
  hours: ({ id }) => `  service ${id} hours …   # mon-fri 10:00-15:00, or always, or in words`,
  languages: ({ id }) => `  service ${id} languages …   # codes: nb,en,es,ro,th,pt,bg,ru,uk`,
  police: ({ id }) => `  service ${id} tells …   # yes or no`,
}

/** Emergency lines answer everybody at any hour, so only their number may be wrong. */
const questionsFor = (service: Known): Question[] =>
  QUESTIONS.filter(
    (one) => isUnknown[one](service) && (one === 'number' || !service.kinds.includes('emergency')),
  )

/**
 * What has to be asked of which services, in groups by question. The service that most topics name
 * comes first, and its group with it; among equals, a service that has a number.
 */
export const callLines = (services: readonly Known[], { topics }: Pack): string[] => {
  const uses = (service: Known): number =>
    Object.values(topics).filter((topic) => topic.services.includes(service.id)).length
  const asking = services
    .map((service) => ({ service, questions: questionsFor(service), uses: uses(service) }))
    .filter(({ questions }) => questions.length > 0)
    .toSorted((a, b) => b.uses - a.uses || hasNumber(b.service) - hasNumber(a.service))
  const groups = Map.groupBy(asking, ({ questions }) =>
    questions.map((one) => ASKED[one]).join(', '),
  )
  return [
    `Services to ask: ${asking.length}. Close those that are gone: service NAME closed`,
    ...[...groups].flatMap(([asked, members]) => [
      `To ask: ${asked} (${members.length})`,
      ...members.flatMap(({ service, questions }) => questions.map((one) => LINES[one](service))),
    ]),
  ]
}

const hasNumber = ({ phone }: Known): number => Number(phone !== undefined)
