/** What a peer means by her message, given the question that is open to her. It decides and does nothing. */
import type { Member } from '../members/peer.ts'
import type { Country } from '../rights/country.ts'
import { fromOption, isFree, type Meant, notUnderstood, type Question } from '../terms/meaning.ts'
import type { Body, Inbound, Limits } from '../terms/message.ts'
import type { Session } from '../terms/session.ts'
import { type Language, say, type Words } from '../terms/text.ts'
import { alsoWanted } from './also-wanted.ts'
import { type AnsweredTo, createAnswering } from './answering.ts'
import { isAsking } from './asking.ts'
import { isBlind } from './blind.ts'
import { createCalledInPassing, type Takeable } from './called-in-passing.ts'
import { createCalledOption } from './called-option.ts'
import { codeIn, namesReceipt, receiptOrCard, strangeCode } from './codes-said.ts'
import { commandTyped } from './command-typed.ts'
import { createDangersMeant } from './dangers-meant.ts'
import { harmsSaid } from './harms-said.ts'
import { createLabelRuns } from './label-runs.ts'
import { isAsMuchIn, languageOfText } from './languages-said.ts'
import { listeningTo } from './listening-to.ts'
import { createMayCry, mayBeDanger } from './may-cry.ts'
import { createNoSetApart, createUnwellIn } from './no-set-apart.ts'
import { besideIn, numbersMeant } from './numbers-meant.ts'
import { numeralsIn } from './numerals.ts'
import { createOfMe } from './of-me.ts'
import { readLabel } from './options.ts'
import { isRefusing } from './refused.ts'
import { NOTHINGS } from './rules.ts'
import { tellsStory } from './story-told.ts'
import { createTitlesSaid } from './titles-said.ts'
import { createWithoutCorrected } from './town-corrected.ts'
import { createTownOfHers } from './town-of-hers.ts'
import { seemsTown } from './towns-said.ts'
import type { Utterance } from './utterance.ts'
import { isAskedOfAll, wantedIn } from './wanted.ts'
import { isUnwell, mayBeAsked } from './well-said.ts'
import { withoutWords } from './without-words.ts'

/** So many words are enough for politeness. */
const POLITE = 5

interface Needs {
  words: Words
  country: Country
}

/** What a message meets: what is open to its sender, and her language and limits. */
export interface Met extends Takeable {
  session: Session
  /** The question of her dialog; undefined outside dialogs. */
  question: Question | undefined
  language: Language
  limits: Limits
  /** A safe-call of hers is open, so she may say that she is well; `isDue`: it waits for her. */
  isExpected?: boolean
  isDue?: boolean
  /** One has just ended, so she may say that she is not well all the same. */
  hasEnded?: boolean
  /** What she may do, if she was let in. */
  member?: Member
}

