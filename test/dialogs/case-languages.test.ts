/** The whole story of a case in every language: what is asked, answered, passed on, closed and opened again. */
import { afterEach, describe, expect, it } from 'vitest'
import { type Language, say, type Text, type TextKey } from '../../src/core/terms/text.ts'
import { createTestBot, type TestBot } from '../support/bot.ts'
import { chooses } from '../support/choosing.ts'

const LANGUAGES = ['en', 'nb', 'es', 'pt-BR', 'ro', 'bg', 'ru', 'uk', 'th'] as const
const DESK = {
  hours: [{ days: [1, 2, 3, 4, 5], from: '10:00', until: '15:00' }],
  phone: '+47 22 33 44 55',
}

let bot: TestBot
afterEach(async () => {
  expect(bot.logged).toEqual([])
  await bot.close()
})

it.each(LANGUAGES)('is told from beginning to end in %s', async (language) => {
  bot = await createTestBot({ language, desk: DESK })
  const heard: string[] = []
  const label = (text: TextKey | Text) =>
    bot.words.in(language, typeof text === 'string' ? say(text) : text)
  const hears = (person: string) => {
    for (const { text } of bot.received(person)) heard.push(text)
  }
  const taps = async (person: string, ...keys: (TextKey | Text)[]) => {
    for (const key of keys) await bot.taps(person, label(key))
    hears(person)
  }
  const types = async (person: string, ...texts: string[]) => {
    for (const text of texts) await bot.says(person, text)
    hears(person)
  }
  const item = (kind: 'free' | 'ours' | 'hers' | 'closed') =>
    say(`cases.item.${kind}`, {
      age: say('cases.age', { days: 0 }),
      language: say('language.name', { language: language.replace('-', '') }),
    })

  const code = await bot.stores.codes.issue({ role: 'caseworker', groupId: undefined }, bot.now())
  await types('casey', code)
  await taps('casey', 'control.skip')
  await types('anna', '/talk', 'ZEBRA 1', '2580')
  await taps('anna', 'receipt.wish.yes')
  const receipt = /(?:\d{4} ){3}\d{4}/.exec(heard.join())?.[0] ?? ''

  await types('casey', '/cases')
  await taps('casey', item('free'), 'cases.do.ready', 'cases.ready.help', 'readyLabel.pep')
  await taps('casey', say('cases.until.day', { days: 1 }), 'cases.send.yes')
  await types('anna', receipt)
  await taps('anna', 'receipt.talk.label')
  await types('anna', '2580')
  await taps('anna', 'letters.write')
  await types('anna', 'ZEBRA 2')

  await types('casey', '/cases')
  await taps('casey', item('ours'), 'cases.do.passed', 'cases.passed.danger', 'cases.do.own')
  await types('casey', 'OKAPI')
  await taps('casey', 'cases.send.yes', 'cases.do.more', 'cases.more.code', 'cases.code.yes')
  await taps('casey', 'cases.do.more', 'cases.more.close', 'cases.close.yes')
  await taps('casey', item('closed'), 'cases.do.reopen', 'cases.do.list')

  await types('anna', receipt)
  await taps('anna', 'receipt.talk.label')
  await types('anna', '2580')
  const letters = heard.at(-1) ?? ''
  expect(letters).toContain('OKAPI')
  const invitation = /V\w{3}-\w{4}-\w{4}/.exec(letters)?.[0] ?? ''
  await types('anna', invitation)
  expect(heard.join()).toContain(label('join.welcome'))

  // Nothing is left in English.
  const english = new Set(
    (['cases.list', 'talk.who', 'letters.never', 'pin.choose', 'cases.send.own'] as const).map(
      (key) => bot.words.in('en', say(key)),
    ),
  )
  if (language !== 'en')
    expect(heard.flatMap((text) => text.split('\n')).filter((line) => english.has(line))).toEqual(
      [],
    )
})

