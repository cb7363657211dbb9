import type { JobHandlers } from '../catalog.ts'
import { type EraseNeeds, eraseMessages } from './erase-messages.ts'
import { type ExpireNeeds, expire } from './expire.ts'
import { type FinishNeeds, finishTurns } from './finish-turns.ts'
import { type ForgetNeeds, forgetDeleted } from './forget-deleted.ts'
import { type PublishNeeds, publishReports } from './publish-reports.ts'
import { type RemindNeeds, remind } from './remind.ts'

/** What the jobs set going; each finds in the database what is due. */
export interface JobNeeds
  extends FinishNeeds,
    EraseNeeds,
    PublishNeeds,
    RemindNeeds,
    ExpireNeeds,
    ForgetNeeds {}

/** The handler of every job. */
export const createHandlers = (needs: JobNeeds): JobHandlers => ({
  'turns.finish': finishTurns(needs),
  'messages.erase': eraseMessages(needs),
  'reports.publish': publishReports(needs),
  'alerts.remind': remind(needs),
  expire: expire(needs),
  'deleted.forget': forgetDeleted(needs),
})
