/** The settings of Telegram and WhatsApp, and the values that each may have. */
import { z } from 'zod'
import { isHttps, isLoopback } from './acceptable.ts'
import { count } from './count.ts'
import { Secret } from './secret.ts'

const TELEGRAM = 'https://api.telegram.org'
const WHATSAPP = 'wss://web.whatsapp.com/ws/chat'

/** Telegram's settings by name. */
export const telegramSettings = {
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
}

/** WhatsApp's settings by name. */
export const whatsappSettings = {
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
  WHATSAPP_ALERT_DAYS: count.default(14),
}
