/** Calls of people who do not answer, without a conversation. */
import { randomUUID } from 'node:crypto'
import { newHandle } from '../../src/core/members/code.ts'
import type { SafeCall } from '../../src/core/safe-call/call.ts'
import type { BuddyPairing, Party } from '../../src/core/safe-call/pairing.ts'
import { storesIn } from '../../src/core/stores/stores.ts'
import { bytesOf } from '../../src/core/terms/hex.ts'
import type { Keys } from '../../src/core/terms/keys.ts'
import type { Database } from '../../src/database/database.ts'

const MINUTE = 60_000
/** Transactions at a time. */
const AT_ONCE = 4

interface Silent {
  her: number
  buddy: number
  /** When the buddy is told. */
  due: number
}

/** What the two are called, what she left, and whether both have written before. */
interface Marked {
  names?: [her: string, buddy: string]
  note?: string
  words?: SafeCall['words']
  areKnown?: true
  /** She has said yes to the people on duty. */
  duty?: true
}

/** Keeps a call for each: she was asked twice, and has not answered. */
export const keepCalls = async (
  { database, keys }: { database: Database; keys: Keys },
  all: readonly Silent[],
  {
    names: [hers, buddys] = ['Mia', 'Maria'],
    note = 'Hotel Grand',
    words = {},
    areKnown,
    duty,
  }: Marked = {},
): Promise<void> => {
  const now = new Date()
  const partyOf = (chat: number, name: string): Party => ({
    sender: Buffer.from(keys.tag('sender', 'sender', 'telegram', String(chat))).toString('hex'),
    channel: 'telegram',
    address: String(chat),
    name,
  })
  const keepOne = async ({ her, buddy, due }: Silent): Promise<void> => {
    const [asker, watcher] = [partyOf(her, hers), partyOf(buddy, buddys)]
    const id = randomUUID()
    const pairing: BuddyPairing = {
      kind: 'pair',
      asker,
      buddy: watcher,
      ways: [],
      duty: false,
      rank: 0,
      calls: [id],
      wroteOn: now.getTime(),
      lines: [],
      notices: [],
      next: 1,
    }
    await database.prisma.$transaction(async (db) => {
      const stores = storesIn(db, { keys, sql: database.sql })
      const memberId = randomUUID()
      const member = {
        id: memberId,
        handle: newHandle(),
        groupId: memberId,
        role: 'member' as const,
      }
      if (!areKnown) {
        await db.member.create({ data: { ...member, seenOn: now } })
        await db.sender.create({ data: { tag: bytesOf(asker.sender), memberId, seenOn: now } })
        await db.sender.create({ data: { tag: bytesOf(watcher.sender), seenOn: now } })
      }
      const pairingId = await stores.buddies.offer(id, pairing, bytesOf(asker.sender), now)
      await stores.buddies.accepted({ id: pairingId, pairing }, bytesOf(watcher.sender), now)
      const { name: _, ...reach } = asker
      const until = due - 15 * MINUTE
      const call: SafeCall = {
        her: reach,
        begunAt: until - 60 * MINUTE,
        until,
        grace: 15,
        note,
        words,
        more: 0,
        asked: {
          soon: until,
          due: until,
          again: until + 7 * MINUTE,
          notBefore: until + 5 * MINUTE,
        },
        watchers: [
          { pairings: [pairingId], name: buddys, callsHer: hers, said: 'here' },
          ...(duty ? [{ pairings: [], name: '', callsHer: hers }] : []),
        ],
        lines: [],
        notices: [],
        next: 1,
      }
      await stores.safeCalls.create({ id, call }, bytesOf(asker.sender))
    })
  }
  const left = [...all]
  const keepSome = async (): Promise<void> => {
    for (let one = left.shift(); one; one = left.shift()) await keepOne(one)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, keepSome))
}
