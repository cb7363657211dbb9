import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { receiptTag } from '../../src/core/blacklist/receipt.ts'
import type { Content } from '../../src/core/blacklist/reports.ts'
import {
  DESCRIPTORS,
  FLAGS,
  HARM_IDS,
  PERSONS,
  suggestedLevel,
  TIMES,
} from '../../src/core/blacklist/taxonomy.ts'
import { say, type TextKey } from '../../src/core/terms/text.ts'
import { createTestBot, type TestBot } from '../support/bot.ts'
import { tapHarms } from '../support/telling.ts'

const NO_HELP = 'No, thank you'
const NEVER = 'Never'

let english: TestBot
let norwegian: TestBot
beforeAll(async () => {
  english = await createTestBot()
  norwegian = await createTestBot({ shows: 'numbers', language: 'nb' })
})
afterAll(async () => {
  await english.close()
  await norwegian.close()
})

/** All that was told and waits for a moderator, opened. */
const reports = async (bot: TestBot): Promise<Content[]> => {
  const rows = await bot.database.prisma.report.findMany({ where: { state: 'received' } })
  return rows.map(({ id, content }) =>
    JSON.parse(bot.keys.open('report', id, content ?? new Uint8Array())),
  )
}

/** The one report that was made meanwhile. */
const reportMadeBy = async (bot: TestBot, make: () => Promise<void>): Promise<Content> => {
  const before = (await reports(bot)).map(({ withdrawal }) => withdrawal)
  await make()
  const [made, ...others] = (await reports(bot)).filter((one) => !before.includes(one.withdrawal))
  if (!made || others.length > 0) throw new Error('not one report was made')
  return made
}

const taps = async (bot: TestBot, person: string, ...labels: string[]): Promise<void> => {
  for (const label of labels) await bot.taps(person, label)
}

/** Up to the question that comes after what happened. */
const begins = async (bot: TestBot, person: string, ...harms: string[]): Promise<void> => {
  await bot.says(person, '/report')
  await bot.taps(person, 'Yes')
  await tapHarms(bot, person, ...harms)
  bot.heard(person)
}

/** Up to the read-back of a report without a number. */
const told = async (bot: TestBot, person: string): Promise<void> => {
  await begins(bot, person, 'Robbery')
  await taps(bot, person, 'Skip', 'Oslo', NO_HELP)
  bot.heard(person)
}

it('takes a report in a few prompts', async () => {
  const content = await reportMadeBy(english, () =>
    english.talk(
      'anna',
      `
      > /report
      Are you safe now?
      [Yes]
      [No]
      [✖️ Stop]
      > [Yes]
      I am sorry about what happened. You decide what you tell me, and you do not have to say who you are.
      One thing first. If you tell me about a very serious crime that is going on or will happen, such as somebody held captive, the people who read it must by law try to stop it (straffeloven § 196). Sometimes that means the police. This is not about what is over and can no longer be stopped.
      ⚖️ Not confirmed by a lawyer.
      What happened?
      Tap all that fit, then Done.
      [💥 Violence]
      [❗️ Threats]
      [✋ Sexual assault or pressure]
      [👜 Robs or does not pay]
      [📷 Films or spreads pictures]
      [👣 Follows people]
      [🗯 Makes trouble]
      [💰 Forces people to work]
      [👮 Police or official treated me badly]
      [🧳 Thrown out, hotel refused]
      [💭 A bad feeling]
      [✔️ Done]
      [⬅️ Back]
      [✖️ Stop]
      > [Violence]
      What happened?
      Tap all that fit, then Done.
      [✅ 💥 Violence]
      [❗️ Threats]
      [✋ Sexual assault or pressure]
      [👜 Robs or does not pay]
      [📷 Films or spreads pictures]
      [👣 Follows people]
      [🗯 Makes trouble]
      [💰 Forces people to work]
      [👮 Police or official treated me badly]
      [🧳 Thrown out, hotel refused]
      [💭 A bad feeling]
      [✔️ Done]
      > [Done]
      What exactly was it? You can skip this.
      Tap all that fit, then Done.
      [‼️ Weapon, threatened to kill]
      [💥 Hit, kicked, spat]
      [💪 Pushed, dragged, held]
      [⭕️ Choked]
      [🛑 Tried to kill]
      [🚪 Locked in, took away]
      [✔️ Done]
      [⏭ Skip]
      > [Choked]
      What exactly was it? You can skip this.
      Tap all that fit, then Done.
      [‼️ Weapon, threatened to kill]
      [💥 Hit, kicked, spat]
      [💪 Pushed, dragged, held]
      [✅ ⭕️ Choked]
      [🛑 Tried to kill]
      [🚪 Locked in, took away]
      [✔️ Done]
      [⏭ Skip]
      > [Done]
      Did somebody choke you, or hold you by the neck? It can be dangerous even without marks. See a doctor the same day: 116 117. If you are hoarse or dizzy, if it is hard to swallow or breathe, or if you blacked out: call an ambulance, 113.
      🩺 Not confirmed by a doctor.
      [▶️ Go on]
      [🩹 Help in the first 72 hours]
      > [Go on]
      Do you have a phone number for the person who did it? Type it, paste it, or share the contact.
      [⏭ Skip]
      > +1 201 555 0101
      Which town was it in? Choose, or type the name.
      [Oslo]
      [Bergen]
      [Stavanger]
      [Trondheim]
      [Fredrikstad]
      [Drammen]
      [Skien]
      [📍 Elsewhere]
      > [Bergen]
      Do you want somebody to help you?
      [No, thank you]
      [🤝 A case worker may read it]
      [➕ More than one of these]
      [👮 Tell the police, but not who I am]
      [🗣 Talk to the police for me]
      > [No, thank you]
      When may we warn colleagues?
      Colleagues who follow the town hear how serious it is, and the age and build you describe. They do not hear the number, the place or the vehicle. If you are the only one it happened to lately, the person who did it may guess that it was you. If you wait, that is harder to guess, and the town is not told.
      [⏱ As soon as it is read]
      [📅 The week after it is read]
      [🕗 Another time, or never]
      > [As soon as it is read]
      May colleagues read what kind of danger it was, even while only you have reported it? The person who did it may guess sooner that it was you.
      [Yes, they may read it]
      [No, not yet]
      > [No, not yet]
      This is what you have told me:
      • ⭕️ Choked
      • Number: +1 201 555 0101 (United States)
      • Town: Bergen
      • Warn colleagues: ⏱ As soon as it is read
      Is the number right? A wrong one accuses somebody else. If everything is right, shall I send it?
      [✏️ Change something]
      [➕ Add more]
      [📤 Send]
      > [Send]
      Thank you for telling me. It is sent. A person will read it before any colleague is warned.
      🧾 Your receipt: (receipt)
      It is the only way back to this report, and I only show it now. Write it down where nobody will find it, and then delete it from this chat. Send it to me when you want to know more, change something or take it back.
      [🏠 Menu]
      `,
    ),
  )
  expect(content).toMatchObject({
    harms: ['choked'],
    subjects: [{ ending: '01' }],
    city: 'bergen',
    exposure: 'reviewed',
    consents: { warn: true, caseWorker: false, policeAnonymous: false, policeForMe: false },
    flags: [],
    descriptors: {},
    group: 'guests',
  })
  expect(JSON.stringify(content)).not.toContain('2015550101')
})

