/** What sounds like a danger and is most likely none: something else comes first, and whom to call stands below it. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../../support/bot.ts'
import { watchingOver } from '../../support/safe-calls.ts'

let bot: TestBot
let count = 0
beforeAll(async () => {
  bot = await createTestBot()
})
afterAll(() => bot.close())

/** Somebody new who has seen the menu. */
const newcomer = async (): Promise<string> => {
  const who = `peer ${++count}`
  await bot.letIn(who)
  await bot.says(who, '/menu')
  bot.heard(who)
  return who
}
const answerTo = async (who: string, text: string): Promise<string> => {
  await bot.says(who, text)
  return bot.heard(who)
}

const CALL = /^🆘 112: police\. 113: ambulance\./
const LINE = /112 police · 113 ambulance/

const FILMS = [
  ['pt-BR', 'assistimos um filme que ele tranca a moça no porão, a gente chorou e comeu pipoca'],
  [
    'ro',
    'am vazut un serial in care o tin inchisa in beci zece ani, am plans si am mancat floricele',
  ],
] as const

it.each(FILMS)('a film begins nothing (%s): %s', async (_, text) => {
  const answer = await answerTo(await newcomer(), text)
  expect(answer).not.toMatch(CALL)
  expect(answer).toMatch(LINE)
})

it.each(FILMS)(
  'while somebody waits for her it is taken for a danger (%s): %s',
  async (_, text) => {
    const who = await newcomer()
    const people = watchingOver(bot)
    await people.pair(who, `friend of ${who}`)
    await people.begins(who, 30)
    expect(await answerTo(who, text)).toMatch(CALL)
  },
)

it('a page that she asks for is offered, with whom to call below', async () => {
  const who = await newcomer()
  await bot.says(
    who,
    'huseier står i døra og sier vi må være ute av leiligheten fredag, vi har kontrakt',
  )
  const [answer] = bot.received(who)
  expect(answer?.options[0]?.label).toBe('🏠 The landlord wants me out')
  expect(answer?.text).not.toMatch(CALL)
  expect(answer?.text).toMatch(LINE)
})

it.each(FILMS)('whom to call stands also below an edit and a command (%s): %s', async (_, text) => {
  const who = await newcomer()
  await bot.says(who, 'hello')
  bot.heard(who)
  await bot.edits(who, text)
  expect(bot.heard(who)).toMatch(LINE)
  expect(await answerTo(who, `/start ${text}`)).toMatch(LINE)
})

it.each(FILMS)('and below what a buddy has to read (%s): %s', async (_, text) => {
  const who = await newcomer()
  const friend = `friend of ${who}`
  const people = watchingOver(bot)
  await people.pair(who, friend)
  await bot.says(friend, '/menu')
  await people.begins(who, 30)
  await people.passes(46)
  bot.heard(friend)
  expect(await answerTo(friend, text)).toMatch(LINE)
})
