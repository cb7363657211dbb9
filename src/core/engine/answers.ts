/** How a step understands an answer, and where the answer leads. */
import {
  type CountryCode,
  MOST_NUMBERS,
  type PhoneReading,
  readPhones,
} from '../identifiers/phone/phone.ts'
import type { Peer } from '../members/peer.ts'
import { phoneProblem } from '../terms/meaning.ts'
import type { Place } from '../terms/session.ts'
import { say, type Text } from '../terms/text.ts'
import { answersOf } from './questions.ts'
import type { AnyStep, Read } from './steps.ts'

/** What a peer answered to the open question. */
export type Answer =
  | { kind: 'option'; id: string }
  /**
   * `gather`: the list has more pages, so these ids are added to the ticked ones; `done`: nothing
   * follows; `harms`: what she told in her own words, from which they are.
   */
  | { kind: 'numerals'; ids: string[]; gather: boolean; done: boolean; harms?: readonly string[] }
  | { kind: 'text'; text: string }
  | { kind: 'phones'; reading: PhoneReading }

/** Where an answer leads: to another step, to the end, or nowhere, with the reason. */
export type Went =
  | { to: 'step'; place: Place }
  | { to: 'end'; draft: Record<string, unknown>; place: Place }
  | { to: 'same'; place: Place; because: Text[] }

/** The question that is answered, and who answers it. */
interface At {
  step: AnyStep
  place: Place
  peer: Peer
}

/** The longest typed answer, in characters. */
const LONGEST_ANSWER = 8_000

/** Understands an answer. Slow work (a fingerprint) happens here, before any transaction. */
export const answerAt = async (at: At, answer: Answer, country: CountryCode): Promise<Went> => {
  switch (answer.kind) {
    case 'option':
      return choose(at, answer.id)
    case 'numerals':
      return chooseNumerals(at, answer)
    case 'phones':
      return readNumbers(at, answer.reading)
    case 'text':
      return readWords(at, answer.text, country)
  }
}

/** Skips a question, if that is allowed. */
export const skipAt = (at: At): Went =>
  at.step.skip === undefined ? stay(at, say('retry.noSkip')) : goOn(at, at.step.skip)

const stay = ({ place }: At, ...because: Text[]): Went => ({ to: 'same', place, because })

const after = (at: At, read: Read<Record<string, unknown>>): Went =>
  'retry' in read ? stay(at, ...read.retry) : goOn(at, read.saved)

const goOn = ({ step, place, peer }: At, saved: Record<string, unknown>): Went => {
  const draft = { ...place.draft, ...saved }
  const next = typeof step.next === 'function' ? step.next(draft, peer) : step.next
  if (next === 'finish') return { to: 'end', draft, place }
  const { ticked: _, ...rest } = place
  // The next screen of the same step does not lengthen the trail.
  if (next === place.step) return { to: 'step', place: { ...rest, draft } }
  // Coming to a step again (from the read-back) does not lengthen the trail.
  const seen = place.trail.indexOf(next)
  const trail = seen < 0 ? [...place.trail, place.step] : place.trail.slice(0, seen)
  return { to: 'step', place: { ...rest, step: next, draft, trail } }
}

const choose = (at: At, id: string): Went => {
  const { step, place, peer } = at
  if (step.kind === 'several' && id === 'done') {
    const ticked = place.ticked ?? step.ticked(place.draft)
    return ticked.length === 0 && step.skip === undefined
      ? stay(at, say('retry.atLeastOne'))
      : goOn(at, step.save(ticked, place.draft))
  }
  const chosen = answersOf(step, place, peer).find((option) => option.id === id)
  if (!chosen) return stay(at, say('retry.tap'))
  if (step.kind === 'several') return stay(tick(at, [id]))
  return step.kind === 'choice' || step.kind === 'place'
    ? goOn(at, step.save(chosen.value, place.draft, peer))
    : stay(at, say('retry.tap'))
}

const chooseNumerals = (
  at: At,
  { ids, gather, done, harms = [] }: Extract<Answer, { kind: 'numerals' }>,
): Went => {
  const { step, place } = at
  if (step.kind !== 'several') return stay(at, say('retry.one'))
  const isSlip = !gather && step.mayBeSlip?.(ids, place.draft) === true
  if (isSlip) return stay(tick(at, ids), say('story.ticked'))
  if (!gather) return goOn(at, step.save(ids, place.draft))
  const ticked = harms.length > 0 ? withTold(at, ids, harms) : tick(at, ids)
  return done ? choose(ticked, 'done') : stay(ticked)
}

/** The same question with what she told in her own words ticked. It unticks nothing. */
const withTold = (at: At, ids: string[], harms: readonly string[]): At => {
  const { step, place } = at
  if (step.kind !== 'several') return at
  const before = place.ticked ?? step.ticked(place.draft)
  const draft = { ...place.draft, ...step.hears?.(harms, place.draft).saved }
  return { ...at, place: { ...place, draft, ticked: [...new Set([...before, ...ids])] } }
}

/** The same question after some of its options were ticked or unticked. */
const tick = (at: At, ids: string[]): At => {
  const { step, place } = at
  const before = place.ticked ?? (step.kind === 'several' ? step.ticked(place.draft) : [])
  const ticked = [
    ...before.filter((id) => !ids.includes(id)),
    ...ids.filter((id) => !before.includes(id)),
  ]
  return { ...at, place: { ...place, ticked } }
}

const readNumbers = async (at: At, reading: PhoneReading): Promise<Went> => {
  const { step, place, peer } = at
  if (step.kind !== 'number')
    return step.early?.isNext(place.draft)
      ? after(at, await step.early.read(reading, place.draft, peer))
      : stay(at, say('retry.tap'))
  if (reading.more !== undefined && !step.partly)
    return stay(at, say('retry.many', { most: MOST_NUMBERS }))
  return after(at, await step.read(reading, place.draft, peer))
}

const readWords = async (at: At, text: string, country: CountryCode): Promise<Went> => {
  const { step, place, peer } = at
  if (text.length > LONGEST_ANSWER) return stay(at, say('retry.long', { longest: LONGEST_ANSWER }))
  switch (step.kind) {
    case 'typed':
      return after(at, await step.read(text, place.draft, peer))
    case 'number': {
      const reading = readPhones(text, country)
      if (reading.numbers.length === 0) return stay(at, phoneProblem(reading))
      return readNumbers(at, reading)
    }
    case 'place': {
      const [only, ...others] = step.find(text, place.draft)
      if (only === undefined) return stay(at, step.unknown ?? say('retry.place'))
      return others.length === 0
        ? goOn(at, step.save(only, place.draft, at.peer))
        : stay(at, say('retry.places'))
    }
    case 'several':
      return stay(at, say('retry.several'))
    case 'choice': {
      const saved = await step.orElse?.(text, place.draft, peer)
      return saved ? goOn(at, saved) : stay(at, say('retry.tap'))
    }
  }
}
