import { spawnSync } from 'node:child_process'
import { GrammyError, HttpError } from 'grammy'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { SendError } from '../../src/core/terms/message.ts'
import { createLog, LOG_LEVELS } from '../../src/logging/log.ts'
import { masked } from '../../src/logging/masking.ts'
import { createTestDatabase } from '../support/database.ts'

const WORDS = 'hemmelige ord fra Anna'
/** Invented: Ofcom keeps these for films. */
const NUMBER = '+44 7700 900123'
const DIGITS = '447700900123'
const TOKEN = '123456789:invented-Token_that-is-long'
const URL = 'postgres://varsku:geheim@db.example:5432/varsku'
const MARKED = [
  ...['hemmelige', 'ord fra', 'Anna'],
  ...['7700', '900123', DIGITS, '٤٤٧٧٠٠', '四四七'],
  ...['123456789', 'invented-Token', 'geheim', 'db.example'],
]

const lines: string[] = []
const destination = { write: (line: string) => void lines.push(line) }
const written = (): string => lines.splice(0).join('')
const log = createLog({ level: 'trace', pretty: false, destination })

const expectNothingMarked = (text: string) => {
  for (const mark of MARKED) expect(text).not.toContain(mark)
}

describe('a line', () => {
  it('is JSON with time, level, message and the fields that may be written', () => {
    const turn = '5f0c8f5e-3b1a-4c3e-9d2b-1a2b3c4d5e6f'
    log.child({ channel: 'telegram' }).info({ turn, attempts: 2, ok: false }, 'a turn failed')
    expect(JSON.parse(written())).toEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      channel: 'telegram',
      turn,
      attempts: 2,
      ok: false,
      msg: 'a turn failed',
    })
    log.warn('nothing else')
    expect(JSON.parse(written())).toMatchObject({ level: 'warn', msg: 'nothing else' })
  })

  it('is left out below the level', () => {
    const quiet = createLog({ level: 'error', pretty: false, destination })
    quiet.warn('too little')
    quiet.error('enough')
    expect(written().match(/msg/g)).toHaveLength(1)
    createLog({ level: 'silent', pretty: false, destination }).fatal('not even this')
    expect(written()).toBe('')
  })

  it('is for people to read at a terminal', () => {
    createLog({ level: 'info', pretty: true, destination }).info({ port: 8080 }, 'listening')
    const line = written()
    expect(line).toContain('listening')
    expect(line).toContain('port: 8080')
    expect(line).not.toContain('{')
  })

  it.each([true, false])('goes to stderr and nowhere else (pretty: %s)', (pretty) => {
    const program = `
      import { createLog } from ${JSON.stringify(import.meta.resolve('../../src/logging/log.ts'))}
      createLog({ level: 'info', pretty: ${pretty} }).info('started')
      process.exit(3)`
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      ['--input-type=module', '--eval', program],
      { encoding: 'utf8' },
    )
    expect(stdout).toBe('')
    expect(stderr).toContain('started')
    expect(status).toBe(3)
  })
})

describe('what is never written', () => {
  const forbidden = [
    ...['number', 'phone', 'fingerprint', 'address', 'text', 'draft', 'payload', 'token', 'member'],
    ...['sender', 'dedupe', 'chat', 'chatId', 'chat_id', 'url', 'databaseUrl', 'words', 'body'],
    ...['content', 'from', 'req', 'res', 'headers', 'msg', 'time', 'level', '__proto__', 'toJSON'],
  ]
  const allowed = [
    ...[
      'turn',
      'alert',
      'report',
      'channel',
      'job',
      'part',
      'queue',
      'kind',
      'state',
      'method',
      'call',
    ],
    ...['purpose', 'signal', 'role', 'setting', 'code', 'attempt', 'attempts', 'count', 'failed'],
    ...['waiting', 'milliseconds', 'ms', 'retryAfter', 'port', 'version', 'layer', 'status', 'ok'],
    ...['error', 'err'],
  ]
  const values: unknown[] = [
    ...[WORDS, NUMBER, DIGITS, TOKEN, URL, Number(DIGITS), BigInt(DIGITS), Number(`-${DIGITS}`)],
    ...[{ text: WORDS, number: NUMBER }, [WORDS, TOKEN], Buffer.from(WORDS), new Map([[WORDS, 1]])],
    ...[
      () => WORDS,
      Symbol(WORDS),
      new Date(WORDS),
      { toJSON: () => WORDS, toString: () => TOKEN },
    ],
  ]

  it.each([...forbidden, ...allowed])('a marked value in %s', (field) => {
    for (const value of values) {
      const fields = Object.defineProperty({}, field, { value, enumerable: true })
      log.info(fields, 'a message')
      log.child(fields).error({ deeper: fields }, 'a message')
    }
    const text = written()
    expect(text.match(/a message/g)).toHaveLength(2 * values.length)
    expectNothingMarked(text)
  })

  it('a marked value in a message', () => {
    for (const level of LOG_LEVELS) {
      if (level === 'silent') continue
      for (const mark of [NUMBER, DIGITS, TOKEN, URL]) log[level](`it was ${mark}, they say`)
    }
    expectNothingMarked(written())
  })

  it.each([
    '+44 7700 900123',
    '(0)7700-900.123',
    '447700900123',
    '٤٤٧٧٠٠٩٠٠١٢٣',
    '７７００９００１２３',
    '7\u200b7\u200b0\u200b0\u200b9\u200b0\u200b0',
    '77/00/90/01/23',
    'tel:+447700900123',
    'https://t.me/+447700900123',
    'bot123456789:AAabcdefghijklmnopqrstuvwxyz_-0123',
    'anna@example.org',
    '447700900123@s.whatsapp.net',
    'a94a8fe5ccb19ba61c4c0873d391e987982fbbd3',
    'cb78b1546160762bed9b204f05d79b75afbbe9040c37e80eb8cf37202065cf90',
    'y3ixVGFgdivtmyBPBdeddf/76QQMN+gOuM83ICBlz5A=',
  ])('what may be somebody’s, however it is written: %s', (value) => {
    const left = masked(`before ${value} after`)
    expect(left).toMatch(/^before \S*\*\*\* after$/)
    expect(left.replace(/[^\p{Nd}]/gu, '')).toBe('')
  })
})

