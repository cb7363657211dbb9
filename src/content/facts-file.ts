/** The operator's file of corrections. The bot reads it again when it changes. */
import { readFileSync, statSync } from 'node:fs'
import { localesFolder, readLocale } from '../bots/locales.ts'
import {
  type Corrections,
  type LineFault,
  NOTHING_CORRECTED,
  readCorrections,
} from '../core/rights/corrections.ts'
import type { Country } from '../core/rights/country.ts'
import type { Pack } from '../core/rights/pack.ts'

interface Needs {
  /** undefined: there are no corrections. */
  file: string | undefined
  country: Country
  /** Is told why the file or a line of it cannot be used. The other lines count. */
  onFault(fault: string): void
}

/** The texts of a pack's own language, by their keys. */
export const wordsOf = ({ language }: Pack, folder = localesFolder): ReadonlyMap<string, string> =>
  readLocale(folder, language).texts

/** Returns the corrections in the file as it is now; if it cannot be read, as it last was. */
export const openFacts = ({ file, country, onFault }: Needs): (() => Corrections) => {
  const { code, pack } = country
  if (file === undefined || pack === undefined) return () => NOTHING_CORRECTED
  const words = wordsOf(pack)
  let current = NOTHING_CORRECTED
  let seen = ''

  const read = (): void => {
    const result = readCorrections(readFileSync(file, 'utf8'), { code, pack, words })
    current = result.corrections
    for (const { line, why } of result.faults) onFault(faultLine({ line, why }))
  }

  return () => {
    try {
      // Asking costs microseconds. A watcher would miss editors that replace the file with a new one.
      const { mtimeMs, size, ino } = statSync(file)
      const now = `${ino} ${size} ${mtimeMs}`
      if (now !== seen) {
        seen = now
        read()
      }
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error
      if (seen !== 'unreadable')
        onFault(
          `FACTS_FILE cannot be read (${error.code}): make it readable, or remove the setting`,
        )
      seen = 'unreadable'
    }
    return current
  }
}

/** A mistake as the operator reads it. It does not repeat the line. */
export const faultLine = ({ line, why }: LineFault): string => `FACTS_FILE line ${line}: ${why}`
