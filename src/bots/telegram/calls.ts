import { Api } from 'grammy'
import { SendError } from '../../core/terms/message.ts'
import { failureOf, toSendError } from './failure.ts'
import type { TelegramPace } from './pace.ts'
import { type About, createThrottle } from './throttle.ts'

/** Calls a method of Telegram. Throws only SendError. */
export type Call = <Result>(
  method: string,
  run: (api: Api) => Promise<Result>,
  /** The chat that the call is about, if any. */
  about?: Omit<About, 'method'>,
) => Promise<Result>

interface Needs {
  token: string
  apiRoot: string
  pace: TelegramPace
}

/**
 * Makes the function for all calls except polling. It has a time-out, and waits while Telegram asks
 * to slow down.
 */
export const createCalls = ({ token, apiRoot, pace }: Needs): Call => {
  const api = new Api(token, { apiRoot, timeoutSeconds: pace.call })
  const throttle = createThrottle(pace)

  return (method, run, chatOrNone = {}) => {
    const about = { ...chatOrNone, method }
    return throttle.pass(about, async () => {
      try {
        return await run(api)
      } catch (error) {
        if (error instanceof SendError) throw error
        const failure = failureOf(error)
        if (failure.kind === 'throttled') throttle.refused(about, failure.retryAfter ?? 5)
        throw toSendError(method, failure, about.chat === undefined ? 'soon' : 'later-to-chat')
      }
    })
  }
}
