import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../../support/bot.ts'
import { buddyCodeOf, does, pairTyped } from '../../support/safe-call-people.ts'

let bot: TestBot
beforeEach(async () => {
  bot = await createTestBot()
  await bot.letIn('mia')
})
afterEach(() => bot.close())

const calls = (): Promise<number> => bot.database.prisma.safeCall.count()

describe('A buddy', () => {
  it('is somebody who sends the code that she was given, and says yes', async () => {
    await bot.talk(
      'mia',
      `
      > /safecall
      > [Add a buddy]
      > [I choose it myself]
      > Mia
      > Mia from work
      `,
    )
    await bot.says('maria', buddyCodeOf(bot, 'mia'))
    await bot.talk(
      'maria',
      `
      > [Yes]
      > Maria from work
      > /safecall
      `,
    )
    await bot.talk(
      'mia',
      `
      > /safecall
      > [My buddies]
      > [Maria from work]
      > [No longer my buddy]
      `,
    )
  })

  it('may rest for a day and may end it, and only then is the other one told', async () => {
    await pairTyped(bot, 'mia', 'maria')
    await bot.talk(
      'maria',
      `
      > /safecall
      > [People I watch over]
      > [mia from work]
      > [Do not ask me for a day]
      `,
    )
    await bot.talk(
      'mia',
      `
      > /safecall
      `,
    )
    await bot.talk(
      'maria',
      `
      > [People I watch over]
      > [mia from work]
      > [Stop being the buddy]
      > [I have a buddy code]
      `,
    )
    await bot.talk(
      'mia',
      `
      > /news
      `,
    )
    expect(await bot.database.prisma.buddy.count()).toBe(0)
  })

  it('comes about with no wrong, no used and no own code, and guessing takes longer each time', async () => {
    await does(bot, 'mia', '/safecall', '[Add a buddy]', '[I choose it myself]', 'Mia from work')
    const code = buddyCodeOf(bot, 'mia')
    bot.heard('mia')
    await bot.says('mia', code)
    expect(bot.heard('mia')).toContain('That is your own code.')
    for (let guess = 0; guess < 5; guess++) {
      await bot.says('eva', 'B111-2222-3333')
      expect(bot.heard('eva')).toContain('I do not know that code.')
    }
    expect(bot.waited.filter((ms) => ms >= 1_000)).toHaveLength(2)
    await does(bot, 'maria', code, '[No]')
    expect(bot.heard('maria')).toContain('All right. You are not a buddy.')
    await does(bot, 'maria', code, '[Yes]', 'Maria from work')
    bot.heard('maria')
    await bot.says('eva', code)
    expect(bot.heard('eva')).toContain('I do not know that code.')
  })
})

it('is told to whoever is not in that safe-calls are for members', async () => {
  await bot.talk(
    'eva',
    `
      > /safecall
      > [I have a buddy code]
      > what
      `,
  )
})

describe('A safe-call', () => {
  beforeEach(() => pairTyped(bot, 'mia', 'maria'))

  it('begins with a few taps, and ends with one', async () => {
    await bot.talk(
      'mia',
      `
      > /safecall
      > [Start a safe-call]
      > [2 hours]
      > Hotel Bristol, room 304, he drives a red car
      > [No, only at the end]
      > [Start]
      > [30 minutes more]
      > 23:05
      > 4 in the morning
      > [I am well]
      `,
    )
    expect(await calls()).toBe(0)
  })

  it('begins with what she types, and ends with her usual words, but not with "stop"', async () => {
    await bot.talk(
      'mia',
      `
      > back at 1 am
      > skip
      > [Every 30 minutes]
      > [Start]
      > stop
      > /report
      > home now
      `,
    )
    expect(await calls()).toBe(0)
  })

  it('asks once, when she types a danger, and takes it back', async () => {
    await bot.talk(
      'mia',
      `
      > back in 2 hours
      > skip
      > [No, only at the end]
      > [Start]
      > help he wont let me leave
      > [Take it back]
      > [Alarm now]
      > [At once]
      > [I am well]
      `,
    )
  })

  it('checks a number that she leaves, for her alone', async () => {
    await bot.talk(
      'mia',
      `
      > back in 2 hours
      > Hotel Bristol, his number is +1 201 555 0123
      > [No, only at the end]
      > [Start]
      `,
    )
    await does(bot, 'mia', '[Alarm now]', '[At once]')
    await bot.talk(
      'maria',
      `
      > /news
      `,
    )
  })

  it('does not begin without a time within a day, nor without a yes', async () => {
    await bot.talk(
      'mia',
      `
      > /safecall
      > [Start a safe-call]
      > 3 days
      > 25:00
      > tomorrow morning at 7
      > skip
      > [No, only at the end]
      > [No]
      `,
    )
    expect(await calls()).toBe(0)
  })

  it('is named before she has everything deleted', async () => {
    await does(bot, 'mia', 'back in 2 hours', 'skip', '[No, only at the end]', '[Start]')
    bot.heard('mia')
    await bot.talk(
      'mia',
      `
      > /wipe
      > [Yes, delete]
      `,
    )
    await bot.talk(
      'maria',
      `
      > /news
      `,
    )
  })
})
