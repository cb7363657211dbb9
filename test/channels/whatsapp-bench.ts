import { inspect } from 'node:util'
import { createWhatsApp, type WhatsAppNeeds } from '../../src/bots/whatsapp/bot.ts'
import type { WhatsappPace } from '../../src/bots/whatsapp/pace.ts'
import { silenceLibrary } from '../../src/bots/whatsapp/silence.ts'
import { whatsappStore } from '../../src/core/stores/whatsapp.ts'
import type { Inbound } from '../../src/core/terms/message.ts'
import { writtenError } from '../../src/logging/masking.ts'
import { testKeys } from '../support/bot.ts'
import { createTestDatabase } from '../support/database.ts'
import { createFakeWhatsApp } from '../support/fake-whatsapp/server.ts'

/** Quick enough for a test; nothing waits longer than it must. */
export const quick: Partial<WhatsappPace> = {
  query: 3_000,
  acknowledged: 300,
  first: 5,
  most: 20,
  lease: 20,
  beat: 1_000,
  rounds: 2,
}

type Options = Partial<WhatsAppNeeds>

/** A fake WhatsApp and a database with keys, for instances of the channel; and all that they log or tell. */
export const createBench = async () => {
  const fake = await createFakeWhatsApp()
  const { database, url, drop } = await createTestDatabase()
  const keys = testKeys()
  const store = whatsappStore(database, keys)
  const logged: string[] = []
  const told: string[] = []
  const endings: (() => Promise<void>)[] = []

  // As the program's log would write it, but with every field.
  const write = (...line: [string] | [object, string]) => {
    const [fields, message] = line.length === 1 ? [{}, line[0]] : line
    const written = Object.entries(fields).map(([name, value]) =>
      value instanceof Error ? [name, writtenError(value)] : [name, value],
    )
    logged.push(inspect([message, Object.fromEntries(written)], { depth: 10 }))
  }
  const log = { info: write, warn: write, error: write }
  silenceLibrary(log)

  const made = (options: Options = {}) => {
    const inbox: Inbound[] = []
    let changed = Promise.withResolvers<void>()
    const whatsapp = createWhatsApp({
      store,
      databaseUrl: url,
      url: fake.url,
      version: undefined,
      number: fake.account.number,
      tell: (line) => void told.push(line),
      lateAfter: 30 * 60_000,
      allowance: { perHour: 20 },
      log,
      ...options,
      pace: { ...quick, ...options.pace },
    })
    endings.push(() => whatsapp.stop())
    return {
      whatsapp,
      inbox,
      async accept(inbound: Inbound): Promise<void> {
        inbox.push(inbound)
        changed.resolve()
        changed = Promise.withResolvers()
      },
      /** The next message that came in, or the one of that place in the order. */
      async takes(nth = inbox.length): Promise<Inbound> {
        for (;;) {
          const found = inbox[nth]
          if (found) return found
          await changed.promise
        }
      },
    }
  }

  /** Types the code that the terminal shows, on the phone. */
  const pair = async (): Promise<void> => {
    for (;;) {
      const code = told.map((line) => /type: (\S{4})-(\S{4})/.exec(line)).findLast(Boolean)
      if (code) {
        told.splice(0)
        return fake.enter(`${code[1]}${code[2]}`)
      }
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }

  return {
    fake,
    database,
    databaseUrl: url,
    keys,
    store,
    /** What was logged, line by line. */
    logged,
    /** What the operator was shown in the terminal. */
    told,
    made,
    pair,
    /** A new instance that is paired and receives. */
    async started(options: Options = {}) {
      const instance = made(options)
      const paired = (await store.credentials()) !== undefined
      const starting = instance.whatsapp.start(instance.accept)
      if (!paired) await pair()
      await starting
      await instance.whatsapp.paired
      return instance
    },
    async end(): Promise<void> {
      for (const end of endings.reverse()) await end()
      await fake.close()
      await drop()
    },
  }
}
export type Bench = Awaited<ReturnType<typeof createBench>>
