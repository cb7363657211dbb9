import type { Utterance } from '../../src/core/listening/utterance.ts'

/** A message of four English words in which nothing was heard. */
export const NOTHING_HEARD: Utterance = {
  dangers: [],
  goingOn: [],
  isDoubted: false,
  surmised: [],
  isNothing: false,
  isInTown: false,
  answers: new Map(),
  isCry: false,
  meanings: [],
  said: new Set(),
  places: [],
  undone: new Set(),
  starts: new Set(),
  denied: new Set(),
  affirmed: new Set(),
  word: undefined,
  language: 'en',
  isLanguageClear: true,
  length: 4,
}
