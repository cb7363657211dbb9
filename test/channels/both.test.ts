/** One list, whichever channel a peer writes on. */
import { expect, it, onTestFinished } from 'vitest'
import { createTelegram } from '../../src/bots/telegram/bot.ts'
import { createWhatsApp } from '../../src/bots/whatsapp/bot.ts'
import { silenceLibrary } from '../../src/bots/whatsapp/silence.ts'
import type { Role } from '../../src/core/members/role.ts'
import { whatsappStore } from '../../src/core/stores/whatsapp.ts'
import { testKeys } from '../support/bot.ts'
import { quick as quickTelegram } from '../support/fake-telegram/connected.ts'
import { startFakeTelegram } from '../support/fake-telegram/server.ts'
import { createFakeWhatsApp } from '../support/fake-whatsapp/server.ts'
import { createBehind } from './behind.ts'
import { quick } from './whatsapp-bench.ts'

it('what is told on WhatsApp warns on Telegram, and the other way round', async () => {
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
  await telegram.start((inbound) => bot.turns.accept(telegram.name, inbound))
  const starting = whatsapp.start((inbound) => bot.turns.accept(whatsapp.name, inbound))
  await whatsappSide.enter(await code.promise)
  await starting
  await whatsapp.paired

  const onTelegram = () => {
    const account = telegramSide.person({ language: 'en' })
    return async (words: string, answer: RegExp): Promise<string> => {
      account.says(words)
      return (await account.hears(({ by, text }) => by === 'bot' && answer.test(text))).text
    }
  }
  const onWhatsApp = (lid = '299000000000001') => {
    const account = whatsappSide.person({ lid })
    return async (words: string, answer: RegExp): Promise<string> => {
      await account.says(words)
      return (await account.hears(({ text }) => answer.test(text))).text
    }
  }
  const letIn = async (asks: ReturnType<typeof onTelegram>, role: Role) => {
    await asks('hello', /I am Varsku/)
    await asks(await behind.code(role), role === 'member' ? /You are in/ : /read reports/)
    return asks
  }
  const tells = async (asks: ReturnType<typeof onTelegram>, number: string) => {
    await asks('/report', /Are you safe/)
    await asks('Yes', /What happened/)
    await asks('Groped', /What happened/)
    await asks('Done', /phone number|You come first/)
    await asks('Go on', /phone number/)
    await asks(number, /Which town/)
    await asks('Oslo', /somebody to help/)
    await asks('No, thank you', /When may we/)
    await asks('As soon as it is read', /May colleagues read/)
    await asks('No, not yet', /This is what you have told/)
    await asks('Send', /Your receipt/)
  }

  const anna = await letIn(onTelegram(), 'member')
  const bea = await letIn(onWhatsApp(), 'member')
  const moderator = await letIn(onWhatsApp('299000000000002'), 'moderator')
  await tells(bea, '+44 7700 900123')
  await tells(anna, '+44 7700 900456')
  await moderator('/review', /What do you decide/)
  await moderator('3', /Approved/)
  await moderator('1', /What do you decide/)
  await moderator('3', /Approved/)
  await behind.decisionsAreFinal()

  for (const asks of [anna, bea]) {
    for (const number of ['+44 7700 900123', '+44 7700 900456']) {
      expect(await asks(number, /warning|reported/)).toContain(', reported.')
    }
  }

  // A wipe reaches into what the library keeps of her, and leaves the others alone.
  await bea('/wipe', /Delete everything/)
  await bea('Yes, delete', /I have deleted all/)
  await bot.turns.idle()
  const sessions = ['299000000000001_1.0', '299000000000002_1.0']
  const left = await store.read(sessions.map((id) => ({ kind: 'session', id })))
  expect(left.map((content) => content !== undefined)).toEqual([false, true])
})
