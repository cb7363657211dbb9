import { afterEach, expect, it } from 'vitest'
import type { AlertContent } from '../../../src/core/alerts/alert.ts'
import { cautiousPace } from '../../../src/core/alerts/pace.ts'
import { createBot } from '../../../src/core/bot.ts'
import { alertDeliveryStore } from '../../../src/core/stores/alert-deliveries.ts'
import { type Address, SendError } from '../../../src/core/terms/message.ts'
import { createTestBot, type TestBot } from '../../support/bot.ts'
import { review, tellOf } from '../../support/telling.ts'

let bot: TestBot
afterEach(() => bot.close())

const LINE = 'You have a new message\n[Show]'

const follows = async (person: string, town = 'Bergen'): Promise<void> => {
  await bot.letIn(person)
  await bot.says(person, town)
  await bot.taps(person, `Only ${town}`)
  await bot.taps(person, '30 days')
  bot.heard(person)
}

const wishes = async (person: string, ...steps: string[]): Promise<void> => {
  await bot.says(person, '/alerts')
  await bot.taps(person, 'How I am warned')
  for (const step of steps) await bot.taps(person, step)
  bot.heard(person)
}

const warn = (more: Partial<AlertContent> = {}) =>
  bot.stores.alerts.publish(
    {
      content: {
        kind: 'client',
        level: 3,
        dangers: ['violence'],
        city: 'bergen',
        flags: [],
        descriptors: {},
        ...more,
      },
    },
    bot.now(),
  )

const stateOf = async (): Promise<string[]> =>
  (await bot.database.prisma.delivery.findMany()).map(({ state }) => state)

it('leaves her alone in quiet hours, and writes when they end', async () => {
  bot = await createTestBot()
  await follows('anna')
  // It is eleven at night in Oslo.
  await wishes('anna', 'Quiet hours', '22:00 to 07:00', 'The time in Oslo')
  await warn()
  await bot.alerted()
  expect(bot.heard('anna')).toBe('')
  expect(await stateOf()).toEqual(['quiet'])
  bot.later({ hours: 7 })
  await bot.alerted()
  expect(bot.heard('anna')).toBe('')
  bot.later({ hours: 1 })
  await bot.alerted()
  expect(bot.heard('anna')).toBe(LINE)
  await bot.alerted()
  expect(bot.heard('anna')).toBe('')
})

it('does not write after quiet hours about what is over by then', async () => {
  bot = await createTestBot()
  await follows('anna')
  await wishes('anna', 'How serious', 'Everything')
  await wishes('anna', 'Quiet hours', '22:00 to 07:00', 'The time in Oslo')
  await warn({ level: 1 })
  await bot.alerted()
  bot.later({ hours: 8 })
  await bot.alerted()
  expect(bot.heard('anna')).toBe('')
  await bot.says('anna', 'hello')
  expect(bot.heard('anna')).not.toContain('Bergen')
})

it('wakes for a grave danger whoever has allowed it, and nobody else', async () => {
  bot = await createTestBot()
  await follows('anna')
  await follows('bea')
  for (const person of ['anna', 'bea'])
    await wishes(person, 'Quiet hours', '22:00 to 07:00', 'The time in Oslo')
  await wishes('anna', 'Grave danger in quiet hours', 'Yes, wake me')
  await warn({ level: 3 })
  await bot.alerted()
  expect([bot.heard('anna'), bot.heard('bea')]).toEqual(['', ''])
  await warn({ level: 4 })
  await bot.alerted()
  expect([bot.heard('anna'), bot.heard('bea')]).toEqual([LINE, ''])
})

it('shows with her next answer what is below her level, but not amid a dialog', async () => {
  bot = await createTestBot()
  await follows('anna')
  await wishes('anna', 'How serious', 'Danger and worse')
  await warn({ level: 2 })
  await bot.alerted()
  expect(bot.heard('anna')).toBe('')
  await bot.says('anna', '/report')
  expect(bot.heard('anna')).not.toContain('Bergen')
  await bot.says('anna', 'stop')
  expect(bot.heard('anna')).toContain('🟠 Risk in Bergen. Be careful.')
  await bot.says('anna', '/menu')
  expect(bot.heard('anna')).not.toContain('Bergen')
})

