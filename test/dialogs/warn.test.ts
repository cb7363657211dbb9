import { afterEach, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../support/bot.ts'
import { followsBergen } from '../support/following.ts'

let bot: TestBot
afterEach(() => bot.close())

it('warns a town: what is said is read back, sent, and read after a tap', async () => {
  bot = await createTestBot()
  await followsBergen(bot, 'anna', '30 days')
  await bot.letIn('mona', 'moderator')
  await bot.talk(
    'mona',
    `
    > /warn
    No alert has gone out in the last week.
    [➕ New alert]
    [✖️ Stop]
    > [New alert]
    How dangerous is it?
    It goes out at once, because it names no number. Be sure.
    [🟡 1 nuisance]
    [🟠 2 risk]
    [🔴 3 danger]
    [⛔️ 4 grave danger]
    [⬅️ Back]
    [✖️ Stop]
    > [3 danger]
    Which dangers?
    Tap all that fit, then Done.
    [💥 Violence]
    [❗️ Threats]
    [✋ Sexual assault or pressure]
    [👜 Robs or does not pay]
    [📷 Films or spreads pictures]
    [👣 Follows people]
    [🗯 Makes trouble]
    [💰 Forces people to work]
    [✔️ Done]
    [⏭ Skip]
    > [Threats]
    Which dangers?
    Tap all that fit, then Done.
    [💥 Violence]
    [✅ ❗️ Threats]
    [✋ Sexual assault or pressure]
    [👜 Robs or does not pay]
    [📷 Films or spreads pictures]
    [👣 Follows people]
    [🗯 Makes trouble]
    [💰 Forces people to work]
    [✔️ Done]
    [⏭ Skip]
    > [Violence]
    Which dangers?
    Tap all that fit, then Done.
    [✅ 💥 Violence]
    [✅ ❗️ Threats]
    [✋ Sexual assault or pressure]
    [👜 Robs or does not pay]
    [📷 Films or spreads pictures]
    [👣 Follows people]
    [🗯 Makes trouble]
    [💰 Forces people to work]
    [✔️ Done]
    [⏭ Skip]
    > [Done]
    • 💥 Violence
    • ❗️ Threats
    Which town? Choose, or type the name.
    [Oslo]
    [Bergen]
    [Stavanger]
    [Trondheim]
    [Fredrikstad]
    [Drammen]
    [Skien]
    [📍 Elsewhere]
    > begren
    Do you want to describe him? Only what cannot point to anybody else.
    [🔢 Age]
    [🧍 Build]
    [🏨 Kind of place]
    [🚗 Vehicle]
    [⚠️ Weapons, injuries and such]
    [✔️ Nothing more]
    > [Age]
    🔢 Age
    [Under 25]
    [25 to 40]
    [40 to 60]
    [Over 60]
    [⏭ Skip]
    > [25 to 40]
    Do you want to describe him? Only what cannot point to anybody else.
    • 🔢 Age: 25 to 40
    [🔢 Age]
    [🧍 Build]
    [🏨 Kind of place]
    [🚗 Vehicle]
    [⚠️ Weapons, injuries and such]
    [✔️ Nothing more]
    > [Weapons, injuries and such]
    Does any of this fit?
    Tap all that fit, then Done.
    [‼️ Had a weapon]
    [👥 Several people]
    [✔️ Done]
    [⏭ Skip]
    > [Had a weapon]
    Does any of this fit?
    Tap all that fit, then Done.
    [✅ ‼️ Had a weapon]
    [👥 Several people]
    [✔️ Done]
    [⏭ Skip]
    > [Done]
    Do you want to describe him? Only what cannot point to anybody else.
    • ‼️ Had a weapon
    • 🔢 Age: 25 to 40
    [🔢 Age]
    [🧍 Build]
    [🏨 Kind of place]
    [🚗 Vehicle]
    [⚠️ Weapons, injuries and such]
    [✔️ Nothing more]
    > [Nothing more]
    Do you want to add something in your own words? People who read another language will see it as you wrote it.
    No digits, no day, no address, nothing that shows who reported it.
    [⏭ Skip]
    > He rings at number 12
    Please leave out links, account names, digits and addresses: no number, no date, nothing that leads away from here.
    Do you want to add something in your own words? People who read another language will see it as you wrote it.
    No digits, no day, no address, nothing that shows who reported it.
    [⏭ Skip]
    > He says he is from the gas company.
    This is what they will read:
    🔴 Danger in Bergen.
    • 💥 Violence
    • ❗️ Threats
    • ‼️ Had a weapon
    • 🔢 Age: 25 to 40
    A moderator writes: He says he is from the gas company.
    Check every number. Tell somebody where you are. Say no if it feels wrong.
    Following Bergen now: fewer than 5
    Shall I send it to everybody who follows Bergen?
    [📣 Send now]
    [🏙 Another town]
    > send it
    Did you mean “📣 Send now”? Tap it, or choose another.
    This is what they will read:
    🔴 Danger in Bergen.
    • 💥 Violence
    • ❗️ Threats
    • ‼️ Had a weapon
    • 🔢 Age: 25 to 40
    A moderator writes: He says he is from the gas company.
    Check every number. Tell somebody where you are. Say no if it feels wrong.
    Following Bergen now: fewer than 5
    Shall I send it to everybody who follows Bergen?
    [📣 Send now]
    [🏙 Another town]
    > [Send now]
    It is going out now: 3 danger.
    [📣 Warn a town]
    [🏠 Menu]
    > [Send now]
    That button no longer works. Please use these.
    [📣 Warn a town]
    `,
  )
  await bot.alerted()
  expect(bot.heard('anna')).toBe('You have a new message\n[Show]')
  await bot.talk(
    'anna',
    `
    > [Show]
    📣 Bergen-7
    🔴 Danger in Bergen.
    • 💥 Violence
    • ❗️ Threats
    • ‼️ Had a weapon
    • 🔢 Age: 25 to 40
    A moderator writes: He says he is from the gas company.
    Check every number. Tell somebody where you are. Say no if it feels wrong.
    [🔍 Check a number]
    [🔔 Alerts for my towns]
    [🏠 Menu]
    > [Show]
    📣 Bergen-7
    🔴 Danger in Bergen.
    • 💥 Violence
    • ❗️ Threats
    • ‼️ Had a weapon
    • 🔢 Age: 25 to 40
    A moderator writes: He says he is from the gas company.
    Check every number. Tell somebody where you are. Say no if it feels wrong.
    [🔍 Check a number]
    [🔔 Alerts for my towns]
    `,
  )
  const [row] = await bot.database.prisma.delivery.findMany()
  expect(row).toMatchObject({ state: 'shown', attempts: 1 })
  expect(
    await bot.database.prisma.audit.findMany({ select: { action: true, level: true } }),
  ).toEqual([{ action: 'alert', level: 3 }])
})

it('warns in Norwegian, with numbers; words stay in the language they were written in', async () => {
  bot = await createTestBot({ shows: 'numbers', language: 'nb' })
  await bot.letIn('mona', 'moderator')
  await bot.letIn('anna')
  await bot.says('anna', 'Bergen')
  await bot.says('anna', '1')
  await bot.says('anna', '1')
  bot.heard('anna')
  await bot.says('anna', '/language')
  await bot.says('anna', 'English')
  bot.heard('anna')
  await bot.talk(
    'mona',
    `
    > varsle en by
    Ingen varsler er sendt den siste uka.
    1  ➕ Nytt varsel
    2  ✖️ Stopp
    > 1
    Hvor farlig er det?
    Det går ut med en gang, fordi det ikke nevner noe nummer. Vær sikker.
    1  🟡 1 plagsom
    2  🟠 2 risiko
    3  🔴 3 fare
    4  ⛔️ 4 alvorlig fare
    5  ⬅️ Tilbake
    6  ✖️ Stopp
    > 4
    Hvilke farer?
    Send tallene som passer, slik: 1 3. Send 0 for flere, og tallet ved Ferdig når du har alle.
    1  💥 Vold
    2  ❗️ Trusler
    3  ✋ Overgrep eller seksuelt press
    4  👜 Ran, betaler ikke
    5  📷 Filmer eller sprer bilder
    6  ✔️ Ferdig
    7  ⏭ Hopp over
    8  ⬅️ Tilbake
    9  ✖️ Stopp
    0  ➡️ Flere
    > 1
    Hvilke farer?
    Send tallene som passer, slik: 1 3. Send 0 for flere, og tallet ved Ferdig når du har alle.
    1  ✅ 💥 Vold
    2  ❗️ Trusler
    3  ✋ Overgrep eller seksuelt press
    4  👜 Ran, betaler ikke
    5  📷 Filmer eller sprer bilder
    6  ✔️ Ferdig
    7  ⏭ Hopp over
    8  ⬅️ Tilbake
    9  ✖️ Stopp
    0  ➡️ Flere
    > 6
    • 💥 Vold
    Hvilken by? Velg, eller skriv navnet.
    1  Oslo
    2  Bergen
    3  Stavanger
    4  Trondheim
    5  Fredrikstad
    6  Drammen
    7  Skien
    8  ⬅️ Tilbake
    9  ✖️ Stopp
    0  ➡️ Flere
    > bergen
    Vil du beskrive ham? Bare det som ikke peker på noen andre.
    1  🔢 Alder
    2  🧍 Kroppsbygning
    3  🏨 Type sted
    4  🚗 Kjøretøy
    5  ⚠️ Våpen, skader og slikt
    6  ✔️ Ikke mer
    7  ⬅️ Tilbake
    8  ✖️ Stopp
    > 6
    Vil du legge til noe med egne ord? De som leser et annet språk, ser det slik du skrev det.
    Ingen tall, ingen dag, ingen adresse, ingenting som viser hvem som sa fra.
    1  ⏭ Hopp over
    2  ⬅️ Tilbake
    3  ✖️ Stopp
    > Han sier at han er fra gassverket.
    Dette leser de:
    ⛔️ Alvorlig fare i Bergen.
    • 💥 Vold
    En moderator skriver: Han sier at han er fra gassverket.
    Hvis du kan, ta ingen nye kunder nå. Sjekk alle numre, og la noen vite hvor du er.
    Følger Bergen nå: færre enn 5
    Skal jeg sende det til alle som følger Bergen?
    1  📣 Send nå
    2  🏙 En annen by
    3  ⬅️ Tilbake
    4  ✖️ Stopp
    > 1
    Det går ut nå: 4 alvorlig fare.
    1  📣 Varsle en by
    2  🏠 Meny
    `,
  )
  bot.later({ hours: 0.1 })
  await bot.alerted()
  expect(bot.heard('anna')).toBe('You have a new message\n\n1  Show')
  await bot.talk(
    'anna',
    `
    > 1
    📣 Bergen-4
    ⛔️ Grave danger in Bergen.
    • 💥 Violence
    A moderator writes in another language (Norsk): Han sier at han er fra gassverket.
    If you can, take no new clients now. Check every number, and let somebody know where you are.
    1  🔍 Check a number
    2  🔔 Alerts for my towns
    3  🏠 Menu
    > 1
    Which number? Type it, paste it, or share the contact. You can send several.
    1  ✖️ Stop
    `,
  )
})

it('is for moderators', async () => {
  bot = await createTestBot()
  await bot.letIn('anna')
  await bot.talk(
    'anna',
    `
    > /warn
    Only moderators can warn a town.
    [📝 Report something]
    [🏠 Menu]
    `,
  )
})

it('corrects an alert for those who got it, and the others never see the first', async () => {
  bot = await createTestBot()
  await followsBergen(bot, 'anna', '30 days')
  await bot.letIn('mona', 'moderator')
  await bot.says('mona', '/warn')
  await bot.taps('mona', 'New alert')
  await bot.taps('mona', '3 danger')
  await bot.taps('mona', 'Violence')
  await bot.taps('mona', 'Done')
  await bot.says('mona', 'Bergen')
  await bot.taps('mona', 'Nothing more')
  await bot.says('mona', 'skip')
  await bot.taps('mona', 'Send now')
  bot.heard('mona')
  await bot.alerted()
  await followsBergen(bot, 'bea', '30 days')
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
    🔴 Danger in Bergen.
    • 💥 Violence
    Check every number. Tell somebody where you are. Say no if it feels wrong.
    • Following the town: fewer than 5
    • Sent: fewer than 5
    • Still to go: fewer than 5
    • The first got it after 0 seconds
    • Half of them got it within 0 seconds
    [⏹ Stop it now]
    [✏️ Correct it]
    [↩️ Take it back]
    [⬅️ Back]
    [✖️ Stop]
    > [Correct it]
    How dangerous is it?
    It goes out at once, because it names no number. Be sure.
    [🟡 1 nuisance]
    [🟠 2 risk]
    [🔴 3 danger]
    [⛔️ 4 grave danger]
    `,
  )
  await bot.taps('mona', '2 risk')
  await bot.taps('mona', 'Done')
  await bot.says('mona', 'Bergen')
  await bot.taps('mona', 'Nothing more')
  await bot.says('mona', 'skip')
  await bot.taps('mona', 'Send now')
  bot.heard('mona')
  await bot.alerted()
  await bot.talk(
    'anna',
    `
    > [Show]
    You have a new message
    [Show]
    You have a new message
    [Show]
    📣 Bergen-3
    This replaces an alert that you got before.
    🟠 Risk in Bergen. Be careful.
    • 💥 Violence
    Check the number before you say yes. Trust your gut feeling.
    [🔍 Check a number]
    [🔔 Alerts for my towns]
    [🏠 Menu]
    `,
  )
  await bot.talk(
    'bea',
    `
    > [Show]
    You have a new message
    [Show]
    📣 Bergen-3
    🟠 Risk in Bergen. Be careful.
    • 💥 Violence
    Check the number before you say yes. Trust your gut feeling.
    [🔍 Check a number]
    [🔔 Alerts for my towns]
    [🏠 Menu]
    `,
  )
})

it('takes an alert back, which only those hear of who got it', async () => {
  bot = await createTestBot()
  await followsBergen(bot, 'anna', '30 days')
  await bot.letIn('mona', 'moderator')
  await bot.says('mona', '/warn')
  await bot.taps('mona', 'New alert')
  await bot.taps('mona', '3 danger')
  await bot.says('mona', 'skip')
  await bot.says('mona', 'Bergen')
  await bot.taps('mona', 'Nothing more')
  await bot.says('mona', 'skip')
  await bot.taps('mona', 'Send now')
  bot.heard('mona')
  await bot.alerted()
  await followsBergen(bot, 'bea', '30 days')
  await bot.says('mona', '/warn')
  await bot.taps('mona', '🔴 Bergen ▶️')
  bot.heard('mona')
  await bot.talk(
    'mona',
    `
    > [Take it back]
    Why are you taking it back? Those who got it will read this.
    [✅ It is over]
    [❌ It was wrong]
    [🤐 I will not say]
    [⬅️ Back]
    [✖️ Stop]
    > [It is over]
    Taken back. Those who got it are told. Nobody else hears about it.
    No other alert is on for Bergen.
    [📣 Warn a town]
    [🏠 Menu]
    > /warn
    Look at an alert from the last week, or make a new one.
    [➕ New alert]
    [🔴 Bergen-2 ✏️]
    [✖️ Stop]
    > [🔴 Bergen ✏️]
    📣 Bergen-2
    🔴 Danger in Bergen.
    Check every number. Tell somebody where you are. Say no if it feels wrong.
    • Following the town: fewer than 5
    • Sent: fewer than 5
    • Not reached: fewer than 5
    • The first got it after 0 seconds
    • Half of them got it within 0 seconds
    [⬅️ Back]
    [✖️ Stop]
    `,
  )
  await bot.alerted()
  expect(bot.heard('bea')).toBe('')
  await bot.talk(
    'anna',
    `
    > [Show]
    You have a new message
    [Show]
    You have a new message
    [Show]
    ✅ Bergen-2 is over.
    No other alert is on for Bergen.
    [🔍 Check a number]
    [🔔 Alerts for my towns]
    [🏠 Menu]
    `,
  )
})

it('stops an alert at once', async () => {
  bot = await createTestBot()
  await followsBergen(bot, 'anna', '30 days')
  await bot.letIn('mona', 'moderator')
  await bot.says('mona', '/warn')
  await bot.taps('mona', 'New alert')
  await bot.taps('mona', '3 danger')
  await bot.says('mona', 'skip')
  await bot.says('mona', 'Bergen')
  await bot.taps('mona', 'Nothing more')
  await bot.says('mona', 'skip')
  await bot.taps('mona', 'Send now')
  await bot.says('mona', '/warn')
  bot.heard('mona')
  await bot.talk(
    'mona',
    `
    > [🔴 Bergen ▶️]
    📣 Bergen-6
    🔴 Danger in Bergen.
    Check every number. Tell somebody where you are. Say no if it feels wrong.
    • Following the town: fewer than 5
    • Sent: 0
    • Still to go: fewer than 5
    [⏹ Stop it now]
    [✏️ Correct it]
    [↩️ Take it back]
    [⬅️ Back]
    [✖️ Stop]
    > [Stop it now]
    Stop it? Nobody else gets it then, and it does not start again. Those who have read it are not told: to tell them, go back and take it back.
    [⏹ Yes, stop it]
    [No]
    > no
    📣 Bergen-6
    🔴 Danger in Bergen.
    Check every number. Tell somebody where you are. Say no if it feels wrong.
    • Following the town: fewer than 5
    • Sent: 0
    • Still to go: fewer than 5
    [⏹ Stop it now]
    [✏️ Correct it]
    [↩️ Take it back]
    > [Stop it now]
    Stop it? Nobody else gets it then, and it does not start again. Those who have read it are not told: to tell them, go back and take it back.
    [⏹ Yes, stop it]
    [No]
    > 1
    Please choose one of these.
    Stop it? Nobody else gets it then, and it does not start again. Those who have read it are not told: to tell them, go back and take it back.
    [⏹ Yes, stop it]
    [No]
    > [Yes, stop it]
    Stopped. Nobody else gets it. Those who have read it are not told. To tell them, take it back.
    [📣 Warn a town]
    [🏠 Menu]
    `,
  )
  await bot.alerted()
  expect(bot.heard('anna')).toBe('')
  await bot.says('anna', 'hello')
  expect(bot.heard('anna')).not.toContain('Bergen')
  await bot.says('mona', '/warn')
  bot.heard('mona')
  await bot.talk(
    'mona',
    `
    > [🔴 Bergen ⏹]
    📣 Bergen-6
    🔴 Danger in Bergen.
    Check every number. Tell somebody where you are. Say no if it feels wrong.
    • Following the town: fewer than 5
    • Sent: 0
    • Not reached: fewer than 5
    [✏️ Correct it]
    [↩️ Take it back]
    [⬅️ Back]
    [✖️ Stop]
    `,
  )
})

it('lets nobody but the first of two decide, and nobody pass what was not understood', async () => {
  bot = await createTestBot()
  await bot.letIn('mona', 'moderator')
  await bot.says('mona', '/warn')
  await bot.taps('mona', 'New alert')
  bot.heard('mona')
  await bot.talk(
    'mona',
    `
    > very
    Please choose one of these.
    How dangerous is it?
    It goes out at once, because it names no number. Be sure.
    [🟡 1 nuisance]
    [🟠 2 risk]
    [🔴 3 danger]
    [⛔️ 4 grave danger]
    [⬅️ Back]
    [✖️ Stop]
    > [1 nuisance]
    Which dangers?
    Tap all that fit, then Done.
    [💥 Violence]
    [❗️ Threats]
    [✋ Sexual assault or pressure]
    [👜 Robs or does not pay]
    [📷 Films or spreads pictures]
    [👣 Follows people]
    [🗯 Makes trouble]
    [💰 Forces people to work]
    [✔️ Done]
    [⏭ Skip]
    > something
    Please choose from the list.
    Which dangers?
    Tap all that fit, then Done.
    [💥 Violence]
    [❗️ Threats]
    [✋ Sexual assault or pressure]
    [👜 Robs or does not pay]
    [📷 Films or spreads pictures]
    [👣 Follows people]
    [🗯 Makes trouble]
    [💰 Forces people to work]
    [✔️ Done]
    [⏭ Skip]
    > skip
    Which town? Choose, or type the name.
    [Oslo]
    [Bergen]
    [Stavanger]
    [Trondheim]
    [Fredrikstad]
    [Drammen]
    [Skien]
    [📍 Elsewhere]
    > Atlantis
    I do not know that place. Choose the nearest town, or “Elsewhere”.
    Which town? Choose, or type the name.
    [Oslo]
    [Bergen]
    [Stavanger]
    [Trondheim]
    [Fredrikstad]
    [Drammen]
    [Skien]
    [📍 Elsewhere]
    > Elsewhere
    Do you want to describe him? Only what cannot point to anybody else.
    [🔢 Age]
    [🧍 Build]
    [🏨 Kind of place]
    [🚗 Vehicle]
    [⚠️ Weapons, injuries and such]
    [✔️ Nothing more]
    > back
    Which town? Choose, or type the name.
    [Oslo]
    [Bergen]
    [Stavanger]
    [Trondheim]
    [Fredrikstad]
    [Drammen]
    [Skien]
    [📍 Elsewhere]
    > stop
    Stopped. Nothing was sent or changed.
    [🏠 Menu]
    `,
  )
  expect(await bot.database.prisma.alert.count()).toBe(0)
  await bot.letIn('nina', 'moderator')
  await bot.says('nina', '/warn')
  await bot.taps('nina', 'New alert')
  await bot.taps('nina', '2 risk')
  await bot.says('nina', 'skip')
  await bot.says('nina', 'Oslo')
  await bot.taps('nina', 'Nothing more')
  await bot.says('nina', 'skip')
  await bot.taps('nina', 'Send now')
  await bot.says('nina', '/warn')
  await bot.taps('nina', '🟠 Oslo ▶️')
  bot.heard('nina')
  await bot.says('mona', '/warn')
  await bot.taps('mona', '🟠 Oslo ▶️')
  await bot.taps('mona', 'Take it back')
  await bot.taps('mona', 'It was wrong')
  bot.heard('mona')
  await bot.talk(
    'nina',
    `
    > [Take it back]
    Why are you taking it back? Those who got it will read this.
    [✅ It is over]
    [❌ It was wrong]
    [🤐 I will not say]
    [⬅️ Back]
    [✖️ Stop]
    > [It is over]
    Another moderator was quicker, or it is over.
    [📣 Warn a town]
    [🏠 Menu]
    `,
  )
})
