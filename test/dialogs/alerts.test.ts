import { afterEach, expect, it } from 'vitest'
import { revokeMember } from '../../src/core/actions/revoke.ts'
import { cautiousPace } from '../../src/core/alerts/pace.ts'
import { createTestBot, type TestBot } from '../support/bot.ts'
import { followsBergen } from '../support/following.ts'

let bot: TestBot
afterEach(() => bot.close())

it('follows a town, for as long as she says', async () => {
  bot = await createTestBot()
  await bot.letIn('anna')
  await bot.talk(
    'anna',
    `
    > /alerts
    I can write to you when colleagues are warned of a danger in a town. Nobody can see on your lock screen what it is about.
    Which town? Choose, or type the name.
    [Oslo]
    [Bergen]
    [Stavanger]
    [Trondheim]
    [Fredrikstad]
    [Drammen]
    [Skien]
    [⚙️ How I am warned]
    [✖️ Stop]
    > Atlantis
    I do not know that town. Type the name of a larger one nearby.
    I can write to you when colleagues are warned of a danger in a town. Nobody can see on your lock screen what it is about.
    Which town? Choose, or type the name.
    [Oslo]
    [Bergen]
    [Stavanger]
    [Trondheim]
    [Fredrikstad]
    [Drammen]
    [Skien]
    [⚙️ How I am warned]
    > begren
    Only this town, or a wider area?
    [Only Bergen]
    [Oslo as well]
    [The whole country]
    [⬅️ Back]
    [✖️ Stop]
    > [Only Bergen]
    Bergen
    For how long?
    You can also write it, for example 10 days, 3 weeks or 12 May.
    [30 days]
    [7 days]
    [14 days]
    [90 days]
    > soon
    I did not understand that. Write a number of days, or a date within a year.
    Bergen
    For how long?
    You can also write it, for example 10 days, 3 weeks or 12 May.
    [30 days]
    [7 days]
    [14 days]
    [90 days]
    > back
    Only this town, or a wider area?
    [Only Bergen]
    [Oslo as well]
    [The whole country]
    > [Only Bergen]
    Bergen
    For how long?
    You can also write it, for example 10 days, 3 weeks or 12 May.
    [30 days]
    [7 days]
    [14 days]
    [90 days]
    > 3 weeks
    You will get alerts for Bergen until Dec 9, 2026.
    [🔔 Alerts for my towns]
    [🏠 Menu]
    `,
  )
  const [row] = await bot.database.prisma.subscription.findMany()
  expect(row).toMatchObject({ city: 'bergen', near: null, country: false, channel: 'telegram' })
  const [opened] = await bot.stores.subscriptions.of(bot.senderOf('anna'))
  expect(opened?.until).toBe('2026-12-09')
})

it('is for members', async () => {
  bot = await createTestBot()
  await bot.talk(
    'anna',
    `
    > /alerts
    To get alerts you must be let in with a code.
    [🔑 I have a code]
    [🏠 Menu]
    > [I have a code]
    Send me the code. It looks like this: VXXX-XXXX-XXXX
    You get one from a colleague who is already in, or from an organisation that helps.
    [✖️ Stop]
    `,
  )
})

it('follows a town in Norwegian, with numbers, by typing where she is', async () => {
  bot = await createTestBot({ shows: 'numbers', language: 'nb' })
  await bot.letIn('anna')
  await bot.talk(
    'anna',
    `
    > jeg er i Tromsø nå
    Bare byen, eller et større område?
    1  Bare Tromsø
    2  Trondheim også
    3  Hele landet
    4  ⬅️ Tilbake
    5  ✖️ Stopp
    > 3
    Tromsø og hele landet
    Hvor lenge?
    Du kan også skrive det, for eksempel 10 dager, 3 uker eller 12. mai.
    1  30 dager
    2  7 dager
    3  14 dager
    4  90 dager
    5  ⬅️ Tilbake
    6  ✖️ Stopp
    > 12. mai
    Du får varsler for Tromsø og hele landet til og med 12. mai 2027.
    1  🔔 Varsler for byene mine
    2  🏠 Meny
    > varsler
    Du får varsler for:
    • Tromsø og hele landet, til og med 12. mai 2027
    Hva vil du endre?
    1  ✏️ Tromsø
    2  ➕ En by til
    3  ⏸ Ta pause
    4  ⚙️ Hvordan jeg varsles
    5  ✖️ Stopp
    > stopp
    Stoppet.
    1  🏠 Meny
    `,
  )
  const [row] = await bot.database.prisma.subscription.findMany()
  expect(row).toMatchObject({ city: 'tromso', country: true })
  const [opened] = await bot.stores.subscriptions.of(bot.senderOf('anna'))
  expect(opened?.until).toBe('2027-05-12')
})

