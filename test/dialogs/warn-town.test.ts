import { afterEach, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../support/bot.ts'
import { followsBergen } from '../support/following.ts'

let bot: TestBot
afterEach(() => bot.close())

it('asks a moderator what it is about where the operator allows more', async () => {
  bot = await createTestBot({ kinds: ['client', 'police'] })
  await followsBergen(bot, 'anna', '30 days', 'Done')
  await bot.says('anna', '/alerts')
  await bot.taps('anna', 'How I am warned')
  await bot.taps('anna', 'What to warn me about')
  await bot.taps('anna', 'Police')
  await bot.taps('anna', 'Done')
  bot.heard('anna')
  await followsBergen(bot, 'bea', '30 days', 'Done')
  await bot.letIn('mona', 'moderator')
  await bot.talk(
    'mona',
    `
    > /warn
    No alert has gone out in the last week.
    [➕ New alert]
    [✖️ Stop]
    > [New alert]
    What is it about?
    [⚠️ Dangerous client]
    [👮 Police]
    [⬅️ Back]
    [✖️ Stop]
    > [Police]
    When?
    It goes out at once, because it names no number. Be sure.
    [🔴 Now]
    [🕐 Today]
    [⏳ Expected]
    [📅 Earlier]
    > [Now]
    Which town? Choose, or type the name.
    [Oslo]
    [Bergen]
    [Stavanger]
    [Trondheim]
    [Fredrikstad]
    [Drammen]
    [Skien]
    [📍 Elsewhere]
    > Bergen
    Do you want to add something in your own words? People who read another language will see it as you wrote it.
    No digits, no day, no address, nothing that shows who reported it.
    [⏭ Skip]
    > skip
    This is what they will read:
    👮 Bergen: the police are doing checks.
    It is happening now.
    If they ask, you must give your real name, birth date, job (stilling) and where you live (bopel). If you are from another country, also show ID and answer about your stay. You do not have to say more. A small fine can mean expulsion (utvisning): do not accept one before a lawyer has seen it. Ask an organisation that helps.
    ⚖️ Not confirmed by a lawyer.
    Following Bergen now: fewer than 5
    Shall I send it to everybody who follows Bergen?
    [📣 Send now]
    [🏙 Another town]
    > [Send now]
    It is going out now.
    [📣 Warn a town]
    [🏠 Menu]
    `,
  )
  await bot.alerted()
  expect(bot.heard('anna')).toBe('You have a new message\n[Show]')
  expect(bot.heard('bea')).toBe('')
  await bot.talk(
    'anna',
    `
    > [Show]
    📣 Bergen-1
    👮 Bergen: the police are doing checks.
    It is happening now.
    If they ask, you must give your real name, birth date, job (stilling) and where you live (bopel). If you are from another country, also show ID and answer about your stay. You do not have to say more. A small fine can mean expulsion (utvisning): do not accept one before a lawyer has seen it. Ask an organisation that helps.
    ⚖️ Not confirmed by a lawyer.
    [🔍 Check a number]
    [🔔 Alerts for my towns]
    [🏠 Menu]
    `,
  )
})

it('asks anew when it is, where a warning of the police is corrected', async () => {
  bot = await createTestBot({ kinds: ['client', 'police'] })
  await bot.letIn('mona', 'moderator')
  await bot.says('mona', '/warn')
  for (const tap of ['New alert', 'Police', 'Expected', 'Bergen', 'Skip', 'Send now'])
    await bot.taps('mona', tap)
  bot.heard('mona')
  await bot.talk(
    'mona',
    `
    > /warn
    Look at an alert from the last week, or make a new one.
    [➕ New alert]
    [🔴 Bergen-3 ▶️]
    [✖️ Stop]
    > [🔴 Bergen ▶️]
    📣 Bergen-3
    👮 Bergen: the police are doing checks.
    It has not happened yet, but it is expected.
    If they ask, you must give your real name, birth date, job (stilling) and where you live (bopel). If you are from another country, also show ID and answer about your stay. You do not have to say more. A small fine can mean expulsion (utvisning): do not accept one before a lawyer has seen it. Ask an organisation that helps.
    ⚖️ Not confirmed by a lawyer.
    • Following the town: 0
    • Sent: 0
    • Still to go: 0
    [⏹ Stop it now]
    [✏️ Correct it]
    [↩️ Take it back]
    [⬅️ Back]
    [✖️ Stop]
    > [Correct it]
    When?
    It goes out at once, because it names no number. Be sure.
    [🔴 Now]
    [🕐 Today]
    [⏳ Expected]
    [📅 Earlier]
    > [Now]
    Which town? Choose, or type the name.
    [Oslo]
    [Bergen]
    [Stavanger]
    [Trondheim]
    [Fredrikstad]
    [Drammen]
    [Skien]
    [📍 Elsewhere]
    > Bergen
    Do you want to add something in your own words? People who read another language will see it as you wrote it.
    No digits, no day, no address, nothing that shows who reported it.
    [⏭ Skip]
    > skip
    This is what they will read:
    This replaces an alert that you got before.
    👮 Bergen: the police are doing checks.
    It is happening now.
    If they ask, you must give your real name, birth date, job (stilling) and where you live (bopel). If you are from another country, also show ID and answer about your stay. You do not have to say more. A small fine can mean expulsion (utvisning): do not accept one before a lawyer has seen it. Ask an organisation that helps.
    ⚖️ Not confirmed by a lawyer.
    ⚠️ Nobody follows Bergen now, so an alert reaches nobody there.
    Shall I send it to everybody who follows Bergen?
    [📣 Send now]
    [🏙 Another town]
    > [Send now]
    It is going out now.
    [📣 Warn a town]
    [🏠 Menu]
    `,
  )
})
