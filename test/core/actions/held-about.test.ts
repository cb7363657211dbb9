/**
 * Whether /export tells of everything that is kept about somebody: of each column of each table, and of
 * each thing that is sealed in one, it is decided whether it is shown, and why not.
 */
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { offerPairing } from '../../../src/core/actions/safe-call-offers.ts'
import type { AlertContent } from '../../../src/core/alerts/alert.ts'
import type { AlertPreferences } from '../../../src/core/alerts/preferences.ts'
import type { CaseFile } from '../../../src/core/cases/case-file.ts'
import { idBytes } from '../../../src/core/members/id-bytes.ts'
import type { Preferences, SafeCallPreferences } from '../../../src/core/members/preferences.ts'
import type { BuddyPairing, Party } from '../../../src/core/safe-call/pairing.ts'
import type { CounterKind } from '../../../src/core/stores/counters.ts'
import { NOBODYS, type Table } from '../../../src/core/stores/senders.ts'
import type { SubscriptionContent } from '../../../src/core/stores/subscription-seal.ts'
import type { NoticeWatcher } from '../../../src/core/stores/watchers.ts'
import type { Session } from '../../../src/core/terms/session.ts'
import type { TextKey } from '../../../src/core/terms/text.ts'
import { createTestBot, type TestBot } from '../../support/bot.ts'
import { watchingOver } from '../../support/safe-calls.ts'
import { receiptOf, tellOf } from '../../support/telling.ts'

/** The line of /export that shows it. */
const shows = (key: TextKey) => ({ key })
type Shown = ReturnType<typeof shows>
/** The line, or why there is none. */
type Decided = Shown | string
type AllOf<Thing> = Readonly<Record<keyof Thing, Decided>>

const RANDOM = 'a random id says nothing about her'
const TAG = 'how the row is found; the line of the row stands for it'
const CLOCK = 'when something is due; the line of the row stands for it'
const RECEIPT = 'only the receipt leads to it: whoever holds her phone would read it'
const OTHERS = 'about others, or about what is listed'
const UNUSED = 'no longer used'
const COMING = 'this very message, gone with the answer'

const CHAT = shows('export.chat.open')
const SENT = shows('export.chat.sent')
const WHATSAPP = shows('export.chat.whatsapp')
const CALL = shows('export.safeCalls.open')
const ALERTED = shows('export.towns.sent')

