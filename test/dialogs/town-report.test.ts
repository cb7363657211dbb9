/** What is told of a town: police, evictions, hotels, false rooms. One moderator reads it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AlertKind } from '../../src/core/alerts/alert.ts'
import type { Content } from '../../src/core/blacklist/reports.ts'
import { createTestBot, type TestBot } from '../support/bot.ts'
import { followsBergen } from '../support/following.ts'
import { answerTo, receiptOf, takeBack, tellOf } from '../support/telling.ts'

const KINDS: readonly AlertKind[] = ['client', 'eviction', 'hotel', 'police', 'rooms']
const LABEL = 'Police, flats, hotels'
const PRESSED = 'Landlords under pressure'

/** She has read what the town would read. */
const YES = 'Yes, warn the town'

let bot: TestBot
const opens = async (wishes: Parameters<typeof createTestBot>[0] = {}): Promise<void> => {
  bot = await createTestBot({ kinds: KINDS, ...wishes })
}
beforeEach(() => opens())
afterEach(async () => {
  expect(bot.logged).toEqual([])
  await bot.close()
})

const taps = async (person: string, ...labels: string[]): Promise<string> => {
  for (const label of labels) {
    bot.heard(person)
    await bot.taps(person, label)
  }
  return bot.heard(person)
}

/** Somebody tells of a town, up to the receipt. */
const tells = async (person: string, ...answers: string[]): Promise<void> => {
  await bot.says(person, '/report')
  await taps(person, 'Yes', LABEL, 'Done', ...answers)
  await bot.taps(person, 'Send')
}

const follows = (person: string, ...kinds: string[]): Promise<void> =>
  followsBergen(bot, person, '30 days', ...kinds, 'Done')

const contents = async (): Promise<Content[]> => {
  const rows = await bot.database.prisma.report.findMany({ where: { content: { not: null } } })
  return rows.map(({ id, content }) =>
    JSON.parse(bot.keys.open('report', id, content ?? new Uint8Array())),
  )
}

const warned = async (person: string): Promise<string> => {
  bot.heard(person)
  await bot.alerted()
  if (bot.heard(person) === '') return ''
  return taps(person, 'Show')
}

it('is a branch of a report, without a number, and is read back before it is sent', async () => {
  await bot.says('guest', '/report')
  await taps('guest', 'Yes', LABEL)
  bot.heard('guest')
  await bot.talk(
    'guest',
    `
    > [Done]
    What is it about? I do not ask for an address or the name of a hotel.
    [👮 Police at doors or in the street]
    [🧳 Landlords under pressure]
    [🏨 A hotel throws people out]
    [🔑 Fake rooms to let]
    [⬅️ Back]
    [✖️ Stop]
    > [Police at doors or in the street]
    When?
    [🔴 Now]
    [🕐 Today]
    [⏳ Expected]
    [📅 Earlier]
    > [Now]
    Which town was it in? Choose, or type the name.
    [Oslo]
    [Bergen]
    [Stavanger]
    [Trondheim]
    [Fredrikstad]
    [Drammen]
    [Skien]
    [📍 Elsewhere]
    > Bergen
    May we tell colleagues who follow the town?
    They read what it is, when and in which town, but not who reported it.
    [🔕 No, only count it]
    [📢 Yes, tell them]
    > [Yes, tell them]
    This is what you have told me:
    • 👮 Police at doors or in the street
    • When: 🔴 Now
    • Town: Bergen
    A moderator will read it first. Then colleagues in the town may be warned.
    Shall I send it?
    [✏️ Change something]
    [📤 Send]
    > [Change something]
    What is it about? I do not ask for an address or the name of a hotel.
    [👮 Police at doors or in the street]
    [🧳 Landlords under pressure]
    [🏨 A hotel throws people out]
    [🔑 Fake rooms to let]
    > [Landlords under pressure]
    When?
    [🔴 Now]
    [🕐 Today]
    [⏳ Expected]
    [📅 Earlier]
    > [Today]
    One home, or several?
    [🏠 One]
    [🏘 Several]
    > [One]
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
    May we tell colleagues who follow the town?
    It is one home, so whoever is behind it may guess that it was you.
    [🔕 No, only count it]
    [👥 If somebody else reports it]
    [📢 Yes, tell them anyway]
    > [If somebody else reports it]
    This is what you have told me:
    • 🧳 Landlords under pressure
    • When: 🕐 Today
    • 🏠 One
    • Town: Bergen
    Colleagues in the town are warned only if somebody outside your group reports the same.
    Shall I send it?
    [✏️ Change something]
    [📤 Send]
    > [Send]
    Thank you for telling me. It is sent. A person will read it before any colleague is warned.
    🧾 Your receipt: (receipt)
    It is the only way back to this report, and I only show it now. Write it down where nobody will find it, and then delete it from this chat. Send it to me when you want to know more, change something or take it back.
    [🏠 Menu]
    `,
  )
  expect(await contents()).toMatchObject([
    {
      harms: [],
      subjects: [],
      city: 'bergen',
      town: { kind: 'eviction', when: 'today', homes: 'one' },
      exposure: 'second',
      consents: { warn: true, caseWorker: false },
    },
  ])
})

