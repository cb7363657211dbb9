/** Walks a peer through a dialog: asking, understanding, going on, going back. Knows no dialog by name. */
import { type CountryCode, type PhoneReading, readPhones } from '../identifiers/phone/phone.ts'
import type { Peer } from '../members/peer.ts'
import type { Option, Reply } from '../terms/reply.ts'
import type { Place } from '../terms/session.ts'
import { say, type Text } from '../terms/text.ts'
import type { AnyDialog } from './dialog.ts'
import type { Carrying, Read, Step } from './steps.ts'

type AnyStep = Step<Record<string, unknown>, string>

/** What a peer did, at the question that is open. */
export type Answer =
  | { kind: 'option'; id: string }
  /** `gather`: the list has more pages, so these are added to what is ticked; `done`: and that is all. */
  | { kind: 'numerals'; ids: string[]; gather: boolean; done: boolean }
  | { kind: 'text'; text: string }
  | { kind: 'phones'; reading: PhoneReading }

/** Where an answer led: on to another step, to the end, or nowhere, with a word on why. */
export type Went =
  | { to: 'step'; place: Place }
  | { to: 'end'; draft: Record<string, unknown>; place: Place }
  | { to: 'same'; place: Place; because: Text[] }

/** The longest answer in words that is kept. */
export const LONGEST_ANSWER = 8_000

export const createEngine = (dialogs: readonly AnyDialog[], country: CountryCode) => {
  const byName = new Map(dialogs.map((dialog) => [dialog.name, dialog]))

  const dialogOf = (place: Place): AnyDialog | undefined => {
    const dialog = byName.get(place.dialog)
    return dialog?.version === place.version && dialog.steps[place.step] ? dialog : undefined
  }

  const stepOf = (place: Place): AnyStep => {
    const step = byName.get(place.dialog)?.steps[place.step]
    if (!step) throw new Error(`dialog ${place.dialog} has no step ${place.step}`)
    return step
  }

  const goOn = (place: Place, saved: Record<string, unknown>, peer: Peer): Went => {
    const step = stepOf(place)
    const draft = { ...place.draft, ...saved }
    const next = typeof step.next === 'function' ? step.next(draft, peer) : step.next
    if (next === 'finish') return { to: 'end', draft, place }
    const { ticked: _, ...rest } = place
    // The next screen of the same step is no step further.
    if (next === place.step) return { to: 'step', place: { ...rest, draft } }
    // Coming round to a step again (from a read-back) does not make the way back longer.
    const seen = place.trail.indexOf(next)
    const trail = seen < 0 ? [...place.trail, place.step] : place.trail.slice(0, seen)
    return { to: 'step', place: { ...rest, step: next, draft, trail } }
  }

  const after = (read: Read<Record<string, unknown>>, place: Place, peer: Peer): Went =>
    'retry' in read ? { to: 'same', place, because: read.retry } : goOn(place, read.saved, peer)

  return {
    dialog: (name: string): AnyDialog | undefined => byName.get(name as AnyDialog['name']),

    /** False for a place in a dialog that has changed since. */
    knows: (place: Place): boolean => dialogOf(place) !== undefined,

    kindOf: (place: Place): AnyStep['kind'] => stepOf(place).kind,

    /** Whether what was typed answers the open question with something that is not in its list. */
    finds(place: Place, text: string): boolean {
      const step = stepOf(place)
      return step.kind === 'place' && step.find(text, place.draft).length > 0
    },

    /** Whether the open question decides something that cannot be undone. */
    isBinding: (place: Place): boolean => stepOf(place).binding === true,

    /** Whether what is open is only read, and words that were typed answer nothing. */
    isBrowsing: (place: Place): boolean =>
      byName.get(place.dialog)?.browsing === true && stepOf(place).kind === 'choice',

    /** Where typed words lead that answer nothing. */
    hear(text: string, peer: Peer): Place | undefined {
      for (const dialog of dialogs) {
        const heard = dialog.hears?.(text, peer)
        if (!heard) continue
        const { name, version } = dialog
        const begun = peer.now.getTime()
        return { dialog: name, version, step: heard.step, begun, draft: heard.draft, trail: [] }
      }
      return undefined
    },

    /** Whether a dialog has been open longer than it may. */
    isOver({ dialog, begun }: Place, now: Date): boolean {
      const lasts = byName.get(dialog)?.lasts
      return lasts !== undefined && now.getTime() > begun + lasts
    },

    enter: (dialog: AnyDialog, draft: Record<string, unknown>, now: Date): Place => ({
      dialog: dialog.name,
      version: dialog.version,
      step: dialog.first,
      begun: now.getTime(),
      draft,
      trail: [],
    }),

    /** The question of a place. */
    ask(place: Place, peer: Peer): Reply {
      const step = stepOf(place)
      const text = typeof step.ask === 'function' ? step.ask(place.draft, peer) : step.ask
      const isRead = byName.get(place.dialog)?.browsing === true
      const answers = answersOf(step, place, peer).map(({ id, label }) => ({ id, label }))
      const options = [...answers, ...controlsOf(step, place, isRead)]
      return { text, options, ...(step.kind === 'several' && { several: true }) }
    },

    /** Understands an answer. Slow work (a fingerprint) happens here, before any transaction. */
    async answer(place: Place, answer: Answer, peer: Peer): Promise<Went> {
      const step = stepOf(place)
      switch (answer.kind) {
        case 'option':
          return choose(step, place, answer.id, peer)
        case 'numerals':
          if (step.kind !== 'several') return { to: 'same', place, because: [say('retry.one')] }
          if (!answer.gather)
            return goOn(place, step.save([...new Set(answer.ids)], place.draft), peer)
          return answer.done
            ? choose(step, tick(step, place, answer.ids).place, 'done', peer)
            : tick(step, place, answer.ids)
        case 'phones':
          return step.kind === 'number'
            ? after(await step.read(answer.reading, place.draft, peer), place, peer)
            : { to: 'same', place, because: [say('retry.tap')] }
        case 'text':
          return words(step, place, answer.text, peer)
      }
    },

    /** One step back; undefined at the first. */
    back(place: Place): Place | undefined {
      const turned = stepOf(place).turnBack?.(place.draft)
      if (turned) return { ...place, draft: { ...place.draft, ...turned } }
      const step = place.trail.at(-1)
      if (step === undefined) return undefined
      const { ticked: _, ...rest } = place
      return { ...rest, step, trail: place.trail.slice(0, -1) }
    },

    skip(place: Place, peer: Peer): Went {
      const step = stepOf(place)
      return step.skip === undefined
        ? { to: 'same', place, because: [say('retry.noSkip')] }
        : goOn(place, step.skip, peer)
    },
  }

  function choose(step: AnyStep, place: Place, id: string, peer: Peer): Went {
    const stay = (because: Text): Went => ({ to: 'same', place, because: [because] })
    if (step.kind === 'several' && id === 'done') {
      const ticked = place.ticked ?? step.ticked(place.draft)
      return ticked.length === 0 && step.skip === undefined
        ? stay(say('retry.atLeastOne'))
        : goOn(place, step.save(ticked, place.draft), peer)
    }
    const chosen = answersOf(step, place, peer).find((option) => option.id === id)
    if (!chosen) return stay(say('retry.tap'))
    if (step.kind === 'several') return tick(step, place, [id])
    return step.kind === 'choice' || step.kind === 'place'
      ? goOn(place, step.save(chosen.value, place.draft), peer)
      : stay(say('retry.tap'))
  }

  function tick(step: AnyStep & { kind: 'several' }, place: Place, ids: string[]): Went {
    const before = place.ticked ?? step.ticked(place.draft)
    const ticked = [
      ...before.filter((id) => !ids.includes(id)),
      ...ids.filter((id) => !before.includes(id)),
    ]
    return { to: 'same', place: { ...place, ticked }, because: [] }
  }

  async function words(step: AnyStep, place: Place, text: string, peer: Peer): Promise<Went> {
    const stay = (because: Text): Went => ({ to: 'same', place, because: [because] })
    if (text.length > LONGEST_ANSWER) return stay(say('retry.long', { longest: LONGEST_ANSWER }))
    switch (step.kind) {
      case 'typed':
        return after(await step.read(text, place.draft, peer), place, peer)
      case 'number': {
        const reading = readPhones(text, country)
        if (reading.numbers.length === 0) return stay(problemOf(reading))
        return after(await step.read(reading, place.draft, peer), place, peer)
      }
      case 'place': {
        const found = step.find(text, place.draft)
        const [only] = found
        if (found.length === 1 && only !== undefined) {
          return goOn(place, step.save(only, place.draft), peer)
        }
        return stay(found.length === 0 ? (step.unknown ?? say('retry.place')) : say('retry.places'))
      }
      case 'several':
        return stay(say('retry.several'))
      case 'choice':
        return stay(say('retry.tap'))
    }
  }
}