it('shows what lives to whoever begins to follow the town', async () => {
  bot = await createTestBot()
  await follows('anna')
  await warn()
  await follows('bea')
  await bot.says('bea', '/menu')
  expect(bot.heard('bea')).toContain('🔴 Danger in Bergen.')
  await bot.alerted()
  expect([bot.heard('anna'), bot.heard('bea')]).toEqual([LINE, ''])
})

it('takes the line and the alert out of the chat in time, or leaves them if she wants', async () => {
  bot = await createTestBot()
  await follows('anna')
  await warn({ level: 2 })
  await bot.alerted()
  await bot.taps('anna', 'Show')
  const seen = () => bot.screen('anna').join('\n')
  expect(seen()).toContain('Risk in Bergen')
  bot.later({ hours: 2 })
  await bot.bot.turns.erase()
  expect(seen()).not.toContain('Risk in Bergen')
  expect(seen()).toContain('You have a new message')
  bot.later({ hours: 12 })
  await bot.bot.turns.erase()
  expect(seen()).not.toContain('You have a new message')
})

it('writes nobody who is paused, whose time is over, or who is no member any more', async () => {
  bot = await createTestBot()
  await follows('anna')
  await bot.says('anna', '/alerts')
  await bot.taps('anna', 'Pause for now')
  await follows('bea')
  await follows('cara')
  const bea = bot.senderOf('bea')
  const [hers] = await bot.stores.subscriptions.of(bea)
  expect(await bot.stores.subscriptions.renew(bea, hers?.id ?? '', '2026-11-17')).toBe(true)
  await bot.database.sql`UPDATE sender SET member_id = NULL WHERE tag = ${bot.senderOf('cara')}`
  for (const person of ['anna', 'bea', 'cara']) bot.heard(person)
  await warn()
  await bot.alerted()
  expect(['anna', 'bea', 'cara'].map((person) => bot.heard(person))).toEqual(['', '', ''])
})

it('writes on a cautious channel only to those who wrote lately; the rest see it with their next answer', async () => {
  bot = await createTestBot({ pace: cautiousPace(14) })
  await follows('anna')
  bot.later({ days: 10 })
  await follows('bea')
  bot.later({ days: 6 })
  await warn()
  await bot.alerted()
  expect([bot.heard('anna'), bot.heard('bea')]).toEqual(['', LINE])
  await bot.says('anna', 'hello')
  expect(bot.heard('anna')).toContain('🔴 Danger in Bergen.')
})

it('stops at once when the platform holds the bot back, says so, and shows the rest later', async () => {
  let refused = 0
  bot = await createTestBot({
    pace: cautiousPace(14),
    onSend: (_, { unasked }) => {
      if (!unasked) return
      refused++
      throw new SendError('restricted')
    },
  })
  for (const person of ['anna', 'bea', 'cara']) await follows(person)
  await warn()
  await bot.alerted()
  await bot.alerted()
  expect(refused).toBe(1)
  expect(bot.logged.join()).toContain('no more alerts are sent there')
  expect(bot.bot.fanOut.health().ok).toBe(false)
  for (const person of ['anna', 'bea', 'cara']) {
    await bot.says(person, 'hello')
    expect(bot.heard(person)).toContain('🔴 Danger in Bergen.')
  }
})

it('tries again when the platform does not answer, and forgets who has blocked the bot', async () => {
  let down = true
  bot = await createTestBot({
    onSend: (person, { unasked }) => {
      if (unasked && person === 'bea') throw new SendError('blocked')
      if (unasked && down) throw new SendError('unreachable')
    },
  })
  await follows('anna')
  await follows('bea')
  const id = await warn()
  await bot.alerted()
  expect(bot.heard('anna')).toBe('')
  down = false
  await bot.alerted()
  expect(bot.heard('anna')).toBe(LINE)
  expect(await bot.database.prisma.subscriber.count()).toBe(1)
  expect(await bot.stores.alerts.figures(id ?? '', bot.now())).toMatchObject({
    sent: 1,
    blocked: 1,
  })
})

