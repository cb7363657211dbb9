/**
 * SECURITY.md: whoever is listed may report himself, as a guest and through accounts that he had let into
 * groups of his choice, take it back, object, follow towns, and look again. What he is told shows him level,
 * how recent it is, the coarse danger where it may be named, and what was counted when the last quarter
 * ended; and nothing else.
 *
 * So he does the same to numbers that differ in what he wants to know, and is told the same of each.
 */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../support/bot.ts'
import { objectTo } from '../support/objecting.ts'
import {
  answerTo,
  quarterEnds,
  receiptOf,
  review,
  settled,
  takeBack,
  tellOf,
  until,
  vouches,
} from '../support/telling.ts'

const RISK = 'Warn: 2 risk'
const SECOND = { exposure: 'Once somebody else reports it too' }
const WEEKLY = { exposure: 'The week after it is read' }
const NEXT_WEEK = 'Yes, next week, with others'

/** Numbers that are kept for fiction; in each row he wants to know which is which. */
const LISTED = {
  byOneGroup: '+1 201 555 0110',
  byAGuest: '+1 201 555 0111',
  byHerWhoLetHimIn: '+1 201 555 0112',
  ofSomethingElse: '+1 201 555 0113',
  byTwoAndOneWaits: '+1 201 555 0114',
}
const UNLISTED = {
  unknown: '+1 201 555 0120',
  oneWaits: '+1 201 555 0121',
  aGuestWaits: '+1 201 555 0122',
  declined: '+1 201 555 0123',
  onlyCounted: '+1 201 555 0124',
}
const COUNTED = {
  asItWas: '+1 201 555 0130',
  oneMore: '+1 201 555 0131',
  oneLess: '+1 201 555 0132',
  aGuestMore: '+1 201 555 0133',
  oneMoreWaits: '+1 201 555 0134',
}
type Numbers = Record<string, string>

let bot: TestBot
/** The receipts of what he told, by account and number. */
const receipts = new Map<string, string>()

beforeAll(async () => {
  bot = await createTestBot({ checks: { day: 1000, month: 100_000, everybody: 100_000 } })
  until(bot, '2027-01-04')
  await bot.letIn('mona', 'moderator')
  for (const member of ['anna', 'bea', 'cara', 'dora', 'he']) await bot.letIn(member)
  // In the group of one of his victims, in his own, and in a third.
  await vouches(bot, 'bea', 'puppet of bea')
  await vouches(bot, 'he', 'his puppet')
  await vouches(bot, 'dora', 'puppet of dora')
})
afterAll(() => bot.close())

const tells = async (person: string, number: string, wishes = {}): Promise<void> => {
  bot.heard(person)
  await tellOf(bot, person, number, wishes)
  receipts.set(`${person} ${number}`, receiptOf(bot, person))
}

/** What he is told of each number, without the line that says which it is. */
const answersTo = async (numbers: Numbers): Promise<string[]> => {
  const answers = []
  for (const number of Object.values(numbers))
    answers.push((await answerTo(bot, 'he', number)).replace(/^📞.*\n+/, ''))
  return answers
}

/** What he is told of all of them, once it is known to be the same. */
const alike = async (numbers: Numbers): Promise<string> => {
  const answers = await answersTo(numbers)
  const names = Object.keys(numbers)
  for (const [index, answer] of answers.entries()) {
    const what = `${bot.now().toISOString().slice(0, 10)} ${names[index]}`
    expect(`${what}: ${answer}`).toBe(`${what}: ${answers[0]}`)
  }
  return answers[0] ?? ''
}

/** What the receipts of one account show of each number, once it is known to be the same. */
const receiptsAlike = async (person: string, numbers: Numbers): Promise<string> => {
  const shown: string[] = []
  for (const number of Object.values(numbers))
    shown.push(await answerTo(bot, person, receipts.get(`${person} ${number}`) ?? ''))
  expect(new Set(shown).size).toBe(1)
  // How often it was used before is of each receipt alone.
  const [uses, ...rest] = (shown[0] ?? '').split('\n')
  expect(uses).toContain('This receipt ')
  return rest.join('\n')
}

