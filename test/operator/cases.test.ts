/** What somebody asked to be helped with is handed over by the operator, each reading on record. */
import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createFingerprinter } from '../../src/core/blacklist/fingerprint.ts'
import { readPhones } from '../../src/core/identifiers/phone/phone.ts'
import { storesIn } from '../../src/core/stores/stores.ts'
import type { Database } from '../../src/database/database.ts'
import { TEST_COST } from '../support/bot.ts'
import { inside, keepRunning } from '../support/opened.ts'
import { createPlace, type Ended, type Place } from '../support/process.ts'
import { decided } from '../support/received.ts'

let place: Place
let running: Database
const [helped, unhelped] = [randomUUID(), randomUUID()]

beforeAll(async () => {
  place = createPlace()
  running = await keepRunning(place)
  await inside(place, async ({ database, keys }) => {
    const stores = storesIn(database.prisma, { keys, sql: database.sql })
    const anHourAgo = new Date(Date.now() - 3_600_000)
    const fingerprinter = createFingerprinter({ keys, cost: TEST_COST, concurrency: 1 })
    const { numbers } = readPhones('+1 201 555 0161', 'NO')
    const fingerprints = await fingerprinter.of(numbers)
    for (const id of [helped, unhelped]) {
      const asked = id === helped
      await stores.reports.receive({
        id,
        content: {
          harms: ['no-payment', 'threats'],
          subjects: fingerprints.flatMap((fingerprint, index) => {
            const number = numbers[index]
            return asked && number ? [{ fingerprint, ending: '61', number }] : []
          }),
          ...(asked && { otherNumbers: readPhones('+1 201 555 0162', 'NO').numbers }),
          city: 'oslo',
          consents: { warn: false, caseWorker: asked, policeAnonymous: false, policeForMe: asked },
          exposure: 'never',
          flags: ['armed'],
          descriptors: { vehicle: 'van' },
          // Would clear the operator's screen.
          words: 'First line\n\u001b[2J\u202eSecond line',
          group: 'a group',
          withdrawal: id,
        },
        level: 3,
        receipt: Uint8Array.from(randomBytes(32)),
        author: Uint8Array.from(randomBytes(32)),
        month: new Date('2026-11-01'),
      })
      await decided({ stores, now: () => anHourAgo }, id)
    }
  })
})
afterAll(async () => {
  await running.close()
  await place.end()
})

const operator = (...args: string[]): Promise<Ended> =>
  place.run('operator', { args: ['case', ...args], env: { LOCALE: 'en' } })

const audited = () =>
  inside(place, async ({ database }) => {
    const rows = await database.prisma.audit.findMany({ orderBy: { id: 'asc' } })
    return rows.map(({ actor, action, reportId }) => ({ actor, action, reportId }))
  })

it('lists what waits, and nothing of what was told', async () => {
  expect(await operator('list')).toEqual({
    status: 0,
    out: [
      `${helped}  2026-11  level 2`,
      '  A case worker may read it and write to her.',
      '  Speak with the police for her.',
      '',
    ].join('\n'),
    err: '',
  })
  expect(await audited()).toEqual([])
})

it('shows what was told, with the number that is to be handed over, and records it', async () => {
  expect(await operator('show', helped)).toEqual({
    status: 0,
    out: [
      `${helped}  2026-11  level 2`,
      '  A case worker may read it and write to her.',
      '  Speak with the police for her.',
      '  Number: +12015550161',
      '  Sent later, and not one of those that were reported: +12015550162',
      '• 💸 Did not pay, took money back',
      '• ❗️ Threatened with violence',
      '• Town: Oslo',
      '• ‼️ Had a weapon',
      '• 🚗 Vehicle: Had a van',
      'In their own words:',
      'First line',
      '[2JSecond line',
      '',
    ].join('\n'),
    err: '',
  })
  const reading = { actor: 'operator', action: 'case.read', reportId: helped }
  expect(await audited()).toEqual([reading])
  await operator('show', helped.toUpperCase())
  expect(await audited()).toEqual([reading, reading])
})

it('shows no report whose reporter did not ask for it', async () => {
  const before = await audited()
  for (const id of [unhelped, randomUUID()]) {
    for (const what of ['show', 'close']) {
      expect(await operator(what, id)).toEqual({
        status: 1,
        out: '',
        err: 'There is no open case with that id.\n',
      })
    }
  }
  expect(await audited()).toEqual(before)
})

it('keeps a record that nobody can change or delete', async () => {
  await inside(place, async ({ database: { sql } }) => {
    await expect(sql`UPDATE audit SET actor = 'nobody'`).rejects.toThrow('append-only')
    await expect(sql`DELETE FROM audit`).rejects.toThrow('append-only')
    await expect(sql`TRUNCATE audit`).rejects.toThrow('append-only')
  })
})

it('deletes what was told when the case is closed', async () => {
  expect(await operator('close', helped)).toEqual({
    status: 0,
    out: 'The case is closed. What was told is deleted.\n',
    err: '',
  })
  expect(await operator('list')).toEqual({ status: 0, out: '', err: 'No case is open.\n' })
  const row = await inside(place, ({ database }) =>
    database.prisma.report.findUniqueOrThrow({ where: { id: helped } }),
  )
  expect(row.content).toBeNull()
  expect((await audited()).at(-1)).toMatchObject({ action: 'case.close', reportId: helped })
})

it('explains what it takes', async () => {
  for (const args of [
    [],
    ['list', helped],
    ['show'],
    ['show', 'all'],
    ['close', '1'],
    ['open', helped],
  ]) {
    const { status, out, err } = await operator(...args)
    expect({ status, out }).toEqual({ status: 1, out: '' })
    expect(err).toContain('case takes list, show ID or close ID')
  }
})
