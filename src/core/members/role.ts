/** What somebody who was let in may do; whoever was not is a guest. */
export type Role = 'member' | 'moderator'
