import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../support/bot.ts'
import { answerTo, receiptOf } from '../support/telling.ts'

/** Read on weekdays by day: 18 November 2026 is a Wednesday, and it is 23:00 in Oslo. */
const DESK = {
  hours: [{ days: [1, 2, 3, 4, 5], from: '10:00', until: '15:00' }],
  phone: '+47 22 33 44 55',
}

let english: TestBot
let norwegian: TestBot
beforeAll(async () => {
  english = await createTestBot({ desk: DESK })
  norwegian = await createTestBot({ desk: DESK, shows: 'numbers', language: 'nb' })
  for (const bot of [english, norwegian]) await bot.letIn('casey', 'caseworker')
})
afterAll(async () => {
  await english.close()
  await norwegian.close()
})

it('is left by a guest, at night, with who answers then', async () => {
  await english.talk(
    'anna',
    `
    > I want to talk to a person
    🌙 Nobody is reading here right now. People are here: Mon–Fri 10:00–15:00.
    In danger now? 112 police · 113 ambulance
    You can also call:
    • 🏥 Legevakt 116 117: A doctor when it is urgent. They tell you where the nearest legevakt and sexual assault centre are. You get PEP there. 📞 116 117
    • 🔗 ROSA: For everybody over 18 who is exploited in selling sex, in work or in crime. A safe place, a lawyer, health care. You do not have to be sure. 📞 +4722331160
    • ☎️ VO-linjen 116 006: Violence from somebody close, and sexual abuse. For adults. They do not see your number. 📞 116 006
    • 💬 Mental Helse 116 123: Somebody to talk to, day and night, when everything gets too much or you are thinking of killing yourself (suicide). 📞 116 123
    • 💬 Kirkens SOS: Somebody to talk to, day and night, when everything gets too much or you are thinking of killing yourself (suicide). 📞 +4722400040
    You are writing to people in the organisation that runs me. They do not see who you are.
    What do you want to say or ask? Write it in one message, in your own language. Leave out your name and address.
    It is sent as soon as you write it.
    [✖️ Stop]
    > Can I go to a doctor without papers?
    Got it. A person will read it, and the answer will wait for you here.
    🧾 Your receipt: 7206 8687 3369 5164
    It is the only way to the answer, and I only show it now. Write it down where nobody will find it, then delete it from this chat. To read the answer, send it to me.
    Choose a PIN for the answers: four to eight digits. Somebody who finds your receipt cannot read them without it.
    Without a PIN the answers only tell you how to call. If you forget it, I cannot open them either.
    [⏭ Skip]
    > my birthday
    A PIN is four to eight digits.
    Choose a PIN for the answers: four to eight digits. Somebody who finds your receipt cannot read them without it.
    Without a PIN the answers only tell you how to call. If you forget it, I cannot open them either.
    [⏭ Skip]
    > 2580
    May I write to you here when somebody answers? It is one short line. It does not say what it is about. It comes some hours later, so the time gives nothing away.
    Where I can write to you is locked with your question and is gone with it. No case worker sees it.
    [🔔 Yes, write to me]
    [🔕 No, do not write]
    [⬅️ Back]
    [✖️ Stop]
    > [No, do not write]
    Noted. Your receipt and this PIN open the answers.
    [🏠 Menu]
    `,
  )
  const [row] = await english.database.prisma.caseFile.findMany()
  expect(Object.keys(row ?? {})).toEqual(['id', 'receipt', 'way', 'month', 'content'])
  expect(await english.database.prisma.report.count()).toBe(0)
})

