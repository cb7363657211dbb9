/** What a member may do. A peer who was not let in has no role: she is a guest. */
export type Role = 'member' | 'moderator'
