/** A report is put off for herself, or for all, who see who did it and why. */
import { afterEach, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../support/bot.ts'
import { received } from '../support/received.ts'
import { answerTo } from '../support/telling.ts'

const TOLD = { words: 'He left without paying.', group: 'a group' }

let bot: TestBot
afterEach(() => bot.close())

it('is put off for all, and a colleague reads it all the same', async () => {
  bot = await createTestBot({ languages: ['en', 'nb'] })
  await bot.letIn('mia', 'moderator')
  await bot.letIn('mona', 'moderator')
  await received(bot, TOLD)
  const { handle = '' } =
    (await bot.stores.members.recognise(bot.senderOf('mia'), bot.now())).member ?? {}
  await answerTo(bot, 'mia', '/review')
  for (const tap of ['Something else', 'Put it off', 'For everybody, 6 hours'])
    await bot.taps('mia', tap)
  await bot.taps('mia', 'To talk it over with a colleague')
  expect(bot.heard('mia')).toContain('Put off for everybody.')
  const none = await answerTo(bot, 'mona', '/review')
  expect(none).toContain('No report is waiting for you.')
  expect(none).toContain(
    `⏸ ${handle} put one off for everybody, about 6 h to go: To talk it over with a colleague`,
  )
  await bot.taps('mona', 'Read what was put off')
  const read = bot.heard('mona')
  expect(read).toContain(`⏸ ${handle} put it off: To talk it over with a colleague`)
  expect(read).toContain('What do you decide?')
})

it('is in the pile again after twelve hours at most', async () => {
  bot = await createTestBot()
  await bot.letIn('mia', 'moderator')
  await bot.letIn('mona', 'moderator')
  await received(bot, TOLD)
  await answerTo(bot, 'mia', '/review')
  for (const tap of ['Something else', 'Put it off', 'For everybody, 12 hours', 'Another reason'])
    await bot.taps('mia', tap)
  bot.later({ hours: 11 })
  expect(await answerTo(bot, 'mona', '/review')).toContain('No report is waiting')
  bot.later({ hours: 1 })
  expect(await answerTo(bot, 'mona', '/review')).toContain('What do you decide?')
})

it('is put off for herself, in Norwegian, and the others go on seeing it', async () => {
  bot = await createTestBot({ shows: 'numbers', language: 'nb', languages: ['en', 'nb'] })
  await bot.letIn('mia', 'moderator')
  await bot.letIn('mona', 'moderator')
  await received(bot, TOLD)
  await answerTo(bot, 'mia', '/review')
  await bot.says('mia', 'Noe annet')
  await bot.says('mia', 'Utsett')
  bot.heard('mia')
  await bot.talk(
    'mia',
    `
    > 1
    Utsatt for deg i 24 timer. De andre ser den fortsatt.
    Ingen meldinger venter på deg.
    1  🏠 Meny
    `,
  )
  expect(await answerTo(bot, 'mona', '/review')).toContain('Hva bestemmer du?')
  await bot.says('mona', 'stopp')
  bot.later({ hours: 23 })
  expect(await answerTo(bot, 'mia', '/review')).toContain('Ingen meldinger venter')
  bot.later({ hours: 2 })
  expect(await answerTo(bot, 'mia', '/review')).toContain('Hva bestemmer du?')
})

it('is never put off for all where it tells of a danger', async () => {
  bot = await createTestBot()
  await bot.letIn('mia', 'moderator')
  await received(bot, { ...TOLD, harms: ['choked'] })
  await answerTo(bot, 'mia', '/review')
  for (const tap of ['Something else', 'Put it off']) await bot.taps('mia', tap)
  const offered = bot.heard('mia')
  expect(offered).toContain('You cannot put off a danger for everybody')
  expect(offered).toContain('For me, 24 hours')
  expect(offered).not.toContain('For everybody,')
})

it('says what else waits when one is left for later', async () => {
  bot = await createTestBot()
  await bot.letIn('mia', 'moderator')
  await received(bot, TOLD)
  await received(bot, { ...TOLD, harms: ['choked'] })
  await received(bot, TOLD)
  expect(await answerTo(bot, 'mia', '/review')).toContain('📋 3 (today)')
  await bot.taps('mia', 'Later')
  const next = bot.heard('mia')
  expect(next).toContain('I will show you this one again in half an hour.')
  expect(next).toContain('📋 2 (today)')
})
