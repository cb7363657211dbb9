import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Danger } from '../../src/core/blacklist/danger.ts'
import { createFingerprinter } from '../../src/core/blacklist/fingerprint.ts'
import type { Harm, Level } from '../../src/core/blacklist/taxonomy.ts'
import { quarterOf } from '../../src/core/blacklist/warning.ts'
import { readPhones } from '../../src/core/identifiers/phone/phone.ts'
import { ensureSubjects } from '../../src/core/stores/subjects.ts'
import { createTestBot, type TestBot } from '../support/bot.ts'
import { countsNow } from '../support/telling.ts'

let english: TestBot
let norwegian: TestBot
beforeAll(async () => {
  english = await createTestBot()
  norwegian = await createTestBot({ shows: 'numbers', language: 'nb' })
  for (const bot of [english, norwegian]) {
    await bot.letIn('anna')
    await list(bot, '+1 201 555 0101', { level: 3, harms: ['robbery', 'hit'] })
    await list(bot, '+1 201 555 0101', { level: 3, harms: ['robbery'] })
    await list(bot, '+1 201 555 0102', { level: 1, harms: ['insults'] })
    await countsNow(bot)
  }
})
afterAll(async () => {
  await english.close()
  await norwegian.close()
})

interface Listed {
  level: Level
  harms?: Harm[]
  dangers?: Danger[]
  voice?: string
  quartersAgo?: number
}

/** Puts what one voice has reported on the list, as if it had been approved. */
const list = async (bot: TestBot, number: string, listed: Listed): Promise<void> => {
  const { database, keys } = bot
  const fingerprints = await createFingerprinter(bot.needs).of(readPhones(number, 'NO').numbers)
  const [subjectId = ''] = await ensureSubjects(database.prisma, keys, fingerprints)
  await bot.stores.entries.write([
    {
      id: randomUUID(),
      subjectId,
      level: listed.level,
      harms: listed.harms ?? [],
      dangers: listed.dangers ?? [],
      quarter: quarterOf(bot.now()) - (listed.quartersAgo ?? 0),
      voice: keys.tag('voice', 'voice', listed.voice ?? randomUUID(), subjectId),
      expiresOn: new Date('2040-01-01'),
      withdrawal: Uint8Array.from(randomBytes(32)),
    },
  ])
}

/** The lines that answer a check, without what is said every time. */
const answerTo = async (bot: TestBot, person: string, number: string): Promise<string[]> => {
  await bot.says(person, number)
  return bot
    .heard(person)
    .split('\n')
    .filter(
      (line) =>
        line !== '' &&
        !['[', '📞', '👉', 'No report', 'How many reported'].some((one) => line.startsWith(one)),
    )
}

it('answers a check', async () => {
  await english.talk(
    'anna',
    `
    > /check
    Which number? Type it, paste it, or share the contact. You can send several.
    [✖️ Stop]
    > (201) 555-0101
    That may be a foreign number. Send it again with + and the country code first, for example +46 or +40.
    Which number? Type it, paste it, or share the contact. You can send several.
    > +1 201 555 0101
    📞 +1 … 01
    🔴 Danger, reported by two colleagues, each on their own.
    Last reported: within the last six months.
    • 👜 Robbery
    How many reported it, and what happened, is updated only every three months, when a quarter ends.
    👉 Better to say no. If you meet, tell somebody where you are and until when.
    No report does not mean safe. Trust your gut feeling.
    [🔍 Check another]
    [📝 Report it, too]
    [⏰ Safe-call]
    [🏠 Menu]
    > [Check another]
    Which number? Type it, paste it, or share the contact. You can send several.
    [✖️ Stop]
    > +12015550109
    📞 +1 … 09
    ⚪️ There is no warning about this number.
    No report does not mean safe. Trust your gut feeling.
    [🔍 Check another]
    [📝 Report something]
    [🏠 Menu]
    `,
  )
})

