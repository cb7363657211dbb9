import type { Statements } from '../../database/statements.ts'
import { type Member, memberIn } from '../members/peer.ts'
import type { Role } from '../members/role.ts'

/** Members as they are now, by what names them. */
export const knownMembers = ({ rows }: Pick<Statements, 'rows'>) => {
  return {
    /** The members with these ids. */
    async among(ids: readonly string[]): Promise<Member[]> {
      const all = await rows<Member>`
        SELECT id, handle, group_id AS "groupId", role, also_cases AS "alsoCases" FROM member
        WHERE id = ANY(${ids}::uuid[])`
      return all.map(memberIn)
    },

    async byHandle(handle: string): Promise<Member | undefined> {
      const [row] = await rows<Member>`
        SELECT id, handle, group_id AS "groupId", role, also_cases AS "alsoCases" FROM member
        WHERE handle = ${handle}`
      return row && memberIn(row)
    },

    async ofGroup(groupId: string): Promise<Member[]> {
      const all = await rows<Member>`
        SELECT id, handle, group_id AS "groupId", role, also_cases AS "alsoCases" FROM member
        WHERE group_id = ${groupId}::uuid`
      return all.map(memberIn)
    },

    /**
     * The member as she is now, locked until the transaction ends. Undefined if she was shut out
     * meanwhile.
     */
    async still(id: string): Promise<Member | undefined> {
      const [row] = await rows<Member>`
        SELECT id, handle, group_id AS "groupId", role, also_cases AS "alsoCases"
        FROM member WHERE id = ${id}::uuid FOR SHARE`
      return row && memberIn(row)
    },

    /** How many members there are, or moderators, or case workers; a moderator may be both. */
    async count(role?: Role): Promise<number> {
      const [row] = await rows<{ count: number }>`
        SELECT count(*)::int AS count FROM member
        WHERE ${role ?? null}::"Role" IS NULL OR role = ${role ?? null}::"Role"
          OR (${role ?? null}::"Role" = 'caseworker' AND also_cases)`
      return row?.count ?? 0
    },
  }
}
