/**
 * SECURITY.md: whoever has herself deleted is gone at once; only what she reported stays, as she is told.
 */
import { afterEach, expect, it } from 'vitest'
import { endCall } from '../../src/core/actions/safe-call.ts'
import { offerPairing } from '../../src/core/actions/safe-call-offers.ts'
import type { AlertContent } from '../../src/core/alerts/alert.ts'
import { createBot } from '../../src/core/bot.ts'
import { safeCallTag } from '../../src/core/stores/safe-calls.ts'
import type { Address, Inbound } from '../../src/core/terms/message.ts'
import { createTestBot, type TestBot } from '../support/bot.ts'
import { allRows, type Row } from '../support/rows.ts'
import { watchingOver } from '../support/safe-calls.ts'
import { answerTo, review, takeBack, tellOf } from '../support/telling.ts'

const NUMBER = '+1 201 555 0130'
const OTHER_NUMBER = '+1 201 555 0131'
const DANGER: AlertContent = {
  kind: 'client',
  level: 3,
  dangers: [],
  city: 'bergen',
  flags: [],
  descriptors: {},
}

let bot: TestBot
afterEach(() => bot.close())

/** All that a peer can leave behind. */
const livesHere = async (anna: string): Promise<void> => {
  await bot.letIn('mona', 'moderator')
  await tellOf(bot, anna, NUMBER)
  await review(bot, 'mona', 'Warn: 2 risk')
  await bot.letIn(anna)
  await bot.says(anna, OTHER_NUMBER)
  await tellOf(bot, anna, OTHER_NUMBER)
  await bot.says(anna, '/settings')
  await bot.taps(anna, 'After a day')
  await bot.says(anna, '/language')
  await bot.taps(anna, 'Norsk')
  await bot.taps(anna, '🌐 Språk')
  await bot.taps(anna, 'English')
  await bot.says(anna, 'Bergen')
  await bot.taps(anna, 'Only Bergen')
  await bot.taps(anna, '30 days')
  await bot.stores.alerts.publish({ content: DANGER }, bot.now())
  await bot.alerted()
  const people = watchingOver(bot)
  await people.pair(anna, 'cleo')
  await people.begins(anna, 60)
  await people.watchOver()
  await people.as(anna, endCall)
  await people.as(anna, (who, stores) => offerPairing(who, { name: 'M', duty: false }, stores))
  await bot.says(anna, '/invite')
  await bot.says(anna, '/report')
  await bot.taps(anna, 'Yes')
  await bot.says(anna, 'stop')
  bot.later({ hours: 1 })
}

const wipes = async (person: string): Promise<void> => {
  await bot.says(person, '/wipe')
  bot.heard(person)
  await bot.taps(person, 'Yes, delete')
}

/** Under what is counted how many reports came from somebody's chat today; nothing else is found by it. */
const hersToday = (person: string): Buffer => {
  const day = bot.now().toISOString().slice(0, 10)
  return Buffer.from(bot.keys.tag('sender', 'counter of a day', day, bot.senderOf(person)))
}

const isIn = (rows: readonly Row[]) => {
  const all = new Set(rows.map(({ table, bytes }) => `${table}${bytes.toString('hex')}`))
  return ({ table, bytes }: Row) => all.has(`${table}${bytes.toString('hex')}`)
}

/** Long enough to name somebody: not a state, a level or a day. */
const naming = ({ values }: Row): string[] =>
  Object.entries(values).flatMap(([column, value]) =>
    value.length > 7 && !/_at$|_on$|alert_id|month|day|channel|kind|action|actor|state/.test(column)
      ? [value.toString('hex')]
      : [],
  )

