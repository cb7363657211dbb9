/** Whoever is in danger and asks for something gets both: whom to call first, and what she asked for below it. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../../support/bot.ts'

let bot: TestBot
let count = 0
beforeAll(async () => {
  bot = await createTestBot()
})
afterAll(() => bot.close())

const CALL = /^🆘 112: police\. 113: ambulance\./

const member = async (): Promise<string> => {
  const who = `member ${++count}`
  await bot.letIn(who)
  return who
}

const answerTo = async (who: string, text: string): Promise<string> => {
  bot.heard(who)
  await bot.says(who, text)
  return bot.heard(who)
}

it.each([
  ['en', 'check 922 41 608 he is at my door'],
  ['nb', '922 41 608 han står utenfor døra mi nå og jeg er redd'],
  ['es', 'mira el 922 41 608 está en mi puerta y no se va'],
  ['pt-BR', 'checa 922 41 608 ele tá na minha porta e não vai embora'],
  ['ro', 'verifica 922 41 608 e la usa mea si nu pleaca'],
  ['bg', 'провери 922 41 608 пред вратата ми е и не си тръгва'],
  ['ru', 'проверь 922 41 608 он у меня под дверью и не уходит'],
  ['uk', 'перевір 922 41 608 він під дверима і не йде'],
  ['th', 'เช็ค 922 41 608 เขาอยู่หน้าห้องไม่ยอมไป'],
])('checks the number of whoever is at her door (%s)', async (_, text) => {
  const answer = await answerTo(await member(), text)
  expect(answer).toMatch(CALL)
  expect(answer).toMatch(/… 08\n\n?⚪️ There is no warning about this number/)
})

it('checks nothing for whoever was not let in', async () => {
  await bot.says('guest', '/menu')
  const answer = await answerTo('guest', 'check 922 41 608 he is at my door')
  expect(answer).toMatch(CALL)
  expect(answer).not.toContain('… 08')
})

it.each([
  ['he is outside my door, i want to report him', '[📝 Report something]'],
  ['he is at my door. who can help me in Bergen', '[📍 Who can help]'],
])('has what else she wants one tap away: %s', async (text, label) => {
  const answer = await answerTo(await member(), text)
  expect(answer).toMatch(CALL)
  expect(answer).toContain(label)
})
