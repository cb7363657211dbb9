/** Calls HEARTBEAT_URL, so that somebody notices when the bot is off. */
import type { Bot } from '../core/bot.ts'
import type { Log } from '../logging/log.ts'
import type { Secret } from '../settings/secret.ts'
import { type Part, repeating } from './part.ts'

interface Needs {
  url: Secret
  bot: { safeCalls: Pick<Bot['safeCalls'], 'isWatching'> }
  log: Pick<Log, 'warn'>
  /** Milliseconds from one call to the next. */
  every?: number
}

const EVERY = 60_000
/** How long an answer is waited for, in milliseconds. */
const PATIENCE = 10_000

/**
 * Calls the address once a minute, as long as somebody looks which safe-calls are due. The call
 * carries nothing, and its answer is not read.
 */
export const heartbeat = ({ url, bot, log, every = EVERY }: Needs): Part => {
  let failed = false
  return repeating({
    name: 'heartbeat',
    every,
    async work() {
      if (!bot.safeCalls.isWatching()) return
      const { ok, body } = await fetch(url.reveal(), {
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE),
      })
      await body?.cancel()
      if (!ok) throw new Error('HEARTBEAT_URL did not answer with yes')
      failed = false
    },
    failed() {
      // The address may hold a token, and so may an error about it.
      if (!failed) log.warn({}, 'HEARTBEAT_URL could not be called; it is tried every minute')
      failed = true
    },
  })
}
