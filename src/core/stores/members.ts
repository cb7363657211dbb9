import { randomUUID } from 'node:crypto'
import type { Transaction } from '../../database/database.ts'
import { newHandle } from '../members/code.ts'
import { idBytes } from '../members/id-bytes.ts'
import { type Member, memberIn } from '../members/peer.ts'
import type { Preferences } from '../members/preferences.ts'
import { isCaseworker, isModerator, promoted, type Role } from '../members/role.ts'
import { hex } from '../terms/hex.ts'
import type { Bytes, Keys } from '../terms/keys.ts'

/** Everybody who writes: senders, and the members that some of them are. */
export const memberStore = (db: Transaction, keys: Keys) => {
  const found = async (sender: Bytes, role: Role, now: Date, groupId?: string): Promise<Member> => {
    const id = randomUUID()
    // A group has the id of the member who founded it.
    const member = { id, handle: newHandle(), groupId: groupId ?? id, role }
    await db.member.create({ data: { ...member, seenOn: now } })
    await db.sender.upsert({
      where: { tag: sender },
      create: { tag: sender, memberId: member.id, seenOn: now },
      update: { memberId: member.id },
    })
    return member
  }

  const whole = (tag: Bytes) => db.sender.findUnique({ where: { tag }, include: { member: true } })

  const seen = async (id: string, on: Date): Promise<void> => {
    await db.member.updateMany({ where: { id, seenOn: { lt: on } }, data: { seenOn: on } })
  }

  // Unreadable preferences must not stop the bot from recognising her.
  const chosenIn = (tag: Uint8Array, preferences: Uint8Array | null): Preferences =>
    JSON.parse((preferences && keys.openWhole('sender', hex(tag), preferences)) ?? '{}')

  return {
    /** Who a sender is, and what she chose. Notes the day on which she was seen. */
    async recognise(
      sender: Bytes,
      now: Date,
    ): Promise<{ member: Member | undefined; preferences: Preferences; known: boolean }> {
      const row = await db.sender.findUnique({ where: { tag: sender }, include: { member: true } })
      if (!row) return { member: undefined, preferences: {}, known: false }
      if (!sameDay(row.seenOn, now)) {
        await db.sender.updateMany({ where: { tag: sender }, data: { seenOn: now } })
        if (row.member)
          await db.member.updateMany({ where: { id: row.member.id }, data: { seenOn: now } })
      }
      const { preferences, member } = row
      return {
        known: true,
        preferences: preferences ? JSON.parse(keys.open('sender', hex(sender), preferences)) : {},
        member: member ? memberIn(member) : undefined,
      }
    },

    /** What a sender chose. Does not note that she was seen. */
    async chosen(sender: Bytes): Promise<Preferences> {
      const row = await db.sender.findUnique({ where: { tag: sender } })
      return row ? chosenIn(row.tag, row.preferences) : {}
    },

    /** Remembers a sender and what she chose. */
    async remember(sender: Bytes, preferences: Preferences, now: Date): Promise<void> {
      const sealed = keys.seal('sender', hex(sender), JSON.stringify(preferences))
      await db.sender.upsert({
        where: { tag: sender },
        create: { tag: sender, preferences: sealed, seenOn: now },
        update: { preferences: sealed },
      })
    },

    /** Keeps a row for a sender, so that what is kept of her is forgotten with it. */
    async meet(sender: Bytes, now: Date): Promise<void> {
      await db.sender.upsert({
        where: { tag: sender },
        create: { tag: sender, seenOn: now },
        update: {},
      })
    },

    /** Makes a sender a member, in the group that is given, otherwise in her own. */
    found,

    /** Gives a member what a code of that role gives. Her group never changes. */
    async promote(member: Member, role: Role): Promise<void> {
      await db.member.updateMany({ where: { id: member.id }, data: promoted(member, role) })
    },

    /**
     * Unites two senders. What was chosen last counts. Of two memberships it keeps the moderator's,
     * then the case worker's, otherwise the one of `to`, with what both may do. Returns both memberships if there were two.
     */
    async unite(
      from: Bytes,
      to: Bytes,
      now: Date,
    ): Promise<{ kept: Member; gone: Member } | undefined> {
      const [before, there] = [await whole(from), await whole(to)]
      const later = [before, there].filter((row) => row !== null)
      later.sort((a, b) => a.seenOn.getTime() - b.seenOn.getTime())
      const chosen = later.map(({ tag, preferences }) => chosenIn(tag, preferences))
      const preferences: Preferences = Object.assign({}, ...chosen)
      const members = [there, before].flatMap((row) => (row?.member ? [row.member] : []))
      const kept = members.find(isModerator) ?? members.find(isCaseworker) ?? members[0]
      const gone = members.find(({ id }) => id !== kept?.id)
      const data = {
        memberId: kept?.id ?? null,
        preferences:
          Object.keys(preferences).length > 0
            ? keys.seal('sender', hex(to), JSON.stringify(preferences))
            : null,
        seenOn: later.at(-1)?.seenOn ?? now,
      }
      await db.sender.deleteMany({ where: { tag: from } })
      await db.sender.upsert({ where: { tag: to }, create: { tag: to, ...data }, update: data })
      if (kept) await seen(kept.id, data.seenOn)
      if (!kept || !gone) return undefined
      await db.sender.updateMany({ where: { memberId: gone.id }, data: { memberId: kept.id } })
      await db.member.deleteMany({ where: { id: gone.id } })
      if (isCaseworker(gone))
        await db.member.updateMany({ where: { id: kept.id }, data: promoted(kept, 'caseworker') })
      return { kept, gone }
    },

    /** Moves a sender's membership and choices to another chat. The old one must still be wiped. */
    async move(from: Bytes, to: Bytes, now: Date): Promise<void> {
      const [before, there] = [await whole(from), await whole(to)]
      const preferences: Preferences = Object.assign(
        {},
        ...[there, before].map((row) => row && chosenIn(row.tag, row.preferences)),
      )
      const data = {
        memberId: before?.memberId ?? null,
        preferences: keys.seal('sender', hex(to), JSON.stringify(preferences)),
      }
      await db.sender.upsert({
        where: { tag: to },
        create: { tag: to, ...data, seenOn: now },
        update: data,
      })
      if (before?.memberId) await seen(before.memberId, now)
    },

    /** Moves all members of one group to another. */
    async regroupAll(from: string, to: string): Promise<void> {
      await db.member.updateMany({ where: { groupId: from }, data: { groupId: to } })
    },

    /** The tags of all senders that are this member. */
    async sendersOf(memberId: string): Promise<Bytes[]> {
      const rows = await db.sender.findMany({ where: { memberId }, select: { tag: true } })
      return rows.map(({ tag }) => tag)
    },

    /** The member with a sender of whom `isHers` is true. */
    async whose(isHers: (sender: Bytes) => boolean): Promise<Member | undefined> {
      const rows = await db.sender.findMany({
        where: { memberId: { not: null } },
        include: { member: true },
      })
      const member = rows.find(({ tag }) => isHers(tag))?.member
      return member ? memberIn(member) : undefined
    },

    /**
     * Deletes a sender, and her membership if she has no other sender. Returns the owners whose
     * counters are to be deleted.
     */
    async delete(sender: Bytes): Promise<Bytes[]> {
      const row = await db.sender.findUnique({ where: { tag: sender } })
      await db.sender.deleteMany({ where: { tag: sender } })
      const memberId = row?.memberId
      if (!memberId || (await db.sender.count({ where: { memberId } })) > 0) return [sender]
      await db.member.deleteMany({ where: { id: memberId } })
      return [sender, idBytes(memberId)]
    },

    /** The members with these ids. */
    async among(ids: readonly string[]): Promise<Member[]> {
      const rows = await db.member.findMany({ where: { id: { in: [...ids] } } })
      return rows.map(memberIn)
    },

    async byHandle(handle: string): Promise<Member | undefined> {
      const row = await db.member.findUnique({ where: { handle } })
      return row ? memberIn(row) : undefined
    },

    async ofGroup(groupId: string): Promise<Member[]> {
      const rows = await db.member.findMany({ where: { groupId } })
      return rows.map(memberIn)
    },

    /** Ends a membership. Its senders are guests from now on. */
    async revoke(member: Member): Promise<void> {
      await db.member.deleteMany({ where: { id: member.id } })
    },

    /**
     * The member as she is now, locked until the transaction ends. Undefined if she was shut out
     * meanwhile.
     */
    async still(id: string): Promise<Member | undefined> {
      const [row] = await db.$queryRaw<Member[]>`
        SELECT id, handle, group_id AS "groupId", role, also_cases AS "alsoCases"
        FROM member WHERE id = ${id}::uuid FOR SHARE`
      return row && memberIn(row)
    },

    /** How many members there are, or moderators, or case workers; a moderator may be both. */
    async count(role?: Role): Promise<number> {
      if (role !== 'caseworker') return db.member.count({ where: role ? { role } : {} })
      return db.member.count({ where: { OR: [{ role }, { alsoCases: true }] } })
    },

    /** Members and guests who were last seen before these days. */
    async idle(
      membersBefore: Date,
      guestsBefore: Date,
    ): Promise<{ memberIds: string[]; senders: Bytes[] }> {
      const members = await db.member.findMany({
        where: { seenOn: { lt: membersBefore } },
        include: { senders: true },
      })
      const guests = await db.sender.findMany({
        where: { seenOn: { lt: guestsBefore }, memberId: null },
      })
      const theirs = members.flatMap((member) => member.senders)
      return {
        memberIds: members.map(({ id }) => id),
        senders: [...theirs, ...guests].map(({ tag }) => tag),
      }
    },

    async deleteAll(memberIds: readonly string[], senders: readonly Bytes[]): Promise<void> {
      await db.sender.deleteMany({ where: { tag: { in: [...senders] } } })
      await db.member.deleteMany({ where: { id: { in: [...memberIds] } } })
    },
  }
}
export type MemberStore = ReturnType<typeof memberStore>

const sameDay = (a: Date, b: Date): boolean =>
  a.toISOString().slice(0, 10) === b.toISOString().slice(0, 10)
