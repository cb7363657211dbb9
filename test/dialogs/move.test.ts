import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { revokeMember } from '../../src/core/actions/revoke.ts'
import { say } from '../../src/core/terms/text.ts'
import { createTestBot, type TestBot } from '../support/bot.ts'
import { tellOf } from '../support/telling.ts'

let english: TestBot
let norwegian: TestBot
beforeAll(async () => {
  english = await createTestBot({ channels: ['telegram', 'whatsapp'] })
  norwegian = await createTestBot({
    channels: ['telegram', 'whatsapp'],
    shows: 'numbers',
    language: 'nb',
  })
})
let last = 0
/** Somebody new for each test, on either side. */
let anna: string
let there: string
beforeEach(() => {
  anna = `anna ${++last}`
  there = `whatsapp:${anna}`
})
afterAll(async () => {
  await english.close()
  await norwegian.close()
})

const CODE = /M\w{3}-\w{4}-\w{4}/
const codeOf = async (bot: TestBot, person: string): Promise<string> => {
  bot.heard(person)
  await bot.says(person, '/move')
  return CODE.exec(bot.heard(person))?.[0] ?? ''
}
const kept = (bot: TestBot, person: string) =>
  bot.stores.members.recognise(bot.senderOf(person), bot.now())
const moves = async (bot: TestBot, to: string, code: string): Promise<void> => {
  await bot.says(to, code)
  bot.heard(to)
  await bot.taps(to, 'Yes, move here')
}

