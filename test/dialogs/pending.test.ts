/** What one moderator decided, as another one sees it first. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../support/bot.ts'
import { received } from '../support/received.ts'
import { answerTo, tellOf } from '../support/telling.ts'

let english: TestBot
let norwegian: TestBot
beforeAll(async () => {
  english = await createTestBot()
  norwegian = await createTestBot({ shows: 'numbers', language: 'nb' })
  for (const bot of [english, norwegian]) {
    for (const moderator of ['mia', 'mona']) await bot.letIn(moderator, 'moderator')
    await bot.letIn('anna')
  }
})
afterEach(async () => {
  for (const bot of [english, norwegian]) {
    for (const table of ['pending', 'report'] as const)
      await (table === 'pending'
        ? bot.database.prisma.pending.deleteMany()
        : bot.database.prisma.report.deleteMany())
    for (const moderator of ['mia', 'mona']) await answerTo(bot, moderator, '/menu')
    bot.later({ days: 1 })
  }
})
afterAll(async () => {
  await english.close()
  await norwegian.close()
})

const TOLD = {
  harms: ['hit' as const],
  subjects: [{ fingerprint: 'f'.repeat(64) as never, ending: '99' }],
  words: 'He had a van.',
}

const does = async (moderator: string, ...labels: string[]): Promise<string> => {
  await answerTo(english, moderator, '/review')
  for (const label of labels) await english.taps(moderator, label)
  return english.heard(moderator)
}

it('is read with the report, and stopped or left as it is', async () => {
  await received(english, TOLD)
  await does('mia', 'Decline', 'I cannot tell what happened')
  await english.talk(
    'mona',
    `
    > /menu
    > /review
    > hm
    > [Show what was told]
    > [Back]
    > [Later]
    > /review
    `,
  )
  english.later({ hours: 0.6 })
  await english.talk(
    'mona',
    `
    > /review
    > [Stop it: read it again]
    > [Fine with me]
    `,
  )
  expect(await english.database.prisma.pending.count()).toBe(0)
})

it('is read in Norwegian, with numbers', async () => {
  await received(norwegian, TOLD)
  for (const said of ['/review', '5', '1']) await norwegian.says('mia', said)
  norwegian.heard('mia')
  await norwegian.talk(
    'mona',
    `
    > /review
    > 3
    `,
  )
  expect(await norwegian.database.prisma.pending.count()).toBe(1)
})

it('asks for a second moderator before anybody is shut out', async () => {
  await received(english, TOLD)
  await english.talk(
    'mia',
    `
    > /review
    > [Something else]
    > [Made up to do harm]
    > [Go on]
    > [Yes, ask a second moderator]
    > /undo
    > [Stop]
    `,
  )
  await does('mia', 'Something else', 'Made up to do harm', 'Go on', 'Yes, ask a second moderator')
  await english.talk(
    'mona',
    `
    > /review
    > [I agree: shut out]
    `,
  )
  await english.talk(
    'mia',
    `
    > /review
    > [Fine with me]
    `,
  )
})

it('is asked in the reporter’s language when it is a ready sentence, and by nobody else first', async () => {
  await tellOf(english, 'bea', '+1 201 555 0110')
  const receipt = /(?:\d{4} ){3}\d{4}/.exec(english.heard('bea'))?.[0] ?? ''
  await english.says('bea', '/language')
  await english.taps('bea', 'Norsk')
  await does('mia', 'Something else', 'Ask the reporter', 'Was he alone?', 'Leave the question')
  expect(await answerTo(english, 'bea', receipt)).toContain('Var han alene?')
  await english.taps('bea', 'Svar')
  await english.says('bea', 'Ja')
  expect(await does('mia', 'Show what was told')).toContain('Asked: Was he alone?\nAnswered: Ja')
})

it('is a question in own words that a second moderator leaves', async () => {
  await tellOf(english, 'anna', '+1 201 555 0111')
  const receipt = /(?:\d{4} ){3}\d{4}/.exec(english.heard('anna'))?.[0] ?? ''
  await does('mia', 'Something else', 'Ask the reporter', 'In my own words')
  await english.says('mia', 'Did he wear glasses?')
  await english.taps('mia', 'Leave the question')
  await english.talk(
    'mona',
    `
    > /review
    > [Leave the question]
    `,
  )
  expect(await answerTo(english, 'anna', receipt)).toContain('Did he wear glasses?')
})

it('is not for anybody else, and not for whoever is none any more', async () => {
  await received(english, TOLD)
  await does('mia', 'Decline', 'Another reason')
  expect(await answerTo(english, 'anna', '/pending')).toContain('Only moderators read reports.')
  await does('mona')
  await english.database.prisma.pending.deleteMany()
  await english.taps('mona', 'Fine with me')
  expect(english.heard('mona')).toContain('That is decided already')
})

it('shows nobody a decision on her own report', async () => {
  await received(english, TOLD, { author: 'mona' })
  await does('mia', 'Decline', 'Another reason')
  expect(await does('mona')).toContain('No report is waiting for you.')
})
