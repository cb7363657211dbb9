import type { Transaction } from '../../database/database.ts'
import { hex } from '../terms/hex.ts'
import type { Bytes } from '../terms/keys.ts'

/** Members and senders who stay away. */
export interface IdleSenders {
  memberIds: readonly string[]
  senders: readonly Bytes[]
}

/** Leaves out those of whom `stays` is true, with everything that is the same member. */
export const exceptThose = async (
  db: Transaction,
  { memberIds, senders }: IdleSenders,
  stays: (sender: Bytes) => Promise<boolean>,
): Promise<IdleSenders> => {
  const kept = new Set<string>()
  for (const sender of senders) if (await stays(sender)) kept.add(hex(sender))
  if (kept.size === 0) return { memberIds, senders }
  const theirs = await db.sender.findMany({ where: { memberId: { in: [...memberIds] } } })
  const keptMembers = new Set(
    theirs.flatMap((one) => (kept.has(hex(one.tag)) ? [one.memberId] : [])),
  )
  for (const { tag, memberId } of theirs) if (keptMembers.has(memberId)) kept.add(hex(tag))
  return {
    memberIds: memberIds.filter((id) => !keptMembers.has(id)),
    senders: senders.filter((sender) => !kept.has(hex(sender))),
  }
}
