/** The settings: read once, in `main.ts` and `operator.ts`, and passed on from there. */
import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type CountryCode, isSupportedCountry } from 'libphonenumber-js/min'
import { z } from 'zod'
import { ALERT_KINDS, type AlertKind } from '../core/alerts/alert.ts'
import { LOG_LEVELS, type LogLevel } from '../logging/log.ts'
import { StartupError } from '../startup-error.ts'
import { isHttps, isInside, isLoopback, isPostgres, isRedis, isTimeZone } from './acceptable.ts'
import { misspelt } from './misspelt.ts'

/** A value that shows itself nowhere: not in a log, not in JSON, not in an inspected object. */
export class Secret {
  readonly #value: string

  constructor(value: string) {
    this.#value = value
  }

  /** The value, for the one call that needs it. */
  reveal(): string {
    return this.#value
  }

  toString(): string {
    return '[secret]'
  }

  toJSON(): string {
    return '[secret]'
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '[secret]'
  }
}

export type ProcessRole = 'bots' | 'worker'

export interface Config {
  /** undefined: no token was given. */
  telegram:
    | undefined
    | {
        token: Secret
        /** Where the Bot API answers, without a slash at the end. */
        apiRoot: string
        updates:
          | { kind: 'polling' }
          | { kind: 'webhook'; url: string; secret: Secret; port: number }
      }
  /** undefined: not switched on. */
  whatsapp:
    | undefined
    | {
        /** Digits only; undefined: pairing shows a picture to scan. */
        number: string | undefined
        url: string
        /** undefined: the library's own. */
        version: [number, number, number] | undefined
        /** How much is sent in an hour that nobody asked for. */
        perHour: number
        /** From which age on (minutes) a message came late. */
        lateMinutes: number
      }
  /** own: the bot brings its own PostgreSQL, in `dataDir`. */
  database: { kind: 'own' } | { kind: 'given'; url: Secret }
  /** Where jobs are kept instead of PostgreSQL; undefined: they are kept there. */
  redis: Secret | undefined
  /** Absolute. */
  dataDir: string
  /** Absolute, and never inside `dataDir`. */
  keyFile: string
  /** undefined: not set; then codes are needed, but not in the terminal. */
  access: 'codes' | 'open' | undefined
  /** Absolute; undefined: the facts stand as they came with the bot. */
  factsFile: string | undefined
  /** Where numbers without a country code are from. */
  country: CountryCode
  timeZone: string
  /** The language for those whose own is not switched on; one of `languages`. */
  locale: string
  /** The languages that are switched on. */
  languages: readonly string[]
  caps: { checksPerDay: number; checksPerMonth: number; checksPerDayAll: number }
  alerts: {
    /** What peers can be warned of besides dangerous clients. */
    kinds: readonly AlertKind[]
    /** On WhatsApp, only those who wrote within so many days are written to first. */
    whatsappDays: number
    /** How many alerts go out on Telegram in a second. */
    telegramPerSecond: number
  }
  roles: readonly ProcessRole[]
  /** For health, metrics and the webhook; undefined: nothing listens. */
  port: number | undefined
  /** Where `port` is opened. */
  host: string
  logLevel: LogLevel
  /** Lines for the operator about settings that will not do what they seem to. */
  notices: string[]
}

const TELEGRAM = 'https://api.telegram.org'
const WHATSAPP = 'wss://web.whatsapp.com/ws/chat'

