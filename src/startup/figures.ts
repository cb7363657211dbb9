import type { Bot } from '../core/bot.ts'
import type { Log } from '../logging/log.ts'
import { type Part, repeating } from './part.ts'

/** Seldom, so that no row says when somebody checked a number. */
const EVERY = 15 * 60_000

/** Writes what was counted, regularly and at the end. A crash loses what was not written yet. */
export const figures = (bot: Bot, log: Log): Part => {
  const writing = repeating({
    name: 'figures',
    every: EVERY,
    work: () => bot.writeFigures(),
    failed: (error) => log.warn({ error }, 'figures could not be written'),
  })
  return {
    ...writing,
    async end() {
      await writing.end()
      await bot.writeFigures()
    },
  }
}
