import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../support/bot.ts'

let english: TestBot
let norwegian: TestBot
beforeAll(async () => {
  english = await createTestBot({ languages: ['en', 'nb'] })
  norwegian = await createTestBot({
    shows: 'numbers',
    language: 'nb',
    languages: ['en', 'nb'],
  })
})
afterAll(async () => {
  await english.close()
  await norwegian.close()
})

it('greets a guest, and answers what it can do, help and privacy', async () => {
  await english.talk(
    'anna',
    `
    > /start
    Hello. I am Varsku, a chat bot. Here, people who sell sex warn each other.
    You do not have to give a name, show ID or go to the police.
    Telegram can read our chat. Delete it on your phone whenever you want.
    🌐 English · Norsk
    You can report straight away. To check numbers you need a code from a colleague or from an organisation that helps.
    [📝 Report something]
    [🔍 Check a number]
    [🔑 I have a code]
    [📖 Rights and help]
    [🆘 Help]
    [🔒 What is kept about me]
    [🌐 Language]
    [English]
    [Norsk]
    > [Help]
    In danger now? Call 113 for an ambulance or 112 for the police.
    You can also call:
    • 🏥 Legevakt 116 117: A doctor when it is urgent. They tell you where the nearest legevakt and sexual assault centre are. You get PEP there. 📞 116 117
    • 🔗 ROSA: For everybody over 18 who is exploited in selling sex, in work or in crime. A safe place, a lawyer, health care. You do not have to be sure. 📞 +4722331160
    • ☎️ VO-linjen 116 006: Violence from somebody close, and sexual abuse. For adults. They do not see your number. 📞 116 006
    You can write “menu”, “back” or “stop” at any time, and “skip” where a question can be skipped. If you have a receipt, send me its digits.
    [🩹 Help in the first 72 hours]
    [📝 Report something]
    [🔍 Check a number]
    [🔑 I have a code]
    [📖 Rights and help]
    [🆘 Help]
    [🔒 What is kept about me]
    [🌐 Language]
    > [What is kept about me]
    I do not keep your name, or which numbers you check. I keep a scrambled ID for this chat, your settings, the day you last wrote, how many checks and reports you make, and which group you came in with. I keep your own number only on WhatsApp, which needs it: locked, and gone when you delete everything about you.
    If you follow towns, I keep which ones, until when and, locked, where to write to you. That goes when you stop.
    What you report is locked. Only the moderators read it, and they do not see who wrote it. Once it is decided, or at the latest when colleagues are warned, your words are deleted. If you asked for help with it, the people who help read it too, and your words are kept for that.
    Telegram can read our chat. Delete it on your phone whenever you want.
    I cannot protect you if somebody takes your unlocked phone, or takes the machine I run on together with its keys. A court can order that.
    [📤 All that is kept about me]
    [🗑 Delete all about me]
    [🏠 Menu]
    > [Menu]
    What do you want to do?
    [📝 Report something]
    [🔍 Check a number]
    [🔑 I have a code]
    [📖 Rights and help]
    [🆘 Help]
    [🔒 What is kept about me]
    [🌐 Language]
    (no controls)
    `,
  )
})

