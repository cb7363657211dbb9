import { afterEach, expect, it } from 'vitest'
import type { Address } from '../../../src/core/terms/message.ts'
import { createTestBot, type TestBot } from '../../support/bot.ts'

let bot: TestBot
afterEach(() => bot.close())

it('does not say by the moment at which a message goes that a moderator has decided', async () => {
  bot = await createTestBot()
  const { sent } = bot.stores
  const sender = bot.senderOf('mona')
  const id = '00000000-0000-4000-8000-000000000001'
  const dueAt = new Date(bot.now().getTime() + 3_600_000)
  const inChat = { address: 'mona' as Address, messages: ['m1'], erase: true, about: 'report' }
  await sent.keep({ id, sender, channel: 'telegram', dueAt }, inChat)
  bot.later({ hours: 0.06 })
  await sent.releaseAbout([sender], 'report', bot.now())
  const [row] = await bot.database.prisma.sentMessage.findMany()
  expect((row?.dueAt.getTime() ?? 1) % (5 * 60_000)).toBe(0)
  expect(await sent.due(['telegram'], bot.now())).toEqual([id])
})
