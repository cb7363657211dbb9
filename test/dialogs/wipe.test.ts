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

it('deletes everything about a member, and her from the chat', async () => {
  await english.letIn('anna')
  await english.says('anna', '40 00 00 01')
  await english.says('anna', '/report')
  await english.taps('anna', 'Yes')
  english.heard('anna')
  await english.talk(
    'anna',
    `
    > /wipe
    I will delete everything I have about you: your membership, your settings, anything half-written, and my messages here from the last two days.
    Reports you have sent stay, but nothing in them shows that they are yours any more. To take one back, send me its receipt.
    One thing stays until tomorrow: how many reports and checks came from here today. It stops people from starting over again and again.
    Delete everything now?
    [🗑 Yes, delete]
    [No, keep it]
    [✖️ Stop]
    > maybe
    Please choose one of these.
    I will delete everything I have about you: your membership, your settings, anything half-written, and my messages here from the last two days.
    Reports you have sent stay, but nothing in them shows that they are yours any more. To take one back, send me its receipt.
    One thing stays until tomorrow: how many reports and checks came from here today. It stops people from starting over again and again.
    Delete everything now?
    In danger now? 112 police · 113 ambulance
    [🗑 Yes, delete]
    [No, keep it]
    > 7
    Please choose one of these.
    I will delete everything I have about you: your membership, your settings, anything half-written, and my messages here from the last two days.
    Reports you have sent stay, but nothing in them shows that they are yours any more. To take one back, send me its receipt.
    One thing stays until tomorrow: how many reports and checks came from here today. It stops people from starting over again and again.
    Delete everything now?
    In danger now? 112 police · 113 ambulance
    [🗑 Yes, delete]
    [No, keep it]
    > back
    There is nothing before this.
    I will delete everything I have about you: your membership, your settings, anything half-written, and my messages here from the last two days.
    Reports you have sent stay, but nothing in them shows that they are yours any more. To take one back, send me its receipt.
    One thing stays until tomorrow: how many reports and checks came from here today. It stops people from starting over again and again.
    Delete everything now?
    [🗑 Yes, delete]
    [No, keep it]
    > [Yes, delete]
    I have deleted everything I had about you. Now delete this chat on your phone, too. To come back in, you need a new code. Take care.
    `,
  )
  const { sender, member, session, counter, sentMessage, turn } = english.database.prisma
  expect(await sender.count()).toBe(0)
  expect(await member.count()).toBe(0)
  expect(await session.count()).toBe(0)
  // What is left is the group's, which nobody is known to be of any more.
  expect(await counter.findMany({ select: { kind: true } })).toEqual([{ kind: 'check.group' }])
  expect(await turn.count({ where: { sender: { not: null } } })).toBe(0)
  // What she wrote herself the bot may delete only where it was a check.
  expect(english.screen('anna').filter((text) => !text.startsWith('>'))).toEqual([
    expect.stringContaining('I have deleted everything I had about you.'),
  ])
  expect(await sentMessage.count()).toBe(0)
})

it('asks her in as anybody else afterwards', async () => {
  await english.says('anna', '40 00 00 01')
  expect(english.heard('anna')).toContain('To check numbers you must be let in')
})

