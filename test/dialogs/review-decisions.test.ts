import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { TestBot } from '../support/bot.ts'
import { type BothWays, createBothWays } from '../support/both-ways.ts'
import { LEST, READ, TOLD, WORDS } from '../support/read-first.ts'
import { received } from '../support/received.ts'
import { answerTo, countsNow, settled, tellOf } from '../support/telling.ts'

let both: BothWays
let english: TestBot
let norwegian: TestBot
beforeAll(async () => {
  both = await createBothWays('mia', 'mona')
  ;({ english, norwegian } = both)
})
afterEach(() => both.beginAnew())
afterAll(async () => {
  const logged = [...english.logged, ...norwegian.logged]
  // That somebody is to be shut out is told.
  expect(logged.filter((line) => !line.includes('shut somebody out'))).toEqual([])
  await both.close()
})

const SHORT = `
  • Yours for 30 minutes, on record
  • 💥 Hit, kicked, spat · 👜 Robbery
  • Going by what happened: 3 danger
  • without a code · One phone number · Oslo
  • ⏱ As soon as it is read
  • 🚗 Vehicle: Had a van
  • Allowed: 🤝 A case worker may read it
  What do you decide?
  [🟠 Warn: 2 risk]
  [🔴 Warn: 3 danger]
  [⛔️ Warn: 4 grave danger]
  [❌ Decline]
  [⏭ Later]
  [➕ Something else]`
const KORT = `
  • Din i 30 minutter. Det loggføres
  • 💥 Slo, sparket, spyttet · 👜 Ran
  • Etter det som skjedde: 3 fare
  • uten kode · Ett telefonnummer · Oslo
  • ⏱ Så snart det er lest
  • 🚗 Kjøretøy: Hadde varebil
  • Du tillater: 🤝 En rådgiver får lese det
  Hva bestemmer du?
  2  🟠 Advar: 2 risiko
  3  🔴 Advar: 3 fare
  4  ⛔️ Advar: 4 alvorlig fare
  5  ❌ Avslå
  6  ⏭ Senere
  7  ➕ Noe annet
  8  ✖️ Stopp`
const ELSE = `
  What do you want to do?
  [☑️ Untick what it does not say]
  [💬 Ask the reporter]
  [⏸ Put it off]
  [🚷 Made up to do harm]`
const ANNET = `
  Hva vil du gjøre?
  1  ☑️ Fjern det den ikke forteller
  2  💬 Spør den som meldte fra
  3  ⏸ Utsett
  4  🚷 Diktet opp for å skade
  5  ⬅️ Tilbake
  6  ✖️ Stopp`
const DONE = `
  No report is waiting for you.
  [↩️ Undo]`
const FERDIG = `
  Ingen meldinger venter på deg.
  1  🏠 Meny
  9  ↩️ Angre`

let last = 0
const newNumber = () => `+1 201 555 ${String(++last).padStart(4, '0')}`
const UNLISTED = /^⚪️ There is no warning about this number/m

/** What a moderator reads and does, up to the answer. */
const reviews = async (moderator: string, ...labels: string[]): Promise<string> => {
  let said = await answerTo(english, moderator, '/review')
  for (const label of labels) {
    await english.taps(moderator, label)
    said = english.heard(moderator)
  }
  return said
}

const taps = async (person: string, label: string): Promise<string> => {
  english.heard(person)
  await english.taps(person, label)
  return english.heard(person)
}

const reportOf = async (bot = english) => {
  const [row, ...others] = await bot.database.prisma.report.findMany()
  expect(others).toEqual([])
  if (!row) throw new Error('there is no report')
  const content = row.content && JSON.parse(bot.keys.open('report', row.id, row.content))
  return { ...row, content }
}

const membersOf = (bot: TestBot, person: string) =>
  bot.database.prisma.member.count({ where: { senders: { some: { tag: bot.senderOf(person) } } } })

