import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Content } from '../../src/core/blacklist/reports.ts'
import { createTestBot, type TestBot } from '../support/bot.ts'
import { tapHarms } from '../support/telling.ts'

let english: TestBot
let norwegian: TestBot
beforeAll(async () => {
  english = await createTestBot()
  norwegian = await createTestBot({ shows: 'numbers', language: 'nb' })
  await english.letIn('mona', 'moderator')
  await norwegian.letIn('mona', 'moderator')
})
afterAll(async () => {
  expect([...english.logged, ...norwegian.logged]).toEqual([])
  await english.close()
  await norwegian.close()
})

/** The newest report, opened. */
const kept = async (bot: TestBot): Promise<Content> => {
  const rows = await bot.database.prisma.report.findMany()
  expect(rows).toHaveLength(1)
  const [row] = rows
  await bot.database.prisma.report.deleteMany()
  return JSON.parse(bot.keys.open('report', row?.id ?? '', row?.content ?? new Uint8Array()))
}

const NUMBER = '+1 201 555 0150'

/** Up to the question of what may be done. */
const tells = async (person: string, number?: string): Promise<void> => {
  await english.says(person, '/report')
  await english.taps(person, 'Yes')
  await tapHarms(english, person, 'Robbery')
  if (number) await english.says(person, number)
  else await english.taps(person, 'Skip')
  await english.taps(person, 'Oslo')
  english.heard(person)
}

const taps = async (person: string, ...labels: string[]): Promise<string> => {
  for (const label of labels) {
    english.heard(person)
    await english.taps(person, label)
  }
  return english.heard(person)
}

/** What lies in somebody's session now, opened. */
const draftOf = async (bot: TestBot, person: string): Promise<string> =>
  JSON.stringify((await bot.stores.sessions.load(bot.senderOf(person), bot.now())).session)

