/** What a peer means by her message, with the question that is open to her. Decides nothing, does nothing. */

import { isReceipt } from '../blacklist/receipt.ts'
import { pageOf, readLabel, readNumerals, readTap } from '../engine/options.ts'
import { readPhones } from '../identifiers/phone/phone.ts'
import { looksLikeCode, looksLikeMoveCode } from '../members/code.ts'
import { isCityName } from '../rights/cities.ts'
import type { Country } from '../rights/country.ts'
import { isCommand, type Meant, phoneProblem, type Question } from '../terms/meaning.ts'
import type { Body, Inbound, Limits } from '../terms/message.ts'
import { plain } from '../terms/plain.ts'
import type { OpenQuestion, Session } from '../terms/session.ts'
import { type Language, say, type Text, type Words } from '../terms/text.ts'

interface Needs {
  words: Words
  country: Country
}

/** What a message meets: what is open to its sender, and how she and her channel are spoken to. */
export interface Met {
  session: Session
  /** The question of the dialog that she is in; undefined outside of dialogs. */
  question: Question | undefined
  language: Language
  limits: Limits
}

/** What words are an answer to: in something asked in between, not the question behind it. */
type Asked = Pick<Met, 'language' | 'limits'> & {
  open: OpenQuestion | undefined
  question: Question | undefined
}

export const createMeaning = ({ words, country: home }: Needs) => {
  /** Where a phone number without a country code belongs. */
  const country = home.code

  /**
   * Whether she typed this before she could read the open question, and that question decides
   * something that cannot be undone: she means something else. (A tap names its question.)
   */
  function isBlind({ body, at: sent }: Sent, { session, question }: Met): boolean {
    const { open } = session
    if (body.kind !== 'text' || !open || !question?.binding) return false
    if (words.typed(body.text) === 'stop') return false
    // Platforms tell the second and not more of it.
    return Math.floor(sent.getTime() / 1000) < Math.floor(open.asked / 1000)
  }

  function meanBody(body: Body, { session, question, language, limits }: Met): Meant {
    const { open, aside } = session
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
          : notUnderstood(phoneProblem(reading))
      }
      case 'choice': {
        const picked = readTap(body.option, open)
        if (picked.kind === 'stale') return notUnderstood(say('stale'))
        return picked.kind === 'more' ? picked : fromOption(picked.id)
      }
      case 'text': {
        const asked = { open, question: aside ? undefined : question, language, limits }
        return meanText(body.text.trim(), asked)
      }
    }
  }

  function meanText(text: string, asked: Asked): Meant {
    const { open, question, language } = asked
    const numeral = open && meanNumerals(text, open, asked)
    if (numeral) return numeral
    const command = meanCommand(text, asked)
    if (command) return command
    // A town may be called what another one only begins with.
    const labelled = open && readLabel(text, open, words, language, question?.kind !== 'place')
    if (labelled) return fromOption(labelled)
    const word = words.typed(text)
    if (word) return { kind: 'word', word }
    // An answer to such a question is often a date or two hours, and can look like a phone number.
    if (question?.finds(text)) return { kind: 'text', text }
    return meanNumber(text, question) ?? meanWords(text, question)
  }

  function meanCommand(text: string, asked: Asked): Meant | undefined {
    const [, name, argument] = /^\/([a-z]+)(?:@\w+)?(?:\s+(.+))?$/su.exec(text) ?? []
    if (name === undefined || !isCommand(name)) return undefined
    // "/start CODE" is what a link with a code in it sends.
    const alone = { ...asked, open: undefined, question: undefined }
    const meant = argument === undefined ? undefined : meanText(argument, alone)
    return meant && meant.kind !== 'text' ? meant : { kind: 'command', name }
  }

  /** A code, a receipt or phone numbers. */
  function meanNumber(text: string, question: Question | undefined): Meant | undefined {
    if (looksLikeCode(text)) return { kind: 'code', code: text, dialog: 'join' }
    if (looksLikeMoveCode(text)) return { kind: 'code', code: text, dialog: 'move' }
    if (isReceipt(text)) return { kind: 'receipt', text }
    const reading = readPhones(text, country)
    // Somebody at the door may be asking: a bare number is a check, whatever else was going on.
    const telling = question !== undefined && !question.browsing
    const wanted = telling ? reading.whole : reading.numbers.length > 0
    if (wanted && reading.numbers.length > 0 && question?.kind !== 'typed')
      return { kind: 'phones', reading }
    return !telling && reading.whole ? notUnderstood(phoneProblem(reading)) : undefined
  }

  function meanWords(text: string, question: Question | undefined): Meant {
    const town = question === undefined ? townIn(text) : undefined
    if (town) return { kind: 'town', name: town }
    // If she is asked for words or a town, she may mean what she types; otherwise it is a slip.
    const choosing = question === undefined || ['choice', 'several'].includes(question.kind)
    const nearly = choosing ? words.nearly(text) : undefined
    if (nearly) return { kind: 'word', word: nearly }
    return text === '' ? notUnderstood(say('notUnderstood')) : { kind: 'text', text }
  }

  /** Options that she chose by their numbers; undefined for a text that is not numbers, or an answer in words. */
  function meanNumerals(
    text: string,
    open: OpenQuestion,
    { question, limits }: Asked,
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
      const gather = more !== undefined || question?.ticking === true
      return { kind: 'numerals', ids: answers, gather, done }
    }
    const choosing = !question || !['typed', 'number'].includes(question.kind)
    // "91 23 45 67" is how a phone number is written, too.
    if (!choosing || question?.finds(text)) return undefined
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

  return {
    /** What a message means to its sender, who has met that question. */
    of: (sent: Sent, met: Met): Meant =>
      isBlind(sent, met) ? notUnderstood(say('retry.look')) : meanBody(sent.body, met),
  }
}

type Sent = Pick<Inbound, 'body' | 'at'>

const isControl = (id: string | undefined): boolean =>
  id === 'done' || id === 'back' || id === 'skip' || id === 'stop'

const notUnderstood = (because: Text): Meant => ({ kind: 'notUnderstood', because })

const fromOption = (id: string): Meant => ({ kind: 'option', id })
