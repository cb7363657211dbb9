/** Where a channel leads to one person, as a terminal does, alerts for others wait for their next answer. */
import { afterEach, expect, it } from 'vitest'
import { createBot } from '../../../src/core/bot.ts'
import { type Address, type Message, SendError } from '../../../src/core/terms/message.ts'
import { createTestBot, type TestBot } from '../../support/bot.ts'
import { followsBergen } from '../../support/following.ts'

let bot: TestBot
afterEach(() => bot.close())

it('leaves an alert to somebody at another terminal, who reads it with her next answer', async () => {
  bot = await createTestBot()
  for (const person of ['anna', 'bea']) await followsBergen(bot, person, '30 days')
  const tried: string[] = []
  const { fanOut } = createBot({
    ...bot.needs,
    channels: bot.needs.channels.map((channel) => ({
      ...channel,
      reaches: (to: Address) => to === 'bea',
      send: async (to: Address, message: Message) => {
        tried.push(to)
        if (to !== 'bea') throw new SendError('gone')
        return channel.send(to, message)
      },
    })),
  })
  const content = { kind: 'client', level: 2, city: 'bergen', dangers: [], flags: [] } as const
  await bot.stores.alerts.publish(
    { content: { ...content, dangers: [], flags: [], descriptors: {} } },
    bot.now(),
  )
  for (const one of await fanOut.unfinished()) while ((await fanOut.slice(one)).next === 'slice');
  expect(tried).toEqual(['bea'])
  // Nothing is left to be tried: the figures say who sees it later.
  expect(await fanOut.unfinished()).toEqual([])
  const [alert] = await bot.stores.alerts.recent(bot.now(), 1)
  const figures = await bot.stores.alerts.figures(alert?.id ?? '', bot.now())
  expect(figures).toMatchObject({ chosen: 2, sent: 1, waiting: 0, later: 1, blocked: 0 })
  await bot.says('anna', '/menu')
  expect(bot.heard('anna')).toContain('🟠 Risk in Bergen.')
})
