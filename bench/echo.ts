/** A bot that does nothing but say the same again: what grammY, HTTP and the fake Telegram take. */
import { Bot } from 'grammy'

const [token = '', apiRoot = ''] = process.argv.slice(2)
const bot = new Bot(token, { client: { apiRoot } })
bot.on('message:text', (context) => context.reply(context.message.text))
process.once('SIGTERM', () => process.exit(0))
await bot.start()