it('takes what was unticked again for not said, and what was typed twice for said once', async () => {
  const ticked = await reportMadeBy(english, async () => {
    await english.says('bea', '/report')
    await taps(
      english,
      'bea',
      'Yes',
      'Robs or does not pay',
      'Violence',
      'Robs or does not pay',
      'Done',
    )
    await taps(english, 'bea', 'Hit, kicked, spat', 'Choked', 'Hit, kicked, spat', 'Done')
    await taps(english, 'bea', 'Go on', 'Skip', 'Oslo', NO_HELP, NEVER, 'Send')
  })
  expect(ticked.harms).toEqual(['choked'])
  const typed = await reportMadeBy(english, async () => {
    await english.says('bea', '/report')
    for (const said of ['1', '1 1 4', '2 2 8', 'skip', 'oslo', '1', 'send'])
      await english.says('bea', said)
  })
  expect(typed.harms).toEqual(['robbery', 'hit'])
  english.heard('bea')
})

it('takes a report in Norwegian, with numbers', async () => {
  const content = await reportMadeBy(norwegian, () =>
    norwegian.talk(
      'anna',
      `
      > meld fra
      Er du trygg nå?
      1  Ja
      2  Nei
      3  ✖️ Stopp
      > ja
      Så leit at dette har skjedd. Du bestemmer hva du forteller, og du trenger ikke si hvem du er.
      Én ting først. Forteller du om en svært alvorlig forbrytelse som skjer nå eller vil skje, for eksempel at noen holdes fanget, må de som leser det, etter loven prøve å stoppe det (straffeloven § 196). Noen ganger betyr det politiet. Det gjelder ikke det som er over og ikke lenger kan stoppes.
      ⚖️ Ikke bekreftet av advokat.
      Hva skjedde?
      Send tallene som passer, slik: 1 3. Send 0 for flere, og tallet ved Ferdig når du har alle.
      1  💥 Vold
      2  ❗️ Trusler
      3  ✋ Overgrep eller seksuelt press
      4  👜 Ran, betaler ikke
      5  📷 Filmer eller sprer bilder
      6  👣 Følger etter folk
      7  ✔️ Ferdig
      8  ⬅️ Tilbake
      9  ✖️ Stopp
      0  ➡️ Flere
      > 3 4 5
      Hva skjedde?
      Send tallene som passer, slik: 1 3. Send 0 for flere, og tallet ved Ferdig når du har alle.
      1  💥 Vold
      2  ❗️ Trusler
      3  ✅ ✋ Overgrep eller seksuelt press
      4  ✅ 👜 Ran, betaler ikke
      5  ✅ 📷 Filmer eller sprer bilder
      6  👣 Følger etter folk
      7  ✔️ Ferdig
      8  ⬅️ Tilbake
      9  ✖️ Stopp
      0  ➡️ Flere
      > 0
      Hva skjedde?
      Send tallene som passer, slik: 1 3. Send 0 for flere, og tallet ved Ferdig når du har alle.
      1  🗯 Lager bråk
      2  💰 Tvinger folk til å jobbe
      3  👮 Politi e.l. behandlet meg dårlig
      4  🧳 Kastet ut, nektet på hotell
      5  💭 En dårlig følelse
      7  ✔️ Ferdig
      8  ⬅️ Tilbake
      9  ✖️ Stopp
      0  ➡️ Flere
      > 7
      Hva var det, helt nøyaktig? Du kan hoppe over.
      Send tallene som passer, slik: 1 3. Send 0 for flere, og tallet ved Ferdig når du har alle.
      1  ✋ Tvang til sex, voldtekt
      2  🚫 Kondom: nektet, tok av (stealthing)
      3  💊 Dopet ned, noe i drinken
      4  ↗️ Presset til mer enn avtalt
      5  👐 Tafset
      6  ✔️ Ferdig
      7  ⏭ Hopp over
      8  ⬅️ Tilbake
      9  ✖️ Stopp
      0  ➡️ Flere
      > 1 3
      Hva var det, helt nøyaktig? Du kan hoppe over.
      Send tallene som passer, slik: 1 3. Send 0 for flere, og tallet ved Ferdig når du har alle.
      1  ✅ ✋ Tvang til sex, voldtekt
      2  🚫 Kondom: nektet, tok av (stealthing)
      3  ✅ 💊 Dopet ned, noe i drinken
      4  ↗️ Presset til mer enn avtalt
      5  👐 Tafset
      6  ✔️ Ferdig
      7  ⏭ Hopp over
      8  ⬅️ Tilbake
      9  ✖️ Stopp
      0  ➡️ Flere
      > 0
      Hva var det, helt nøyaktig? Du kan hoppe over.
      Send tallene som passer, slik: 1 3. Send 0 for flere, og tallet ved Ferdig når du har alle.
      1  💸 Betalte ikke, tok pengene tilbake
      2  👜 Ran
      3  📷 Filmet uten å spørre
      4  📢 Spredte bilder, outet
      6  ✔️ Ferdig
      7  ⏭ Hopp over
      8  ⬅️ Tilbake
      9  ✖️ Stopp
      0  ➡️ Flere
      > 2 4 6
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
      Har du et telefonnummer til den som gjorde det? Skriv det, lim det inn, eller del kontakten.
      1  ⏭ Hopp over
      2  ⬅️ Tilbake
      3  ✖️ Stopp
      > 91 00 00 01 og 91 00 00 02
      I hvilken by var det? Velg, eller skriv navnet.
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
      > ski
      Vil du at noen skal hjelpe deg?
      1  Nei takk
      2  🤝 En rådgiver får lese det
      3  ➕ Flere av disse
      4  👮 Si det til politiet, uten mitt navn
      5  🗣 Snakk med politiet for meg
      6  ⬅️ Tilbake
      7  ✖️ Stopp
      > 1
      Når kan vi advare kolleger?
      Kolleger som følger byen, får vite hvor alvorlig det er, og alder og kroppsbygning hvis du beskriver det. De får ikke vite nummeret, stedet eller kjøretøyet. Er du den eneste det har skjedd med i det siste, kan den som gjorde det, gjette at det var deg. Venter du, er det vanskeligere å gjette, og byen får ikke vite noe.
      1  ⏱ Så snart det er lest
      2  📅 Uka etter at det er lest
      3  🕗 Senere, eller aldri
      4  ⬅️ Tilbake
      5  ✖️ Stopp
      > 2
      Kan kolleger lese hva slags fare det var, også mens bare du har meldt fra? Da kan den som gjorde det, lettere gjette at det var deg.
      1  Ja, det kan de
      2  Nei, ikke ennå
      3  ⬅️ Tilbake
      4  ✖️ Stopp
      > 2
      Dette har du fortalt meg:
      • ✋ Tvang til sex, voldtekt
      • 💊 Dopet ned, noe i drinken
      • 📢 Spredte bilder, outet
      • 👜 Ran
      • Nummer: +47 91 00 00 01 (Norge)
      • Nummer: +47 91 00 00 02 (Norge)
      • By: Ski
      • Advare kolleger: 📅 Uka etter at det er lest
      Stemmer nummeret? Et feil nummer anklager en annen. Hvis alt stemmer: Skal jeg sende det?
      1  ✏️ Endre noe
      2  ➕ Legg til mer
      3  📤 Send
      4  ⬅️ Tilbake
      5  ✖️ Stopp
      > 3
      Takk for at du sa fra. Det er sendt. Et menneske leser det før noen kollega blir advart.
      🧾 Kvitteringen din: (receipt)
      Den er den eneste veien tilbake til det du har meldt, og jeg viser den bare nå. Skriv den ned et sted ingen finner den, og slett den så fra chatten. Send den til meg når du vil vite mer, endre noe eller trekke det tilbake.
      1  🏠 Meny
      `,
    ),
  )
  expect(content).toMatchObject({
    harms: ['forced', 'drugged', 'exposed', 'robbery'],
    subjects: [{ ending: '01' }, { ending: '02' }],
    city: 'ski',
    exposure: 'weekly',
  })
})