describe('what may be done', () => {
  it('is chosen one by one, and nothing is on that was not chosen', async () => {
    await tells('anna', NUMBER)
    await english.talk(
      'anna',
      `
      > hm
      Please choose one of these.
      Do you want somebody to help you?
      In danger now? 112 police · 113 ambulance
      [No, thank you]
      [🤝 A case worker may read it]
      [➕ More than one of these]
      [👮 Tell the police, but not who I am]
      [🗣 Talk to the police for me]
      [⬅️ Back]
      [✖️ Stop]
      > [More than one of these]
      Who may help you?
      Unless you say yes, we only do what we must, as I told you at the start. You can change it later with your receipt.
      Tap all that fit, then Done.
      [🤝 A case worker may read it]
      [👮 Tell the police, but not who I am]
      [🗣 Talk to the police for me]
      [✔️ Done]
      [⏭ Skip]
      > hm
      Please choose from the list.
      Who may help you?
      Unless you say yes, we only do what we must, as I told you at the start. You can change it later with your receipt.
      In danger now? 112 police · 113 ambulance
      Tap all that fit, then Done.
      [🤝 A case worker may read it]
      [👮 Tell the police, but not who I am]
      [🗣 Talk to the police for me]
      [✔️ Done]
      [⏭ Skip]
      > [A case worker may read it]
      Who may help you?
      Unless you say yes, we only do what we must, as I told you at the start. You can change it later with your receipt.
      Tap all that fit, then Done.
      [✅ 🤝 A case worker may read it]
      [👮 Tell the police, but not who I am]
      [🗣 Talk to the police for me]
      [✔️ Done]
      [⏭ Skip]
      > [Tell the police, but not who I am]
      Who may help you?
      Unless you say yes, we only do what we must, as I told you at the start. You can change it later with your receipt.
      Tap all that fit, then Done.
      [✅ 🤝 A case worker may read it]
      [✅ 👮 Tell the police, but not who I am]
      [🗣 Talk to the police for me]
      [✔️ Done]
      [⏭ Skip]
      > [Done]
      When may we warn colleagues?
      Colleagues who follow the town hear how serious it is, and the age and build you describe. They do not hear the number, the place or the vehicle. If you are the only one it happened to lately, the person who did it may guess that it was you. If you wait, that is harder to guess, and the town is not told.
      [⏱ As soon as it is read]
      [📅 The week after it is read]
      [🕗 Another time, or never]
      > hm
      Please choose one of these.
      When may we warn colleagues?
      Colleagues who follow the town hear how serious it is, and the age and build you describe. They do not hear the number, the place or the vehicle. If you are the only one it happened to lately, the person who did it may guess that it was you. If you wait, that is harder to guess, and the town is not told.
      In danger now? 112 police · 113 ambulance
      [⏱ As soon as it is read]
      [📅 The week after it is read]
      [🕗 Another time, or never]
      > [Another time, or never]
      When may we warn colleagues?
      We can wait until somebody outside your group reports the same number, for a year at most. Colleagues are then warned when that quarter ends: at the end of March, June, September or December. Or we warn nobody at all.
      [👥 Once somebody else reports it too]
      [🔕 Never]
      > [Never]
      This is what you have told me:
      • 👜 Robbery
      • Number: +1 201 555 0150 (United States)
      • Town: Oslo
      • Warn colleagues: 🔕 Never
      • Allowed: 🤝 A case worker may read it
      • Allowed: 👮 Tell the police, but not who I am
      Is the number right? A wrong one accuses somebody else. If everything is right, shall I send it?
      [✏️ Change something]
      [➕ Add more]
      [📤 Send]
      `,
    )
    await english.taps('anna', 'Send')
    expect(await kept(english)).toMatchObject({
      consents: { warn: false, caseWorker: true, policeAnonymous: true, policeForMe: false },
      exposure: 'never',
      subjects: [{ ending: '50', number: 'tel:+12015550150' }],
    })
  })

  it('is chosen in Norwegian, with numbers, and asks for the kind by itself', async () => {
    for (const said of ['meld fra', 'ja', '4', '7', '2', NUMBER]) await norwegian.says('anna', said)
    norwegian.heard('anna')
    await norwegian.talk(
      'anna',
      `
      > oslo
      Vil du at noen skal hjelpe deg?
      1  Nei takk
      2  🤝 En rådgiver får lese det
      3  ➕ Flere av disse
      4  👮 Si det til politiet, uten mitt navn
      5  🗣 Snakk med politiet for meg
      6  ⬅️ Tilbake
      7  ✖️ Stopp
      > 3
      Hvem får hjelpe deg?
      Sier du ikke ja, gjør vi bare det loven krever, som jeg sa i starten. Du kan endre det senere med kvitteringen.
      Send alle tallene som passer, slik: 1 3
      1  🤝 En rådgiver får lese det
      2  👮 Si det til politiet, uten mitt navn
      3  🗣 Snakk med politiet for meg
      4  ⏭ Hopp over
      5  ⬅️ Tilbake
      6  ✖️ Stopp
      > 2 3
      Når kan vi advare kolleger?
      Kolleger som følger byen, får vite hvor alvorlig det er, og alder og kroppsbygning hvis du beskriver det. De får ikke vite nummeret, stedet eller kjøretøyet. Er du den eneste det har skjedd med i det siste, kan den som gjorde det, gjette at det var deg. Venter du, er det vanskeligere å gjette, og byen får ikke vite noe.
      1  ⏱ Så snart det er lest
      2  📅 Uka etter at det er lest
      3  🕗 Senere, eller aldri
      4  ⬅️ Tilbake
      5  ✖️ Stopp
      > 1
      Kan kolleger lese hva slags fare det var, også mens bare du har meldt fra? Da kan den som gjorde det, lettere gjette at det var deg.
      1  Ja, det kan de
      2  Nei, ikke ennå
      3  ⬅️ Tilbake
      4  ✖️ Stopp
      > 1
      Dette har du fortalt meg:
      • 👜 Ran
      • Nummer: +1 201 555 0150 (USA)
      • By: Oslo
      • Advare kolleger: ⏱ Så snart det er lest
      • Du tillater: 👮 Si det til politiet, uten mitt navn
      • Du tillater: 🗣 Snakk med politiet for meg
      • Du tillater: 🏷 Si hva slags fare det var
      Stemmer nummeret? Et feil nummer anklager en annen. Hvis alt stemmer: Skal jeg sende det?
      1  ✏️ Endre noe
      2  ➕ Legg til mer
      3  📤 Send
      4  ⬅️ Tilbake
      5  ✖️ Stopp
      `,
    )
    await norwegian.says('anna', '3')
    expect(await kept(norwegian)).toMatchObject({
      consents: { warn: true, kind: true, policeAnonymous: true, policeForMe: true },
      exposure: 'reviewed',
      subjects: [{ number: 'tel:+12015550150' }],
    })
  })

  it('can be help alone, where there is no number', async () => {
    await tells('bea')
    await english.talk(
      'bea',
      `
      > [More than one of these]
      Who may help you?
      Unless you say yes, we only do what we must, as I told you at the start. You can change it later with your receipt.
      Tap all that fit, then Done.
      [🤝 A case worker may read it]
      [👮 Tell the police, but not who I am]
      [🗣 Talk to the police for me]
      [✔️ Done]
      [⏭ Skip]
      [⬅️ Back]
      [✖️ Stop]
      > [Back]
      Do you want somebody to help you?
      [No, thank you]
      [🤝 A case worker may read it]
      [➕ More than one of these]
      [👮 Tell the police, but not who I am]
      [🗣 Talk to the police for me]
      > [Talk to the police for me]
      This is what you have told me:
      • 👜 Robbery
      • No phone number
      • Town: Oslo
      • Allowed: 🗣 Talk to the police for me
      Shall I send it?
      [✏️ Change something]
      [➕ Add more]
      [📤 Send]
      `,
    )
    await taps('bea', 'Send')
    expect(await kept(english)).toMatchObject({
      consents: { warn: false, caseWorker: false, policeForMe: true },
      exposure: 'never',
    })
  })

  it('is nothing at all for whoever wants nothing', async () => {
    await tells('cleo', NUMBER)
    await taps('cleo', 'More than one of these', 'A case worker may read it', 'Skip')
    await taps('cleo', 'Another time, or never', 'Never', 'Send')
    const { consents, exposure } = await kept(english)
    expect(exposure).toBe('never')
    expect(Object.values(consents)).toEqual([false, false, false, false])
  })

  it('names no kind of danger if she does not allow it', async () => {
    await tells('cora', NUMBER)
    await taps('cora', 'No, thank you', 'As soon as it is read', 'No, not yet', 'Send')
    expect((await kept(english)).consents).toEqual({
      warn: true,
      caseWorker: false,
      policeAnonymous: false,
      policeForMe: false,
    })
  })

  it('can wait for somebody else, or never be seen', async () => {
    await tells('dora', NUMBER)
    await taps('dora', 'No, thank you')
    await english.talk(
      'dora',
      `
      > [Another time, or never]
      When may we warn colleagues?
      We can wait until somebody outside your group reports the same number, for a year at most. Colleagues are then warned when that quarter ends: at the end of March, June, September or December. Or we warn nobody at all.
      [👥 Once somebody else reports it too]
      [🔕 Never]
      [⬅️ Back]
      [✖️ Stop]
      > maybe
      Please choose one of these.
      When may we warn colleagues?
      We can wait until somebody outside your group reports the same number, for a year at most. Colleagues are then warned when that quarter ends: at the end of March, June, September or December. Or we warn nobody at all.
      In danger now? 112 police · 113 ambulance
      [👥 Once somebody else reports it too]
      [🔕 Never]
      > [Once somebody else reports it too]
      May colleagues read what kind of danger it was, even while only you have reported it? The person who did it may guess sooner that it was you.
      [Yes, they may read it]
      [No, not yet]
      `,
    )
    const readBack = await taps('dora', 'No, not yet')
    expect(readBack).toContain('• Warn colleagues: 👥 Once somebody else reports it too')
    await english.taps('dora', 'Send')
    expect(await kept(english)).toMatchObject({ exposure: 'second', consents: { warn: true } })
  })
})

