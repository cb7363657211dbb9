/**
 * Whatever is told, taken back, changed and decided, in whatever order: on every day members are told
 * what a small model says, which was written apart from the code and knows neither keys nor tables.
 * `SOAK=1` tries it for longer.
 */
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createFingerprinter, type Fingerprint } from '../../../src/core/blacklist/fingerprint.ts'
import { newReceipt, receiptTag, withdrawalTag } from '../../../src/core/blacklist/receipt.ts'
import { consented, corrected } from '../../../src/core/blacklist/receipt-changes.ts'
import { type Content, type Exposure, nextBatch } from '../../../src/core/blacklist/reports.ts'
import { claimTag } from '../../../src/core/blacklist/review.ts'
import { warningOf } from '../../../src/core/blacklist/warning.ts'
import { readPhones } from '../../../src/core/identifiers/phone/phone.ts'
import { hex } from '../../../src/core/terms/hex.ts'
import { createTestBot, TEST_COST, type TestBot } from '../../support/bot.ts'

const SOAK = process.env.SOAK === '1'
const HISTORIES = SOAK ? 2_000 : 40

const NUMBERS = ['+1 201 555 0190', '+1 201 555 0191'] as const
const GROUPS = ['guests', 'one group', 'another group'] as const
/** What happened, and the level that it has of itself. */
const HAPPENED = { insults: 1, 'no-payment': 2, robbery: 3 } as const
const DANGER = { insults: 'trouble', 'no-payment': 'money', robbery: 'money' } as const
type Happened = keyof typeof HAPPENED
const EXPOSURES = ['reviewed', 'weekly', 'second', 'never'] as const

// ---- what is done ----

const which = fc.nat(20)
const facts = {
  harm: fc.constantFrom(...(Object.keys(HAPPENED) as Happened[])),
  numbers: fc.constantFrom<number[][]>([0], [1], [0, 1]),
}
const exposure = fc.constantFrom(...EXPOSURES)
const deed = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constant('tell' as const),
      group: fc.constantFrom(...GROUPS),
      exposure,
      names: fc.boolean(),
      ...facts,
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constant('approve' as const),
      which,
      by: fc.integer({ min: -1, max: 1 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('decline' as const), which }) },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('withdraw' as const), which, later: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('allow' as const), which, exposure }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('correct' as const), which, ...facts }) },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('wait' as const),
      days: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 10, max: 200 })),
    }),
  },
)
type Deed = typeof deed extends fc.Arbitrary<infer One> ? One : never

// ---- the model ----

interface Told {
  group: string
  /** Colleagues may read at once what kind of danger it was. */
  names: boolean
  numbers: number[]
  harm: Happened
  exposure: Exposure
  /** Months since the year 0. */
  month: number
  state: 'waits' | 'once approved' | 'approved' | 'over'
  level: number
  monday: number
  /** What is shown of it, and of which numbers: of one it may go sooner than of another. */
  shown?: { level: number; kind: boolean; until: number; numbers: number[] }
  /** Withdrawn: what is shown goes with the first Monday after so many. */
  leaves?: number
}

const DAY = 86_400_000
const monthOf = (now: Date): number => now.getUTCFullYear() * 12 + now.getUTCMonth()
const quarterAt = (month: number): number => Math.floor(month / 3)
/** Mondays since some Monday. */
const mondaysBy = (now: Date): number => Math.floor((Math.floor(now.getTime() / DAY) + 3) / 7)
const MONTHS_SHOWN: Record<number, number> = { 1: 6, 2: 12, 3: 36, 4: 60 }
const lastMonth = (told: Told, level: number): number =>
  (quarterAt(told.month) + 1) * 3 + (MONTHS_SHOWN[level] ?? 0)

/** Of how many whole quarters after its own something is shown that only one group says. */
const QUARTERS_ALONE: Record<number, number> = { 1: 1, 2: 2, 3: 6, 4: 10 }

