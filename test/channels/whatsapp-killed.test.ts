/** The whole bot as a process of its own on WhatsApp, and what happens when it is killed. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Database } from '../../src/database/database.ts'
import { createTestDatabase } from '../support/database.ts'
import type { Person } from '../support/fake-whatsapp/person.ts'
import { createFakeWhatsApp, type FakeWhatsApp } from '../support/fake-whatsapp/server.ts'
import { createPlace, type Place, type Running } from '../support/process.ts'

let fake: FakeWhatsApp
let place: Place
let database: Database
let drop: () => Promise<void>
let env: Record<string, string>

beforeEach(async () => {
  fake = await createFakeWhatsApp()
  place = createPlace()
  const made = await createTestDatabase()
  database = made.database
  drop = made.drop
  env = {
    DATABASE_URL: made.url,
    WHATSAPP: 'on',
    WHATSAPP_WS_URL: fake.url,
    WHATSAPP_NUMBER: `+${fake.account.number}`,
    LOG_LEVEL: 'trace',
    LOCALE: 'en',
    ACCESS: 'open',
    ACCESS_OPEN_ANYWAY: 'on',
  }
})
afterEach(async () => {
  await place.end()
  await drop()
  await fake.close()
  expect(fake.problems).toEqual([])
})

const start = (): Running => place.start('main', { env })

const kill = async (bot: Running): Promise<void> => {
  bot.signal('SIGKILL')
  await bot.ends()
}

const codeOf = async (program: Running): Promise<string> => {
  const [, first = '', second = ''] = await program.shows(/type: (\w{4})-(\w{4})/)
  return `${first}${second}`
}

const pair = async (): Promise<void> => {
  const pairing = place.start('operator', { args: ['whatsapp', 'pair'], env })
  await fake.enter(await codeOf(pairing))
  const { status, out } = await pairing.ends()
  expect({ status, out }).toEqual({
    status: 0,
    out: 'The phone is paired. Start the bot; if it runs already, it goes on by itself.\n',
  })
}

/** Says something and waits for what the bot answers. */
const asks = async (person: Person, words: string, answer: RegExp): Promise<string> => {
  await person.says(words)
  return (await person.hears(({ text }) => answer.test(text))).text
}

// Seven programs are started, one after the other, hence its limit.
it('killed while it is paired, in a report, and between sending and the answer, it goes on, and is silent about it', async () => {
  const written: string[] = []
  const ended = async (bot: Running, signal: NodeJS.Signals): Promise<number | null> => {
    bot.signal(signal)
    const { status, out, err } = await bot.ends()
    written.push(out, err)
    return status
  }
  const first = place.start('operator', { args: ['whatsapp', 'pair'], env })
  await codeOf(first)
  await kill(first)
  // Nobody sees the terminal of this one: it leaves the account to the operator's command.
  let bot = start()
  await bot.shows('bin/varsku operator whatsapp pair')
  await pair()
  const anna = fake.person()
  await asks(anna, 'hello', /Send me a client's phone number,/)
  await asks(anna, '/report', /Are you safe now/)
  await asks(anna, '1', /What happened/)

  // Its answer has come, and the bot has not heard so: nobody can tell that from a refusal.
  fake.faults.swallowAcks(1)
  await asks(anna, 'Robbery', /What happened/)
  await ended(bot, 'SIGKILL')
  // Written while nobody was there.
  await anna.says('Done')
  bot = start()
  await anna.hears(({ text }) => /Do you have a phone number/.test(text))
  await asks(anna, '+44 7700 900123', /Which town/)
  await asks(anna, 'Oslo', /somebody to help/)
  await asks(anna, '1', /When may we/)
  await asks(anna, '1', /May colleagues read/)
  await asks(anna, '2', /This is what you have told/)

  // Killed with a message on its way: what was not acknowledged comes again.
  const sending = anna.says('Send')
  await ended(bot, 'SIGKILL')
  await sending
  bot = start()
  await anna.hears(({ text }) => /Your receipt/.test(text))
  expect(anna.heard.filter(({ text }) => text.includes('Your receipt'))).toHaveLength(1)
  // Another phone of hers makes the library close a session, and print it with its keys.
  anna.getsNewPhone()
  await asks(anna, '/help', /In danger now/)
  expect(await ended(bot, 'SIGTERM')).toBe(0)
  expect(await database.prisma.report.count()).toBe(1)
  expect(await database.prisma.turn.count({ where: { content: { not: null } } })).toBe(0)

  // Nothing of the library comes out, however much is logged; no code, and nobody's number.
  const all = written.join('\n')
  for (const mark of ['SessionEntry', 'privKey', 'session', 'rootKey', '<Buffer', 'baileys', 'QR'])
    expect(all.toLowerCase()).not.toContain(mark.toLowerCase())
  expect(all).not.toMatch(/type: \w{4}-\w{4}/)
  const { number, lid } = fake.account
  for (const mark of [number, lid, anna.lid.split('@')[0] ?? '', anna.phone?.split('@')[0] ?? ''])
    expect(all).not.toContain(mark)

  const unpaired = await place.run('operator', { args: ['whatsapp', 'unpair'], env })
  expect(unpaired).toMatchObject({
    status: 0,
    out: 'The phone is unpaired. The keys are deleted.\n',
  })
  expect(fake.account.device).toBeUndefined()
  expect(await database.prisma.whatsappKey.count()).toBe(0)
  const status = await place.run('operator', { args: ['whatsapp', 'status', '--json'], env })
  expect(JSON.parse(status.out)).toEqual({ paired: false, served: false })
}, 300_000)
