import { PATIENCE } from '../patience.ts'
import type { FakeChat, Shown } from './chats.ts'

/** Waiting for the bot in a chat; each thing it says is heard once. */
export const createListening = (chat: FakeChat) => {
  let heard = 0

  const next = async (is: (shown: Shown) => boolean): Promise<Shown> => {
    const silence = Promise.withResolvers<never>()
    const timer = setTimeout(
      () => silence.reject(new Error(`the bot said nothing (more) for ${PATIENCE} ms`)),
      PATIENCE,
    )
    try {
      for (;;) {
        const changed = chat.next.promise
        for (; heard < chat.heard.length; heard += 1) {
          const shown = chat.heard[heard]
          if (shown && is(shown)) {
            heard += 1
            return shown
          }
        }
        await Promise.race([changed, silence.promise])
      }
    } finally {
      clearTimeout(timer)
    }
  }

  return {
    /** Waits for the next thing that the bot says or changes here, or the next one that fits. */
    hears: (is: (shown: Shown) => boolean = () => true) => next(is),
    /** Waits for the next so many. */
    async hearsAll(count: number): Promise<Shown[]> {
      const all: Shown[] = []
      while (all.length < count) all.push(await next(() => true))
      return all
    },
  }
}