const createModel = () => {
  const all: Told[] = []
  let lookedThrough = 0
  /** Of each number, how it was when the last quarter ended. */
  let counted: ReturnType<typeof countOf>[] = []

  const isShownOf = (number: number, { shown }: Told): boolean =>
    shown?.numbers.includes(number) ?? false

  const bandOf = (told: { group: string }[]): number => {
    const groups = new Set(told.map(({ group }) => group).filter((group) => group !== 'guests'))
    return Math.min(3, Math.max(1, groups.size))
  }

  const shownOf = (number: number) =>
    all.flatMap(({ shown, ...told }) =>
      shown?.numbers.includes(number)
        ? [{ ...told, ...shown, quarter: quarterAt(told.month) }]
        : [],
    )

  /** What is shown of a number that was told before this quarter. */
  const countOf = (number: number, quarter: number) => {
    const heard = shownOf(number).filter((one) => one.quarter < quarter)
    if (heard.length === 0) return undefined
    const level = Math.max(...heard.map((one) => one.level))
    const highest = heard.filter((one) => one.level === level)
    const harms = (Object.keys(HAPPENED) as Happened[]).filter(
      (harm) => bandOf(highest.filter((one) => one.kind && one.harm === harm)) > 1,
    )
    return { level, voices: bandOf(highest), all: bandOf(heard), harms: harms.sort() }
  }

  /** At the beginning of a quarter goes what is old and what no other group says as much of. */
  const lonelyGo = (quarter: number): void => {
    const heard = all.map((told) => ({ ...told }))
    for (const told of all) {
      const { shown } = told
      if (!shown || quarter - quarterAt(told.month) <= (QUARTERS_ALONE[shown.level] ?? 0)) continue
      const numbers = shown.numbers.filter(
        (number) =>
          bandOf(
            heard.filter(
              (other) => isShownOf(number, other) && (other.shown?.level ?? 0) >= shown.level,
            ),
          ) > 1,
      )
      told.shown = { ...shown, numbers }
    }
  }

  const end = (told: Told): void => {
    told.state = 'over'
    delete told.shown
  }
  /** Still to be changed: not approved for good. */
  const isOpen = ({ state }: Told): boolean => state === 'waits' || state === 'once approved'

  const passes = (now: Date): void => {
    const month = monthOf(now)
    for (const told of all)
      if ((told.shown?.until ?? month + 1) <= month || mondaysBy(now) > (told.leaves ?? Infinity))
        delete told.shown
    for (const told of all) {
      // Reports go twelve months after their month; what is shown of them stays.
      if (
        told.state !== 'over' &&
        now.getTime() - 365 * DAY >= Date.UTC(0, told.month + 1) + YEAR_0
      ) {
        told.state = 'over'
      }
    }
    const quarter = quarterAt(month)
    const begins = quarter > lookedThrough
    lookedThrough = quarter
    appear(now, begins)
    if (!begins) return
    lonelyGo(quarter)
    counted = NUMBERS.map((_, number) => countOf(number, quarter))
  }

  const appear = (now: Date, quarterBegins: boolean): void => {
    const levelOf = ({ state, level }: Told) => (state === 'approved' ? level : 2)
    const waiting = all.filter(
      (told) =>
        (told.state === 'approved' || (told.state === 'once approved' && !told.shown)) &&
        lastMonth(told, levelOf(told)) > monthOf(now),
    )
    const ready = waiting.filter(
      (told) =>
        told.shown ||
        told.exposure === 'reviewed' ||
        (told.exposure === 'weekly' && mondaysBy(now) > told.monday),
    )
    // Only what was told before this quarter, by groups.
    const isOver = ({ month }: Told) => quarterAt(month) < quarterAt(monthOf(now))
    const held = waiting.filter(
      (told) => quarterBegins && told.exposure === 'second' && !told.shown && isOver(told),
    )
    const joined = held.filter(({ group, numbers }) =>
      numbers.some((number) => {
        const groups = all.filter((other) => other.group !== 'guests' && isOver(other))
        const others = groups.filter((other) => other.group !== group)
        const seen = others.some(
          (other) =>
            isShownOf(number, other) || (ready.includes(other) && other.numbers.includes(number)),
        )
        const waits = groups.filter(
          (other) => [...ready, ...held].includes(other) && other.numbers.includes(number),
        )
        return seen || new Set(waits.map((other) => other.group)).size > 1
      }),
    )
    for (const told of [...ready, ...joined]) {
      const level = levelOf(told)
      const kind = told.state === 'approved'
      // What has gone of it by then is not shown anew.
      const numbers = told.shown?.numbers ?? told.numbers
      told.shown = { level, kind, until: lastMonth(told, level), numbers }
      if (kind) told.state = 'over'
    }
  }

  return {
    act(one: Deed, now: Date): void {
      if (one.does === 'wait') return
      if (one.does === 'tell') {
        const { group, names, numbers, harm, exposure } = one
        all.push({
          ...{ group, names, numbers, harm, exposure, month: monthOf(now) },
          ...{ state: 'waits', level: HAPPENED[harm], monday: 0 },
        })
        return
      }
      const told = all[one.which % all.length]
      if (!told) return
      if (one.does === 'withdraw') {
        if (one.later) Object.assign(told, { state: 'over', leaves: told.leaves ?? mondaysBy(now) })
        else end(told)
      }
      if (!isOpen(told)) return
      if (one.does === 'decline') end(told)
      if (one.does === 'approve') {
        if (told.exposure === 'never') {
          end(told)
          return
        }
        const first = told.state === 'waits'
        const level = first
          ? Math.min(3, Math.max(1, HAPPENED[told.harm] + one.by))
          : Math.min(told.level, Math.max(2, told.level + one.by))
        if (first) told.monday = mondaysBy(now)
        told.level = level
        told.state = first && level >= 3 ? 'once approved' : 'approved'
      }
      if (one.does === 'allow') {
        const changes = told.exposure !== one.exposure
        told.exposure = one.exposure
        if (told.state === 'waits') return
        if (one.exposure === 'never') end(told)
        else if (changes) delete told.shown
      }
      if (one.does === 'correct') {
        told.harm = one.harm
        told.numbers = one.numbers
        told.state = 'waits'
        delete told.shown
      }
    },
    passes,
    /** What members are told about a number. */
    answer(number: number, now: Date) {
      const heard = shownOf(number)
      if (heard.length === 0) return undefined
      const level = Math.max(...heard.map((one) => one.level))
      const highest = heard.filter((one) => one.level === level)
      const quarters = quarterAt(monthOf(now)) - Math.max(...highest.map(({ quarter }) => quarter))
      const dangers = highest.flatMap((one) => (one.kind && one.names ? [DANGER[one.harm]] : []))
      const count = counted[number]
      return {
        level,
        dangers: (['money', 'trouble'] as const).filter((danger) => dangers.includes(danger)),
        recency: quarters <= 1 ? 'recent' : quarters <= 4 ? 'year' : 'older',
        ...(count?.level === level && { counted: { voices: count.voices, harms: count.harms } }),
        ...(count && { all: count.all }),
      }
    },
    size: () => all.length,
  }
}

