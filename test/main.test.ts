import { chmodSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { createEmptyDatabase } from './support/database.ts'
import { type FakeTelegram, startFakeTelegram } from './support/fake-telegram/server.ts'
import { PATIENCE } from './support/patience.ts'
import { asOrdinaryUser, createPlace, type Ended, type Place } from './support/process.ts'

let place: Place

beforeAll(() => {
  place = createPlace({ isBare: true })
})

afterEach(() => place.kill())
afterAll(() => place.end())

const GREETING = 'Hello. I am Varsku'

/** Refused: told in one line what to do, and nothing else was written. */
const expectRefusal = ({ status, out, err }: Ended, ...told: string[]): void => {
  expect(err.trim().split('\n')).toHaveLength(1)
  for (const part of told) expect(err).toContain(part)
  expect(out).toBe('')
  expect(status).toBe(1)
}

const freePort = async (): Promise<string> => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return String(typeof address === 'object' ? address?.port : 0)
}

describe('without settings', () => {
  it('a chat opens with a database and keys of its own, and ends with its input', async () => {
    const { status, out, err } = await place.run('main', { lines: ['hello', '1', '', '/menu'] })
    expect(status).toBe(0)
    expect(out.indexOf(GREETING)).toBeGreaterThan(-1)
    expect(out.indexOf('Which number?')).toBeGreaterThan(out.indexOf(GREETING))
    expect(out.indexOf('What do you want to do?')).toBeGreaterThan(out.indexOf('Which number?'))
    expect(err.trim().split('\n')).toEqual([
      expect.stringContaining(`New keys were made in ${place.keyFile}`),
      expect.stringMatching(/TELEGRAM_BOT_TOKEN.*WhatsApp/),
      expect.stringContaining('codes --count 1 --role moderator'),
    ])
    expect(out + err).not.toContain('\u001B')
    expect(await place.postgres()).toBeUndefined()
  })

  it('the next start goes on where the last one ended', async () => {
    const first = await place.run('main', {
      args: ['chat', '--as', 'ina'],
      lines: ['/report', '1'],
    })
    expect(first.out).toContain('What happened?')
    const next = await place.run('main', { lines: ['3', '1'], args: ['chat', '--as', 'ina'] })
    expect(next.out).toContain('You come first.')
    expect(next.err).not.toContain('New keys')
  })

  it('the bot speaks the language of the shell', async () => {
    const args = ['chat', '--as', 'kari']
    const { out } = await place.run('main', { args, env: { LANG: 'nb_NO.UTF-8' }, lines: ['hei'] })
    expect(out).toContain('Hei. Jeg er Varsku')
  })

  it('each name is a person, and two can talk at once', async () => {
    const anna = place.start('main', { args: ['chat', '--as', 'anna'] })
    const bea = place.start('main', { args: ['chat', '--as', 'bea'] })
    anna.says('/report')
    await anna.shows('Are you safe now?')
    bea.says('/start')
    await bea.shows(GREETING)
    bea.says('/language')
    await bea.shows('Which language?')
    anna.says('1')
    await anna.shows('What happened?')
    bea.says('norsk')
    await bea.shows('Fra nå av skriver jeg norsk.')
    anna.inputEnds()
    expect((await anna.ends()).status).toBe(0)
    expect(await place.postgres()).toBeDefined()
    bea.says('meny')
    await bea.shows('Hva vil du')
    bea.inputEnds()
    expect((await bea.ends()).status).toBe(0)
    expect(await place.postgres()).toBeUndefined()
  })

  it('a chat beside the service reviews what was reported there', async () => {
    const service = place.start('main')
    const code = (
      await place.run('operator', { args: ['codes', '--role', 'moderator'] })
    ).out.trim()
    service.says('/report')
    await service.picks('Yes')
    await service.picks('Robs or does not pay')
    await service.picks('Did not pay, took money back')
    await service.shows('Do you have a phone number')
    service.says('+44 7700 900123')
    await service.picks('Oslo')
    await service.picks('No, thank you')
    await service.picks('As soon as it is read')
    await service.picks('No, not yet')
    await service.picks('Send')
    await service.shows('Your receipt')
    const mia = await place.run('main', {
      args: ['chat', '--as', 'mia'],
      lines: [code, '/review', '1'],
    })
    expect(mia.out).toContain('You can now read reports')
    expect(mia.out).toContain('Did not pay, took money back')
    service.signal('SIGTERM')
    expect((await service.ends()).status).toBe(0)
    const again = await place.run('main')
    expect(again.err).not.toContain('To become a moderator')
  })

  it('at two terminals, one becomes the buddy of the other, and is written to at her own', async () => {
    const service = place.start('main')
    const bea = place.start('main', { args: ['chat', '--as', 'dora'] })
    service.says('/safecall')
    await service.shows('You need a buddy first')
    service.says('1')
    await service.picks('It is my own choice')
    await service.shows('What should your buddy call you?')
    service.says('Anna from work')
    const [code = ''] = await service.shows(/B\w{3}-\w{4}-\w{4}/)
    bea.says('hello')
    await bea.shows(GREETING)
    bea.says(code)
    await bea.picks('Yes')
    await bea.shows('What should Anna from work call you?')
    bea.says('Bea from work')
    await bea.shows('you watch over Anna from work')
    service.says('back in 2 hours')
    await service.shows('What should your buddy know')
    service.says('skip')
    await service.picks('No, only at the end')
    await service.picks('Start')
    await service.shows('to watch now')
    await bea.shows('You have a new message')
    for (const one of [bea, service]) one.inputEnds()
    await service.ends()
    expect((await service.ends()).err).not.toContain('alarm:')
    expect((await bea.ends()).status).toBe(0)
  })

  it('whoever is told to end in the middle ends with everything', async () => {
    const service = place.start('main')
    service.says('hello')
    await service.shows(GREETING)
    service.signal('SIGTERM')
    expect(await service.ends()).toMatchObject({ status: 0 })
    expect(await place.postgres()).toBeUndefined()
  })

  it('whoever is told to end twice ends as well as who is told once', async () => {
    const service = place.start('main')
    service.says('hello')
    await service.shows(GREETING)
    service.signal('SIGINT')
    service.signal('SIGINT')
    await pause(5)
    service.signal('SIGINT')
    expect(await service.ends()).toMatchObject({ status: 0 })
    expect(await place.postgres()).toBeUndefined()
  })

  it('nothing is left running when it is told to end while it starts', async () => {
    for (const later of [0, 60, 120]) {
      const service = place.start('main')
      await vi.waitUntil(() => place.postgres(), { timeout: PATIENCE, interval: 5 })
      await pause(later)
      service.signal('SIGINT')
      expect(await service.ends()).toMatchObject({ status: 0, out: '' })
      expect(await place.postgres()).toBeUndefined()
    }
  })

  it('whoever stops reading ends it', async () => {
    const service = place.start('main')
    service.says('hello')
    await service.shows(GREETING)
    service.readsNoMore()
    service.says('menu')
    expect(await service.ends()).toMatchObject({ status: 0 })
    expect(await place.postgres()).toBeUndefined()
  })

  it('a second service on the same data is refused, and the first goes on', async () => {
    const service = place.start('main')
    await service.shows('TELEGRAM_BOT_TOKEN')
    expectRefusal(await place.run('main'), 'already runs', place.dataDir)
    service.says('menu')
    await service.shows('What do you want to do?')
    service.inputEnds()
    expect((await service.ends()).status).toBe(0)
  })

  it('an ordinary user needs nothing more', async () => {
    const hers = createPlace({ isBare: true })
    try {
      const wrapping = asOrdinaryUser(hers)
      const { status, out } = await hers.run('main', { wrapping, lines: ['hello'] })
      expect(out).toContain(GREETING)
      expect(status).toBe(0)
      expect(await hers.postgres()).toBeUndefined()
    } finally {
      await hers.end()
    }
  })
})

