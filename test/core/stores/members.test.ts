import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../../support/bot.ts'

let bot: TestBot
beforeAll(async () => {
  bot = await createTestBot()
})
afterAll(() => bot.close())

const now = new Date('2026-11-18T22:00:00Z')
const later = (days: number) => new Date(now.getTime() + days * 86_400_000)

it('knows nobody who has not written', async () => {
  expect(await bot.stores.members.recognise(bot.senderOf('nobody'), now)).toEqual({
    member: undefined,
    preferences: {},
    known: false,
  })
})

it('keeps preferences sealed, and apart from those of others', async () => {
  const { members } = bot.stores
  const [anna, bea] = [bot.senderOf('anna'), bot.senderOf('bea')]
  await members.remember(anna, { language: 'nb', stay: 'day' }, now)
  await members.remember(bea, { language: 'en' }, now)
  expect((await members.recognise(anna, now)).preferences).toEqual({ language: 'nb', stay: 'day' })
  const rows = await bot.database.prisma.sender.findMany()
  for (const { preferences } of rows) {
    expect(Buffer.from(preferences ?? []).toString('latin1')).not.toMatch(/"language"|"stay"|"day"/)
  }
  // The seal of one does not open as another's.
  await bot.database.prisma.sender.update({
    where: { tag: bea },
    data: {
      preferences: rows.find(({ tag }) => Buffer.compare(tag, anna) === 0)?.preferences ?? null,
    },
  })
  await expect(members.recognise(bea, now)).rejects.toThrow()
  await members.delete(bea)
})

it('founds a group for whoever has a code of outreach staff, and leaves everybody in hers', async () => {
  const { members } = bot.stores
  const cleo = await members.found(bot.senderOf('cleo'), 'member', now)
  const dora = await members.found(bot.senderOf('dora'), 'member', now, cleo.groupId)
  expect(dora.groupId).toBe(cleo.groupId)
  expect(await members.ofGroup(cleo.groupId)).toHaveLength(2)
  await members.promote(dora, 'moderator')
  const groups = await Promise.all(
    ['cleo', 'dora'].map(async (who) => (await members.recognise(bot.senderOf(who), now)).member),
  )
  expect(groups[0]?.groupId).toBe(cleo.groupId)
  expect(groups[1]?.groupId).toBe(cleo.groupId)
  expect(groups[1]?.role).toBe('moderator')
})

it('keeps what a guest chose when she becomes a member, and a guest when she is shut out', async () => {
  const { members } = bot.stores
  const anna = bot.senderOf('anna')
  const member = await members.found(anna, 'member', now)
  expect((await members.recognise(anna, now)).preferences.stay).toBe('day')
  expect(await members.byHandle(member.handle)).toEqual(member)
  await members.revoke(member)
  expect(await members.recognise(anna, now)).toMatchObject({
    member: undefined,
    preferences: { stay: 'day' },
  })
  expect(await members.byHandle(member.handle)).toBeUndefined()
})

it('finds those who have not written for long', async () => {
  const { members } = bot.stores
  await members.recognise(bot.senderOf('cleo'), later(300))
  const { memberIds, senders } = await members.idle(later(299), later(299))
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
  expect(memberIds).toHaveLength(1)
  expect(senders.map(hex).toSorted()).toEqual(
    [bot.senderOf('anna'), bot.senderOf('dora')].map(hex).toSorted(),
  )
  await members.deleteAll(memberIds, senders)
  expect(await bot.database.prisma.sender.count()).toBe(1)
  expect(await bot.database.prisma.member.count()).toBe(1)
})
