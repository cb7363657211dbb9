import type { Database } from '../database/database.ts'
import type { StartCommand } from './command.ts'
import { tell } from './tell.ts'

/** Tells somebody who has just started the bot in a terminal what to do next. */
export const welcome = async ({ chat }: StartCommand, { prisma }: Database): Promise<void> => {
  if (!chat) tell('Telegram: set TELEGRAM_BOT_TOKEN in .env. WhatsApp: set WHATSAPP=on there.')
  if ((await prisma.member.count({ where: { role: 'moderator' } })) > 0) return
  tell(
    'To become a moderator: bin/varsku operator codes --count 1 --role moderator, and send the code here.',
  )
}