/** Each column that PostgreSQL has. A table about nobody is one reason. */
const COLUMNS: Readonly<Record<Table, Readonly<Record<string, Decided>> | string>> = {
  ...NOBODYS,
  turn: {
    id: RANDOM,
    sequence: COMING,
    dedupe: COMING,
    channel: COMING,
    sender: COMING,
    state: COMING,
    attempts: COMING,
    content: COMING,
    accepted_at: COMING,
  },
  sender: {
    tag: shows('export.chat.mark'),
    member_id: RANDOM,
    preferences: shows('export.chat.language'),
    seen_on: shows('export.chat.seen'),
  },
  alias: { tag: shows('export.chat.aliases'), sender: TAG, content: TAG },
  move: { sender: TAG, code: shows('export.chat.move'), content: TAG, expires_at: CLOCK },
  session: { sender: TAG, content: CHAT, revision: RANDOM, expires_at: CLOCK },
  sentMessage: { id: RANDOM, sender: TAG, channel: SENT, content: SENT, due_at: CLOCK },
  member: {
    id: RANDOM,
    handle: shows('export.member.handle'),
    group_id: shows('export.member.group'),
    founder: UNUSED,
    role: shows('export.member.role'),
    also_cases: shows('export.member.both'),
    seen_on: shows('export.chat.seen'),
  },
  code: {
    tag: 'nobody has used it yet; how many she gave is counted',
    role: OTHERS,
    group_id: 'names the group, of which a line tells',
    expires_on: CLOCK,
  },
  counter: {
    owner: TAG,
    kind: 'see the kinds',
    day: CLOCK,
    today: shows('export.counts.check'),
    month: shows('export.counts.check'),
  },
  entry: {
    id: RANDOM,
    subject_id: OTHERS,
    level: OTHERS,
    harms: RECEIPT,
    dangers: RECEIPT,
    stance: RECEIPT,
    quarter: OTHERS,
    voice: 'names the group on one number; whose it is, nobody can tell without the number',
    expires_on: OTHERS,
    withdrawal: RECEIPT,
    disputed: OTHERS,
    suspended: OTHERS,
  },
  report: {
    id: RANDOM,
    state: RECEIPT,
    level: RECEIPT,
    month: RECEIPT,
    content: RECEIPT,
    reason: RECEIPT,
    receipt: RECEIPT,
    author: shows('export.told.waiting'),
    doubted: RECEIPT,
    urgent: RECEIPT,
    held_until: OTHERS,
    claim: shows('export.member.marks'),
    claimed_until: CLOCK,
    put_off_until: OTHERS,
    opened: RECEIPT,
  },
  caseFile: {
    id: RANDOM,
    receipt: RECEIPT,
    way: RECEIPT,
    month: RECEIPT,
    content: 'see its parts',
  },
  subscriber: { id: RANDOM, tag: TAG, channel: TAG, content: shows('export.towns.address') },
  subscription: {
    id: RANDOM,
    owner: TAG,
    channel: TAG,
    city: shows('alerts.one.on'),
    near: shows('alerts.cityAnd.near'),
    country: shows('alerts.cityAnd.country'),
    content: shows('alerts.one.on'),
    subscriber_id: UNUSED,
    until: UNUSED,
    paused: UNUSED,
    reminded_at: UNUSED,
  },
  watcher: { id: RANDOM, tag: TAG, channel: TAG, content: shows('export.member.notices') },
  delivery: {
    alert_id: RANDOM,
    reader: TAG,
    channel: TAG,
    state: ALERTED,
    content: ALERTED,
    due_at: CLOCK,
    sent_at: ALERTED,
    subscriber_id: UNUSED,
    attempts: UNUSED,
  },
  audit: {
    id: RANDOM,
    at: shows('export.member.audit'),
    actor: shows('export.member.audit'),
    action: shows('export.member.audit'),
    report_id: OTHERS,
    level: OTHERS,
  },
  whatsappKey: { id: TAG, content: WHATSAPP, used_in: CLOCK },
  whatsappSent: { id: TAG, content: WHATSAPP, kept_until: CLOCK },
  pending: { id: RANDOM, due_at: CLOCK, content: shows('export.member.marks') },
  objection: { id: RANDOM, due_on: CLOCK, content: shows('export.member.marks') },
  safeCall: {
    id: RANDOM,
    owner: CALL,
    state: 'an alarm, too, that her chat must not know of',
    due_at: CLOCK,
    waiting: CLOCK,
    urgency: 'of an alarm, that her chat must not know of',
    content: CALL,
  },
  buddy: {
    id: RANDOM,
    owner: shows('export.safeCalls.buddies'),
    watcher: shows('export.safeCalls.watches'),
    due_at: CLOCK,
    waiting: CLOCK,
    content: 'see its parts',
  },
}

const PREFERENCES: AllOf<Preferences> = {
  language: shows('export.chat.language'),
  choseLanguage: 'how the language came about',
  stay: shows('export.chat.stay'),
  alerts: 'see its parts',
  alertsOff: shows('alerts.one.paused'),
  notices: shows('export.member.when'),
  noticed: 'gone with this message',
  shutOut: 'she is told before anything else is said, and then it is gone',
  safeCall: 'see its parts',
  onDuty: shows('export.member.onDuty'),
}

const ALERTS: AllOf<AlertPreferences> = {
  from: shows('alerts.chosen.from'),
  quiet: shows('alerts.chosen.quiet'),
  wake: shows('alerts.chosen.wake'),
  line: shows('alerts.chosen.line'),
  kinds: shows('alertKind.police'),
  asked: 'which kinds there were when she chose',
}