it('lets a moderator cross out what the words do not tell of', async () => {
  await received(english, WORDS)
  await english.talk(
    'mia',
    `
    > /review
    ${READ}
    [✖️ Stop]
    > [Something else]
    ${ELSE}
    [⬅️ Back]
    [✖️ Stop]
    > [Untick what it does not say]
    Untick everything that the report does not say.
    Tap all that fit, then Done.
    [✅ 💥 Hit, kicked, spat]
    [✅ 👜 Robbery]
    [✔️ Done]
    > x
    Please choose from the list.
    Untick everything that the report does not say.
    Tap all that fit, then Done.
    [✅ 💥 Hit, kicked, spat]
    [✅ 👜 Robbery]
    [✔️ Done]
    > [👜 Robbery]
    Untick everything that the report does not say.
    Tap all that fit, then Done.
    [✅ 💥 Hit, kicked, spat]
    [👜 Robbery]
    [✔️ Done]
    > [Done]
    • Yours for 30 minutes, on record
    • 💥 Hit, kicked, spat
    • Going by what happened: 3 danger
    • without a code · One phone number · Oslo
    • ⏱ As soon as it is read
    • There is more. It may be hard to read
    What do you decide?
    [🟠 Warn: 2 risk]
    [🔴 Warn: 3 danger]
    [⛔️ Warn: 4 grave danger]
    [❌ Decline]
    [⏭ Later]
    [➕ Something else]
    [📖 Show more]
    [✖️ Stop]
    `,
  )
  await english.taps('mia', 'Warn: 2 risk')
  expect((await reportOf()).content.decided.harms).toEqual(['hit'])
})

it('lets her cross out in Norwegian, with numbers', async () => {
  await received(norwegian, WORDS)
  await norwegian.talk(
    'mia',
    `
    > /review
    ${LEST}
    > 7
    ${ANNET}
    > 1
    Fjern krysset ved alt som meldingen ikke sier.
    Send alle tallene som passer, slik: 1 3
    1  ✅ 💥 Slo, sparket, spyttet
    2  ✅ 👜 Ran
    3  ⬅️ Tilbake
    4  ✖️ Stopp
    > x
    Velg fra lista.
    Fjern krysset ved alt som meldingen ikke sier.
    Send alle tallene som passer, slik: 1 3
    1  ✅ 💥 Slo, sparket, spyttet
    2  ✅ 👜 Ran
    3  ⬅️ Tilbake
    4  ✖️ Stopp
    > 2
    • Din i 30 minutter. Det loggføres
    • 👜 Ran
    • Etter det som skjedde: 3 fare
    • uten kode · Ett telefonnummer · Oslo
    • ⏱ Så snart det er lest
    • Det er mer. Det kan være tungt å lese
    Hva bestemmer du?
    2  🟠 Advar: 2 risiko
    3  🔴 Advar: 3 fare
    4  ⛔️ Advar: 4 alvorlig fare
    5  ❌ Avslå
    6  ⏭ Senere
    7  ➕ Noe annet
    8  📖 Vis mer
    9  ✖️ Stopp
    > 8
    • 👜 Ran
    • Etter det som skjedde: 3 fare
    • uten kode · Ett telefonnummer · Oslo
    • ⏱ Så snart det er lest
    • 🚗 Kjøretøy: Hadde varebil
    • Du tillater: 🤝 En rådgiver får lese det
    Med egne ord:
    He had a van.
    Hva bestemmer du?
    2  🟠 Advar: 2 risiko
    3  🔴 Advar: 3 fare
    4  ⛔️ Advar: 4 alvorlig fare
    5  ❌ Avslå
    6  ⏭ Senere
    7  ➕ Noe annet
    8  ⬅️ Tilbake
    9  ✖️ Stopp
    > 3
    Godkjent: 3 fare. Den vises som risiko til enda en moderator er enig.
    Ingen blir advart de neste ti minuttene. Til da kan du angre.
    ⚠️ Ingen følger Oslo nå, så et varsel når ingen der.
    Ingen meldinger venter på deg.
    1  🔎 Det vi vet om nummeret
    2  🏠 Meny
    9  ↩️ Angre
    `,
  )
  expect((await reportOf(norwegian)).content.decided.harms).toEqual(['robbery'])
})

