import { type Language, say, type Text, type TextKey } from '../terms/text.ts'
import { clockIn, dayIn } from './clock.ts'
import type { Corrections } from './corrections.ts'
import type { Expected, Fact, OpenHours, Pack, Service } from './pack.ts'
import { factId, holdsOn, marksOf, type Stated, screenId, statementsOf } from './statements.ts'

/** After so many months a topic says that nobody has reviewed it. */
const MONTHS_FRESH = 12

/** A service with the operator's corrections. */
export interface Known extends Service {
  id: string
  /** Opening hours in the operator's words. */
  hoursNow?: string
}

/** A pack with the operator's corrections as they are at each call. */
export const createKnowledge = (pack: Pack, timeZone: string, corrections: () => Corrections) => {
  const stated = new Map(statementsOf(pack).map((one) => [one.id, one]))

  const service = (id: string): Known | undefined => {
    const known = pack.services[id]
    const { closed, confirmed, hours, tells, ...corrected } = corrections().services.get(id) ?? {}
    if (!known || closed) return undefined
    const { open, hours: _, ...rest } = known
    const expects: Expected = { ...known.expects, ...(tells !== undefined && { tells }) }
    // New hours replace everything that was known about the hours.
    const hoursKnown = hours
      ? hoursOf(hours)
      : { ...(known.hours && { hours: known.hours }), ...(open && { open }) }
    return {
      ...rest,
      ...hoursKnown,
      ...corrected,
      id,
      expects,
      ...(confirmed && { confidence: 'sourced' }),
    }
  }

  /** A statement as it is now. A statement that the pack does not have is not sure. */
  const statement = (id: string): Fact => {
    const { confirmed, experts } = corrections()
    const { grave, ...rest } = stated.get(id)?.statement ?? UNKNOWN
    return {
      ...rest,
      ...(confirmed.has(id) && { confidence: 'sourced' }),
      ...(grave && !experts.has(id) && { grave }),
    }
  }

  const reviewed = (topic: string): string =>
    corrections().reviewed.get(topic) ?? pack.topics[topic]?.reviewed ?? pack.reviewed

  return {
    pack,
    /** A service; undefined if it is closed or unknown. */
    service,
    /** The services that are not closed, in the given order. */
    services: (ids: readonly string[]): Known[] => ids.flatMap((id) => service(id) ?? []),
    /** Every statement, as the pack has it. */
    statements: (): Stated[] => [...stated.values()],
    statement,
    /** The marks beside statements that are not sure, or that no lawyer or doctor has confirmed. */
    marks: (...ids: readonly string[]): Text[] => marksOf(ids.map(statement)),
    /** The facts of a topic that hold at that time, in their order. */
    facts: (topic: string, now: Date): string[] => {
      const day = dayIn(timeZone, now)
      return Object.keys(pack.topics[topic]?.facts ?? {}).filter((fact) =>
        holdsOn(statement(factId(topic, fact)), day),
      )
    },
    /** Whether somebody answers there at that time; undefined if no hours are known. */
    isOpen: ({ hours, open }: Pick<Service, 'hours' | 'open'>, now: Date): boolean | undefined =>
      hours === 'always' ? true : open?.some(clockIn(timeZone, now)),
    /** The day of a topic's last review. */
    reviewed,
    /** The day of a topic's next review. */
    due(topic: string): Date {
      const day = new Date(reviewed(topic))
      day.setUTCMonth(day.getUTCMonth() + MONTHS_FRESH)
      return day
    },
    /** Whether a native reader who knows the trade has read a language. */
    isRead: (language: Language): boolean => corrections().read.has(language),
  }
}
export type Knowledge = ReturnType<typeof createKnowledge>

const UNKNOWN: Fact = { confidence: 'remembered', sources: [] }

/** Hours as the operator has corrected them: for a clock, if they are written so, or in words. */
const hoursOf = (hours: string | readonly OpenHours[] | 'always'): Partial<Known> =>
  hours === 'always' ? { hours } : typeof hours === 'string' ? { hoursNow: hours } : { open: hours }

/** The marks of texts of bot.json. If there is no pack, nothing that they say was confirmed. */
export const screenMarks = (knowledge: Knowledge | undefined, ...keys: TextKey[]): Text[] =>
  knowledge ? knowledge.marks(...keys.map(screenId)) : [say('know.unconfirmed')]
