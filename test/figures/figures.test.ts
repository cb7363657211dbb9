/** A month, played and measured. docs/figures.md keeps what it costs; `npm test -- -u` writes it anew. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import english from '../../locales/en/bot.json' with { type: 'json' }
import { revokeMember } from '../../src/core/actions/revoke.ts'
import { say, type TextKey } from '../../src/core/terms/text.ts'
import { createTestBot, type TestBot } from '../support/bot.ts'
import { chooses, numeralOf } from '../support/choosing.ts'
import { objectTo } from '../support/objecting.ts'
import { settled } from '../support/telling.ts'
import { type Measured, measuring } from './measured.ts'

const PAGE = join(import.meta.dirname, '../../docs/figures.md')
const KINDS = ['client', 'eviction', 'hotel', 'police', 'rooms'] as const
const DESK = {
  hours: [{ days: [1, 2, 3, 4, 5], from: '10:00', until: '15:00' }],
  phone: '+47 22 33 44 55',
}

/** The bot on each channel: as it comes, with towns that are warned, and with case workers. */
interface Bots {
  telegram: TestBot
  whatsapp: TestBot
}
let plain: Bots
let towns: Bots
let cases: Bots
const all = () => [plain, towns, cases].flatMap(({ telegram, whatsapp }) => [telegram, whatsapp])

beforeAll(async () => {
  plain = {
    telegram: await createTestBot(),
    whatsapp: await createTestBot({ shows: 'numbers' }),
  }
  towns = {
    telegram: await createTestBot({ kinds: KINDS }),
    whatsapp: await createTestBot({ kinds: KINDS, shows: 'numbers' }),
  }
  cases = {
    telegram: await createTestBot({ desk: DESK }),
    whatsapp: await createTestBot({ desk: DESK, shows: 'numbers' }),
  }
  for (const bot of all()) {
    await bot.letIn('anna')
    for (const moderator of ['mona', 'mia']) await bot.letIn(moderator, 'moderator')
    await bot.letIn('casey', 'caseworker')
    for (const [person, language] of Object.entries(SPEAKERS)) {
      await bot.says(person, '/language')
      await bot.says(
        person,
        bot.words.in('en', say('language.name', { language: language.replace('-', '') })),
      )
      bot.heard(person)
    }
  }
  for (const bot of [towns.telegram, towns.whatsapp]) {
    await bot.says('anna', '/alerts')
    for (const label of ['Oslo', 'Only Oslo', '30 days', 'Hotels']) {
      await chooses(bot, 'anna', label)
    }
    if (bot === towns.telegram) await bot.taps('anna', 'Done')
    bot.heard('anna')
  }
})
afterAll(async () => {
  for (const bot of all()) {
    expect(bot.logged).toEqual([])
    await bot.close()
  }
})

/** A label, words that she types, or what is in the receipt that she kept. */
type Answer = string | { types: string }

/** Every conversation: who it is, what she does with buttons, and what she types without. */
interface Played {
  name: string
  person: string
  buttons: readonly Answer[]
  /** Absent: the numerals of the same answers. */
  numbers?: readonly string[]
  /** The operator has switched on what a town can be warned of, or that case workers answer. */
  on?: 'towns' | 'cases'
  /** In another language than English: the labels are given in English all the same. */
  language?: string
  /** It has a screen that may be longer, because all of something is on it. */
  longer?: true
  /** What has happened meanwhile. */
  before?(bot: TestBot): Promise<void>
}

/** Who reports in which language. */
const SPEAKERS = { nora: 'nb', elena: 'ro' } as const

const NUMBER = '+1 201 555 0123'
/** Stands for the receipt that the reporter kept, and for a code of the operator's. */
const RECEIPT = 'the receipt'
const CODE = 'the code'

const WITH_NUMBER = ['/report', '1', '4', '7', '3', NUMBER, '1', '1', '1', '2', '3']
const SHORTEST: readonly Answer[] = [
  { types: '/report' },
  ...['Yes', 'Follows people', 'Done', 'Skip', 'Oslo', 'No, thank you', 'Send'],
]

/**
 * What a moderator reads comes before the next report, so that she can get only one: those of one
 * month come in any order.
 */
