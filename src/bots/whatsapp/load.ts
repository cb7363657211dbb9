import type { Log } from '../../logging/log.ts'
import { silenceLibrary } from './silence.ts'

/** Loads the channel, and with it 100 MB of library that nobody needs who does not serve WhatsApp. */
export const loadWhatsApp = async (log: Pick<Log, 'warn'>) => {
  silenceLibrary(log)
  return await import('./bot.ts')
}

/** Loads what the operator's commands need of it. */
export const loadOperating = async (log: Pick<Log, 'warn'>) => {
  silenceLibrary(log)
  return await import('./operate.ts')
}
