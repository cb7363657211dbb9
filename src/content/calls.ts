/** Which services the operator has to call, by what has to be asked, with the lines to write afterwards. */
import type { Known } from '../core/rights/knowledge.ts'

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

/** A line that is copied and not filled in is refused. */
const LINES: Record<Question, (service: Known) => string> = {
  number: ({ id, phone }) =>
    phone === undefined
      ? `  service ${id} phone …`
      : `  service ${id} confirmed   # if ${phone} is right; else: service ${id} phone …`,
  hours: ({ id }) => `  service ${id} hours …   # mon-fri 10:00-15:00, or always, or in words`,
  languages: ({ id }) => `  service ${id} languages …   # codes: nb,en,es,ro,th,pt,bg,ru,uk`,
  police: ({ id }) => `  service ${id} tells …   # yes or no`,
}

/** Emergency lines answer everybody at any hour; only a number may be wrong. */
const questionsFor = (service: Known): Question[] =>
  QUESTIONS.filter(
    (one) => isUnknown[one](service) && (one === 'number' || !service.kinds.includes('emergency')),
  )

/** Services about which most has to be asked first; in a group, first those that can be called at once. */
export const callLines = (services: readonly Known[]): string[] => {
  const asking = services
    .map((service) => ({ service, questions: questionsFor(service) }))
    .filter(({ questions }) => questions.length > 0)
  const groups = [...Map.groupBy(asking, ({ questions }) => questions.join()).values()]
    .flatMap((members) => {
      const [first] = members
      return first
        ? [{ questions: first.questions, members: members.map(({ service }) => service) }]
        : []
    })
    .toSorted((a, b) => b.questions.length - a.questions.length)
  return [
    `Services to ask: ${asking.length}. Close those that are gone: service NAME closed`,
    ...groups.flatMap(({ questions, members }) => [
      `Ask for ${questions.map((one) => ASKED[one]).join(', ')}: ${members.length}`,
      ...members
        .toSorted((a, b) => Number(b.phone !== undefined) - Number(a.phone !== undefined))
        .flatMap((service) => questions.map((one) => LINES[one](service))),
    ]),
  ]
}