const SECRET = 'whoever makes her ask would learn of it; the line says so'
const WORDS: AllOf<SafeCallPreferences> = {
  safeWord: SECRET,
  duressWord: SECRET,
  grace: shows('export.safeCalls.grace'),
  line: shows('export.safeCalls.line'),
}

const PARTY: AllOf<Party> = {
  sender: TAG,
  channel: shows('export.safeCalls.buddies'),
  address: shows('export.safeCalls.buddies'),
  name: shows('export.safeCalls.name'),
}

const PAIRED = 'part of the pairing, of which a line tells'
const PAIRING: AllOf<BuddyPairing> = {
  kind: PAIRED,
  asker: 'see its parts',
  buddy: 'see its parts; the name of the other is the other’s',
  askerWas: OTHERS,
  buddyWas: OTHERS,
  of: RANDOM,
  ways: RANDOM,
  wayOffers: RANDOM,
  until: CLOCK,
  duty: PAIRED,
  rank: PAIRED,
  mutedUntil: CLOCK,
  rehearsed: PAIRED,
  calls: RANDOM,
  wroteOn: shows('export.chat.seen'),
  reminded: CLOCK,
  lines: PAIRED,
  notices: PAIRED,
  next: PAIRED,
}

const CASE: AllOf<CaseFile> = {
  ...{ state: RECEIPT, reportId: RECEIPT, hasReport: RECEIPT, language: RECEIPT, urgent: RECEIPT },
  ...{ guest: RECEIPT, guarded: RECEIPT, since: RECEIPT, freed: RECEIPT, letters: RECEIPT },
  ...{ answered: RECEIPT, passed: RECEIPT, emptied: RECEIPT, alarmed: RECEIPT, opened: RECEIPT },
  worker: shows('export.member.cases'),
  takenAt: CLOCK,
  hadRead: shows('export.member.audit'),
  wish: shows('export.told.questions'),
}

const SESSION: AllOf<Session> = {
  ...{
    open: CHAT,
    at: CHAT,
    touched: CHAT,
    until: CHAT,
    gathered: CHAT,
    aside: CHAT,
    offeredLanguage: CHAT,
  },
  ...{ checks: CHAT, missed: CHAT, unsure: CHAT, perhaps: CHAT, undo: CHAT, callEnded: CHAT },
  kept: shows('export.chat.half'),
  keptUntil: shows('export.chat.half'),
}

const WATCHER: AllOf<NoticeWatcher> = {
  id: RANDOM,
  channel: TAG,
  address: shows('export.member.notices'),
  sender: TAG,
  told: 'when the last line came, which stands in her chat',
}

const FOLLOWED: AllOf<SubscriptionContent> = {
  subscriber: RANDOM,
  until: shows('alerts.one.on'),
  paused: shows('alerts.one.paused'),
  remindedAt: CLOCK,
}

const COUNTERS: Readonly<Record<CounterKind, Decided>> = {
  check: shows('export.counts.check'),
  'check.group': 'says how much the others of her group check',
  'check.own': shows('export.counts.own'),
  told: shows('export.counts.told'),
  invite: shows('export.counts.invite'),
  alert: shows('export.counts.alert'),
  'alert.waits': shows('export.counts.waits'),
  claim: shows('export.counts.claim'),
  receipt: shows('export.counts.receipt'),
  'receipt.all': OTHERS,
  search: OTHERS,
  stayed: OTHERS,
  'safe.alarm': SECRET,
}

const SEALED: Readonly<Record<string, Readonly<Record<string, Decided>>>> = {
  ...{ PREFERENCES, ALERTS, WORDS, PARTY, PAIRING, CASE },
  ...{ SESSION, WATCHER, FOLLOWED, COUNTERS },
}

