/**
 * What a peer means by her message, given the question that is open to her. It decides nothing and
 * does nothing.
 */

import { readPhones } from '../identifiers/phone/phone.ts'
import type { Member } from '../members/peer.ts'
import type { Country } from '../rights/country.ts'
import {
  fromOption,
  isCommand,
  type Meant,
  notUnderstood,
  phoneProblem,
  type Question,
} from '../terms/meaning.ts'
import type { Body, Inbound, Limits } from '../terms/message.ts'
import type { Session } from '../terms/session.ts'
import { type Language, say, type Words } from '../terms/text.ts'
import { type AnsweredTo, createAnswering } from './answering.ts'
import { isAsking } from './asking.ts'
import { codeIn } from './codes-said.ts'
import { createDangersMeant } from './dangers-meant.ts'
import { harmsSaid } from './harms-said.ts'
import { languageOfText } from './languages-said.ts'
import { listeningTo } from './listening-to.ts'
import { numeralsIn } from './numerals.ts'
import { readLabel, readTap } from './options.ts'
import { NOTHINGS } from './rules.ts'
import { createTitlesSaid } from './titles-said.ts'
import { townOfHers } from './town-of-hers.ts'
import type { Utterance } from './utterance.ts'
import { isAskedOfAll, wantedIn } from './wanted.ts'

/** A message with so many words tells a story. */
const STORY = 20

interface Needs {
  words: Words
  country: Country
}

/** What a message meets: what is open to its sender, and her language and limits. */
export interface Met {
  session: Session
  /** The question of her dialog; undefined outside dialogs. */
  question: Question | undefined
  language: Language
  limits: Limits
  /** A safe-call of hers is open, so she may say that she is well. */
  isExpected?: boolean
  /** What she may do, if she was let in. */
  member?: Member
}

