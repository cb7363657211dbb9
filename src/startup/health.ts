import type { Health } from '../bots/channel.ts'
import type { Log } from '../logging/log.ts'
import type { Config } from '../settings/config.ts'
import type { BotWithChannels } from './bot.ts'
import type { Part } from './part.ts'

interface Needs extends Pick<BotWithChannels, 'telegram'> {
  config: Config
  /** What /health reports on. */
  parts: readonly { name: string; health(): Health }[]
  log: Log
}

/** Answers at PORT, if it is set: how the parts are doing, and the webhook of Telegram. */
export const health = ({ config, parts, telegram, log }: Needs): Part => {
  const { port, host } = config
  const updates = config.telegram?.updates
  // A process that only works would take messages that it cannot pass on.
  const receives = config.roles.includes('bots')
  const webhookUrl = receives && updates?.kind === 'webhook' ? updates.url : undefined
  let server: { close(): Promise<unknown> } | undefined
  return {
    name: 'health',
    async start() {
      if (port === undefined) return
      // Loaded only if something listens, because it takes a tenth of the memory.
      const { serve } = await import('../bots/http.ts')
      server = await serve({ port, host, channels: parts, telegram, log, webhookUrl })
    },
    end: async () => server?.close(),
  }
}