it('is told in Norwegian, with numbers', async () => {
  await bot.close()
  await opens({ shows: 'numbers', language: 'nb' })
  for (const said of ['meld fra', '1', '0', '6']) await bot.says('guest', said)
  bot.heard('guest')
  await bot.talk(
    'guest',
    `
    > 7
    Hva gjelder det? Jeg spør ikke om adresse eller navn på hotell.
    1  👮 Politi på dørene eller på gata
    2  🧳 Utleiere blir presset
    3  🏨 Et hotell kaster ut folk
    4  🔑 Falske rom til leie
    5  ⬅️ Tilbake
    6  ✖️ Stopp
    > 3
    Når?
    1  🔴 Nå
    2  🕐 I dag
    3  ⏳ Det er ventet
    4  📅 Tidligere
    5  ⬅️ Tilbake
    6  ✖️ Stopp
    > 3
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
    > 2
    Kan vi si det til kolleger som følger byen?
    De leser hva det er, når og i hvilken by, men ikke hvem som sa fra.
    1  🔕 Nei, bare tell det med
    2  📢 Ja, si det til dem
    3  ⬅️ Tilbake
    4  ✖️ Stopp
    > 2
    Dette har du fortalt meg:
    • 🏨 Et hotell kaster ut folk
    • Når: ⏳ Det er ventet
    • By: Bergen
    En moderator leser det først. Så kan kolleger i byen bli advart.
    Skal jeg sende det?
    1  ✏️ Endre noe
    2  📤 Send
    3  ⬅️ Tilbake
    4  ✖️ Stopp
    > 2
    Takk for at du sa fra. Det er sendt. Et menneske leser det før noen kollega blir advart.
    🧾 Kvitteringen din: (receipt)
    Den er den eneste veien tilbake til det du har meldt, og jeg viser den bare nå. Skriv den ned et sted ingen finner den, og slett den så fra chatten. Send den til meg når du vil vite mer, endre noe eller trekke det tilbake.
    1  🏠 Meny
    `,
  )
  expect(await contents()).toMatchObject([{ town: { kind: 'hotel', when: 'expected' } }])
})

it('is not offered if the operator has switched nothing on', async () => {
  await bot.close()
  await opens({ kinds: ['client'] })
  await bot.says('guest', '/report')
  expect(await taps('guest', 'Yes')).not.toContain(LABEL)
})

it('does not go with something that a person did, and she is told so', async () => {
  await bot.says('guest', '/report')
  await taps('guest', 'Yes', LABEL, 'Follows people', 'Done', 'Skip', 'Oslo', 'No, thank you')
  expect(await taps('guest', 'Send')).toContain('You also chose police, flats or hotels.')
  const [content] = await contents()
  expect(content).toMatchObject({ harms: ['stalking'] })
  expect(content).not.toHaveProperty('town')
})