/** Something is done to each number, by an account of his, and what is sent is read and approved. */
const tellsOfAll = async (person: string, numbers: Numbers, wishes = {}): Promise<void> => {
  for (const number of Object.values(numbers)) await tells(person, number, wishes)
  await review(bot, 'mona', RISK)
}

/** He says of all of them, with his receipts, that he stands by it. */
const standsByAll = async (person: string, numbers: Numbers): Promise<void> => {
  for (const number of Object.values(numbers)) await stands(person, number)
}

/** Whoever has the receipt is asked, whether anybody objects or not. */
const stands = async (person: string, number: string): Promise<void> => {
  await bot.says(person, receipts.get(`${person} ${number}`) ?? '')
  await bot.taps(person, 'Do you still stand by it?')
  expect(bot.heard(person)).toContain('It does not mean that somebody has objected.')
  await bot.taps(person, 'Yes, it is as I told it')
}

const takesAllBack = async (person: string, numbers: Numbers, when?: string): Promise<void> => {
  for (const number of Object.values(numbers))
    await takeBack(bot, person, receipts.get(`${person} ${number}`) ?? '', when)
}

const days = async (count: number, ...rows: Numbers[]): Promise<void> => {
  for (let day = 0; day < count; day++) {
    bot.later({ days: 1 })
    await bot.bot.expire()
    await bot.bot.publish()
    for (const numbers of rows) await alike(numbers)
  }
}

it('shows him of what was told this quarter neither by whom, by how many, nor what', async () => {
  const { byOneGroup, byAGuest, byHerWhoLetHimIn, ofSomethingElse, byTwoAndOneWaits } = LISTED
  for (const number of [byOneGroup, byTwoAndOneWaits]) await tells('anna', number)
  await tells('a guest', byAGuest)
  await tells('bea', byHerWhoLetHimIn)
  await tells('anna', ofSomethingElse, { harm: 'Follows, does not stop' })
  await tells('cara', byTwoAndOneWaits)
  await tells('dora', byTwoAndOneWaits, SECOND)
  await review(bot, 'mona', RISK)
  const first = await alike(LISTED)
  expect(first).toContain(', reported.')
  expect(first).not.toMatch(/•|colleague/)

  await tellsOfAll('puppet of bea', LISTED)
  expect(await alike(LISTED)).toBe(first)
  await days(3, LISTED)
  await tellsOfAll('guest of his', LISTED, { harm: 'Follows, does not stop' })
  await tellsOfAll('his puppet', LISTED, WEEKLY)
  await takesAllBack('puppet of bea', LISTED)
  expect(await alike(LISTED)).toBe(first)
  await bot.says('puppet of dora', 'I am in Oslo now')
  await bot.taps('puppet of dora', 'Only Oslo')
  await bot.taps('puppet of dora', '30 days')
  await days(9, LISTED)
  await takesAllBack('guest of his', LISTED, NEXT_WEEK)
  await takesAllBack('his puppet', LISTED, NEXT_WEEK)
  expect(await alike(LISTED)).toBe(first)
  await days(8, LISTED)
  expect(await alike(LISTED)).toBe(first)
}, 120_000)

