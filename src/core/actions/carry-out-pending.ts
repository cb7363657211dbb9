import type { Pending } from '../stores/pending-rows.ts'
import type { Stores } from '../stores/stores.ts'
import { shutOutAuthor } from './revoke.ts'

/** The actor in the audit if more than one moderator is behind it. */
const MODERATORS = 'moderators'

/** Carries out a decision that others have seen or agreed to. Must be called in a transaction. */
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
      // First, while the author can still be found. What a case worker is to have stays.
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
