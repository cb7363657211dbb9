import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../support/bot.ts'

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

const stayOf = async (bot: TestBot, person: string) =>
  (await bot.stores.members.recognise(bot.senderOf(person), bot.now())).preferences.stay

it('asks a member how long her checks stay, and tells her mark', async () => {
  await english.letIn('anna')
  await english.talk(
    'anna',
    `
    > /settings
    Your ID here is (mark). It says nothing about you. Write it down: if you lose your phone, the organisation can use it to shut that phone out.
    When should I delete your checks and reports from this chat?
    [After a few minutes]
    [After an hour]
    [After a day]
    [Never]
    [📲 Move to another app]
    [✖️ Stop]
    > back
    There is nothing before this.
    Your ID here is (mark). It says nothing about you. Write it down: if you lose your phone, the organisation can use it to shut that phone out.
    When should I delete your checks and reports from this chat?
    [After a few minutes]
    [After an hour]
    [After a day]
    [Never]
    [📲 Move to another app]
    > skip
    You cannot skip this one. You can always stop.
    Your ID here is (mark). It says nothing about you. Write it down: if you lose your phone, the organisation can use it to shut that phone out.
    When should I delete your checks and reports from this chat?
    [After a few minutes]
    [After an hour]
    [After a day]
    [Never]
    [📲 Move to another app]
    > whenever
    Please choose one of these.
    Your ID here is (mark). It says nothing about you. Write it down: if you lose your phone, the organisation can use it to shut that phone out.
    When should I delete your checks and reports from this chat?
    In danger now? 112 police · 113 ambulance
    [After a few minutes]
    [After an hour]
    [After a day]
    [Never]
    [📲 Move to another app]
    > 7
    Please choose one of these.
    Your ID here is (mark). It says nothing about you. Write it down: if you lose your phone, the organisation can use it to shut that phone out.
    When should I delete your checks and reports from this chat?
    In danger now? 112 police · 113 ambulance
    [After a few minutes]
    [After an hour]
    [After a day]
    [Never]
    [📲 Move to another app]
    > [After a day]
    Saved.
    What do you want to do?
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
    (no controls)
    `,
  )
  expect(await stayOf(english, 'anna')).toBe('day')
})

it('asks in Norwegian, with numbers, and by label', async () => {
  await norwegian.letIn('anna')
  await norwegian.talk(
    'anna',
    `
    > innstillinger
    ID-en din her er (mark). Den sier ingenting om deg. Skriv den ned: Mister du telefonen, kan organisasjonen bruke den til å stenge den telefonen ute.
    Når skal jeg slette det du sjekker og melder fra om, fra denne chatten?
    1  Etter noen minutter
    2  Etter en time
    3  Etter et døgn
    4  Aldri
    5  📲 Flytt til en annen app
    6  ✖️ Stopp
    > 1
    Lagret.
    Hva vil du gjøre?
    1  🔍 Sjekk et nummer
    2  📝 Meld fra om noe
    3  🔔 Varsler for byene mine
    4  ⏰ Trygghetsavtale
    5  🎟 Slipp inn en kollega
    6  📖 Rettigheter og hjelp
    7  🆘 Hjelp
    8  ⚙️ Innstillinger
    9  🔒 Hva som lagres om meg
    0  ➡️ Flere
    > innstillinger
    ID-en din her er (mark). Den sier ingenting om deg. Skriv den ned: Mister du telefonen, kan organisasjonen bruke den til å stenge den telefonen ute.
    Når skal jeg slette det du sjekker og melder fra om, fra denne chatten?
    1  Etter noen minutter
    2  Etter en time
    3  Etter et døgn
    4  Aldri
    5  📲 Flytt til en annen app
    6  ✖️ Stopp
    > aldri
    Lagret.
    Hva vil du gjøre?
    1  🔍 Sjekk et nummer
    2  📝 Meld fra om noe
    3  🔔 Varsler for byene mine
    4  ⏰ Trygghetsavtale
    5  🎟 Slipp inn en kollega
    6  📖 Rettigheter og hjelp
    7  🆘 Hjelp
    8  ⚙️ Innstillinger
    9  🔒 Hva som lagres om meg
    0  ➡️ Flere
    > innstillinger
    ID-en din her er (mark). Den sier ingenting om deg. Skriv den ned: Mister du telefonen, kan organisasjonen bruke den til å stenge den telefonen ute.
    Når skal jeg slette det du sjekker og melder fra om, fra denne chatten?
    1  Etter noen minutter
    2  Etter en time
    3  Etter et døgn
    4  Aldri
    5  📲 Flytt til en annen app
    6  ✖️ Stopp
    > stopp
    Stoppet.
    1  🏠 Meny
    `,
  )
  expect(await stayOf(norwegian, 'anna')).toBe('always')
})

it('takes no button of a question that was answered', async () => {
  await english.letIn('bea')
  await english.says('bea', '/settings')
  await english.taps('bea', 'After a few minutes')
  await english.taps('bea', 'Never')
  expect(english.heard('bea')).toContain('That button no longer works. Please use these.')
  expect(await stayOf(english, 'bea')).toBe('now')
})

it('keeps the settings when the language changes', async () => {
  await english.says('bea', '/language')
  await english.taps('bea', 'Norsk')
  expect(await stayOf(english, 'bea')).toBe('now')
})

it('lets a guest set it, too', async () => {
  await english.says('cleo', '/settings')
  expect(english.heard('cleo')).not.toContain('Your mark')
  await english.taps('cleo', 'Never')
  expect(await stayOf(english, 'cleo')).toBe('always')
})
