/**
 * What a dialog is made of.
 *
 * - **dialog**: a guided conversation with one purpose: a set of named steps and what happens at the end.
 * - **step**: one question and how its answer is understood.
 * - **draft**: the answers so far; sealed, gone after 24 hours.
 * - **session**: where a peer is: the open question, the dialog she is in, a report that she left unfinished.
 * - **option**: an answer that can be chosen, by a tap or by its number. It may carry a value, which
 *   comes back to its step (`choiceOf`, `placeOf`).
 * - **reply**: what the bot says, before it is put into words.
 */
import type { PhoneReading } from '../identifiers/phone/phone.ts'
import type { Peer } from '../members/peer.ts'
import type { Stores } from '../stores/stores.ts'
import type { Wanted } from '../terms/meaning.ts'
import type { CommandName, Finished } from '../terms/reply.ts'
import type { Place } from '../terms/session.ts'
import type { Text } from '../terms/text.ts'
import type { Step } from './steps.ts'

/** What she said before a dialog begins. */
export interface Told {
  harms: readonly string[]
  reading: PhoneReading | undefined
  /** The id of the town in which it was. */
  town?: string | undefined
}

/** What a dialog begins with, or why this peer cannot begin it. */
export type Beginning<Draft> = { draft: Partial<Draft>; said?: Text[] } | Finished

export interface Beside<Draft> {
  at: readonly string[]
  read(
    text: string,
    draft: Draft,
    peer: Peer,
    at: string,
  ): Promise<{ step: string; draft: Partial<Draft> } | undefined>
}

export interface Dialog<Draft, Name extends string = string> {
  name: CommandName
  /** Raise it when the steps or the draft change so that the dialog cannot use an older draft. */
  version: number
  /**
   * Brings a draft of an earlier version forward, so that she goes on where she was. Undefined if
   * that cannot be done; then she is told that she must begin again.
   */
  upgrade?(old: OldDraft<Draft>): Upgraded<NoInfer<Draft>> | undefined
  first: Name
  /** Its messages are deleted from the chat after the time that the peer chose. */
  discreet?: boolean
  /** Guests are told that it is for members, and nothing is computed for them. */
  membersOnly?: boolean
  /** How long it can be open, in milliseconds, if a day would be too long for what it shows. */
  lasts?: number
  /** She only reads in it, so words that she types can be looked up. */
  browsing?: boolean
  /** What she types in it is about others: she reads reports or cases as a moderator or case worker. */
  ofOthers?: boolean
  /** What she answers in it does something at once, so only plain answers count. */
  plain?: boolean
  /**
   * Where words lead that do not answer the question; `wanted` is what they may ask for, best first.
   * Undefined if the words mean nothing to this dialog.
   */
  hears?(
    text: string,
    wanted: readonly Wanted[],
    peer: Peer,
  ): { step: Name; draft: Partial<Draft> } | undefined
  /**
   * The part of the draft that a message fills in which tells what happened: before the dialog begins, or
   * beside what is in the draft. Slow work happens here.
   */
  prefill?(told: Told, peer: Peer, draft: Partial<Draft>): Promise<Partial<Draft>>
  /** She can go on with a draft that she left, for 24 hours. */
  kept?: boolean
  /**
   * Where a sentence with a number leads at these steps, which ask for something else. Undefined if it leads
   * nowhere. Slow work happens here.
   */
  beside?: Beside<Draft>
  /**
   * Runs in the turn's transaction. Returns the first draft, or why this peer cannot begin. `said`:
   * what is said above the first question, and not again when it is asked again.
   */
  begin(peer: Peer, stores: Stores): Promise<Beginning<Draft>>
  steps: Record<Name, Step<Draft, Name>>
  /**
   * A random id that names what the messages of this dialog are about. They are deleted from the chat
   * together, when `stores.sent.releaseAbout` is called or after an hour.
   */
  about?(draft: Draft): string
  /**
   * What its questions show and what may be taken back by somebody else: read anew each time that it
   * is shown. What is in `draft.shown` is not kept.
   */
  shows?(draft: Draft, peer: Peer, stores: Stores): Promise<Partial<Draft>>
  /** Runs in the turn's transaction when she stops or begins something else. */
  left?(draft: Draft, peer: Peer, stores: Stores): Promise<void>
  /** Runs in the turn's transaction: does what the dialog is for. */
  finish(draft: Draft, peer: Peer, stores: Stores): Promise<Finished>
}

/** Where she goes on with a draft of an earlier version. */
export interface Upgraded<Draft> {
  step: string
  draft: Partial<Draft>
  /** What is ticked there; undefined if the same as before. */
  ticked?: string[]
}

/** A draft of an earlier version of its dialog. What has the same name must mean the same. */
export interface OldDraft<Draft> {
  version: number
  step: string
  draft: Partial<Draft> & Record<string, unknown>
  /** What was ticked at the open question. */
  ticked?: readonly string[]
}

/**
 * Checks at compile time that every step that is named exists and every answer that is saved is in
 * the draft.
 */
export const dialogFor =
  <Draft>() =>
  <Name extends string>(
    dialog: Omit<Dialog<Draft, Name>, 'first' | 'steps' | 'hears'> & {
      first: NoInfer<Name>
      steps: Record<Name, Step<Draft, NoInfer<Name>>>
      hears?(
        text: string,
        wanted: readonly Wanted[],
        peer: Peer,
      ): { step: NoInfer<Name>; draft: Partial<NoInfer<Draft>> } | undefined
    },
  ): AnyDialog =>
    // The engine handles drafts without looking into them; only the dialog itself knows their shape.
    dialog as unknown as AnyDialog

/** A dialog, seen from the engine. */
export type AnyDialog = Dialog<Record<string, unknown>>

/** A place in the present version of a dialog; undefined if the dialog cannot go on with it. */
export const broughtForward = (dialog: AnyDialog, place: Place): Place | undefined => {
  const { version, draft } = place
  if (version === dialog.version) return place
  // A newer version has written the draft, and this version does not know its form.
  if (version > dialog.version) return undefined
  const upgrade = (step: string, ticked?: readonly string[]) =>
    dialog.upgrade?.({ version, step, draft, ...(ticked && { ticked }) })
  const upgraded = upgrade(place.step, place.ticked)
  if (!upgraded) return undefined
  // The steps that she came by may have other names now.
  const passed = new Set(place.trail.flatMap((step) => upgrade(step)?.step ?? []))
  const trail = [...passed].filter((step) => step in dialog.steps && step !== upgraded.step)
  return { ...place, ...upgraded, version: dialog.version, trail }
}
