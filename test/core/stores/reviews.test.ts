import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { Member } from '../../../src/core/members/peer.ts'
import { storesIn } from '../../../src/core/stores/stores.ts'
import { createTestBot, type TestBot } from '../../support/bot.ts'
import { received } from '../../support/received.ts'

let bot: TestBot
beforeAll(async () => {
  bot = await createTestBot()
})
afterEach(async () => {
  await bot.database.prisma.report.deleteMany()
  await bot.database.prisma.tally.deleteMany()
})
afterAll(() => bot.close())

const now = new Date('2026-11-18T22:00:00Z')
const TODAY = '2026-11-18'
const minutes = (count: number): Date => new Date(now.getTime() + count * 60_000)
const ids = new Map<string, string>()
const moderator = (name: string, ...addresses: string[]) => {
  const id = ids.get(name) ?? randomUUID()
  ids.set(name, id)
  const member: Member = { id, handle: name, groupId: id, role: 'moderator' }
  return { member, senders: [name, ...addresses].map(bot.senderOf) }
}
const next = (name: string, at = now, today = TODAY) =>
  bot.stores.reviews.next(moderator(name), at, today)
const deciding = (name: string, at = now) => ({
  ...{ memberId: moderator(name).member.id, handle: name },
  ...{ sender: bot.senderOf(name), now: at, today: TODAY },
})
/** A moderator who has it open. */
const reads = (id: string, name: string, at = now) =>
  bot.stores.reviews.take(id, moderator(name), at)
const verdict = { level: 2, harms: ['no-payment' as const], second: false } as const
const approved = async (id: string, name: string, at = now) => {
  await reads(id, name, at)
  return bot.stores.decisions.approve(id, { ...verdict, harms: ['no-payment'] }, deciding(name, at))
}
const declined = async (id: string, name: string, at = now) => {
  await reads(id, name, at)
  return bot.stores.decisions.decline(id, DECLINE, deciding(name, at))
}

const HOLD = { time: 'two', why: 'other', second: false } as const
const DECLINE = { reason: 'unclear', second: false } as const
const subjects = [{ fingerprint: 'f'.repeat(64) as never, ending: '99' }]

const stateOf = async (id: string) => {
  const row = await bot.database.prisma.report.findUniqueOrThrow({ where: { id } })
  return { state: row.state, isOpen: row.content !== null, isKnown: row.author !== null }
}

/** In a transaction of its own, as two processes would. */
const apart = <T>(work: (stores: ReturnType<typeof storesIn>) => Promise<T>): Promise<T> =>
  bot.database.prisma.$transaction((tx) =>
    work(storesIn(tx, { keys: bot.keys, sql: bot.database.sql })),
  )

it('gives the urgent first, then the gravest, and of one level the oldest; nobody her own', async () => {
  const late = await received(bot, { harms: ['hit'] }, { month: '2026-11' })
  const early = await received(bot, { harms: ['hit'] }, { month: '2026-10' })
  const counted = await received(bot, { harms: ['feeling'] })
  const grave = await received(bot, { harms: ['choked'] }, { month: '2026-11' })
  const urgent = await received(bot, { harms: ['choked'], time: 'week' }, { month: '2026-11' })
  await received(bot, { harms: ['choked'] }, { author: 'mia' })
  const read: (string | undefined)[] = []
  for (let count = 0; count < 6; count += 1) {
    const report = await next('mia')
    read.push(report?.id)
    if (report) await bot.stores.audit.note('mia', 'pass', now, { reportId: report.id })
  }
  expect(read).toEqual([urgent, grave, early, late, counted, undefined])
})

it('shows a report to one moderator at a time, for half an hour', async () => {
  const id = await received(bot, {})
  expect((await next('mia'))?.id).toBe(id)
  expect(await next('mona')).toBeUndefined()
  expect(await bot.stores.reviews.waiting(moderator('mona'), now, TODAY)).toBe(0)
  // On her other channel she is the same.
  expect((await next('mia', minutes(20)))?.id).toBe(id)
  expect(await next('mona', minutes(49))).toBeUndefined()
  expect((await next('mona', minutes(50)))?.id).toBe(id)
  expect(await next('mia', minutes(51))).toBeUndefined()
})

