import { keptAfterwards } from '../blacklist/consents.ts'
import { approverTag, type Content, type Undo } from '../blacklist/reports.ts'
import {
  ANSWER_DAYS,
  beforeOf,
  canUndo,
  claimTag,
  decidedState,
  HOLD_DAYS,
  type Hold,
  type HoldTime,
  harmsLeft,
  type Reason,
  UNDO,
  undone,
  waitOf,
} from '../blacklist/review.ts'
import type { Harm, Level } from '../blacklist/taxonomy.ts'
import { quarterOf } from '../blacklist/warning.ts'
import { hex } from '../hex.ts'
import type { Bytes, Keys } from '../keys.ts'
import type { Transaction } from './database.ts'
import { decisionTimeStore } from './decision-times.ts'
import { reportSeal } from './report-seal.ts'

/** Who decides, and when. */
export interface Deciding {
  memberId: string
  handle: string
  sender: Bytes
  now: Date
  /** The day where the organisation is, as 2026-11-22. */
  today: string
}

/** A report that nobody else changes until the transaction ends. */
interface Locked {
  id: string
  state: Undo['state']
  level: Level | null
  claim: Uint8Array | null
  content: Content
}

type State = Undo['state'] | 'approved' | 'noted' | 'declined'
const FREE = { claim: null, claimedUntil: null }
const NOBODY = new Uint8Array()