const MONTH: readonly Played[] = [
  { name: 'A check', person: 'anna', buttons: [{ types: NUMBER }], numbers: [NUMBER] },
  {
    name: 'The shortest report',
    person: 'guest',
    buttons: SHORTEST,
    numbers: ['/report', '1', '6', '7', '1', '1', '1', '3'],
  },
  {
    name: 'A report with a number, tapped',
    person: 'anna',
    buttons: [
      { types: '/report' },
      ...['Yes', 'Robs or does not pay', 'Done', 'Skip'],
      { types: NUMBER },
      ...['Oslo', 'No, thank you', 'As soon as it is read', 'No, not yet', 'Send'],
    ],
    numbers: WITH_NUMBER,
  },
  {
    name: 'A decision',
    person: 'mona',
    buttons: [{ types: '/review' }, 'Warn: 3 danger'],
  },
  {
    name: 'A look at the number',
    longer: true,
    person: 'mona',
    buttons: ['What we know about it'],
  },
  {
    name: 'A second approval',
    person: 'mia',
    buttons: [{ types: '/review' }, 'Warn: 3 danger'],
    before: settled,
  },
  {
    name: 'The same, typed',
    person: 'bea',
    buttons: [
      { types: '/report' },
      'Yes',
      { types: 'robbery' },
      'Done',
      { types: NUMBER },
      { types: 'Oslo' },
      ...['No, thank you', 'As soon as it is read', 'No, not yet', 'Send'],
    ],
    numbers: ['/report', '1', 'robbery', '7', NUMBER, 'Oslo', '1', '1', '2', '3'],
  },
  {
    name: 'An objection',
    person: 'mona',
    buttons: [{ types: '/objections' }, 'It stays', 'Too grave to remove'],
    async before(bot) {
      await bot.says('mia', '/review')
      for (let left = 0; left < 8 && !bot.screen('mia').at(-1)?.includes('Warn: 2 risk'); left++)
        await chooses(bot, 'mia', 'Later')
      await chooses(bot, 'mia', 'Warn: 2 risk')
      await settled(bot)
      await objectTo(bot, NUMBER)
    },
  },
  {
    name: 'A question to the reporter',
    person: 'mona',
    buttons: [
      { types: '/review' },
      ...['Something else', 'Ask the reporter', 'What happened?', 'Ask this'],
    ],
  },
  {
    name: 'A full report',
    longer: true,
    person: 'cleo',
    buttons: [
      { types: '/report' },
      ...['Yes', 'Violence', 'Robs or does not pay', 'Done'],
      ...['Hit, kicked, spat', 'Robbery', 'Done'],
      { types: NUMBER },
      ...['Oslo', 'More than one of these', 'A case worker may read it'],
      ...['Tell the police, but not who I am', 'Done', 'Another time, or never'],
      ...['Once somebody else reports it too', 'Yes, they may read it', 'Add more'],
      ...['Who it was', 'A client', 'How long ago', 'This week', 'Weapons, injuries and such'],
      ...['Several people', 'Done', 'Looks, place, vehicle', 'Vehicle', 'Had a van'],
      'In my own words',
      { types: 'He was polite at first, then he was not.' },
      ...['Nothing more', 'Send'],
    ],
    numbers: [
      ...['/report', '1', '1 4', '7', '2', '0', '3', '6', NUMBER, '1', '3', '1 2', '3', '1', '1'],
      ...['2', '1', '1', '2', '1', '3', '2', '4', '4', '3', '6'],
      'He was polite at first, then he was not.',
      ...['7', '3'],
    ],
  },
  {
    name: 'Police, told of a town',
    on: 'towns',
    person: 'anna',
    buttons: [
      { types: '/report' },
      ...['Yes', 'Police, flats, hotels', 'Done', 'Police at doors or in the street', 'Now'],
      ...['Bergen', 'Yes, tell them', 'Send'],
    ],
    numbers: ['/report', '1', '0', '6', '7', '1', '1', '2', '2', '2'],
  },
  {
    name: 'A decision on it',
    on: 'towns',
    person: 'mona',
    buttons: [{ types: '/review' }, 'Warn: Bergen', 'Yes, warn the town'],
    numbers: ['/review', '1', '1'],
  },
  {
    name: 'A warning by hand',
    on: 'towns',
    person: 'mona',
    buttons: [{ types: '/warn' }, ...['New alert', 'Hotels', 'Today', 'Oslo', 'Skip', 'Send now']],
    numbers: ['/warn', '1', '3', '2', '1', '1', '1'],
  },
  {
    name: 'An alert, read',
    on: 'towns',
    person: 'anna',
    buttons: ['Show'],
    numbers: ['1'],
    async before(bot) {
      await settled(bot)
      bot.later({ hours: 12 })
      await bot.alerted()
    },
  },
  ...(['nora', 'elena'] as const).map((person): Played => {
    const language = SPEAKERS[person]
    return {
      name: `The shortest report, in ${language === 'nb' ? 'Norwegian' : 'Romanian'}`,
      person,
      language,
      buttons: SHORTEST,
      numbers: ['/report', '1', '6', '7', '1', '1', '1', '3'],
    }
  }),
  {
    name: 'A report where help comes first',
    longer: true,
    person: 'dina',
    buttons: [
      { types: '/report' },
      ...['Yes', 'Sexual assault or pressure', 'Done', 'Forced sex, rape', 'Done', 'Go on', 'Skip'],
      ...['Oslo', 'No, thank you', 'As soon as it is read', 'Send'],
    ],
  },
  {
    name: 'A report left half-way, and gone on with',
    person: 'fay',
    buttons: [
      { types: '/report' },
      ...['Yes', 'Threats', 'Done', 'Skip'],
      { types: 'menu' },
      'Go on with my report',
      { types: '+1 201 555 0124' },
      ...['Oslo', 'No, thank you', 'As soon as it is read', 'No, not yet', 'Send'],
    ],
  },
  {
    name: 'Landlords who press, told of a town',
    on: 'towns',
    person: 'bea',
    buttons: [
      { types: '/report' },
      ...['Yes', 'Police, flats, hotels', 'Done', 'Landlords under pressure', 'Today', 'Several'],
      ...['Bergen', 'Yes, tell them', 'Send'],
    ],
    numbers: ['/report', '1', '0', '6', '7', '2', '2', '2', 'Bergen', '2', '2'],
  },
  {
    name: 'A lost phone: let in anew',
    person: 'mia anew',
    buttons: [{ types: CODE }, 'Skip'],
    async before(bot) {
      const { member } = await bot.stores.members.recognise(bot.senderOf('mia'), bot.now())
      await revokeMember({ ...bot.needs, keys: bot.keys }, member?.handle ?? '', false)
      codes.set(
        bot,
        await bot.stores.codes.issue({ role: 'moderator', groupId: undefined }, bot.now()),
      )
      await bot.says('mia', '/review')
      expect(bot.heard('mia')).toContain('Only moderators can read reports.')
    },
  },
  {
    name: 'A report that staff tell for somebody else',
    on: 'cases',
    person: 'mona',
    buttons: [
      { types: '/report' },
      ...['Yes', 'For somebody else', 'Violence', 'Done', 'Skip'],
      { types: NUMBER },
      ...['Oslo', 'No, thank you', 'As soon as it is read', 'No, not yet', 'Send'],
    ],
  },
  {
    name: 'A report that asks for a case worker',
    on: 'cases',
    person: 'anna',
    buttons: [
      { types: '/report' },
      ...['Yes', 'Robs or does not pay', 'Done', 'Skip'],
      { types: NUMBER },
      ...['Oslo', 'A case worker may read it', 'As soon as it is read', 'No, not yet', 'Send'],
      { types: '2580' },
    ],
  },
  {
    name: 'A case, answered',
    on: 'cases',
    person: 'casey',
    buttons: [
      { types: '/cases' },
      ...['today · English', 'Ready sentence', 'A question', 'Safe now?', 'Send it'],
    ],
  },
  {
    name: 'The answer, read on another phone',
    on: 'cases',
    person: 'new phone',
    buttons: [{ types: RECEIPT }, 'Talk to a person', { types: '2580' }],
  },
]

