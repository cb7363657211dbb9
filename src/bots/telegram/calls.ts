import { Api } from 'grammy'
import { SendError } from '../../core/terms/message.ts'
import { failureOf, toSendError } from './failure.ts'
import type { TelegramPace } from './pace.ts'
import { createThrottle } from './throttle.ts'

/** Calls Telegram under the name of a method. Throws SendError, nothing else. */
export type Call = <Result>(
  method: string,
  run: (api: Api) => Promise<Result>,
  /** Nobody waits for it. */
  unasked?: boolean,
) => Promise<Result>

interface Needs {
  token: string
  apiRoot: string
  pace: TelegramPace
}

/** Every call but the polls: within a time, and not while Telegram asks to slow down. */
export const createCalls = ({ token, apiRoot, pace }: Needs): Call => {
  const api = new Api(token, { apiRoot, timeoutSeconds: pace.call })
  const throttle = createThrottle(pace)

  return (method, run, unasked) =>
    throttle.pass(async () => {
      try {
        return await run(api)
      } catch (error) {
        if (error instanceof SendError) throw error
        const failure = failureOf(error)
        if (failure.kind === 'throttled') throttle.close(failure.retryAfter ?? 5)
        throw toSendError(method, failure)
      }
    }, unasked)
}
