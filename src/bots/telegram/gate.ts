import { type Retry, SendError } from '../../core/terms/message.ts'
import { pause } from '../waiting.ts'

/** How a call is let pass. */
export interface Passing {
  /** Nobody waits for it: it is not put in line. */
  unasked?: boolean
}

/** So many messages (`burst`) at once, and then one every so many milliseconds. */
export interface Bucket {
  every: number
  burst: number
}

/** Calls that are held back together. */
export interface Gate {
  /** Runs the call, now or in its turn; throws SendError throttled when that is too far away. */
  pass<Result>(how: Passing & { counts?: boolean }, call: () => Promise<Result>): Promise<Result>
  /** Lets nothing pass for that many seconds. */
  close(seconds: number): void
  isClosed(): boolean
  /** Nothing waits, and what was counted matters no more. */
  isAtRest(): boolean
}

/** Makes a gate; `patience` is how long (seconds) a call may wait, `retry` what may be done about one that may not. */
export const createGate = (patience: number, retry: Retry, bucket?: Bucket): Gate => {
  let opensAt = 0
  let inLine = 0
  let line: Promise<unknown> = Promise.resolve()
  /** When all that was counted will have passed at the pace of the bucket. */
  let emptyAt = 0

  const closedFor = () => opensAt - Date.now()
  const fullFor = () =>
    bucket === undefined ? 0 : emptyAt - (bucket.burst - 1) * bucket.every - Date.now()
  const waitOf = (counts: boolean) => Math.max(closedFor(), counts ? fullFor() : 0)
  const count = () => {
    if (bucket !== undefined) emptyAt = Math.max(emptyAt, Date.now()) + bucket.every
  }
  const tooFar = (milliseconds: number) =>
    new SendError('throttled', { retry, retryAfter: Math.max(1, Math.ceil(milliseconds / 1_000)) })

  const opened = async (counts: boolean) => {
    for (let rest = waitOf(counts); rest > 0; rest = waitOf(counts)) {
      if (rest > patience * 1_000) throw tooFar(rest)
      await pause(rest)
    }
    if (counts) count()
  }

  return {
    async pass({ unasked = false, counts = false }, call) {
      const rest = waitOf(counts)
      if (inLine === 0 && rest <= 0) {
        if (counts) count()
        return call()
      }
      if (unasked) throw tooFar(rest)
      inLine += 1
      // Those who waited go one after the other: all at once would be the next storm.
      const turn = line.then(() => opened(counts)).then(call)
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
    isClosed: () => closedFor() > 0,
    isAtRest: () => inLine === 0 && closedFor() <= 0 && emptyAt <= Date.now(),
  }
}
