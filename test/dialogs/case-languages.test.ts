/** The whole story of a case in every language: what is asked, answered, passed on, closed and opened again. */
import { afterEach, expect, it } from 'vitest'
import { say, type Text, type TextKey } from '../../src/core/terms/text.ts'
import { createTestBot, type TestBot } from '../support/bot.ts'

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
