import { afterEach, beforeEach, expect, it } from 'vitest'

import type { AlertContent } from '../../../src/core/alerts/alert.ts'
import { receiptTag, withdrawalTag } from '../../../src/core/blacklist/receipt.ts'
import { added } from '../../../src/core/blacklist/receipt-changes.ts'
import { openAlert } from '../../../src/core/stores/alert-seal.ts'
import { type Stores, storesIn } from '../../../src/core/stores/stores.ts'
import { hex } from '../../../src/core/terms/hex.ts'
import { createTestBot, type TestBot } from '../../support/bot.ts'
import { review, takeBack, tellOf } from '../../support/telling.ts'

let bot: TestBot
beforeEach(async () => {
  bot = await createTestBot()
  await bot.letIn('anna')
  for (const moderator of ['mona', 'mia']) await bot.letIn(moderator, 'moderator')
})
afterEach(() => bot.close())

const DANGER = 'Warn: 3 danger'

/** A report of a robbery in Oslo; its receipt. */
const tells = async (number = '+1 201 555 0101', harm = 'Robbery'): Promise<string> => {
  bot.heard('anna')
  await tellOf(bot, 'anna', number, { harm })
  return /(?:\d{4} ){3}\d{4}/.exec(bot.heard('anna'))?.[0] ?? ''
}

/** A moderator decides, and so much later that the alert has begun. */
const decides = async (moderator: string, ...taps: string[]): Promise<void> => {
  await review(bot, moderator, ...taps)
  bot.later({ hours: 6 })
  await bot.alerted()
}

/** A moderator corrects the newest alert, by a word more. */
const corrects = async (moderator: string, words: string, level = '2 risk'): Promise<void> => {
  await bot.says(moderator, '/warn')
  await bot.taps(moderator, '🟠 Oslo ▶️')
  for (const tap of ['Correct it', level, 'Done']) await bot.taps(moderator, tap)
  await bot.says(moderator, 'Oslo')
  await bot.taps(moderator, 'Nothing more')
  await bot.says(moderator, words)
  await bot.taps(moderator, 'Send now')
  expect(bot.heard(moderator)).toContain('It is going out now')
}

/** Whoever has opened a report with its receipt says yes or no to one thing. */
const allows = async (use: string, ...answers: string[]): Promise<void> => {
  for (const tap of ['Change what I allow', use, ...answers]) await bot.taps('anna', tap)
}

/** What those who follow the town are warned of: the level, and a moderator's own words. */
const warned = async () => {
  const rows = await bot.database.prisma.alert.findMany({ where: { state: 'live' } })
  return rows.flatMap(({ id, content }) => {
    const alert = openAlert(bot.keys, id, content)
    return !alert || alert.takenBack ? [] : [{ level: alert.level, words: alert.words?.text }]
  })
}

it('lets a receipt take back what a moderator has corrected since', async () => {
  const receipt = await tells()
  await decides('mona', DANGER)
  await corrects('mona', 'He has a van')
  expect(await warned()).toEqual([{ level: 2, words: 'He has a van' }])
  await takeBack(bot, 'anna', receipt)
  expect(await warned()).toEqual([])
})

it('has the second approval take the place of what a moderator has corrected since', async () => {
  await tells()
  await decides('mona', DANGER)
  await corrects('mona', 'He has a van')
  await decides('mia', DANGER)
  expect(await warned()).toEqual([{ level: 3, words: undefined }])
})

it('takes an alert back when a later time is chosen, and not when help is', async () => {
  const receipt = await tells()
  await decides('mona', DANGER)
  await bot.says('anna', receipt)
  await allows('Warn colleagues', 'Yes, that is OK', 'As soon as it is read')
  expect(await warned()).toEqual([{ level: 2, words: undefined }])
  await allows('A case worker may read it', 'Yes, that is OK', 'Skip')
  expect(await warned()).toEqual([{ level: 2, words: undefined }])
  await allows('Warn colleagues', 'Yes, that is OK', 'The week after it is read')
  expect(await warned()).toEqual([])
})

it('takes no alert back because a case worker need not write any more', async () => {
  const receipt = await tells('+1 201 555 0102', 'Did not pay, took money back')
  await bot.says('anna', receipt)
  await allows('A case worker may read it', 'Yes, that is OK')
  await bot.says('anna', '+1 201 555 0102')
  await decides('mona', 'Warn: 2 risk')
  const before = await warned()
  expect(before).toHaveLength(1)
  await bot.says('anna', receipt)
  await allows('A case worker may read it', 'No, it is not')
  expect(await warned()).toEqual(before)
})

it('takes no alert back because of what is only added', async () => {
  const receipt = await tells()
  await decides('mona', DANGER)
  const digits = receipt.replaceAll(' ', '')
  const way = {
    receipt: hex(receiptTag(bot.keys, digits)),
    withdrawal: hex(withdrawalTag(bot.keys, digits)),
  }
  const who = { sender: bot.senderOf('anna'), now: bot.now() }
  const isChanged = await bot.stores.receipts.change(way, who, (now) => added(now, 'He has a dog'))
  expect(isChanged).toBe(true)
  expect(await warned()).toEqual([{ level: 2, words: undefined }])
})

it('says nothing of what is over anyway', async () => {
  const receipt = await tells()
  await decides('mona', DANGER)
  bot.later({ hours: 13 })
  await takeBack(bot, 'anna', receipt)
  expect(await bot.database.prisma.alert.count()).toBe(1)
})

it('takes back what goes out at the very moment', async () => {
  const receipt = await tells()
  const digits = receipt.replaceAll(' ', '')
  const way = {
    receipt: hex(receiptTag(bot.keys, digits)),
    withdrawal: hex(withdrawalTag(bot.keys, digits)),
  }
  const apart = <T>(work: (stores: Stores) => Promise<T>): Promise<T> =>
    bot.database.prisma.$transaction((tx) =>
      work(storesIn(tx, { keys: bot.keys, sql: bot.database.sql })),
    )
  const content: AlertContent = {
    ...{ kind: 'client', level: 2, city: 'oslo' },
    ...{ dangers: [], flags: [], descriptors: {} },
  }
  let withdrawn: Promise<boolean> | undefined
  await apart(async (stores) => {
    await stores.receipts.find(way, bot.now())
    withdrawn = apart(({ receipts }) => receipts.withdraw(way, bot.now()))
    await waits()
    await stores.alerts.publishOf(content, way.withdrawal, bot.now())
  })
  expect(await withdrawn).toBe(true)
  expect(await warned()).toEqual([])
})

/** Until one transaction waits for another. */
const waits = async (): Promise<void> => {
  for (;;) {
    const [row] = await bot.database.prisma.$queryRaw<{ waiting: boolean }[]>`
      SELECT EXISTS (
        SELECT FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock') AS waiting`
    if (row?.waiting) return
  }
}
