/** Two wishes in one message: "report this number and start a safe-call till 3". */
import type { Meant } from '../terms/meaning.ts'
import type { Utterance } from './utterance.ts'

/** What is begun is one of these. The other one is named, so that she knows that it is not forgotten. */
const PAIR = ['report', 'safecall'] as const
type OfPair = (typeof PAIR)[number]

const begun = (meant: Meant): OfPair | undefined => {
  switch (meant.kind) {
    case 'phones':
      return meant.wants === 'report' ? 'report' : undefined
    case 'back':
      return 'safecall'
    case 'story':
      return 'report'
    case 'asked': {
      const [first] = meant.wanted
      return PAIR.find((name) => first?.kind === 'command' && first.name === name)
    }
    default:
      return undefined
  }
}

/** The other one of two wishes; undefined if there is only one. */
export const alsoWanted = ({ affirmed, meanings }: Utterance, meant: Meant): OfPair | undefined => {
  const first = begun(meant)
  if (!first || !affirmed.has('report') || !affirmed.has('safe-call')) return undefined
  const other = first === 'report' ? 'safecall' : 'report'
  return meanings.some(({ meaning }) => meaning === `command:${other}`) ? other : undefined
}
