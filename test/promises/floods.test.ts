/**
 * SECURITY.md: nobody keeps others from being heard: not by many reports, by wiping in between, by many
 * numbers in one message, or by using up what colleagues may check.
 */
import { afterEach, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../support/bot.ts'
import { answerTo, tellOf } from '../support/telling.ts'

const FLOOD = 'He came in a red car and he took my phone and all the money that I had with me'
const ROBBED = 'Three men pushed the door in and hit me until I gave them my bag and my keys.'

let bot: TestBot
afterEach(() => bot.close())

const wipes = async (person: string): Promise<void> => {
  await bot.says(person, '/wipe')
  await bot.taps(person, 'Yes, delete')
}

/** Somebody tells of a rape of this week, which is a grave danger. */
const tellsOfGrave = async (person: string, number: string, words: string): Promise<void> => {
  await bot.says(person, '/report')
  for (const tap of [
    'Yes',
    'Sexual assault or pressure',
    'Done',
    'Forced sex, rape',
    'Done',
    'Go on',
  ])
    await bot.taps(person, tap)
  for (const said of [number, 'Oslo']) await bot.says(person, said)
  for (const tap of ['No, thank you', 'As soon as it is read', 'No, not yet'])
    await bot.taps(person, tap)
  for (const tap of ['Add more', 'How long ago', 'This week']) await bot.taps(person, tap)
  await bot.taps(person, 'In my own words')
  await bot.says(person, words)
  for (const tap of ['Nothing more', 'Send']) await bot.taps(person, tap)
}

/** What a moderator reads first, in the reporter's words. */
const readsNext = async (moderator: string): Promise<string> => {
  await bot.says(moderator, '/review')
  await bot.taps(moderator, 'Show more')
  return bot.heard(moderator)
}

it('takes five reports a day from one chat, however often it is wiped in between', async () => {
  bot = await createTestBot()
  for (let life = 0; life < 8; life++) {
    const before = await bot.database.prisma.report.count()
    if ((await answerTo(bot, 'rogue', '/report')).includes('as many reports as I can take'))
      continue
    await bot.says('rogue', 'stop')
    await bot.says('rogue', '/discard')
    await tellOf(bot, 'rogue', '+1 201 555 0130')
    expect(await bot.database.prisma.report.count()).toBe(before + 1)
    await wipes('rogue')
  }
  expect(await bot.database.prisma.report.count()).toBe(5)
  // The count is of that day alone: tomorrow there is none, in the tables neither.
  bot.later({ days: 1 })
  await bot.bot.expire()
  expect(await bot.database.prisma.counter.count({ where: { kind: 'told' } })).toBe(0)
  await tellOf(bot, 'rogue', '+1 201 555 0130')
  expect(await bot.database.prisma.report.count()).toBe(6)
})

it('takes the count along to another chat', async () => {
  bot = await createTestBot({ channels: ['telegram', 'whatsapp'] })
  await bot.letIn('anna')
  for (let report = 0; report < 5; report++) await tellOf(bot, 'anna', '+1 201 555 0130')
  const code = /M\w{3}-\w{4}-\w{4}/.exec(await answerTo(bot, 'anna', '/move'))?.[0] ?? ''
  await bot.says('whatsapp:anna', code)
  await bot.taps('whatsapp:anna', 'Yes, move here')
  expect(await answerTo(bot, 'whatsapp:anna', '/report')).toContain('as many reports as I can take')
})

it('shows a moderator a robbery of a member between the grave reports with which guests flood', async () => {
  bot = await createTestBot()
  await bot.letIn('mona', 'moderator')
  for (const member of ['anna', 'bea']) await bot.letIn(member)
  for (let flood = 0; flood < 12; flood++)
    await tellsOfGrave(`guest ${flood}`, `+1 201 555 01${30 + flood}`, `${FLOOD}, number ${flood}.`)
  for (const [member, number] of Object.entries({ anna: '50', bea: '51' }))
    await tellOf(bot, member, `+1 201 555 01${number}`, {
      harm: 'Robbery',
      more: ['Add more', 'In my own words', { says: `${ROBBED} (${member})` }, 'Nothing more'],
    })
  const read: string[] = []
  for (let report = 0; report < 4; report++) {
    const words = await readsNext('mona')
    read.push(words.includes(ROBBED) ? 'a member' : 'a guest')
    await bot.taps('mona', 'Later')
  }
  // By turns, though guests told of what is graver and came first.
  expect(read).toEqual(['a member', 'a guest', 'a member', 'a guest'])
})

it("tells the operator of a grave report that nobody has opened within the hour, a guest's too", async () => {
  bot = await createTestBot()
  await bot.letIn('mona', 'moderator')
  await tellsOfGrave('guest', '+1 201 555 0130', FLOOD)
  await bot.bot.publish()
  expect(bot.logged).toEqual([])
  bot.later({ hours: 1 })
  for (let minutes = 0; minutes < 3; minutes++) await bot.bot.publish()
  expect(bot.logged).toEqual([
    'alarm: grave dangers came before this hour, and no moderator has opened them {"count":1}',
  ])
  expect(bot.bot.grave().detail).toContain('alarm: 1 grave')
  await bot.says('mona', '/review')
  await bot.bot.publish()
  expect(bot.bot.grave().detail).not.toContain('alarm')
})

it('lets a moderator decline together what guests wrote in nearly the same words, and approve none of it so', async () => {
  bot = await createTestBot()
  await bot.letIn('mona', 'moderator')
  await bot.letIn('anna')
  for (let flood = 0; flood < 6; flood++)
    await tellsOfGrave(`guest ${flood}`, `+1 201 555 01${30 + flood}`, `${FLOOD}, number ${flood}.`)
  await tellsOfGrave('other guest', '+1 201 555 0130', ROBBED)
  // A member who says the same is nobody's flood.
  await tellsOfGrave('anna', '+1 201 555 0140', FLOOD)
  let shown = await readsNext('mona')
  while (!shown.includes(', number')) {
    await bot.taps('mona', 'Later')
    shown = await readsNext('mona')
  }
  await bot.taps('mona', 'Something else')
  expect(bot.heard('mona')).toContain('Nearly the same words (5)')
  await bot.taps('mona', 'Nearly the same words (5)')
  expect(bot.heard('mona')).toContain('5 more reports from people without a code')
  await bot.taps('mona', 'Put them together')
  const together = await readsNext('mona')
  expect(together).toContain('6 reports')
  for (let flood = 0; flood < 6; flood++) expect(together).toContain(`number ${flood}`)
  const [before, after] = together.split('What do you decide?')
  expect(before).toContain('not about the same number')
  expect(after).not.toContain('Warn:')
  await bot.taps('mona', 'Decline')
  await bot.taps('mona', 'Another reason')
  bot.later({ hours: 25 })
  await bot.bot.publish()
  expect(await bot.database.prisma.report.count({ where: { state: 'declined' } })).toBe(6)
  expect(await bot.database.prisma.report.count({ where: { state: 'received' } })).toBe(2)
})

const MANY = Array.from(
  { length: 455 },
  (_, index) => `+1 ${201 + Math.floor(index / 100)} 555 ${String(index % 100).padStart(4, '01')}`,
).join('\n')

it('takes ten numbers of a message, wherever it asks for one, and says so', async () => {
  bot = await createTestBot()
  await bot.letIn('anna')
  const asked = await answerTo(bot, 'anna', MANY)
  expect(asked.match(/📞/g)).toHaveLength(10)
  expect(asked).toContain('I could not check')

  await bot.says('guest', '/report')
  for (const tap of ['Yes', 'Robs or does not pay', 'Done', 'Did not pay, took money back', 'Done'])
    await bot.taps('guest', tap)
  bot.heard('guest')
  expect(await answerTo(bot, 'guest', MANY)).toContain('Please send 10 at a time')
  await bot.says('guest', '+1 201 555 0130')
  for (const tap of ['Oslo', 'No, thank you', 'Another time, or never', 'Never'])
    await bot.taps('guest', tap)
  for (const tap of ['Add more', 'More numbers']) await bot.taps('guest', tap)
  bot.heard('guest')
  const ten = Array.from({ length: 10 }, (_, index) => `+1 201 555 01${40 + index}`).join(', ')
  expect(await answerTo(bot, 'guest', ten)).toContain('A report can hold 10 numbers at most')
})

it('makes guests wait for the slow work that they ask for together, and no member for them', async () => {
  bot = await createTestBot()
  await bot.letIn('anna')
  const ten = Array.from({ length: 10 }, (_, index) => `+1 201 555 01${40 + index}`).join(', ')
  for (const guest of ['one', 'two', 'three']) {
    await bot.says(guest, '/report')
    for (const tap of [
      'Yes',
      'Robs or does not pay',
      'Done',
      'Did not pay, took money back',
      'Done',
    ])
      await bot.taps(guest, tap)
    await bot.says(guest, ten)
  }
  expect(bot.waited.filter((wait) => wait > 1_000)).toEqual([2_000])
  expect(await answerTo(bot, 'anna', ten)).toContain('There is no warning')
  expect(bot.waited.filter((wait) => wait > 1_000)).toEqual([2_000])
})

const invites = async (from: string, to: string): Promise<void> => {
  const code = /V\w{3}-\w{4}-\w{4}/.exec(await answerTo(bot, from, '/invite'))?.[0] ?? ''
  await bot.says(to, code)
}

const checks = async (person: string, count: number): Promise<string> =>
  answerTo(
    bot,
    person,
    Array.from({ length: count }, (_, n) => `+1 201 555 01${10 + n}`).join(', '),
  )

it('leaves every member five checks a day that no puppet in her group can use up', async () => {
  bot = await createTestBot({ checks: { day: 10, month: 20, everybody: 1000 } })
  await bot.letIn('anna')
  await invites('anna', 'rogue')
  for (const puppet of ['p1', 'p2', 'p3']) await invites('rogue', puppet)
  for (let day = 0; day < 2; day++) {
    for (const who of ['rogue', 'p1', 'p2', 'p3']) await checks(who, 10)
    bot.later({ days: 1 })
  }
  expect(await checks('anna', 6)).toContain('You still have 5 checks of your own today')
  expect(await checks('anna', 4)).toContain('There is no warning')
  expect(await checks('anna', 2)).toContain('You still have one check of your own today')
  expect(await checks('anna', 1)).toContain('There is no warning')
  expect(await checks('anna', 1)).toContain('Your own checks for today are used up, too')
  bot.later({ days: 1 })
  expect(await checks('anna', 5)).toContain('There is no warning')
  expect(bot.logged.filter((line) => line.startsWith('alarm: a group'))).toHaveLength(2)
  // Puppets have no more than that either, and their own cap as before.
  expect(await checks('p1', 1)).toContain('up your checks for now')
})