it('asks for safety first, and says where help is', async () => {
  await english.talk(
    'bea',
    `
    > /report
    Are you safe now?
    [Yes]
    [No]
    [✖️ Stop]
    > [No]
    If you can, go where there are people: a shop, a petrol station, a hotel desk. Call 113 for an ambulance or 112 for the police.
    You can also call:
    • 🏥 Legevakt 116 117: A doctor when it is urgent. They tell you where the nearest legevakt and sexual assault centre are. You get PEP there. 📞 116 117
    • 🔗 ROSA: For everybody over 18 who is exploited in selling sex, in work or in crime. A safe place, a lawyer, health care. You do not have to be sure. 📞 +4722331160
    • ☎️ VO-linjen 116 006: Violence from somebody close, and sexual abuse. For adults. They do not see your number. 📞 116 006
    Reporting can wait. You can come back whenever you want.
    [▶️ Go on]
    [⬅️ Back]
    [✖️ Stop]
    > [Back]
    Are you safe now?
    [Yes]
    [No]
    [✖️ Stop]
    > no
    If you can, go where there are people: a shop, a petrol station, a hotel desk. Call 113 for an ambulance or 112 for the police.
    You can also call:
    • 🏥 Legevakt 116 117: A doctor when it is urgent. They tell you where the nearest legevakt and sexual assault centre are. You get PEP there. 📞 116 117
    • 🔗 ROSA: For everybody over 18 who is exploited in selling sex, in work or in crime. A safe place, a lawyer, health care. You do not have to be sure. 📞 +4722331160
    • ☎️ VO-linjen 116 006: Violence from somebody close, and sexual abuse. For adults. They do not see your number. 📞 116 006
    Reporting can wait. You can come back whenever you want.
    [▶️ Go on]
    [⬅️ Back]
    [✖️ Stop]
    > hm
    Please choose one of these.
    If you can, go where there are people: a shop, a petrol station, a hotel desk. Call 113 for an ambulance or 112 for the police.
    You can also call:
    • 🏥 Legevakt 116 117: A doctor when it is urgent. They tell you where the nearest legevakt and sexual assault centre are. You get PEP there. 📞 116 117
    • 🔗 ROSA: For everybody over 18 who is exploited in selling sex, in work or in crime. A safe place, a lawyer, health care. You do not have to be sure. 📞 +4722331160
    • ☎️ VO-linjen 116 006: Violence from somebody close, and sexual abuse. For adults. They do not see your number. 📞 116 006
    Reporting can wait. You can come back whenever you want.
    [▶️ Go on]
    `,
  )
})

