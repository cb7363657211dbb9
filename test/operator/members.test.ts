/** What the operator sees of the members: enough to shut a lost phone out, and no more. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { storesIn } from '../../src/core/stores/stores.ts'
import { inside } from '../support/opened.ts'
import { createPlace, type Place } from '../support/process.ts'

let place: Place
const handles: Record<string, string> = {}

beforeAll(async () => {
  place = createPlace()
  await inside(place, async ({ database, keys }) => {
    const { members } = storesIn(database.prisma, { keys, sql: database.sql })
    for (const [name, role, day] of [
      ['anna', 'member', '2026-11-15'],
      ['mona', 'moderator', '2026-11-16'],
      ['cara', 'caseworker', '2026-12-31'],
      ['both', 'moderator', '2027-01-01'],
    ] as const) {
      const sender = keys.tag('sender', 'sender', 'telegram', name)
      const member = await members.found(sender, role, new Date(`${day}T12:00:00Z`))
      if (name === 'both') await members.promote(member, 'caseworker')
      handles[name] = member.handle
    }
  })
})
afterAll(() => place.end())

it('lists marks, roles and the week in which each was last seen, and nothing else', async () => {
  const { status, out, err } = await place.run('operator', { args: ['members'] })
  expect({ status, err }).toEqual({ status: 0, err: '' })
  expect(out.trim().split('\n').toSorted()).toEqual(
    [
      `${handles['anna']}  member  2026-W46`,
      `${handles['mona']}  moderator  2026-W47`,
      `${handles['cara']}  caseworker  2026-W53`,
      `${handles['both']}  moderator, caseworker  2026-W53`,
    ].toSorted(),
  )
})
