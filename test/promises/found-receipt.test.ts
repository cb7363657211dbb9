/**
 * SECURITY.md: whoever finds a receipt learns nothing from it of what was told. Several reports that
 * have nothing in common are found at once; moderators do the same with each, and the finders do the
 * same, whatever comes to their minds. On every step they all read the same, byte for byte.
 * `SOAK=1` tries it for longer.
 */
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFingerprinter } from '../../src/core/blacklist/fingerprint.ts'
import { newReceipt, receiptTag, spaced, withdrawalTag } from '../../src/core/blacklist/receipt.ts'
import { type Content, GUESTS } from '../../src/core/blacklist/reports.ts'
import { claimTag, needsSecond } from '../../src/core/blacklist/review.ts'
import { suggestedLevel } from '../../src/core/blacklist/taxonomy.ts'
import { openCase } from '../../src/core/dialogs/talk/open-case.ts'
import { readPhones } from '../../src/core/identifiers/phone/phone.ts'
import { hex } from '../../src/core/terms/hex.ts'
import { createTestBot, TEST_COST, type TestBot } from '../support/bot.ts'

const SOAK = process.env['SOAK'] === '1'
const STORIES = SOAK ? 400 : 5

type Told = Pick<Content, 'harms' | 'city' | 'consents' | 'exposure'> &
  Partial<Content> & { numbers: string[] }

const nothing = { warn: false, caseWorker: false, policeAnonymous: false, policeForMe: false }

/** Reports of which everything differs that can: what happened, whose number, where, and what may be done. */
const REPORTS: readonly Told[] = [
  {
    harms: ['choked', 'forced'],
    numbers: ['+1 201 555 0170', '+1 201 555 0171'],
    city: 'hammerfest',
    words: 'ZEBRA had a limp',
    consents: { warn: true, caseWorker: true, policeAnonymous: true, policeForMe: false },
    exposure: 'reviewed',
    flags: ['armed'],
    descriptors: { vehicle: 'van' },
    group: 'one group',
  },
  {
    harms: ['no-payment'],
    numbers: ['+1 201 555 0172'],
    city: 'bergen',
    consents: { ...nothing, warn: true },
    exposure: 'second',
    group: GUESTS,
  },
  {
    harms: ['robbery'],
    numbers: ['+1 201 555 0173'],
    city: 'oslo',
    words: 'ZEBRA took it all',
    consents: { ...nothing, warn: true, policeForMe: true },
    exposure: 'weekly',
    time: 'week',
    group: 'another group',
  },
  {
    harms: ['insults'],
    numbers: ['+1 201 555 0174'],
    city: 'oslo',
    consents: nothing,
    exposure: 'never',
    group: 'a third group',
  },
  {
    harms: ['kill-attempt'],
    numbers: [],
    city: 'oslo',
    consents: { ...nothing, warn: true, caseWorker: true },
    exposure: 'reviewed',
    group: GUESTS,
  },
  {
    harms: ['eviction', 'feeling'],
    numbers: [],
    city: 'elsewhere',
    consents: { ...nothing, caseWorker: true },
    exposure: 'never',
    group: GUESTS,
  },
]
/** What no screen may show: words, a town that is not offered, a number. */
const MARKED = /zebra|limp|hammerfest|017\d/i

interface Found {
  person: string
  id: string
  receipt: string
}

