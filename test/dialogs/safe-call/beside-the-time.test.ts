/** What somebody types beside the time at which she is back is kept for her buddy, a number checked; or it is said that it is not. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ownCall } from '../../../src/core/actions/safe-call.ts'
import { createTestBot, type TestBot } from '../../support/bot.ts'
import { BEGIN, does, pairTyped } from '../../support/safe-call-people.ts'
import { watchingOver } from '../../support/safe-calls.ts'

let bot: TestBot
const bots: TestBot[] = []
const call = () => watchingOver(bot).as('mia', ownCall)
const heardAfter = async (text: string): Promise<string> => {
  bot.heard('mia')
  await bot.says('mia', text)
  return bot.heard('mia')
}

beforeEach(async () => {
  bot = await createTestBot()
  await bot.letIn('mia')
  await pairTyped(bot, 'mia', 'maria')
})
afterEach(async () => {
  for (const one of [bot, ...bots.splice(0)]) await one.close()
})

const CHECKED = '⚪️ There is no warning about this number.'
const KEPT = 'I am keeping this for your buddy: he is +1 201 555 0123'

describe('A phone number beside the time', () => {
  it.each([
    ['at the menu', ['/menu']],
    ['at the start of a safe-call', ['/safecall']],
    ['where the time is asked for', ['/safecall', '[Start a safe-call]']],
  ])('%s is checked for her alone, kept, and her note is asked for', async (_, first) => {
    await does(bot, 'mia', ...first)
    const said = await heardAfter('back 03:30, he is +1 201 555 0123')
    expect(said).toContain('Until 03:30 tomorrow.')
    expect(said).toContain('What the list says about the number is only for you.')
    expect(said).toContain(CHECKED)
    expect(said).toContain(KEPT)
    await does(bot, 'mia', 'room 12', '[No, only at the end]', '[Start]')
    expect((await call())?.note).toBe('he is +1 201 555 0123\nroom 12')
  })

  it('is kept with all that stands in its clause, where nothing divides them', async () => {
    const said = await heardAfter('back 03:30 he is +1 201 555 0123')
    expect(said).toContain(CHECKED)
    expect(said).toContain('I am keeping this for your buddy: back 03:30 he is +1 201 555 0123')
  })

  it('is kept alone', async () => {
    expect(await heardAfter('back in 2 hours, +1 201 555 0123')).toContain(
      'I am keeping this for your buddy: +1 201 555 0123',
    )
  })

  it('is kept with another time in the middle, and checked', async () => {
    await does(bot, 'mia', 'back 03:30', 'Hotel Bristol', '[No, only at the end]')
    const said = await heardAfter('back 04:30, he is +1 201 555 0123')
    expect(said).toContain('Changed: until 04:30')
    expect(said).toContain(CHECKED)
    await does(bot, 'mia', '[No, only at the end]', '[Start]')
    expect((await call())?.note).toBe('Hotel Bristol\nhe is +1 201 555 0123')
    expect(bot.heard('mia')).toContain('04:30')
  })

  it('is no part of the note of a call that is on, nor is a place, and that is said', async () => {
    await does(bot, 'mia', ...BEGIN, '/menu')
    await does(bot, 'mia', '/safecall')
    expect(await heardAfter('back 04:30, now in room 12 at the Grand')).toContain('is not kept')
    expect(await heardAfter('client wants longer, 30 min more')).not.toContain('is not kept')
    expect((await call())?.note).toBe('Hotel Bristol, room 304')
  })

  it.each([['at the menu', '/menu']])(
    '%s is checked once it is on, and she reads what the list says',
    async (_, first) => {
      await does(bot, 'mia', ...BEGIN, first)
      const before = await call()
      for (const text of [
        'back 03:30, he is +1 201 555 0123',
        '30 min more, he is +1 201 555 0123',
      ])
        expect(await heardAfter(text), text).toContain(CHECKED)
      expect(await call()).toMatchObject({ note: before?.note })
    },
  )

  it('is only checked where no time of hers is said, or something was done to her', async () => {
    for (const text of [
      'is +1 201 555 0123 on the list?',
      'he is back at 03:30, +1 201 555 0124',
      'back at 03:30, he raped me, +1 201 555 0125',
    ])
      expect(await heardAfter(text), text).not.toContain('What should your buddy know')
  })
})

it('a place beside the time is kept where the time is asked for', async () => {
  await does(bot, 'mia', '/safecall', '[Start a safe-call]')
  expect(await heardAfter('03:30, hotel scandic')).toContain(
    'I am keeping this for your buddy: hotel scandic',
  )
})

it.each([
  ['nb', 'tilbake 03:30, han er +1 201 555 0123'],
  ['es', 'vuelvo a las 03:30, él es +1 201 555 0123'],
  ['pt-BR', 'volto às 03:30, ele é +1 201 555 0123'],
  ['ro', 'mă întorc la 03:30, el e +1 201 555 0123'],
  ['bg', 'връщам се в 03:30, той е +1 201 555 0123'],
  ['ru', 'вернусь в 03:30, он +1 201 555 0123'],
  ['uk', 'повернусь о 03:30, він +1 201 555 0123'],
  ['th', 'กลับตอน 03:30, เขาคือ +1 201 555 0123'],
])('in %s, a number beside the time is kept', async (language, text) => {
  const other = await createTestBot({ language })
  bots.push(other)
  await other.letIn('mia')
  await watchingOver(other).pair('mia', 'maria')
  await other.says('mia', text)
  const { session } = await other.stores.sessions.load(other.senderOf('mia'), other.now())
  expect(session.at?.step).toBe('note')
  expect(session.at?.draft['told']).toBe(text.split(', ')[1])
  expect(other.heard('mia')).toContain('⚪️')
})
