/**
 * SECURITY.md: nobody learns from objecting whether a number was on the list. Whoever objects to a number that
 * is listed, and to one that is not, is told the same from then on, on every day, however often he objects.
 */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../support/bot.ts'
import { objectTo } from '../support/objecting.ts'
import { answerTo, review, tellOf } from '../support/telling.ts'

/** Kept for fiction. The first two were listed when he objected, by one and by three voices. */
const NUMBERS = ['+1 201 555 0170', '+1 201 555 0171', '+1 201 555 0172'] as const
const UNKNOWN = '+1 201 555 0173'

let bot: TestBot
beforeAll(async () => {
  bot = await createTestBot({ checks: { day: 1000, month: 100_000, everybody: 100_000 } })
  for (const moderator of ['mia', 'mona']) await bot.letIn(moderator, 'moderator')
  for (const member of ['anna', 'bea', 'cara', 'asker']) await bot.letIn(member)
  await tellOf(bot, 'anna', NUMBERS[0])
  for (const member of ['anna', 'bea', 'guest']) await tellOf(bot, member, NUMBERS[1])
  await review(bot, 'mia', 'Warn: 2 risk')
}, 120_000)
afterAll(() => bot.close())

/** What is told about a number, without the line that says which it is. */
const answerAbout = async (number: string): Promise<string> =>
  (await answerTo(bot, 'asker', number)).replace(/^📞.*\n+/, '')

/** What is told about each, once it is known to be the same. */
const told = async (): Promise<string> => {
  const answers = []
  for (const number of NUMBERS) answers.push(await answerAbout(number))
  expect(new Set(answers).size).toBe(1)
  return answers[0] ?? ''
}

const object = async (): Promise<void> => {
  for (const number of NUMBERS) await objectTo(bot, number)
}

it('tells three histories alike on every day of four months, and he objects on each of them', async () => {
  const seen: string[] = []
  await object()
  const unknown = await answerAbout(UNKNOWN)
  expect(await told()).toBe(unknown)
  for (let day = 0; day < 120; day++) {
    if (day === 5) {
      for (const number of NUMBERS) await tellOf(bot, 'cara', number)
      await review(bot, 'mia', 'Warn: 2 risk')
    }
    // Of one of them moderators say that it goes.
    if (day === 8) {
      for (const moderator of ['mia', 'mona']) {
        await bot.says(moderator, '/objections')
        await bot.taps(moderator, 'It goes')
      }
    }
    await bot.bot.expire()
    await object()
    seen.push(await told())
    bot.later({ days: 1 })
  }
  // Told anew on the sixth day; his next case, a month after the first, hides that, too.
  expect(seen.map((answer) => answer === unknown).indexOf(false)).toBe(5)
  expect(seen[29]).toContain('It has been reported.')
  expect(seen[30]).toBe(unknown)
  expect(seen[119]).toBe(unknown)
  expect(await bot.database.prisma.entry.count()).toBe(0)
}, 120_000)
