import type { Transaction } from '../../database/database.ts'
import type { Decider, Undecided } from '../blacklist/decisions.ts'
import type { State } from '../blacklist/receipt-changes.ts'
import { approverTag, authorTag, type Content } from '../blacklist/reports.ts'
import { claimTag } from '../blacklist/review.ts'
import type { Level } from '../blacklist/taxonomy.ts'
import { sameBytes } from '../terms/hex.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import { reportSeal } from './report-seal.ts'

/** The moderator who decides, and when. */
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

/** The states of reports whose decision may still be taken back. */
export const EVERY_STATE = [
  'received',
  'seconding',
  'merged',
  'approved',
  'noted',
  'declined',
] as const satisfies readonly State[]

/** The fields of a report that is in the pile: it is not put off, and nobody waits for an answer. */
export const SHOWN = { heldUntil: null, putOffUntil: null }

/** The fields of a report that no moderator has open. */
export const FREE = { claim: null, claimedUntil: null }

/**
 * Reports that are being decided on. They are locked, so that no other transaction changes them,
 * and are as the moderator read them.
 *
 * SQL to lock a row, which Prisma's client cannot do; the client to write it.
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

  /** Reports whose content may have to be emptied: decided, or to be decided with another. */
  const lockDecided = async (): Promise<
    { id: string; state: State; content: Content | undefined }[]
  > => {
    const rows = await db.$queryRaw<{ id: string; state: State; content: Uint8Array }[]>`
      SELECT id, state::text, content FROM report
      WHERE content IS NOT NULL AND state IN ('declined', 'noted', 'merged', 'seconding', 'approved')
      FOR UPDATE SKIP LOCKED`
    return rows.map(({ id, state, content }) => ({ id, state, content: readable(id, content) }))
  }

  /** Whether she told the report, or gave the first approval. */
  const isHers = (
    { id, author, content }: Pick<Locked, 'id' | 'author' | 'content'>,
    { sender }: Deciding,
  ): boolean =>
    (author !== null && sameBytes(author, authorTag(keys, sender, id))) ||
    content.decided?.by === approverTag(keys, sender, id)

  /**
   * A report as this moderator read it. Undefined if she may not decide on it any more: another
   * moderator was quicker; the reporter has changed it; or two keys turned out to be one person's,
   * so that she is its reporter or gave its first approval.
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

  /** The same with the reports that are decided with it. Undefined also if one is her own. */
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

  /** Writes the content of a report. */
  const keep = async (id: string, content: Content): Promise<void> => {
    await db.report.update({ where: { id }, data: { content: seal(id, content) } })
  }

  /** Writes a report after a decision: nobody has it open any more. */
  const save = async (
    { id, content }: { id: string; content: Content },
    data: {
      state?: State
      level?: Level | null
      heldUntil?: Date | null
      putOffUntil?: Date | null
      reason?: Bytes | null
    },
  ): Promise<void> => {
    await db.report.update({
      where: { id },
      data: { ...data, ...FREE, content: seal(id, content) },
    })
  }

  return { lock, lockDecided, isHers, asRead, together, keep, save }
}
