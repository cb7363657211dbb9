/** Whoever asks is shown all that is kept about her. */
import { afterEach, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../support/bot.ts'
import { answerTo, receiptOf, tellOf } from '../support/telling.ts'

const NUMBER = '+1 201 555 0181'

let bot: TestBot
afterEach(() => bot.close())

it('shows a guest what is kept, asks twice, and names who may read along', async () => {
  bot = await createTestBot({ languages: ['en', 'nb'] })
  await bot.talk(
    'guest',
    `
    > /export
    I show you everything I keep about you, in parts. An hour later, I delete it from this chat.
    Anybody who holds your phone can read it, too: a partner, a client, somebody who takes it.
    Shall I show it?
    [📤 Yes, go on]
    [✖️ No]
    [✖️ Stop]
    > [No]
    Nothing was shown.
    What do you want to do?
    [📝 Report something]
    [🔍 Check a number]
    [🔑 I have a code]
    [📖 Rights and help]
    [🆘 Help]
    [🔒 What is kept about me]
    [🌐 Language]
    (no controls)
    > [What is kept about me]
    I do not keep your name, or which numbers you check. I keep a scrambled ID for this chat, your settings, the day you last wrote, how many checks and reports you make, and which group you came in with. I keep your own number only on WhatsApp, which needs it: locked, and gone when you delete everything about you.
    If you follow towns, I keep which ones, until when and, locked, where to write to you. That goes when you stop.
    What you report is locked. Only the moderators read it, and they do not see who wrote it. Once it is decided, or at the latest when colleagues are warned, your words are deleted. If you asked for help with it, the people who help read it too, and your words are kept for that.
    Telegram can read our chat. Delete it on your phone whenever you want.
    I cannot protect you if somebody takes your unlocked phone, or takes the machine I run on together with its keys. A court can order that.
    [📤 All that is kept about me]
    [🗑 Delete all about me]
    [🏠 Menu]
    > [All that is kept about me]
    I show you everything I keep about you, in parts. An hour later, I delete it from this chat.
    Anybody who holds your phone can read it, too: a partner, a client, somebody who takes it.
    Shall I show it?
    [📤 Yes, go on]
    [✖️ No]
    [✖️ Stop]
    > [Yes, go on]
    Are you alone, and will you keep the phone with you for the next hour?
    [📤 Yes, show it]
    [✖️ No]
    [⬅️ Back]
    [✖️ Stop]
    > [Back]
    I show you everything I keep about you, in parts. An hour later, I delete it from this chat.
    Anybody who holds your phone can read it, too: a partner, a client, somebody who takes it.
    Shall I show it?
    [📤 Yes, go on]
    [✖️ No]
    [✖️ Stop]
    > [Yes, go on]
    Are you alone, and will you keep the phone with you for the next hour?
    [📤 Yes, show it]
    [✖️ No]
    [⬅️ Back]
    [✖️ Stop]
    > [No]
    Nothing was shown.
    What do you want to do?
    [📝 Report something]
    [🔍 Check a number]
    [🔑 I have a code]
    [📖 Rights and help]
    [🆘 Help]
    [🔒 What is kept about me]
    [🌐 Language]
    (no controls)
    > /export
    I show you everything I keep about you, in parts. An hour later, I delete it from this chat.
    Anybody who holds your phone can read it, too: a partner, a client, somebody who takes it.
    Shall I show it?
    [📤 Yes, go on]
    [✖️ No]
    [✖️ Stop]
    > [Yes, go on]
    Are you alone, and will you keep the phone with you for the next hour?
    [📤 Yes, show it]
    [✖️ No]
    [⬅️ Back]
    [✖️ Stop]
    > [Yes, show it]
    1 · This chat
    • A scrambled ID, so that I know this chat again
    • Your language: English
    • I delete checks and reports from this chat: After an hour
    • The day you last wrote: Nov 18, 2026
    • Where we are in our chat, locked, for a day
    • Which messages I can still delete here: 12
    2 · Your membership
    • You are a guest, so you have none.
    3 · Alerts
    • You follow no towns.
    4 · Safe-calls
    • None
    5 · What you told me
    • Waiting reports that I still know are yours: 0
    I show nobody here what they say, or what you and a case worker write to each other, not even you: somebody who takes your phone could read it. Only your receipt leads there.
    6 · What I count
    • Nothing now
    What I do not keep
    Your name, the numbers you checked, and what was said in this chat before. The names of colleagues, and of people who look out for you, belong to them, so I do not show them here.
    [🗑 Delete all about me]
    [🏠 Menu]
    `,
  )
})

it('shows a member what is kept, in Norwegian, with numbers', async () => {
  bot = await createTestBot({ shows: 'numbers', language: 'nb', languages: ['en', 'nb'] })
  await bot.letIn('anna')
  await bot.says('anna', NUMBER)
  await bot.says('anna', 'Bergen')
  await bot.says('anna', 'Bare Bergen')
  await bot.says('anna', '7 dager')
  bot.heard('anna')
  await bot.talk(
    'anna',
    `
    > eksporter
    Her viser jeg deg alt som er lagret om deg, i flere deler. En time senere sletter jeg det fra denne chatten.
    Den som har telefonen din i hånden, kan lese det også: en partner, en kunde, en som tar den.
    Skal jeg vise det?
    1  📤 Ja, fortsett
    2  ✖️ Nei
    3  ✖️ Stopp
    > /export
    Her viser jeg deg alt som er lagret om deg, i flere deler. En time senere sletter jeg det fra denne chatten.
    Den som har telefonen din i hånden, kan lese det også: en partner, en kunde, en som tar den.
    Skal jeg vise det?
    1  📤 Ja, fortsett
    2  ✖️ Nei
    3  ✖️ Stopp
    > 1
    Er du alene, og er telefonen hos deg den neste timen?
    1  📤 Ja, vis det
    2  ✖️ Nei
    3  ⬅️ Tilbake
    4  ✖️ Stopp
    > 1
    1 · Denne chatten
    • Et kodet merke, så jeg kjenner igjen denne chatten
    • Språket ditt: Norsk
    • Det du sjekker og melder, slettes fra denne chatten: Etter en time
    • Dagen du sist skrev: 18. nov. 2026
    • Hvor langt vi er kommet i samtalen, låst, i ett døgn
    • Hvilke meldinger jeg fortsatt kan slette her: 13
    2 · Medlemskapet ditt
    • ID-en din: (mark)
    • Du er inne som: medlem
    • Et tilfeldig navn på gruppen du kom inn med. Det sier ikke hvem noen er.
    3 · Varsler
    • Hvor jeg kan skrive til deg, låst
    • Bergen, til og med 25. nov. 2026
    4 · Trygghetsavtaler
    • Ingen
    Om du har hemmelige ord, eller om det har vært alarm, viser jeg ingen her: Noen kan tvinge deg til å spørre.
    5 · Det du har fortalt meg
    • Meldinger som venter, og som jeg fortsatt ser er dine: 0
    Hva de sier, eller hva du skriver med en rådgiver, viser jeg ingen her, heller ikke deg: Ellers kunne den som tar telefonen din, lese det. Bare kvitteringen fører dit.
    6 · Det jeg teller
    • Sjekker: 1 i dag, 1 denne måneden
    Det jeg ikke lagrer
    Navnet ditt, numrene du har sjekket, og det som er skrevet i denne chatten før. Navnene på kolleger, og på dem som passer på deg, er deres egne, så de står ikke her.
    1  🗑 Slett alt om meg
    2  🏠 Meny
    `,
  )
})

it('shows how many of her reports wait, and nothing of what they tell', async () => {
  bot = await createTestBot()
  await bot.letIn('mona', 'moderator')
  await tellOf(bot, 'mona', NUMBER, {
    whom: 'For myself',
    more: ['Change something', 'Write when somebody answers', 'Yes, write to me'],
  })
  await bot.says('mona', receiptOf(bot, 'mona'))
  await bot.says('mona', '/report')
  await bot.taps('mona', 'Yes')
  await bot.says('mona', '/export')
  for (const tap of ['Yes, go on', 'Yes, show it']) await bot.taps('mona', tap)
  const shown = bot.heard('mona')
  for (const line of [
    '• You are in as: moderator',
    '• Where I write to you when something is waiting, locked',
    '• A report you left halfway, locked.',
    '• Waiting reports that I still know are yours: 1',
    '• Reports that hold where to write to you: 1',
    '• Reports today: 1',
  ])
    expect(shown).toContain(line)
  expect(shown).not.toMatch(/Did not pay|Oslo|0181|555/)
})

it('goes from the chat after an hour, however long she lets checks stay', async () => {
  bot = await createTestBot()
  await bot.says('guest', '/settings')
  await bot.taps('guest', 'Never')
  await bot.says('guest', '/export')
  for (const tap of ['Yes, go on', 'Yes, show it']) await bot.taps('guest', tap)
  expect(bot.screen('guest').join()).toContain('6 · What I count')
  bot.later({ hours: 0.9 })
  await bot.bot.turns.erase()
  expect(bot.screen('guest').join()).toContain('6 · What I count')
  bot.later({ hours: 0.2 })
  await bot.bot.turns.erase()
  expect(bot.screen('guest').join()).not.toMatch(/· What I count|Your language/)
})

it('says of every table that holds something of hers what it is', async () => {
  bot = await createTestBot()
  await bot.letIn('anna')
  await answerTo(bot, 'anna', '/move')
  await bot.says('anna', '0000 0000 0000 0000')
  await answerTo(bot, 'anna', '/invite')
  await bot.says('anna', '/export')
  for (const tap of ['Yes, go on', 'Yes, show it']) await bot.taps('anna', tap)
  const shown = bot.heard('anna')
  expect(shown).toContain('• A code for moving to another app')
  expect(shown).toContain('• Wrong receipts: 1 today')
  expect(shown).toContain('• Codes for colleagues this month: 1')
  expect(shown).toMatch(/• Which messages I can still delete here: [1-9]/)
})
