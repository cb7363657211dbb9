/** How well messages are understood: each utterance of a corpus, with the question that is open to its sender. */
import { createWords } from '../../src/bots/words.ts'
import { isBelow } from '../../src/core/dialogs/know/danger-screen.ts'
import { type PhoneReading, readPhones } from '../../src/core/identifiers/phone/phone.ts'
import { createMeaning } from '../../src/core/listening/meaning.ts'
import { ELSEWHERE, findCities } from '../../src/core/rights/cities.ts'
import { countryOf } from '../../src/core/rights/countries.ts'
import type { Meant, Wanted } from '../../src/core/terms/meaning.ts'
import type { Session } from '../../src/core/terms/session.ts'
import type { Words } from '../../src/core/terms/text.ts'
import { NEIGHBOURS } from './neighbours.ts'
import { createPlaces } from './places.ts'

export interface Utterance {
  id: string
  lang: string
  context: string
  kind: string
  text: string
  /** The meanings that are right, best first. */
  expect: readonly string[]
  /** A wrong answer can harm. */
  grave: boolean
  why: string
}

export interface Measure {
  n: number
  /** What was understood first is one of the right meanings. */
  first: number
  /** One of the first three is. */
  three: number
  /** Of the utterances whose best meaning is danger, those at which whom to call is shown at once. */
  danger: { n: number; heard: number }
  /** The grave ones that led to something wrong first. */
  grave: string[]
  /** Of the utterances that mean nothing, those that started something. */
  harmless: { n: number; started: number }
}

export interface Missed {
  utterance: Utterance
  meanings: readonly string[]
  shownInstead?: string
}

const country = countryOf('NO')
const limits = { text: 4096, options: 40, buttons: true }

export const createListener = (words: Words = createWords({ defaultLanguage: 'nb' })) => {
  const meaning = createMeaning({ words, country })
  const { engine, peerOf, sessionOf } = createPlaces(country, words)

  /** What a message is understood to mean, best first. */
  function meaningsOf({
    text,
    context,
    lang,
  }: Pick<Utterance, 'text' | 'context' | 'lang'>): string[] {
    const peer = peerOf(context, lang)
    const session = sessionOf(context, peer)
    const question = session.at && engine.question(session.at)
    const meant = meaning.of(
      { body: { kind: 'text', text }, at: new Date(peer.now.getTime() + 60_000) },
      { session, question, language: lang, limits },
    )
    return named(
      meant,
      session,
      (words, wanted) => engine.hear(words, wanted, peer)?.draft['found'],
    )
  }

  return { meaningsOf }
}
export type Listener = ReturnType<typeof createListener>

type LookUp = (text: string, wanted: readonly Wanted[]) => unknown

const phonesIn = ({ numbers }: PhoneReading): string[] =>
  numbers.map((number) => `phones:${number.replace(/^tel:/, '')}`)

/** The names that the corpus has for what was understood. */
const named = (meant: Meant, session: Session, lookUp: LookUp): string[] => {
  switch (meant.kind) {
    case 'danger':
      return onlyOnce([
        'danger',
        ...(meant.of.includes('child') ? ['topic:under18'] : []),
        // What she asked for beside it stands below, where nothing is open.
        ...(session.at ? [] : meant.wanted.filter(isBelow).map(nameOf)),
      ])
    case 'asked':
      return onlyOnce([
        ...meant.wanted.map(nameOf),
        ...(meant.wanted[0]?.kind === 'command' ? [] : hitsOf(lookUp(meant.text, meant.wanted))),
      ])
    case 'phones':
      return [...(meant.wants === 'report' ? ['command:report'] : []), ...phonesIn(meant.reading)]
    case 'story':
      return ['command:report', 'command:care']
    case 'code':
      return ['command:join']
    case 'receipt':
      return ['command:receipt']
    case 'command':
      return [`command:${meant.name}`]
    // A town opens the alerts, with that town.
    case 'town':
      return ['command:alerts', `town:${townOf(meant.name)}`]
    case 'back':
      return ['command:safecall']
    case 'language':
      return ['command:language']
    case 'word':
      return ANSWERS.includes(meant.word) && session.at
        ? [`answer:${meant.word}`]
        : [`command:${meant.word}`]
    case 'option':
      if (meant.id === ELSEWHERE) return ['answer:skip', `town:${ELSEWHERE}`]
      return [meant.id.startsWith('/') ? `command:${meant.id.slice(1)}` : `answer:${meant.id}`]
    case 'more':
      return ['answer:more']
    case 'named':
    case 'numerals':
      return ['answer:named']
    case 'stopOrWords':
      return ['answer:asked', 'answer:stop']
    case 'text':
      return namedText(meant.text, session, lookUp)
    default:
      return ['nothing']
  }
}