describe('a moderator', () => {
  beforeEach(async () => {
    await bot.letIn('mona', 'moderator')
  })

  it('reads it with what would go out and whom that reaches, and warns at once of what is now', async () => {
    await follows('anna', 'Police')
    await follows('bea', 'Hotels')
    await tells('guest', 'Police at doors or in the street', 'Now', 'Bergen', 'Yes, tell them')
    await bot.talk(
      'mona',
      `
      > /review
      • Yours for 30 minutes, on record
      • 👮 Police at doors or in the street
      • When: 🔴 Now
      • Town: Bergen
      What do you decide?
      [📢 Warn: Bergen]
      [✔️ Read, count it]
      [❌ Decline]
      [⏭ Later]
      [✖️ Stop]
      > [Warn: Bergen]
      This is what they would read:
      👮 Bergen: the police are doing checks.
      It is happening now.
      What to do comes below it, as always.
      👥 Follow the town: fewer than 5
      [📣 Yes, warn the town]
      [⬅️ Back]
      [✖️ Stop]
      > [Yes, warn the town]
      It is going out now.
      You can undo it for ten minutes. That takes the alert back, but some may have read it.
      No report is waiting for you.
      [↩️ Undo]
      [🏠 Menu]
      `,
    )
    expect(await warned('anna')).toContain('It is happening now.')
    expect(await warned('bea')).toBe('')
    const [alert] = await bot.database.prisma.alert.findMany()
    const lasts = (alert?.expiresAt.getTime() ?? 0) - (alert?.startedAt.getTime() ?? 0)
    expect(lasts).toBe(12 * 3_600_000)
  })

  it('reads it in Norwegian', async () => {
    await bot.close()
    await opens({ shows: 'numbers', language: 'nb' })
    await bot.letIn('mona', 'moderator')
    for (const said of ['meld fra', '1', '0', '6', '7', '4', '2', '2', '2', '2'])
      await bot.says('guest', said)
    await bot.talk(
      'mona',
      `
      > /review
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
      `,
    )
  })

  it('warns within an hour, by chance, of what is not now, for three days', async () => {
    const lags = []
    for (const town of ['Bergen', 'Oslo']) {
      await tells('guest', 'A hotel throws people out', 'Today', town, 'Yes, tell them')
      await bot.says('mona', '/review')
      expect(await taps('mona', `Warn: ${town}`, YES)).toContain('It goes out within the hour.')
    }
    const alerts = await bot.database.prisma.alert.findMany()
    for (const { startedAt, expiresAt } of alerts) {
      lags.push(startedAt.getTime() - bot.now().getTime())
      expect(expiresAt.getTime() - startedAt.getTime()).toBe(72 * 3_600_000)
    }
    expect(lags).toHaveLength(2)
    for (const lag of lags) {
      expect(lag).toBeGreaterThanOrEqual(0)
      expect(lag).toBeLessThan(3_600_000)
    }
    expect(new Set(lags).size).toBe(2)
  })

  it('cannot warn of one home before another group tells the same, unless she says so', async () => {
    const second = 'If somebody else reports it'
    await tells('guest', PRESSED, 'Today', 'One', 'Bergen', second)
    expect(await answerTo(bot, 'mona', '/review')).toMatch(
      /One home, reported by one group[\s\S]*\?/,
    )
    expect(bot.buttons('mona').some(({ label }) => label.includes('Warn: '))).toBe(false)
    await taps('mona', 'Later')
    // The same group again is no second voice.
    await tells('other guest', PRESSED, 'Today', 'One', 'Bergen', second)
    await bot.says('mona', '/review')
    expect(bot.buttons('mona').some(({ label }) => label.includes('Warn: '))).toBe(false)
    await taps('mona', 'Later')
    await bot.letIn('cara')
    await tells('cara', PRESSED, 'Today', 'One', 'Bergen', second)
    expect(await answerTo(bot, 'mona', '/review')).toContain('One other group says the same.')
    await taps('mona', 'Warn: Bergen', YES)
    await tells('dora', PRESSED, 'Today', 'One', 'Oslo', 'Yes, tell them anyway')
    await bot.says('mona', '/review')
    await taps('mona', 'Warn: Oslo', YES)
    expect(await bot.database.prisma.alert.count()).toBe(2)
  })

  it('reads what is now or expected before what is today or was earlier', async () => {
    for (const when of ['Earlier', 'Today', 'Expected'])
      await tells('guest', 'Fake rooms to let', when, 'Bergen', 'Yes, tell them')
    expect(await answerTo(bot, 'mona', '/review')).toContain('When: ⏳ Expected')
  })

  it('warns nobody if she wants nobody to be warned', async () => {
    await tells('guest', 'A hotel throws people out', 'Now', 'Bergen', 'No, only count it')
    expect(await answerTo(bot, 'mona', '/review')).toContain('does not want anybody warned')
    await taps('mona', 'Read, count it')
    expect(await bot.database.prisma.alert.count()).toBe(0)
  })

  it('leaves it to others, declines it, and undoes what she decided', async () => {
    await tells('guest', 'A hotel throws people out', 'Now', 'Bergen', 'Yes, tell them')
    await bot.says('mona', '/review')
    expect(await taps('mona', 'Warn: Bergen', YES, 'Undo')).toContain('When: 🔴 Now')
    expect(await bot.database.prisma.alert.count()).toBe(2)
    await taps('mona', 'Decline', 'Another reason')
    expect(await bot.database.prisma.report.findMany()).toMatchObject([{ state: 'declined' }])
  })

  it('cannot keep it out after its receipt takes it back', async () => {
    await follows('anna', 'Hotels')
    await tells('guest', 'A hotel throws people out', 'Now', 'Bergen', 'Yes, tell them')
    const receipt = receiptOf(bot, 'guest')
    await bot.says('mona', '/review')
    await taps('mona', 'Warn: Bergen', YES)
    expect(await warned('anna')).toContain('hotels are turning people away')
    bot.later({ hours: 0.2 })
    await bot.bot.publish()
    await takeBack(bot, 'guest', receipt)
    expect(await warned('anna')).toContain('has been taken back')
  })

  it('goes on with other reports after it', async () => {
    await tells('guest', 'A hotel throws people out', 'Now', 'Bergen', 'Yes, tell them')
    await tellOf(bot, 'erik', '+1 201 555 0101')
    expect(await answerTo(bot, 'mona', '/review')).toContain('A hotel throws people out')
    expect(await taps('mona', 'Read, count it', 'Next report')).toContain('One phone number')
  })
})

