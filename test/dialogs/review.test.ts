import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../support/bot.ts'
import { type BothWays, createBothWays } from '../support/both-ways.ts'
import { LEST, READ, WORDS } from '../support/read-first.ts'
import { received } from '../support/received.ts'
import { countsNow, settled, tapHarms, tellOf } from '../support/telling.ts'

let both: BothWays
let english: TestBot
let norwegian: TestBot
beforeAll(async () => {
  both = await createBothWays('mia', 'mona', 'mette')
  ;({ english, norwegian } = both)
})
// Each test has the list and the pile of reports to itself.
afterEach(() => both.beginAnew())
afterAll(() => both.close())

let last = 0
const newNumber = () => `+1 201 555 ${String(++last).padStart(4, '0')}`

const taps = async (person: string, ...labels: string[]): Promise<void> => {
  for (const label of labels) await english.taps(person, label)
}

interface Told {
  harm?: string
  number?: string
  when?: string
}

/** A report of somebody, sent. */
const reports = async (
  person: string,
  { harm = 'Robbery', number, when }: Told = {},
): Promise<void> => {
  if (number) await tellOf(english, person, number, { harm, ...(when && { exposure: when }) })
  else {
    await english.says(person, '/report')
    await taps(person, 'Yes')
    await tapHarms(english, person, harm)
    const isGravest = harm === 'Choked'
    if (isGravest) await taps(person, 'Go on')
    await taps(person, 'Skip', 'Oslo', 'No, thank you')
    await taps(person, ...(isGravest ? ['Never'] : []), 'Send')
  }
  english.heard(person)
}

/** What a moderator reads and does, up to the answer. */
const reviews = async (moderator: string, ...labels: string[]): Promise<string> => {
  await english.says(moderator, '/review')
  await taps(moderator, ...labels)
  return english.heard(moderator)
}

/** What a member is told when nothing can be undone any more. */
const told = async (number: string, person = 'anna'): Promise<string> => {
  await settled(english)
  await english.says(person, number)
  return english.heard(person)
}

const DANGER = '🔴 Warn: 3 danger'
const LISTED_AS_RISK = /^📞[^•]*🟠 Risk[^•]*$/
const NOT_LISTED = /^⚪️ There is no warning about this number/m

it('shows first what it is about, and the words only when she wants them', async () => {
  await received(english, WORDS)
  await english.talk(
    'mia',
    `
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
    > /review
    ${READ}
    [✖️ Stop]
    > hm
    Please choose one of these.
    ${READ}
    > skip
    You cannot skip this one. You can always stop.
    ${READ}
    > more
    ${READ}
    > [Show more]
    • 💥 Hit, kicked, spat · 👜 Robbery
    • Going by what happened: 3 danger
    • without a code · One phone number · Oslo
    • ⏱ As soon as it is read
    • 🚗 Vehicle: Had a van
    • Allowed: 🤝 A case worker may read it
    In their own words:
    He had a van.
    What do you decide?
    [🟠 Warn: 2 risk]
    [🔴 Warn: 3 danger]
    [⛔️ Warn: 4 grave danger]
    [❌ Decline]
    [⏭ Later]
    [➕ Something else]
    [⬅️ Back]
    [✖️ Stop]
    > show more
    • 💥 Hit, kicked, spat · 👜 Robbery
    • Going by what happened: 3 danger
    • without a code · One phone number · Oslo
    • ⏱ As soon as it is read
    • 🚗 Vehicle: Had a van
    • Allowed: 🤝 A case worker may read it
    In their own words:
    He had a van.
    What do you decide?
    [🟠 Warn: 2 risk]
    [🔴 Warn: 3 danger]
    [⛔️ Warn: 4 grave danger]
    [❌ Decline]
    [⏭ Later]
    [➕ Something else]
    > [Back]
    ${READ}
    [✖️ Stop]
    > [Stop]
    Stopped. Nothing was decided.
    [🏠 Menu]
    > /review
    ${READ}
    [✖️ Stop]
    > [Warn: 2 risk]
    Approved: 2 risk. Colleagues are warned at the time the reporter chose.
    Nobody is warned in the next ten minutes. Until then you can undo it.
    ⚠️ Nobody follows Oslo now, so an alert reaches nobody there.
    No report is waiting for you.
    [🔎 What we know about it]
    [↩️ Undo]
    [🏠 Menu]
    `,
  )
  const [row] = await english.database.prisma.report.findMany()
  expect(row).toMatchObject({ state: 'approved', level: 2, claim: null, claimedUntil: null })
})

