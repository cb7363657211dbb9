/** The kinds of step that dialogs are made of: data, and one small function that reads an answer. */
import type { PhoneReading } from '../identifiers/phone/phone.ts'
import type { Peer } from '../members/peer.ts'
import type { Option } from '../terms/reply.ts'
import type { Text } from '../terms/text.ts'

type Asking<Draft> = Text[] | ((draft: Draft, peer: Peer) => Text[])
type Next<Draft, Name> = Name | 'finish' | ((draft: Draft, peer: Peer) => Name | 'finish')

/** What was understood of an answer: something to save, or a gentle word before asking again. */
export type Read<Draft> = { saved: Partial<NoInfer<Draft>> } | { retry: Text[] }

interface Common<Draft, Name extends string> {
  ask: Asking<Draft>
  next: Next<Draft, Name>
  /** What is answered cannot be undone: only an answer to what was really read counts. */
  binding?: boolean
  /** Where a step is shown screen by screen: what the one before it was; undefined on the first. */
  turnBack?(draft: Draft): Partial<NoInfer<Draft>> | undefined
  /** Present where the question may be left out: what that saves. */
  skip?: Partial<NoInfer<Draft>>
}

interface Typed<Draft, Name extends string> extends Common<Draft, Name> {
  kind: 'typed'
  read(text: string, draft: Draft, peer: Peer): Read<Draft> | Promise<Read<Draft>>
}

interface Numbers<Draft, Name extends string> extends Common<Draft, Name> {
  kind: 'number'
  read(reading: PhoneReading, draft: Draft, peer: Peer): Read<Draft> | Promise<Read<Draft>>
}

interface Choice<Draft, Name extends string> extends Common<Draft, Name> {
  kind: 'choice'
  options(draft: Draft, peer: Peer): Option[]
  save(id: string, draft: Draft): Partial<NoInfer<Draft>>
}

interface Several<Draft, Name extends string> extends Common<Draft, Name> {
  kind: 'several'
  options(draft: Draft, peer: Peer): Option[]
  /** What is ticked already, when the question is asked again. */
  ticked(draft: Draft): string[]
  save(ids: string[], draft: Draft): Partial<NoInfer<Draft>>
}

interface Place<Draft, Name extends string> extends Common<Draft, Name> {
  kind: 'place'
  options(draft: Draft, peer: Peer): Option[]
  /** What was typed: its id, or several that it may be. */
  find(text: string, draft: Draft): string[]
  /** What is said of something that is not found; unless said, that the place is not known. */
  unknown?: Text
  save(id: string, draft: Draft): Partial<NoInfer<Draft>>
}

export type Step<Draft, Name extends string> =
  | Typed<Draft, Name>
  | Numbers<Draft, Name>
  | Choice<Draft, Name>
  | Several<Draft, Name>
  | Place<Draft, Name>

type Without<T> = Omit<T, 'kind'>
type Options<Draft, Id extends string> =
  | readonly { id: Id; label: Text }[]
  | ((draft: Draft, peer: Peer) => { id: Id; label: Text }[])

const asFunction =
  <Draft>(options: Options<Draft, string>) =>
  (draft: Draft, peer: Peer): Option[] =>
    typeof options === 'function' ? options(draft, peer) : [...options]

/** A question answered in words. */
export const typed = <Draft, Name extends string>(
  step: Without<Typed<Draft, Name>>,
): Step<Draft, Name> => ({ kind: 'typed', ...step })

/** A question answered with one or more phone numbers: typed, as a link, or as a shared contact. */
export const number = <Draft, Name extends string>(
  step: Without<Numbers<Draft, Name>>,
): Step<Draft, Name> => ({ kind: 'number', ...step })

/** A question with one answer among several. */
export const choice = <Draft, Name extends string, const Id extends string>(
  step: Common<Draft, Name> & {
    options: Options<Draft, Id>
    save(id: Id, draft: Draft): Partial<NoInfer<Draft>>
  },
): Step<Draft, Name> => ({
  ...step,
  kind: 'choice',
  options: asFunction(step.options),
  // The engine hands back only ids that `options` gave.
  save: (id, draft) => step.save(id as Id, draft),
})

/** A question that is answered yes or no. */
export const confirm = <Draft, Name extends string>(
  step: Common<Draft, Name> & {
    save(yes: boolean, draft: Draft): Partial<NoInfer<Draft>>
    yes?: Text
    no?: Text
  },
): Step<Draft, Name> =>
  choice<Draft, Name, 'yes' | 'no'>({
    ...step,
    options: [
      { id: 'yes', label: step.yes ?? { key: 'yes' } },
      { id: 'no', label: step.no ?? { key: 'no' } },
    ],
    save: (id, draft) => step.save(id === 'yes', draft),
  })

/** A question with any number of answers: ticked one by one, or typed as "1 3". */
export const several = <Draft, Name extends string, const Id extends string>(
  step: Common<Draft, Name> & {
    options: Options<Draft, Id>
    ticked(draft: Draft): readonly Id[] | undefined
    save(ids: Id[], draft: Draft): Partial<NoInfer<Draft>>
  },
): Step<Draft, Name> => ({
  ...step,
  kind: 'several',
  options: asFunction(step.options),
  ticked: (draft) => [...(step.ticked(draft) ?? [])],
  save: (ids, draft) => step.save(ids as Id[], draft),
})

/** A question for a place, or for anything else that is chosen from a short list or typed. */
export const place = <Draft, Name extends string>(
  step: Without<Place<Draft, Name>>,
): Step<Draft, Name> => ({ kind: 'place', ...step })
