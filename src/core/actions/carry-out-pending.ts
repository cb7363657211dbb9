import type { Pending } from '../stores/pending-rows.ts'
import type { Stores } from '../stores/stores.ts'
import { shutOutAuthor } from './revoke.ts'

/** What follows from more than one moderator's doing. */
const MODERATORS = 'moderators'

/** Does what others have seen, or agreed to. To be called in a transaction. */
export const carryOutPending = async (
  stores: Stores,
  { proposal, reports }: Pick<Pending, 'proposal' | 'reports'>,
  { now, today }: { now: Date; today: string },
): Promise<void> => {
  const decider = { handle: MODERATORS, now, today }
  const decline = async (reason: Parameters<typeof stores.decisions.declineWaited>[1]) => {
    const { entries } = await stores.decisions.declineWaited(reports, reason, decider)
    await stores.entries.remove(entries)
    for (const reportId of reports)
      await stores.audit.note(MODERATORS, 'decline', now, { reportId })
  }
  switch (proposal.kind) {
    case 'decline':
      return decline(proposal.reason)
    case 'shutOut':
      // First, while it can still be told whose it is. What a case worker is to have stays.
      for (const id of reports) await shutOutAuthor(stores, id, now)
      return decline('unusable')
    case 'question':
      for (const id of reports) await stores.decisions.askWaited(id, proposal.question, decider)
      return
    case 'alert': {
      const { alert: content, corrects } = proposal
      await stores.alerts.publish({ content, ...(corrects !== undefined && { corrects }) }, now)
    }
  }
}