it('shows it in Norwegian, with numbers', async () => {
  await received(norwegian, WORDS)
  await norwegian.talk(
    'mia',
    `
    > /menu
    📋 Meldinger å lese: 1. Den eldste kom i dag
    Hva vil du gjøre?
    1  📋 Les det som er meldt
    2  ⚖️ Les innsigelser
    3  📣 Varsle en by
    4  🔍 Sjekk et nummer
    5  📝 Meld fra om noe
    6  🔔 Varsler for byene mine
    7  ⏰ Trygghetsavtale
    8  🎟 Slipp inn en kollega
    9  📖 Rettigheter og hjelp
    0  ➡️ Flere
    > /review
    ${LEST}
    > hm
    Velg en av disse.
    ${LEST}
    > 8
    • 💥 Slo, sparket, spyttet · 👜 Ran
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
    > 8
    ${LEST}
    > 9
    Stoppet. Ingenting er avgjort.
    1  🏠 Meny
    > /review
    ${LEST}
    > 2
    Godkjent: 2 risiko. Kolleger blir advart når den som meldte fra, ønsker det.
    Ingen blir advart de neste ti minuttene. Til da kan du angre.
    ⚠️ Ingen følger Oslo nå, så et varsel når ingen der.
    Ingen meldinger venter på deg.
    1  🔎 Det vi vet om nummeret
    2  🏠 Meny
    9  ↩️ Angre
    `,
  )
  const [row] = await norwegian.database.prisma.report.findMany()
  expect(row).toMatchObject({ state: 'approved', level: 2 })
})

