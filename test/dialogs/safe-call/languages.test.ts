import { afterEach, it } from 'vitest'
import { createTestBot, type TestBot } from '../../support/bot.ts'
import { buddyCodeOf, does } from '../../support/safe-call-people.ts'
import { watchingOver } from '../../support/safe-calls.ts'

let bot: TestBot
afterEach(() => bot.close())

/** Mia and Maria write with numbers, as on WhatsApp; they have paired and rehearsed. */
const paired = async (language: string): Promise<void> => {
  bot = await createTestBot({ language, shows: 'numbers' })
  await bot.letIn('mia')
  await does(bot, 'mia', '/safecall', '1', '1', 'Mia 12345')
  await does(bot, 'maria', buddyCodeOf(bot, 'mia'), '1', 'Maria 12345')
  await does(bot, 'mia', '/safecall')
  await watchingOver(bot).passes(3)
  await does(bot, 'maria', '/news', '1', '/menu')
  await does(bot, 'mia', '/news', '/menu')
  bot.heard('mia')
  bot.heard('maria')
}

it('speaks and listens in en, with numbers', async () => {
  await paired('en')
  await bot.talk(
    'mia',
    `
    > back in 2 hours
    > Hotel Bristol
    > 3
    > 1
    > I am safe
    > /safecall
    > 1
    > 1
    > Hotel Bristol
    > 1
    > 1
    `,
  )
  await watchingOver(bot).passes(1)
  bot.heard('maria')
  await bot.talk(
    'maria',
    `
    > 1
    > 1
    `,
  )
  await watchingOver(bot).passes(80)
  bot.heard('maria')
  bot.heard('mia')
  await bot.talk(
    'maria',
    `
    > 1
    > 1
    > 2
    `,
  )
  await bot.talk(
    'mia',
    `
    > 1
    > I am safe
    `,
  )
})

it('speaks and listens in nb, with numbers', async () => {
  await paired('nb')
  await bot.talk(
    'mia',
    `
    > tilbake om 2 timer
    > Hotel Bristol
    > 3
    > 1
    > trygg hjemme
    > /safecall
    > 1
    > 1
    > Hotel Bristol
    > 1
    > 1
    `,
  )
  await watchingOver(bot).passes(1)
  bot.heard('maria')
  await bot.talk(
    'maria',
    `
    > 1
    > 1
    `,
  )
  await watchingOver(bot).passes(80)
  bot.heard('maria')
  bot.heard('mia')
  await bot.talk(
    'maria',
    `
    > 1
    > 1
    > 2
    `,
  )
  await bot.talk(
    'mia',
    `
    > 1
    > trygg hjemme
    `,
  )
})

it('speaks and listens in es, with numbers', async () => {
  await paired('es')
  await bot.talk(
    'mia',
    `
    > vuelvo en 2 horas
    > Hotel Bristol
    > 3
    > 1
    > estoy a salvo
    > /safecall
    > 1
    > 1
    > Hotel Bristol
    > 1
    > 1
    `,
  )
  await watchingOver(bot).passes(1)
  bot.heard('maria')
  await bot.talk(
    'maria',
    `
    > 1
    > 1
    `,
  )
  await watchingOver(bot).passes(80)
  bot.heard('maria')
  bot.heard('mia')
  await bot.talk(
    'maria',
    `
    > 1
    > 1
    > 2
    `,
  )
  await bot.talk(
    'mia',
    `
    > 1
    > estoy a salvo
    `,
  )
})

it('speaks and listens in pt-BR, with numbers', async () => {
  await paired('pt-BR')
  await bot.talk(
    'mia',
    `
    > volto em 2 horas
    > Hotel Bristol
    > 3
    > 1
    > cheguei bem
    > /safecall
    > 1
    > 1
    > Hotel Bristol
    > 1
    > 1
    `,
  )
  await watchingOver(bot).passes(1)
  bot.heard('maria')
  await bot.talk(
    'maria',
    `
    > 1
    > 1
    `,
  )
  await watchingOver(bot).passes(80)
  bot.heard('maria')
  bot.heard('mia')
  await bot.talk(
    'maria',
    `
    > 1
    > 1
    > 2
    `,
  )
  await bot.talk(
    'mia',
    `
    > 1
    > cheguei bem
    `,
  )
})