describe('the number itself', () => {
  it('is read back whole, with its country, and is gone when the report is sent', async () => {
    await tells('eva', NUMBER)
    await taps('eva', 'No, thank you', 'As soon as it is read')
    const readBack = await taps('eva', 'No, not yet')
    expect(readBack).toContain('• Number: +1 201 555 0150 (United States)')
    expect(readBack).toContain('Is the number right?')
    await taps('eva', 'Add more', 'More numbers')
    await english.says('eva', '91 00 00 51')
    expect(await taps('eva', 'Nothing more')).toContain('• Number: +47 91 00 00 51 (Norway)')
    await taps('eva', 'Send')
    expect(JSON.stringify(await kept(english))).not.toMatch(/1201555015|4791000051/)
    expect(await draftOf(english, 'eva')).not.toMatch(/1201555015|4791000051/)
  })

  it('can be corrected where it is wrong, in Norwegian, too', async () => {
    for (const said of ['meld fra', 'ja', '4', '7', '2', '91 00 00 51', 'oslo', '1', '1'])
      await norwegian.says('eva', said)
    norwegian.heard('eva')
    await norwegian.talk(
      'eva',
      `
      > 2
      Dette har du fortalt meg:
      • 👜 Ran
      • Nummer: +47 91 00 00 51 (Norge)
      • By: Oslo
      • Advare kolleger: ⏱ Så snart det er lest
      Stemmer nummeret? Et feil nummer anklager en annen. Hvis alt stemmer: Skal jeg sende det?
      1  ✏️ Endre noe
      2  ➕ Legg til mer
      3  📤 Send
      4  ⬅️ Tilbake
      5  ✖️ Stopp
      > 1
      Hva vil du endre?
      1  Hva som skjedde
      2  📞 Telefonnummeret
      3  📍 Byen
      4  🤝 Hva jeg tillater
      5  🔔 Skriv når noen svarer
      6  ➕ Det jeg la til
      7  ⬅️ Tilbake
      8  ✖️ Stopp
      > 2
      Har du et telefonnummer til den som gjorde det? Skriv det, lim det inn, eller del kontakten.
      1  ⏭ Hopp over
      2  ⬅️ Tilbake
      3  ✖️ Stopp
      > 91 00 00 15
      Dette har du fortalt meg:
      • 👜 Ran
      • Nummer: +47 91 00 00 15 (Norge)
      • By: Oslo
      • Advare kolleger: ⏱ Så snart det er lest
      Stemmer nummeret? Et feil nummer anklager en annen. Hvis alt stemmer: Skal jeg sende det?
      1  ✏️ Endre noe
      2  ➕ Legg til mer
      3  📤 Send
      4  ⬅️ Tilbake
      5  ✖️ Stopp
      `,
    )
    await norwegian.says('eva', '3')
    expect((await kept(norwegian)).subjects).toMatchObject([{ ending: '15' }])
  })
})

