import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../support/bot.ts'

let english: TestBot
let norwegian: TestBot
beforeAll(async () => {
  english = await createTestBot()
  norwegian = await createTestBot({ shows: 'numbers', language: 'nb' })
  for (const bot of [english, norwegian]) {
    for (const moderator of ['mia', 'mona', 'mette']) await bot.letIn(moderator, 'moderator')
    await bot.letIn('anna')
  }
})
// Each test has the list and the pile of reports to itself.
afterEach(async () => {
  for (const bot of [english, norwegian]) {
    await bot.database.prisma.entry.deleteMany()
    await bot.database.prisma.report.deleteMany()
    for (const moderator of ['mia', 'mona', 'mette']) {
      await bot.says(moderator, '/menu')
      bot.heard(moderator)
    }
    bot.later({ days: 1 })
  }
})
afterAll(async () => {
  await english.close()
  await norwegian.close()
})

let last = 0
const newNumber = () => `+1 201 555 ${String(++last).padStart(4, '0')}`

const taps = async (person: string, ...labels: string[]): Promise<void> => {
  for (const label of labels) await english.taps(person, label)
}

interface Told {
  harm?: string
  number?: string
  when?: string
  bot?: TestBot
}

/** A report of somebody, sent. */
const reports = async (person: string, told: Told = {}): Promise<void> => {
  await english.says(person, '/report')
  await taps(person, 'Yes', told.harm ?? 'Robbery', 'Done')
  if (told.number) await english.says(person, told.number)
  else await taps(person, 'Skip')
  await taps(person, 'Oslo')
  if (!told.number) await taps(person, 'Only read it and count it')
  else if (told.when?.startsWith('Never')) await taps(person, 'Another time, or never', told.when)
  else await taps(person, told.when ?? 'As soon as it is read')
  await taps(person, 'Send')
  english.heard(person)
}

/** What a moderator reads and does, up to the answer. */
const reviews = async (moderator: string, ...labels: string[]): Promise<string> => {
  await english.says(moderator, '/review')
  await taps(moderator, ...labels)
  return english.heard(moderator)
}

/** What a member is told, published first. */
const told = async (number: string, person = 'anna'): Promise<string> => {
  await english.bot.publish()
  await english.says(person, number)
  return english.heard(person)
}

const DANGER = '🔴 Warn: 3 danger'
const LISTED_AS_RISK = /^🟠 Risk[^•]*$/
const NOT_LISTED = /^⚪️ Nobody has reported this number/

it('approves what one moderator is enough for', async () => {
  const number = newNumber()
  await reports('bea', { harm: 'Did not pay, took money back', number })
  expect(await told(number)).toMatch(NOT_LISTED)
  await english.talk(
    'mia',
    `
    > /review
    A report. You do not see who wrote it, and only the organisation sees that you have read it.
    • 💸 Did not pay, took money back
    • One phone number
    • Town: Oslo
    • Warn colleagues: ⏱ As soon as it is read
    What do you decide?
    [🟡 Warn: 1 nuisance]
    [🟠 Warn: 2 risk]
    [🔴 Warn: 3 danger]
    [❌ Decline]
    [⏭ Later]
    [✖️ Stop]
    > hm
    Please choose one of these.
    A report. You do not see who wrote it, and only the organisation sees that you have read it.
    • 💸 Did not pay, took money back
    • One phone number
    • Town: Oslo
    • Warn colleagues: ⏱ As soon as it is read
    What do you decide?
    [🟡 Warn: 1 nuisance]
    [🟠 Warn: 2 risk]
    [🔴 Warn: 3 danger]
    [❌ Decline]
    [⏭ Later]
    [✖️ Stop]
    > skip
    This one cannot be skipped. You can always stop.
    A report. You do not see who wrote it, and only the organisation sees that you have read it.
    • 💸 Did not pay, took money back
    • One phone number
    • Town: Oslo
    • Warn colleagues: ⏱ As soon as it is read
    What do you decide?
    [🟡 Warn: 1 nuisance]
    [🟠 Warn: 2 risk]
    [🔴 Warn: 3 danger]
    [❌ Decline]
    [⏭ Later]
    [✖️ Stop]
    > [Warn: 2 risk]
    Approved. Colleagues are warned at the time the reporter chose.
    No report is waiting for you.
    [🏠 Menu]
    `,
  )
  expect(await told(number)).toMatch(/^🟠 Risk/)
  const [row, ...others] = await english.database.prisma.report.findMany()
  expect(row).toMatchObject({ state: 'live', level: 2, content: null, author: null })
  expect(others).toEqual([])
})