it('speaks and listens in ro, with numbers', async () => {
  await paired('ro')
  await bot.talk(
    'mia',
    `
    > mă întorc în 2 ore
    > Hotel Bristol
    > 3
    > 1
    > sunt bine
    > /safecall
    > 1
    > 1
    > Hotel Bristol
    > 1
    > 1
    `,
  )
  await watchingOver(bot).passes(1)
  bot.heard('maria')
  await bot.talk(
    'maria',
    `
    > 1
    > 1
    `,
  )
  await watchingOver(bot).passes(80)
  bot.heard('maria')
  bot.heard('mia')
  await bot.talk(
    'maria',
    `
    > 1
    > 1
    > 2
    `,
  )
  await bot.talk(
    'mia',
    `
    > 1
    > sunt bine
    `,
  )
})

it('speaks and listens in bg, with numbers', async () => {
  await paired('bg')
  await bot.talk(
    'mia',
    `
    > връщам се след 2 часа
    > Hotel Bristol
    > 3
    > 1
    > прибрах се
    > /safecall
    > 1
    > 1
    > Hotel Bristol
    > 1
    > 1
    `,
  )
  await watchingOver(bot).passes(1)
  bot.heard('maria')
  await bot.talk(
    'maria',
    `
    > 1
    > 1
    `,
  )
  await watchingOver(bot).passes(80)
  bot.heard('maria')
  bot.heard('mia')
  await bot.talk(
    'maria',
    `
    > 1
    > 1
    > 2
    `,
  )
  await bot.talk(
    'mia',
    `
    > 1
    > прибрах се
    `,
  )
})

it('speaks and listens in ru, with numbers', async () => {
  await paired('ru')
  await bot.talk(
    'mia',
    `
    > вернусь через 2 часа
    > Hotel Bristol
    > 3
    > 1
    > я дома
    > /safecall
    > 1
    > 1
    > Hotel Bristol
    > 1
    > 1
    `,
  )
  await watchingOver(bot).passes(1)
  bot.heard('maria')
  await bot.talk(
    'maria',
    `
    > 1
    > 1
    `,
  )
  await watchingOver(bot).passes(80)
  bot.heard('maria')
  bot.heard('mia')
  await bot.talk(
    'maria',
    `
    > 1
    > 1
    > 2
    `,
  )
  await bot.talk(
    'mia',
    `
    > 1
    > я дома
    `,
  )
})

it('speaks and listens in uk, with numbers', async () => {
  await paired('uk')
  await bot.talk(
    'mia',
    `
    > повернусь через 2 години
    > Hotel Bristol
    > 3
    > 1
    > я вдома
    > /safecall
    > 1
    > 1
    > Hotel Bristol
    > 1
    > 1
    `,
  )
  await watchingOver(bot).passes(1)
  bot.heard('maria')
  await bot.talk(
    'maria',
    `
    > 1
    > 1
    `,
  )
  await watchingOver(bot).passes(80)
  bot.heard('maria')
  bot.heard('mia')
  await bot.talk(
    'maria',
    `
    > 1
    > 1
    > 2
    `,
  )
  await bot.talk(
    'mia',
    `
    > 1
    > я вдома
    `,
  )
})

it('speaks and listens in th, with numbers', async () => {
  await paired('th')
  await bot.talk(
    'mia',
    `
    > กลับอีก 2 ชั่วโมง
    > Hotel Bristol
    > 3
    > 1
    > ถึงบ้านแล้ว
    > /safecall
    > 1
    > 1
    > Hotel Bristol
    > 1
    > 1
    `,
  )
  await watchingOver(bot).passes(1)
  bot.heard('maria')
  await bot.talk(
    'maria',
    `
    > 1
    > 1
    `,
  )
  await watchingOver(bot).passes(80)
  bot.heard('maria')
  bot.heard('mia')
  await bot.talk(
    'maria',
    `
    > 1
    > 1
    > 2
    `,
  )
  await bot.talk(
    'mia',
    `
    > 1
    > ถึงบ้านแล้ว
    `,
  )
})