const LANGUAGES = readdirSync(join(import.meta.dirname, '../../locales'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

const count = z
  .string()
  .regex(/^[1-9]\d{0,6}$/, 'must be a whole number, 1 or more')
  .transform(Number)

const settings = z.object({
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(
      /^\d{5,}:[A-Za-z0-9_-]{10,}$/,
      'is not a token: copy it whole from @BotFather, as digits:letters',
    )
    .transform((value) => new Secret(value))
    .optional(),
  TELEGRAM_API_ROOT: z
    .string()
    .transform((value) => value.replace(/\/+$/, ''))
    .refine(
      (value) => value === TELEGRAM || isLoopback(value),
      `must be ${TELEGRAM}, or http:// on this machine: leave it out`,
    )
    .default(TELEGRAM),
  TELEGRAM_ALERTS_PER_SECOND: count
    .default(25)
    .refine((value) => value <= 1000, 'must be 1000 or less: Telegram takes no more'),
  TELEGRAM_WEBHOOK_URL: z
    .string()
    .refine(
      (value) => isHttps(value) || isLoopback(value),
      'must begin with https://; to fetch messages instead of receiving them, leave it out',
    )
    .optional(),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(
      /^[A-Za-z0-9_-]{16,256}$/,
      'must be 16 to 256 letters, digits, _ or -: make one with openssl rand -hex 32',
    )
    .transform((value) => new Secret(value))
    .optional(),
  WHATSAPP: z.enum(['on', 'off'], 'must be on or off').default('off'),
  WHATSAPP_NUMBER: z
    .string()
    .transform((value) => value.replace(/[\s().-]/g, '').replace(/^\+|^00/, ''))
    .refine(
      (value) => /^[1-9]\d{6,14}$/.test(value),
      "must be the account's own number with its country code, as +47 and the rest",
    )
    .optional(),
  WHATSAPP_WS_URL: z
    .string()
    .refine(
      (value) => value === WHATSAPP || isLoopback(value, 'ws:'),
      `must be ${WHATSAPP}, or ws:// on this machine: leave it out`,
    )
    .default(WHATSAPP),
  WHATSAPP_VERSION: z
    .string()
    .regex(/^\d{1,9}\.\d{1,9}\.\d{1,12}$/, 'must be three numbers with dots, as 2.3000.1')
    .transform((value): [number, number, number] => {
      const [first = 0, second = 0, third = 0] = value.split('.').map(Number)
      return [first, second, third]
    })
    .optional(),
  WHATSAPP_PER_HOUR: count.default(20),
  WHATSAPP_LATE_MINUTES: count.default(30),
  DATA_DIR: z
    .string()
    .default('./data')
    .transform((path) => resolve(path)),
  KEY_FILE: z
    .string()
    .default('./keys/varsku.key')
    .transform((path) => resolve(path)),
  REDIS_URL: z
    .string()
    .refine(
      isRedis,
      'must be redis://host:6379 or rediss://host:6379; without it jobs are kept in PostgreSQL',
    )
    .transform((value) => new Secret(value))
    .optional(),
  DATABASE_URL: z
    .string()
    .refine(
      isPostgres,
      'must be postgres://user:password@host/database; without it the bot brings its own',
    )
    .transform((value) => new Secret(value))
    .optional(),
  ACCESS: z.enum(['codes', 'open'], 'must be codes or open').optional(),
  COUNTRY: z
    .string()
    .default('NO')
    .refine(
      (value): value is CountryCode => isSupportedCountry(value),
      'must be the two capital letters of a country, as NO',
    ),
  FACTS_FILE: z
    .string()
    .transform((path) => resolve(path))
    .optional(),
  TIME_ZONE: z
    .string()
    .default('Europe/Oslo')
    .refine(isTimeZone, 'must be the name of a time zone, as Europe/Oslo'),
  LOCALE: z.enum(LANGUAGES, `must be one of ${LANGUAGES.join(', ')}`).optional(),
  LANGUAGES: z
    .string()
    .default(LANGUAGES.join(','))
    .transform((value) => [...new Set(value.split(',').map((name) => name.trim()))])
    .pipe(z.array(z.enum(LANGUAGES), `must be some of ${LANGUAGES.join(',')}`))
    .catch([])
    .refine((names) => names.length > 0, `must be some of ${LANGUAGES.join(',')}`),
  CHECKS_PER_DAY: count.default(15),
  CHECKS_PER_MONTH: count.default(60),
  CHECKS_PER_DAY_ALL: count.default(2000),
  ROLES: z
    .string()
    .default('bots,worker')
    .transform((value) => value.split(',').map((role) => role.trim()))
    .pipe(z.array(z.enum(['bots', 'worker'])))
    .catch([])
    .refine((roles) => roles.length > 0, 'must be bots, worker, or bots,worker')
    .transform((roles) => [...new Set(roles)]),
  PORT: z
    .string()
    .regex(/^[1-9]\d{0,4}$/, 'must be a whole number from 1 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'must be a whole number from 1 to 65535')
    .optional(),
  LISTEN: z
    .ipv4('must be an address of this machine, as 127.0.0.1 or 0.0.0.0')
    .default('127.0.0.1'),
  ALERT_KINDS: z
    .string()
    .regex(
      /^(?:eviction|hotel|police)(?:\s*,\s*(?:eviction|hotel|police))*$/,
      'must be some of eviction, hotel and police, with commas between them',
    )
    .transform((value) => ALERT_KINDS.filter((kind) => value.includes(kind)))
    .default([]),
  WHATSAPP_ALERT_DAYS: count.default(14),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
})

const KNOWN = Object.keys(settings.shape)

type Environment = Readonly<Record<string, string | undefined>>

/** The settings of this run. Throws a StartupError that names every mistake, and no value. */
export const readConfig = (env: Environment): Config => {
  // `NAME=` in a file means the same as a line that is not there.
  const given = Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])),
  )
  const result = settings.safeParse(given)
  const mistakes = [
    ...(result.error?.issues ?? []).map(({ path, message }) => `${path.join('.')} ${message}`),
    ...contradictions(given),
  ]
  if (!result.success || mistakes.length > 0) {
    throw new StartupError([...new Set(mistakes)].join('\n'))
  }
  return { ...configOf(result.data), notices: noticesOf(given) }
}

