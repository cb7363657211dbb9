import { expect, it } from 'vitest'
import { codeIn } from '../../../src/core/listening/codes-said.ts'
import { newBuddyCode, newCode, newMoveCode } from '../../../src/core/members/code.ts'

const MAKERS = [
  { make: () => newCode('member'), dialog: 'join' },
  { make: () => newCode('moderator'), dialog: 'join' },
  { make: newMoveCode, dialog: 'move' },
  { make: newBuddyCode, dialog: 'buddy' },
]

it.each(MAKERS)('hears every code for $dialog, alone and in a sentence', ({ make, dialog }) => {
  for (let count = 0; count < 2_000; count++) {
    const code = make()
    const spaced = code.replaceAll('-', ' ').toLowerCase()
    for (const text of [code, spaced, `${code}.`, `here it is: ${spaced}, thanks`])
      expect(codeIn(text), text).toMatchObject({ kind: 'code', dialog })
  }
})

it.each([
  'back home 2330',
  'maybe in 20 min',
  'back at 10.30pm',
  'snart hjem 2300 igjen',
  'stoppested 12',
  'BACK HOME 2330',
])('hears no code in %j', (text) => {
  expect(codeIn(text)).toBeUndefined()
})
