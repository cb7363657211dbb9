import type { AlertContent } from '../alerts/alert.ts'
import type { Keys } from '../terms/keys.ts'
import { sealOf } from './kind-seal.ts'

/**
 * Opens what an alert says; undefined if that cannot be read, so that one damaged alert stops no
 * other.
 */
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
