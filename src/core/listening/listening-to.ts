/** What conversations and dialogs need of listening, made of the words that are on. */
import type { Language, Words } from '../terms/text.ts'
import { createCalledSaid } from './called-said.ts'
import { createChangedTime } from './changed-time.ts'
import { createChosenWords } from './chosen-words.ts'
import { createDenies } from './denies.ts'
import { createEndIn } from './end-words.ts'
import { harmsSaid } from './harms-said.ts'
import { createLanguageNames } from './languages-said.ts'
import { createKnowing, createKnown, prepareLexicons } from './lexicons.ts'
import { createLockScreen } from './lock-screen.ts'
import { createMoreTime } from './more-time.ts'
import { createAfterNo } from './no-set-apart.ts'
import { createOfMe } from './of-me.ts'
import { createReturnTimes } from './return-time.ts'
import { createSaidInPassing } from './said-in-passing.ts'
import { createTownLike } from './town-like.ts'
import { createTownWords } from './town-words.ts'
import { createTypedWords } from './typed-words.ts'
import { createUnderstanding } from './understand.ts'
import { createSaidWrongly, createWatcherSaid } from './watcher-said.ts'
import {
  createBegins,
  createNotYetBack,
  createOnlyPolite,
  createOnWay,
  createWellSaid,
} from './well-said.ts'
import {
  createCalledOff,
  createCorrected,
  createFollowed,
  createNoChecks,
  createNotHers,
  createPassedOn,
  createWordForced,
} from './word-forced.ts'
import { createWorkSaid } from './work-said.ts'

export { isAsking } from './asking.ts'
export type { ChosenWords } from './chosen-words.ts'
export type { MoreTimes } from './more-time.ts'
export { createToldBeside } from './told-beside.ts'
export type { TownWords } from './town-words.ts'
export type { WatcherHeard, WatcherSaid } from './watcher-said.ts'
export { mayBeAsked } from './well-said.ts'

/** A function that is made when it is first called, if not before: it takes a while. */
const atFirst = <Given extends unknown[], Result>(create: () => (...given: Given) => Result) => {
  let made: ((...given: Given) => Result) | undefined
  const get = () => {
    made ??= create()
    return made
  }
  return Object.assign((...given: Given): Result => get()(...given), { prepare: () => void get() })
}

const make = (words: Words) => {
  const { phrases } = words
  const typed = createTypedWords(words.typed)
  const understand = atFirst(() => createUnderstanding(words))
  const timeIn = atFirst(() => createReturnTimes(phrases))
  const isWell = atFirst(() => createWellSaid(phrases))
  return {
    typed,
    understand,
    knows: atFirst(() => createKnowing(words)),
    known: atFirst(() => createKnown(words)),
    languageNamed: atFirst(() => createLanguageNames(words)),
    timeIn,
    moreIn: atFirst(() => createMoreTime(phrases, timeIn)),
    isWell,
    denies: atFirst(() => createDenies(understand)),
    tellsHarm: atFirst(
      () => (text: string, language: Language) => harmsSaid(understand(text, language)).length > 0,
    ),
    afterNo: atFirst(() => createAfterNo(understand)),
    isOnlyPolite: atFirst(() => createOnlyPolite(phrases)),
    isNotYetBack: atFirst(() => createNotYetBack(phrases)),
    isOnWay: atFirst(() => createOnWay(phrases)),
    watcherSaid: atFirst(() => createWatcherSaid(phrases)),
    saidWrongly: atFirst(() => createSaidWrongly(phrases)),
    chosen: atFirst(() =>
      createChosenWords({ phrases, wordOf: typed.wordOf, understand, isWell, timeIn }),
    ),
    isOfMe: atFirst(() => createOfMe(words)),
    isWordForced: atFirst(() => createWordForced(phrases)),
    isNotHers: atFirst(() => createNotHers(phrases)),
    isFollowed: atFirst(() => createFollowed(phrases)),
    isCalledOff: atFirst(() => createCalledOff(phrases)),
    corrects: atFirst(() => createCorrected(phrases)),
    wantsNoChecks: atFirst(() => createNoChecks(phrases)),
    passedOn: atFirst(() => createPassedOn(phrases)),
    begins: atFirst(() => createBegins(phrases)),
    changedTime: atFirst(() => createChangedTime(phrases, timeIn)),
    givesAway: atFirst(() => createLockScreen(phrases)),
    calledIn: atFirst(() => createCalledSaid(phrases)),
    saidInPassing: atFirst(() => createSaidInPassing(phrases, typed.wordOf)),
    isTownLike: atFirst(() => createTownLike(phrases)),
    townsNamed: atFirst(() => createTownWords(phrases)),
    endIn: atFirst(() => createEndIn(phrases)),
    workIn: atFirst(() => createWorkSaid(phrases)),
  }
}

const made = new WeakMap<Words, ReturnType<typeof make>>()

/** What is made of words to listen to them. All who have the same words share it: making it takes a while. */
export const listeningTo = (words: Words): ReturnType<typeof make> => {
  const kept = made.get(words) ?? make(words)
  made.set(words, kept)
  return kept
}

/** Makes beforehand what the first messages would have to wait for, a part of it at each step. */
export function* prepareListening(words: Words): Generator<void> {
  yield* prepareLexicons(words)
  const { typed, ...rest } = listeningTo(words)
  for (const one of Object.values(rest)) yield one.prepare()
}