const ANNA = 'whatsapp:anna'
const DESK = {
  hours: [{ days: [1, 2, 3, 4, 5], from: '10:00', until: '15:00' }],
  phone: '+47 22 33 44 55',
}
const DANGER: AlertContent = {
  kind: 'client',
  level: 3,
  dangers: [],
  city: 'bergen',
  flags: [],
  descriptors: {},
}

let bot: TestBot
/** What each reads who asks. */
const read: Record<string, string> = {}
beforeAll(async () => {
  bot = await createTestBot({
    channels: ['telegram', 'whatsapp'],
    kinds: ['client', 'police'],
    desk: DESK,
    safeCalls: { duty: true },
  })
  await bot.letIn('mona', 'moderator')
  await bot.letIn('mona', 'caseworker')
  await bot.letIn('casey', 'caseworker')
  await bot.letIn(ANNA)
  await livesHere()
  for (const person of ['guest', 'maria', 'reporter', ANNA, 'mona', 'casey'])
    read[person] = await exported(person)
})
afterAll(() => bot.close())

const exported = async (person: string): Promise<string> => {
  bot.heard(person)
  await bot.says(person, '/export')
  for (const tap of ['Yes, go on', 'Yes, show it']) await bot.taps(person, tap)
  return bot.heard(person)
}

/** Everything that can be kept about a guest, a member, a buddy, a moderator and a case worker. */
const livesHere = async (): Promise<void> => {
  const { members, counters, alerts } = bot.stores
  await bot.says(ANNA, '/menu', { aliases: ['number of anna'] })
  await bot.says(ANNA, 'Bergen')
  for (const tap of ['Oslo as well', '30 days']) await bot.taps(ANNA, tap)
  await alerts.publish({ content: DANGER }, bot.now())
  await bot.alerted()
  await tellOf(bot, ANNA, '+1 201 555 0181', {
    more: ['Change something', 'Write when somebody answers', 'Yes, write to me'],
  })
  await asks('reporter')
  await bot.says('casey', '/cases')
  await bot.taps('casey', 'today · English')
  const people = watchingOver(bot)
  await people.pair(ANNA, 'maria')
  await people.as(ANNA, (who, stores) => offerPairing(who, { name: 'M', duty: false }, stores))
  await people.begins(ANNA, 60)
  await bot.says(ANNA, '/move')
  await bot.says(ANNA, '/report')
  await bot.taps(ANNA, 'Yes')
  await remembers(ANNA, {
    language: 'en',
    stay: 'day',
    alerts: {
      ...{ from: 3, wake: true, line: { own: 'Dentist' }, kinds: ['client', 'police'] },
      quiet: { from: 22 * 60, until: 7 * 60, zone: 'Europe/Oslo' },
    },
    alertsOff: { towns: [{ city: 'oslo', country: true, until: '2026-11-30' }], told: true },
    safeCall: { safeWord: 'aa', duressWord: 'bb', grace: 20, line: 'The plants are thirsty' },
  })
  await remembers('mona', { language: 'en', notices: { daily: 18 * 60 + 30 } })
  await remembers('casey', { language: 'en', notices: 'atOnce', onDuty: 'always' })
  await bot.says('mona', '/review')
  await bot.taps('mona', 'Later')
  for (const person of [ANNA, 'mona', 'casey']) {
    const sender = bot.senderOf(person)
    const { member } = await members.recognise(sender, bot.now())
    const own = idBytes(member?.id ?? '')
    const caps = [
      ...(['check', 'invite', 'alert', 'alert.waits', 'claim'] as const).map((kind) => ({
        owner: own,
        kind,
      })),
      ...(['told', 'receipt', 'check.own', 'safe.alarm'] as const).map((kind) => ({
        owner: sender,
        kind,
      })),
    ].map((one) => ({ ...one, day: 1_000, month: 1_000 }))
    expect(await counters.use(caps, 1, bot.now())).toBe(true)
  }
}

