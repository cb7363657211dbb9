/**
 * Everything that is done by a number, typed once: the number never means the opposite below the next screen
 * (opposites.ts watches for it).
 */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Content } from '../../src/core/blacklist/reports.ts'
import type { TextKey } from '../../src/core/terms/text.ts'
import { createTestBot, type TestBot } from '../support/bot.ts'
import { chooses } from '../support/choosing.ts'
import { objectTo } from '../support/objecting.ts'
import { SIDES } from '../support/opposites.ts'
import { received } from '../support/received.ts'
import { watchingOver } from '../support/safe-calls.ts'
import { receiptOf, settled } from '../support/telling.ts'

const DESK = {
  hours: [{ days: [1, 2, 3, 4, 5], from: '10:00', until: '15:00' }],
  phone: '+47 22 33 44 55',
}
const NUMBER = '+1 201 555 0123'

let bot: TestBot
const met = new Set<TextKey>()
beforeAll(async () => {
  bot = await createTestBot({
    shows: 'numbers',
    languages: ['en'],
    kinds: ['client', 'police'],
    desk: DESK,
  })
  for (const moderator of ['mia', 'mona', 'mette']) await bot.letIn(moderator, 'moderator')
  for (const person of ['casey', 'cilla']) await bot.letIn(person, 'caseworker')
  for (const member of ['anna', 'bea', 'cleo']) await bot.letIn(member)
  await does('cleo', '/alerts', 'Oslo', 'Only Oslo', '30 days', 'Dangerous client')
})
afterAll(async () => {
  for (const key of bot.done()) met.add(key)
  expect(bot.logged).toEqual([])
  await bot.close()
  // Whoever adds an option adds it here, too.
  const all = Object.values(SIDES).flat()
  expect(all.filter((key) => !met.has(key))).toEqual([])
})

/** Types the number of what is offered so. A command, a number, a code, and what begins with "=" as it is. */
const does = async (person: string, ...all: readonly string[]): Promise<void> => {
  for (const what of all) {
    if (/^([/+=]|\d|B\w{3}-)/.test(what)) await bot.says(person, what.replace(/^= /, ''))
    else await chooses(bot, person, what)
  }
}

/** A report that came in, in words, about a number. */
const comes = (told: Partial<Content> = {}): Promise<string> =>
  received(bot, {
    harms: ['hit'],
    subjects: [{ fingerprint: 'f'.repeat(64) as never, ending: '99' }],
    words: 'He had a van.',
    ...told,
  })

/** Nothing waits for anybody, and nobody is in the middle of anything. */
const clears = async (): Promise<void> => {
  const { prisma } = bot.database
  await prisma.pending.deleteMany()
  await prisma.report.deleteMany()
  await prisma.objection.deleteMany()
  await prisma.caseFile.deleteMany()
  for (const person of ['mia', 'mona', 'mette', 'casey', 'cilla']) await bot.says(person, '/menu')
  bot.later({ days: 1 })
}

it.each([
  ['Warn: 1 nuisance', 'insults'],
  ['Warn: 2 risk', 'hit'],
  ['Warn: 3 danger', 'hit'],
  ['Warn: 4 grave danger', 'forced'],
] as const)('"%s", and takes it back', async (label, harm) => {
  await clears()
  await comes({ harms: [harm], city: 'bergen' })
  await does('mona', '/review', 'Show more', label, 'Undo')
  await does('mona', label)
})

it('what lists nobody, and what is declined', async () => {
  await clears()
  const quiet = { warn: false, caseWorker: false, policeAnonymous: false, policeForMe: false }
  await comes({ harms: ['forced'], subjects: [], consents: quiet })
  await does('mona', '/review', 'Read, count as grave danger', 'Undo')
  await clears()
  await comes({ harms: ['feeling'], subjects: [] })
  await does('mona', '/review', 'Read, count it', 'Undo')
  for (const reason of [
    'I cannot tell what happened',
    'Not what we warn about',
    'A warning could hurt the reporter',
    'It was reported before',
    'Another reason',
  ])
    await does('mona', 'Decline', reason, 'Undo')
})

it('a town that is warned', async () => {
  await clears()
  await comes({ harms: ['no-payment'], words: '' })
  await does('mona', '/review', 'Warn: 2 risk', 'Yes, warn the town', 'Undo')
  await clears()
  await comes({ subjects: [], harms: [], town: { kind: 'police', when: 'today' } as never })
  await does('mona', '/review', 'Warn: Oslo', 'Yes, warn the town', 'Undo')
})

it.each(['agree', 'prevent'] as const)('what a colleague decided: %s', async (verdict) => {
  const [agree, prevent] = [verdict === 'agree', verdict === 'prevent']
  await clears()
  await comes()
  await comes({ harms: ['robbery'] })
  await does('mia', '/review', 'Decline', 'Another reason', '/review', 'Decline', 'Another reason')
  await does('mona', '/review', 'Show more', agree ? 'Fine with me' : 'Stop it: read it again')
  await clears()
  await comes()
  await does('mia', '/review', 'Something else', 'Made up to do harm', 'Go on')
  await does('mia', 'Yes, ask a second moderator')
  await does('mona', '/review', prevent ? 'No, shut nobody out' : 'I agree: shut out')
  if (agree) await does('mia', '/review', 'Fine with me')
  await clears()
  await comes()
  await does('mia', '/review', 'Something else', 'Ask the reporter', 'In my own words')
  await does('mia', '= Did he wear glasses?', 'Ask this')
  await does('mona', '/review', prevent ? 'Do not ask this' : 'Yes, ask this')
  await clears()
  const alert = { kind: 'police', level: 2, city: 'oslo', dangers: [], flags: [], descriptors: {} }
  await bot.stores.pending.proposeAlert(
    { kind: 'alert', alert: alert as never },
    { sender: bot.senderOf('mia'), now: bot.now() },
  )
  await comes()
  await does('mona', '/review', prevent ? 'Do not send' : 'Send now')
})

