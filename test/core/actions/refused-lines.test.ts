/** A line that a channel refuses is in the log once, then by the hour, and health counts it. */
import { afterEach, expect, it } from 'vitest'
import { SendError } from '../../../src/core/terms/message.ts'
import { createTestBot, type TestBot } from '../../support/bot.ts'
import { watchingOver } from '../../support/safe-calls.ts'

let bot: TestBot
afterEach(() => bot.close())

const REFUSED = 'alarm: the channel refused a line of a safe-call'
const logged = (): number => bot.logged.filter((line) => line.startsWith(REFUSED)).length

it('once for a kind of line and a call, then by the hour, until it is taken', async () => {
  let isRefused = false
  bot = await createTestBot({
    onSend: (person) => {
      if (isRefused && person === 'bea') throw new SendError('invalid')
    },
  })
  const people = watchingOver(bot)
  await bot.letIn('anna')
  await people.pair('anna', 'bea')
  await people.begins('anna', 10)
  await people.passes(1)
  isRefused = true
  await people.passes(10 + 15 + 5)
  expect(bot.bot.safeCalls.health()).toEqual({
    ok: true,
    detail: 'alarm: 1 lines of safe-calls were refused within an hour',
  })
  expect(logged()).toBe(1)
  await people.passes(50)
  expect(logged()).toBe(1)
  await people.passes(15)
  expect(logged()).toBe(2)

  isRefused = false
  bot.received('bea')
  await people.passes(2)
  expect(bot.received('bea').filter(({ unasked }) => unasked)).toHaveLength(1)
  expect(bot.bot.safeCalls.health().detail).toBe('safe-calls are watched')
})
