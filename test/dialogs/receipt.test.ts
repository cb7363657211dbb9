import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { figuresOf } from '../../src/core/actions/figures.ts'
import { receiptTag, withdrawalTag } from '../../src/core/blacklist/receipt.ts'
import { hex } from '../../src/core/terms/hex.ts'
import { createTestBot, type TestBot } from '../support/bot.ts'
import { answerTo, settled, tellOf } from '../support/telling.ts'

let english: TestBot
let norwegian: TestBot
beforeAll(async () => {
  english = await createTestBot()
  norwegian = await createTestBot({ shows: 'numbers', language: 'nb' })
  for (const person of ['mona', 'mia']) await english.letIn(person, 'moderator')
  for (const person of ['anna', 'bea']) await english.letIn(person)
  await norwegian.letIn('mona', 'moderator')
})
afterAll(async () => {
  expect(english.logged).toEqual([])
  await english.close()
  await norwegian.close()
})

let last = 0
const newNumber = () => `+1 201 555 ${String(++last).padStart(4, '0')}`
let guests = 0
const newGuest = () => `guest${++guests}`

type Wishes = Parameters<typeof tellOf>[3]

/** Somebody's report, and the receipt that she got for it. */
const tells = async (person: string, number: string, wishes: Wishes = {}): Promise<string> => {
  english.heard(person)
  await tellOf(english, person, number, wishes)
  const receipt = /(?:\d{4} ){3}\d{4}/.exec(english.heard(person))?.[0] ?? ''
  receipts.push(receipt)
  return receipt
}

const receipts: string[] = []
// What one test has left to be read is nothing to the next one.
afterEach(async () => {
  for (const receipt of receipts.splice(0))
    await english.stores.receipts.withdraw(wayOf(receipt), english.now())
})

const opens = (person: string, receipt: string): Promise<string> =>
  answerTo(english, person, receipt)

const taps = async (person: string, ...labels: string[]): Promise<string> => {
  english.heard(person)
  for (const label of labels) {
    english.heard(person)
    await english.taps(person, label)
  }
  return english.heard(person)
}

const rowOf = async (number: string) => {
  const ending = number.slice(-2)
  const rows = await english.database.prisma.report.findMany({ where: { content: { not: null } } })
  return rows.find(({ id, content }) =>
    english.keys.open('report', id, content ?? new Uint8Array()).includes(`"ending":"${ending}"`),
  )
}

const contentOf = async (number: string) => {
  const row = await rowOf(number)
  return row && JSON.parse(english.keys.open('report', row.id, row.content ?? new Uint8Array()))
}

const WARNED = /^🟠 Risk/m
const UNLISTED = /^⚪️ There is no warning about this number/m