/** A bot with which finders read on buttons, or in numbered lists as on WhatsApp. */
const createWorld = async (shows: 'buttons' | 'numbers') => {
  const bot: TestBot = await createTestBot({
    shows,
    channels: [shows === 'buttons' ? 'telegram' : 'whatsapp'],
    desk: { hours: [{ days: [1, 2, 3], from: '08:00', until: '16:00' }], phone: '+47 22 33 44 55' },
  })
  const fingerprinter = createFingerprinter({ keys: bot.keys, cost: TEST_COST, concurrency: 1 })
  let finders = 0

  const receive = async ({ numbers, ...told }: Told): Promise<Found> => {
    const [id, receipt, now] = [randomUUID(), newReceipt(), bot.now()]
    const phones = numbers.flatMap((one) => readPhones(one, 'NO').numbers)
    const fingerprints = await fingerprinter.of(phones)
    const keeps = told.consents.caseWorker || told.consents.policeForMe
    await bot.stores.reports.receive({
      id,
      content: {
        ...{ flags: [], descriptors: {}, group: GUESTS, ...told },
        subjects: fingerprints.map((fingerprint, index) => ({
          ...{ fingerprint, ending: numbers[index]?.slice(-2) ?? '' },
          ...(keeps && phones[index] && { number: phones[index] }),
        })),
        withdrawal: hex(withdrawalTag(bot.keys, receipt)),
      },
      level: suggestedLevel(told.harms, told.flags ?? []),
      receipt: receiptTag(bot.keys, receipt),
      author: new TextEncoder().encode(id),
      month: new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth())),
    })
    // Who asked for help has a case, with a PIN or without.
    const content = { flags: [], descriptors: {}, ...told, subjects: [] } as unknown as Content
    const opener = {
      receipt: hex(receiptTag(bot.keys, receipt)),
      pin: told.city === 'oslo' ? '' : '2580',
    }
    await openCase({ id, content, language: 'en' }, opener, bot.stores, now)
    const name = `finder${++finders}`
    return { id, receipt, person: shows === 'buttons' ? name : `whatsapp:${name}` }
  }

  /** What a moderator does with a report, where it waits for one: each time another moderator. */
  const moderate = async ({ id }: Found, does: Moderating): Promise<void> => {
    const row = await bot.database.prisma.report.findUnique({ where: { id } })
    const second = row?.state === 'seconding'
    if (!row?.content || (row.state !== 'received' && !second)) return
    const told: Content = JSON.parse(bot.keys.open('report', id, row.content))
    const memberId = randomUUID()
    const claim = claimTag(bot.keys, memberId, id)
    const claimedUntil = new Date(bot.now().getTime() + 30 * 60_000)
    await bot.database.prisma.report.update({ where: { id }, data: { claim, claimedUntil } })
    const deciding = {
      ...{ memberId, handle: memberId, sender: new TextEncoder().encode(memberId) },
      ...{ now: bot.now(), today: bot.now().toISOString().slice(0, 10) },
    }
    const { decisions, entries } = bot.stores
    if (does === 'read') return
    // What the second moderator asks or declines shows that there is one: SECURITY.md says so.
    if (second && does !== 'approve') return
    if (does === 'ask') {
      await decisions.ask(id, { question: 'Are you OK?', second }, deciding)
      return
    }
    if (does === 'decline') {
      const gone = await decisions.decline(id, { reason: 'unclear', second }, deciding)
      const done =
        gone === 'waits' ? await decisions.declineWaited([id], 'unclear', deciding) : gone
      return entries.remove(done?.entries ?? [])
    }
    const level = second ? told.decided?.level : suggestedLevel(told.harms, told.flags)
    const approved = await decisions.approve(id, { level, harms: told.harms, second }, deciding)
    await entries.remove(approved?.entries ?? [])
  }

  const passes = async (hours: number): Promise<void> => {
    bot.later({ hours })
    await bot.bot.turns.erase()
    await bot.bot.publish()
    if (hours > 24 * 365) await bot.bot.expire()
  }

  return { bot, shows, receive, moderate, passes }
}
type World = Awaited<ReturnType<typeof createWorld>>

// ---- what is done ----

const MODERATING = ['read', 'approve', 'decline', 'ask'] as const
type Moderating = (typeof MODERATING)[number]

/** Words that a finder may try: among them the number of one of the reports, and of none. */
const SAID = [
  'He had a dog',
  'I live in Storgata 12',
  '+1 201 555 0170',
  '+1 201 555 0199, +1 201 555 0172',
  'bergen',
  'skip',
  'back',
  'hm',
  '1 3',
  '0000',
  '13579',
] as const

const move = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ does: 'open' as const }) },
  { weight: 12, arbitrary: fc.record({ does: fc.constant('choose' as const), which: fc.nat(40) }) },
  {
    weight: 5,
    arbitrary: fc.record({ does: fc.constant('say' as const), text: fc.constantFrom(...SAID) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('moderate' as const),
      how: fc.constantFrom(...MODERATING),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('wait' as const),
      hours: fc.constantFrom(0.05, 0.2, 24, 24 * 8, 24 * 400),
    }),
  },
)
type Move = typeof move extends fc.Arbitrary<infer One> ? One : never