it('a warning by hand', async () => {
  await clears()
  for (const why of ['It is over', 'It was wrong', 'I will not say']) {
    await does('mona', '/warn', 'New alert', 'Police', 'Today', 'Oslo', 'Skip', 'Send now')
    await does('mona', '/warn')
    const live = bot
      .screen('mona')
      .at(-1)
      ?.split('\n')
      .find((line) => line.startsWith('2 '))
    await does('mona', (live ?? '').slice(3))
    if (why === 'It is over') await does('mona', 'Stop it now', 'Yes, stop it', '/warn', '2')
    await does('mona', 'Take it back')
    await does('mona', why)
    bot.later({ days: 1 })
  }
})

const REPORT = ['/report', 'Yes', 'Robs or does not pay', 'Done', 'Skip', NUMBER, '= Bergen']

it('a report, and everything with its receipt', async () => {
  await clears()
  for (const end of [
    'Yes, take it back',
    'Yes, next week',
    'Somebody else’s number',
    'objection',
  ]) {
    await does('anna', ...REPORT, 'No, thank you', 'As soon as it is read', 'No, not yet', 'Send')
    const receipt = receiptOf(bot, 'anna')
    if (end === 'Yes, take it back') {
      await does('anna', receipt, 'Change what I allow', 'Warn colleagues', 'No, it is not')
      await does('anna', 'Change what I allow', 'Warn colleagues', 'Yes, that is OK')
      await does('anna', 'As soon as it is read')
      await does('anna', 'Write when somebody answers', 'Yes, write to me')
      await does('anna', 'Write when somebody answers', 'No, do not write')
      await does('anna', 'Take it back', end)
      continue
    }
    await does('mia', '/review', 'Warn: 2 risk')
    await settled(bot)
    await does('anna', receipt, 'Do you still stand by it?', 'Yes, it is as I told it')
    if (end === 'objection') {
      await objectTo(bot, NUMBER)
      await does('mona', '/objections', 'It stays', 'Too grave', 'I decide again')
      await does('mona', 'It goes', 'My decision stands')
      await does('mia', '/objections', 'It stays', 'Too grave', 'My decision stands')
    }
    await does('anna', receipt, 'Do you still stand by it?', 'No, or the number was wrong')
    await does('anna', end === 'Yes, next week' ? 'Yes, next week, with others' : '3')
  }
  await objectTo(bot, '+1 201 555 0177')
  await does('mona', '/objections', 'Seen')
})

it('a case, on both sides', async () => {
  await clears()
  await does('bea', ...REPORT, 'A case worker may read it', 'As soon as it is read', 'No, not yet')
  await does(
    'bea',
    'Add more',
    'In my own words',
    '= He had a van.',
    'Nothing more',
    'Send',
    '2580',
  )
  const receipt = receiptOf(bot, 'bea')
  await does('casey', '/cases', 'today', 'Show the number', 'Show what they wrote')
  for (let letters = 0; letters < 5; letters++)
    await does('casey', 'Ready sentence', 'A question', 'Safe now?', 'Send it')
  await does('casey', 'Earlier ones', 'Something else', 'Let them in', 'Yes, give a code')
  await does('casey', 'Something else', 'Give it back', 'today', 'Something else', 'Close it')
  await does('bea', receipt, 'Talk to a person', '2580', 'Earlier ones')
  await does('casey', 'Yes, close it', 'today', 'Open it again')
})

it('what is kept, shown and deleted', async () => {
  await does('guest', '/export', 'Yes, go on', 'Yes, show it')
  await does('guest', '/export', 'No')
  await does('guest', '/wipe', 'No, keep it')
  await does('guest', '/wipe', 'Yes')
})

const codeOf = (person: string): string =>
  bot
    .screen(person)
    .join('\n')
    .match(/B\w{3}-\w{4}-\w{4}/g)
    ?.at(-1) ?? 'no code'

it('a safe-call, on both sides', async () => {
  const { passes } = watchingOver(bot)
  for (const buddy of ['cleo', 'bea']) {
    await does('anna', '/safecall', 'Add a buddy', 'It is my own choice', '= Anna from work')
    const code = codeOf('anna')
    await does('mette', code, 'No')
    await does(buddy, code, 'Yes', `= ${buddy} from work`)
    await does('anna', '/safecall', '/menu')
    await passes(3)
    await does(buddy, '/news', 'I am on it', '/menu')
  }
  await does(
    'anna',
    '/safecall',
    'Start a safe-call',
    '2 hours',
    'Skip',
    'No, only at the end',
    'No',
  )
  await does('anna', '/safecall', 'Start a safe-call', '= 2 hours', 'Skip', 'No, only at the end')
  await does('anna', 'Start')
  await passes(1)
  await does('bea', '/safecall', 'I am here', 'There is more', 'Not tonight')
  await does('anna', '/safecall', 'Alarm now', 'Take it back', 'Alarm now', 'At once', 'Alarm now')
  await passes(12)
  await does('cleo', '/news', '/safecall', 'I am on it', 'I cannot', 'Read it again')
  await passes(12)
  await does('bea', '/news', '/safecall', 'I have reached')
  await does('cleo', '/news', '/safecall', 'Keep asking')
  await does('anna', '/safecall', 'I am OK')
})