it('approves in Norwegian, with numbers, and shows what was added', async () => {
  for (const said of ['meld fra', 'ja', '0', '0', '1 7', 'nei', 'et annet sted', '1', '2', '6']) {
    await norwegian.says('bea', said)
  }
  await norwegian.says('bea', 'Han var hyggelig.')
  for (const said of ['4', '4', '3', '7', '1']) await norwegian.says('bea', said)
  norwegian.heard('bea')
  await norwegian.talk(
    'mia',
    `
    > /review
    Noen har meldt fra. Du ser ikke hvem, og bare organisasjonen ser at du har lest det.
    • 💥 Slo, sparket, spyttet
    • Ikke noe telefonnummer
    • By: 📍 Et annet sted
    • 🚗 Kjøretøy: Hadde varebil
    • Advare kolleger: 🔕 Aldri, bare tell det med
    Med egne ord (kan være tungt å lese):
    Han var hyggelig.
    Hva bestemmer du?
    1  ✔️ Lest, tell den med
    2  ❌ Avslå
    3  ⏭ Senere
    4  ✖️ Stopp
    > 1
    Talt med. Ingen kommer på listen.
    Det er ikke meldt noe som venter på deg.
    1  🏠 Meny
    `,
  )
  const [row] = await norwegian.database.prisma.report.findMany()
  expect(row).toMatchObject({ state: 'noted', content: null, author: null })
})

it('declines after asking once more, and leaves nothing of it', async () => {
  const number = newNumber()
  await reports('bea', { number })
  await english.talk(
    'mia',
    `
    > /review
    A report. You do not see who wrote it, and only the organisation sees that you have read it.
    • 👜 Robbery
    • One phone number
    • Town: Oslo
    • Warn colleagues: ⏱ As soon as it is read
    What do you decide?
    [🟠 Warn: 2 risk]
    [🔴 Warn: 3 danger]
    [⛔️ Warn: 4 grave danger]
    [❌ Decline]
    [⏭ Later]
    [✖️ Stop]
    > [Decline]
    Decline it? Then it warns nobody, and what was told is deleted.
    [❌ Yes, decline]
    [⬅️ Back]
    [✖️ Stop]
    > [Back]
    A report. You do not see who wrote it, and only the organisation sees that you have read it.
    • 👜 Robbery
    • One phone number
    • Town: Oslo
    • Warn colleagues: ⏱ As soon as it is read
    What do you decide?
    [🟠 Warn: 2 risk]
    [🔴 Warn: 3 danger]
    [⛔️ Warn: 4 grave danger]
    [❌ Decline]
    [⏭ Later]
    [✖️ Stop]
    > [Decline]
    Decline it? Then it warns nobody, and what was told is deleted.
    [❌ Yes, decline]
    [⬅️ Back]
    [✖️ Stop]
    > [Yes, decline]
    Declined.
    No report is waiting for you.
    [🏠 Menu]
    `,
  )
  expect(await told(number)).toMatch(NOT_LISTED)
  const [row] = await english.database.prisma.report.findMany()
  expect(row).toMatchObject({ state: 'declined', content: null, author: null })
})