describe('own words that seem to lead to her', () => {
  it('are kept, written again or left out, as she wants', async () => {
    await tells('gro')
    await taps('gro', 'No, thank you', 'Add more', 'In my own words')
    await english.talk(
      'gro',
      `
      > My name is Anna, it was in Storgata 12 on March 3rd. Write to anna@example.com or +1 201 555 0177
      Wait a moment. I think I see this in your words:
      • a name
      • a phone number
      • an address
      • an email address
      • a date
      If it is yours, it can lead to you. The people who read your report will see it.
      [✏️ Write it again]
      [🗑 Delete what I wrote]
      [✔️ Keep it as it is]
      [⬅️ Back]
      [✖️ Stop]
      > hm
      Please choose one of these.
      Wait a moment. I think I see this in your words:
      • a name
      • a phone number
      • an address
      • an email address
      • a date
      If it is yours, it can lead to you. The people who read your report will see it.
      In danger now? 112 police · 113 ambulance
      [✏️ Write it again]
      [🗑 Delete what I wrote]
      [✔️ Keep it as it is]
      > [Write it again]
      Tell it in your own words, in any language. Leave out your own name, address and the exact day. Send it all at once.
      [⏭ Skip]
      `,
    )
    await english.says('gro', 'He had a knife')
    await taps('gro', 'In my own words')
    await english.says('gro', 'see www.example.com')
    expect(await taps('gro', 'Delete what I wrote')).toContain('What do you want to add?')
    await taps('gro', 'In my own words')
    await english.says('gro', 'he lives in Kirkeveien 5')
    const readBack = await taps('gro', 'Keep it as it is', 'Nothing more')
    expect(readBack).toContain('Your words: He had a knife\nhe lives in Kirkeveien 5\n')
    await english.taps('gro', 'Send')
    expect((await kept(english)).words).toBe('He had a knife\nhe lives in Kirkeveien 5')
  })

  it('are asked about in Norwegian, with numbers', async () => {
    for (const said of ['meld fra', 'ja', '4', '7', '2', 'nei', 'oslo', '1', '2', '6'])
      await norwegian.says('bea', said)
    norwegian.heard('bea')
    await norwegian.talk(
      'bea',
      `
      > Jeg heter Bea, og det var den 3. mai
      Vent litt. Jeg tror jeg ser dette i det du skrev:
      • et navn
      • en dato
      Er det ditt, kan det vise hvem du er. De som leser meldingen din, ser det.
      1  ✏️ Skriv det på nytt
      2  🗑 Ta bort alt jeg skrev
      3  ✔️ Behold det som det er
      4  ⬅️ Tilbake
      5  ✖️ Stopp
      > 2
      Hva vil du legge til?
      1  👤 Hvem det var
      2  🕐 Hvor lenge siden
      3  ⚠️ Våpen, skader og slikt
      4  👁 Utseende, sted, kjøretøy
      5  📞 Flere numre
      6  ✏️ Med egne ord
      7  ✔️ Ikke mer
      8  ⬅️ Tilbake
      9  ✖️ Stopp
      `,
    )
    for (const said of ['7', '3']) await norwegian.says('bea', said)
    expect((await kept(norwegian)).words).toBeUndefined()
  })
})