it('greets in Norwegian, with numbers', async () => {
  await norwegian.talk(
    'anna',
    `
    > hei
    Hei. Jeg er Varsku, en chatbot. Her advarer folk som selger sex hverandre.
    Du trenger ikke si hva du heter, vise legitimasjon eller gå til politiet.
    Telegram kan lese chatten vår. Slett den på telefonen din når du vil.
    🌐 English · Norsk
    Du kan melde fra med en gang. For å sjekke numre trenger du en kode fra en kollega eller fra en organisasjon som hjelper.
    1  📝 Meld fra om noe
    2  🔍 Sjekk et nummer
    3  🔑 Jeg har en kode
    4  📖 Rettigheter og hjelp
    5  🆘 Hjelp
    6  🔒 Hva som lagres om meg
    7  🌐 Språk
    > 5
    I fare nå? Ring 113 for ambulanse eller 112 for politi.
    Du kan også ringe:
    • 🏥 Legevakt 116 117: Lege når det haster. De sier hvor nærmeste legevakt og overgrepsmottak er. Der får du PEP. 📞 116 117
    • ☎️ VO-linja 116 006: Vold i nære relasjoner og seksuelle overgrep. For voksne. De ser ikke nummeret ditt. 📞 116 006
    • 🔗 ROSA: For alle over 18 som blir utnyttet til å selge sex, i arbeid eller til kriminalitet. Trygt sted, advokat, helsehjelp. Du trenger ikke være sikker. 📞 +4722331160
    Du kan når som helst skrive «meny», «tilbake» eller «stopp», og «hopp over» der det går an å hoppe over. Har du en kvittering, så send meg tallene.
    1  🩹 Hjelp de første 72 timene
    2  📝 Meld fra om noe
    3  🔍 Sjekk et nummer
    4  🔑 Jeg har en kode
    5  📖 Rettigheter og hjelp
    6  🆘 Hjelp
    7  🔒 Hva som lagres om meg
    8  🌐 Språk
    > 7
    Jeg lagrer ikke navnet ditt eller hvilke numre du sjekker. Jeg lagrer et kodet merke for denne chatten, innstillingene dine, dagen du sist skrev, hvor mange ganger du sjekker og melder fra, og hvilken gruppe du kom inn med. Bruker du WhatsApp, lagrer jeg også ditt eget nummer, for det trengs der: låst, og borte når du sletter alt om deg.
    Følger du byer, lagrer jeg hvilke, til når og, låst, hvor jeg kan skrive til deg. Det forsvinner når du slutter.
    Det du melder fra om, er låst (kryptert). Bare moderatorene leser det, og de ser ikke hvem som skrev. Når det er avgjort, eller senest når kolleger blir advart, slettes ordene dine. Har du bedt om hjelp med det, leser de som hjelper, det også, og ordene dine blir tatt vare på til det.
    Telegram kan lese chatten vår. Slett den på telefonen din når du vil.
    Jeg kan ikke beskytte deg hvis noen tar telefonen din mens den er låst opp, eller tar maskinen jeg kjører på sammen med nøklene. En domstol kan bestemme det.
    1  📤 Alt som lagres om meg
    2  🗑 Slett alt om meg
    3  🏠 Meny
    > 2
    Jeg sletter alt jeg har om deg: medlemskapet, innstillingene, det som er halvskrevet, og det jeg har skrevet her de siste to dagene.
    Meldinger du har sendt, blir. Ingenting i dem sier lenger at de er dine. Vil du trekke tilbake en, send meg kvitteringen.
    Én ting blir liggende til i morgen: hvor mange meldinger og sjekker som kom herfra i dag. Slik kan ingen begynne på nytt om og om igjen.
    Slette alt nå?
    1  🗑 Ja, slett
    2  Nei, behold
    3  ✖️ Stopp
    `,
  )
})

it('shows a moderator her long menu in two pages, in Norwegian, with numbers', async () => {
  await norwegian.letIn('cleo', 'moderator')
  await norwegian.talk(
    'cleo',
    `
    > meny
    Hva vil du gjøre?
    1  📋 Les det som er meldt
    2  ⚖️ Les innsigelser
    3  📣 Varsle en by
    4  🔍 Sjekk et nummer
    5  📝 Meld fra om noe
    6  🔔 Varsler for byene mine
    7  ⏰ Trygghetsavtale
    8  🎟 Slipp inn en kollega
    9  📖 Rettigheter og hjelp
    0  ➡️ Flere
    > 0
    Hva vil du gjøre?
    1  🆘 Hjelp
    2  ⚙️ Innstillinger
    3  🔒 Hva som lagres om meg
    4  🌐 Språk
    0  ➡️ Flere
    > 0
    Hva vil du gjøre?
    1  📋 Les det som er meldt
    2  ⚖️ Les innsigelser
    3  📣 Varsle en by
    4  🔍 Sjekk et nummer
    5  📝 Meld fra om noe
    6  🔔 Varsler for byene mine
    7  ⏰ Trygghetsavtale
    8  🎟 Slipp inn en kollega
    9  📖 Rettigheter og hjelp
    0  ➡️ Flere
    > flere
    Hva vil du gjøre?
    1  🆘 Hjelp
    2  ⚙️ Innstillinger
    3  🔒 Hva som lagres om meg
    4  🌐 Språk
    0  ➡️ Flere
    > 5
    Velg et av disse tallene: 0–4.
    1  🆘 Hjelp
    2  ⚙️ Innstillinger
    3  🔒 Hva som lagres om meg
    4  🌐 Språk
    0  ➡️ Flere
    > 4
    Hvilket språk?
    1  English
    2  Norsk
    > 0
    Velg et av disse tallene: 1, 2.
    1  English
    2  Norsk
    `,
  )
})