it('is for moderators only, also after one is none any more', async () => {
  expect(await reviews('anna')).toContain('Only moderators read reports.')
  expect(await reviews('guest')).toContain('Only moderators read reports.')
  await reports('bea')
  await english.says('mette', '/review')
  const { member } = english.database.prisma
  const moderators = { where: { role: 'moderator' } } as const
  const before = await member.findMany(moderators)
  await member.updateMany({ ...moderators, data: { role: 'member' } })
  await english.taps('mette', '✔️ Read, count it')
  expect(english.heard('mette')).toContain('Only moderators read reports.')
  expect(await english.database.prisma.report.count({ where: { state: 'received' } })).toBe(1)
  const ids = before.map(({ id }) => id)
  await member.updateMany({ where: { id: { in: ids } }, data: { role: 'moderator' } })
})

it('shows nobody her own, not even what she told as a guest', async () => {
  await reports('mia')
  await reports('nora')
  const code = await english.stores.codes.issue(
    { role: 'moderator', groupId: undefined },
    english.now(),
  )
  await english.says('nora', code)
  english.heard('nora')
  expect(await reviews('mia', 'Decline', 'Yes, decline')).toContain('No report is waiting for you.')
  expect(await reviews('nora')).toContain('A report. You do not see who wrote it')
  await english.database.prisma.report.updateMany({
    where: { state: 'declined' },
    data: { state: 'received' },
  })
  expect(await reviews('nora', 'Decline', 'Yes, decline')).toContain('No report is waiting')
})

it('shows the gravest first', async () => {
  await reports('bea', { harm: 'Shouted, insulted' })
  await reports('cleo', { harm: 'Choked' })
  await reports('dora', { harm: 'A bad feeling' })
  await reports('edda', { harm: 'Robbery' })
  const read: string[] = []
  for (let count = 0; count < 4; count += 1) {
    read.push(/• (.*)/.exec(await reviews('mia', 'Read, count it'))?.[1] ?? '')
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
    await taps('mia', 'Decline', 'Yes, decline')
    english.heard('mia')
  }
})

it('shows a danger as a risk, without its kind, until another moderator agrees', async () => {
  const number = newNumber()
  await reports('bea', { number })
  await reports('cleo', { number })
  for (const _ of ['bea', 'cleo']) {
    expect(await reviews('mia', DANGER)).toContain('until a second moderator agrees')
  }
  expect(await told(number)).toMatch(LISTED_AS_RISK)
  // Not her again.
  expect(await reviews('mia')).toContain('No report is waiting for you.')
  const second = await reviews('mona')
  expect(second).toContain('Another moderator has approved this at level 3.')
  expect(second.match(/(?<=\[).*Warn.*(?=\])/g)).toEqual(['🟠 Warn: 2 risk', DANGER])
  await taps('mona', DANGER)
  expect(english.heard('mona')).toContain('Approved. Colleagues are warned')
  expect(await told(number)).toMatch(/^🔴 Danger/)
  expect(await english.database.prisma.report.count({ where: { content: null } })).toBe(1)
})

it('lets the second leave a danger at risk', async () => {
  const number = newNumber()
  await reports('bea', { harm: 'Choked', number })
  await reviews('mia', '⛔️ Warn: 4 grave danger')
  expect(await told(number)).toMatch(LISTED_AS_RISK)
  expect(await reviews('mona', '🟠 Warn: 2 risk')).toContain('Approved.')
  expect(await told(number)).toMatch(/^🟠 Risk/)
  const [row] = await english.database.prisma.report.findMany()
  expect(row).toMatchObject({ state: 'live', level: 2, content: null })
})

it('takes back what was shown when the second declines', async () => {
  const number = newNumber()
  await reports('bea', { number })
  await reviews('mia', DANGER)
  expect(await told(number)).toMatch(LISTED_AS_RISK)
  await reviews('mona', 'Decline', 'Yes, decline')
  expect(await told(number)).toMatch(NOT_LISTED)
  expect(await english.database.prisma.entry.count()).toBe(0)
})

