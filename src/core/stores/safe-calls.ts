import { randomBytes } from 'node:crypto'
import { Prisma, type Transaction } from '../../database/database.ts'
import { type SafeCall, stateOf } from '../safe-call/call.ts'
import { mostUrgentOf } from '../safe-call/outbox.ts'
import { plainWord } from '../safe-call/plain-word.ts'
import { dueAt } from '../safe-call/steps.ts'
import { hex } from '../terms/hex.ts'
import { type Bytes, beginningOf, type Keys } from '../terms/keys.ts'
import { type SealedRow, sealedRows } from './sealed-rows.ts'

/** A call with its random id. */
export interface KeptCall {
  id: string
  call: SafeCall
}

/** A call as it was read. While its row has that mark, nobody has changed it. */
export interface ReadCall extends KeptCall {
  mark: Bytes
}

/** After which row the urgent ones go on. */
export interface UrgentPlace {
  urgency: number
  id: string
}

/** Some of the urgent ones; more may come after that. */
interface UrgentBatch {
  found: ReadCall[]
  next: UrgentPlace | undefined
}

const MINUTE = 60 * 1_000
/** Calls are filled up to this size, in bytes, so that the size says nothing about one. */
const USUAL_SIZE = 8_000

/** The tag of the call of a sender. No other table has it, so that tables cannot be joined on it. */
export const safeCallTag = (keys: Keys, sender: Uint8Array): Bytes =>
  keys.tag('address', 'safe call', sender)

