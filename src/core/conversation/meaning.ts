/** What a peer means by what she sent, with the question that is open to her. Decides nothing, does nothing. */

import { isReceipt } from '../blacklist/receipt.ts'
import { type Engine, problemOf } from '../engine/engine.ts'
import { pageOf, readLabel, readNumerals, readTap } from '../engine/options.ts'
import { type PhoneReading, readPhones } from '../identifiers/phone/phone.ts'
import { looksLikeCode, looksLikeMoveCode } from '../members/code.ts'
import { isCityName } from '../rights/cities.ts'
import type { Country } from '../rights/country.ts'
import type { Body, Inbound, Limits } from '../terms/message.ts'
import { plain } from '../terms/plain.ts'
import type { CommandName } from '../terms/reply.ts'
import type { OpenQuestion, Place, Session } from '../terms/session.ts'
import { type Language, say, type Text, type WordName, type Words } from '../terms/text.ts'

/** What a peer meant. */
export type Meant =
  | { kind: 'command'; name: CommandName }
  | { kind: 'option'; id: string }
  | { kind: 'numerals'; ids: string[]; gather: boolean; done: boolean }
  | { kind: 'more' }
  | { kind: 'word'; word: WordName }
  | { kind: 'phones'; reading: PhoneReading }
  | { kind: 'text'; text: string }
  | { kind: 'code'; code: string; dialog: 'join' | 'move' }
  | { kind: 'receipt'; text: string }
  /** She is in a town, or goes there. */
  | { kind: 'town'; name: string }
  | { kind: 'notUnderstood'; because: Text }
  | { kind: 'nothing' }

/** Words that are commands, too. */
export const COMMANDS = {
  menu: 'menu',
  help: 'help',
  check: 'check',
  report: 'report',
  receipt: 'receipt',
  language: 'language',
  wipe: 'wipe',
  review: 'review',
  undo: 'undo',
  objections: 'objections',
  join: 'join',
  invite: 'invite',
  move: 'move',
  settings: 'settings',
  privacy: 'privacy',
  rights: 'rights',
  care: 'care',
  services: 'services',
  safety: 'safety',
  start: 'start',
  alerts: 'alerts',
  news: 'news',
  warn: 'warn',
} as const satisfies Record<string, CommandName>

export const isCommand = (name: string): name is keyof typeof COMMANDS | 'resume' | 'discard' =>
  name in COMMANDS || name === 'resume' || name === 'discard'

interface Needs {
  engine: Engine
  words: Words
  country: Country
}