it('suggests a level by what is left, and publishes no more than that', async () => {
  await english.letIn('cleo')
  const numbers = [newNumber(), newNumber()]
  for (const person of ['anna', 'cleo']) {
    await english.says(person, '/report')
    for (const label of [
      'Yes',
      'Violence',
      'Makes trouble',
      'Done',
      'Choked',
      'Shouted, insulted',
      'Done',
      'Go on',
    ])
      await english.taps(person, label)
    await english.says(person, numbers.join(' '))
    for (const label of ['Oslo', 'No, thank you', 'As soon as it is read', 'No, not yet', 'Send'])
      await english.taps(person, label)
  }
  for (const _ of ['anna', 'cleo']) {
    const said = await reviews(
      'mia',
      'Something else',
      'Untick what it does not say',
      'Choked',
      'Done',
    )
    expect(said).toContain('Going by what happened: 1 nuisance')
    expect(said).not.toMatch(/Choked|grave danger/)
    await english.taps('mia', 'Warn: 1 nuisance')
  }
  await settled(english)
  await countsNow(english)
  const answer = await answerTo(english, 'anna', numbers[0] ?? '')
  expect(answer).toMatch(/^🟡 Nuisance/m)
  expect(answer).toContain('• 🗯 Shouted, insulted')
  expect(answer).not.toContain('Choked')
})

it('puts a danger off for herself alone, whatever the reason', async () => {
  await received(english, TOLD)
  await english.talk(
    'mia',
    `
    > /review
    ${SHORT}
    [✖️ Stop]
    > [Something else]
    ${ELSE}
    [⬅️ Back]
    [✖️ Stop]
    > [Put it off]
    Who for, and for how long?
    You cannot put off a danger for everybody. Whoever you want to talk it over with must see it, too.
    [For me, 24 hours]
    > soon
    Please choose one of these.
    Who for, and for how long?
    You cannot put off a danger for everybody. Whoever you want to talk it over with must see it, too.
    [For me, 24 hours]
    > [Back]
    ${ELSE}
    > [Put it off]
    Who for, and for how long?
    You cannot put off a danger for everybody. Whoever you want to talk it over with must see it, too.
    [For me, 24 hours]
    > [For me, 24 hours]
    Put off for you for 24 hours. The others still see it.
    No report is waiting for you.
    [🏠 Menu]
    `,
  )
  expect(await reviews('mona')).toContain('What do you decide?')
})

it('puts off for all what is no danger, undoes that, and tells the next who did and why', async () => {
  await received(english, { ...TOLD, harms: ['no-payment'] })
  const taps = ['Something else', 'Put it off', 'For everybody, 6 hours', 'Another reason']
  expect(await reviews('mia', ...taps)).toContain('You can undo it for ten minutes.')
  await english.taps('mia', 'Undo')
  expect(english.heard('mia')).toContain('Undone. Here it is again.')
  for (const tap of taps) await english.taps('mia', tap)
  expect(await reviews('mona')).toContain('No report is waiting for you.')
  english.later({ hours: 6 })
  expect(await reviews('mona')).toMatch(/⏸ \w{8} put it off: Another reason/)
})

