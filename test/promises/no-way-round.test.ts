/**
 * SECURITY.md: whoever was shut out sees nothing more, and nobody gets past a cap by going and coming back.
 */
import { afterEach, expect, it } from 'vitest'
import { revokeMember } from '../../src/core/actions/revoke.ts'
import { createTestBot, type TestBot } from '../support/bot.ts'
import { answerTo, tellOf } from '../support/telling.ts'

const NUMBER = '+1 201 555 0180'
const WORDS = 'a van with a dented door'

let bot: TestBot
afterEach(() => bot.close())

const shutOut = async (person: string): Promise<void> => {
  const member = await bot.database.prisma.member.findFirst({
    where: { senders: { some: { tag: bot.senderOf(person) } } },
  })
  expect(await revokeMember(bot.needs, member?.handle ?? '', false)).toMatchObject({ members: 1 })
}

it('shows a moderator who was shut out nothing more of the report that she had open', async () => {
  bot = await createTestBot()
  await bot.letIn('mona', 'moderator')
  await tellOf(bot, 'anna', NUMBER, {
    more: ['Add more', 'In my own words', { says: WORDS }, 'Nothing more'],
  })
  expect(await answerTo(bot, 'mona', '/review')).not.toContain(WORDS)
  await bot.taps('mona', 'Show more')
  expect(bot.heard('mona')).toContain(WORDS)
  const buttons = bot.buttons('mona')
  await shutOut('mona')
  for (const said of ['what?', '1', '2', 'back', '/review', '/menu'])
    expect(await answerTo(bot, 'mona', said)).not.toContain(WORDS)
  for (const { id, message } of buttons)
    await bot.sends('mona', { kind: 'choice', option: id, message })
  expect(await bot.database.prisma.report.count({ where: { state: 'received' } })).toBe(1)
  expect(bot.logged).toEqual([])
})

it('answers no check of somebody who was shut out while the bot was asking for the number', async () => {
  bot = await createTestBot()
  await bot.letIn('anna')
  await bot.says('anna', '/check')
  await shutOut('anna')
  expect(await answerTo(bot, 'anna', NUMBER)).toContain('let in with a code')
  expect(await bot.database.prisma.counter.count({ where: { kind: 'check' } })).toBe(0)
  expect(bot.logged).toEqual([])
})

it('keeps nothing of somebody who only blocked the bot', async () => {
  bot = await createTestBot({ access: 'open' })
  await bot.sends('zoe', { kind: 'blocked' })
  const { member, sender, session, sentMessage, turn } = bot.database.prisma
  expect(await member.count()).toBe(0)
  expect(await sender.count()).toBe(0)
  expect(await session.count()).toBe(0)
  expect(await sentMessage.count()).toBe(0)
  expect(await turn.count({ where: { sender: { not: null } } })).toBe(0)
})

it('lets nobody check on by having herself deleted and coming back with a code of her own', async () => {
  bot = await createTestBot({ checks: { day: 3, month: 100, everybody: 1000 } })
  await bot.letIn('anna')
  let answered = 0
  for (let life = 0; life < 8; life++) {
    for (let check = 0; check < 3; check++) {
      if ((await answerTo(bot, 'anna', NUMBER)).includes('There is no warning')) answered++
    }
    const invitation = await answerTo(bot, 'anna', '/invite')
    await bot.says('anna', '/wipe')
    await bot.taps('anna', 'Yes, delete')
    await bot.says('anna', /V\w{3}-\w{4}-\w{4}/.exec(invitation)?.[0] ?? '')
  }
  // As much as a group may, which she is, and once what is a member's own.
  expect(answered).toBe(4 * 3 + 3)
})
