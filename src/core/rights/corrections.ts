/** The operator's corrections to a pack, without a new release: a line each. */
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import type { Language } from '../terms/text.ts'
import type { Pack } from './pack.ts'

interface ServiceCorrection {
  phone?: string
  hours?: string
  closed?: boolean
  confirmed?: boolean
}

export interface Corrections {
  services: ReadonlyMap<string, ServiceCorrection>
  /** Facts that somebody has confirmed, as `topic.fact`. */
  confirmed: ReadonlySet<string>
  /** Topics that somebody has reviewed, and when (YYYY-MM-DD). */
  reviewed: ReadonlyMap<string, string>
  /** Languages that were read by a native reader who knows the trade. */
  read: ReadonlySet<Language>
}

export const NOTHING_CORRECTED: Corrections = {
  services: new Map(),
  confirmed: new Set(),
  reviewed: new Map(),
  read: new Set(),
}

/** A line that cannot be used, and why; never its content. */
export interface LineFault {
  line: number
  why: string
}

interface Country {
  code: CountryCode
  pack: Pack
}

/** Reads a file: the corrections, and each line that cannot be used. A wrong line costs none of the others. */
export const readCorrections = (
  content: string,
  { code, pack }: Country,
): { corrections: Corrections; faults: LineFault[] } => {
  const services = new Map<string, ServiceCorrection>()
  const confirmed = new Set<string>()
  const reviewed = new Map<string, string>()
  const read = new Set<Language>()

  /** Takes one line; returns why it cannot be used, if so. */
  const take = (line: string): string | undefined => {
    const [what = '', id = '', how = '', ...rest] = line.split(/\s+/)
    const value = rest.join(' ')
    switch (what) {
      case 'service':
        return takeService(id, how, value)
      case 'fact': {
        const [topic = '', fact = ''] = id.split('.')
        if (!pack.topics[topic]?.facts[fact])
          return 'there is no such fact: content status lists them as topic.fact'
        if (how !== 'confirmed') return 'a fact can only be confirmed: fact topic.fact confirmed'
        confirmed.add(id)
        return undefined
      }
      case 'topic':
        if (!pack.topics[id]) return 'there is no such topic'
        if (how !== 'reviewed' || !isDay(value))
          return 'a topic takes a day: topic police-stop reviewed 2027-01-31'
        reviewed.set(id, value)
        return undefined
      case 'language':
        if (how !== 'read') return 'a language can only be read: language es read'
        read.add(id)
        return undefined
      default:
        return 'a line begins with service, fact, topic or language'
    }
  }

  const takeService = (id: string, how: string, value: string): string | undefined => {
    if (!pack.services[id]) return 'there is no such service'
    const correct = (more: ServiceCorrection) => {
      services.set(id, { ...services.get(id), ...more })
      return undefined
    }
    switch (how) {
      case 'phone': {
        const phone = dialled(value, code)
        return phone === undefined
          ? 'that is no phone number: international, or a short one'
          : correct({ phone, confirmed: true })
      }
      case 'hours':
        return value === '' || value.length > 100
          ? 'hours are words, up to 100 characters'
          : correct({ hours: value })
      case 'closed':
        return correct({ closed: true })
      case 'confirmed':
        return correct({ confirmed: true })
      default:
        return 'a service takes phone, hours, closed or confirmed'
    }
  }

  const faults = content.split('\n').flatMap((line, index) => {
    const said = line.replace(/#.*/, '').trim()
    const why = said === '' ? undefined : take(said)
    return why === undefined ? [] : [{ line: index + 1, why }]
  })
  return { corrections: { services, confirmed, reviewed, read }, faults }
}

/** A phone number in the form for dialling; undefined for anything else. */
const dialled = (value: string, country: CountryCode): string | undefined => {
  if (/^\d{3}(?: ?\d{2,3})?$/.test(value)) return value
  const phone = parsePhoneNumberFromString(value, country)
  return phone?.isValid() ? phone.number : undefined
}

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
