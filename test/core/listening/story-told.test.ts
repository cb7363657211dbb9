import { expect, it } from 'vitest'
import { tellsStory } from '../../../src/core/listening/story-told.ts'
import { NOTHING_HEARD } from '../../support/nothing-heard.ts'

const long = { ...NOTHING_HEARD, length: 24 }
const best = (meaning: string, weight: number) => ({ ...long, meanings: [{ meaning, weight }] })

it('a long message that says what was done to her tells it', () => {
  expect(tellsStory(long, ['robbed'])).toBe(true)
  expect(tellsStory(best('topic:violence-robbery', 14), ['robbed'])).toBe(true)
  expect(tellsStory(best('topic:care', 15), ['rape'])).toBe(true)
  expect(tellsStory(best('topic:housing', 4), ['robbed'])).toBe(true)
})

it('one that plainly asks for a page, is short, names no harm or is small talk does not', () => {
  expect(tellsStory(best('topic:housing', 14), ['threats'])).toBe(false)
  expect(tellsStory({ ...long, length: 12 }, ['robbed'])).toBe(false)
  expect(tellsStory(long, [])).toBe(false)
  expect(tellsStory({ ...long, isNothing: true, said: new Set(['play']) }, ['robbed'])).toBe(false)
  expect(tellsStory({ ...long, isNothing: true }, ['robbed'])).toBe(true)
})
