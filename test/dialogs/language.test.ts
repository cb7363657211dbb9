import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
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

const languageOf = async (bot: TestBot, person: string) =>
  (await bot.stores.members.recognise(bot.senderOf(person), bot.now())).preferences.language

it('changes the language, and goes on in it', async () => {
  await english.talk(
    'anna',
    `
    > /language
    Which language?
    [English]
    [Norsk]
    > [Norsk]
    Fra nå av skriver jeg norsk.
    [📝 Meld fra om noe]
    [🔍 Sjekk et nummer]
    [🔑 Jeg har en kode]
    [📖 Rettigheter og hjelp]
    [🆘 Hjelp]
    [🔒 Hva som lagres om meg]
    [🌐 Språk]
    > hjelp
    I fare nå? Ring 113 for ambulanse eller 112 for politi.
    Du kan også ringe:
    • 🏥 Legevakt 116 117: Lege når det haster. De sier hvor nærmeste legevakt og overgrepsmottak er. Der får du PEP. 📞 116 117
    • ☎️ VO-linja 116 006: Vold i nære relasjoner og seksuelle overgrep. For voksne. De ser ikke nummeret ditt. 📞 116 006
    • 🔗 ROSA: For alle over 18 som blir utnyttet til å selge sex, i arbeid eller til kriminalitet. Trygt sted, advokat, helsehjelp. Du trenger ikke være sikker. 📞 +4722331160
    Du kan når som helst skrive «meny», «tilbake» eller «stopp», og «hopp over» der det går an å hoppe over. Har du en kvittering, så send meg tallene.
    [🩹 Hjelp de første 72 timene]
    [📝 Meld fra om noe]
    [🔍 Sjekk et nummer]
    [🔑 Jeg har en kode]
    [📖 Rettigheter og hjelp]
    [🆘 Hjelp]
    [🔒 Hva som lagres om meg]
    [🌐 Språk]
    `,
  )
  expect(await languageOf(english, 'anna')).toBe('nb')
})

it('changes the language by number', async () => {
  await norwegian.talk(
    'anna',
    `
    > språk
    Hvilket språk?
    1  English
    2  Norsk
    > 2
    Fra nå av skriver jeg norsk.
    1  📝 Meld fra om noe
    2  🔍 Sjekk et nummer
    3  🔑 Jeg har en kode
    4  📖 Rettigheter og hjelp
    5  🆘 Hjelp
    6  🔒 Hva som lagres om meg
    7  🌐 Språk
    > menu
    Hva vil du gjøre?
    1  📝 Meld fra om noe
    2  🔍 Sjekk et nummer
    3  🔑 Jeg har en kode
    4  📖 Rettigheter og hjelp
    5  🆘 Hjelp
    6  🔒 Hva som lagres om meg
    7  🌐 Språk
    > english
    From now on, I will write in English.
    1  📝 Report something
    2  🔍 Check a number
    3  🔑 I have a code
    4  📖 Rights and help
    5  🆘 Help
    6  🔒 What is kept about me
    7  🌐 Language
    > norsk
    Fra nå av skriver jeg norsk.
    1  📝 Meld fra om noe
    2  🔍 Sjekk et nummer
    3  🔑 Jeg har en kode
    4  📖 Rettigheter og hjelp
    5  🆘 Hjelp
    6  🔒 Hva som lagres om meg
    7  🌐 Språk
    `,
  )
  expect(await languageOf(norwegian, 'anna')).toBe('nb')
})

/** As far as the question for a number. */
const reports = async (bot: TestBot, person: string) => {
  await bot.says(person, '/report')
  for (const tap of ['Yes', 'Robs or does not pay', 'Done', 'Robbery', 'Done'])
    await bot.taps(person, tap)
  bot.heard(person)
}

