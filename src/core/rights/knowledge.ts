import type { Language } from '../terms/text.ts'
import type { Corrections } from './corrections.ts'
import type { Confidence, Pack, Service } from './pack.ts'

/** After so many months a topic says that nobody has reviewed it. */
const MONTHS_FRESH = 12

/** A service with the operator's corrections. */
export interface Known extends Service {
  id: string
  /** Opening hours in the operator's words. */
  hoursNow?: string
}

/** A pack with the operator's corrections as they are at each call. */
export const createKnowledge = (pack: Pack, corrections: () => Corrections) => {
  const service = (id: string): Known | undefined => {
    const known = pack.services[id]
    const { phone, hours, closed, confirmed } = corrections().services.get(id) ?? {}
    if (!known || closed) return undefined
    return {
      ...known,
      id,
      ...(phone && { phone }),
      ...(hours && { hoursNow: hours }),
      ...(confirmed && { confidence: 'sourced' }),
    }
  }

  const reviewed = (topic: string): string =>
    corrections().reviewed.get(topic) ?? pack.topics[topic]?.reviewed ?? pack.reviewed

  return {
    pack,
    /** A service; undefined if it is closed or unknown. */
    service,
    /** Those of the services that are not closed, in their order. */
    services: (ids: readonly string[]): Known[] => ids.flatMap((id) => service(id) ?? []),
    /** The day of a topic's last review. */
    reviewed,
    /** The day of a topic's next review. */
    due(topic: string): Date {
      const day = new Date(reviewed(topic))
      day.setUTCMonth(day.getUTCMonth() + MONTHS_FRESH)
      return day
    },
    /** How sure a fact is. */
    confidence(topic: string, fact: string): Confidence {
      if (corrections().confirmed.has(`${topic}.${fact}`)) return 'sourced'
      return pack.topics[topic]?.facts[fact]?.confidence ?? 'remembered'
    },
    /** Whether a native reader who knows the trade has read a language. */
    isRead: (language: Language): boolean => corrections().read.has(language),
  }
}
export type Knowledge = ReturnType<typeof createKnowledge>
