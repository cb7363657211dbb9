import { onTestFinished } from 'vitest'
import { createTelegram } from '../../src/bots/telegram/bot.ts'
import { createWhatsApp } from '../../src/bots/whatsapp/bot.ts'
import { silenceLibrary } from '../../src/bots/whatsapp/silence.ts'
import { whatsappStore } from '../../src/core/stores/whatsapp.ts'
import { testKeys } from '../support/bot.ts'
import { quick as quickTelegram } from '../support/fake-telegram/connected.ts'
import { startFakeTelegram } from '../support/fake-telegram/server.ts'
import { createFakeWhatsApp } from '../support/fake-whatsapp/server.ts'
import { createBehind } from './behind.ts'
import { quick } from './whatsapp-bench.ts'

/** Resolves with the answer; a failure names what she wrote, and what came. */
const after = async (
  words: string,
  answer: RegExp,
  heard: Promise<string>,
  all: () => readonly { text: string }[],
): Promise<string> => {
  try {
    return await heard
  } catch (cause) {
    const last = all().at(-1)?.text
    throw new Error(`nothing like ${answer} came after "${words}", but: ${last}`, { cause })
  }
}

/** One bot that runs on Telegram and on WhatsApp, until the test is over. */
export const openBothSides = async () => {
  const behind = await createBehind()
  onTestFinished(() => behind.end())
  const telegramSide = await startFakeTelegram()
  onTestFinished(() => telegramSide.stop())
  const whatsappSide = await createFakeWhatsApp()
  onTestFinished(() => whatsappSide.close())
  silenceLibrary(behind.log)

  const telegram = createTelegram({
    token: telegramSide.token,
    apiRoot: telegramSide.apiRoot,
    log: behind.log,
    words: behind.words,
    commands: [],
    pace: quickTelegram,
  })
  const store = whatsappStore(behind.database, testKeys())
  const code = Promise.withResolvers<string>()
  const whatsapp = createWhatsApp({
    store,
    databaseUrl: behind.database.url,
    url: whatsappSide.url,
    version: undefined,
    number: whatsappSide.account.number,
    tell: (line) => code.resolve((/type: (\S{9})/.exec(line)?.[1] ?? '').replace('-', '')),
    lateAfter: 30 * 60_000,
    allowance: { perHour: 20 },
    log: behind.log,
    pace: quick,
  })
  const bot = behind.bot(telegram, whatsapp)
  onTestFinished(() => telegram.stop())
  onTestFinished(() => whatsapp.stop())
  // The clock of the bot may be ahead of that of the platforms.
  await telegram.start((inbound) =>
    bot.turns.accept(telegram.name, { ...inbound, at: behind.now() }),
  )
  const starting = whatsapp.start((inbound) =>
    bot.turns.accept(whatsapp.name, { ...inbound, at: behind.now() }),
  )
  await whatsappSide.enter(await code.promise)
  await starting
  await whatsapp.paired

  /** Somebody who writes; resolves with the answer that is waited for. */
  type Asks = (words: string, answer: RegExp) => Promise<string>
  return {
    behind,
    bot,
    store,
    onTelegram: () => {
      const account = telegramSide.person({ language: 'en' })
      const hears = async (answer: RegExp): Promise<string> =>
        (await account.hears(({ by, text }) => by === 'bot' && answer.test(text))).text
      const asks: Asks = async (words, answer) => {
        account.says(words)
        return after(words, answer, hears(answer), account.sees)
      }
      return { asks, hears }
    },
    onWhatsApp: (lid = '299000000000001') => {
      const account = whatsappSide.person({ lid })
      const hears = async (answer: RegExp): Promise<string> =>
        (await account.hears(({ text }) => answer.test(text))).text
      const asks: Asks = async (words, answer) => {
        await account.says(words)
        return after(words, answer, hears(answer), () => account.heard)
      }
      return { asks, hears }
    },
  }
}
