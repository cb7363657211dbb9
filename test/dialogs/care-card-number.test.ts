import { afterEach, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../support/bot.ts'
import { answerTo, tapHarms } from '../support/telling.ts'

let bot: TestBot
afterEach(() => bot.close())

it('is a part of the report if it is typed while she reads what helps now, and is read back', async () => {
  bot = await createTestBot()
  await bot.letIn('anna')
  await bot.says('anna', '/report')
  await bot.taps('anna', 'Yes')
  await tapHarms(bot, 'anna', 'Forced sex, rape')
  expect(bot.screen('anna').at(-1)).toContain('Go on')
  const asked = await answerTo(bot, 'anna', '+1 201 555 0143')
  expect(asked).toContain('Which town')
  expect(asked).not.toContain('not in your report')
  await bot.says('anna', 'Bergen')
  await bot.taps('anna', 'No, thank you')
  bot.heard('anna')
  await bot.taps('anna', 'As soon as it is read')
  await bot.taps('anna', 'No, not yet')
  const readBack = bot.heard('anna')
  expect(readBack.replace(/\D/g, '')).toContain('12015550143')
  expect(readBack).toContain('Is the number right?')
})