it('keeps of a claim nothing that leads to the moderator, and nothing when it has lapsed', async () => {
  const id = await received(bot, {})
  await next('mia')
  const { report } = bot.database.prisma
  const row = await report.findUniqueOrThrow({ where: { id } })
  expect(Buffer.from(row.claim ?? []).toString('hex')).not.toContain(
    moderator('mia').member.id.replaceAll('-', ''),
  )
  await bot.stores.reviews.lapse(minutes(29))
  expect((await report.findUniqueOrThrow({ where: { id } })).claim).not.toBeNull()
  await bot.stores.reviews.lapse(minutes(30))
  expect(await report.findUniqueOrThrow({ where: { id } })).toMatchObject({
    claim: null,
    claimedUntil: null,
  })
})

it('never shows two moderators the same report, however many come at once', async () => {
  for (let round = 0; round < 5; round += 1) {
    const waiting = [await received(bot, {}), await received(bot, {}), await received(bot, {})]
    const names = ['mia', 'mona', 'mette', 'nora', 'nina']
    const shown = await Promise.all(
      names.map((name) =>
        apart(({ reviews }) => reviews.next(moderator(name), now, TODAY)).then((one) => one?.id),
      ),
    )
    const given = shown.filter((id) => id !== undefined)
    expect(new Set(given).size).toBe(given.length)
    expect(given.sort()).toEqual(waiting.sort())
    await bot.database.prisma.report.deleteMany()
  }
})

it('takes one decision of a moderator who decides on two channels at once', async () => {
  const id = await received(bot, { subjects })
  await reads(id, 'mia')
  const decisions = await Promise.all([
    apart(({ decisions }) => decisions.approve(id, { ...verdict, harms: [] }, deciding('mia'))),
    apart(({ decisions }) => decisions.decline(id, DECLINE, deciding('mia'))),
    apart(({ decisions }) => decisions.decline(id, DECLINE, deciding('mona'))),
  ])
  expect(decisions.filter((decision) => decision !== undefined)).toHaveLength(1)
  expect(decisions[2]).toBeUndefined()
})

it('takes no decision on what the reporter has changed since it was read', async () => {
  const id = await received(bot, { subjects })
  await reads(id, 'mia')
  await bot.database.prisma.report.update({
    where: { id },
    data: { claim: null, claimedUntil: null },
  })
  const { decisions } = bot.stores
  expect(await decisions.decline(id, DECLINE, deciding('mia'))).toBeUndefined()
  expect(await decisions.postpone(id, HOLD, deciding('mia'))).toBe(false)
  expect(await stateOf(id)).toMatchObject({ state: 'received' })
})

it('needs two for a danger, who are not the same', async () => {
  const id = await received(bot, { harms: ['hit'], subjects })
  const danger = { level: 3, harms: ['hit' as const], second: false } as const
  const { decisions } = bot.stores
  await reads(id, 'mia')
  const first = await decisions.approve(id, { ...danger, harms: ['hit'] }, deciding('mia'))
  expect(first).toMatchObject({ state: 'seconding' })
  expect(await stateOf(id)).toEqual({ state: 'seconding', isOpen: true, isKnown: true })
  expect(await next('mia')).toBeUndefined()
  // Nor as somebody new, at the same address.
  const returned = moderator('another', 'mia')
  expect(await bot.stores.reviews.next(returned, now, TODAY)).toBeUndefined()
  expect(await next('mona')).toMatchObject({ id, second: true })
  const second = { level: 3 as const, harms: ['hit' as const], second: true }
  expect(await decisions.approve(id, second, deciding('mona'))).toMatchObject({ state: 'approved' })
  await decisions.finalise(minutes(10))
  expect(await stateOf(id)).toEqual({ state: 'approved', isOpen: true, isKnown: false })
})