/** What moderators decide on a report, and how it is taken back. */
export const decisionStore = (db: Transaction, keys: Keys) => {
  const { seal, open, readable, sealReason } = reportSeal(keys)
  const times = decisionTimeStore(db)

  const lock = async (id: string, states: readonly string[]): Promise<Locked | undefined> => {
    const [row] = await db.$queryRaw<(Omit<Locked, 'content'> & { content: Uint8Array })[]>`
      SELECT id, state::text, level::int, claim, content FROM report
      WHERE id = ${id}::uuid AND state::text = ANY (${states}) AND content IS NOT NULL FOR UPDATE`
    return row && { ...row, content: open(id, row.content) }
  }

  /**
   * A report as this moderator read it; undefined when it is not hers to decide on any more: somebody
   * else was quicker, or the reporter has changed what she told.
   */
  const asRead = async (
    id: string,
    second: boolean,
    { memberId }: Deciding,
  ): Promise<Locked | undefined> => {
    const one = await lock(id, [second ? 'seconding' : 'received'])
    return one && hex(one.claim ?? NOBODY) === hex(claimTag(keys, memberId, id)) ? one : undefined
  }

  /** The same, and those that are decided with it. */
  const together = async (
    id: string,
    second: boolean,
    deciding: Deciding,
  ): Promise<Locked[] | undefined> => {
    const first = await asRead(id, second, deciding)
    if (!first) return undefined
    const all = [first]
    for (const other of first.content.merged ?? []) {
      const locked = await lock(other, ['merged', 'seconding'])
      if (locked?.content.mergedWith === id) all.push(locked)
    }
    return all
  }

  const undoOf = (locked: Locked, { handle, now }: Deciding): Undo => ({
    until: now.getTime() + UNDO,
    by: handle,
    state: locked.state,
    level: locked.level,
    before: beforeOf(locked.content),
  })

  const save = async (
    { id, content }: Pick<Locked, 'id' | 'content'>,
    data: { state?: State; level?: Level | null; heldUntil?: Date | null; reason?: Bytes | null },
  ): Promise<void> => {
    await db.report.update({
      where: { id },
      data: { ...data, ...FREE, content: seal(id, content) },
    })
  }

  /** Counts how long the first of these reports waited, once. */
  const counted = async (first: Locked, { now }: Deciding): Promise<Pick<Undo, 'waited'>> => {
    const hours = first.state === 'received' ? waitOf(first.content.came, now) : undefined
    if (hours === undefined) return {}
    const waited = { quarter: quarterOf(now), hours }
    await times.count(waited)
    return { waited }
  }

  const othersOf = (all: readonly Locked[]): Pick<Undo, 'others'> =>
    all.length > 1 ? { others: all.slice(1).map(({ id }) => id) } : {}

  return {
    /**
     * A moderator's approval. The first one of a level 3 or 4 waits for a second moderator's; what
     * lists nobody is only counted. Undefined when somebody else decided meanwhile.
     */
    async approve(
      id: string,
      { level, harms, second }: { level: Level | undefined; harms: Harm[]; second: boolean },
      deciding: Deciding,
    ): Promise<{ state: 'approved' | 'seconding' | 'noted'; entries: string[] } | undefined> {
      const all = await together(id, second, deciding)
      const [first] = all ?? []
      if (!all || !first) return undefined
      const extra = { ...(await counted(first, deciding)), ...othersOf(all) }
      const entries: string[] = []
      const states: ('approved' | 'seconding' | 'noted')[] = []
      for (const one of all) {
        const left = harmsLeft(one.content).filter((harm) => harms.includes(harm))
        const state = decidedState(one.content, { level, harms: left, second })
        const { entries: written = [], ...content } = one.content
        if (state === 'noted') entries.push(...written)
        const decided = {
          // The first day counts, or the second approval would put the warning off by a week.
          day: content.decided?.day ?? deciding.today,
          level: level ?? 1,
          confirmed: state === 'approved',
          by: approverTag(keys, deciding.sender, one.id),
          harms: left,
        }
        const undo = { ...undoOf(one, deciding), ...(one === first && extra) }
        const kept = state === 'noted' ? content : one.content
        const decidedNow = { ...kept, decided, undo }
        await save({ id: one.id, content: decidedNow }, { state, level: level ?? null })
        states.push(state)
      }
      const [state = 'noted'] = (['approved', 'seconding', 'noted'] as const).filter((one) =>
        states.includes(one),
      )
      return { state, entries }
    },

    /** Declined, with those that are decided with it. Gives the entries that must go; undefined when somebody was quicker. */
    async decline(
      id: string,
      { reason, second, shutOut }: { reason: Reason; second: boolean; shutOut: boolean },
      deciding: Deciding,
    ): Promise<{ entries: string[] } | undefined> {
      const all = await together(id, second, deciding)
      const [first] = all ?? []
      if (!all || !first) return undefined
      const extra = { ...(await counted(first, deciding)), ...othersOf(all) }
      for (const one of all) {
        const { entries: _, ...content } = one.content
        const undo = {
          ...undoOf(one, deciding),
          ...(one === first && extra),
          ...(shutOut && { shutOut: true as const }),
        }
        const sealed = sealReason(one.id, reason)
        await save(
          { id: one.id, content: { ...content, undo } },
          { state: 'declined', reason: sealed },
        )
      }
      return { entries: all.flatMap(({ content }) => content.entries ?? []) }
    },

    /** Put off for some days; false when somebody else was quicker. */
    async hold(
      id: string,
      { time, why, second }: { time: HoldTime; why: Hold; second: boolean },
      deciding: Deciding,
    ): Promise<boolean> {
      const one = await asRead(id, second, deciding)
      if (!one) return false
      const content = { ...one.content, held: why, undo: undoOf(one, deciding) }
      await save({ id, content }, { heldUntil: inDays(deciding.today, HOLD_DAYS[time]) })
      return true
    },

    /** Asks the reporter something, who reads it when she comes with her receipt; false when somebody else was quicker. */
    async ask(
      id: string,
      { question, second }: { question: string; second: boolean },
      deciding: Deciding,
    ): Promise<boolean> {
      const one = await asRead(id, second, deciding)
      if (!one) return false
      const content = { ...one.content, question, undo: undoOf(one, deciding) }
      await save({ id, content }, { heldUntil: inDays(deciding.today, ANSWER_DAYS) })
      return true
    },

    /** Has another report decided together with this one, each staying its own voice; false when somebody was quicker. */
    async merge(id: string, otherId: string, deciding: Deciding): Promise<boolean> {
      const one = await asRead(id, false, deciding)
      const other = one && (await lock(otherId, ['received']))
      if (!one || !other || other.content.merged) return false
      const merged = [...(one.content.merged ?? []), otherId]
      const undo = { ...undoOf(one, deciding), others: [otherId] }
      // She goes on reading it.
      const content = seal(id, { ...one.content, merged, undo })
      await db.report.update({ where: { id }, data: { content } })
      const joined = { ...other.content, mergedWith: id, undo: undoOf(other, deciding) }
      await save({ id: otherId, content: joined }, { state: 'merged' })
      return true
    },

    /** Has what was to be decided together wait one by one again; false when somebody was quicker. */
    async split(id: string, deciding: Deciding): Promise<boolean> {
      const one = await asRead(id, false, deciding)
      if (!one) return false
      const { merged = [], undo: _, ...content } = one.content
      await db.report.update({ where: { id }, data: { content: seal(id, content) } })
      for (const other of merged) {
        const locked = await lock(other, ['merged'])
        if (locked?.content.mergedWith !== id) continue
        const { mergedWith: _with, undo: _undo, ...alone } = locked.content
        await save({ id: other, content: alone }, { state: 'received' })
      }
      return true
    },

    /** Takes a moderator's last decision on a report back; false when it is too late, or another's came after it. */
    async undo(id: string, { handle, now }: Deciding): Promise<boolean> {
      const restore = async (reportId: string): Promise<Undo | undefined> => {
        const one = await lock(reportId, EVERY_STATE)
        const { undo } = one?.content ?? {}
        if (!one || !undo || undo.by !== handle || !canUndo(one.content, now)) return undefined
        const { state, level, before } = undo
        const content = undone(one.content, before)
        await save({ id: reportId, content }, { state, level, heldUntil: null, reason: null })
        if (undo.waited) await times.uncount(undo.waited)
        return undo
      }
      const undo = await restore(id)
      for (const other of undo?.others ?? []) await restore(other)
      return undo !== undefined
    },

    /**
     * Empties what was decided and can no longer be taken back; gives the groups that are to be shut
     * out. A report that was to be decided with one that is gone waits by itself again.
     */
    async settle(now: Date): Promise<string[]> {
      const rows = await db.$queryRaw<{ id: string; state: string; content: Uint8Array }[]>`
        SELECT id, state::text, content FROM report
        WHERE content IS NOT NULL AND (
          state IN ('declined', 'noted', 'merged', 'seconding')
          OR (state = 'approved' AND author IS NOT NULL))
        FOR UPDATE SKIP LOCKED`
      const groups: string[] = []
      for (const { id, state, content: sealed } of rows) {
        const content = readable(id, sealed)
        if (!content || canUndo(content, now)) continue
        if (state === 'merged' || state === 'seconding') await letGo(id, state, content)
        if (state === 'approved') await db.report.update({ where: { id }, data: { author: null } })
        if (!content.undo || (state !== 'declined' && state !== 'noted')) continue
        if (content.undo.shutOut) groups.push(content.group)
        const kept = content.undo.shutOut ? undefined : keptAfterwards(content)
        await db.report.update({
          where: { id },
          data: { content: kept ? seal(id, kept) : null, author: null },
        })
      }
      return groups
    },
  }

  /** Lets a report wait by itself when the one that it was to be decided with is gone. */
  async function letGo(id: string, state: 'merged' | 'seconding', content: Content): Promise<void> {
    const { mergedWith, ...rest } = content
    if (!mergedWith) return
    const alone = state === 'merged' ? 'received' : 'seconding'
    if ((await db.report.count({ where: { id: mergedWith, state: alone } })) > 0) return
    await save({ id, content: rest }, { state: alone })
  }
}

const EVERY_STATE = ['received', 'seconding', 'merged', 'approved', 'noted', 'declined']

const inDays = (today: string, days: number): Date => {
  const date = new Date(`${today}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date
}
