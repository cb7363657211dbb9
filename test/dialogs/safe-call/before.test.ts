/** What is said before a call begins, and which line a "1" answers. */
import { afterEach, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../../support/bot.ts'
import { beginNumbered, does, pairNumbered, pairTyped } from '../../support/safe-call-people.ts'
import { watchingOver } from '../../support/safe-calls.ts'

let bot: TestBot
afterEach(() => bot.close())

const BEGIN = ['/safecall', '[Start a safe-call]', '10 min', 'Hotel Bristol, room 304']

it('says whose app does not answer the bot, and asks all the same', async () => {
  let isDown = false
  bot = await createTestBot({ isDown: () => isDown })
  await bot.letIn('mia')
  await pairTyped(bot, 'mia', 'maria')
  isDown = true
  await does(bot, 'mia', ...BEGIN)
  const silent = 'The app where I reach maria from work is not answering me now'
  expect(bot.heard('mia')).toContain(silent)
  isDown = false
  await does(bot, 'mia', '/menu', ...BEGIN)
  expect(bot.heard('mia')).not.toContain(silent)
  await bot.taps('mia', 'Start')
  expect(bot.heard('mia')).toContain('I am asking maria from work to watch now.')
})

it('shows the alarm for "1", whichever of its lines it answers, also when they are repeated', async () => {
  bot = await createTestBot({ shows: 'numbers' })
  const passes = (minutes: number) => watchingOver(bot).passes(minutes, 1)
  await bot.letIn('mia')
  await pairNumbered(bot)
  await beginNumbered(bot)
  await passes(10)
  bot.heard('mia')
  await does(bot, 'mia', '/menu')
  await passes(8)
  bot.heard('mia')
  await does(bot, 'mia', '1')
  expect(bot.heard('mia')).toContain('It is time: you are expected back.')

  await passes(8)
  // She writes something else between the first line and the one that repeats it.
  await does(bot, 'maria', '/menu')
  bot.heard('maria')
  await passes(2)
  expect(bot.heard('maria')).toContain('You have a new message')
  await does(bot, 'maria', '1')
  expect(bot.heard('maria')).toContain('Mia 12345 was expected back')

  await does(bot, 'maria', '/menu')
  bot.heard('maria')
  await passes(33)
  expect(bot.heard('maria')).toContain('You have a new message')
  await does(bot, 'maria', '1')
  expect(bot.heard('maria')).toContain('Mia 12345 was expected back')
})

it('writes her own line when she is expected, and takes none that says what it is about', async () => {
  bot = await createTestBot()
  await bot.letIn('mia')
  await pairTyped(bot, 'mia', 'maria')
  await does(bot, 'mia', '/safecall', '[My safe words]', '[The line I write to you]')
  for (const tells of [
    'Alarm, my client',
    'не опасно',
    'ตำรวจมา',
    'Er du trygg?',
    'x'.repeat(61),
  ]) {
    bot.heard('mia')
    await bot.says('mia', tells)
    expect(bot.heard('mia')).toMatch(/Choose another one|characters/)
  }
  await bot.says('mia', 'The laundry is done')
  expect(bot.heard('mia')).toContain(
    'When you are expected back, I will write: The laundry is done',
  )
  await does(bot, 'mia', ...BEGIN, '[Start]')
  for (const person of ['mia', 'maria']) bot.heard(person)
  bot.later({ hours: 11 / 60 })
  await watchingOver(bot).watchOver()
  const [line] = bot.received('mia')
  expect(line?.text).toBe('The laundry is done')
  expect(bot.heard('maria')).not.toContain('laundry')
  await does(bot, 'mia', '/safecall', '[I am OK]', '[My safe words]')
  await does(bot, 'mia', '[The line I write to you]', '[Skip]')
  expect(bot.heard('mia')).toContain('I will write the usual line.')
})

it('sounds when it is time, and for the buddy, also in the quiet hours of both', async () => {
  bot = await createTestBot()
  await bot.letIn('mia')
  await pairTyped(bot, 'mia', 'maria')
  const quiet = { from: 0, until: 24 * 60 - 1, zone: 'Europe/Oslo' }
  for (const person of ['mia', 'maria'])
    await watchingOver(bot).as(person, ({ sender, now }, { members }) =>
      members.remember(sender, { alerts: { quiet } }, now),
    )
  await does(bot, 'mia', '/safecall', '[Start a safe-call]', '30 min', 'skip', '[Start]')
  const soundsOf = (person: string): boolean[] =>
    bot
      .received(person)
      .filter(({ unasked }) => unasked)
      .map(({ quiet: isQuiet }) => !isQuiet)
  await watchingOver(bot).passes(1)
  await does(bot, 'maria', '/news', '[I am here]')
  await watchingOver(bot).passes(1)
  for (const person of ['mia', 'maria']) bot.received(person)
  await watchingOver(bot).passes(44, 1)
  // Ten minutes before without a sound; at the time, once more, and that her buddy is told.
  expect(soundsOf('mia')).toEqual([false, true, true, true])
  expect(soundsOf('maria').slice(-1)).toEqual([true])
})

it('stays behind a tap for whoever was told: what she has read leaves the chat after an hour', async () => {
  bot = await createTestBot()
  await bot.letIn('mia')
  await pairTyped(bot, 'mia', 'maria')
  await does(bot, 'mia', ...BEGIN, '[Start]')
  await watchingOver(bot).passes(26)
  await does(bot, 'maria', '/news')
  const isThere = (person: string): boolean => bot.screen(person).join().includes('room 304')
  expect(isThere('maria')).toBe(true)
  await does(bot, 'mia', 'home now')
  bot.later({ hours: 1.2 })
  await watchingOver(bot).watchOver()
  await bot.bot.turns.erase()
  expect([isThere('mia'), isThere('maria')]).toEqual([false, false])
  await does(bot, 'maria', '/safecall')
  expect(bot.heard('maria')).toContain('room 304')
  bot.later({ hours: 72 })
  await watchingOver(bot).watchOver()
  await bot.bot.turns.erase()
  bot.heard('maria')
  await does(bot, 'maria', '/safecall')
  expect(bot.heard('maria')).not.toContain('room 304')
})
