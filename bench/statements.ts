/** (i) How many statements PostgreSQL runs for a message. */
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createWords } from '../src/bots/words.ts'
import { endPostmaster } from '../src/database/postmaster.ts'
import { startServer } from '../src/database/server.ts'
import { createCounter } from '../test/support/proxy.ts'
import { inFolder, startVarsku } from './bots.ts'
import { aim, percentile, printTable } from './figures.ts'
import type { Ratios } from './gate.ts'
import { inventedNumbers } from './numbers.ts'
import { createPeers } from './peers.ts'

const MESSAGES = 25
/** Milliseconds after which what comes after an answer has come. */
const SETTLED = 200

/** Prints how many statements a plain message and a check take, by the wire. */
export const benchStatements = (): Promise<Ratios> =>
  inFolder(async (folder) => {
    // Something can stand between only where it is reached by a port.
    const settings = { listen_addresses: '127.0.0.1' }
    const server = await startServer({ dataDir: join(folder, 'server'), settings })
    const counter = await createCounter(server.url)
    const varsku = await startVarsku(folder, { env: { DATABASE_URL: counter.url } })
    try {
      const words = createWords({ defaultLanguage: 'en' })
      const answers = [
        words.in('en', { key: 'menu.ask' }),
        words.in('en', { key: 'check.nothing' }),
      ]
      const talk = createPeers(varsku.fake, (_, answer) =>
        answers.some((one) => answer.includes(one)),
      )
      const runFor = async (texts: readonly string[]): Promise<number> => {
        const counts: number[] = []
        for (const text of texts) {
          counter.taken()
          await talk([text], 1, 1)
          await pause(SETTLED)
          counts.push(counter.taken().length)
          // The bot writes to one chat once a second.
          await pause(1_000 - SETTLED)
        }
        // The middle one: now and then the bot looks what is due.
        return percentile(counts, 50)
      }
      const numbers = inventedNumbers(MESSAGES).map(({ written }) => written)
      const plain = await runFor(Array(MESSAGES).fill('menu'))
      const check = await runFor(numbers)
      printTable(`Statements that PostgreSQL runs for a message (the middle of ${MESSAGES})`, [
        ['', 'statements', ''],
        ['plain', String(plain), aim(plain <= 5, 'at most 5')],
        ['check', String(check), aim(check <= 7, 'at most 7')],
      ])
      return { 'statements of a plain message': plain, 'statements of a check': check }
    } finally {
      await varsku.stop()
      await counter.close()
      await endPostmaster(server.cluster)
    }
  })
