/** Whether a long message tells what was done to her, and asks for nothing else. */
import type { Utterance } from './utterance.ts'

/** So many words tell a story. */
const STORY = 20
/** What so much speaks for is plainly meant. */
const PLAINLY = 10
/** Whoever tells a long story of these tells what was done to her. */
const TOLD: readonly string[] = [
  'topic:care',
  'topic:consent',
  'topic:violence-robbery',
  'command:report',
]

/** `harms`: what she tells that was done to her. "My landlady hit on me and says I have to leave by Sunday" asks for a page. */
export const tellsStory = (
  { length, isNothing, meanings: [best] }: Utterance,
  harms: readonly string[],
): boolean => {
  if (length < STORY || harms.length === 0 || isNothing) return false
  return best === undefined || best.weight < PLAINLY || TOLD.includes(best.meaning)
}