it('is answered and read in Norwegian, with numbers', async () => {
  await norwegian.talk(
    'anna',
    `
    > /talk
    🌙 Akkurat nå leser ingen her. Det er noen her: man.–fre. 10:00–15:00.
    I fare nå? 112 politi · 113 ambulanse
    Du kan også ringe:
    • 🏥 Legevakt 116 117: Lege når det haster. De sier hvor nærmeste legevakt og overgrepsmottak er. Der får du PEP. 📞 116 117
    • ☎️ VO-linja 116 006: Vold i nære relasjoner og seksuelle overgrep. For voksne. De ser ikke nummeret ditt. 📞 116 006
    • 🔗 ROSA: For alle over 18 som blir utnyttet til å selge sex, i arbeid eller til kriminalitet. Trygt sted, advokat, helsehjelp. Du trenger ikke være sikker. 📞 +4722331160
    • 💬 Mental Helse 116 123: Noen å snakke med, hele døgnet, når alt blir for mye eller du tenker på å ta livet ditt (selvmord). 📞 116 123
    • 💬 Kirkens SOS: Noen å snakke med, hele døgnet, når alt blir for mye eller du tenker på å ta livet ditt (selvmord). 📞 +4722400040
    Du skriver til folk i organisasjonen som driver meg. De ser ikke hvem du er.
    Hva vil du si eller spørre om? Skriv alt i én melding, på ditt eget språk. Ikke skriv navnet eller adressen din.
    Det blir sendt med en gang du skriver det.
    1  ✖️ Stopp
    > Hvem kan hjelpe meg med å flytte?
    Takk. Et menneske leser det, og svaret venter på deg her.
    🧾 Kvitteringen din: 8387 9692 3710 2878
    Den er den eneste veien til svaret, og jeg viser den bare nå. Skriv den ned et sted ingen finner den, og slett den så fra chatten. Send den til meg for å lese svaret.
    Velg en PIN-kode for svarene: fire til åtte tall. Den som finner kvitteringen, kan ikke lese dem uten den.
    Uten PIN-kode sier svarene bare hvordan du kan ringe. Glemmer du den, kan ikke jeg åpne dem heller.
    1  ⏭ Hopp over
    2  ✖️ Stopp
    > hopp over
    Kan jeg skrive til deg her når noen svarer? Det er én kort linje. Den sier ikke hva det gjelder. Den kommer noen timer senere, så tidspunktet ikke røper noe.
    Hvor jeg kan skrive til deg, ligger låst ved spørsmålet og forsvinner med det. Ingen rådgiver ser det.
    1  🔔 Ja, skriv til meg
    2  🔕 Nei, ikke skriv
    3  ⬅️ Tilbake
    4  ✖️ Stopp
    > 2
    Greit, ingen PIN-kode.
    1  🏠 Meny
    `,
  )
  await norwegian.says('bea', '/talk')
  await norwegian.says('bea', 'Jeg vil snakke med noen.')
  for (const words of ['4711', 'nei']) await norwegian.says('bea', words)
  const receipt = receiptOf(norwegian, 'bea')
  await norwegian.talk(
    'casey',
    `
    > /cases
    Saker. Åpner du en som ingen har, er den din, og det blir notert.
    • 🤝 2 (i dag)
    🔴 haster · ⚪️ ingen har den · 🟢 din, din tur · 🔵 din, deres tur · ⚫️ avsluttet
    1  ⚪️ i dag · Norsk
    2  ⚪️ i dag · Norsk
    3  ✖️ Stopp
    > 2
    Den er din. Svar innen fire timer, innen én hvis det haster. Ellers går den tilbake til alle.
    • Språk: Norsk
    • Et spørsmål, uten melding
    💬 Den som skrev, 18. nov. 2026 (Norsk):
    Jeg vil snakke med noen.
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
    Hvilken setning? Den du skriver til, leser den på sitt eget språk.
    1  Ring oss
    2  Vi kan møtes
    3  Tolk
    4  Takk, vi har lest
    5  Vi trenger tid
    6  Vi avslutter
    7  ⬅️ Tilbake
    8  ✖️ Stopp
    > 2
    Dette sender du:
    🤝 Rådgiveren, 18. nov. 2026:
    Vi kan møte deg. Ring oss, så avtaler vi hvor: +47 22 33 44 55.
    Den du skriver til, leser det på sitt eget språk.
    1  📤 Send det
    2  ⬅️ Tilbake
    3  ✖️ Stopp
    > 1
    Sendt. Det venter ved kvitteringen.
    • Språk: Norsk
    • Et spørsmål, uten melding
    💬 Den som skrev, 18. nov. 2026 (Norsk):
    Jeg vil snakke med noen.
    🤝 Rådgiveren, 18. nov. 2026:
    Vi kan møte deg. Ring oss, så avtaler vi hvor: +47 22 33 44 55.
    Hva vil du gjøre?
    1  💬 Ferdig setning
    2  ✍️ Med egne ord
    3  👮 Sagt til politiet?
    4  ➕ Noe annet
    5  📋 Alle saker
    6  ✖️ Stopp
    `,
  )
  await norwegian.says('bea', receipt)
  norwegian.heard('bea')
  await norwegian.talk(
    'bea',
    `
    > 1
    Send meg PIN-koden din. Har du ingen ennå, så velg en nå: fire til åtte tall.
    Vil du ikke ha noen, så hopp over. Da sier svarene bare hvordan du kan ringe.
    1  ⏭ Hopp over
    2  ⬅️ Tilbake
    3  ✖️ Stopp
    > 4711
    ✍️ Du, 18. nov. 2026:
    Jeg vil snakke med noen.
    🤝 Rådgiveren, 18. nov. 2026:
    Vi kan møte deg. Ring oss, så avtaler vi hvor: +47 22 33 44 55.
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
    > Takk. Jeg ringer.
    Takk. Et menneske leser det.
    ✍️ Du, 18. nov. 2026:
    Jeg vil snakke med noen.
    🤝 Rådgiveren, 18. nov. 2026:
    Vi kan møte deg. Ring oss, så avtaler vi hvor: +47 22 33 44 55.
    ✍️ Du, 18. nov. 2026:
    Takk. Jeg ringer.
    🌙 Akkurat nå leser ingen her. Det er noen her: man.–fre. 10:00–15:00.
    Hva vil du gjøre?
    1  ✍️ Skriv
    2  ✔️ Ikke noe mer
    3  ✖️ Stopp
    > 3
    Stoppet.
    1  🏠 Meny
    `,
  )
})

