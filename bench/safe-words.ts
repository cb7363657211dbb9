/** (n) The word that ends a safe-call, beside the one that looks like it and is an alarm. */
import { sayWord } from '../src/core/actions/safe-call.ts'
import { storesIn } from '../src/core/stores/stores.ts'
import type { Address } from '../src/core/terms/message.ts'
import { openDatabase } from '../src/database/database.ts'
import { openKeys } from '../src/database/keys.ts'
import { keepCalls } from '../test/support/silent-calls.ts'
import { inFolder } from './bots.ts'
import { aim, milliseconds, percentile, printTable } from './figures.ts'
import type { Ratios } from './gate.ts'

const MINUTE = 60_000
/** How often each of the two words is typed. */
const WORDS_TYPED = 200

/** Milliseconds that it takes to keep what follows from the word that ends a call, and from the other one. */
const wordsTyped = async (folder: string): Promise<{ safe: number[]; duress: number[] }> => {
  const database = await openDatabase({
    dataDir: `${folder}/data`,
    exclusive: true,
    onNotice: () => {},
  })
  try {
    const { keys } = await openKeys({ file: `${folder}/varsku.key`, database })
    const stores = storesIn(database.prisma, { keys, sql: database.sql })
    const words = {
      safe: await stores.safeCalls.wordTag('sesame'),
      duress: await stores.safeCalls.wordTag('thunder'),
    }
    const due = Date.now() + 60 * MINUTE
    const chats = Array.from({ length: 2 * WORDS_TYPED }, (_, index) => 1_000 + 2 * index)
    const pairs = chats.map((her) => ({ her, buddy: her + 1, due }))
    await keepCalls({ database, keys }, pairs, { words })
    const times = { safe: [] as number[], duress: [] as number[] }
    for (const [index, chat] of chats.entries()) {
      const who = {
        sender: keys.tag('sender', 'sender', 'telegram', String(chat)),
        member: undefined,
        reach: { channel: 'telegram', address: String(chat) as Address },
        now: new Date(),
      }
      const [kind, word] =
        index % 2 === 0 ? (['safe', 'sesame'] as const) : (['duress', 'thunder'] as const)
      const started = performance.now()
      const said = await database.prisma.$transaction((db) =>
        sayWord(who, word, storesIn(db, { keys, sql: database.sql })),
      )
      times[kind].push(performance.now() - started)
      if (said !== 'ended') throw new Error('a word was not understood')
    }
    return times
  } finally {
    await database.close()
  }
}

const printWords = ({ safe, duress }: Awaited<ReturnType<typeof wordsTyped>>): void => {
  const [end, alarm] = [percentile(safe, 50), percentile(duress, 50)]
  printTable(`The word that ends a call, and the one that looks like it (${WORDS_TYPED} each)`, [
    ['', 'ends', 'under duress', 'apart'],
    ['median', milliseconds(end), milliseconds(alarm), milliseconds(Math.abs(end - alarm))],
    ['', '', '', aim(Math.abs(end - alarm) <= 50, 'within 50 ms')],
  ])
}

/** Prints how long each of the two takes. */
export const benchSafeWords = async (): Promise<Ratios> => {
  printWords(await inFolder(wordsTyped))
  return {}
}
