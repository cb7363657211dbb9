/** The operator's file of corrections: read again whenever it has changed. */
import { readFileSync, statSync } from 'node:fs'
import {
  type Corrections,
  type LineFault,
  NOTHING_CORRECTED,
  readCorrections,
} from '../core/rights/corrections.ts'
import type { Country } from '../core/rights/country.ts'

interface Needs {
  /** undefined: nothing is corrected. */
  file: string | undefined
  country: Country
  /** Hears why the file, or a line of it, cannot be used; what it said before stays in force. */
  onFault(fault: string): void
}

/** The corrections as they stand in the file at this moment, or as they last stood there without a mistake. */
export const openFacts = ({ file, country, onFault }: Needs): (() => Corrections) => {
  const { code, pack } = country
  if (file === undefined || pack === undefined) return () => NOTHING_CORRECTED
  let current = NOTHING_CORRECTED
  let seen = ''

  const read = (): void => {
    const result = readCorrections(readFileSync(file, 'utf8'), { code, pack })
    if ('corrections' in result) current = result.corrections
    else for (const { line, why } of result.faults) onFault(faultLine({ line, why }))
  }

  return () => {
    try {
      // A look costs microseconds; a watcher would miss editors that put a new file in its place.
      const { mtimeMs, size, ino } = statSync(file)
      const now = `${ino} ${size} ${mtimeMs}`
      if (now !== seen) {
        seen = now
        read()
      }
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error
      if (seen !== 'unreadable') onFault(`FACTS_FILE cannot be read (${error.code})`)
      seen = 'unreadable'
    }
    return current
  }
}

/** A mistake as the operator reads it; what stands in the line is not repeated. */
export const faultLine = ({ line, why }: LineFault): string => `FACTS_FILE line ${line}: ${why}`