it('asks whether another town comes instead of one or as well', async () => {
  bot = await createTestBot()
  await bot.letIn('anna')
  await bot.says('anna', 'Askøy')
  await bot.taps('anna', 'Bergen as well')
  await bot.taps('anna', '7 days')
  bot.heard('anna')
  await bot.talk(
    'anna',
    `
    > I am in Oslo now
    Oslo instead of another town, or as well?
    [Instead of Askøy]
    [Oslo as well]
    [⬅️ Back]
    [✖️ Stop]
    > [Oslo as well]
    Only this town, or a wider area?
    [Only Oslo]
    [The whole country]
    > [The whole country]
    Oslo and the whole country
    For how long?
    You can also write it, for example 10 days, 3 weeks or 12 May.
    [30 days]
    [7 days]
    [14 days]
    [90 days]
    > [14 days]
    You will get alerts for Oslo and the whole country until Dec 2, 2026.
    You get alerts for:
    • Askøy and Bergen, until Nov 25, 2026
    [🔔 Alerts for my towns]
    [🏠 Menu]
    > alerts
    You get alerts for:
    • Askøy and Bergen, until Nov 25, 2026
    • Oslo and the whole country, until Dec 2, 2026
    What do you want to change?
    [✏️ Askøy]
    [✏️ Oslo]
    [➕ Another town]
    [⏸ Pause for now]
    [⚙️ How I am warned]
    [✖️ Stop]
    > [Another town]
    Which town? Choose, or type the name.
    [Oslo]
    [Bergen]
    [Stavanger]
    [Trondheim]
    [Fredrikstad]
    [Drammen]
    [Skien]
    [⬅️ Back]
    [✖️ Stop]
    > [Stavanger]
    Stavanger instead of another town, or as well?
    [Instead of Askøy]
    [Instead of Oslo]
    [Stavanger as well]
    > [Instead of Askøy]
    Only this town, or a wider area?
    [Only Stavanger]
    [Oslo as well]
    [The whole country]
    > [Only Stavanger]
    Stavanger
    For how long?
    You can also write it, for example 10 days, 3 weeks or 12 May.
    [30 days]
    [7 days]
    [14 days]
    [90 days]
    > 12/12
    You will get alerts for Stavanger until Dec 12, 2026.
    You get alerts for:
    • Oslo and the whole country, until Dec 2, 2026
    [🔔 Alerts for my towns]
    [🏠 Menu]
    `,
  )
  expect((await bot.stores.subscriptions.of(bot.senderOf('anna'))).map(({ city }) => city)).toEqual(
    ['oslo', 'stavanger'],
  )
})

