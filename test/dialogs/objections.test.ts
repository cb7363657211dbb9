import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { storesIn } from '../../src/core/stores/stores.ts'
import { createTestBot, type TestBot } from '../support/bot.ts'
import { objectTo } from '../support/objecting.ts'
import { answerTo, receiptOf, review, settled, tellOf } from '../support/telling.ts'

let english: TestBot
let norwegian: TestBot
beforeAll(async () => {
  english = await createTestBot({ checks: { day: 1000, month: 10_000, everybody: 10_000 } })
  norwegian = await createTestBot({ shows: 'numbers', language: 'nb' })
  for (const bot of [english, norwegian]) {
    for (const moderator of ['mia', 'mona', 'mette']) await bot.letIn(moderator, 'moderator')
    for (const member of ['anna', 'bea']) await bot.letIn(member)
  }
})
afterEach(async () => {
  for (const bot of [english, norwegian]) {
    await bot.database.prisma.objection.deleteMany()
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
const newNumber = () => `+1 201 555 01${String(last++).padStart(2, '0')}`

const RISK = 'Warn: 2 risk'
const STAYS = ['It stays', 'It was read with care and adds up']

/** A number that colleagues are warned of. */
const listed = async (...people: string[]): Promise<string> => {
  const number = newNumber()
  for (const person of people) await tellOf(english, person, number)
  await review(english, 'mia', RISK)
  for (const person of people) english.heard(person)
  return number
}

/** What a moderator reads and does, up to the answer. */
const looks = async (moderator: string, ...labels: string[]): Promise<string> => {
  await english.says(moderator, '/objections')
  for (const label of labels) await english.taps(moderator, label)
  return english.heard(moderator)
}

/** What is said about a number, without which one it is. */
const told = async (number: string): Promise<string> =>
  (await answerTo(english, 'anna', number)).replace(/^📞.*\n+/, '')

const shownAs = (number: string): Promise<string> => told(number).then((text) => text.slice(0, 2))

const entries = () => english.database.prisma.entry.count()

it('is read by moderators, in levels, harms and quarters, without words, number or town', async () => {
  const number = await listed('anna', 'guest')
  await objectTo(english, number)
  await english.talk(
    'anna',
    `
    > /objections
    Only moderators can read reports.
    [🏠 Menu]
    `,
  )
  const read = `
    Somebody objects to a number. You see neither the number nor the person. For now, no colleague sees this:
    • Voice 1: level 2, quarter 4 of 2026
    • 💸 Did not pay, took money back
    • Voice 2: level 2, quarter 4 of 2026
    • 💸 Did not pay, took money back
    Nobody has reported more since.
    What do you say? Two must agree.
    [✔️ It stays]
    [🗑 It goes]
    [⏭ Later]
  `
  await english.talk(
    'mia',
    `
    > /objections
    ${read}
    [✖️ Stop]
    > hm
    Please choose one of these.
    ${read}
    > skip
    You cannot skip this one. You can always stop.
    ${read}
    > back
    There is nothing before this.
    ${read}
    > [It goes]
    Noted. Another moderator will look at it, too.
    No objection is waiting for you.
    [🏠 Menu]
    `,
  )
  expect(await entries()).toBe(2)
  await english.talk(
    'mona',
    `
    > /objections
    ${read}
    [✖️ Stop]
    > stop
    Stopped. Nothing was decided.
    [🏠 Menu]
    > [It goes]
    That button no longer works. Please use these.
    > /objections
    ${read}
    [✖️ Stop]
    > [It goes]
    Two of you agree: it is deleted.
    No objection is waiting for you.
    [🏠 Menu]
    `,
  )
  expect(await entries()).toBe(0)
  const actions = await english.database.prisma.audit.findMany({
    where: { action: { startsWith: 'objection' } },
    orderBy: { id: 'asc' },
  })
  expect(actions.map(({ action }) => action)).toEqual([
    'objection.read',
    'objection.look',
    'objection.read',
    'objection.read',
    'objection.look',
  ])
})

it('deletes nothing for words that are typed, however plain they are', async () => {
  const number = await listed('anna', 'bea')
  await objectTo(english, number)
  const looked = () => english.database.prisma.audit.count({ where: { action: 'objection.look' } })
  const before = await looked()
  await looks('mia')
  for (const [typed, answer] of [
    ['it goes', 'Did you mean “🗑 It goes”?'],
    ['yes', 'Please choose one of these.'],
    ['do not remove it', 'Please choose one of these.'],
    ['she wants it gone, delete it', 'Please choose one of these.'],
    ['stop', 'Stopped. Nothing was decided.'],
  ] as const) {
    await english.says('mia', typed)
    expect(english.heard('mia')).toContain(answer)
  }
  expect(await english.database.prisma.objection.count()).toBe(1)
  expect(await looked()).toBe(before)
})

it('is read in Norwegian with numbers', async () => {
  const number = newNumber()
  for (const said of ['meld fra', 'ja', '1', '7', '2', number, 'Oslo', '1', '1', '2', '3'])
    await norwegian.says('bea', said)
  norwegian.heard('bea')
  await norwegian.says('mia', '/review')
  await norwegian.says('mia', '2')
  norwegian.heard('mia')
  await settled(norwegian)
  await objectTo(norwegian, number)
  await norwegian.talk(
    'mona',
    `
    > /objections
    Det er kommet en innsigelse om et nummer. Du ser verken nummeret eller personen. Så lenge ser ingen kolleger dette:
    • Stemme 1: nivå 2, 4. kvartal 2026
    • 💥 Slo, sparket, spyttet
    Siden da har ingen meldt noe nytt.
    Hva sier du? To må være enige.
    1  ✔️ Det blir stående
    5  🗑 Det skal bort
    6  ⏭ Senere
    7  ✖️ Stopp
    > 1
    Hvorfor blir det stående?
    1  Det er lest nøye og henger sammen
    2  Det er for nytt til å tas bort
    3  For alvorlig til å tas bort
    4  Organisasjonen kjenner til det
    5  ⬅️ Tilbake
    6  ✖️ Stopp
    `,
  )
})

it('shows nobody what is objected to, at once, and answers as about an unknown number', async () => {
  const number = await listed('bea', 'guest')
  expect(await shownAs(number)).toBe('🟠')
  await objectTo(english, number)
  expect(await told(number)).toBe(await told(newNumber()))
})

it('shows what was told since, and then it may stay', async () => {
  const number = await listed('bea')
  await objectTo(english, number)
  await tellOf(english, 'guest', number)
  await review(english, 'mia', RISK)
  expect(await told(number)).toContain(', reported.')
  expect(await looks('mia', ...STAYS)).toContain('Another moderator will look at it')
  expect(await told(number)).toContain(', reported.')
  expect(await looks('mona')).toContain(
    'Since then, this has been reported about it, and it is shown:',
  )
  for (const tap of STAYS) await english.taps('mona', tap)
  expect(english.heard('mona')).toContain('Two of you agree: it stays.')
  expect(await told(number)).toContain(', reported.')
})

it('deletes nothing that was told since', async () => {
  const number = await listed('bea')
  await objectTo(english, number)
  await tellOf(english, 'guest', number)
  await review(english, 'mia', RISK)
  for (const moderator of ['mia', 'mona']) await looks(moderator, 'It goes')
  expect(await entries()).toBe(1)
  expect(await told(number)).toContain(', reported.')
})

it('waits for a third where two do not agree', async () => {
  const number = await listed('bea')
  await objectTo(english, number)
  await tellOf(english, 'guest', number)
  await review(english, 'mia', RISK)
  expect(await looks('mia', ...STAYS)).toContain('Another moderator will look at it')
  expect(await looks('mona', 'It goes')).toContain('Another moderator will look at it')
  expect(await looks('mia')).toContain('No objection is waiting for you.')
  expect(await looks('mette', ...STAYS)).toContain('it stays')
})

it('shows what whoever told it says of it since, once it is decided, and she may decide anew', async () => {
  const number = newNumber()
  const earlier = (await english.database.prisma.entry.findMany()).map(({ id }) => id)
  const ofNumber = () =>
    english.database.prisma.entry.findMany({ where: { id: { notIn: earlier } } })
  const hexOf = (bytes: Uint8Array | null) => Buffer.from(bytes ?? []).toString('hex')
  const receipts: string[] = []
  for (const person of ['anna', 'bea', 'guest']) {
    english.heard(person)
    await tellOf(english, person, number)
    receipts.push(receiptOf(english, person))
  }
  await review(english, 'mia', RISK)
  const before = new Map((await ofNumber()).map(({ id, stance }) => [id, hexOf(stance)]))
  for (const [index, person] of ['anna', 'bea'].entries()) {
    await answerTo(english, person, receipts[index] ?? '')
    await english.taps(person, 'Do you still stand by it?')
    if (person === 'anna')
      expect(english.heard(person)).toContain('It does not mean that somebody has objected.')
    await english.taps(
      person,
      person === 'anna' ? 'Yes, it is as I told it' : 'I am not sure any more',
    )
    expect(english.heard(person)).toContain('It is only read if your report')
    // Voices of one quarter come in any order.
    const silent = (await ofNumber()).filter(({ id, stance }) => before.get(id) === hexOf(stance))
    await english.database.prisma.entry.updateMany({
      where: { id: { in: silent.map(({ id }) => id) } },
      data: { quarter: { decrement: 1 } },
    })
  }
  await objectTo(english, number)
  await english.talk(
    'mona',
    `
    > /objections
    Somebody objects to a number. You see neither the number nor the person. For now, no colleague sees this:
    • Voice 1: level 2, quarter 4 of 2026
    • 💸 Did not pay, took money back
    • Voice 2: level 2, quarter 3 of 2026
    • 💸 Did not pay, took money back
    • Voice 3: level 2, quarter 2 of 2026
    • 💸 Did not pay, took money back
    Nobody has reported more since.
    What do you say? Two must agree.
    [✔️ It stays]
    [🗑 It goes]
    [⏭ Later]
    [✖️ Stop]
    > [It stays]
    Why does it stay?
    [It was read with care and adds up]
    [It is too recent to remove]
    [Too grave to remove]
    [The organisation knows about it]
    [⬅️ Back]
    [✖️ Stop]
    > [Too grave to remove]
    You have decided. Now read what they have said about it since:
    • Voice 1: stands by it (quarter 4 of 2026)
    • Voice 2: not sure any more (quarter 4 of 2026)
    They said it with the receipt. Somebody else may have it.
    [✔️ My decision stands]
    [↩️ I decide again]
    > back
    Why does it stay?
    [It was read with care and adds up]
    [It is too recent to remove]
    [Too grave to remove]
    [The organisation knows about it]
    > [It was read with care and adds up]
    You have decided. Now read what they have said about it since:
    • Voice 1: stands by it (quarter 4 of 2026)
    • Voice 2: not sure any more (quarter 4 of 2026)
    They said it with the receipt. Somebody else may have it.
    [✔️ My decision stands]
    [↩️ I decide again]
    > [I decide again]
    Somebody objects to a number. You see neither the number nor the person. For now, no colleague sees this:
    • Voice 1: level 2, quarter 4 of 2026
    • 💸 Did not pay, took money back
    • Voice 2: level 2, quarter 3 of 2026
    • 💸 Did not pay, took money back
    • Voice 3: level 2, quarter 2 of 2026
    • 💸 Did not pay, took money back
    Nobody has reported more since.
    What do you say? Two must agree.
    [✔️ It stays]
    [🗑 It goes]
    [⏭ Later]
    [✖️ Stop]
    > [It goes]
    You have decided. Now read what they have said about it since:
    • Voice 1: stands by it (quarter 4 of 2026)
    • Voice 2: not sure any more (quarter 4 of 2026)
    They said it with the receipt. Somebody else may have it.
    [✔️ My decision stands]
    [↩️ I decide again]
    [⬅️ Back]
    [✖️ Stop]
    > [My decision stands]
    Noted. Another moderator will look at it, too.
    No objection is waiting for you.
    [🏠 Menu]
  `,
  )
  // Whoever takes part as a finder of a receipt leads nobody who has not decided.
  expect(await looks('mia')).not.toContain('Voice 1: stands')
  await english.taps('mia', 'Later')
})

it('asks of what waits for its week, and keeps it until it is listed', async () => {
  const number = newNumber()
  english.heard('bea')
  await tellOf(english, 'bea', number, { exposure: 'The week after it is read' })
  const receipt = receiptOf(english, 'bea')
  await review(english, 'mia', RISK)
  await answerTo(english, 'bea', receipt)
  await english.taps('bea', 'Do you still stand by it?')
  await english.taps('bea', 'Yes, it is as I told it')
  english.later({ days: 8 })
  await english.bot.publish()
  await objectTo(english, number)
  expect(await looks('mia', 'It goes')).toContain('Voice 1: stands by it')
})

it('can be put off', async () => {
  await objectTo(english, await listed('bea'))
  expect(await looks('mia', 'Later')).toContain('What do you want to do?')
  expect(await looks('mia')).toContain('Somebody objects')
})

it('tells whoever was slower', async () => {
  await objectTo(english, await listed('bea'))
  for (const moderator of ['mia', 'mona', 'mette']) await looks(moderator)
  await english.taps('mia', 'It goes')
  await english.taps('mona', 'It goes')
  await english.taps('mette', 'It goes')
  expect(english.heard('mette')).toContain('Another moderator was quicker.')
})

it('does not ask a moderator whose own group spoke', async () => {
  const number = newNumber()
  await tellOf(english, 'mette', number, { whom: 'For myself' })
  await review(english, 'mia', RISK)
  await objectTo(english, number)
  expect(await looks('mette')).toContain('No objection is waiting for you.')
  expect(await looks('mona')).toContain('Somebody objects')
})

it('shows two moderators also that nothing stands, so that the record says nothing', async () => {
  await objectTo(english, newNumber())
  await english.talk(
    'mia',
    `
    > /objections
    Somebody objects to a number that the list says nothing about. There is nothing to decide. Two of you see it anyway, so that nobody can tell this case from another.
    [👌 Seen]
    [⏭ Later]
    [✖️ Stop]
    > [Seen]
    Noted.
    No objection is waiting for you.
    [🏠 Menu]
    `,
  )
  expect(await looks('mona', 'Seen')).toContain('Noted.')
  expect(await looks('mette')).toContain('No objection is waiting for you.')
})

it('deletes what is hidden and nobody has looked at when its time has come', async () => {
  const number = await listed('bea')
  await objectTo(english, number)
  english.later({ days: 29 })
  await english.bot.expire()
  expect(await entries()).toBe(1)
  english.later({ days: 1 })
  await english.bot.expire()
  expect(await entries()).toBe(0)
  expect(await english.database.prisma.subject.count()).toBe(0)
  // The number is remembered for a year.
  expect(await english.database.prisma.objection.count()).toBe(1)
})

it('changes nothing for whoever objects again and again', async () => {
  const number = await listed('bea')
  const id = await objectTo(english, number)
  await tellOf(english, 'guest', number)
  await review(english, 'mia', RISK)
  english.later({ days: 20 })
  expect(await objectTo(english, number)).toBe(id)
  expect(await shownAs(number)).toBe('🟠')
  for (const moderator of ['mia', 'mona']) await looks(moderator, ...STAYS)
  expect(await objectTo(english, number)).toBe(id)
  expect(await told(number)).toContain(', reported.')
  // A month later he may object to what stands then.
  english.later({ days: 10 })
  expect(await objectTo(english, number)).toBe(id)
  expect(await told(number)).toContain(', reported.')
  expect(await objectTo(english, number, 'judgment')).toBe(id)
  expect(await told(number)).toBe(await told(newNumber()))
})

it('is taken back as if it had not been', async () => {
  const number = await listed('bea')
  const before = await told(number)
  const id = await objectTo(english, number)
  const { keys, database } = english
  const cancel = () =>
    database.prisma.$transaction((db) =>
      storesIn(db, { keys, sql: database.sql }).objections.cancel(id),
    )
  expect(await cancel()).toBe(true)
  expect(await told(number)).toBe(before)
  expect(await cancel()).toBe(false)
})

it('keeps the same of a listed number and of one that is not, however many have looked', async () => {
  const number = await listed('bea')
  await objectTo(english, number)
  await objectTo(english, newNumber())
  for (const moderator of ['mia', 'mona']) {
    for (const _ of [1, 2]) {
      const isEmpty = (await looks(moderator)).includes('says nothing about')
      await english.taps(moderator, isEmpty ? 'Seen' : 'It goes')
    }
  }
  const rows = await english.database.prisma.objection.findMany()
  expect(rows).toHaveLength(2)
  const [one, other] = rows
  expect(one?.content).toHaveLength(other?.content.length ?? 0)
  expect(one?.dueOn).toEqual(other?.dueOn)
})

it('hears whoever looks from two accounts that became one only once', async () => {
  await objectTo(english, await listed('bea'))
  await looks('mia', 'It goes')
  const { keys, database } = english
  const inStores = (from: string, to: string) =>
    database.prisma.$transaction((db) =>
      storesIn(db, { keys, sql: database.sql }).objections.reauthor(
        english.senderOf(from),
        english.senderOf(to),
      ),
    )
  await inStores('mia', 'mona')
  expect(await looks('mona')).toContain('No objection is waiting for you.')
  expect(await looks('mia', 'It goes')).toContain('it is deleted')
})
