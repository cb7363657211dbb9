/** Settings that contradict each other or do nothing. Only names and defaults, no values. */
import { dirname } from 'node:path'
import { isInside, lieTogether } from './acceptable.ts'
import { misspelt } from './misspelt.ts'
import { DEFAULT_PATHS } from './storage.ts'

/** Settings as they were given: trimmed, and without those that are empty. */
export type GivenSettings = Readonly<Record<string, string | undefined>>

const linesThatHold = (lines: readonly [holds: boolean, line: string][]): string[] =>
  lines.flatMap(([holds, line]) => (holds ? [line] : []))

/**
 * Mistakes that only several settings make together, one line each.
 *
 * They are found even if one of the settings is wrong by itself, so that one start names all
 * mistakes.
 */
export const contradictions = (given: GivenSettings): string[] => {
  const { DATA_DIR, KEY_FILE } = { ...DEFAULT_PATHS, ...given }
  const isMissing = (name: string) => needsWebhook(given) && given[name] === undefined
  return linesThatHold([
    [
      isMissing('TELEGRAM_BOT_TOKEN'),
      'TELEGRAM_BOT_TOKEN is missing: TELEGRAM_WEBHOOK_URL needs it; get one from @BotFather',
    ],
    [
      isMissing('TELEGRAM_WEBHOOK_SECRET'),
      'TELEGRAM_WEBHOOK_SECRET is missing: TELEGRAM_WEBHOOK_URL needs it; make one with openssl rand -hex 32',
    ],
    [
      isMissing('PORT'),
      'PORT is missing: TELEGRAM_WEBHOOK_URL needs it; set the port at which your proxy delivers',
    ],
    [
      isOff(given['LOCALE'], given['LANGUAGES']),
      'LOCALE must be one of LANGUAGES: the bot answers in it those whose own language is off',
    ],
    [
      // A promise that nobody keeps could cost a life.
      given['SAFE_CALL_DUTY'] === 'on' && given['DUTY_HOURS'] === undefined,
      'DUTY_HOURS is missing: SAFE_CALL_DUTY=on needs it; say when case workers are on duty',
    ],
    [
      // A backup of the data must not carry the keys to it.
      isInside(KEY_FILE, DATA_DIR),
      'KEY_FILE must not be inside DATA_DIR: put it into a folder that is not backed up with the data',
    ],
  ])
}

/** A process that only works receives nothing, so it can share an .env without having a port. */
const needsWebhook = (given: GivenSettings): boolean => {
  const receives = given['ROLES']?.split(',').some((role) => role.trim() === 'bots') ?? true
  return receives && given['TELEGRAM_WEBHOOK_URL'] !== undefined
}

const isOff = (locale: string | undefined, languages: string | undefined): boolean =>
  locale !== undefined && languages !== undefined && !languages.split(/[,\s]+/).includes(locale)

/** Settings that do not do what the operator seems to expect. `known`: all names that exist. */
export const notices = (given: GivenSettings, known: readonly string[]): string[] => {
  const { DATA_DIR, KEY_FILE } = { ...DEFAULT_PATHS, ...given }
  const isIdle = (name: string, needed: boolean) => given[name] !== undefined && !needed
  const hasWebhook = given['TELEGRAM_WEBHOOK_URL'] !== undefined
  const hasWhatsApp = given['WHATSAPP'] === 'on'
  const isReal = hasWhatsApp || given['TELEGRAM_BOT_TOKEN'] !== undefined
  return [
    ...linesThatHold([
      [
        isIdle('TELEGRAM_WEBHOOK_SECRET', hasWebhook),
        'TELEGRAM_WEBHOOK_SECRET does nothing without TELEGRAM_WEBHOOK_URL',
      ],
      [isIdle('WHATSAPP_NUMBER', hasWhatsApp), 'WHATSAPP_NUMBER does nothing without WHATSAPP=on'],
      [
        isIdle('WHATSAPP_VERSION', hasWhatsApp),
        'WHATSAPP_VERSION does nothing without WHATSAPP=on',
      ],
      [
        given['ACCESS_OPEN_ANYWAY'] === 'on' && given['ACCESS'] !== 'open',
        'ACCESS_OPEN_ANYWAY does nothing without ACCESS=open',
      ],
      [
        isReal && given['DATABASE_URL'] === undefined && lieTogether(DATA_DIR, dirname(KEY_FILE)),
        'DATA_DIR and the folder of KEY_FILE lie side by side on one disk: a copy of the folder around them carries the data with its keys. Back up DATA_DIR alone, and move the keys elsewhere (docs/operating.md, Backup)',
      ],
    ]),
    ...misspelt(Object.keys(given), known).map(
      ([name, meant]) => `${name} is not a setting: did you mean ${meant}?`,
    ),
  ]
}
