/** Whether a message means that she is in danger, given the question that is open to her. */
import { type DangerKind, fromOption, isFree, type Meant, type Question } from '../terms/meaning.ts'
import { say } from '../terms/text.ts'
import { isBehindLock } from './answers.ts'
import type { Concept } from './concept.ts'
import { harmsSaid } from './harms-said.ts'
import { askedAmong } from './learned-answers.ts'
import type { createOfMe } from './of-me.ts'
import type { TitlesSaid } from './titles-said.ts'
import type { WordsTyped } from './typed-words.ts'
import type { Utterance } from './utterance.ts'
import { wantedIn } from './wanted.ts'

/** Letters of a cry for help where own words are asked for. What is longer tells something. */
const LONGEST_CRY = 28

/** An answer in her own words that has so many of them tells of what is over, unless it says otherwise. */
const TOLD_FROM = 9

/** "I am not safe", "can somebody help": a cry, whatever else it may mean. */
const CRIES_PLAINLY = ['unsafe', 'anyone-help'] as const satisfies readonly Concept[]

/** By all that is said, her own words tell of what is over: so likely, and a danger so unlikely. */
const TOLD = { words: 0.5, danger: 0.05 }
/** The same where her verbs say that it was so. */
const TOLD_IN_PAST = { words: 0.2, danger: 0.5 }
/** A danger that no rule hears comes before an answer if it is so likely. */
const NOW = 0.7
/** What is never taken for something that is over. */
const NEVER_OVER = ['weapon', 'may-jump', 'kid-taken'] as const satisfies readonly Concept[]

/** Beside it, an attack that is told goes on: "he is still there and I do not dare to go". */
const GOES_ON = [
  'safe-doubt',
  'still-there',
  'unsafe',
  'afraid',
] as const satisfies readonly Concept[]

/** How likely a danger is beside her own words and what may be said instead of them. */
const chancesIn = ({ answers }: Utterance) => askedAmong(answers, ['words', 'stop', 'back', 'skip'])

/** The dangers of now that rules hear in what she tells in her own words. */
const inOwnWords = (heard: Utterance, isTold: boolean): readonly DangerKind[] => {
  const chances = chancesIn(heard)
  const [words = 0, danger = 0] = [chances.get('words'), chances.get('danger')]
  if (danger >= NOW) return heard.dangers
  const isPast =
    heard.isPast &&
    heard.turned.length === 0 &&
    heard.goingOn.length === 0 &&
    heard.dangers.every((kind) => kind === 'attacked') &&
    !GOES_ON.some((concept) => heard.said.has(concept))
  const bounds = isPast ? TOLD_IN_PAST : TOLD
  const isOver =
    words >= bounds.words &&
    danger <= bounds.danger &&
    !heard.goingOn.includes('wantsToDie') &&
    !NEVER_OVER.some((concept) => heard.said.has(concept))
  if (isOver) return []
  return isTold ? heard.goingOn : heard.dangers
}

/** Dangers that no rule hears and that come before an answer, where she is asked about herself. */
const soonest = (heard: Utterance, question: Question | undefined): readonly DangerKind[] => {
  const isAsked = question && ['number', 'place', 'typed'].includes(question.kind)
  if (!isAsked || question.ofOthers || heard.dangers.length > 0) return []
  if (question.kind === 'typed' && !question.isDraft) return []
  if ((chancesIn(heard).get('danger') ?? 0) < NOW) return []
  // What is told sounds as if it were now: "He says he is from the gas company."
  const isNow = GOES_ON.some((concept) => heard.said.has(concept))
  return heard.surmised.filter((kind) => question.kind !== 'typed' || kind !== 'attacked' || isNow)
}