it('destroys what lists nobody, and what was declined, when it cannot be undone any more', async () => {
  const [counted, bad] = [await received(bot, { harms: ['feeling'] }), await received(bot, {})]
  const { decisions, reports } = bot.stores
  const only = { level: undefined, harms: [], second: false }
  await reads(counted, 'mia')
  expect(await decisions.approve(counted, only, deciding('mia'))).toMatchObject({ state: 'noted' })
  expect(await declined(bad, 'mia')).toEqual({ entries: [] })
  await decisions.finalise(minutes(9.9))
  expect(await stateOf(counted)).toEqual({ state: 'noted', isOpen: true, isKnown: true })
  expect(await stateOf(bad)).toEqual({ state: 'declined', isOpen: true, isKnown: true })
  await decisions.finalise(minutes(10))
  expect(await stateOf(counted)).toEqual({ state: 'noted', isOpen: false, isKnown: false })
  expect(await stateOf(bad)).toEqual({ state: 'declined', isOpen: false, isKnown: false })
  expect(await reports.waiting()).toBe(0)
})

it('keeps for a case worker what she was promised, and the decision does not stand in it', async () => {
  const consents = { warn: false, caseWorker: true, policeAnonymous: false, policeForMe: false }
  const id = await received(bot, { consents, words: 'please call' })
  await declined(id, 'mia')
  await bot.stores.decisions.finalise(minutes(10))
  const { content } = await bot.database.prisma.report.findUniqueOrThrow({ where: { id } })
  const kept = JSON.parse(bot.keys.open('report', id, content ?? new Uint8Array()))
  expect(kept).toMatchObject({ words: 'please call' })
  for (const key of ['undo', 'decided', 'group', 'withdrawal']) expect(kept).not.toHaveProperty(key)
})

it('takes a decision back within ten minutes, and by whoever made it only', async () => {
  const id = await received(bot, { subjects })
  const { decisions } = bot.stores
  const before = await bot.database.prisma.report.findUniqueOrThrow({ where: { id } })
  for (const decide of [approved, declined]) {
    expect(await decide(id, 'mia')).toBeDefined()
    expect(await apart(({ reports }) => reports.approved(minutes(9.9)))).toEqual([])
    expect(await decisions.undo(id, deciding('mona', minutes(1)))).toBe(false)
    expect(await decisions.undo(id, deciding('mia', minutes(10)))).toBe(false)
    expect(await decisions.undo(id, deciding('mia', minutes(9.9)))).toBe(true)
    expect(await decisions.undo(id, deciding('mia', minutes(9.9)))).toBe(false)
    const after = await bot.database.prisma.report.findUniqueOrThrow({ where: { id } })
    expect({ ...after, content: null }).toEqual({ ...before, content: null })
    const open = (content: Uint8Array | null) =>
      JSON.parse(bot.keys.open('report', id, content ?? new Uint8Array()))
    expect(open(after.content)).toEqual(open(before.content))
  }
})

it('lets the first moderator undo nothing once a second has decided', async () => {
  const id = await received(bot, { harms: ['hit'], subjects })
  const { decisions } = bot.stores
  await reads(id, 'mia')
  await decisions.approve(id, { level: 3, harms: ['hit'], second: false }, deciding('mia'))
  await reads(id, 'mona')
  await decisions.approve(id, { level: 2, harms: ['hit'], second: true }, deciding('mona'))
  expect(await decisions.undo(id, deciding('mia', minutes(1)))).toBe(false)
  expect(await decisions.undo(id, deciding('mona', minutes(1)))).toBe(true)
  expect(await next('nora', minutes(1))).toMatchObject({ id, second: true, decided: { level: 3 } })
})