/** What a finder reads after he has done something; the pauses before it are part of it. */
const reads = async (world: World, { person, receipt }: Found, one: Move, before: string) => {
  const { bot, shows } = world
  bot.waited.length = 0
  if (one.does === 'open') await bot.says(person, spaced(receipt))
  if (one.does === 'say') await bot.says(person, one.text)
  if (one.does === 'choose') {
    const options = before.match(shows === 'buttons' ? /^\[.+\]$/gm : /^\d+ {2}\S/gm) ?? []
    const chosen = options[one.which % options.length]
    const label = chosen?.slice(1, -1)
    // What was on the screen may have been deleted from the chat by now.
    const isThere = shows === 'numbers' || bot.buttons(person).some((one) => one.label === label)
    if (chosen === undefined || label === undefined || !isThere) return before
    if (shows === 'buttons') await bot.taps(person, label)
    else await bot.says(person, chosen.slice(0, -3))
  }
  return [bot.heard(person), ...bot.waited].join('\n')
}

/** The screens of one story: all finders see the same on each. */
const play = async (world: World, story: readonly Move[]): Promise<string[]> => {
  const found: Found[] = []
  for (const told of REPORTS) found.push(await world.receive(told))
  const seen: string[] = []
  let screen = ''
  for (const one of [{ does: 'open' } as const, ...story]) {
    if (one.does === 'wait') await world.passes(one.hours)
    else if (one.does === 'moderate') for (const each of found) await world.moderate(each, one.how)
    else {
      const screens: string[] = []
      for (const each of found) screens.push(await reads(world, each, one, screen))
      const [first = '', ...others] = screens
      for (const other of others) expect(other).toBe(first)
      expect(first).not.toMatch(MARKED)
      screen = first
      seen.push(screen)
    }
  }
  for (const { receipt } of found)
    await world.bot.stores.receipts.withdraw(
      {
        receipt: hex(receiptTag(world.bot.keys, receipt)),
        withdrawal: hex(withdrawalTag(world.bot.keys, receipt)),
      },
      world.bot.now(),
    )
  return seen
}

const taps = (...which: number[]): Move[] => which.map((one) => ({ does: 'choose', which: one }))
const open: Move = { does: 'open' }
const moderates = (how: Moderating): Move => ({ does: 'moderate', how })
const wait = (hours: number): Move => ({ does: 'wait', hours })
const says = (text: (typeof SAID)[number]): Move => ({ does: 'say', text })
/** A moderator approves, and nobody can take that back any more. */
const approved = [moderates('approve'), wait(0.2)]

// Options in the order in which they are offered while a report waits, and once it is decided.
const WAITING = { add: 0, correct: 1, uses: 2, withdraw: 3, wish: 4, talk: 5 }
const DECIDED = { uses: 0, withdraw: 1, wish: 2, stand: 3, talk: 4 }

