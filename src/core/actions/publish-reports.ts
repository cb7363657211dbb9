import { randomInt, randomUUID } from 'node:crypto'
import type { Database, Transaction } from '../../database/database.ts'
import { alertFrom, isTooOld } from '../alerts/alert.ts'
import { keptAfterwards } from '../blacklist/consents.ts'
import {
  type Approved,
  goesOnOf,
  isShownOn,
  isToBeShown,
  shownAs,
  warns,
} from '../blacklist/publishing.ts'
import { type Content, entryTag, voiceTag } from '../blacklist/reports.ts'
import { quarterOf } from '../blacklist/warning.ts'
import type { NewEntry } from '../stores/entries.ts'
import { type Stores, storesIn } from '../stores/stores.ts'
import { ensureSubjects } from '../stores/subjects.ts'
import type { Keys } from '../terms/keys.ts'
import type { OperatorLog } from '../terms/log.ts'
import { withSecondVoice } from './second-voice.ts'
import { turnQuarter } from './turn-quarter.ts'

interface Needs {
  database: Database
  keys: Keys
  now(): Date
  /** Today in the organisation's time zone, such as 2026-11-22: weeks begin there. */
  day(now: Date): string
  log: Pick<OperatorLog, 'error'>
}

/**
 * Writes the entries of approved reports whose time has come, and removes entries whose time is
 * over. The first run in a quarter also does what is done once a quarter. Returns how many reports
 * were written.
 *
 * May run twice, late or be killed: it finds what is due, and does all of it or nothing. Entries
 * are written in random order, so that none shows when its report came.
 */
export const publish = async ({ database, keys, now, day, log }: Needs): Promise<number> => {
  const { prisma, sql } = database
  return prisma.$transaction(
    async (db) => {
      const stores = storesIn(db, { keys, sql })
      const quarter = quarterOf(now())
      const { turned, counted } = await stores.snapshots.begin(quarter)
      const waiting: Approved[] = []
      for (const { content, ...report } of await stores.reports.approved(now(), { all: turned })) {
        if (!content) log.error({ report: report.id }, 'an approved report cannot be read')
        else if (isToBeShown({ ...report, content }, now())) waiting.push({ ...report, content })
      }
      const itsDay = waiting.filter((report) => isShownOn(report, day(now())))
      const joined = turned
        ? await withSecondVoice(stores, keys, { waiting, shown: itsDay, quarter })
        : []
      const due = [...itsDay, ...joined]
      const written = new Map<string, NewEntry[]>()
      for (const report of due) {
        if (report.content.entries && report.confirmed) await raise(stores, report)
        else written.set(report.id, await entriesOf(db, keys, report))
      }
      await stores.entries.write(shuffled([...written.values()].flat()))
      await stores.entries.expire(new Date(day(now())))
      if (counted) await turnQuarter(stores, keys, { quarter, turned })
      for (const { id, content, confirmed } of due) {
        const alert = warnsTown(content, now()) ? alertFrom(content, confirmed) : undefined
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

/**
 * Whether the town is warned. A report that has waited has no town any more. A joined report is
 * covered by the alert of the report that it was joined to.
 */
const warnsTown = (content: Content, now: Date): boolean => {
  const { exposure, city, mergedWith } = content
  return (
    exposure === 'reviewed' && city !== '' && mergedWith === undefined && !isTooOld(content, now)
  )
}

/** The second moderator agreed: entries that were shown as a risk get their level and harms. */
const raise = async (stores: Stores, report: Approved): Promise<void> => {
  const shown = { ...shownAs(report), expiresOn: goesOnOf(report) }
  for (const id of report.content.entries ?? []) await stores.entries.confirm(id, shown)
}

const entriesOf = async (db: Transaction, keys: Keys, report: Approved): Promise<NewEntry[]> => {
  const { content, month } = report
  const shown = shownAs(report)
  const subjectIds = new Set(await ensureSubjects(db, keys, warns(content)?.subjects ?? []))
  return [...subjectIds].map((subjectId, index) => ({
    id: randomUUID(),
    subjectId,
    ...shown,
    quarter: quarterOf(month),
    voice: voiceTag(keys, content.group, subjectId),
    expiresOn: goesOnOf(report),
    withdrawal: entryTag(keys, content.withdrawal, index),
    ...(content.stance && { stance: content.stance }),
  }))
}

const shuffled = <T>(items: readonly T[]): T[] => {
  const left = [...items]
  return items.flatMap(() => left.splice(randomInt(left.length), 1))
}
