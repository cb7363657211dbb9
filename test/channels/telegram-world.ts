import { createTelegram } from '../../src/bots/telegram/bot.ts'
import type { TelegramPace } from '../../src/bots/telegram/pace.ts'
import type { AlertContent } from '../../src/core/alerts/alert.ts'
import { storesIn } from '../../src/core/stores/stores.ts'
import { quick } from '../support/fake-telegram/connected.ts'
import { startFakeTelegram } from '../support/fake-telegram/server.ts'
import { createBehind } from './behind.ts'

const danger: AlertContent = {
  kind: 'client',
  level: 4,
  dangers: ['violence'],
  city: 'bergen',
  flags: [],
  descriptors: {},
}

/** The whole bot on Telegram, against the fake. */
export const createTelegramWorld = async (pace: Partial<TelegramPace> = {}) => {
  const behind = await createBehind()
  const fake = await startFakeTelegram()
  const telegram = createTelegram({
    token: fake.token,
    apiRoot: fake.apiRoot,
    log: behind.log,
    words: behind.words,
    commands: [],
    pace: { ...quick, ...pace },
  })
  const bot = behind.bot(telegram)
  await telegram.start((inbound) => bot.turns.accept(telegram.name, inbound))
  const { database } = behind
  const stores = storesIn(database.prisma, { keys: behind.keys, sql: database.sql })

  const settled = async () => {
    await fake.updates.allConfirmed()
    await bot.turns.idle()
  }

  /** Somebody who was let in. */
  const member = async () => {
    const account = fake.person({ language: 'en' })
    const person = {
      account,
      /** Writes; resolves when it is answered. */
      async says(words: string) {
        account.says(words)
        await settled()
      },
      async taps(label: string) {
        await account.taps(label).answered
        await settled()
      },
      /** What the bot says in her chat now. */
      screen: () => account.sees().flatMap(({ by, text }) => (by === 'bot' ? [text] : [])),
    }
    await person.says(await behind.code('member'))
    return person
  }

  return {
    behind,
    fake,
    telegram,
    bot,
    settled,
    member,
    /** Somebody who was let in and follows Bergen. */
    async follower() {
      const person = await member()
      await person.says('/alerts')
      await person.says('Bergen')
      await person.taps('Only Bergen')
      await person.taps('30 days')
      return person
    },
    /** Warns Bergen, and sends it to all who can be sent it now. */
    async warns() {
      await stores.alerts.publish({ content: danger }, behind.now())
      await this.sendsAlerts()
    },
    /** Sends the alerts that are due now. */
    async sendsAlerts() {
      for (let slices = 0; slices < 20; slices += 1) {
        const [first] = await bot.fanOut.unfinished()
        if (!first || (await bot.fanOut.slice(first)).next === 'pause') return
      }
      throw new Error('an alert does not come to an end')
    },
    /** Takes up answers that could not be sent, as the job does. */
    async takesUp() {
      await bot.turns.finish()
      await bot.turns.idle()
    },
    async end() {
      await telegram.stop()
      await behind.end()
      await fake.stop()
    },
  }
}
export type TelegramWorld = Awaited<ReturnType<typeof createTelegramWorld>>