it('greets a member with what she came for, and a moderator with her work', async () => {
  await english.letIn('bea')
  await english.letIn('cleo', 'moderator')
  await english.talk(
    'bea',
    `
    > /start
    Hello. I am Varsku, a chat bot. Here, people who sell sex warn each other.
    You do not have to give a name, show ID or go to the police.
    Telegram can read our chat. Delete it on your phone whenever you want.
    🌐 English · Norsk
    Send me a client's phone number, and I will tell you what colleagues have reported.
    [🔍 Check a number]
    [📝 Report something]
    [🔔 Alerts for my towns]
    [⏰ Safe-call]
    [🎟 Let a colleague in]
    [📖 Rights and help]
    [🆘 Help]
    [⚙️ Settings]
    [🔒 What is kept about me]
    [🌐 Language]
    [English]
    [Norsk]
    `,
  )
  await english.talk(
    'cleo',
    `
    > menu
    What do you want to do?
    [📋 Read reports]
    [⚖️ Read objections]
    [📣 Warn a town]
    [🔍 Check a number]
    [📝 Report something]
    [🔔 Alerts for my towns]
    [⏰ Safe-call]
    [🎟 Let a colleague in]
    [📖 Rights and help]
    [🆘 Help]
    [⚙️ Settings]
    [🔒 What is kept about me]
    [🌐 Language]
    `,
  )
})

it('greets whoever is new, whatever she writes, and shows the menu to whoever is not understood', async () => {
  await english.talk(
    'dora',
    `
    > what is this
    In danger now? Call 113 for an ambulance or 112 for the police.
    You can also call:
    • 🏥 Legevakt 116 117: A doctor when it is urgent. They tell you where the nearest legevakt and sexual assault centre are. You get PEP there. 📞 116 117
    • 🔗 ROSA: For everybody over 18 who is exploited in selling sex, in work or in crime. A safe place, a lawyer, health care. You do not have to be sure. 📞 +4722331160
    • ☎️ VO-linjen 116 006: Violence from somebody close, and sexual abuse. For adults. They do not see your number. 📞 116 006
    You can write “menu”, “back” or “stop” at any time, and “skip” where a question can be skipped. If you have a receipt, send me its digits.
    [🩹 Help in the first 72 hours]
    [📝 Report something]
    [🔍 Check a number]
    [🔑 I have a code]
    [📖 Rights and help]
    [🆘 Help]
    [🔒 What is kept about me]
    [🌐 Language]
    > qwertzu
    I did not understand that. You can send me a phone number, or choose here:
    In danger now? 112 police · 113 ambulance
    [🩹 Help in the first 72 hours]
    [📝 Report something]
    [🔍 Check a number]
    [🔑 I have a code]
    [📖 Rights and help]
    [🆘 Help]
    [🔒 What is kept about me]
    [🌐 Language]
    > 17
    Please choose one of these.
    In danger now? 112 police · 113 ambulance
    [🩹 Help in the first 72 hours]
    [📝 Report something]
    [🔍 Check a number]
    [🔑 I have a code]
    [📖 Rights and help]
    [🆘 Help]
    [🔒 What is kept about me]
    [🌐 Language]
    > 1234567
    That number looks too short or too long. Check the digits and send it again.
    [🩹 Help in the first 72 hours]
    [📝 Report something]
    [🔍 Check a number]
    [🔑 I have a code]
    [📖 Rights and help]
    [🆘 Help]
    [🔒 What is kept about me]
    [🌐 Language]
    > 116 117
    That is a public number, such as an emergency line or a clinic. You cannot check or report it here.
    [🩹 Help in the first 72 hours]
    [📝 Report something]
    [🔍 Check a number]
    [🔑 I have a code]
    [📖 Rights and help]
    [🆘 Help]
    [🔒 What is kept about me]
    [🌐 Language]
    > 😀
    I did not understand that. You can send me a phone number, or choose here:
    In danger now? 112 police · 113 ambulance
    [🩹 Help in the first 72 hours]
    [📝 Report something]
    [🔍 Check a number]
    [🔑 I have a code]
    [📖 Rights and help]
    [🆘 Help]
    [🔒 What is kept about me]
    [🌐 Language]
    > back
    I did not understand that. You can send me a phone number, or choose here:
    In danger now? 112 police · 113 ambulance
    [🩹 Help in the first 72 hours]
    [📝 Report something]
    [🔍 Check a number]
    [🔑 I have a code]
    [📖 Rights and help]
    [🆘 Help]
    [🔒 What is kept about me]
    [🌐 Language]
    > skip
    I did not understand that. You can send me a phone number, or choose here:
    In danger now? 112 police · 113 ambulance
    [🩹 Help in the first 72 hours]
    [📝 Report something]
    [🔍 Check a number]
    [🔑 I have a code]
    [📖 Rights and help]
    [🆘 Help]
    [🔒 What is kept about me]
    [🌐 Language]
    > more
    What do you want to do?
    [🩹 Help in the first 72 hours]
    [📝 Report something]
    [🔍 Check a number]
    [🔑 I have a code]
    [📖 Rights and help]
    [🆘 Help]
    [🔒 What is kept about me]
    [🌐 Language]
    > yes
    I did not understand that. You can send me a phone number, or choose here:
    In danger now? 112 police · 113 ambulance
    [🩹 Help in the first 72 hours]
    [📝 Report something]
    [🔍 Check a number]
    [🔑 I have a code]
    [📖 Rights and help]
    [🆘 Help]
    [🔒 What is kept about me]
    [🌐 Language]
    > stop
    All right.
    [🏠 Menu]
    > /nonsense
    I did not understand that. You can send me a phone number, or choose here:
    In danger now? 112 police · 113 ambulance
    > 112
    🆘 112: police. 113: ambulance. Both answer day and night.
    I am a machine and cannot come. Tell me what is wrong, or choose here. If you are in danger now, call.
    You can also call:
    • 🏥 Legevakt 116 117: A doctor when it is urgent. They tell you where the nearest legevakt and sexual assault centre are. You get PEP there. 📞 116 117
    • 🔗 ROSA: For everybody over 18 who is exploited in selling sex, in work or in crime. A safe place, a lawyer, health care. You do not have to be sure. 📞 +4722331160
    • ☎️ VO-linjen 116 006: Violence from somebody close, and sexual abuse. For adults. They do not see your number. 📞 116 006
    [🩹 Help in the first 72 hours]
    [📝 Report something]
    [📍 Who can help]
    `,
  )
})

