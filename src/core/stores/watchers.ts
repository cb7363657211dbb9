import { randomUUID } from 'node:crypto'
import type { Transaction } from '../../database/database.ts'
import type { LastTold } from '../alerts/notices.ts'
import type { Reach } from '../terms/channel.ts'
import { hex } from '../terms/hex.ts'
import type { Bytes, Keys } from '../terms/keys.ts'

/** A moderator or case worker who is told that something waits. */
export interface NoticeWatcher extends Reach {
  /** Random. */
  id: string
  /** The sender's tag in hex. */
  sender: string
  /** When and of what she was told last. */
  told?: LastTold
}

/** The sealed part of a row. */
type WatcherContent = Pick<NoticeWatcher, 'address' | 'sender' | 'told'>

/** The tag of a watcher. No other table has it, so that tables cannot be joined on it. */
export const watcherTag = (keys: Keys, sender: Bytes): Bytes =>
  keys.tag('address', 'watcher', sender)

/** What a row holds. One damaged row must not keep the others from being told. */
export const readableWatcher = (
  keys: Keys,
  id: string,
  sealed: Uint8Array,
): WatcherContent | undefined => {
  const whole = keys.openWhole('address', `watcher ${id}`, sealed)
  return whole === undefined ? undefined : JSON.parse(whole)
}

/** Who is told that something waits, and where she can be reached. */
export const watcherStore = (db: Transaction, keys: Keys) => {
  const tagOf = (sender: Bytes): Bytes => watcherTag(keys, sender)
  const seal = (id: string, content: WatcherContent): Bytes =>
    keys.seal('address', `watcher ${id}`, JSON.stringify(content))
  const readable = (id: string, sealed: Uint8Array): WatcherContent | undefined =>
    readableWatcher(keys, id, sealed)

  const find = (sender: Bytes) => db.watcher.findUnique({ where: { tag: tagOf(sender) } })

  /** Tells her from now on, in that chat. What she was told of stays. */
  const on = async (sender: Bytes, { channel, address }: Reach): Promise<void> => {
    const row = await find(sender)
    const before = row && readable(row.id, row.content)
    if (row && before && before.address === address && row.channel === channel) return
    const id = row?.id ?? randomUUID()
    const content = seal(id, { ...before, address, sender: hex(sender) })
    await db.watcher.upsert({
      where: { tag: tagOf(sender) },
      create: { id, tag: tagOf(sender), channel, content },
      update: { channel, content },
    })
  }

  /** Changes what she was told last. False if nothing is to change, or if she has changed meanwhile. */
  const change = async (
    id: string,
    to: (told: LastTold | undefined) => LastTold | undefined,
  ): Promise<boolean> => {
    const row = await db.watcher.findUnique({ where: { id } })
    const before = row && readable(id, row.content)
    const told = before && to(before.told)
    if (!row || !told) return false
    const { count } = await db.watcher.updateMany({
      where: { id, content: row.content },
      data: { content: seal(id, { ...before, told }) },
    })
    return count === 1
  }

  const forgetAll = async (senders: readonly Bytes[]): Promise<void> => {
    await db.watcher.deleteMany({ where: { tag: { in: senders.map(tagOf) } } })
  }

  /** Her row leads to another sender from now on. Its id stays: alarms that she was told name her by it. */
  const moveTo = async (from: Bytes, to: Bytes, reach?: Reach): Promise<void> => {
    const row = await find(from)
    const before = row && readable(row.id, row.content)
    if (!row || !before || (await find(to))) {
      await forgetAll([from])
      if (row && before) await on(to, reach ?? { channel: row.channel, address: before.address })
      return
    }
    const { channel, address } = reach ?? { channel: row.channel, address: before.address }
    const content = seal(row.id, { ...before, address, sender: hex(to) })
    await db.watcher.update({ where: { id: row.id }, data: { tag: tagOf(to), channel, content } })
  }

  return {
    on,

    /** Does not tell her any more, and deletes where she can be reached. */
    forget: (sender: Bytes): Promise<void> => forgetAll([sender]),
    forgetAll,

    /** The same for one of whom only the random id is known. */
    async forgetOne(id: string): Promise<void> {
      await db.watcher.deleteMany({ where: { id } })
    },

    /** Tells her in another chat of hers from now on, or under another key: then where she was told. */
    move: moveTo,

    /** Whether it is kept where she is told. */
    isTold: async (sender: Bytes): Promise<boolean> => (await find(sender)) !== null,

    /** The random id of her row; undefined if she is not told. */
    idOf: async (sender: Bytes): Promise<string | undefined> => (await find(sender))?.id,

    /** Everybody who is told, on these channels or on all. */
    async all(channels?: readonly string[]): Promise<NoticeWatcher[]> {
      const where = channels ? { channel: { in: [...channels] } } : {}
      const rows = await db.watcher.findMany({ where })
      return rows.flatMap(({ id, channel, content }) => {
        const opened = readable(id, content)
        return opened ? [{ id, channel, ...opened } as NoticeWatcher] : []
      })
    },

    /** Notes since when what is no report waits for her, though she is not told of it yet. */
    async seen(id: string, keys: NonNullable<LastTold['keys']>): Promise<void> {
      await change(id, (told) => {
        const { keys: before = {} } = told ?? {}
        const isSame =
          Object.keys(before).length === Object.keys(keys).length &&
          Object.keys(keys).every((key) => key in before)
        return isSame ? undefined : { at: 0, ...told, keys }
      })
    },

    /** She could not be told: notes what she was told before, unless somebody has told her since. */
    async untold(id: string, told: LastTold, before: LastTold | undefined): Promise<void> {
      await change(id, (now) =>
        now?.at === told.at
          ? { at: 0, ...before, ...(told.keys && { keys: told.keys }) }
          : undefined,
      )
    },

    /** Notes that she is told now. False if she has changed meanwhile, or another process tells her. */
    told: (id: string, told: LastTold): Promise<boolean> =>
      change(id, (before) => ((before?.at ?? 0) < told.at ? told : undefined)),

    /**
     * Whether she is still told. Waits for a turn that wipes or moves her just now: either that turn
     * finds what was stored before this call, or she is gone.
     */
    async isThere(id: string): Promise<boolean> {
      const rows = await db.$queryRaw<unknown[]>`
        SELECT 1 AS there FROM watcher WHERE id = ${id}::uuid FOR KEY SHARE`
      return rows.length > 0
    },
  }
}
export type WatcherStore = ReturnType<typeof watcherStore>
