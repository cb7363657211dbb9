/** Whether a long message tells what was done to her, and asks for nothing else. */
import type { Utterance } from './utterance.ts'

/** So many words tell a story. */
const STORY = 20
/** What so much speaks for is plainly meant. */
const PLAINLY = 10
/** A long story about one of these tells what was done to her. */
const TOLD: readonly string[] = [
  'topic:care',
  'topic:consent',
  'topic:violence-robbery',
  'command:report',
]

/** `harms`: what she tells that was done to her. "My landlady hit on me and says I have to leave by Sunday" asks for a page. */
export const tellsStory = (
  { length, isNothing, said, meanings: [best] }: Utterance,
  harms: readonly string[],
): boolean => {
  // "That series in which she is held in a cellar."
  const isPlay = isNothing && (said.has('play') || said.has('figure'))
  if (length < STORY || harms.length === 0 || isPlay) return false
  return best === undefined || best.weight < PLAINLY || TOLD.includes(best.meaning)
}