it('puts it off in Norwegian, with numbers', async () => {
  await received(norwegian, { ...TOLD, harms: ['no-payment'] })
  await norwegian.says('mia', '/review')
  await norwegian.says('mia', 'Noe annet')
  norwegian.heard('mia')
  await norwegian.talk(
    'mia',
    `
    > Utsett
    For hvem, og hvor lenge?
    1  For meg, 24 timer
    2  For alle, 2 timer
    3  For alle, 6 timer
    4  For alle, 12 timer
    5  ⬅️ Tilbake
    6  ✖️ Stopp
    > en stund
    Velg en av disse.
    For hvem, og hvor lenge?
    1  For meg, 24 timer
    2  For alle, 2 timer
    3  For alle, 6 timer
    4  For alle, 12 timer
    5  ⬅️ Tilbake
    6  ✖️ Stopp
    > 2
    Hvorfor? Alle moderatorer ser dette.
    1  For å snakke med en kollega
    2  For å se om det meldes mer
    3  En annen grunn
    4  ⬅️ Tilbake
    5  ✖️ Stopp
    > 1
    Utsatt for alle. Alle moderatorer ser at det var du, og hvorfor, og kan lese den likevel.
    Du kan angre i ti minutter.
    Ingen meldinger venter på deg.
    1  🏠 Meny
    9  ↩️ Angre
    `,
  )
  expect(await reportOf(norwegian)).toMatchObject({ claim: null })
})

it('leaves a question for the reporter, in the words that the moderator has seen', async () => {
  await received(english, TOLD)
  await english.talk(
    'mia',
    `
    > /review
    ${SHORT}
    [✖️ Stop]
    > [Something else]
    ${ELSE}
    [⬅️ Back]
    [✖️ Stop]
    > [Ask the reporter]
    What do you want to ask? The reporter reads it in their own language when they open the receipt.
    [What happened?]
    [More than once?]
    [When was it?]
    [How did he find you?]
    [A weapon?]
    [Was he alone?]
    [What does he look like?]
    [A vehicle?]
    [Several numbers?]
    [Is the number right?]
    [Does it go on?]
    [Safe now?]
    [Want help with it?]
    [Which town?]
    [✍️ In my own words]
    > [In my own words]
    What do you want to know? The reporter sees it when they open the receipt, and can answer there.
    Never ask for a name, an address or their own phone number.
    > xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
    That is more than I can take in one go. Please keep it under 500 characters, or send it in parts.
    What do you want to know? The reporter sees it when they open the receipt, and can answer there.
    Never ask for a name, an address or their own phone number.
    > Was it at a hotel?
    This is what the reporter will read:
    Was it at a hotel?
    A second moderator reads it first, within a day.
    [💬 Ask this]
    > yes please
    Please choose one of these.
    This is what the reporter will read:
    Was it at a hotel?
    A second moderator reads it first, within a day.
    [💬 Ask this]
    > [Back]
    What do you want to know? The reporter sees it when they open the receipt, and can answer there.
    Never ask for a name, an address or their own phone number.
    > Was it at a hotel or in a car?
    This is what the reporter will read:
    Was it at a hotel or in a car?
    A second moderator reads it first, within a day.
    [💬 Ask this]
    > [Ask this]
    Another moderator reads your question first. Then it waits with the receipt.
    You can undo it for ten minutes.
    ${DONE}
    [🏠 Menu]
    > [Undo]
    Undone. Here it is again.
    ${SHORT}
    [✖️ Stop]
    > [Stop]
    Stopped. Nothing was decided.
    [🏠 Menu]
    `,
  )
  expect((await reportOf()).content.question).toBeUndefined()
})

it('asks through the receipt, and reads the answer before all others', async () => {
  english.heard('bea')
  await tellOf(english, 'bea', newNumber())
  const receipt = /(?:\d{4} ){3}\d{4}/.exec(english.heard('bea'))?.[0] ?? ''
  await reviews('mia', 'Something else', 'Ask the reporter', 'In my own words')
  await english.says('mia', 'x'.repeat(501))
  expect(english.heard('mia')).toContain('under 500 characters')
  await english.says('mia', 'Was it in a car?')
  await taps('mia', 'Ask this')
  await reviews('mona', 'Yes, ask this')
  expect(await reviews('mona')).toContain('No report is waiting for you.')
  // She is not written to: she finds it when she comes.
  expect(english.heard('bea')).toBe('')
  await received(english, { harms: ['choked'] })
  expect(await answerTo(english, 'bea', receipt)).toContain('Was it in a car?')
  await taps('bea', 'Answer')
  await english.says('bea', 'In a blue car.')
  const read = await reviews('mia')
  expect(read).toContain('💬 The reporter has answered.')
  expect(read).not.toContain('blue car')
  expect(await taps('mia', 'Show more')).toContain(
    'Asked: Was it in a car?\nAnswered: In a blue car.',
  )
})