/** How far each report has come. */
const statesIn = async ({ database }: TestBot) =>
  (await database.prisma.report.findMany({ select: { state: true, level: true } }))
    .map(({ state, level }) => `${state} ${level}`)
    .sort()

/** A label in the language of the buttons that are on the screen. */
const labelIn = (bot: TestBot, person: string, language: string, label: string): string => {
  if (language === 'en') return label
  const meant = keysOf(english).filter((key) => bot.words.in('en', { key }).endsWith(label))
  const labels = new Set(meant.map((key) => bot.words.in(language, { key })))
  return bot.buttons(person).find((one) => labels.has(one.label))?.label ?? label
}

/** Every text of the base locale that needs no values. */
const keysOf = (texts: object, before = ''): TextKey[] =>
  Object.entries(texts).flatMap(([name, text]) =>
    typeof text !== 'string'
      ? keysOf(text, `${before}${name}.`)
      : text.includes('{')
        ? []
        : [`${before}${name}` as TextKey],
  )

const isOffered = (bot: TestBot, person: string, label: string): boolean =>
  /^\d/m.test(bot.screen(person).at(-1) ?? '') &&
  bot.screen(person).at(-1)?.includes(label) === true

/** The receipt that was shown last in each bot, and the code that was made. */
const receipts = new Map<TestBot, string>()
const codes = new Map<TestBot, string>()