/** Her language is one; both case workers read Norwegian. */
describe.each(LANGUAGES)('a report in %s', (language) => {
  it.each(['buttons', 'numbers'] as const)(
    'is answered by a Norwegian case worker, handed over and closed, with %s',
    async (shows) => {
      bot = await createTestBot({ language, desk: DESK, shows })
      const heard: Record<string, string[]> = { anna: [], casey: [], cora: [] }
      type Said = TextKey | Text
      const inWords = (which: Language, text: Said) =>
        bot.words.in(which, typeof text === 'string' ? say(text) : text)
      const hears = (person: string) => {
        for (const { text } of bot.received(person)) heard[person]?.push(text)
      }
      const picks = async (person: string, ...keys: Said[]) => {
        const reads = person === 'anna' ? language : 'nb'
        for (const key of keys) {
          // A list on one page is answered with its numbers, and needs no "Done".
          const label = inWords(reads, key)
          const isThere = bot.screen(person).at(-1)?.includes(label) === true
          if (shows === 'numbers' && key === 'control.done' && !isThere) continue
          await chooses(bot, person, label)
        }
        hears(person)
      }
      const types = async (person: string, ...texts: string[]) => {
        for (const text of texts) await bot.says(person, text)
        hears(person)
      }
      const last = (person: string): string => heard[person]?.at(-1) ?? ''
      const her = say('language.name', { language: language.replace('-', '') })
      const item = (kind: 'free' | 'ours' | 'hers') =>
        say(`cases.item.${kind}`, { age: say('cases.age', { days: 0 }), language: her })

      for (const person of ['casey', 'cora']) {
        await bot.letIn(person, 'caseworker')
        await bot.says(person, '/language')
        await bot.says(person, 'Norsk')
        hears(person)
        heard[person] = []
      }

      await types('anna', '/report')
      await picks('anna', 'report.safe.yes', 'danger.money', 'control.done', 'harm.no-payment')
      await picks('anna', 'control.done')
      await types('anna', '+1 201 555 0143', 'Bergen')
      await picks('anna', 'consent.caseWorker', 'report.exposure.times', 'exposure.never')
      await picks('anna', 'report.send')
      // It is sent, and then she is asked for a PIN.
      const receipt =
        heard['anna']?.map((one) => /(?:\d{4} ){3}\d{4}/.exec(one)?.[0]).findLast(Boolean) ?? ''
      expect(receipt).not.toBe('')
      await types('anna', '2580')

      await types('casey', '/cases')
      await picks('casey', item('free'))
      expect(last('casey')).toContain(inWords('nb', say('cases.language', { language: her })))
      expect(last('casey')).toContain(inWords('nb', 'harm.no-payment'))
      await picks('casey', 'cases.do.ready', 'cases.ready.police', 'readyLabel.police')
      expect(heard['casey']?.join('\n')).toContain(inWords('nb', 'ready.police'))
      await picks('casey', 'cases.send.yes')

      await types('anna', receipt)
      await picks('anna', 'receipt.talk.label')
      await types('anna', '2580')
      // Not what the case worker read, but the same in her own language.
      expect(last('anna')).toContain(inWords(language, 'ready.police'))
      await picks('anna', 'letters.write')
      await types('anna', 'ZEBRA')

      const { member } = await bot.stores.members.recognise(bot.senderOf('cora'), bot.now())
      await types('casey', '/cases')
      await picks('casey', item('ours'))
      expect(last('casey')).toContain('ZEBRA')
      await picks('casey', 'cases.do.more', 'cases.more.hand')
      await types('casey', member?.handle ?? '')
      expect(heard['casey']?.join('\n')).toContain(inWords('nb', 'cases.done.hand'))

      await types('cora', '/cases')
      await picks('cora', item('ours'))
      expect(last('cora')).toContain('ZEBRA')
      await picks('cora', 'cases.do.own')
      await types('cora', 'OKAPI')
      await picks('cora', 'cases.send.yes', 'cases.do.passed', 'cases.passed.today')
      await picks('cora', 'cases.do.more', 'cases.more.close', 'cases.close.yes')

      await types('anna', receipt)
      await picks('anna', 'receipt.talk.label')
      await types('anna', '2580')
      const letters = last('anna')
      expect(letters).toContain('OKAPI')
      expect(letters).toContain(inWords(language, 'ready.close'))
      expect(letters).toContain(inWords(language, 'letters.closed'))
      expect(letters).toContain(inWords(language, say('passed.told', { at: bot.now().getTime() })))
      if (language !== 'nb')
        expect(letters).toContain(inWords(language, say('language.name', { language: 'nb' })))

      // Each reads one language: what stands in no other way there is in none of the others.
      const lines = (person: string) =>
        new Set((heard[person] ?? []).flatMap((text) => text.split('\n')))
      const foreign = (person: string, own: Language) =>
        TEXTS.flatMap((key) =>
          LANGUAGES.map((other) => bot.words.in(other, say(key)))
            .filter((text) => text !== bot.words.in(own, say(key)))
            .filter((text) => lines(person).has(text)),
        )
      expect(foreign('anna', language)).toEqual([])
      expect(foreign('casey', 'nb')).toEqual([])
      expect(foreign('cora', 'nb')).toEqual([])
    },
  )
})

/** Texts of that story that name nothing. */
const TEXTS = [
  'report.safe.ask',
  'report.details.ask',
  'report.help.ask',
  'pin.choose',
  'cases.list',
  'cases.signs',
  'cases.claimed',
  'cases.pick.about',
  'cases.send.translated',
  'cases.done.leave',
  'cases.done.hand',
  'cases.done.passed',
  'cases.close.ask',
  'cases.done.close',
  'letters.pin',
  'letters.left',
  'letters.never',
  'letters.closed',
  'ready.police',
  'ready.close',
] as const satisfies readonly TextKey[]
