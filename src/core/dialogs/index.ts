/** Every dialog of the bot. */

import type { CheckCaps } from '../actions/caps.ts'
import type { Counting } from '../actions/counting.ts'
import type { OnDuty } from '../actions/on-duty.ts'
import type { WrongReceipts } from '../actions/wrong-receipts.ts'
import type { AlertKind } from '../alerts/alert.ts'
import type { PaceOf } from '../alerts/pace.ts'
import type { FingerprinterFor } from '../blacklist/slow-work.ts'
import type { Desk } from '../cases/desk.ts'
import type { AnyDialog } from '../engine/dialog.ts'
import { listeningTo } from '../listening/listening-to.ts'
import type { Country } from '../rights/country.ts'
import type { Keys } from '../terms/keys.ts'
import type { Words } from '../terms/text.ts'
import { alertsDialog } from './alerts/alerts.ts'
import { warnDialog } from './alerts/warn.ts'
import { casesDialog } from './cases/cases.ts'
import { checkDialog } from './check/check.ts'
import { knowDialogs } from './know/index.ts'
import { exportDialog } from './member/export.ts'
import { joinDialog } from './member/join.ts'
import { moveDialog } from './member/move.ts'
import { noticesDialog } from './member/notices.ts'
import { settingsDialog } from './member/settings.ts'
import { wipeDialog } from './member/wipe.ts'
import { receiptDialog } from './receipt/receipt.ts'
import { reportDialog } from './report/report.ts'
import { objectionsDialog } from './review/objections.ts'
import { pendingDialog } from './review/pending.ts'
import { reviewDialog } from './review/review.ts'
import { townReportDialog } from './review/town-report.ts'
import { buddyDialog } from './safe-call/become-buddy.ts'
import { safeCallDialog } from './safe-call/safe-call.ts'
import { talkDialog } from './talk/talk.ts'

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
  /** Whether the bot gets through on a channel, as far as this process knows. */
  getsThrough(channel: string): boolean
  /** Knows who is on duty, and is told of an alarm, last; undefined where they are not. */
  onDuty: OnDuty | undefined
  /** When case workers read; undefined where nobody answers in the chat. */
  desk: Desk | undefined
  /** Called when a case worker claims more cases than a day's. */
  manyClaims(): void
}

export const allDialogs = (needs: Needs): AnyDialog[] => {
  const check = checkDialog(needs)
  const { timeIn, moreIn, givesAway, chosen } = listeningTo(needs.words)
  return [
    check,
    reportDialog(needs),
    receiptDialog(needs),
    talkDialog(needs),
    casesDialog(needs),
    reviewDialog(needs),
    townReportDialog(needs),
    pendingDialog(needs),
    objectionsDialog(needs),
    alertsDialog(needs),
    warnDialog(needs),
    joinDialog(),
    moveDialog(),
    settingsDialog(),
    noticesDialog(needs),
    exportDialog(needs),
    wipeDialog(),
    safeCallDialog({ ...needs, check, timeIn, moreIn, givesAway, chosen }),
    buddyDialog({ ...needs, chosen }),
    ...knowDialogs(needs),
  ]
}
