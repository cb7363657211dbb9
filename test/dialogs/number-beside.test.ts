/** A number that she writes in a sentence at a later question of her report: she says what is done with it. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Place } from '../../src/core/terms/session.ts'
import { createTestBot, type TestBot } from '../support/bot.ts'
import { answerTo, tapHarms } from '../support/telling.ts'

let bot: TestBot
let count = 0
beforeAll(async () => {
  bot = await createTestBot()
})
afterAll(() => bot.close())

const placeOf = async (person: string): Promise<Place | undefined> =>
  (await bot.stores.sessions.load(bot.senderOf(person), bot.now())).session.at

const endingsOf = async (person: string): Promise<string[]> => {
  const subjects = (await placeOf(person))?.draft['subjects'] as { ending: string }[]
  return subjects.map(({ ending }) => ending)
}

/** Somebody who was robbed, after these answers. */
const tells = async (...answers: string[]): Promise<string> => {
  const person = `peer ${++count}`
  await bot.says(person, '/report')
  await bot.taps(person, 'Yes')
  await tapHarms(bot, person, 'Robbery')
  for (const said of answers) await bot.says(person, said)
  bot.heard(person)
  return person
}

const RIGHT = ['This is the right number', 'Leave it out']

it('is put in where the town is asked for, and she goes on there', async () => {
  const person = await tells('skip')
  expect(await answerTo(bot, person, 'oh I found it, he wrote from 401 23 443')).toContain(
    'It is not in your report yet.',
  )
  for (const tap of RIGHT) await bot.taps(person, tap)
  expect(await endingsOf(person)).toEqual(['43'])
  expect((await placeOf(person))?.step).toBe('city')
})

it('asks for the town no more where she named it beside the number', async () => {
  const person = await tells('skip')
  await bot.says(person, 'that was in Moss and he calls from 401 23 443')
  for (const tap of ['The town is Moss', ...RIGHT]) await bot.taps(person, tap)
  expect(await placeOf(person)).toMatchObject({ step: 'help', draft: { city: 'moss' } })
})

it.each(['hang on, the number should be 401 23 443', 'oops I mistyped, it is 401 23 443 he has'])(
  'changes the number at each later question: %s',
  async (words) => {
    const person = await tells('912 34 567', 'Bergen')
    await bot.says(person, words)
    for (const tap of RIGHT) await bot.taps(person, tap)
    expect((await placeOf(person))?.step).toBe('help')
    await bot.taps(person, 'No, thank you')
    await bot.says(person, words.replace('443', '444'))
    for (const tap of RIGHT) await bot.taps(person, tap)
    expect((await placeOf(person))?.step).toBe('exposure')
    await bot.taps(person, 'As soon as it is read')
    // "No wait" is no answer to yes or no.
    await bot.says(person, 'no wait the right number ends 401 23 445')
    expect((await placeOf(person))?.step).toBe('offer')
    for (const tap of ['Add this number, too', 'Leave it out']) await bot.taps(person, tap)
    expect(await endingsOf(person)).toEqual(['44', '45'])
    expect((await placeOf(person))?.step).toBe('kind')
  },
)

it('keeps what is ticked where she writes it', async () => {
  const person = await tells('912 34 567', 'Bergen')
  for (const tap of ['More than one of these', 'A case worker may read it'])
    await bot.taps(person, tap)
  await bot.says(person, 'by the way he also has 401 23 443')
  for (const tap of ['Add this number, too', 'Leave it out']) await bot.taps(person, tap)
  expect(await placeOf(person)).toMatchObject({
    step: 'helps',
    draft: { consents: { caseWorker: true } },
  })
})

it('still checks a number that comes alone: somebody may be at the door', async () => {
  const person = await tells('912 34 567', 'Bergen')
  expect(await answerTo(bot, person, '401 23 443')).not.toContain('You wrote')
  expect(await endingsOf(person)).toEqual(['67'])
})

it('asks whether "the first one" is a town', async () => {
  const person = await tells('skip')
  expect(await answerTo(bot, person, 'the first one')).toMatch(/^Did you mean “Oslo”\?/)
  expect((await placeOf(person))?.step).toBe('city')
})
