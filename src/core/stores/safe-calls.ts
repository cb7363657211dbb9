import { randomBytes } from 'node:crypto'
import { Prisma, type Transaction } from '../../database/database.ts'
import { type SafeCall, stateOf } from '../safe-call/call.ts'
import { plainWord } from '../safe-call/plain-word.ts'
import { dueAt } from '../safe-call/steps.ts'
import { hex } from '../terms/hex.ts'
import type { Bytes, Keys } from '../terms/keys.ts'

/** A call with its random id. */
export interface KeptCall {
  id: string
  call: SafeCall
}

interface Row {
  id: string
  content: Uint8Array
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

  const seal = (id: string, call: SafeCall): Bytes => {
    const plain = JSON.stringify(call)
    const filler = Math.max(0, USUAL_SIZE - Buffer.byteLength(plain))
    return keys.seal('address', `safe call ${id}`, plain + ' '.repeat(filler))
  }
  const readable = ({ id, content }: Row): KeptCall[] => {
    const whole = keys.openWhole('address', `safe call ${id}`, content)
    return whole === undefined ? [] : [{ id, call: JSON.parse(whole) }]
  }
  const rowOf = ({ id, call }: KeptCall) => ({
    content: seal(id, call),
    state: stateOf(call),
    dueAt: new Date(Math.floor(dueAt(call) / MINUTE) * MINUTE),
    waiting: call.lines.length > 0,
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
      const rows = await db.$queryRaw<Row[]>`
        SELECT id, content FROM safe_call WHERE owner = ${tagOf(sender)} FOR UPDATE`
      return rows.flatMap(readable)[0]
    },

    /** The calls with these ids. */
    async among(ids: readonly string[]): Promise<KeptCall[]> {
      if (ids.length === 0) return []
      const rows = await db.safeCall.findMany({ where: { id: { in: [...ids] } } })
      return rows.flatMap(readable)
    },

    /** The same, locked until the transaction ends, in the order of their ids. */
    async lock(ids: readonly string[]): Promise<KeptCall[]> {
      if (ids.length === 0) return []
      const rows = await db.$queryRaw<Row[]>`
        SELECT id, content FROM safe_call WHERE id IN (${Prisma.join(ids.map((id) => Prisma.sql`${id}::uuid`))})
        ORDER BY id FOR UPDATE`
      return rows.flatMap(readable)
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

    async create(kept: KeptCall, sender: Bytes): Promise<void> {
      await db.safeCall.create({ data: { id: kept.id, owner: tagOf(sender), ...rowOf(kept) } })
    },

    async save(kept: KeptCall): Promise<void> {
      await db.safeCall.updateMany({ where: { id: kept.id }, data: rowOf(kept) })
    },

    /** Saves many calls in one statement. */
    async saveAll(all: readonly KeptCall[]): Promise<void> {
      if (all.length === 0) return
      const rows = all.map((kept) => {
        const { content, state, dueAt, waiting } = rowOf(kept)
        return Prisma.sql`(${kept.id}::uuid, ${content}::bytea, ${state}::"SafeCallState", ${dueAt}::timestamptz, ${waiting}::boolean)`
      })
      await db.$executeRaw`
        UPDATE safe_call SET content = v.content, state = v.state, due_at = v.due_at, waiting = v.waiting
        FROM (VALUES ${Prisma.join(rows)}) AS v (id, content, state, due_at, waiting)
        WHERE safe_call.id = v.id`
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

    /** Calls about which something is to be done, locked: those that others change are left out, after an id. */
    async due(now: Date, after: string, most: number): Promise<KeptCall[]> {
      const rows = await db.$queryRaw<Row[]>`
        SELECT id, content FROM safe_call WHERE due_at <= ${now} AND id > ${after}::uuid
        ORDER BY id LIMIT ${most} FOR UPDATE SKIP LOCKED`
      return rows.flatMap(readable)
    },

    /** Calls of which a line waits, locked in the same way, after an id. */
    async waiting(after: string, most: number): Promise<KeptCall[]> {
      const rows = await db.$queryRaw<Row[]>`
        SELECT id, content FROM safe_call WHERE waiting AND id > ${after}::uuid
        ORDER BY id LIMIT ${most} FOR UPDATE SKIP LOCKED`
      return rows.flatMap(readable)
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
