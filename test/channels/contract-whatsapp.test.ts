import { createWhatsApp } from '../../src/bots/whatsapp/bot.ts'
import { silenceLibrary } from '../../src/bots/whatsapp/silence.ts'
import { whatsappStore } from '../../src/core/stores/whatsapp.ts'
import { testKeys } from '../support/bot.ts'
import { contact, contacts, edit, photo, voice } from '../support/fake-whatsapp/letters.ts'
import type { Person as Account } from '../support/fake-whatsapp/person.ts'
import { createFakeWhatsApp } from '../support/fake-whatsapp/server.ts'
import { PATIENCE } from '../support/patience.ts'
import { createBehind } from './behind.ts'
import { contractOf, type Driver, type Person } from './contract.ts'
import { quick } from './whatsapp-bench.ts'

interface WhatsAppPerson extends Person {
  account: Account
  /** What she wrote, which stays where she wrote it. */
  wrote: string[]
  /** WhatsApp delivers the next thing twice. */
  isDoubled(): void
  /** What the bot answers to something that is done in the chat. */
  answerTo(act: () => Promise<unknown>): Promise<string>
}

/** Finds the number of an option in the last list on the screen. */
const numberOf = (label: string, shown: string): string | undefined =>
  shown
    .split('\n')
    .findLast(
      (line) => /^\d+ {2}/.test(line) && (line.endsWith(` ${label}`) || line.endsWith(label)),
    )
    ?.split(' ')[0]

/** Nothing fails here by itself, so a busy machine must not look like a fault either. */
const patient = { ...quick, query: PATIENCE, acknowledged: PATIENCE, beat: PATIENCE }

// WhatsApp does not say what language a phone speaks; her first words do.
const FIRST_WORDS: Record<string, string> = { en: 'hello', nb: 'hei' }

const open = async () => {
  const behind = await createBehind()
  const fake = await createFakeWhatsApp()
  const people: Account[] = []
  const { number } = fake.account
  const code = Promise.withResolvers<string>()
  silenceLibrary(behind.log)
  const whatsapp = createWhatsApp({
    store: whatsappStore(behind.database, testKeys()),
    databaseUrl: behind.database.url,
    url: fake.url,
    version: undefined,
    number,
    tell: (line) => code.resolve((/type: (\S{9})/.exec(line)?.[1] ?? '').replace('-', '')),
    lateAfter: 30 * 60_000,
    allowance: { perHour: 20 },
    log: behind.log,
    pace: patient,
  })
  const bot = behind.bot(whatsapp)
  const starting = whatsapp.start((inbound) => bot.turns.accept(whatsapp.name, inbound))
  await fake.enter(await code.promise)
  await starting
  await whatsapp.paired
  behind.logged.splice(0)

  /** Until all that was accepted from the bot has come on a screen. */
  const settled = async (): Promise<void> => {
    await bot.turns.idle()
    const isShown = (id: string) => people.some(({ heard }) => heard.some((one) => one.id === id))
    while (![...fake.accepted.keys()].every(isShown)) {
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
  }

  const meets = async (language = 'xx'): Promise<WhatsAppPerson> => {
    const first = FIRST_WORDS[language.slice(0, 2)]
    const phone = `44770090${1000 + people.length}`
    const account = fake.person({ phone: first === undefined ? null : phone })
    people.push(account)
    const answerTo = async (act: () => Promise<unknown>): Promise<string> => {
      const before = account.heard.length
      await act()
      await settled()
      const news = account.heard.slice(before).filter(({ kind }) => kind === 'text')
      return news.map(({ text }) => text).join('\n\n')
    }
    const wrote: string[] = []
    const says = (text: string) => {
      wrote.push(text)
      return answerTo(() => account.says(text))
    }
    const picks = async (label: string): Promise<string> => {
      const shown = account.screen.at(-1)?.text ?? ''
      const number = numberOf(label, shown)
      if (number !== undefined) return says(number)
      if (!/^0 {2}/m.test(shown)) throw new Error(`there is no option "${label}"`)
      await says('0')
      return picks(label)
    }
    if (first !== undefined) await says(first)
    return {
      account,
      wrote,
      isDoubled: () => fake.faults.deliverTwice(),
      says,
      picks,
      // Not all of them need be on one page: their words are as good as their numbers.
      picksAll: async (labels) => {
        const shown = account.screen.at(-1)?.text ?? ''
        const numbers = labels.map((label) => numberOf(label, shown))
        if (numbers.every((found) => found !== undefined)) {
          const answer = await says(numbers.join(' '))
          // If the list has more pages, it is not the whole answer.
          return /^0 {2}/m.test(shown) ? picks('Done') : answer
        }
        for (const label of labels) await says(label)
        return picks('Done')
      },
      answerTo,
    }
  }

  return {
    behind,
    meets,
    async end() {
      await whatsapp.stop()
      await behind.end()
      await fake.close()
    },
  }
}

const driver: Driver<WhatsAppPerson> = {
  open,
  sharesContact: (person, numbers) =>
    person.answerTo(() =>
      person.account.sends(
        numbers.length === 1
          ? contact({ numbers })
          : contacts(numbers.map((number) => ({ numbers: [number] }))),
      ),
    ),
  saysAtOnce: (person, texts) =>
    person.answerTo(async () => {
      for (const text of texts) await person.account.says(text)
    }),
  sendsVoice: (person) => person.answerTo(() => person.account.sends(voice())),
  sendsPicture: (person) => person.answerTo(() => person.account.sends(photo())),
  async changes({ account, answerTo }, said, changed) {
    let id = ''
    await answerTo(async () => {
      id = (await account.says(said)).id
    })
    return answerTo(() => account.sends(edit(id, changed)))
  },
  isDeliveredTwice: (person, text) => {
    person.isDoubled()
    return person.says(text)
  },
  chat: ({ account, wrote }) => [...wrote, ...account.screen.map(({ text }) => text)].join('\n'),
  ownOnly: true,
}

contractOf('WhatsApp', driver)
