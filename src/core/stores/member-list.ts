import type { Transaction } from '../../database/database.ts'
import { type Member, memberIn } from '../members/peer.ts'
import type { Preferences } from '../members/preferences.ts'
import type { Role } from '../members/role.ts'
import { hex } from '../terms/hex.ts'
import type { Bytes, Keys } from '../terms/keys.ts'

/** A member as the operator may see her: her mark, what she is, and the week in which she was seen. */
export interface ListedMember extends Pick<Member, 'handle' | 'role' | 'alsoCases'> {
  /** Such as 2026-W47. */
  week: string
}

/** Who is a member, for the operator and for what runs by the clock. Notes nobody as seen. */
export const memberListStore = (db: Transaction, keys: Keys) => ({
  /** A sender, what she chose, and the day on which she was last seen. */
  async met(
    sender: Bytes,
  ): Promise<{ member: Member | undefined; preferences: Preferences; seenOn: Date } | undefined> {
    const row = await db.sender.findUnique({ where: { tag: sender }, include: { member: true } })
    if (!row) return undefined
    const { tag, member, preferences, seenOn } = row
    // Choices that cannot be read must not keep her from being told.
    const chosen = preferences && keys.openWhole('sender', hex(tag), preferences)
    return {
      member: member ? memberIn(member) : undefined,
      preferences: JSON.parse(chosen ?? '{}'),
      seenOn,
    }
  },

  /** Every member, staff first. */
  async all(): Promise<ListedMember[]> {
    const rows = await db.member.findMany({ orderBy: [{ role: 'desc' }, { handle: 'asc' }] })
    return rows.map((row) => {
      const { handle, role, alsoCases = false } = memberIn(row)
      return { handle, role, alsoCases, week: weekOf(row.seenOn) }
    })
  },

  /** The senders of all case workers. */
  async caseworkerSenders(): Promise<Bytes[]> {
    const works = [{ role: 'caseworker' as const }, { role: 'moderator' as const, alsoCases: true }]
    const rows = await db.sender.findMany({
      where: { member: { OR: works } },
      select: { tag: true },
    })
    return rows.map(({ tag }) => tag)
  },

  /** How many members of a role have written since a day. */
  async seenSince(role: Role, since: Date): Promise<number> {
    return db.member.count({ where: { role, seenOn: { gte: since } } })
  },
})

/** The week of a day as in ISO 8601, such as 2026-W47. */
const weekOf = (day: Date): string => {
  const thursday = new Date(day)
  thursday.setUTCDate(day.getUTCDate() + 3 - ((day.getUTCDay() + 6) % 7))
  const year = thursday.getUTCFullYear()
  const week = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * 86_400_000)) + 1
  return `${year}-W${String(week).padStart(2, '0')}`
}
