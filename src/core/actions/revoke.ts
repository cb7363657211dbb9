import type { Database } from '../../database/database.ts'
import type { Member } from '../members/peer.ts'
import { isStaff } from '../members/role.ts'
import { type Stores, storesIn } from '../stores/stores.ts'
import type { Bytes, Keys } from '../terms/keys.ts'

interface Needs {
  database: Database
  keys: Keys
  now(): Date
}

/** Makes an unused code unusable. False if there is no such code. */
export const revokeCode = async ({ database, keys }: Needs, code: string): Promise<boolean> =>
  (await storesIn(database.prisma, { keys, sql: database.sql }).codes.spend(code)) !== undefined

/**
 * Ends a membership, or all of her group. Marks the undecided reports of those members for the
 * moderators. Returns how many memberships ended and how many reports were marked; undefined if
 * there is no such member.
 */
export const revokeMember = async (
  { database, keys, now }: Needs,
  handle: string,
  wholeGroup: boolean,
): Promise<{ members: number; reports: number } | undefined> =>
  database.prisma.$transaction(async (tx) => {
    const stores = storesIn(tx, { keys, sql: database.sql })
    const member = await stores.members.byHandle(handle)
    if (!member) return undefined
    // First, so that nobody joins the group while its memberships end.
    if (wholeGroup) await stores.codes.revokeOf(member.groupId)
    const members = wholeGroup ? await stores.members.ofGroup(member.groupId) : [member]
    const reports = await endMemberships(stores, members, 'operator', now())
    return { members: members.length, reports }
  })

/**
 * Ends the membership of the author of a report that two moderators found to be made up to harm
 * somebody. Only hers ends, not her group's, and she reads why. A moderator or a case worker stays,
 * because only the operator makes and ends them. A guest has no membership.
 */
export const shutOutAuthor = async (stores: Stores, reportId: string, now: Date): Promise<void> => {
  const isAuthor = await stores.reports.authorOf(reportId)
  const author = isAuthor && (await stores.members.whose(isAuthor))
  if (!author || isStaff(author)) return
  const senders = await stores.members.sendersOf(author.id)
  await endMemberships(stores, [author], 'moderators', now)
  for (const sender of senders) {
    const preferences = await stores.members.chosen(sender)
    await stores.members.remember(sender, { ...preferences, shutOut: true }, now)
  }
}

/** Ends memberships. Returns how many reports are marked for the moderators. */
const endMemberships = async (
  stores: Stores,
  members: readonly Member[],
  actor: 'operator' | 'moderators',
  now: Date,
): Promise<number> => {
  const senders: Bytes[] = []
  for (const one of members) {
    senders.push(...(await stores.members.sendersOf(one.id)))
    await stores.shutOut(one)
    await stores.audit.note(actor, 'revoke', now)
  }
  return stores.reports.doubt(senders)
}
