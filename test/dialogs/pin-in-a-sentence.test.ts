/** A PIN in a sentence is taken only where the sentence calls it one. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../support/bot.ts'
import { answerTo, receiptOf } from '../support/telling.ts'

const DESK = {
  hours: [{ days: [1, 2, 3, 4, 5], from: '10:00', until: '15:00' }],
  phone: '+47 22 33 44 55',
}

let bot: TestBot
let count = 0
beforeAll(async () => {
  bot = await createTestBot({ desk: DESK })
})
afterAll(() => bot.close())

/** Somebody who has sent a question and is asked for a PIN. */
const asks = async (): Promise<{ person: string; receipt: string }> => {
  const person = `peer ${++count}`
  await bot.says(person, '/talk')
  await bot.says(person, 'Can I see a doctor?')
  return { person, receipt: receiptOf(bot, person) }
}

it.each([
  '2580',
  '25 80',
  '๒๕๘๐',
  'my pin is 2580',
  'pin: 2580',
  'pinkode 2580',
  'pinkoden min er 2580',
  'mi pin es 2580',
  'o meu PIN é 2580',
  'PIN-ul meu e 2580',
  'моят пин е 2580',
  'мой ПИН-код 2580',
  'мій ПІН 2580',
  'รหัส PIN คือ 2580',
  'PINคือ2580',
])('takes %j', async (text) => {
  const { person, receipt } = await asks()
  expect(await answerTo(bot, person, text)).toContain('May I write to you')
  await bot.says(person, 'no')
  await bot.says(person, receipt)
  await bot.taps(person, 'Talk to a person')
  expect(await answerTo(bot, person, '2580')).toContain('Can I see a doctor?')
})

it.each([
  'why? i was born in 1990',
  'room 1204',
  'he wears pink, 1204',
  'rom 1204',
  'nací en 1990',
  'nasci em 1990',
  'camera 1204',
  'родена съм 1990',
  'он пинал 1204',
  'кімната 1204',
  'ห้อง 1204',
])('asks whether %j is to be one', async (text) => {
  const { person } = await asks()
  expect(await answerTo(bot, person, text)).toMatch(/^Is that your PIN\?/)
})

it('takes only digits alone for another try at the letters, so that nothing else is a wrong guess', async () => {
  const { person, receipt } = await asks()
  for (const words of ['2580', 'no', receipt]) await bot.says(person, words)
  await bot.taps(person, 'Talk to a person')
  await bot.says(person, '2508')
  for (const text of ['i am in room 1204', 'is my pin 1204?'])
    expect(await answerTo(bot, person, text), text).toMatch(/^Please choose one of these/)
  expect(await answerTo(bot, person, '2580')).toContain('Can I see a doctor?')
})
