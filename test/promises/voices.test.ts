/**
 * SECURITY.md: whoever let whom in, and however often they tell it, one group is one voice on one number.
 */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { revokeMember } from '../../src/core/actions/revoke.ts'
import { rotateSubjectKey } from '../../src/core/actions/rotate-key.ts'
import { createTestBot, type TestBot } from '../support/bot.ts'
import {
  answerTo,
  countsNow,
  receiptOf,
  review,
  takeBack,
  tellOf,
  vouches,
} from '../support/telling.ts'

const NUMBER = '+1 201 555 0160'
const OTHER_NUMBER = '+1 202 555 0161'
const WARN = 'Warn: 2 risk'
const GUESTS = process.env['SOAK'] === undefined ? 10 : 100

let bot: TestBot
beforeEach(async () => {
  bot = await createTestBot({ channels: ['telegram', 'whatsapp'] })
  await bot.letIn('mona', 'moderator')
})
afterEach(() => bot.close())

/** Anna founds a group; Bea is vouched for by her, and Cara by Bea. */
const groupComesIn = async (): Promise<void> => {
  await bot.letIn('anna')
  await vouches(bot, 'anna', 'bea')
  await vouches(bot, 'bea', 'cara')
}

/** What is told once it is counted. */
const told = async () => {
  await countsNow(bot)
  return answerTo(bot, 'mona', NUMBER)
}
const ONE = 'reported by one colleague.'
const TWO = 'reported by two colleagues'
const MANY = 'reported by three or more colleagues'

it('counts ten reports of one group as one, and another group beside it', async () => {
  await groupComesIn()
  for (const [person, times] of [
    ['anna', 4],
    ['bea', 3],
    ['cara', 3],
  ] as const)
    for (let time = 0; time < times; time++) await tellOf(bot, person, NUMBER)
  await review(bot, 'mona', WARN)
  expect(await bot.database.prisma.entry.count()).toBe(10)
  expect(await told()).toContain(ONE)
  await bot.letIn('dora')
  await tellOf(bot, 'dora', NUMBER)
  await review(bot, 'mona', WARN)
  expect(await told()).toContain(TWO)
})

it(`counts ${GUESTS} guests as one`, async () => {
  for (let group = 0; group < GUESTS / 10; group++) {
    const guests = Array.from({ length: 10 }, (_, guest) => `guest ${group}${guest}`)
    await Promise.all(guests.map((guest) => tellOf(bot, guest, NUMBER)))
  }
  await review(bot, 'mona', WARN)
  expect(await bot.database.prisma.entry.count()).toBe(GUESTS)
  expect(await told()).toContain(ONE)
})

it('counts the same after keys were renewed, and after the voucher is gone', async () => {
  await groupComesIn()
  await bot.letIn('dora')
  for (const person of ['anna', 'bea', 'dora']) await tellOf(bot, person, NUMBER)
  await review(bot, 'mona', WARN)
  expect(await told()).toContain(TWO)

  await rotateSubjectKey({ file: bot.keyFile, database: bot.database, keys: bot.keys })
  await tellOf(bot, 'cara', NUMBER)
  await review(bot, 'mona', WARN)
  expect(await told()).toContain(TWO)

  await bot.says('anna', '/wipe')
  await bot.taps('anna', 'Yes, delete')
  await tellOf(bot, 'cara', NUMBER)
  await review(bot, 'mona', WARN)
  expect(await told()).toContain(TWO)

  const bea = await bot.database.prisma.member.findFirst({
    where: { senders: { some: { tag: bot.senderOf('bea') } } },
  })
  await revokeMember({ ...bot.needs, database: bot.database }, bea?.handle ?? '', false)
  await tellOf(bot, 'cara', NUMBER)
  await review(bot, 'mona', WARN)
  expect(await told()).toContain(TWO)
})

it('counts the same after the voucher was forgotten because she did not write for a year', async () => {
  await groupComesIn()
  await tellOf(bot, 'anna', NUMBER)
  await review(bot, 'mona', WARN)
  for (const _ of ['one half', 'other half']) {
    bot.later({ days: 184 })
    await bot.says('bea', '/menu')
    await bot.says('mona', '/menu')
    await bot.bot.expire()
  }
  expect(await bot.database.prisma.member.count()).toBe(2)
  await tellOf(bot, 'anna', NUMBER)
  await tellOf(bot, 'bea', NUMBER)
  await review(bot, 'mona', WARN)
  // Anna is a guest now, which is no voice beside a group; Bea's is the one that Anna's was.
  expect(await told()).toContain(ONE)
})