it('says in Norwegian, too, what it did not understand', async () => {
  await norwegian.talk(
    'dora',
    `
    > hva er dette
    I fare nå? Ring 113 for ambulanse eller 112 for politi.
    Du kan også ringe:
    • 🏥 Legevakt 116 117: Lege når det haster. De sier hvor nærmeste legevakt og overgrepsmottak er. Der får du PEP. 📞 116 117
    • ☎️ VO-linja 116 006: Vold i nære relasjoner og seksuelle overgrep. For voksne. De ser ikke nummeret ditt. 📞 116 006
    • 🔗 ROSA: For alle over 18 som blir utnyttet til å selge sex, i arbeid eller til kriminalitet. Trygt sted, advokat, helsehjelp. Du trenger ikke være sikker. 📞 +4722331160
    Du kan når som helst skrive «meny», «tilbake» eller «stopp», og «hopp over» der det går an å hoppe over. Har du en kvittering, så send meg tallene.
    1  🩹 Hjelp de første 72 timene
    2  📝 Meld fra om noe
    3  🔍 Sjekk et nummer
    4  🔑 Jeg har en kode
    5  📖 Rettigheter og hjelp
    6  🆘 Hjelp
    7  🔒 Hva som lagres om meg
    8  🌐 Språk
    > qwertzu
    Det forsto jeg ikke. Du kan sende meg et telefonnummer, eller velge her:
    I fare nå? 112 politi · 113 ambulanse
    1  🩹 Hjelp de første 72 timene
    2  📝 Meld fra om noe
    3  🔍 Sjekk et nummer
    4  🔑 Jeg har en kode
    5  📖 Rettigheter og hjelp
    6  🆘 Hjelp
    7  🔒 Hva som lagres om meg
    8  🌐 Språk
    > 17
    Velg et av disse tallene: 1–8.
    1  🩹 Hjelp de første 72 timene
    2  📝 Meld fra om noe
    3  🔍 Sjekk et nummer
    4  🔑 Jeg har en kode
    5  📖 Rettigheter og hjelp
    6  🆘 Hjelp
    7  🔒 Hva som lagres om meg
    8  🌐 Språk
    > 1234567
    Nummeret ser ut til å være for kort eller langt. Sjekk tallene og send det på nytt.
    1  🩹 Hjelp de første 72 timene
    2  📝 Meld fra om noe
    3  🔍 Sjekk et nummer
    4  🔑 Jeg har en kode
    5  📖 Rettigheter og hjelp
    6  🆘 Hjelp
    7  🔒 Hva som lagres om meg
    8  🌐 Språk
    > tilbake
    Det forsto jeg ikke. Du kan sende meg et telefonnummer, eller velge her:
    I fare nå? 112 politi · 113 ambulanse
    1  🩹 Hjelp de første 72 timene
    2  📝 Meld fra om noe
    3  🔍 Sjekk et nummer
    4  🔑 Jeg har en kode
    5  📖 Rettigheter og hjelp
    6  🆘 Hjelp
    7  🔒 Hva som lagres om meg
    8  🌐 Språk
    > stopp
    Greit.
    1  🏠 Meny
    `,
  )
})