it('lets nobody wait because somebody else has been written to enough', async () => {
  bot = await createTestBot({
    pace: cautiousPace(14),
    onSend: (person, { unasked }) => {
      if (unasked && person === 'anna')
        throw new SendError('throttled', { retry: 'later-to-chat', retryAfter: 1_800 })
    },
  })
  for (const person of ['anna', 'bea', 'cara']) await follows(person)
  await warn({ level: 4 })
  for (let slice = 0; slice < 4; slice++) await bot.alerted()
  expect(bot.heard('bea')).toBe(LINE)
  expect(bot.heard('cara')).toBe(LINE)
  expect((await stateOf()).sort()).toEqual(['claimed', 'sent', 'sent'])
})

it('pauses before it writes to a chat again, also when another channel sends meanwhile', async () => {
  bot = await createTestBot({ channels: ['telegram', 'whatsapp'] })
  await follows('anna')
  const [first, second] = [(await warn()) ?? '', (await warn()) ?? '']
  await bot.bot.fanOut.slice({ alert: first, channel: 'telegram' })
  await bot.bot.fanOut.slice({ alert: first, channel: 'whatsapp' })
  bot.waited.length = 0
  await bot.bot.fanOut.slice({ alert: second, channel: 'telegram' })
  expect(bot.heard('anna')).toBe(`${LINE}\n${LINE}`)
  // The clock of the test stands still, so the whole pause is still to come.
  expect(bot.waited).toContain(1_000)
})

it('takes up whom a process was writing to that died', async () => {
  bot = await createTestBot()
  await follows('anna')
  const id = (await warn()) ?? ''
  const deliveries = alertDeliveryStore(bot.database, bot.keys)
  await deliveries.claim(id, 'telegram', { city: 'bergen' }, 25, bot.now())
  await bot.alerted()
  expect(bot.heard('anna')).toBe('')
  bot.later({ hours: 0.1 })
  await bot.alerted()
  expect(bot.heard('anna')).toBe(LINE)
})

it('comes of a report when colleagues may be warned: a risk until two moderators agree', async () => {
  bot = await createTestBot()
  await bot.letIn('mona', 'moderator')
  await bot.letIn('nina', 'moderator')
  await follows('anna')
  await tellOf(bot, 'bea', '+1 201 555 0130', {
    harm: 'Robbery',
    town: 'Bergen',
    more: ['Add more', 'Looks, place, vehicle', 'Age', '25 to 40', 'Nothing more'],
  })
  await review(bot, 'mona', 'Warn: 3 danger')
  bot.later({ hours: 6 })
  await bot.alerted()
  expect(bot.heard('anna')).toBe(LINE)
  await bot.taps('anna', 'Show')
  const first = bot.heard('anna')
  expect(first).toContain('🟠 Risk in Bergen. Be careful.')
  expect(first).toContain('• 🔢 Age: 25 to 40')
  expect(first).not.toContain('Robs')
  await review(bot, 'nina', 'Warn: 3 danger')
  bot.later({ hours: 6 })
  await bot.alerted()
  expect(bot.heard('anna')).toBe(LINE)
  await bot.taps('anna', 'Show')
  const second = bot.heard('anna')
  expect(second).toContain('This replaces an alert that you got before.')
  expect(second).toContain('🔴 Danger in Bergen.')
  // She was not asked whether the kind of danger may be named.
  expect(second).not.toContain('Robs')
})

it('stays as a risk while the declining of a second moderator waits', async () => {
  bot = await createTestBot()
  await bot.letIn('mona', 'moderator')
  await bot.letIn('nina', 'moderator')
  await follows('anna')
  await tellOf(bot, 'bea', '+1 201 555 0130', { harm: 'Robbery', town: 'Bergen' })
  await review(bot, 'mona', 'Warn: 3 danger')
  bot.later({ hours: 6 })
  await bot.alerted()
  bot.heard('anna')
  await bot.says('nina', '/review')
  await bot.taps('nina', 'Decline')
  await bot.taps('nina', 'I cannot tell what happened')
  await bot.alerted()
  await bot.taps('anna', 'Show')
  const shown = bot.heard('anna')
  expect(shown).toContain('Bergen')
  expect(shown).not.toContain('taken back')
})

