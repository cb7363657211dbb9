/** The operator's corrections to a pack, without a new release. One per line. */
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import type { Language } from '../terms/text.ts'
import { readHours } from './clock.ts'
import { EXPERTS, type OpenHours, type Pack } from './pack.ts'
import { codeOfWords, statementsOf } from './statements.ts'

interface ServiceCorrection {
  phone?: string
  /** In a form for a clock, or in words. */
  hours?: readonly OpenHours[] | 'always' | string
  languages?: readonly Language[]
  /** Whether the service tells the police. */
  tells?: boolean
  closed?: boolean
  confirmed?: boolean
}

export interface Corrections {
  services: ReadonlyMap<string, ServiceCorrection>
  /** Statements that somebody has confirmed, by their ids. */
  confirmed: ReadonlySet<string>
  /** Grave statements that a lawyer, or a doctor, has confirmed. */
  experts: ReadonlySet<string>
  /** Topics that somebody has reviewed, and when (YYYY-MM-DD). */
  reviewed: ReadonlyMap<string, string>
  /** Languages that a native reader who knows the trade has read. */
  read: ReadonlySet<Language>
}

export const NOTHING_CORRECTED: Corrections = {
  services: new Map(),
  confirmed: new Set(),
  experts: new Set(),
  reviewed: new Map(),
  read: new Set(),
}

/** A line that cannot be used, and why. Never quotes the line. */
export interface LineFault {
  line: number
  why: string
}

interface Country {
  code: CountryCode
  pack: Pack
  /** The texts of the pack's own language, by their keys: what an expert reads and confirms. */
  words: ReadonlyMap<string, string>
}

/** Reads a file: the corrections, and the lines that cannot be used. The other lines count. */
export const readCorrections = (
  content: string,
  { code, pack, words }: Country,
): { corrections: Corrections; faults: LineFault[] } => {
  const services = new Map<string, ServiceCorrection>()
  const confirmed = new Set<string>()
  const experts = new Set<string>()
  const stated = new Map(
    statementsOf(pack).map(({ id, statement, text: { key } }) => [
      id,
      { statement, words: codeOfWords(words.get(key) ?? '') },
    ]),
  )
  const reviewed = new Map<string, string>()
  const read = new Set<Language>()

  /** Takes one line. Returns why it cannot be used; undefined if it can. */
  const take = (line: string): string | undefined => {
    const [what = '', id = '', how = '', ...rest] = line.split(/\s+/)
    const value = rest.join(' ')
    switch (what) {
      case 'service':
        return takeService(id, how, value)
      case 'fact':
        return takeFact(id, how, value)
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

  const takeFact = (id: string, how: string, words: string): string | undefined => {
    const known = stated.get(id)
    if (!known) return 'there is no such fact: content status lists them'
    const { statement } = known
    const expert = EXPERTS.find((one) => one === how)
    if (expert === undefined && how !== 'confirmed')
      return 'a fact takes confirmed, lawyer or doctor, and the code of its words'
    if (expert !== undefined && expert !== statement.grave)
      return statement.grave
        ? `this one is for a ${statement.grave} to confirm`
        : 'this one needs no lawyer and no doctor: fact topic.fact confirmed CODE'
    if (words === '')
      return 'a fact takes the code of the words that were confirmed: content status shows it'
    if (words !== known.words)
      return 'its words are no longer those that were confirmed: content status shows the new ones'
    confirmed.add(id)
    if (expert !== undefined) experts.add(id)
    return undefined
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
        return !/[\p{L}\d]/u.test(value) || value.length > 100
          ? 'hours are words, up to 100 characters'
          : correct({ hours: readHours(value) ?? value })
      case 'languages': {
        const languages = value.split(/[\s,]+/).filter((one) => one !== '')
        return languages.length > 0 && languages.every(isLanguage)
          ? correct({ languages })
          : 'languages are codes: service pion languages nb,en,th'
      }
      case 'tells':
        return value === 'yes' || value === 'no'
          ? correct({ tells: value === 'yes' })
          : 'a service tells the police, or not: yes or no'
      case 'closed':
        return correct({ closed: true })
      case 'confirmed':
        return correct({ confirmed: true })
      default:
        return 'a service takes phone, hours, languages, tells, closed or confirmed'
    }
  }

  const faults = content.split('\n').flatMap((line, index) => {
    const said = line.replace(/#.*/, '').trim()
    const why = said === '' ? undefined : take(said)
    return why === undefined ? [] : [{ line: index + 1, why }]
  })
  return { corrections: { services, confirmed, experts, reviewed, read }, faults }
}

/** A phone number in the form for dialling; undefined for anything else. */
const dialled = (value: string, country: CountryCode): string | undefined => {
  if (/^\d{3}(?: ?\d{2,3})?$/.test(value)) return value
  const phone = parsePhoneNumberFromString(value, country)
  return phone?.isValid() ? phone.number : undefined
}

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))

/** Whether a text is the code of a language whose name the bot can tell a peer. */
const isLanguage = (text: string): boolean => {
  try {
    return (
      new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(text) !== undefined
    )
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
