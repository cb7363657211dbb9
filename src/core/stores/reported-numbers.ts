import type { Transaction } from '../../database/database.ts'
import { sameSubject } from '../blacklist/fingerprint.ts'
import { listsSomebody, type Reported } from '../blacklist/reports.ts'
import type { Level } from '../blacklist/taxonomy.ts'
import type { Keys } from '../terms/keys.ts'
import { reportSeal } from './report-seal.ts'

/** A number of a report on which a moderator has decided. */
export interface NumberFacts extends Reported {
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

  return {
    /** A report's numbers, and how many undecided reports share each; undefined if emptied. */
    async numbersOf(id: string): Promise<NumberFacts[] | undefined> {
      const row = await db.report.findUnique({ where: { id } })
      const own = row?.content ? readable(id, row.content) : undefined
      if (!own) return undefined
      const rows = await db.report.findMany({
        where: { id: { not: id }, state: { in: [...WAITING] }, content: { not: null } },
      })
      const others = rows.flatMap((row) => (row.content && readable(row.id, row.content)) || [])
      return own.subjects.map((subject) => {
        const sharing = others.filter(({ subjects }) =>
          subjects.some((one) => sameSubject(keys, one.fingerprint, subject.fingerprint)),
        )
        const alike = sharing.filter(({ harms }) => harms.some((one) => own.harms.includes(one)))
        const { decided } = own
        return {
          ...subject,
          others: sharing.length,
          alike: alike.length,
          ...(decided && listsSomebody(own) && { level: decided.level }),
        }
      })
    },
  }
}