describe('any one answer', () => {
  it('can be changed from the read-back, and the others stay', async () => {
    await tells('hild', NUMBER)
    await taps('hild', 'No, thank you', 'As soon as it is read', 'No, not yet')
    await taps('hild', 'Add more', 'In my own words')
    await english.says('hild', 'He was tall')
    await taps('hild', 'Nothing more')
    await english.talk(
      'hild',
      `
      > [Change something]
      What do you want to change?
      [What happened]
      [📞 The phone number]
      [📍 The town]
      [🤝 What I allow]
      [🔔 Write when somebody answers]
      [✏️ My own words]
      [➕ What I added]
      [⬅️ Back]
      [✖️ Stop]
      > hm
      Please choose one of these.
      What do you want to change?
      In danger now? 112 police · 113 ambulance
      [What happened]
      [📞 The phone number]
      [📍 The town]
      [🤝 What I allow]
      [🔔 Write when somebody answers]
      [✏️ My own words]
      [➕ What I added]
      > [Back]
      This is what you have told me:
      • 👜 Robbery
      • Number: +1 201 555 0150 (United States)
      • Town: Oslo
      • Warn colleagues: ⏱ As soon as it is read
      • Your words: He was tall
      Is the number right? A wrong one accuses somebody else. If everything is right, shall I send it?
      [✏️ Change something]
      [➕ Add more]
      [📤 Send]
      `,
    )
    await taps('hild', 'Change something', 'The town')
    await english.says('hild', 'Bergen')
    await taps('hild', 'Change something', 'The phone number')
    await english.says('hild', '+1 201 555 0152')
    await taps('hild', 'Change something', 'What I allow', 'No, thank you')
    await taps('hild', 'The week after it is read', 'Yes, they may read it')
    await taps('hild', 'Change something', 'My own words')
    await english.says('hild', 'He was short')
    await taps('hild', 'Change something', 'What happened', 'Robs or does not pay')
    await taps('hild', 'Sexual assault or pressure', 'Done', 'Groped', 'Done')
    const readBack = await taps('hild', 'Change something', 'What I added', 'Nothing more')
    expect(readBack.split('\n').filter((line) => line.startsWith('•'))).toEqual([
      '• 👐 Groped',
      '• Number: +1 201 555 0152 (United States)',
      '• Town: Bergen',
      '• Warn colleagues: 📅 The week after it is read',
      '• Allowed: 🏷 Name the kind of danger',
      '• Your words: He was short',
    ])
    await taps('hild', 'Change something', 'My own words', 'Skip', 'Send')
    const content = await kept(english)
    expect(content).toMatchObject({ harms: ['groped'], city: 'bergen', exposure: 'weekly' })
    expect(content.words).toBeUndefined()
    expect(content.subjects).toHaveLength(1)
  })

  it('is followed by care where what happened is another thing now, in Norwegian, too', async () => {
    for (const said of ['meld fra', 'ja', '4', '7', '2', 'nei', 'oslo', '1'])
      await norwegian.says('cleo', said)
    norwegian.heard('cleo')
    await norwegian.talk(
      'cleo',
      `
      > 1
      Hva vil du endre?
      1  Hva som skjedde
      2  📞 Telefonnummeret
      3  📍 Byen
      4  🤝 Hva jeg tillater
      5  🔔 Skriv når noen svarer
      6  ➕ Det jeg la til
      7  ⬅️ Tilbake
      8  ✖️ Stopp
      > 1
      • 👜 Ran
      Hva skjedde?
      Send tallene som passer, slik: 1 3. Send 0 for flere, og tallet ved Ferdig når du har alle.
      1  💥 Vold
      2  ❗️ Trusler
      3  ✋ Overgrep eller seksuelt press
      4  ✅ 👜 Ran, betaler ikke
      5  📷 Filmer eller sprer bilder
      6  👣 Følger etter folk
      7  ✔️ Ferdig
      8  ⬅️ Tilbake
      9  ✖️ Stopp
      0  ➡️ Flere
      > 3 4
      Hva skjedde?
      Send tallene som passer, slik: 1 3. Send 0 for flere, og tallet ved Ferdig når du har alle.
      1  💥 Vold
      2  ❗️ Trusler
      3  ✅ ✋ Overgrep eller seksuelt press
      4  👜 Ran, betaler ikke
      5  📷 Filmer eller sprer bilder
      6  👣 Følger etter folk
      7  ✔️ Ferdig
      8  ⬅️ Tilbake
      9  ✖️ Stopp
      0  ➡️ Flere
      > 7
      Hva var det, helt nøyaktig? Du kan hoppe over.
      Send alle tallene som passer, slik: 1 3
      1  ✋ Tvang til sex, voldtekt
      2  🚫 Kondom: nektet, tok av (stealthing)
      3  💊 Dopet ned, noe i drinken
      4  ↗️ Presset til mer enn avtalt
      5  👐 Tafset
      6  ⏭ Hopp over
      7  ⬅️ Tilbake
      8  ✖️ Stopp
      > 1
      Nå er det du som er viktigst. Det finnes medisin mot hiv (PEP) og nødprevensjon (angrepille). Begge virker best de første timene. Du må begynne med PEP innen 72 timer; én type pille virker i opptil fem døgn. Har det gått lenger tid, spør likevel.
      Ring 116 117 (legevakt) når som helst på døgnet og spør etter overgrepsmottaket. Ring før du går: Ikke alle er åpne om natta.
      Hvis du kan, vent med å dusje, skifte klær og pusse tenner til de har sett deg. Har du allerede gjort det, gå likevel. Dopet ned? Be om urinprøve med en gang. Tok noen kvelertak? En lege må se på deg i dag, også uten merker.
      Det er gratis. Du trenger ikke gå til politiet. Du kan be om tolk.
      🩺 Ikke bekreftet av lege.
      1  ▶️ Fortsett
      2  🩹 Hjelp de første 72 timene
      3  ⬅️ Tilbake
      4  ✖️ Stopp
      > 1
      Dette har du fortalt meg:
      • ✋ Tvang til sex, voldtekt
      • Ikke noe telefonnummer
      • By: Oslo
      Skal jeg sende det?
      1  ✏️ Endre noe
      2  ➕ Legg til mer
      3  📤 Send
      4  ⬅️ Tilbake
      5  ✖️ Stopp
      > 3
      Når kan vi advare kolleger?
      Uten nummer får kolleger som følger byen, vite hva slags fare det er, og utseendet, stedet og kjøretøyet du krysser av for. Er du den eneste det har skjedd med i det siste, kan den som gjorde det, gjette at det var deg.
      1  ⏱ Så snart det er lest
      2  🔕 Aldri
      3  ⬅️ Tilbake
      4  ✖️ Stopp
      > 7
      Velg et av disse tallene: 1–4.
      Når kan vi advare kolleger?
      Uten nummer får kolleger som følger byen, vite hva slags fare det er, og utseendet, stedet og kjøretøyet du krysser av for. Er du den eneste det har skjedd med i det siste, kan den som gjorde det, gjette at det var deg.
      1  ⏱ Så snart det er lest
      2  🔕 Aldri
      3  ⬅️ Tilbake
      4  ✖️ Stopp
      > 2
      Dette har du fortalt meg:
      • ✋ Tvang til sex, voldtekt
      • Ikke noe telefonnummer
      • By: Oslo
      • Advare kolleger: 🔕 Aldri
      Skal jeg sende det?
      1  ✏️ Endre noe
      2  ➕ Legg til mer
      3  📤 Send
      4  ⬅️ Tilbake
      5  ✖️ Stopp
      `,
    )
    await norwegian.says('cleo', '3')
    expect(await kept(norwegian)).toMatchObject({
      harms: ['forced'],
      exposure: 'never',
      consents: { warn: false },
    })
  })
})

