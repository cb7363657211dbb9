/** Case workers are told that somebody waits for them, and never what it is about. */
import { afterEach, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../support/bot.ts'
import { receiptOf } from '../support/telling.ts'

const LINE = 'You have a new message'
const DESK = {
  hours: [{ days: [1, 2, 3, 4, 5], from: '10:00', until: '15:00' }],
  phone: '+47 22 33 44 55',
}

let bot: TestBot
afterEach(() => bot.close())

const noticed = async (person: string): Promise<string> => {
  bot.heard(person)
  await bot.bot.notices()
  return bot.heard(person)
}
const asks = async (person: string): Promise<string> => {
  await bot.says(person, '/talk')
  await bot.says(person, 'Can I see a doctor without papers?')
  await bot.says(person, '2580')
  await bot.taps(person, 'No, do not write')
  return receiptOf(bot, person)
}

it('tells a case worker that a case waits, shows after a tap how many do, and then is silent', async () => {
  bot = await createTestBot({ desk: DESK })
  await bot.letIn('casey', 'caseworker')
  await bot.letIn('mona', 'moderator')
  await bot.says('casey', '/menu')
  await bot.says('mona', '/menu')
  bot.heard('mona')
  bot.later({ hours: 2 })
  await asks('anna')
  const line = await noticed('casey')
  expect(line).toContain(LINE)
  expect(line).not.toMatch(/case|doctor|papers/i)
  expect(bot.heard('mona')).toBe('')
  await bot.says('casey', '/news')
  const shown = bot.heard('casey')
  expect(shown).toContain('🤝 Cases: 1. The oldest: today')
  expect(shown).toContain('[🤝 Cases]')
  expect(shown).not.toMatch(/doctor|papers/)
  bot.later({ hours: 3 })
  expect(await noticed('casey')).toBe('')
})

it('tells only her whose case it is when somebody writes back', async () => {
  bot = await createTestBot({ desk: DESK })
  for (const person of ['casey', 'cora']) {
    await bot.letIn(person, 'caseworker')
    await bot.says(person, '/menu')
  }
  const receipt = await asks('anna')
  bot.later({ hours: 1 })
  expect(await noticed('casey')).toContain(LINE)
  bot.heard('cora')
  await bot.says('casey', '/cases')
  for (const tap of ['today · English', 'In my own words']) await bot.taps('casey', tap)
  await bot.says('casey', 'Yes, you can.')
  await bot.taps('casey', 'Send it')
  bot.later({ hours: 2 })
  expect(await noticed('casey')).toBe('')
  bot.heard('cora')

  await bot.says('anna', receipt)
  await bot.taps('anna', 'Talk to a person')
  await bot.says('anna', '2580')
  await bot.taps('anna', 'Write')
  await bot.says('anna', 'When?')
  bot.later({ hours: 2 })
  expect(await noticed('casey')).toContain(LINE)
  expect(bot.heard('cora')).toBe('')
})