/** Every question that a receipt leads to, at every time of a report's life. */
const STORIES_OF_ALL: Record<string, Move[]> = {
  'adds words': [...taps(WAITING.add), says('He had a dog')],
  'writes to a case worker with a PIN, and comes back with it': [
    ...taps(WAITING.talk),
    says('13579'),
    ...taps(0),
    says('He had a dog'),
    open,
    ...taps(WAITING.talk),
    says('13579'),
  ],
  'adds words that tell too much': [
    ...taps(WAITING.add),
    says('I live in Storgata 12'),
    ...taps(2),
  ],
  'corrects what happened': [...taps(WAITING.correct, 0), ...taps(2, 4), says('back'), open],
  'corrects the number': [...taps(WAITING.correct, 1), says('+1 201 555 0170')],
  'leaves the number out': [...taps(WAITING.correct, 1), says('skip')],
  'corrects the town': [...taps(WAITING.correct, 2), says('bergen')],
  'corrects the words': [...taps(WAITING.correct, 3), says('He had a dog')],
  'allows warning': [...taps(WAITING.uses, 0, 0, 1), ...approved, wait(24 * 8), open],
  'forbids warning': [...taps(WAITING.uses, 0, 1), ...approved, open],
  'allows a case worker': [...taps(WAITING.uses, 1, 0), says('+1 201 555 0170'), ...approved, open],
  'forbids a case worker': [...taps(WAITING.uses, 1, 1), ...approved, open],
  'allows the police': [...taps(WAITING.uses, 2, 0), says('+1 201 555 0199, +1 201 555 0172')],
  'is there while it is read': [
    moderates('read'),
    open,
    ...taps(WAITING.uses, 3, 0),
    says('skip'),
    open,
  ],
  'answers a question': [moderates('ask'), open, ...taps(0), says('He had a dog')],
  'is there when it is decided': [moderates('approve'), open, ...approved, open, wait(24), open],
  'is there when a second one decides': [
    ...approved,
    wait(0.05),
    open,
    moderates('read'),
    open,
    moderates('approve'),
    open,
    wait(0.2),
    open,
  ],
  'allows a case worker afterwards': [
    ...approved,
    open,
    ...taps(DECIDED.uses, 1, 0),
    says('+1 201 555 0172' as (typeof SAID)[number]),
    open,
  ],
  'forbids warning afterwards': [
    ...approved,
    open,
    ...taps(DECIDED.uses, 0, 1),
    open,
    ...approved,
    open,
  ],
  'stands by it, takes that back, and takes it all back': [
    ...approved,
    open,
    ...taps(DECIDED.stand, 0),
    ...taps(DECIDED.stand, 1),
    wait(24 * 8),
    open,
    ...taps(DECIDED.stand, 2, 0),
    open,
  ],
  'wishes to be told': [...taps(WAITING.wish, 0), ...approved, open, ...taps(DECIDED.wish, 1)],
  'takes it back afterwards': [...approved, open, ...taps(DECIDED.withdraw, 0), open],
  'writes to a person': [
    ...taps(WAITING.talk),
    says('0000'),
    ...taps(0),
    says('He had a dog'),
    open,
    ...taps(WAITING.talk, 0),
    ...taps(0),
    says('He had a dog'),
  ],
  'tries PINs': [
    ...[1, 2, 3, 4, 5].flatMap((): Move[] => [open, ...taps(WAITING.talk), says('13579')]),
    ...approved,
    open,
    ...taps(DECIDED.talk),
    says('13579'),
    ...taps(0),
    says('I live in Storgata 12'),
  ],
  'takes it back': [...taps(WAITING.withdraw, 0), open],
  'is there when it is declined': [moderates('decline'), open, wait(0.2), open, ...taps(0, 2, 1)],
  'is there in a year, before anything is deleted': [
    ...approved,
    ...approved,
    wait(24 * 200),
    wait(24 * 200),
    open,
    ...taps(2),
    says('0000'),
    ...taps(0),
    says('He had a dog'),
    open,
    ...taps(1),
  ],
  'is there in a year': [...approved, ...approved, wait(24 * 8), wait(24 * 400), open, ...taps(1)],
}

describe.each(['buttons', 'numbers'] as const)('a found receipt, with %s', (shows) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(shows)
  })
  afterAll(() => world.bot.close())

  it('shows the same for every report, wherever it leads', async () => {
    const seen: string[] = []
    for (const story of Object.values(STORIES_OF_ALL)) seen.push(...(await play(world, story)))
    // Had nothing been reached, all would be the same, too.
    for (const reached of [
      /is waiting to be read/,
      /is being read/,
      /has been read\. It is used only as/,
      /It warns nobody/,
      /You have taken your report back/,
      /I cannot find a report with this receipt/,
      /None of it is on the list/,
      /I have added it/,
      /It will be read once more/,
      /is that OK from now on/,
      /may need the phone number/,
      /When may we warn colleagues/,
      /It counts from now on\.$/m,
      /if I still have what you told/,
      /it is a no/,
      /Do you still stand by what you told/,
      /Noted\. It is only read if your report/,
      /Take your whole report back\?/,
      /Are you OK\?/,
      /The people reading it will see your answer/,
    ])
      expect([reached, seen.some((screen) => reached.test(screen))]).toEqual([reached, true])
  }, 300_000)

  it('shows the same for every report, whatever comes to a finder’s mind', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 6, maxLength: 18 }), async (story) => {
        await play(world, story)
      }),
      { numRuns: STORIES, ...(SOAK ? {} : { seed: 20261128 }) },
    )
  }, 3_600_000)

  it('is played with reports that moderators treat differently', () => {
    const levels = REPORTS.map(({ harms, flags = [] }) => suggestedLevel(harms, flags))
    expect(new Set(levels).size).toBeGreaterThanOrEqual(4)
    expect(levels.some((level) => level !== undefined && needsSecond(level))).toBe(true)
    expect(new Set(REPORTS.map(({ exposure }) => exposure)).size).toBe(4)
  })
})