it('says that somebody reads, in the hours for it', async () => {
  english.later({ hours: 13 })
  expect(await answerTo(english, 'bea', '/talk')).toMatch(/^🟢 Somebody is reading here now/)
})

/** A guest asks; a case worker gives her a code; what each of them reads. */
const letsIn = async (bot: TestBot, guest: string): Promise<{ code: string; told: string }> => {
  await bot.says(guest, '/talk')
  await bot.says(guest, 'I know nobody. Can I come in?')
  for (const words of ['1111', 'no']) await bot.says(guest, words)
  const receipt = receiptOf(bot, guest)
  await bot.says('casey', '/cases')
  const waits = bot.buttons('casey').findLast(({ label }) => label.startsWith('⚪️'))
  if (!waits) throw new Error('nothing waits')
  await bot.sends('casey', { kind: 'choice', option: waits.id, message: waits.message })
  for (const tap of ['Something else', 'Let them in', 'Yes, give a code'])
    await bot.taps('casey', tap)
  const told = bot.heard('casey')
  await bot.says(guest, receipt)
  await bot.taps(guest, 'Talk to a person')
  bot.heard(guest)
  await bot.says(guest, '1111')
  return { code: /V\w{3}-\w{4}-\w{4}/.exec(bot.heard(guest))?.[0] ?? '', told }
}

it('lets whoever asked in with a code, three in seven days, all in one group', async () => {
  const bot = await createTestBot({ desk: DESK })
  await bot.letIn('casey', 'caseworker')
  const memberOf = async (person: string) =>
    (await bot.stores.members.recognise(bot.senderOf(person), bot.now())).member
  for (const guest of ['gro', 'gina', 'gyda']) {
    const { code, told } = await letsIn(bot, guest)
    expect(told).not.toContain(code)
    await bot.says(guest, code)
    expect(await memberOf(guest)).toMatchObject({
      role: 'member',
      groupId: (await memberOf('casey'))?.groupId,
    })
  }
  const { code, told } = await letsIn(bot, 'gudrun')
  expect([code, told]).toEqual(['', expect.stringContaining('That is all for now.')])
  const given = await bot.database.prisma.audit.count({ where: { action: 'case.code' } })
  expect(given).toBe(3)
  await bot.close()
})

