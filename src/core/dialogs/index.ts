/** Every dialog of the bot. */
import type { AlertKind } from '../alerts/alert.ts'
import type { PaceOf } from '../alerts/fan-out.ts'
import type { Fingerprinter } from '../blacklist/fingerprint.ts'
import type { Keys } from '../keys.ts'
import type { CheckCaps } from '../members/caps.ts'
import type { Country } from '../rights/country.ts'
import { alertsDialog } from './alerts.ts'
import { checkDialog } from './check.ts'
import type { AnyDialog } from './dialog.ts'
import { joinDialog } from './join.ts'
import { reportDialog } from './report.ts'
import { reviewDialog } from './review.ts'
import { settingsDialog } from './settings.ts'
import { warnDialog } from './warn.ts'
import { wipeDialog } from './wipe.ts'

interface Needs {
  keys: Keys
  fingerprinter: Fingerprinter
  caps: CheckCaps
  country: Country
  day(now: Date): string
  /** The kinds of alert that the operator has switched on. */
  kinds: readonly AlertKind[]
  timeZone: string
  paceOf: PaceOf
}

export const allDialogs = (needs: Needs): AnyDialog[] => [
  checkDialog(needs),
  reportDialog(needs),
  reviewDialog(needs),
  alertsDialog(needs),
  warnDialog(needs),
  joinDialog(),
  settingsDialog(),
  wipeDialog(),
]
