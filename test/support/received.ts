import { randomBytes, randomUUID } from 'node:crypto'
import { authorTag, type Content, GUESTS } from '../../src/core/blacklist/reports.ts'
import { suggestedLevel } from '../../src/core/blacklist/taxonomy.ts'
import type { TestBot } from './bot.ts'

/** A report that came in without a conversation; its id. */
export const received = async (
  bot: TestBot,
  told: Partial<Content>,
  from: { author?: string; month?: string } = {},
): Promise<string> => {
  const id = randomUUID()
  const content: Content = {
    harms: ['no-payment'],
    subjects: [],
    city: 'oslo',
    consents: { warn: true, caseWorker: false, policeAnonymous: false, policeForMe: false },
    exposure: 'reviewed',
    flags: [],
    descriptors: {},
    group: GUESTS,
    withdrawal: id,
    ...told,
  }
  await bot.stores.reports.receive({
    id,
    content,
    level: suggestedLevel(content.harms, content.flags),
    receipt: Uint8Array.from(randomBytes(32)),
    author: authorTag(bot.keys, bot.senderOf(from.author ?? 'somebody'), id),
    month: new Date(`${from.month ?? '2026-11'}-01`),
  })
  return id
}