it('leaves no row that anything of hers stands in, but what she reported', async () => {
  bot = await createTestBot()
  await bot.letIn('bea')
  await bot.says('bea', NUMBER)
  // What is done once a quarter is done.
  await bot.bot.publish()
  const before = await allRows(bot.database)
  await livesHere('anna')
  const meanwhile = await allRows(bot.database)
  await wipes('anna')
  await wipes('mona')
  const after = await allRows(bot.database)

  const hers = meanwhile.filter((row) => !isIn(before)(row))
  expect(new Set(hers.map(({ table }) => table))).toEqual(
    new Set(
      [
        ...[
          'audit',
          'code',
          'counter',
          'entry',
          'member',
          'report',
          'sender',
          'sent_message',
          'session',
        ],
        ...['subject', 'tally', 'turn', 'watcher'],
        ...['subscriber', 'subscription', 'delivery', 'alert', 'fanout'],
        ...['buddy', 'safe_call_run'],
      ].map((name) => `public.${name}`),
    ),
  )
  const left = after.filter((row) => !isIn(before)(row))
  const count = (table: string) => left.filter((row) => row.table === `public.${table}`).length
  expect({ reports: count('report'), entries: count('entry'), subjects: count('subject') }).toEqual(
    { reports: 2, entries: 1, subjects: 1 },
  )
  // Nothing of where she was, where she can be reached, and what she was sent; the alerts are everybody's.
  const followed = ['subscriber', 'subscription', 'delivery', 'alert', 'fanout']
  expect(followed.map(count)).toEqual([0, 0, 0, 2, 1])
  // The code that she gave to a colleague stays good, and so does the cap of her group, which is
  // nobody's now: without it she could come back with that code and check on.
  expect(count('code')).toBe(1)
  // And how many reports came from her chat today, under a tag that nothing else has: she was told so.
  const counted = left.filter(({ table }) => table === 'public.counter')
  expect(counted.map(({ values }) => String(values['kind'])).toSorted()).toEqual([
    'check.group',
    'told',
  ])
  const ofToday = counted.find(({ values }) => String(values['kind']) === 'told')
  const tag = ofToday?.values['owner'] ?? Buffer.alloc(0)
  expect(tag.length).toBe(32)
  expect(hersToday('anna').equals(tag)).toBe(true)
  // Mona, who moderates, has gone too.
  expect(count('audit')).toBe(2)
  // Nothing in what she told leads back to her, though nobody has decided on it.
  const told = left.filter(({ table }) => table === 'public.report')
  expect(told.every(({ values }) => String(values['author']) === 'null')).toBe(true)
  const turns = left.filter(({ table }) => table === 'public.turn')
  expect(turns.every(({ values }) => String(values['sender']) === 'null')).toBe(true)
  expect(turns.every(({ values }) => String(values['content']) === 'null')).toBe(true)
  // What was told of was counted in a row that is everybody's.
  expect(count('tally')).toBe(1)
  const named = ['report', 'entry', 'subject', 'code', 'counter', 'audit', 'tally', 'turn']
  const tables = new Set(
    [...named, 'alert', 'fanout', 'safe_call_run'].map((name) => `public.${name}`),
  )
  expect(left.filter(({ table }) => !tables.has(table))).toEqual([])

  // Tomorrow the count is gone as well.
  bot.later({ days: 1 })
  await bot.bot.expire()
  const tomorrow = await allRows(bot.database)
  expect(tomorrow.filter(({ bytes }) => bytes.includes(tag))).toEqual([])

  // What named her in the rows that are gone stands in none that is left, but for those two: they
  // name her group, which has the id that its founder had.
  const changed = ['public.turn', 'public.report']
  const gone = hers.filter((row) => !isIn(after)(row) && !changed.includes(row.table))
  expect(gone.length).toBeGreaterThan(10)
  const stays = after.filter(
    (row) => isIn(before)(row) || !['public.code', 'public.counter'].includes(row.table),
  )
  const names = new Set(stays.flatMap(naming))
  expect(gone.filter((row) => naming(row).some((value) => names.has(value)))).toEqual([])
})

