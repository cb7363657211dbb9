/**
 * SECURITY.md: the listed man may be reading, and may ask every day. Histories that differ only in who
 * reported, in words, in days within a quarter, in counts within a band or in order are told alike, also to
 * somebody who reports, takes back, lets others in, follows towns and objects between his checks. Whether a
 * reporter let her coarse danger be read makes one line of difference, and nothing else does.
 */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DANGERS } from '../../src/core/blacklist/danger.ts'
import { say } from '../../src/core/terms/text.ts'
import { createTestBot, type TestBot } from '../support/bot.ts'
import { objectTo } from '../support/objecting.ts'
import {
  answerTo,
  receiptOf,
  review,
  settled,
  takeBack,
  tellOf,
  until,
  vouches,
} from '../support/telling.ts'

/** Kept for fiction; each is told about in a history of its own. */
const NUMBERS = {
  two: '+1 201 555 0110',
  twoOthers: '+1 201 555 0111',
  guestAndMember: '+1 201 555 0112',
  oneMember: '+1 201 555 0118',
  moreSaid: '+1 201 555 0113',
  otherDays: '+1 201 555 0114',
  otherOrder: '+1 201 555 0115',
  three: '+1 201 555 0116',
  seven: '+1 201 555 0117',
  lowThenHigh: '+1 201 555 0120',
  highThenLow: '+1 201 555 0121',
  named: '+1 201 555 0122',
  namedOtherwise: '+1 201 555 0123',
  notNamed: '+1 201 555 0124',
  unknown: '+1 201 555 0130',
  declined: '+1 201 555 0131',
  waiting: '+1 201 555 0132',
  onlyCounted: '+1 201 555 0133',
  withdrawn: '+1 201 555 0134',
  alone: '+1 201 555 0135',
  heldTwo: '+1 201 555 0136',
} as const
type Name = keyof typeof NUMBERS

/** Told alike on every day. */
const ALIKE: Name[][] = [
  ['two', 'twoOthers', 'moreSaid', 'otherDays', 'otherOrder', 'heldTwo'],
  ['guestAndMember', 'oneMember'],
  ['three', 'seven'],
  ['lowThenHigh', 'highThenLow'],
  // They were told of different harms of one danger, which both let be read.
  ['named', 'namedOtherwise'],
]
/** Told alike but for the line that names the danger, which only the first let be read. */
const NAMED: [Name, Name] = ['named', 'notNamed']
/** All that are asked about, and that he does the same to. */
const ASKED: Name[] = [...ALIKE.flat(), NAMED[1]]
const UNLISTED: Name[] = ['unknown', 'declined', 'waiting', 'onlyCounted', 'withdrawn', 'alone']
const PUSHED = 'Pressured for more than agreed'
const RISK = 'Warn: 2 risk'
const SECOND = { exposure: 'Once somebody else reports it too' }
const MEMBERS = ['anna', 'bea', 'cara', 'dora', 'eva', 'fia', 'gro']
const ASKERS = {
  en: 'asker en',
  bg: 'asker bg',
  es: 'asker es',
  nb: 'asker nb',
  'pt-BR': 'asker pt-BR',
  ro: 'asker ro',
  ru: 'asker ru',
  th: 'asker th',
  uk: 'asker uk',
} as const
const LANGUAGES = Object.keys(ASKERS)

let bot: TestBot

/** What a language calls itself. */
const nameOf = (language: string): string =>
  bot.words.in('en', say('language.name', { language: language.replace('-', '') }))

const day = (): string => bot.now().toISOString().slice(0, 10)

const tells = async (person: string, ...names: Name[]): Promise<void> => {
  for (const name of names) await tellOf(bot, person, NUMBERS[name])
}

const tellsMore = (person: string): Promise<void> =>
  tellOf(bot, person, NUMBERS.moreSaid, {
    town: 'Hammerfest',
    exposure: 'The week after it is read',
    more: [
      'Add more',
      ...['Who it was', 'A client', 'How long ago', 'This week'],
      ...['Weapons, injuries and such', 'Several people', 'Done'],
      ...['Looks, place, vehicle', 'Vehicle', 'Had a van'],
      ...['In my own words', { says: `${person} saw a van with a dent` }],
      'Nothing more',
    ],
  })