/** A question without a report, with the wish to be told of an answer. Its receipt is the only way to it. */
const asks = async (person: string): Promise<string> => {
  await bot.says(person, '/talk')
  await bot.says(person, 'ZEBRA has my passport')
  await bot.says(person, '2580')
  await bot.taps(person, 'Yes, write to me')
  return receiptOf(bot, person)
}

const remembers = (person: string, preferences: Preferences): Promise<void> =>
  bot.stores.members.remember(bot.senderOf(person), preferences, bot.now())

/** The name of a table as PostgreSQL has it. */
const inDatabase = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

it('is decided of every column that PostgreSQL has', async () => {
  const rows = await bot.database.sql<{ table: string; column: string }[]>`
    SELECT table_name AS table, column_name AS column FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'`
  const decided = new Map(Object.entries(COLUMNS).map(([name, one]) => [inDatabase(name), one]))
  const undecided = rows.flatMap(({ table, column }) => {
    const one = decided.get(table)
    return typeof one === 'string' || (one && column in one) ? [] : [`${table}.${column}`]
  })
  expect(undecided).toEqual([])
  const there = new Set(rows.map(({ table, column }) => `${table}.${column}`))
  const gone = [...decided].flatMap(([table, one]) =>
    typeof one === 'string'
      ? []
      : Object.keys(one).flatMap((column) =>
          there.has(`${table}.${column}`) ? [] : [`${table}.${column}`],
        ),
  )
  expect(gone).toEqual([])
})

it('shows every line that was decided on, to somebody of whom it is kept', async () => {
  const texts = JSON.parse(
    await readFile(new URL('../../../locales/en/bot.json', import.meta.url), 'utf8'),
  )
  /** What the text says whatever it names. */
  const sure = (key: string): string[] => {
    const text: string = key.split('.').reduce((part, name) => part[name], texts)
    return text.split(/\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/).filter((part) => part.trim().length > 1)
  }
  const lines = Object.values(read).flatMap((all) => all.split('\n'))
  const all = [
    ...Object.values(COLUMNS).filter((one) => typeof one !== 'string'),
    ...Object.values(SEALED),
  ].flatMap((one) => Object.values(one))
  const keys = new Set(all.flatMap((one) => (typeof one === 'string' ? [] : one.key)))
  expect(keys.size).toBeGreaterThan(40)
  const unseen = [...keys].filter(
    (key) => !lines.some((line) => sure(key).every((part) => line.includes(part))),
  )
  expect(unseen).toEqual([])
})

describe('whoever asks', () => {
  it('reads nothing that is somebody else’s', () => {
    expect(read[ANNA]).toContain('• The name you go by there: from whatsapp:anna')
    expect(read[ANNA]).not.toMatch(/Buddy maria|maria/)
    expect(read['maria']).toContain('• The name you go by there: Buddy maria')
    expect(read['maria']).toContain('• People who count on you, locked: 1')
    expect(read['maria']).not.toMatch(/anna|Hotel Grand/)
  })

  it('reads nothing of what was told, nor of secret words and alarms', () => {
    for (const text of Object.values(read))
      expect(text).not.toMatch(/ZEBRA|passport|0181|Hotel Grand|Did not pay|alarms?: \d/)
    expect(read[ANNA]).toContain('I show nobody here whether you have secret words')
    expect(read['mona']).toContain('I show nobody here whether you have secret words')
  })

  it('reads what she is by her role', () => {
    expect(read['guest']).toContain('• You are a guest, so you have none.')
    expect(read['mona']).toContain('• You are in as: moderator\n• You are a case worker, too')
    expect(read['mona']).toContain('• When I write to you about that: 📅 Once a day')
    expect(read['mona']).toContain('• From 18:30 on')
    expect(read['casey']).toContain('• You are in as: case worker')
    expect(read['casey']).toContain('• Cases that are yours, locked: 1')
    expect(read['casey']).not.toContain('While it waits for others')
    expect(read['reporter']).toContain('• Questions with which I keep where to write to you: 1')
  })
})
