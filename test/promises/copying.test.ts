/**
 * SECURITY.md: caps keep anybody from reading the list out. What insiders with twenty codes could copy, by the real
 * caps, of all mobile numbers of Norway.
 */

import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkCaps } from '../../src/core/actions/caps.ts'
import type { Member } from '../../src/core/members/peer.ts'
import { storesIn } from '../../src/core/stores/stores.ts'
import { readConfig } from '../../src/settings/config.ts'
import { createTestBot, type TestBot } from '../support/bot.ts'

/** Assigned mobile numbers in Norway. */
const NUMBERS = 13_500_000
const CODES = 20
/** As many as one message holds. */
const AT_ONCE = 10

let bot: TestBot
beforeAll(async () => {
  bot = await createTestBot()
})
afterAll(() => bot.close())

const { caps } = readConfig({ ACCESS: 'codes' })
const limits = {
  day: caps.checksPerDay,
  month: caps.checksPerMonth,
  everybody: caps.checksPerDayAll,
}
const insider = (groupId: string = randomUUID()): Member => ({
  ...{ id: randomUUID(), handle: randomUUID().slice(0, 8), role: 'member' },
  groupId,
})

/** All that these members can check in a month of 31 days, asking until they are refused, each day. */
const copiedIn = async (members: readonly Member[]): Promise<number> => {
  const counted = checkCaps(limits, { everybody() {}, group() {} })
  let copied = 0
  for (let day = 1; day <= 31; day++) {
    const now = new Date(Date.UTC(2027, 0, day, 12))
    for (const member of members) {
      const sender = bot.senderOf(member.handle)
      const checks = (amount: number) =>
        bot.database.prisma.$transaction((db) =>
          counted.use(
            storesIn(db, { keys: bot.keys, sql: bot.database.sql }).counters,
            { sender, member, now },
            amount,
          ),
        )
      for (let amount = AT_ONCE; amount > 0; ) {
        if ((await checks(amount)).allowed) copied += amount
        else amount = amount > 1 ? 1 : 0
      }
    }
  }
  return copied
}

/** As docs/organisations.md writes a number. */
const written = (count: number): string => count.toLocaleString('en-US')

it('lets twenty insiders copy half a percent of all numbers in a year, and with all whom they let in two', async () => {
  expect([limits.day, limits.month]).toEqual([30, 300])
  const alone = await copiedIn(Array.from({ length: CODES }, () => insider()))
  expect(alone).toBe(6_000)
  // A group has as much as four of its members, so whoever more is let in adds little.
  const group = (count: number) => {
    const groupId = randomUUID()
    return copiedIn(Array.from({ length: count }, () => insider(groupId)))
  }
  const ofFour = await group(4)
  const full = ofFour * CODES
  expect(full).toBe(24_000)
  expect((await group(5)) - ofFour).toBeLessThanOrEqual(31 * 5)
  const text = readFileSync('docs/organisations.md', 'utf8').replaceAll(/\s+/g, ' ')
  const percent = (count: number) => `${((count * 12 * 100) / NUMBERS).toFixed(1)} %`
  expect(text).toContain(
    `20 insiders, each with a code of their own, could check ${written(alone)} numbers a month, ${written(alone * 12)} a year: ${percent(alone)} of the 13.5 million mobile numbers of Norway.`,
  )
  expect(text).toContain(
    `With every group full, it is ${written(full)} a month, ${written(full * 12)} a year: ${percent(full)}. Every account beyond that can check five numbers a day.`,
  )
}, 120_000)