it('changes, rests and ends what she follows', async () => {
  bot = await createTestBot()
  await followsBergen(bot, 'anna', '7 days')
  await bot.talk(
    'anna',
    `
    > /alerts
    You get alerts for:
    • Bergen, until Nov 25, 2026
    What do you want to change?
    [✏️ Bergen]
    [➕ Another town]
    [⏸ Pause for now]
    [⚙️ How I am warned]
    [✖️ Stop]
    > Bergen
    • Bergen, until Nov 25, 2026
    What do you want to change?
    [🔁 30 days from today]
    [📅 Another end date]
    [🗑 Stop these alerts]
    [⬅️ Back]
    [✖️ Stop]
    > [Another end date]
    • Bergen, until Nov 25, 2026
    For how long?
    You can also write it, for example 10 days, 3 weeks or 12 May.
    [30 days]
    [7 days]
    [14 days]
    [90 days]
    > 2026-12-24
    Good. You will get alerts until Dec 24, 2026.
    [🔔 Alerts for my towns]
    [🏠 Menu]
    > [Alerts for my towns]
    You get alerts for:
    • Bergen, until Dec 24, 2026
    What do you want to change?
    [✏️ Bergen]
    [➕ Another town]
    [⏸ Pause for now]
    [⚙️ How I am warned]
    [✖️ Stop]
    > [Pause for now]
    I will send no alerts until you say so.
    [🔔 Alerts for my towns]
    [🏠 Menu]
    > /alerts
    You get alerts for:
    • Bergen, until Dec 24, 2026 (paused)
    What do you want to change?
    [✏️ Bergen]
    [➕ Another town]
    [▶️ Start again]
    [⚙️ How I am warned]
    [✖️ Stop]
    > [Start again]
    I will send you alerts again.
    [🔔 Alerts for my towns]
    [🏠 Menu]
    > /alerts
    You get alerts for:
    • Bergen, until Dec 24, 2026
    What do you want to change?
    [✏️ Bergen]
    [➕ Another town]
    [⏸ Pause for now]
    [⚙️ How I am warned]
    [✖️ Stop]
    > [✏️ Bergen]
    • Bergen, until Dec 24, 2026
    What do you want to change?
    [🔁 30 days from today]
    [📅 Another end date]
    [🗑 Stop these alerts]
    [⬅️ Back]
    [✖️ Stop]
    > [30 days from today]
    Good. You will get alerts until Dec 18, 2026.
    [🔔 Alerts for my towns]
    [🏠 Menu]
    > /alerts
    You get alerts for:
    • Bergen, until Dec 18, 2026
    What do you want to change?
    [✏️ Bergen]
    [➕ Another town]
    [⏸ Pause for now]
    [⚙️ How I am warned]
    [✖️ Stop]
    > [✏️ Bergen]
    • Bergen, until Dec 18, 2026
    What do you want to change?
    [🔁 30 days from today]
    [📅 Another end date]
    [🗑 Stop these alerts]
    [⬅️ Back]
    [✖️ Stop]
    > [Stop these alerts]
    You will get no more of these alerts.
    [🔔 Alerts for my towns]
    [🏠 Menu]
    `,
  )
  // Nothing is left of where she was, and where she can be reached.
  expect(await bot.database.prisma.subscriber.count()).toBe(0)
  await bot.talk(
    'anna',
    `
    > [✏️ Bergen]
    That button no longer works. Please use these.
    [🔔 Alerts for my towns]
    [🏠 Menu]
    `,
  )
})

it('chooses quiet hours by her own clock', async () => {
  bot = await createTestBot()
  await bot.letIn('anna')
  await bot.talk(
    'anna',
    `
    > /alerts
    I can write to you when colleagues are warned of a danger in a town. Nobody can see on your lock screen what it is about.
    Which town? Choose, or type the name.
    [Oslo]
    [Bergen]
    [Stavanger]
    [Trondheim]
    [Fredrikstad]
    [Drammen]
    [Skien]
    [⚙️ How I am warned]
    [✖️ Stop]
    > [How I am warned]
    This is how you are warned:
    • No quiet hours
    • I write to you for: 🟠 Risk and worse
    • Your lock screen shows: You have a new message
    What do you want to change?
    [🌙 Quiet hours]
    [⛔️ Grave danger in quiet hours]
    [🔔 How serious]
    [📱 What my lock screen shows]
    [⬅️ Back]
    [✖️ Stop]
    > [Quiet hours]
    When should I not write to you?
    You can also write it, for example 22-7.
    [22:00 to 07:00]
    [23:00 to 08:00]
    [00:00 to 09:00]
    [04:00 to 12:00]
    [🔔 Always write]
    > at night
    I did not understand that. Write two times, for example 22-7.
    When should I not write to you?
    You can also write it, for example 22-7.
    [22:00 to 07:00]
    [23:00 to 08:00]
    [00:00 to 09:00]
    [04:00 to 12:00]
    [🔔 Always write]
    > 23-6
    Which time zone?
    [🕐 The time in Oslo]
    [🌍 I am in another time zone]
    > back
    When should I not write to you?
    You can also write it, for example 22-7.
    [22:00 to 07:00]
    [23:00 to 08:00]
    [00:00 to 09:00]
    [04:00 to 12:00]
    [🔔 Always write]
    > 22-7
    Which time zone?
    [🕐 The time in Oslo]
    [🌍 I am in another time zone]
    > [I am in another time zone]
    What time is it where you are now? For example 14:30.
    > noon
    I did not understand that. Write the time, for example 14:30.
    What time is it where you are now? For example 14:30.
    > 5:30
    Saved.
    [🔔 Alerts for my towns]
    [🏠 Menu]
    > /alerts
    I can write to you when colleagues are warned of a danger in a town. Nobody can see on your lock screen what it is about.
    Which town? Choose, or type the name.
    [Oslo]
    [Bergen]
    [Stavanger]
    [Trondheim]
    [Fredrikstad]
    [Drammen]
    [Skien]
    [⚙️ How I am warned]
    [✖️ Stop]
    > [How I am warned]
    This is how you are warned:
    • Quiet from 22:00 to 07:00
    • Nothing wakes you
    • I write to you for: 🟠 Risk and worse
    • Your lock screen shows: You have a new message
    What do you want to change?
    [🌙 Quiet hours]
    [⛔️ Grave danger in quiet hours]
    [🔔 How serious]
    [📱 What my lock screen shows]
    [⬅️ Back]
    [✖️ Stop]
    > [Quiet hours]
    When should I not write to you?
    You can also write it, for example 22-7.
    [22:00 to 07:00]
    [23:00 to 08:00]
    [00:00 to 09:00]
    [04:00 to 12:00]
    [🔔 Always write]
    > [Always write]
    Saved.
    [🔔 Alerts for my towns]
    [🏠 Menu]
    `,
  )
  const { preferences } = await bot.stores.members.recognise(bot.senderOf('anna'), bot.now())
  expect(preferences.alerts).toEqual({ from: 2, wake: false, line: 'message', kinds: ['client'] })
})

