import { afterEach, beforeEach, expect, it } from 'vitest'
import { createBot } from '../../../src/core/bot.ts'
import type { Inbound } from '../../../src/core/terms/message.ts'
import { createTestBot, type TestBot } from '../../support/bot.ts'
import { review, tellOf } from '../../support/telling.ts'

/** The key that her messages come under, and another one that is hers too. */
const ANNA = 'whatsapp:anna'
const NUMBER = 'whatsapp:number of anna'
const BOTH = { aliases: ['number of anna'] }
/** Under the alias alone, though on the same screen. */
const ALIAS = { key: 'number of anna' }

/** A report, from its first answer on. */
const SOON = 'As soon as it is read'
const TOLD = ['yes', 'robbery', 'done', '+1 201 555 0173', 'oslo', 'no', SOON, 'no', 'send']

let bot: TestBot
beforeEach(async () => {
  bot = await createTestBot({ channels: ['telegram', 'whatsapp'] })
})
afterEach(() => bot.close())

const recognised = (person: string) => bot.stores.members.recognise(bot.senderOf(person), bot.now())
const sessionOf = async (person: string) =>
  (await bot.stores.sessions.load(bot.senderOf(person), bot.now())).session
const counts = async () => {
  const { sender, session, member, alias } = bot.database.prisma
  return {
    senders: await sender.count(),
    sessions: await session.count(),
    members: await member.count(),
    aliases: await alias.count(),
  }
}
const accept = (inbound: Inbound) => bot.bot.turns.accept('whatsapp', inbound)
const text = (words: string, from?: Partial<Inbound['from']>) =>
  bot.inboundOf(ANNA, { kind: 'text', text: words }, from)

it('makes one sender of two when a message proves both keys, and knows her under either from then on', async () => {
  await bot.letIn(NUMBER)
  await bot.says(ANNA, 'hello')
  expect(await counts()).toEqual({ senders: 2, sessions: 2, members: 1, aliases: 0 })
  await bot.says(ANNA, '40 00 00 01', BOTH)
  expect(bot.heard(ANNA)).toContain('There is no warning about this number.')
  expect(await counts()).toEqual({ senders: 1, sessions: 1, members: 1, aliases: 1 })
  await bot.says(ANNA, '40 00 00 01', ALIAS)
  await bot.says(ANNA, '40 00 00 01')
  await bot.says(ANNA, '40 00 00 01', BOTH)
  expect(bot.heard(ANNA).match(/There is no warning about this number/g)).toHaveLength(3)
  expect(await counts()).toEqual({ senders: 1, sessions: 1, members: 1, aliases: 1 })
  expect((await recognised(ANNA)).member).toBeDefined()
  expect((await recognised(NUMBER)).known).toBe(false)
})

it('goes on under one key with what was begun under the other', async () => {
  await bot.says(ANNA, '/report', ALIAS)
  await bot.says(ANNA, 'yes', BOTH)
  expect(bot.heard(ANNA)).toContain('What happened?')
  await bot.says(ANNA, 'robbery', ALIAS)
  await bot.says(ANNA, 'done')
  expect(bot.heard(ANNA)).toContain('Do you have a phone number')
})

it('takes of two conversations the one that went on last, and keeps what was told half in the other', async () => {
  await bot.says(ANNA, '/report', ALIAS)
  await bot.says(ANNA, 'yes', ALIAS)
  bot.later({ hours: 2 })
  await bot.says(ANNA, '/language')
  await bot.says(ANNA, 'norsk', BOTH)
  expect(bot.heard(ANNA)).toContain('Fra nå av skriver jeg norsk.')
  await bot.says(ANNA, '/menu')
  expect(bot.heard(ANNA)).toContain('Fortsett å melde fra')
  const { keptUntil = 0 } = await sessionOf(ANNA)
  expect(keptUntil - bot.now().getTime()).toBe(22 * 3_600_000)
  await bot.says(ANNA, '/resume')
  expect(bot.heard(ANNA)).toContain('Hva skjedde?')
})