export type Engine = ReturnType<typeof createEngine>

/** Why nothing in a message can be taken as a phone number, as a helpful sentence. */
export const problemOf = (reading: PhoneReading): Text => {
  const [problem] = reading.problems
  return say(problem === undefined ? 'retry.number.none' : `retry.number.${problem}`)
}

const answersOf = (step: AnyStep, place: Place, peer: Peer): Carrying[] => {
  switch (step.kind) {
    case 'choice':
    case 'place':
      return step.options(place.draft, peer)
    case 'several': {
      const ticked = place.ticked ?? step.ticked(place.draft)
      return step.options(place.draft, peer).map((option) => ({
        ...option,
        label: ticked.includes(option.id) ? say('ticked', { label: option.label }) : option.label,
      }))
    }
    default:
      return []
  }
}

const controlsOf = (step: AnyStep, place: Place, isRead: boolean): Option[] => [
  ...(step.kind === 'several' ? [{ id: 'done', label: say('control.done') }] : []),
  ...(step.skip === undefined ? [] : [{ id: 'skip', label: say('control.skip') }]),
  ...(place.trail.length === 0 && !step.turnBack?.(place.draft)
    ? []
    : [{ id: 'back', label: say('control.back') }]),
  // There is nothing to stop where nothing is told.
  isRead ? { id: '/menu', label: say('command.menu') } : { id: 'stop', label: say('control.stop') },
]