it('chooses what wakes her, from which danger on, and the line on her lock screen', async () => {
  bot = await createTestBot()
  await bot.letIn('anna')
  await bot.says('anna', '/alerts')
  await bot.taps('anna', 'How I am warned')
  await bot.taps('anna', 'Quiet hours')
  await bot.taps('anna', '22:00 to 07:00')
  await bot.taps('anna', 'The time in Oslo')
  bot.heard('anna')
  await bot.says('anna', '/alerts')
  await bot.taps('anna', 'How I am warned')
  await bot.taps('anna', 'Grave danger in quiet hours')
  await bot.taps('anna', 'Yes, wake me')
  bot.heard('anna')
  await bot.says('anna', '/alerts')
  await bot.taps('anna', 'How I am warned')
  await bot.taps('anna', 'How serious')
  await bot.taps('anna', 'Danger and worse')
  bot.heard('anna')
  await bot.talk(
    'anna',
    `
    > /alerts
    I can write to you when colleagues are warned of a danger in a town. Nobody can see on your lock screen what it is about.
    Which town? Choose, or type the name.
    [Oslo]
    [Bergen]
    [Stavanger]
    [Trondheim]
    [Fredrikstad]
    [Drammen]
    [Skien]
    [⚙️ How I am warned]
    [✖️ Stop]
    > [How I am warned]
    This is how you are warned:
    • Quiet from 22:00 to 07:00
    • A grave danger may wake you
    • I write to you for: 🔴 Danger and worse
    • Your lock screen shows: You have a new message
    What do you want to change?
    [🌙 Quiet hours]
    [⛔️ Grave danger in quiet hours]
    [🔔 How serious]
    [📱 What my lock screen shows]
    [⬅️ Back]
    [✖️ Stop]
    > [What my lock screen shows]
    What should your lock screen show? It never says what it is about.
    [You have a new message]
    [There is something new for you]
    [Hello! Write when you have time]
    [A reminder for you]
    [✏️ My own line]
    > [My own line]
    Write the line you want to see.
    Anybody who sees your phone can read it.
    > Your parcel is on its way to the place where you usually pick up parcels
    That is more than I can take in one go. Please keep it under 60 characters, or send it in parts.
    Write the line you want to see.
    Anybody who sees your phone can read it.
    > Your parcel is here
    Saved.
    [🔔 Alerts for my towns]
    [🏠 Menu]
    > /alerts
    I can write to you when colleagues are warned of a danger in a town. Nobody can see on your lock screen what it is about.
    Which town? Choose, or type the name.
    [Oslo]
    [Bergen]
    [Stavanger]
    [Trondheim]
    [Fredrikstad]
    [Drammen]
    [Skien]
    [⚙️ How I am warned]
    [✖️ Stop]
    > [How I am warned]
    This is how you are warned:
    • Quiet from 22:00 to 07:00
    • A grave danger may wake you
    • I write to you for: 🔴 Danger and worse
    • Your lock screen shows: Your parcel is here
    What do you want to change?
    [🌙 Quiet hours]
    [⛔️ Grave danger in quiet hours]
    [🔔 How serious]
    [📱 What my lock screen shows]
    [⬅️ Back]
    [✖️ Stop]
    `,
  )
  const { preferences } = await bot.stores.members.recognise(bot.senderOf('anna'), bot.now())
  expect(preferences.alerts).toEqual({
    from: 3,
    wake: true,
    line: { own: 'Your parcel is here' },
    kinds: ['client'],
    quiet: { from: 1320, until: 420, zone: 'Europe/Oslo' },
  })
})

