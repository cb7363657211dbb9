import type { Transaction } from '../../database/database.ts'
import { sameSubject } from '../blacklist/fingerprint.ts'
import { type Content, listsSomebody, type Reported } from '../blacklist/reports.ts'
import { inSeveralRoles } from '../blacklist/roles.ts'
import type { Level } from '../blacklist/taxonomy.ts'
import { NUMBER_DOUBTS, type NumberDoubt } from '../identifiers/phone/doubts.ts'
import type { Keys } from '../terms/keys.ts'
import { reportSeal } from './report-seal.ts'

/** Why a number may be the wrong one: what it is, or that others name somebody else. */
export const REPORTED_DOUBTS = [...NUMBER_DOUBTS, 'roles'] as const
export type ReportedDoubt = NumberDoubt | 'roles'

/** A number of a report on which a moderator has decided. */
export interface NumberFacts extends Omit<Reported, 'doubts'> {
  doubts: ReportedDoubt[]
  /** Undecided reports that name it, and how many of them tell one of the same harms. */
  others: number
  alike: number
  /** The level that she fixed; undefined if the report lists nobody. */
  level?: Level
}

/** The states of an undecided report. */
const WAITING = ['received', 'seconding', 'merged'] as const

/** The numbers of reports, for a moderator who has fixed verdict and level. */
export const reportedNumbers = (db: Transaction, keys: Keys) => {
  const { readable } = reportSeal(keys)

  const contentOf = async (id: string): Promise<Content | undefined> => {
    const row = await db.report.findUnique({ where: { id } })
    return row?.content ? readable(id, row.content) : undefined
  }

  const waitingBeside = async (id: string): Promise<Content[]> => {
    const rows = await db.report.findMany({
      where: { id: { not: id }, state: { in: [...WAITING] }, content: { not: null } },
    })
    return rows.flatMap((row) => (row.content && readable(row.id, row.content)) || [])
  }

  const factsOf = (own: Content, others: readonly Content[]): NumberFacts[] =>
    own.subjects.map(({ doubts = [], ...subject }) => {
      const sharing = others.filter(({ subjects }) =>
        subjects.some((one) => sameSubject(keys, one.fingerprint, subject.fingerprint)),
      )
      const alike = sharing.filter(({ harms }) => harms.some((one) => own.harms.includes(one)))
      const { decided } = own
      return {
        ...subject,
        doubts: inSeveralRoles([own, ...sharing]) ? [...doubts, 'roles'] : doubts,
        others: sharing.length,
        alike: alike.length,
        ...(decided && listsSomebody(own) && { level: decided.level }),
      }
    })

  return {
    /** A report's numbers, and how many undecided reports share each; undefined if emptied. */
    async numbersOf(id: string): Promise<NumberFacts[] | undefined> {
      const own = await contentOf(id)
      return own && factsOf(own, await waitingBeside(id))
    },

    /** Why numbers of a report, and of those that were decided with it, may be the wrong ones. */
    async doubtsOf(id: string): Promise<ReportedDoubt[]> {
      const own = await contentOf(id)
      const found = new Set<ReportedDoubt>()
      for (const one of [id, ...(own?.undo?.others ?? [])]) {
        const content = await contentOf(one)
        const facts = content ? factsOf(content, await waitingBeside(one)) : []
        for (const { doubts } of facts) for (const doubt of doubts) found.add(doubt)
      }
      return REPORTED_DOUBTS.filter((doubt) => found.has(doubt))
    },
  }
}
