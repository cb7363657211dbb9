import { randomUUID } from 'node:crypto'
import type { Statements } from '../../database/statements.ts'
import { dayOf } from '../alerts/dates.ts'
import { newHandle } from '../members/code.ts'
import { idBytes } from '../members/id-bytes.ts'
import type { Member } from '../members/peer.ts'
import type { Preferences } from '../members/preferences.ts'
import { isCaseworker, isModerator, promoted, type Role } from '../members/role.ts'
import { hex } from '../terms/hex.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import { knownMembers } from './known-members.ts'

interface SenderRow {
  tag: Bytes
  memberId: string | null
  preferences: Bytes | null
  seenOn: Date
}

/** Everybody who writes: senders, and the members that some of them are. */
export const memberStore = (statements: Statements, keys: Keys) => {
  const { rows, change } = statements
  const known = knownMembers(statements)
  const found = async (sender: Bytes, role: Role, now: Date, groupId?: string): Promise<Member> => {
    const id = randomUUID()
    // A group has the id of the member who founded it.
    const member = { id, handle: newHandle(), groupId: groupId ?? id, role }
    await change`
      INSERT INTO member (id, handle, group_id, role, seen_on)
      VALUES (${id}::uuid, ${member.handle}, ${member.groupId}::uuid, ${role}::"Role", ${now}::date)`
    await change`
      INSERT INTO sender (tag, member_id, seen_on) VALUES (${sender}, ${id}::uuid, ${now}::date)
      ON CONFLICT (tag) DO UPDATE SET member_id = EXCLUDED.member_id`
    return member
  }

  const rowOf = async (sender: Bytes): Promise<SenderRow | undefined> => {
    const [row] = await rows<SenderRow>`
      SELECT tag, member_id AS "memberId", preferences, seen_on AS "seenOn" FROM sender
      WHERE tag = ${sender}`
    return row
  }

  const memberOf = async (id: string | null): Promise<Member | undefined> =>
    id === null ? undefined : (await known.among([id]))[0]

  /** Keeps a sender's row as it is to be. */
  const put = (
    tag: Bytes,
    { memberId, preferences }: Pick<SenderRow, 'memberId' | 'preferences'>,
    { seenOn, isSeen }: { seenOn: Date; isSeen: boolean },
  ): Promise<number> => change`
    INSERT INTO sender (tag, member_id, preferences, seen_on)
    VALUES (${tag}, ${memberId}::uuid, ${preferences}, ${seenOn}::date)
    ON CONFLICT (tag) DO UPDATE
    SET member_id = EXCLUDED.member_id, preferences = EXCLUDED.preferences,
      seen_on = CASE ${isSeen ? 1 : 0}::int WHEN 1 THEN EXCLUDED.seen_on ELSE sender.seen_on END`

  const seen = (id: string, on: Date): Promise<number> =>
    change`UPDATE member SET seen_on = ${on}::date WHERE id = ${id}::uuid AND seen_on < ${on}::date`

  // Unreadable preferences must not stop the bot from recognising her.
  const chosenIn = (row: Pick<SenderRow, 'tag' | 'preferences'> | undefined): Preferences =>
    JSON.parse(
      (row?.preferences && keys.openWhole('sender', hex(row.tag), row.preferences)) ?? '{}',
    )

  const sealed = (sender: Bytes, preferences: Preferences): Bytes =>
    keys.seal('sender', hex(sender), JSON.stringify(preferences))

  // The member that she is is seen with her.
  const noteSeen = async (sender: Bytes, memberId: string | null, now: Date): Promise<void> => {
    await change`UPDATE sender SET seen_on = ${now}::date WHERE tag = ${sender}`
    if (memberId !== null)
      await change`UPDATE member SET seen_on = ${now}::date WHERE id = ${memberId}::uuid`
  }

  /** Gives a member what a code of that role gives. Her group never changes. */
  const promote = async (member: Member, code: Role): Promise<void> => {
    const { role, alsoCases } = promoted(member, code)
    await change`
      UPDATE member SET role = ${role}::"Role", also_cases = (${alsoCases ? 1 : 0}::int = 1)
      WHERE id = ${member.id}::uuid`
  }

  return {
    ...known,
    noteSeen,

    /** Who a sender is, and what she chose. Notes the day on which she was seen. */
    async recognise(
      sender: Bytes,
      now: Date,
    ): Promise<{ member: Member | undefined; preferences: Preferences; known: boolean }> {
      const row = await rowOf(sender)
      if (!row) return { member: undefined, preferences: {}, known: false }
      const { memberId, preferences, seenOn } = row
      if (dayOf(seenOn) !== dayOf(now)) await noteSeen(sender, memberId, now)
      return {
        known: true,
        preferences: preferences ? JSON.parse(keys.open('sender', hex(sender), preferences)) : {},
        member: await memberOf(memberId),
      }
    },

    /** What a sender chose. Does not note that she was seen. */
    chosen: async (sender: Bytes): Promise<Preferences> => chosenIn(await rowOf(sender)),

    /** The same of many, by their tags in hex. Of who has chosen nothing there is none. */
    async chosenAmong(senders: readonly string[]): Promise<Map<string, Preferences>> {
      if (senders.length === 0) return new Map()
      const found = await rows<Pick<SenderRow, 'tag' | 'preferences'>>`
        SELECT tag, preferences FROM sender
        WHERE tag IN (SELECT decode(tag, 'hex') FROM unnest(${[...new Set(senders)]}::text[]) tag)`
      return new Map(found.map((row) => [hex(row.tag), chosenIn(row)]))
    },

    /** Remembers a sender and what she chose. */
    async remember(sender: Bytes, preferences: Preferences, now: Date): Promise<void> {
      await change`
        INSERT INTO sender (tag, preferences, seen_on)
        VALUES (${sender}, ${sealed(sender, preferences)}, ${now}::date)
        ON CONFLICT (tag) DO UPDATE SET preferences = EXCLUDED.preferences`
    },

    /** Keeps a row for a sender, so that what is kept of her is forgotten with it. */
    async meet(sender: Bytes, now: Date): Promise<void> {
      await change`
        INSERT INTO sender (tag, seen_on) VALUES (${sender}, ${now}::date)
        ON CONFLICT (tag) DO NOTHING`
    },

    /** Makes a sender a member, in the group that is given, otherwise in her own. */
    found,

    promote,

    /**
     * Unites two senders. What was chosen last counts. Of two memberships it keeps the moderator's,
     * then the case worker's, otherwise the one of `to`, with what both may do. Returns both memberships if
     * there were two.
     */
    async unite(
      from: Bytes,
      to: Bytes,
      now: Date,
    ): Promise<{ kept: Member; gone: Member } | undefined> {
      const [before, there] = [await rowOf(from), await rowOf(to)]
      const later = [before, there].filter((row) => row !== undefined)
      later.sort((a, b) => a.seenOn.getTime() - b.seenOn.getTime())
      const preferences: Preferences = Object.assign({}, ...later.map(chosenIn))
      const ids = [there, before].map((row) => row?.memberId ?? null)
      const members = (await Promise.all(ids.map(memberOf))).filter((one) => one !== undefined)
      const kept = members.find(isModerator) ?? members.find(isCaseworker) ?? members[0]
      const gone = members.find(({ id }) => id !== kept?.id)
      const hasChosen = Object.keys(preferences).length > 0
      const chosen = hasChosen ? sealed(to, preferences) : null
      const seenOn = later.at(-1)?.seenOn ?? now
      await change`DELETE FROM sender WHERE tag = ${from}`
      await put(to, { memberId: kept?.id ?? null, preferences: chosen }, { seenOn, isSeen: true })
      if (kept) await seen(kept.id, seenOn)
      if (!kept || !gone) return undefined
      await change`UPDATE sender SET member_id = ${kept.id}::uuid WHERE member_id = ${gone.id}::uuid`
      await change`DELETE FROM member WHERE id = ${gone.id}::uuid`
      if (isCaseworker(gone)) await promote(kept, 'caseworker')
      return { kept, gone }
    },

    /** Moves a sender's membership and choices to another chat. The old one must still be wiped. */
    async move(from: Bytes, to: Bytes, now: Date): Promise<void> {
      const [before, there] = [await rowOf(from), await rowOf(to)]
      const preferences = { ...chosenIn(there), ...chosenIn(before) }
      const row = { memberId: before?.memberId ?? null, preferences: sealed(to, preferences) }
      await put(to, row, { seenOn: now, isSeen: false })
      if (row.memberId !== null) await seen(row.memberId, now)
    },

    /** Moves all members of one group to another. */
    async regroupAll(from: string, to: string): Promise<void> {
      await change`UPDATE member SET group_id = ${to}::uuid WHERE group_id = ${from}::uuid`
    },

    /** The tags of all senders that are this member. */
    async sendersOf(id: string): Promise<Bytes[]> {
      const theirs = await rows<{
        tag: Bytes
      }>`SELECT tag FROM sender WHERE member_id = ${id}::uuid`
      return theirs.map(({ tag }) => tag)
    },

    /** The member with a sender of whom `isHers` is true. */
    async whose(isHers: (sender: Bytes) => boolean): Promise<Member | undefined> {
      const all = await rows<Pick<SenderRow, 'tag' | 'memberId'>>`
        SELECT tag, member_id AS "memberId" FROM sender WHERE member_id IS NOT NULL`
      return memberOf(all.find(({ tag }) => isHers(tag))?.memberId ?? null)
    },

    /**
     * Deletes a sender, and her membership if she has no other sender. Returns the owners whose
     * counters are to be deleted.
     */
    async delete(sender: Bytes): Promise<Bytes[]> {
      const memberId = (await rowOf(sender))?.memberId
      await change`DELETE FROM sender WHERE tag = ${sender}`
      if (!memberId) return [sender]
      const gone = await change`
        DELETE FROM member WHERE id = ${memberId}::uuid
          AND NOT EXISTS (SELECT FROM sender WHERE member_id = ${memberId}::uuid)`
      return gone === 0 ? [sender] : [sender, idBytes(memberId)]
    },

    /** Ends a membership. Its senders are guests from now on. */
    async revoke(member: Member): Promise<void> {
      await change`DELETE FROM member WHERE id = ${member.id}::uuid`
    },

    /** Members and guests who were last seen before these days. */
    async idle(
      membersBefore: Date,
      guestsBefore: Date,
    ): Promise<{ memberIds: string[]; senders: Bytes[] }> {
      const members = await rows<{ id: string }>`
        SELECT id FROM member WHERE seen_on < ${membersBefore}::date`
      const memberIds = members.map(({ id }) => id)
      const theirs = await rows<Pick<SenderRow, 'tag'>>`
        SELECT tag FROM sender WHERE member_id = ANY(${memberIds}::uuid[])
          OR (member_id IS NULL AND seen_on < ${guestsBefore}::date)`
      return { memberIds, senders: theirs.map(({ tag }) => tag) }
    },

    async deleteAll(memberIds: readonly string[], senders: readonly Bytes[]): Promise<void> {
      const tags = senders.map(hex)
      await change`
        DELETE FROM sender WHERE tag IN (SELECT decode(tag, 'hex') FROM unnest(${tags}::text[]) tag)`
      await change`DELETE FROM member WHERE id = ANY(${memberIds}::uuid[])`
    },
  }
}
export type MemberStore = ReturnType<typeof memberStore>