it('does not come of a report that may warn nobody, nor of a fake booking', async () => {
  bot = await createTestBot()
  await bot.letIn('mona', 'moderator')
  await follows('anna')
  await tellOf(bot, 'bea', '+1 201 555 0130', { town: 'Bergen', exposure: 'Never' })
  await review(bot, 'mona', 'Read, count it')
  await tellOf(bot, 'bea', '+1 201 555 0131', {
    town: 'Bergen',
    harm: 'Fake booking, did not come',
  })
  await review(bot, 'mona', 'Warn: 1 nuisance')
  expect(await bot.database.prisma.alert.count()).toBe(0)
})

it('does not go out for a report that waited a week: nothing of its town was kept', async () => {
  bot = await createTestBot()
  await bot.letIn('mona', 'moderator')
  await follows('anna')
  await tellOf(bot, 'bea', '+1 201 555 0130', {
    town: 'Bergen',
    exposure: 'The week after it is read',
  })
  await review(bot, 'mona', 'Warn: 2 risk')
  expect(await bot.database.prisma.alert.count()).toBe(0)
  bot.later({ days: 5 })
  await bot.bot.publish()
  bot.later({ hours: 6 })
  await bot.alerted()
  expect(bot.heard('anna')).toBe('')
  expect(await bot.database.prisma.alert.count()).toBe(0)
})

it('goes out at once for a description without a number, when one moderator says so', async () => {
  bot = await createTestBot()
  await bot.letIn('mona', 'moderator')
  await follows('anna')
  await bot.says('bea', '/report')
  for (const tap of ['Yes', 'Violence', 'Done', 'Tried to kill', 'Done', 'Skip'])
    await bot.taps('bea', tap)
  await bot.says('bea', 'Bergen')
  for (const tap of ['No, thank you', 'As soon as it is read']) await bot.taps('bea', tap)
  await bot.taps('bea', 'Send')
  await bot.says('mona', '/review')
  expect(bot.heard('mona')).toContain('No phone number')
  await bot.taps('mona', 'Warn: 4 grave danger')
  expect(bot.heard('mona')).toContain('⛔️ Grave danger in Bergen.')
  await bot.taps('mona', 'Yes, warn the town')
  expect(bot.heard('mona')).toContain('It is going out now')
  await bot.alerted()
  await bot.taps('anna', 'Show')
  expect(bot.heard('anna')).toContain('⛔️ Grave danger in Bergen.')
  expect(
    await bot.database.prisma.report.findMany({ select: { state: true, content: true } }),
  ).toMatchObject([{ state: 'noted' }])
})

it('is taken back with the decision that sent it', async () => {
  bot = await createTestBot()
  await bot.letIn('mona', 'moderator')
  await follows('anna')
  await bot.says('bea', '/report')
  for (const tap of ['Yes', 'Violence', 'Done', 'Tried to kill', 'Done', 'Skip'])
    await bot.taps('bea', tap)
  await bot.says('bea', 'Bergen')
  for (const tap of ['No, thank you', 'As soon as it is read']) await bot.taps('bea', tap)
  await bot.taps('bea', 'Send')
  await bot.says('mona', '/review')
  await bot.taps('mona', 'Warn: 4 grave danger')
  await bot.taps('mona', 'Yes, warn the town')
  await bot.alerted()
  await bot.taps('anna', 'Show')
  expect(bot.heard('anna')).toContain('⛔️ Grave danger in Bergen.')
  await bot.says('mona', '/undo')
  await bot.alerted()
  await bot.taps('anna', 'Show')
  expect(bot.heard('anna')).toMatch(
    /Bergen-\d+ (?:has been taken back|was sent by mistake|is over)/,
  )
})

