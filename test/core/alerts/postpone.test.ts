import { expect, it } from 'vitest'
import { cautiousPace, USUAL_PACE } from '../../../src/core/alerts/pace.ts'
import { postponed } from '../../../src/core/alerts/postpone.ts'
import { USUAL_PREFERENCES } from '../../../src/core/alerts/preferences.ts'

const NOW = new Date('2026-11-18T22:00:00Z')
const quiet = { from: 22 * 60, until: 7 * 60, zone: 'UTC' }
const alert = { kind: 'client' as const, level: 3 as const }
const reader = { preferences: USUAL_PREFERENCES, seenOn: NOW, corrected: false }
const asleep = { ...reader, preferences: { ...USUAL_PREFERENCES, quiet } }
const wakes = { ...reader, preferences: { ...USUAL_PREFERENCES, quiet, wake: true } }
const from4 = { ...reader, preferences: { ...USUAL_PREFERENCES, from: 4 as const } }
const away = { ...reader, seenOn: new Date('2026-11-01') }
const morning = '2026-11-19T07:00:00.000Z'
const now = NOW.toISOString()

it.each([
  ['by day', alert, reader, undefined],
  ['of a kind that she does not want', { ...alert, kind: 'police' as const }, reader, 'unwanted'],
  ['below her level', alert, from4, 'later'],
  ['in her quiet hours', alert, asleep, 'quiet'],
  ['in her quiet hours, though she may be woken for worse', alert, wakes, 'quiet'],
  ['of a grave danger that may wake her', { ...alert, level: 4 as const }, wakes, undefined],
  ['of a grave danger that may not', { ...alert, level: 4 as const }, asleep, 'quiet'],
  [
    'that takes back a grave danger',
    { ...alert, level: 4 as const, takenBack: true as const },
    wakes,
    'quiet',
  ],
  [
    'that corrects what she got, of a kind that she does not want',
    { ...alert, kind: 'police' as const },
    { ...reader, corrected: true },
    undefined,
  ],
  ['that corrects what she got, below her level', alert, { ...from4, corrected: true }, undefined],
])('an alert %s', (_, what, who, state) => {
  const due = state === 'quiet' ? morning : now
  const found = postponed(what, who, USUAL_PACE, NOW)
  expect(found && { state: found.state, due: found.due.toISOString() }).toEqual(
    state && { state, due },
  )
})

it('shows it with her next answer on a cautious channel when she has not written lately', () => {
  expect(postponed(alert, away, cautiousPace(14), NOW)?.state).toBe('later')
  expect(postponed(alert, away, cautiousPace(17), NOW)).toBeUndefined()
  expect(postponed(alert, away, USUAL_PACE, NOW)).toBeUndefined()
})
