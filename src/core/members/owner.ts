import { bytesOf } from '../terms/hex.ts'
import type { Bytes } from '../terms/keys.ts'

/** A member's or a group's random id, as the owner of a counter. */
export const idBytes = (id: string): Bytes => bytesOf(id.replaceAll('-', ''))
