/** Somebody in danger who asks for something as well: whom to call comes first, what she asked for is one tap away. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../../support/bot.ts'

let bot: TestBot
let count = 0
beforeAll(async () => {
  bot = await createTestBot()
})
afterAll(() => bot.close())

/** The first two options below whom to call. */
const optionsAfter = async (text: string): Promise<string[]> => {
  const who = `member ${++count}`
  await bot.letIn(who)
  bot.heard(who)
  await bot.says(who, text)
  const answer = bot.heard(who)
  expect(answer, text).toMatch(/^🆘 112: police\. 113: ambulance\./)
  return [...answer.matchAll(/^\[(.+)\]$/gm)].map(([, label = '']) => label).slice(0, 2)
}

it.each([
  ['en', 'check 922 41 608 he is at my door'],
  ['nb', 'sjekk 922 41 608 han står utenfor døra mi'],
  ['es', 'revisa el 922 41 608 está en mi puerta'],
  ['pt-BR', 'checa 922 41 608 ele tá na minha porta'],
  ['ro', 'verifica 922 41 608 e la usa mea'],
  ['bg', 'провери 922 41 608 пред вратата ми е'],
  ['ru', 'проверь 922 41 608 он у меня под дверью'],
  ['uk', 'перевір 922 41 608 він у мене під дверима'],
  ['th', 'เช็ค 922 41 608 เขาอยู่หน้าห้อง'],
])('has the check as the first option (%s)', async (_, text) => {
  expect((await optionsAfter(text))[0]).toBe('🔍 Check a number')
})

it('has the other options behind it', async () => {
  expect(await optionsAfter('he is outside my door, delete everything about me')).toEqual([
    '🗑 Delete all about me',
    '🩹 Help in the first 72 hours',
  ])
})
