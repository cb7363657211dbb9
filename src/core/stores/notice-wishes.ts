import type { Transaction } from '../../database/database.ts'
import type { Content, NoticeWish } from '../blacklist/reports.ts'
import type { Reach } from '../terms/channel.ts'
import { hex } from '../terms/hex.ts'
import type { Bytes, Keys } from '../terms/keys.ts'
import { reportSeal } from './report-seal.ts'

/** A report whose reporter wants to be told when somebody answers. */
export interface Wished {
  id: string
  wish: NoticeWish
  /** Somebody asks her something or has written to her, and she has not answered or looked. */
  isNews: boolean
}

/** The same with the report, which stays here. */
interface Opened extends Wished {
  content: Content
}

const wishedIn = (id: string, wish: NoticeWish, { question }: Content): Wished => ({
  id,
  wish,
  isNews: question !== undefined || wish.letter === true,
})

/** Reporters who want to be told when somebody answers. Their addresses are sealed in the reports. */
export const wishStore = (db: Transaction, keys: Keys) => {
  const { seal, readable } = reportSeal(keys)

  /** Every report with a wish. `locked`: no other transaction changes them until this one ends. */
  const all = async (locked: boolean): Promise<Opened[]> => {
    const rows = locked
      ? await db.$queryRaw<{ id: string; content: Uint8Array }[]>`
          SELECT id, content FROM report WHERE content IS NOT NULL ORDER BY id FOR UPDATE`
      : await db.report.findMany({
          where: { content: { not: null } },
          select: { id: true, content: true },
        })
    return rows.flatMap(({ id, content: sealed }) => {
      const content = sealed && readable(id, sealed)
      return content?.wish ? [{ ...wishedIn(id, content.wish, content), content }] : []
    })
  }

  const save = async (
    { id, content }: Pick<Opened, 'id' | 'content'>,
    wish: NoticeWish | undefined,
  ): Promise<void> => {
    const { wish: _, ...rest } = content
    await db.report.update({
      where: { id },
      data: { content: seal(id, { ...rest, ...(wish && { wish }) }) },
    })
  }

  /** The reports that hold a wish of these senders. */
  const of = async (senders: readonly Bytes[], locked: boolean): Promise<Opened[]> => {
    const theirs = new Set(senders.map(hex))
    return (await all(locked)).filter(({ wish }) => theirs.has(wish.sender))
  }

  return {
    all: async (): Promise<Wished[]> =>
      (await all(false)).map(({ content: _, ...wished }) => wished),

    /** With how many reports it is kept where a sender can be reached. */
    count: async (sender: Bytes): Promise<number> => (await of([sender], false)).length,

    /** Changes one wish, unless it is gone or its report has changed meanwhile. */
    async change(id: string, to: (wish: NoticeWish) => NoticeWish | undefined): Promise<boolean> {
      const [row] = await db.$queryRaw<{ content: Uint8Array }[]>`
        SELECT content FROM report WHERE id = ${id}::uuid AND content IS NOT NULL FOR UPDATE`
      const content = row && readable(id, row.content)
      if (!content?.wish) return false
      await save({ id, content }, to(content.wish))
      return true
    },

    /**
     * Whether she still wants to be told, and can be reached there. Waits for a turn that wipes or
     * moves her just now, which changes the report.
     */
    async isThere({ id, wish }: Pick<Wished, 'id' | 'wish'>): Promise<boolean> {
      const [row] = await db.$queryRaw<{ content: Uint8Array }[]>`
        SELECT content FROM report WHERE id = ${id}::uuid AND content IS NOT NULL FOR SHARE`
      const now = row && readable(id, row.content)?.wish
      return now?.sender === wish.sender && now.address === wish.address
    },

    /** Deletes where these senders can be reached. */
    async forget(senders: readonly Bytes[]): Promise<void> {
      if (senders.length === 0 || (await of(senders, false)).length === 0) return
      for (const one of await of(senders, true)) await save(one, undefined)
    },

    /** Gives the wishes of one sender to another, who may be reached elsewhere. */
    async move(from: Bytes, to: Bytes, reach?: Reach): Promise<void> {
      if ((await of([from], false)).length === 0) return
      for (const one of await of([from], true))
        await save(one, { ...one.wish, ...reach, sender: hex(to) })
    },
  }
}
export type WishStore = ReturnType<typeof wishStore>
