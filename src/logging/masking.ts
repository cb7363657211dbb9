/**
 * Removes from a text or an error everything that could belong to a person.
 *
 * Errors of libraries quote the value that they failed on: a message, a row, an address with the
 * token in it. So only those parts of an error are written that are known to be harmless.
 */
import { sep } from 'node:path'
import type { SendErrorKind } from '../core/terms/message.ts'

/** Replaces what is removed. */
export const MASK = '***'

/** What `SendError.kind` may be. */
export const SEND_ERROR_KINDS = [
  'blocked',
  'gone',
  'restricted',
  'throttled',
  'invalid',
  'unreachable',
] as const satisfies SendErrorKind[]

const ROOT = new URL('../..', import.meta.url).pathname
const MOST_CAUSES = 4
const MOST_FRAMES = 12
const LONGEST = 300
/** The patterns below take too long on longer texts. */
const LONGEST_READ = 4000

/** The text without addresses of any kind and without anything that could be a number, a token or a key. */
export const masked = (text: string): string =>
  text
    .slice(0, LONGEST_READ)
    .normalize('NFKC')
    // Default-ignorable characters could hide between the digits of a number.
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/[\w+.-]+:\/\/\S+/gu, MASK)
    .replace(/\S+@\S+/gu, MASK)
    .replace(/\b\d+:[\w-]{10,}/gu, MASK)
    .replace(/[\w+/=-]{24,}/gu, (run) => (/\d/u.test(run) ? MASK : run))
    // Five digits, however they are grouped: 4 7 9 1, (479) 12, 479-12.
    .replace(/\p{Nd}(?:[\s().\-/_]{0,2}\p{Nd}){4,}/gu, MASK)
    .slice(0, LONGEST)

/** An error as it may be written: what kind, where, and a message without what it quotes. */
export interface WrittenError {
  type: string
  message: string
  code?: string | number
  kind?: string
  stack: string[]
  cause?: WrittenError
}

/** What may be written of anything that was thrown. */
export const writtenError = (thrown: unknown, depth = 0): WrittenError => {
  if (!(thrown instanceof Error)) return { type: typeof thrown, message: MASK, stack: [] }
  const code = field(thrown, 'code') ?? field(thrown, 'error_code')
  const kind = field(thrown, 'kind')
  // grammY keeps the cause in `error`.
  const cause = thrown.cause ?? field(thrown, 'error')
  return {
    type: plainName(thrown.name) ?? 'Error',
    message: messageOf(thrown),
    ...(isCode(code) ? { code } : {}),
    ...(SEND_ERROR_KINDS.some((known) => known === kind) ? { kind: String(kind) } : {}),
    stack: framesOf(thrown),
    ...(cause !== undefined && depth < MOST_CAUSES
      ? { cause: writtenError(cause, depth + 1) }
      : {}),
  }
}

const field = (error: Error, name: string): unknown => Reflect.get(error, name)

const plainName = (name: string): string | undefined =>
  /^[A-Za-z]{1,60}$/.test(name) ? name : undefined

// SQLSTATE, Node's and Prisma's codes, HTTP status.
const isCode = (code: unknown): code is string | number =>
  typeof code === 'number'
    ? Number.isInteger(code) && code > 0 && code < 1000
    : typeof code === 'string' && /^(?:[0-9A-Z]{5}|P\d{4}|[A-Z]+(?:_[A-Z0-9]+)*)$/.test(code)

// Prisma repeats the whole call, with its values, over many lines; grammY's text is the platform's.
const messageOf = (error: Error): string => {
  if (/^(?:Prisma|Grammy|Zod|Syntax)/u.test(error.name)) return MASK
  const [line = ''] = error.message.slice(0, LONGEST_READ).split(/[\r\n\u2028\u2029]/u)
  return masked(withoutQuoted(line).replace(/(ENOTFOUND|EAI_AGAIN) \S+/, `$1 ${MASK}`))
}

// From the first quotation mark to the last: the quoted text may contain quotation marks itself.
// An apostrophe within a word is not a quotation mark.
const withoutQuoted = (line: string): string =>
  line.replace(/(?<![\p{L}\p{N}])["'`´‘’“”„‚«»‹›「『].*/su, (quoted) => {
    const last = quoted.search(/["'`´‘’“”„‚«»‹›」』][^"'`´‘’“”„‚«»‹›」』]*$/su)
    return `${MASK}${last > 0 ? quoted.slice(last + 1) : ''}`
  })

// Only places in files of this project or of Node: the name of a frame may contain somebody's words.
const framesOf = ({ stack }: Error): string[] =>
  (typeof stack === 'string' ? stack : '')
    .split('\n')
    .flatMap((line) => {
      const place =
        /^ +at (?:.*\()?((?:file:\/\/|node:|\/)[\w@./+:-]+(?:\?\w+=\d+)?:\d{1,4}:\d{1,4})\)?$/u.exec(
          line,
        )?.[1]
      if (place === undefined) return []
      // What a test runner adds to the name of a file that it loads anew.
      const path = place.replace(/^file:\/\//u, '').replace(/\?\w+=\d+(?=:)/u, '')
      if (path.startsWith('node:')) return [path]
      return path.startsWith(ROOT) ? [path.slice(ROOT.length).replaceAll(sep, '/')] : []
    })
    .slice(0, MOST_FRAMES)
