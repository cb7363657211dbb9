/** Every dialog of the bot. */
import type { Fingerprinter } from '../blacklist/fingerprint.ts'
import type { Counting } from '../counting.ts'
import type { Keys } from '../keys.ts'
import type { CheckCaps } from '../members/caps.ts'
import type { Country } from '../rights/country.ts'
import { checkDialog } from './check.ts'
import type { AnyDialog } from './dialog.ts'
import { joinDialog } from './join.ts'
import { objectionsDialog } from './objections.ts'
import { reportDialog } from './report.ts'
import { reviewDialog } from './review.ts'
import { settingsDialog } from './settings.ts'
import { wipeDialog } from './wipe.ts'

interface Needs {
  keys: Keys
  fingerprinter: Fingerprinter
  caps: CheckCaps
  counting: Counting
  country: Country
  day(now: Date): string
}

export const allDialogs = (needs: Needs): AnyDialog[] => [
  checkDialog(needs),
  reportDialog(needs),
  reviewDialog(needs),
  objectionsDialog(),
  joinDialog(),
  settingsDialog(),
  wipeDialog(),
]
