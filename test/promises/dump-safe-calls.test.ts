/** SECURITY.md: what a copy of the database says in the clear of safe-calls, without the keyring. */
import { afterEach, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../support/bot.ts'
import { BEGIN, does, pairTyped } from '../support/safe-call-people.ts'
import { watchingOver } from '../support/safe-calls.ts'

const bots: TestBot[] = []
afterEach(async () => {
  for (const bot of bots.splice(0)) await bot.close()
})

/** What of the only call stands in the clear; of the rest only the size. */
const clear = async ({ database }: TestBot) => {
  const rows = await database.prisma.safeCall.findMany()
  return rows.map(({ id: _, owner, content, ...columns }) => ({
    ...columns,
    sizes: [owner.length, content.length],
  }))
}

/** The same twice a minute after she did that: before the lines that are due are sent, and after. */
const clearAfter = async (...what: string[]) => {
  const bot = await createTestBot()
  bots.push(bot)
  const { safeCalls } = bot.bot
  await bot.letIn('mia')
  await pairTyped(bot, 'mia', 'maria')
  await does(bot, 'mia', '/safecall', '[My safe words]', '[Set a safe word]', 'blue kettle')
  await does(bot, 'mia', '[My safe words]', '[Set a second word]', 'green kettle', ...BEGIN)
  await watchingOver(bot).passes(5)
  await does(bot, 'mia', ...what)
  const all = [await clear(bot)]
  for (let minutes = 0; minutes < 30; minutes += 0.5) {
    bot.later({ hours: 0.5 / 60 })
    await safeCalls.look()
    all.push(await clear(bot))
    await safeCalls.send()
    all.push(await clear(bot))
  }
  return all
}

it('is when something is due, whether somebody is told, and how urgent a line is that waits', async () => {
  const all = (await clearAfter('[Alarm now]', '[At once]')).flat()
  // Whatever else is to stand there needs its words in SECURITY.md first.
  expect(Object.keys(all[0] ?? {})).toEqual(['state', 'dueAt', 'waiting', 'urgency', 'sizes'])
  expect(new Set(all.map(({ urgency }) => urgency))).toEqual(new Set([3, 2, 0]))
  expect(new Set(all.map(({ sizes }) => sizes.join())).size).toBe(1)
})

it('is the same whether she asks for an alarm or is made to write', async () => {
  expect(await clearAfter('green kettle')).toEqual(await clearAfter('[Alarm now]', '[At once]'))
})
