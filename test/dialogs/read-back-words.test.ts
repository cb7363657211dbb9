/** What she writes at the read-back of her report: she decides on each thing in it, and nothing of it is lost. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Place } from '../../src/core/terms/session.ts'
import { createTestBot, type TestBot } from '../support/bot.ts'
import { answerTo, tapHarms } from '../support/telling.ts'

const FIRST = '912 34 567'
const ENDINGS = { first: '67', second: '43' }
const WORDS = 'it was oslo and he drove a red car, +47 401 23 443'

let bot: TestBot
let count = 0
beforeAll(async () => {
  bot = await createTestBot()
})
afterAll(() => bot.close())

/** Somebody at the read-back, who has written something there. */
const writes = async (words: string): Promise<string> => {
  const person = `peer ${++count}`
  await bot.says(person, '/report')
  await bot.taps(person, 'Yes')
  await tapHarms(bot, person, 'Robbery')
  for (const said of [FIRST, 'Bergen']) await bot.says(person, said)
  for (const tap of ['No, thank you', 'As soon as it is read', 'No, not yet'])
    await bot.taps(person, tap)
  await answerTo(bot, person, words)
  return person
}

const placeOf = async (person: string): Promise<Place | undefined> =>
  (await bot.stores.sessions.load(bot.senderOf(person), bot.now())).session.at

const endingsOf = async (person: string): Promise<string[]> => {
  const subjects = (await placeOf(person))?.draft['subjects'] as { ending: string }[]
  return subjects.map(({ ending }) => ending)
}

it('asks until everything that she wrote is taken, in any order', async () => {
  for (const taps of [
    ['The town is Oslo', 'Add this number, too', 'Add it to my report'],
    ['Add it to my report', 'Add this number, too', 'The town is Oslo'],
  ]) {
    const person = await writes(WORDS)
    for (const tap of taps) {
      expect((await placeOf(person))?.step).toBe('offer')
      await bot.taps(person, tap)
      if ((await placeOf(person))?.step === 'lookOffered')
        await bot.taps(person, 'Keep it as it is')
    }
    expect(await placeOf(person)).toMatchObject({
      step: 'readBack',
      draft: { city: 'oslo', words: WORDS, wrote: 'en' },
    })
    expect(await endingsOf(person)).toEqual([ENDINGS.first, ENDINGS.second])
  }
})

it('says what of it is in the report, and leaves out the rest if she wants', async () => {
  const person = await writes(WORDS)
  bot.heard(person)
  await bot.taps(person, 'The town is Oslo')
  const said = bot.heard(person)
  expect(said).toContain('It is in your report now. What about the rest?')
  expect(said).not.toContain('The town is Oslo')
  await bot.taps(person, 'Leave it out')
  const place = await placeOf(person)
  expect(place).toMatchObject({ step: 'readBack', draft: { city: 'oslo' } })
  expect(place?.draft['words']).toBeUndefined()
  expect(await endingsOf(person)).toEqual([ENDINGS.first])
})

it('takes a number in the place of those that were there, if she says so', async () => {
  const person = await writes(WORDS)
  await bot.taps(person, 'This is the right number')
  expect(await endingsOf(person)).toEqual([ENDINGS.second])
})

it('keeps what is a danger as well, below whom to call', async () => {
  const person = await writes('it was oslo and he had a knife and hit me')
  expect(await placeOf(person)).toMatchObject({
    step: 'offer',
    draft: { offered: { cities: ['oslo'] } },
  })
})

it('goes on with the rest after a second look at words that may lead to her', async () => {
  const person = await writes('it was oslo, my name is Anna')
  await bot.taps(person, 'Add it to my report')
  expect((await placeOf(person))?.step).toBe('lookOffered')
  await bot.taps(person, 'Delete what I wrote')
  expect(await placeOf(person)).toMatchObject({ step: 'offer' })
  await bot.taps(person, 'The town is Oslo')
  const place = await placeOf(person)
  expect(place).toMatchObject({ step: 'readBack', draft: { city: 'oslo' } })
  expect(place?.draft['words']).toBeUndefined()
})