/** What somebody types, with what she has on paper. */
const typedIn = (bot: TestBot, words: string): string => {
  if (words === CODE) return codes.get(bot) ?? ''
  return words === RECEIPT ? (receipts.get(bot) ?? '') : words
}

const plays = async (
  bot: TestBot,
  { person, language = 'en', before }: Played,
  answers: readonly Answer[],
  how: 'taps' | 'numerals',
): Promise<Measured> => {
  await before?.(bot)
  bot.heard(person)
  const peer = measuring(bot, person)
  for (const answer of answers) {
    if (typeof answer !== 'string') await peer.types(typedIn(bot, answer.types))
    // A list on one page is answered with its numbers, and needs no "Done".
    else if (how === 'numerals' && answer === 'Done' && !isOffered(bot, person, answer)) continue
    else if (how === 'numerals') await peer.types(numeralOf(bot, person, answer))
    else await peer.taps(labelIn(bot, person, language, answer))
    const [receipt] = /(?:\d{4} ){3}\d{4}/.exec(bot.screen(person).join('\n')) ?? []
    if (receipt) receipts.set(bot, receipt)
  }
  return peer.measured
}

it('the month costs what docs/figures.md says, and no more than it may', async () => {
  const rows: string[] = []
  const figures = new Map<string, { telegram: Measured; whatsapp: Measured }>()
  for (const played of MONTH) {
    const { name, buttons, numbers, on } = played
    const { telegram, whatsapp } = on === 'towns' ? towns : on === 'cases' ? cases : plain
    const onTelegram = await plays(telegram, played, buttons, 'taps')
    const typed = numbers?.map((types) => ({ types })) ?? buttons
    const onWhatsApp = await plays(whatsapp, played, typed, 'numerals')
    figures.set(name, { telegram: onTelegram, whatsapp: onWhatsApp })
    rows.push(
      `| ${name} | ${onTelegram.taps} | ${onTelegram.characters} | ${onTelegram.read} | ${onTelegram.longest} | ${onWhatsApp.messages} | ${onWhatsApp.characters} | ${onWhatsApp.read} | ${onWhatsApp.longest} |`,
    )
  }
  const page = readFileSync(PAGE, 'utf8')
  const kept = page.replace(/(\| --: \|\n)(\|.*\n)*/, `$1${rows.join('\n')}\n`)
  if (process.env['UPDATE_TRANSCRIPTS']) writeFileSync(PAGE, kept)
  else expect(page).toBe(kept)

  const of = (name: string) => {
    const figure = figures.get(name)
    if (!figure) throw new Error(`nobody played "${name}"`)
    return figure
  }
  expect(of('A check').telegram.taps).toBe(0)
  expect(of('A report with a number, tapped').telegram.taps).toBeLessThanOrEqual(9)
  expect(of('The same, typed').telegram.taps).toBeLessThanOrEqual(7)
  expect(of('The shortest report').telegram.read).toBeLessThanOrEqual(70)
  expect(of('A decision').telegram.taps).toBeLessThanOrEqual(3)
  expect(of('A second approval').telegram.taps).toBeLessThanOrEqual(3)
  expect(of('A case, answered').telegram.taps).toBeLessThanOrEqual(6)
  for (const language of ['Norwegian', 'Romanian'])
    expect(of(`The shortest report, in ${language}`).telegram.read).toBeLessThanOrEqual(70)
  for (const { name, longer } of MONTH) {
    if (longer) continue
    const { telegram, whatsapp } = of(name)
    expect([name, telegram.longest]).toEqual([name, Math.min(telegram.longest, 20)])
    expect([name, whatsapp.longest]).toEqual([name, Math.min(whatsapp.longest, 22)])
  }
  // The month that was played: twelve reports in three languages.
  const reports = MONTH.filter(
    ({ buttons: [first] }) => first && typeof first !== 'string' && first.types === '/report',
  )
  expect(reports).toHaveLength(12)
  expect(new Set(reports.map(({ language = 'en' }) => language)).size).toBe(3)
  // Each was done to its end.
  for (const { telegram, whatsapp } of [plain, towns, cases]) {
    const told = await statesIn(telegram)
    expect(told.length).toBeGreaterThan(0)
    expect(await statesIn(whatsapp)).toEqual(told)
  }
})
