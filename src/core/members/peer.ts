import type { Bytes } from '../keys.ts'
import type { Language } from '../text.ts'
import type { Role } from './role.ts'

/** Who is talking, as far as a dialog may know. */
export interface Peer {
  /** Pseudonym of the address. */
  sender: Bytes
  member: Member | undefined
  language: Language
  now: Date
}

/** Somebody who was let in. */
export interface Member {
  id: string
  /** What she finds in her settings, and the operator uses to revoke. */
  handle: string
  groupId: string
  role: Role
}