it('keeps the report that is being told, and not the one that was left before', async () => {
  for (const said of ['/report', 'yes', 'stop']) await bot.says(ANNA, said)
  bot.later({ hours: 1 })
  for (const said of ['/report', 'yes', 'robbery']) await bot.says(ANNA, said, ALIAS)
  await bot.says(ANNA, 'done', BOTH)
  expect(bot.heard(ANNA)).toContain('Do you have a phone number')
  await bot.says(ANNA, 'stop')
  await bot.says(ANNA, '/resume')
  expect(bot.heard(ANNA)).toContain('Do you have a phone number')
})

it('takes the settings that were used last', async () => {
  await bot.says(ANNA, '/settings', ALIAS)
  await bot.says(ANNA, 'never', ALIAS)
  bot.later({ days: 1 })
  await bot.says(ANNA, '/language')
  await bot.says(ANNA, 'norsk')
  await bot.says(ANNA, 'hei', BOTH)
  const settings = { language: 'nb', choseLanguage: true, stay: 'always' }
  expect((await recognised(ANNA)).preferences).toEqual(settings)
})

it('gives nobody twice as much because she writes under two keys', async () => {
  for (const from of [ALIAS, {}, ALIAS, {}]) {
    for (const said of ['/report', ...TOLD]) await bot.says(ANNA, said, from)
  }
  await bot.says(ANNA, '/report', BOTH)
  expect(bot.heard(ANNA)).toContain('Are you safe now?')
  for (const said of TOLD) await bot.says(ANNA, said)
  expect(bot.heard(ANNA)).toContain('Your receipt')
  expect(await bot.database.prisma.report.count()).toBe(5)
  for (const from of [ALIAS, {}]) {
    await bot.says(ANNA, '/report', from)
    expect(bot.heard(ANNA)).toContain('as many reports as I can take')
  }
})

it('never gives a moderator her own report, whichever key she told it or reads under', async () => {
  await tellOf(bot, 'someone', '+1 201 555 0170')
  await tellOf(bot, NUMBER, '+1 201 555 0171', { harm: 'Robbery' })
  await bot.letIn(ANNA, 'moderator')
  await bot.says(ANNA, '/review')
  expect(bot.heard(ANNA)).toContain('Robbery')
  await bot.taps(ANNA, 'Later')
  await bot.says(ANNA, '/menu', BOTH)
  bot.later({ hours: 1 })
  for (const from of [BOTH, ALIAS, {}]) {
    bot.heard(ANNA)
    await bot.says(ANNA, '/review', from)
    expect(bot.heard(ANNA)).toContain('Did not pay')
    expect(await bot.database.prisma.member.count()).toBe(1)
    await bot.says(ANNA, 'stop')
  }
})

it('lets nobody give both approvals of a danger under two keys', async () => {
  await tellOf(bot, 'someone', '+1 201 555 0172', { harm: 'Robbery' })
  await bot.letIn(ANNA, 'moderator')
  await bot.letIn(NUMBER, 'moderator')
  await bot.says(NUMBER, '/review')
  await bot.taps(NUMBER, 'Warn: 3 danger')
  await bot.says(ANNA, '/review', BOTH)
  expect(bot.heard(ANNA)).not.toContain('What do you decide?')
  expect(await bot.database.prisma.report.findMany()).toMatchObject([{ state: 'seconding' }])
})

it('lets a moderator stay one, whichever of her keys is one', async () => {
  await bot.letIn(ANNA)
  await bot.letIn(NUMBER, 'moderator')
  const before = await recognised(NUMBER)
  await bot.says(ANNA, '/menu', BOTH)
  expect(bot.heard(ANNA)).toContain('Read reports')
  // Under the mark that stands beside her decisions.
  expect((await recognised(ANNA)).member).toEqual(before.member)
  expect(await counts()).toMatchObject({ members: 1 })
})

