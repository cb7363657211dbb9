/** The settings: read once, in `main.ts` and `operator.ts`, and passed on from there. */
import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type CountryCode, isSupportedCountry } from 'libphonenumber-js/min'
import { z } from 'zod'
import { isHttps, isInside, isLoopback, isPostgres, isTimeZone } from './acceptable.ts'
import { ALERT_KINDS, type AlertKind } from './core/alerts/alert.ts'
import { StartupError } from './core/storage/startup-error.ts'
import { LOG_LEVELS, type LogLevel } from './log.ts'
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
  /** own: the bot brings its own PostgreSQL, in `dataDir`. */
  database: { kind: 'own' } | { kind: 'given'; url: Secret }
  /** Absolute. */
  dataDir: string
  /** Absolute, and never inside `dataDir`. */
  keyFile: string
  /** undefined: not set; then codes are needed, but not in the terminal. */
  access: 'codes' | 'open' | undefined
  /** Where numbers without a country code are from. */
  country: CountryCode
  timeZone: string
  /** The language for those whose own is not switched on. */
  locale: string
  caps: { checksPerDay: number; checksPerMonth: number; checksPerDayAll: number }
  alerts: {
    /** What peers can be warned of besides dangerous clients. */
    kinds: readonly AlertKind[]
    /** On WhatsApp, only those who wrote within so many days are written to first. */
    whatsappDays: number
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

const LANGUAGES = readdirSync(join(import.meta.dirname, '../locales'), { withFileTypes: true })
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
  DATA_DIR: z
    .string()
    .default('./data')
    .transform((path) => resolve(path)),
  KEY_FILE: z
    .string()
    .default('./keys/varsku.key')
    .transform((path) => resolve(path)),
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
  TIME_ZONE: z
    .string()
    .default('Europe/Oslo')
    .refine(isTimeZone, 'must be the name of a time zone, as Europe/Oslo'),
  LOCALE: z.enum(LANGUAGES, `must be one of ${LANGUAGES.join(', ')}`).default('nb'),
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

const NOT_SERVED = ['WHATSAPP', 'WHATSAPP_NUMBER', 'WHATSAPP_WS_URL', 'WHATSAPP_VERSION'] as const
const KNOWN = [...Object.keys(settings.shape), ...NOT_SERVED, 'REDIS_URL']

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
    database: set.DATABASE_URL ? { kind: 'given', url: set.DATABASE_URL } : { kind: 'own' },
    dataDir: set.DATA_DIR,
    keyFile: set.KEY_FILE,
    access: set.ACCESS,
    country: set.COUNTRY,
    timeZone: set.TIME_ZONE,
    locale: set.LOCALE,
    caps: {
      checksPerDay: set.CHECKS_PER_DAY,
      checksPerMonth: set.CHECKS_PER_MONTH,
      checksPerDayAll: set.CHECKS_PER_DAY_ALL,
    },
    alerts: { kinds: ['client', ...set.ALERT_KINDS], whatsappDays: set.WHATSAPP_ALERT_DAYS },
    roles: set.ROLES,
    port,
    host: set.LISTEN,
    logLevel: set.LOG_LEVEL,
  }
}

/** Mistakes that no setting makes alone. They are found even where a setting is wrong by itself. */
const contradictions = (given: Environment): string[] => {
  const webhook = given['TELEGRAM_WEBHOOK_URL'] !== undefined
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
    // A backup of the data must not carry the keys to it.
    ...(isInside(given['KEY_FILE'] ?? './keys/varsku.key', given['DATA_DIR'] ?? './data')
      ? ['KEY_FILE must not be inside DATA_DIR: put it into a folder that is not backed up with it']
      : []),
    ...NOT_SERVED.filter((name) => given[name] !== undefined && given[name] !== 'off').map(
      (name) => `${name} is set, but this version does not serve WhatsApp yet: remove it`,
    ),
  ]
}

const noticesOf = (given: Environment): string[] => [
  ...(given['REDIS_URL'] === undefined
    ? []
    : ['REDIS_URL is set, but this version does not serve Redis yet: jobs stay in PostgreSQL']),
  ...(given['TELEGRAM_WEBHOOK_SECRET'] !== undefined && given['TELEGRAM_WEBHOOK_URL'] === undefined
    ? ['TELEGRAM_WEBHOOK_SECRET does nothing without TELEGRAM_WEBHOOK_URL']
    : []),
  ...misspelt(Object.keys(given), KNOWN).map(
    ([name, meant]) => `${name} is no setting; ${meant} is`,
  ),
]
