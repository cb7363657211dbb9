/** The question of a step, and the options under it. */
import type { Peer } from '../members/peer.ts'
import type { Option, Reply } from '../terms/reply.ts'
import type { Place } from '../terms/session.ts'
import { say } from '../terms/text.ts'
import type { AnyStep, Carrying } from './steps.ts'

/** What is asked at a place. `browsing`: she tells nothing here, so there is nothing to stop. */
export const questionAt = (step: AnyStep, place: Place, peer: Peer, browsing: boolean): Reply => {
  const ticked = tickedAt(step, place)
  const text = typeof step.ask === 'function' ? step.ask(place.draft, peer, ticked) : step.ask
  // The value of an option stays here. When it is chosen, the step gives the value again.
  const answers = answersOf(step, place, peer).map(({ value: _, ...option }) => option)
  const also = step.also?.(place.draft, peer) ?? []
  const options = [...answers, ...also, ...controlsOf(step, place, browsing)]
  return { text, options, ...(step.kind === 'several' && { several: true }) }
}

/** What is ticked at a place. */
const tickedAt = (step: AnyStep, { ticked, draft }: Place): readonly string[] =>
  step.kind === 'several' ? (ticked ?? step.ticked(draft)) : []

/** The answers that a step offers now. */
export const answersOf = (step: AnyStep, place: Place, peer: Peer): Carrying[] => {
  switch (step.kind) {
    case 'choice':
    case 'place':
      return step.options(place.draft, peer)
    case 'several': {
      const ticked = tickedAt(step, place)
      return step.options(place.draft, peer).map((option) => ({
        ...option,
        label: ticked.includes(option.id) ? say('ticked', { label: option.label }) : option.label,
      }))
    }
    default:
      return []
  }
}

const controlsOf = (step: AnyStep, place: Place, browsing: boolean): Option[] => [
  ...(step.kind === 'several' ? [{ id: 'done', label: say('control.done') }] : []),
  ...(step.skip === undefined ? [] : [{ id: 'skip', label: say('control.skip') }]),
  ...(place.trail.length === 0 && !step.turnBack?.(place.draft)
    ? []
    : [{ id: 'back', label: say('control.back') }]),
  browsing
    ? { id: '/menu', label: say('command.menu') }
    : { id: 'stop', label: say('control.stop') },
]