it('lets only one of two moderators decide, and tells the other', async () => {
  await reports('bea', { harm: 'Did not pay, took money back', number: newNumber() })
  await english.says('mia', '/review')
  await english.says('mona', '/review')
  await taps('mia', '🟠 Warn: 2 risk')
  english.heard('mona')
  await taps('mona', 'Decline', 'Yes, decline')
  expect(english.heard('mona')).toContain('Another moderator was quicker.')
  const { report, audit } = english.database.prisma
  const { id } = await report.findFirstOrThrow({ where: { state: 'approved' } })
  expect(await audit.count({ where: { reportId: id, action: 'decline' } })).toBe(0)
})

it('does not take two first approvals of a danger for two', async () => {
  const number = newNumber()
  await reports('bea', { number })
  await english.says('mia', '/review')
  await english.says('mona', '/review')
  await taps('mia', DANGER)
  english.heard('mona')
  await taps('mona', DANGER)
  expect(english.heard('mona')).toContain('Another moderator was quicker.')
  expect(await told(number)).toMatch(LISTED_AS_RISK)
})

it('puts a report off for half an hour, for that moderator only', async () => {
  await reports('bea')
  expect(await reviews('mia', 'Later')).toContain('No report is waiting for you.')
  expect(await reviews('mona')).toContain('A report. You do not see who wrote it')
  english.later({ hours: 0.45 })
  expect(await reviews('mia')).toContain('No report is waiting for you.')
  english.later({ hours: 0.1 })
  expect(await reviews('mia')).toContain('A report. You do not see who wrote it')
})

it('is put away when it has been open for an hour', async () => {
  await reports('bea')
  await english.says('mia', '/review')
  english.later({ hours: 1.1 })
  await english.taps('mia', '✔️ Read, count it')
  expect(english.heard('mia')).toMatch(/That button no longer works[\s\S]*Read reports\]/)
  expect(await english.database.prisma.report.count({ where: { state: 'received' } })).toBe(1)
})

it('goes from the chat when it has been decided', async () => {
  await reports('bea')
  await reviews('mia', 'Read, count it')
  english.later({ hours: 1.1 })
  await english.bot.turns.erase()
  expect(english.screen('mia').join('\n')).not.toMatch(/👜 Robbery|Counted/)
})

it('answers a bare number in the middle, and a code', async () => {
  await reports('bea')
  await english.says('mia', '/review')
  await english.says('mia', '91 00 00 01')
  expect(english.heard('mia')).toMatch(/Nobody has reported this number[\s\S]*What do you decide/)
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
  for (const person of ['vera', 'guest3']) await reports(person, { harm, number: byTwo })
  for (let count = 0; count < 6; count += 1) await reviews('mia', '🟠 Warn: 2 risk')
  expect(await told(byGroup)).toMatch(/One colleague has reported it[^•]*$/)
  expect(await told(byGuests)).toMatch(/One colleague has reported it[^•]*$/)
  expect(await told(byTwo)).toMatch(/Two colleagues have reported it[\s\S]*• 💸 Did not pay/)
})

it('warns in the week after, or never, where the reporter wants it so', async () => {
  const [weekly, never] = [newNumber(), newNumber()]
  const harm = 'Did not pay, took money back'
  // Thursday at 23:00 in Oslo, wherever the tests before have got to.
  const thursday = Date.UTC(2027, 0, 7, 22)
  english.later({ hours: (thursday - english.now().getTime()) / 3_600_000 })
  await reports('bea', { harm, number: weekly, when: 'The week after it is read' })
  await reports('cleo', { harm, number: never, when: 'Never, only count it' })
  for (let count = 0; count < 2; count += 1) {
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
  expect(await told(weekly)).toMatch(/^🟠 Risk/)
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
  await reviews('mona', 'Decline', 'Yes, decline')
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
    [mona, 'decline', null],
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
