import type { JobHandlers } from '../catalog.ts'
import { type Needs as EraseNeeds, eraseMessages } from './erase-messages.ts'
import { type Needs as ExpireNeeds, expire } from './expire.ts'
import { type Needs as FinishNeeds, finishTurns } from './finish-turns.ts'
import { type Needs as ForgetNeeds, forgetDeleted } from './forget-deleted.ts'
import { type Needs as PublishNeeds, publishReports } from './publish-reports.ts'
import { type Needs as RemindNeeds, remind } from './remind.ts'

/** What the jobs set going; each finds in the database what is due. */
export interface Needs
  extends FinishNeeds,
    EraseNeeds,
    PublishNeeds,
    RemindNeeds,
    ExpireNeeds,
    ForgetNeeds {}

/** The handler of every job. */
export const createHandlers = (needs: Needs): JobHandlers => ({
  'turns.finish': finishTurns(needs),
  'messages.erase': eraseMessages(needs),
  'reports.publish': publishReports(needs),
  'alerts.remind': remind(needs),
  expire: expire(needs),
  'deleted.forget': forgetDeleted(needs),
})
