/** Two wishes in one message: the one that is not begun is named. And what is denied is not offered. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../../support/bot.ts'
import { answerTo, tapHarms } from '../../support/telling.ts'

let bot: TestBot
let count = 0
beforeAll(async () => {
  bot = await createTestBot()
})
afterAll(() => bot.close())

const member = async (): Promise<string> => {
  const person = `peer ${++count}`
  await bot.letIn(person)
  return person
}

it.each([
  ['report 912 34 567 please, and then set up a safe-call until 4', 'Safe-call'],
  ['I need a safe call until 2 and I want to report somebody', 'Report something'],
])('%s', async (said, other) => {
  const answer = await answerTo(bot, await member(), said)
  expect(answer).toMatch(/^You also asked for something else\./)
  expect(answer).toContain(`[${other === 'Safe-call' ? '⏰' : '📝'} ${other}]`)
})

it('keeps the report while she sets up the safe-call', async () => {
  const person = await member()
  await bot.says(person, 'report 912 34 567 please, and then set up a safe-call until 4')
  await bot.taps(person, 'Safe-call')
  expect(await answerTo(bot, person, '/menu')).toContain('Go on with')
})

it('names nothing besides where there is one wish', async () => {
  const answer = await answerTo(bot, await member(), 'report 912 34 567, he robbed me')
  expect(answer).not.toContain('You also asked')
})

it.each([
  'anybody can help, only not the police',
  'noen kan lese det, men ikke politiet',
  'quiero que me ayuden pero sin la policía',
  'quero ajuda mas não da polícia',
  'vreau ajutor, fără poliție',
  'искам помощ, но без полиция',
  'хочу помощи, только без полиции',
  'хочу допомоги, але без поліції',
])('does not offer what is denied: %s', async (said) => {
  const person = `peer ${++count}`
  await bot.says(person, '/report')
  await bot.taps(person, 'Yes')
  await tapHarms(bot, person, 'Robbery')
  for (const one of ['skip', 'Bergen']) await bot.says(person, one)
  const [first = ''] = (await answerTo(bot, person, said)).split('\n')
  expect(first).not.toMatch(/Did you mean.*police/)
})