it('chooses in Norwegian, with numbers', async () => {
  bot = await createTestBot({ shows: 'numbers', language: 'nb' })
  await bot.letIn('anna')
  await bot.talk(
    'anna',
    `
    > varsler
    Jeg kan skrive til deg når kolleger blir varslet om en fare i en by. På låseskjermen ser ingen hva det gjelder.
    Hvilken by? Velg, eller skriv navnet.
    1  Oslo
    2  Bergen
    3  Stavanger
    4  Trondheim
    5  Fredrikstad
    6  Drammen
    7  Skien
    8  ⚙️ Hvordan jeg varsles
    9  ✖️ Stopp
    > 8
    Slik blir du varslet:
    • Ingen stilletid
    • Jeg skriver til deg ved: 🟠 Risiko og verre
    • Låseskjermen viser: Du har en ny melding
    Hva vil du endre?
    1  🌙 Stilletid
    2  ⛔️ Alvorlig fare i stilletiden
    3  🔔 Hvor alvorlig
    4  📱 Det låseskjermen viser
    5  ⬅️ Tilbake
    6  ✖️ Stopp
    > 1
    Når skal jeg ikke skrive til deg?
    Du kan også skrive det, for eksempel 22-7.
    1  22:00 til 07:00
    2  23:00 til 08:00
    3  00:00 til 09:00
    4  04:00 til 12:00
    5  🔔 Skriv alltid
    6  ⬅️ Tilbake
    7  ✖️ Stopp
    > 23 8
    Hvilken tidssone?
    1  🕐 Tiden i Oslo
    2  🌍 Jeg er i en annen tidssone
    3  ⬅️ Tilbake
    4  ✖️ Stopp
    > 1
    Lagret.
    1  🔔 Varsler for byene mine
    2  🏠 Meny
    > varsler
    Jeg kan skrive til deg når kolleger blir varslet om en fare i en by. På låseskjermen ser ingen hva det gjelder.
    Hvilken by? Velg, eller skriv navnet.
    1  Oslo
    2  Bergen
    3  Stavanger
    4  Trondheim
    5  Fredrikstad
    6  Drammen
    7  Skien
    8  ⚙️ Hvordan jeg varsles
    9  ✖️ Stopp
    > 8
    Slik blir du varslet:
    • Stille fra 23:00 til 08:00
    • Ingenting vekker deg
    • Jeg skriver til deg ved: 🟠 Risiko og verre
    • Låseskjermen viser: Du har en ny melding
    Hva vil du endre?
    1  🌙 Stilletid
    2  ⛔️ Alvorlig fare i stilletiden
    3  🔔 Hvor alvorlig
    4  📱 Det låseskjermen viser
    5  ⬅️ Tilbake
    6  ✖️ Stopp
    > 4
    Hva skal låseskjermen vise? Den sier aldri hva det gjelder.
    1  Du har en ny melding
    2  Det er noe nytt til deg
    3  Hei! Skriv når du har tid
    4  En påminnelse til deg
    5  ✏️ Min egen linje
    6  ⬅️ Tilbake
    7  ✖️ Stopp
    > 2
    Lagret.
    1  🔔 Varsler for byene mine
    2  🏠 Meny
    `,
  )
})