/** Date.UTC takes the year 0 for 1900. */
const YEAR_0 = Date.parse('0000-01-01T00:00:00Z') - Date.UTC(0, 0)

// ---- the bot ----

let bot: TestBot
let fingerprints: Fingerprint[] = []
beforeAll(async () => {
  bot = await createTestBot()
  const fingerprinter = createFingerprinter({ keys: bot.keys, cost: TEST_COST, concurrency: 1 })
  fingerprints = await fingerprinter.of(NUMBERS.flatMap((one) => readPhones(one, 'NO').numbers))
})
afterAll(() => bot.close())

interface Sent {
  id: string
  way: { receipt: string; withdrawal: string }
}

const sender = new TextEncoder().encode('somebody')

const subjectsOf = (numbers: number[]): Content['subjects'] =>
  numbers.map((number) => ({
    fingerprint: fingerprints[number] ?? ('' as Fingerprint),
    ending: '90',
  }))

const consentsOf = (exposure: Exposure, kind = false): Content['consents'] => ({
  warn: exposure !== 'never',
  ...(kind && { kind }),
  caseWorker: false,
  policeAnonymous: false,
  policeForMe: false,
})

const tell = async (one: Deed & { does: 'tell' }, now: Date): Promise<Sent> => {
  const receipt = newReceipt()
  const id = randomUUID()
  const tag = receiptTag(bot.keys, receipt)
  const way = { receipt: hex(tag), withdrawal: hex(withdrawalTag(bot.keys, receipt)) }
  await bot.stores.reports.receive({
    id,
    content: {
      ...{ harms: [one.harm], subjects: subjectsOf(one.numbers), city: 'oslo' },
      ...{ exposure: one.exposure, consents: consentsOf(one.exposure, one.names) },
      ...{ flags: [], descriptors: {}, group: one.group, withdrawal: way.withdrawal },
    },
    level: HAPPENED[one.harm],
    receipt: tag,
    author: sender,
    month: new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth())),
  })
  return { id, way }
}

