/** The listed man objects: what he is told, what is printed, and what is kept of it say nothing of the list. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inside } from '../support/opened.ts'
import { createPlace, type Ended, type Place, type Running } from '../support/process.ts'
import { allRows } from '../support/rows.ts'
import { makeFinalIn } from '../support/ten-minutes.ts'

let place: Place
/** Keeps PostgreSQL running between the commands, and says what peers are told. */
let anna: Running

const LISTED = '+1 201 555 0150'
const UNLISTED = '+1 201 555 0151'
const NUMBER_FORMS = /201.?555|5550?15[01]|0150|0151/

const objects = (number: string, env: Record<string, string> = {}): Promise<Ended> =>
  place.run('operator', { args: ['objection'], lines: [number], env: { LOCALE: 'en', ...env } })

const operator = (...args: string[]): Promise<Ended> => place.run('operator', { args })

const withoutIds = (text: string): string => text.replace(/[0-9a-f-]{36}/g, '(id)')

beforeAll(async () => {
  place = createPlace()
  anna = place.start('main', { args: ['chat', '--as', 'anna'] })
  anna.says('menu')
  await anna.shows('What do you want to do?')
  anna.says('/report')
  await anna.picks('Yes')
  await anna.picks('Robs or does not pay')
  await anna.picks('Did not pay, took money back')
  await anna.shows('Do you have a phone number')
  anna.says(LISTED)
  await anna.picks('Oslo')
  await anna.picks('No, thank you')
  await anna.picks('As soon as it is read')
  await anna.picks('No, not yet')
  await anna.picks('Send')
  await anna.shows('Your receipt')
  const [code = ''] = (await operator('codes', '--role', 'moderator')).out.trim().split('\n')
  const mia = place.start('main', { args: ['chat', '--as', 'mia'] })
  mia.says(code)
  await mia.shows('You can now read reports')
  mia.says('/review')
  await mia.picks('Warn: 2 risk')
  await mia.shows('Approved: 2 risk.')
  mia.inputEnds()
  await mia.ends()
  await makeFinalIn(place)
})
afterAll(() => place.end())

it('is answered alike whether the number is listed or not, and hides it at once', async () => {
  anna.says(LISTED)
  await anna.shows('Risk, reported.')
  const [listed, unlisted] = [await objects(LISTED), await objects(UNLISTED)]
  expect(listed.status).toBe(0)
  expect(listed.out).toMatch(/^We have received your objection\..+14 days\..+\n$/)
  expect(unlisted).toEqual({ ...listed, err: unlisted.err })
  expect(withoutIds(unlisted.err)).toBe(withoutIds(listed.err))
  // An id is random, and four digits may stand in it.
  expect(withoutIds(listed.out + listed.err)).not.toMatch(NUMBER_FORMS)
  anna.says(LISTED)
  await anna.shows('There is no warning about this number.')
})

it('is answered alike a second time, and after it was decided', async () => {
  const before = await objects(LISTED)
  await inside(place, async ({ database }) => {
    await database.prisma.entry.deleteMany()
  })
  const after = await objects(LISTED)
  expect(after).toEqual(before)
  expect(after.out).toBe((await objects(UNLISTED)).out)
})

it('is told in the language of the place', async () => {
  expect((await objects(LISTED, { LOCALE: 'nb' })).out).toMatch(/^Vi har fått innsigelsen din\./)
})

it('is listed, alike whether the number is, and taken back', async () => {
  const { out } = await operator('objection', 'list')
  const lines = out.trim().split('\n')
  expect(lines).toHaveLength(2)
  for (const line of lines) expect(line).toMatch(/^[0-9a-f-]{36} {2}until \d{4}-\d\d-\d\d$/)
  const [id = ''] = lines[0]?.split(' ') ?? []
  expect(await operator('objection', 'cancel', id)).toMatchObject({
    status: 0,
    out: 'The case is cancelled.\n',
  })
  expect(await operator('objection', 'cancel', id)).toMatchObject({
    status: 1,
    err: 'There is no case with that id.\n',
  })
  expect((await operator('objection', 'list')).out.trim().split('\n')).toHaveLength(1)
})

it('is on record, without saying about whom', async () => {
  const rows = await inside(place, ({ database }) =>
    database.prisma.audit.findMany({ where: { action: { startsWith: 'objection' } } }),
  )
  expect(new Set(rows.map(({ actor }) => actor))).toEqual(new Set(['operator']))
  expect(rows.filter(({ action, reportId }) => action === 'objection' && reportId)).toEqual([])
})

it('leaves the number in no table', async () => {
  const rows = await inside(place, ({ database }) => allRows(database))
  expect(rows.some(({ table }) => table === 'public.objection')).toBe(true)
  // Whole: a few digits also stand in what is random.
  const forms = /201[ -]?555[ -]?015[01]/
  for (const { table, bytes } of rows) {
    expect(`${table} ${forms.test(bytes.toString('latin1'))}`).toBe(`${table} false`)
  }
})

describe('what is no number of one person', () => {
  it.each(['', 'hello', '112', '+1 201 555 0150 and +1 201 555 0151', '12'])(
    'is refused and not repeated (%#)',
    async (line) => {
      const { status, out, err } = await objects(line)
      expect({ status, out }).toEqual({ status: 1, out: '' })
      expect(err).toBe(
        'This is not one phone number that can be listed. Write one number, with + and the country code, on standard input.\n',
      )
    },
  )

  it('is not repeated where it stands as an argument', async () => {
    for (const args of [
      ['2015550150'],
      ['list', '2015550150', '2015550150'],
      ['cancel', '+12015550150'],
    ]) {
      const { status, out, err } = await operator('objection', ...args)
      expect({ status, out }).toEqual({ status: 1, out: '' })
      expect(err).not.toMatch(NUMBER_FORMS)
    }
  })
})

it('is asked for on a terminal, and not shown there', async () => {
  const program = fileURLToPath(new URL('../../src/operator.ts', import.meta.url))
  // A terminal of its own, from util-linux.
  const child = spawn(
    'script',
    ['-qec', `"${process.execPath}" "${program}" objection`, '/dev/null'],
    {
      cwd: place.folder,
      env: {
        PATH: process.env['PATH'],
        DATA_DIR: place.dataDir,
        KEY_FILE: place.keyFile,
        LOCALE: 'en',
      },
    },
  )
  const shown = Promise.withResolvers<string>()
  let screen = ''
  child.on('error', () =>
    shown.reject(new Error('There is no program "script": install util-linux.')),
  )
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const asked = /the terminal does not show it/.test(screen)
    screen += text
    if (!asked && /the terminal does not show it/.test(screen)) child.stdin.write(`${UNLISTED}\r`)
  })
  child.on('close', () => shown.resolve(screen))
  expect(await shown.promise).toContain('We have received your objection.')
  expect(withoutIds(screen)).not.toMatch(NUMBER_FORMS)
})