it('opens with what may still come and what leads to her, and says how old it is, by whom and in which language', async () => {
  const words = 'He took it all. Sunt Ana Exemplu, camera 12. Mâine se întoarce cu alții.'
  const told = { ...WORDS, words, came: '2026-11-20T21', language: 'ro', group: 'a group' }
  await received(english, told)
  english.later({ hours: (Date.UTC(2026, 11, 2, 12) - english.now().getTime()) / 3_600_000 })
  await english.talk(
    'mia',
    `
    > /review
    ⏰ Something may still happen (straffeloven § 196). Read this first:
    “Mâine se întoarce cu alții.”
    🔎 This may give away who wrote it. Let it go no further:
    “Sunt Ana Exemplu, camera 12.”
    • Yours for 30 minutes, on record
    • 💥 Hit, kicked, spat · 👜 Robbery
    • Going by what happened: 3 danger
    • Reported 12 days ago · a member · Română · One phone number · Oslo
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
  await english.taps('mia', 'Stop')
  await received(norwegian, { ...told, subjects: [] })
  norwegian.later({ hours: (Date.UTC(2026, 10, 23, 12) - norwegian.now().getTime()) / 3_600_000 })
  await norwegian.talk(
    'mia',
    `
    > /review
    ⏰ Noe kan fortsatt komme til å skje (straffeloven § 196). Les dette først:
    «Mâine se întoarce cu alții.»
    🔎 Dette kan røpe hvem som skrev det. La det ikke gå videre:
    «Sunt Ana Exemplu, camera 12.»
    • Din i 30 minutter. Det loggføres
    • 💥 Slo, sparket, spyttet · 👜 Ran
    • Etter det som skjedde: 3 fare
    • Meldt denne uka · et medlem · Română · Ikke noe telefonnummer · Oslo
    • ⏱ Så snart det er lest
    • Det er mer. Det kan være tungt å lese
    Hva bestemmer du?
    1  ✔️ Lest, tell den med
    5  ❌ Avslå
    6  ⏭ Senere
    7  ➕ Noe annet
    8  📖 Vis mer
    9  ✖️ Stopp
    `,
  )
})

it.each([
  ['2026-11-21T23', 'Reported today'],
  ['2026-11-21T21', 'Reported this week'],
  ['2026-11-16T21', 'Reported this week'],
  ['2026-11-15T21', 'Reported 7 days ago'],
  [undefined, 'without a code'],
])('calls what came at %s "%s"', async (came, age) => {
  const bot = await createTestBot()
  // 23:30 in Oslo, where the organisation is: its day begins an hour before that of UTC.
  bot.later({ hours: (Date.UTC(2026, 10, 22, 22, 30) - bot.now().getTime()) / 3_600_000 })
  await bot.letIn('mia', 'moderator')
  await received(bot, came === undefined ? WORDS : { ...WORDS, came })
  await bot.says('mia', '/review')
  expect(bot.heard('mia')).toContain(`• ${age}`)
  await bot.close()
})

it('approves what one moderator is enough for, and warns when ten minutes are over', async () => {
  const number = newNumber()
  await reports('bea', { harm: 'Did not pay, took money back', number })
  expect(await told(number)).toMatch(NOT_LISTED)
  expect(await reviews('mia', 'Warn: 2 risk')).toContain(
    'Nobody is warned in the next ten minutes. Until then you can undo it.',
  )
  english.later({ hours: 0.15 })
  await english.bot.publish()
  await english.says('anna', number)
  expect(english.heard('anna')).toMatch(NOT_LISTED)
  expect(await told(number)).toMatch(/^🟠 Risk/m)
  const [row, ...others] = await english.database.prisma.report.findMany()
  expect(row).toMatchObject({ state: 'live', level: 2, content: null, author: null })
  expect(others).toEqual([])
})

it('is for moderators only, also after one is none any more', async () => {
  expect(await reviews('anna')).toContain('Only moderators can read reports.')
  expect(await reviews('guest')).toContain('Only moderators can read reports.')
  await reports('bea')
  await english.says('mette', '/review')
  const { member } = english.database.prisma
  const moderators = { where: { role: 'moderator' } } as const
  const before = await member.findMany(moderators)
  await member.updateMany({ ...moderators, data: { role: 'member' } })
  await english.taps('mette', '✔️ Read, count it')
  expect(english.heard('mette')).toContain('Only moderators can read reports.')
  expect(await english.database.prisma.report.count({ where: { state: 'received' } })).toBe(1)
  const ids = before.map(({ id }) => id)
  await member.updateMany({ where: { id: { in: ids } }, data: { role: 'moderator' } })
})

it('shows nobody her own, not even what she told as a guest', async () => {
  await received(english, { harms: ['official'] }, { author: 'mia' })
  await reports('nora')
  const code = await english.stores.codes.issue(
    { role: 'moderator', groupId: undefined },
    english.now(),
  )
  await english.says('nora', code)
  english.heard('nora')
  expect(await reviews('mia', 'Decline', 'Another reason')).toContain(
    'No report is waiting for you.',
  )
  expect(await reviews('nora')).toContain('Yours for 30 minutes')
  await english.database.prisma.report.updateMany({
    where: { state: 'declined' },
    data: { state: 'received' },
  })
  expect(await reviews('nora', 'Decline', 'Another reason')).toContain('No report is waiting')
})

it('shows the gravest first', async () => {
  await reports('bea', { harm: 'Shouted, insulted' })
  await reports('cleo', { harm: 'Choked' })
  await reports('dora', { harm: 'A bad feeling' })
  await reports('edda', { harm: 'Robbery' })
  const read: string[] = []
  for (let count = 0; count < 4; count += 1) {
    english.heard('mia')
    read.push(/on record\n• (.*)/.exec(await reviews('mia', 'Read, count it'))?.[1] ?? '')
  }
  expect(read).toEqual(['⭕️ Choked', '👜 Robbery', '🗯 Shouted, insulted', '💭 A bad feeling'])
})

it('lets a moderator change the level by one', async () => {
  for (const [harm, labels] of [
    ['Shouted, insulted', ['🟡 Warn: 1 nuisance', '🟠 Warn: 2 risk']],
    ['Did not pay, took money back', ['🟡 Warn: 1 nuisance', '🟠 Warn: 2 risk', DANGER]],
    ['Robbery', ['🟠 Warn: 2 risk', DANGER, '⛔️ Warn: 4 grave danger']],
    ['Choked', [DANGER, '⛔️ Warn: 4 grave danger']],
  ] as const) {
    await reports(`teller of ${harm}`, { harm, number: newNumber() })
    const text = await reviews('mia')
    expect(text.match(/(?<=\[).*Warn.*(?=\])/g)).toEqual(labels)
    await taps('mia', 'Decline', 'Another reason')
    english.heard('mia')
  }
})

it('shows a danger as a risk, without its kind, until another moderator agrees', async () => {
  const number = newNumber()
  await reports('bea', { number })
  await reports('cleo', { number })
  for (const _ of ['bea', 'cleo']) {
    english.heard('mia')
    expect(await reviews('mia', DANGER)).toContain('until a second moderator agrees')
  }
  expect(await told(number)).toMatch(LISTED_AS_RISK)
  // Not her again.
  expect(await reviews('mia')).toContain('No report is waiting for you.')
  const second = await reviews('mona')
  expect(second).toContain('Approved once at level 3')
  expect(second.match(/(?<=\[).*Warn.*(?=\])/g)).toEqual(['🟠 Warn: 2 risk', DANGER])
  await taps('mona', DANGER)
  expect(english.heard('mona')).toContain('Approved: 3 danger. Colleagues are warned')
  expect(await told(number)).toMatch(/^🔴 Danger/m)
  expect(await english.database.prisma.report.count({ where: { content: null } })).toBe(1)
})

it('lets the second leave a danger at risk', async () => {
  const number = newNumber()
  await reports('bea', { harm: 'Choked', number })
  await reviews('mia', '⛔️ Warn: 4 grave danger')
  expect(await told(number)).toMatch(LISTED_AS_RISK)
  expect(await reviews('mona', '🟠 Warn: 2 risk')).toContain('Approved: 2 risk.')
  expect(await told(number)).toMatch(/^🟠 Risk/m)
  const [row] = await english.database.prisma.report.findMany()
  expect(row).toMatchObject({ state: 'live', level: 2, content: null })
})

it('takes back what was shown a day after the second declines', async () => {
  const number = newNumber()
  await reports('bea', { number })
  await reviews('mia', DANGER)
  expect(await told(number)).toMatch(LISTED_AS_RISK)
  await reviews('mona', 'Decline', 'Another reason')
  expect(await told(number)).toMatch(LISTED_AS_RISK)
  english.later({ hours: 26 })
  expect(await told(number)).toMatch(NOT_LISTED)
  expect(await english.database.prisma.entry.count()).toBe(0)
})

it('shows nobody else what a moderator is reading, until she stops or half an hour is over', async () => {
  await reports('bea')
  for (const leaves of [() => english.taps('mia', 'Stop'), () => english.says('mia', '/menu')]) {
    expect(await reviews('mia')).toContain('What do you decide?')
    expect(await reviews('mona')).toContain('No report is waiting for you.')
    await leaves()
    expect(await reviews('mona')).toContain('What do you decide?')
    await taps('mona', 'Stop')
    english.heard('mona')
  }
  await reviews('mia')
  english.later({ hours: 0.6 })
  expect(await reviews('mona')).toContain('What do you decide?')
})

it('gives several moderators who come at the same moment a report each', async () => {
  for (const person of ['bea', 'cleo', 'dora']) await reports(person)
  const moderators = ['mia', 'mona', 'mette']
  await Promise.all(moderators.map((moderator) => english.says(moderator, '/review')))
  for (const moderator of moderators)
    expect(english.heard(moderator)).toContain('What do you decide?')
  const rows = await english.database.prisma.audit.findMany({
    where: { action: 'read' },
    orderBy: { id: 'desc' },
    take: 3,
  })
  expect(new Set(rows.map(({ reportId }) => reportId)).size).toBe(3)
  expect(new Set(rows.map(({ actor }) => actor)).size).toBe(3)
})

it('takes no decision on what the reporter has taken back meanwhile', async () => {
  await reports('bea')
  await english.says('mia', '/review')
  await english.database.prisma.report.updateMany({ data: { state: 'withdrawn', content: null } })
  english.heard('mia')
  await taps('mia', 'Read, count it')
  expect(english.heard('mia')).toContain('You cannot decide on this one any more')
  const [row] = await english.database.prisma.report.findMany()
  expect(row?.state).toBe('withdrawn')
})

it('puts a report off for half an hour, for that moderator only', async () => {
  await reports('bea')
  expect(await reviews('mia', 'Later')).toContain('No report is waiting for you.')
  expect(await reviews('mona')).toContain('Yours for 30 minutes')
  english.later({ hours: 0.45 })
  expect(await reviews('mia')).toContain('No report is waiting for you.')
  english.later({ hours: 0.1 })
  expect(await reviews('mia')).toContain('Yours for 30 minutes')
})

it('is put away when it has been open for half an hour', async () => {
  await reports('bea')
  await english.says('mia', '/review')
  english.later({ hours: 0.6 })
  await english.taps('mia', '✔️ Read, count it')
  expect(english.heard('mia')).toMatch(/That button no longer works[\s\S]*Read reports\]/)
  expect(await english.database.prisma.report.count({ where: { state: 'received' } })).toBe(1)
})

it('goes from the chat as soon as it is decided, or left', async () => {
  for (const how of ['Read, count it', 'Later', 'Stop', '/menu']) {
    await received(english, { words: 'a blue van', harms: ['official'] })
    await english.says('mia', '/settings')
    await taps('mia', 'Never')
    await reviews('mia', 'Show more')
    await english.bot.turns.erase()
    expect(english.screen('mia').join('\n')).toContain('a blue van')
    if (how.startsWith('/')) await english.says('mia', how)
    else await taps('mia', how)
    await english.bot.turns.erase()
    expect(english.screen('mia').join('\n')).not.toMatch(/a blue van|badly|What do you decide/)
    await english.database.prisma.report.deleteMany()
  }
})

it('goes from the chat within the hour when it was only left open, also where nothing else does', async () => {
  await received(english, { words: 'a blue van' })
  await english.says('mia', '/settings')
  await taps('mia', 'Never')
  await reviews('mia', 'Show more')
  english.later({ hours: 1.1 })
  await english.bot.turns.erase()
  expect(english.screen('mia').join('\n')).not.toContain('a blue van')
})

it('tells in the menu how many wait for this moderator', async () => {
  const menu = async (person: string) => {
    await english.says(person, '/menu')
    return english.heard(person)
  }
  expect(await menu('mia')).not.toContain('Reports to read')
  await reports('bea')
  await received(english, {}, { author: 'mia' })
  expect(await menu('mia')).toContain('📋 Reports to read: 1')
  expect(await menu('mona')).toContain('📋 Reports to read: 2')
  expect(await menu('anna')).not.toContain('Reports to read')
  await reports('cleo')
  await english.says('mona', '/start')
  expect(english.heard('mona')).toContain('📋 Reports to read: 3')
  expect(english.heard('mette')).toBe('')
})

it('answers a bare number in the middle, and a code', async () => {
  await reports('bea')
  await english.says('mia', '/review')
  await english.says('mia', '91 00 00 01')
  expect(english.heard('mia')).toMatch(
    /There is no warning about this number[\s\S]*What do you decide/,
  )
})

it('counts a group, and all guests together, as one voice', async () => {
  const [byGroup, byGuests, byTwo] = [newNumber(), newNumber(), newNumber()]
  await english.letIn('vera')
  const { member } = await english.stores.members.recognise(english.senderOf('vera'), english.now())
  const invitation = { role: 'member', groupId: member?.groupId } as const
  await english.says('wilma', await english.stores.codes.issue(invitation, english.now()))
  const harm = 'Did not pay, took money back'
  for (const person of ['vera', 'wilma']) await reports(person, { harm, number: byGroup })
  for (const person of ['guest1', 'guest2']) await reports(person, { harm, number: byGuests })
  await english.letIn('xenia')
  for (const person of ['vera', 'guest3', 'xenia']) await reports(person, { harm, number: byTwo })
  for (let count = 0; count < 7; count += 1) await reviews('mia', '🟠 Warn: 2 risk')
  await settled(english)
  await countsNow(english)
  expect(await told(byGroup)).toMatch(/reported by one colleague[^•]*$/)
  expect(await told(byGuests)).toMatch(/reported by one colleague[^•]*$/)
  expect(await told(byTwo)).toMatch(/reported by two colleagues[\s\S]*• 💸 Did not pay/)
})

it('warns in the week after, or never, where the reporter wants it so', async () => {
  const [weekly, never] = [newNumber(), newNumber()]
  const harm = 'Did not pay, took money back'
  // Thursday at 23:00 in Oslo, wherever the tests before have got to.
  const thursday = Date.UTC(2027, 0, 7, 22)
  english.later({ hours: (thursday - english.now().getTime()) / 3_600_000 })
  await reports('bea', { harm, number: weekly, when: 'The week after it is read' })
  await reports('cleo', { harm, number: never, when: 'Never' })
  for (let count = 0; count < 2; count += 1) {
    english.heard('mia')
    await english.says('mia', '/review')
    const waits = english.heard('mia').includes('The week after it is read')
    await taps('mia', waits ? '🟠 Warn: 2 risk' : 'Read, count it')
  }
  english.heard('mia')
  for (let day = 0; day < 3; day += 1) {
    expect(await told(weekly)).toMatch(NOT_LISTED)
    english.later({ days: 1 })
  }
  // Sunday at 23:00 in Oslo: the week is not over.
  expect(english.now().getUTCDay()).toBe(0)
  expect(await told(weekly)).toMatch(NOT_LISTED)
  english.later({ hours: 1.1 })
  expect(await told(weekly)).toMatch(/^🟠 Risk/m)
  english.later({ days: 60 })
  expect(await told(never)).toMatch(NOT_LISTED)
  expect(await english.database.prisma.entry.count()).toBe(1)
})

it('notes each reading and decision, which nobody can change or delete', async () => {
  const { prisma, sql } = english.database
  const before = await prisma.audit.count()
  await reports('bea', { number: newNumber() })
  await reviews('mia', DANGER)
  await reviews('mona', 'Later')
  english.later({ hours: 1 })
  await reviews('mona', 'Decline', 'Another reason')
  const rows = await prisma.audit.findMany({ orderBy: { id: 'asc' }, skip: before })
  const handle = async (person: string) =>
    (await english.stores.members.recognise(english.senderOf(person), english.now())).member?.handle
  const [mia, mona] = [await handle('mia'), await handle('mona')]
  expect(rows.map(({ actor, action, level }) => [actor, action, level])).toEqual([
    [mia, 'read', null],
    [mia, 'approve', 3],
    [mona, 'read', null],
    [mona, 'pass', null],
    [mona, 'read', null],
    [mona, 'wait.decline', null],
  ])
  expect(new Set(rows.map(({ reportId }) => reportId)).size).toBe(1)
  for (const change of [
    sql`UPDATE audit SET actor = 'nobody'`,
    sql`DELETE FROM audit`,
    sql`TRUNCATE audit`,
  ]) {
    await expect(change).rejects.toThrow('The audit table is append-only.')
  }
})

it('stays with the moderator who reads it when she changes the language meanwhile', async () => {
  await reports('anna')
  await english.says('mona', '/review')
  await english.says('mona', '/language')
  await taps('mona', 'English')
  expect(english.heard('mona')).toContain('Robbery')
  await english.says('mia', '/review')
  expect(english.heard('mia')).not.toContain('Robbery')
  // She stops, and others may read it.
  await english.says('mona', '/menu')
  await english.says('mia', '/review')
  expect(english.heard('mia')).toContain('Robbery')
})
