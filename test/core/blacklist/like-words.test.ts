import { expect, it } from 'vitest'
import { sayingTheSame } from '../../../src/core/blacklist/like-words.ts'

const like = (one: string, other: string): boolean =>
  sayingTheSame(one, [{ words: other }]).length === 1

const FLOOD = 'He came in a red car and he took my phone and all the money that I had with me.'
const OTHER = 'A man with two others pushed the door in and hit me until I gave them my bag.'

it.each([
  [FLOOD, FLOOD],
  [FLOOD, FLOOD.toUpperCase().replaceAll(' ', '  ')],
  [FLOOD, `${FLOOD} 12`],
  [FLOOD, FLOOD.replace('red', 'blue')],
  [
    'เขามาที่ห้องแล้วเอาเงินกับโทรศัพท์ของเราไปหมดเลยตอนตีสองเมื่อคืนนี้',
    'เขามาที่ห้องแล้วเอาเงินกับโทรศัพท์ของเราไปหมดเลยตอนตีสามเมื่อคืนนี้',
  ],
])('finds words that were sent again with small changes: %s', (one, other) => {
  expect(like(one, other)).toBe(true)
})

it.each([
  [FLOOD, OTHER],
  // Said by many, and each of them means it.
  ['He did not pay me.', 'He did not pay me.'],
  ['', ''],
  // Too long to be compared at a glance.
  [FLOOD.repeat(20), FLOOD.repeat(20)],
])('takes no others for the same: %s', (one, other) => {
  expect(like(one, other)).toBe(false)
})
