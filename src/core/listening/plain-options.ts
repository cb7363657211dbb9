/** What is meant where answers do something at once, so only plain ones count. */
import { ALARM, fromOption, type Meant } from '../terms/meaning.ts'
import { isAsking } from './asking.ts'
import type { LabelsSaid } from './labels-said.ts'
import type { Utterance } from './utterance.ts'

interface NamedOptions extends Pick<LabelsSaid, 'littleElse' | 'asWritten'> {
  ids: readonly string[]
  isDenied: boolean
}

/** "Am I well?" is not "I am well", and "no alarm" is no alarm. */
export const plainly = (
  { said }: Pick<Utterance, 'said'>,
  text: string,
  { ids, isDenied, littleElse, asWritten }: NamedOptions,
): Meant | undefined => {
  // An alarm that was not meant is taken back; one that was meant must not be missed.
  const isAlarm = ids.length === 1 && ids[0] === ALARM
  if (isAlarm && !isDenied && littleElse && !isAsking(text)) return fromOption(ALARM)
  // "What does the alarm do?"
  if (isAlarm && !said.has('false-alarm')) return { kind: 'perhaps', ids }
  if (isDenied) return undefined
  const [first = ''] = asWritten
  return asWritten.length === 1 && !isAsking(text) ? fromOption(first) : { kind: 'perhaps', ids }
}
