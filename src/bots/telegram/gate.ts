import { type Retry, SendError } from '../../core/terms/message.ts'
import { pause } from '../waiting.ts'

/** How a call passes. */
export interface Passing {
  /** Nobody waits for the call, so it does not queue. */
  unasked?: boolean
}

/** `burst` messages at once, and then one every `every` milliseconds. */
export interface Bucket {
  every: number
  burst: number
}

/** Holds back some calls together. */
export interface Gate {
  /** Runs the call, now or in its turn. Throws SendError throttled if its turn is too far away. */
  pass<Result>(how: Passing & { counts?: boolean }, call: () => Promise<Result>): Promise<Result>
  /** Lets no call pass for that many seconds. */
  close(seconds: number): void
  isClosed(): boolean
  /** Nothing waits, and nothing that was counted matters any more. */
  isAtRest(): boolean
}

/**
 * Makes a gate. `patience` is the longest wait of a call in seconds; `retry` is what may be done
 * about a call that would wait longer.
 */
export const createGate = (patience: number, retry: Retry, bucket?: Bucket): Gate => {
  let opensAt = 0
  let inLine = 0
  let line: Promise<unknown> = Promise.resolve()
  /** When everything that was counted will have passed at the pace of the bucket. */
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
      // Calls that waited go one after the other: all at once would be refused again.
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
