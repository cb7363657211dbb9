import { SendError } from '../../core/terms/message.ts'
import { pause } from '../waiting.ts'
import type { TelegramPace } from './pace.ts'

/** Lets calls pass, and holds all of them back while Telegram asks to slow down. */
export interface Throttle {
  /**
   * Runs the call, now or in its turn. Throws SendError throttled when the turn is too far away. A call
   * that nobody waits for is not put in line: it throws at once.
   */
  pass<Result>(call: () => Promise<Result>, unasked?: boolean): Promise<Result>
  /** Lets nothing pass for that many seconds. */
  close(seconds: number): void
}

export const createThrottle = ({ line: patience }: TelegramPace): Throttle => {
  let opensAt = 0
  let inLine = 0
  let line: Promise<unknown> = Promise.resolve()
  const closedFor = () => opensAt - Date.now()

  const opened = async () => {
    for (let rest = closedFor(); rest > 0; rest = closedFor()) {
      const seconds = Math.ceil(rest / 1_000)
      if (seconds > patience) throw new SendError('throttled', { retryAfter: seconds })
      await pause(rest)
    }
  }

  return {
    async pass(call, unasked = false) {
      if (inLine === 0 && closedFor() <= 0) return call()
      if (unasked)
        throw new SendError('throttled', {
          retryAfter: Math.max(1, Math.ceil(closedFor() / 1_000)),
        })
      inLine += 1
      // Those who waited go one after the other: all at once would be the next storm.
      const turn = line.then(opened).then(call)
      line = turn.then(
        () => undefined,
        () => undefined,
      )
      try {
        return await turn
      } finally {
        inLine -= 1
      }
    },
    close(seconds) {
      opensAt = Math.max(opensAt, Date.now() + seconds * 1_000)
    },
  }
}