it('asks what she wants to hear of only where the operator allows more than clients', async () => {
  bot = await createTestBot({ kinds: ['client', 'police'] })
  await bot.letIn('anna')
  await bot.talk(
    'anna',
    `
    > /alerts
    I can write to you when colleagues are warned of a danger in a town. Nobody can see on your lock screen what it is about.
    Which town? Choose, or type the name.
    [Oslo]
    [Bergen]
    [Stavanger]
    [Trondheim]
    [Fredrikstad]
    [Drammen]
    [Skien]
    [⚙️ How I am warned]
    [✖️ Stop]
    > [How I am warned]
    This is how you are warned:
    • No quiet hours
    • I write to you for: 🟠 Risk and worse
    • Your lock screen shows: You have a new message
    What do you want to change?
    [🌙 Quiet hours]
    [⛔️ Grave danger in quiet hours]
    [🔔 How serious]
    [📱 What my lock screen shows]
    [📋 What to warn me about]
    [⬅️ Back]
    [✖️ Stop]
    > [What to warn me about]
    What should I warn you about?
    Tap all that fit, then Done.
    [✅ ⚠️ Dangerous client]
    [👮 Police]
    [✔️ Done]
    > [Police]
    What should I warn you about?
    Tap all that fit, then Done.
    [✅ ⚠️ Dangerous client]
    [✅ 👮 Police]
    [✔️ Done]
    > [Done]
    Saved.
    [🔔 Alerts for my towns]
    [🏠 Menu]
    `,
  )
  const { preferences } = await bot.stores.members.recognise(bot.senderOf('anna'), bot.now())
  expect(preferences.alerts?.kinds).toEqual(['client', 'police'])
})

it('reminds her two days before, with a line that says nothing, and renews in one tap', async () => {
  bot = await createTestBot()
  await followsBergen(bot, 'anna', '7 days')
  bot.later({ days: 4 })
  await bot.bot.fanOut.remind()
  expect(bot.heard('anna')).toBe('')
  bot.later({ days: 1 })
  await bot.bot.fanOut.remind()
  expect(bot.heard('anna')).toBe('You have a new message\n[Show]')
  await bot.bot.fanOut.remind()
  expect(bot.heard('anna')).toBe('')
  await bot.talk(
    'anna',
    `
    > [Show]
    You get alerts for:
    • Bergen, until Nov 25, 2026
    What do you want to change?
    [🔁 Bergen: 30 more days]
    [✏️ Bergen]
    [➕ Another town]
    [⏸ Pause for now]
    [⚙️ How I am warned]
    [✖️ Stop]
    > [Bergen: 30 more days]
    Good. You will get alerts until Dec 23, 2026.
    [🔔 Alerts for my towns]
    [🏠 Menu]
    `,
  )
  expect((await bot.stores.subscriptions.of(bot.senderOf('anna')))[0]?.until).toBe('2026-12-23')
})

it('reminds in Norwegian, with numbers, and forgets what was not renewed', async () => {
  bot = await createTestBot({ shows: 'numbers', language: 'nb' })
  await bot.letIn('anna')
  await bot.says('anna', 'Bergen')
  await bot.says('anna', '1')
  await bot.says('anna', '2')
  bot.heard('anna')
  bot.later({ days: 6 })
  await bot.bot.fanOut.remind()
  expect(bot.heard('anna')).toBe('Du har en ny melding\n\n1  Vis')
  await bot.talk(
    'anna',
    `
    > 1
    Du får varsler for:
    • Bergen, til og med 25. nov. 2026
    Hva vil du endre?
    1  🔁 Bergen: 30 dager til
    2  ✏️ Bergen
    3  ➕ En by til
    4  ⏸ Ta pause
    5  ⚙️ Hvordan jeg varsles
    6  ✖️ Stopp
    `,
  )
  bot.later({ days: 2 })
  await bot.bot.expire()
  expect(await bot.database.prisma.subscriber.count()).toBe(0)
})

it('says what an app is too slow for, and whom it writes to first', async () => {
  bot = await createTestBot({ pace: { ...cautiousPace(14), every: 3 * 60 * 60 * 1000 } })
  await followsBergen(bot, 'anna')
  await bot.talk(
    'anna',
    `
    > [7 days]
    You will get alerts for Bergen until Nov 25, 2026.
    In this app I can only write first to people who wrote to me in the last 14 days. You see what you missed with my next answer.
    Many people here follow this town, so alerts may come late in this app. They come faster on Telegram.
    [🔔 Alerts for my towns]
    [🏠 Menu]
    `,
  )
})

it('follows ten towns at the most', async () => {
  bot = await createTestBot()
  await bot.letIn('anna')
  const towns = ['Oslo', 'Bergen', 'Stavanger', 'Trondheim', 'Drammen', 'Skien', 'Moss', 'Alta']
  for (const town of [...towns, 'Narvik', 'Molde', 'Tromsø']) {
    await bot.says('anna', town)
    if (town !== 'Oslo') await bot.taps('anna', `${town} as well`)
    await bot.taps('anna', `Only ${town}`)
    await bot.taps('anna', '7 days')
  }
  expect(bot.heard('anna')).toContain('You already follow 10 towns. Stop one of them first.')
  expect(await bot.database.prisma.subscription.count()).toBe(10)
})

