import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadEnvFile, readConfig } from '../../src/settings/config.ts'
import { Secret } from '../../src/settings/secret.ts'
import { StartupError } from '../../src/startup-error.ts'

const TOKEN = '123456789:invented-token-that-is-long-enough'

const mistakesOf = (env: Record<string, string>): string[] => {
  try {
    readConfig(env)
  } catch (error) {
    expect(error).toBeInstanceOf(StartupError)
    return error instanceof Error ? error.message.split('\n') : []
  }
  return []
}

describe('without any setting', () => {
  it('everything has a value that works', () => {
    expect(readConfig({})).toEqual({
      telegram: undefined,
      whatsapp: undefined,
      database: { kind: 'own' },
      dataDir: resolve('data'),
      keyFile: resolve('keys/varsku.key'),
      access: undefined,
      openAnyway: false,
      country: 'NO',
      timeZone: 'Europe/Oslo',
      locale: 'nb',
      languages: expect.arrayContaining(['en', 'nb']),
      caps: { checksPerDay: 30, checksPerMonth: 300, checksPerDayAll: 2000 },
      alerts: { kinds: ['client'], whatsappDays: 14, telegramPerSecond: 25 },
      safeCalls: { duty: false },
      roles: ['bots', 'worker'],
      port: undefined,
      host: '127.0.0.1',
      logLevel: 'info',
      notices: [],
    })
  })

  it('an empty line means the same as none', () => {
    expect(readConfig({ TELEGRAM_BOT_TOKEN: '', PORT: ' ', WHATSAPP: '' })).toEqual(readConfig({}))
  })
})

