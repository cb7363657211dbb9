/**
 * SECURITY.md: of a number, an alert says no more than a check does, and does not come together with its
 * entry: whoever asks every minute about his own number does not see which alert is about him.
 */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ALERT_LAG, lagOf } from '../../src/core/alerts/alert.ts'
import { createFingerprinter } from '../../src/core/blacklist/fingerprint.ts'
import { newReceipt, receiptTag, spaced, withdrawalTag } from '../../src/core/blacklist/receipt.ts'
import type { Content } from '../../src/core/blacklist/reports.ts'
import { suggestedLevel } from '../../src/core/blacklist/taxonomy.ts'
import { readPhones } from '../../src/core/identifiers/phone/phone.ts'
import { hex } from '../../src/core/terms/hex.ts'
import { createTestBot, TEST_COST, type TestBot } from '../support/bot.ts'
import { followsBergen } from '../support/following.ts'
import { answerTo, review, settled, takeBack } from '../support/telling.ts'

let bot: TestBot
beforeEach(async () => {
  bot = await createTestBot()
  for (const moderator of ['mona', 'mia']) await bot.letIn(moderator, 'moderator')
  await followsBergen(bot, 'bea', '30 days')
})
afterEach(() => bot.close())

const NUMBER = '+1 201 555 0160'
const RISK = 'Warn: 2 risk'
const DANGER = 'Warn: 3 danger'
const GRAVE = 'Warn: 4 grave danger'
const LINE = 'You have a new message'

type Told = Partial<Content> & { numbers?: string[] }

/** A report of a robbery in Bergen by a man with a weapon and a van; its receipt. */
const tells = async ({ numbers = [NUMBER], ...told }: Told = {}): Promise<string> => {
  const [id, receipt] = [randomUUID(), newReceipt()]
  const phones = numbers.flatMap((one) => readPhones(one, 'NO').numbers)
  const fingerprinter = createFingerprinter({ keys: bot.keys, cost: TEST_COST, concurrency: 1 })
  const fingerprints = await fingerprinter.of(phones)
  const content: Content = {
    harms: ['robbery'],
    subjects: fingerprints.map((fingerprint) => ({ fingerprint, ending: '60' })),
    city: 'bergen',
    consents: { warn: true, caseWorker: false, policeAnonymous: false, policeForMe: false },
    exposure: 'reviewed',
    flags: ['group'],
    descriptors: { age: '40to60', place: 'hotel', vehicle: 'van' },
    group: randomUUID(),
    withdrawal: hex(withdrawalTag(bot.keys, receipt)),
    ...told,
  }
  await bot.stores.reports.receive({
    ...{ id, content, level: suggestedLevel(content.harms, content.flags) },
    ...{ receipt: receiptTag(bot.keys, receipt), author: new TextEncoder().encode(id) },
    month: new Date('2026-11-01'),
  })
  return spaced(receipt)
}

/** What bea is written to now, and what she reads then. */
const hears = async (): Promise<string> => {
  bot.heard('bea')
  await bot.alerted()
  const line = bot.heard('bea')
  if (line === '') return ''
  expect(line).toContain(LINE)
  await bot.taps('bea', 'Show')
  return bot.heard('bea')
}

const checks = (): Promise<string> => answerTo(bot, 'bea', NUMBER)

describe('of a number', () => {
  it('an alert says neither vehicle nor place, and no kind of danger that she has not allowed', async () => {
    await tells()
    await review(bot, 'mona', DANGER)
    await review(bot, 'mia', DANGER)
    bot.later({ hours: 6 })
    const read = await hears()
    expect(read).toContain('🔴 Danger in Bergen.')
    expect(read).toContain('Age: 40 to 60')
    expect(read).not.toMatch(/van|hotel|robs|violence|several/i)
  })

  it('an alert says the coarse kind of danger that she has allowed', async () => {
    const consents = { caseWorker: false, policeAnonymous: false, policeForMe: false }
    await tells({ consents: { ...consents, warn: true, kind: true } })
    await review(bot, 'mona', DANGER)
    await review(bot, 'mia', DANGER)
    bot.later({ hours: 6 })
    const read = await hears()
    expect(read).toContain('Robs or does not pay')
    expect(read).toContain('Several people')
    expect(read).not.toMatch(/van|hotel|robbery/i)
  })
})

it('without a number, an alert says how to know him, and goes out at once', async () => {
  await tells({ harms: ['choked'], numbers: [] })
  await review(bot, 'mona', GRAVE)
  const read = await hears()
  expect(read).toContain('⛔️ Grave danger in Bergen.')
  for (const said of ['Had a van', 'At a hotel', 'Several people']) expect(read).toContain(said)
})