it('answers a check in Norwegian, with numbers', async () => {
  await norwegian.talk(
    'anna',
    `
    > sjekk
    Hvilket nummer? Skriv det, lim det inn, eller del kontakten. Du kan sende flere.
    1  ✖️ Stopp
    > +1 201 555 0101
    📞 +1 … 01
    🔴 Fare, meldt av to kolleger, hver for seg.
    Sist meldt: det siste halve året.
    • 👜 Ran
    Hvor mange som har meldt fra, og hva som skjedde, oppdateres bare hver tredje måned, når et kvartal er over.
    👉 Si helst nei. Møtes dere, så si til noen hvor du er, og hvor lenge.
    At ingen har meldt fra om et nummer, betyr ikke at det er trygt. Stol på magefølelsen.
    1  🔍 Sjekk et til
    2  📝 Meld fra, du også
    3  ⏰ Trygghetsavtale
    4  🏠 Meny
    > 1
    Hvilket nummer? Skriv det, lim det inn, eller del kontakten. Du kan sende flere.
    1  ✖️ Stopp
    > 91 00 00 01
    📞 +47 … 01
    ⚪️ Det er ingen advarsel om dette nummeret.
    At ingen har meldt fra om et nummer, betyr ikke at det er trygt. Stol på magefølelsen.
    1  🔍 Sjekk et til
    2  📝 Meld fra om noe
    3  🏠 Meny
    `,
  )
})

it('says what it could not understand, and asks again', async () => {
  await english.talk(
    'anna',
    `
    > /check
    Which number? Type it, paste it, or share the contact. You can send several.
    [✖️ Stop]
    > the man with the hat
    I do not see a phone number there. Send it as you have it, for example +47 and eight digits.
    Which number? Type it, paste it, or share the contact. You can send several.
    > 1234567
    That number looks too short or too long. Check the digits and send it again.
    Which number? Type it, paste it, or share the contact. You can send several.
    > 116 117
    That is a public number, such as an emergency line or a clinic. You cannot check or report it here.
    Which number? Type it, paste it, or share the contact. You can send several.
    > 2015550101
    That may be a foreign number. Send it again with + and the country code first, for example +46 or +40.
    Which number? Type it, paste it, or share the contact. You can send several.
    > 22.00-23.30
    Those could be hours, dates or prices. If it is a phone number, write it without gaps, or with + and the country code.
    Which number? Type it, paste it, or share the contact. You can send several.
    > 9one2 34 five67
    Please write the whole number in digits, with no words in it.
    Which number? Type it, paste it, or share the contact. You can send several.
    > 4.79E+10
    A spreadsheet changed that number. Go back to where you got it, and write out all the digits.
    Which number? Type it, paste it, or share the contact. You can send several.
    > +91234567
    That may be a foreign number. Send it again with + and the country code first, for example +46 or +40.
    Which number? Type it, paste it, or share the contact. You can send several.
    > 5
    I do not see a phone number there. Send it as you have it, for example +47 and eight digits.
    Which number? Type it, paste it, or share the contact. You can send several.
    > back
    There is nothing before this.
    Which number? Type it, paste it, or share the contact. You can send several.
    > skip
    You cannot skip this one. You can always stop.
    Which number? Type it, paste it, or share the contact. You can send several.
    > yes
    Please choose one of these.
    Which number? Type it, paste it, or share the contact. You can send several.
    In danger now? 112 police · 113 ambulance
    > [Stop]
    Stopped.
    [🏠 Menu]
    `,
  )
})

it('says in Norwegian what it could not understand', async () => {
  await norwegian.talk(
    'anna',
    `
    > /check
    Hvilket nummer? Skriv det, lim det inn, eller del kontakten. Du kan sende flere.
    1  ✖️ Stopp
    > han med hatten
    Jeg ser ikke noe telefonnummer der. Send det slik du har det, for eksempel +47 og åtte tall.
    Hvilket nummer? Skriv det, lim det inn, eller del kontakten. Du kan sende flere.
    1  ✖️ Stopp
    > 1234567
    Nummeret ser ut til å være for kort eller langt. Sjekk tallene og send det på nytt.
    Hvilket nummer? Skriv det, lim det inn, eller del kontakten. Du kan sende flere.
    1  ✖️ Stopp
    > hopp over
    Denne kan du ikke hoppe over. Du kan alltid stoppe.
    Hvilket nummer? Skriv det, lim det inn, eller del kontakten. Du kan sende flere.
    1  ✖️ Stopp
    > 1
    Stoppet.
    1  🏠 Meny
    `,
  )
})

