/** People who watch over each other, by the actions that dialogs call. */

import { endCall, type Who } from '../../src/core/actions/safe-call.ts'
import { beginCall, type CallWish, rehearse } from '../../src/core/actions/safe-call-begin.ts'
import { acceptOffer, offerPairing } from '../../src/core/actions/safe-call-offers.ts'
import { type WatchedCall, watchedCalls } from '../../src/core/actions/safe-call-watched.ts'
import { type Stores, storesIn } from '../../src/core/stores/stores.ts'
import type { Address } from '../../src/core/terms/message.ts'
import type { TestBot } from './bot.ts'

const MINUTE = 60_000
/** So many minutes lie between two looks: a bot that looks less often was off. */
const STEP = 2

/** What people do who watch over each other, on a bot. */
export const watchingOver = (bot: TestBot) => {
  const within = <T>(work: (stores: Stores) => Promise<T>): Promise<T> =>
    bot.database.prisma.$transaction((db) =>
      work(storesIn(db, { keys: bot.keys, sql: bot.database.sql })),
    )
  const whoIs = async (person: string, stores: Stores): Promise<Who> => {
    const sender = bot.senderOf(person)
    const { member } = await stores.members.recognise(sender, bot.now())
    const channel = person.startsWith('whatsapp:') ? 'whatsapp' : 'telegram'
    return { sender, member, now: bot.now(), reach: { channel, address: person as Address } }
  }
  /** Does something as that person, in a transaction of its own. */
  const as = <T>(person: string, work: (who: Who, stores: Stores) => Promise<T>): Promise<T> =>
    within(async (stores) => work(await whoIs(person, stores), stores))

  const watchOver = async (): Promise<void> => {
    await bot.bot.safeCalls.look()
    await bot.bot.safeCalls.send()
  }

  return {
    as,
    watchOver,
    /** The second becomes a buddy of the first. Returns the pairing's id. */
    async pair(asker: string, buddy: string, duty = false): Promise<string> {
      const offered = await as(asker, (who, stores) =>
        offerPairing(who, { name: `from ${asker}`, duty }, stores),
      )
      if (!('code' in offered)) throw new Error(offered.refused)
      const { code } = offered
      const accepted = await as(buddy, (who, stores) =>
        acceptOffer(who, { code, name: `Buddy ${buddy}` }, stores),
      )
      if (!('paired' in accepted)) throw new Error(accepted.refused)
      // They do not rehearse.
      if (accepted.rehearses) await as(asker, endCall)
      return accepted.paired
    },
    /** Begins a call that ends after so many minutes. */
    begins: (person: string, minutes: number, wish: Partial<CallWish> = {}, duty = false) =>
      as(person, (who, stores) =>
        beginCall(
          who,
          { until: who.now.getTime() + minutes * MINUTE, note: 'Hotel Grand, room 12', ...wish },
          stores,
          duty,
        ),
      ),
    rehearses: (person: string, id: string) =>
      as(person, (who, stores) => rehearse(who, id, stores)),
    /** What a buddy may see now. */
    watched: (person: string): Promise<WatchedCall[]> => as(person, watchedCalls),
    /** Lets so many minutes pass, in which the bot looks: every two minutes unless said otherwise, and at the end. */
    async passes(minutes: number, step = STEP): Promise<void> {
      for (let left = minutes; left > 0; left -= step) {
        bot.later({ hours: Math.min(left, step) / 60 })
        await watchOver()
      }
    },
    /** How many rows there are. */
    async rows(table: 'safe_call' | 'buddy' | 'sent_message'): Promise<number> {
      const [row] = await bot.database.sql.unsafe(`SELECT count(*)::int AS count FROM ${table}`)
      return row?.['count'] ?? 0
    },
  }
}
