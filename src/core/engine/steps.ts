/** The kinds of step that dialogs are made of. A step is data and a small function that reads an answer. */
import type { PhoneReading } from '../identifiers/phone/phone.ts'
import type { Peer } from '../members/peer.ts'
import type { CalledName, Option } from '../terms/reply.ts'
import type { Text } from '../terms/text.ts'
import type { AnswerMarks } from './answer-marks.ts'

/** `ticked`: what is ticked now, where several answers can be. */
type Asking<Draft> = Text[] | ((draft: Draft, peer: Peer, ticked: readonly string[]) => Text[])
type Next<Draft, Name> = Name | 'finish' | ((draft: Draft, peer: Peer) => Name | 'finish')

/** What her own words tick, and what of them is kept. */
export interface TicksHeard<Draft> {
  ids: string[]
  saved: Partial<NoInfer<Draft>>
}

/** What was understood of an answer: something to save, or what is said before asking again. */
export type Read<Draft> = { saved: Partial<NoInfer<Draft>> } | { retry: Text[] }

type Perhaps<Draft> = Partial<NoInfer<Draft>> | undefined

interface Common<Draft, Name extends string> extends AnswerMarks {
  ask: Asking<Draft>
  /** Said in a message of its own before the question, once, when she comes to it. */
  first?(draft: Draft, peer: Peer): Text[]
  next: Next<Draft, Name>
  /** Commands that are offered with the answers. */
  also?(draft: Draft, peer: Peer): Option[]
  /** If a step has several screens: the draft at the screen before; undefined on the first. */
  turnBack?(draft: Draft): Partial<NoInfer<Draft>> | undefined
  /** Takes a number already, where that is asked next. */
  early?: {
    isNext(draft: Draft): boolean
    read(reading: PhoneReading, draft: Draft, peer: Peer): Promise<Read<Draft>>
  }
  /** Whether what is typed is an answer, whatever else it could mean. */
  isAnswer?(text: string, draft: Draft): boolean
  /** What words save that name no option; undefined if they say nothing here. */
  orElse?(text: string, draft: Draft, peer: Peer): Perhaps<Draft> | Promise<Perhaps<Draft>>
  /** Present if the question can be skipped: what skipping saves. */
  skip?: Partial<NoInfer<Draft>>
}

interface Typed<Draft, Name extends string> extends Common<Draft, Name> {
  kind: 'typed'
  read(text: string, draft: Draft, peer: Peer): Read<Draft> | Promise<Read<Draft>>
}

interface Numbers<Draft, Name extends string> extends Common<Draft, Name> {
  kind: 'number'
  /** Of more numbers than one message may hold, the first are taken; the step says so itself. */
  partly?: boolean
  read(reading: PhoneReading, draft: Draft, peer: Peer): Read<Draft> | Promise<Read<Draft>>
}

interface Choice<Draft, Name extends string> extends Common<Draft, Name> {
  kind: 'choice'
  options(draft: Draft, peer: Peer): Carrying[]
  save(value: unknown, draft: Draft, peer: Peer): Partial<NoInfer<Draft>>
}

interface Several<Draft, Name extends string> extends Common<Draft, Name> {
  kind: 'several'
  options(draft: Draft, peer: Peer): Carrying[]
  /** What is ticked when the question is asked. */
  ticked(draft: Draft): string[]
  /** What harms that she tells in her own words tick here, and what the draft keeps of them. */
  hears?(harms: readonly string[], draft: Draft): TicksHeard<Draft>
  /** Whether numbers that she typed may belong to the question before: then they are only ticked. */
  mayBeSlip?(ids: readonly string[], draft: Draft): boolean
  save(ids: string[], draft: Draft): Partial<NoInfer<Draft>>
}

interface FromList<Draft, Name extends string> extends Common<Draft, Name> {
  kind: 'place'
  options(draft: Draft, peer: Peer): Carrying[]
  find(text: string, draft: Draft): unknown[]
  unknown?: Text
  save(value: unknown, draft: Draft, peer: Peer): Partial<NoInfer<Draft>>
}

export type Step<Draft, Name extends string> =
  | Typed<Draft, Name>
  | Numbers<Draft, Name>
  | Choice<Draft, Name>
  | Several<Draft, Name>
  | FromList<Draft, Name>

/** A step, seen from the engine. */
export type AnyStep = Step<Record<string, unknown>, string>

/** An option in the engine, with what it hands to `save` when it is chosen. */
export interface Carrying extends Option {
  value: unknown
}

/**
 * An option that carries a value: what it means to its step, as the draft would hold it.
 *
 * The value is never shown and never reaches a channel. JSON must be able to hold it.
 */
export interface Offer<Value> extends Pick<Option, 'numeral' | 'called'> {
  label: Text
  value: Value
}

/** An option that carries a value. `numeral`, `called`: see Option. */
export const offer = <const Value>(
  value: Value,
  label: Text,
  numeral?: number,
  ...called: CalledName[]
): Offer<Value> => ({
  value,
  label,
  ...(numeral !== undefined && { numeral }),
  ...(called.length > 0 && { called }),
})