const ANSWERS: readonly string[] = ['yes', 'no', 'skip', 'back', 'more', 'stop', 'done']

/** Words: an answer to the open question, or something to look up. */
const namedText = (text: string, { at }: Session, lookUp: LookUp): string[] => {
  if (at?.step === 'words') return ['answer:text']
  if (at?.step === 'number')
    return readPhones(text, country.code).numbers.map((one) => `phones:${one.replace(/^tel:/, '')}`)
  if (at?.step === 'city') return findCities(country, text).map((id) => `town:${id}`)
  const hits = hitsOf(lookUp(text, []))
  return hits.length > 0 ? hits : ['nothing', 'command:start']
}

/** "No" to "are you safe now?" shows whom to call, and goes on from there. */
const asksForSafety = ({ context }: Utterance): boolean => context === 'report.safe'

/** A corpus may name a town by its id or as people write it: `town:lillestrom`, `town:Lillestrøm`. */
const rightFor = (meaning: string): string[] =>
  meaning.startsWith('town:')
    ? [`town:${townOf(meaning.slice('town:'.length))}`]
    : [meaning, ...(NEIGHBOURS[meaning] ?? [])]

const townOf = (name: string): string => findCities(country, name)[0] ?? name

const nameOf = (wanted: Wanted): string => {
  if (wanted.kind === 'command') return `command:${wanted.name}`
  if (wanted.kind === 'alertsOff') return 'command:alerts'
  return 'id' in wanted ? `${wanted.kind}:${wanted.id}` : wanted.kind
}

const hitsOf = (found: unknown): string[] =>
  Array.isArray(found) ? found.flatMap(({ kind, id }) => namesOf(`${kind}:${id}`)) : []

/** What the corpus calls a page by another name than the bot. */
const namesOf = (name: string): string[] =>
  name === 'topic:health-card' ? ['topic:health-rights', name] : [name]

const onlyOnce = (names: readonly string[]): string[] => [...new Set(names)]

/** What came of an utterance. */
export interface Outcome {
  /** What it was understood to mean, best first. */
  meanings: readonly string[]
  /** Whom to call is shown at once. */
  callsFirst: boolean
  /** Something was begun, kept or looked up. */
  started: boolean
  /** What is shown for something else than what was understood. */
  shownInstead?: string
}

/** What comes of an utterance, as far as its meaning says. */
const outcomeOf = (utterance: Utterance, meanings: readonly string[]): Outcome => {
  const [first = 'nothing'] = meanings
  return {
    meanings,
    callsFirst: first === 'danger' || (asksForSafety(utterance) && first === 'answer:no'),
    started: first !== 'nothing' && first !== 'command:start',
  }
}

/** The measure of what came of the utterances in one language, and what was missed. */
export const scoreOf = (
  all: readonly (readonly [utterance: Utterance, outcome: Outcome])[],
): { measure: Measure; missed: Missed[] } => {
  const result: Measure = {
    n: all.length,
    first: 0,
    three: 0,
    danger: { n: 0, heard: 0 },
    grave: [],
    harmless: { n: 0, started: 0 },
  }
  const missed: Missed[] = []
  for (const [utterance, { meanings, callsFirst, started, shownInstead }] of all) {
    const { expect, grave, id } = utterance
    const [first = 'nothing'] = meanings
    const right = new Set(expect.flatMap(rightFor))
    const isShown = shownInstead === undefined
    const isRight = isShown && right.has(first)
    if (isRight) result.first++
    if (isShown && meanings.slice(0, 3).some((one) => right.has(one))) result.three++
    const isMissedDanger = expect[0] === 'danger' && !callsFirst
    if (expect[0] === 'danger') {
      result.danger.n++
      if (callsFirst) result.danger.heard++
    }
    if (grave && !isRight) result.grave.push(id)
    if (expect[0] === 'nothing') {
      result.harmless.n++
      if (!isRight && started) result.harmless.started++
    }
    if (!isRight || isMissedDanger)
      missed.push({ utterance, meanings, ...(shownInstead !== undefined && { shownInstead }) })
  }
  return { measure: result, missed }
}

/** The measure of a corpus in one language by what is meant, and what was missed. */
export const measure = (
  listener: Listener,
  utterances: readonly Utterance[],
): ReturnType<typeof scoreOf> =>
  scoreOf(
    utterances.map((utterance) => [
      utterance,
      outcomeOf(utterance, listener.meaningsOf(utterance)),
    ]),
  )