it('comes back in a week when nobody has answered', async () => {
  await received(english, TOLD)
  await reviews('mia', 'Something else', 'Ask the reporter', 'In my own words')
  await english.says('mia', 'Was it in a car?')
  await taps('mia', 'Ask this')
  await reviews('mona', 'Yes, ask this')
  english.later({ days: 6 })
  expect(await reviews('mia')).toContain('No report is waiting for you.')
  english.later({ days: 1 })
  expect(await reviews('mia')).toContain('💬 Asked, no answer yet: Was it in a car?')
})

it('declines with a reason, which can be undone', async () => {
  await received(english, TOLD)
  await english.talk(
    'mia',
    `
    > /review
    ${SHORT}
    [✖️ Stop]
    > [Decline]
    Why? The reporter reads it in kind words when they open the receipt. The report then warns nobody. What they told us is deleted, unless it is meant for a case worker or the police.
    [I cannot tell what happened]
    [Not what we warn about]
    [A warning could hurt the reporter]
    [It was reported before]
    [Another reason]
    [⬅️ Back]
    [✖️ Stop]
    > because
    Please choose one of these.
    Why? The reporter reads it in kind words when they open the receipt. The report then warns nobody. What they told us is deleted, unless it is meant for a case worker or the police.
    [I cannot tell what happened]
    [Not what we warn about]
    [A warning could hurt the reporter]
    [It was reported before]
    [Another reason]
    > [Back]
    ${SHORT}
    [✖️ Stop]
    > [Decline]
    Why? The reporter reads it in kind words when they open the receipt. The report then warns nobody. What they told us is deleted, unless it is meant for a case worker or the police.
    [I cannot tell what happened]
    [Not what we warn about]
    [A warning could hurt the reporter]
    [It was reported before]
    [Another reason]
    [⬅️ Back]
    [✖️ Stop]
    > [I cannot tell what happened]
    Declined. It takes effect in a day, unless another moderator stops it.
    You can undo it for ten minutes.
    No report is waiting for you.
    [🔎 What we know about it]
    [↩️ Undo]
    [🏠 Menu]
    > [Undo]
    Undone. Here it is again.
    ${SHORT}
    [✖️ Stop]
    > [Decline]
    Why? The reporter reads it in kind words when they open the receipt. The report then warns nobody. What they told us is deleted, unless it is meant for a case worker or the police.
    [I cannot tell what happened]
    [Not what we warn about]
    [A warning could hurt the reporter]
    [It was reported before]
    [Another reason]
    [⬅️ Back]
    [✖️ Stop]
    > [Stop]
    Stopped. Nothing was decided.
    [🏠 Menu]
    `,
  )
  expect(await reportOf()).toMatchObject({ state: 'received', reason: null, claim: null })
})

