import { randomUUID } from 'node:crypto'
import type { Transaction } from '../../database/database.ts'
import { type Fingerprint, sameSubject } from '../blacklist/fingerprint.ts'
import {
  type Case,
  cameOn,
  dueOn,
  forgottenBefore,
  type Ground,
  isHiddenAtOnce,
  isOverdue,
  type Look,
  lookerTag,
  opensAgain,
  outcomeOf,
} from '../blacklist/objections.ts'
import { voiceTag } from '../blacklist/reports.ts'
import { LEVELS } from '../blacklist/taxonomy.ts'
import { hex } from '../terms/hex.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import { lockAlone } from './advisory-locks.ts'
import type { DisputedEntry, EntryStore } from './entries.ts'
import { sealOf } from './kind-seal.ts'
import type { ReportStore } from './reports.ts'
import type { SnapshotStore } from './snapshots.ts'
import type { SubjectStore } from './subjects.ts'

/**
 * A case that a moderator is to look at: the entries that are objected to, and those that were
 * written since.
 */
export interface Disputed {
  id: string
  disputed: DisputedEntry[]
  /** The entries are in no answer meanwhile. */
  hidden: boolean
  since: DisputedEntry[]
  grounds: readonly Ground[]
  /** The day on which it came. */
  came: Date
}

/** A moderator who looks, on all her channels. */
interface ObjectionReader {
  groupId: string
  senders: readonly Bytes[]
}