beforeAll(async () => {
  bot = await createTestBot({ checks: { day: 1000, month: 100_000, everybody: 100_000 } })
  until(bot, '2027-01-04')
  await bot.letIn('mona', 'moderator')
  for (const member of MEMBERS) await bot.letIn(member)

  await tells('anna', 'two', 'guestAndMember', 'otherDays', 'three', 'seven')
  await tells('cara', 'oneMember')
  await tells('cara', 'twoOthers')
  await tellOf(bot, 'cara', NUMBERS.named, { harm: 'Groped', kind: true })
  await tellOf(bot, 'dora', NUMBERS.namedOtherwise, { harm: PUSHED, kind: true })
  await tellOf(bot, 'bea', NUMBERS.notNamed, { harm: PUSHED })
  await tellsMore('fia')
  await tells('gro', 'seven')
  await review(bot, 'mona', RISK)
  await tellOf(bot, 'eva', NUMBERS.lowThenHigh, { harm: 'Shouted, insulted' })
  await review(bot, 'mona', 'Warn: 1 nuisance')
  await tellOf(bot, 'eva', NUMBERS.highThenLow)
  await review(bot, 'mona', RISK)

  await tellOf(bot, 'eva', NUMBERS.heldTwo, SECOND)
  await review(bot, 'mona', RISK)

  until(bot, '2027-01-20')
  await tellOf(bot, 'dora', NUMBERS.heldTwo, SECOND)
  await tells('bea', 'two', 'otherOrder', 'three', 'seven')
  await tells('dora', 'twoOthers', 'three', 'seven')
  await tells('guest', 'guestAndMember')
  await tellsMore('eva')
  await tells('cara', 'seven')
  await review(bot, 'mona', RISK)

  until(bot, '2027-02-09')
  await tells('anna', 'otherOrder')
  await tells('fia', 'seven', 'lowThenHigh')
  await tells('guest', 'seven')
  await review(bot, 'mona', RISK)
  await tellOf(bot, 'fia', NUMBERS.highThenLow, { harm: 'Shouted, insulted' })
  await review(bot, 'mona', 'Warn: 1 nuisance')

  until(bot, '2027-03-23')
  await tells('bea', 'otherDays')
  bot.heard('eva')
  await tells('eva', 'withdrawn')
  const withdrawn = receiptOf(bot, 'eva')
  await tellOf(bot, 'gro', NUMBERS.alone, SECOND)
  await tellOf(bot, 'gro', NUMBERS.onlyCounted, { exposure: 'Never' })
  for (;;) {
    const read = await answerTo(bot, 'mona', '/review')
    if (!read.includes('What do you decide?')) break
    await bot.taps('mona', read.includes('Read, count it') ? 'Read, count it' : RISK)
  }
  await settled(bot)
  await tells('dora', 'declined')
  await review(bot, 'mona', 'Decline', 'Another reason')
  await tells('guest', 'waiting')
  await takeBack(bot, 'guest', withdrawn)

  for (const [language, asker] of Object.entries(ASKERS)) {
    await bot.letIn(asker)
    await bot.says(asker, '/language')
    await bot.taps(asker, nameOf(language))
  }
  // Everything was told in the first quarter; from the second on nothing new comes.
  until(bot, '2027-04-05')
  await bot.bot.publish()
}, 120_000)
afterAll(() => bot.close())

/** As many as one message can ask about. */
const MOST = 10

/** What is told about each of these numbers. */
const answersTo = async (asker: string, names: readonly Name[]): Promise<Map<Name, string>> => {
  const some = names.slice(0, MOST)
  const text = await answerTo(bot, asker, some.map((name) => NUMBERS[name]).join(', '))
  const parts = text.split(/📞.*\n+/).slice(1)
  expect(parts).toHaveLength(some.length)
  const answers = some.map((name, index) => [name, endless(parts[index] ?? '')] as const)
  return names.length > MOST
    ? new Map([...answers, ...(await answersTo(asker, names.slice(MOST)))])
    : new Map(answers)
}

/** Without the line of a danger. */
const unnamed = (language: string, answer: string): string => {
  const lines = DANGERS.map((danger) => bot.words.in(language, say(`danger.${danger}`)))
  const isDanger = (line: string) => lines.some((danger) => line === `• ${danger}`)
  return answer
    .split(/\n+/)
    .filter((line) => !isDanger(line))
    .join('\n')
}

