/** Who has a case: claimed, lapsed, handed over, opened again, and taken by nobody. */
import { afterEach, expect, it } from 'vitest'
import { GUESTS } from '../../src/core/blacklist/reports.ts'
import { openCase } from '../../src/core/dialogs/talk/open-case.ts'
import { createTestBot, type TestBot } from '../support/bot.ts'
import { contentOf, received } from '../support/received.ts'
import { answerTo, tellOf } from '../support/telling.ts'

const LINE = 'You have a new message'
const DESK = {
  hours: [{ days: [1, 2, 3, 4, 5], from: '10:00', until: '15:00' }],
  phone: '+47 22 33 44 55',
}
const READ = 'You have read this report as a moderator.'

let bot: TestBot
afterEach(() => bot.close())

const handleOf = async (person: string): Promise<string> =>
  (await bot.stores.members.recognise(bot.senderOf(person), bot.now())).member?.handle ?? ''

const noticed = async (person: string): Promise<string> => {
  bot.heard(person)
  await bot.bot.notices()
  return bot.heard(person)
}

/** Mona moderates and is a case worker, too; Casey is a case worker. */
const withBoth = async (): Promise<void> => {
  bot = await createTestBot({ desk: DESK })
  await bot.letIn('mona', 'moderator')
  await bot.says(
    'mona',
    await bot.stores.codes.issue({ role: 'caseworker', groupId: undefined }, bot.now()),
  )
  await bot.letIn('casey', 'caseworker')
}

/** A report that asks for a case worker, read by Mona as a moderator. */
const readByMona = async (): Promise<void> => {
  await tellOf(bot, 'anna', '+1 201 555 0143', { help: ['A case worker may read it'] })
  await bot.says('anna', '2580')
  await answerTo(bot, 'mona', '/review')
}

const opens = async (person: string, sign = '⚪️'): Promise<string> => {
  await bot.says(person, '/cases')
  bot.heard(person)
  await bot.taps(person, `${sign} today · English`)
  return bot.heard(person)
}

it('is not handed to somebody who has read its report as a moderator', async () => {
  await withBoth()
  await readByMona()
  await opens('casey')
  for (const tap of ['Something else', 'Hand it over']) await bot.taps('casey', tap)
  bot.heard('casey')
  await bot.says('casey', await handleOf('mona'))
  expect(bot.heard('casey')).toContain('That colleague has read this report as a moderator.')
  expect(await answerTo(bot, 'mona', '/cases')).toContain('No case is waiting.')
})

it('leaves a case to others for an hour whenever it waits anew', async () => {
  await withBoth()
  await readByMona()
  await opens('casey')
  bot.later({ hours: 3 })
  await bot.says('casey', '/cases')
  for (const tap of ['🟢 today · English', 'Something else', 'Give it back'])
    await bot.taps('casey', tap)
  expect(await opens('mona')).toContain(READ)
  bot.later({ hours: 1 })
  expect(await opens('mona')).toContain('It is yours.')
})

it('opens a closed case for all, if who opens it again has read it as a moderator', async () => {
  await withBoth()
  await readByMona()
  await opens('casey')
  for (const tap of ['Something else', 'Close it', 'Yes, close it']) await bot.taps('casey', tap)
  await opens('mona', '⚫️')
  await bot.taps('mona', 'Open it again')
  expect(bot.heard('mona')).toContain(READ)
  expect(await answerTo(bot, 'casey', '/cases')).toContain('⚪️ today · English')
})

it('says still that a moderator answers, after she opened her own closed case again', async () => {
  await withBoth()
  await readByMona()
  bot.later({ hours: 1 })
  await opens('mona')
  for (const tap of ['Something else', 'Close it', 'Yes, close it']) await bot.taps('mona', tap)
  await opens('mona', '⚫️')
  await bot.taps('mona', 'Open it again')
  expect(bot.heard('mona')).toContain('It is yours.')
  const { hers } = await bot.stores.caseFiles.shownTo(await idOf('mona'), bot.now())
  expect(hers[0]?.hadRead).toBe(true)
})

const idOf = async (person: string): Promise<string> =>
  (await bot.stores.members.recognise(bot.senderOf(person), bot.now())).member?.id ?? ''

const asks = async (person: string): Promise<void> => {
  for (const words of ['/talk', 'Can I see a doctor without papers?', '2580', 'no'])
    await bot.says(person, words)
}

