import type { Transaction } from '../../database/database.ts'
import type { Decider, Undecided } from '../blacklist/decisions.ts'
import type { State } from '../blacklist/receipt-changes.ts'
import { approverTag, authorTag, type Content } from '../blacklist/reports.ts'
import { claimTag } from '../blacklist/review.ts'
import type { Level } from '../blacklist/taxonomy.ts'
import { sameBytes } from '../terms/hex.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import { reportSeal } from './report-seal.ts'

/** Who decides, and when. */
export interface Deciding extends Decider {
  memberId: string
  sender: Bytes
}

/** A report that no other transaction changes until this one ends. */
export interface Locked<Of extends State = Undecided['state']> {
  id: string
  state: Of
  level: Level | null
  claim: Uint8Array | null
  author: Uint8Array | null
  content: Content
}

/** Every state from which a decision can be taken back. */
export const EVERY_STATE = [
  'received',
  'seconding',
  'merged',
  'approved',
  'noted',
  'declined',
] as const satisfies readonly State[]

/** What a report has that no moderator has open. */
export const FREE = { claim: null, claimedUntil: null }

/**
 * Reports while they are decided on: as the moderator read them, and changed by no other transaction.
 *
 * SQL where a row is locked, which Prisma's client cannot do; its client where the row is written.
 */
export const lockedReports = (db: Transaction, keys: Keys) => {
  const { seal, open, readable } = reportSeal(keys)

  const lock = async <Of extends State>(
    id: string,
    states: readonly Of[],
  ): Promise<Locked<Of> | undefined> => {
    const [row] = await db.$queryRaw<(Omit<Locked<Of>, 'content'> & { content: Uint8Array })[]>`
      SELECT id, state::text, level::int, claim, author, content FROM report
      WHERE id = ${id}::uuid AND state::text = ANY (${states}) AND content IS NOT NULL FOR UPDATE`
    return row && { ...row, content: open(id, row.content) }
  }

  /** Reports of which something may be emptied: decided, or to be decided with another. */
  const lockDecided = async (): Promise<
    { id: string; state: State; content: Content | undefined }[]
  > => {
    const rows = await db.$queryRaw<{ id: string; state: State; content: Uint8Array }[]>`
      SELECT id, state::text, content FROM report
      WHERE content IS NOT NULL AND state IN ('declined', 'noted', 'merged', 'seconding', 'approved')
      FOR UPDATE SKIP LOCKED`
    return rows.map(({ id, state, content }) => ({ id, state, content: readable(id, content) }))
  }

  /** Told by her, or approved first by her. */
  const isHers = (
    { id, author, content }: Pick<Locked, 'id' | 'author' | 'content'>,
    { sender }: Deciding,
  ): boolean =>
    (author !== null && sameBytes(author, authorTag(keys, sender, id))) ||
    content.decided?.by === approverTag(keys, sender, id)

  /**
   * A report as this moderator read it; undefined when it is not hers to decide on any more: another
   * moderator was quicker, the reporter has changed what she told, or it has become her own, or one that
   * she approved first, because two keys turned out to be one person's.
   */
  const asRead = async (
    id: string,
    second: boolean,
    deciding: Deciding,
  ): Promise<Locked | undefined> => {
    const one = await lock(id, [second ? 'seconding' : 'received'])
    if (!one?.claim || !sameBytes(one.claim, claimTag(keys, deciding.memberId, id)))
      return undefined
    return isHers(one, deciding) ? undefined : one
  }

  /** The same, and those that are decided with it; undefined also when one of them is her own. */
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
    return all.some((one) => isHers(one, deciding)) ? undefined : all
  }

  /** Writes what a report tells now. */
  const keep = async (id: string, content: Content): Promise<void> => {
    await db.report.update({ where: { id }, data: { content: seal(id, content) } })
  }

  /** The same, after a decision: nobody has it open any more. */
  const save = async (
    { id, content }: { id: string; content: Content },
    data: { state?: State; level?: Level | null; heldUntil?: Date | null; reason?: Bytes | null },
  ): Promise<void> => {
    await db.report.update({
      where: { id },
      data: { ...data, ...FREE, content: seal(id, content) },
    })
  }

  return { lock, lockDecided, isHers, asRead, together, keep, save }
}
