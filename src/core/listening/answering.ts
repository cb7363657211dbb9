/** What a sentence answers to the open question. */
import { readPhones } from '../identifiers/phone/phone.ts'
import { ELSEWHERE, findCities } from '../rights/cities.ts'
import type { Country } from '../rights/country.ts'
import { fromOption, type Meant, type Question } from '../terms/meaning.ts'
import type { Limits } from '../terms/message.ts'
import { isOneDeed } from '../terms/one-deed.ts'
import { plain } from '../terms/plain.ts'
import type { OpenQuestion } from '../terms/session.ts'
import { type Language, say, type WordName, type Words } from '../terms/text.ts'
import { answerOf } from './answers.ts'
import { isAsking } from './asking.ts'
import type { Concept } from './concept.ts'
import { createDeniedOptions } from './denied-options.ts'
import { isPair, isPlain, politeWordIn } from './few-answers.ts'
import { isAskingWhat } from './harms-said.ts'
import { type LabelsSaid, labelsSaid } from './labels-said.ts'
import { listeningTo } from './listening-to.ts'
import { createNotDenied } from './not-denied.ts'
import { ofDraft } from './of-draft.ts'
import { optionsAt } from './options-at.ts'
import { createPlacesSaid } from './places-said.ts'
import { plainly } from './plain-options.ts'
import { createTownAsked } from './town-asked.ts'
import type { Utterance } from './utterance.ts'
import { createWhatHappened } from './what-happened.ts'

interface Needs {
  words: Words
  country: Country
}

/** The question that words can answer: what was asked in between, not the question behind it. */
export interface AnsweredTo {
  open: OpenQuestion | undefined
  question: Question | undefined
  language: Language
  limits: Limits
  isExpected?: boolean
}

/** Words that mean the same everywhere, whatever the options are. */
const ALWAYS: readonly WordName[] = ['stop', 'back', 'yes', 'no', 'help', 'menu', 'language']

const perhaps = (id: string): Meant => ({ kind: 'perhaps', ids: [id] })

const idsOf = (meant: Meant): readonly string[] =>
  meant.kind === 'option' ? [meant.id] : meant.kind === 'perhaps' ? meant.ids : []

/** What has so many digits answers with them. */
const LONG_NUMBER = /\p{Nd}{4}/u

/** Options that are named; if none is named wholly, those of which a part is. */
const saidOf = ({ whole, part }: Pick<LabelsSaid, 'whole' | 'part'>): string[] =>
  whole.length > 0 ? whole : part

/** "They may not", "nobody", "no alarm": an option that is named beside them is not chosen. */
const DENIALS: readonly Concept[] = ['not', 'no', 'false-alarm']

/** Outside of a question, "no more alerts" asks for something else than to stop. */
const asksForMore = ({ meanings }: Utterance): boolean =>
  meanings.some(({ meaning }) => meaning !== 'command:start')

