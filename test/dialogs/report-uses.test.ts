import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Content } from '../../src/core/blacklist/reports.ts'
import { createTestBot, type TestBot } from '../support/bot.ts'

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
  for (const tap of ['Yes', 'Robbery', 'Done']) await english.taps(person, tap)
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
      When may colleagues be warned?
      Those who follow the town are told how grave it is, and the age and build that you describe, but not the number, the place or the vehicle. If it happened only to you lately, whoever did it may guess that it was you who told. If you wait, that is harder to guess, and the town is not told.
      In danger now? 112 police · 113 ambulance
      [⏱ As soon as it is read]
      [📅 The week after it is read]
      [🕗 Another time, or never]
      [🤝 Choose all that may be done]
      [⬅️ Back]
      [✖️ Stop]
      > [Choose all that may be done]
      What may be done with what you told?
      May colleagues read what kind of danger it was, also while only you have told? Whoever did it may guess sooner.
      Nothing is done that you do not choose. With your receipt you can change it later.
      Tap all that fit, then Done.
      [📢 Warn colleagues]
      [🤝 A case worker may read it]
      [👮 Tell the police, without me]
      [🗣 Speak with the police for me]
      [🏷 Name the kind of danger]
      [✔️ Done]
      [⏭ Skip]
      > [A case worker may read it]
      What may be done with what you told?
      May colleagues read what kind of danger it was, also while only you have told? Whoever did it may guess sooner.
      Nothing is done that you do not choose. With your receipt you can change it later.
      Tap all that fit, then Done.
      [📢 Warn colleagues]
      [✅ 🤝 A case worker may read it]
      [👮 Tell the police, without me]
      [🗣 Speak with the police for me]
      [🏷 Name the kind of danger]
      [✔️ Done]
      [⏭ Skip]
      > [Done]
      This is what you have told:
      • 👜 Robbery
      • A number ending in 50
      • Town: Oslo
      • Warn colleagues: 🔕 Never, only count it
      • May be done: 🤝 A case worker may read it
      Shall I send it?
      [📤 Send]
      [➕ Add more]
      [✏️ Change something]
      `,
    )
    await english.taps('anna', 'Send')
    expect(await kept(english)).toMatchObject({
      consents: { warn: false, caseWorker: true, policeAnonymous: false, policeForMe: false },
      exposure: 'never',
      subjects: [{ ending: '50', number: 'tel:+12015550150' }],
    })
  })

  it('is chosen in Norwegian, with numbers, and asks when once more', async () => {
    for (const said of ['meld fra', 'ja', '0', '4', '7', NUMBER, 'oslo'])
      await norwegian.says('anna', said)
    norwegian.heard('anna')
    await norwegian.talk(
      'anna',
      `
      > 4
      Hva kan gjøres med det du har fortalt?
      Kan kolleger lese hva slags fare det var, også mens bare du har meldt fra? Den som gjorde det, kan gjette det før.
      Ingenting blir gjort som du ikke velger. Med kvitteringen kan du endre det senere.
      Send alle tallene som passer, slik: 1 3
      1  📢 Advar kolleger
      2  🤝 En rådgiver får lese det
      3  👮 Si det til politiet, uten meg
      4  🗣 Snakk med politiet for meg
      5  🏷 Si hva slags fare det var
      6  ⏭ Hopp over
      7  ⬅️ Tilbake
      8  ✖️ Stopp
      > 1 3 4
      Når kan kolleger bli advart?
      De som følger byen, får vite hvor alvorlig det er, og alder og kroppsbygning hvis du beskriver det, men ikke nummeret, stedet eller bilen. Hvis det bare har skjedd deg i det siste, kan den som gjorde det, gjette at det var du som sa fra. Venter du, er det vanskeligere å gjette, og byen får ikke vite noe.
      1  ⏱ Så snart det er lest
      2  📅 Uken etter at det er lest
      3  👥 Når noen andre også melder fra
      4  ⬅️ Tilbake
      5  ✖️ Stopp
      > 3
      Dette har du fortalt:
      • 👜 Ran
      • Et nummer som slutter på 50
      • By: Oslo
      • Advare kolleger: 👥 Når noen andre også melder fra
      • Kan gjøres: 👮 Si det til politiet, uten meg
      • Kan gjøres: 🗣 Snakk med politiet for meg
      Skal jeg sende det?
      1  📤 Send
      2  ➕ Legg til mer
      3  ✏️ Endre noe
      4  ⬅️ Tilbake
      5  ✖️ Stopp
      `,
    )
    await norwegian.says('anna', '1')
    expect(await kept(norwegian)).toMatchObject({
      consents: { warn: true, caseWorker: false, policeAnonymous: true, policeForMe: true },
      exposure: 'second',
      subjects: [{ number: 'tel:+12015550150' }],
    })
  })

  it('can be help alone, where there is no number', async () => {
    await tells('bea')
    await english.talk(
      'bea',
      `
      > [Choose what may be done]
      What may be done with what you told?
      Nothing is done that you do not choose. With your receipt you can change it later.
      Tap all that fit, then Done.
      [🤝 A case worker may read it]
      [👮 Tell the police, without me]
      [🗣 Speak with the police for me]
      [✔️ Done]
      [⏭ Skip]
      [⬅️ Back]
      [✖️ Stop]
      > [Back]
      What may be done with it? Without a phone number nobody can be warned, but somebody can help you.
      [🔢 Only read it and count it]
      [🤝 Choose what may be done]
      > [Choose what may be done]
      What may be done with what you told?
      Nothing is done that you do not choose. With your receipt you can change it later.
      Tap all that fit, then Done.
      [🤝 A case worker may read it]
      [👮 Tell the police, without me]
      [🗣 Speak with the police for me]
      [✔️ Done]
      [⏭ Skip]
      `,
    )
    await taps('bea', 'Speak with the police for me', 'Done', 'Send')
    expect(await kept(english)).toMatchObject({
      consents: { warn: false, caseWorker: false, policeForMe: true },
      exposure: 'never',
    })
  })

  it('is nothing at all for whoever skips it', async () => {
    await tells('cleo', NUMBER)
    await taps('cleo', 'Choose all that may be done', 'Warn colleagues', 'Skip', 'Send')
    expect(await kept(english)).toMatchObject({ exposure: 'never', consents: { warn: false } })
  })

  it('can wait for somebody else, or never be seen', async () => {
    await tells('dora', NUMBER)
    await english.talk(
      'dora',
      `
      > [Another time, or never]
      When may colleagues be warned?
      It can wait until somebody outside your group has told of the same number, for a year at the most. Colleagues are warned when the quarter of the year is over in which that came. Or nobody is warned at all.
      [👥 Once somebody else reports it too]
      [🔕 Never, only count it]
      [⬅️ Back]
      [✖️ Stop]
      > maybe
      Please choose one of these.
      When may colleagues be warned?
      It can wait until somebody outside your group has told of the same number, for a year at the most. Colleagues are warned when the quarter of the year is over in which that came. Or nobody is warned at all.
      In danger now? 112 police · 113 ambulance
      [👥 Once somebody else reports it too]
      [🔕 Never, only count it]
      `,
    )
    const readBack = await taps('dora', 'Once somebody else reports it too')
    expect(readBack).toContain('• Warn colleagues: 👥 Once somebody else reports it too')
    await english.taps('dora', 'Send')
    expect(await kept(english)).toMatchObject({ exposure: 'second', consents: { warn: true } })
  })
})

describe('the number itself', () => {
  it('is in the draft until she has said what may be done, and then gone', async () => {
    await tells('eva', NUMBER)
    expect(await draftOf(english, 'eva')).toContain('12015550150')
    await taps('eva', 'As soon as it is read')
    expect(await draftOf(english, 'eva')).not.toContain('12015550150')
    await taps('eva', 'Add more', 'More numbers')
    await english.says('eva', '+1 201 555 0151')
    expect(await draftOf(english, 'eva')).not.toContain('12015550151')
    await taps('eva', 'Nothing more', 'Send')
    expect(JSON.stringify(await kept(english))).not.toMatch(/1201555015/)
  })

  it('is asked for again when somebody is to help after all', async () => {
    await tells('fia', NUMBER)
    await taps('fia', 'As soon as it is read', 'Change something', 'What may be done with it')
    await taps('fia', 'Choose all that may be done', 'A case worker may read it', 'Done')
    english.heard('fia')
    await english.talk(
      'fia',
      `
      > [As soon as it is read]
      I have not kept the number itself. Whoever helps you needs it: please send it again.
      [⏭ Skip]
      [⬅️ Back]
      [✖️ Stop]
      > +1 201 555 0159
      That is another number than the one you told of. Send the same one, or skip.
      I have not kept the number itself. Whoever helps you needs it: please send it again.
      [⏭ Skip]
      > ${NUMBER}
      This is what you have told:
      • 👜 Robbery
      • A number ending in 50
      • Town: Oslo
      • Warn colleagues: ⏱ As soon as it is read
      • May be done: 🤝 A case worker may read it
      Shall I send it?
      [📤 Send]
      [➕ Add more]
      [✏️ Change something]
      `,
    )
    await english.taps('fia', 'Send')
    expect(await kept(english)).toMatchObject({
      consents: { warn: true, caseWorker: true },
      subjects: [{ number: 'tel:+12015550150' }],
    })
  })
})

describe('own words that seem to lead to her', () => {
  it('are kept, written again or left out, as she wants', async () => {
    await tells('gro')
    await taps('gro', 'Only read it and count it', 'Add more', 'In my own words')
    await english.talk(
      'gro',
      `
      > My name is Anna, it was in Storgata 12 on March 3rd. Write to anna@example.com or +1 201 555 0177
      Wait a moment. In your words I seem to see:
      • a name
      • a phone number
      • an address
      • an e-mail address
      • a date
      If it is yours, it can lead to you. Only those who read reports see it.
      [✏️ Write it again]
      [🗑 Leave these words out]
      [✔️ Keep it as it is]
      [⬅️ Back]
      [✖️ Stop]
      > hm
      Please choose one of these.
      Wait a moment. In your words I seem to see:
      • a name
      • a phone number
      • an address
      • an e-mail address
      • a date
      If it is yours, it can lead to you. Only those who read reports see it.
      In danger now? 112 police · 113 ambulance
      [✏️ Write it again]
      [🗑 Leave these words out]
      [✔️ Keep it as it is]
      > [Write it again]
      Tell it in your own words, in any language. Leave out your own name, address and the exact day. Send it all at once.
      [⏭ Skip]
      `,
    )
    await english.says('gro', 'He had a knife')
    await taps('gro', 'In my own words')
    await english.says('gro', 'see www.example.com')
    expect(await taps('gro', 'Leave these words out')).toContain('What do you want to add?')
    await taps('gro', 'In my own words')
    await english.says('gro', 'he lives in Kirkeveien 5')
    const readBack = await taps('gro', 'Keep it as it is', 'Nothing more')
    expect(readBack).toContain('Your words: He had a knife\nhe lives in Kirkeveien 5\n')
    await english.taps('gro', 'Send')
    expect((await kept(english)).words).toBe('He had a knife\nhe lives in Kirkeveien 5')
  })

  it('are asked about in Norwegian, with numbers', async () => {
    for (const said of ['meld fra', 'ja', '0', '4', '7', 'nei', 'oslo', '1', '2', '6'])
      await norwegian.says('bea', said)
    norwegian.heard('bea')
    await norwegian.talk(
      'bea',
      `
      > Jeg heter Bea, og det var den 3. mai
      Vent litt. I ordene dine ser det ut til å være:
      • et navn
      • en dato
      Er det ditt, kan det føre til deg. Bare de som leser meldingene, ser det.
      1  ✏️ Skriv det på nytt
      2  🗑 Ta bort disse ordene
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
    for (const said of ['7', '1']) await norwegian.says('bea', said)
    expect((await kept(norwegian)).words).toBeUndefined()
  })
})

