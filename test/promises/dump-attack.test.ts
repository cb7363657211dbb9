/**
 * SECURITY.md: whoever steals the database, or a backup of it, without the keyring learns no number.
 */
import { createHmac, hash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hashRaw } from '@node-rs/argon2'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { rotateSubjectKey } from '../../src/core/actions/rotate-key.ts'
import { createFingerprinter, layersOf } from '../../src/core/blacklist/fingerprint.ts'
import { type PhoneNumber, readPhones } from '../../src/core/identifiers/phone/phone.ts'
import { aliasStore } from '../../src/core/stores/aliases.ts'
import { ensureSubjects, subjectStore } from '../../src/core/stores/subjects.ts'
import type { Keys } from '../../src/core/terms/keys.ts'
import type { Database } from '../../src/database/database.ts'
import { openKeys } from '../../src/database/keys.ts'
import { createTestBot } from '../support/bot.ts'
import { createTestDatabase } from '../support/database.ts'
import { leaveRows, tellingValues } from '../support/left-rows.ts'

const COST = { memory: 64, passes: 1 }

/** Invented: 555-0100 to 555-0199 are kept for fiction in every area; here in a hundred areas. */
const CANDIDATES: PhoneNumber[] = Array.from({ length: 600 }, (_, index) => 201 + index)
  .filter((area) => readPhones(`+1${area}5550100`, 'US').numbers.length === 1)
  .slice(0, 100)
  .flatMap((area) => Array.from({ length: 100 }, (_, last) => `+1${area}${5_550_100 + last}`))
  .flatMap((written) => readPhones(written, 'US').numbers)

const isListed = (_: unknown, index: number) => index % 397 === 5

let folder: string
let database: Database
let keys: Keys
let drop: () => Promise<void>

/** Everything that a peer can leave behind about a number, while it is under way and afterwards. */
const leaveTraces = async (phone: PhoneNumber): Promise<void> => {
  const [fingerprint] = await fingerprinter().of([phone])
  if (!fingerprint) throw new Error('no fingerprint was made')
  const id = crypto.randomUUID()
  const sender = keys.tag('sender', 'id', 'telegram', id)
  const hex = Buffer.from(sender).toString('hex')
  const words = JSON.stringify({ text: phone, digits: phone.replace(/\D/g, ''), fingerprint })
  const now = new Date(0)
  await database.prisma.$transaction(async (db) => {
    const [subjectId = ''] = await ensureSubjects(db, keys, [fingerprint])
    await db.entry.create({
      data: {
        subjectId,
        level: 1,
        harms: keys.seal('report', id, '["noShow"]'),
        quarter: 8104,
        voice: keys.tag('voice', 'voice', id, subjectId),
        expiresOn: now,
        withdrawal: keys.tag('receipt', 'withdrawal', id),
      },
    })
    await db.report.create({
      data: {
        id,
        month: now,
        content: keys.seal('report', id, words),
        receipt: keys.tag('receipt', 'report', id),
        author: keys.tag('author', 'report', id, id),
      },
    })
    await db.turn.create({
      data: {
        dedupe: keys.tag('inbox', 'dedupe', id),
        channel: 'telegram',
        sender,
        content: keys.seal('inbox', hex, words),
        acceptedAt: now,
      },
    })
    await db.sender.create({ data: { tag: sender, seenOn: now } })
    // Who writes on WhatsApp may be known by a number, too.
    const number = keys.tag('sender', 'sender', 'whatsapp', phone)
    await aliasStore(db, keys).keep(number, sender)
    await db.session.create({
      data: { sender, content: keys.seal('session', hex, words), revision: 1, expiresAt: now },
    })
  })
}

const fingerprinter = () => createFingerprinter({ keys, cost: COST, concurrency: 2 })

