import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { authorTag, type Content, GUESTS } from '../../../src/core/blacklist/reports.ts'
import type { Harm, Level } from '../../../src/core/blacklist/taxonomy.ts'
import { createTestBot, type TestBot } from '../../support/bot.ts'

let bot: TestBot
beforeAll(async () => {
  bot = await createTestBot()
})
afterEach(async () => {
  await bot.database.prisma.report.deleteMany()
})
afterAll(() => bot.close())

const now = new Date('2026-11-18T22:00:00Z')
const moderator = (name: string) => ({ handle: name, senders: [bot.senderOf(name)] })

const receive = async (level: Level | undefined, harms: Harm[], author = 'somebody') => {
  const id = randomUUID()
  const content: Content = {
    harms,
    subjects: [],
    city: 'oslo',
    consents: { warn: true, caseWorker: false, policeAnonymous: false, policeForMe: false },
    exposure: 'reviewed',
    flags: [],
    descriptors: {},
    group: GUESTS,
    withdrawal: id,
    words: 'what was told',
  }
  await bot.stores.reports.receive({
    id,
    content,
    level,
    receipt: Uint8Array.from(randomBytes(32)),
    author: authorTag(bot.keys, bot.senderOf(author), id),
    month: new Date('2026-11-01'),
  })
  return id
}

const stateOf = async (id: string) => {
  const row = await bot.database.prisma.report.findUniqueOrThrow({ where: { id } })
  return { state: row.state, isOpen: row.content !== null, isKnown: row.author !== null }
}

it('keeps what was told sealed, and opens it for a moderator', async () => {
  const id = await receive(2, ['no-payment'])
  const row = await bot.database.prisma.report.findUniqueOrThrow({ where: { id } })
  expect(Buffer.from(row.content ?? []).toString('latin1')).not.toMatch(/told|no-payment|oslo/)
  const waiting = await bot.stores.reports.next(moderator('mia'), now)
  expect(waiting).toMatchObject({ id, content: { words: 'what was told' }, second: false })
  expect(await bot.stores.reports.waiting()).toBe(1)
})

it('gives the gravest first, and nobody her own', async () => {
  await receive(undefined, ['feeling'])
  const grave = await receive(4, ['choked'], 'mia')
  const danger = await receive(3, ['hit'])
  const { reports } = bot.stores
  expect((await reports.next(moderator('mona'), now))?.id).toBe(grave)
  expect((await reports.next(moderator('mia'), now))?.id).toBe(danger)
})

it('needs two for a danger, who are not the same', async () => {
  const id = await receive(3, ['hit'])
  const { reports } = bot.stores
  const mia = bot.senderOf('mia')
  expect(await reports.approve(id, 3, false, true, '2026-11-18', mia, now)).toBe('seconding')
  expect(await stateOf(id)).toEqual({ state: 'seconding', isOpen: true, isKnown: true })
  expect(await reports.next(moderator('mia'), now)).toBeUndefined()
  // Nor under another handle.
  const returned = { handle: 'another', senders: [mia] }
  expect(await reports.next(returned, now)).toBeUndefined()
  expect(await reports.next(moderator('mona'), now)).toMatchObject({ id, second: true })
  const mona = bot.senderOf('mona')
  expect(await reports.approve(id, 3, true, true, '2026-11-19', mona, now)).toBe('approved')
  expect(await stateOf(id)).toEqual({ state: 'approved', isOpen: true, isKnown: false })
})

it('lets one of several who decide at once', async () => {
  const id = await receive(2, ['no-payment'])
  const { reports } = bot.stores
  const decisions = await Promise.all([
    reports.approve(id, 2, false, true, '2026-11-18', bot.senderOf('mia'), now),
    reports.approve(id, 1, false, true, '2026-11-18', bot.senderOf('mona'), now),
    reports.decline(id, false, now),
  ])
  expect(decisions.filter((decision) => decision !== undefined)).toHaveLength(1)
})

it('destroys what lists nobody, and what was declined, at the decision', async () => {
  const { reports } = bot.stores
  const [counted, declined] = [await receive(undefined, ['feeling']), await receive(1, ['insults'])]
  const mia = bot.senderOf('mia')
  expect(await reports.approve(counted, undefined, false, false, '2026-11-18', mia, now)).toBe(
    'noted',
  )
  expect(await stateOf(counted)).toEqual({ state: 'noted', isOpen: false, isKnown: false })
  expect(await reports.decline(declined, false, now)).toEqual({ entries: [] })
  expect(await stateOf(declined)).toEqual({ state: 'declined', isOpen: false, isKnown: false })
  expect(await reports.waiting()).toBe(0)
})

it('forgets reports of long ago, decided or not', async () => {
  await receive(2, ['no-payment'])
  const { reports } = bot.stores
  expect(await reports.expire(new Date('2026-11-30'))).toBe(0)
  expect(await reports.expire(new Date('2026-12-01'))).toBe(1)
})