const moderate = async (
  { id }: Sent,
  one: Deed & { does: 'approve' | 'decline' },
  now: Date,
): Promise<void> => {
  const row = await bot.database.prisma.report.findUnique({ where: { id } })
  if (row?.state !== 'received' && row?.state !== 'seconding') return
  const content: Content = JSON.parse(bot.keys.open('report', id, row.content ?? new Uint8Array()))
  const second = row.state === 'seconding'
  // Each time another moderator, who is not the reporter.
  const memberId = randomUUID()
  const deciding = {
    ...{ memberId, handle: 'MODERATE', sender: new TextEncoder().encode(memberId), now },
    today: now.toISOString().slice(0, 10),
  }
  const claimedUntil = new Date(now.getTime() + 60_000)
  const claim = claimTag(bot.keys, memberId, id)
  await bot.database.prisma.report.update({ where: { id }, data: { claim, claimedUntil } })
  const { decisions, entries } = bot.stores
  if (one.does === 'decline') {
    const how = { reason: 'unclear', second } as const
    const declined = await decisions.decline(id, how, deciding)
    // What other moderators are to see first: nobody stopped it.
    const done =
      declined === 'waits' ? await decisions.declineWaited([id], 'unclear', deciding) : declined
    return entries.remove(done?.entries ?? [])
  }
  const [harm] = content.harms as Happened[]
  const first = content.decided?.level ?? 1
  const level = second
    ? Math.min(first, Math.max(2, first + one.by))
    : Math.min(3, Math.max(1, HAPPENED[harm ?? 'insults'] + one.by))
  const verdict = { level: level as 1 | 2 | 3, harms: content.harms, second }
  const approved = await decisions.approve(id, verdict, deciding)
  expect(approved).toBeDefined()
  await entries.remove(approved?.entries ?? [])
}

const act = async (sent: Sent[], one: Deed): Promise<void> => {
  const now = bot.now()
  if (one.does === 'wait') return bot.later({ days: one.days })
  if (one.does === 'tell') {
    sent.push(await tell(one, now))
    return
  }
  const report = sent[one.which % sent.length]
  if (!report) return
  const { receipts } = bot.stores
  const leaves = nextBatch(now.toISOString().slice(0, 10))
  if (one.does === 'withdraw')
    await receipts.withdraw(report.way, now, one.later ? leaves : undefined)
  else if (one.does === 'allow' || one.does === 'correct')
    await receipts.change(report.way, { sender, now }, (current) => {
      if (!['received', 'seconding'].includes(current.state)) return undefined
      if (one.does === 'correct')
        return corrected(current, { harms: [one.harm], subjects: subjectsOf(one.numbers) })
      const { exposure } = one
      const subjects = current.content?.subjects ?? []
      const consents = consentsOf(exposure, current.content?.consents.kind)
      return consented(current, { consents, exposure, subjects })
    })
  else await moderate(report, one, now)
}

const answers = async () => {
  const ids = await bot.stores.subjects.find(fingerprints)
  const listed = ids.flatMap((id) => id ?? [])
  const entries = await bot.stores.entries.of(listed)
  const snapshots = await bot.stores.snapshots.of(listed)
  return ids.map((id = '') => warningOf(entries.get(id) ?? [], snapshots.get(id), bot.now()))
}

it('tells members on every day what the model says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 4, maxLength: 16 }), async (deeds) => {
      await bot.database.sql`TRUNCATE report, entry, snapshot, subject, sweep`
      // Far from midnight, wherever that is.
      bot.later({ hours: 36 - bot.now().getUTCHours() })
      const model = createModel()
      const sent: Sent[] = []
      for (const [index, one] of deeds.entries()) {
        model.act(one, bot.now())
        await act(sent, one)
        // Until a decision cannot be taken back any more.
        bot.later({ hours: 0.2 })
        await bot.bot.expire()
        await bot.bot.publish()
        model.passes(bot.now())
        const told = NUMBERS.map((_, number) => model.answer(number, bot.now()))
        expect({ index, told: await answers() }).toEqual({ index, told })
      }
      expect(sent).toHaveLength(model.size())
    }),
    { numRuns: HISTORIES, ...(SOAK ? {} : { seed: 20261122 }) },
  )
}, 3_600_000)
