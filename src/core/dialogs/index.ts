/** Every dialog of the bot. */

import type { CheckCaps } from '../actions/caps.ts'
import type { Counting } from '../actions/counting.ts'
import type { WrongReceipts } from '../actions/wrong-receipts.ts'
import type { AlertKind } from '../alerts/alert.ts'
import type { PaceOf } from '../alerts/pace.ts'
import type { FingerprinterFor } from '../blacklist/slow-work.ts'
import type { AnyDialog } from '../engine/dialog.ts'
import type { Country } from '../rights/country.ts'
import type { Keys } from '../terms/keys.ts'
import type { Words } from '../terms/text.ts'
import { alertsDialog } from './alerts/alerts.ts'
import { warnDialog } from './alerts/warn.ts'
import { checkDialog } from './check/check.ts'
import { knowDialogs } from './know/index.ts'
import { joinDialog } from './member/join.ts'
import { moveDialog } from './member/move.ts'
import { settingsDialog } from './member/settings.ts'
import { wipeDialog } from './member/wipe.ts'
import { receiptDialog } from './receipt/receipt.ts'
import { reportDialog } from './report/report.ts'
import { objectionsDialog } from './review/objections.ts'
import { pendingDialog } from './review/pending.ts'
import { reviewDialog } from './review/review.ts'
import { townReportDialog } from './review/town-report.ts'

interface Needs {
  keys: Keys
  fingerprinterFor: FingerprinterFor
  caps: CheckCaps
  wrong: WrongReceipts
  counting: Counting
  country: Country
  words: Words
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
  townReportDialog(needs),
  pendingDialog(needs),
  objectionsDialog(),
  alertsDialog(needs),
  warnDialog(needs),
  joinDialog(),
  moveDialog(),
  settingsDialog(),
  wipeDialog(),
  ...knowDialogs(needs),
]