it('hears no voice of her own from whoever is given a code of outreach staff later', async () => {
  await groupComesIn()
  for (const person of ['anna', 'bea']) await tellOf(bot, person, NUMBER)
  await review(bot, 'mona', WARN)
  expect(await told()).toContain(ONE)
  await bot.letIn('bea')
  await tellOf(bot, 'bea', NUMBER)
  await review(bot, 'mona', WARN)
  expect(await told()).toContain(ONE)
})

it('hears one voice of one person who tells it as a guest, as a colleague, and with a code of her own', async () => {
  await bot.letIn('anna')
  await tellOf(bot, 'ex', NUMBER)
  await vouches(bot, 'anna', 'ex')
  await tellOf(bot, 'ex', NUMBER)
  await bot.letIn('ex')
  await tellOf(bot, 'ex', NUMBER)
  await review(bot, 'mona', WARN)
  expect(await bot.database.prisma.entry.count()).toBe(3)
  expect(await told()).toContain(ONE)
})

it('hears guests only where no group speaks', async () => {
  await tellOf(bot, 'guest', NUMBER)
  await review(bot, 'mona', WARN)
  expect(await told()).toContain(ONE)
  for (const [person, band] of [
    ['anna', ONE],
    ['bea', TWO],
  ] as const) {
    await bot.letIn(person)
    await tellOf(bot, person, NUMBER)
    await review(bot, 'mona', WARN)
    expect(await told()).toContain(band)
    // What guests agree on with a group is not agreed on.
    expect((await told()).includes('• 💸')).toBe(band === TWO)
  }
})

it('hears no second voice from a founder who is given a second code of outreach staff', async () => {
  await bot.letIn('anna')
  for (const _ of ['first', 'second', 'third']) {
    await tellOf(bot, 'anna', NUMBER)
    await bot.letIn('anna')
  }
  await review(bot, 'mona', WARN)
  expect(await told()).toContain(ONE)
})

it('hears no voice of her own from whoever comes back with a code that she gave herself', async () => {
  await bot.letIn('anna')
  await tellOf(bot, 'anna', NUMBER)
  await bot.says('anna', '/invite')
  const code = /V\w{3}-\w{4}-\w{4}/.exec(bot.heard('anna'))?.[0] ?? ''
  await bot.says('anna', '/wipe')
  await bot.taps('anna', 'Yes, delete')
  await bot.says('anna', code)
  await tellOf(bot, 'anna', NUMBER)
  await review(bot, 'mona', WARN)
  expect(await told()).toContain(ONE)
})

it('counts what staff tell for others as one voice, whoever of them writes it, and their own beside it', async () => {
  await bot.letIn('mia', 'moderator')
  for (const moderator of ['mia', 'mona', 'mia'])
    await tellOf(bot, moderator, NUMBER, { whom: 'For somebody else' })
  for (const moderator of ['mona', 'mia']) await review(bot, moderator, WARN)
  expect(await bot.database.prisma.entry.count()).toBe(3)
  expect(await told()).toContain(ONE)
  await tellOf(bot, 'mia', NUMBER, { whom: 'For myself' })
  await review(bot, 'mona', WARN)
  expect(await told()).toContain(TWO)
})

it('hears a voice no longer that was taken back, and the others as before', async () => {
  for (const person of ['anna', 'bea']) await bot.letIn(person)
  await tellOf(bot, 'anna', NUMBER)
  const first = receiptOf(bot, 'anna')
  await tellOf(bot, 'anna', NUMBER)
  await tellOf(bot, 'bea', NUMBER)
  const other = receiptOf(bot, 'bea')
  await review(bot, 'mona', WARN)
  expect(await told()).toContain(TWO)
  await takeBack(bot, 'somebody', first)
  expect(await told()).toContain(TWO)
  await takeBack(bot, 'somebody', other)
  expect(await told()).toContain(ONE)
})

it('hears three and more as many', async () => {
  for (const person of ['anna', 'bea', 'cara']) {
    await bot.letIn(person)
    await tellOf(bot, person, NUMBER)
  }
  await review(bot, 'mona', WARN)
  expect(await told()).toContain(MANY)
})

it('lets nobody recognise a group on one number by its voice on another', async () => {
  await bot.letIn('anna')
  for (const number of [NUMBER, OTHER_NUMBER, NUMBER]) await tellOf(bot, 'anna', number)
  await tellOf(bot, 'guest', `${NUMBER}, ${OTHER_NUMBER}`)
  await review(bot, 'mona', WARN)
  const entries = await bot.database.prisma.entry.findMany()
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
  const marks = entries.map(({ subjectId, voice }) => ({ subjectId, voice: hex(voice) }))
  const subjects = [...new Set(marks.map(({ subjectId }) => subjectId))]
  const heard = subjects.map((id) =>
    marks.flatMap(({ subjectId, voice }) => (subjectId === id ? [voice] : [])),
  )
  expect(heard.map((on) => new Set(on).size)).toEqual([2, 2])
  expect(heard[0]?.filter((voice) => heard[1]?.includes(voice))).toEqual([])
  expect(new Set(entries.map(({ withdrawal }) => hex(withdrawal))).size).toBe(entries.length)
})

