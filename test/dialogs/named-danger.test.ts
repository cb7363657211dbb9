/** Colleagues read at once what kind of danger it was where the reporter allows that, and only then. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../support/bot.ts'
import { answerTo, review, tellOf } from '../support/telling.ts'

const NUMBER = '+1 201 555 0180'
const DANGER = '• 👜 Robs or does not pay'

let bot: TestBot
beforeEach(async () => {
  bot = await createTestBot()
  for (const moderator of ['mona', 'mia']) await bot.letIn(moderator, 'moderator')
  for (const member of ['anna', 'bea']) await bot.letIn(member)
})
afterEach(() => bot.close())

const tells = (harm: string, wishes: Parameters<typeof tellOf>[3]): Promise<void> =>
  tellOf(bot, 'anna', NUMBER, { harm, ...wishes })

const told = () => answerTo(bot, 'bea', NUMBER)

it('is named at once, and no single harm of it', async () => {
  await tells('Did not pay, took money back', { kind: true })
  await review(bot, 'mona', 'Warn: 2 risk')
  expect(await told()).toContain(DANGER)
  expect(await told()).not.toContain('Did not pay')
})

it('is not named where she did not choose it', async () => {
  await tells('Did not pay, took money back', { kind: false })
  await review(bot, 'mona', 'Warn: 2 risk')
  expect(await told()).toMatch(/, reported\.[^•]*$/)
})

it('of a danger is named only once two moderators agree', async () => {
  await tells('Robbery', { kind: true })
  await review(bot, 'mona', 'Warn: 3 danger')
  expect(await told()).toMatch(/🟠 Risk[^•]*$/)
  await review(bot, 'mia', 'Warn: 3 danger')
  expect(await told()).toMatch(/🔴 Danger[\s\S]*Robs or does not pay/)
})

it('is not named where nobody is warned', async () => {
  await tells('Did not pay, took money back', { exposure: 'Never' })
  const [row] = await bot.database.prisma.report.findMany()
  const content = bot.keys.open('report', row?.id ?? '', row?.content ?? new Uint8Array())
  expect(JSON.parse(content).consents).not.toHaveProperty('kind')
})