it('opens wherever it is typed, says where the report is and nothing of what it tells', async () => {
  const receipt = await tells('anna', newNumber())
  const said = `
    🧾 Your report is waiting to be read.
    What do you want to do?
    [➕ Add something]
    [✏️ Correct something]
    [🤝 Change what I allow]
    [🗑 Take it back]
    [🔔 Write when somebody answers]
    [✔️ Nothing more]`
  await english.talk(
    'anna',
    `> ${receipt}\n    This receipt has not been used before.${said}\n    [✖️ Stop]`,
  )
  await english.talk(
    'anna',
    `> ${receipt.replaceAll(' ', '')}\n    This receipt was last used this week: once. Not you? Then somebody else has it.${said}\n    [✖️ Stop]`,
  )
  await english.talk(
    'anna',
    `> ${receipt.replaceAll(' ', '-')}\n    This receipt was last used this week: 2 times. Not you? Then somebody else has it.${said}\n    [✖️ Stop]`,
  )
  // She lost her phone, and is a guest on another.
  await english.talk(
    newGuest(),
    `
    > /receipt
    Send me the 16 digits of your receipt.
    [🏠 Menu]
    [✖️ Stop]
    > what
    Without the receipt I cannot find your report, change it or take it back. Nobody else can either: that protects you. You can report it again: both count as one.
    Send me the 16 digits of your receipt.
    > ${receipt}
    This receipt was last used this week: 3 times. Not you? Then somebody else has it.${said}
    [✖️ Stop]
    > hm
    Please choose one of these.${said.replace('to do?', 'to do?\n    In danger now? 112 police · 113 ambulance')}
    > back
    There is nothing before this.${said}
    > [Nothing more]
    What do you want to do?
    [📝 Report something]
    [🔍 Check a number]
    [🔑 I have a code]
    [📖 Rights and help]
    [🆘 Help]
    [🔒 What is kept about me]
    [🌐 Language]
    (no controls)
    > [Take it back]
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

it('is followed in Norwegian, with numbers', async () => {
  await norwegian.says('anna', 'meld fra')
  for (const said of ['ja', '7', 'stopp']) await norwegian.says('anna', said)
  await norwegian.says('kari', 'meld fra')
  for (const said of ['ja', '4', '7', '2', '+1 201 555 0199', 'oslo', '1', '1', '2', '3'])
    await norwegian.says('kari', said)
  const receipt = /(?:\d{4} ){3}\d{4}/.exec(norwegian.heard('kari'))?.[0] ?? ''
  await norwegian.talk(
    'kari',
    `
    > kvittering
    Send meg de 16 tallene på kvitteringen din.
    1  🏠 Meny
    2  ✖️ Stopp
    > ${receipt}
    Denne kvitteringen har ikke vært brukt før.
    🧾 Meldingen din venter på å bli lest.
    Hva vil du gjøre?
    1  ➕ Legg til noe
    2  ✏️ Rett opp noe
    3  🤝 Endre hva jeg tillater
    4  🗑 Trekk den tilbake
    5  🔔 Skriv når noen svarer
    6  ✔️ Ikke noe mer
    7  ✖️ Stopp
    > 1
    Hva vil du legge til? Ikke skriv ditt eget navn, adressen din eller nøyaktig dag.
    1  ⬅️ Tilbake
    2  ✖️ Stopp
    > Jeg heter Kari
    Vent litt. Jeg tror jeg ser dette i det du skrev:
    • et navn
    Er det ditt, kan det vise hvem du er. De som leser meldingen din, ser det.
    1  ✏️ Skriv det på nytt
    2  🗑 Ta bort alt jeg skrev
    3  ✔️ Behold det som det er
    4  ⬅️ Tilbake
    5  ✖️ Stopp
    > 1
    Hva vil du legge til? Ikke skriv ditt eget navn, adressen din eller nøyaktig dag.
    1  ⬅️ Tilbake
    2  ✖️ Stopp
    > Han hadde en hund
    Jeg har lagt det til.
    🧾 Meldingen din venter på å bli lest.
    Hva vil du gjøre?
    1  ➕ Legg til noe
    2  ✏️ Rett opp noe
    3  🤝 Endre hva jeg tillater
    4  🗑 Trekk den tilbake
    5  🔔 Skriv når noen svarer
    6  ✔️ Ikke noe mer
    7  ✖️ Stopp
    > 3
    Hva vil du si ja eller nei til?
    Jeg viser ikke hva du har tillatt til nå: Noen andre kan finne kvitteringen din. Det du ikke velger, blir som det er.
    1  📢 Advar kolleger
    2  🤝 En rådgiver får lese det
    3  👮 Si det til politiet, uten mitt navn
    4  🗣 Snakk med politiet for meg
    5  🏷 Si hva slags fare det var
    6  ⬅️ Tilbake
    7  ✖️ Stopp
    > 2
    🤝 En rådgiver får lese det: Er det greit fra nå av?
    1  ✔️ Ja, det er greit
    2  🚫 Nei, det er det ikke
    3  ⬅️ Tilbake
    4  ✖️ Stopp
    > 1
    De som hjelper deg, kan trenge telefonnummeret. Send det, også hvis du har sendt det før, eller hopp over.
    1  ⏭ Hopp over
    2  ⬅️ Tilbake
    3  ✖️ Stopp
    > +1 201 555 0198
    Notert. Det gjelder fra nå av.
    🧾 Meldingen din venter på å bli lest.
    Hva vil du gjøre?
    1  ➕ Legg til noe
    2  ✏️ Rett opp noe
    3  🤝 Endre hva jeg tillater
    4  🗑 Trekk den tilbake
    5  🔔 Skriv når noen svarer
    6  ✔️ Ikke noe mer
    7  ✖️ Stopp
    > 3
    Hva vil du si ja eller nei til?
    Jeg viser ikke hva du har tillatt til nå: Noen andre kan finne kvitteringen din. Det du ikke velger, blir som det er.
    1  📢 Advar kolleger
    2  🤝 En rådgiver får lese det
    3  👮 Si det til politiet, uten mitt navn
    4  🗣 Snakk med politiet for meg
    5  🏷 Si hva slags fare det var
    6  ⬅️ Tilbake
    7  ✖️ Stopp
    > 1
    📢 Advar kolleger: Er det greit fra nå av?
    Står den på lista, og du sier nei, tas den ut med en gang.
    1  ✔️ Ja, det er greit
    2  🚫 Nei, det er det ikke
    3  ⬅️ Tilbake
    4  ✖️ Stopp
    > 1
    Når kan vi advare kolleger?
    Er du den eneste det har skjedd med i det siste, kan den som gjorde det, gjette at det var deg. Venter du, er det vanskeligere å gjette.
    Uten telefonnummer kan vi bare advare så snart det er lest.
    1  ⏱ Så snart det er lest
    2  📅 Uka etter at det er lest
    3  👥 Når noen andre også melder fra
    4  ⬅️ Tilbake
    5  ✖️ Stopp
    > 2
    Notert. Det gjelder fra nå av.
    🧾 Meldingen din venter på å bli lest.
    Hva vil du gjøre?
    1  ➕ Legg til noe
    2  ✏️ Rett opp noe
    3  🤝 Endre hva jeg tillater
    4  🗑 Trekk den tilbake
    5  🔔 Skriv når noen svarer
    6  ✔️ Ikke noe mer
    7  ✖️ Stopp
    > 2
    Hva vil du rette opp?
    1  Hva som skjedde
    2  📞 Telefonnummeret
    3  📍 Byen
    4  ✏️ Mine egne ord
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
    > bergen
    Jeg har endret det. Det blir lest en gang til før noen blir advart.
    🧾 Meldingen din venter på å bli lest.
    Hva vil du gjøre?
    1  ➕ Legg til noe
    2  ✏️ Rett opp noe
    3  🤝 Endre hva jeg tillater
    4  🗑 Trekk den tilbake
    5  🔔 Skriv når noen svarer
    6  ✔️ Ikke noe mer
    7  ✖️ Stopp
    > 4
    Trekke hele meldingen tilbake? Da advarer den ingen lenger, og alt du fortalte, slettes med en gang. Det kan ikke gjøres om.
    1  🗑 Ja, trekk den tilbake
    2  ⬅️ Tilbake
    3  ✖️ Stopp
    > 1
    Den er borte.
    🧾 Du har trukket meldingen din tilbake. Det du fortalte, er slettet.
    Hva vil du gjøre?
    1  ✔️ Ikke noe mer
    2  ✖️ Stopp
    `,
  )
})

describe('a receipt that leads nowhere', () => {
  const WRONG = '0000 0000 0000 0000'

  it('is answered kindly, more slowly each time, and never not at all', async () => {
    const receipt = await tells(newGuest(), newNumber())
    const guesser = newGuest()
    await english.talk(
      guesser,
      `
      > ${WRONG}
      I cannot find a report with this receipt. A digit may be wrong, or it is so old that it has been deleted. If an old one still warns people, you can end that.
      [🔢 Send the digits again]
      [🗑 Take back what is left]
      [✖️ Stop]
      `,
    )
    english.waited.length = 0
    for (let time = 0; time < 12; time++) await english.says(guesser, WRONG)
    expect(english.waited.slice(0, 5)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000])
    expect(english.waited.at(-1)).toBe(60_000)
    expect(await opens(guesser, receipt)).toContain('is waiting to be read')
    // Somebody else is not made to wait for it.
    english.waited.length = 0
    await english.says(newGuest(), WRONG)
    expect(english.waited).toEqual([])
    english.later({ days: 1 })
    await english.says(guesser, WRONG)
    expect(english.waited).toEqual([])
  })

  it('raises an alarm when many are tried, and locks nobody out', async () => {
    const bot = await createTestBot()
    for (let guest = 0; guest < 100; guest++) await bot.says(`guest ${guest % 10}`, WRONG)
    expect(bot.bot.receipts().detail).toContain('alarm: many wrong receipts')
    expect((await figuresOf(bot.database, bot.keys, bot.now())).wrongReceipts).toBe(100)
    expect(bot.logged).toEqual([expect.stringContaining('alarm: 100 wrong receipts today')])
    await tellOf(bot, 'anna', '+1 201 555 0100')
    const receipt = /(?:\d{4} ){3}\d{4}/.exec(bot.heard('anna'))?.[0] ?? ''
    await bot.says('guest 1', receipt)
    expect(bot.heard('guest 1')).toContain('is waiting to be read')
    await bot.close()
  })
})

it('stands in the chat no longer than a check does', async () => {
  const person = newGuest()
  const receipt = await tells(person, newNumber())
  await english.says(person, receipt)
  english.later({ hours: 1 })
  await english.bot.turns.erase()
  const left = english.screen(person).join('\n')
  expect(left).not.toMatch(/Your report is waiting|> \d{4}/)
  await english.taps(person, 'Menu')
})

describe('something that is added', () => {
  it('is kept beside what was told, and not before a second look at what leads to her', async () => {
    const number = newNumber()
    const person = newGuest()
    const receipt = await tells(person, number)
    await english.says(person, receipt)
    await english.taps(person, 'Add something')
    await english.says(person, 'I live in Storgata 12')
    expect(english.heard(person)).toContain('• an address')
    expect(await taps(person, 'Delete what I wrote')).toContain('Nothing has changed.')
    expect((await contentOf(number)).added).toBeUndefined()
    await english.taps(person, 'Add something')
    await english.says(person, 'He has a dog')
    expect(english.heard(person)).toContain('I have added it.')
    await english.taps(person, 'Add something')
    await english.says(person, 'He was in Storgata 12')
    expect(await taps(person, 'Keep it as it is')).toContain('I have added it.')
    expect((await contentOf(number)).added).toEqual(['He has a dog', 'He was in Storgata 12'])
  })
})

const wayOf = (receipt: string) => {
  const digits = receipt.replaceAll(' ', '')
  return {
    receipt: hex(receiptTag(english.keys, digits)),
    withdrawal: hex(withdrawalTag(english.keys, digits)),
  }
}

const RISK = 'Warn: 2 risk'
const DANGER = 'Warn: 3 danger'
const ROBBERY = { harm: 'Robbery' }

/** A moderator decides on the one report that waits; what comes of it is published. */
const decides = async (moderator: string, ...labels: string[]): Promise<void> => {
  expect(await answerTo(english, moderator, '/review')).toContain('What do you decide?')
  await taps(moderator, ...labels)
  await settled(english)
}

const toldOf = (number: string): Promise<string> => answerTo(english, 'bea', number)

const stateOf = async (receipt: string): Promise<string | undefined> =>
  (
    await english.database.prisma.report.findUnique({
      where: { receipt: Uint8Array.from(Buffer.from(wayOf(receipt).receipt, 'hex')) },
    })
  )?.state

describe('taking a report back', () => {
  const takesBack = async (receipt: string): Promise<string> => {
    const person = newGuest()
    await english.says(person, receipt)
    return taps(person, 'Take it back', 'Yes, take it back')
  }

  it('asks once more, and leaves nothing of one that waits', async () => {
    const number = newNumber()
    const receipt = await tells('anna', number)
    await english.talk(
      'anna',
      `
      > ${receipt}
      This receipt has not been used before.
      🧾 Your report is waiting to be read.
      What do you want to do?
      [➕ Add something]
      [✏️ Correct something]
      [🤝 Change what I allow]
      [🗑 Take it back]
      [🔔 Write when somebody answers]
      [✔️ Nothing more]
      [✖️ Stop]
      > [Take it back]
      Take your whole report back? Then it no longer warns anybody, and everything you told me is deleted at once. This cannot be undone.
      [🗑 Yes, take it back]
      [⬅️ Back]
      [✖️ Stop]
      > [Back]
      🧾 Your report is waiting to be read.
      What do you want to do?
      [➕ Add something]
      [✏️ Correct something]
      [🤝 Change what I allow]
      [🗑 Take it back]
      [🔔 Write when somebody answers]
      [✔️ Nothing more]
      [✖️ Stop]
      `,
    )
    expect(await takesBack(receipt)).toMatch(/^It is gone\.\n+🧾 You have taken your report back/)
    const row = await english.database.prisma.report.findFirst({ where: { state: 'withdrawn' } })
    expect(row).toMatchObject({ content: null, author: null, reason: null })
    expect(await answerTo(english, 'mona', '/review')).toContain('No report is waiting')
    // What she still had open leads nowhere.
    expect(await taps('anna', 'Take it back', 'Yes, take it back')).toContain('You have taken')
  })

  it('takes one that is live out of every answer at once', async () => {
    const number = newNumber()
    const receipt = await tells('anna', number)
    await decides('mona', RISK)
    expect(await toldOf(number)).toMatch(WARNED)
    expect(await opens('anna', receipt)).toContain('Your report has been read.')
    expect(await takesBack(receipt)).toContain('It is gone.')
    expect(await toldOf(number)).toMatch(UNLISTED)
  })

  it('takes back every number of a report, and nobody else', async () => {
    const [first, second] = [newNumber(), newNumber()]
    await tells(newGuest(), first)
    await decides('mona', RISK)
    const receipt = await tells('anna', `${first}, ${second}`)
    await decides('mona', RISK)
    expect(await toldOf(first)).toContain(', reported.')
    await takesBack(receipt)
    expect(await toldOf(first)).toContain(', reported.')
    expect(await toldOf(second)).toMatch(UNLISTED)
  })

  it('takes back what is shown while a second moderator has not decided, and what she approved', async () => {
    const number = newNumber()
    const receipt = await tells(newGuest(), number, ROBBERY)
    await decides('mona', DANGER)
    expect(await toldOf(number)).toMatch(WARNED)
    expect(await opens('anna', receipt)).toContain('Your report has been read.')
    await takesBack(receipt)
    expect(await toldOf(number)).toMatch(UNLISTED)
    expect(await answerTo(english, 'mia', '/review')).toContain('No report is waiting')
    await settled(english)
    expect(await toldOf(number)).toMatch(UNLISTED)
  })

  it('takes back the alert of a grave danger without a number, when nothing else of it is left', async () => {
    const person = newGuest()
    const receipt = await tells(person, 'skip', { harm: 'Choked' })
    await decides('mona', 'Warn: 4 grave danger')
    const { report, alert } = english.database.prisma
    expect(await report.count({ where: { content: { not: null } } })).toBe(0)
    expect(await opens(person, receipt)).toContain('Your report has been read.')
    expect(await alert.count({ where: { state: 'live', corrects: null } })).toBe(1)
    expect(await taps(person, 'Take it back', 'Yes, take it back')).toContain('It is gone.')
    expect(await alert.count({ where: { state: 'live', corrects: null } })).toBe(0)
    expect(await opens(person, receipt)).toContain('You have taken your report back.')
  })

  it('works when the report itself has long been deleted and its warning has not', async () => {
    const number = newNumber()
    const receipt = await tells(newGuest(), number, ROBBERY)
    await decides('mona', DANGER)
    await decides('mia', DANGER)
    // Meanwhile the bot runs, and deletes what is due in the chats.
    english.later({ days: 2 })
    await english.bot.turns.erase()
    english.later({ days: 400 })
    await english.bot.expire()
    for (const person of ['anna', 'bea']) await english.letIn(person)
    for (const person of ['mona', 'mia']) await english.letIn(person, 'moderator')
    expect(await stateOf(receipt)).toBeUndefined()
    expect(await toldOf(number)).toContain('Danger')
    expect(await opens('anna', receipt)).toContain('I cannot find a report with this receipt.')
    expect(await taps('anna', 'Take back what is left')).toContain('None of it is on')
    expect(await toldOf(number)).toMatch(UNLISTED)
  })
})

describe('correcting a report', () => {
  it('is possible until it is decided, and begins with nothing ticked', async () => {
    const number = newNumber()
    const person = newGuest()
    const receipt = await tells(person, number, ROBBERY)
    await opens(person, receipt)
    const asked = await taps(person, 'Correct something', 'What happened')
    expect(asked).toContain('Robs or does not pay')
    expect(asked).not.toContain('✅')
    expect(await taps(person, 'Sexual assault or pressure', 'Done')).not.toContain('✅')
    await taps(person, 'Groped')
    expect(await taps(person, 'Done')).toMatch(
      /^I have changed it\.[\s\S]*Your report is waiting to be read/,
    )
    expect(await contentOf(number)).toMatchObject({ harms: ['groped'] })
    await decides('mona', DANGER)
    expect(await toldOf(number)).toMatch(WARNED)
    const said = await opens(person, receipt)
    expect(said).toContain('Take it back and report again.')
    expect(said).not.toContain('Correct something')
    await decides('mia', DANGER)
    expect(await toldOf(number)).toMatch(/^🔴 Danger/m)
  })

  it('lists the number that was meant, and not the one that was mistyped', async () => {
    const [wrong, right] = [newNumber(), newNumber()]
    const person = newGuest()
    const receipt = await tells(person, wrong)
    await opens(person, receipt)
    await taps(person, 'Correct something', 'The phone number')
    await english.says(person, right)
    expect(english.heard(person)).toContain('I have changed it.')
    expect((await contentOf(right)).subjects).toEqual([
      {
        fingerprint: expect.any(String),
        ending: right.slice(-2),
        line: { code: '1', country: 'US', kind: 'other' },
      },
    ])
    await decides('mona', RISK)
    expect(await toldOf(wrong)).toMatch(UNLISTED)
    expect(await toldOf(right)).toMatch(WARNED)
    expect(await opens(person, receipt)).not.toContain('Correct something')
  })

  it('changes town and words', async () => {
    const number = newNumber()
    const person = newGuest()
    const receipt = await tells(person, number, {
      more: ['Add more', 'In my own words', { says: 'He was tall' }, 'Nothing more'],
    })
    await opens(person, receipt)
    await taps(person, 'Correct something', 'The town', 'Bergen')
    await taps(person, 'Correct something', 'My own words')
    await english.says(person, 'He was short')
    expect(await contentOf(number)).toMatchObject({ city: 'bergen', words: 'He was short' })
    await taps(person, 'Correct something', 'My own words', 'Skip')
    expect((await contentOf(number)).words).toBeFalsy()
    await decides('mona', 'Decline', 'Another reason')
  })

  it('is read by nobody who wrote it, not even when she was somebody else then', async () => {
    const number = newNumber()
    const receipt = await tells(newGuest(), number)
    await opens('mona', receipt)
    await taps('mona', 'Correct something', 'The town', 'Bergen')
    expect(await answerTo(english, 'mona', '/review')).toContain('No report is waiting')
    await decides('mia', RISK)
  })
})

describe('what may be done', () => {
  /** Says yes or no to one thing; what is said then. */
  const allows = (person: string, use: string, ...answers: string[]): Promise<string> =>
    taps(person, 'Change what I allow', use, ...answers)
  const YES = 'Yes, that is OK'
  const NO = 'No, it is not'
  const CASE_WORKER = 'A case worker may read it'

  it('is said of one thing at a time, and shows nothing of how it stood', async () => {
    const number = newNumber()
    const person = newGuest()
    const receipt = await tells(person, number)
    await opens(person, receipt)
    await english.talk(
      person,
      `
      > [Change what I allow]
      What do you want to say yes or no to?
      I do not show what you have allowed so far: somebody else could find your receipt. What you do not choose stays as it is.
      [📢 Warn colleagues]
      [🤝 A case worker may read it]
      [👮 Tell the police, but not who I am]
      [🗣 Talk to the police for me]
      [🏷 Name the kind of danger]
      [⬅️ Back]
      [✖️ Stop]
      > [Warn colleagues]
      📢 Warn colleagues: is that OK from now on?
      If it is on the list and you say no, it comes off at once.
      [✔️ Yes, that is OK]
      [🚫 No, it is not]
      > [Yes, that is OK]
      When may we warn colleagues?
      If you are the only one it happened to lately, the person who did it may guess that it was you. If you wait, that is harder to guess.
      Without a phone number, we can only warn as soon as it is read.
      [⏱ As soon as it is read]
      [📅 The week after it is read]
      [👥 Once somebody else reports it too]
      > [The week after it is read]
      Noted. It counts from now on.
      🧾 Your report is waiting to be read.
      What do you want to do?
      [➕ Add something]
      [✏️ Correct something]
      [🤝 Change what I allow]
      [🗑 Take it back]
      [🔔 Write when somebody answers]
      [✔️ Nothing more]
      [✖️ Stop]
      > [Change what I allow]
      What do you want to say yes or no to?
      I do not show what you have allowed so far: somebody else could find your receipt. What you do not choose stays as it is.
      [📢 Warn colleagues]
      [🤝 A case worker may read it]
      [👮 Tell the police, but not who I am]
      [🗣 Talk to the police for me]
      [🏷 Name the kind of danger]
      [⬅️ Back]
      [✖️ Stop]
      > [Tell the police, but not who I am]
      👮 Tell the police, but not who I am: is that OK from now on?
      [✔️ Yes, that is OK]
      [🚫 No, it is not]
      > [Yes, that is OK]
      The people who help you may need the phone number. Send it, even if you have sent it before, or skip.
      [⏭ Skip]
      > what
      I do not see a phone number there. Send it as you have it, for example +47 and eight digits.
      The people who help you may need the phone number. Send it, even if you have sent it before, or skip.
      [⏭ Skip]
      > skip
      Noted. It counts from now on.
      🧾 Your report is waiting to be read.
      What do you want to do?
      [➕ Add something]
      [✏️ Correct something]
      [🤝 Change what I allow]
      [🗑 Take it back]
      [🔔 Write when somebody answers]
      [✔️ Nothing more]
      [✖️ Stop]
      > [Change what I allow]
      What do you want to say yes or no to?
      I do not show what you have allowed so far: somebody else could find your receipt. What you do not choose stays as it is.
      [📢 Warn colleagues]
      [🤝 A case worker may read it]
      [👮 Tell the police, but not who I am]
      [🗣 Talk to the police for me]
      [🏷 Name the kind of danger]
      [⬅️ Back]
      [✖️ Stop]
      > [Tell the police, but not who I am]
      👮 Tell the police, but not who I am: is that OK from now on?
      [✔️ Yes, that is OK]
      [🚫 No, it is not]
      > [No, it is not]
      Noted. From now on, it is a no.
      🧾 Your report is waiting to be read.
      What do you want to do?
      [➕ Add something]
      [✏️ Correct something]
      [🤝 Change what I allow]
      [🗑 Take it back]
      [🔔 Write when somebody answers]
      [✔️ Nothing more]
      [✖️ Stop]
      > [Change what I allow]
      What do you want to say yes or no to?
      I do not show what you have allowed so far: somebody else could find your receipt. What you do not choose stays as it is.
      [📢 Warn colleagues]
      [🤝 A case worker may read it]
      [👮 Tell the police, but not who I am]
      [🗣 Talk to the police for me]
      [🏷 Name the kind of danger]
      [⬅️ Back]
      [✖️ Stop]
      > [Warn colleagues]
      📢 Warn colleagues: is that OK from now on?
      If it is on the list and you say no, it comes off at once.
      [✔️ Yes, that is OK]
      [🚫 No, it is not]
      > [Back]
      What do you want to say yes or no to?
      I do not show what you have allowed so far: somebody else could find your receipt. What you do not choose stays as it is.
      [📢 Warn colleagues]
      [🤝 A case worker may read it]
      [👮 Tell the police, but not who I am]
      [🗣 Talk to the police for me]
      [🏷 Name the kind of danger]
      > [Talk to the police for me]
      🗣 Talk to the police for me: is that OK from now on?
      [✔️ Yes, that is OK]
      [🚫 No, it is not]
      > [Back]
      What do you want to say yes or no to?
      I do not show what you have allowed so far: somebody else could find your receipt. What you do not choose stays as it is.
      [📢 Warn colleagues]
      [🤝 A case worker may read it]
      [👮 Tell the police, but not who I am]
      [🗣 Talk to the police for me]
      [🏷 Name the kind of danger]
      > [Back]
      🧾 Your report is waiting to be read.
      What do you want to do?
      [➕ Add something]
      [✏️ Correct something]
      [🤝 Change what I allow]
      [🗑 Take it back]
      [🔔 Write when somebody answers]
      [✔️ Nothing more]
      [✖️ Stop]
      `,
    )
    expect(await contentOf(number)).toMatchObject({
      exposure: 'weekly',
      consents: { warn: true, caseWorker: false, policeAnonymous: false, policeForMe: false },
    })
  })

  it('leaves all else as it is', async () => {
    const number = newNumber()
    const person = newGuest()
    const receipt = await tells(person, number, { exposure: 'The week after it is read' })
    await opens(person, receipt)
    await allows(person, 'Talk to the police for me', YES)
    await english.says(person, number)
    await allows(person, CASE_WORKER, YES, 'Skip')
    const before = await contentOf(number)
    expect(before).toMatchObject({
      exposure: 'weekly',
      consents: { warn: true, caseWorker: true, policeAnonymous: false, policeForMe: true },
    })
    expect(before.subjects[0].number).toBe(`tel:${number.replaceAll(' ', '')}`)
    await allows(person, 'Talk to the police for me', NO)
    expect(await contentOf(number)).toEqual({
      ...before,
      consents: { ...before.consents, policeForMe: false },
    })
    // The last one that needs the number takes it along.
    await allows(person, CASE_WORKER, NO)
    expect((await contentOf(number)).subjects[0]).not.toHaveProperty('number')
  })

  it('is changed at once, also when the report is approved and waits', async () => {
    const number = newNumber()
    const person = newGuest()
    const receipt = await tells(person, number, { exposure: 'The week after it is read' })
    await decides('mona', RISK)
    expect(await toldOf(number)).toMatch(UNLISTED)
    await opens(person, receipt)
    const said = await allows(person, 'Warn colleagues', YES, 'As soon as it is read')
    expect(said).toContain('if I still have what you told')
    await english.bot.publish()
    expect(await toldOf(number)).toMatch(WARNED)
  })

  it('warns nobody when that is taken back before its time', async () => {
    const number = newNumber()
    const person = newGuest()
    const receipt = await tells(person, number, {
      ...ROBBERY,
      exposure: 'The week after it is read',
    })
    await decides('mona', DANGER)
    await opens(person, receipt)
    expect(await allows(person, 'Warn colleagues', NO)).toContain('it is a no')
    english.later({ days: 8 })
    await english.bot.publish()
    expect(await toldOf(number)).toMatch(UNLISTED)
    expect(await answerTo(english, 'mia', '/review')).toContain('No report is waiting')
  })

  it('takes off the list what may not warn any more, and leaves it to the case worker', async () => {
    const [number, other] = [newNumber(), newNumber()]
    const person = newGuest()
    const receipt = await tells(person, number)
    await opens(person, receipt)
    await allows(person, CASE_WORKER, YES)
    await english.says(person, number)
    await decides('mona', RISK)
    await tells(newGuest(), other)
    await decides('mona', RISK)
    expect(await toldOf(number)).toMatch(WARNED)
    await opens(person, receipt)
    await allows(person, 'Warn colleagues', NO)
    expect(await toldOf(number)).toMatch(UNLISTED)
    expect(await contentOf(number)).toMatchObject({
      consents: { warn: false, caseWorker: true, policeAnonymous: false, policeForMe: false },
    })
    // The same where nothing is left of the report but its entry.
    await opens(person, receipts.at(-1) ?? '')
    expect(await toldOf(other)).toMatch(WARNED)
    await allows(person, 'Warn colleagues', NO)
    expect(await toldOf(other)).toMatch(UNLISTED)
  })

  it('keeps for a case worker what is live, with the number, until that is taken back', async () => {
    const number = newNumber()
    const person = newGuest()
    const receipt = await tells(person, number)
    await opens(person, receipt)
    await allows(person, CASE_WORKER, YES)
    await english.says(person, number)
    expect(english.heard(person)).toContain('Noted.')
    await decides('mona', RISK)
    expect(await toldOf(number)).toMatch(WARNED)
    const copy = await contentOf(number)
    expect(copy.subjects[0].number).toBe(`tel:${number.replaceAll(' ', '')}`)
    // Whose voice it is, and what its entries keep, is nothing to a case worker.
    for (const key of ['group', 'withdrawal', 'decided']) expect(copy).not.toHaveProperty(key)
    await opens(person, receipt)
    await allows(person, CASE_WORKER, NO)
    expect(await contentOf(number)).toBeUndefined()
    expect(await toldOf(number)).toMatch(WARNED)
  })

  it('takes any number with the same words, and lets the case worker see which was not reported', async () => {
    const number = newNumber()
    const person = newGuest()
    const receipt = await tells(person, number)
    await opens(person, receipt)
    await allows(person, CASE_WORKER, YES)
    const wrong = await answerTo(english, person, '+1 202 555 0180')
    await allows(person, CASE_WORKER, YES)
    const right = await answerTo(english, person, number)
    expect(right).toBe(wrong)
    expect(await contentOf(number)).toMatchObject({
      subjects: [{ number: `tel:${number.replaceAll(' ', '')}` }],
      otherNumbers: ['tel:+12025550180'],
    })
    await answerTo(english, 'mona', '/review')
    expect(english.screen('mona').join()).not.toMatch(/0180/)
    await taps('mona', 'Decline', 'Another reason')
  })

  it('makes whoever tries many numbers wait, as for wrong receipts', async () => {
    const person = newGuest()
    const receipt = await tells(person, newNumber())
    await opens(person, receipt)
    english.waited.length = 0
    for (let time = 0; time < 6; time++) {
      await allows(person, CASE_WORKER, YES)
      await english.says(person, `+1 202 555 01${80 + time}`)
    }
    expect(english.waited).toEqual([1_000, 2_000, 4_000])
    await english.says(person, '0000 0000 0000 0000')
    expect(english.waited.at(-1)).toBe(8_000)
  })
})

describe('a question of the moderators', () => {
  it('waits at the receipt, and the answer comes back to them', async () => {
    const number = newNumber()
    const person = newGuest()
    const receipt = await tells(person, number)
    await answerTo(english, 'mona', '/review')
    await taps('mona', 'Something else', 'Ask the reporter', 'Was he alone?')
    await taps('mona', 'Ask this')
    await english.talk(
      person,
      `
      > ${receipt}
      This receipt has not been used before.
      🧾 Your report is waiting to be read.
      💬 The people reading it ask you:
      Was he alone?
      What do you want to do?
      [💬 Answer]
      [➕ Add something]
      [✏️ Correct something]
      [🤝 Change what I allow]
      [🗑 Take it back]
      [🔔 Write when somebody answers]
      [✔️ Nothing more]
      [✖️ Stop]
      > [Answer]
      Write your answer. Leave out your own name, address and the exact day.
      [⬅️ Back]
      [✖️ Stop]
      > There were two of them
      Thank you. The people reading it will see your answer.
      🧾 Your report is waiting to be read.
      What do you want to do?
      [➕ Add something]
      [✏️ Correct something]
      [🤝 Change what I allow]
      [🗑 Take it back]
      [🔔 Write when somebody answers]
      [✔️ Nothing more]
      [✖️ Stop]
      `,
    )
    expect(await contentOf(number)).toMatchObject({
      answers: [{ question: { ready: 'others' }, answer: 'There were two of them' }],
    })
    expect(await answerTo(english, 'mia', '/review')).toContain('What do you decide?')
    expect(await opens(person, receipt)).toContain('Your report is being read.')
    await taps('mia', RISK)
    await settled(english)
    expect(await toldOf(number)).toMatch(WARNED)
  })
})

describe('a decision', () => {
  it('is told in kind words', async () => {
    const number = newNumber()
    const person = newGuest()
    const receipt = await tells(person, number)
    await answerTo(english, 'mona', '/review')
    await taps('mona', 'Decline', 'I cannot tell what happened')
    // It can still be taken back.
    expect(await opens(person, receipt)).toMatch(/Your report is being read[\s\S]*Take it back/)
    await settled(english)
    await english.talk(
      person,
      `
      > ${receipt}
      This receipt was last used this week: once. Not you? Then somebody else has it.
      🧾 Your report has been read. It warns nobody.
      It was not clear enough what happened. You can report it again and say more.
      That does not mean it did not happen.
      What do you want to do?
      [🤝 Change what I allow]
      [🗑 Take it back]
      [🔔 Write when somebody answers]
      [✔️ Nothing more]
      [✖️ Stop]
      `,
    )
  })

  it('that nobody is warned takes no help from her, and she can take it back', async () => {
    const number = newNumber()
    const person = newGuest()
    const receipt = await tells(person, number)
    await opens(person, receipt)
    await taps(person, 'Change what I allow', 'A case worker may read it')
    await taps(person, 'Yes, that is OK')
    await english.says(person, number)
    await decides('mona', 'Decline', 'Not what we warn about')
    expect(await english.stores.cases.all(english.now())).toHaveLength(1)
    expect(await opens(person, receipt)).toContain('It warns nobody')
    await taps(person, 'Take it back', 'Yes, take it back')
    expect(await english.stores.cases.all(english.now())).toEqual([])
  })

  it('can come while she changes something, and is told to her', async () => {
    const number = newNumber()
    const person = newGuest()
    const receipt = await tells(person, number)
    await opens(person, receipt)
    await taps(person, 'Correct something', 'The town')
    await decides('mona', RISK)
    expect(await taps(person, 'Bergen')).toMatch(/^That is no longer possible[\s\S]*has been read/)
    expect(await toldOf(number)).toMatch(WARNED)
  })
})

describe('adding to a report', () => {
  const adds = async (person: string, words: string): Promise<string> => {
    await taps(person, 'Add something')
    return answerTo(english, person, words)
  }

  it('keeps nobody from deciding on what she has read; a correction does', async () => {
    const number = newNumber()
    const person = newGuest()
    const receipt = await tells(person, number)
    expect(await answerTo(english, 'mona', '/review')).toContain('What do you decide?')
    await opens(person, receipt)
    expect(await adds(person, 'He was tall')).toContain('I have added it.')
    expect(await contentOf(number)).toMatchObject({ added: ['He was tall'] })
    await taps('mona', RISK)
    await settled(english)
    expect(await toldOf(number)).toMatch(WARNED)
    const other = newNumber()
    await opens(person, await tells(person, other))
    expect(await answerTo(english, 'mona', '/review')).toContain('What do you decide?')
    await taps(person, 'Correct something', 'The town', 'Bergen')
    expect(await taps('mona', RISK)).toContain('You cannot decide on this one any more')
    await answerTo(english, 'mona', '/menu')
  })

  it('comes to an end', async () => {
    const [often, long] = [newGuest(), newGuest()]
    await opens(often, await tells(often, newNumber()))
    for (let times = 1; times <= 10; times += 1) {
      expect(await adds(often, 'He was tall')).toContain('I have added it.')
    }
    await opens(long, await tells(long, newNumber()))
    // How much, not how much in all: or it would say how much was written before.
    expect(await adds(long, 'x '.repeat(2100))).toContain('Please keep it under 4,000 characters')
    const said = await opens(often, receipts[0] ?? '')
    expect(said).toContain('Correct something')
    expect(said).not.toContain('Add something')
  })
})

it('leaves a report that is being told where it was', async () => {
  const receipt = await tells('anna', newNumber())
  const person = newGuest()
  await english.says(person, '/report')
  await taps(person, 'Yes', 'Robs or does not pay', 'Done', 'Robbery', 'Done')
  expect(await opens(person, receipt)).toContain('Your report is waiting to be read.')
  expect(await taps(person, 'Nothing more', 'Go on with my report')).toContain('Let us go on.')
})

it('stops, and is put away when it has been open for an hour', async () => {
  const receipt = await tells('anna', newNumber())
  const person = newGuest()
  await opens(person, receipt)
  expect(await taps(person, 'Stop')).toMatch(/^Stopped\./)
  await opens(person, receipt)
  english.later({ hours: 1.1 })
  expect(await taps(person, 'Take it back')).toContain('That button no longer works.')
})