it('tells that it cannot listen or look', async () => {
  await english.sends('edda', { kind: 'voice' })
  expect(english.heard('edda')).toContain('I cannot listen to voice messages.')
  await english.sends('edda', { kind: 'file' })
  expect(english.heard('edda')).toContain('I cannot look at pictures or files')
  await english.sends('edda', { kind: 'unsupported' })
  expect(english.heard('edda')).toContain('I cannot read that kind of message.')
})

it('answers an empty message', async () => {
  await english.says('edda', '  ')
  expect(english.heard('edda')).toContain('I did not understand that.')
})

it('understands a command with something behind it', async () => {
  await english.says('fay', '/help please')
  expect(english.heard('fay')).toContain('In danger now?')
  await english.says('fay', '/menu@varsku_bot')
  expect(english.heard('fay')).toContain('What do you want to do?')
})

it('understands a button of the menu long after', async () => {
  await english.says('gro', '/menu')
  english.later({ days: 40 })
  await english.taps('gro', 'Report something')
  expect(english.heard('gro')).toContain('Are you safe now?')
})

it('keeps of a guest nothing but a mark, her language and where she is', async () => {
  const { sender, member, counter, turn } = english.database.prisma
  await english.says('hild', '/help')
  const tag = english.senderOf('hild')
  expect(await sender.findUnique({ where: { tag } })).toMatchObject({ memberId: null })
  expect((await english.stores.sessions.load(tag, english.now())).session).not.toEqual({})
  // Words that led nowhere are counted, of all together; who wrote them is not.
  expect(await counter.count({ where: { kind: { not: 'search' } } })).toBe(0)
  expect(await member.count()).toBe(2)
  expect(await turn.count({ where: { OR: [{ content: { not: null } }, { sender: tag }] } })).toBe(0)
})

it('sends nobody to an app where it is not', async () => {
  const bot = await createTestBot({ channels: ['whatsapp'] })
  await bot.says('whatsapp:anna', '/start')
  const greeting = bot.heard('whatsapp:anna')
  expect(greeting).toContain('On WhatsApp I am only a trial')
  expect(greeting).not.toContain('Telegram')
  await bot.letIn('whatsapp:bea')
  await bot.says('whatsapp:bea', '/safecall')
  for (const tap of ['Add a buddy', 'It is my own choice']) await bot.taps('whatsapp:bea', tap)
  await bot.says('whatsapp:bea', 'Bea')
  const code = /B[A-Z0-9]{3}-[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(bot.heard('whatsapp:bea'))?.[0] ?? ''
  await bot.says('whatsapp:anna', code)
  await bot.taps('whatsapp:anna', 'Yes')
  await bot.says('whatsapp:anna', 'Anna')
  const paired = bot.heard('whatsapp:anna')
  expect(paired).toContain('From now on you watch over Bea.')
  expect(paired).not.toContain('Telegram')
  await bot.close()
})

it('says of each app who can read the chat there', async () => {
  const bot = await createTestBot({ channels: ['telegram', 'whatsapp'] })
  await bot.says('anna', '/start')
  const onTelegram = bot.heard('anna')
  expect(onTelegram).toContain('Telegram can read our chat.')
  expect(onTelegram).not.toContain('a trial')
  await bot.says('whatsapp:anna', '/start')
  const greeting = bot.heard('whatsapp:anna')
  expect(greeting).toContain('WhatsApp cannot read our chat')
  expect(greeting).toContain("The organisation's own phone has our chat, too.")
  expect(greeting).toContain('On WhatsApp I am only a trial')
  expect(greeting).toContain('how to find me on Telegram, too')
  await bot.letIn('whatsapp:bea')
  await bot.says('whatsapp:bea', '/settings')
  expect(bot.heard('whatsapp:bea')).toContain('Here I can only delete what I wrote.')
  await bot.close()
})
