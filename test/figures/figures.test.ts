/** A month, played and measured. docs/figures.md keeps what it costs; `npm test -- -u` writes it anew. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../support/bot.ts'
import { settled } from '../support/telling.ts'
import { type Measured, measuring } from './measured.ts'

const PAGE = join(import.meta.dirname, '../../docs/figures.md')
const KINDS = ['client', 'eviction', 'hotel', 'police', 'rooms'] as const

/** The bot on each channel: as it comes, and with all that the operator can switch on. */
interface Bots {
  telegram: TestBot
  whatsapp: TestBot
}
let plain: Bots
let towns: Bots
const all = () => [plain, towns].flatMap(({ telegram, whatsapp }) => [telegram, whatsapp])

beforeAll(async () => {
  plain = {
    telegram: await createTestBot(),
    whatsapp: await createTestBot({ shows: 'numbers' }),
  }
  towns = {
    telegram: await createTestBot({ kinds: KINDS }),
    whatsapp: await createTestBot({ kinds: KINDS, shows: 'numbers' }),
  }
  for (const bot of all()) {
    await bot.letIn('anna')
    for (const moderator of ['mona', 'mia']) await bot.letIn(moderator, 'moderator')
  }
})
afterAll(async () => {
  for (const bot of all()) {
    expect(bot.logged).toEqual([])
    await bot.close()
  }
})

type Peer = ReturnType<typeof measuring>
type Answer = string | { types: string }

/** Every conversation: who it is, what she does with buttons, and what she types without. */
interface Played {
  name: string
  person: string
  buttons: readonly Answer[]
  numbers: readonly string[]
  /** The operator has switched on what a town can be warned of. */
  towns?: true
}

const NUMBER = '+1 201 555 0123'

const MONTH: readonly Played[] = [
  { name: 'A check', person: 'anna', buttons: [{ types: NUMBER }], numbers: [NUMBER] },
  {
    name: 'The shortest report',
    person: 'guest',
    buttons: [
      { types: '/report' },
      ...['Yes', 'Follows people', 'Done', 'Skip', 'Oslo', 'No, thank you', 'Send'],
    ],
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
    numbers: ['/report', '1', '4', '7', '3', NUMBER, '1', '1', '1', '2', '3'],
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
    name: 'A full report',
    person: 'cleo',
    buttons: [
      { types: '/report' },
      ...['Yes', 'Violence', 'Robs or does not pay', 'Done'],
      ...['Hit, kicked, spat', 'Robbery', 'Done'],
      { types: NUMBER },
      ...['Oslo', 'More than one of these', 'A case worker may read it'],
      ...['Tell the police, without me', 'Done', 'Another time, or never'],
      ...['Once somebody else reports it too', 'Yes, they may read it', 'Add more'],
      ...['Who it was', 'A client', 'How long ago', 'This week', 'Weapons, injuries and such'],
      ...['There were several', 'Done', 'Looks, place, vehicle', 'Vehicle', 'Had a van'],
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
    towns: true,
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
    towns: true,
    person: 'mona',
    buttons: [{ types: '/review' }, 'Warn: Bergen'],
    numbers: ['/review', '1'],
  },
  {
    name: 'A warning by hand',
    towns: true,
    person: 'mona',
    buttons: [{ types: '/warn' }, ...['New alert', 'Hotels', '2 risk', 'Oslo', 'Skip', 'Send now']],
    numbers: ['/warn', '1', '3', '2', '1', '1', '1'],
  },
  {
    name: 'A decision',
    person: 'mona',
    buttons: [{ types: '/review' }, 'Warn: 3 danger'],
    numbers: ['/review', '3'],
  },
  {
    name: 'A second approval',
    person: 'mia',
    buttons: [{ types: '/review' }, 'Warn: 3 danger'],
    numbers: ['/review', '2'],
  },
]

/** How far each report has come. */
const statesIn = async ({ database }: TestBot) =>
  (await database.prisma.report.findMany({ select: { state: true, level: true } }))
    .map(({ state, level }) => `${state} ${level}`)
    .sort()

const plays = async (peer: Peer, buttons: readonly Answer[]): Promise<Measured> => {
  for (const answer of buttons) {
    if (typeof answer === 'string') await peer.taps(answer)
    else await peer.types(answer.types)
  }
  return peer.measured
}

it('the month costs what docs/figures.md says, and no more than it may', async () => {
  const rows: string[] = []
  const figures = new Map<string, { telegram: Measured; whatsapp: Measured }>()
  for (const { name, person, buttons, numbers, towns: on } of MONTH) {
    const { telegram, whatsapp } = on ? towns : plain
    const onTelegram = await plays(measuring(telegram, person), buttons)
    const onWhatsApp = await plays(
      measuring(whatsapp, person),
      numbers.map((types) => ({ types })),
    )
    if (name === 'A decision') for (const bot of all()) await settled(bot)
    figures.set(name, { telegram: onTelegram, whatsapp: onWhatsApp })
    rows.push(
      `| ${name} | ${onTelegram.taps} | ${onTelegram.characters} | ${onTelegram.read} | ${onTelegram.longest} | ${numbers.length} | ${onWhatsApp.characters} | ${onWhatsApp.read} | ${onWhatsApp.longest} |`,
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
  for (const name of [
    'The shortest report',
    'A report with a number, tapped',
    'The same, typed',
    'Police, told of a town',
  ]) {
    const figure = of(name)
    expect(figure.telegram.longest, name).toBeLessThanOrEqual(20)
    expect(figure.whatsapp.longest, name).toBeLessThanOrEqual(22)
  }
  // Each was done to its end.
  for (const { telegram, whatsapp } of [plain, towns]) {
    const told = await statesIn(telegram)
    expect(told.length).toBeGreaterThan(0)
    expect(await statesIn(whatsapp)).toEqual(told)
  }
})
