/**
 * What a dialog is made of.
 *
 * - **dialog**: a guided conversation with one purpose: a set of named steps and what happens at the end.
 * - **step**: one question and how its answer is understood.
 * - **draft**: the answers so far; sealed, gone after 24 hours.
 * - **session**: where one peer is: the open question, the dialog she is in, a report she left half-way.
 * - **option**: an answer offered for choosing, by a tap or by its number; it may carry a value that
 *   comes back to its step (`choiceOf`, `placeOf`).
 * - **reply**: what the bot says, not in words yet.
 */
import type { PhoneReading } from '../identifiers/phone/phone.ts'
import type { Peer } from '../members/peer.ts'
import type { Stores } from '../stores/stores.ts'
import type { Wanted } from '../terms/meaning.ts'
import type { CommandName, Finished } from '../terms/reply.ts'
import type { Place } from '../terms/session.ts'
import type { Step } from './steps.ts'

/** What she has told before a dialog begins. */
export interface Told {
  harms: readonly string[]
  reading: PhoneReading | undefined
}

export interface Dialog<Draft, Name extends string = string> {
  name: CommandName
  /** Raised when steps or the draft change so that the dialog cannot go on with a draft of before. */
  version: number
  /**
   * Brings a draft of an earlier version forward, so that she goes on where she was; undefined where
   * that cannot be done, and then she is told that she must begin again.
   */
  upgrade?(old: OldDraft<Draft>): { step: string; draft: Partial<NoInfer<Draft>> } | undefined
  first: Name
  /** What is said in it is deleted from the chat after the time that the peer chose. */
  discreet?: boolean
  /** Guests are told so, and nothing is computed for them. */
  membersOnly?: boolean
  /** How long (ms) it can be open, where a day would be too long for what it shows. */
  lasts?: number
  /** It is only read, and nothing is told in it: words that she types can be looked up. */
  browsing?: boolean
  /**
   * Where words lead that answer no question, with what they may ask for, best first; undefined for
   * words that mean nothing to this dialog.
   */
  hears?(
    text: string,
    wanted: readonly Wanted[],
    peer: Peer,
  ): { step: Name; draft: Partial<Draft> } | undefined
  /** What of a message can be taken over before the dialog begins; slow work is done here. */
  prefill?(told: Told): Promise<Partial<Draft>>
  /** For 24 hours she can go on with a draft that she left. */
  kept?: boolean
  /** Runs in the turn's transaction: the draft to begin with, or why this peer cannot begin. */
  begin(peer: Peer, stores: Stores): Promise<{ draft: Partial<Draft> } | Finished>
  steps: Record<Name, Step<Draft, Name>>
  /**
   * What all that is said in it is about, by a random id: deleted from the chat together, when
   * `stores.sent.releaseAbout` is called, or after an hour.
   */
  about?(draft: Draft): string
  /** Runs in the turn's transaction, when she stops or begins something else. */
  left?(draft: Draft, peer: Peer, stores: Stores): Promise<void>
  /** Runs in the turn's transaction: makes it so. */
  finish(draft: Draft, peer: Peer, stores: Stores): Promise<Finished>
}

/** A draft as an earlier version of its dialog left it. What has the same name must mean the same. */
export interface OldDraft<Draft> {
  version: number
  step: string
  draft: Partial<Draft> & Record<string, unknown>
}

/** Checks at compile time that every step that is named exists and every answer that is saved is in the draft. */
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

/** A place in a dialog's present version; undefined where the dialog cannot go on with it. */
export const broughtForward = (dialog: AnyDialog, place: Place): Place | undefined => {
  const { version, draft } = place
  if (version === dialog.version) return place
  // After a newer version has run, nothing here knows its drafts.
  if (version > dialog.version) return undefined
  const upgrade = (step: string) => dialog.upgrade?.({ version, step, draft })
  const upgraded = upgrade(place.step)
  if (!upgraded) return undefined
  // The steps behind her may have other names now.
  const passed = new Set(place.trail.flatMap((step) => upgrade(step)?.step ?? []))
  const trail = [...passed].filter((step) => step in dialog.steps && step !== upgraded.step)
  return { ...place, ...upgraded, version: dialog.version, trail }
}
