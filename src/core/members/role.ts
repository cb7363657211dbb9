/**
 * What a member may do. A peer who was not let in has no role: she is a guest. A *case worker* writes
 * with those who asked for it, and reads no report that did not.
 */
export type Role = 'member' | 'moderator' | 'caseworker'

/** The parts of a membership that say what she may do. */
interface Allowed {
  role: Role
  /** A moderator who is a case worker, too. */
  alsoCases?: boolean
}

/** Whether she reads reports and decides on them. */
export const isModerator = (member: Allowed | undefined): boolean => member?.role === 'moderator'

/** Whether she claims cases and writes with their reporters. */
export const isCaseworker = (member: Allowed | undefined): boolean =>
  member?.role === 'caseworker' || (member?.role === 'moderator' && member.alsoCases === true)

/** Whether only the operator makes and ends her membership. */
export const isStaff = (member: Allowed): boolean => member.role !== 'member'

/** What a member is after a code of that role. Nobody loses by a code what she was. */
export const promoted = (member: Allowed, code: Role): Required<Allowed> => {
  const both = [member, { role: code }]
  const moderates = both.some(isModerator)
  const works = both.some(isCaseworker)
  const role = moderates ? 'moderator' : works ? 'caseworker' : 'member'
  return { role, alsoCases: moderates && works }
}
