import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createFingerprinter } from '../../../src/core/blacklist/fingerprint.ts'
import { quarterOf } from '../../../src/core/blacklist/warning.ts'
import { type Bot, createBot } from '../../../src/core/bot.ts'
import { readPhones } from '../../../src/core/identifiers/phone/phone.ts'
import { ensureSubjects } from '../../../src/core/stores/subjects.ts'
import type { Address } from '../../../src/core/terms/message.ts'
import { type Database, openDatabase } from '../../../src/database/database.ts'
import { createTestBot, type TestBot } from '../../support/bot.ts'
import { createCounter } from '../../support/proxy.ts'

let bot: TestBot
let counter: Awaited<ReturnType<typeof createCounter>>
let database: Database
let counted: Bot

beforeAll(async () => {
  bot = await createTestBot()
  await bot.letIn('anna')
  counter = await createCounter(bot.database.url)
  const [databaseUrl, onNotice] = [counter.url, () => {}]
  database = await openDatabase({ dataDir: '', databaseUrl, exclusive: false, onNotice })
  counted = createBot({ ...bot.needs, database })
})
afterAll(async () => {
  await database.close()
  await counter.close()
  await bot.close()
})

/** Puts a number on the list, as if a report had been approved. */
const list = async (number: string): Promise<void> => {
  const fingerprints = await createFingerprinter(bot.needs).of(readPhones(number, 'NO').numbers)
  const [subjectId = ''] = await ensureSubjects(bot.database.prisma, bot.keys, fingerprints)
  const [voice, withdrawal] = [bot.keys.tag('voice', 'voice', '1', subjectId), new Uint8Array(32)]
  const [quarter, expiresOn] = [quarterOf(bot.now()), new Date('2040-01-01')]
  const entry = { level: 3 as const, harms: [], dangers: [], quarter, voice, expiresOn, withdrawal }
  await bot.stores.entries.write([{ id: randomUUID(), subjectId, ...entry }])
}

/** What PostgreSQL runs for a message of somebody, until it is answered. */
const runFor = async (person: string, text: string): Promise<string[]> => {
  counter.taken()
  await counted.turns.accept('telegram', bot.inboundOf(person, { kind: 'text', text }))
  await counted.turns.idle()
  return inOrder(counter.taken())
}

/** Who she is is looked up while her message is stored: what comes first is chance. */
const inOrder = ([first = '', second = '', ...rest]: string[]): string[] => [
  ...[first, second].sort(),
  ...rest,
]

