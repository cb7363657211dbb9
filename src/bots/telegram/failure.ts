import { GrammyError, HttpError } from 'grammy'
import { type Retry, SendError, type SendErrorKind } from '../../core/terms/message.ts'

/**
 * What went wrong with a call to Telegram, without anything that the call carried: grammY's errors
 * contain the payload, and node-fetch's messages contain the URL with the token.
 */
export interface Failure {
  kind: SendErrorKind
  /** Telegram's error code; undefined if there was no answer. */
  code?: number
  /** The system's code for the fault of the connection, such as ECONNRESET. */
  network?: string
  /** How long to wait, in seconds. */
  retryAfter?: number
}

/** Telegram's refusal of a call. One 400 differs from another only in its description. */
export interface Refusal {
  error_code: number
  description: string
  parameters?: { retry_after?: number }
}

const unknownChat = /chat not found|user not found|deactivated|peer_id_invalid|upgraded to/i
const blockedByPeer = /blocked/i

/** What a refusal means. This is the only place that judges it. */
const kindOf = ({ error_code: code, description }: Refusal): SendErrorKind => {
  if (code === 429) return 'throttled'
  if (code === 401 || code === 404 || code === 409) return 'restricted'
  // Any other 403 in a private chat: this peer cannot be written to now.
  if (code === 403) return blockedByPeer.test(description) ? 'blocked' : 'gone'
  if (code === 400 && /user_is_blocked/i.test(description)) return 'blocked'
  if (code === 400 && unknownChat.test(description)) return 'gone'
  if (code >= 400 && code < 500) return 'invalid'
  return 'unreachable'
}

/** A refusal, reduced to what may be logged. */
export const failureOfRefusal = (refusal: Refusal): Failure => {
  const retryAfter = refusal.parameters?.retry_after
  return {
    kind: kindOf(refusal),
    code: refusal.error_code,
    ...(retryAfter === undefined ? {} : { retryAfter }),
  }
}

/** Whatever a call threw, reduced to what may be logged. */
export const failureOf = (error: unknown): Failure => {
  if (error instanceof GrammyError) return failureOfRefusal(error)
  const inner: unknown = error instanceof HttpError ? error.error : error
  const code = typeof inner === 'object' && inner !== null && 'code' in inner ? inner.code : ''
  return typeof code === 'string' && /^[A-Z_]{3,40}$/.test(code)
    ? { kind: 'unreachable', network: code }
    : { kind: 'unreachable' }
}

/** A call and how it ended, for a log line: "sendMessage: 403". */
const called = (method: string, { code, network }: Failure) =>
  `${method}: ${code ?? network ?? 'no answer'}`

/** Faults in which there was no connection, so nothing was sent. */
const NO_CONNECTION = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']

/** With a code Telegram has answered no. Without a code the answer may be lost, and the message sent. */
const isMaybeSent = (method: string, { kind, code, network = '' }: Failure): boolean =>
  method === 'sendMessage' &&
  kind === 'unreachable' &&
  code === undefined &&
  !NO_CONNECTION.includes(network)

/** The failure as a SendError; `throttled` is what may be done if Telegram asks to slow down. */
export const toSendError = (method: string, failure: Failure, throttled: Retry) =>
  new SendError(failure.kind, {
    maybeSent: isMaybeSent(method, failure),
    ...(failure.kind === 'throttled' && { retry: throttled, retryAfter: 5 }),
    cause: new Error(called(method, failure)),
    ...(failure.retryAfter === undefined ? {} : { retryAfter: failure.retryAfter }),
  })

/** What a log line may say about a call that failed. */
export const failureFields = (method: string, failure: Failure | SendError): object => ({
  channel: 'telegram',
  call:
    failure instanceof SendError
      ? failure.cause instanceof Error
        ? failure.cause.message
        : method
      : called(method, failure),
  kind: failure.kind,
  ...(failure.retryAfter === undefined ? {} : { retryAfter: failure.retryAfter }),
})

/** The SendError that a call threw; anything else is a bug and is thrown on. */
export const sendErrorOf = (error: unknown): SendError => {
  if (error instanceof SendError) return error
  throw error
}
