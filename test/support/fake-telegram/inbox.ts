import type { Accept } from '../../../src/bots/channel.ts'
import type { Body, Inbound } from '../../../src/core/terms/message.ts'

/** What stands behind a channel: keeps what it accepts, and can be made to fail or to hang. */
export const createInbox = () => {
  const kept: Inbound[] = []
  let seen = 0
  let attempts = 0
  let failing = 0
  let hanging: Promise<void> | undefined
  let changed = Promise.withResolvers<void>()
  const tell = () => {
    changed.resolve()
    changed = Promise.withResolvers()
  }

  const accept: Accept = async (inbound) => {
    attempts += 1
    tell()
    await hanging
    if (failing > 0) {
      failing -= 1
      const quoted = JSON.stringify(inbound)
      throw new Error(`the insert did not work: "${quoted}"`)
    }
    kept.push(inbound)
    tell()
  }

  return {
    accept,
    /** Fails that often, then works. */
    fail(times: number) {
      failing = times
    },
    /** Hangs until the returned function is called. */
    hang() {
      const { promise, resolve } = Promise.withResolvers<void>()
      hanging = promise
      return () => {
        hanging = undefined
        resolve()
      }
    },
    /** Resolves when accept was called that often in all. */
    async tried(times: number) {
      while (attempts < times) await changed.promise
    },
    /** Waits for the next that was accepted. */
    async next(): Promise<Inbound> {
      for (;;) {
        const changing = changed.promise
        const inbound = kept[seen]
        if (inbound) {
          seen += 1
          return inbound
        }
        await changing
      }
    },
    /** Everything that was accepted. */
    kept: () => [...kept],
    bodies: (): Body[] => kept.map(({ body }) => body),
  }
}

export type Inbox = ReturnType<typeof createInbox>
