import { bytesOf } from '../terms/hex.ts'
import type { Bytes } from '../terms/keys.ts'

/** The random id of a member or a group as bytes. Counters are kept under them. */
export const idBytes = (id: string): Bytes => bytesOf(id.replaceAll('-', ''))
