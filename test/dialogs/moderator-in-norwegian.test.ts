/** What a moderator reads and does on WhatsApp, in Norwegian, with numerals. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../support/bot.ts'
import { objectTo } from '../support/objecting.ts'
import { receiptOf, settled } from '../support/telling.ts'

const [ANNA, MIA, MONA] = ['whatsapp:anna', 'whatsapp:mia', 'whatsapp:mona']
const NUMBER = '+1 201 555 0123'

let bot: TestBot
beforeAll(async () => {
  bot = await createTestBot({
    shows: 'numbers',
    language: 'nb',
    channels: ['whatsapp'],
    kinds: ['client', 'eviction', 'hotel', 'police', 'rooms'],
  })
  await bot.letIn(ANNA)
  for (const moderator of [MIA, MONA]) await bot.letIn(moderator, 'moderator')
})
afterEach(async () => {
  await bot.database.prisma.objection.deleteMany()
  // An hour, so that it is the same age whichever of two a moderator is given.
  bot.later({ hours: 1 })
})
afterAll(async () => {
  expect(bot.logged).toEqual([])
  await bot.close()
})

/** A report that somebody hit her, with a number. */
const tells = async (): Promise<string> => {
  bot.heard(ANNA)
  for (const said of ['meld fra', 'ja', '1', '7', '2', NUMBER, 'Oslo', '1', '1', '2', '3'])
    await bot.says(ANNA, said)
  return receiptOf(bot, ANNA)
}

it('approves a danger once and twice, and sees then what stands about the number', async () => {
  await tells()
  await bot.talk(
    MIA,
    `
    > /review
    • Din i 30 minutter. Det loggføres
    • 💥 Slo, sparket, spyttet
    • Etter det som skjedde: 3 fare
    • Meldt i dag · et medlem · Norsk · Ett telefonnummer · Oslo
    • ⏱ Så snart det er lest
    Hva bestemmer du?
    2  🟠 Advar: 2 risiko
    3  🔴 Advar: 3 fare
    4  ⛔️ Advar: 4 alvorlig fare
    5  ❌ Avslå
    6  ⏭ Senere
    7  ➕ Noe annet
    8  ✖️ Stopp
    > 3
    Godkjent: 3 fare. Den vises som risiko til enda en moderator er enig.
    Ingen blir advart de neste ti minuttene. Til da kan du angre.
    ⚠️ Ingen følger Oslo nå, så et varsel når ingen der.
    Ingen meldinger venter på deg.
    1  🔎 Det vi vet om nummeret
    2  🏠 Meny
    9  ↩️ Angre
    > 1
    Det du har bestemt, står. Du kan ikke angre lenger.
    📞 +1 🇺🇸, ukjent type, slutter på 23. En sjekk sier nå:
    ⚪️ Det er ingen advarsel om dette nummeret.
    Når det du har bestemt, teller, sier en sjekk, med én, to eller tre stemmer:
    • 🔴 Fare, meldt av én kollega.
    • 🔴 Fare, meldt av to kolleger, hver for seg.
    • 🔴 Fare, meldt av tre eller flere kolleger, hver for seg.
    • Andre meldinger om det som venter: 0
    1  📋 Les det som er meldt
    2  🏠 Meny
  `,
  )
  await settled(bot)
  await bot.talk(
    MONA,
    `
    > /review
    • Din i 30 minutter. Det loggføres
    • Godkjent én gang på nivå 3: vises som risiko til én til av dere er enig
    • 💥 Slo, sparket, spyttet
    • Meldt i dag · et medlem · Norsk · Ett telefonnummer · Oslo
    • ⏱ Så snart det er lest
    Hva bestemmer du?
    2  🟠 Advar: 2 risiko
    3  🔴 Advar: 3 fare
    5  ❌ Avslå
    6  ⏭ Senere
    7  ➕ Noe annet
    8  ✖️ Stopp
    > 3
    Godkjent: 3 fare. Kolleger blir advart når den som meldte fra, ønsker det.
    Ingen blir advart de neste ti minuttene. Til da kan du angre.
    ⚠️ Ingen følger Oslo nå, så et varsel når ingen der.
    Ingen meldinger venter på deg.
    1  🔎 Det vi vet om nummeret
    2  🏠 Meny
    9  ↩️ Angre
  `,
  )
  await bot.says(MONA, '9')
  const again = bot.heard(MONA)
  expect(again).toContain('Angret. Her er den igjen.')
  expect(again).toContain('3  🔴 Advar: 3 fare')
})