export const createAnswering = ({ words, country: home }: Needs) => {
  const placesSaid = createPlacesSaid(words.choosing)
  const townAsked = createTownAsked({ home, ...listeningTo(words) })
  const whatHappened = createWhatHappened(words, home)
  const deniedOptions = createDeniedOptions(words)
  const notDenied = createNotDenied(words)

  /** An option that she names by its place ("the second", "both"), or by words of its label and no other. */
  function calledIn(text: string, asked: AnsweredTo, isDenied: boolean): Meant | undefined {
    const { open, question, language, limits } = asked
    if (!open || question?.kind === 'typed' || question?.kind === 'number') return undefined
    if (question && isPlain(open, question)) return undefined
    const places = placesSaid(text, language)
    const at = places && optionsAt(places, { open, question, limits, language, words })
    // "The first one", where a town is asked for, may be a number that she told.
    const counted = at?.kind === 'option' && isTown(at.id, asked) ? perhaps(at.id) : at
    const alone = question ? labelsSaid(text, open, { words, language }).alone : []
    // A town is named wholly: what is typed may be another one that begins so.
    const ids = alone.filter((id) => question?.kind !== 'place' || !isTown(id, asked))
    if (ids.length === 0 || isDenied) return counted
    if (open.several) return counted ?? { kind: 'named', ids }
    const [only = '', ...others] = new Set([...(counted ? idsOf(counted) : []), ...ids])
    return others.length > 0 || question?.binding
      ? { kind: 'perhaps', ids: [only, ...others] }
      : fromOption(only)
  }

  function isTown(id: string, { open, language }: AnsweredTo): boolean {
    const option = open?.options.find((one) => one.id === id)
    return option !== undefined && findCities(home, words.in(language, option.label)).length > 0
  }

  /** What a sentence answers to the open question. */
  function answerIn(
    heard: Utterance,
    text: string,
    { open, question, language }: AnsweredTo,
  ): Meant | undefined {
    if (!open) return undefined
    // "I think it was 912 34 567": not sure, but a number.
    if (question?.kind === 'number' && readPhones(text, home.code).numbers.length > 0)
      return { kind: 'text', text }
    const offers = (id: string) => open.options.some((option) => option.id === id)
    const isPlace = question?.kind === 'place'
    const town = isPlace ? townAsked.nameIn(heard, text, { question, language }) : undefined
    // "Take it back?" "No, leave it."
    const isDeed = question !== undefined && isOneDeed(open, question)
    const answer = answerOf(heard, {
      yesOrNo: isDeed || (offers('yes') && offers('no')),
      safety: question?.safety === true,
      number: question?.kind === 'number',
      town: isPlace,
      namesOption:
        placesSaid(text, language) !== undefined ||
        LONG_NUMBER.test(text) ||
        (isPlace && (town !== undefined || townAsked.isDenied(heard, text, language))),
      ownWords: question?.kind === 'typed',
      canSkip: offers('skip') || offers(ELSEWHERE),
      reading: question?.browsing === true,
    })
    if (isDeed && answer === 'yes') return undefined
    if (isDeed && answer === 'no') return { kind: 'word', word: answer }
    // "Am I safe?"
    if (answer === 'yes' && question?.safety && isAsking(text)) return undefined
    // "Not enough info", "she is lying, delete it": a reason, where something is decided about others.
    if (answer === 'stop' && question?.ofOthers && question.binding && heard.word !== 'stop')
      return undefined
    if (answer === 'stop-or-words') return { kind: 'stopOrWords', text }
    // "Trondeim, I do not know how it is written"; "Bergen, at Danmarks plass".
    const isNamed = () =>
      townAsked.isNoWord(heard, text, language) || townAsked.isExact(heard, text, language)
    if (town && answer === 'skip' && isNamed()) return { kind: 'text', text: town }
    if (answer === 'skip' && !offers('skip')) return fromOption(ELSEWHERE)
    // If no question is open, only "stop" and what the options offer are answers.
    if (answer && (question || offers(answer) || (answer === 'stop' && !asksForMore(heard))))
      return { kind: 'word', word: answer }
    return town ? { kind: 'text', text: town } : undefined
  }

  /** Options that a sentence names by their words, or by what she tells. */
  function optionIn(heard: Utterance, text: string, asked: AnsweredTo): Meant | undefined {
    const { open, question, language } = asked
    if (!open || !question || question.browsing) return undefined
    if (question.kind === 'typed' || question.kind === 'number') return undefined
    if (question.hears([])) return whatHappened.toldIn(heard, text, { open, question, language })
    const left =
      isPair(open) || question.kind !== 'choice' ? open : notDenied(text, open, heard, language)
    const offered = new Set(open.options.map(({ id }) => id))
    const told = whatHappened.harmsIn(heard, text, language).filter((id) => offered.has(id))
    const { whole, part, either, littleElse, asWritten } = labelsSaid(text, left, {
      words,
      language,
    })
    // "No alarm" is weighed below, and so are yes and no.
    const denied = question.plain ? new Set() : deniedOptions(heard, text, asked)
    if (open.several && told.length > 0)
      return {
        kind: 'named',
        ids: [...new Set([...told, ...whole])].filter((id) => !denied.has(id)),
      }
    // If a town is asked for, what is typed is more often a town than a part of a label.
    const isNoTown = question.kind === 'place' && townAsked.isDenied(heard, text, language)
    const named = whole.filter((id) => !(isNoTown && isTown(id, asked)))
    const said = question.kind === 'place' ? named : saidOf({ whole, part })
    const ids = said.filter((id) => id === 'yes' || id === 'no' || !denied.has(id))
    const isEither = said.length === 0 && question.kind === 'choice' && either.length > 0
    if (ids.length === 0) return isEither ? { kind: 'perhaps', ids: either } : undefined
    const isDenied = DENIALS.some((concept) => heard.said.has(concept))
    // "They may not read it" is not "yes, they may".
    if (isDenied && ids.includes('yes') && open.options.some(({ id }) => id === 'no'))
      return { kind: 'perhaps', ids: ['no'] }
    if (question.plain) return plainly(heard, text, { ids, isDenied, littleElse, asWritten })
    if (open.several) return { kind: 'named', ids }
    // "I will send you the rest later" does not say "Send".
    const [only = ''] = named
    const isAll = named.length === 1 && littleElse
    const isSure = isAll && !question.binding && !isDenied
    return isSure ? fromOption(only) : { kind: 'perhaps', ids }
  }

  /**
   * "Close", where "close it" can be chosen: asked about, for it may be more than a stop. The word that stands
   * below every question always stops.
   */
  function insteadOfStop(text: string, asked: AnsweredTo): Meant | undefined {
    const { open, question, language } = asked
    const usual = plain(words.in(language, say('control.stop')))
    if (!open || open.several || !question || question.browsing) return undefined
    if (plain(text) === usual) return undefined
    const called = calledIn(text, asked, false)
    const ids = called ? idsOf(called) : saidOf(labelsSaid(text, open, { words, language }))
    if (ids.length > 0) return ids.length === 1 ? { kind: 'perhaps', ids } : undefined
    // Where "close it" stands in the list behind one of the options, that list is shown.
    const behind = open.options.flatMap(({ id, behind = [] }) =>
      behind.map((label) => ({ id, label })),
    )
    const [way, ...others] = new Set(
      saidOf(labelsSaid(text, { options: behind }, { words, language })),
    )
    return way !== undefined && others.length === 0 ? fromOption(way) : undefined
  }

  return {
    /** The answer in a sentence; undefined if it gives none. */
    of(heard: Utterance, text: string, asked: AnsweredTo): Meant | undefined {
      const draft = ofDraft(heard, text, asked)
      if (draft) return draft
      const answered = () =>
        answerIn(heard, text, asked) ?? politeWordIn(heard, text, asked.question)
      const way = answerIn(heard, text, asked)
      // "Go back" is no "take it back". Among what happened, "the hotel refused" is no stop.
      if (
        way?.kind === 'word' &&
        (way.word === 'back' || (way.word === 'stop' && !asked.open?.several))
      )
        return way
      const isDenied = heard.said.has('not') || deniedOptions(heard, text, asked).size > 0
      const called = calledIn(text, asked, isDenied || isAskingWhat(heard))
      if (!called) return answered() ?? optionIn(heard, text, asked)
      // Where she only reads, "show me more" is no "page to show".
      if (asked.question?.browsing) return answered() ?? called
      if (called.kind !== 'named') return called
      // What she tells may tick more than the option that she names.
      const told = optionIn(heard, text, asked)
      return told?.kind === 'named'
        ? { ...told, ids: [...new Set([...called.ids, ...told.ids])] }
        : called
    },

    /** The option that a word names which otherwise begins something else; undefined if there is none. */
    instead: (word: WordName, text: string, asked: AnsweredTo): Meant | undefined => {
      const { open, question } = asked
      if (word === 'stop') return insteadOfStop(text, asked)
      const isAnswer = open?.options.some(({ id }) => id === word)
      // "No sé" leaves out the town.
      if (word === 'skip' && !isAnswer && open?.options.some(({ id }) => id === ELSEWHERE))
        return fromOption(ELSEWHERE)
      if (ALWAYS.includes(word) || isAnswer || question === undefined || question.browsing)
        return undefined
      return calledIn(text, asked, false)
    },
  }
}
