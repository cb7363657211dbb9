import type { Language } from '../terms/text.ts'
import type { Corrections } from './corrections.ts'
import type { Confidence, Pack, Service } from './pack.ts'

/** After this a topic says by itself that nobody has looked it through. */
const MONTHS_FRESH = 12

/** A service as it is now. */
export interface Known extends Service {
  id: string
  /** In the operator's words, where she corrected them. */
  hoursNow?: string
}

/** A pack as it is now: with what the operator has corrected. */
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
    /** A service; undefined when it is closed, or there is none. */
    service,
    /** Those of some services that are open, in their order. */
    services: (ids: readonly string[]): Known[] => ids.flatMap((id) => service(id) ?? []),
    /** The day on which a topic was looked through last. */
    reviewed,
    /** The day from which on a topic is due to be looked through again. */
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