it('declines in Norwegian, with numbers', async () => {
  await received(norwegian, TOLD)
  await norwegian.talk(
    'mia',
    `
    > /review
    ${KORT}
    > 5
    Hvorfor? Den som meldte fra, leser det i vennlige ord når kvitteringen åpnes. Meldingen advarer da ingen. Det som ble fortalt, slettes, om ikke en rådgiver eller politiet skal ha det.
    1  Jeg skjønner ikke hva som skjedde
    2  Ikke noe vi advarer mot
    3  En advarsel kan skade den som meldte
    4  Det er meldt før
    5  En annen grunn
    6  ⬅️ Tilbake
    7  ✖️ Stopp
    > derfor
    Velg en av disse.
    Hvorfor? Den som meldte fra, leser det i vennlige ord når kvitteringen åpnes. Meldingen advarer da ingen. Det som ble fortalt, slettes, om ikke en rådgiver eller politiet skal ha det.
    1  Jeg skjønner ikke hva som skjedde
    2  Ikke noe vi advarer mot
    3  En advarsel kan skade den som meldte
    4  Det er meldt før
    5  En annen grunn
    6  ⬅️ Tilbake
    7  ✖️ Stopp
    > 6
    ${KORT}
    > 5
    Hvorfor? Den som meldte fra, leser det i vennlige ord når kvitteringen åpnes. Meldingen advarer da ingen. Det som ble fortalt, slettes, om ikke en rådgiver eller politiet skal ha det.
    1  Jeg skjønner ikke hva som skjedde
    2  Ikke noe vi advarer mot
    3  En advarsel kan skade den som meldte
    4  Det er meldt før
    5  En annen grunn
    6  ⬅️ Tilbake
    7  ✖️ Stopp
    > 1
    Avslått. Det gjelder om et døgn, om ikke en annen moderator stopper det.
    Du kan angre i ti minutter.
    Ingen meldinger venter på deg.
    1  🔎 Det vi vet om nummeret
    2  🏠 Meny
    9  ↩️ Angre
    > 9
    Angret. Her er den igjen.
    ${KORT}
    > 8
    Stoppet. Ingenting er avgjort.
    1  🏠 Meny
    `,
  )
  expect(await reportOf(norwegian)).toMatchObject({ state: 'received', reason: null })
})

it('tells the reporter why, in kind words, and only when it cannot be undone any more', async () => {
  const number = newNumber()
  english.heard('bea')
  await tellOf(english, 'bea', number)
  const receipt = /(?:\d{4} ){3}\d{4}/.exec(english.heard('bea'))?.[0] ?? ''
  await reviews('mia', 'Decline', 'I cannot tell what happened')
  expect(await answerTo(english, 'bea', receipt)).not.toContain('warns nobody')
  await english.taps('bea', 'Stop')
  await settled(english)
  expect(await reportOf()).toMatchObject({ state: 'declined', content: null, author: null })
  const said = await answerTo(english, 'bea', receipt)
  expect(said).toContain(
    'It was not clear enough what happened. You can report it again and say more.',
  )
  expect(said).toContain('That does not mean it did not happen.')
  expect(await answerTo(english, 'anna', number)).toMatch(UNLISTED)
})

it('undoes the last decision for ten minutes, and shows that report again', async () => {
  await tellOf(english, 'bea', newNumber())
  await reviews('mia', 'Warn: 2 risk')
  english.later({ hours: 0.15 })
  expect(await taps('mia', 'Undo')).toMatch(/^Undone. Here it is again.[\s\S]*What do you decide/)
  await taps('mia', 'Warn: 1 nuisance')
  const undo = english.buttons('mia').findLast(({ label }) => label === '↩️ Undo')
  english.later({ hours: 0.17 })
  await english.sends('mia', {
    kind: 'choice',
    option: undo?.id ?? '',
    message: undo?.message ?? '',
  })
  expect(english.heard('mia')).toContain('There is nothing left to undo.')
  await settled(english)
  expect(await reportOf()).toMatchObject({ state: 'live', level: 1 })
  expect(await answerTo(english, 'mona', '/undo')).toContain('There is nothing left to undo')
  expect(await answerTo(english, 'anna', '/undo')).toContain('Only moderators can read reports.')
})

it('goes on showing a danger as a risk while the declining of it waits, and lets it be undone', async () => {
  const number = newNumber()
  await tellOf(english, 'bea', number, { harm: 'Robbery' })
  await reviews('mia', 'Warn: 3 danger')
  await settled(english)
  expect(await answerTo(english, 'anna', number)).toMatch(/^🟠 Risk/m)
  expect(await reviews('mona', 'Decline', 'Another reason')).toContain('It takes effect in a day')
  expect(await answerTo(english, 'anna', number)).toMatch(/^🟠 Risk/m)
  expect(await taps('mona', 'Undo')).toContain('Approved once at level 3')
  await taps('mona', 'Warn: 3 danger')
  await settled(english)
  expect(await answerTo(english, 'anna', number)).toMatch(/^🔴 Danger/m)
})

