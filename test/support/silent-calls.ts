/** Calls of people who do not answer, without a conversation. */
import { randomUUID } from 'node:crypto'
import { newHandle } from '../../src/core/members/code.ts'
import type { SafeCall } from '../../src/core/safe-call/call.ts'
import type { BuddyPairing, Party } from '../../src/core/safe-call/pairing.ts'
import { dueAt } from '../../src/core/safe-call/steps.ts'
import { buddyTags } from '../../src/core/stores/buddies.ts'
import { safeCallTag } from '../../src/core/stores/safe-calls.ts'
import { sealedRows } from '../../src/core/stores/sealed-rows.ts'
import { bytesOf } from '../../src/core/terms/hex.ts'
import type { Keys } from '../../src/core/terms/keys.ts'
import type { Database } from '../../src/database/database.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** Rows in one statement. */
const SLICE = 250

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
  const callRows = sealedRows<SafeCall, unknown>(database.prisma, keys, {
    table: 'safe_call',
    about: 'safe call',
    size: 8_000,
    kept: (id) => id,
  })
  const pairingRows = sealedRows<BuddyPairing, unknown>(database.prisma, keys, {
    table: 'buddy',
    about: 'buddy',
    size: 2_000,
    kept: (id) => id,
  })
  const rowsOf = ({ her, buddy, due }: Silent) => {
    const [asker, watcher] = [partyOf(her, hers), partyOf(buddy, buddys)]
    const [id, pairingId, memberId] = [randomUUID(), randomUUID(), randomUUID()]
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
    const tagOf = (side: 'owner' | 'watcher', sender: string) =>
      buddyTags(keys, side, bytesOf(sender))[0] ?? bytesOf(sender)
    return {
      member: {
        id: memberId,
        handle: newHandle(),
        groupId: memberId,
        role: 'member' as const,
        seenOn: now,
      },
      senders: [
        { tag: bytesOf(asker.sender), memberId, seenOn: now },
        { tag: bytesOf(watcher.sender), memberId: null, seenOn: now },
      ],
      buddy: {
        id: pairingId,
        owner: tagOf('owner', asker.sender),
        watcher: tagOf('watcher', watcher.sender),
        dueAt: new Date(Math.floor(now.getTime() / DAY) * DAY + DAY),
        content: pairingRows.seal(pairingId, pairing),
      },
      call: {
        id,
        owner: safeCallTag(keys, bytesOf(asker.sender)),
        state: 'open' as const,
        dueAt: new Date(Math.floor(dueAt(call) / MINUTE) * MINUTE),
        content: callRows.seal(id, call),
      },
    }
  }
  for (let first = 0; first < all.length; first += SLICE) {
    const rows = all.slice(first, first + SLICE).map(rowsOf)
    await database.prisma.$transaction(
      async (db) => {
        if (!areKnown) {
          await db.member.createMany({ data: rows.map(({ member }) => member) })
          await db.sender.createMany({ data: rows.flatMap(({ senders }) => senders) })
        }
        await db.buddy.createMany({ data: rows.map(({ buddy }) => buddy) })
        await db.safeCall.createMany({ data: rows.map(({ call }) => call) })
      },
      { timeout: 60_000 },
    )
  }
}
