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
    [📞 Show the number]
    [👮 Police told, or not]
    [➕ Something else]
    [📋 All cases]
    > [Ready sentence]
    What is it about?
    [📞 Getting in touch]
    [🩹 Help]
    [❓ A question]
    [👮 The police]
    [⬅️ Back]
    [✖️ Stop]
    > [Getting in touch]
    Which sentence? The reporter reads it in their own language.
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
    The reporter reads it in their own language.
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
    [📞 Show the number]
    [👮 Police told, or not]
    [➕ Something else]
    [📋 All cases]
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
    🌙 Nobody is reading here right now. Somebody is: Mon–Fri 10:00–15:00.
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
    Got it. A person reads it.
    🤝 The case worker, Nov 18, 2026:
    Call us: +47 22 33 44 55. You need not ask for anybody by name.
    ✍️ You, Nov 18, 2026:
    I do not dare to call. Can you come with me?
    🌙 Nobody is reading here right now. Somebody is: Mon–Fri 10:00–15:00.
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
    💬 The reporter, Nov 18, 2026 (English):
    I do not dare to call. Can you come with me?
    What do you want to do?
    [💬 Ready sentence]
    [✍️ In my own words]
    [📞 Show the number]
    [👮 Police told, or not]
    [➕ Something else]
    [📋 All cases]
    > [Police told, or not]
    Were the police told? The receipt shows your answer.
    [👮 Told today]
    [👮 Told yesterday]
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
    💬 The reporter, Nov 18, 2026 (English):
    I do not dare to call. Can you come with me?
    What do you want to do?
    [💬 Ready sentence]
    [✍️ In my own words]
    [📞 Show the number]
    [👮 Police told, or not]
    [➕ Something else]
    [📋 All cases]
    [✖️ Stop]
    > [Something else]
    What do you want to do?
    [🤝 Hand it over]
    [↩️ Give it back]
    [🔑 Let the reporter in]
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
    🌙 Nobody is reading here right now. Somebody is: Mon–Fri 10:00–15:00.
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
    Got it. A person reads it.
    👮 The police were told on Nov 18, 2026.
    🤝 The case worker, Nov 18, 2026:
    Call us: +47 22 33 44 55. You need not ask for anybody by name.
    ✍️ You, Nov 18, 2026:
    I do not dare to call. Can you come with me?
    🤝 The case worker, Nov 18, 2026:
    We are closing this. You can write again with the receipt.
    ✍️ You, Nov 18, 2026:
    Please do not close it yet.
    🌙 Nobody is reading here right now. Somebody is: Mon–Fri 10:00–15:00.
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
    💬 The reporter, Nov 18, 2026 (English):
    I do not dare to call. Can you come with me?
    🤝 The case worker, Nov 18, 2026:
    We are closing this. You can write again with the receipt.
    💬 The reporter, Nov 18, 2026 (English):
    Please do not close it yet.
    What do you want to do?
    [💬 Ready sentence]
    [✍️ In my own words]
    [📞 Show the number]
    [👮 Police told, or not]
    [➕ Something else]
    [📋 All cases]
    > [Something else]
    What do you want to do?
    [🤝 Hand it over]
    [↩️ Give it back]
    [🔑 Let the reporter in]
    [⚫️ Close it]
    [⬅️ Back]
    [✖️ Stop]
    > [Give it back]
    It is back with everybody.
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
  for (const words of ['/talk', 'I know nobody here. How do I come in?', '1357'])
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
    💬 The reporter, Nov 18, 2026 (English):
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
    [🔑 Let the reporter in]
    [⚫️ Close it]
    [⬅️ Back]
    [✖️ Stop]
    > [Let the reporter in]
    The person who wrote gets a membership code with the next message. Everybody you let in is in your group: one voice. It is on record.
    [🔑 Yes, give a code]
    > [Yes, give a code]
    Sent. It waits with the receipt.
    • Language: English
    • A question, without a report
    💬 The reporter, Nov 18, 2026 (English):
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
  await comesBack('nora', receipt, 'Talk to a person')
  await bot.says('nora', '1357')
  const code = /V\w{3}-\w{4}-\w{4}/.exec(bot.heard('nora'))?.[0] ?? ''
  await bot.says('nora', code)
  expect(bot.heard('nora')).toContain('Welcome. You are in.')
})