/** Without what stands once, below all answers. */
const endless = (part: string): string => (part.split(/\n\n(?=[^•\n]*\n\[)/)[0] ?? '').trim()

const answersIn = (languages: readonly string[], names: readonly Name[]) =>
  Promise.all(
    Object.entries(ASKERS)
      .filter(([language]) => languages.includes(language))
      .map(async ([language, asker]) => ({ language, answers: await answersTo(asker, names) })),
  )

it('tells a number that was declined, waits, is only counted or was withdrawn like an unknown one', async () => {
  for (const { answers } of await answersIn(LANGUAGES, UNLISTED))
    expect(new Set(answers.values()).size).toBe(1)
  // Asked for alone, the whole answer is the same, but for which number it is about.
  const alone = []
  for (const name of UNLISTED) {
    const answer = await answerTo(bot, ASKERS.en, NUMBERS[name])
    expect(answer).toMatch(/^📞 /)
    alone.push(answer.replace(/^📞.*/, ''))
  }
  expect(new Set(alone).size).toBe(1)
  expect(alone[0]).toContain('There is no warning about this number.')
})

/** His accounts, each of which may report a few numbers a day; the receipts of what they told. */
const PUPPETS = ['puppet one', 'puppet two', 'puppet three', 'guest of his']
const his: { puppet: string; receipt: string }[] = []

/** He does the same to all of them. */
const tellsOfAll = async (puppets: readonly string[], wishes = {}): Promise<void> => {
  for (const [index, name] of ASKED.entries()) {
    const puppet = puppets[Math.floor(index / 5)] ?? ''
    bot.heard(puppet)
    await tellOf(bot, puppet, NUMBERS[name], wishes)
    his.push({ puppet, receipt: receiptOf(bot, puppet) })
  }
  await review(bot, 'mona', RISK)
}

const takesAllBack = async (when?: string): Promise<void> => {
  for (const { puppet, receipt } of his.splice(0)) await takeBack(bot, puppet, receipt, when)
}

/** What he does between his checks, by the day. */
const DEEDS: Record<number, () => Promise<void>> = {
  3: async () => {
    for (const puppet of PUPPETS.slice(0, 3)) await vouches(bot, ASKERS.en, puppet)
    await bot.says('puppet one', 'I am in Oslo now')
    await bot.taps('puppet one', 'Only Oslo')
    await bot.taps('puppet one', '30 days')
  },
  5: () => tellsOfAll(PUPPETS),
  8: () => takesAllBack(),
  20: () => tellsOfAll([...PUPPETS].reverse(), { harm: 'Follows, does not stop' }),
  40: () => takesAllBack('Yes, next week, with others'),
  100: () => tellsOfAll(PUPPETS, SECOND),
  200: () => tellsOfAll(PUPPETS, { exposure: 'The week after it is read' }),
  300: () => takesAllBack(),
  440: async () => {
    for (const name of ASKED) await objectTo(bot, NUMBERS[name])
  },
  445: () => tellsOfAll(PUPPETS),
}

it('tells histories alike on every day of fifteen months, in every language', async () => {
  expect([...LANGUAGES].sort()).toEqual([...bot.words.languages].sort())
  const seen = new Map<string, Set<string>>()
  for (let days = 0; days < 457; days++) {
    // What is told changes with a month; in between one language a day says enough.
    await DEEDS[days]?.()
    const begins = day().endsWith('-01') || days in DEEDS
    if (begins) await bot.bot.expire()
    await bot.bot.publish()
    const languages = begins ? LANGUAGES : [LANGUAGES[days % LANGUAGES.length] ?? '']
    for (const { language, answers } of await answersIn(languages, ASKED)) {
      const [named, bare] = NAMED.map((name) => unnamed(language, answers.get(name) ?? ''))
      expect(`${day()} ${language}: ${named}`).toBe(`${day()} ${language}: ${bare}`)
      const both = `${language} ${NAMED[1]}`
      seen.set(both, (seen.get(both) ?? new Set()).add(answers.get(NAMED[1]) ?? ''))
      for (const [first = 'two', ...others] of ALIKE) {
        const answer = answers.get(first) ?? ''
        for (const other of others)
          expect(`${day()} ${other}: ${answers.get(other)}`).toBe(`${day()} ${other}: ${answer}`)
        const told = `${language} ${first}`
        seen.set(told, (seen.get(told) ?? new Set()).add(answer))
      }
    }
    bot.later({ days: 1 })
  }
  expect(day() > '2028-07-01').toBe(true)
  // They may differ in bands, levels and age, and they do.
  for (const language of LANGUAGES) {
    const told = (name: Name) => [...(seen.get(`${language} ${name}`) ?? [])]
    expect(told('two').length).toBeGreaterThanOrEqual(3)
    expect(new Set(ALIKE.map(([name = 'two']) => told(name)[0])).size).toBe(ALIKE.length)
  }
  for (const language of LANGUAGES) {
    const [named, bare] = NAMED.map((name) => [...(seen.get(`${language} ${name}`) ?? [])][0] ?? '')
    expect(named).not.toBe(bare)
    expect(named).toContain(bot.words.in(language, say('danger.sexual')))
  }
  expect(seen.get('en two')).not.toEqual(seen.get('nb two'))
}, 400_000)
