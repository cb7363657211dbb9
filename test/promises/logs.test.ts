/**
 * SECURITY.md: whatever fails, no log and no health page says who wrote, or what, or about whom; and no
 * secret of the bot's own.
 */
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { type BotNeeds, createBot } from '../../src/core/bot.ts'
import { type Address, SendError } from '../../src/core/terms/message.ts'
import { createLog } from '../../src/logging/log.ts'
import { createTestBot } from '../support/bot.ts'
import { type Chatting, createChatting } from '../support/chatting.ts'
import { startFakeTelegram } from '../support/fake-telegram/server.ts'
import { createHome, type Home } from '../support/processes.ts'
import { allRows } from '../support/rows.ts'
import {
  bytesForms,
  createSearch,
  endingsIn,
  groupedMark,
  type Mark,
  numberMark,
  textMark,
} from '../support/search.ts'

const NUMBER = '+1 201 555 0170'
const WORDS = 'The quokka told of Umbellifer street 12'
const PASSWORD = 'Geh3imnisvollZ4uber'

const SAID = [numberMark('number', NUMBER, '1'), textMark('words', WORDS)]

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

const tellsWords = async (peer: Chatting): Promise<void> => {
  await peer.tells('Shouted, insulted', NUMBER)
  await peer.taps('Add more', /What do you want to add/)
  await peer.taps('In my own words', /in your own words/i)
  await peer.says(WORDS, /What do you want to add/)
  await peer.taps('Nothing more', /This is what you have told/)
}

/** Whatever could name somebody in the rows as they are now. */
const namesIn = async (home: Home) =>
  home.look(async ({ database }) =>
    (await allRows(database)).flatMap(({ table, values }) =>
      Object.entries(values).flatMap(([column, bytes]) =>
        /fingerprint|tag|^sender$|^owner$|handle|member_id|group_id|receipt|voice/.test(column) &&
        bytes.length >= 8
          ? bytesForms(`${table}.${column}`, bytes)
          : [],
      ),
    ),
  )

it('says nothing of it when Telegram, PostgreSQL or the tables fail under the real program', async () => {
  const fake = await startFakeTelegram()
  onTestFinished(() => fake.stop())
  const port = await freePort()
  const home = await createHome({
    TELEGRAM_BOT_TOKEN: fake.token,
    TELEGRAM_API_ROOT: fake.apiRoot,
    PORT: String(port),
  })
  onTestFinished(() => home.close())
  const [code = ''] = await home.operator('codes')
  const bot = await home.start()
  const anna = createChatting(fake.person({ language: 'en', name: 'Xiomara' }))
  const bea = createChatting(fake.person({ language: 'en', name: 'Bea' }))
  let health = ''
  const look = async () => {
    health += await (await fetch(`http://127.0.0.1:${port}/health`)).text()
  }

  await anna.says('/start', /people who sell sex warn/)
  await anna.says(code, /You are in/)
  const quoting = `Bad Request: chat ${anna.person.id} does not take "${NUMBER}, ${WORDS}"`
  for (const fault of [
    { code: 500, description: quoting },
    { code: 502, page: `<html>${NUMBER} ${WORDS}</html>` },
    { drop: 'after' as const },
    { code: 429, description: quoting, retryAfter: 1 },
  ]) {
    fake.fail('sendMessage', fault)
    await anna.says(NUMBER, /There is no warning/)
  }
  for (const refused of [400, 403]) {
    const before = fake.calls('sendMessage').length
    fake.fail('sendMessage', { code: refused, description: quoting })
    anna.person.says(NUMBER)
    await fake.until(() => fake.calls('sendMessage').length > before)
  }
  fake.fail('getUpdates', { code: 500, description: quoting })
  fake.fail('getUpdates', { code: 409, description: quoting })
  fake.fail('deleteMessages', { code: 400, description: quoting })
  await look()

  await tellsWords(bea)
  await home.look(({ database }) => database.sql`ALTER TABLE report RENAME TO report_away`)
  bea.person.taps('📤 Send')
  await bea.person.hears(({ text }) => text.includes('Something went wrong on my side'))
  await home.look(({ database }) => database.sql`ALTER TABLE report_away RENAME TO report`)
  await home.look(({ database }) => database.sql`ALTER TABLE turn RENAME TO turn_away`)
  anna.person.says(WORDS)
  await waitFor(() => home.written().includes('messages cannot be stored'))
  await look()
  await home.look(({ database }) => database.sql`ALTER TABLE turn_away RENAME TO turn`)
  const receipt = await bea.sendsIt()
  await home.killPostgres()
  // What it interrupts is answered as soon as PostgreSQL is there again.
  await anna.says(NUMBER, /There is no warning/)
  await look()
  await bot.end('SIGTERM')

  const marks: Mark[] = [
    ...SAID,
    groupedMark('code', code),
    groupedMark('receipt', receipt),
    groupedMark('Telegram id', String(anna.person.id)),
    groupedMark('other Telegram id', String(bea.person.id)),
    textMark('name', 'Xiomara'),
    { name: 'token', spellings: [fake.token, fake.token.split(':')[1] ?? ''] },
    {
      name: 'database password',
      spellings: [(await readFile(`${home.dataDir}/postgres.password`, 'utf8')).trim()],
    },
  ]
  const search = createSearch(marks, await namesIn(home))
  expect(home.written()).toContain('a turn is given up')
  expect(search(home.written())).toEqual([])
  expect(endingsIn(home.written(), [NUMBER])).toEqual([])
  expect(health).toContain('"ok":false')
  expect(search(health)).toEqual([])
  expect(search(await readFile(`${home.dataDir}/postgres.log`))).toEqual([])
  // The bot waits ten seconds each time that an answer of Telegram's may be lost.
}, 120_000)