it('either publishes or undoes, when both come at the same moment', async () => {
  for (let round = 0; round < 5; round += 1) {
    const id = await received(bot, { subjects })
    await approved(id, 'mia')
    const [undone, due] = await Promise.all([
      apart(({ decisions }) => decisions.undo(id, deciding('mia', minutes(9.9)))),
      apart(async ({ reports }) => {
        const found = await reports.approved(minutes(10))
        for (const one of found) await reports.live(one.id, undefined)
        return found
      }),
    ])
    expect([undone, due.length > 0].filter(Boolean)).toHaveLength(1)
    await bot.database.prisma.report.deleteMany()
  }
})

it('decides together on reports that tell the same, each as the voice that it is', async () => {
  const [one, other] = [await received(bot, { subjects }), await received(bot, { subjects })]
  await received(bot, { subjects: [{ fingerprint: 'e'.repeat(64) as never, ending: '98' }] })
  const { decisions } = bot.stores
  await reads(one, 'mia')
  expect(await bot.stores.jointReports.merge(one, [other], deciding('mia'))).toBe(true)
  expect(await stateOf(other)).toMatchObject({ state: 'merged', isOpen: true })
  await approved(one, 'mia')
  for (const id of [one, other]) expect(await stateOf(id)).toMatchObject({ state: 'approved' })
  await decisions.undo(one, deciding('mia', minutes(1)))
  expect(await stateOf(one)).toMatchObject({ state: 'received' })
  expect(await stateOf(other)).toMatchObject({ state: 'merged' })
  // Several at once wait for other moderators.
  expect(await declined(one, 'mia')).toBe('waits')
  const decider = { handle: 'moderators', now, today: TODAY }
  await decisions.declineWaited([one, other], 'unclear', decider)
  expect(await stateOf(other)).toMatchObject({ state: 'declined' })
})

it('leaves each report that is decided with another its own harms and its own level', async () => {
  const one = await received(bot, { harms: ['forced', 'insults'], subjects })
  const alike = await received(bot, { harms: ['choked'], subjects })
  const less = await received(bot, { harms: ['no-payment'], subjects })
  const { decisions, jointReports } = bot.stores
  await reads(one, 'mia')
  await jointReports.merge(one, [alike, less], deciding('mia'))
  const HARMS = ['forced', 'insults', 'choked', 'no-payment'] as const
  await decisions.approve(one, { level: 4, harms: HARMS, second: false }, deciding('mia'))
  const kept = async (id: string) => {
    const row = await bot.database.prisma.report.findUniqueOrThrow({ where: { id } })
    const { decided } = JSON.parse(bot.keys.open('report', id, row.content ?? new Uint8Array()))
    return [row.state, row.level, decided.harms]
  }
  expect(await kept(one)).toEqual(['seconding', 4, ['forced', 'insults']])
  expect(await kept(alike)).toEqual(['seconding', 4, ['choked']])
  // Not being paid became no grave danger because of what was told with it.
  expect(await kept(less)).toEqual(['approved', 2, ['no-payment']])

  const shown = await next('mona', minutes(11))
  expect(shown?.id).toBe(one)
  expect(shown?.merged.map(({ harms }) => harms)).toEqual([['choked']])
  // The harms of the first one are not all that the others may have.
  const left = [shown?.told, ...(shown?.merged ?? [])].flatMap((told) => told?.harms ?? [])
  const second = { level: 3 as const, harms: left, second: true }
  await decisions.approve(one, second, deciding('mona', minutes(11)))
  expect(await kept(one)).toEqual(['approved', 3, ['forced', 'insults']])
  expect(await kept(alike)).toEqual(['approved', 3, ['choked']])
})

