import { expect, it } from 'vitest'
import { isCaseworker, isModerator, isStaff, promoted } from '../../../src/core/members/role.ts'

it('lets only moderators read reports, and only case workers claim cases', () => {
  const guest = undefined
  expect(
    [guest, { role: 'member' as const }, { role: 'caseworker' as const }].map(isModerator),
  ).toEqual([false, false, false])
  expect(isModerator({ role: 'moderator' })).toBe(true)
  expect(
    [guest, { role: 'member' as const }, { role: 'moderator' as const }].map(isCaseworker),
  ).toEqual([false, false, false])
  expect(isCaseworker({ role: 'caseworker' })).toBe(true)
  expect(isCaseworker({ role: 'moderator', alsoCases: true })).toBe(true)
  // A plain member is none, whatever else stands in her row.
  expect(isCaseworker({ role: 'member', alsoCases: true })).toBe(false)
})

it('leaves moderators and case workers to the operator', () => {
  expect(isStaff({ role: 'member' })).toBe(false)
  expect(isStaff({ role: 'moderator' })).toBe(true)
  expect(isStaff({ role: 'caseworker' })).toBe(true)
})

it('adds what a code gives to what she is', () => {
  expect(promoted({ role: 'member' }, 'caseworker')).toEqual({
    role: 'caseworker',
    alsoCases: false,
  })
  expect(promoted({ role: 'moderator' }, 'caseworker')).toEqual({
    role: 'moderator',
    alsoCases: true,
  })
  expect(promoted({ role: 'caseworker' }, 'moderator')).toEqual({
    role: 'moderator',
    alsoCases: true,
  })
  expect(promoted({ role: 'caseworker' }, 'member')).toEqual({
    role: 'caseworker',
    alsoCases: false,
  })
  expect(promoted({ role: 'moderator', alsoCases: true }, 'moderator')).toEqual({
    role: 'moderator',
    alsoCases: true,
  })
})
