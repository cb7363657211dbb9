/**
 * What the bot writes down about itself: one line of JSON for each event, to stderr.
 *
 * It never writes a number, fingerprint, address, text, draft, payload, token, member, sender,
 * an id of the platform, or the address of the database. The list below names what may be written:
 * a field that is not in it is dropped, and a value that does not match it is masked.
 */
import { createRequire } from 'node:module'
import { type DestinationStream, destination as fileDescriptor, pino } from 'pino'
import { PURPOSES } from '../core/terms/keys.ts'
import { MASK, masked, SEND_ERROR_KINDS, type WrittenError, writtenError } from './masking.ts'

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

interface Write {
  (message: string): void
  (fields: object, message: string): void
}

/** Writes events. The message can be read alone and holds no values: values go into fields. */
export type Log = Record<Exclude<LogLevel, 'silent'>, Write> & {
  /** The same log, with fields that each of its lines carries. */
  child(fields: object): Log
}

type Written = string | number | boolean | WrittenError

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const NAME = /^[A-Za-z][A-Za-z.-]{0,40}$/
/** A platform's method and how it ended. */
const CALL = /^[A-Za-z]{1,40}(?:: (?:\d{3}|[A-Z_]{3,40}|no answer))?$/
/** No phone number is shorter. */
const LARGEST = 9_999_999

const id = (value: unknown): Written =>
  typeof value === 'string' && UUID.test(value) ? value : MASK
const name = (value: unknown): Written =>
  typeof value === 'string' && NAME.test(value) ? value : MASK
const number = (value: unknown): Written =>
  typeof value === 'number' && Math.abs(value) <= LARGEST ? value : MASK
const flag = (value: unknown): Written => (typeof value === 'boolean' ? value : MASK)
const code = (value: unknown): Written => (typeof value === 'number' ? number(value) : name(value))
const oneOf =
  (known: readonly string[]) =>
  (value: unknown): Written =>
    typeof value === 'string' && known.includes(value) ? value : MASK
const call = (value: unknown): Written =>
  typeof value === 'string' && CALL.test(value) ? value : MASK
const settings = (value: unknown): Written =>
  typeof value === 'string' && /^[A-Z_]{2,40}$/.test(value) ? value : MASK

/** Every field that may be written, and what it must look like. */
const FIELDS = new Map<string, (value: unknown) => Written>([
  ['error', writtenError],
  ['err', writtenError],
  // Random ids.
  ['turn', id],
  ['alert', id],
  ['report', id],
  // Names from the code.
  ['channel', oneOf(['telegram', 'whatsapp', 'terminal'])],
  ['job', name],
  ['part', name],
  ['queue', name],
  ['kind', oneOf(SEND_ERROR_KINDS)],
  ['state', name],
  ['call', call],
  ['method', name],
  ['purpose', oneOf(PURPOSES)],
  ['signal', name],
  ['role', oneOf(['bots', 'worker', 'member', 'moderator', 'caseworker'])],
  ['setting', settings],
  ['code', code],
  // How many, how long.
  ['attempt', number],
  ['attempts', number],
  ['count', number],
  ['failed', number],
  ['waiting', number],
  ['milliseconds', number],
  ['ms', number],
  ['retryAfter', number],
  ['port', number],
  ['version', number],
  ['layer', number],
  ['status', number],
  ['ok', flag],
])

/** The fields that may be written, as they may be written. */
export const writtenFields = (fields: object): Record<string, Written> =>
  Object.fromEntries(
    Object.entries(fields instanceof Error ? { error: fields } : fields).flatMap(
      ([field, value]) => {
        const write = FIELDS.get(field)
        return write && value !== undefined ? [[field, write(value)]] : []
      },
    ),
  )

interface Needs {
  level: LogLevel
  /** Writes for a person at a terminal, instead of JSON. */
  pretty: boolean
  /** Where the lines go, instead of stderr. */
  destination?: DestinationStream
}

/** Loaded only at a terminal: nobody else reads lines that are for people. */
const readableFor = (destination: DestinationStream | undefined): ((line: string) => string) => {
  const pretty: typeof import('pino-pretty') = createRequire(import.meta.url)('pino-pretty')
  return pretty.prettyFactory({ colorize: pretty.isColorSupported && destination === undefined })
}

/** The log of the whole program. */
export const createLog = ({ level, pretty: forPeople, destination }: Needs): Log => {
  const to = destination ?? fileDescriptor({ fd: 2, sync: true })
  const read = forPeople && readableFor(destination)
  // Written at once and not through a stream: the last line before an exit matters most.
  const stream = read ? { write: (line: string) => to.write(read(line)) } : to
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime }
  const written = pino({ ...options, formatters: { level: (label) => ({ level: label }) } }, stream)

  const logWith = (always: Record<string, Written>): Log => {
    const write =
      (at: Exclude<LogLevel, 'silent'>): Write =>
      (...given: [string] | [object, string]) => {
        const [fields, message] = given.length === 1 ? [{}, given[0]] : given
        written[at]({ ...always, ...writtenFields(fields) }, masked(message))
      }
    return {
      fatal: write('fatal'),
      error: write('error'),
      warn: write('warn'),
      info: write('info'),
      debug: write('debug'),
      trace: write('trace'),
      child: (fields) => logWith({ ...always, ...writtenFields(fields) }),
    }
  }
  return logWith({})
}