export const createMeaning = ({ words, country: home }: Needs) => {
  const { understand, knows, known, typed, languageNamed, timeIn, moreIn, isWell, workIn } =
    listeningTo(words)
  const { isTownLike } = listeningTo(words)
  const withoutCorrected = createWithoutCorrected({ home, ...listeningTo(words) })
  const calledOption = createCalledOption(words)
  const calledInPassing = createCalledInPassing(words, home)
  const runIn = createLabelRuns(words, { understand, typed })
  const answering = createAnswering({ words, country: home })
  const titled = createTitlesSaid(home, words)
  const { isOfMe } = listeningTo(words)
  const { dangerIn, surmisedIn } = createDangersMeant(titled, typed, {
    isOfMe,
    isOfDying: createOfMe(words, 'others-die'),
  })
  const mayCry = createMayCry(understand)
  const noSetApart = createNoSetApart(understand)
  const unwellIn = createUnwellIn(understand)
  const townOfHers = createTownOfHers({ home, ...listeningTo(words) })
  /** The country of phone numbers without a country code. */
  const country = home.code

  function meanBody(body: Body, met: Met): Meant {
    const { session, isExpected, isDue } = met
    const { open, aside } = session
    if (body.kind !== 'text') return withoutWords(body, open, country)
    const asked = { ...met, open, ...(aside && { question: undefined }) }
    const text = body.text.trim()
    const isFor = isExpected && (isDue || mayBeAsked(asked.question))
    if (isFor && isWell(text)) return { kind: 'well', text }
    return meanText(text, asked, met)
  }

  function meanText(text: string, asked: AnsweredTo, met: Partial<Met> = {}): Meant {
    const { open, question, language } = asked
    const isYes = (said: string) => typed.wordOf(said) === 'yes'
    const numeral = open && numeralsIn(text, { ...asked, open, country, words, isYes })
    if (numeral) return numeral
    const command = commandTyped(text, asked, meanText)
    if (command) return command
    const called = calledInPassing.alone(text, asked, met) ?? calledOption(text, asked, met.member)
    if (called) return called
    const word = typed.answerOf(text, open) ?? typed.wordOf(text)
    // A town may have the name with which another one begins, and a cry for help begins "Help in
    // the first 72 hours".
    const isWhole = question?.kind === 'place' || word !== undefined
    const beginnings = isWhole ? 'none' : question?.binding ? 'words' : 'letters'
    const isAsked = question?.plain === true && isAsking(text)
    const labelled = open && !isAsked && readLabel(text, open, words, language, beginnings)
    // "Yes" says more than that a label begins with it, and "stop" than that it is in one.
    const isWord = word === 'stop' || open?.options.some(({ id }) => id === word)
    const isFinal = open?.options.some(({ id, isFinal }) => id === labelled && isFinal)
    if (labelled && isFinal) return { kind: 'perhaps', ids: [labelled] }
    const run = labelled ? fromOption(labelled) : !isWord && runIn(text, asked)
    if (run) return run
    // "Todo" may be Bodø, misspelt.
    const isAnswer = question?.kind === 'typed' || question?.finds(text)
    const work = isAnswer ? undefined : workIn(text, met.member)
    if (work) return { kind: 'command', name: work }
    // In her own words, the name of a language may be about somebody else; in Thai, Swedish is Sweden.
    const wanted = question?.kind === 'typed' ? undefined : languageNamed(text)
    const isCountry = question?.kind === 'place' && wanted?.kind !== 'language'
    if (wanted && !isCountry && !question?.finds(text)) return wanted
    // "Help" is also a cry, and "home" where she is.
    const isPlace = word === 'menu' && question?.safety
    if (word && word !== 'help' && !isPlace) {
      const isMore = word === 'skip' && question?.browsing
      return answering.instead(word, text, asked) ?? { kind: 'word', word: isMore ? 'more' : word }
    }
    // Before times: in the middle of a code, "K0V7" can stand for one.
    const code = codeIn(
      text,
      (said) => namesReceipt(understand(said, language)),
      question?.kind === 'typed',
    )
    if (code) return code
    // The answer to such a question is often a date or two hours, and can look like a phone number.
    const isWordOnly = isTownLike(text) || (seemsTown(home, text) && knows(text, language))
    const isNoTown = question?.kind === 'place' && isWordOnly
    const isFound = question?.finds(text) === true && !isNoTown
    // "Moss. He is ringing at the door": a town, and more.
    if (isFound && (question?.kind !== 'place' || !mayCry(text, language)))
      return { kind: 'text', text }
    const apart = question?.safety ? noSetApart(text, language) : undefined
    if (apart === 'again') return { kind: 'text', text }
    const heard = understand(text, language)
    if (heard.dangers.length === 0 && heard.beside.length === 0) {
      if (apart === 'no') return fromOption('no')
      const isHers = met.isExpected || (met.hasEnded && (isFree(question) || question?.reading))
      if (isHers && isUnwell(unwellIn(heard, text, language), text, question))
        return { kind: 'unwell' }
    }
    // Something else comes first where nothing is asked and nobody waits for her; below it stands whom to call.
    const isDoubted =
      heard.isDoubted && heard.beside.length === 0 && isFree(question) && !asked.isExpected
    const danger = isDoubted ? undefined : dangerIn(heard, text, question)
    const beside = besideIn(home, heard, text, { question, danger })
    const meant =
      (beside ? undefined : danger) ??
      (isFound ? { kind: 'text', text } : undefined) ??
      beside ??
      calledInPassing.within(text, asked) ??
      answering.of(heard, text, asked) ??
      calledInPassing.besideAnswers(text, asked, met) ??
      numbersMeant(home, heard, text, question) ??
      receiptOrCard(heard, text, question) ??
      (isDoubted ? undefined : surmisedIn(heard, text, question)) ??
      (asked.isExpected ? undefined : strangeCode(text, question)) ??
      (isNoTown && !question.browsing
        ? notUnderstood(say('retry.place'))
        : wordsIn(heard, text, asked))
    const also = isFree(question) ? alsoWanted(heard, meant) : undefined
    return { ...meant, ...(isDoubted && { mayBeCry: true }), ...(also && { also }) }
  }

  function wordsIn(heard: Utterance, text: string, asked: AnsweredTo): Meant {
    const { question, language, isExpected } = asked
    if (text === '') return notUnderstood(say('notUnderstood'))
    const title = titled(text)
    const all = withoutCorrected(wantedIn(heard, title), heard, text, language)
    // "The landlord threw me out", where a town is asked for to find somebody who helps.
    const isElse = question?.reading === true && question.kind === 'place' && all.length > 0
    if (question && !question.browsing && !isElse) {
      const [wanted] = all
      if (wanted && isAskedOfAll(wanted, question)) return { kind: 'asked', wanted: [wanted], text }
      // If she is asked for words or a town, she may mean what she types; otherwise it is a slip.
      const choosing = ['choice', 'several'].includes(question.kind)
      const nearly = choosing ? typed.nearly(text) : undefined
      const mayBeCry = mayBeDanger(heard) && { mayBeCry: true as const }
      // "He raped me, too", where she reads what he did to somebody else.
      const isHers =
        question.ofOthers === true && harmsSaid(heard).length > 0 && isOfMe(text, heard.language)
      const ofHer = isHers && { ofHer: true as const }
      return nearly ? { kind: 'word', word: nearly } : { kind: 'text', text, ...mayBeCry, ...ofHer }
    }
    if (title && title.how !== 'mentioned') return { kind: 'asked', wanted: all, text }
    // "Sent back in 2 days" is no time at which she is expected.
    const isComingBack = heard.said.has('back-by') && !heard.said.has('deport')
    const time = isComingBack ? timeIn(text, language) : undefined
    const minutes = isExpected && !isComingBack ? moreIn(text, language) : undefined
    if (minutes !== undefined) return { kind: 'back', time: { kind: 'more', minutes }, text }
    if (time) return { kind: 'back', time, text }
    const harms = harmsSaid(heard)
    if (tellsStory(heard, harms)) return { kind: 'story', harms }
    const town = question ? undefined : townOfHers(text, heard, language)
    if (town !== undefined) return { kind: 'town', name: town, text }
    if (all.length > 0) return { kind: 'asked', wanted: all, text }
    if (isRefusing(heard) || NOTHINGS.some((concept) => heard.said.has(concept)))
      // Whoever only is polite needs fewer words.
      return { kind: 'smallTalk', ...(heard.length > POLITE && { mayBeCry: true }) }
    // Most likely it asks for nothing, so nothing is looked up; but nobody is answered as if she had only talked.
    if (heard.isNothing) return notUnderstood(say('notUnderstood'))
    const nearly = typed.nearly(text)
    return nearly ? { kind: 'word', word: nearly } : { kind: 'text', text }
  }

  /** The language that a message is written in; undefined if that is unclear. */
  const languageOf = (body: Body): Language | undefined =>
    body.kind === 'text'
      ? languageOfText(body.text, { words, typed, understand, known })
      : undefined

  return {
    /** What a message means to its sender, given what it meets. */
    of: (sent: Sent, met: Met): Meant =>
      isBlind(sent, met, typed) ? notUnderstood(say('retry.look')) : meanBody(sent.body, met),

    /** The same of somebody who has chosen a language: what may be in that one is. */
    languageWritten(body: Body, own: Language): Language | undefined {
      const written = languageOf(body)
      if (body.kind !== 'text' || written === undefined || written === own) return written
      const isHers = isAsMuchIn(own, { text: body.text, written, known })
      return isHers || understand(body.text, own).language !== written ? undefined : written
    },

    languageOf,
  }
}

export type Meaning = ReturnType<typeof createMeaning>
type Sent = Pick<Inbound, 'body' | 'at'>