describe('any one answer', () => {
  it('can be changed from the read-back, and the others stay', async () => {
    await tells('hild', NUMBER)
    await taps('hild', 'As soon as it is read', 'Add more', 'In my own words')
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
      [🤝 What may be done with it]
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
      [🤝 What may be done with it]
      [🔔 Write when somebody answers]
      [✏️ My own words]
      [➕ What I added]
      > [Back]
      This is what you have told:
      • 👜 Robbery
      • A number ending in 50
      • Town: Oslo
      • Warn colleagues: ⏱ As soon as it is read
      • Your words: He was tall
      Shall I send it?
      [📤 Send]
      [➕ Add more]
      [✏️ Change something]
      `,
    )
    await taps('hild', 'Change something', 'The town')
    await english.says('hild', 'Bergen')
    await taps('hild', 'Change something', 'The phone number')
    await english.says('hild', '+1 201 555 0152')
    await taps('hild', 'Change something', 'What may be done with it', 'The week after it is read')
    await taps('hild', 'Change something', 'My own words')
    await english.says('hild', 'He was short')
    await taps('hild', 'Change something', 'What happened', 'Robbery', 'Groped', 'Done')
    const readBack = await taps('hild', 'Change something', 'What I added', 'Nothing more')
    expect(readBack.split('\n').filter((line) => line.startsWith('•'))).toEqual([
      '• 👐 Groped',
      '• A number ending in 52',
      '• Town: Bergen',
      '• Warn colleagues: 📅 The week after it is read',
      '• Your words: He was short',
    ])
    await taps('hild', 'Change something', 'My own words', 'Skip', 'Send')
    const content = await kept(english)
    expect(content).toMatchObject({ harms: ['groped'], city: 'bergen', exposure: 'weekly' })
    expect(content.words).toBeUndefined()
    expect(content.subjects).toHaveLength(1)
  })

  it('is followed by care where what happened is another thing now, in Norwegian, too', async () => {
    for (const said of ['meld fra', 'ja', '0', '4', '7', 'nei', 'oslo', '1'])
      await norwegian.says('cleo', said)
    norwegian.heard('cleo')
    await norwegian.talk(
      'cleo',
      `
      > 3
      Hva vil du endre?
      1  Hva som skjedde
      2  📞 Telefonnummeret
      3  📍 Byen
      4  🤝 Hva som kan gjøres med det
      5  🔔 Skriv når noen svarer
      6  ➕ Det jeg la til
      7  ⬅️ Tilbake
      8  ✖️ Stopp
      `,
    )
    for (const said of ['1', '1', '0', '4', '7']) await norwegian.says('cleo', said)
    expect(norwegian.heard('cleo')).toContain('Du kommer først.')
    await norwegian.talk(
      'cleo',
      `
      > 1
      Dette har du fortalt:
      • ✋ Tvang til sex, voldtekt
      • Ikke noe telefonnummer
      • By: Oslo
      Skal jeg sende det?
      1  📤 Send
      2  ➕ Legg til mer
      3  ✏️ Endre noe
      4  ⬅️ Tilbake
      5  ✖️ Stopp
      `,
    )
    await norwegian.talk(
      'cleo',
      `
      > 1
      Når kan kolleger bli advart?
      Uten nummer får kolleger som følger byen, vite hva slags fare det er, og det du beskriver. Hvis det bare har skjedd deg i det siste, kan den som gjorde det, gjette at det var du som sa fra.
      1  ⏱ Så snart det er lest
      2  🔕 Aldri, bare tell det med
      3  🤝 Velg alt som kan gjøres
      4  ⬅️ Tilbake
      5  ✖️ Stopp
      > 7
      Velg et tall fra 1 til 5.
      Når kan kolleger bli advart?
      Uten nummer får kolleger som følger byen, vite hva slags fare det er, og det du beskriver. Hvis det bare har skjedd deg i det siste, kan den som gjorde det, gjette at det var du som sa fra.
      1  ⏱ Så snart det er lest
      2  🔕 Aldri, bare tell det med
      3  🤝 Velg alt som kan gjøres
      4  ⬅️ Tilbake
      5  ✖️ Stopp
      > 2
      Dette har du fortalt:
      • ✋ Tvang til sex, voldtekt
      • Ikke noe telefonnummer
      • By: Oslo
      • Advare kolleger: 🔕 Aldri, bare tell det med
      Skal jeg sende det?
      1  📤 Send
      2  ➕ Legg til mer
      3  ✏️ Endre noe
      4  ⬅️ Tilbake
      5  ✖️ Stopp
      `,
    )
    await norwegian.says('cleo', '1')
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
    await taps(person, 'Yes', 'Choked', 'Done', 'Go on')
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
      When may colleagues be warned?
      Without a number, colleagues who follow the town are told what kind of danger it is, and what you describe. If it happened only to you lately, whoever did it may guess that it was you who told.
      [⏱ As soon as it is read]
      [🔕 Never, only count it]
      [🤝 Choose all that may be done]
      [⬅️ Back]
      [✖️ Stop]
      > [Choose all that may be done]
      What may be done with what you told?
      Nothing is done that you do not choose. With your receipt you can change it later.
      Tap all that fit, then Done.
      [📢 Warn colleagues]
      [🤝 A case worker may read it]
      [👮 Tell the police, without me]
      [🗣 Speak with the police for me]
      [✔️ Done]
      [⏭ Skip]
      > 1
      When may colleagues be warned?
      Without a number, colleagues who follow the town are told what kind of danger it is, and what you describe. If it happened only to you lately, whoever did it may guess that it was you who told.
      [⏱ As soon as it is read]
      > [As soon as it is read]
      This is what you have told:
      • ⭕️ Choked
      • No phone number
      • Town: Oslo
      • Warn colleagues: ⏱ As soon as it is read
      Shall I send it?
      [📤 Send]
      [➕ Add more]
      [✏️ Change something]
      > [Back]
      When may colleagues be warned?
      Without a number, colleagues who follow the town are told what kind of danger it is, and what you describe. If it happened only to you lately, whoever did it may guess that it was you who told.
      [⏱ As soon as it is read]
      > [Never, only count it]
      That button no longer works. Please use these.
      When may colleagues be warned?
      Without a number, colleagues who follow the town are told what kind of danger it is, and what you describe. If it happened only to you lately, whoever did it may guess that it was you who told.
      [⏱ As soon as it is read]
      `,
    )
    await taps('asta', 'As soon as it is read', 'Send')
    expect(await kept(english)).toMatchObject({ exposure: 'reviewed', consents: { warn: true } })
  })

  it('asks again where what was to wait has no number any more', async () => {
    await begins('berit')
    await english.says('berit', NUMBER)
    await taps('berit', 'Oslo', 'The week after it is read')
    await taps('berit', 'Change something', 'The phone number', 'Skip')
    expect(await taps('berit', 'Send')).toMatch(
      /^When may colleagues be warned\?[\s\S]*Without a number/,
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
      Do you report for yourself, or for somebody who told you?
      What staff report for others counts as one report on the same number, whoever of you writes it.
      [For myself]
      [For somebody else]
      [⬅️ Back]
      [✖️ Stop]
      > hm
      Please choose one of these.
      Do you report for yourself, or for somebody who told you?
      What staff report for others counts as one report on the same number, whoever of you writes it.
      In danger now? 112 police · 113 ambulance
      [For myself]
      [For somebody else]
      `,
    )
    await taps('mona', 'For somebody else', 'Robbery', 'Done', 'Skip', 'Oslo')
    expect(await taps('mona', 'Only read it and count it')).toContain(
      'This is what you have told:\n\n• Told by staff for somebody else\n',
    )
    await english.taps('mona', 'Send')
    expect(await kept(english)).toMatchObject({ outreach: true, group: 'outreach' })
    await english.says('mona', '/report')
    await taps('mona', 'Yes', 'For myself', 'Robbery', 'Done', 'Skip', 'Oslo')
    await taps('mona', 'Only read it and count it', 'Send')
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
    for (const said of ['2', '0', '4', '7', 'nei', 'oslo', '1', '1'])
      await norwegian.says('mona', said)
    expect(await kept(norwegian)).toMatchObject({ outreach: true, group: 'outreach' })
  })
})
