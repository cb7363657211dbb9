/** Leads a peer through a dialog: asks, understands, goes on, goes back. Knows no dialog by name. */
import type { CountryCode } from '../identifiers/phone/phone.ts'
import type { Peer } from '../members/peer.ts'
import type { Question, Wanted } from '../terms/meaning.ts'
import type { Reply } from '../terms/reply.ts'
import type { Place } from '../terms/session.ts'
import type { Text } from '../terms/text.ts'
import { type Answer, answerAt, skipAt, type Went } from './answers.ts'
import { type AnyDialog, broughtForward } from './dialog.ts'
import { answersOf, questionAt } from './questions.ts'
import type { AnyStep } from './steps.ts'

export type { Answer, Went }

export const createEngine = (dialogs: readonly AnyDialog[], country: CountryCode) => {
  const byName = new Map(dialogs.map((dialog) => [dialog.name, dialog]))

  const stepOf = (place: Place): AnyStep => {
    const step = byName.get(place.dialog)?.steps[place.step]
    if (!step) throw new Error(`dialog ${place.dialog} has no step ${place.step}`)
    return step
  }

  /** Whether she has told something in a dialog that is kept when she leaves it. */
  const isDraft = ({ dialog, trail, told }: Place): boolean =>
    byName.get(dialog)?.kept === true && (trail.length > 0 || told === true)

  return {
    isDraft,

    dialog: (name: string): AnyDialog | undefined => byName.get(name as AnyDialog['name']),

    /**
     * A place as the dialogs are now: brought forward where its dialog has changed since; undefined
     * where the dialog cannot go on with it.
     */
    current(place: Place, peer: Peer): Place | undefined {
      const dialog = byName.get(place.dialog)
      const current = dialog && broughtForward(dialog, place)
      const step = current && dialog.steps[current.step]
      if (!step || current === place) return step && current
      const { ticked, ...rest } = current
      if (step.kind !== 'several' || ticked === undefined) return rest
      // Ticks count while they are offered. That she unticked everything counts as well.
      const offered = answersOf(step, current, peer).map(({ id }) => id)
      const still = ticked.filter((id) => offered.includes(id))
      return ticked.length > 0 && still.length === 0 ? rest : { ...rest, ticked: still }
    },

    /** What of the question at a place decides what a message means. */
    question(place: Place): Question {
      const step = stepOf(place)
      const isRead = byName.get(place.dialog)?.browsing === true
      return {
        kind: step.kind,
        takesNumber: step.kind === 'number' || step.early?.isNext(place.draft) === true,
        binding: step.binding === true,
        safety: step.safety === true,
        asksForDeed: step.asksForDeed === true,
        ...(step.cannot && { cannot: step.cannot }),
        plain: step.safety === true || byName.get(place.dialog)?.plain === true,
        ofOthers: byName.get(place.dialog)?.ofOthers === true && step.kind !== 'typed',
        browsing: isRead && step.kind === 'choice',
        reading: isRead,
        ticking: place.ticked !== undefined,
        hears: (harms) =>
          step.kind === 'several' ? step.hears?.(harms, place.draft).ids : undefined,
        finds: (text) =>
          step.isAnswer?.(text, place.draft) === true ||
          (step.kind === 'place' && step.find(text, place.draft).length > 0),
        isDraft: isDraft(place),
        takesWords: step.orElse !== undefined,
        takesNumberBeside: byName.get(place.dialog)?.beside?.at.includes(place.step) === true,
      }
    },

    /** Where words lead that answer no question; `wanted`: what they may ask for, best first. */
    hear(text: string, wanted: readonly Wanted[], peer: Peer): Place | undefined {
      for (const dialog of dialogs) {
        const heard = dialog.hears?.(text, wanted, peer)
        if (heard) return { ...begun(dialog, heard.draft, peer.now), step: heard.step }
      }
      return undefined
    },

    /** Whether a dialog has been open longer than it may. */
    isOver({ dialog, begun }: Place, now: Date): boolean {
      const lasts = byName.get(dialog)?.lasts
      return lasts !== undefined && now.getTime() > begun + lasts
    },

    /** The first place of a dialog. */
    enter: begun,

    /** The question of a place. */
    ask: (place: Place, peer: Peer): Reply =>
      questionAt(stepOf(place), place, peer, byName.get(place.dialog)?.browsing === true),

    /** What is said before the question of a place, when she comes to it. */
    first: (place: Place, peer: Peer): Text[] => stepOf(place).first?.(place.draft, peer) ?? [],

    /** Understands an answer. Slow work (a fingerprint) happens here, before any transaction. */
    answer: (place: Place, answer: Answer, peer: Peer): Promise<Went> =>
      answerAt({ step: stepOf(place), place, peer }, answer, country),

    /** Where a sentence with a number leads that answers something else. What is ticked there is kept. */
    async beside(place: Place, text: string, peer: Peer): Promise<Place | undefined> {
      const beside = byName.get(place.dialog)?.beside
      if (!beside?.at.includes(place.step)) return undefined
      const step = stepOf(place)
      const { ticked, ...rest } = place
      const kept = ticked && step.kind === 'several' ? step.save(ticked, place.draft) : {}
      const draft = { ...place.draft, ...kept }
      const led = await beside.read(text, draft, peer, place.step)
      if (!led) return undefined
      const trail = led.step === place.step ? place.trail : [...place.trail, place.step]
      return { ...rest, step: led.step, draft: { ...draft, ...led.draft }, trail }
    },

    /** Goes one step back; undefined at the first step. */
    back(place: Place): Place | undefined {
      const turned = stepOf(place).turnBack?.(place.draft)
      if (turned) return { ...place, draft: { ...place.draft, ...turned } }
      const step = place.trail.at(-1)
      if (step === undefined) return undefined
      const { ticked: _, ...rest } = place
      return { ...rest, step, trail: place.trail.slice(0, -1) }
    },

    /** Skips the question of a place, if that is allowed. */
    skip: (place: Place, peer: Peer): Went => skipAt({ step: stepOf(place), place, peer }),
  }
}

export type Engine = ReturnType<typeof createEngine>

const begun = (dialog: AnyDialog, draft: Record<string, unknown>, now: Date): Place => ({
  dialog: dialog.name,
  version: dialog.version,
  step: dialog.first,
  begun: now.getTime(),
  draft,
  trail: [],
})