export const createDangersMeant = (
  titled: TitlesSaid,
  typed: WordsTyped,
  { isOfMe, isOfDying }: Record<'isOfMe' | 'isOfDying', ReturnType<typeof createOfMe>>,
) => {
  /** A danger comes before everything else, whatever is open. */
  function dangerIn(
    heard: Utterance,
    text: string,
    question: Question | undefined,
  ): Meant | undefined {
    const { meanings } = heard
    // "Hjlep" is a cry as much as "hjelp" is.
    const isSaidCry = heard.isCry || typed.nearly(text) === 'help'
    const title = titled(text)
    // "Who can help me to move?" in a letter is a question.
    const isWritten = question?.kind === 'typed' && text.length > LONGEST_CRY
    // In a long answer, "he twisted my arm" tells what the report is about.
    const isTold = isWritten && heard.length >= TOLD_FROM
    const byRules = question?.kind === 'typed' ? inOwnWords(heard, isTold) : heard.dangers
    // What she tells in her own words has many clauses that sound like now.
    const beside = question?.kind === 'typed' ? heard.turned : heard.beside
    const guessed =
      byRules.length > 0 && !heard.isDoubted ? [] : [...soonest(heard, question), ...beside]
    const told = [...new Set([...byRules, ...guessed])]
    // Where something is asked, "I cannot go on" may say that she wants to stop, and "no estoy
    // segura" that she does not know.
    const isAsked = question !== undefined && !question.browsing && !question.safety
    const isTired = heard.said.has('worn-out') && !isAsked && !told.includes('wantsToDie')
    const dangers: readonly DangerKind[] = isTired ? [...told, 'wantsToDie'] : told
    // "I do not know what to write" may be said where something is asked, so what no rule hears counts only elsewhere.
    const isCry = isSaidCry || (heard.isPlainCry && isFree(question))
    const isCrying = isCry && !(isAsked && heard.said.has('unsure'))
    const isOnlyCry =
      title?.how !== 'alone' &&
      !isWritten &&
      isCrying &&
      (heard.isPlainCry ||
        CRIES_PLAINLY.some((concept) => heard.said.has(concept)) ||
        meanings.every(({ meaning }) => meaning === 'command:start'))
    const isRead = question?.ofOthers === true && question.takesWords === true
    const theyDie = isRead && isOfDying(text, heard.language)
    if (dangers.length === 0 && !isOnlyCry && !theyDie) return undefined
    // "Are you safe now?" "No, he is here": the screen after this answer names whom to call.
    if (question?.safety && dangers.every((danger) => danger === 'attacked'))
      return isBehindLock(heard) ? undefined : fromOption('no')
    const harms = harmsSaid(heard)
    // "She wrote that she will kill herself", where a case is open: whom to call for her.
    const ofOthers = theyDie || (isRead && !isOnlyCry && !isOfMe(text, heard.language))
    // "He said he will kill me", in her own words: whom to call is shown, and nobody is told.
    const isQuoted =
      question?.kind === 'typed' && heard.said.has('quoted') && heard.goingOn.length === 0
    // Nobody is told by what no rule hears.
    const isGuessed =
      byRules.length === 0 && (isOnlyCry ? !isSaidCry : guessed.length > 0 && !isTired)
    const wanted = wantedIn(heard, title)
    return {
      kind: 'danger',
      of: theyDie ? [...new Set([...dangers, 'wantsToDie' as const])] : dangers,
      ...(ofOthers && { ofOthers: true as const }),
      ...((isQuoted || isGuessed) && { isSurmised: true }),
      wanted,
      harms,
      text,
    }
  }

  /** A danger that no rule hears. An answer to the open question is more likely. */
  function surmisedIn(
    heard: Utterance,
    text: string,
    question: Question | undefined,
  ): Meant | undefined {
    // Whether she is safe, she says herself; and what she writes for others sounds like a danger.
    if (heard.surmised.length === 0 || question?.safety || question?.kind === 'typed')
      return undefined
    // "Not told, she does not want to" is said of somebody else. Whom to call stands below all the same.
    if (question?.ofOthers && !isOfMe(text, heard.language))
      return { kind: 'notUnderstood', because: say('retry.tap'), mayBeCry: true }
    const wanted = wantedIn(heard, titled(text))
    const harms = harmsSaid(heard)
    return { kind: 'danger', of: heard.surmised, isSurmised: true, wanted, harms, text }
  }

  return { dangerIn, surmisedIn }
}
