import type { Stores } from '../stores/stores.ts'

const WEEK = 7 * 24 * 60 * 60 * 1000
/** A danger needs so many moderators. */
const ENOUGH = 2

/** Whether fewer moderators have written within a week than a danger needs; false if there is none. */
export const areTooFew = async (
  { members, memberList }: Pick<Stores, 'members' | 'memberList'>,
  now: Date,
): Promise<boolean> => {
  if ((await members.count('moderator')) === 0) return false
  const since = new Date(now.getTime() - WEEK)
  return (await memberList.seenSince('moderator', since)) < ENOUGH
}
