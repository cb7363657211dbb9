/** Which line goes first, when many wait. */
import { afterEach, expect, it } from 'vitest'
import { endCall, ownCall } from '../../../src/core/actions/safe-call.ts'
import { answerCall } from '../../../src/core/actions/safe-call-watched.ts'
import { createBot } from '../../../src/core/bot.ts'
import { type Address, type Message, SendError } from '../../../src/core/terms/message.ts'
import { createTestBot, type TestBot } from '../../support/bot.ts'
import { letInCrowd, sendAlert } from '../../support/crowd.ts'
import { watchingOver } from '../../support/safe-calls.ts'
import { keepCalls } from '../../support/silent-calls.ts'

let bot: TestBot
let people: ReturnType<typeof watchingOver>
const open = async (wishes: Parameters<typeof createTestBot>[0] = {}, ...members: string[]) => {
  bot = await createTestBot(wishes)
  people = watchingOver(bot)
  for (const member of members) await bot.letIn(member)
}
afterEach(() => bot.close())

/** So many calls; she is 1000, 1002 and so on, her buddy 1001, 1003. */
const calls = (count: number, due: number, from = 1_000) =>
  keepCalls(
    bot,
    Array.from({ length: count }, (_, index) => ({
      her: from + 2 * index,
      buddy: from + 2 * index + 1,
      due,
    })),
  )
const isBuddy = (chat: string): boolean => Number(chat) % 2 === 1
const linesTo = (person: string): number =>
  bot.received(person).filter(({ unasked }) => unasked).length

it('tells all buddies of alarms before it tells anybody that they were told', async () => {
  const order: string[] = []
  await open({ onSend: (person) => void order.push(person) })
  await calls(30, bot.now().getTime())
  await people.watchOver()
  expect(order).toHaveLength(60)
  expect(order.findIndex((chat) => !isBuddy(chat))).toBe(30)
})

it('lets an alarm go before the neutral lines that wait already', async () => {
  const order: string[] = []
  await open({
    // So that one line is on its way at a time.
    onWait: () => new Promise(() => {}),
    onSend: async (person) => {
      order.push(person)
      if (order.length !== 35) return
      await calls(1, bot.now().getTime(), 7_000)
      await bot.bot.safeCalls.look()
      void bot.bot.safeCalls.send()
    },
  })
  await calls(30, bot.now().getTime())
  await people.watchOver()
  expect(order).toHaveLength(62)
  // It goes before those that were read before it.
  expect(order.indexOf('7001')).toBe(35)
  expect(order.indexOf('7000')).toBeGreaterThan(35)
})

it('lets an alarm go before the lines of other alarms that are sent once more', async () => {
  const order: string[] = []
  let isAgain = false
  await open({
    onWait: () => new Promise(() => {}),
    onSend: async (person) => {
      order.push(person)
      if (!isAgain || order.length !== 3) return
      await calls(1, bot.now().getTime(), 7_000)
      await bot.bot.safeCalls.look()
      void bot.bot.safeCalls.send()
    },
  })
  await calls(30, bot.now().getTime())
  await people.watchOver()
  order.length = 0
  isAgain = true
  bot.later({ hours: 2 / 60 })
  await people.watchOver()
  expect(order.filter(isBuddy)).toHaveLength(31)
  expect(order.indexOf('7001')).toBe(3)
})

it('tells those who know of an alarm already after those who do not', async () => {
  const order: string[] = []
  await open({ onSend: (person) => void order.push(person) })
  await calls(27, bot.now().getTime())
  await people.watchOver()
  order.length = 0
  // The line of an alarm comes again after two minutes.
  bot.later({ hours: 2 / 60 })
  await calls(5, bot.now().getTime(), 7_000)
  await people.watchOver()
  const [first, again] = [order.filter((one) => one >= '7000'), order.filter((one) => one < '7000')]
  expect(first.filter(isBuddy)).toHaveLength(5)
  expect(again.filter(isBuddy)).toHaveLength(27)
  expect(order.slice(0, 5).every((one) => one >= '7000' && isBuddy(one))).toBe(true)
})

it('tells those first who could not be told yet when it would be told once more', async () => {
  const order: string[] = []
  await open({ onSend: (person) => void order.push(person) })
  await calls(27, bot.now().getTime())
  await people.watchOver()
  order.length = 0
  await calls(5, bot.now().getTime(), 7_000)
  await bot.bot.safeCalls.look()
  // The line of an alarm comes again after two minutes.
  bot.later({ hours: 2 / 60 })
  await people.watchOver()
  expect(order.filter(isBuddy)).toHaveLength(32)
  expect(order.slice(0, 5).every((one) => one >= '7000' && isBuddy(one))).toBe(true)
})

it('lets whoever writes come first, as long as that keeps the rate', async () => {
  const isAnswered = Promise.withResolvers<void>()
  const order: string[] = []
  await open({
    safeCalls: { pauseOf: () => 40 },
    onSend: (person) => {
      order.push(person)
      return person === 'anna' ? isAnswered.promise : undefined
    },
    onWait: async () => bot.later({ hours: (bot.waited.at(-1) ?? 0) / 3_600_000 }),
  })
  const answer = bot.sends('anna', { kind: 'text', text: 'hello' })
  await expect.poll(() => order.includes('anna')).toBe(true)
  await calls(30, bot.now().getTime())
  await bot.bot.safeCalls.look()
  const before = bot.now().getTime()
  bot.waited.length = 0
  await bot.bot.safeCalls.send()
  const took = bot.now().getTime() - before
  // The first one waits for her a whole while; all of them together no longer than is made up for.
  expect(bot.waited.slice(0, 5)).toEqual([5, 5, 5, 5, 5])
  expect(order.filter((one) => one !== 'anna')).toHaveLength(60)
  expect(took).toBeLessThan(60 * 40 + 250)
  isAnswered.resolve()
  await answer
})

