/** The settings: `main.ts` and `operator.ts` read them once, and pass them on. */
import type { CountryCode } from 'libphonenumber-js/min'
import { z } from 'zod'
import type { AlertKind } from '../core/alerts/alert.ts'
import type { OpenHours } from '../core/rights/pack.ts'
import type { LogLevel } from '../logging/log.ts'
import { StartupError } from '../startup-error.ts'
import { telegramSettings, whatsappSettings } from './channels.ts'
import { contradictions, type GivenSettings, notices } from './contradictions.ts'
import type { Secret } from './secret.ts'
import { peerSettings, processSettings, safeCallSettings } from './service.ts'
import { storageSettings } from './storage.ts'

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
  /** undefined: WhatsApp is off. */
  whatsapp:
    | undefined
    | {
        /** Digits only; undefined: pairing shows a picture to scan. */
        number: string | undefined
        url: string
        /** undefined: the version that the library has. */
        version: [number, number, number] | undefined
        /** How many messages in an hour may go out that are not answers. */
        perHour: number
        /** A message that is older than this many minutes came late. */
        lateMinutes: number
      }
  /** own: the bot brings its own PostgreSQL, in `dataDir`. */
  database: { kind: 'own' } | { kind: 'given'; url: Secret }
  /** Where jobs are kept; undefined: in PostgreSQL. */
  redis: Secret | undefined
  /** Absolute. */
  dataDir: string
  /** Absolute, and never inside `dataDir`. */
  keyFile: string
  /** undefined: not set. Then everybody needs a code, except in the terminal. */
  access: 'codes' | 'open' | undefined
  /** Whether everybody may be let in, even if strangers can write to the bot. */
  openAnyway: boolean
  /** Absolute; undefined: the bot uses the facts that it came with. */
  factsFile: string | undefined
  /** The country of phone numbers that are written without a country code. */
  country: CountryCode
  timeZone: string
  /** The language for peers whose own language is off; one of `languages`. */
  locale: string
  /** The languages that are on. */
  languages: readonly string[]
  caps: { checksPerDay: number; checksPerMonth: number; checksPerDayAll: number }
  /** When case workers read, and where to call them; undefined: nobody answers in the chat. */
  desk: undefined | { hours: readonly OpenHours[]; phone: string | undefined }
  alerts: {
    /** What peers can be warned of besides dangerous clients. */
    kinds: readonly AlertKind[]
    /** On WhatsApp, alerts go only to peers who wrote within this many days. */
    whatsappDays: number
    /** How many alerts go out on Telegram in a second. */
    telegramPerSecond: number
  }
  /** duty: those on duty are told last if somebody does not come back. */
  safeCalls: { duty: boolean }
  /** Called every minute while the bot is well; undefined: nobody is. */
  heartbeat: Secret | undefined
  roles: readonly ('bots' | 'worker')[]
  /** For health and the webhook; undefined: nothing listens. */
  port: number | undefined
  /** The address at which `port` is open. */
  host: string
  logLevel: LogLevel
  /** Lines for the operator about settings that do not do what they seem to do. */
  notices: string[]
}

const settings = z.object({
  ...telegramSettings,
  ...whatsappSettings,
  ...storageSettings,
  ...peerSettings,
  ...safeCallSettings,
  ...processSettings,
})

type Settings = z.output<typeof settings>

const KNOWN = Object.keys(settings.shape)

/** The settings of this run. Throws a StartupError that names every mistake, but no value. */
export const readConfig = (env: GivenSettings): Config => {
  // `NAME=` in a file means the same as no line for NAME.
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
  return { ...configOf(result.data), notices: notices(given, KNOWN) }
}

/** Adds the settings of a file, if there is one, to the environment. What is already set wins. */
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

const telegramOf = (set: Settings): Config['telegram'] => {
  const { TELEGRAM_WEBHOOK_URL: url, TELEGRAM_WEBHOOK_SECRET: secret, PORT: port } = set
  const webhook = url !== undefined && secret !== undefined && port !== undefined
  return (
    set.TELEGRAM_BOT_TOKEN && {
      token: set.TELEGRAM_BOT_TOKEN,
      apiRoot: set.TELEGRAM_API_ROOT,
      updates: webhook ? { kind: 'webhook', url, secret, port } : { kind: 'polling' },
    }
  )
}

const whatsappOf = (set: Settings): Config['whatsapp'] =>
  set.WHATSAPP === 'off'
    ? undefined
    : {
        number: set.WHATSAPP_NUMBER,
        url: set.WHATSAPP_WS_URL,
        version: set.WHATSAPP_VERSION,
        perHour: set.WHATSAPP_PER_HOUR,
        lateMinutes: set.WHATSAPP_LATE_MINUTES,
      }

const configOf = (set: Settings): Omit<Config, 'notices'> => {
  return {
    telegram: telegramOf(set),
    whatsapp: whatsappOf(set),
    database: set.DATABASE_URL ? { kind: 'given', url: set.DATABASE_URL } : { kind: 'own' },
    redis: set.REDIS_URL,
    dataDir: set.DATA_DIR,
    keyFile: set.KEY_FILE,
    access: set.ACCESS,
    openAnyway: set.ACCESS_OPEN_ANYWAY === 'on',
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
    desk: set.DUTY_HOURS && { hours: set.DUTY_HOURS, phone: set.DUTY_PHONE },
    alerts: {
      kinds: ['client', ...set.ALERT_KINDS],
      whatsappDays: set.WHATSAPP_ALERT_DAYS,
      telegramPerSecond: set.TELEGRAM_ALERTS_PER_SECOND,
    },
    safeCalls: { duty: set.SAFE_CALL_DUTY === 'on' },
    heartbeat: set.HEARTBEAT_URL,
    roles: set.ROLES,
    port: set.PORT,
    host: set.LISTEN,
    logLevel: set.LOG_LEVEL,
  }
}
