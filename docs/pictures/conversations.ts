/** The conversations that README shows, played with the real bot. Numbers are of those kept for fiction. */
import { randomBytes, randomUUID } from 'node:crypto'
import { createFingerprinter } from '../../src/core/blacklist/fingerprint.ts'
import type { Harm } from '../../src/core/blacklist/taxonomy.ts'
import { quarterOf } from '../../src/core/blacklist/warning.ts'
import { readPhones } from '../../src/core/identifiers/phone/phone.ts'
import { ensureSubjects } from '../../src/core/stores/subjects.ts'
import type { Message } from '../../src/core/terms/message.ts'
import type { TestBot } from '../../test/support/bot.ts'
import { countsNow } from '../../test/support/telling.ts'

/** One bubble of a chat. */
export type Bubble = { by: 'peer'; text: string } | { by: 'bot'; message: Message }

const NUMBER = '+1 201 555 0123'

/** What a peer says and taps, and what she is shown. */
const chatOf = (bot: TestBot, person: string) => {
  const bubbles: Bubble[] = []
  const hear = () => {
    for (const message of bot.received(person)) bubbles.push({ by: 'bot', message })
  }
  return {
    bubbles,
    async says(text: string): Promise<void> {
      bubbles.push({ by: 'peer', text })
      await bot.says(person, text)
      hear()
    },
    /** What is tapped leaves no bubble: the next message of the bot follows. */
    async taps(...labels: string[]): Promise<void> {
      for (const label of labels) {
        await bot.taps(person, label)
        hear()
      }
    },
  }
}

/** Puts a number on the list, as if what two groups reported had been approved. */
const list = async (bot: TestBot, number: string, harms: Harm[]): Promise<void> => {
  const fingerprints = await createFingerprinter(bot.needs).of(readPhones(number, 'NO').numbers)
  const [subjectId = ''] = await ensureSubjects(bot.database.prisma, bot.keys, fingerprints)
  const entry = () => ({
    id: randomUUID(),
    subjectId,
    level: 3 as const,
    harms,
    dangers: [],
    quarter: quarterOf(bot.now()),
    voice: bot.keys.tag('voice', 'voice', randomUUID(), subjectId),
    expiresOn: new Date('2040-01-01'),
    withdrawal: Uint8Array.from(randomBytes(32)),
  })
  await bot.stores.entries.write([entry(), entry()])
}

/** A member checks a number. */
const playCheck = async (bot: TestBot): Promise<Bubble[]> => {
  await bot.letIn('anna')
  await list(bot, NUMBER, ['condom', 'robbery'])
  await countsNow(bot)
  const anna = chatOf(bot, 'anna')
  await anna.says(NUMBER)
  return anna.bubbles
}

/** The end of a report: where, when colleagues may be warned, all read back, sent. */
const playReport = async (bot: TestBot): Promise<Bubble[]> => {
  const bea = chatOf(bot, 'bea')
  await bea.says('/report')
  await bea.taps('Yes', 'Robs or does not pay', 'Done', 'Robbery', 'Done')
  await bea.says(NUMBER)
  await bea.taps('Oslo', 'No, thank you', 'As soon as it is read', 'Yes, they may read it')
  const read = bea.bubbles.length
  await bea.taps('Send')
  return bea.bubbles.slice(read - 1)
}

/** Every picture, and what it shows. */
export const PICTURES = [
  { name: 'check', play: playCheck },
  { name: 'report', play: playReport },
]