it('takes a risk back when the declining of it has waited, and nobody prevented it', async () => {
  const number = newNumber()
  await tellOf(english, 'bea', number, { harm: 'Robbery' })
  await reviews('mia', 'Warn: 3 danger')
  await settled(english)
  await reviews('mona', 'Decline', 'Another reason')
  english.later({ hours: 26 })
  await settled(english)
  expect(await answerTo(english, 'anna', number)).toMatch(UNLISTED)
  await settled(english)
  expect(await reportOf()).toMatchObject({ state: 'declined', content: null, author: null })
})

const SHUT_OUT = ['Something else', 'Made up to do harm', 'Go on', 'Yes, ask a second moderator']

/** Both moderators want the author of the next report shut out, and the day passes. */
const shutOut = async (): Promise<void> => {
  await reviews('mia', ...SHUT_OUT)
  await reviews('mona', 'I agree: shut out')
  english.later({ hours: 26 })
  await settled(english)
}

it('shuts out whoever made reports up and nobody else, and marks what else she told', async () => {
  for (const person of ['vera', 'olga']) await english.letIn(person)
  const { member } = await english.stores.members.recognise(english.senderOf('vera'), english.now())
  const group = { role: 'member', groupId: member?.groupId } as const
  await english.says('wilma', await english.stores.codes.issue(group, english.now()))
  await tellOf(english, 'vera', newNumber(), { harm: 'Choked' })
  await tellOf(english, 'vera', newNumber())
  await tellOf(english, 'wilma', newNumber(), { harm: 'Shouted, insulted' })
  await shutOut()
  expect(await membersOf(english, 'vera')).toBe(0)
  for (const person of ['wilma', 'olga']) expect(await membersOf(english, person)).toBe(1)
  expect(
    await english.database.prisma.report.count({ where: { doubted: true, state: 'received' } }),
  ).toBe(1)
  await settled(english)
  const declined = await english.database.prisma.report.findMany({ where: { state: 'declined' } })
  expect(declined).toMatchObject([{ content: null, author: null }])
})

it('shuts out nobody where a guest made it up, and never a moderator', async () => {
  const before = await english.database.prisma.member.count()
  await received(english, { ...TOLD, harms: ['no-payment'] })
  await shutOut()
  await english.letIn('mette', 'moderator')
  await received(english, { ...TOLD, harms: ['no-payment'] }, { author: 'mette' })
  await shutOut()
  expect(await english.database.prisma.member.count()).toBe(before + 1)
  expect(await english.database.prisma.report.count({ where: { state: 'declined' } })).toBe(2)
  await english.database.prisma.member.deleteMany({
    where: { senders: { some: { tag: english.senderOf('mette') } } },
  })
})

it('lets one moderator decide on a grave danger that lists no number', async () => {
  await received(english, { ...TOLD, harms: ['choked'], time: 'week', subjects: [] })
  await english.talk(
    'mia',
    `
    > /review
    • Yours for 30 minutes, on record
    • ⭕️ Choked
    • Going by what happened: 4 grave danger
    • without a code · No phone number · Oslo
    • When: This week
    • ⏱ As soon as it is read
    • 🚗 Vehicle: Had a van
    • Allowed: 🤝 A case worker may read it
    What do you decide?
    [⛔️ Warn: 4 grave danger]
    [✔️ Read, count it]
    [❌ Decline]
    [⏭ Later]
    [➕ Something else]
    [✖️ Stop]
    > [Warn: 4 grave danger]
    It is going out now: 4 grave danger.
    You can undo it for ten minutes. That takes the alert back, but some may have read it.
    ⚠️ Nobody follows Oslo now, so an alert reaches nobody there.
    ${DONE}
    [🏠 Menu]
    > /undo
    Undone. Here it is again.
    • Yours for 30 minutes, on record
    • ⭕️ Choked
    • Going by what happened: 4 grave danger
    • without a code · No phone number · Oslo
    • When: This week
    • ⏱ As soon as it is read
    • 🚗 Vehicle: Had a van
    • Allowed: 🤝 A case worker may read it
    What do you decide?
    [⛔️ Warn: 4 grave danger]
    [✔️ Read, count it]
    [❌ Decline]
    [⏭ Later]
    [➕ Something else]
    [✖️ Stop]
    > /menu
    📋 Reports to read: 1. The oldest: today
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
    > /undo
    There is nothing left to undo.
    📋 Reports to read: 1. The oldest: today
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
    > /undo
    There is nothing left to undo.
    📋 Reports to read: 1. The oldest: today
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
    `,
  )
  await reviews('mia', 'Warn: 4 grave danger')
  await settled(english)
  expect(await reportOf()).toMatchObject({ state: 'noted', level: 4, author: null })
})