/** Takes settings from a file, where it is there; what is already set stays. */
export const loadEnvFile = (path: string): void => {
  try {
    process.loadEnvFile(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return
    throw new StartupError(`${path} cannot be read: make it readable, or remove it`, {
      cause: error,
    })
  }
}

const configOf = (set: z.output<typeof settings>): Omit<Config, 'notices'> => {
  const { TELEGRAM_WEBHOOK_URL: url, TELEGRAM_WEBHOOK_SECRET: secret, PORT: port } = set
  const webhook = url !== undefined && secret !== undefined && port !== undefined
  return {
    telegram: set.TELEGRAM_BOT_TOKEN && {
      token: set.TELEGRAM_BOT_TOKEN,
      apiRoot: set.TELEGRAM_API_ROOT,
      updates: webhook ? { kind: 'webhook', url, secret, port } : { kind: 'polling' },
    },
    whatsapp:
      set.WHATSAPP === 'on'
        ? {
            number: set.WHATSAPP_NUMBER,
            url: set.WHATSAPP_WS_URL,
            version: set.WHATSAPP_VERSION,
            perHour: set.WHATSAPP_PER_HOUR,
            lateMinutes: set.WHATSAPP_LATE_MINUTES,
          }
        : undefined,
    database: set.DATABASE_URL ? { kind: 'given', url: set.DATABASE_URL } : { kind: 'own' },
    redis: set.REDIS_URL,
    dataDir: set.DATA_DIR,
    keyFile: set.KEY_FILE,
    access: set.ACCESS,
    factsFile: set.FACTS_FILE,
    country: set.COUNTRY,
    timeZone: set.TIME_ZONE,
    locale: set.LOCALE ?? set.LANGUAGES.find((name) => name === 'nb') ?? set.LANGUAGES[0] ?? 'nb',
    languages: set.LANGUAGES,
    caps: {
      checksPerDay: set.CHECKS_PER_DAY,
      checksPerMonth: set.CHECKS_PER_MONTH,
      checksPerDayAll: set.CHECKS_PER_DAY_ALL,
    },
    alerts: {
      kinds: ['client', ...set.ALERT_KINDS],
      whatsappDays: set.WHATSAPP_ALERT_DAYS,
      telegramPerSecond: set.TELEGRAM_ALERTS_PER_SECOND,
    },
    roles: set.ROLES,
    port,
    host: set.LISTEN,
    logLevel: set.LOG_LEVEL,
  }
}

/** Mistakes that no setting makes alone. They are found even where a setting is wrong by itself. */
const contradictions = (given: Environment): string[] => {
  // A worker receives nothing, so that it can have the same .env without a port of its own.
  const receives = given['ROLES']?.split(',').some((role) => role.trim() === 'bots') ?? true
  const webhook = receives && given['TELEGRAM_WEBHOOK_URL'] !== undefined
  const needed = (name: string, why: string) =>
    given[name] === undefined ? [`${name} is missing: ${why}`] : []
  return [
    ...(webhook
      ? [
          ...needed('TELEGRAM_BOT_TOKEN', 'TELEGRAM_WEBHOOK_URL needs it'),
          ...needed(
            'TELEGRAM_WEBHOOK_SECRET',
            'TELEGRAM_WEBHOOK_URL needs it; make one with openssl rand -hex 32',
          ),
          ...needed('PORT', 'TELEGRAM_WEBHOOK_URL needs a port to receive at'),
        ]
      : []),
    ...(isOff(given['LOCALE'], given['LANGUAGES'])
      ? ['LOCALE must be one of LANGUAGES: it is what everybody else is answered in']
      : []),
    // A backup of the data must not carry the keys to it.
    ...(isInside(given['KEY_FILE'] ?? './keys/varsku.key', given['DATA_DIR'] ?? './data')
      ? ['KEY_FILE must not be inside DATA_DIR: put it into a folder that is not backed up with it']
      : []),
  ]
}

const isOff = (locale: string | undefined, languages: string | undefined): boolean =>
  locale !== undefined && languages !== undefined && !languages.split(/[,\s]+/).includes(locale)

const noticesOf = (given: Environment): string[] => [
  ...(given['TELEGRAM_WEBHOOK_SECRET'] !== undefined && given['TELEGRAM_WEBHOOK_URL'] === undefined
    ? ['TELEGRAM_WEBHOOK_SECRET does nothing without TELEGRAM_WEBHOOK_URL']
    : []),
  ...['WHATSAPP_NUMBER', 'WHATSAPP_VERSION']
    .filter((name) => given['WHATSAPP'] !== 'on' && given[name] !== undefined)
    .map((name) => `${name} does nothing without WHATSAPP=on`),
  ...misspelt(Object.keys(given), KNOWN).map(
    ([name, meant]) => `${name} is no setting; ${meant} is`,
  ),
]
