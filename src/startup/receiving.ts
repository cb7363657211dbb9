import { once } from 'node:events'
import type { Channel, Health } from '../bots/channel.ts'
import type { Bot } from '../core/bot.ts'
import type { Part } from './part.ts'

/** Receives on one channel until the program ends. */
export const receiving = (channel: Channel, bot: Bot, signal: AbortSignal): Part => ({
  name: channel.name,
  start: () =>
    // A platform that does not answer must not keep the program from ending.
    Promise.race([
      channel.start((inbound) => bot.turns.accept(channel.name, inbound)),
      once(signal, 'abort'),
    ]),
  end: () => channel.stop(),
})

/** The health of a channel on which another process receives. */
export const onlySending = ({ name }: Channel): { name: string; health(): Health } => ({
  name,
  health: () => ({ ok: true, detail: 'only sends in this process' }),
})