it('shows him of what is not listed nothing, neither in an answer nor by a receipt', async () => {
  const { oneWaits, aGuestWaits, declined, onlyCounted } = UNLISTED
  await tells('anna', oneWaits, SECOND)
  await tells('a guest', aGuestWaits, SECOND)
  await review(bot, 'mona', RISK)
  await tells('cara', declined)
  await review(bot, 'mona', 'Decline', 'Another reason')
  await tells('cara', onlyCounted, { exposure: 'Never' })
  await review(bot, 'mona', 'Read, count it')
  const nothing = await alike(UNLISTED)
  expect(nothing).toContain('There is no warning about this number.')

  // Whoever is no member, and may not check, reads his receipts.
  const some = { ...UNLISTED, byOneGroup: LISTED.byOneGroup }
  for (const number of Object.values(UNLISTED).slice(0, 4))
    await tells('second guest of his', number, SECOND)
  await tells('second guest of his', LISTED.byOneGroup, SECOND)
  await review(bot, 'mona', RISK)
  const { onlyCounted: _, ...his } = some
  const receipt = await receiptsAlike('second guest of his', his)
  expect(await alike(UNLISTED)).toBe(nothing)
  await tellsOfAll('puppet of dora', UNLISTED)
  const listed = await alike(UNLISTED)
  expect(listed).toContain(', reported.')
  expect(await receiptsAlike('second guest of his', his)).toBe(receipt)
  await takesAllBack('puppet of dora', UNLISTED)
  expect(await alike(UNLISTED)).toBe(nothing)
  await days(2, UNLISTED)

  // What somebody tells in the next quarter, too, is not to be seen by his receipts when that ends.
  await quarterEnds(bot)
  expect(await receiptsAlike('second guest of his', his)).toBe(receipt)
  await tells('cara', oneWaits)
  await review(bot, 'mona', RISK)
  expect(await receiptsAlike('second guest of his', his)).toBe(receipt)
  await quarterEnds(bot)
  expect(await answerTo(bot, 'he', oneWaits)).toContain('reported by two colleagues')
  expect(await receiptsAlike('second guest of his', his)).toBe(receipt)
}, 120_000)

it('shows him what was counted, and nothing that came, went or was objected to since', async () => {
  const { asItWas, oneMore, oneLess, aGuestMore, oneMoreWaits } = COUNTED
  for (const [index, number] of Object.values(COUNTED).entries())
    for (const person of index % 2 === 0 ? ['anna', 'bea'] : ['cara', 'dora'])
      await tells(person, number)
  await review(bot, 'mona', RISK)
  await quarterEnds(bot)
  const counted = await alike(COUNTED)
  expect(counted).toContain('reported by two colleagues')

  await tells('cara', oneLess)
  await tells('dora', oneMoreWaits, SECOND)
  await tells('anna', oneMore)
  await tells('a guest', aGuestMore)
  await review(bot, 'mona', RISK)
  await takeBack(bot, 'bea', receipts.get(`bea ${oneLess}`) ?? '')
  await takeBack(bot, 'cara', receipts.get(`cara ${oneLess}`) ?? '')
  expect(await alike(COUNTED)).toBe(counted)

  await tellsOfAll('puppet of bea', COUNTED, { harm: 'Follows, does not stop' })
  await days(3, COUNTED)
  await tellsOfAll('guest of his', COUNTED, { harm: 'Pressured for more than agreed' })
  expect(await alike(COUNTED)).toBe(counted)
  await takesAllBack('puppet of bea', COUNTED)
  await takesAllBack('guest of his', COUNTED, NEXT_WEEK)
  await days(8, COUNTED)
  expect(await alike(COUNTED)).toBe(counted)

  // From then on nothing of it is shown, and what he tells himself does not bring a count back.
  for (const number of [asItWas, oneMoreWaits]) await stands('anna', number)
  await tellsOfAll('second guest of his', COUNTED)
  const asked = await receiptsAlike('second guest of his', COUNTED)
  for (const number of Object.values(COUNTED)) await objectTo(bot, number)
  expect(await receiptsAlike('second guest of his', COUNTED)).toBe(asked)
  await standsByAll('second guest of his', COUNTED)
  await stands('dora', aGuestMore)
  expect(await receiptsAlike('second guest of his', COUNTED)).toBe(asked)
  await tellsOfAll('his puppet', COUNTED)
  const since = await alike(COUNTED)
  expect(since).toContain(', reported.')
  expect(since).not.toContain('colleague')
  await settled(bot)
  await days(3, COUNTED)
}, 120_000)