it('lets nobody pass a question that it did not understand the answer to', async () => {
  await english.says('cleo', '/report')
  english.heard('cleo')
  const replies = async (...said: string[]) => {
    for (const text of said) await english.says('cleo', text)
    return english.heard('cleo')
  }
  expect(await replies('my cat')).toMatch(/^Please choose one of these\.\n+Are you safe now\?/)
  expect(await replies('7')).toMatch(/^Please choose one of these\.\n+Are you safe/)
  expect(await replies('1 2')).toMatch(/^Please choose one of these\.\n+Are you safe/)
  expect(await replies('back')).toMatch(/^There is nothing before this\.\n+Are you safe/)
  expect(await replies('skip')).toMatch(/^You cannot skip this one\.[\s\S]*Are you safe/)
  expect(await replies('more')).toMatch(/Are you safe now/)
  await english.taps('cleo', 'Yes')
  english.heard('cleo')
  expect(await replies('done')).toMatch(/^Please choose at least one\.\n+What happened/)
  expect(await replies('my cat')).toMatch(/^Please choose from the list\.\n+What happened/)
  expect(await replies('99')).toMatch(/^Please choose one of these\.\n+What happened/)
  expect(await replies('more')).toContain('What happened?')
  expect(await replies('skip')).toMatch(/^You cannot skip this one\./)
  await taps(english, 'cleo', 'Robs or does not pay', 'Done')
  expect(await replies('my cat')).toMatch(/Please choose from the list\.\n+What exactly was it\?/)
  await taps(english, 'cleo', 'Robbery', 'Done')
  english.heard('cleo')
  expect(await replies('my cat')).toMatch(/^I do not see a phone number there\./)
  expect(await replies('12')).toMatch(/^I do not see a phone number there\./)
  expect(await replies('1234567')).toMatch(/^That number looks too short or too long\./)
  expect(await replies('116117')).toMatch(/^That is a public number/)
  expect(await replies('113')).toMatch(/^🆘 112: police\. 113: ambulance[\s\S]*phone number/)
  expect(await replies('no')).toMatch(/^Which town was it in\?/)
  expect(await replies('Atlantis')).toMatch(/^I do not know that place\./)
  expect(await replies('kristians')).toMatch(/^That could be several places\./)
  expect(await replies('12')).toMatch(/^Please choose one of these\./)
  expect(await replies('kristiansund')).toMatch(/^Do you want somebody to help you\?/)
  expect(await replies('the police')).toMatch(/^Did you mean “👮 .*” or “🗣 .*”\?/)
  expect(await replies('maybe some case worker i guess')).toMatch(
    /^Did you mean “🤝 A case worker may read it”\?/,
  )
  expect(await replies('the case worker')).toMatch(/^This is what you have told me:/)
  expect(await replies('hm')).toMatch(/^Please choose one of these\./)
})

it('cannot listen or look in the middle of a report, and goes on', async () => {
  await begins(english, 'dora', 'Robbery')
  for (const kind of ['voice', 'file', 'unsupported'] as const) {
    await english.sends('dora', { kind })
    expect(english.heard('dora')).toMatch(/^I cannot[\s\S]*Do you have a phone number/)
  }
})

it('takes shared contacts, and every number of a forwarded text, once', async () => {
  const content = await reportMadeBy(english, async () => {
    await begins(english, 'edda', 'Robbery')
    await english.sends('edda', {
      kind: 'contact',
      numbers: ['+1 201 555 0101', '+1 (201) 555-0101', '91 00 00 01'],
    })
    await taps(english, 'edda', 'Oslo', NO_HELP, 'As soon as it is read', 'No, not yet')
    await taps(english, 'edda', 'Add more', 'More numbers')
    await english.says(
      'edda',
      'he also wrote from +12015550103, and before from 91 00 00 01 I think',
    )
    await english.taps('edda', 'Nothing more')
    expect(english.heard('edda')).toContain(
      '• Number: +1 201 555 0101 (United States)\n• Number: +47 91 00 00 01 (Norway)\n• Number: +1 201 555 0103 (United States)\n',
    )
    await english.taps('edda', 'Send')
  })
  expect(content.subjects.map(({ ending }) => ending)).toEqual(['01', '01', '03'])
})

it('lists no number that was mistyped and corrected', async () => {
  const content = await reportMadeBy(english, async () => {
    await begins(english, 'fay', 'Robbery')
    await english.says('fay', '+1 201 555 0104')
    await english.taps('fay', 'Back')
    await english.says('fay', '+1 201 555 0105')
    await taps(english, 'fay', 'Oslo', NO_HELP, 'Another time, or never', NEVER, 'Send')
  })
  expect(content.subjects).toMatchObject([{ ending: '05' }])
  expect(content.subjects).toHaveLength(1)
})

it('goes back a step at a time, with what was told before', async () => {
  await begins(english, 'gro', 'Robbery')
  await english.says('gro', '+1 201 555 0101')
  await taps(english, 'gro', 'Oslo', NO_HELP, 'Another time, or never', NEVER)
  english.heard('gro')
  const goesBack = async () => {
    await english.taps('gro', 'Back')
    return english.heard('gro')
  }
  expect(await goesBack()).toContain('We can wait until somebody outside your group')
  expect(await goesBack()).toContain('As soon as it is read')
  expect(await goesBack()).toContain('Do you want somebody to help you?')
  expect(await goesBack()).toContain('Which town was it in?')
  expect(await goesBack()).toContain('Do you have a phone number')
  expect(await goesBack()).toContain('[✅ 👜 Robbery]')
  expect(await goesBack()).toContain('[✅ 👜 Robs or does not pay]')
  expect(await goesBack()).toContain('Are you safe now?')
  await english.says('gro', 'tilbake')
  expect(english.heard('gro')).toContain('There is nothing before this.')
})