it('leads to services where nobody answers in the chat', async () => {
  const bot = await createTestBot()
  await bot.letIn('casey', 'caseworker')
  expect(await answerTo(bot, 'anna', '/talk')).toContain('Where are you?')
  expect(await answerTo(bot, 'casey', '/cases')).toContain('DUTY_HOURS')
  await bot.close()
})

/** What somebody hears in the next slot. */
const hearsLater = async (bot: TestBot, person: string): Promise<string> => {
  bot.later({ hours: 8 })
  bot.heard(person)
  await bot.bot.notices()
  return bot.heard(person)
}

/** Casey leaves that time is needed. */
const answers = async (bot: TestBot): Promise<void> => {
  await bot.says('casey', '/cases')
  const [{ label } = { label: '' }] = bot
    .buttons('casey')
    .filter((one) => one.label.endsWith('· English'))
    .slice(-1)
  await bot.taps('casey', label)
  for (const tap of ['Ready sentence', 'Getting in touch', 'We need time', 'Send it'])
    await bot.taps('casey', tap)
}

it('is told of an answer if she wishes it, by a line that says nothing, until she says no or is gone', async () => {
  const bot = await createTestBot({ desk: DESK })
  await bot.letIn('casey', 'caseworker')
  for (const words of ['/talk', 'Can I come in?', '2580']) await bot.says('anna', words)
  await bot.taps('anna', 'Yes, write to me')
  const receipt = receiptOf(bot, 'anna')
  expect(await hearsLater(bot, 'anna')).toBe('')
  await answers(bot)
  const line = await hearsLater(bot, 'anna')
  expect(line).toContain('You have a new message')
  expect(line).not.toMatch(/answer|case|question/i)
  expect(await hearsLater(bot, 'anna')).toBe('')
  await bot.says('anna', '/export')
  for (const tap of ['Yes, go on', 'Yes, show it']) await bot.taps('anna', tap)
  expect(bot.heard('anna')).toContain('Questions with which I keep where to write to you: 1')

  await answers(bot)
  await bot.says('anna', receipt)
  await bot.talk(
    'anna',
    `
    > [Write when somebody answers]
    💬 With this receipt, you can write to a person in the organisation.
    What do you want to do?
    [💬 Talk to a person]
    [🔔 Write when somebody answers]
    [🗑 Take it back]
    [✔️ Nothing more]
    [✖️ Stop]
    May I write to you here when somebody answers? It is one short line. It does not say what it is about. It comes some hours later, so the time gives nothing away.
    Where I can write to you is locked with your question and is gone with it. No case worker sees it.
    [🔔 Yes, write to me]
    [🔕 No, do not write]
    [⬅️ Back]
    [✖️ Stop]
    > [No, do not write]
    Noted. I will not write.
    💬 With this receipt, you can write to a person in the organisation.
    What do you want to do?
    [💬 Talk to a person]
    [🔔 Write when somebody answers]
    [🗑 Take it back]
    [✔️ Nothing more]
    [✖️ Stop]
  `,
  )
  expect(await hearsLater(bot, 'anna')).toBe('')
  await bot.taps('anna', 'Write when somebody answers')
  await bot.taps('anna', 'Yes, write to me')
  await answers(bot)
  await bot.says('anna', '/wipe')
  await bot.taps('anna', 'Yes, delete')
  expect(await bot.stores.wishes.all()).toEqual([])
  expect(await hearsLater(bot, 'anna')).toBe('')
  expect(bot.logged).toEqual([])
  await bot.close()
})

it('counts with reports: five a day from one chat, however often it is wiped', async () => {
  const bot = await createTestBot({ desk: DESK })
  for (let count = 0; count < 5; count++) {
    await bot.says('anna', '/talk')
    await bot.says('anna', 'Somebody takes my money.')
    for (const tap of ['Skip', 'No, do not write']) await bot.taps('anna', tap)
  }
  await bot.says('anna', '/wipe')
  await bot.taps('anna', 'Yes, delete')
  expect(await answerTo(bot, 'anna', '/talk')).toContain('That is as much')
  expect(await bot.database.prisma.caseFile.count()).toBe(5)
  await bot.close()
})
