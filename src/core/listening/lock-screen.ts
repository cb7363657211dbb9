/** What a line on a lock screen must not say. */
import type { Language } from '../terms/text.ts'
import { isThai } from './thai-phrases.ts'

/**
 * Tells whether a line says what it is about, to somebody who reads it over her shoulder. Each language
 * lists in `listening.json`, under `lock-screen`, how such words begin; every list counts, because
 * nobody knows in which language she writes.
 */
export const createLockScreen = (
  phrases: ReadonlyMap<Language, Readonly<Record<string, readonly string[]>>>,
) => {
  const beginnings = [...phrases.values()].flatMap((listed) => listed['lock-screen'] ?? [])
  return (line: string): boolean => {
    const text = line.normalize('NFC').toLowerCase()
    const words = text.match(/[\p{L}\p{M}]+/gu) ?? []
    // Thai has no spaces between words.
    return beginnings.some((beginning) =>
      isThai(beginning)
        ? text.includes(beginning)
        : words.some((word) => word.startsWith(beginning)),
    )
  }
}
