/** A label is listened to once, not with each message; one that can name somebody is not kept. */
import { expect, it } from 'vitest'
import { labelsSaid } from '../../../src/core/listening/labels-said.ts'
import { say, type Text } from '../../../src/core/terms/text.ts'
import { wordsWith } from '../../support/words.ts'

const words = wordsWith('en')

/** How often labels are put into words while a message is read twice. */
const readTwice = (label: Text): number => {
  let read = 0
  const counting = {
    ...words,
    in(...[language, text]: Parameters<typeof words.in>) {
      if (text.key === label.key) read++
      return words.in(language, text)
    },
  }
  for (let times = 0; times < 2; times++)
    expect(
      labelsSaid(
        'it was oslo or police',
        { options: [{ id: 'one', label }] },
        { words: counting, language: 'en' },
      ).whole,
    ).toEqual(['one'])
  return read
}

it('listens once to a label that is always the same', () => {
  expect(readTwice(say('group.police'))).toBe(1)
})

it('keeps no label with a value in it', () => {
  expect(readTwice(say('city.named', { name: 'Oslo' }))).toBe(2)
})
