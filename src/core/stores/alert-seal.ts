import type { AlertContent } from '../alerts/alert.ts'
import type { Keys } from '../terms/keys.ts'
import { sealOf } from './kind-seal.ts'

/** Opens what an alert says; undefined where that cannot be read, so that it keeps no other from being told. */
export const openAlert = (
  keys: Keys,
  id: string,
  content: Uint8Array,
): AlertContent | undefined => {
  try {
    return sealOf<AlertContent>(keys, 'alert').open(id, content)
  } catch {
    return undefined
  }
}