it('cannot listen or look, but reads shared contacts', async () => {
  await english.says('anna', '/check')
  await english.sends('anna', { kind: 'voice' })
  expect(english.heard('anna')).toMatch(/I cannot listen[\s\S]*Which number\?/)
  await english.sends('anna', { kind: 'file' })
  expect(english.heard('anna')).toMatch(/I cannot look[\s\S]*Which number\?/)
  await english.sends('anna', { kind: 'contact', numbers: [] })
  expect(english.heard('anna')).toMatch(/I do not see a phone number there[\s\S]*Which number\?/)
  await english.sends('anna', { kind: 'contact', numbers: ['+1 201-555-0101', '+12015550102'] })
  expect(english.heard('anna')).toMatch(/📞 \+1 … 01\n+🔴[\s\S]*📞 \+1 … 02\n+🟡/)
})

it('answers for each of several numbers, also of a forwarded text', async () => {
  await english.letIn('bea')
  await english.talk(
    'bea',
    `
    > Fwd: he uses +1 201 555 0101, and sometimes tel:+12015550103\\nask for 500
    📞 +1 … 01
    🔴 Danger, reported by two colleagues, each on their own.
    Last reported: within the last six months.
    • 👜 Robbery
    How many reported it, and what happened, is updated only every three months, when a quarter ends.
    👉 Better to say no. If you meet, tell somebody where you are and until when.
    📞 +1 … 03
    ⚪️ There is no warning about this number.
    No report does not mean safe. Trust your gut feeling.
    [🔍 Check another]
    [📝 Report it, too]
    [⏰ Safe-call]
    [🏠 Menu]
    `,
  )
})

it('takes a button of a check that was answered for what it is', async () => {
  await english.letIn('cleo')
  await english.says('cleo', '/check')
  await english.says('cleo', '91 00 00 01')
  await english.taps('cleo', 'Stop')
  expect(english.heard('cleo')).toContain('That button no longer works.')
})

it('refuses a guest kindly, however she asks', async () => {
  const { counter } = english.database.prisma
  const before = await counter.count()
  await english.talk(
    'dora',
    `
    > /check
    To check numbers you must be let in with a code. You can report without one.
    [🔑 I have a code]
    [📝 Report something]
    [🏠 Menu]
    > 91 00 00 01
    To check numbers you must be let in with a code. You can report without one.
    [🔑 I have a code]
    [📝 Report something]
    > /check 91000001
    To check numbers you must be let in with a code. You can report without one.
    [🔑 I have a code]
    [📝 Report something]
    `,
  )
  await norwegian.talk(
    'dora',
    `
    > 91 00 00 01
    For å sjekke numre må du ha kommet inn med en kode. Du kan melde fra uten.
    1  🔑 Jeg har en kode
    2  📝 Meld fra om noe
    3  🏠 Meny
    `,
  )
  expect(await counter.count()).toBe(before)
})

it('answers a bare number in the middle of a report, which goes on', async () => {
  await english.letIn('edda')
  await english.says('edda', '/report')
  expect(await answerTo(english, 'edda', '91 00 00 01')).toEqual([
    'Are you safe now?',
    '⚪️ There is no warning about this number.',
    'Are you safe now?',
  ])
  await english.taps('edda', 'Yes')
  expect(english.heard('edda')).toContain('What happened?')
  expect(await answerTo(english, 'edda', '91 00 00 02')).toContain(
    '⚪️ There is no warning about this number.',
  )
  await english.taps('edda', 'Robs or does not pay')
  await english.taps('edda', 'Done')
  await english.taps('edda', 'Skip')
  expect(english.heard('edda')).toContain('Do you have a phone number')
})