it('takes nothing from somebody who was shut out meanwhile, and forgets what she followed', async () => {
  bot = await createTestBot()
  await bot.letIn('anna')
  await bot.says('anna', 'Bergen')
  await bot.taps('anna', 'Only Bergen')
  await bot.taps('anna', '7 days')
  await bot.says('anna', 'Oslo')
  const [member] = await bot.database.prisma.member.findMany()
  await revokeMember({ ...bot, now: bot.now }, member?.handle ?? '', false)
  bot.heard('anna')
  await bot.taps('anna', 'Oslo as well')
  expect(await bot.database.prisma.subscriber.count()).toBe(0)
})

it('ends with the chat: who blocks the bot is written to no more', async () => {
  bot = await createTestBot()
  await bot.letIn('anna')
  await bot.says('anna', 'Bergen')
  await bot.taps('anna', 'Only Bergen')
  await bot.taps('anna', '7 days')
  await bot.sends('anna', { kind: 'blocked' })
  expect(await bot.database.prisma.subscriber.count()).toBe(0)
})

it('follows the town before it asks what else to warn her of, so that leaving loses nothing', async () => {
  bot = await createTestBot({ kinds: ['client', 'police'] })
  await followsBergen(bot, 'anna')
  await bot.taps('anna', '30 days')
  const asked = bot.heard('anna')
  expect(asked).toContain('Bergen')
  expect(asked).toContain('What should I warn you about?')
  await bot.says('anna', '/menu')
  expect(await bot.stores.subscriptions.of(bot.senderOf('anna'))).toHaveLength(1)
  const { preferences } = await bot.stores.members.recognise(bot.senderOf('anna'), bot.now())
  expect(preferences.alerts?.kinds ?? ['client']).toEqual(['client'])
})

it('is told until when with the town, and names all that is followed', async () => {
  bot = await createTestBot()
  await bot.letIn('anna')
  await bot.says('anna', 'i am in bergen until friday')
  await bot.taps('anna', 'Only Bergen')
  expect(bot.heard('anna')).toContain('You will get alerts for Bergen until Nov 20, 2026.')
  await bot.says('anna', 'i am in Lillestrøm until friday')
  await bot.taps('anna', 'Lillestrøm as well')
  await bot.taps('anna', 'Oslo as well')
  const said = bot.heard('anna')
  expect(said).toContain('You will get alerts for Lillestrøm and Oslo until Nov 20, 2026.')
  expect(said).toMatch(/You get alerts for:\n+• Bergen, until Nov 20, 2026/)
  const followed = await bot.stores.subscriptions.of(bot.senderOf('anna'))
  expect(followed.map(({ city, near }) => [city, near])).toEqual([
    ['bergen', undefined],
    ['lillestrom', 'oslo'],
  ])
})

it.each(['going to bergen tomorrow', 'skal til bergen i morgen', 'I am in Bergen since Friday'])(
  'asks how long after "%s"',
  async (text) => {
    bot = await createTestBot()
    await bot.letIn('anna')
    await bot.says('anna', text)
    await bot.taps('anna', 'Only Bergen')
    expect(bot.heard('anna')).toContain('For how long?')
  },
)

it('asks how long for another town than the one with which she said it', async () => {
  bot = await createTestBot()
  await bot.letIn('anna')
  await bot.says('anna', 'i am in bergen until friday')
  await bot.taps('anna', 'Back')
  await bot.says('anna', 'Oslo')
  await bot.taps('anna', 'Only Oslo')
  expect(bot.heard('anna')).toContain('For how long?')
})

it('asks how long for a wider area by all its towns, and takes the name of a day', async () => {
  bot = await createTestBot()
  await bot.letIn('anna')
  await bot.says('anna', 'Lillestrøm')
  await bot.taps('anna', 'Oslo as well')
  expect(bot.heard('anna')).toContain('Lillestrøm and Oslo\n\nFor how long?')
  await bot.says('anna', 'until friday')
  expect(bot.heard('anna')).toContain('You will get alerts for Lillestrøm and Oslo until Nov 20')
})
