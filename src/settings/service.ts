/** The settings of what peers are offered and of the process, and the values that each may have. */
import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type CountryCode, isSupportedCountry } from 'libphonenumber-js/min'
import { z } from 'zod'
import { ALERT_KINDS } from '../core/alerts/alert.ts'
import { readHours } from '../core/rights/clock.ts'
import { LOG_LEVELS } from '../logging/log.ts'
import { isHttps, isLoopback, isTimeZone } from './acceptable.ts'
import { count } from './count.ts'
import { Secret } from './secret.ts'

const LANGUAGES = readdirSync(join(import.meta.dirname, '../../locales'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

/** Who may check, in which country and language, how often, and what peers are warned of. */
export const peerSettings = {
  ACCESS: z.enum(['codes', 'open'], 'must be codes or open').optional(),
  ACCESS_OPEN_ANYWAY: z.enum(['on', 'off'], 'must be on or off').default('off'),
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
  CHECKS_PER_DAY: count.default(30),
  CHECKS_PER_MONTH: count.default(300),
  CHECKS_PER_DAY_ALL: count.default(2000),
  DUTY_HOURS: z
    .string()
    .transform((value) => readHours(value))
    .refine(
      (hours) => hours !== undefined,
      'must be days and hours, as mon-fri 10:00-15:00, sat 12:00-14:00',
    )
    .optional(),
  DUTY_PHONE: z
    .string()
    .regex(/^\+?[\d ]{3,20}$/, 'must be a phone number, as +47 22 33 44 55')
    .optional(),
  ALERT_KINDS: z
    .string()
    .regex(
      /^(?:eviction|hotel|police|rooms)(?:\s*,\s*(?:eviction|hotel|police|rooms))*$/,
      'must be some of eviction, hotel, police and rooms, with commas between them',
    )
    .transform((value) => ALERT_KINDS.filter((kind) => value.includes(kind)))
    .default([]),
}

/** Who is told last if somebody does not come back, and who notices that the bot is off. */
export const safeCallSettings = {
  SAFE_CALL_DUTY: z.enum(['on', 'off'], 'must be on or off').default('off'),
  HEARTBEAT_URL: z
    .string()
    .refine(
      (value) => isHttps(value) || isLoopback(value),
      'must be an https:// address without a user name',
    )
    .transform((value) => new Secret(value))
    .optional(),
}

/** What this process does, where it listens and what it logs. */
export const processSettings = {
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
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
}