describe('settings', () => {
  it('let the bot be watched at https addresses only', () => {
    expect(readConfig({ HEARTBEAT_URL: 'https://watch.example/a' }).heartbeat?.reveal()).toBe(
      'https://watch.example/a',
    )
    for (const url of ['http://watch.example/a', 'https://me@watch.example', 'watch.example'])
      expect(mistakesOf({ HEARTBEAT_URL: url })).toEqual([
        'HEARTBEAT_URL must be an https:// address without a user name',
      ])
  })

  it('let case workers on duty be told of an alarm only where it is said when they are', () => {
    expect(mistakesOf({ SAFE_CALL_DUTY: 'on' })).toEqual([
      'DUTY_HOURS is missing: SAFE_CALL_DUTY=on needs it; say when case workers are on duty',
    ])
    const { safeCalls } = readConfig({ SAFE_CALL_DUTY: 'on', DUTY_HOURS: 'fri-sat 20:00-04:00' })
    expect(safeCalls).toEqual({ duty: true })
  })

  it('are read', () => {
    const config = readConfig({
      TELEGRAM_BOT_TOKEN: ` ${TOKEN} `,
      TELEGRAM_API_ROOT: 'http://127.0.0.1:8081/',
      TELEGRAM_WEBHOOK_URL: 'https://bot.example/telegram',
      TELEGRAM_WEBHOOK_SECRET: 'invented-secret_0',
      DATABASE_URL: 'postgres://user:password@db.example:5432/varsku',
      ACCESS: 'open',
      COUNTRY: 'SE',
      TIME_ZONE: 'Europe/Stockholm',
      LOCALE: 'en',
      CHECKS_PER_DAY: '3',
      ALERT_KINDS: 'police, eviction',
      ROLES: 'worker, worker',
      PORT: '8080',
      LOG_LEVEL: 'debug',
      WHATSAPP: 'on',
      WHATSAPP_NUMBER: '+44 7700 900-123',
      WHATSAPP_WS_URL: 'ws://127.0.0.1:8082/ws/chat',
      WHATSAPP_VERSION: '2.3000.1',
      WHATSAPP_LATE_MINUTES: '5',
    })
    expect(config).toMatchObject({
      whatsapp: {
        number: '447700900123',
        url: 'ws://127.0.0.1:8082/ws/chat',
        version: [2, 3000, 1],
        perHour: 20,
        lateMinutes: 5,
      },
      telegram: {
        apiRoot: 'http://127.0.0.1:8081',
        updates: { kind: 'webhook', url: 'https://bot.example/telegram', port: 8080 },
      },
      access: 'open',
      country: 'SE',
      timeZone: 'Europe/Stockholm',
      locale: 'en',
      caps: { checksPerDay: 3 },
      alerts: { kinds: ['client', 'eviction', 'police'] },
      roles: ['worker'],
      port: 8080,
      logLevel: 'debug',
    })
    expect(config.telegram?.token.reveal()).toBe(TOKEN)
    expect(config.database.kind === 'given' && config.database.url.reveal()).toBe(
      'postgres://user:password@db.example:5432/varsku',
    )
  })

  it('fetch messages where no webhook is set', () => {
    expect(readConfig({ TELEGRAM_BOT_TOKEN: TOKEN }).telegram).toMatchObject({
      apiRoot: 'https://api.telegram.org',
      updates: { kind: 'polling' },
    })
  })

  it('are all named in .env.example, with the values that they have anyway', () => {
    const example = readFileSync('.env.example', 'utf8')
    const lines = [...example.matchAll(/^#([A-Z_]+)=(.*)$/gm)]
    const env = Object.fromEntries(lines.map(([, name, value]) => [name ?? '', value ?? '']))
    expect(readConfig(env)).toEqual({ ...readConfig({}), access: 'codes' })
    expect(Object.keys(env)).toHaveLength(35)
  })
})

describe('a mistake', () => {
  const wrong = {
    TELEGRAM_BOT_TOKEN: 'MARKED',
    TELEGRAM_API_ROOT: 'https://MARKED.example',
    TELEGRAM_WEBHOOK_URL: 'http://MARKED.example',
    TELEGRAM_WEBHOOK_SECRET: 'MARKED',
    DATABASE_URL: 'mysql://MARKED:MARKED@localhost/x',
    ACCESS: 'MARKED',
    ACCESS_OPEN_ANYWAY: 'MARKED',
    COUNTRY: 'MARKED',
    TIME_ZONE: 'MARKED',
    LOCALE: 'MARKED',
    LANGUAGES: 'nb,MARKED',
    CHECKS_PER_DAY: 'MARKED',
    CHECKS_PER_MONTH: '0',
    CHECKS_PER_DAY_ALL: '1.5',
    ROLES: 'bots,MARKED',
    ALERT_KINDS: 'police,MARKED',
    WHATSAPP_ALERT_DAYS: '0',
    PORT: '65536',
    LOG_LEVEL: 'MARKED',
    DATA_DIR: './MARKED',
    KEY_FILE: './MARKED/keys/varsku.key',
    WHATSAPP: 'MARKED',
    WHATSAPP_NUMBER: 'MARKED 123456',
    WHATSAPP_WS_URL: 'wss://MARKED.example/ws/chat',
    WHATSAPP_VERSION: '2.MARKED',
    WHATSAPP_PER_HOUR: '0',
    WHATSAPP_LATE_MINUTES: 'MARKED',
  }

  it('is named with what to do, together with all others, and without its value', () => {
    const mistakes = mistakesOf(wrong)
    const { DATA_DIR: _, ...named } = wrong
    expect(mistakes.map((line) => line.split(' ')[0]).sort()).toEqual(Object.keys(named).sort())
    expect(mistakes.join('\n')).not.toContain('MARKED')
    for (const line of mistakes) expect(line).toMatch(/ must |: /)
  })

  it.each([
    'https://api.telegram.org.example',
    'http://127.0.0.1.example',
    'http://localhost@example.org',
    'https://127.0.0.1',
    'http://api.telegram.org',
    'ftp://localhost',
    'localhost',
  ])('is an endpoint that is neither the platform nor this machine: %s', (root) => {
    expect(mistakesOf({ TELEGRAM_API_ROOT: root })).toHaveLength(1)
    expect(mistakesOf({ TELEGRAM_API_ROOT: 'http://[::1]:8081' })).toEqual([])
  })

  it('is a webhook without what it needs', () => {
    const mistakes = mistakesOf({ TELEGRAM_WEBHOOK_URL: 'https://bot.example/telegram' })
    expect(mistakes.map((line) => line.split(' is missing')[0])).toEqual([
      'TELEGRAM_BOT_TOKEN',
      'TELEGRAM_WEBHOOK_SECRET',
      'PORT',
    ])
  })

  it('is no webhook without a port, where nothing is received', () => {
    const given = {
      TELEGRAM_BOT_TOKEN: TOKEN,
      TELEGRAM_WEBHOOK_URL: 'https://bot.example/telegram',
    }
    expect(mistakesOf({ ...given, ROLES: 'worker' })).toEqual([])
    expect(mistakesOf({ ...given, ROLES: 'worker,bots' })).toHaveLength(2)
  })

  it.each([
    'ws://web.whatsapp.com/ws/chat',
    'wss://web.whatsapp.com.example/ws/chat',
    'wss://127.0.0.1/ws/chat',
    'ws://127.0.0.1.example/ws/chat',
  ])('is an endpoint of WhatsApp that is neither its own nor this machine: %s', (url) => {
    expect(mistakesOf({ WHATSAPP: 'on', WHATSAPP_WS_URL: url })).toHaveLength(1)
  })
})

describe('a notice', () => {
  const noticesOf = (env: Record<string, string>) => readConfig(env).notices

  it('is given for a name that is probably misspelt', () => {
    expect(
      noticesOf({
        ACESS: 'open',
        telegram_bot_token: TOKEN,
        CHECK_PER_DAY: '1',
        POTR: '1',
        PORTS: '1',
      }),
    ).toEqual([
      'ACESS is not a setting: did you mean ACCESS?',
      'telegram_bot_token is not a setting: did you mean TELEGRAM_BOT_TOKEN?',
      'CHECK_PER_DAY is not a setting: did you mean CHECKS_PER_DAY?',
      'POTR is not a setting: did you mean PORT?',
      'PORTS is not a setting: did you mean PORT?',
    ])
  })

  it('is not given for what other programs use', () => {
    expect(
      noticesOf({
        PATH: '/bin',
        PWD: '/',
        HOST: 'x',
        LANG: 'C',
        LC_ALL: 'C',
        TZ: 'UTC',
        HOME: '/',
      }),
    ).toEqual([])
  })

  it('is given where the keys lie beside the data, so that one copy would hold both', () => {
    const served = { TELEGRAM_BOT_TOKEN: TOKEN }
    const beside = expect.stringContaining('lie side by side on one disk')
    expect(noticesOf(served)).toEqual([beside])
    expect(noticesOf({ ...served, DATA_DIR: '/srv/a/data', KEY_FILE: '/srv/a/k/x.key' })).toEqual([
      beside,
    ])
    const apart = [
      { DATA_DIR: '/var/lib/varsku/data', KEY_FILE: '/var/lib/varsku-keys/varsku.key' },
      // Two volumes of a container.
      { DATA_DIR: '/data', KEY_FILE: '/keys/varsku.key' },
      { DATABASE_URL: 'postgres://user:password@db.example/varsku' },
    ]
    for (const where of apart) expect(noticesOf({ ...served, ...where })).toEqual([])
    // Somebody tries it in her terminal.
    expect(noticesOf({})).toEqual([])
  })

  it('is given for what WhatsApp would need, where it is off', () => {
    expect(noticesOf({ WHATSAPP_NUMBER: '+44 7700 900123' })).toEqual([
      'WHATSAPP_NUMBER does nothing without WHATSAPP=on',
    ])
    expect(noticesOf({ ACCESS_OPEN_ANYWAY: 'on' })).toEqual([
      'ACCESS_OPEN_ANYWAY does nothing without ACCESS=open',
    ])
  })
})

describe('the languages', () => {
  it('are all that there are, or those that are named', () => {
    expect(readConfig({}).languages).toEqual(expect.arrayContaining(['en', 'nb']))
    expect(readConfig({ LANGUAGES: 'nb, en' })).toMatchObject({
      languages: ['nb', 'en'],
      locale: 'nb',
    })
    expect(readConfig({ LANGUAGES: 'en' })).toMatchObject({ languages: ['en'], locale: 'en' })
  })

  it('hold the one that everybody else is answered in', () => {
    expect(mistakesOf({ LANGUAGES: 'en', LOCALE: 'nb' })).toEqual([
      'LOCALE must be one of LANGUAGES: the bot answers in it those whose own language is off',
    ])
  })
})

describe('a secret', () => {
  it('shows itself nowhere', () => {
    const holder = { secret: new Secret('MARKED'), list: [new Secret('MARKED')] }
    const shown = [
      `${holder.secret}`,
      String(holder.secret),
      JSON.stringify(holder),
      inspect(holder, { depth: 9, showHidden: true }),
      inspect({ ...holder.secret }),
      Object.values(holder.secret).join(),
    ]
    expect(shown.join()).not.toContain('MARKED')
    expect(holder.secret.reveal()).toBe('MARKED')
  })
})

describe('files', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'varsku-config-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it.each(['data/varsku.key', 'data', 'link/varsku.key', 'data/../data/deep/varsku.key'])(
    'of the keys are refused inside the data: %s',
    (path) => {
      mkdirSync(join(folder, 'data'))
      symlinkSync(join(folder, 'data'), join(folder, 'link'))
      expect(mistakesOf({ DATA_DIR: join(folder, 'data'), KEY_FILE: join(folder, path) })).toEqual([
        'KEY_FILE must not be inside DATA_DIR: put it into a folder that is not backed up with the data',
      ])
    },
  )

  it('of the keys may lie beside the data', () => {
    const keyFile = join(folder, 'data-keys/varsku.key')
    expect(readConfig({ DATA_DIR: join(folder, 'data'), KEY_FILE: keyFile }).keyFile).toBe(keyFile)
  })

  it('of settings are read, and what is set already wins', () => {
    const file = join(folder, '.env')
    writeFileSync(file, 'VARSKU_TEST_ONE=file\nVARSKU_TEST_TWO=file\n')
    process.env['VARSKU_TEST_ONE'] = 'environment'
    loadEnvFile(file)
    expect([process.env['VARSKU_TEST_ONE'], process.env['VARSKU_TEST_TWO']]).toEqual([
      'environment',
      'file',
    ])
    delete process.env['VARSKU_TEST_ONE']
    delete process.env['VARSKU_TEST_TWO']
  })

  it('of settings may be missing', () => {
    expect(() => loadEnvFile(join(folder, '.env'))).not.toThrow()
    expect(() => loadEnvFile(folder)).toThrow(StartupError)
  })
})
