/** Colleagues read at once what kind of danger it was where the reporter allows that, and only then. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../support/bot.ts'
import { answerTo, review } from '../support/telling.ts'

const NUMBER = '+1 201 555 0180'
const DANGER = '• 👜 Robs or does not pay'

let bot: TestBot
beforeEach(async () => {
  bot = await createTestBot()
  for (const moderator of ['mona', 'mia']) await bot.letIn(moderator, 'moderator')
  for (const member of ['anna', 'bea']) await bot.letIn(member)
})
afterEach(() => bot.close())

const tells = async (harm: string, ...uses: string[]): Promise<void> => {
  await bot.says('anna', '/report')
  for (const tap of ['Yes', harm, 'Done']) await bot.taps('anna', tap)
  await bot.says('anna', NUMBER)
  await bot.says('anna', 'Oslo')
  await bot.taps('anna', 'Choose all that may be done')
  for (const use of uses) await bot.taps('anna', use)
  await bot.taps('anna', 'Done')
  if (uses.includes('Warn colleagues')) await bot.taps('anna', 'As soon as it is read')
  await bot.taps('anna', 'Send')
}

const told = () => answerTo(bot, 'bea', NUMBER)

it('is named at once, and no single harm of it', async () => {
  await tells('Did not pay, took money back', 'Warn colleagues', 'Name the kind of danger')
  await review(bot, 'mona', 'Warn: 2 risk')
  expect(await told()).toContain(DANGER)
  expect(await told()).not.toContain('Did not pay')
})

it('is not named where she did not choose it', async () => {
  await tells('Did not pay, took money back', 'Warn colleagues')
  await review(bot, 'mona', 'Warn: 2 risk')
  expect(await told()).toMatch(/, reported\.[^•]*$/)
})

it('of a danger is named only once two moderators agree', async () => {
  await tells('Robbery', 'Warn colleagues', 'Name the kind of danger')
  await review(bot, 'mona', 'Warn: 3 danger')
  expect(await told()).toMatch(/🟠 Risk[^•]*$/)
  await review(bot, 'mia', 'Warn: 3 danger')
  expect(await told()).toMatch(/🔴 Danger[\s\S]*Robs or does not pay/)
})

it('is not named where nobody is warned', async () => {
  await tells('Did not pay, took money back', 'Name the kind of danger')
  const [row] = await bot.database.prisma.report.findMany()
  const content = bot.keys.open('report', row?.id ?? '', row?.content ?? new Uint8Array())
  expect(JSON.parse(content).consents).not.toHaveProperty('kind')
})