/** All tables, each value as the bytes that stand in it. */
const dump = async (): Promise<Buffer> => {
  const tables = await database.sql<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`
  const parts: Buffer[] = []
  for (const { name } of tables) {
    for (const row of await database.sql`SELECT * FROM ${database.sql(name)}`) {
      for (const value of Object.values(row)) {
        parts.push(value instanceof Uint8Array ? Buffer.from(value) : Buffer.from(String(value)))
      }
    }
  }
  return Buffer.concat(parts.flatMap((part) => [part, Buffer.from('\n')]))
}

/** Whether the dump holds bytes; the first eight of them, however written, are enough to be suspicious. */
const searcher = (stolen: Buffer) => {
  const text = stolen.toString('latin1')
  const piecesOf = (length: number) =>
    new Set(
      Array.from({ length: Math.max(0, text.length - length + 1) }, (_, start) =>
        text.slice(start, start + length),
      ),
    )
  const forms = (['latin1', 'hex', 'base64'] as const).map((form) => {
    // Eight bytes, or as many letters of base64 as they decide.
    const length = { latin1: 8, hex: 16, base64: 10 }[form]
    return { form, length, pieces: piecesOf(length) }
  })
  return (bytes: Uint8Array | string): boolean =>
    forms.some(({ form, length, pieces }) =>
      pieces.has(Buffer.from(bytes).subarray(0, 9).toString(form).slice(0, length)),
    )
}

const OBVIOUS_KEYS = ['', 'varsku', 'subject', 'secret', Buffer.alloc(32), Buffer.alloc(32, 0xff)]

/** What a thief tries for one number. */
const derivations = async (phone: PhoneNumber): Promise<(Uint8Array | string)[]> => {
  const digits = phone.replace(/\D/g, '')
  const national = digits.slice(1)
  const forms = [digits, `+${digits}`, `00${digits}`, national, phone]
  const inputs = forms.flatMap((form) => [form, [...form].reverse().join('')])
  const slow = await hashRaw(phone, {
    salt: Buffer.alloc(32),
    memoryCost: COST.memory,
    timeCost: COST.passes,
    parallelism: 1,
  })
  return [
    ...inputs,
    ...inputs.flatMap((input) =>
      ['md5', 'sha1', 'sha256', 'sha512'].map((kind) => hash(kind, input, 'buffer')),
    ),
    ...inputs.flatMap((input) =>
      OBVIOUS_KEYS.map((key) => createHmac('sha256', key).update(input).digest()),
    ),
    slow,
    hash('sha256', slow, 'buffer'),
  ]
}

const hits = async (stolen: Buffer, candidates: readonly PhoneNumber[]): Promise<number> => {
  const holds = searcher(stolen)
  let found = 0
  for (const phone of candidates) found += (await derivations(phone)).filter(holds).length
  return found
}

const foundWithKeys = async () => {
  const ids = await subjectStore(database, keys).find(await fingerprinter().of(CANDIDATES))
  return CANDIDATES.filter((_, index) => ids[index] !== undefined)
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'varsku-dump-'))
  ;({ database, drop } = await createTestDatabase())
  ;({ keys } = await openKeys({ file: join(folder, 'varsku.key'), database }))
  for (const phone of CANDIDATES.filter(isListed)) await leaveTraces(phone)
})
afterAll(async () => {
  await drop()
  await rm(folder, { recursive: true })
})

it('tells a thief without the keyring nothing about any of 10,000 numbers', async () => {
  expect(CANDIDATES).toHaveLength(10_000)
  expect(CANDIDATES.filter(isListed)).toHaveLength(26)
  expect(await database.prisma.subject.count()).toBe(26)
  expect(await hits(await dump(), CANDIDATES)).toBe(0)
}, 120_000)

it('would have told her of a single number kept in any of the ways that she tries', async () => {
  const [phone] = CANDIDATES
  if (!phone) throw new Error('there are no candidates')
  const careless = Buffer.from(hash('sha256', phone.replace(/\D/g, ''), 'hex'))
  expect(await hits(Buffer.concat([await dump(), careless]), CANDIDATES.slice(0, 100))).toBe(1)
})

it('tells whoever has the keyring exactly the listed ones, under every layer', async () => {
  expect(await foundWithKeys()).toEqual(CANDIDATES.filter(isListed))
  await rotateSubjectKey({ file: join(folder, 'varsku.key'), database, keys })
  expect(await foundWithKeys()).toEqual(CANDIDATES.filter(isListed))
  const holds = searcher(await dump())
  const [first] = await fingerprinter().of(CANDIDATES.filter(isListed))
  expect(first && layersOf(keys, first).map(({ tag }) => holds(tag))).toEqual([true])
})

/** What one bot keeps, whose keyring no other has. */
const keptByAnotherBot = async () => {
  const bot = await createTestBot({ channels: ['telegram', 'whatsapp'] })
  try {
    await leaveRows(bot)
    return await tellingValues(bot)
  } finally {
    await bot.close()
  }
}

it('keeps nothing of the same people and numbers that a bot with another keyring keeps, too', async () => {
  const one = await keptByAnotherBot()
  const other = new Set((await keptByAnotherBot()).map(({ value }) => value))
  const columns = new Set(one.map(({ column }) => column))
  expect([...columns]).toEqual(
    expect.arrayContaining(['subject.fingerprint', 'sender.tag', 'alias.tag', 'counter.owner']),
  )
  // Whose safe-call it is, and who is told, is kept by tags alone.
  expect([...columns]).toEqual(
    expect.arrayContaining(['safe_call.owner', 'buddy.owner', 'buddy.watcher']),
  )
  // Also what no thief has thought of trying: whatever is made without a key is the same in both.
  expect(one.filter(({ value }) => other.has(value)).map(({ column }) => column)).toEqual([])
})