describe('an alert', () => {
  it('comes some time after its entry, by chance, and within six hours', async () => {
    const numbers = Array.from({ length: 12 }, (_, index) => `+1 201 555 01${10 + index}`)
    for (const number of numbers) await tells({ numbers: [number], harms: ['no-payment'] })
    await review(bot, 'mona', RISK)
    const published = bot.now()
    for (const number of numbers) expect(await answerTo(bot, 'bea', number)).toContain('🟠 Risk')
    await bot.alerted()
    expect(bot.heard('bea')).toBe('')
    await bot.says('bea', '/menu')
    expect(bot.heard('bea')).not.toContain('Bergen')
    const alerts = await bot.database.prisma.alert.findMany()
    const lags = alerts.map(({ startedAt }) => startedAt.getTime() - published.getTime())
    expect(Math.min(...lags)).toBeGreaterThanOrEqual(60_000)
    expect(Math.max(...lags)).toBeLessThanOrEqual(6 * 3_600_000)
    // Of twelve that are drawn evenly, not one in a hundred million lies so close together.
    expect(Math.max(...lags) - Math.min(...lags)).toBeGreaterThan(3_600_000)
    let lines = 0
    const moments = new Set<number>()
    for (let quarter = 1; quarter <= 24; quarter++) {
      bot.later({ hours: 0.25 })
      await bot.alerted()
      const now = bot.received('bea').length
      if (now > 0) moments.add(quarter)
      lines += now
    }
    expect(lines).toBe(12)
    expect(moments.size).toBeGreaterThan(1)
  })

  it('of any level but a grave danger waits', () => {
    const most = (_: number, longest: number) => longest
    expect(
      [1, 2, 3, 4].map((level) => lagOf({ kind: 'client', level: level as 1 | 2 | 3 | 4 }, most)),
    ).toEqual([ALERT_LAG.most, ALERT_LAG.most, ALERT_LAG.most, 0])
    expect(lagOf({ kind: 'client', level: 2 }, (least) => least)).toBe(60_000)
  })

  it('of a grave danger goes out with the second approval, and as a risk waits like any other', async () => {
    await tells({ harms: ['weapon'] })
    await review(bot, 'mona', GRAVE)
    expect(await checks()).toContain('🟠 Risk')
    expect(await hears()).toBe('')
    await review(bot, 'mia', GRAVE)
    expect(await hears()).toContain('⛔️ Grave danger in Bergen.')
    // The risk that was to be told of is not told of any more.
    bot.later({ hours: 6 })
    expect(await hears()).toBe('')
  })

  it('goes on until the one begins that takes its place', async () => {
    await tells()
    await review(bot, 'mona', DANGER)
    bot.later({ hours: 6 })
    expect(await hears()).toContain('🟠 Risk in Bergen.')
    await review(bot, 'mia', DANGER)
    expect(await checks()).toMatch(/^🔴 Danger/m)
    // The first one is still there for whoever comes now.
    await bot.letIn('cleo')
    await bot.says('cleo', 'Bergen')
    for (const tap of ['Only Bergen', '30 days']) await bot.taps('cleo', tap)
    await bot.says('cleo', '/menu')
    expect(bot.heard('cleo')).toContain('🟠 Risk in Bergen.')
    expect(await hears()).toBe('')
    bot.later({ hours: 6 })
    const read = await hears()
    expect(read).toContain('replaces an alert that you got before')
    expect(read).toContain('🔴 Danger in Bergen.')
    expect(read).not.toContain('🟠 Risk')
  })

  it('takes the place of what a moderator has corrected meanwhile', async () => {
    await tells()
    await review(bot, 'mona', DANGER)
    bot.later({ hours: 6 })
    await hears()
    await review(bot, 'mia', DANGER)
    await bot.says('mona', '/warn')
    await bot.taps('mona', '🟠 Bergen ▶️')
    for (const tap of ['Correct it', '2 risk', 'Done']) await bot.taps('mona', tap)
    await bot.says('mona', 'Bergen')
    await bot.taps('mona', 'Nothing more')
    await bot.says('mona', 'He has a limp')
    await bot.taps('mona', 'Send now')
    expect(await hears()).toContain('He has a limp')
    bot.later({ hours: 6 })
    expect(await hears()).toContain('🔴 Danger in Bergen.')
    const live = await bot.database.prisma.alert.count({ where: { state: 'live' } })
    expect(live).toBe(1)
  })

  it('that nobody knows of yet is gone when its report is taken back', async () => {
    const receipt = await tells()
    await review(bot, 'mona', DANGER)
    await takeBack(bot, 'anna', receipt)
    expect(await bot.database.prisma.alert.count()).toBe(0)
  })

  it('is taken back with the one that was to take its place', async () => {
    const receipt = await tells()
    await review(bot, 'mona', DANGER)
    bot.later({ hours: 6 })
    await hears()
    await review(bot, 'mia', DANGER)
    await takeBack(bot, 'anna', receipt)
    expect(await hears()).toMatch(/Bergen-\d+ has been taken back/)
    bot.later({ hours: 6 })
    expect(await hears()).toBe('')
  })

  it('without a number is taken back when colleagues may not be warned any more', async () => {
    const receipt = await tells({ harms: ['weapon'], numbers: [] })
    await review(bot, 'mona', GRAVE)
    expect(await hears()).toContain('⛔️ Grave danger in Bergen.')
    await bot.says('anna', receipt)
    for (const tap of ['Change what I allow', 'Warn colleagues', 'No, it is not'])
      await bot.taps('anna', tap)
    expect(await hears()).toMatch(/Bergen-\d+ has been taken back/)
  })

  it('stays when the second moderator is answered', async () => {
    const receipt = await tells()
    await review(bot, 'mona', DANGER)
    bot.later({ hours: 6 })
    await hears()
    await bot.says('mia', '/review')
    for (const tap of ['Something else', 'Ask the reporter', 'What happened?'])
      await bot.taps('mia', tap)
    await bot.taps('mia', 'Ask this')
    await bot.says('anna', receipt)
    await bot.taps('anna', 'Answer')
    await bot.says('anna', 'He has a dog')
    expect(bot.heard('anna')).toContain('will see your answer')
    await settled(bot)
    expect(await hears()).toBe('')
    expect(await bot.database.prisma.alert.count({ where: { state: 'live' } })).toBe(1)
    expect(await checks()).toContain('🟠 Risk')
  })
})