describe('the gravest danger without a number', () => {
  const begins = async (person: string) => {
    await english.says(person, '/report')
    await english.taps(person, 'Yes')
    await tapHarms(english, person, 'Choked')
    await taps(person, 'Go on')
    english.heard(person)
  }

  it('warns a town at once, or nobody', async () => {
    await begins('asta')
    await taps('asta', 'Skip')
    english.heard('asta')
    await english.talk(
      'asta',
      `
      > Oslo
      Do you want somebody to help you?
      [No, thank you]
      [🤝 A case worker may read it]
      [➕ More than one of these]
      [👮 Tell the police, but not who I am]
      [🗣 Talk to the police for me]
      [⬅️ Back]
      [✖️ Stop]
      > [No, thank you]
      When may we warn colleagues?
      Without a number, colleagues who follow the town hear what kind of danger it is, and the looks, place and vehicle you tick. If you are the only one it happened to lately, the person who did it may guess that it was you.
      [⏱ As soon as it is read]
      [🔕 Never]
      > [As soon as it is read]
      This is what you have told me:
      • ⭕️ Choked
      • No phone number
      • Town: Oslo
      • Warn colleagues: ⏱ As soon as it is read
      Shall I send it?
      [✏️ Change something]
      [➕ Add more]
      [📤 Send]
      > [Back]
      When may we warn colleagues?
      Without a number, colleagues who follow the town hear what kind of danger it is, and the looks, place and vehicle you tick. If you are the only one it happened to lately, the person who did it may guess that it was you.
      [⏱ As soon as it is read]
      [🔕 Never]
      > [Never]
      This is what you have told me:
      • ⭕️ Choked
      • No phone number
      • Town: Oslo
      • Warn colleagues: 🔕 Never
      Shall I send it?
      [✏️ Change something]
      [➕ Add more]
      [📤 Send]
      `,
    )
    await english.talk(
      'asta',
      `
      > [Back]
      When may we warn colleagues?
      Without a number, colleagues who follow the town hear what kind of danger it is, and the looks, place and vehicle you tick. If you are the only one it happened to lately, the person who did it may guess that it was you.
      [⏱ As soon as it is read]
      [🔕 Never]
      [⬅️ Back]
      [✖️ Stop]
      > [As soon as it is read]
      This is what you have told me:
      • ⭕️ Choked
      • No phone number
      • Town: Oslo
      • Warn colleagues: ⏱ As soon as it is read
      Shall I send it?
      [✏️ Change something]
      [➕ Add more]
      [📤 Send]
      `,
    )
    await taps('asta', 'Send')
    expect(await kept(english)).toMatchObject({ exposure: 'reviewed', consents: { warn: true } })
  })

  it('asks again where what was to wait has no number any more', async () => {
    await begins('berit')
    await english.says('berit', NUMBER)
    await taps('berit', 'Oslo', 'No, thank you', 'The week after it is read', 'No, not yet')
    await taps('berit', 'Change something', 'The phone number', 'Skip')
    expect(await taps('berit', 'Send')).toMatch(
      /^When may we warn colleagues\?[\s\S]*Without a number/,
    )
    await taps('berit', 'As soon as it is read', 'Send')
    const content = await kept(english)
    expect(content).toMatchObject({ exposure: 'reviewed', consents: { warn: true }, subjects: [] })
  })
})