describe('what a member is told', () => {
  let bot: TestBot
  beforeAll(async () => {
    bot = await createTestBot({ checks: { day: 1000, month: 1000, everybody: 1000 } })
    await bot.letIn('anna')
  })
  afterAll(() => bot.close())

  let last = 0
  const newNumber = () => `+1 201 555 ${String(++last).padStart(4, '0')}`

  const levels = { 1: '🟡 Nuisance', 2: '🟠 Risk', 3: '🔴 Danger', 4: '⛔️ Grave danger' } as const
  const bands = [
    [1, 'reported by one colleague.'],
    [2, 'reported by two colleagues, each on their own.'],
    [3, 'reported by three or more colleagues, each on their own.'],
    [4, 'reported by three or more colleagues, each on their own.'],
  ] as const
  const ALL = 'Three or more colleagues have reported this number.'

  const recencies = [
    [0, 'Last reported: within the last six months.'],
    [1, 'Last reported: within the last six months.'],
    [2, 'Last reported: about a year ago or less.'],
    [4, 'Last reported: about a year ago or less.'],
    [5, 'Last reported: more than a year ago.'],
    [19, 'Last reported: more than a year ago.'],
  ] as const

  it('is the level, the band of voices and the recency', async () => {
    const expected = new Map<string, string[]>()
    for (const level of [1, 2, 3, 4] as const) {
      for (const [voices, band] of bands) {
        for (const [quartersAgo, recency] of recencies) {
          const number = newNumber()
          for (let voice = 0; voice < voices; voice += 1) {
            // The newest counts.
            await list(bot, number, { level, quartersAgo: quartersAgo + voice })
          }
          expected.set(number, [`${levels[level]}, ${band}`, recency])
        }
      }
    }
    await countsNow(bot)
    for (const [number, told] of expected) expect(await answerTo(bot, 'anna', number)).toEqual(told)
  })

  it('is of the highest level, and beside it how many there are in all', async () => {
    const number = newNumber()
    for (let voice = 0; voice < 5; voice += 1) {
      await list(bot, number, { level: 2, harms: ['no-payment'] })
    }
    await list(bot, number, { level: 4, harms: ['forced'], quartersAgo: 6 })
    await countsNow(bot)
    expect(await answerTo(bot, 'anna', number)).toEqual([
      `⛔️ Grave danger, reported by one colleague. ${ALL}`,
      recencies[4][1],
    ])
  })

  it('names no harm of a lower level under a higher heading', async () => {
    const number = newNumber()
    for (let voice = 0; voice < 3; voice += 1) {
      await list(bot, number, { level: 2, harms: ['no-payment'] })
    }
    for (let voice = 0; voice < 2; voice += 1) {
      await list(bot, number, { level: 4, harms: ['forced', 'no-payment'] })
    }
    await countsNow(bot)
    expect(await answerTo(bot, 'anna', number)).toEqual([
      `⛔️ Grave danger, reported by two colleagues, each on their own. ${ALL}`,
      recencies[0][1],
      '• ✋ Forced sex, rape',
    ])
  })

  it('ends with what to do at that level, and with a tap to report, too', async () => {
    const ends = {
      1: '👉 Agree on everything first, and take the money first.',
      2: '👉 Say no, or meet where there are people.',
      3: '👉 Better to say no. If you meet, tell somebody where you are and until when.',
      4: '👉 Say no, and do not open the door. If he is already there, get out or call for help.',
    } as const
    for (const level of [1, 2, 3, 4] as const) {
      const number = newNumber()
      await list(bot, number, { level })
      await bot.says('anna', number)
      expect(bot.heard('anna')).toContain(
        `${ends[level]}\n\nNo report does not mean safe. Trust your gut feeling.\n[🔍 Check another]\n[📝 Report it, too]`,
      )
    }
    await bot.taps('anna', 'Report it, too')
    expect(bot.heard('anna')).toContain('Are you safe now?')
    await bot.says('anna', newNumber())
    expect(bot.heard('anna')).not.toMatch(/👉|Report it, too/)
    await bot.says('anna', '/menu')
    bot.heard('anna')
  })

  it('is not how many there are, nor what they tell, until the quarter ends', async () => {
    const number = newNumber()
    const reported = ['🟠 Risk, reported.', recencies[0][1]]
    for (let voice = 0; voice < 3; voice += 1) {
      await list(bot, number, { level: 2, harms: ['no-payment'] })
      expect(await answerTo(bot, 'anna', number)).toEqual(reported)
    }
    await countsNow(bot)
    const counted = [
      `🟠 Risk, ${bands[2][1]}`,
      recencies[0][1],
      '• 💸 Did not pay, took money back',
    ]
    expect(await answerTo(bot, 'anna', number)).toEqual(counted)
    // A graver one comes: only in all they were counted.
    await list(bot, number, { level: 3, harms: ['robbery'] })
    expect(await answerTo(bot, 'anna', number)).toEqual([
      `🔴 Danger, reported. ${ALL}`,
      recencies[0][1],
    ])
  })

  it('names a coarse danger at once where that is allowed, and none that a named harm says', async () => {
    const number = newNumber()
    const told = { level: 2, harms: ['no-payment'], dangers: ['money'] } as const
    await list(bot, number, { ...told, harms: [...told.harms], dangers: [...told.dangers] })
    const money = '• 👜 Robs or does not pay'
    expect(await answerTo(bot, 'anna', number)).toContain(money)
    await list(bot, number, { level: 2, harms: ['no-payment'] })
    await countsNow(bot)
    expect((await answerTo(bot, 'anna', number)).slice(2)).toEqual([
      '• 💸 Did not pay, took money back',
    ])
    // What is less grave than the level is not named.
    await list(bot, number, { level: 3, harms: ['hit'] })
    expect(await answerTo(bot, 'anna', number)).not.toContain(money)
  })

  it('names what two voices agree on, whatever the order they came in', async () => {
    const [there, back] = [newNumber(), newNumber()]
    const reports: Harm[][] = [['robbery', 'hit'], ['threats'], ['insults', 'threats', 'robbery']]
    for (const harms of reports) await list(bot, there, { level: 3, harms })
    for (const harms of reports.toReversed()) await list(bot, back, { level: 3, harms })
    await countsNow(bot)
    const told = await answerTo(bot, 'anna', there)
    expect(told.slice(2)).toEqual(['• 👜 Robbery', '• ❗️ Threatened with violence'])
    expect(await answerTo(bot, 'anna', back)).toEqual(told)
  })

  it('counts one voice once, and takes no agreement of it with itself', async () => {
    const number = newNumber()
    for (let report = 0; report < 3; report += 1) {
      await list(bot, number, { level: 2, harms: ['no-payment'], voice: 'a group' })
    }
    await countsNow(bot)
    expect(await answerTo(bot, 'anna', number)).toEqual([
      '🟠 Risk, reported by one colleague.',
      recencies[0][1],
    ])
  })

  it('is about ten numbers of one message at the most', async () => {
    const numbers = Array.from({ length: 12 }, newNumber)
    await bot.says('anna', numbers.join('\n'))
    expect(bot.heard('anna').match(/^📞/gm)).toHaveLength(10)
  })
})