/** The two keys of Anna, on one channel: under each she was let in by herself, and vouched for somebody. */
const ANNA = 'whatsapp:anna'
const HERS = 'whatsapp:number of anna'
const BOTH = { aliases: ['number of anna'] }

const twoGroups = async (): Promise<void> => {
  await bot.letIn(ANNA)
  await bot.letIn(HERS)
  await vouches(bot, ANNA, 'bea')
  await vouches(bot, HERS, 'cara')
}

it('hears one voice of one person with two keys, and of all whom she let in under either', async () => {
  await twoGroups()
  await bot.says(HERS, '/invite')
  const code = /V\w{3}-\w{4}-\w{4}/.exec(bot.heard(HERS))?.[0] ?? ''
  for (const person of [ANNA, HERS]) await tellOf(bot, person, NUMBER)
  await tellOf(bot, 'cara', OTHER_NUMBER)
  await review(bot, 'mona', WARN)
  expect(await told()).toContain(TWO)
  // Listed, waiting, and not yet told: all of it becomes one voice.
  await tellOf(bot, 'bea', NUMBER)
  await tellOf(bot, 'cara', NUMBER)
  await bot.says(ANNA, '/menu', BOTH)
  expect(await told()).toContain(ONE)
  await review(bot, 'mona', WARN)
  expect(await told()).toContain(ONE)
  await bot.says('dora', code)
  for (const person of ['bea', 'cara', 'dora', HERS]) {
    await tellOf(bot, person, NUMBER, person === HERS ? {} : { harm: 'Robbery' })
    await tellOf(bot, person, OTHER_NUMBER)
  }
  await review(bot, 'mona', WARN)
  expect(await told()).toContain(ONE)
  expect(await answerTo(bot, 'mona', OTHER_NUMBER)).toContain(ONE)
  expect(
    new Set((await bot.database.prisma.member.findMany()).map((one) => one.groupId)).size,
  ).toBe(2)
})

it('leaves other voices as they are when two keys turn out to be one person', async () => {
  await twoGroups()
  await bot.letIn('dora')
  for (const person of [ANNA, 'cara', 'dora', 'guest']) await tellOf(bot, person, NUMBER)
  await review(bot, 'mona', WARN)
  expect(await told()).toContain(MANY)
  await bot.says(ANNA, '/menu', BOTH)
  const voices = (await bot.database.prisma.entry.findMany()).map(({ voice }) =>
    Buffer.from(voice).toString('hex'),
  )
  expect(voices).toHaveLength(4)
  expect(new Set(voices).size).toBe(3)
})

it('hears one voice of her who is in under one of her keys only', async () => {
  await bot.letIn(HERS)
  await tellOf(bot, HERS, NUMBER)
  await bot.says(ANNA, 'hello', BOTH)
  await tellOf(bot, ANNA, NUMBER)
  await review(bot, 'mona', WARN)
  expect(await told()).toContain(ONE)
})

it('counts the checks of two groups together once they are one', async () => {
  await twoGroups()
  for (const person of [ANNA, HERS, 'cara']) await bot.says(person, NUMBER)
  await bot.says(ANNA, '/menu', BOTH)
  const counted = await bot.database.prisma.counter.findMany({ where: { kind: 'check.group' } })
  expect(counted.map(({ today }) => today)).toEqual([3])
})

it('hears the same voice from wherever she has moved to', async () => {
  await bot.letIn('anna')
  await vouches(bot, 'anna', 'bea')
  await tellOf(bot, 'anna', NUMBER)
  await bot.says('anna', '/move')
  const code = /M\w{3}-\w{4}-\w{4}/.exec(bot.heard('anna'))?.[0] ?? ''
  await bot.says(ANNA, code)
  await bot.taps(ANNA, 'Yes, move here')
  await tellOf(bot, ANNA, NUMBER)
  await tellOf(bot, 'bea', NUMBER)
  await review(bot, 'mona', WARN)
  expect(await bot.database.prisma.entry.count()).toBe(3)
  expect(await told()).toContain(ONE)
})

it('hears no second voice from a founder whose group became one with another, and who is given a second code', async () => {
  await bot.letIn('eva')
  await vouches(bot, 'eva', ANNA)
  await bot.letIn(HERS)
  await tellOf(bot, 'eva', NUMBER)
  await tellOf(bot, HERS, NUMBER)
  await bot.says(ANNA, '/menu', BOTH)
  for (const person of ['eva', ANNA]) {
    await bot.letIn(person)
    await tellOf(bot, person, NUMBER)
  }
  await review(bot, 'mona', WARN)
  expect(await told()).toContain(ONE)
})
