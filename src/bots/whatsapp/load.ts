import type { Log } from '../../logging/log.ts'
import { silenceLibrary } from './silence.ts'

/** Loads the channel and 100 MB of library, which only a process that serves WhatsApp needs. */
export const loadWhatsApp = async (log: Pick<Log, 'warn'>) => {
  silenceLibrary(log)
  return await import('./bot.ts')
}

/** Loads the part of the channel that the operator's commands need. */
export const loadOperating = async (log: Pick<Log, 'warn'>) => {
  silenceLibrary(log)
  return await import('./operate.ts')
}