describe('how much can be checked', () => {
  const refusal = 'You have used up your checks for now: 15 a day and 60 a month.'
  const ten = Array.from({ length: 10 }, (_, index) => `+1 201 555 02${index}0`).join('\n')
  const five = ten.split('\n').slice(0, 5).join('\n')

  it('is fifteen numbers a day and sixty a month', async () => {
    const bot = await createTestBot()
    await bot.letIn('anna')
    // The first of a month, so that the days that follow belong to the same one.
    bot.later({ days: 13 })
    for (let day = 0; day < 4; day += 1) {
      await bot.says('anna', ten)
      await bot.says('anna', five)
      expect(bot.heard('anna')).not.toContain(refusal)
      await bot.says('anna', '91 00 00 01')
      expect(bot.heard('anna')).toContain(refusal)
      bot.later({ days: 1 })
    }
    await bot.says('anna', '91 00 00 01')
    expect(bot.heard('anna')).toContain(refusal)
    bot.later({ days: 31 })
    await bot.says('anna', '91 00 00 01')
    expect(bot.heard('anna')).not.toContain(refusal)
    await bot.close()
  })

  it('holds where people write under several keys', async () => {
    const bot = await createTestBot({ channels: ['whatsapp'] })
    await bot.letIn('whatsapp:anna')
    for (const numbers of [ten, five]) {
      await bot.says('whatsapp:anna', numbers)
      expect(bot.heard('whatsapp:anna')).not.toContain(refusal)
    }
    await bot.says('whatsapp:anna', '91 00 00 01')
    expect(bot.heard('whatsapp:anna')).toContain(refusal)
    await bot.close()
  })

  it('is four times that for a group, beside five a day of her own for each', async () => {
    const bot = await createTestBot()
    await bot.letIn('anna')
    const { member } = await bot.stores.members.recognise(bot.senderOf('anna'), bot.now())
    const colleagues = ['bea', 'cleo', 'dora', 'edda']
    for (const colleague of colleagues) {
      const invitation = { role: 'member', groupId: member?.groupId } as const
      await bot.says(colleague, await bot.stores.codes.issue(invitation, bot.now()))
      await bot.says(colleague, ten)
      await bot.says(colleague, five)
      expect(bot.heard(colleague)).not.toContain(refusal)
    }
    const told = async (numbers: string): Promise<string> => {
      await bot.says('anna', numbers)
      return bot.heard('anna')
    }
    expect(await told(ten)).toContain('You still have 5 checks of your own today')
    expect(await told(five)).toContain('There is no warning about this number.')
    expect(await told('91 00 00 01')).toContain('Your own checks for today are used up, too.')
    await bot.letIn('fay')
    await bot.says('fay', '91 00 00 01')
    expect(bot.heard('fay')).not.toContain(refusal)
    await bot.close()
  })

  it('is slowed, with an alarm, but not refused when everybody checks much', async () => {
    const bot = await createTestBot({ checks: { day: 15, month: 60, everybody: 11 } })
    await bot.letIn('anna')
    await bot.letIn('bea')
    await bot.says('anna', ten)
    expect(bot.logged).toEqual([])
    await bot.says('bea', five)
    expect(bot.heard('bea')).toContain('There is no warning about this number.')
    expect(bot.logged).toEqual([expect.stringContaining('alarm: more numbers are checked')])
    expect(bot.waited).toEqual([3000])
    await bot.close()
  })
})

