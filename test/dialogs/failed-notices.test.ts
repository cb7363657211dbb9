/** What becomes of a notice that a channel did not take. */
import { afterEach, expect, it } from 'vitest'
import { SLOT } from '../../src/core/blacklist/notice-wishes.ts'
import { SendError } from '../../src/core/terms/message.ts'
import { createTestBot, type TestBot } from '../support/bot.ts'
import { received } from '../support/received.ts'

const LINE = 'You have a new message'

let bot: TestBot
afterEach(() => bot.close())

/** A bot that cannot write to these people unasked, for as long as they are in the set. */
const botThatFails = async (fault: () => Error): Promise<Set<string>> => {
  const unreachable = new Set<string>()
  bot = await createTestBot({
    desk: { hours: [{ days: [1, 2, 3, 4, 5], from: '10:00', until: '15:00' }], phone: undefined },
    onSend: (person, message) => {
      if (message.unasked && unreachable.has(person)) throw fault()
    },
  })
  return unreachable
}

const noticed = async (person: string): Promise<string> => {
  bot.heard(person)
  await bot.bot.notices()
  return bot.heard(person)
}

it('is tried again with the next look, and tells the operator who was never told', async () => {
  const unreachable = await botThatFails(() => new SendError('unreachable'))
  await bot.letIn('mona', 'moderator')
  await received(bot, { group: 'a group' })
  unreachable.add('mona')
  expect(await noticed('mona')).toBe('')
  unreachable.clear()
  bot.later({ hours: 1 / 60 })
  expect(await noticed('mona')).toContain(LINE)
  bot.later({ hours: 1 })
  expect(await noticed('mona')).toBe('')
  bot.later({ hours: 1 })
  await bot.bot.notices()
  expect(bot.bot.unopened().detail).toContain('nobody has opened 1 things for two hours')
})

it('is tried again after the daily hour, and for what is no report', async () => {
  const unreachable = await botThatFails(() => new SendError('gone'))
  await bot.letIn('casey', 'caseworker')
  await bot.says('casey', '/notices')
  await bot.taps('casey', 'Once a day')
  await bot.says('casey', '00:10')
  await bot.says('anna', '/talk')
  for (const words of ['Can somebody help me?', '2580', 'no']) await bot.says('anna', words)
  unreachable.add('casey')
  bot.later({ hours: 1.5 })
  expect(await noticed('casey')).toBe('')
  unreachable.clear()
  bot.later({ hours: 1 / 60 })
  expect(await noticed('casey')).toContain(LINE)
})

it('raises the alarm of those who were told, whatever befalls the others', async () => {
  const unreachable = await botThatFails(() => new Error('the disk is full'))
  for (const person of ['mona', 'nina', 'olga']) await bot.letIn(person, 'moderator')
  await received(bot, { group: 'a group' })
  // Whoever comes last meets the fault: the order is that of random ids.
  const watchers = await bot.database.prisma.watcher.findMany()
  const last = watchers.at(-1)
  const address = JSON.parse(
    bot.keys.open('address', `watcher ${last?.id}`, last?.content ?? new Uint8Array()),
  ).address
  unreachable.add(address)
  await expect(bot.bot.notices()).rejects.toThrow('the disk is full')
  unreachable.clear()
  bot.later({ hours: 1 / 60 })
  expect(await noticed(address)).toContain(LINE)
  bot.later({ hours: 2 })
  await bot.bot.notices()
  expect(bot.bot.unopened().detail).toContain('nobody has opened 1 things for two hours')
})

it('rings a reporter with a later slot, if the line could not be sent', async () => {
  const unreachable = await botThatFails(() => new SendError('unreachable'))
  const wish = { channel: 'telegram', address: 'anna', sender: '' }
  await bot.says('anna', '/menu')
  const sender = Buffer.from(bot.senderOf('anna')).toString('hex')
  const id = await received(bot, {
    wish: { ...wish, address: 'anna' as never, sender, due: 0, letter: true },
  })
  unreachable.add('anna')
  expect(await noticed('anna')).toBe('')
  unreachable.clear()
  bot.later({ hours: SLOT / 3_600_000 })
  expect(await noticed('anna')).toContain(LINE)
  const [told] = await bot.stores.wishes.all()
  expect(told?.wish).toEqual({ channel: 'telegram', address: 'anna', sender })
  expect(id).toBe(told?.id)
})