it('makes of her a stranger, and takes what the bot said out of her chat', async () => {
  bot = await createTestBot()
  await livesHere('anna')
  expect(bot.screen('anna').length).toBeGreaterThan(20)
  await wipes('anna')
  expect(bot.screen('anna').filter((text) => !text.startsWith('> '))).toEqual([
    bot.words.in('en', { key: 'wipe.done' }),
  ])
  bot.heard('anna')
  await bot.says('anna', NUMBER)
  expect(bot.heard('anna')).toContain('let in with a code')
})

it('keeps her reports, as it said: they are listed and read as before', async () => {
  bot = await createTestBot()
  await livesHere('anna')
  await bot.says('anna', '/wipe')
  expect(bot.heard('anna')).toContain('Reports you have sent stay, but')
  await bot.taps('anna', 'Yes, delete')
  expect(await answerTo(bot, 'mona', NUMBER)).toContain(', reported.')
  await bot.says('mona', '/review')
  expect(bot.heard('mona')).toContain('What do you decide?')
})

it('leaves nothing that leads to her in a report that she has gone back to, and the receipt as good as before', async () => {
  bot = await createTestBot()
  await bot.letIn('mona', 'moderator')
  await tellOf(bot, 'anna', NUMBER)
  const receipt = /(?:\d{4} ){3}\d{4}/.exec(bot.heard('anna'))?.[0] ?? ''
  await wipes('anna')
  await bot.says('anna', receipt)
  for (const tap of ['Correct something', 'The town', 'Bergen']) await bot.taps('anna', tap)
  await bot.says('anna', '0000 0000 0000 0000')
  const [told] = await bot.database.prisma.report.findMany()
  // While it waits, so that she cannot decide on it herself.
  expect(told?.author).not.toBeNull()
  await wipes('anna')
  const [left] = await bot.database.prisma.report.findMany()
  expect(left?.author).toBeNull()
  // What is left are the count of all wrong receipts together, and that of today's reports from her chat.
  const counted = await bot.database.prisma.counter.findMany({ orderBy: { kind: 'asc' } })
  expect(counted.map(({ kind }) => kind)).toEqual(['receipt.all', 'told'])
  await takeBack(bot, 'somebody else', receipt)
  expect(await bot.database.prisma.report.findMany()).toMatchObject([{ state: 'withdrawn' }])
})

it('leads from an alarm to nobody who has herself deleted, and goes on for the others', async () => {
  const hours = [{ days: [3], from: '20:00', until: '06:00' }]
  bot = await createTestBot({ desk: { hours, phone: undefined }, safeCalls: { duty: true } })
  const people = watchingOver(bot)
  await bot.letIn('mia')
  for (const person of ['casey', 'cora']) {
    await bot.letIn(person, 'caseworker')
    await bot.says(person, '/menu')
  }
  await people.pair('mia', 'maria', true)
  await people.begins('mia', 10, {}, true)
  for (const person of ['maria', 'casey', 'cora']) bot.heard(person)
  await people.passes(10 + 15 + 11)
  for (const person of ['maria', 'casey', 'cora']) {
    expect(bot.heard(person)).toContain('[Show]')
    await bot.says(person, '/safecall')
    expect(bot.heard(person)).toContain('Hotel Grand, room 12')
  }
  await wipes('casey')
  await wipes('mia')
  const tags = ['casey', 'mia'].flatMap((person) => {
    const sender = bot.senderOf(person)
    const all = [sender, safeCallTag(bot.keys, sender), bot.keys.tag('address', 'watcher', sender)]
    return all.map((tag) => Buffer.from(tag))
  })
  const rows = await allRows(bot.database)
  expect(rows.filter(({ bytes }) => tags.some((tag) => bytes.includes(tag)))).toEqual([])
  for (const person of ['casey', 'mia']) bot.heard(person)
  await people.passes(30)
  for (const person of ['casey', 'mia']) {
    expect(bot.heard(person)).toBe('')
    expect(bot.screen(person).filter((text) => !text.startsWith('> '))).toEqual([
      bot.words.in('en', { key: 'wipe.done' }),
    ])
  }
  for (const person of ['maria', 'cora']) {
    expect(bot.heard(person)).toContain('[Show]')
    await bot.says(person, '/safecall')
    expect(bot.heard(person)).toContain("from mia's chat with me was deleted at")
  }
})