describe('what staff report for somebody else', () => {
  it('is asked of them only, and marked', async () => {
    await english.talk(
      'mona',
      `
      > /report
      Are you safe now?
      [Yes]
      [No]
      [✖️ Stop]
      > [Yes]
      Are you reporting for yourself, or for somebody who told you?
      What staff report for others counts as one report on the same number, whichever of you writes it.
      [For myself]
      [For somebody else]
      [⬅️ Back]
      [✖️ Stop]
      > hm
      Please choose one of these.
      Are you reporting for yourself, or for somebody who told you?
      What staff report for others counts as one report on the same number, whichever of you writes it.
      In danger now? 112 police · 113 ambulance
      [For myself]
      [For somebody else]
      `,
    )
    await taps('mona', 'For somebody else', 'A bad feeling', 'Done', 'Skip', 'Oslo')
    expect(await taps('mona', 'No, thank you')).toContain(
      'This is what you have told me:\n\n• Reported by staff for somebody else\n',
    )
    await english.taps('mona', 'Send')
    expect(await kept(english)).toMatchObject({ outreach: true, group: 'outreach' })
    await english.says('mona', '/report')
    await taps('mona', 'Yes', 'For myself', 'A bad feeling', 'Done', 'Skip', 'Oslo')
    await taps('mona', 'No, thank you', 'Send')
    const own = await kept(english)
    expect(own.outreach).toBeUndefined()
    expect(own.group).toMatch(/^[\da-f-]{36}$/)
  })

  it('is asked in Norwegian, with numbers, also of staff who are not safe', async () => {
    for (const said of ['meld fra', 'nei']) await norwegian.says('mona', said)
    norwegian.heard('mona')
    await norwegian.talk(
      'mona',
      `
      > 1
      Melder du fra for deg selv, eller for noen som har fortalt deg det?
      Det ansatte melder for andre, teller som én melding om samme nummer, uansett hvem av dere som skriver.
      1  For meg selv
      2  For noen andre
      3  ⬅️ Tilbake
      4  ✖️ Stopp
      `,
    )
    for (const said of ['2', '4', '7', '2', 'nei', 'oslo', '1', '3'])
      await norwegian.says('mona', said)
    expect(await kept(norwegian)).toMatchObject({ outreach: true, group: 'outreach' })
  })
})
