import { randomInt, randomUUID } from 'node:crypto'
import type { Database, Transaction } from '../../database/database.ts'
import { alertFrom } from '../alerts/alert.ts'
import { keptAfterwards } from '../blacklist/consents.ts'
import {
  type Content,
  entryTag,
  goesOn,
  isDue,
  PROVISIONAL_LEVEL,
  voiceTag,
} from '../blacklist/reports.ts'
import type { Harm, Level } from '../blacklist/taxonomy.ts'
import { quarterOf } from '../blacklist/warning.ts'
import type { NewEntry } from '../stores/entries.ts'
import { type Stores, storesIn } from '../stores/stores.ts'
import { ensureSubjects } from '../stores/subjects.ts'
import type { Keys } from '../terms/keys.ts'
import { type Due, joinedByAnother, warns } from './second-voice.ts'

interface Needs {
  database: Database
  keys: Keys
  now(): Date
  /** The day where the organisation is, as 2026-11-22: weeks begin there. */
  day(now: Date): string
  log: { error(fields: object, message: string): void }
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
      const waiting = (await stores.reports.approved(now())).flatMap(
        ({ content, ...report }): Due[] => {
          if (!content) log.error({ report: report.id }, 'an approved report cannot be read')
          const written = content?.entries !== undefined && !report.confirmed
          return content && !written && !isPast({ ...report, content }, now())
            ? [{ ...report, content }]
            : []
        },
      )
      const itsDay = waiting.filter(
        ({ content }) => content.entries !== undefined || isDue(content, day(now())),
      )
      const joined = await joinedByAnother(stores, keys, waiting, itsDay)
      const due = [...itsDay, ...joined]
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

/** Whether what waited for another voice has waited for longer than it would have been shown. */
const isPast = ({ content, month, confirmed }: Due, now: Date): boolean =>
  goesOn(quarterOf(month), shownAs(content, confirmed).level) <= now

/** The second moderator agreed: what was shown as a risk is shown as what it is. */
const raise = async (stores: Stores, { content, month }: Due): Promise<void> => {
  const { level, harms } = shownAs(content, true)
  const expiresOn = goesOn(quarterOf(month), level)
  for (const id of content.entries ?? []) {
    await stores.entries.confirm(id, { level, harms, expiresOn })
  }
}

const entriesOf = async (db: Transaction, keys: Keys, report: Due): Promise<NewEntry[]> => {
  const { content, month, confirmed } = report
  const { level, harms } = shownAs(content, confirmed)
  const subjectIds = new Set(await ensureSubjects(db, keys, warns(content)?.subjects ?? []))
  return [...subjectIds].map((subjectId, index) => ({
    id: randomUUID(),
    subjectId,
    level,
    harms,
    quarter: quarterOf(month),
    voice: voiceTag(keys, content.group, subjectId),
    expiresOn: goesOn(quarterOf(month), level),
    withdrawal: entryTag(keys, content.withdrawal, index),
  }))
}

/** Until two moderators agree, a danger is shown as a risk, and its kinds, which would give it away, not at all. */
const shownAs = (content: Content, confirmed: boolean): { level: Level; harms: Harm[] } =>
  confirmed
    ? {
        level: content.decided?.level ?? PROVISIONAL_LEVEL,
        harms: warns(content)?.harms ?? [],
      }
    : { level: PROVISIONAL_LEVEL, harms: [] }

const shuffled = <T>(items: readonly T[]): T[] => {
  const left = [...items]
  return items.flatMap(() => left.splice(randomInt(left.length), 1))
}