type Listed<Draft, One> = readonly One[] | ((draft: Draft, peer: Peer) => readonly One[])
type Options<Draft, Id extends string> = Listed<
  Draft,
  Omit<Option, 'id' | 'numeral'> & { id: Id; numeral?: number | undefined }
>

const asFunction =
  <Draft, One>(list: Listed<Draft, One>, carry: (one: One) => Carrying) =>
  (draft: Draft, peer: Peer): Carrying[] =>
    (typeof list === 'function' ? list(draft, peer) : list).map(carry)

type Shown = Omit<Carrying, 'value' | 'numeral'> & { numeral?: number | undefined }

const ofId = ({ numeral, ...shown }: Shown): Carrying => ({
  ...shown,
  ...(numeral !== undefined && { numeral }),
  value: shown.id,
})

/** The id is made from the value, so that an option of an older list never hands over another value. */
const ofValue = ({ value, ...shown }: Offer<unknown>): Carrying => ({
  ...shown,
  id: JSON.stringify(value),
  value,
})

/** A question answered in words. */
export const typed = <Draft, Name extends string>(
  step: Omit<Typed<Draft, Name>, 'kind'>,
): Step<Draft, Name> => ({ kind: 'typed', ...step })

/** A question answered with one or more phone numbers: typed, as a link, or as a shared contact. */
export const number = <Draft, Name extends string>(
  step: Omit<Numbers<Draft, Name>, 'kind'>,
): Step<Draft, Name> => ({ kind: 'number', ...step })

/** A question with one answer among several. The id of an answer is all that it means. */
export const choice = <Draft, Name extends string, const Id extends string>(
  step: Common<Draft, Name> & {
    options: Options<Draft, Id>
    save(id: Id, draft: Draft): Partial<NoInfer<Draft>>
  },
): Step<Draft, Name> => ({
  ...step,
  kind: 'choice',
  options: asFunction(step.options, ofId),
  // The engine hands back only values that `options` gave.
  save: (id, draft) => step.save(id as Id, draft),
})

/** A question with one answer among several, where each answer carries a value. */
export const choiceOf = <Draft, Name extends string, Value>(
  step: Common<Draft, Name> & {
    options: Listed<Draft, Offer<NoInfer<Value>>>
    save(value: Value, draft: Draft, peer: Peer): Partial<NoInfer<Draft>>
  },
): Step<Draft, Name> => ({
  ...step,
  kind: 'choice',
  options: asFunction(step.options, ofValue),
  save: (value, draft, peer) => step.save(value as Value, draft, peer),
})

/** A question that is answered yes or no. */
export const confirm = <Draft, Name extends string>(
  step: Common<Draft, Name> & {
    save(yes: boolean, draft: Draft): Partial<NoInfer<Draft>>
    yes?: Text
    no?: Text
    /** Their numbers, where options are numbers (Option). */
    numerals?: { yes: number; no: number }
  },
): Step<Draft, Name> =>
  choice<Draft, Name, 'yes' | 'no'>({
    ...step,
    options: [
      { id: 'yes', label: step.yes ?? { key: 'yes' }, numeral: step.numerals?.yes },
      { id: 'no', label: step.no ?? { key: 'no' }, numeral: step.numerals?.no },
    ],
    save: (id, draft) => step.save(id === 'yes', draft),
  })

/** A question with any number of answers: ticked one by one, or typed as "1 3". */
export const several = <Draft, Name extends string, const Id extends string>(
  step: Common<Draft, Name> & {
    options: Options<Draft, Id>
    ticked(draft: Draft): readonly Id[] | undefined
    hears?(harms: readonly string[], draft: Draft): TicksHeard<Draft>
    mayBeSlip?(ids: readonly string[], draft: Draft): boolean
    save(ids: Id[], draft: Draft): Partial<NoInfer<Draft>>
  },
): Step<Draft, Name> => ({
  ...step,
  kind: 'several',
  options: asFunction(step.options, ofId),
  ticked: (draft) => [...(step.ticked(draft) ?? [])],
  save: (ids, draft) => step.save(ids as Id[], draft),
})

interface Found<Draft, Value> {
  /** What the typed words can mean: none, one or several values. */
  find(text: string, draft: Draft): NoInfer<Value>[]
  /** What is said if nothing is found; otherwise, that the place is not known. */
  unknown?: Text
  save(value: Value, draft: Draft, peer: Peer): Partial<NoInfer<Draft>>
}

/** A question for a place, or anything else that is chosen from a short list or typed. */
export const place = <Draft, Name extends string>(
  step: Common<Draft, Name> & Found<Draft, string> & { options: Options<Draft, string> },
): Step<Draft, Name> => ({
  ...step,
  kind: 'place',
  options: asFunction(step.options, ofId),
  save: (id, draft, peer) => step.save(id as string, draft, peer),
})

/** A question for something that is chosen from a short list or typed, and that carries a value. */
export const placeOf = <Draft, Name extends string, Value>(
  step: Common<Draft, Name> &
    Found<Draft, Value> & { options: Listed<Draft, Offer<NoInfer<Value>>> },
): Step<Draft, Name> => ({
  ...step,
  kind: 'place',
  options: asFunction(step.options, ofValue),
  save: (value, draft, peer) => step.save(value as Value, draft, peer),
})
