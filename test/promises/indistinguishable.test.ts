/**
 * SECURITY.md: the listed man may be reading, and may ask every day. Histories that differ only in who
 * reported, in words, in days within a quarter, in counts within a band or in order are told alike.
 */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { say } from '../../src/core/terms/text.ts'
import { createTestBot, type TestBot } from '../support/bot.ts'
import { answerTo, review, settled, takeBack, tellOf } from '../support/telling.ts'

/** Kept for fiction; each is told about in a history of its own. */
const NUMBERS = {
  two: '+1 201 555 0110',
  twoOthers: '+1 201 555 0111',
  guestAndMember: '+1 201 555 0112',
  moreSaid: '+1 201 555 0113',
  otherDays: '+1 201 555 0114',
  otherOrder: '+1 201 555 0115',
  three: '+1 201 555 0116',
  seven: '+1 201 555 0117',
  lowThenHigh: '+1 201 555 0120',
  highThenLow: '+1 201 555 0121',
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
  ['two', 'twoOthers', 'guestAndMember', 'moreSaid', 'otherDays', 'otherOrder', 'heldTwo'],
  ['three', 'seven'],
  ['lowThenHigh', 'highThenLow'],
]
const UNLISTED: Name[] = ['unknown', 'declined', 'waiting', 'onlyCounted', 'withdrawn', 'alone']
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

/** Lets time pass to that day, at noon. */
const until = (wanted: string): void => {
  bot.later({ hours: (Date.parse(`${wanted}T12:00:00Z`) - bot.now().getTime()) / 3_600_000 })
}

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
      ...['Weapons, injuries and such', 'There were several', 'Done'],
      ...['Looks, place, vehicle', 'Vehicle', 'Had a van'],
      ...['In my own words', { says: `${person} saw a van with a dent` }],
      'Nothing more',
    ],
  })

beforeAll(async () => {
  bot = await createTestBot({ checks: { day: 1000, month: 100_000, everybody: 100_000 } })
  until('2027-01-04')
  await bot.letIn('mona', 'moderator')
  for (const member of MEMBERS) await bot.letIn(member)

  await tells('anna', 'two', 'guestAndMember', 'otherDays', 'three', 'seven')
  await tells('cara', 'twoOthers')
  await tellsMore('fia')
  await tells('gro', 'seven')
  await review(bot, 'mona', RISK)
  await tellOf(bot, 'eva', NUMBERS.lowThenHigh, { harm: 'Shouted, insulted' })
  await review(bot, 'mona', 'Warn: 1 nuisance')
  await tellOf(bot, 'eva', NUMBERS.highThenLow)
  await review(bot, 'mona', RISK)

  await tellOf(bot, 'eva', NUMBERS.heldTwo, SECOND)
  await review(bot, 'mona', RISK)

  until('2027-01-20')
  await tellOf(bot, 'dora', NUMBERS.heldTwo, SECOND)
  await tells('bea', 'two', 'otherOrder', 'three', 'seven')
  await tells('dora', 'twoOthers', 'three', 'seven')
  await tells('guest', 'guestAndMember')
  await tellsMore('eva')
  await tells('cara', 'seven')
  await review(bot, 'mona', RISK)

  until('2027-02-09')
  await tells('anna', 'otherOrder')
  await tells('fia', 'seven', 'lowThenHigh')
  await tells('guest', 'seven')
  await review(bot, 'mona', RISK)
  await tellOf(bot, 'fia', NUMBERS.highThenLow, { harm: 'Shouted, insulted' })
  await review(bot, 'mona', 'Warn: 1 nuisance')

  until('2027-03-23')
  await tells('bea', 'otherDays')
  bot.heard('eva')
  await tells('eva', 'withdrawn')
  const withdrawn = receiptOf('eva')
  await tellOf(bot, 'gro', NUMBERS.alone, SECOND)
  await tellOf(bot, 'gro', NUMBERS.onlyCounted, { exposure: 'Never, only count it' })
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
  until('2027-04-05')
  await bot.bot.publish()
}, 120_000)
afterAll(() => bot.close())

const receiptOf = (person: string): string =>
  /(?:\d{4} ){3}\d{4}/.exec(bot.heard(person))?.[0] ?? ''

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
  expect(alone[0]).toContain('Nobody has reported this number.')
})

it('tells histories alike on every day of fifteen months, in every language', async () => {
  expect([...LANGUAGES].sort()).toEqual([...bot.words.languages].sort())
  const seen = new Map<string, Set<string>>()
  for (let days = 0; days < 457; days++) {
    // What is told changes with a month; in between one language a day says enough.
    const begins = day().endsWith('-01')
    if (begins) await bot.bot.expire()
    const languages = begins ? LANGUAGES : [LANGUAGES[days % LANGUAGES.length] ?? '']
    for (const { language, answers } of await answersIn(languages, ALIKE.flat())) {
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
  expect(seen.get('en two')).not.toEqual(seen.get('nb two'))
}, 180_000)