it('takes no button of a question that was answered', async () => {
  await told(english, 'hild')
  await english.taps('hild', 'Bergen')
  expect(english.heard('hild')).toMatch(/^That button no longer works[\s\S]*Town: Oslo/)
})

describe('what is added', () => {
  it('is all read back, kept, and shown to a moderator', async () => {
    const content = await reportMadeBy(english, async () => {
      await told(english, 'ida')
      await english.talk(
        'ida',
        `
        > [Add more]
        What do you want to add?
        [👤 Who it was]
        [🕐 How long ago]
        [⚠️ Weapons, injuries and such]
        [👁 Looks, place, vehicle]
        [📞 More numbers]
        [✏️ In my own words]
        [✔️ Nothing more]
        [⬅️ Back]
        [✖️ Stop]
        > [Who it was]
        Who was it?
        [A client]
        [Pretended to be a client]
        [Robber or gang]
        [Partner or ex]
        [Pimp or middleman]
        [Landlord or hotel]
        [Police or official]
        [A stranger]
        [Somebody online]
        [⏭ Skip]
        > [Pretended to be a client]
        What do you want to add?
        [👤 Who it was]
        [🕐 How long ago]
        [⚠️ Weapons, injuries and such]
        [👁 Looks, place, vehicle]
        [📞 More numbers]
        [✏️ In my own words]
        [✔️ Nothing more]
        > [How long ago]
        How long ago?
        [This week]
        [This month]
        [Longer ago]
        [⏭ Skip]
        > [This week]
        What do you want to add?
        [👤 Who it was]
        [🕐 How long ago]
        [⚠️ Weapons, injuries and such]
        [👁 Looks, place, vehicle]
        [📞 More numbers]
        [✏️ In my own words]
        [✔️ Nothing more]
        > [Weapons, injuries and such]
        Does any of this fit?
        Tap all that fit, then Done.
        [‼️ Had a weapon]
        [👥 Several people]
        [💢 Hate: race, trans, migrant]
        [🧒 Somebody under 18]
        [🩹 Somebody was hurt]
        [🏥 I need a doctor now]
        [✔️ Done]
        [⏭ Skip]
        > [Had a weapon]
        Does any of this fit?
        Tap all that fit, then Done.
        [✅ ‼️ Had a weapon]
        [👥 Several people]
        [💢 Hate: race, trans, migrant]
        [🧒 Somebody under 18]
        [🩹 Somebody was hurt]
        [🏥 I need a doctor now]
        [✔️ Done]
        [⏭ Skip]
        > [Somebody was hurt]
        Does any of this fit?
        Tap all that fit, then Done.
        [✅ ‼️ Had a weapon]
        [👥 Several people]
        [💢 Hate: race, trans, migrant]
        [🧒 Somebody under 18]
        [✅ 🩹 Somebody was hurt]
        [🏥 I need a doctor now]
        [✔️ Done]
        [⏭ Skip]
        > [Done]
        What do you want to add?
        [👤 Who it was]
        [🕐 How long ago]
        [⚠️ Weapons, injuries and such]
        [👁 Looks, place, vehicle]
        [📞 More numbers]
        [✏️ In my own words]
        [✔️ Nothing more]
        > [Looks, place, vehicle]
        What do you want to describe?
        [🔢 Age]
        [🧍 Build]
        [🏨 Kind of place]
        [🚗 Vehicle]
        [⏭ Skip]
        > [Vehicle]
        🚗 Vehicle
        [No vehicle]
        [Had a car]
        [Had a van]
        [Had a truck]
        [Came by taxi]
        [Had a motorcycle]
        [⏭ Skip]
        > [Had a van]
        What do you want to add?
        [👤 Who it was]
        [🕐 How long ago]
        [⚠️ Weapons, injuries and such]
        [👁 Looks, place, vehicle]
        [📞 More numbers]
        [✏️ In my own words]
        [✔️ Nothing more]
        > [In my own words]
        Tell it in your own words, in any language. Leave out your own name, address and the exact day. Send it all at once.
        [⏭ Skip]
        > He was polite at first.
        What do you want to add?
        [👤 Who it was]
        [🕐 How long ago]
        [⚠️ Weapons, injuries and such]
        [👁 Looks, place, vehicle]
        [📞 More numbers]
        [✏️ In my own words]
        [✔️ Nothing more]
        > [In my own words]
        Tell it in your own words, in any language. Leave out your own name, address and the exact day. Send it all at once.
        [⏭ Skip]
        > Then he was not.
        What do you want to add?
        [👤 Who it was]
        [🕐 How long ago]
        [⚠️ Weapons, injuries and such]
        [👁 Looks, place, vehicle]
        [📞 More numbers]
        [✏️ In my own words]
        [✔️ Nothing more]
        > [Nothing more]
        This is what you have told me:
        • 👜 Robbery
        • No phone number
        • Town: Oslo
        • Who: Pretended to be a client
        • When: This week
        • ‼️ Had a weapon
        • 🩹 Somebody was hurt
        • 🚗 Vehicle: Had a van
        • Your words: He was polite at first.
        Then he was not.
        Shall I send it?
        [✏️ Change something]
        [➕ Add more]
        [📤 Send]
        > [Send]
        When may we warn colleagues?
        Without a number, colleagues who follow the town hear what kind of danger it is, and the looks, place and vehicle you tick. If you are the only one it happened to lately, the person who did it may guess that it was you.
        [⏱ As soon as it is read]
        [🔕 Never]
        > [As soon as it is read]
        This is what you have told me:
        • 👜 Robbery
        • No phone number
        • Town: Oslo
        • Warn colleagues: ⏱ As soon as it is read
        • Who: Pretended to be a client
        • When: This week
        • ‼️ Had a weapon
        • 🩹 Somebody was hurt
        • 🚗 Vehicle: Had a van
        • Your words: He was polite at first.
        Then he was not.
        Shall I send it?
        [✏️ Change something]
        [➕ Add more]
        [📤 Send]
        > [Send]
        Thank you for telling me. It is sent. A person will read it before any colleague is warned.
        🧾 Your receipt: (receipt)
        It is the only way back to this report, and I only show it now. Write it down where nobody will find it, and then delete it from this chat. Send it to me when you want to know more, change something or take it back.
        [🏠 Menu]
        `,
      )
    })
    expect(content).toMatchObject({
      exposure: 'reviewed',
      consents: { warn: true },
      person: 'pretended',
      time: 'week',
      flags: ['armed', 'injured'],
      descriptors: { vehicle: 'van' },
      words: 'He was polite at first.\nThen he was not.',
    })
    expect(await english.database.prisma.report.count({ where: { level: 4 } })).toBe(3)
  })

  it('can be all that the taxonomy has', async () => {
    const bot = await createTestBot()
    const label = (key: string) => bot.words.in('en', say(key as TextKey))
    for (const [index, harm] of HARM_IDS.entries()) {
      const content = await reportMadeBy(bot, async () => {
        const person = `peer${index}`
        await begins(bot, person, label(`harm.${harm}`))
        if (['sexual', 'forced', 'condom', 'drugged', 'choked'].includes(harm))
          await bot.taps(person, 'Go on')
        const isGravest = suggestedLevel([harm], []) === 4
        await taps(bot, person, 'Skip', 'Elsewhere', NO_HELP, ...(isGravest ? [NEVER] : []))
        const pick = <T>(of: readonly T[]): T => of[index % of.length] as T
        const adds = async (kind: string, ...what: string[]) =>
          taps(bot, person, 'Add more', kind, ...what, 'Nothing more')
        await adds('Who it was', label(`person.${pick(PERSONS)}`))
        await adds('How long ago', label(`time.${pick(TIMES)}`))
        const flag = pick(FLAGS)
        const care = flag === 'care' ? ['Go on'] : []
        await adds('Weapons, injuries and such', label(`flag.${flag}`), 'Done', ...care)
        for (const [kind, ids] of Object.entries(DESCRIPTORS)) {
          const described = label(`described.${kind}.${pick<string>(ids)}`)
          await adds('Looks, place, vehicle', label(`descriptor.${kind}`), described)
        }
        const readBack = bot.heard(person).split('This is what you have told me:').at(-1) ?? ''
        for (const line of [
          label(`harm.${harm}`),
          label(`person.${pick(PERSONS)}`),
          label(`time.${pick(TIMES)}`),
          label(`flag.${flag}`),
          ...Object.entries(DESCRIPTORS).map(([kind, ids]) =>
            label(`described.${kind}.${pick<string>(ids)}`),
          ),
        ]) {
          expect(readBack).toContain(line)
        }
        await bot.taps(person, 'Send')
        // What was added has made it as grave as can be.
        const isGraver = suggestedLevel([harm], [flag]) === 4 && !isGravest
        if (isGraver) await taps(bot, person, NEVER, 'Send')
      })
      expect(content.harms).toEqual([harm])
      expect(Object.keys(content.descriptors)).toEqual(Object.keys(DESCRIPTORS))
    }
    expect(bot.logged).toEqual([])
    await bot.close()
  }, 120_000)

  it('can be left out, or gone back from', async () => {
    await told(english, 'jo')
    await english.taps('jo', 'Add more')
    for (const addition of ['Who it was', 'How long ago', 'Weapons, injuries and such']) {
      await taps(english, 'jo', addition, 'Skip', addition, 'Back')
    }
    await taps(english, 'jo', 'Looks, place, vehicle', 'Age', 'Back', 'Skip')
    await taps(english, 'jo', 'More numbers', 'Skip', 'In my own words', 'Skip')
    english.heard('jo')
    await english.taps('jo', 'Back')
    expect(english.heard('jo')).toMatch(
      /^This is what you have told me:\n+• 👜 Robbery\n• No phone/,
    )
  })

  it('may be long, but not longer than can be kept', async () => {
    await told(english, 'kari')
    await taps(english, 'kari', 'Add more', 'In my own words')
    english.heard('kari')
    await english.says('kari', 'a'.repeat(8_001))
    expect(english.heard('kari')).toMatch(/keep it under 8,000 characters[\s\S]*own words/)
    for (const part of ['a', 'b']) {
      await english.says('kari', part.repeat(7_990))
      await english.taps('kari', 'In my own words')
    }
    english.heard('kari')
    await english.says('kari', 'c'.repeat(100))
    expect(english.heard('kari')).toContain('keep it under 16,000 characters')
    await english.says('kari', 'd')
    await english.taps('kari', 'Nothing more')
    const readBack = english.received('kari')
    expect(readBack.length).toBeGreaterThan(4)
    expect(readBack.map(({ text }) => text).join('')).toContain('b\nd')
    expect(readBack.at(-1)?.options.map(({ label }) => label)).toContain('📤 Send')
  })

  it('is taken as it was written', async () => {
    const content = await reportMadeBy(english, async () => {
      await told(english, 'liv')
      await taps(english, 'liv', 'Add more', 'In my own words')
      await english.says('liv', 'Он сказал {phone}, <b>911</b> & +1 201 555 0109.\n\n1. «så»')
      await taps(english, 'liv', 'Keep it as it is', 'Nothing more', 'Send')
    })
    expect(content.words).toBe('Он сказал {phone}, <b>911</b> & +1 201 555 0109.\n\n1. «så»')
    expect(content.subjects).toEqual([])
  })
})

