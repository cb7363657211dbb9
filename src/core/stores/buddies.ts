import { randomBytes, randomUUID } from 'node:crypto'
import type { Transaction } from '../../database/database.ts'
import type { BuddyPairing, Party } from '../safe-call/pairing.ts'
import type { Reach } from '../terms/channel.ts'
import { hex } from '../terms/hex.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import { type SealedRow, sealedRows } from './sealed-rows.ts'

/** A pairing with its random id. */
export interface KeptPairing {
  id: string
  pairing: BuddyPairing
}

const MINUTE = 60 * 1_000
const DAY = 24 * 60 * MINUTE
/** Rows of one sender on each side. More than she may have, because two keys of hers can become one. */
const SLOTS = 24
/** Pairings are filled up to this size, in bytes, so that the size says nothing about one. */
const USUAL_SIZE = 2_000

/**
 * The tags of the rows of a sender on one side. Each row of hers has another, so that rows cannot be
 * joined on her. No other table has them.
 */
export const buddyTags = (keys: Keys, side: 'owner' | 'watcher', sender: Uint8Array): Bytes[] =>
  Array.from({ length: SLOTS }, (_, slot) =>
    keys.tag('address', `buddy ${side}`, sender, String(slot)),
  )

/** Who is told when somebody does not answer. */
export const buddyStore = (db: Transaction, keys: Keys) => {
  const slots = (side: 'owner' | 'watcher', sender: Uint8Array): Bytes[] =>
    buddyTags(keys, side, sender)
  const codeTag = (code: string): Bytes => keys.tag('address', 'buddy code', code)
  const nobody = (): Bytes => Uint8Array.from(randomBytes(32))

  const { seal, readable, among, lock, due, waiting, anyWaiting } = sealedRows<
    BuddyPairing,
    KeptPairing
  >(db, keys, {
    table: 'buddy',
    about: 'buddy',
    size: USUAL_SIZE,
    kept: (id, pairing) => ({ id, pairing }),
  })

  /** A tag of hers that no row has yet. */
  const free = async (side: 'owner' | 'watcher', sender: Uint8Array): Promise<Bytes> => {
    const tags = slots(side, sender)
    const where = side === 'owner' ? { owner: { in: tags } } : { watcher: { in: tags } }
    const taken = new Set(
      (await db.buddy.findMany({ where, select: { owner: true, watcher: true } })).map((row) =>
        hex(row[side]),
      ),
    )
    const tag = tags.find((one) => !taken.has(hex(one)))
    if (!tag) throw new Error('a sender has more pairings than can be kept')
    return tag
  }

  const rowsOf = (side: 'owner' | 'watcher', sender: Uint8Array): Promise<SealedRow[]> => {
    const tags = slots(side, sender)
    const where = side === 'owner' ? { owner: { in: tags } } : { watcher: { in: tags } }
    return db.buddy.findMany({ where, select: { id: true, content: true }, orderBy: { id: 'asc' } })
  }

  const clear = (pairing: BuddyPairing, now: Date) => ({
    waiting: pairing.lines.length > 0,
    dueAt: dueOf(pairing, now),
  })

  const save = async ({ id, pairing }: KeptPairing, now: Date): Promise<void> => {
    await db.buddy.updateMany({
      where: { id },
      data: { content: seal(id, pairing), ...clear(pairing, now) },
    })
  }

  const sideOf = (side: 'owner' | 'watcher') => (side === 'owner' ? 'asker' : 'buddy')

  /** Puts another sender in place of one, on one side of all her pairings. */
  const retag = async (
    side: 'owner' | 'watcher',
    from: Bytes,
    to: Bytes,
    reach: Reach | undefined,
    now: Date,
  ): Promise<void> => {
    for (const row of await rowsOf(side, from)) {
      const tag = await free(side, to)
      await db.buddy.update({
        where: { id: row.id },
        data: side === 'owner' ? { owner: tag } : { watcher: tag },
      })
      const [kept] = readable(row)
      const party = kept?.pairing[sideOf(side)]
      if (!kept || !party) continue
      const there = reach ? { channel: reach.channel, address: reach.address } : {}
      const moved: Party = { ...party, ...there, sender: hex(to) }
      await save({ ...kept, pairing: { ...kept.pairing, [sideOf(side)]: moved } }, now)
    }
  }

  return {
    /** Makes a code. Returns the id of its row. `asker`: undefined for a second way to a buddy. */
    async offer(code: string, pairing: BuddyPairing, asker: Bytes | undefined, now: Date) {
      const id = randomUUID()
      const owner = asker ? await free('owner', asker) : nobody()
      const content = seal(id, pairing)
      await db.buddy.create({
        data: { id, owner, watcher: codeTag(code), content, ...clear(pairing, now) },
      })
      return id
    },

    /** The offer with that code, locked; undefined if there is none. */
    async offered(code: string): Promise<KeptPairing | undefined> {
      const rows = await db.$queryRaw<SealedRow[]>`
        SELECT id, content FROM buddy WHERE watcher = ${codeTag(code)} FOR UPDATE`
      return rows.flatMap(readable)[0]
    },

    /** Somebody has used the code: from now on she is found by her own tag. */
    async accepted(kept: KeptPairing, buddy: Bytes, now: Date): Promise<void> {
      const watcher = await free('watcher', buddy)
      await db.buddy.update({ where: { id: kept.id }, data: { watcher } })
      await save(kept, now)
    },

    /** What a sender has: the pairings in which she asks, and those in which she is the buddy. */
    async of(sender: Bytes): Promise<{ asks: KeptPairing[]; watches: KeptPairing[] }> {
      const tags = { owner: slots('owner', sender), watcher: slots('watcher', sender) }
      // One question, because every turn asks it.
      const rows = await db.buddy.findMany({
        where: { OR: [{ owner: { in: tags.owner } }, { watcher: { in: tags.watcher } }] },
        orderBy: { id: 'asc' },
      })
      const owned = new Set(tags.owner.map(hex))
      return {
        asks: rows.filter(({ owner }) => owned.has(hex(owner))).flatMap(readable),
        watches: rows.filter(({ owner }) => !owned.has(hex(owner))).flatMap(readable),
      }
    },

    /** Whether a sender has a pairing on either side. Offers do not count. */
    async has(sender: Bytes): Promise<boolean> {
      const { asks, watches } = await this.of(sender)
      return [...asks, ...watches].some(
        ({ pairing: { kind } }) => kind === 'pair' || kind === 'way',
      )
    },

    among,
    lock,
    due,
    waiting,
    anyWaiting,
    save,

    /** Nothing leads from that row to that side of it any more. */
    async release(id: string, side: 'owner' | 'watcher'): Promise<void> {
      const data = side === 'owner' ? { owner: nobody() } : { watcher: nobody() }
      await db.buddy.updateMany({ where: { id }, data })
    },

    async delete(ids: readonly string[]): Promise<void> {
      await db.buddy.deleteMany({ where: { id: { in: [...ids] } } })
    },

    /**
     * Notes where she can be written to now, and that she wrote today. Returns the ids of her calls
     * that have another address.
     */
    async heardFrom(sender: Bytes, { channel, address }: Reach, now: Date): Promise<string[]> {
      const day = Math.floor(now.getTime() / DAY) * DAY
      const { asks, watches } = await this.of(sender)
      const calls = new Set<string>()
      for (const { id, pairing } of asks) {
        const { asker } = pairing
        if (!asker || (asker.channel === channel && asker.address === address)) continue
        for (const call of pairing.calls) calls.add(call)
        await save({ id, pairing: { ...pairing, asker: { ...asker, channel, address } } }, now)
      }
      for (const { id, pairing } of watches) {
        const { buddy, wroteOn } = pairing
        const isKnown = buddy?.channel === channel && buddy.address === address
        if (!buddy || (isKnown && wroteOn >= day)) continue
        const heard = { ...pairing, wroteOn: day, buddy: { ...buddy, channel, address } }
        await save({ id, pairing: heard }, now)
      }
      return [...calls]
    },

    /** Moves all pairings of a sender to another chat of hers. */
    async move(from: Bytes, to: Bytes, reach: Reach, now: Date): Promise<void> {
      await retag('owner', from, to, reach, now)
      await retag('watcher', from, to, reach, now)
    },

    /** Gives the pairings of one key of hers to another. */
    async unite(from: Bytes, to: Bytes, now: Date): Promise<void> {
      await retag('owner', from, to, undefined, now)
      await retag('watcher', from, to, undefined, now)
    },
  }
}
export type BuddyStore = ReturnType<typeof buddyStore>

/** When it is looked at next: pairings all at the end of the day, so that the time says nothing. */
const dueOf = ({ kind, until }: BuddyPairing, now: Date): Date => {
  const isOffer = (kind === 'offer' || kind === 'wayOffer') && until !== undefined
  return isOffer
    ? new Date(Math.ceil(until / MINUTE) * MINUTE)
    : new Date(Math.floor(now.getTime() / DAY) * DAY + DAY)
}