it('keeps of a moderator under which mark she read and decided, and nothing else', async () => {
  bot = await createTestBot()
  await bot.letIn('mona', 'moderator')
  await tellOf(bot, 'anna', NUMBER)
  await bot.says('mona', '/review')
  await bot.taps('mona', 'Later')
  const [member] = await bot.database.prisma.member.findMany()
  await wipes('mona')
  const rows = await allRows(bot.database)
  const named = rows.filter(({ bytes }) => bytes.includes(member?.handle ?? 'none'))
  expect([...new Set(named.map(({ table }) => table))]).toEqual(['public.audit'])
  expect(rows.filter(({ bytes }) => bytes.includes(member?.id ?? 'none'))).toEqual([])
})

/** The same bot, cut off at the first thing that it would say. */
const cutOff = () =>
  createBot({
    ...bot.needs,
    channels: bot.needs.channels.map((channel) => ({
      ...channel,
      send: async () => {
        throw new Error('cut off')
      },
    })),
  })

const asks = (person: string, option: string): Inbound => ({
  dedupe: `${person} ${option}`,
  at: bot.now(),
  address: person as Address,
  from: { key: person, language: 'en' },
  body: { kind: 'choice', option },
})

it('ends what it began after a crash between the deciding and the deleting from the chat', async () => {
  bot = await createTestBot()
  await livesHere('anna')
  await bot.says('anna', '/wipe')
  const [wire] = await wiresOf('anna', 'Yes, delete')
  const crashing = cutOff()
  await crashing.turns.accept('telegram', asks('anna', wire ?? ''))
  await crashing.turns.idle()
  expect(await bot.database.prisma.sender.count()).toBe(1)
  expect(bot.screen('anna').length).toBeGreaterThan(20)

  await bot.bot.turns.finish()
  await bot.bot.turns.idle()
  expect(bot.screen('anna').filter((text) => !text.startsWith('> '))).toEqual([
    bot.words.in('en', { key: 'wipe.done' }),
  ])
  await wipes('mona')
  expect(await bot.database.prisma.sentMessage.count()).toBe(0)
})

it('sends her nothing afterwards that was still on its way', async () => {
  bot = await createTestBot()
  await bot.letIn('anna')
  const cut = cutOff()
  await cut.turns.accept('telegram', { ...asks('anna', ''), body: { kind: 'text', text: NUMBER } })
  await cut.turns.idle()
  await wipes('anna')
  bot.heard('anna')
  await bot.bot.turns.finish()
  await bot.bot.turns.idle()
  expect(bot.heard('anna')).toBe('')
  expect(await bot.database.prisma.turn.count({ where: { sender: { not: null } } })).toBe(0)
  expect(await bot.database.prisma.sentMessage.count()).toBe(0)
})

/** What the buttons with a label carry. */
const wiresOf = async (person: string, label: string): Promise<string[]> =>
  bot.buttons(person).flatMap((button) => (button.label.endsWith(label) ? [button.id] : []))

/** Anna under two keys of one channel, with something left behind under each. */
const ANNA = 'whatsapp:anna'
const HERS = 'whatsapp:number of anna'