it.each(['anna', 'a guest'])('a plain message of %s takes five statements', async (person) => {
  await runFor(person, 'menu')
  bot.heard(person)
  const run = await runFor(person, 'menu')
  expect(bot.heard(person)).toContain('What do you want to do?')
  expect(run).toEqual([
    expect.stringMatching(/^INSERT INTO turn /),
    expect.stringMatching(/^SELECT .* AS asked LEFT JOIN LATERAL \(SELECT \* FROM session/),
    expect.stringMatching(/^WITH still .* UPDATE turn SET state = 'handled'.* UPDATE session/),
    expect.stringMatching(/^INSERT INTO sent_message /),
    expect.stringMatching(/^UPDATE turn SET state = .* content = NULL, sender = NULL/),
  ])
})

it.each(['a moderator who is told what waits', 'a member who follows a town'])(
  'a plain message of %s is kept without a transaction',
  async (person) => {
    const isModerator = person.startsWith('a moderator')
    await bot.letIn(person, isModerator ? 'moderator' : 'member')
    if (isModerator) await bot.says(person, '/notices')
    else
      await bot.stores.subscriptions.follow(
        bot.senderOf(person),
        { channel: 'telegram', address: person as Address },
        { city: 'bergen', near: undefined, country: false, until: '2026-12-24' },
      )
    for (const said of ['menu', 'menu', 'help', 'menu']) await bot.says(person, said)
    bot.heard(person)
    for (const said of ['help', 'menu']) {
      const run = await runFor(person, said)
      expect(bot.heard(person)).not.toBe('')
      const writes = run.filter((each) => !/^(SELECT|WITH RECURSIVE|SET TIME ZONE) /.test(each))
      expect(writes).toEqual([
        expect.stringMatching(/^INSERT INTO turn /),
        expect.stringMatching(/^WITH still .* UPDATE turn SET state = 'handled'.* UPDATE session/),
        expect.stringMatching(/^INSERT INTO sent_message /),
        expect.stringMatching(/^UPDATE turn SET state = .* content = NULL, sender = NULL/),
      ])
      if (isModerator && said === 'help') expect(run).toHaveLength(5)
      expect(run.filter((each) => /FOR (NO KEY )?(SHARE|UPDATE)$/.test(each))).toEqual([])
    }
  },
)

it('a check takes six, whether anything is listed or not, and caps are used as it is kept', async () => {
  await list('+1 201 555 0125')
  await runFor('anna', '+1 201 555 0123')
  bot.heard('anna')
  for (const [number, answer] of [
    ['+1 201 555 0124', 'There is no warning about this number'],
    ['+1 201 555 0125', 'Danger, '],
  ] as const) {
    const run = await runFor('anna', number)
    expect(bot.heard('anna')).toContain(answer)
    expect(run).toEqual([
      expect.stringMatching(/^INSERT INTO turn /),
      expect.stringMatching(/^SELECT .* AS asked LEFT JOIN LATERAL \(SELECT \* FROM session/),
      expect.stringMatching(
        /^SELECT .* LEFT JOIN \(subject s LEFT JOIN entry e .* LEFT JOIN snapshot/,
      ),
      expect.stringMatching(/^WITH still .* use_caps.* UPDATE turn SET state = 'handled'/),
      expect.stringMatching(/^INSERT INTO sent_message /),
      expect.stringMatching(/^UPDATE turn SET state = .* content = NULL, sender = NULL/),
    ])
  }
})

it('who she is is looked up while her message is stored, and nothing is said before it is', async () => {
  await runFor('anna', 'menu')
  bot.heard('anna')
  const letGo = Promise.withResolvers<void>()
  const isLocked = Promise.withResolvers<void>()
  const locking = bot.database.sql.begin(async (sql) => {
    await sql`LOCK TABLE turn IN SHARE MODE`
    isLocked.resolve()
    await letGo.promise
  })
  await isLocked.promise
  const accepting = counted.turns.accept(
    'telegram',
    bot.inboundOf('anna', { kind: 'text', text: 'menu' }),
  )
  const run: string[] = []
  while (!run.some((each) => each.startsWith('SELECT s.content'))) {
    await new Promise((resolve) => setTimeout(resolve, 5))
    run.push(...counter.taken())
  }
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(bot.heard('anna')).toBe('')
  letGo.resolve()
  await Promise.all([locking, accepting])
  await counted.turns.idle()
  expect(bot.heard('anna')).toContain('What do you want to do?')
  expect([...run, ...counter.taken()]).toHaveLength(5)
})

it('many messages at once share statements', async () => {
  const people = Array.from({ length: 20 }, (_, number) => `guest ${number}`)
  for (const person of people) await runFor(person, 'menu')
  counter.taken()
  await Promise.all(
    people.map((person) =>
      counted.turns.accept('telegram', bot.inboundOf(person, { kind: 'text', text: 'menu' })),
    ),
  )
  await counted.turns.idle()
  const run = counter.taken()
  const countOf = (start: string) => run.filter((each) => each.startsWith(start)).length
  expect(countOf('INSERT INTO turn')).toBe(2)
  expect(countOf('SELECT s.content')).toBeLessThan(people.length)
  // Each is kept by itself, so that nothing of one person can undo what another does.
  expect(countOf('WITH still')).toBe(people.length)
  for (const person of people) expect(bot.heard(person)).toContain('What do you want to do?')
})
