import { randomBytes, randomUUID } from 'node:crypto'
import { authorTag, type Content, GUESTS } from '../../src/core/blacklist/reports.ts'
import { HARM_IDS, suggestedLevel } from '../../src/core/blacklist/taxonomy.ts'
import type { Member } from '../../src/core/members/peer.ts'
import type { TestBot } from './bot.ts'

/** What a report tells: a guest's, of a town and nothing paid, unless said. */
export const contentOf = (told: Partial<Content> = {}): Content => ({
  harms: ['no-payment'],
  subjects: [],
  city: 'oslo',
  consents: { warn: true, caseWorker: false, policeAnonymous: false, policeForMe: false },
  exposure: 'reviewed',
  flags: [],
  descriptors: {},
  group: GUESTS,
  withdrawal: 'withdrawal',
  ...told,
})

/** A report that came in without a conversation; its id. */
export const received = async (
  bot: TestBot,
  told: Partial<Content>,
  from: { author?: string; month?: string } = {},
): Promise<string> => {
  const id = randomUUID()
  const content = contentOf({ withdrawal: id, ...told })
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

/** A moderator's decision on a report, without a conversation: approved at level 2, or declined. */
export const decided = async (
  bot: Pick<TestBot, 'stores' | 'now'>,
  id: string,
  what: 'approve' | 'decline' = 'approve',
): Promise<void> => {
  const memberId = randomUUID()
  const member: Member = { id: memberId, handle: 'MIA', groupId: memberId, role: 'moderator' }
  const sender = Uint8Array.from(randomBytes(32))
  const now = bot.now()
  await bot.stores.reviews.take(id, { member, senders: [sender] }, now)
  const today = now.toISOString().slice(0, 10)
  const deciding = { memberId, handle: 'MIA', sender, now, today }
  const done =
    what === 'approve'
      ? await bot.stores.decisions.approve(
          id,
          { level: 2, harms: [...HARM_IDS], second: false },
          deciding,
        )
      : await bot.stores.decisions.decline(id, { reason: 'unclear', second: false }, deciding)
  if (!done || done === 'waits') throw new Error('it could not be decided')
}
