/** Which messages have words enough to tell the language that somebody writes. */
import { expect, it } from 'vitest'
import { newReceipt } from '../../../src/core/blacklist/receipt.ts'
import { tellsLanguage } from '../../../src/core/conversation/written-language.ts'
import { newBuddyCode, newCode, newMoveCode } from '../../../src/core/members/code.ts'

const tells = (text: string): boolean => tellsLanguage({ kind: 'text', text })

it.each([
  'i need help tonight',
  'nu vreau să plătească',
  'jeg er redd, ring meg',
  'я хочу спросить',
  'ช่วยหนูด้วยนะคะพี่',
])('“%s” tells one', (text) => {
  expect(tells(text)).toBe(true)
})

it.each(['hola', 'takk skal', '+47 912 34 567', 'Bergen 5 Oslo', 'www.example.com/a-b-c'])(
  '“%s” tells none',
  (text) => {
    expect(tells(text)).toBe(false)
  },
)

it('a code and a receipt tell none, whichever letters they have', () => {
  for (let count = 0; count < 500; count++)
    for (const code of [newCode('member'), newMoveCode(), newBuddyCode(), newReceipt()])
      for (const text of [code, code.replaceAll('-', ' '), code.toLowerCase()])
        expect(tells(text), text).toBe(false)
})