describe('what is left of a check', () => {
  const left = async (bot: TestBot, person: string) => {
    await bot.bot.turns.erase()
    return bot.screen(person).join('\n')
  }

  it('goes from the chat after an hour, the question too', async () => {
    const bot = await createTestBot()
    await bot.letIn('anna')
    await bot.says('anna', '/check')
    await bot.says('anna', '1234567')
    await bot.says('anna', '91 00 00 01')
    bot.later({ hours: 0.9 })
    expect(await left(bot, 'anna')).toMatch(/1234567[\s\S]*91 00 00 01[\s\S]*There is no warning/)
    bot.later({ hours: 0.2 })
    expect(await left(bot, 'anna')).not.toMatch(/1234567|91 00 00 01|Nobody|Which number/)
    expect(await left(bot, 'anna')).toContain('Welcome. You are in.')
    await bot.close()
  })

  it('goes when she wants, or never', async () => {
    const bot = await createTestBot()
    for (const [person, setting] of [
      ['anna', 'After a few minutes'],
      ['bea', 'After a day'],
      ['cleo', 'Never'],
    ] as const) {
      await bot.letIn(person)
      await bot.says(person, '/settings')
      await bot.taps(person, setting)
      await bot.says(person, '91 00 00 01')
    }
    expect(await left(bot, 'anna')).toContain('91 00 00 01')
    bot.later({ hours: 0.1 })
    expect(await left(bot, 'anna')).not.toContain('91 00 00 01')
    bot.later({ hours: 23 })
    expect(await left(bot, 'bea')).toContain('91 00 00 01')
    bot.later({ hours: 2 })
    expect(await left(bot, 'bea')).not.toContain('91 00 00 01')
    bot.later({ days: 3 })
    expect(await left(bot, 'cleo')).toContain('91 00 00 01')
    expect(await bot.database.prisma.sentMessage.count()).toBe(0)
    await bot.close()
  })

  it('goes also where the answer was no', async () => {
    const bot = await createTestBot({ checks: { day: 0, month: 0, everybody: 1000 } })
    await bot.letIn('anna')
    await bot.says('anna', '91 00 00 01')
    await bot.says('bea', '91 00 00 02')
    bot.later({ hours: 1 })
    expect(await left(bot, 'anna')).not.toContain('91 00 00 01')
    expect(await left(bot, 'bea')).not.toContain('91 00 00 02')
    await bot.close()
  })

  it('is two counters in the database, and nothing about the number', async () => {
    const bot = await createTestBot()
    await bot.letIn('anna')
    await bot.says('anna', '+1 201 555 0109')
    const { counter, subject, entry, turn } = bot.database.prisma
    expect(await counter.findMany({ select: { kind: true, today: true, month: true } })).toEqual(
      expect.arrayContaining([
        { kind: 'check', today: 1, month: 1 },
        { kind: 'check.group', today: 1, month: 1 },
      ]),
    )
    expect(await counter.count()).toBe(2)
    expect((await subject.count()) + (await entry.count())).toBe(0)
    expect(await turn.count({ where: { content: { not: null } } })).toBe(0)
    await bot.close()
  })
})