const waitFor = async (is: () => boolean): Promise<void> => {
  while (!is()) await new Promise((resolve) => setTimeout(resolve, 20))
}

it('says nothing of it when a handler throws with all it was given in its message', async () => {
  const bot = await createTestBot({ access: 'open' })
  onTestFinished(() => bot.close())
  const lines: string[] = []
  const log = createLog({
    level: 'trace',
    pretty: false,
    destination: { write: (line) => void lines.push(line) },
  })
  const refuse = (...given: unknown[]): never => {
    const quoted = JSON.stringify(given)
    throw new TypeError(`cannot take ${quoted}`, { cause: new Error(`because of ${quoted}`) })
  }
  const failing: Partial<BotNeeds>[] = [
    { words: { ...bot.words, in: refuse } },
    { words: { ...bot.words, match: refuse } },
    { channels: bot.needs.channels.map((channel) => ({ ...channel, send: refuse })) },
    {
      channels: bot.needs.channels.map((channel) => ({
        ...channel,
        send: async (...given) => {
          throw new SendError('invalid', { cause: new Error(JSON.stringify(given)) })
        },
      })),
    },
  ]
  for (const [index, needs] of failing.entries()) {
    const broken = createBot({ ...bot.needs, log, ...needs })
    for (const text of [NUMBER, WORDS])
      await broken.turns.accept('telegram', {
        dedupe: `${index} ${text}`,
        at: bot.now(),
        address: 'address-of-xiomara' as Address,
        from: { key: 'key-of-xiomara', language: 'en' },
        body: { kind: 'text', text },
      })
    await broken.turns.idle().catch(() => undefined)
  }
  const marks = [
    ...SAID,
    textMark('address', 'address-of-xiomara'),
    textMark('key', 'key-of-xiomara'),
  ]
  const written = lines.join('')
  expect(lines.length).toBeGreaterThan(6)
  expect(createSearch(marks)(written)).toEqual([])
  expect(endingsIn(written, [NUMBER])).toEqual([])
})

it('says nothing of it when something throws that nobody catches', async () => {
  const thrown = `new TypeError('${NUMBER}', { cause: { text: '${WORDS}' } })`
  const home = await createHome({
    TELEGRAM_BOT_TOKEN: `990000001:${PASSWORD}`,
    TELEGRAM_API_ROOT: 'http://127.0.0.1:9',
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(
      `if (process.argv[1].endsWith('main.ts')) setTimeout(() => Promise.reject(${thrown}), 1000)`,
    )}`,
  })
  onTestFinished(() => home.close())
  const bot = await home.start()
  expect(await bot.ended).toBe(1)
  expect(home.written()).toContain('an unexpected error')
  expect(createSearch(SAID)(home.written())).toEqual([])
})

it('keeps the password of a database that does not answer to itself', async () => {
  const port = await freePort()
  for (const url of [
    `postgres://varsku:${PASSWORD}@127.0.0.1:${port}/varsku`,
    `postgres://varsku:${PASSWORD}@nowhere.invalid/varsku`,
    `mysql://varsku:${PASSWORD}@127.0.0.1/varsku`,
  ]) {
    const home = await createHome({
      TELEGRAM_BOT_TOKEN: `990000001:${PASSWORD}${PASSWORD}`,
      TELEGRAM_API_ROOT: 'http://127.0.0.1:9',
      DATABASE_URL: url,
    })
    try {
      const bot = await home.start()
      expect(await bot.ended).toBe(1)
      const complaint = await home.operator('stats').catch((error: Error) => error.message)
      expect(complaint).toContain('DATABASE_URL')
      const search = createSearch([{ name: 'password', spellings: [PASSWORD] }])
      expect(home.written()).toContain('DATABASE_URL')
      expect(search(`${home.written()}${complaint}`)).toEqual([])
    } finally {
      await home.close()
    }
  }
})
