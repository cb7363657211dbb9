/** What the operator sees of what was counted. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Tables } from '../../src/core/blacklist/tallies.ts'
import { storesIn } from '../../src/core/stores/stores.ts'
import { inside } from '../support/opened.ts'
import { createPlace, type Place } from '../support/process.ts'

let place: Place
beforeAll(async () => {
  place = createPlace()
  const quarters: [quarter: number, tables: Tables][] = [
    [2026 * 4 + 2, { decision: { approved: 2 }, harm: { choked: 1 }, city: { tromso: 2 } }],
    [
      2026 * 4 + 3,
      {
        decision: { approved: 14, declined: 3, noted: 2 },
        hours: { 1: 2, 24: 9, 72: 6, more: 2 },
        harm: { 'no-payment': 12, hit: 4, choked: 1 },
        level: { 1: 1, 2: 11, 3: 4 },
        city: { oslo: 13, bergen: 3, tromso: 1 },
        language: { en: 9, nb: 7 },
        consent: { warn: 14, caseWorker: 3 },
        check: { 0: 161, 1: 22, 2: 13, 3: 4 },
        cap: { check: 6 },
        objection: { opened: 4 },
      },
    ],
  ]
  await inside(place, async ({ database, keys }) => {
    const { tallies } = storesIn(database.prisma, { keys, sql: database.sql })
    for (const [quarter, tables] of quarters) {
      for (const [kind, table] of Object.entries(tables)) {
        const counted = Object.entries(table).map(([key, by]) => ({
          kind: kind as keyof Tables,
          key,
          by,
        }))
        await tallies.add(quarter, counted)
      }
    }
  })
})
afterAll(() => place.end())

it('is a table of 80 columns, by quarter', async () => {
  const { status, out, err } = await place.run('operator', { args: ['stats'] })
  expect({ status, err }).toEqual({ status: 0, err: '' })
  expect(out).toBe(`Members: 0, of them moderators: 0
Reports waiting for a moderator: 0
Wrong receipts today: 0
Searches that found nothing, this month: about 0

2026-Q4, rounded to 5; under 3 is left out
  Reports decided                                 20
    half of them within hours                     24
  Checks                                         200
    found nothing                               80 %
    found one voice                             10 %
    found two voices                            10 %
    found three or more                          5 %
    found a report not counted yet               0 %
  Objections                                       5
  Decisions about reports
    approved                                      15
    declined                                       5
  Level decided on
    2                                             10
    3                                              5
  What happened
    hit                                            5
    no-payment                                    10
  Where
    Bergen                                         5
    Oslo                                          15
  Language
    en                                            10
    nb                                             5
  What may be done with it
    caseWorker                                     5
    warn                                          15
  Caps reached
    check                                          5

2026-Q3, rounded to 5; under 3 is left out
  Reports decided                                  0
  Checks                                           0
  Objections                                       0
`)
  for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
})

it('is the same for programs', async () => {
  const { out } = await place.run('operator', { args: ['stats', '--json'] })
  const { quarters } = JSON.parse(out)
  expect(quarters).toHaveLength(2)
  expect(quarters[0]).toEqual({
    quarter: '2026-Q4',
    decided: 20,
    hoursToDecision: 24,
    minutesToOpening: null,
    minutesToOpeningGrave: null,
    checks: 200,
    found: { 0: 80, 1: 10, 2: 10, 3: 5, uncounted: 0 },
    objections: 5,
    tables: {
      decision: { approved: 15, declined: 5 },
      level: { 2: 10, 3: 5 },
      harm: { hit: 5, 'no-payment': 10 },
      city: { bergen: 5, oslo: 15 },
      language: { en: 10, nb: 5 },
      consent: { caseWorker: 5, warn: 15 },
      cap: { check: 5 },
    },
  })
  expect(out).not.toContain('tromso')
})
