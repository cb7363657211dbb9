/** What a message asks for, outside of the open question. */

import { isCommand, type Question, type Wanted } from '../terms/meaning.ts'
import type { TitleSaid } from './titles-said.ts'
import type { Utterance } from './utterance.ts'

/** A meaning that weighs less than this is far-fetched. */
const LEAST = 0.7
/** A meaning that weighs less than this share of the best one is not meant. */
const NEAR_THE_BEST = 0.45
const MOST = 5

/**
 * What she may ask for, best first. Nothing, if all of it is far-fetched. What has the title that she
 * typed comes before all else; a service that is only mentioned comes last.
 */
export const wantedIn = ({ meanings }: Utterance, titled?: TitleSaid): Wanted[] => {
  const best = meanings[0]?.weight ?? 0
  const likely = meanings
    .filter(({ weight }) => weight >= Math.max(LEAST, best * NEAR_THE_BEST))
    .slice(0, MOST)
    .flatMap(({ meaning }) => wantedOf(meaning) ?? [])
  if (!titled) return likely
  const { wanted, how } = titled
  return how === 'mentioned' ? [...likely, ...wanted] : [...wanted, ...likely]
}

/**
 * Whether she asks for something that the bot answers whatever else was going on. In her own words she tells
 * something; and "what do we know about him" asks for nothing of hers.
 */
export const isAskedOfAll = (wanted: Wanted, { kind, ofOthers }: Question): boolean => {
  if (kind === 'typed' || ofOthers) return false
  if (wanted.kind === 'person' || wanted.kind === 'objection') return true
  return wanted.kind === 'command' && (wanted.name === 'privacy' || wanted.name === 'help')
}

const wantedOf = (meaning: string): Wanted | undefined => {
  if (meaning === 'person' || meaning === 'objection' || meaning === 'alertsOff')
    return { kind: meaning }
  const [kind, id = ''] = meaning.split(':')
  if (kind === 'command') return isCommand(id) ? { kind, name: id } : undefined
  return kind === 'topic' || kind === 'service' || kind === 'group' || kind === 'practice'
    ? { kind, id }
    : undefined
}

/** "Report 912 34 567" is a report. A number with anything else is a check. */
export const wantsOf = ({ meanings, affirmed }: Utterance): 'check' | 'report' => {
  const best = meanings.find(
    ({ meaning }) => meaning === 'command:report' || meaning === 'command:check',
  )
  return best?.meaning === 'command:report' && affirmed.has('report') ? 'report' : 'check'
}
