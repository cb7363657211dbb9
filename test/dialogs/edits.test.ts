import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../support/bot.ts'

const UNREAD = 'I cannot use a message that was changed. Please send it again as a new one.'
const QUESTION = /Do you have a phone number/

let bot: TestBot
let member = ''
let count = 0
beforeAll(async () => {
  bot = await createTestBot()
})
afterAll(() => bot.close())
beforeEach(async () => {
  member = `member ${++count}`
  await bot.letIn(member)
})

const edited = async (text: string, which?: string): Promise<string> => {
  await bot.edits(member, text, which)
  return bot.heard(member)
}

it('answers the edit of a check anew, beside the message that was changed', async () => {
  await bot.says(member, '+1 201 555 0101')
  expect(bot.received(member).map(({ answers }) => answers)).toEqual([expect.any(String)])
  await bot.edits(member, '+1 201 555 0102')
  const [answer, ...others] = bot.received(member)
  expect(others).toEqual([])
  expect(answer?.text.split('\n\n').slice(0, 3)).toEqual([
    '✏️ You changed your message:',
    '📞 +1 … 02',
    '⚪️ There is no warning about this number.',
  ])
  expect(answer?.answers).toMatch(/^p/)
})

it('answers an edit for ten minutes, and then says that it does not', async () => {
  await bot.says(member, '+1 201 555 0101')
  bot.heard(member)
  bot.later({ hours: 9 / 60 })
  expect(await edited('+1 201 555 0102')).toContain('+1 … 02')
  bot.later({ hours: 2 / 60 })
  expect(await edited('+1 201 555 0103')).toBe(UNREAD)
})

it('says that it does not read an edit of anything else, or into anything else', async () => {
  await bot.says(member, 'menu')
  bot.heard(member)
  expect(await edited('+1 201 555 0102')).toBe(UNREAD)
  await bot.says(member, '+1 201 555 0101')
  bot.heard(member)
  expect(await edited('hello there')).toBe(UNREAD)
})

it('does not take an edit for an answer to the open question, which stays open', async () => {
  await bot.says(member, '+1 201 555 0101')
  await bot.says(member, '/report')
  for (const tap of ['Yes', 'Robs or does not pay', 'Done', 'Robbery', 'Done'])
    await bot.taps(member, tap)
  bot.heard(member)
  expect(await edited('+1 201 555 0109')).toBe(UNREAD)
  await bot.says(member, '+1 201 555 0104')
  expect(bot.heard(member)).toContain('Which town was it in?')
  // That number was told in the report: it was no check.
  expect(await edited('+1 201 555 0105')).toBe(UNREAD)
  await bot.says(member, 'Bergen')
  expect(bot.heard(member)).toContain('Do you want somebody to help you?')
})

it('checks what was changed in the middle of a report, and asks again what was open', async () => {
  await bot.says(member, '/report')
  for (const tap of ['Yes', 'Robs or does not pay', 'Done', 'Robbery', 'Done', 'Skip'])
    await bot.taps(member, tap)
  await bot.says(member, '+1 201 555 0101')
  expect(bot.heard(member)).toContain('Which town was it in?')
  const answer = await edited('+1 201 555 0106')
  expect(answer).toMatch(/^✏️ You changed your message:/)
  expect(answer).toContain('+1 … 06')
  expect(answer).toContain('Which town was it in?')
  expect(answer).not.toMatch(QUESTION)
})

it('answers an edit once, however often it is told', async () => {
  await bot.says(member, '+1 201 555 0101')
  bot.heard(member)
  const edit = { ...bot.inboundOf(member, { kind: 'text', text: 'hello' }), edits: 'p1' }
  for (const time of [1, 2]) {
    await bot.bot.turns.accept('telegram', edit)
    await bot.bot.turns.idle()
    expect(bot.received(member)).toHaveLength(time === 1 ? 1 : 0)
  }
})

it('hears a danger in an edit all the same', async () => {
  await bot.says(member, 'menu')
  bot.heard(member)
  const answer = await edited('help, he locked me in')
  expect(answer).toContain('112: police')
  expect(answer).not.toContain('[')
})
