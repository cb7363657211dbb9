/**
 * Makes beforehand, while nobody writes, what listening needs: otherwise the first message in each language waits
 * for it.
 */
import { prepareListening } from '../core/listening/understand.ts'
import type { Words } from '../core/terms/text.ts'
import type { Part } from './part.ts'

/** The start itself comes first, and between two steps whoever writes is answered (ms). */
const FIRST = 1_000
const PAUSE = 250

export const listening = (words: Words): Part => {
  let timer: NodeJS.Timeout | undefined
  const steps = prepareListening(words)
  const wait = (ms: number) => {
    timer = setTimeout(() => {
      if (!steps.next().done) wait(PAUSE)
    }, ms).unref()
  }
  return {
    name: 'listening',
    start: async () => wait(FIRST),
    end: async () => clearTimeout(timer),
  }
}