it('decides on an objection, and reads what whoever told it says since', async () => {
  const receipt = await tells()
  for (const moderator of [MIA, MONA]) {
    await bot.says(moderator, '/review')
    await bot.says(moderator, '3')
    bot.heard(moderator)
    await settled(bot)
  }
  await bot.says(ANNA, receipt)
  bot.heard(ANNA)
  await bot.talk(
    ANNA,
    `
    > 4
    Alle kan protestere mot det som er sagt om dem. Da ser moderatorer på det en gang til, og det du sier her, kan hjelpe dem.
    Alle kvitteringer spør alltid om dette. Det betyr ikke at noen har protestert.
    Står du fortsatt for det du fortalte?
    1  🙋 Ja, det var slik jeg fortalte
    2  🤷 Ikke sikker lenger
    3  🗑 Nei, eller nummeret var feil
    4  ⬅️ Tilbake
    5  ✖️ Stopp
    > 1
    Notert. Det leses bare hvis meldingen din står på lista og noen protesterer.
    🧾 Meldingen din er lest. Den brukes bare slik du har tillatt.
    Hva som kom ut av det, viser jeg ikke: Noen andre kan finne kvitteringen din.
    Er noe i den feil? Trekk den tilbake og meld fra på nytt. Vil du bare legge til noe? Meld fra på nytt: Begge teller som én.
    Hva vil du gjøre?
    1  🤝 Endre hva jeg tillater
    2  🗑 Trekk den tilbake
    3  🔔 Skriv når noen svarer
    4  🙋 Står du fortsatt for det?
    5  ✔️ Ikke noe mer
    6  ✖️ Stopp
  `,
  )
  await objectTo(bot, NUMBER)
  await bot.talk(
    MIA,
    `
    > /objections
    Det er kommet en innsigelse om et nummer. Du ser verken nummeret eller personen. Det er alvorlig: Kolleger ser dette til to av dere har bestemt:
    • Stemme 1: nivå 3, 4. kvartal 2026
    • 💥 Slo, sparket, spyttet
    • Stemme 1: nivå 3, sier én moderator; vises på nivå 2 inntil enda en er enig. 4. kvartal 2026
    Siden da har ingen meldt noe nytt.
    Hva sier du? To må være enige.
    1  ✔️ Det blir stående
    5  🗑 Det skal bort
    6  ⏭ Senere
    7  ✖️ Stopp
    > 1
    Hvorfor blir det stående?
    1  Det er lest nøye og henger sammen
    2  Det er for nytt til å tas bort
    3  For alvorlig til å tas bort
    4  Organisasjonen kjenner til det
    5  ⬅️ Tilbake
    6  ✖️ Stopp
    > 3
    Du har bestemt deg. Les nå hva de som meldte det, har sagt siden:
    • Stemme 1: står for det (4. kvartal 2026)
    De sa det med kvitteringen. Noen andre kan ha den.
    1  ✔️ Jeg står ved det
    7  ↩️ Jeg bestemmer på nytt
    8  ⬅️ Tilbake
    9  ✖️ Stopp
    > 1
    Notert. En annen moderator ser også på det.
    Det er ingen innsigelse som venter på deg.
    1  🏠 Meny
  `,
  )
})

it('reads what a town would read before it is warned', async () => {
  for (const said of ['meld fra', '1', '0', '6', '7', '4', '2', '2', '2', '2'])
    await bot.says(ANNA, said)
  expect(bot.heard(ANNA)).toContain('Kvitteringen')
  for (const said of ['/review', '2']) await bot.says(MONA, said)
  expect(bot.heard(MONA)).toContain('Én melding venter på deg.')
  await bot.talk(
    MONA,
    `
    > 1
    • Din i 30 minutter. Det loggføres
    • 🔑 Falske rom til leie
    • Når: 🕐 I dag
    • By: Bergen
    Hva bestemmer du?
    1  📢 Varsle: Bergen
    2  ✔️ Lest, tell den med
    5  ❌ Avslå
    6  ⏭ Senere
    7  ✖️ Stopp
    > 1
    Dette får de lese:
    🔑 Bergen: Noen tilbyr falske rom til leie, og tar pengene.
    Det var i dag.
    Under det står hva de kan gjøre, som alltid.
    👥 Følger byen: 0
    1  📣 Ja, varsle byen
    2  ⬅️ Tilbake
    3  ✖️ Stopp
    > 1
    Det går ut i løpet av en time.
    Du kan angre i ti minutter. Da trekkes varselet tilbake, men noen kan ha lest det.
    Ingen meldinger venter på deg.
    1  🏠 Meny
    9  ↩️ Angre
  `,
  )
})
