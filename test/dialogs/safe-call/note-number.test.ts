/** A number in what she leaves for her buddy is checked at once, for her alone, at her caps. */
import { afterEach, describe, expect, it } from 'vitest'
import { ownCall } from '../../../src/core/actions/safe-call.ts'
import { createTestBot, type TestBot } from '../../support/bot.ts'
import { does, pairTyped } from '../../support/safe-call-people.ts'
import { watchingOver } from '../../support/safe-calls.ts'

let bot: TestBot
afterEach(() => bot.close())

const NOTE = 'Hotel Bristol, his number is +1 201 555 0123'

/** Mia, with a buddy, who has used up her checks but for so many. */
const miaWith = async (left: number, day = 2): Promise<void> => {
  bot = await createTestBot({ checks: { day, month: 60, everybody: 2000 } })
  await bot.letIn('mia')
  await pairTyped(bot, 'mia', 'maria')
  for (let used = left; used < 2; used++) await bot.says('mia', `+1 201 555 010${used}`)
  bot.heard('mia')
}

/** How many checks, and how many refused ones, were counted. */
const counted = async () => {
  await bot.bot.writeFigures()
  const { check = {}, cap = {} } = (await bot.stores.tallies.all())[0]?.tables ?? {}
  const sum = (counts: Record<string, number>) =>
    Object.values(counts).reduce((all, one) => all + one, 0)
  return { checked: sum(check), refused: sum(cap) }
}

describe('A number in what she leaves', () => {
  it('is kept with what she left, and she is told that it was not checked', async () => {
    await miaWith(0)
    await does(bot, 'mia', 'back in 2 hours')
    bot.heard('mia')
    await bot.talk(
      'mia',
      `
      > Hotel Bristol, his number is +1 201 555 0123
      I have kept all of it, but I could not check the number:
      You have used up your checks for now: 2 a day and 60 a month. The limit keeps anybody from copying the whole list. If it is urgent, ask a colleague.
      Shall I also ask you in between?
      [Every 30 minutes]
      [Every hour]
      [No, only at the end]
      [🏠 Menu]
      `,
    )
    await does(bot, 'mia', '[No, only at the end]', '[Start]')
    expect(bot.heard('mia')).toContain('I keep what you left, locked.')
    await does(bot, 'mia', '[Alarm now]', '[At once]')
    await does(bot, 'maria', '/news')
    const told = bot.heard('maria')
    expect(told).toContain(`left this for you: ${NOTE}`)
    // That she could not check it is hers alone, too.
    expect(told).not.toMatch(/check/i)
  })

  it('uses one of her checks, and is counted like any other', async () => {
    await miaWith(1)
    const before = await counted()
    await does(bot, 'mia', 'back in 2 hours', NOTE)
    expect(bot.heard('mia')).toContain('⚪️ There is no warning about this number.')
    await does(bot, 'mia', '[No, only at the end]', '[Start]')
    bot.heard('mia')
    await bot.says('mia', '+1 201 555 0124')
    expect(bot.heard('mia')).toContain('You have used up your checks for now')
    const now = await counted()
    expect(now).toEqual({ checked: before.checked + 1, refused: before.refused + 1 })
  })

  it('is named as unread where there are more than one message holds', async () => {
    await miaWith(2, 30)
    const numbers = Array.from({ length: 12 }, (_, at) => `+1 201 555 01${at + 10}`)
    await does(bot, 'mia', 'back in 2 hours', numbers.join(', '))
    expect(bot.heard('mia')).toContain('⚠️ I could not check 2 other numbers.')
  })

  it('may stand in a thousand characters, and what is longer is not cut in silence', async () => {
    await miaWith(2)
    await does(bot, 'mia', 'back in 2 hours')
    bot.heard('mia')
    await bot.says('mia', NOTE.padEnd(1_001, '.'))
    expect(bot.heard('mia')).toMatch(/^That is too long\. Please keep it to 1,000 characters\./)
    await bot.says('mia', NOTE.padEnd(1_000, '.'))
    expect(bot.heard('mia')).toContain('⚪️ There is no warning about this number.')
  })

  it('has as much room as what she told beside the time leaves, and nothing is cut', async () => {
    await miaWith(2)
    await does(bot, 'mia', 'back in 2 hours, hotel scandic')
    bot.heard('mia')
    await bot.says('mia', 'x'.repeat(987))
    expect(bot.heard('mia')).toMatch(/^That is too long. Please keep it to 986 characters\./)
    await does(bot, 'mia', `${'x'.repeat(970)} room 12`, '[No, only at the end]', '[Start]')
    const call = await watchingOver(bot).as('mia', ownCall)
    expect(call?.note).toBe(`hotel scandic\n${'x'.repeat(970)} room 12`)
  })

  it('is checked in what corrects her note, too, which is kept beside it', async () => {
    await miaWith(2)
    await does(bot, 'mia', 'back in 2 hours', 'Hotel Bristol', '[No, only at the end]')
    bot.heard('mia')
    await bot.says('mia', 'no wait his number is +1 201 555 0123')
    expect(bot.heard('mia')).toContain('⚪️ There is no warning about this number.')
    await does(bot, 'mia', '[No, only at the end]')
    await bot.says('mia', `no wait it is ${'x'.repeat(950)}`)
    expect(bot.heard('mia')).toContain('That is too long.')
    await does(bot, 'mia', '[Skip]', '[No, only at the end]', '[Start]')
    const call = await watchingOver(bot).as('mia', ownCall)
    expect(call?.note).toBe('Hotel Bristol\nno wait his number is +1 201 555 0123')
  })
})
