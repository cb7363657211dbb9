import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Role } from '../../src/core/members/role.ts'
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

const codeOf = (bot: TestBot, role: Role = 'member', groupId?: string) =>
  bot.stores.codes.issue({ role, groupId }, bot.now())

const memberOf = async (bot: TestBot, person: string) =>
  (await bot.stores.members.recognise(bot.senderOf(person), bot.now())).member

it('lets a guest in with a code', async () => {
  const code = await codeOf(english)
  await english.talk(
    'anna',
    `
    > /join
    Send me the code. It looks like this: VXXX-XXXX-XXXX
    You get one from a colleague who is already in, or from an organisation that helps.
    [✖️ Stop]
    > please
    That is not a code. A code has twelve letters and digits and starts with V or S.
    Send me the code. It looks like this: VXXX-XXXX-XXXX
    You get one from a colleague who is already in, or from an organisation that helps.
    > 40 00 00 01
    That is not a code. A code has twelve letters and digits and starts with V or S.
    Send me the code. It looks like this: VXXX-XXXX-XXXX
    You get one from a colleague who is already in, or from an organisation that helps.
    > V111-1111-1111
    I do not know that code. Each one works only once, and only for three months. Ask for a new one.
    [🔑 Try another code]
    [🏠 Menu]
    > [Try another code]
    Send me the code. It looks like this: VXXX-XXXX-XXXX
    You get one from a colleague who is already in, or from an organisation that helps.
    [✖️ Stop]
    > ${code}
    Welcome. You are in. Now you can check numbers.
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
  expect(await memberOf(english, 'anna')).toMatchObject({ role: 'member' })
  expect(await english.database.prisma.code.count()).toBe(0)
})

it('lets a guest in in Norwegian, with numbers', async () => {
  const code = await codeOf(norwegian)
  await norwegian.talk(
    'anna',
    `
    > jeg har en kode
    Send meg koden. Den ser slik ut: VXXX-XXXX-XXXX
    Du får den av en kollega som allerede er inne, eller av en organisasjon som hjelper.
    1  ✖️ Stopp
    > 5
    Det er ikke en kode. En kode har tolv bokstaver og tall og begynner på V eller S.
    Send meg koden. Den ser slik ut: VXXX-XXXX-XXXX
    Du får den av en kollega som allerede er inne, eller av en organisasjon som hjelper.
    1  ✖️ Stopp
    > tilbake
    Det er ingenting før dette.
    Send meg koden. Den ser slik ut: VXXX-XXXX-XXXX
    Du får den av en kollega som allerede er inne, eller av en organisasjon som hjelper.
    1  ✖️ Stopp
    > hopp over
    Denne kan du ikke hoppe over. Du kan alltid stoppe.
    Send meg koden. Den ser slik ut: VXXX-XXXX-XXXX
    Du får den av en kollega som allerede er inne, eller av en organisasjon som hjelper.
    1  ✖️ Stopp
    > ${code}
    Velkommen. Du er inne. Nå kan du sjekke numre.
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
  expect(await memberOf(norwegian, 'anna')).toMatchObject({ role: 'member' })
})

it('understands a bare code, however it is written, and one behind /start', async () => {
  const code = await codeOf(english)
  await english.says('bea', ` ${code.toLowerCase().replaceAll('-', ' ')}. `)
  expect(english.heard('bea')).toContain('Welcome. You are in.')
  await english.says('cleo', `/start ${await codeOf(english)}`)
  expect(english.heard('cleo')).toContain('Welcome. You are in.')
})

it('does not ask for the code again when it was sent by a link', async () => {
  await english.says('dora', '/join')
  await english.says('dora', `/start ${await codeOf(english)}`)
  expect(english.heard('dora')).toMatch(/Welcome. You are in[\s\S]*What do you want to do/)
  await english.says('dora', 'whatever')
  expect(english.heard('dora')).toContain('I did not understand that.')
})

it('takes a code in the middle of a report and goes on with it', async () => {
  await english.says('edda', '/report')
  await english.says('edda', await codeOf(english))
  expect(english.heard('edda')).toMatch(/Welcome. You are in[\s\S]*Are you safe now/)
  await english.taps('edda', 'Yes')
  expect(english.heard('edda')).toContain('What happened?')
})

it('takes each code only once, and none that is older than three months', async () => {
  const code = await codeOf(english)
  await english.says('fay', code)
  await english.says('gro', code)
  expect(english.heard('gro')).toContain('I do not know that code.')
  const old = await codeOf(english)
  english.later({ days: 92 })
  await english.says('gro', old)
  expect(english.heard('gro')).toContain('I do not know that code.')
  expect(await memberOf(english, 'gro')).toBeUndefined()
})

it('leaves a code of a colleague unused by whoever is in already', async () => {
  await english.letIn('hild')
  const group = (await memberOf(english, 'hild'))?.groupId ?? ''
  const code = await codeOf(english, 'member', group)
  await english.says('hild', code)
  expect(english.heard('hild')).toContain('You are already in.')
  await english.says('ida', code)
  expect((await memberOf(english, 'ida'))?.groupId).toBe(group)
})

it('leaves a member who gets a code of outreach staff in her group, and the code unused', async () => {
  const before = await memberOf(english, 'ida')
  const code = await codeOf(english)
  await english.says('ida', code)
  expect(english.heard('ida')).toContain('You are already in.')
  expect(await memberOf(english, 'ida')).toEqual(before)
  await english.says('kaja', code)
  expect(english.heard('kaja')).toContain('Welcome. You are in.')
})

it('makes a member a moderator, who stays one', async () => {
  await english.letIn('jo')
  await english.says('jo', await codeOf(english, 'moderator'))
  expect(english.heard('jo')).toContain('You can now read reports')
  await english.says('jo', await codeOf(english))
  expect((await memberOf(english, 'jo'))?.role).toBe('moderator')
})

it('makes a guest a case worker, and a moderator both', async () => {
  await english.says('lea', await codeOf(english, 'caseworker'))
  expect(english.heard('lea')).toContain('You can now answer people who asked for a case worker.')
  expect(await memberOf(english, 'lea')).toMatchObject({ role: 'caseworker' })
  await english.says('jo', await codeOf(english, 'caseworker'))
  expect(await memberOf(english, 'jo')).toMatchObject({ role: 'moderator', alsoCases: true })
})

it('lets everybody in where no code is needed', async () => {
  const bot = await createTestBot({ access: 'open' })
  await bot.says('anna', '40 00 00 01')
  expect(bot.heard('anna')).toContain('There is no warning about this number.')
  expect(await memberOf(bot, 'anna')).toMatchObject({ role: 'member' })
  await bot.close()
})