it('gives the verdict to the gravest also where another one leads', async () => {
  const one = await received(bot, { harms: ['no-payment'], subjects })
  const graver = await received(bot, { harms: ['choked'], subjects })
  await reads(one, 'mia')
  await bot.stores.jointReports.merge(one, [graver], deciding('mia'))
  const verdict4 = { level: 4 as const, harms: ['no-payment', 'choked'] as const, second: false }
  await bot.stores.decisions.approve(one, verdict4, deciding('mia'))
  expect(await stateOf(one)).toMatchObject({ state: 'approved' })
  expect(await stateOf(graver)).toMatchObject({ state: 'seconding' })
  // It waits for the second moderator by itself.
  await bot.stores.decisions.finalise(minutes(11))
  expect(await next('mona', minutes(11))).toMatchObject({
    id: graver,
    decided: { level: 4 },
    merged: [],
  })
})

it('lets no moderator decide on her own report because it is decided with another', async () => {
  for (const second of [false, true]) {
    const harms = ['hit' as const]
    const one = await received(bot, { harms, subjects })
    const hers = await received(bot, { harms, subjects }, { author: 'nora' })
    const { decisions, reviews, jointReports } = bot.stores
    await reads(one, 'mia')
    expect(await jointReports.merge(one, [hers], deciding('mia'))).toBe(true)
    const danger = { level: 3 as const, harms: ['hit' as const] }
    if (second) await decisions.approve(one, { ...danger, second: false }, deciding('mia'))
    else await reviews.release(one, moderator('mia'))
    expect(await next('nora')).toBeUndefined()
    expect(await reviews.waiting(moderator('nora'), now, TODAY)).toBe(0)
    // Nor from what she had open before.
    await reads(one, 'nora')
    expect(await decisions.approve(one, { ...danger, second }, deciding('nora'))).toBeUndefined()
    expect(await decisions.decline(one, { ...DECLINE, second }, deciding('nora'))).toBeUndefined()
    await reviews.release(one, moderator('nora'))
    expect((await next('mona'))?.id).toBe(one)
    await bot.database.prisma.report.deleteMany()
  }
})

it('merges no report of the moderator who merges', async () => {
  const [one, hers] = [
    await received(bot, { subjects }),
    await received(bot, { subjects }, { author: 'mia' }),
  ]
  await reads(one, 'mia')
  expect(await bot.stores.jointReports.merge(one, [hers], deciding('mia'))).toBe(false)
})

it('takes a merging back, at once or later, and merges nothing twice', async () => {
  const [one, other, third] = [
    await received(bot, { subjects }),
    await received(bot, { subjects }),
    await received(bot, { subjects }),
  ]
  const { decisions } = bot.stores
  await reads(one, 'mia')
  await reads(third, 'mona')
  await bot.stores.jointReports.merge(one, [other], deciding('mia'))
  expect(await bot.stores.jointReports.merge(third, [other], deciding('mona'))).toBe(false)
  expect(await bot.stores.jointReports.merge(third, [one], deciding('mona'))).toBe(false)
  expect(await decisions.undo(one, deciding('mia', minutes(1)))).toBe(true)
  expect(await stateOf(other)).toMatchObject({ state: 'received' })
  await reads(one, 'mia')
  await bot.stores.jointReports.merge(one, [other], deciding('mia'))
  await bot.stores.jointReports.merge(one, [third], deciding('mia'))
  expect(await bot.stores.jointReports.split(one, deciding('mia'))).toBe(true)
  for (const id of [one, other, third])
    expect(await stateOf(id)).toMatchObject({ state: 'received' })
})

it('lets nobody decide on her own report because it is decided with another', async () => {
  const one = await received(bot, { harms: ['hit'], subjects })
  const other = await received(bot, { harms: ['hit'], subjects }, { author: 'mia' })
  const { decisions, jointReports, reviews } = bot.stores
  await reads(one, 'mia')
  expect(await jointReports.merge(one, [other], deciding('mia'))).toBe(false)
  await reviews.release(one, moderator('mia'))
  await reads(one, 'mona')
  expect(await jointReports.merge(one, [other], deciding('mona'))).toBe(true)
  await reviews.release(one, moderator('mona'))
  expect(await next('mia')).toBeUndefined()
  expect(await approved(one, 'mia')).toBeUndefined()
  expect(await declined(one, 'mia')).toBeUndefined()
  await reviews.release(one, moderator('mia'))
  const danger = { level: 3, harms: ['hit' as const] } as const
  await reads(one, 'mona')
  await decisions.approve(one, { ...danger, harms: ['hit'], second: false }, deciding('mona'))
  expect(await stateOf(one)).toMatchObject({ state: 'seconding' })
  // Also the second approval is not hers.
  expect(await next('mia')).toBeUndefined()
  await reads(one, 'mia')
  const second = { ...danger, harms: ['hit' as const], second: true }
  expect(await decisions.approve(one, second, deciding('mia'))).toBeUndefined()
  await reviews.release(one, moderator('mia'))
  expect((await next('nora'))?.id).toBe(one)
})

