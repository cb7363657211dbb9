import type { Bytes } from '../terms/keys.ts'

/** A member's or a group's random id, as the owner of a counter. */
export const idBytes = (id: string): Bytes =>
  Uint8Array.from(Buffer.from(id.replaceAll('-', ''), 'hex'))
