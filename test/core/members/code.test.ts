import { expect, it } from 'vitest'
import {
  looksLikeCode,
  looksLikeMoveCode,
  newCode,
  newHandle,
  newMoveCode,
  readCode,
  readMoveCode,
} from '../../../src/core/members/code.ts'

it('makes codes that are all different, have a digit, and can be read as they are shown', () => {
  const codes = Array.from({ length: 2000 }, () => newCode('member'))
  expect(new Set(codes).size).toBe(2000)
  for (const code of codes) {
    expect(code).toMatch(/^V[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(looksLikeCode(code)).toBe(true)
    expect(readCode(code)).toBe(code.replaceAll('-', ''))
  }
})

it.each(['moderator', 'caseworker'] as const)(
  'begins a code that makes a %s with another letter than one that lets a member in',
  (role) => {
    for (let count = 0; count < 200; count += 1) {
      const code = newCode(role)
      expect(code).toMatch(/^S/)
      expect([looksLikeCode(code), looksLikeMoveCode(code)]).toEqual([true, false])
      expect(readCode(code.toLowerCase())).toBe(code.replaceAll('-', ''))
    }
  },
)

it.each([
  'V2B7-KXQ0-1MNP',
  'v2b7kxq01mnp',
  'V2B7 KXQ0 1MNP',
  ' v2b7–kxqo–imnp. ',
  'V2B7-KXQO-LMNP',
  'Ｖ２Ｂ７ＫＸＱ０１ＭＮＰ',
  '"V2B7_KXQ0_1MNP"',
])('reads %j', (text) => {
  expect(readCode(text)).toBe('V2B7KXQ01MNP')
})

it.each([
  '',
  'V',
  'V2B7-KXQ0-1MN',
  'V2B7-KXQ0-1MNPP',
  'W2B7-KXQ0-1MNP',
  'V2B7-KXQ0-1MNU',
  'VOLDSTELEFON',
  'Vennskapelig',
  '+47 91 23 45 67',
  'my code is V2B7-KXQ0-1MNP',
  `V2B7KXQ01MNP${' '.repeat(40)}`,
])('takes %j for no code', (text) => {
  expect(looksLikeCode(text)).toBe(false)
})

it('makes codes for moving that are taken for no invitation, and the other way round', () => {
  for (let count = 0; count < 2000; count += 1) {
    const [move, invitation] = [newMoveCode(), newCode('member')]
    expect(move).toMatch(/^M[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
    expect([looksLikeMoveCode(move), looksLikeCode(move)]).toEqual([true, false])
    expect([looksLikeMoveCode(invitation), looksLikeCode(invitation)]).toEqual([false, true])
    expect(readMoveCode(move.toLowerCase().replaceAll('-', ' '))).toBe(move.replaceAll('-', ''))
  }
})

it('makes handles of eight characters that are not mistaken for one another', () => {
  for (let count = 0; count < 200; count += 1) {
    expect(newHandle()).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/)
  }
})
