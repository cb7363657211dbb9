import type { TextKey } from '../terms/text.ts'

/** The commands that a channel may list, the most used first. */
export const COMMANDS: readonly { command: string; description: TextKey }[] = [
  { command: 'check', description: 'command.check' },
  { command: 'report', description: 'command.report' },
  { command: 'alerts', description: 'command.alerts' },
  { command: 'safecall', description: 'command.safecall' },
  { command: 'care', description: 'command.care' },
  { command: 'rights', description: 'command.rights' },
  { command: 'receipt', description: 'command.receipt' },
  { command: 'menu', description: 'command.menu' },
  { command: 'help', description: 'command.help' },
  { command: 'language', description: 'command.language' },
  { command: 'privacy', description: 'command.privacy' },
  { command: 'settings', description: 'command.settings' },
  { command: 'wipe', description: 'command.wipe' },
]