it('tells a member in her settings how to go on in another app', async () => {
  await english.letIn(anna)
  await english.talk(
    anna,
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
    > [Move to another app]
    You can go on in another app. Open a chat with me there, and send me this code. It works once, for one hour.
    A new phone, but the same number and the same app? Then you need no code: just write to me there.
    Your membership and your settings move there. Then I delete everything I have about you here, anything half-written, and my messages in this chat from the last two days.
    Keep it to yourself. Anybody who has it can take your place.
    MABC-DEFG-HJK1
    [🏠 Menu]
    `,
  )
})

it('moves her to where she sends the code, and leaves nothing where she was', async () => {
  await english.letIn(anna, 'moderator')
  await english.says(anna, '/settings')
  await english.taps(anna, 'After a day')
  const before = await kept(english, anna)
  const code = await codeOf(english, anna)
  await english.talk(
    there,
    `
    > hello
    Hello. I am Varsku, a chat bot. Here, people who sell sex warn each other.
    You do not have to give a name, show ID or go to the police.
    WhatsApp cannot read our chat, but it sees that you write to me. The organisation's own phone has our chat, too. Delete it on yours whenever you want.
    On WhatsApp I am only a trial. They can shut my number down any day, and then I am gone without a word. Keep your receipts.
Ask the person who told you about me how to find me on Telegram, too.
    🌐 English · Български · Español · Norsk · Português · Română · Русский · ไทย · Українська
    You can report straight away. To check numbers you need a code from a colleague or from an organisation that helps.
    [📝 Report something]
    [🔍 Check a number]
    [🔑 I have a code]
    [📖 Rights and help]
    [🆘 Help]
    [🔒 What is kept about me]
    [🌐 Language]
    [English]
    [Български]
    [Español]
    [Norsk]
    [Português]
    [Română]
    [Русский]
    [ไทย]
    [Українська]
    > [I have a code]
    Send me the code. It looks like this: VXXX-XXXX-XXXX
    You get one from a colleague who is already in, or from an organisation that helps.
    [✖️ Stop]
    > ${code.toLowerCase().replaceAll('-', ' ')}
    This moves to this chat: your membership, your settings, and how many checks and reports you have left.
    The other chat is emptied: anything half-written there, and my messages from the last two days.
    Move here now?
    [📲 Yes, move here]
    [No, stay there]
    [⬅️ Back]
    [✖️ Stop]
    > maybe
    Please choose one of these.
    This moves to this chat: your membership, your settings, and how many checks and reports you have left.
    The other chat is emptied: anything half-written there, and my messages from the last two days.
    Move here now?
    In danger now? 112 police · 113 ambulance
    [📲 Yes, move here]
    [No, stay there]
    > back
    Send me the code from the other app. It looks like this: MXXX-XXXX-XXXX
    You get it there, in Settings, under “Move to another app”.
    [✖️ Stop]
    > 40 00 00 01
    That is not that kind of code. It has twelve letters and digits and starts with M.
    Send me the code from the other app. It looks like this: MXXX-XXXX-XXXX
    You get it there, in Settings, under “Move to another app”.
    > ${code}
    This moves to this chat: your membership, your settings, and how many checks and reports you have left.
    The other chat is emptied: anything half-written there, and my messages from the last two days.
    Move here now?
    [📲 Yes, move here]
    [No, stay there]
    [⬅️ Back]
    [✖️ Stop]
    > [Yes, move here]
    You have moved. From now on, write to me here.
    What do you want to do?
    [📋 Read reports]
    [⚖️ Read objections]
    [📣 Warn a town]
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
  expect(english.heard(anna)).toBe('')
  const after = await kept(english, there)
  expect(after.member).toEqual(before.member)
  expect(after.preferences).toMatchObject({ stay: 'day' })
  expect(await kept(english, anna)).toMatchObject({ known: false, member: undefined })
  expect((await english.stores.sessions.load(english.senderOf(anna), english.now())).revision).toBe(
    0,
  )
  await english.bot.turns.erase()
  expect(english.screen(anna).filter((line) => !line.startsWith('> '))).toEqual([])
  expect(english.heard(anna)).toBe('')
  await english.says(anna, '40 00 00 01')
  expect(english.heard(anna)).toContain('let in with a code')
})

it('moves in Norwegian, with numbers', async () => {
  await norwegian.letIn(there)
  await norwegian.talk(
    there,
    `
    > innstillinger
    ID-en din her er (mark). Den sier ingenting om deg. Skriv den ned: Mister du telefonen, kan organisasjonen bruke den til å stenge den telefonen ute.
    Når skal jeg slette det du sjekker og melder fra om, fra denne chatten?
    Her kan jeg bare slette det jeg skrev. Det du skrev, kan du slette selv.
    1  Etter noen minutter
    2  Etter en time
    3  Etter et døgn
    4  Aldri
    5  📲 Flytt til en annen app
    6  ✖️ Stopp
    > 5
    Du kan fortsette i en annen app. Åpne en chat med meg der, og send meg denne koden. Den virker én gang, i én time.
    Ny telefon, men samme nummer og samme app? Da trenger du ingen kode: Bare skriv til meg der.
    Medlemskapet og innstillingene dine flyttes dit. Så sletter jeg alt jeg har om deg her, det som er halvskrevet, og det jeg har skrevet i denne chatten de siste to dagene.
    Hold den for deg selv. Den som har den, kan ta plassen din.
    MABC-DEFG-HJK1
    1  🏠 Meny
    `,
  )
  const code = await codeOf(norwegian, there)
  await norwegian.talk(
    anna,
    `
    > /move
    Send meg koden fra den andre appen. Den ser slik ut: MXXX-XXXX-XXXX
    Du får den der, i Innstillinger, under «Flytt til en annen app».
    1  ✖️ Stopp
    > tull
    Det er ikke en slik kode. Den har tolv bokstaver og tall og begynner på M.
    Send meg koden fra den andre appen. Den ser slik ut: MXXX-XXXX-XXXX
    Du får den der, i Innstillinger, under «Flytt til en annen app».
    1  ✖️ Stopp
    > M111-1111-1111
    Dette flyttes til denne chatten: medlemskapet ditt, innstillingene dine, og hvor mange ganger du fortsatt kan sjekke og melde fra.
    Den andre chatten tømmes: det som er halvskrevet der, og det jeg har skrevet de siste to dagene.
    Flytte hit nå?
    1  📲 Ja, flytt hit
    2  Nei, bli der
    3  ⬅️ Tilbake
    4  ✖️ Stopp
    > ja
    Den koden kjenner jeg ikke. Hver kode virker bare én gang, og bare i én time. Hent en ny i den andre appen.
    1  🔑 Prøv en annen kode
    2  🏠 Meny
    > ${code}
    Dette flyttes til denne chatten: medlemskapet ditt, innstillingene dine, og hvor mange ganger du fortsatt kan sjekke og melde fra.
    Den andre chatten tømmes: det som er halvskrevet der, og det jeg har skrevet de siste to dagene.
    Flytte hit nå?
    1  📲 Ja, flytt hit
    2  Nei, bli der
    3  ⬅️ Tilbake
    4  ✖️ Stopp
    > 2
    Ingenting er flyttet.
    Hva vil du gjøre?
    1  📝 Meld fra om noe
    2  🔍 Sjekk et nummer
    3  🔑 Jeg har en kode
    4  📖 Rettigheter og hjelp
    5  🆘 Hjelp
    6  🔒 Hva som lagres om meg
    7  🌐 Språk
    > ${code}
    Dette flyttes til denne chatten: medlemskapet ditt, innstillingene dine, og hvor mange ganger du fortsatt kan sjekke og melde fra.
    Den andre chatten tømmes: det som er halvskrevet der, og det jeg har skrevet de siste to dagene.
    Flytte hit nå?
    1  📲 Ja, flytt hit
    2  Nei, bli der
    3  ⬅️ Tilbake
    4  ✖️ Stopp
    > 1
    Du har flyttet. Fra nå av skriver du til meg her.
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
    > ${code}
    Du er allerede inne her, så ingenting er flyttet. Vil du flytte hit likevel, slett først det jeg har om deg her. Send så koden på nytt.
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
    `,
  )
  expect((await kept(norwegian, anna)).member).toBeDefined()
  expect((await kept(norwegian, there)).known).toBe(false)
})

it('takes no code that is used, replaced, too old, or of somebody who was wiped or shut out', async () => {
  await english.letIn(anna)
  const unknown = async (code: string) => {
    await moves(english, there, code)
    expect(english.heard(there)).toContain('I do not know that code.')
    expect((await kept(english, there)).member).toBeUndefined()
  }
  const first = await codeOf(english, anna)
  const second = await codeOf(english, anna)
  await unknown(first)
  english.later({ hours: 1 })
  await unknown(second)
  await english.bot.expire()
  expect(await english.database.prisma.move.count()).toBe(0)
  const third = await codeOf(english, anna)
  const { member } = await kept(english, anna)
  await revokeMember({ ...english.needs, database: english.database }, member?.handle ?? '', false)
  await unknown(third)
  await english.letIn(anna)
  const fourth = await codeOf(english, anna)
  await english.says(anna, '/wipe')
  await english.taps(anna, 'Yes, delete')
  expect(await english.database.prisma.move.count()).toBe(0)
  await unknown(fourth)
})

it('moves one of two who send the same code at once', async () => {
  await english.letIn(anna)
  const code = await codeOf(english, anna)
  const both = [there, `${there} too`]
  for (const one of both) await english.says(one, code)
  await Promise.all(both.map((one) => english.taps(one, 'Yes, move here')))
  const heard = both.map((one) => english.heard(one))
  expect(heard.filter((one) => one.includes('You have moved.'))).toHaveLength(1)
  expect(heard.filter((one) => one.includes('I do not know that code.'))).toHaveLength(1)
  const members = await Promise.all(both.map((one) => kept(english, one)))
  expect(members.filter(({ member }) => member)).toHaveLength(1)
})

it('tells her who sends the code to the same chat where to send it', async () => {
  await english.letIn(anna)
  const code = await codeOf(english, anna)
  await english.says(anna, code)
  expect(english.heard(anna)).toContain('Send me the code in the other app.')
  await moves(english, there, code)
  expect(english.heard(there)).toContain('You have moved.')
})

it('changes nothing where the other side is in already, and moves once that is wiped', async () => {
  await english.letIn(anna)
  await english.letIn(there)
  const [here, other] = [await kept(english, anna), await kept(english, there)]
  const code = await codeOf(english, anna)
  await english.says(there, '/report')
  await english.taps(there, 'Yes')
  await english.says(there, code)
  expect(english.heard(there)).toMatch(
    /already in here, so nothing was moved[\s\S]*Go on with my report/,
  )
  expect(await kept(english, anna)).toEqual(here)
  expect(await kept(english, there)).toEqual(other)
  await english.says(there, '/wipe')
  await english.taps(there, 'Yes, delete')
  await moves(english, there, code)
  expect((await kept(english, there)).member).toEqual(here.member)
})

it('takes a button of a move that is over for none', async () => {
  await english.letIn(anna)
  await moves(english, there, await codeOf(english, anna))
  english.heard(there)
  await english.taps(there, 'Yes, move here')
  expect(english.heard(there)).toContain('That button no longer works.')
  await english.says(`${there} too`, '/move')
  await english.says(`${there} too`, 'stop')
  expect(english.heard(`${there} too`)).toContain('Stopped.')
})

it('takes along what a day allows, and that a report is her own', async () => {
  await english.letIn(anna, 'moderator')
  await english.letIn('someone else')
  const whom = 'For myself'
  for (const _ of [1, 2, 3]) await tellOf(english, anna, '+1 201 555 0176', { whom })
  for (const _ of [1, 2]) await tellOf(english, there, '+1 201 555 0176')
  await moves(english, there, await codeOf(english, anna))
  english.heard(there)
  await english.says(there, '/report')
  expect(english.heard(there)).toContain('as many reports as I can take')
  await english.says(there, '/review')
  expect(english.heard(there)).toContain('No report is waiting')
  expect(await english.database.prisma.report.count({ where: { author: null } })).toBe(0)
})

it('goes on with what a guest had begun where she moves to', async () => {
  await english.letIn(anna)
  await english.says(there, '/report')
  await english.taps(there, 'Yes')
  await moves(english, there, await codeOf(english, anna))
  expect(english.heard(there)).toMatch(/You have moved[\s\S]*Go on with my report/)
})

it('asks a guest who wants to move for the code', async () => {
  await english.says(anna, '/settings')
  expect(english.heard(anna)).not.toContain('Move to another app')
  await english.says(anna, '/move')
  expect(english.heard(anna)).toContain('Send me the code from the other app.')
})

it('moves her who has become one with another key since she was given the code', async () => {
  await english.letIn(there)
  const code = await codeOf(english, there)
  await english.says(`whatsapp:lid of ${anna}`, 'hello', { aliases: [anna] })
  await moves(english, anna, code)
  expect(english.heard(anna)).toContain('You have moved.')
  expect((await kept(english, anna)).member).toBeDefined()
  expect((await kept(english, `whatsapp:lid of ${anna}`)).known).toBe(false)
})

it('has her moved or wiped, and nothing between, when both are asked for at once', async () => {
  for (const round of [1, 2, 3]) {
    const [here, elsewhere] = [`${anna} of ${round}`, `${there} of ${round}`]
    await english.letIn(here)
    const members = await english.database.prisma.member.count()
    const code = await codeOf(english, here)
    await english.says(elsewhere, code)
    await english.says(here, '/wipe')
    await Promise.all([
      english.taps(elsewhere, 'Yes, move here'),
      english.taps(here, 'Yes, delete'),
    ])
    const moved = english.heard(elsewhere).includes('You have moved.')
    expect((await kept(english, elsewhere)).member !== undefined).toBe(moved)
    expect((await kept(english, here)).member).toBeUndefined()
    expect(await english.database.prisma.member.count()).toBe(moved ? members : members - 1)
    expect(await english.database.prisma.move.count()).toBe(0)
  }
})

describe.each([
  ['nb', 'hvordan flytter jeg til ny telefon', 'jeg har fått ny telefon'],
  ['en', 'how do i move to my new phone', 'i got a new phone'],
  ['es', '¿cómo me paso a mi nuevo teléfono?', 'tengo un celular nuevo'],
  ['pt-BR', 'como mudo para o celular novo', 'troquei de celular'],
  ['th', 'ย้ายไปมือถือใหม่ยังไงคะ', 'หนูเปลี่ยนมือถือค่ะ'],
  ['ro', 'cum mă mut pe telefonul nou', 'mi-am luat telefon nou'],
  ['bg', 'как да мина на новия телефон', 'смених си телефона'],
  ['ru', 'как перейти на новый телефон', 'у меня новый телефон'],
  ['uk', 'як перейти на новий телефон', 'у мене новий телефон'],
] as const)('a new phone in %s', (language, asks, tells) => {
  it('is found by words, from the beginning and in the settings', async () => {
    const bot = await createTestBot({ language })
    await bot.letIn('anna')
    for (const said of [asks, tells]) {
      for (const before of ['/menu', '/settings']) {
        await bot.says('anna', before)
        bot.heard('anna')
        await bot.says('anna', said)
        expect(bot.heard('anna')).toContain(bot.words.in(language, say('move.phone')))
      }
    }
    await bot.close()
  })
})
