import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Bot, createBot } from '../../../src/core/bot.ts'
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

/** What PostgreSQL runs for a message of somebody, until it is answered. */
const runFor = async (person: string, text: string): Promise<string[]> => {
  counter.taken()
  await counted.turns.accept('telegram', bot.inboundOf(person, { kind: 'text', text }))
  await counted.turns.idle()
  return counter.taken()
}

it.each(['anna', 'a guest'])('a plain message of %s takes five statements', async (person) => {
  await runFor(person, 'menu')
  bot.heard(person)
  const run = await runFor(person, 'menu')
  expect(bot.heard(person)).toContain('What do you want to do?')
  expect(run).toEqual([
    expect.stringMatching(/^INSERT INTO turn /),
    expect.stringMatching(/^SELECT .* FROM \(SELECT\) AS one LEFT JOIN session/),
    expect.stringMatching(/^WITH still .* UPDATE turn SET state = 'handled'.* UPDATE session/),
    expect.stringMatching(/^INSERT INTO sent_message /),
    expect.stringMatching(/^UPDATE turn SET state = .* content = NULL, sender = NULL/),
  ])
})

it('a check takes one transaction more, which asks nothing twice', async () => {
  await runFor('anna', '+1 201 555 0123')
  bot.heard('anna')
  const run = await runFor('anna', '+1 201 555 0124')
  expect(bot.heard('anna')).toContain('No report does not mean safe')
  expect(run.filter((statement) => statement === 'BEGIN')).toHaveLength(1)
  expect(new Set(run).size).toBe(run.length)
  expect(run.length).toBeLessThanOrEqual(13)
})
