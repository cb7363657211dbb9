import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { endPostmaster } from '../../src/database/postmaster.ts'

// A process of its own that ends a bot and its server and deletes their folder as soon as nobody
// holds its standard input any more: after the test, after Ctrl-C, and after the run was killed.

const folder = process.argv[2]
if (!folder) throw new Error('home-end.ts needs the folder of the bot that it is to end.')

for await (const _ of process.stdin);
try {
  process.kill(Number(readFileSync(join(folder, 'bot.pid'), 'utf8')), 'SIGKILL')
} catch {
  // It has ended already, or never began.
}
await endPostmaster(join(folder, 'data', 'postgres'))
rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