/** Objections. Every function must be called in a transaction. */
export const objectionStore = (
  db: Transaction,
  keys: Keys,
  {
    subjects,
    entries,
    reports,
    snapshots,
  }: {
    subjects: SubjectStore
    entries: EntryStore
    reports: ReportStore
    snapshots: SnapshotStore
  },
) => {
  const { seal, readable } = sealOf<Case>(keys, 'objection')

  const locked = () => lockAlone(db, 'objections')

  const all = async () => {
    const rows = await db.objection.findMany({ orderBy: [{ dueOn: 'asc' }, { id: 'asc' }] })
    return rows.flatMap(({ id, dueOn, content }) => {
      const opened = readable(id, content)
      return opened ? [{ id, dueOn, ...opened }] : []
    })
  }

  const save = (id: string, { fingerprint, looks, grounds, over }: Case, due?: Date) =>
    db.objection.update({
      where: { id },
      data: {
        content: seal(id, {
          fingerprint,
          looks,
          ...(grounds && { grounds }),
          ...(over && { over }),
        }),
        ...(due && { dueOn: due }),
      },
    })

  /** The id of a listed number, otherwise a random id: the same is done with either. */
  const subjectOf = async (fingerprint: Fingerprint): Promise<string> => {
    const [id] = await subjects.find([fingerprint])
    return id ?? randomUUID()
  }

  /** Marks the entries about a number as disputed, and hides them unless they are grave. */
  const dispute = async (fingerprint: Fingerprint): Promise<void> => {
    const subjectId = await subjectOf(fingerprint)
    const rows = await db.entry.findMany({
      where: { subjectId },
      select: { id: true, level: true },
    })
    const fixed = await reports.fixedLevels()
    const levels = rows.flatMap(({ id, level }) => fixed.get(id) ?? LEVELS[level - 1] ?? [])
    const suspended = isHiddenAtOnce(levels)
    await db.entry.updateMany({ where: { subjectId }, data: { disputed: true, suspended } })
    if (suspended) await snapshots.forget(subjectId)
  }

  const closeCase = async (fingerprint: Fingerprint, stays: boolean): Promise<void> => {
    const where = { subjectId: await subjectOf(fingerprint), disputed: true }
    if (stays) await db.entry.updateMany({ where, data: { disputed: false, suspended: false } })
    else await entries.takeAway(where)
  }

  /**
   * Removes hidden entries whose month is over, even if fewer than two moderators looked. Grave
   * entries stay until two have looked. Every case stays as well, so that it does not show whether
   * the number is listed.
   */
  const expire = async (today: Date): Promise<void> => {
    await locked()
    for (const { dueOn: due, fingerprint, over } of await all()) {
      if (over || due > today) continue
      const subjectId = await subjectOf(fingerprint)
      await entries.takeAway({ subjectId, disputed: true, suspended: true })
    }
    const forgotten = { lte: forgottenBefore(today) }
    for (const { dueOn: due, fingerprint } of await all())
      if (due <= forgotten.lte) await closeCase(fingerprint, true)
    await db.objection.deleteMany({ where: { dueOn: forgotten } })
  }

  /**
   * What waits for a moderator. Leaves out the cases that she has looked at, and those in which her
   * own group has a voice.
   */
  const waitingFor = async ({ groupId, senders }: ObjectionReader): Promise<Disputed[]> => {
    const waiting: Disputed[] = []
    const fixed = await reports.fixedLevels()
    for (const { id, dueOn: due, fingerprint, looks, over, grounds = [] } of await all()) {
      const looked = senders.some((sender) =>
        looks.some(({ by }) => by === lookerTag(keys, sender, id)),
      )
      if (over || looked) continue
      const subjectId = await subjectOf(fingerprint)
      const { disputed, hidden, since } = await entries.disputed(subjectId, fixed)
      const own = hex(voiceTag(keys, groupId, subjectId))
      if (disputed.some(({ voice }) => voice === own)) continue
      waiting.push({ id, disputed, hidden, since, grounds, came: cameOn(due) })
    }
    return waiting
  }

  return {
    /**
     * Opens a case. If there was one within a year, it opens again only for a new ground. Otherwise
     * a man who objects every day would keep himself off the list.
     */
    async open(fingerprint: Fingerprint, now: Date, ground?: Ground): Promise<string> {
      await expire(now)
      const known = (await all()).find((one) => sameSubject(keys, one.fingerprint, fingerprint))
      if (known && !opensAgain(known, ground)) return known.id
      const id = known?.id ?? randomUUID()
      const grounds = [...(known?.grounds ?? []), ...(ground ? [ground] : [])]
      if (known) await save(id, { fingerprint, looks: [], grounds }, dueOn(now))
      else {
        const content = seal(id, { fingerprint, looks: [], grounds })
        await db.objection.create({ data: { id, dueOn: dueOn(now), content } })
      }
      await dispute(fingerprint)
      return id
    },

    /**
     * The cases of the last month, decided or not, so that a case does not show whether the number
     * is listed.
     */
    async cases(now: Date): Promise<{ id: string; dueOn: Date }[]> {
      const rows = await db.objection.findMany({
        where: { dueOn: { gt: now } },
        orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
      })
      return rows.map(({ id, dueOn }) => ({ id, dueOn }))
    },

    /** How many cases have waited too long for two moderators. */
    async overdue(now: Date): Promise<number> {
      return (await all()).filter((one) => isOverdue(one.dueOn, one, now)).length
    },

    /**
     * Cancels a case that was opened by mistake: everything is as before. False if there is no such
     * case.
     */
    async cancel(id: string): Promise<boolean> {
      await locked()
      const found = (await all()).find((one) => one.id === id)
      if (!found) return false
      if (!found.over) await closeCase(found.fingerprint, true)
      await db.objection.delete({ where: { id } })
      return true
    },

    /** The cases that wait for a moderator, the next one first. */
    waiting: waitingFor,

    /**
     * Saves what a moderator says about a case, and returns the outcome; `looked` until two agree.
     * Undefined if the case was decided meanwhile, or she has looked already.
     */
    async look(
      id: string,
      { sender, senders }: { sender: Bytes; senders: readonly Bytes[] },
      says: Omit<Look, 'by'>,
    ): Promise<'looked' | 'stays' | 'goes' | undefined> {
      await locked()
      const found = (await all()).find((one) => one.id === id)
      const hers = [sender, ...senders].map((one) => lookerTag(keys, one, id))
      if (!found || found.over || found.looks.some(({ by }) => hers.includes(by))) return undefined
      const { fingerprint, grounds } = found
      const looks = [...found.looks, { by: lookerTag(keys, sender, id), ...says }]
      const outcome = outcomeOf(looks)
      const known = { fingerprint, looks, ...(grounds && { grounds }) }
      await save(id, outcome === undefined ? known : { ...known, over: true })
      if (outcome === undefined) return 'looked'
      await closeCase(fingerprint, outcome)
      return outcome ? 'stays' : 'goes'
    },

    /** Gives what one sender said about cases to another. If both spoke, it counts once. */
    async reauthor(from: Bytes, to: Bytes): Promise<void> {
      await locked()
      for (const { id, looks, ...rest } of await all()) {
        const [was, is] = [lookerTag(keys, from, id), lookerTag(keys, to, id)]
        if (!looks.some(({ by }) => by === was)) continue
        const others = looks.filter(({ by }) => by !== was)
        const said = looks.filter(({ by }) => by === was).map((look) => ({ ...look, by: is }))
        const spoke = others.some(({ by }) => by === is)
        await save(id, { ...rest, looks: spoke ? others : [...others, ...said] })
      }
    },

    /** Deletes entries that have been hidden for a month, and forgets cases after a year. */
    expire,
  }
}
export type ObjectionStore = ReturnType<typeof objectionStore>
