/** A letter of a case holds 2,000 characters, whoever writes it; what is longer is not cut in silence. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../support/bot.ts'

const DESK = {
  hours: [{ days: [1, 2, 3, 4, 5], from: '10:00', until: '15:00' }],
  phone: '+47 22 33 44 55',
}

let bot: TestBot
beforeAll(async () => {
  bot = await createTestBot({ desk: DESK })
  await bot.letIn('casey', 'caseworker')
})
afterAll(() => bot.close())

/** Words of one letter, so that they hold nothing that leads away. */
const words = (length: number): string =>
  'please '
    .repeat(length)
    .slice(0, length - 1)
    .concat('x')
const TOO_LONG = 'That is more than I can take in one go. Please keep it under 2,000 characters'

/** What is answered to one character too many, and to as many as there may be. */
const answers = async (person: string): Promise<[string, string]> => {
  bot.heard(person)
  await bot.says(person, words(2001))
  const first = bot.heard(person)
  await bot.says(person, words(2000))
  return [first, bot.heard(person)]
}

it('in a question, in a case worker’s own words, and in what the reporter writes back', async () => {
  await bot.says('anna', '/talk')
  const [asked, taken] = await answers('anna')
  expect(asked).toContain(TOO_LONG)
  expect(taken).toContain('Choose a PIN for the answers')
  const receipt = /(?:\d{4} ){3}\d{4}/.exec(taken ?? '')?.[0] ?? ''
  await bot.says('anna', '2580')
  await bot.taps('anna', 'No, do not write')

  await bot.says('casey', '/cases')
  for (const tap of ['today · English', 'In my own words']) await bot.taps('casey', tap)
  const [own, read] = await answers('casey')
  expect(own).toContain(TOO_LONG)
  expect(read).toContain('They read it as it is.')
  await bot.taps('casey', 'Send it')

  await bot.says('anna', receipt)
  await bot.taps('anna', 'Talk to a person')
  await bot.says('anna', '2580')
  expect(bot.heard('anna')).toContain(words(2000))
  await bot.taps('anna', 'Write')
  const [back] = await answers('anna')
  expect(back).toContain(TOO_LONG)
  bot.heard('casey')
  await bot.says('casey', '/cases')
  await bot.taps('casey', 'today · English')
  // The question, her answer, and what came back.
  expect(bot.heard('casey').split(words(2000))).toHaveLength(4)
})
