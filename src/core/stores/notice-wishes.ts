import type { Transaction } from '../../database/database.ts'
import type { NoticeWish } from '../blacklist/reports.ts'
import type { Reach } from '../terms/channel.ts'
import { hex } from '../terms/hex.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import { caseWishes, type HeldWish, reportWishes } from './wish-holders.ts'

/** A report or question whose author wants to be told when somebody answers. */
export type Wished = Omit<HeldWish, 'save'>

/**
 * Those who want to be told when somebody answers. Their addresses are sealed in their reports and
 * questions.
 */
export const wishStore = (db: Transaction, keys: Keys) => {
  const holders = { report: reportWishes(db, keys), case: caseWishes(db, keys) }

  /** Every wish. `locked`: no other transaction changes what holds them until this one ends. */
  const all = async (locked: boolean): Promise<HeldWish[]> => {
    const lock = locked ? ('change' as const) : ('none' as const)
    return [...(await holders.report(undefined, lock)), ...(await holders.case(undefined, lock))]
  }

  /** The wishes of these senders. */
  const of = async (senders: readonly Bytes[], locked: boolean): Promise<HeldWish[]> => {
    const theirs = new Set(senders.map(hex))
    return (await all(locked)).filter(({ wish }) => theirs.has(wish.sender))
  }

  return {
    all: async (): Promise<Wished[]> => (await all(false)).map(({ save: _, ...wished }) => wished),

    /** With how many of her reports, or questions, it is kept where a sender can be reached. */
    count: async (sender: Bytes, place: Wished['in']): Promise<number> =>
      (await of([sender], false)).filter((one) => one.in === place).length,

    /** Changes one wish, unless it is gone or what holds it has changed meanwhile. */
    async change(
      { id, in: place }: Pick<Wished, 'id' | 'in'>,
      to: (wish: NoticeWish) => NoticeWish | undefined,
    ): Promise<boolean> {
      const [held] = await holders[place](id, 'change')
      if (!held) return false
      await held.save(to(held.wish))
      return true
    },

    /**
     * Whether she still wants to be told, and can be reached there. Waits for a turn that wipes or
     * moves her just now, which changes what holds the wish.
     */
    async isThere({ id, in: place, wish }: Omit<Wished, 'isNews'>): Promise<boolean> {
      const [now] = await holders[place](id, 'read')
      return now?.wish.sender === wish.sender && now.wish.address === wish.address
    },

    /** Deletes where these senders can be reached. */
    async forget(senders: readonly Bytes[]): Promise<void> {
      if (senders.length === 0 || (await of(senders, false)).length === 0) return
      for (const one of await of(senders, true)) await one.save(undefined)
    },

    /** Gives the wishes of one sender to another, who may be reached elsewhere. */
    async move(from: Bytes, to: Bytes, reach?: Reach): Promise<void> {
      if ((await of([from], false)).length === 0) return
      for (const one of await of([from], true))
        await one.save({ ...one.wish, ...reach, sender: hex(to) })
    },
  }
}
export type WishStore = ReturnType<typeof wishStore>
