import { Prisma, type Transaction } from '../../database/database.ts'
import { newCode, readCode } from '../members/code.ts'
import type { Role } from '../members/role.ts'
import type { Keys } from '../terms/keys.ts'

/** How long a code can be used, in milliseconds. */
const LIFETIME = 90 * 24 * 60 * 60 * 1000

/** What an unused code gives: a role, and a group. */
export interface Invitation {
  role: Role
  /** The voucher's group; undefined for a code of outreach staff. */
  groupId: string | undefined
}

/** Unused codes, kept as a keyed hash. A used one is deleted. */
export const codeStore = (db: Transaction, keys: Keys) => {
  const tags = (code: string) => keys.tags('sender', 'code', code)

  return {
    /** Makes a new code. The code itself is kept nowhere, so it can be shown only once. */
    async issue({ role, groupId }: Invitation, now: Date): Promise<string> {
      const code = newCode(role)
      const tag = keys.tag('sender', 'code', code.replaceAll('-', ''))
      const expiresOn = new Date(now.getTime() + LIFETIME)
      await db.code.create({ data: { tag, role, groupId: groupId ?? null, expiresOn } })
      return code
    },

    /**
     * What a code gives; undefined if it is unknown, used, revoked or too old. The code stays
     * usable.
     */
    async look(text: string, now: Date): Promise<Invitation | undefined> {
      const code = readCode(text)
      if (!code) return undefined
      const row = await db.code.findFirst({
        where: { tag: { in: tags(code) }, expiresOn: { gte: now } },
      })
      return row ? { role: row.role, groupId: row.groupId ?? undefined } : undefined
    },

    /**
     * Uses a code up and returns what it gives, which may have changed since `look`. Undefined if
     * there is no such code.
     */
    async spend(text: string): Promise<Invitation | undefined> {
      const code = readCode(text)
      if (!code) return undefined
      // SQL deletes and reads in one statement, so that two peers cannot use one code.
      const [row] = await db.$queryRaw<{ role: Role; groupId: string | null }[]>`
        DELETE FROM code WHERE tag IN (${Prisma.join(tags(code))})
        RETURNING role, group_id AS "groupId"`
      return row && { role: row.role, groupId: row.groupId ?? undefined }
    },

    /** Codes of one group let into another group from now on. */
    async regroup(from: string, to: string): Promise<void> {
      await db.code.updateMany({ where: { groupId: from }, data: { groupId: to } })
    },

    /** Makes every unused code of a group unusable. */
    async revokeOf(groupId: string): Promise<void> {
      await db.code.deleteMany({ where: { groupId } })
    },

    async expire(now: Date): Promise<number> {
      return (await db.code.deleteMany({ where: { expiresOn: { lt: now } } })).count
    },
  }
}
export type CodeStore = ReturnType<typeof codeStore>
