/** The people on duty, in all languages, with numbers as on WhatsApp. */
import { afterEach, it } from 'vitest'
import { createTestBot, type TestBot } from '../../support/bot.ts'
import { buddyCodeOf, does } from '../../support/safe-call-people.ts'
import { watchingOver } from '../../support/safe-calls.ts'

let bot: TestBot
afterEach(() => bot.close())

/** It is a Wednesday, 23:00. */
const DESK = { hours: [{ days: [3], from: '20:00', until: '06:00' }], phone: '+47 22 33 44 55' }

/** Lets so many minutes pass, in which the bot looks once a minute. */
const passes = async (minutes: number): Promise<void> => {
  for (let passed = 0; passed < minutes; passed++) {
    bot.later({ hours: 1 / 60 })
    await watchingOver(bot).watchOver()
  }
}
/** Casey is a case worker on duty. Mia has begun to add a buddy. */
const opened = async (language: string): Promise<void> => {
  bot = await createTestBot({ language, shows: 'numbers', desk: DESK, safeCalls: { duty: true } })
  await bot.letIn('casey', 'caseworker')
  await bot.says('casey', '/menu')
  await bot.letIn('mia')
  await does(bot, 'mia', '/safecall', '1', '1')
  for (const person of ['casey', 'mia']) bot.heard(person)
}
/** Maria is her buddy, and has rehearsed. Neither she nor Mia answers. */
const missed = async (): Promise<void> => {
  await does(bot, 'maria', buddyCodeOf(bot, 'mia'), '1', 'Maria 12345')
  await passes(3)
  await does(bot, 'maria', '1', '1', '/menu')
  await does(bot, 'mia', '/safecall', '1', '10 min', 'Hotel Bristol', '1')
  await passes(10 + 15 + 11)
  bot.heard('mia')
}

it('are asked for, told and answer in en', async () => {
  await opened('en')
  await bot.talk(
    'mia',
    `
    > Mia 12345
    > 1
    `,
  )
  await missed()
  await bot.talk(
    'casey',
    `
    > 1
    > 1
    `,
  )
  await bot.talk(
    'mia',
    `
    > /safecall
    > 1
    `,
  )
  await passes(1)
  await bot.talk(
    'casey',
    `
    > 1
    `,
  )
})

it('are asked for, told and answer in nb', async () => {
  await opened('nb')
  await bot.talk(
    'mia',
    `
    > Mia 12345
    > 1
    `,
  )
  await missed()
  await bot.talk(
    'casey',
    `
    > 1
    > 1
    `,
  )
  await bot.talk(
    'mia',
    `
    > /safecall
    > 1
    `,
  )
  await passes(1)
  await bot.talk(
    'casey',
    `
    > 1
    `,
  )
})

it('are asked for, told and answer in es', async () => {
  await opened('es')
  await bot.talk(
    'mia',
    `
    > Mia 12345
    > 1
    `,
  )
  await missed()
  await bot.talk(
    'casey',
    `
    > 1
    > 1
    `,
  )
  await bot.talk(
    'mia',
    `
    > /safecall
    > 1
    `,
  )
  await passes(1)
  await bot.talk(
    'casey',
    `
    > 1
    `,
  )
})

it('are asked for, told and answer in pt-BR', async () => {
  await opened('pt-BR')
  await bot.talk(
    'mia',
    `
    > Mia 12345
    > 1
    `,
  )
  await missed()
  await bot.talk(
    'casey',
    `
    > 1
    > 1
    `,
  )
  await bot.talk(
    'mia',
    `
    > /safecall
    > 1
    `,
  )
  await passes(1)
  await bot.talk(
    'casey',
    `
    > 1
    `,
  )
})

it('are asked for, told and answer in ro', async () => {
  await opened('ro')
  await bot.talk(
    'mia',
    `
    > Mia 12345
    > 1
    `,
  )
  await missed()
  await bot.talk(
    'casey',
    `
    > 1
    > 1
    `,
  )
  await bot.talk(
    'mia',
    `
    > /safecall
    > 1
    `,
  )
  await passes(1)
  await bot.talk(
    'casey',
    `
    > 1
    `,
  )
})

it('are asked for, told and answer in bg', async () => {
  await opened('bg')
  await bot.talk(
    'mia',
    `
    > Mia 12345
    > 1
    `,
  )
  await missed()
  await bot.talk(
    'casey',
    `
    > 1
    > 1
    `,
  )
  await bot.talk(
    'mia',
    `
    > /safecall
    > 1
    `,
  )
  await passes(1)
  await bot.talk(
    'casey',
    `
    > 1
    `,
  )
})

it('are asked for, told and answer in ru', async () => {
  await opened('ru')
  await bot.talk(
    'mia',
    `
    > Mia 12345
    > 1
    `,
  )
  await missed()
  await bot.talk(
    'casey',
    `
    > 1
    > 1
    `,
  )
  await bot.talk(
    'mia',
    `
    > /safecall
    > 1
    `,
  )
  await passes(1)
  await bot.talk(
    'casey',
    `
    > 1
    `,
  )
})

it('are asked for, told and answer in uk', async () => {
  await opened('uk')
  await bot.talk(
    'mia',
    `
    > Mia 12345
    > 1
    `,
  )
  await missed()
  await bot.talk(
    'casey',
    `
    > 1
    > 1
    `,
  )
  await bot.talk(
    'mia',
    `
    > /safecall
    > 1
    `,
  )
  await passes(1)
  await bot.talk(
    'casey',
    `
    > 1
    `,
  )
})

it('are asked for, told and answer in th', async () => {
  await opened('th')
  await bot.talk(
    'mia',
    `
    > Mia 12345
    > 1
    `,
  )
  await missed()
  await bot.talk(
    'casey',
    `
    > 1
    > 1
    `,
  )
  await bot.talk(
    'mia',
    `
    > /safecall
    > 1
    `,
  )
  await passes(1)
  await bot.talk(
    'casey',
    `
    > 1
    `,
  )
})