it('lets her claim five a day, more once one has waited two hours, which the operator hears of', async () => {
  bot = await createTestBot({ desk: DESK })
  // All of it on one day.
  bot.later({ hours: 3 })
  await bot.letIn('casey', 'caseworker')
  for (const person of ['anna', 'bea', 'cleo', 'dora', 'elsa', 'fay']) await asks(person)
  for (let claimed = 0; claimed < 5; claimed++)
    expect(await opens('casey')).toContain('It is yours. Answer within four hours')
  expect(await opens('casey')).toContain('You have claimed five today.')
  expect(bot.logged).toEqual([])
  bot.later({ hours: 2 })
  expect(await opens('casey')).toContain('It is yours. Answer within four hours')
  expect(bot.logged).toEqual(['alarm: a case worker claims more cases than is usual in a day {}'])
})

it('says above the list how many wait and how old the oldest is, and what else does', async () => {
  await withBoth()
  await asks('anna')
  expect(await answerTo(bot, 'casey', '/cases')).not.toContain('🤝 1')
  await asks('bea')
  bot.later({ days: 2 })
  expect(await answerTo(bot, 'casey', '/cases')).toContain('🤝 2 (2 days)')
  await tellOf(bot, 'cleo', '+1 201 555 0143')
  const both = await answerTo(bot, 'mona', '/cases')
  expect(both).toContain('• 📋 1 (today) · 🤝 2 (2 days)')
  await bot.database.prisma.caseFile.deleteMany()
  expect(await answerTo(bot, 'mona', '/cases')).toContain('📋 Reports to read: 1.')
})

it('tells of a case anew when its claim lapses', async () => {
  bot = await createTestBot({ desk: DESK })
  for (const person of ['casey', 'cora']) await bot.letIn(person, 'caseworker')
  await asks('anna')
  expect(await noticed('cora')).toContain(LINE)
  await opens('casey')
  bot.later({ hours: 4 })
  expect(await noticed('cora')).toBe('')
  bot.later({ hours: 1 })
  expect(await noticed('cora')).toContain(LINE)
  bot.later({ hours: 2 })
  expect(await noticed('cora')).toBe('')
})

it('tells the operator of cases that nobody takes: after two hours, urgent ones after one', async () => {
  bot = await createTestBot({ desk: DESK })
  await asks('anna')
  bot.later({ hours: 1.9 })
  await bot.bot.publish()
  expect(bot.bot.cases().detail).toBe('no case waits too long')
  bot.later({ hours: 0.1 })
  await bot.bot.publish()
  expect(bot.bot.cases().detail).toBe('alarm: 1 cases wait that no case worker takes')
  expect(bot.logged.join()).toContain('alarm: cases wait that no case worker takes {"count":1}')
  expect(bot.logged.join()).not.toMatch(/doctor|anna/)
  await bot.bot.publish()
  expect(bot.logged).toHaveLength(1)
  await bot.letIn('casey', 'caseworker')
  await opens('casey')
  await bot.bot.publish()
  expect(bot.bot.cases().detail).toBe('no case waits too long')
  await needsDoctor(GUESTS)
  bot.later({ hours: 1 })
  await bot.bot.publish()
  expect(bot.bot.cases().detail).toBe('alarm: 1 cases wait that no case worker takes')
  expect(bot.bot.grave().detail).toContain('1 grave dangers wait')
})

/** A report of who needs a doctor now and wants a case worker. */
const needsDoctor = async (group: string): Promise<void> => {
  const content = contentOf({
    flags: ['care'],
    group,
    consents: { warn: false, caseWorker: true, policeAnonymous: false, policeForMe: false },
  })
  const id = await received(bot, content)
  const opener = { receipt: id, pin: '' }
  await openCase({ id, content, language: 'en' }, opener, bot.stores, bot.now())
}

it('wakes case workers and moderators for a member who needs a doctor, not for a guest', async () => {
  bot = await createTestBot({ desk: DESK })
  for (const [person, role] of [
    ['casey', 'caseworker'],
    ['mona', 'moderator'],
  ] as const) {
    await bot.letIn(person, role)
    await bot.says(person, '/alerts')
    for (const tap of ['How I am warned', 'Quiet hours']) await bot.taps(person, tap)
    await bot.says(person, '22-7')
    await bot.taps(person, 'The time in Oslo')
  }
  await needsDoctor(GUESTS)
  bot.heard('mona')
  expect(await noticed('casey')).toBe('')
  expect(bot.heard('mona')).toBe('')
  await needsDoctor('a group')
  bot.later({ hours: 1 / 60 })
  bot.heard('mona')
  expect(await noticed('casey')).toContain(LINE)
  expect(bot.heard('mona')).toContain(LINE)
})
