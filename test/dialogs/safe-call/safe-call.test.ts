import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../../support/bot.ts'

let bot: TestBot
beforeEach(async () => {
  bot = await createTestBot()
  await bot.letIn('mia')
})
afterEach(() => bot.close())

/** The code that somebody has on her screen. */
const codeOf = (person: string): string =>
  bot
    .screen(person)
    .join('\n')
    .match(/B[A-Z0-9]{3}-[A-Z0-9]{4}-[A-Z0-9]{4}/g)
    ?.at(-1) ?? ''

/** Mia and Maria are paired. */
const paired = async (): Promise<void> => {
  for (const one of ['/safecall', '[Add a buddy]', '[I choose it myself]', 'Mia from work'])
    await does('mia', one)
  await bot.says('maria', codeOf('mia'))
  for (const one of ['[Yes]', 'Maria from work']) await does('maria', one)
  bot.heard('mia')
  bot.heard('maria')
}

const does = (person: string, what: string): Promise<void> => {
  const label = /^\[(.+)\]$/.exec(what)?.[1]
  return label === undefined ? bot.says(person, what) : bot.taps(person, label)
}

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
    const code = codeOf('mia')
    await bot.says('maria', code)
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
    `,
    )
    expect(await bot.database.prisma.buddy.count()).toBe(1)
  })
})

describe('A safe-call', () => {
  beforeEach(paired)

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
      > [I am well]
    `,
    )
    expect(await bot.database.prisma.safeCall.count()).toBe(0)
  })

  it('begins with what she types', async () => {
    await bot.talk(
      'mia',
      `
      > back at 1 am
      > skip
      > [Every 30 minutes]
      > [Start]
      > stop
      > home now
    `,
    )
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
})