describe('settings', () => {
  it('are read from .env', async () => {
    const file = join(place.folder, '.env')
    writeFileSync(file, 'LOCALE=en\nACCESS=codes\n')
    const args = ['chat', '--as', 'ella']
    const { out } = await place.run('main', {
      args,
      env: { LANG: 'C' },
      lines: ['+44 7700 900123'],
    })
    renameSync(file, join(place.folder, 'env.old'))
    expect(out).toContain('let in with a code')
  })

  it('that are wrong are all named at once, without what they were set to', async () => {
    const { status, out, err } = await place.run('main', {
      env: {
        TELEGRAM_BOT_TOKEN: 'hush-1',
        DATABASE_URL: 'hush-2',
        PORT: 'hush-3',
        COUNTRY: 'hush-4',
        TELEGRAM_WEBHOOK_URL: 'https://bot.example/hush-5',
      },
    })
    expect(status).toBe(1)
    expect(out).toBe('')
    const names = err
      .trim()
      .split('\n')
      .map((line) => line.split(' ')[0])
    for (const name of ['TELEGRAM_BOT_TOKEN', 'DATABASE_URL', 'PORT', 'COUNTRY'])
      expect(names).toContain(name)
    expect(names).toContain('TELEGRAM_WEBHOOK_SECRET')
    expect(err).not.toContain('hush')
  })

  it('that are no settings of the command are refused with the ones that are', async () => {
    const mistakes = [['chat', '--us', 'anna'], ['chat', '--as', ' '], ['chatt']]
    for (const ended of await Promise.all(mistakes.map((args) => place.run('main', { args }))))
      expectRefusal(ended, 'bin/varsku chat --as')
  })

  it('that name no channel are refused where there is no terminal either', async () => {
    for (const env of [{}, { ROLES: 'worker' }]) {
      expectRefusal(
        await place.run('main', { unattended: true, env }),
        'TELEGRAM_BOT_TOKEN or WHATSAPP=on',
      )
    }
    expect((await place.run('main', { args: ['chat'], unattended: true })).status).toBe(0)
  })

  it('with a database that does not answer are refused', async () => {
    const url = `postgres://varsku:hush@127.0.0.1:${await freePort()}/varsku`
    const refused = await place.run('main', { env: { DATABASE_URL: url } })
    expectRefusal(refused, 'DATABASE_URL', 'ECONNREFUSED')
    expect(refused.err).not.toContain('hush')
  })

  it('with a database of a newer version are refused', async () => {
    const { url, drop } = await createEmptyDatabase()
    const keyFile = join(place.folder, 'keys', 'newer.key')
    const env = { DATABASE_URL: url, KEY_FILE: keyFile }
    try {
      expect((await place.run('main', { env })).status).toBe(0)
      const client = new pg.Client(url)
      await client.connect()
      await client.query(
        `UPDATE _prisma_migrations SET migration_name = '2999_later' WHERE id = (SELECT max(id) FROM _prisma_migrations)`,
      )
      await client.end()
      expectRefusal(await place.run('main', { env }), '2999_later', 'Update Varsku')
    } finally {
      await drop()
    }
  })
})

