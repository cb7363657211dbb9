/** Where a PIN is asked for, words that may be a cry for help show whom to call. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../support/bot.ts'

let bot: TestBot
beforeAll(async () => {
  bot = await createTestBot({
    desk: {
      hours: [{ days: [1, 2, 3, 4, 5], from: '10:00', until: '15:00' }],
      phone: '+47 22 33 44 55',
    },
  })
})
afterAll(() => bot.close())

let nobody = 0
const atPin = async (said: string): Promise<string> => {
  const guest = `guest ${++nobody}`
  for (const before of ['/talk', 'Can somebody help me with the police?'])
    await bot.says(guest, before)
  bot.heard(guest)
  await bot.says(guest, said)
  return bot.heard(guest)
}

it.each([
  'two men are breaking in',
  'to menn bryter seg inn',
  'dos hombres están entrando a la fuerza',
  'він підсипав мені щось у напій, паморочиться в голові',
])('"%s" shows it', async (cry) => {
  expect(await atPin(cry)).toContain('112')
})

it.each(['blue', 'what is a pin', '12'])('"%s" shows only that it is no PIN', async (said) => {
  const answer = await atPin(said)
  expect(answer).toContain('A PIN is four to eight digits')
  expect(answer).not.toContain('112')
})
