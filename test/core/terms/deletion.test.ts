import { expect, it } from 'vitest'
import { DELETABLE, deletionTime } from '../../../src/core/terms/deletion.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

it.each([
  ['10:00:00', 5 * MINUTE, '2026-11-18T10:05:00.000Z'],
  ['10:00:01', 5 * MINUTE, '2026-11-18T10:10:00.000Z'],
  ['10:02:59', HOUR, '2026-11-18T11:05:00.000Z'],
  ['10:00:00', DELETABLE, '2026-11-20T09:00:00.000Z'],
  // Longer than the platforms let us delete.
  ['10:00:00', 72 * HOUR, '2026-11-20T09:00:00.000Z'],
])('what is sent at %s and may stay %i ms is deleted at %s', (time, stay, due) => {
  expect(deletionTime(new Date(`2026-11-18T${time}Z`), stay).toISOString()).toBe(due)
})