it('takes out of the chat what was said under either key', async () => {
  await bot.letIn(NUMBER)
  await bot.says(ANNA, 'hello', ALIAS)
  await bot.says(ANNA, '/wipe', BOTH)
  await bot.says(ANNA, 'yes')
  expect(bot.screen(ANNA).filter((line) => !line.startsWith('> '))).toHaveLength(1)
  expect(await counts()).toEqual({ senders: 0, sessions: 0, members: 0, aliases: 0 })
  expect(await bot.database.prisma.sentMessage.count()).toBe(0)
})

it('leads a key that somebody else proves now to her, and gives her nothing of whose it was', async () => {
  await bot.letIn(ANNA)
  await bot.says(ANNA, '/menu', BOTH)
  await bot.says('whatsapp:bea', 'hello', BOTH)
  expect(await counts()).toEqual({ senders: 2, sessions: 2, members: 1, aliases: 1 })
  expect((await recognised('whatsapp:bea')).member).toBeUndefined()
  bot.heard('whatsapp:bea')
  await bot.says('whatsapp:bea', '40 00 00 01', ALIAS)
  expect(bot.heard('whatsapp:bea')).toContain('let in with a code')
  await bot.says(ANNA, '40 00 00 01')
  expect(bot.heard(ANNA)).toContain('There is no warning about this number.')
})

it('forgets with somebody who does not write any more that she had another key', async () => {
  await bot.says(ANNA, 'hello', BOTH)
  bot.later({ days: 31 })
  await bot.bot.expire()
  expect(await counts()).toEqual({ senders: 0, sessions: 0, members: 0, aliases: 0 })
})

it('looks nothing up where everybody has one key', async () => {
  await bot.says('telegram only', '/menu', { aliases: ['another'] })
  expect(await counts()).toMatchObject({ senders: 1, aliases: 0 })
})

it('keeps the order of what comes at once under two keys', async () => {
  const said: [string, Partial<Inbound['from']>][] = [
    ['/report', ALIAS],
    ['1', BOTH],
    ['6', ALIAS],
    ['+1 201 555 0174', {}],
    ['oslo', ALIAS],
    ['no', {}],
    [SOON, BOTH],
    ['no', ALIAS],
    ['2', {}],
    ['6', ALIAS],
    ['in my own words', {}],
    ['7', BOTH],
  ]
  await Promise.all(said.map(([words, from]) => accept(text(words, from))))
  await bot.bot.turns.idle()
  expect(bot.received(ANNA).map((message) => message.text.split('\n')[0])).toEqual([
    'Are you safe now?',
    expect.stringContaining('I am sorry about what happened.'),
    'What happened?',
    expect.stringContaining('Do you have a phone number'),
    expect.stringContaining('Which town was it in?'),
    'Do you want somebody to help you?',
    'When may we warn colleagues?',
    expect.stringContaining('May colleagues read what kind of danger it was'),
    'This is what you have told me:',
    'What do you want to add?',
    expect.stringContaining('Tell it in your own words'),
    'What do you want to add?',
    'This is what you have told me:',
  ])
  expect(bot.logged).toEqual([])
  expect(await counts()).toMatchObject({ senders: 1, sessions: 1 })
})

it('comes to the same when two processes are handed her messages under both keys at once', async () => {
  const second = createBot(bot.needs)
  await bot.letIn(NUMBER)
  await bot.says(ANNA, 'hello')
  await Promise.all(
    Array.from({ length: 12 }, (_, index) => {
      const from = [ALIAS, {}, BOTH][index % 3]
      return (index % 2 === 0 ? bot.bot : second).turns.accept('whatsapp', text('/help', from))
    }),
  )
  for (const _ of ['what was left to the other', 'again', 'and again']) {
    await Promise.all([bot.bot.turns.idle(), second.turns.idle()])
    await bot.bot.turns.finish()
  }
  await bot.bot.turns.idle()
  expect(bot.received(ANNA).filter(({ text }) => text.includes('In danger now?'))).toHaveLength(12)
  expect(await counts()).toEqual({ senders: 1, sessions: 1, members: 1, aliases: 1 })
  expect(await bot.database.prisma.turn.count({ where: { sender: { not: null } } })).toBe(0)
})

