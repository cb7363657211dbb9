import { randomInt, randomUUID } from 'node:crypto'
import type { Database, Transaction } from '../../database/database.ts'
import { alertFrom } from '../alerts/alert.ts'
import { keptAfterwards } from '../blacklist/consents.ts'
import {
  type Approved,
  goesOnOf,
  isShownOn,
  isToBeShown,
  shownAs,
  warns,
} from '../blacklist/publishing.ts'
import { entryTag, voiceTag } from '../blacklist/reports.ts'
import { quarterOf } from '../blacklist/warning.ts'
import type { NewEntry } from '../stores/entries.ts'
import { type Stores, storesIn } from '../stores/stores.ts'
import { ensureSubjects } from '../stores/subjects.ts'
import type { Keys } from '../terms/keys.ts'
import type { OperatorLog } from '../terms/log.ts'
import { withSecondVoice } from './second-voice.ts'

interface Needs {
  database: Database
  keys: Keys
  now(): Date
  /** The day where the organisation is, as 2026-11-22: weeks begin there. */
  day(now: Date): string
  log: Pick<OperatorLog, 'error'>
}

/**
 * Writes the entries of approved reports whose time has come; how many reports that was.
 *
 * May run twice, late or be killed: it finds what is due, and does all of it or nothing. Entries are
 * written in an order of chance, so that none says when its report came.
 */
export const publish = async ({ database, keys, now, day, log }: Needs): Promise<number> => {
  const { prisma, sql } = database
  return prisma.$transaction(
    async (db) => {
      const stores = storesIn(db, { keys, sql })
      const waiting: Approved[] = []
      for (const { content, ...report } of await stores.reports.approved(now())) {
        if (!content) log.error({ report: report.id }, 'an approved report cannot be read')
        else if (isToBeShown({ ...report, content }, now())) waiting.push({ ...report, content })
      }
      const itsDay = waiting.filter((report) => isShownOn(report, day(now())))
      const due = [...itsDay, ...(await withSecondVoice(stores, keys, waiting, itsDay))]
      const written = new Map<string, NewEntry[]>()
      for (const report of due) {
        if (report.content.entries && report.confirmed) await raise(stores, report)
        else written.set(report.id, await entriesOf(db, keys, report))
      }
      await stores.entries.write(shuffled([...written.values()].flat()))
      for (const { id, content, confirmed } of due) {
        // Those that are decided with another are told of in its alert.
        const alert = content.mergedWith ? undefined : alertFrom(content, confirmed)
        if (alert) await stores.alerts.publishOf(alert, content.withdrawal, now())
        if (confirmed) await stores.reports.live(id, keptAfterwards(content))
        else {
          const entries = (written.get(id) ?? []).map((entry) => entry.id)
          await stores.reports.provisional(id, { ...content, entries })
        }
      }
      return due.length
    },
    { maxWait: 60_000, timeout: 120_000 },
  )
}

/** The second moderator agreed: what was shown as a risk is shown as what it is. */
const raise = async (stores: Stores, report: Approved): Promise<void> => {
  const { level, harms } = shownAs(report)
  const expiresOn = goesOnOf(report)
  for (const id of report.content.entries ?? []) {
    await stores.entries.confirm(id, { level, harms, expiresOn })
  }
}

const entriesOf = async (db: Transaction, keys: Keys, report: Approved): Promise<NewEntry[]> => {
  const { content, month } = report
  const { level, harms } = shownAs(report)
  const subjectIds = new Set(await ensureSubjects(db, keys, warns(content)?.subjects ?? []))
  return [...subjectIds].map((subjectId, index) => ({
    id: randomUUID(),
    subjectId,
    level,
    harms,
    quarter: quarterOf(month),
    voice: voiceTag(keys, content.group, subjectId),
    expiresOn: goesOnOf(report),
    withdrawal: entryTag(keys, content.withdrawal, index),
  }))
}

const shuffled = <T>(items: readonly T[]): T[] => {
  const left = [...items]
  return items.flatMap(() => left.splice(randomInt(left.length), 1))
}