it('changes the language in the middle of a report, which goes on where it was', async () => {
  await reports(english, 'bea')
  await english.talk(
    'bea',
    `
    > /language
    Which language?
    [English]
    [Norsk]
    > Norsk
    Fra nå av skriver jeg norsk.
    Har du et telefonnummer til den som gjorde det? Skriv det, lim det inn, eller del kontakten.
    [⏭ Hopp over]
    [⬅️ Tilbake]
    [✖️ Stopp]
    > [Hopp over]
    I hvilken by var det? Velg, eller skriv navnet.
    [Oslo]
    [Bergen]
    [Stavanger]
    [Trondheim]
    [Fredrikstad]
    [Drammen]
    [Skien]
    [📍 Et annet sted]
    > [Bergen]
    Vil du at noen skal hjelpe deg?
    [Nei takk]
    [🤝 En rådgiver får lese det]
    [➕ Flere av disse]
    [👮 Si det til politiet, uten mitt navn]
    [🗣 Snakk med politiet for meg]
    > [Nei takk]
    Dette har du fortalt meg:
    • 👜 Ran
    • Ikke noe telefonnummer
    • By: Bergen
    Skal jeg sende det?
    [✏️ Endre noe]
    [➕ Legg til mer]
    [📤 Send]
    `,
  )
})

it('takes nothing for an answer to the report while the language is asked', async () => {
  await reports(english, 'cleo')
  for (const tap of ['Skip', 'Oslo', 'No, thank you', 'Add more', 'In my own words']) {
    await english.taps('cleo', tap)
  }
  english.heard('cleo')
  await english.talk(
    'cleo',
    `
    > /language
    Which language?
    [English]
    [Norsk]
    > whatever
    Please choose one of these.
    In danger now? 112 police · 113 ambulance
    [English]
    [Norsk]
    > 9
    Please choose one of these.
    In danger now? 112 police · 113 ambulance
    [English]
    [Norsk]
    > back
    Tell it in your own words, in any language. Leave out your own name, address and the exact day. Send it all at once.
    [⏭ Skip]
    [⬅️ Back]
    [✖️ Stop]
    > /language
    Which language?
    [English]
    [Norsk]
    (no controls)
    > 1
    From now on, I will write in English.
    Tell it in your own words, in any language. Leave out your own name, address and the exact day. Send it all at once.
    [⏭ Skip]
    [⬅️ Back]
    [✖️ Stop]
    > he was tall
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
    • Your words: he was tall
    Shall I send it?
    [✏️ Change something]
    [➕ Add more]
    [📤 Send]
    `,
  )
})

it('takes a number that is sent instead of a language', async () => {
  await reports(english, 'dora')
  await english.talk(
    'dora',
    `
    > /language
    Which language?
    [English]
    [Norsk]
    > +1 201 555 0123
    Which town was it in? Choose, or type the name.
    [Oslo]
    [Bergen]
    [Stavanger]
    [Trondheim]
    [Fredrikstad]
    [Drammen]
    [Skien]
    [📍 Elsewhere]
    [⬅️ Back]
    [✖️ Stop]
    `,
  )
})

it('begins in the language that the platform reports, however fine', async () => {
  const bot = await createTestBot({ language: 'nb-NO' })
  await bot.says('anna', '/menu')
  expect(bot.heard('anna')).toContain('Hva vil du gjøre?')
  await bot.close()
})

it('offers every language that is on by its own name, and speaks it', async () => {
  const bot = await createTestBot()
  onTestFinished(() => bot.close())
  await bot.says('anna', '/language')
  const names = [
    'English',
    'Български',
    'Español',
    'Norsk',
    'Português',
    'Română',
    'Русский',
    'ไทย',
    'Українська',
  ]
  const offered = bot.heard('anna')
  for (const name of names) expect(offered).toContain(`[${name}]`)
  const greetings = new Set<string>()
  for (const name of names) {
    await bot.says('anna', '/language')
    await bot.taps('anna', name)
    bot.heard('anna')
    await bot.says('anna', '/start')
    greetings.add(bot.heard('anna'))
  }
  expect(greetings.size).toBe(bot.words.languages.length)
})