describe('an error', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>
  beforeAll(async () => {
    database = await createTestDatabase()
  })
  afterAll(() => database.drop())

  const thrownBy = async (step: () => unknown): Promise<unknown> => {
    try {
      await step()
    } catch (error) {
      return error
    }
    throw new Error('nothing was thrown')
  }

  it('says what kind it was, where it happened and why', () => {
    const cause = Object.assign(new TypeError('the line is dead'), { code: 'ECONNRESET' })
    log.error({ error: new SendError('unreachable', { cause }) }, 'an answer was not sent')
    const { error } = JSON.parse(written())
    expect(error).toMatchObject({
      type: 'SendError',
      message: 'the channel did not take a message: unreachable',
      kind: 'unreachable',
      cause: { type: 'TypeError', message: 'the line is dead', code: 'ECONNRESET' },
    })
    expect(error.stack[0]).toMatch(/^test\/logging\/log\.test\.ts:\d+:\d+$/)
  })

  it('of Prisma keeps its code, and nothing of the row', async () => {
    const row = { handle: WORDS, id: crypto.randomUUID(), groupId: crypto.randomUUID() }
    const create = () =>
      database.database.prisma.member.create({
        data: { ...row, role: 'member', seenOn: new Date(0) },
      })
    await create()
    log.error({ error: await thrownBy(create) }, 'twice')
    const refused = JSON.parse(JSON.stringify({ where: { [WORDS]: NUMBER } }))
    const find = () => database.database.prisma.member.findMany(refused)
    log.error({ error: await thrownBy(find) }, 'an unknown column')
    const text = written()
    expect(text).toContain('P2002')
    expect(text).toContain('PrismaClientValidationError')
    expectNothingMarked(text)
  })

  it('of PostgreSQL keeps its code, and nothing of the query', async () => {
    const { sql } = database.database
    log.error({ err: await thrownBy(() => sql`SELECT ${WORDS}::int`) }, 'no number')
    log.error({ err: await thrownBy(() => sql.unsafe(`SELECT ${WORDS}`)) }, 'no SQL')
    const text = written()
    expect(text).toContain('22P02')
    expectNothingMarked(text)
  })

  it('of Telegram keeps its code, and neither chat, text nor token', () => {
    const payload = { chat_id: Number(DIGITS), text: WORDS }
    const refusal = { ok: false as const, error_code: 403, description: `Forbidden: ${WORDS}` }
    const network = new Error(`request to https://api.telegram.org/bot${TOKEN}/sendMessage failed`)
    for (const error of [
      new GrammyError(`Call to 'sendMessage' failed! (${WORDS})`, refusal, 'sendMessage', payload),
      new HttpError(`Network request for 'sendMessage' failed!`, network),
    ]) {
      log.error({ error }, 'not sent')
      log.error({ error: new Error('an answer was not sent', { cause: error }) }, 'not sent')
    }
    const text = written()
    expect(text).toContain('403')
    expectNothingMarked(text)
  })

  it('of a parser does not quote what it was given', async () => {
    const errors = [
      await thrownBy(() => JSON.parse(`{"text": ${WORDS}`)),
      await thrownBy(() => new globalThis.URL(WORDS)),
      await thrownBy(() =>
        z
          .object({ kind: z.enum(['a']) })
          .strict()
          .parse({ [WORDS]: NUMBER }),
      ),
      await thrownBy(() => decodeURIComponent(`%${WORDS}`)),
      await thrownBy(() => BigInt(WORDS)),
      await thrownBy(() => Reflect.get(Object(undefined), WORDS)()),
      new Error(`cannot read "he said "${WORDS}" to me"`),
      new Error(`cannot read “${WORDS}`),
      new Error(`cannot read the line\n    at ${WORDS}\n    at Anna (/tmp/Anna.ts:1:1)`),
      new Error('getaddrinfo ENOTFOUND db.example'),
      new AggregateError([new Error(WORDS)], 'all of them failed'),
    ]
    for (const error of errors) log.error({ error }, 'not read')
    expectNothingMarked(written())
  })

  it('keeps nothing marked, in whatever part and however deep', () => {
    const error = new Error(`number ${NUMBER}, token ${TOKEN}, at ${URL}`)
    Object.assign(error, { name: WORDS, code: DIGITS, kind: WORDS, errno: DIGITS, text: WORDS })
    error.stack = `${WORDS}\n    at ${WORDS} (file:///${WORDS}:1:1)\n    at Anna (/Anna.ts:1:1)`
    let outer: unknown = error
    for (let depth = 0; depth < 8; depth++) {
      log.error({ error: outer }, 'failed')
      outer = new Error('an outer one', { cause: outer })
    }
    for (const thrown of [WORDS, { text: WORDS }, Number(DIGITS), undefined, null])
      log.error({ error: new Error('thrown', { cause: thrown }), err: thrown }, 'failed')
    const circle = new Error('a circle')
    circle.cause = circle
    log.error(circle, 'failed')
    expectNothingMarked(written())
  })
})