export const createMeaning = ({ words, country: home }: Needs) => {
  const { understand, typed, languageNamed, timeIn, isWell, workIn } = listeningTo(words)
  const answering = createAnswering({ words, country: home })
  const titled = createTitlesSaid(home.pack, words)
  const { dangerIn, surmisedIn } = createDangersMeant(titled)
  /** The country of phone numbers without a country code. */
  const country = home.code

  /**
   * Whether she typed this before she could read the open question, and that question decides
   * something that cannot be undone. Then she means something else. (A tap names its question.)
   */
  function isBlind({ body, at: sent }: Sent, { session, question }: Met): boolean {
    const { open } = session
    if (body.kind !== 'text' || !open || !question?.binding) return false
    if (typed.wordOf(body.text) === 'stop') return false
    // Platforms give the second, and nothing more exact.
    return Math.floor(sent.getTime() / 1000) < Math.floor(open.asked / 1000)
  }

  function meanBody(body: Body, met: Met): Meant {
    const { session, question, language, limits, isExpected, member } = met
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
      case 'unreadable':
        return notUnderstood(say('unexpected.unreadable'))
      case 'contact': {
        const reading = readPhones(body.numbers.join(';'), country)
        return reading.numbers.length > 0
          ? { kind: 'phones', reading, wants: 'check', harms: [], mayBeCry: false }
          : notUnderstood(phoneProblem(reading))
      }
      case 'choice': {
        const picked = readTap(body.option, open)
        if (picked.kind === 'stale') return notUnderstood(say('stale'))
        return picked.kind === 'more' ? picked : fromOption(picked.id)
      }
      case 'text': {
        const asked = { open, question: aside ? undefined : question, language, limits }
        const text = body.text.trim()
        if (isExpected && mayBeWell(asked.question) && isWell(text)) return { kind: 'well', text }
        return meanText(text, asked, member)
      }
    }
  }

  function meanText(text: string, asked: AnsweredTo, member?: Member): Meant {
    const { open, question, language } = asked
    const numeral = open && numeralsIn(text, { ...asked, open, country })
    if (numeral) return numeral
    const command = meanCommand(text, asked)
    if (command) return command
    const word = typed.wordOf(text)
    // A town may have the name with which another one begins, and a cry for help begins "Help in
    // the first 72 hours".
    const isWhole = question?.kind === 'place' || word !== undefined
    const beginnings = isWhole ? 'none' : question?.binding ? 'words' : 'letters'
    const isAsked = question?.plain === true && isAsking(text)
    const labelled = open && !isAsked && readLabel(text, open, words, language, beginnings)
    if (labelled) return fromOption(labelled)
    // "Todo" may be Bodø, misspelt.
    const isAnswer = question?.kind === 'typed' || question?.finds(text)
    const work = isAnswer ? undefined : workIn(text, member)
    if (work) return { kind: 'command', name: work }
    // In her own words, the name of a language may be about somebody else.
    const wanted = question?.kind === 'typed' ? undefined : languageNamed(text)
    if (wanted && !question?.finds(text)) return { kind: 'language', language: wanted }
    // "Help" is also a cry.
    if (word && word !== 'help') {
      const isMore = word === 'skip' && question?.browsing
      return answering.instead(word, text, asked) ?? { kind: 'word', word: isMore ? 'more' : word }
    }
    // Before times: in the middle of a code, "K0V7" can stand for one.
    const code = codeIn(text)
    if (code) return code
    // The answer to such a question is often a date or two hours, and can look like a phone number.
    if (question?.finds(text)) return { kind: 'text', text }
    const heard = understand(text, language)
    return (
      dangerIn(heard, text, question) ??
      answering.of(heard, text, asked) ??
      numbersIn(heard, text, question) ??
      surmisedIn(heard, text, question) ??
      wordsIn(heard, text, asked)
    )
  }

  /** Phone numbers, and what she wants to do with them. */
  function numbersIn(
    heard: Utterance,
    text: string,
    question: Question | undefined,
  ): Meant | undefined {
    const reading = readPhones(text, country)
    // Somebody may already be at the door: a bare number is a check, whatever else was going on.
    const telling = question !== undefined && !question.browsing
    const wanted = telling ? reading.whole : reading.numbers.length > 0
    if (wanted && reading.numbers.length > 0 && question?.kind !== 'typed')
      return {
        kind: 'phones',
        reading,
        wants: wantsOf(heard),
        harms: harmsSaid(heard.said),
        mayBeCry: heard.surmised.length > 0,
      }
    return !telling && reading.whole ? notUnderstood(phoneProblem(reading)) : undefined
  }

  function wordsIn(heard: Utterance, text: string, { question, language }: AnsweredTo): Meant {
    if (text === '') return notUnderstood(say('notUnderstood'))
    const title = titled(text)
    const all = wantedIn(heard, title)
    // "The landlord threw me out", where a town is asked for to find somebody who helps.
    const isElse = question?.reading === true && question.kind === 'place' && all.length > 0
    if (question && !question.browsing && !isElse) {
      const [wanted] = all
      if (wanted && isAskedOfAll(wanted) && question.kind !== 'typed')
        return { kind: 'asked', wanted: [wanted], text }
      // If she is asked for words or a town, she may mean what she types; otherwise it is a slip.
      const choosing = ['choice', 'several'].includes(question.kind)
      const nearly = choosing ? typed.nearly(text) : undefined
      return nearly ? { kind: 'word', word: nearly } : { kind: 'text', text }
    }
    if (title) return { kind: 'asked', wanted: all, text }
    // "Sent back in 2 days" is no time at which she is expected.
    const isComingBack = heard.said.has('back-by') && !heard.said.has('deport')
    const time = isComingBack ? timeIn(text, language) : undefined
    if (time) return { kind: 'back', time, text }
    const harms = harmsSaid(heard.said)
    if (heard.length >= STORY && harms.length > 0) return { kind: 'story', harms }
    const town = question ? undefined : townOfHers(home, text, heard, language)
    if (town !== undefined) return { kind: 'town', name: town }
    if (all.length > 0) return { kind: 'asked', wanted: all, text }
    if (NOTHINGS.some((concept) => heard.said.has(concept))) return { kind: 'smallTalk' }
    // Most likely it asks for nothing, so nothing is looked up; but nobody is answered as if she had only talked.
    if (heard.isNothing) return notUnderstood(say('notUnderstood'))
    const nearly = typed.nearly(text)
    return nearly ? { kind: 'word', word: nearly } : { kind: 'text', text }
  }

  function meanCommand(text: string, asked: AnsweredTo): Meant | undefined {
    const [, name, argument] = /^\/([a-z]+)(?:@\w+)?(?:\s+(.+))?$/su.exec(text) ?? []
    if (name === undefined || !isCommand(name)) return undefined
    // "/start CODE" is what a link with a code in it sends.
    const alone = { ...asked, open: undefined, question: undefined }
    const meant = argument === undefined ? undefined : meanText(argument, alone)
    return meant && meant.kind !== 'text' ? meant : { kind: 'command', name }
  }

  return {
    /** What a message means to its sender, given what it meets. */
    of: (sent: Sent, met: Met): Meant =>
      isBlind(sent, met) ? notUnderstood(say('retry.look')) : meanBody(sent.body, met),

    /** The language that a message is written in; undefined if that is unclear. */
    languageOf: (body: Body): Language | undefined =>
      body.kind === 'text' ? languageOfText(body.text, { words, typed, understand }) : undefined,
  }
}

export type Meaning = ReturnType<typeof createMeaning>

/** Whether "home now" is not rather an answer to the open question. */
const mayBeWell = (question: Question | undefined): boolean =>
  question === undefined || (!question.safety && question.kind !== 'typed')

type Sent = Pick<Inbound, 'body' | 'at'>

/** "Report 912 34 567" is a report. A number with anything else is a check. */
const wantsOf = ({ meanings, affirmed }: Utterance): 'check' | 'report' => {
  const best = meanings.find(
    ({ meaning }) => meaning === 'command:report' || meaning === 'command:check',
  )
  return best?.meaning === 'command:report' && affirmed.has('report') ? 'report' : 'check'
}
