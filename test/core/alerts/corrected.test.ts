import { afterEach, beforeEach, expect, it } from 'vitest'

import { openAlert } from '../../../src/core/storage/alerts.ts'
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

/** A moderator corrects the newest alert, by a word more. */
const corrects = async (moderator: string, words: string, level = '2 risk'): Promise<void> => {
  await bot.says(moderator, '/warn')
  await bot.taps(moderator, '🟠 Oslo ▶️')
  for (const tap of ['Correct it', level, 'Done']) await bot.taps(moderator, tap)
  await bot.says(moderator, 'Oslo')
  await bot.taps(moderator, 'Nothing more')
  await bot.says(moderator, words)
  await bot.taps(moderator, 'Send now')
  expect(bot.heard(moderator)).toContain('It is going out now.')
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
  await review(bot, 'mona', DANGER)
  await corrects('mona', 'He has a van')
  expect(await warned()).toEqual([{ level: 2, words: 'He has a van' }])
  await takeBack(bot, 'anna', receipt)
  expect(await warned()).toEqual([])
})

it('has the second approval take the place of what a moderator has corrected since', async () => {
  await tells()
  await review(bot, 'mona', DANGER)
  await corrects('mona', 'He has a van')
  await review(bot, 'mia', DANGER)
  expect(await warned()).toEqual([{ level: 3, words: undefined }])
})

it('takes back what a moderator has corrected when the second one declines', async () => {
  await tells()
  await review(bot, 'mona', DANGER)
  await corrects('mona', 'He has a van')
  await review(bot, 'mia', 'Decline', 'Another reason')
  expect(await warned()).toEqual([])
})
