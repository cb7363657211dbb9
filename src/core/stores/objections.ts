import { randomUUID } from 'node:crypto'
import type { Transaction } from '../../database/database.ts'
import { type Fingerprint, sameSubject } from '../blacklist/fingerprint.ts'
import { CASE_DAYS, type Case, lookerTag, outcomeOf } from '../blacklist/objections.ts'
import { voiceTag } from '../blacklist/reports.ts'
import type { Entry } from '../blacklist/warning.ts'
import { hex } from '../terms/hex.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import { lockAlone } from './advisory-locks.ts'
import type { EntryStore } from './entries.ts'
import { sealOf } from './kind-seal.ts'
import type { SnapshotStore } from './snapshots.ts'
import type { SubjectStore } from './subjects.ts'

/** A case that a moderator is to look at: what was suspended, and what was told since. */
export interface Disputed {
  id: string
  suspended: Entry[]
  since: Entry[]
}

/** Objections. All of it is to be called in a transaction. */
export const objectionStore = (
  db: Transaction,
  keys: Keys,
  {
    subjects,
    entries,
    snapshots,
  }: { subjects: SubjectStore; entries: EntryStore; snapshots: SnapshotStore },
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

  const save = (id: string, { fingerprint, looks, over }: Case) =>
    db.objection.update({
      where: { id },
      data: { content: seal(id, { fingerprint, looks, ...(over && { over }) }) },
    })

  /** A listed number's id, or an id that is nobody's: the same is done with either. */
  const subjectOf = async (fingerprint: Fingerprint): Promise<string> => {
    const [id] = await subjects.find([fingerprint])
    return id ?? randomUUID()
  }

  const closeCase = async (fingerprint: Fingerprint, stays: boolean): Promise<void> => {
    const suspended = { subjectId: await subjectOf(fingerprint), suspended: true }
    if (stays) await db.entry.updateMany({ where: suspended, data: { suspended: false } })
    else await db.entry.deleteMany({ where: suspended })
  }

  /** What was suspended runs out of time: nobody brought anything new, or nobody looked. */
  const expire = async (today: Date): Promise<void> => {
    await locked()
    for (const { dueOn, fingerprint, over } of await all()) {
      if (dueOn > today) continue
      if (!over) await closeCase(fingerprint, false)
    }
    await db.objection.deleteMany({ where: { dueOn: { lte: today } } })
  }

  return {
    /**
     * Opens a case, and suspends the entries on the number. While there is one, nothing more happens:
     * a man who objects every day would else keep himself off the list.
     */
    async open(fingerprint: Fingerprint, now: Date): Promise<string> {
      await expire(now)
      const known = (await all()).find((one) => sameSubject(keys, one.fingerprint, fingerprint))
      if (known) return known.id
      const id = randomUUID()
      const dueOn = new Date(now.getTime() + CASE_DAYS * 86_400_000)
      await db.objection.create({
        data: { id, dueOn, content: seal(id, { fingerprint, looks: [] }) },
      })
      const subjectId = await subjectOf(fingerprint)
      await db.entry.updateMany({ where: { subjectId }, data: { suspended: true } })
      await snapshots.forget(subjectId)
      return id
    },

    /** The cases that there are, decided or not: it cannot be told from a case whether the number is listed. */
    async cases(): Promise<{ id: string; dueOn: Date }[]> {
      const rows = await db.objection.findMany({ orderBy: [{ dueOn: 'asc' }, { id: 'asc' }] })
      return rows.map(({ id, dueOn }) => ({ id, dueOn }))
    },

    /** Opened by mistake: what was suspended is shown again. False when there is no such case. */
    async cancel(id: string): Promise<boolean> {
      await locked()
      const found = (await all()).find((one) => one.id === id)
      if (!found) return false
      if (!found.over) await closeCase(found.fingerprint, true)
      await db.objection.delete({ where: { id } })
      return true
    },

    /** The next case for a moderator; none that she has looked at, or in which her own group spoke. */
    async next({
      groupId,
      senders,
    }: {
      groupId: string
      senders: readonly Bytes[]
    }): Promise<Disputed | undefined> {
      for (const { id, fingerprint, looks, over } of await all()) {
        const looked = senders.some((sender) =>
          looks.some(({ by }) => by === lookerTag(keys, sender, id)),
        )
        if (over || looked) continue
        const subjectId = await subjectOf(fingerprint)
        const { suspended, shown } = await entries.disputed(subjectId)
        const own = hex(voiceTag(keys, groupId, subjectId))
        if (suspended.length === 0 || suspended.some(({ voice }) => voice === own)) continue
        return { id, suspended, since: shown }
      }
      return undefined
    },

    /**
     * What a moderator says of a case, and what it comes to; `looked` while two do not agree.
     * Undefined when it was decided meanwhile, or she has spoken already.
     */
    async look(
      id: string,
      { sender, senders }: { sender: Bytes; senders: readonly Bytes[] },
      stays: boolean,
    ): Promise<'looked' | 'stays' | 'goes' | undefined> {
      await locked()
      const found = (await all()).find((one) => one.id === id)
      const hers = [sender, ...senders].map((one) => lookerTag(keys, one, id))
      if (!found || found.over || found.looks.some(({ by }) => hers.includes(by))) return undefined
      const { fingerprint } = found
      const looks = [...found.looks, { by: lookerTag(keys, sender, id), stays }]
      const { shown } = await entries.disputed(await subjectOf(fingerprint))
      const outcome = outcomeOf(looks, shown.length > 0)
      await save(id, { fingerprint, looks, ...(outcome !== undefined && { over: true }) })
      if (outcome === undefined) return 'looked'
      await closeCase(fingerprint, outcome)
      return outcome ? 'stays' : 'goes'
    },

    /** What one sender said of cases was said by another; once, where both spoke. */
    async reauthor(from: Bytes, to: Bytes): Promise<void> {
      await locked()
      for (const { id, looks, ...rest } of await all()) {
        const [was, is] = [lookerTag(keys, from, id), lookerTag(keys, to, id)]
        if (!looks.some(({ by }) => by === was)) continue
        const others = looks.filter(({ by }) => by !== was)
        const said = looks.filter(({ by }) => by === was).map(({ stays }) => ({ by: is, stays }))
        const spoke = others.some(({ by }) => by === is)
        await save(id, { ...rest, looks: spoke ? others : [...others, ...said] })
      }
    },

    /** Ends the cases whose day has come. */
    expire,
  }
}
export type ObjectionStore = ReturnType<typeof objectionStore>