describe('care', () => {
  it('comes first after what needs it within hours', async () => {
    await english.says('mona', '/report')
    await taps(english, 'mona', 'Yes', 'Sexual assault or pressure', 'Robs or does not pay', 'Done')
    await taps(english, 'mona', 'Refused or took off the condom', 'Robbery')
    english.heard('mona')
    await english.talk(
      'mona',
      `
      > [Done]
      You come first. There is medicine against HIV (PEP), and emergency contraception (the morning-after pill). Both work best in the first hours. PEP must start within 72 hours; one kind of pill works for up to five days. If it has been longer, ask anyway.
      Call 116 117 (legevakt) at any time and ask for the sexual assault centre (overgrepsmottak). Call before you go: not every centre is open at night.
      If you can, do not wash, change clothes or brush your teeth until they have seen you. If you already have, go anyway. Drugged? Ask for a urine test at once. Choked? A doctor must see you today, even without marks.
      It is free. You do not have to go to the police. You can ask for an interpreter.
      🩺 Not confirmed by a doctor.
      [▶️ Go on]
      [🩹 Help in the first 72 hours]
      [⬅️ Back]
      [✖️ Stop]
      > now what
      Please choose one of these.
      You come first. There is medicine against HIV (PEP), and emergency contraception (the morning-after pill). Both work best in the first hours. PEP must start within 72 hours; one kind of pill works for up to five days. If it has been longer, ask anyway.
      Call 116 117 (legevakt) at any time and ask for the sexual assault centre (overgrepsmottak). Call before you go: not every centre is open at night.
      If you can, do not wash, change clothes or brush your teeth until they have seen you. If you already have, go anyway. Drugged? Ask for a urine test at once. Choked? A doctor must see you today, even without marks.
      It is free. You do not have to go to the police. You can ask for an interpreter.
      🩺 Not confirmed by a doctor.
      In danger now? 112 police · 113 ambulance
      [▶️ Go on]
      [🩹 Help in the first 72 hours]
      > continue
      Do you have a phone number for the person who did it? Type it, paste it, or share the contact.
      [⏭ Skip]
      > back
      You come first. There is medicine against HIV (PEP), and emergency contraception (the morning-after pill). Both work best in the first hours. PEP must start within 72 hours; one kind of pill works for up to five days. If it has been longer, ask anyway.
      Call 116 117 (legevakt) at any time and ask for the sexual assault centre (overgrepsmottak). Call before you go: not every centre is open at night.
      If you can, do not wash, change clothes or brush your teeth until they have seen you. If you already have, go anyway. Drugged? Ask for a urine test at once. Choked? A doctor must see you today, even without marks.
      It is free. You do not have to go to the police. You can ask for an interpreter.
      🩺 Not confirmed by a doctor.
      [▶️ Go on]
      [🩹 Help in the first 72 hours]
      `,
    )
  })

  it('comes when she says that she needs a doctor, in Norwegian, too', async () => {
    await norwegian.says('mona', 'meld fra')
    for (const said of ['ja', '1', '7', '3', 'hopp over', '1', '1', '2', '3']) {
      await norwegian.says('mona', said)
    }
    norwegian.heard('mona')
    await norwegian.talk(
      'mona',
      `
      > 6
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
  })
})

describe('who can be warned', () => {
  it('is not asked where there is no number, or nobody to list', async () => {
    await begins(english, 'nina', 'A bad feeling')
    await english.says('nina', '+1 201 555 0101')
    await taps(english, 'nina', 'Oslo', NO_HELP)
    expect(english.heard('nina')).not.toContain('When may we warn colleagues?')
    const content = await reportMadeBy(english, () => taps(english, 'nina', 'Send'))
    expect(content).toMatchObject({ exposure: 'never', consents: { warn: false } })
  })

  it('is asked before sending when a number was added at last', async () => {
    await told(english, 'olga')
    await taps(english, 'olga', 'Add more', 'More numbers')
    await english.says('olga', '+1 201 555 0101')
    await taps(english, 'olga', 'Nothing more', 'Send')
    expect(english.heard('olga')).toMatch(/When may we warn colleagues\?[^?]*$/)
    await taps(english, 'olga', 'The week after it is read', 'No, not yet')
    const content = await reportMadeBy(english, () => taps(english, 'olga', 'Send'))
    expect(content).toMatchObject({ exposure: 'weekly', consents: { warn: true } })
  })
})

describe('a receipt', () => {
  it('has sixteen digits with a check digit, and is kept only as a tag', async () => {
    const bot = await createTestBot()
    await told(bot, 'anna')
    await bot.taps('anna', 'Send')
    const [receipt = ''] = /\d{4} \d{4} \d{4} \d{4}/.exec(bot.heard('anna')) ?? []
    const digits = receipt.replaceAll(' ', '')
    const luhn = [...digits].reverse().reduce((sum, digit, index) => {
      const value = Number(digit) * (1 + (index % 2))
      return sum + (value > 9 ? value - 9 : value)
    }, 0)
    expect(luhn % 10).toBe(0)
    const [row] = await bot.database.prisma.report.findMany()
    expect(row?.receipt).toEqual(receiptTag(bot.keys, digits))
    for (const { table } of await bot.database.sql<{ table: string }[]>`
      SELECT tablename AS table FROM pg_tables WHERE schemaname = 'public'`) {
      const rows = await bot.database.sql`SELECT t::text FROM ${bot.database.sql(table)} t`
      expect(JSON.stringify(rows)).not.toContain(digits)
    }
    await bot.close()
  })

  it('stays in the chat, where what was told goes after an hour', async () => {
    const bot = await createTestBot()
    await told(bot, 'anna')
    await bot.taps('anna', 'Send')
    bot.later({ hours: 1 })
    await bot.bot.turns.erase()
    const left = bot.screen('anna').join('\n')
    expect(left).toMatch(/🧾 Your receipt: \d{4}/)
    expect(left).not.toMatch(/Robbery|Oslo|safe now/)
    await bot.close()
  })
})

describe('a report that was left', () => {
  it('is kept for a day, gone on with or deleted', async () => {
    await begins(english, 'pia', 'Robbery')
    await english.talk(
      'pia',
      `
      > [Stop]
      Stopped. Nothing was sent. What you have told me so far stays locked here for 24 hours, and then it is gone.
      [▶️ Go on with my report]
      [🗑 Delete what I said]
      [🏠 Menu]
      > [Go on with my report]
      Let us go on.
      Do you have a phone number for the person who did it? Type it, paste it, or share the contact.
      [⏭ Skip]
      [⬅️ Back]
      [✖️ Stop]
      > menu
      What do you want to do?
      [▶️ Go on with my report]
      [📝 Report something]
      [🔍 Check a number]
      [🔑 I have a code]
      [📖 Rights and help]
      [🆘 Help]
      [🔒 What is kept about me]
      [🌐 Language]
      (no controls)
      > [Go on with my report]
      Let us go on.
      Do you have a phone number for the person who did it? Type it, paste it, or share the contact.
      [⏭ Skip]
      [⬅️ Back]
      [✖️ Stop]
      > stop
      Stopped. Nothing was sent. What you have told me so far stays locked here for 24 hours, and then it is gone.
      [▶️ Go on with my report]
      [🗑 Delete what I said]
      [🏠 Menu]
      > [Delete what I said]
      I have deleted it. You can delete what is still in this chat yourself.
      > /resume
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

  it('is kept in Norwegian, too', async () => {
    await norwegian.says('pia', 'meld fra')
    await norwegian.says('pia', 'ja')
    norwegian.heard('pia')
    await norwegian.talk(
      'pia',
      `
      > stopp
      Stoppet. Ingenting er sendt. Det du har fortalt så langt, ligger låst her i 24 timer. Så er det borte.
      1  ▶️ Fortsett å melde fra
      2  🗑 Slett det jeg fortalte
      3  🏠 Meny
      > 2
      Jeg har slettet det. Det som ennå står i denne chatten, kan du slette selv.
      1  🏠 Meny
      `,
    )
  })

  it('is gone after a day, also when she wrote meanwhile', async () => {
    await begins(english, 'rita', 'Robbery')
    await english.says('rita', 'menu')
    english.later({ hours: 20 })
    await english.says('rita', 'menu')
    expect(english.heard('rita')).toContain('Go on with my report')
    english.later({ hours: 5 })
    await english.says('rita', 'menu')
    expect(english.heard('rita')).not.toContain('Go on with my report')
    await english.taps('rita', 'Go on with my report')
    expect(english.heard('rita')).toContain('What do you want to do?')
  })

  it('is gone after a day without a word, from the database too', async () => {
    await begins(english, 'siri', 'Robbery')
    english.later({ hours: 24 })
    await english.taps('siri', 'Skip')
    expect(english.heard('siri')).toContain('That button no longer works.')
    await begins(english, 'siri', 'Robbery')
    english.later({ hours: 25 })
    await english.bot.expire()
    expect(await english.database.prisma.session.count()).toBe(0)
  })

  it('is not thrown away for a second one, nor mixed with it', async () => {
    await begins(english, 'tuva', 'Robbery')
    await english.says('tuva', '/report')
    expect(english.heard('tuva')).toContain('Go on with my report')
    await english.taps('tuva', 'Delete what I said')
    await english.says('tuva', '/report')
    await english.taps('tuva', 'Yes')
    expect(english.heard('tuva')).not.toContain('✅')
  })
})

describe('a change of the bot in the middle of a report', () => {
  const change = async (person: string, to: { version?: number; step?: string }) => {
    const { sessions } = english.stores
    const sender = english.senderOf(person)
    const { session, revision } = await sessions.load(sender, english.now())
    if (!session.at) throw new Error('there is no report')
    await sessions.save(
      sender,
      { ...session, at: { ...session.at, ...to } },
      revision,
      english.now(),
    )
  }

  it('is told, where the report is another one now', async () => {
    await begins(english, 'ulla', 'Robbery')
    await change('ulla', { version: 0 })
    await english.talk(
      'ulla',
      `
      > [Skip]
      I have been updated since you last wrote. What you had started is gone, I am sorry. Please start again.
      That button no longer works. Please use these.
      [📝 Report something]
      [🔍 Check a number]
      [🔑 I have a code]
      [📖 Rights and help]
      [🆘 Help]
      [🔒 What is kept about me]
      [🌐 Language]
      `,
    )
  })

  it('is told, where the question is no more', async () => {
    await begins(english, 'vera', 'Robbery')
    await change('vera', { step: 'shoeSize' })
    await english.says('vera', '+1 201 555 0101')
    expect(english.heard('vera')).toMatch(/^I have been updated[\s\S]*To check numbers you must be/)
  })
})

it('takes five reports a day of one peer, and says so before she tells a sixth', async () => {
  for (let count = 0; count < 5; count += 1) {
    await told(english, 'wilma')
    await english.taps('wilma', 'Send')
    expect(english.heard('wilma')).toContain('Thank you for telling me.')
  }
  await english.talk(
    'wilma',
    `
    > /report
    You have sent as many reports as I can take from one person in a day. Please come back tomorrow.
    In danger now? Call 113 for an ambulance or 112 for the police.
    [🏠 Menu]
    `,
  )
  english.later({ days: 1 })
  await english.says('wilma', '/report')
  expect(english.heard('wilma')).toContain('Are you safe now?')
})

it('goes on when nothing is to be described', async () => {
  const bot = await createTestBot()
  await bot.says('nora', '/report')
  for (const tap of [
    'Yes',
    'A bad feeling',
    'Done',
    'Skip',
    'Oslo',
    NO_HELP,
    'Add more',
    'Looks, place, vehicle',
  ]) {
    await bot.taps('nora', tap)
  }
  bot.heard('nora')
  await bot.taps('nora', 'Skip')
  expect(bot.heard('nora')).toContain('What do you want to add?')
  expect(bot.logged).toEqual([])
  await bot.close()
})