it('is gone a week later, with who got it', async () => {
  bot = await createTestBot()
  await follows('anna')
  await warn()
  await bot.alerted()
  bot.later({ days: 8 })
  await bot.bot.expire()
  expect(await bot.database.prisma.alert.count()).toBe(0)
  expect(await bot.database.prisma.delivery.count()).toBe(0)
  await bot.taps('anna', 'Show')
  expect(bot.heard('anna')).toContain('There is nothing new.')
})

it('answers although one alert cannot be read any more', async () => {
  bot = await createTestBot()
  await follows('anna')
  await warn()
  await bot.database.prisma.alert.updateMany({ data: { content: new Uint8Array(60) } })
  await warn({ level: 4 })
  await bot.alerted()
  expect(bot.heard('anna')).toBe(LINE)
  await bot.taps('anna', 'Show')
  expect(bot.heard('anna')).toContain('⛔️ Grave danger in Bergen.')
})

it('reminds on a channel only where it can be sent on, and elsewhere leaves it to be told', async () => {
  bot = await createTestBot()
  await follows('anna')
  bot.later({ days: 28 })
  const apart = (here: boolean) =>
    createBot({
      ...bot.needs,
      channels: bot.needs.channels.map((channel) => ({ ...channel, here: () => here })),
    })
  await apart(false).fanOut.remind()
  expect(bot.heard('anna')).toBe('')
  await apart(true).fanOut.remind([])
  expect(bot.heard('anna')).toBe('')
  await apart(true).fanOut.remind()
  expect(bot.heard('anna')).toBe(LINE)
})

it('reminds the others while many are in their quiet hours, and those when they end', async () => {
  bot = await createTestBot()
  await follows('anna')
  await wishes('anna', 'Quiet hours', '22:00 to 07:00', 'The time in Oslo')
  const reach = { channel: 'telegram', address: 'anna' as Address }
  for (let town = 0; town < 30; town++)
    await bot.stores.subscriptions.follow(bot.senderOf('anna'), reach, {
      ...{ city: `town-${town}`, near: undefined, country: false, until: '2026-12-17' },
    })
  await follows('bea')
  bot.later({ days: 28 })
  await bot.bot.fanOut.remind()
  expect([bot.heard('anna'), bot.heard('bea')]).toEqual(['', LINE])
  bot.later({ hours: 8 })
  await bot.bot.fanOut.remind()
  await bot.bot.fanOut.remind()
  expect([bot.heard('anna'), bot.heard('bea')]).toEqual([LINE, ''])
})

it('reminds the others although the platform does not know the chats of many', async () => {
  bot = await createTestBot({
    onSend: (person, { unasked }) => {
      if (unasked && person.startsWith('unknown')) throw new SendError('gone')
    },
  })
  for (let person = 0; person < 26; person++) await follows(`unknown ${person}`)
  bot.later({ hours: 24 })
  await follows('bea')
  bot.later({ days: 28 })
  await bot.bot.fanOut.remind()
  await bot.bot.fanOut.remind()
  expect(bot.heard('bea')).toBe(LINE)
  expect(await bot.database.prisma.subscription.count()).toBe(27)
})

it('still reminds those whose turn had not come when a process died', async () => {
  let isBroken = true
  bot = await createTestBot({
    onSend: (_, { unasked }) => {
      if (unasked && isBroken) throw new Error('the process dies')
    },
  })
  for (const person of ['anna', 'bea']) await follows(person)
  bot.later({ days: 28 })
  await expect(bot.bot.fanOut.remind()).rejects.toThrow()
  isBroken = false
  await bot.bot.fanOut.remind()
  expect([bot.heard('anna'), bot.heard('bea')]).toContain(LINE)
})

it('warns the others although the wishes of one cannot be read any more', async () => {
  bot = await createTestBot()
  for (const person of ['anna', 'bea']) await follows(person)
  await bot.database
    .sql`UPDATE sender SET preferences = ${new Uint8Array(60)} WHERE tag = ${bot.senderOf('anna')}`
  await warn()
  await bot.alerted()
  expect([bot.heard('anna'), bot.heard('bea')]).toEqual([LINE, LINE])
})
