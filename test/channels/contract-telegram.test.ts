import { fastify } from 'fastify'
import { createTelegram, type Telegram } from '../../src/bots/telegram/bot.ts'
import type { Bot } from '../../src/core/bot.ts'
import { quick } from '../support/fake-telegram/connected.ts'
import type { Person as Account } from '../support/fake-telegram/people.ts'
import { startFakeTelegram } from '../support/fake-telegram/server.ts'
import { PATIENCE } from '../support/patience.ts'
import { createBehind } from './behind.ts'
import { contractOf, type Driver, type Person } from './contract.ts'

interface TelegramPerson extends Person {
  account: Account
  /** What the bot answers to something that is done in the chat. */
  answerTo(act: () => unknown): Promise<string>
  /** The same, where the bot stops before it can tell Telegram what it has got, and starts again. */
  answerAcrossStop(act: () => void): Promise<string>
}

/** Nothing fails here by itself, so a busy machine must not look like a fault either. */
const patient = { ...quick, call: PATIENCE / 1_000, margin: PATIENCE / 1_000 }

const SECRET = 'webhook-word-of-the-contract'

const openWorld = async (how: 'polling' | 'webhook') => {
  const behind = await createBehind()
  const fake = await startFakeTelegram()
  const ends: (() => Promise<void>)[] = []
  let telegram: Telegram
  let bot: Bot

  const start = async (webhook?: { url: string; secret: string }) => {
    telegram = createTelegram({
      token: fake.token,
      apiRoot: fake.apiRoot,
      log: behind.log,
      words: behind.words,
      commands: [],
      pace: patient,
      ...(webhook && { webhook }),
    })
    bot = behind.bot(telegram)
    await telegram.start((inbound) => bot.turns.accept(telegram.name, inbound))
  }

  if (how === 'polling') await start()
  else {
    const server = fastify({ forceCloseConnections: true })
    server.post('/telegram', async (request, reply) => {
      const answer = await telegram.webhook?.(request)
      return reply.code(answer?.status ?? 404).send()
    })
    const url = `${await server.listen({ host: '127.0.0.1', port: 0 })}/telegram`
    ends.push(() => server.close())
    await start({ url, secret: SECRET })
  }

  const settled = async () => {
    await fake.updates.allConfirmed()
    await bot.turns.idle()
  }

  const meets = async (language?: string): Promise<TelegramPerson> => {
    const account = fake.person(language === undefined ? {} : { language })
    const looks = () =>
      new Map(
        account
          .sees()
          .filter(({ by }) => by === 'bot')
          .map(({ id, text, buttons }) => [id, [text, ...buttons.flat()].join('\n')]),
      )
    const news = async (happens: () => Promise<void>): Promise<string> => {
      const before = looks()
      await happens()
      const fresh = [...looks()].filter(([id, look]) => before.get(id) !== look)
      return fresh.map(([, look]) => look).join('\n\n')
    }
    const answerTo = (act: () => unknown) =>
      news(async () => {
        await act()
        await settled()
      })
    const taps = (label: string) => {
      const labels = account.sees().flatMap(({ buttons }) => buttons.flat())
      const found = labels.findLast((one) => one === label || one.endsWith(` ${label}`))
      return account.taps(found ?? label).answered
    }
    return {
      account,
      says: (text) => answerTo(() => account.says(text)),
      picks: (label) => answerTo(() => taps(label)),
      async picksAll(labels) {
        for (const label of labels) await answerTo(() => taps(label))
        return answerTo(() => taps('Done'))
      },
      answerTo,
      answerAcrossStop: (act) =>
        news(async () => {
          const heal = fake.fail('getUpdates', { code: 502, times: Number.POSITIVE_INFINITY })
          act()
          await account.hears(({ by }) => by === 'bot')
          await bot.turns.idle()
          await telegram.stop()
          heal()
          if (fake.updates.pending() === 0) throw new Error('nothing is left to be delivered again')
          // It could not be reached, and said so.
          behind.logged.splice(0)
          await start()
          await settled()
        }),
    }
  }

  return {
    behind,
    meets,
    async end() {
      await telegram.stop()
      for (const end of ends) await end()
      await fake.stop()
      await behind.end()
    },
  }
}

const driver: Driver<TelegramPerson> = {
  open: () => openWorld('polling'),
  sharesContact: (person, numbers) => person.answerTo(() => person.account.sharesContact(numbers)),
  sharesEach: (person, numbers) =>
    person.answerTo(() => {
      for (const number of numbers) person.account.sharesContact([number])
    }),
  saysAtOnce: (person, texts) =>
    person.answerTo(() => {
      for (const text of texts) person.account.says(text)
    }),
  sendsVoice: (person) => person.answerTo(() => person.account.sendsVoice()),
  sendsPicture: (person) => person.answerTo(() => person.account.sendsPhoto()),
  async changes({ account, says, answerTo }, said, changed) {
    await says(said)
    const { id = 0 } = account.sees().findLast(({ by }) => by === 'peer') ?? {}
    return answerTo(() => account.edits(id, changed))
  },
  isDeliveredTwice: (person, text) => person.answerAcrossStop(() => void person.account.says(text)),
  chat: ({ account }) =>
    account
      .sees()
      .map(({ text }) => text)
      .join('\n'),
  async blocks(person) {
    await person.answerTo(() => person.account.blocks())
  },
}

contractOf('Telegram, fetching messages', driver)
contractOf('Telegram, receiving messages', { open: () => openWorld('webhook') }, { short: true })