it('lets alerts wait while alarms go out, and for no longer', async () => {
  const order: string[] = []
  await open({
    onSend: (person) => void order.push(person),
    onWait: async () => bot.later({ hours: (0.6 * (bot.waited.at(-1) ?? 0)) / 3_600_000 }),
  })
  // The crowd and its alert are of today.
  bot.later({ hours: (Date.now() - bot.now().getTime()) / 3_600_000 + 0.1 })
  await letInCrowd(bot, [8_001])
  await sendAlert(bot)
  await calls(1, bot.now().getTime())
  await people.watchOver()
  bot.waited.length = 0
  await bot.alerted()
  expect(order).toEqual(['1001', '1000', '8001'])
  expect(bot.waited.filter((ms) => ms === 1_000).length).toBeGreaterThan(0)
  expect(bot.waited.filter((ms) => ms === 1_000).length).toBeLessThan(4)
})

it('does not let one channel wait for another that is slow', async () => {
  const order: string[] = []
  const isOver = Promise.withResolvers<void>()
  const isTold = (chat: string): boolean => order.includes(chat)
  await open(
    {
      channels: ['telegram', 'whatsapp'],
      safeCalls: { pauseOf: (channel) => (channel === 'whatsapp' ? 60_000 : 0) },
      onSend: (person) => void order.push(person),
      onWait: () => isOver.promise,
    },
    'anna',
  )
  for (let count = 0; count < 3; count++) await people.pair('anna', `whatsapp:bea${count}`)
  await people.begins('anna', 60)
  const all = people.watchOver()
  await expect.poll(() => order.some((one) => one.startsWith('whatsapp'))).toBe(true)
  // What comes up while it is slow does not wait either.
  await calls(3, bot.now().getTime())
  await bot.bot.safeCalls.look()
  const more = bot.bot.safeCalls.send()
  await expect.poll(() => ['1001', '1003', '1005'].every(isTold)).toBe(true)
  const slow = () => order.filter((one) => one.startsWith('whatsapp'))
  expect(slow()).toHaveLength(1)
  isOver.resolve()
  await Promise.all([all, more])
  expect(slow()).toHaveLength(3)
})

it('takes a line back out of the chat that was on its way while she answered', async () => {
  let answers = false
  await open(
    {
      onSend: async (person) => {
        if (!answers || person !== 'bea') return
        answers = false
        await people.as('anna', endCall)
      },
    },
    'anna',
  )
  await people.pair('anna', 'bea')
  await people.begins('anna', 60)
  answers = true
  await people.watchOver()
  expect(linesTo('bea')).toBe(1)
  expect(await people.as('anna', ownCall)).toBeUndefined()
  expect(await people.rows('safe_call')).toBe(0)
  await bot.bot.turns.erase()
  expect(bot.screen('bea')).toEqual([])
})

it('sends a line once, whatever else changes in the call meanwhile', async () => {
  let changes = true
  await open(
    {
      onSend: async (person) => {
        if (!changes || person !== 'bea') return
        changes = false
        // Cara says that she is there, while the line to Bea is on its way.
        const [call] = await people.watched('cara')
        const said = { id: call?.id ?? '', answer: 'here' as const }
        await people.as('cara', (who, stores) => answerCall(who, said, stores))
      },
    },
    'anna',
  )
  await people.pair('anna', 'bea')
  await people.pair('anna', 'cara')
  await people.begins('anna', 60)
  await people.watchOver()
  await people.watchOver()
  expect([linesTo('bea'), linesTo('cara')]).toEqual([1, 1])
  const call = await people.as('anna', ownCall)
  expect(call?.watchers.map(({ said }) => said)).toEqual([undefined, 'here'])
})

it('sends only to whom a channel of this process leads, and leaves the line to the other', async () => {
  const sent: string[] = []
  await open({}, 'anna')
  /** A bot at a terminal of hers. */
  const terminalOf = (person: string) =>
    createBot({
      ...bot.needs,
      channels: bot.needs.channels.map((channel) => ({
        ...channel,
        reaches: (to: Address) => to === person,
        send: async (to: Address, message: Message) => {
          if (to !== person) throw new SendError('gone')
          sent.push(to)
          return channel.send(to, message)
        },
      })),
    })
  const [hers, buddys] = [terminalOf('anna'), terminalOf('bea')]
  await people.pair('anna', 'bea')
  await people.as('anna', ({ sender }, stores) => stores.buddies.of(sender))
  await people.begins('anna', 60)
  await hers.safeCalls.look()
  // The other one looks a moment later, each time.
  for (let runs = 0; runs < 4; runs++) {
    await hers.safeCalls.send()
    bot.later({ hours: 2 / 3_600 })
    await buddys.safeCalls.send()
    bot.later({ hours: 13 / 3_600 })
  }
  expect(sent.filter((one) => one === 'bea')).toHaveLength(1)
})
