import type { Reach } from '../terms/channel.ts'
import type { Bytes } from '../terms/keys.ts'
import type { Language } from '../terms/text.ts'
import type { Role } from './role.ts'

/** Who is talking, as far as a dialog may know. */
export interface Peer {
  /** Pseudonym of the address. */
  sender: Bytes
  member: Member | undefined
  language: Language
  now: Date
  /** Where her answer goes, for what she wishes to be written to about. */
  reach: Reach
  /** When she was last written to without having asked; undefined where she follows no town. */
  called: { at: Date | undefined } | undefined
}

/** Somebody who was let in. */
export interface Member {
  id: string
  /** What she finds in her settings, and the operator uses to revoke. */
  handle: string
  groupId: string
  role: Role
}
