/** Who is on duty and moves to another chat goes on there with the alarm of which she was told. */
import { afterEach, expect, it } from 'vitest'
import type { TestBot } from '../../support/bot.ts'
import {
  caseworkers,
  missed,
  openOnDuty,
  pairOnDuty,
  passes,
  quiet,
} from '../../support/on-duty.ts'
import { does } from '../../support/safe-call-people.ts'

let bot: TestBot
afterEach(() => bot.close())

/** Casey goes on in another chat. */
const moves = async (to: string): Promise<void> => {
  quiet(bot)
  await bot.says('casey', '/move')
  const [code = ''] = /M\w{3}-\w{4}-\w{4}/.exec(bot.heard('casey')) ?? []
  await bot.says(to, code)
  await bot.taps(to, 'Yes, move here')
  bot.heard(to)
}

it('her other chat reads what comes of it', async () => {
  bot = await openOnDuty({ channels: ['telegram', 'whatsapp'] })
  await caseworkers(bot, 'casey')
  await pairOnDuty(bot)
  await missed(bot)
  await does(bot, 'casey', '/news', '[I am on it]')
  await moves('whatsapp:casey')
  await does(bot, 'mia', '/safecall', '[I am OK]')
  await passes(bot, 1)
  expect(bot.heard('whatsapp:casey')).toContain('[Show]')
  await bot.taps('whatsapp:casey', 'Show')
  const read = bot.heard('whatsapp:casey')
  expect(read).toContain('The chat said at 23:40 that Mia from work is OK.')
  expect(read).toContain('Mia from work left this for you: Hotel Bristol, room 304')
  expect(bot.heard('casey')).not.toContain('[Show]')
})

it('is not told a second time of what she has read, and can say that she cannot', async () => {
  bot = await openOnDuty()
  await caseworkers(bot, 'casey', 'cora')
  await pairOnDuty(bot)
  await missed(bot)
  await does(bot, 'casey', '/news', '[I am on it]')
  await does(bot, 'cora', '/news')
  await moves('casey elsewhere')
  await passes(bot, 2)
  expect(bot.heard('casey elsewhere')).toBe('')
  bot.heard('cora')
  await does(bot, 'casey elsewhere', '/safecall', '[I cannot]')
  await passes(bot, 1)
  expect(bot.heard('cora'), 'the others are asked again').toContain('[Show]')
})

it('reads it when the alarm is over before she moves', async () => {
  bot = await openOnDuty()
  await caseworkers(bot, 'casey')
  await pairOnDuty(bot)
  await missed(bot)
  await does(bot, 'mia', '/safecall', '[I am OK]')
  await passes(bot, 1)
  await moves('casey elsewhere')
  await does(bot, 'casey elsewhere', '/news')
  expect(bot.heard('casey elsewhere')).toContain('that Mia from work is OK')
})