it('deletes in Norwegian, too', async () => {
  await norwegian.talk(
    'anna',
    `
    > slett alt om meg
    Jeg sletter alt jeg har om deg: medlemskapet, innstillingene, det som er halvskrevet, og det jeg har skrevet her de siste to dagene.
    Meldinger du har sendt, blir. Ingenting i dem sier lenger at de er dine. Vil du trekke tilbake en, send meg kvitteringen.
    Én ting blir liggende til i morgen: hvor mange meldinger og sjekker som kom herfra i dag. Slik kan ingen begynne på nytt om og om igjen.
    Slette alt nå?
    1  🗑 Ja, slett
    2  Nei, behold
    3  ✖️ Stopp
    > 2
    Ingenting er slettet.
    Hva vil du gjøre?
    1  📝 Meld fra om noe
    2  🔍 Sjekk et nummer
    3  🔑 Jeg har en kode
    4  📖 Rettigheter og hjelp
    5  🆘 Hjelp
    6  🔒 Hva som lagres om meg
    7  🌐 Språk
    > slett meg
    Jeg sletter alt jeg har om deg: medlemskapet, innstillingene, det som er halvskrevet, og det jeg har skrevet her de siste to dagene.
    Meldinger du har sendt, blir. Ingenting i dem sier lenger at de er dine. Vil du trekke tilbake en, send meg kvitteringen.
    Én ting blir liggende til i morgen: hvor mange meldinger og sjekker som kom herfra i dag. Slik kan ingen begynne på nytt om og om igjen.
    Slette alt nå?
    1  🗑 Ja, slett
    2  Nei, behold
    3  ✖️ Stopp
    > nei
    Ingenting er slettet.
    Hva vil du gjøre?
    1  📝 Meld fra om noe
    2  🔍 Sjekk et nummer
    3  🔑 Jeg har en kode
    4  📖 Rettigheter og hjelp
    5  🆘 Hjelp
    6  🔒 Hva som lagres om meg
    7  🌐 Språk
    > slett
    Jeg sletter alt jeg har om deg: medlemskapet, innstillingene, det som er halvskrevet, og det jeg har skrevet her de siste to dagene.
    Meldinger du har sendt, blir. Ingenting i dem sier lenger at de er dine. Vil du trekke tilbake en, send meg kvitteringen.
    Én ting blir liggende til i morgen: hvor mange meldinger og sjekker som kom herfra i dag. Slik kan ingen begynne på nytt om og om igjen.
    Slette alt nå?
    1  🗑 Ja, slett
    2  Nei, behold
    3  ✖️ Stopp
    > stopp
    Stoppet.
    1  🏠 Meny
    > /wipe
    Jeg sletter alt jeg har om deg: medlemskapet, innstillingene, det som er halvskrevet, og det jeg har skrevet her de siste to dagene.
    Meldinger du har sendt, blir. Ingenting i dem sier lenger at de er dine. Vil du trekke tilbake en, send meg kvitteringen.
    Én ting blir liggende til i morgen: hvor mange meldinger og sjekker som kom herfra i dag. Slik kan ingen begynne på nytt om og om igjen.
    Slette alt nå?
    1  🗑 Ja, slett
    2  Nei, behold
    3  ✖️ Stopp
    > ja
    Jeg har slettet alt jeg hadde om deg. Slett nå også denne chatten på telefonen. For å komme inn igjen trenger du en ny kode. Ta vare på deg selv.
    `,
  )
  expect(await norwegian.database.prisma.sender.count()).toBe(0)
})

it('keeps everything when she thinks better of it', async () => {
  await english.letIn('bea')
  await english.says('bea', '/wipe')
  await english.taps('bea', 'No, keep it')
  expect(english.heard('bea')).toContain('Nothing was deleted.')
  expect(await english.database.prisma.member.count()).toBe(1)
  await english.taps('bea', 'Yes, delete')
  expect(english.heard('bea')).toContain('That button no longer works.')
  expect(await english.database.prisma.member.count()).toBe(1)
})

it('leaves her reports, which do not say that they are hers', async () => {
  await english.says('cleo', '/report')
  for (const tap of [
    'Yes',
    'Robs or does not pay',
    'Done',
    'Robbery',
    'Done',
    'Skip',
    'Oslo',
    'No, thank you',
    'Send',
  ]) {
    await english.taps('cleo', tap)
  }
  await english.says('cleo', '/wipe')
  await english.taps('cleo', 'Yes, delete')
  expect(await english.database.prisma.report.count({ where: { state: 'received' } })).toBe(1)
  expect(english.screen('cleo').join()).not.toContain('receipt')
})
