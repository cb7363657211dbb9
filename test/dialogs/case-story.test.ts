/** The whole story of a case: on buttons in English, in numbered lists in Norwegian, and across. */
import { afterEach, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../support/bot.ts'
import { receiptOf, tellOf } from '../support/telling.ts'

const DESK = {
  hours: [{ days: [1, 2, 3, 4, 5], from: '10:00', until: '15:00' }],
  phone: '+47 22 33 44 55',
}
const NUMBER = '+1 201 555 0147'

let bot: TestBot
afterEach(async () => {
  expect(bot.logged).toEqual([])
  await bot.close()
})

/** Somebody's mark. */
const handleOf = async (person: string): Promise<string> =>
  (await bot.stores.members.recognise(bot.senderOf(person), bot.now())).member?.handle ?? ''

/** She opens the letters that her receipt and her PIN lead to. */
const comesBack = async (person: string, receipt: string, talk: string): Promise<void> => {
  await bot.says(person, receipt)
  await bot.taps(person, talk)
  bot.heard(person)
}

it('is told, claimed, answered, closed, opened again and ended, on Telegram', async () => {
  bot = await createTestBot({ desk: DESK })
  await bot.letIn('casey', 'caseworker')
  await tellOf(bot, 'anna', NUMBER, { help: ['A case worker may read it'] })
  await bot.says('anna', '2580')
  const receipt = receiptOf(bot, 'anna')
  await bot.talk(
    'casey',
    `
    > /cases
    Cases. If you open one that nobody has, it is yours, and that is on record.
    🔴 urgent · ⚪️ nobody has it · 🟢 yours, your turn · 🔵 yours, their turn · ⚫️ closed
    [⚪️ today · English]
    [✖️ Stop]
    > [today · English]
    It is yours. Answer within four hours, or within one if it is urgent. Otherwise it goes back to everybody.
    • Language: English
    • 💸 Did not pay, took money back
    • Town: Oslo
    • Allowed: 🤝 A case worker may read it
    • Nobody has written yet.
    What do you want to do?
    [💬 Ready sentence]
    [✍️ In my own words]
    [👮 Police told, or not]
    [➕ Something else]
    [📋 All cases]
    [📞 Show the number]
    > [Ready sentence]
    What is it about?
    [📞 Getting in touch]
    [🩹 Help]
    [❓ A question]
    [👮 The police]
    [⬅️ Back]
    [✖️ Stop]
    > [Getting in touch]
    Which sentence? They read it in their own language.
    [Call us]
    [We can meet]
    [Interpreter]
    [Thanks, we read it]
    [We need time]
    [We are closing this]
    > [Call us]
    This is what you send:
    🤝 The case worker, Nov 18, 2026:
    Call us: +47 22 33 44 55. You need not ask for anybody by name.
    They read it in their own language.
    [📤 Send it]
    > [Send it]
    Sent. It waits with the receipt.
    • Language: English
    • 💸 Did not pay, took money back
    • Town: Oslo
    • Allowed: 🤝 A case worker may read it
    🤝 The case worker, Nov 18, 2026:
    Call us: +47 22 33 44 55. You need not ask for anybody by name.
    What do you want to do?
    [💬 Ready sentence]
    [✍️ In my own words]
    [👮 Police told, or not]
    [➕ Something else]
    [📋 All cases]
    [📞 Show the number]
    [✖️ Stop]
    `,
  )
  await comesBack('anna', receipt, 'Talk to a person')
  await bot.talk(
    'anna',
    `
    > 2580
    🤝 The case worker, Nov 18, 2026:
    Call us: +47 22 33 44 55. You need not ask for anybody by name.
    🌙 Nobody is reading here right now. People are here: Mon–Fri 10:00–15:00.
    What do you want to do?
    [✍️ Write]
    [✔️ Nothing more]
    [✖️ Stop]
    > [Write]
    Write what you want to say, in one message, in your own language.
    Leave out your name, your address and any place to meet. Agree on that by phone.
    [⬅️ Back]
    [✖️ Stop]
    > I do not dare to call. Can you come with me?
    Got it. A person will read it.
    🤝 The case worker, Nov 18, 2026:
    Call us: +47 22 33 44 55. You need not ask for anybody by name.
    ✍️ You, Nov 18, 2026:
    I do not dare to call. Can you come with me?
    🌙 Nobody is reading here right now. People are here: Mon–Fri 10:00–15:00.
    What do you want to do?
    [✍️ Write]
    [✔️ Nothing more]
    [✖️ Stop]
    `,
  )
  await bot.talk(
    'casey',
    `
    > /cases
    Cases. If you open one that nobody has, it is yours, and that is on record.
    🔴 urgent · ⚪️ nobody has it · 🟢 yours, your turn · 🔵 yours, their turn · ⚫️ closed
    [🟢 today · English]
    [✖️ Stop]
    > [today · English]
    • Language: English
    • 💸 Did not pay, took money back
    • Town: Oslo
    • Allowed: 🤝 A case worker may read it
    🤝 The case worker, Nov 18, 2026:
    Call us: +47 22 33 44 55. You need not ask for anybody by name.
    💬 The person who wrote, Nov 18, 2026 (English):
    I do not dare to call. Can you come with me?
    What do you want to do?
    [💬 Ready sentence]
    [✍️ In my own words]
    [👮 Police told, or not]
    [➕ Something else]
    [📋 All cases]
    [📞 Show the number]
    > [Police told, or not]
    Were the police told? The receipt shows your answer.
    [👮 Told today]
    [👮 Told yesterday]
    [👮 Told earlier]
    [🚫 No: not allowed]
    [🚫 No: too little known]
    [🚫 No: dangerous]
    [⏳ Not yet: still waiting]
    [⬅️ Back]
    [✖️ Stop]
    > [Told today]
    Noted. The receipt shows it.
    • Language: English
    • 💸 Did not pay, took money back
    • Town: Oslo
    • Allowed: 🤝 A case worker may read it
    👮 The police were told on Nov 18, 2026.
    🤝 The case worker, Nov 18, 2026:
    Call us: +47 22 33 44 55. You need not ask for anybody by name.
    💬 The person who wrote, Nov 18, 2026 (English):
    I do not dare to call. Can you come with me?
    What do you want to do?
    [💬 Ready sentence]
    [✍️ In my own words]
    [👮 Police told, or not]
    [➕ Something else]
    [📋 All cases]
    [📞 Show the number]
    [✖️ Stop]
    > [Something else]
    What do you want to do?
    [🤝 Hand it over]
    [↩️ Give it back]
    [🔑 Let them in]
    [⚫️ Close it]
    [⬅️ Back]
    [✖️ Stop]
    > [Close it]
    Close it? A last message says so, and that they can write again. What they told us is deleted in three days, the messages in thirty.
    [⚫️ Yes, close it]
    > [Yes, close it]
    Closed. For three days any of you can open it again.
    Cases. If you open one that nobody has, it is yours, and that is on record.
    🔴 urgent · ⚪️ nobody has it · 🟢 yours, your turn · 🔵 yours, their turn · ⚫️ closed
    [⚫️ today · English]
    [✖️ Stop]
    `,
  )
  await comesBack('anna', receipt, 'Talk to a person')
  await bot.talk(
    'anna',
    `
    > 2580
    👁 Opened in the last seven days: once, last on Nov 18, 2026. Not you? Then somebody else has the receipt.
    👮 The police were told on Nov 18, 2026.
    🤝 The case worker, Nov 18, 2026:
    Call us: +47 22 33 44 55. You need not ask for anybody by name.
    ✍️ You, Nov 18, 2026:
    I do not dare to call. Can you come with me?
    🤝 The case worker, Nov 18, 2026:
    We are closing this. You can write again with the receipt.
    ⚫️ This is closed. If you write within three days, it goes on with everything you told us.
    🌙 Nobody is reading here right now. People are here: Mon–Fri 10:00–15:00.
    What do you want to do?
    [✍️ Write]
    [✔️ Nothing more]
    [✖️ Stop]
    > [Write]
    Write what you want to say, in one message, in your own language.
    Leave out your name, your address and any place to meet. Agree on that by phone.
    [⬅️ Back]
    [✖️ Stop]
    > Please do not close it yet.
    Got it. A person will read it.
    👮 The police were told on Nov 18, 2026.
    🤝 The case worker, Nov 18, 2026:
    Call us: +47 22 33 44 55. You need not ask for anybody by name.
    ✍️ You, Nov 18, 2026:
    I do not dare to call. Can you come with me?
    🤝 The case worker, Nov 18, 2026:
    We are closing this. You can write again with the receipt.
    ✍️ You, Nov 18, 2026:
    Please do not close it yet.
    🌙 Nobody is reading here right now. People are here: Mon–Fri 10:00–15:00.
    What do you want to do?
    [✍️ Write]
    [✔️ Nothing more]
    [✖️ Stop]
    `,
  )
  await bot.talk(
    'casey',
    `
    > /cases
    Cases. If you open one that nobody has, it is yours, and that is on record.
    🔴 urgent · ⚪️ nobody has it · 🟢 yours, your turn · 🔵 yours, their turn · ⚫️ closed
    [⚪️ today · English]
    [✖️ Stop]
    > [today · English]
    It is yours. If it is your turn to write, do it within three days. Otherwise it goes back to everybody.
    • Language: English
    • 💸 Did not pay, took money back
    • Town: Oslo
    • Allowed: 🤝 A case worker may read it
    👮 The police were told on Nov 18, 2026.
    🤝 The case worker, Nov 18, 2026:
    Call us: +47 22 33 44 55. You need not ask for anybody by name.
    💬 The person who wrote, Nov 18, 2026 (English):
    I do not dare to call. Can you come with me?
    🤝 The case worker, Nov 18, 2026:
    We are closing this. You can write again with the receipt.
    💬 The person who wrote, Nov 18, 2026 (English):
    Please do not close it yet.
    What do you want to do?
    [💬 Ready sentence]
    [✍️ In my own words]
    [👮 Police told, or not]
    [➕ Something else]
    [📋 All cases]
    [📞 Show the number]
    > [Something else]
    What do you want to do?
    [🤝 Hand it over]
    [↩️ Give it back]
    [🔑 Let them in]
    [⚫️ Close it]
    [⬅️ Back]
    [✖️ Stop]
    > [Give it back]
    Everybody can take it again.
    Cases. If you open one that nobody has, it is yours, and that is on record.
    🔴 urgent · ⚪️ nobody has it · 🟢 yours, your turn · 🔵 yours, their turn · ⚫️ closed
    [⚪️ today · English]
    [✖️ Stop]
    `,
  )
})

it('is asked without a report, and ends with a code, on Telegram', async () => {
  bot = await createTestBot({ desk: DESK })
  await bot.letIn('casey', 'caseworker')
  for (const words of ['/talk', 'I know nobody here. How do I come in?', '1357', 'no'])
    await bot.says('nora', words)
  const receipt = receiptOf(bot, 'nora')
  await bot.talk(
    'casey',
    `
    > /cases
    Cases. If you open one that nobody has, it is yours, and that is on record.
    🔴 urgent · ⚪️ nobody has it · 🟢 yours, your turn · 🔵 yours, their turn · ⚫️ closed
    [⚪️ today · English]
    [✖️ Stop]
    > [today · English]
    It is yours. Answer within four hours, or within one if it is urgent. Otherwise it goes back to everybody.
    • Language: English
    • A question, without a report
    💬 The person who wrote, Nov 18, 2026 (English):
    I know nobody here. How do I come in?
    What do you want to do?
    [💬 Ready sentence]
    [✍️ In my own words]
    [👮 Police told, or not]
    [➕ Something else]
    [📋 All cases]
    > [Something else]
    What do you want to do?
    [🤝 Hand it over]
    [↩️ Give it back]
    [🔑 Let them in]
    [⚫️ Close it]
    [⬅️ Back]
    [✖️ Stop]
    > [Let them in]
    The person who wrote gets a membership code with the next message. Everybody you let in is in your group: one voice. It is on record.
    [🔑 Yes, give a code]
    > [Yes, give a code]
    Sent. It waits with the receipt.
    • Language: English
    • A question, without a report
    💬 The person who wrote, Nov 18, 2026 (English):
    I know nobody here. How do I come in?
    🤝 The case worker, Nov 18, 2026:
    (a membership code)
    What do you want to do?
    [💬 Ready sentence]
    [✍️ In my own words]
    [👮 Police told, or not]
    [➕ Something else]
    [📋 All cases]
    [✖️ Stop]
    `,
  )
  await bot.taps('casey', 'Something else')
  bot.heard('casey')
  await bot.talk(
    'casey',
    `
    > [Close it]
    Close it? A last message says so, and that they can write again. All messages are deleted in thirty days.
    [⚫️ Yes, close it]
    [⬅️ Back]
    [✖️ Stop]
    `,
  )
  await comesBack('nora', receipt, 'Talk to a person')
  await bot.says('nora', '1357')
  const code = /V\w{3}-\w{4}-\w{4}/.exec(bot.heard('nora'))?.[0] ?? ''
  await bot.says('nora', code)
  expect(bot.heard('nora')).toContain('Welcome. You are in.')
})

it('is told on WhatsApp, handed over, passed on and closed, in Norwegian', async () => {
  bot = await createTestBot({
    desk: DESK,
    shows: 'numbers',
    language: 'nb',
    languages: ['en', 'nb'],
    channels: ['whatsapp'],
  })
  const [nora, casey, cilla] = ['whatsapp:nora', 'whatsapp:casey', 'whatsapp:cilla']
  for (const person of [casey, cilla]) await bot.letIn(person, 'caseworker')
  for (const words of ['/language', 'English']) await bot.says(cilla, words)
  bot.heard(cilla)
  // Money was taken, in Oslo; a case worker may read it, and colleagues are warned once it is read.
  const told = ['/report', '1', '4', '7', '3', NUMBER, '1', '2', '1', '2']
  for (const words of told) await bot.says(nora, words)
  expect(bot.heard(nora)).toContain('• Du tillater: 🤝 En rådgiver får lese det')
  await bot.talk(
    nora,
    `
    > 3
    Takk for at du sa fra. Det er sendt. Et menneske leser det før noen kollega blir advart.
    🧾 Kvitteringen din: 1625 1693 9939 4424
    Den er den eneste veien tilbake til det du har meldt, og jeg viser den bare nå. Skriv den ned et sted ingen finner den, og slett den så fra chatten. Send den til meg når du vil vite mer, endre noe eller trekke det tilbake.
    Velg en PIN-kode for svarene: fire til åtte tall. Den som finner kvitteringen, kan ikke lese dem uten den.
    Uten PIN-kode sier svarene bare hvordan du kan ringe. Glemmer du den, kan ikke jeg åpne dem heller.
    1  ⏭ Hopp over
    2  ✖️ Stopp
    > 2580
    Notert. Kvitteringen og denne PIN-koden åpner svarene.
    1  🏠 Meny
    `,
  )
  const [receipt = ''] = /(?:\d{4} ){3}\d{4}/.exec(bot.screen(nora).join()) ?? []
  await bot.talk(
    casey,
    `
    > /cases
    Saker. Åpner du en som ingen har, er den din, og det blir notert.
    🔴 haster · ⚪️ ingen har den · 🟢 din, din tur · 🔵 din, deres tur · ⚫️ avsluttet
    1  ⚪️ i dag · Norsk
    2  ✖️ Stopp
    > 1
    Den er din. Svar innen fire timer, innen én hvis det haster. Ellers går den tilbake til alle.
    • Språk: Norsk
    • 👜 Ran, betaler ikke
    • By: Oslo
    • Du tillater: 🤝 En rådgiver får lese det
    • Ingen har skrevet ennå.
    Hva vil du gjøre?
    1  💬 Ferdig setning
    2  ✍️ Med egne ord
    3  👮 Sagt til politiet?
    4  ➕ Noe annet
    5  📋 Alle saker
    6  📞 Vis nummeret
    7  ✖️ Stopp
    > 1
    Hva gjelder det?
    1  📞 Få kontakt
    2  🩹 Hjelp
    3  ❓ Et spørsmål
    4  👮 Politiet
    5  ⬅️ Tilbake
    6  ✖️ Stopp
    > 3
    Hvilken setning? Den du skriver til, leser den på sitt eget språk.
    1  Trygg nå?
    2  Når kan du snakke?
    3  Hva trenger du?
    4  Vil du si mer?
    5  Noe siden sist?
    6  ⬅️ Tilbake
    7  ✖️ Stopp
    > 1
    Dette sender du:
    🤝 Rådgiveren, 18. nov. 2026:
    Er du trygg nå?
    Den du skriver til, leser det på sitt eget språk.
    1  📤 Send det
    2  ⬅️ Tilbake
    3  ✖️ Stopp
    > 1
    Sendt. Det venter ved kvitteringen.
    • Språk: Norsk
    • 👜 Ran, betaler ikke
    • By: Oslo
    • Du tillater: 🤝 En rådgiver får lese det
    🤝 Rådgiveren, 18. nov. 2026:
    Er du trygg nå?
    Hva vil du gjøre?
    1  💬 Ferdig setning
    2  ✍️ Med egne ord
    3  👮 Sagt til politiet?
    4  ➕ Noe annet
    5  📋 Alle saker
    6  📞 Vis nummeret
    7  ✖️ Stopp
    > 4
    Hva vil du gjøre?
    1  🤝 Gi den videre
    2  ↩️ Gi den tilbake
    3  🔑 Slipp inn
    4  ⚫️ Avslutt
    5  ⬅️ Tilbake
    6  ✖️ Stopp
    > 1
    Send ID-en til kollegaen din: de åtte tegnene i innstillingene.
    1  ⬅️ Tilbake
    2  ✖️ Stopp
    `,
  )
  await bot.says(casey, await handleOf(cilla))
  expect(bot.heard(casey)).toContain('Gitt videre.')
  await bot.says(nora, receipt)
  bot.heard(nora)
  await bot.talk(
    nora,
    `
    > 6
    Send meg PIN-koden din. Har du ingen ennå, så velg en nå: fire til åtte tall.
    Vil du ikke ha noen, så hopp over. Da sier svarene bare hvordan du kan ringe.
    1  ⏭ Hopp over
    2  ⬅️ Tilbake
    3  ✖️ Stopp
    > 2580
    🤝 Rådgiveren, 18. nov. 2026:
    Er du trygg nå?
    🌙 Akkurat nå leser ingen her. Det er noen her: man.–fre. 10:00–15:00.
    Hva vil du gjøre?
    1  ✍️ Skriv
    2  ✔️ Ikke noe mer
    3  ✖️ Stopp
    > 1
    Skriv det du vil si, i én melding, på ditt eget språk.
    Ikke skriv navnet ditt, adressen din eller møtesteder. Det avtaler dere på telefon.
    1  ⬅️ Tilbake
    2  ✖️ Stopp
    > Ja, jeg er hos en venninne.
    Takk. Et menneske leser det.
    🤝 Rådgiveren, 18. nov. 2026:
    Er du trygg nå?
    ✍️ Du, 18. nov. 2026:
    Ja, jeg er hos en venninne.
    🌙 Akkurat nå leser ingen her. Det er noen her: man.–fre. 10:00–15:00.
    Hva vil du gjøre?
    1  ✍️ Skriv
    2  ✔️ Ikke noe mer
    3  ✖️ Stopp
    `,
  )
  await bot.talk(
    cilla,
    `
    > /cases
    Cases. If you open one that nobody has, it is yours, and that is on record.
    🔴 urgent · ⚪️ nobody has it · 🟢 yours, your turn · 🔵 yours, their turn · ⚫️ closed
    1  🟢 today · Norsk
    2  ✖️ Stop
    > 1
    • Language: Norsk
    • 👜 Robs or does not pay
    • Town: Oslo
    • Allowed: 🤝 A case worker may read it
    🤝 The case worker, Nov 18, 2026:
    Are you safe now?
    💬 The person who wrote, Nov 18, 2026 (Norsk):
    Ja, jeg er hos en venninne.
    What do you want to do?
    1  💬 Ready sentence
    2  ✍️ In my own words
    3  👮 Police told, or not
    4  ➕ Something else
    5  📋 All cases
    6  📞 Show the number
    7  ✖️ Stop
    > 6
    • Language: Norsk
    • 👜 Robs or does not pay
    • Town: Oslo
    • Allowed: 🤝 A case worker may read it
    📞 +12015550147
    🤝 The case worker, Nov 18, 2026:
    Are you safe now?
    💬 The person who wrote, Nov 18, 2026 (Norsk):
    Ja, jeg er hos en venninne.
    What do you want to do?
    1  💬 Ready sentence
    2  ✍️ In my own words
    3  👮 Police told, or not
    4  ➕ Something else
    5  📋 All cases
    6  ✖️ Stop
    > 2
    Write it in one message. They read it as it is, and see which language it is in.
    Leave out links, accounts, digits and places to meet. Do not repeat what they told you.
    1  ⬅️ Back
    2  ✖️ Stop
    > I am Cilla, and I go on from here. We know a lawyer.
    This is what you send:
    🤝 The case worker, Nov 18, 2026:
    I am Cilla, and I go on from here. We know a lawyer.
    They read it as it is.
    1  📤 Send it
    2  ⬅️ Back
    3  ✖️ Stop
    > 1
    Sent. It waits with the receipt.
    • Language: Norsk
    • 👜 Robs or does not pay
    • Town: Oslo
    • Allowed: 🤝 A case worker may read it
    🤝 The case worker, Nov 18, 2026:
    Are you safe now?
    💬 The person who wrote, Nov 18, 2026 (Norsk):
    Ja, jeg er hos en venninne.
    🤝 The case worker, Nov 18, 2026:
    I am Cilla, and I go on from here. We know a lawyer.
    What do you want to do?
    1  💬 Ready sentence
    2  ✍️ In my own words
    3  👮 Police told, or not
    4  ➕ Something else
    5  📋 All cases
    6  📞 Show the number
    7  ✖️ Stop
    > 3
    Were the police told? The receipt shows your answer.
    1  👮 Told today
    2  👮 Told yesterday
    3  👮 Told earlier
    4  🚫 No: not allowed
    5  🚫 No: too little known
    6  🚫 No: dangerous
    7  ⏳ Not yet: still waiting
    8  ⬅️ Back
    9  ✖️ Stop
    > 1
    Noted. The receipt shows it.
    • Language: Norsk
    • 👜 Robs or does not pay
    • Town: Oslo
    • Allowed: 🤝 A case worker may read it
    👮 The police were told on Nov 18, 2026.
    🤝 The case worker, Nov 18, 2026:
    Are you safe now?
    💬 The person who wrote, Nov 18, 2026 (Norsk):
    Ja, jeg er hos en venninne.
    🤝 The case worker, Nov 18, 2026:
    I am Cilla, and I go on from here. We know a lawyer.
    What do you want to do?
    1  💬 Ready sentence
    2  ✍️ In my own words
    3  👮 Police told, or not
    4  ➕ Something else
    5  📋 All cases
    6  📞 Show the number
    7  ✖️ Stop
    `,
  )
  await bot.says(nora, receipt)
  bot.heard(nora)
  await bot.talk(
    nora,
    `
    > 6
    Send meg PIN-koden din. Har du ingen ennå, så velg en nå: fire til åtte tall.
    Vil du ikke ha noen, så hopp over. Da sier svarene bare hvordan du kan ringe.
    1  ⏭ Hopp over
    2  ⬅️ Tilbake
    3  ✖️ Stopp
    > 2580
    👁 Åpnet de siste sju dagene: én gang, sist 18. nov. 2026. Var det ikke deg? Da har noen andre kvitteringen.
    👮 Politiet fikk vite det 18. nov. 2026.
    🤝 Rådgiveren, 18. nov. 2026:
    Er du trygg nå?
    ✍️ Du, 18. nov. 2026:
    Ja, jeg er hos en venninne.
    🤝 Rådgiveren, 18. nov. 2026 (English):
    I am Cilla, and I go on from here. We know a lawyer.
    🌙 Akkurat nå leser ingen her. Det er noen her: man.–fre. 10:00–15:00.
    Hva vil du gjøre?
    1  ✍️ Skriv
    2  ✔️ Ikke noe mer
    3  ✖️ Stopp
    > 1
    Skriv det du vil si, i én melding, på ditt eget språk.
    Ikke skriv navnet ditt, adressen din eller møtesteder. Det avtaler dere på telefon.
    1  ⬅️ Tilbake
    2  ✖️ Stopp
    > Takk, det hjalp meg mye.
    Takk. Et menneske leser det.
    👮 Politiet fikk vite det 18. nov. 2026.
    🤝 Rådgiveren, 18. nov. 2026:
    Er du trygg nå?
    ✍️ Du, 18. nov. 2026:
    Ja, jeg er hos en venninne.
    🤝 Rådgiveren, 18. nov. 2026 (English):
    I am Cilla, and I go on from here. We know a lawyer.
    ✍️ Du, 18. nov. 2026:
    Takk, det hjalp meg mye.
    🌙 Akkurat nå leser ingen her. Det er noen her: man.–fre. 10:00–15:00.
    Hva vil du gjøre?
    1  ✍️ Skriv
    2  ✔️ Ikke noe mer
    3  ✖️ Stopp
    `,
  )
  await bot.talk(
    cilla,
    `
    > /cases
    Cases. If you open one that nobody has, it is yours, and that is on record.
    🔴 urgent · ⚪️ nobody has it · 🟢 yours, your turn · 🔵 yours, their turn · ⚫️ closed
    1  🟢 today · Norsk
    2  ✖️ Stop
    > 1
    • Language: Norsk
    • 👜 Robs or does not pay
    • Town: Oslo
    • Allowed: 🤝 A case worker may read it
    👮 The police were told on Nov 18, 2026.
    🤝 The case worker, Nov 18, 2026:
    Are you safe now?
    💬 The person who wrote, Nov 18, 2026 (Norsk):
    Ja, jeg er hos en venninne.
    🤝 The case worker, Nov 18, 2026:
    I am Cilla, and I go on from here. We know a lawyer.
    💬 The person who wrote, Nov 18, 2026 (Norsk):
    Takk, det hjalp meg mye.
    What do you want to do?
    1  💬 Ready sentence
    2  ✍️ In my own words
    3  👮 Police told, or not
    4  ➕ Something else
    5  📋 All cases
    6  📞 Show the number
    7  ✖️ Stop
    > 4
    What do you want to do?
    1  🤝 Hand it over
    2  ↩️ Give it back
    3  🔑 Let them in
    4  ⚫️ Close it
    5  ⬅️ Back
    6  ✖️ Stop
    > 4
    Close it? A last message says so, and that they can write again. What they told us is deleted in three days, the messages in thirty.
    1  ⚫️ Yes, close it
    2  ⬅️ Back
    3  ✖️ Stop
    > 1
    Closed. For three days any of you can open it again.
    Cases. If you open one that nobody has, it is yours, and that is on record.
    🔴 urgent · ⚪️ nobody has it · 🟢 yours, your turn · 🔵 yours, their turn · ⚫️ closed
    1  ⚫️ today · Norsk
    2  ✖️ Stop
    `,
  )
  await bot.says(nora, receipt)
  bot.heard(nora)
  await bot.talk(
    nora,
    `
    > 6
    Send meg PIN-koden din. Har du ingen ennå, så velg en nå: fire til åtte tall.
    Vil du ikke ha noen, så hopp over. Da sier svarene bare hvordan du kan ringe.
    1  ⏭ Hopp over
    2  ⬅️ Tilbake
    3  ✖️ Stopp
    > 2580
    👁 Åpnet de siste sju dagene: 2 ganger, sist 18. nov. 2026. Var det ikke deg? Da har noen andre kvitteringen.
    👮 Politiet fikk vite det 18. nov. 2026.
    ✍️ Du, 18. nov. 2026:
    Ja, jeg er hos en venninne.
    🤝 Rådgiveren, 18. nov. 2026 (English):
    I am Cilla, and I go on from here. We know a lawyer.
    ✍️ Du, 18. nov. 2026:
    Takk, det hjalp meg mye.
    🤝 Rådgiveren, 18. nov. 2026:
    Vi avslutter dette. Du kan skrive igjen med kvitteringen.
    ⚫️ Dette er avsluttet. Skriver du innen tre dager, fortsetter det med alt du har fortalt.
    🌙 Akkurat nå leser ingen her. Det er noen her: man.–fre. 10:00–15:00.
    Hva vil du gjøre?
    1  ✍️ Skriv
    2  ⬆️ Eldre
    3  ✔️ Ikke noe mer
    4  ✖️ Stopp
    > 2
    👮 Politiet fikk vite det 18. nov. 2026.
    🤝 Rådgiveren, 18. nov. 2026:
    Er du trygg nå?
    ⚫️ Dette er avsluttet. Skriver du innen tre dager, fortsetter det med alt du har fortalt.
    🌙 Akkurat nå leser ingen her. Det er noen her: man.–fre. 10:00–15:00.
    Hva vil du gjøre?
    1  ✍️ Skriv
    2  ✔️ Ikke noe mer
    3  ✖️ Stopp
    `,
  )
  await bot.says(nora, receipt)
  bot.heard(nora)
  await bot.talk(
    nora,
    `
    > 4
    Trekke hele meldingen tilbake? Da advarer den ingen lenger, og alt du fortalte, slettes med en gang. Det kan ikke gjøres om.
    Har politiet allerede fått vite det, kan det ikke trekkes tilbake.
    1  🗑 Ja, trekk den tilbake
    2  ⬅️ Tilbake
    3  ✖️ Stopp
    > 1
    Den er borte.
    🧾 Du har trukket meldingen din tilbake. Det du fortalte, er slettet.
    Hva vil du gjøre?
    1  ✔️ Ikke noe mer
    2  ✖️ Stopp
    `,
  )
  expect(await bot.database.prisma.caseFile.count()).toBe(0)
})

it('goes on where she comes back on another channel, and shows nothing to who has no PIN', async () => {
  bot = await createTestBot({ desk: DESK, channels: ['telegram', 'whatsapp'] })
  await bot.letIn('casey', 'caseworker')
  for (const words of ['/talk', 'Can somebody go to the police with me?', '1357', 'no'])
    await bot.says('whatsapp:nora', words)
  const receipt = receiptOf(bot, 'whatsapp:nora')
  await bot.says('casey', '/cases')
  await bot.taps('casey', 'today · English')
  for (const tap of ['Ready sentence', 'Help', 'We can come along']) await bot.taps('casey', tap)
  await bot.taps('casey', 'Send it')
  await comesBack('nora', receipt, 'Talk to a person')
  await bot.talk(
    'nora',
    `
    > 1357
    ✍️ You, Nov 18, 2026:
    Can somebody go to the police with me?
    🤝 The case worker, Nov 18, 2026:
    We can come along: to a doctor, a lawyer or the police.
    🌙 Nobody is reading here right now. People are here: Mon–Fri 10:00–15:00.
    What do you want to do?
    [✍️ Write]
    [✔️ Nothing more]
    [✖️ Stop]
    > [Write]
    Write what you want to say, in one message, in your own language.
    Leave out your name, your address and any place to meet. Agree on that by phone.
    [⬅️ Back]
    [✖️ Stop]
    > Yes, please. On Monday.
    Got it. A person will read it.
    ✍️ You, Nov 18, 2026:
    Can somebody go to the police with me?
    🤝 The case worker, Nov 18, 2026:
    We can come along: to a doctor, a lawyer or the police.
    ✍️ You, Nov 18, 2026:
    Yes, please. On Monday.
    🌙 Nobody is reading here right now. People are here: Mon–Fri 10:00–15:00.
    What do you want to do?
    [✍️ Write]
    [✔️ Nothing more]
    [✖️ Stop]
    `,
  )
  await comesBack('whatsapp:nora', receipt, 'Talk to a person')
  await bot.talk(
    'whatsapp:nora',
    `
    > 1357
    👁 Opened in the last seven days: once, last on Nov 18, 2026. Not you? Then somebody else has the receipt.
    ✍️ You, Nov 18, 2026:
    Can somebody go to the police with me?
    🤝 The case worker, Nov 18, 2026:
    We can come along: to a doctor, a lawyer or the police.
    ✍️ You, Nov 18, 2026:
    Yes, please. On Monday.
    🌙 Nobody is reading here right now. People are here: Mon–Fri 10:00–15:00.
    What do you want to do?
    [✍️ Write]
    [✔️ Nothing more]
    [✖️ Stop]
    `,
  )
  await comesBack('somebody', receipt, 'Talk to a person')
  await bot.talk(
    'somebody',
    `
    > 0000
    There is no answer here. If you are expecting one, the PIN may be wrong.
    🌙 Nobody is reading here right now. People are here: Mon–Fri 10:00–15:00.
    What do you want to do?
    [✍️ Write]
    [✔️ Nothing more]
    [✖️ Stop]
    `,
  )
})
