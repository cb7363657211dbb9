/** A "no" where only one thing can be done: it is not done, and she reads that. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../support/bot.ts'
import { answerTo, receiptOf, tapHarms, tellOf } from '../support/telling.ts'

let bot: TestBot
let count = 0
beforeAll(async () => {
  bot = await createTestBot()
})
afterAll(() => bot.close())

const LEFT = /^All right\. It stays as it is\./

it.each(['no', 'nope', 'nei', 'no, better not', 'нет', 'não', 'ไม่'])(
  'does not take a report back: %s',
  async (said) => {
    const person = `peer ${++count}`
    await tellOf(bot, person, '+1 201 555 0144')
    const receipt = receiptOf(bot, person)
    await bot.says(person, receipt)
    await bot.taps(person, 'Take it back')
    expect(await answerTo(bot, person, said)).toMatch(LEFT)
    expect(await answerTo(bot, person, receipt)).toContain('Take it back')
    const rows = await bot.database.prisma.report.findMany({ where: { state: 'withdrawn' } })
    expect(rows).toHaveLength(0)
  },
)

it('does not send a report, and asks again', async () => {
  await bot.says('anna', '/report')
  await bot.taps('anna', 'Yes')
  await tapHarms(bot, 'anna', 'Robbery')
  for (const said of ['skip', 'Bergen']) await bot.says('anna', said)
  await bot.taps('anna', 'No, thank you')
  const answer = await answerTo(bot, 'anna', 'no')
  expect(answer).toMatch(LEFT)
  expect(answer).toContain('Shall I send it?')
})
