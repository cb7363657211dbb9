import type { Transaction } from '../../database/database.ts'
import { approverTag, authorTag, type Content, type Undo } from '../blacklist/reports.ts'
import { beforeOf, claimTag, UNDO } from '../blacklist/review.ts'
import type { Level } from '../blacklist/taxonomy.ts'
import { hex } from '../terms/hex.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
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
export interface Locked {
  id: string
  state: Undo['state']
  level: Level | null
  claim: Uint8Array | null
  author: Uint8Array | null
  content: Content
}

type State = Undo['state'] | 'approved' | 'noted' | 'declined'
const FREE = { claim: null, claimedUntil: null }
const NOBODY = new Uint8Array()

/** Reports while they are decided on: as the moderator read them, and changed by nobody else. */
export const lockedReports = (db: Transaction, keys: Keys) => {
  const { seal, open } = reportSeal(keys)

  const lock = async (id: string, states: readonly string[]): Promise<Locked | undefined> => {
    const [row] = await db.$queryRaw<(Omit<Locked, 'content'> & { content: Uint8Array })[]>`
      SELECT id, state::text, level::int, claim, author, content FROM report
      WHERE id = ${id}::uuid AND state::text = ANY (${states}) AND content IS NOT NULL FOR UPDATE`
    return row && { ...row, content: open(id, row.content) }
  }

  /** Told by her, or approved first by her. */
  const isHers = ({ id, author, content }: Locked, { sender }: Deciding): boolean =>
    hex(author ?? NOBODY) === hex(authorTag(keys, sender, id)) ||
    content.decided?.by === approverTag(keys, sender, id)

  /**
   * A report as this moderator read it; undefined when it is not hers to decide on any more: somebody
   * else was quicker, the reporter has changed what she told, or it has become her own, or one that she
   * approved first, because two keys turned out to be one person's.
   */
  const asRead = async (
    id: string,
    second: boolean,
    deciding: Deciding,
  ): Promise<Locked | undefined> => {
    const one = await lock(id, [second ? 'seconding' : 'received'])
    if (!one || hex(one.claim ?? NOBODY) !== hex(claimTag(keys, deciding.memberId, id)))
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

  return { lock, isHers, asRead, together, undoOf, save }
}