it('is told, claimed, answered and closed in Norwegian, on WhatsApp', async () => {
  bot = await createTestBot({
    desk: DESK,
    shows: 'numbers',
    language: 'nb',
    languages: ['en', 'nb'],
    channels: ['whatsapp'],
  })
  await bot.letIn('whatsapp:casey', 'caseworker')
  for (const words of ['/talk', 'Jeg kjenner ingen her. Kan noen hjelpe meg?', '1357'])
    await bot.says('whatsapp:nora', words)
  const receipt = receiptOf(bot, 'whatsapp:nora')
  await bot.talk(
    'whatsapp:casey',
    `
    > /cases
    Saker. Åpner du en som ingen har, er den din, og det blir notert.
    🔴 haster · ⚪️ ingen har den · 🟢 din, din tur · 🔵 din, deres tur · ⚫️ avsluttet
    1  ⚪️ i dag · Norsk
    2  ✖️ Stopp
    > 1
    Den er din. Svar innen fire timer, innen én hvis det haster. Ellers går den tilbake til alle.
    • Språk: Norsk
    • Et spørsmål, uten melding
    💬 Den som meldte fra, 18. nov. 2026 (Norsk):
    Jeg kjenner ingen her. Kan noen hjelpe meg?
    Hva vil du gjøre?
    1  💬 Ferdig setning
    2  ✍️ Med egne ord
    3  👮 Sagt til politiet?
    4  ➕ Noe annet
    5  📋 Alle saker
    6  ✖️ Stopp
    > 1
    Hva gjelder det?
    1  📞 Få kontakt
    2  🩹 Hjelp
    3  ❓ Et spørsmål
    4  👮 Politiet
    5  ⬅️ Tilbake
    6  ✖️ Stopp
    > 1
    Hvilken setning? Den som meldte fra, leser den på sitt eget språk.
    1  Ring oss
    2  Vi kan møtes
    3  Tolk
    4  Takk, vi har lest
    5  Vi trenger tid
    6  Vi avslutter
    7  ⬅️ Tilbake
    8  ✖️ Stopp
    > 1
    Dette sender du:
    🤝 Rådgiveren, 18. nov. 2026:
    Ring oss: +47 22 33 44 55. Du trenger ikke spørre etter noen bestemt.
    Den som meldte fra, leser det på sitt eget språk.
    1  📤 Send det
    2  ⬅️ Tilbake
    3  ✖️ Stopp
    > 1
    Sendt. Det venter ved kvitteringen.
    • Språk: Norsk
    • Et spørsmål, uten melding
    💬 Den som meldte fra, 18. nov. 2026 (Norsk):
    Jeg kjenner ingen her. Kan noen hjelpe meg?
    🤝 Rådgiveren, 18. nov. 2026:
    Ring oss: +47 22 33 44 55. Du trenger ikke spørre etter noen bestemt.
    Hva vil du gjøre?
    1  💬 Ferdig setning
    2  ✍️ Med egne ord
    3  👮 Sagt til politiet?
    4  ➕ Noe annet
    5  📋 Alle saker
    6  ✖️ Stopp
    `,
  )
  await bot.says('whatsapp:nora', receipt)
  bot.heard('whatsapp:nora')
  await bot.talk(
    'whatsapp:nora',
    `
    > 1
    Send meg PIN-koden din. Har du ingen ennå, så velg en nå: fire til åtte tall.
    Vil du ikke ha noen, så hopp over. Da sier svarene bare hvordan du kan ringe.
    1  ⏭ Hopp over
    2  ⬅️ Tilbake
    3  ✖️ Stopp
    > 1357
    ✍️ Du, 18. nov. 2026:
    Jeg kjenner ingen her. Kan noen hjelpe meg?
    🤝 Rådgiveren, 18. nov. 2026:
    Ring oss: +47 22 33 44 55. Du trenger ikke spørre etter noen bestemt.
    🌙 Akkurat nå leser ingen her. Noen leser her: man.–fre. 10:00–15:00.
    Hva vil du gjøre?
    1  ✍️ Skriv
    2  ✔️ Ikke noe mer
    3  ✖️ Stopp
    > 1
    Skriv det du vil si, i én melding, på ditt eget språk.
    Utelat navnet ditt, adressen din og møtesteder. Det avtaler dere på telefon.
    1  ⬅️ Tilbake
    2  ✖️ Stopp
    > Takk. Jeg ringer i morgen.
    Mottatt. Et menneske leser det.
    ✍️ Du, 18. nov. 2026:
    Jeg kjenner ingen her. Kan noen hjelpe meg?
    🤝 Rådgiveren, 18. nov. 2026:
    Ring oss: +47 22 33 44 55. Du trenger ikke spørre etter noen bestemt.
    ✍️ Du, 18. nov. 2026:
    Takk. Jeg ringer i morgen.
    🌙 Akkurat nå leser ingen her. Noen leser her: man.–fre. 10:00–15:00.
    Hva vil du gjøre?
    1  ✍️ Skriv
    2  ✔️ Ikke noe mer
    3  ✖️ Stopp
    `,
  )
  await bot.talk(
    'whatsapp:casey',
    `
    > /cases
    Saker. Åpner du en som ingen har, er den din, og det blir notert.
    🔴 haster · ⚪️ ingen har den · 🟢 din, din tur · 🔵 din, deres tur · ⚫️ avsluttet
    1  🟢 i dag · Norsk
    2  ✖️ Stopp
    > 1
    • Språk: Norsk
    • Et spørsmål, uten melding
    💬 Den som meldte fra, 18. nov. 2026 (Norsk):
    Jeg kjenner ingen her. Kan noen hjelpe meg?
    🤝 Rådgiveren, 18. nov. 2026:
    Ring oss: +47 22 33 44 55. Du trenger ikke spørre etter noen bestemt.
    💬 Den som meldte fra, 18. nov. 2026 (Norsk):
    Takk. Jeg ringer i morgen.
    Hva vil du gjøre?
    1  💬 Ferdig setning
    2  ✍️ Med egne ord
    3  👮 Sagt til politiet?
    4  ➕ Noe annet
    5  📋 Alle saker
    6  ✖️ Stopp
    > 4
    Hva vil du gjøre?
    1  🤝 Gi den videre
    2  ↩️ Gi den tilbake
    3  🔑 Slipp inn
    4  ⚫️ Avslutt
    5  ⬅️ Tilbake
    6  ✖️ Stopp
    > 4
    Avslutte? En siste melding sier det, og at de kan skrive igjen. Det som er fortalt, slettes om tre dager, meldingene om tretti.
    1  ⚫️ Ja, avslutt
    2  ⬅️ Tilbake
    3  ✖️ Stopp
    > 1
    Avsluttet. I tre dager kan hvem som helst av dere åpne den igjen.
    Saker. Åpner du en som ingen har, er den din, og det blir notert.
    🔴 haster · ⚪️ ingen har den · 🟢 din, din tur · 🔵 din, deres tur · ⚫️ avsluttet
    1  ⚫️ i dag · Norsk
    2  ✖️ Stopp
    `,
  )
})

it('goes on where she comes back on another channel, and shows nothing to who has no PIN', async () => {
  bot = await createTestBot({ desk: DESK, channels: ['telegram', 'whatsapp'] })
  await bot.letIn('casey', 'caseworker')
  for (const words of ['/talk', 'Can somebody go to the police with me?', '1357'])
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
    🌙 Nobody is reading here right now. Somebody is: Mon–Fri 10:00–15:00.
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
    Got it. A person reads it.
    ✍️ You, Nov 18, 2026:
    Can somebody go to the police with me?
    🤝 The case worker, Nov 18, 2026:
    We can come along: to a doctor, a lawyer or the police.
    ✍️ You, Nov 18, 2026:
    Yes, please. On Monday.
    🌙 Nobody is reading here right now. Somebody is: Mon–Fri 10:00–15:00.
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
    🌙 Nobody is reading here right now. Somebody is: Mon–Fri 10:00–15:00.
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
    🌙 Nobody is reading here right now. Somebody is: Mon–Fri 10:00–15:00.
    What do you want to do?
    [✍️ Write]
    [✔️ Nothing more]
    [✖️ Stop]
    `,
  )
})
