import { inspect } from 'node:util'
import { createTelegram } from '../../../src/bots/telegram/bot.ts'
import { writtenError } from '../../../src/logging/masking.ts'
import { wordsWith } from '../words.ts'
import { createInbox } from './inbox.ts'
import { type FakeTelegram, startFakeTelegram } from './server.ts'

/** Quick enough for a test; nothing waits longer than it must. */
export const quick = {
  call: 2,
  poll: 5,
  margin: 2,
  first: 5,
  most: 20,
  refused: 40,
  look: 50,
  late: 30 * 60_000,
  arrival: 100,
  farewell: 2_000,
  chat: { burst: 4, every: 0 },
  line: 5,
}

type Options = Partial<Parameters<typeof createTelegram>[0]>

/** A fake Telegram, the adapter and an inbox behind it; and everything that was logged or thrown. */
export const createBench = async () => {
  const fake: FakeTelegram = await startFakeTelegram()
  const words = wordsWith('en')
  const told: string[] = []
  const endings: (() => Promise<void>)[] = []

  // As the program's log would write it, but with every field.
  const write = (...line: [string] | [object, string]) => {
    const [fields, message] = line.length === 1 ? [{}, line[0]] : line
    const written = Object.entries(fields).map(([name, value]) =>
      value instanceof Error ? [name, writtenError(value)] : [name, value],
    )
    told.push(inspect([message, Object.fromEntries(written)], { depth: 10 }))
  }
  const log = { info: write, warn: write, error: write }

  return {
    fake,
    words,
    /** A new instance of the adapter, not started. */
    instance(options: Options = {}) {
      const telegram = createTelegram({
        token: fake.token,
        apiRoot: fake.apiRoot,
        log,
        words,
        commands: [],
        pace: quick,
        ...options,
      })
      endings.push(() => telegram.stop())
      return { telegram, inbox: createInbox() }
    },
    /** A new instance that receives. */
    async started(options: Options = {}) {
      const made = this.instance(options)
      await made.telegram.start(made.inbox.accept)
      return made
    },
    /** What was logged, line by line. */
    logged: () => [...told],
    /** What a failed call threw; also kept for the look at what leaks. */
    async thrown(call: Promise<unknown>): Promise<unknown> {
      try {
        await call
      } catch (error) {
        told.push(inspect(error, { depth: 10, showHidden: true }))
        return error
      }
      throw new Error('nothing was thrown')
    },
    /** Ends something else when the test ends. */
    atEnd: (end: () => Promise<void>) => endings.push(end),
    async end() {
      for (const end of endings.reverse()) await end()
      await fake.stop()
    },
  }
}

export type Bench = Awaited<ReturnType<typeof createBench>>