/** Rows of hers are gone, but for what stays of any peer: what she told, and what nobody can be known by. */
const leavesNothingOf = async (hers: readonly Row[]): Promise<void> => {
  const after = await allRows(bot.database)
  const gone = hers.filter((row) => !isIn(after)(row))
  expect(gone.map(({ table }) => table)).toContain('public.sender')
  const told = ['public.turn', 'public.report', 'public.code', 'public.counter']
  const names = new Set(
    after.filter(({ table }) => !told.includes(table)).flatMap((row) => naming(row)),
  )
  const changed = gone.filter(({ table }) => !told.includes(table))
  expect(changed.filter((row) => naming(row).some((value) => names.has(value)))).toEqual([])
}

it('takes with her every key that was hers, and what came under it', async () => {
  bot = await createTestBot({ channels: ['telegram', 'whatsapp'] })
  await bot.letIn('bea')
  const before = await allRows(bot.database)
  await livesHere(HERS)
  await tellOf(bot, ANNA, NUMBER)
  await bot.says(ANNA, '/settings')
  const apart = await allRows(bot.database)
  await bot.says(ANNA, '/menu', { aliases: ['number of anna'] })
  await bot.says(ANNA, '/move')
  const together = await allRows(bot.database)
  expect(await bot.database.prisma.alias.count()).toBe(1)
  await wipes(ANNA)
  const hers = [...apart, ...together].filter(
    (row) => !isIn(before)(row) && !['public.audit', 'public.member'].includes(row.table),
  )
  await wipes('mona')
  await leavesNothingOf(hers)
  const after = await allRows(bot.database)
  const count = (rows: readonly Row[], name: string) =>
    rows.filter(({ table }) => table === `public.${name}`).length
  for (const name of ['sender', 'session', 'sent_message', 'alias', 'move'])
    expect(count(after, name)).toBe(count(before, name))
  expect(await bot.database.prisma.report.count({ where: { author: { not: null } } })).toBe(0)
  // Under either key she is a stranger, and two.
  bot.heard(ANNA)
  await bot.says(ANNA, NUMBER, { key: 'number of anna' })
  expect(bot.heard(ANNA)).toContain('let in with a code')
})

it('leaves nothing in the chat that she has moved away from, nor of it', async () => {
  bot = await createTestBot({ channels: ['telegram', 'whatsapp'] })
  await bot.letIn('bea')
  const before = await allRows(bot.database)
  await livesHere('anna')
  await bot.says('anna', '/move')
  const code = /M\w{3}-\w{4}-\w{4}/.exec(bot.heard('anna'))?.[0] ?? ''
  const meanwhile = await allRows(bot.database)
  await bot.says(ANNA, code)
  await bot.taps(ANNA, 'Yes, move here')
  expect(bot.heard('anna')).toBe('')
  await bot.bot.turns.erase()
  expect(bot.screen('anna').filter((text) => !text.startsWith('> '))).toEqual([])

  // By her chat she was known in these; her membership has moved.
  const after = await allRows(bot.database)
  const places = ['sender', 'session', 'sent_message', 'move', 'counter', 'report']
  const inChat = Buffer.from(bot.keys.tag('address', 'sender', bot.senderOf('anna')))
  const gone = meanwhile.filter(
    (row) =>
      places.some((name) => row.table === `public.${name}`) &&
      !isIn(before)(row) &&
      !isIn(after)(row) &&
      // The moderator's own messages went when they were due.
      (row.table !== 'public.sent_message' || row.bytes.includes(inChat)),
  )
  const marks = gone.flatMap(({ table, values }) => {
    const { tag, sender, owner, code, content, author } = values
    const named = table === 'public.report' ? [author] : [tag, sender, owner, code, content]
    return named.flatMap((value) => (value && value.length > 7 ? [value] : []))
  })
  expect(new Set(gone.map(({ table }) => table)).size).toBe(places.length)
  expect(after.filter(({ bytes }) => marks.some((mark) => bytes.includes(mark)))).toEqual([])

  await wipes(ANNA)
  expect(await bot.database.prisma.member.count()).toBe(2)
  expect(await bot.database.prisma.report.count({ where: { author: { not: null } } })).toBe(0)
})
