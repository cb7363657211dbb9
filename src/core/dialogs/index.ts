/** Every dialog of the bot. */
import type { AlertKind } from '../alerts/alert.ts'
import type { PaceOf } from '../alerts/fan-out.ts'
import type { Fingerprinter } from '../blacklist/fingerprint.ts'
import type { Counting } from '../counting.ts'
import type { Keys } from '../keys.ts'
import type { CheckCaps } from '../members/caps.ts'
import type { WrongReceipts } from '../members/wrong-receipts.ts'
import type { Corrections } from '../rights/corrections.ts'
import type { Country } from '../rights/country.ts'
import type { Words } from '../text.ts'
import { alertsDialog } from './alerts.ts'
import { checkDialog } from './check.ts'
import type { AnyDialog } from './dialog.ts'
import { joinDialog } from './join.ts'
import { knowDialogs } from './know/index.ts'
import { moveDialog } from './move.ts'
import { objectionsDialog } from './objections.ts'
import { receiptDialog } from './receipt.ts'
import { reportDialog } from './report.ts'
import { reviewDialog } from './review.ts'
import { settingsDialog } from './settings.ts'
import { warnDialog } from './warn.ts'
import { wipeDialog } from './wipe.ts'

interface Needs {
  keys: Keys
  fingerprinter: Fingerprinter
  caps: CheckCaps
  wrong: WrongReceipts
  counting: Counting
  country: Country
  words: Words
  /** What the operator has corrected in the country's pack. */
  corrections(): Corrections
  day(now: Date): string
  /** The kinds of alert that the operator has switched on. */
  kinds: readonly AlertKind[]
  timeZone: string
  paceOf: PaceOf
}

export const allDialogs = (needs: Needs): AnyDialog[] => [
  checkDialog(needs),
  reportDialog(needs),
  receiptDialog(needs),
  reviewDialog(needs),
  objectionsDialog(),
  alertsDialog(needs),
  warnDialog(needs),
  joinDialog(),
  moveDialog(),
  settingsDialog(),
  wipeDialog(),
  ...knowDialogs(needs),
]