export const createMeaning = ({ engine, words, country: home }: Needs) => {
  /** Where a phone number without a country code belongs. */
  const country = home.code
  /**
   * Whether this was typed before the open question was there to be read, and that question decides
   * something that cannot be undone: what is meant by it is something else. (A tap names its question.)
   */
  function isBlind({ open, at }: Session, body: Body, sent: Date): boolean {
    if (body.kind !== 'text' || !open || !at || !engine.isBinding(at)) return false
    if (words.typed(body.text) === 'stop') return false
    // Platforms tell the second and not more of it.
    return Math.floor(sent.getTime() / 1000) < Math.floor(open.asked / 1000)
  }

  function meanBody(session: Session, body: Body, language: Language, limits: Limits): Meant {
    const { open, at, aside } = session
    switch (body.kind) {
      case 'blocked':
        return { kind: 'nothing' }
      case 'voice':
        return notUnderstood(say('unexpected.voice'))
      case 'file':
        return notUnderstood(say('unexpected.file'))
      case 'unsupported':
        return notUnderstood(say('unexpected.other'))
      case 'contact': {
        const reading = readPhones(body.numbers.join('\n'), country)
        return reading.numbers.length > 0
          ? { kind: 'phones', reading }
          : notUnderstood(problemOf(reading))
      }
      case 'choice': {
        const picked = readTap(body.option, open)
        if (picked.kind === 'stale') return notUnderstood(say('stale'))
        return picked.kind === 'more' ? picked : fromOption(picked.id)
      }
      case 'text':
        // What was asked in between is what is answered, not the question behind it.
        return meanText(
          { ...(open && { open }), ...(at && !aside && { at }) },
          body.text.trim(),
          language,
          limits,
        )
    }
  }

  function meanText(
    { open, at }: Session,
    text: string,
    language: Language,
    limits: Limits,
  ): Meant {
    const numeral = open && meanNumerals(open, at, text, limits)
    if (numeral) return numeral
    const [, name, argument] = /^\/([a-z]+)(?:@\w+)?(?:\s+(.+))?$/su.exec(text) ?? []
    if (name !== undefined && isCommand(name)) {
      // "/start CODE" is what a link with a code in it sends.
      const meant = argument === undefined ? undefined : meanText({}, argument, language, limits)
      return meant && meant.kind !== 'text' ? meant : { kind: 'command', name }
    }
    const labelled = open && readLabel(text, open, words, language, !isPlace(at))
    if (labelled) return fromOption(labelled)
    const word = words.typed(text)
    if (word) return { kind: 'word', word }
    // What a list leaves open is often a date or two hours, and could be read as a phone number.
    if (at && engine.finds(at, text)) return { kind: 'text', text }
    if (looksLikeCode(text)) return { kind: 'code', code: text, dialog: 'join' }
    if (looksLikeMoveCode(text)) return { kind: 'code', code: text, dialog: 'move' }
    if (isReceipt(text)) return { kind: 'receipt', text }
    const reading = readPhones(text, country)
    // Somebody at the door may be asking: a bare number is a check, whatever else was going on.
    const telling = at !== undefined && !engine.isBrowsing(at)
    const wanted = telling ? reading.whole : reading.numbers.length > 0
    if (wanted && reading.numbers.length > 0 && !expectsWords(at))
      return { kind: 'phones', reading }
    if (!telling && reading.whole) return notUnderstood(problemOf(reading))
    const town = at === undefined ? townIn(text) : undefined
    if (town) return { kind: 'town', name: town }
    const nearly = isChoosing(at) ? words.nearly(text) : undefined
    if (nearly) return { kind: 'word', word: nearly }
    return text === '' ? notUnderstood(say('notUnderstood')) : { kind: 'text', text }
  }

  /** Typed numbers of options; undefined when the message is none, or is meant as an answer in words. */
  function meanNumerals(
    open: OpenQuestion,
    at: Place | undefined,
    text: string,
    limits: Limits,
  ): Meant | undefined {
    const numerals = readNumerals(text)
    if (!numerals) return undefined
    const { options, more } = pageOf(open, limits)
    const [only] = numerals
    if (numerals.length === 1 && only === 0 && more) return { kind: 'more' }
    const ids = numerals.flatMap((numeral) => options[numeral - 1]?.option.id ?? [])
    const known = ids.length === numerals.length
    if (known && ids.length === 1 && (!open.several || ids.some(isControl))) {
      return ids.flatMap(fromOption)[0]
    }
    const answers = ids.filter((id) => id !== 'done')
    if (known && open.several && !answers.some(isControl)) {
      const done = answers.length < ids.length
      // Numbers that stand alone are a whole answer; with ticks before them, or pages after, they are not.
      const gather = more !== undefined || at?.ticked !== undefined
      return { kind: 'numerals', ids: answers, gather, done }
    }
    const choosing = !at || !['typed', 'number'].includes(engine.kindOf(at))
    // "91 23 45 67" is how a phone number is written, too.
    if (!choosing || (at && engine.finds(at, text))) return undefined
    if (readPhones(text, country).numbers.length > 0) return undefined
    const last = options.length
    return notUnderstood(last > 1 ? say('retry.range', { last }) : say('retry.tap'))
  }

  /** "Bergen", "I am in Bergen now": the name of a town alone, or after words that lead to alerts. */
  function townIn(text: string): string | undefined {
    const said = plain(text).split(' ')
    if (said.length > 8) return undefined
    // One small word may stand behind it.
    for (const end of [said.length, said.length - 1])
      for (let start = 0; start < end; start++) {
        const name = said.slice(start, end).join(' ')
        const before = said.slice(0, start).join(' ')
        const leads = start === 0 ? end === said.length : words.typed(before) === 'alerts'
        if (leads && isCityName(home, name)) return name
      }
    return undefined
  }

  const expectsWords = (at: Place | undefined): boolean =>
    at !== undefined && engine.kindOf(at) === 'typed'

  /** Where words can only be a slip: whoever is asked for words or a town may mean what she writes. */
  const isChoosing = (at: Place | undefined): boolean =>
    at === undefined || ['choice', 'several'].includes(engine.kindOf(at))

  /** A town may be called what another one only begins with. */
  const isPlace = (at: Place | undefined): boolean =>
    at !== undefined && engine.kindOf(at) === 'place'

  return {
    /** What is meant by a message. */
    of(
      session: Session,
      { body, at: sent }: Pick<Inbound, 'body' | 'at'>,
      language: Language,
      limits: Limits,
    ): Meant {
      return isBlind(session, body, sent)
        ? notUnderstood(say('retry.look'))
        : meanBody(session, body, language, limits)
    },
  }
}

const isControl = (id: string | undefined): boolean =>
  id === 'done' || id === 'back' || id === 'skip' || id === 'stop'

const notUnderstood = (because: Text): Meant => ({ kind: 'notUnderstood', because })

const fromOption = (id: string): Meant => ({ kind: 'option', id })
