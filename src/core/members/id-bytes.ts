import { bytesOf } from '../terms/hex.ts'
import type { Bytes } from '../terms/keys.ts'

/** A member's or a group's random id as bytes: counters know their owner by them. */
export const idBytes = (id: string): Bytes => bytesOf(id.replaceAll('-', ''))
