/** Messages that an earlier or a stopped process accepted and did not answer. */
import type { Channel } from '../bots/channel.ts'
import type { Bot } from '../core/bot.ts'
import type { Log } from '../logging/log.ts'
import { repeating } from './part.ts'

interface Needs {
  bot: Bot
  log: Log
}

const EVERY = 30_000

/** The process that received a younger message is still answering it. */
export const aMinuteAgo = (): Date => new Date(Date.now() - 60_000)

/** Answers what is left over on one channel, and deletes what is due there. */
export const finishChannel = async (
  { bot, log }: Needs,
  channel: string,
  before?: Date,
): Promise<void> => {
  try {
    await bot.turns.finish(before, channel)
    await bot.turns.erase()
  } catch (error) {
    log.error({ channel, error }, 'what was left over could not be sent yet')
  }
}

/**
 * Finishes, every half a minute, the channels that only this process can send on: the jobs may run
 * elsewhere.
 */
export const finishing = (needs: Needs, channels: readonly Channel[]) => {
  const held = channels.filter(({ here }) => here !== undefined)
  return repeating({
    name: 'finishing',
    every: EVERY,
    work: () => Promise.all(held.map(({ name }) => finishChannel(needs, name, aMinuteAgo()))),
    failed: (error) => needs.log.error({ error }, 'what was left over could not be sent yet'),
  })
}