it('does again what was cut off between the message and the merging, in order', async () => {
  const dead = createBot({ ...bot.needs, sleep: () => new Promise(() => {}) })
  await bot.letIn(NUMBER)
  // The database refuses to let anything be known as another's: the process is killed while it tries again.
  await bot.database.sql.unsafe(`
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'refused'; END $$;
    CREATE TRIGGER refuse BEFORE INSERT ON alias FOR EACH ROW EXECUTE FUNCTION refuse()`)
  for (const [words, from] of [
    ['/report', BOTH],
    ['yes', ALIAS],
    ['robbery', {}],
  ] as const)
    await dead.turns.accept('whatsapp', text(words, from))
  await expect.poll(() => bot.logged.length).toBeGreaterThan(0)
  expect(await counts()).toMatchObject({ senders: 1, members: 1, aliases: 0 })
  await bot.database.sql.unsafe('DROP FUNCTION refuse CASCADE')
  bot.heard(ANNA)
  await bot.bot.turns.finish()
  await bot.bot.turns.idle()
  expect(bot.received(ANNA).map(({ text }) => text.split('\n')[0])).toEqual([
    'Are you safe now?',
    expect.stringContaining('I am sorry about what happened.'),
    'What happened?',
    'I have ticked what I understood. Is that right?',
  ])
  expect(await counts()).toEqual({ senders: 1, sessions: 1, members: 1, aliases: 1 })
})

it('writes what was approved meanwhile as the one voice that she has', async () => {
  await bot.letIn('mona', 'moderator')
  await bot.letIn(ANNA)
  await bot.letIn(NUMBER)
  for (const person of [ANNA, NUMBER]) await tellOf(bot, person, '+1 201 555 0173')
  await bot.says(ANNA, '/menu', BOTH)
  await review(bot, 'mona', 'Warn: 2 risk')
  const voices = (await bot.database.prisma.entry.findMany()).map(({ voice }) => String(voice))
  expect(voices).toHaveLength(2)
  expect(new Set(voices).size).toBe(1)
})

it('wipes her under one key while she writes under the other', async () => {
  await bot.letIn(NUMBER)
  await bot.says(ANNA, '/wipe', BOTH)
  bot.heard(ANNA)
  await Promise.all([
    accept(text('yes')),
    accept(text('/menu', ALIAS)),
    accept(text('40 00 00 01', ALIAS)),
  ])
  await bot.bot.turns.idle()
  expect((await recognised(ANNA)).member).toBeUndefined()
  expect(await bot.database.prisma.member.count()).toBe(0)
  expect(bot.logged).toEqual([])
})

it('refuses the second approval of her who gave the first under her other key meanwhile', async () => {
  await tellOf(bot, 'someone', '+1 201 555 0174', { harm: 'Robbery' })
  await bot.letIn(ANNA, 'moderator')
  await bot.letIn(NUMBER, 'moderator')
  await bot.says(NUMBER, '/review')
  await bot.taps(NUMBER, 'Warn: 3 danger')
  await bot.says(ANNA, '/review')
  expect(bot.heard(ANNA)).toContain('What do you decide?')
  const [wire] = bot.buttons(ANNA).filter(({ label }) => label.endsWith('Warn: 3 danger'))
  await bot.sends(ANNA, { kind: 'choice', option: wire?.id ?? '' }, BOTH)
  expect(await bot.database.prisma.report.findMany()).toMatchObject([{ state: 'seconding' }])
})

it('leaves no colleague behind who joins one of two groups just as they become one', async () => {
  await bot.letIn(ANNA)
  await bot.letIn(NUMBER)
  await bot.says(NUMBER, '/invite')
  const code = /V\w{3}-\w{4}-\w{4}/.exec(bot.heard(NUMBER))?.[0] ?? ''
  await Promise.all([
    accept(text('/menu', BOTH)),
    bot.bot.turns.accept('telegram', bot.inboundOf('bea', { kind: 'text', text: code })),
  ])
  await bot.bot.turns.idle()
  const members = await bot.database.prisma.member.findMany()
  expect(members).toHaveLength(2)
  expect(new Set(members.map(({ groupId }) => groupId)).size).toBe(1)
})