describe('a key file', () => {
  it.each([
    ['is missing', () => renameSync(place.keyFile, `${place.keyFile}.copy`), 'is missing'],
    ['is damaged', () => writeFileSync(place.keyFile, '{"format":', { mode: 0o600 }), 'damaged'],
    ['can be read by others', () => chmodSync(place.keyFile, 0o644), 'chmod 600'],
  ])('that %s ends the start with what to do', async (_name, happens, told) => {
    const whole = readFileSync(place.keyFile)
    happens()
    const refused = await place.run('main', { lines: ['hello'] })
    writeFileSync(place.keyFile, whole)
    chmodSync(place.keyFile, 0o600)
    expectRefusal(refused, 'KEY_FILE', told)
    expect(await place.postgres()).toBeUndefined()
  })
})

describe('with TELEGRAM_BOT_TOKEN', () => {
  let fake: FakeTelegram

  beforeAll(async () => {
    fake = await startFakeTelegram()
  })
  afterAll(() => fake.stop())

  const connected = () => ({ TELEGRAM_BOT_TOKEN: fake.token, TELEGRAM_API_ROOT: fake.apiRoot })
  const health = async (port: string) => {
    const answer = await fetch(`http://127.0.0.1:${port}/health`)
    return { status: answer.status, text: await answer.text() }
  }

  it('Telegram is served, also what was written while nobody ran', async () => {
    const port = await freePort()
    const env = { ...connected(), PORT: port }
    const anna = fake.person({ language: 'en' })
    const code = (await place.run('operator', { args: ['codes'] })).out.trim()
    const first = place.start('main', { env })
    anna.says('/start')
    expect((await anna.hears()).text).toContain(GREETING)
    expect((await anna.hears()).buttons.flat()).toContain('🔑 I have a code')
    await first.shows('ready')
    expect(await health(port)).toMatchObject({ status: 200 })
    expect(fake.commands.get('nb')).toContainEqual(
      expect.objectContaining({ command: 'check', description: expect.stringContaining('Sjekk') }),
    )
    first.signal('SIGTERM')
    const { status, out, err } = await first.ends()
    expect(status).toBe(0)
    expect(out).toBe('')
    const [notice, ...lines] = err.trim().split('\n')
    expect(notice).toContain('DATA_DIR and the folder of KEY_FILE lie side by side')
    for (const line of lines) expect(JSON.parse(line)).toHaveProperty('msg')
    expect(err).not.toContain(fake.token.split(':')[1])
    expect(err).not.toContain(String(anna.id))

    anna.says(code)
    const second = place.start('main', { env })
    expect((await anna.hears()).text).toContain('You are in')
    second.signal('SIGTERM')
    expect((await second.ends()).status).toBe(0)
    expect(fake.updates.pending()).toBe(0)
  })

  it('Telegram brings messages to a webhook, and nobody else does', async () => {
    const port = await freePort()
    const url = `http://127.0.0.1:${port}/brought`
    const service = place.start('main', {
      env: {
        ...connected(),
        PORT: port,
        TELEGRAM_WEBHOOK_URL: url,
        TELEGRAM_WEBHOOK_SECRET: 'webhook-word-of-the-process',
      },
    })
    const anna = fake.person({ language: 'en' })
    anna.says('/start')
    expect((await anna.hears()).text).toContain(GREETING)
    const forged = await fetch(url, { method: 'POST', body: '{"update_id":1}' })
    expect(forged.status).toBe(401)
    service.signal('SIGTERM')
    expect((await service.ends()).status).toBe(0)
  })

  it('a worker says that it only sends, and takes nothing that is brought to it', async () => {
    const { url, drop } = await createEmptyDatabase()
    const port = await freePort()
    const webhook = `http://127.0.0.1:${port}/brought`
    const worker = place.start('main', {
      env: {
        ...connected(),
        DATABASE_URL: url,
        ROLES: 'worker',
        PORT: port,
        KEY_FILE: join(place.folder, 'keys', 'worker.key'),
        TELEGRAM_WEBHOOK_URL: webhook,
        TELEGRAM_WEBHOOK_SECRET: 'webhook-word-of-the-process',
      },
    })
    try {
      await worker.shows('ready')
      const { status, text } = await health(port)
      expect(JSON.parse(text).channels).toContainEqual({
        channel: 'telegram',
        ok: true,
        detail: 'only sends in this process',
      })
      expect(status).toBe(200)
      const brought = await fetch(webhook, {
        method: 'POST',
        headers: { 'x-telegram-bot-api-secret-token': 'webhook-word-of-the-process' },
        body: '{"update_id":1}',
      })
      expect(brought.status).toBe(404)
      worker.signal('SIGTERM')
      expect((await worker.ends()).status).toBe(0)
    } finally {
      await drop()
    }
  })

  it('a wrong one is told, once', async () => {
    const port = await freePort()
    const token = '990000002:AAWrongTokenThatTheFakeDoesNotKnow0'
    const service = place.start('main', {
      env: { ...connected(), TELEGRAM_BOT_TOKEN: token, PORT: port },
    })
    await service.shows('is TELEGRAM_BOT_TOKEN right?')
    const { status, text } = await health(port)
    expect(status).toBe(503)
    expect(text).toContain('is TELEGRAM_BOT_TOKEN right?')
    service.signal('SIGTERM')
    const { err } = await service.ends()
    expect(err.match(/is TELEGRAM_BOT_TOKEN right/g)).toHaveLength(1)
    expect(err).not.toContain('AAWrong')
  })
})
