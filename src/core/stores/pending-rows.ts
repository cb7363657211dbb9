import type { Transaction } from '../../database/database.ts'
import type { AlertContent } from '../alerts/alert.ts'
import { readTag, seerTag } from '../blacklist/pending.ts'
import { authorTag, type Content as Told } from '../blacklist/reports.ts'
import type { Reason } from '../blacklist/review.ts'
import { sameBytes } from '../terms/hex.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import { sealOf } from './kind-seal.ts'
import { lockedReports } from './locked-reports.ts'
import { reportSeal } from './report-seal.ts'

/** What a moderator wants to do, without the reports that it is about. */
export type Proposal =
  | { kind: 'decline'; reason: Reason }
  | { kind: 'shutOut' }
  | { kind: 'question'; question: string }
  | { kind: 'alert'; alert: AlertContent; corrects?: string }

/** A report, as the moderator who decided had read it. */
interface Read {
  id: string
  tag: string
}

/** The sealed part of a row. */
export interface PendingContent {
  proposal: Proposal
  reports: Read[]
  /** Tags of the moderator who decided (`by`) and of those who have looked. */
  by: string[]
  seen: string[]
  agreed: boolean
  /** The operator was told that somebody is about to be shut out. */
  told?: true
}

/** A pending decision that still holds: its reports are as they were read. */
export interface Pending extends Omit<PendingContent, 'reports'> {
  id: string
  dueAt: Date
  reports: string[]
}

/** A report that a decision is about, as it is now. */
interface About {
  id: string
  author: Uint8Array | null
  content: Told
}

/** A moderator who looks, on all her channels. */
export interface Looking {
  senders: readonly Bytes[]
}

/** Also reports that are joined to others, or have been approved once. */
const UNDECIDED = ['received', 'seconding', 'merged'] as const

/** The rows of pending decisions, and whether each still holds. */
export const pendingRows = (db: Transaction, keys: Keys) => {
  const { seal, readable } = sealOf<PendingContent>(keys, 'pending')
  const { readable: readableReport } = reportSeal(keys)
  const { lock } = lockedReports(db, keys)

  const save = async (id: string, content: PendingContent, dueAt?: Date): Promise<void> => {
    const data = { content: seal(id, content), ...(dueAt && { dueAt }) }
    await db.pending.update({ where: { id }, data })
  }

  const rows = async (where: { id?: string; dueAt?: { lte: Date } } = {}) => {
    const found = await db.pending.findMany({ where, orderBy: [{ dueAt: 'asc' }, { id: 'asc' }] })
    return found.flatMap(({ id, dueAt, content: sealed }) => {
      const content = readable(id, sealed)
      return content ? [{ id, dueAt, content }] : []
    })
  }
  type Row = Awaited<ReturnType<typeof rows>>[number]

  /** Its reports that are undecided and that nobody has changed since they were read. */
  const unchanged = async ({ content: { reports } }: Row): Promise<About[]> => {
    const found = await db.report.findMany({
      where: { id: { in: reports.map(({ id }) => id) }, state: { in: [...UNDECIDED] } },
      select: { id: true, author: true, content: true },
    })
    return found.flatMap(({ id, author, content: sealed }) => {
      const content = sealed && readableReport(id, sealed)
      const tag = reports.find((one) => one.id === id)?.tag
      return content && readTag(keys, id, content) === tag ? [{ id, author, content }] : []
    })
  }

  /** The decision as it holds now; undefined if none of its reports is left. */
  const standing = async (row: Row): Promise<{ pending: Pending; about: About[] } | undefined> => {
    const about = await unchanged(row)
    if (row.content.reports.length > 0 && about.length === 0) return undefined
    const { id, dueAt, content } = row
    return { pending: { ...content, id, dueAt, reports: about.map((one) => one.id) }, about }
  }

  const tagsOf = (id: string, senders: readonly Bytes[]): string[] =>
    senders.map((sender) => seerTag(keys, sender, id))

  /** Whether she decided it, has looked at it, or wrote one of its reports. */
  const isNotFor = (row: Row, about: readonly About[], { senders }: Looking): boolean => {
    const hers = tagsOf(row.id, senders)
    const { by, seen } = row.content
    const isOwn = ({ id, author }: About): boolean =>
      author !== null && senders.some((sender) => sameBytes(author, authorTag(keys, sender, id)))
    return [...by, ...seen].some((tag) => hers.includes(tag)) || about.some(isOwn)
  }

  /** Locks its reports: until this transaction ends, no other decides on them or changes them. */
  const locked = async ({ content: { reports } }: Row): Promise<void> => {
    for (const { id } of reports) await lock(id, UNDECIDED)
  }

  return { seal, save, rows, unchanged, standing, tagsOf, isNotFor, locked }
}
