/** What a wish to be told of an answer is sealed in: a report, or a question without one. */
import type { Transaction } from '../../database/database.ts'
import type { NoticeWish } from '../blacklist/reports.ts'
import type { CaseFile } from '../cases/case-file.ts'
import type { Keys } from '../terms/keys.ts'
import { sealOf } from './kind-seal.ts'
import { reportSeal } from './report-seal.ts'

/** A wish, and what it is sealed in. */
export interface HeldWish {
  id: string
  in: 'report' | 'case'
  wish: NoticeWish
  /** Somebody asks her something or has written to her, and she has not answered or looked. */
  isNews: boolean
  /** Keeps another wish in its place, or none. */
  save(wish: NoticeWish | undefined): Promise<void>
}

/** Until the transaction ends, nobody else changes what is found; `change`: this transaction does. */
type Lock = 'change' | 'read' | 'none'

/** Reads one table: all of it, or one row. */
export type WishHolder = (id: string | undefined, lock: Lock) => Promise<HeldWish[]>

interface Row {
  id: string
  content: Uint8Array | null
}

/** SQL only to lock rows. */
export const reportWishes = (db: Transaction, keys: Keys): WishHolder => {
  const { seal, readable } = reportSeal(keys)
  const rows = (id: string | undefined, lock: Lock): Promise<Row[]> => {
    if (lock === 'change')
      return db.$queryRaw<Row[]>`
        SELECT id, content FROM report
        WHERE content IS NOT NULL AND (${id ?? null}::uuid IS NULL OR id = ${id ?? null}::uuid)
        ORDER BY id FOR UPDATE`
    if (lock === 'read')
      return db.$queryRaw<Row[]>`
        SELECT id, content FROM report WHERE content IS NOT NULL AND id = ${id ?? null}::uuid FOR SHARE`
    return db.report.findMany({
      where: { content: { not: null }, ...(id !== undefined && { id }) },
      select: { id: true, content: true },
    })
  }
  return async (one, lock) =>
    (await rows(one, lock)).flatMap(({ id, content: sealed }) => {
      const content = sealed && readable(id, sealed)
      if (!content?.wish) return []
      const { wish, ...rest } = content
      return {
        id,
        in: 'report' as const,
        wish,
        isNews: content.question !== undefined || wish.letter === true,
        async save(wanted: NoticeWish | undefined) {
          const data = { content: seal(id, { ...rest, ...(wanted && { wish: wanted }) }) }
          await db.report.update({ where: { id }, data })
        },
      }
    })
}

/** The same of questions. */
export const caseWishes = (db: Transaction, keys: Keys): WishHolder => {
  const { seal, readable } = sealOf<CaseFile>(keys, 'case')
  const rows = (id: string | undefined, lock: Lock): Promise<Row[]> => {
    if (lock === 'change')
      return db.$queryRaw<Row[]>`
        SELECT id, content FROM case_file
        WHERE ${id ?? null}::uuid IS NULL OR id = ${id ?? null}::uuid ORDER BY id FOR UPDATE`
    if (lock === 'read')
      return db.$queryRaw<Row[]>`
        SELECT id, content FROM case_file WHERE id = ${id ?? null}::uuid FOR SHARE`
    return db.caseFile.findMany({
      where: { ...(id !== undefined && { id }) },
      select: { id: true, content: true },
    })
  }
  return async (one, lock) =>
    (await rows(one, lock)).flatMap(({ id, content: sealed }) => {
      const file = sealed && readable(id, sealed)
      if (!file?.wish) return []
      const { wish, ...rest } = file
      return {
        id,
        in: 'case' as const,
        wish,
        isNews: wish.letter === true,
        async save(wanted: NoticeWish | undefined) {
          const data = { content: seal(id, { ...rest, ...(wanted && { wish: wanted }) }) }
          await db.caseFile.update({ where: { id }, data })
        },
      }
    })
}