describe('who follows a town', () => {
  it('is asked which kinds she wants', async () => {
    await bot.letIn('anna')
    await bot.says('anna', '/alerts')
    const followed = await taps('anna', 'Bergen', 'Only Bergen', '30 days')
    expect(followed).toContain('You will get alerts for Bergen')
    expect(followed).toContain('What should I warn you about?')
    expect(await taps('anna', 'Police', 'Done')).toContain('Saved.')
    await bot.says('anna', '/alerts')
    expect(await taps('anna', 'How I am warned', 'What to warn me about')).toContain(
      '[✅ 👮 Police]',
    )
  })

  it('is told once when the operator switches one on', async () => {
    await bot.close()
    await opens({ kinds: ['client', 'police'] })
    await bot.letIn('anna')
    // As she followed before there was anything but clients.
    await bot.stores.subscriptions.follow(
      bot.senderOf('anna'),
      { channel: 'telegram', address: 'anna' as never },
      { city: 'bergen', near: undefined, country: false, until: '2027-01-01' },
    )
    const said = await answerTo(bot, 'anna', '/menu')
    expect(said).toContain('I can now warn you about more.')
    expect(said).toContain('• 👮 Police')
    expect(await answerTo(bot, 'anna', '/menu')).not.toContain('I can now warn you')
  })
})