/** Calls of people who are expected back. Sealed; nothing in the clear says whose. */
export const safeCallStore = (db: Transaction, keys: Keys) => {
  const tagOf = (sender: Uint8Array): Bytes => safeCallTag(keys, sender)
  const nobody = (): Bytes => Uint8Array.from(randomBytes(32))

  const { seal, readable, among, lock, due, waiting, anyWaiting } = sealedRows<SafeCall, ReadCall>(
    db,
    keys,
    {
      table: 'safe_call',
      about: 'safe call',
      size: USUAL_SIZE,
      kept: (id, call, mark) => ({ id, call, mark }),
    },
  )
  const rowOf = ({ id, call }: KeptCall) => ({
    content: seal(id, call),
    state: stateOf(call),
    dueAt: new Date(Math.floor(dueAt(call) / MINUTE) * MINUTE),
    waiting: call.lines.length > 0,
    // In the clear, so that alarms come first among many calls without all of them being opened.
    urgency: mostUrgentOf(call),
  })

  return {
    /** A tag of a word of hers, in hex. Case, spaces and punctuation do not matter. */
    wordTag: async (text: string): Promise<string> =>
      hex(keys.tag('sender', 'word of a safe call', plainWord(text))),

    /** The call of a sender; undefined if her chat says that there is none. */
    async find(sender: Bytes): Promise<KeptCall | undefined> {
      const row = await db.safeCall.findUnique({ where: { owner: tagOf(sender) } })
      return row ? readable(row)[0] : undefined
    },

    /** The same, locked until the transaction ends. */
    async lockOf(sender: Bytes): Promise<KeptCall | undefined> {
      const rows = await db.$queryRaw<SealedRow[]>`
        SELECT id, content FROM safe_call WHERE owner = ${tagOf(sender)} FOR UPDATE`
      return rows.flatMap(readable)[0]
    },

    among,
    lock,
    due,
    waiting,

    anyWaiting,

    /** Those of which an urgent line waits, the most urgent first, as `waiting`. */
    async urgent(after: UrgentPlace, most: number): Promise<UrgentBatch> {
      // Those that others lock count as well: what comes after them must not wait.
      const rows = await db.$queryRaw<{ id: string; urgency: number; content: Bytes | null }[]>`
        WITH place AS MATERIALIZED (
          SELECT id, urgency FROM safe_call
          WHERE waiting AND urgency > 0 AND (urgency < ${after.urgency}::smallint
            OR (urgency = ${after.urgency}::smallint AND id > ${after.id}::uuid))
          ORDER BY urgency DESC, id LIMIT ${most}),
        own AS (
          SELECT safe_call.id, safe_call.content FROM safe_call JOIN place ON place.id = safe_call.id
          FOR UPDATE OF safe_call SKIP LOCKED)
        SELECT place.id, place.urgency, own.content FROM place LEFT JOIN own ON own.id = place.id
        ORDER BY place.urgency DESC, place.id`
      const found = rows.flatMap(({ id, content }) => (content ? readable({ id, content }) : []))
      return { found, next: rows.length < most ? undefined : rows.at(-1) }
    },

    /** The calls in which somebody is told just now. */
    async inAlarm(): Promise<KeptCall[]> {
      const rows = await db.safeCall.findMany({ where: { state: 'alarm' } })
      return rows.flatMap(readable)
    },

    /** Those that are over, and are kept for those who were told. */
    async afterAlarm(): Promise<KeptCall[]> {
      const rows = await db.safeCall.findMany({ where: { state: 'over' } })
      return rows.flatMap(readable)
    },

    /** `sender`: undefined if nothing leads from her to it. */
    async create(kept: KeptCall, sender: Bytes | undefined): Promise<void> {
      const owner = sender ? tagOf(sender) : nobody()
      await db.safeCall.create({ data: { id: kept.id, owner, ...rowOf(kept) } })
    },

    async save(kept: KeptCall): Promise<void> {
      await db.safeCall.updateMany({ where: { id: kept.id }, data: rowOf(kept) })
    },

    /** Saves many calls in one statement. Returns them as they would be read now. */
    async saveAll(all: readonly KeptCall[]): Promise<ReadCall[]> {
      if (all.length === 0) return []
      const made = all.map((kept) => ({ kept, row: rowOf(kept) }))
      const rows = made.map(({ kept, row }) => {
        const { content, state, dueAt, waiting, urgency } = row
        return Prisma.sql`(${kept.id}::uuid, ${content}::bytea, ${state}::"SafeCallState", ${dueAt}::timestamptz, ${waiting}::boolean, ${urgency}::smallint)`
      })
      await db.$executeRaw`
        UPDATE safe_call SET content = v.content, state = v.state, due_at = v.due_at, waiting = v.waiting,
          urgency = v.urgency
        FROM (VALUES ${Prisma.join(rows)}) AS v (id, content, state, due_at, waiting, urgency)
        WHERE safe_call.id = v.id`
      return made.map(({ kept, row }) => ({ ...kept, mark: beginningOf(row.content) }))
    },

    /** Saves a call, unless somebody has changed it since it was read: then it returns undefined. */
    async saveUnchanged({ mark, ...kept }: ReadCall): Promise<ReadCall | undefined> {
      const { content, state, dueAt, waiting, urgency } = rowOf(kept)
      const saved = await db.$executeRaw`
        UPDATE safe_call SET content = ${content}, state = ${state}::"SafeCallState",
          due_at = ${dueAt}::timestamptz, waiting = ${waiting}::boolean, urgency = ${urgency}::smallint
        WHERE id = ${kept.id}::uuid AND substring(content FROM 1 FOR ${mark.length}::int) = ${mark}`
      return saved > 0 ? { ...kept, mark: beginningOf(content) } : undefined
    },

    /** Nothing leads from her to that call any more. */
    async release(id: string): Promise<void> {
      await db.safeCall.updateMany({ where: { id }, data: { owner: nobody() } })
    },

    /** Her call is found by another tag from now on. */
    async retag(id: string, to: Bytes): Promise<void> {
      await db.safeCall.updateMany({ where: { id }, data: { owner: tagOf(to) } })
    },

    async delete(ids: readonly string[]): Promise<void> {
      await db.safeCall.deleteMany({ where: { id: { in: [...ids] } } })
    },

    /** How many calls are open, and how many in alarm. */
    async count(): Promise<{ open: number; alarm: number }> {
      const [open, alarm] = [
        await db.safeCall.count({ where: { state: 'open' } }),
        await db.safeCall.count({ where: { state: 'alarm' } }),
      ]
      return { open, alarm }
    },

    /** When the bot last looked what is due; undefined before the first time. */
    async lastRun(): Promise<Date | undefined> {
      return (await db.safeCallRun.findUnique({ where: { id: 1 } }))?.at
    },

    /** Notes that it has looked. */
    async ran(at: Date): Promise<void> {
      await db.safeCallRun.upsert({ where: { id: 1 }, create: { id: 1, at }, update: { at } })
    },
  }
}
export type SafeCallStore = ReturnType<typeof safeCallStore>