it('has a merged report wait by itself when the other one is gone', async () => {
  const [one, other] = [await received(bot, { subjects }), await received(bot, { subjects })]
  const { decisions } = bot.stores
  await reads(one, 'mia')
  await bot.stores.jointReports.merge(one, [other], deciding('mia'))
  await decisions.finalise(minutes(11))
  expect(await stateOf(other)).toMatchObject({ state: 'merged' })
  await bot.database.prisma.report.delete({ where: { id: one } })
  await decisions.finalise(minutes(12))
  expect((await next('mona', minutes(12)))?.id).toBe(other)
})

it('puts a report off for days, and brings it back at once when the reporter answers', async () => {
  const id = await received(bot, {})
  const { decisions, reviews } = bot.stores
  await reads(id, 'mia')
  await decisions.postpone(id, HOLD, deciding('mia'))
  expect(await next('mona')).toBeUndefined()
  expect(await next('mona', new Date(now.getTime() + 2 * 3_600_000), '2026-11-18')).toMatchObject({
    id,
    held: 'other',
    heldBy: 'mia',
  })
  await reviews.release(id, moderator('mona'))
  await reads(id, 'mia')
  await decisions.ask(id, { question: 'When?', second: false }, deciding('mia'))
  expect(await next('mona', now, '2026-11-24')).toBeUndefined()
  const grave = await received(bot, { harms: ['choked'] })
  await reviews.bringBack(id)
  expect((await next('mona'))?.id).toBe(id)
  expect((await next('nora'))?.id).toBe(grave)
})

it('counts how long reports waited, coarsely, once each, and not what was undone', async () => {
  const { decisions, tallies } = bot.stores
  for (const came of ['2026-11-18T21', '2026-11-18T12', '2026-11-01T12']) {
    await declined(await received(bot, { came }), 'mia')
  }
  const again = await received(bot, { came: '2026-11-18T21' })
  await declined(again, 'mia')
  await decisions.undo(again, deciding('mia', minutes(1)))
  expect(await tallies.all()).toEqual([
    {
      quarter: 2026 * 4 + 3,
      tables: { decision: { declined: 3 }, hours: { '1': 1, '12': 1, more: 1 } },
    },
  ])
})

it('reads on when one report is damaged', async () => {
  const bad = await received(bot, { harms: ['choked'] })
  const good = await received(bot, {})
  await bot.database.prisma.report.update({
    where: { id: bad },
    data: { content: new Uint8Array(60) },
  })
  expect((await next('mia'))?.id).toBe(good)
  await bot.stores.decisions.finalise(minutes(10))
})

it('keeps on record in which hour it was decided, and not when an alert went out for it', async () => {
  const id = await received(bot, {})
  const at = new Date('2026-11-18T22:47:31Z')
  await bot.stores.audit.note('mette', 'approve', at, { reportId: id, level: 4 })
  const row = await bot.database.prisma.audit.findFirstOrThrow({ where: { actor: 'mette' } })
  expect(row.at).toEqual(now)
  const last = (after: string) => bot.stores.audit.lastDecided('mette', new Date(after))
  expect(await last('2026-11-18T22:40:00Z')).toBe(id)
  expect(await last('2026-11-18T23:00:00Z')).toBeUndefined()
})
