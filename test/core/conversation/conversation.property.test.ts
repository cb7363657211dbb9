/**
 * Whatever a few peers do, in whatever order, each of them is answered, understands the answer and
 * finds a way on. `SOAK=1` tries it for some hours, with `SEED=7` as it was tried with that seed before.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { AlertContent } from '../../../src/core/alerts/alert.ts'
import { createFingerprinter } from '../../../src/core/blacklist/fingerprint.ts'
import { authorTag, type Content, GUESTS } from '../../../src/core/blacklist/reports.ts'
import { type Harm, suggestedLevel } from '../../../src/core/blacklist/taxonomy.ts'
import { readPhones } from '../../../src/core/identifiers/phone/phone.ts'
import type { Preferences } from '../../../src/core/members/preferences.ts'
import type { Role } from '../../../src/core/members/role.ts'
import { openSession, type SessionRow, sessionTag } from '../../../src/core/stores/sessions.ts'
import { hex } from '../../../src/core/terms/hex.ts'
import type { Bytes } from '../../../src/core/terms/keys.ts'
import type { Body, Message } from '../../../src/core/terms/message.ts'
import type { Session } from '../../../src/core/terms/session.ts'
import { createTestBot, type TestBot } from '../../support/bot.ts'

const SOAK = process.env.SOAK === '1'
const CONVERSATIONS = SOAK ? 10_000 : 60
const { SEED = SOAK ? undefined : '20261118' } = process.env

type Tree = { [key: string]: string | Tree }
const flat = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : flat(value, `${path}${key}.`),
  )
const textsOf = (language: string) =>
  flat(JSON.parse(readFileSync(`locales/${language}/bot.json`, 'utf8')))
const wordsOf = (language: string): string[] =>
  Object.values(JSON.parse(readFileSync(`locales/${language}/words.json`, 'utf8')) as object).flat()

const LANGUAGES = ['en', 'nb']
const KEYS = textsOf('en')
  .map(([key]) => key)
  .filter((key) => key.includes('.'))
/** Lines that only one language can have said. */
const LINES = new Map(
  LANGUAGES.map((language) => {
    const elsewhere = LANGUAGES.filter((one) => one !== language).flatMap(textsOf)
    const said = new Set(elsewhere.map(([, text]) => text))
    const own = textsOf(language).map(([, text]) => text)
    return [language, new Set(own.filter((text) => !/[{\n]/.test(text) && !said.has(text)))]
  }),
)

/** What one of the peers does, as numbers and words that mean something whatever is on her screen. */
const does = fc.oneof(
  { weight: 30, arbitrary: fc.record({ goesOn: fc.nat(30).map((one) => [one]) }) },
  {
    weight: 20,
    arbitrary: fc.record({ goesOn: fc.array(fc.nat(30), { minLength: 3, maxLength: 9 }) }),
  },
  { weight: 16, arbitrary: fc.record({ taps: fc.nat(30) }) },
  { weight: 4, arbitrary: fc.record({ tapsOld: fc.nat(500) }) },
  { weight: 4, arbitrary: fc.record({ label: fc.nat(30), loud: fc.boolean() }) },
  { weight: 6, arbitrary: fc.record({ text: fc.nat(30).map(String) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      text: fc.array(fc.nat(28), { minLength: 1, maxLength: 6 }).map((some) => some.join(' ')),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ text: fc.constantFrom(...LANGUAGES.flatMap(wordsOf)) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      text: fc.constantFrom(
        ...'menu help check report review language join invite settings privacy wipe start resume discard alerts news warn care rights receipt objections move'
          .split(' ')
          .map((name) => `/${name}`),
        '/report@varsku_bot',
        '/nothing',
        '/start V111-1111-1111',
        '/check 99999999',
      ),
    }),
  },
  {
    weight: 10,
    arbitrary: fc.record({
      text: fc.constantFrom(
        '+1 201 555 0123',
        '(201) 555-0124',
        '+12015550125, +12015550126',
        '40 00 00 01',
        '40000002',
        'he wrote from +47 400 00 003 and later from +1-201-555-0127',
        'tel:+12015550128',
        '112',
        '1234567',
        '+999 12',
        'V222-2222-2222',
        'Bergen',
        'ski',
        'x',
        '',
        '   ',
        '😀',
        '2️⃣',
        '٢',
        '1\n2\n3',
      ),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ text: fc.string({ unit: 'grapheme', maxLength: 60 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      text: fc
        .tuple(fc.constantFrom('ab ', 'a', '7', '😀', '\n', '1 '), fc.constantFrom(4096, 100_000))
        .map(([piece, length]) => piece.repeat(length / piece.length)),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      body: fc.constantFrom<Body>(
        { kind: 'voice' },
        { kind: 'file' },
        { kind: 'unsupported' },
        { kind: 'contact', numbers: [] },
        { kind: 'contact', numbers: ['+1 201 555 0130', '201-555-0131'] },
        { kind: 'choice', option: 'nothing.99' },
        { kind: 'blocked' },
      ),
    }),
  },
  { weight: 3, arbitrary: fc.record({ hours: fc.constantFrom(0.1, 1, 5, 23, 25, 24 * 8) }) },
  { weight: 2, arbitrary: fc.constant({ language: true as const }) },
  { weight: 3, arbitrary: fc.constant({ update: true as const }) },
  { weight: 4, arbitrary: fc.constant({ housekeeping: true as const }) },
)

type Deed = typeof does extends fc.Arbitrary<infer One> ? One : never

const conversation = fc.record({
  shows: fc.constantFrom<'buttons' | 'numbers'>('buttons', 'numbers'),
  peers: fc.array(fc.constantFrom<Role | 'guest'>('guest', 'member', 'moderator', 'moderator'), {
    minLength: 1,
    maxLength: 3,
  }),
  steps: fc.array(fc.record({ who: fc.nat(2), does }), {
    minLength: 1,
    maxLength: 14,
    size: 'max',
  }),
})

const bots = new Map<string, TestBot>()
const everybody = { day: 15, month: 60, everybody: 1_000_000 }
beforeAll(async () => {
  for (const shows of ['buttons', 'numbers'] as const) {
    bots.set(shows, await createTestBot({ shows, checks: everybody, languages: LANGUAGES }))
  }
})
afterAll(async () => {
  for (const bot of bots.values()) await bot.close()
})

/**
 * The server of the tests does not do so by itself, and each statement would take longer than the one before. The
 * first time is soon: as long as it has seen nothing but empty tables, it reads all of them for every message.
 */
const TIDIED = 100
const TIDIED_FIRST = [5, 20, 50]
const tidy = async (): Promise<void> => {
  for (const { database } of bots.values()) {
    const tables = await database.sql<{ name: string }[]>`
      SELECT oid::regclass::text AS name FROM pg_class
      WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND pg_relation_size(oid) > 0`
    const names = tables.map(({ name }) => name).join(', ')
    await database.sql.unsafe(`VACUUM ANALYZE ${names}`)
  }
  if (SOAK) process.stdout.write(`${played} conversations\n`)
}

let played = 0
let count = 0
/** What peers wrote comes back to them and to moderators as it was written. */
const written = new Set<string>()

interface KeptOfHer {
  session: Session
  revision: number
  preferences: Preferences
}

/** What the bot keeps about somebody, in one statement: it is read after every answer. */
const keptOf = async (bot: TestBot, person: string): Promise<KeptOfHer> => {
  const { keys, database } = bot
  const tag = bot.senderOf(person)
  const sender = sessionTag(keys, tag)
  const [row] = await database.sql<(SessionRow & { preferences: Bytes | null })[]>`
    SELECT s.sender, s.content, s.revision, s.expires_at AS "expiresAt", p.preferences
    FROM (SELECT ${sender}::bytea AS session_tag, ${tag}::bytea AS sender_tag) AS asked
      LEFT JOIN session s ON s.sender = session_tag LEFT JOIN sender p ON p.tag = sender_tag`
  return {
    ...openSession(keys, row?.content ? row : undefined, bot.now()),
    preferences: row?.preferences ? JSON.parse(keys.open('sender', hex(tag), row.preferences)) : {},
  }
}

/** What the operator is told because people did it, and no fault; it may come of an earlier conversation. */
const DONE_BY_PEOPLE =
  /^alarm: (a moderator wants to shut|more numbers are checked|a group has used up|\d+ wrong receipts|objections have waited|reports or cases have waited|cases )/
const faultsIn = (bot: TestBot): string =>
  bot.logged.filter((line) => !DONE_BY_PEOPLE.test(line)).join('\n')

const expectGood = (bot: TestBot, language: string, messages: readonly Message[]): void => {
  expect(faultsIn(bot)).toBe('')
  expect(messages.length).toBeGreaterThan(0)
  for (const { text, options } of messages) {
    expect(text.trim()).not.toBe('')
    const lines = [...text.split('\n'), ...options.map(({ label }) => label)]
      .map((line) => line.replace(/^(\d+ {2}|• (Your words|Dine ord): )?(✅ )?/u, '').trim())
      .filter((line) => !written.has(line))
    const all = lines.join('\n')
    expect(all).not.toMatch(/undefined|\[object|NaN|[{}]/)
    // There is a dot between two letters in each of them, and hardly anywhere else.
    if (/\w\.\w/.test(all)) expect(KEYS.filter((key) => all.includes(key))).toEqual([])
    for (const [other, said] of LINES) {
      if (other !== language) expect(lines.filter((line) => said.has(line))).toEqual([])
    }
    for (const { label } of options) expect(label.length, label).toBeLessThanOrEqual(40)
  }
}

const expectWayOn = (bot: TestBot, last: Message | undefined): void => {
  if (bot.needs.channels[0]?.limits.buttons) expect(last?.options.length).toBeGreaterThan(0)
  else expect(last?.text).toMatch(/^\d+ {2}\S/m)
}

/** What is offered can be answered: where no question is open, with a command. */
const expectAnswers = ({ session: { at, aside, open } }: KeptOfHer): void => {
  const offered = open?.options.map(({ id }) => id) ?? []
  expect(offered).not.toEqual([])
  if (!at && !aside) expect(offered.filter((id) => !id.startsWith('/'))).toEqual([])
  expect(new Set(offered).size).toBe(offered.length)
}

const WIPED = LANGUAGES.map(
  (language) => textsOf(language).find(([key]) => key === 'wipe.done')?.[1],
)

/** Sends it and looks at the answer. Returns what is kept then, where that was looked at, too. */
const tell = async (bot: TestBot, person: string, body: Body): Promise<KeptOfHer | undefined> => {
  if (body.kind === 'text') for (const line of body.text.split('\n')) written.add(line.trim())
  // What she was sent before she blocked the bot.
  if (body.kind === 'blocked') bot.received(person)
  await bot.sends(person, body)
  const messages = bot.received(person)
  if (body.kind === 'blocked') {
    expect(messages).toEqual([])
    expect(faultsIn(bot)).toBe('')
    return undefined
  }
  // A wipe forgets the language, too, after it has answered in it.
  const last = messages.at(-1)
  if (WIPED.includes(last?.text)) return undefined
  const kept = await keptOf(bot, person)
  expectGood(bot, kept.preferences.language ?? 'en', messages)
  expectAnswers(kept)
  expectWayOn(bot, last)
  return kept
}

const DANGER: AlertContent = {
  kind: 'client',
  level: 4,
  dangers: ['violence', 'money'],
  city: 'bergen',
  flags: ['armed'],
  descriptors: { age: '25to40' },
}

/** Reports more often than the rest. */
const BEGUN = [
  '/report',
  '/review',
  '/report',
  '/check',
  '/alerts',
  '/warn',
  '/settings',
  '/rights',
]

/** What somebody would answer who has understood the question. Returns what is kept then. */
const answer = async (
  bot: TestBot,
  person: string,
  which: number,
  before?: KeptOfHer,
): Promise<KeptOfHer | undefined> => {
  const { session } = before ?? (await keptOf(bot, person))
  const { at, open } = session
  if (!at) {
    const begun = BEGUN[which % BEGUN.length] ?? ''
    return tell(bot, person, { kind: 'text', text: begun })
  }
  const typed: Record<string, string> = {
    number: `+1 201 555 01${10 + which}`,
    numbers: `+1 201 555 01${50 + which}`,
    words: 'it was dark and he had a dog',
    code: 'V111-1111-1111',
    // A moderator's question.
    ask: 'was it in a car?',
  }
  const text = typed[at.step] ?? ''
  if (text !== '') return tell(bot, person, { kind: 'text', text })
  const answers = open?.options.filter(({ id }) => !['back', 'skip', 'stop'].includes(id)) ?? []
  // What is ticked is enough, more often than not.
  const done = at.ticked?.length && which % 3 > 0 && answers.find(({ id }) => id === 'done')
  const chosen = done || answers[which % Math.max(1, answers.length)]
  if (!open || !chosen) return tell(bot, person, { kind: 'text', text: 'menu' })
  const index = open.options.indexOf(chosen)
  const option = chosen.id.startsWith('/') ? chosen.id : `${open.token}.${index}`
  return tell(bot, person, { kind: 'choice', option })
}

const act = async (bot: TestBot, person: string, step: Deed): Promise<unknown> => {
  if ('taps' in step || 'tapsOld' in step || 'label' in step) {
    const all = bot.buttons(person)
    const newest = all.filter(({ message }) => message === all.at(-1)?.message)
    const among = 'tapsOld' in step ? all : newest
    const at = 'taps' in step ? step.taps : 'tapsOld' in step ? step.tapsOld : step.label
    const button = among[at % Math.max(1, among.length)]
    // Where nothing can be tapped its number is typed.
    if (!button) return tell(bot, person, { kind: 'text', text: String(at % 10) })
    const { id, message, label } = button
    if (!('label' in step)) return tell(bot, person, { kind: 'choice', option: id, message })
    const text = step.loud ? label.toUpperCase() : label.toLowerCase()
    return tell(bot, person, { kind: 'text', text })
  }
  if ('goesOn' in step) {
    let kept: KeptOfHer | undefined
    for (const which of step.goesOn) kept = await answer(bot, person, which, kept)
    return undefined
  }
  if ('text' in step) return tell(bot, person, { kind: 'text', text: step.text })
  if ('body' in step) return tell(bot, person, step.body)
  if ('hours' in step) return bot.later({ hours: step.hours })
  if ('language' in step) {
    await tell(bot, person, { kind: 'text', text: '/language' })
    return tell(bot, person, { kind: 'text', text: String(1 + (count % 2)) })
  }
  if ('update' in step) {
    const { sessions } = bot.stores
    const { session, revision } = await keptOf(bot, person)
    if (!session.at) return undefined
    const changed = { ...session, at: { ...session.at, version: 0 } }
    return sessions.save(bot.senderOf(person), changed, revision, bot.now())
  }
  await bot.bot.publish()
  await bot.stores.alerts.publish({ content: DANGER }, bot.now())
  await bot.alerted()
  // Sent unasked, in what was her language then; she may write without having looked.
  bot.received(person)
  // One round takes 500 messages, and days may have passed since the last one.
  const channels = bot.needs.channels.map(({ name }) => name)
  while ((await bot.stores.sent.due(channels, bot.now())).length > 0) await bot.bot.turns.erase()
  await bot.bot.expire()
  return undefined
}

/** Two reports of somebody else, for a moderator to read. */
const receive = async (bot: TestBot): Promise<void> => {
  const [fingerprint] = await createFingerprinter(bot.needs).of(
    readPhones('+1 201 555 0199', 'NO').numbers,
  )
  for (const harms of [['robbery'], ['feeling']] as const satisfies Harm[][]) {
    const id = randomUUID()
    const content: Content = {
      harms: [...harms],
      subjects: fingerprint ? [{ fingerprint, ending: '99' }] : [],
      city: 'oslo',
      consents: { warn: true, caseWorker: false, policeAnonymous: false, policeForMe: false },
      exposure: 'reviewed',
      flags: ['armed'],
      descriptors: { age: '25to40' },
      group: GUESTS,
      withdrawal: id,
    }
    await bot.stores.reports.receive({
      id,
      content,
      level: suggestedLevel(harms, content.flags),
      receipt: Uint8Array.from(randomBytes(32)),
      author: authorTag(bot.keys, bot.senderOf('somebody'), id),
      month: bot.now(),
    })
  }
}

it(
  `lets nobody stand without an answer and a way on, in ${CONVERSATIONS} conversations`,
  async () => {
    await fc.assert(
      fc.asyncProperty(conversation, async ({ shows, peers, steps }) => {
        const bot = bots.get(shows)
        if (!bot) throw new Error(`there is no bot that shows ${shows}`)
        bot.logged.length = 0
        bot.clearScreens()
        if (++played % TIDIED === 0 || TIDIED_FIRST.includes(played)) await tidy()
        await bot.database.prisma.report.deleteMany()
        const people = peers.map((role) => ({ name: `peer${++count}`, role }))
        for (const { name, role } of people) if (role !== 'guest') await bot.letIn(name, role)
        if (peers.includes('moderator')) await receive(bot)
        for (const { who, does } of steps) {
          await act(bot, people[who % people.length]?.name ?? '', does)
        }
        for (const { name } of people) {
          await tell(bot, name, { kind: 'text', text: '/menu' })
          await tell(bot, name, { kind: 'text', text: 'meny' })
          const heard = bot.screen(name).at(-1)
          expect(heard).toMatch(/What do you want to do\?|Hva vil du gjøre\?/)
        }
      }),
      { numRuns: CONVERSATIONS, ...(SEED && { seed: Number(SEED) }) },
    )
  },
  SOAK ? 43_200_000 : 120_000,
)
