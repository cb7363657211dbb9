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

const groupOf = async (bot: TestBot, person: string) =>
  (await bot.stores.members.recognise(bot.senderOf(person), bot.now())).member?.groupId

it('gives three codes a month, each of which lets a colleague into the same group', async () => {
  await english.letIn('anna')
  for (const colleague of ['bea', 'cleo', 'dora']) {
    await english.taps('anna', 'Let a colleague in')
    const [, code = ''] = /^(V\w{3}-\w{4}-\w{4})$/m.exec(english.heard('anna')) ?? []
    await english.says(colleague, code)
    expect(english.heard(colleague)).toContain('Welcome. You are in.')
    expect(await groupOf(english, colleague)).toBe(await groupOf(english, 'anna'))
    await english.taps('anna', 'Menu')
  }
  english.heard('anna')
  await english.talk(
    'anna',
    `
    > /invite
    You can give 3 codes a month. That is all for this month.
    [🏠 Menu]
    `,
  )
  english.later({ days: 31 })
  await english.talk(
    'anna',
    `
    > /invite
    Give this only to somebody you know and trust. If you and those who came in with you report the same number, it counts as one.
    (code)
    [🏠 Menu]
    `,
  )
})

it('gives a code in Norwegian', async () => {
  await norwegian.letIn('anna')
  await norwegian.talk(
    'anna',
    `
    > meny
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
    > 4
    Du sier når du skal være tilbake. Svarer du ikke da, sier jeg fra til en du har valgt: kontakten din.
    Jeg er en maskin: Er jeg slått av, kan jeg ikke si fra. Si det derfor til et menneske også.
    Jeg ringer ikke politiet, jeg vet ikke hvor du er, og jeg lagrer ingen historikk.
    Du trenger en kontakt først.
    1  ➕ Legg til en kontakt
    2  🏠 Meny
    > 1
    Hver gang får kontakten vite når du skal være tilbake. Svarer du ikke, får kontakten også lese det du la igjen. Etterpå får ikke kontakten vite noe mer. Jeg ser ikke hvor du er, og lagrer ingen historikk.
    Gjør dette bare med noen du stoler på. Hvis noen får deg til det, kan de være ute etter å kontrollere deg.
    Er det noen som presser deg til det? Det finnes folk du kan snakke med, uten politiet.
    1  ▶️ Jeg velger det selv
    2  📍 Hvem kan hjelpe
    3  ⬅️ Tilbake
    4  🏠 Meny
    `,
  )
})

it('gives a guest none', async () => {
  await english.talk(
    'edda',
    `
    > /invite
    You can let a colleague in once you are in yourself.
    [🔑 I have a code]
    [🏠 Menu]
    `,
  )
  await norwegian.talk(
    'edda',
    `
    > /invite
    Du kan slippe inn en kollega når du selv er inne.
    1  🔑 Jeg har en kode
    2  🏠 Meny
    `,
  )
  const { code } = english.database.prisma
  expect(await code.count()).toBe(1)
})
