/**
 * Makes beforehand, while nobody writes, what listening needs: otherwise the first message in each language waits
 * for it.
 */
import { prepareListening } from '../core/listening/listening-to.ts'
import type { Words } from '../core/terms/text.ts'
import type { Log } from '../logging/log.ts'
import { giveMemoryBack } from './memory.ts'
import type { Part } from './part.ts'

/** The start itself comes first, and between two steps whoever writes is answered (ms). */
const FIRST = 1_000
const PAUSE = 250

export const listening = (words: Words, log: Pick<Log, 'error'>): Part => {
  let timer: NodeJS.Timeout | undefined
  const steps = prepareListening(words)
  /** Makes one part, and says whether more are to be made. */
  const step = (): boolean => {
    try {
      return !steps.next().done
    } catch (error) {
      // Nobody waits for this timer: whatever it throws would end the bot. The first message tries again.
      log.error({ error }, 'what listening needs could not be made beforehand')
      return false
    }
  }
  const wait = (ms: number) => {
    timer = setTimeout(() => {
      if (step()) wait(PAUSE)
      else giveMemoryBack()
    }, ms).unref()
  }
  return {
    name: 'listening',
    start: async () => wait(FIRST),
    end: async () => clearTimeout(timer),
  }
}
