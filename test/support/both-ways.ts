import { createTestBot } from './bot.ts'
import { answerTo } from './telling.ts'

/**
 * Two bots: one in English with buttons, one in Norwegian with numbers. On each are those moderators, and
 * Anna, who is a member.
 */
export const createBothWays = async (...moderators: string[]) => {
  const english = await createTestBot()
  const norwegian = await createTestBot({ shows: 'numbers', language: 'nb' })
  const both = [english, norwegian]
  for (const bot of both) {
    for (const moderator of moderators) await bot.letIn(moderator, 'moderator')
    await bot.letIn('anna')
  }

  return {
    english,
    norwegian,
    /** Lets a day pass: nothing is listed or waits, and the moderators are in no dialog. */
    async beginAnew(): Promise<void> {
      for (const bot of both) {
        await bot.database.prisma.entry.deleteMany()
        await bot.database.prisma.report.deleteMany()
        await bot.database.prisma.pending.deleteMany()
        for (const moderator of moderators) await answerTo(bot, moderator, '/menu')
        bot.later({ days: 1 })
      }
    },
    async close(): Promise<void> {
      for (const bot of both) await bot.close()
    },
  }
}
export type BothWays = Awaited<ReturnType<typeof createBothWays>>
