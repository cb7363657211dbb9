import { createFingerprinter } from '../../src/core/blacklist/fingerprint.ts'
import type { Ground } from '../../src/core/blacklist/objections.ts'
import { readPhones } from '../../src/core/identifiers/phone/phone.ts'
import { storesIn } from '../../src/core/stores/stores.ts'
import { TEST_COST, type TestBot } from './bot.ts'

/** The listed man objects, as the operator's command does it; the id of his case. */
export const objectTo = async (bot: TestBot, number: string, ground?: Ground): Promise<string> => {
  const { keys, database } = bot
  const fingerprinter = createFingerprinter({ keys, cost: TEST_COST, concurrency: 1 })
  const [fingerprint] = await fingerprinter.of(readPhones(number, 'NO').numbers)
  if (!fingerprint) throw new Error('that is no number')
  return database.prisma.$transaction((db) =>
    storesIn(db, { keys, sql: database.sql }).objections.open(fingerprint, bot.now(), ground),
  )
}