it('lets one moderator decide on a grave danger in Norwegian, with numbers', async () => {
  await received(norwegian, { ...TOLD, harms: ['choked'], time: 'week', subjects: [] })
  await norwegian.talk(
    'mia',
    `
    > /review
    • Din i 30 minutter. Det loggføres
    • ⭕️ Tok kvelertak
    • Etter det som skjedde: 4 alvorlig fare
    • uten kode · Ikke noe telefonnummer · Oslo
    • Når: Denne uka
    • ⏱ Så snart det er lest
    • 🚗 Kjøretøy: Hadde varebil
    • Du tillater: 🤝 En rådgiver får lese det
    Hva bestemmer du?
    1  ✔️ Lest, tell den med
    4  ⛔️ Advar: 4 alvorlig fare
    5  ❌ Avslå
    6  ⏭ Senere
    7  ➕ Noe annet
    8  ✖️ Stopp
    > 4
    Det går ut nå: 4 alvorlig fare.
    Du kan angre i ti minutter. Da trekkes varselet tilbake, men noen kan ha lest det.
    ⚠️ Ingen følger Oslo nå, så et varsel når ingen der.
    ${FERDIG}
    > 9
    Angret. Her er den igjen.
    • Din i 30 minutter. Det loggføres
    • ⭕️ Tok kvelertak
    • Etter det som skjedde: 4 alvorlig fare
    • uten kode · Ikke noe telefonnummer · Oslo
    • Når: Denne uka
    • ⏱ Så snart det er lest
    • 🚗 Kjøretøy: Hadde varebil
    • Du tillater: 🤝 En rådgiver får lese det
    Hva bestemmer du?
    1  ✔️ Lest, tell den med
    4  ⛔️ Advar: 4 alvorlig fare
    5  ❌ Avslå
    6  ⏭ Senere
    7  ➕ Noe annet
    8  ✖️ Stopp
    `,
  )
  expect(await reportOf(norwegian)).toMatchObject({ state: 'received' })
})

it('notes each decision and that it was undone', async () => {
  const { prisma } = english.database
  const before = await prisma.audit.count()
  await received(english, TOLD)
  await reviews('mia', 'Warn: 3 danger')
  await taps('mia', 'Undo')
  await taps('mia', 'Decline')
  await taps('mia', 'Another reason')
  await reviews('mona', 'Fine with me')
  const rows = await prisma.audit.findMany({ orderBy: { id: 'asc' }, skip: before })
  expect(rows.map(({ action }) => action).filter((action) => action !== 'read')).toEqual([
    ...['approve', 'undo', 'wait.decline', 'agree'],
  ])
})

it('forgets an option of a report that was decided', async () => {
  await received(english, TOLD)
  await reviews('mia')
  const old = english.buttons('mia').findLast(({ label }) => label === '❌ Decline')
  await taps('mia', 'Later')
  await english.sends('mia', { kind: 'choice', option: old?.id ?? '', message: old?.message ?? '' })
  expect(english.heard('mia')).toContain('That button no longer works.')
  expect(await reportOf()).toMatchObject({ state: 'received', claim: null })
})
