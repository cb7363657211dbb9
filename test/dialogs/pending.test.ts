/** What one moderator decided, as another one sees it first. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { TestBot } from '../support/bot.ts'
import { type BothWays, createBothWays } from '../support/both-ways.ts'
import { received } from '../support/received.ts'
import { answerTo, tellOf } from '../support/telling.ts'

let both: BothWays
let english: TestBot
let norwegian: TestBot
beforeAll(async () => {
  both = await createBothWays('mia', 'mona')
  ;({ english, norwegian } = both)
})
afterEach(async () => {
  for (const bot of [english, norwegian]) expect(bot.logged.splice(0)).toEqual([])
  await both.beginAnew()
})
afterAll(() => both.close())

const TOLD = {
  harms: ['hit' as const],
  subjects: [{ fingerprint: 'f'.repeat(64) as never, ending: '99' }],
  words: 'He had a van.',
}

const does = async (moderator: string, ...labels: string[]): Promise<string> => {
  await answerTo(english, moderator, '/review')
  for (const label of labels) await english.taps(moderator, label)
  return english.heard(moderator)
}

it('is read with the report, and stopped or left as it is', async () => {
  await received(english, TOLD)
  await does('mia', 'Decline', 'I cannot tell what happened')
  await english.talk(
    'mona',
    `
    > /menu
    👀 For a second moderator: 1. The oldest: today
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
    A colleague has declined this. It takes effect in about 24 h, unless somebody stops it. Reports: 1
    Why: I cannot tell what happened
    • 💥 Hit, kicked, spat
    • without a code · One phone number · Oslo
    • ⏱ As soon as it is read
    • There is more. It may be hard to read
    [✋ Stop it: read it again]
    [👌 Fine with me]
    [⏭ Later]
    [📖 Show more]
    [✖️ Stop]
    > hm
    Please choose one of these.
    A colleague has declined this. It takes effect in about 24 h, unless somebody stops it. Reports: 1
    Why: I cannot tell what happened
    • 💥 Hit, kicked, spat
    • without a code · One phone number · Oslo
    • ⏱ As soon as it is read
    • There is more. It may be hard to read
    [✋ Stop it: read it again]
    [👌 Fine with me]
    [⏭ Later]
    [📖 Show more]
    > [Show more]
    A colleague has declined this. It takes effect in about 24 h, unless somebody stops it. Reports: 1
    Why: I cannot tell what happened
    • 💥 Hit, kicked, spat
    • without a code · One phone number · Oslo
    • ⏱ As soon as it is read
    In their own words:
    He had a van.
    [✋ Stop it: read it again]
    [👌 Fine with me]
    [⏭ Later]
    [📖 Show more]
    [⬅️ Back]
    [✖️ Stop]
    > [Back]
    A colleague has declined this. It takes effect in about 24 h, unless somebody stops it. Reports: 1
    Why: I cannot tell what happened
    • 💥 Hit, kicked, spat
    • without a code · One phone number · Oslo
    • ⏱ As soon as it is read
    • There is more. It may be hard to read
    [✋ Stop it: read it again]
    [👌 Fine with me]
    [⏭ Later]
    [📖 Show more]
    [✖️ Stop]
    > [Later]
    No report is waiting for you.
    [🏠 Menu]
    > /review
    No report is waiting for you.
    `,
  )
  english.later({ hours: 0.6 })
  await english.talk(
    'mona',
    `
    > /review
    A colleague has declined this. It takes effect in about 23 h, unless somebody stops it. Reports: 1
    Why: I cannot tell what happened
    • 💥 Hit, kicked, spat
    • without a code · One phone number · Oslo
    • ⏱ As soon as it is read
    • There is more. It may be hard to read
    [✋ Stop it: read it again]
    [👌 Fine with me]
    [⏭ Later]
    [📖 Show more]
    [✖️ Stop]
    > [Stop it: read it again]
    Stopped. It will not happen.
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
    > [Fine with me]
    That button no longer works. Please use these.
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
    `,
  )
  expect(await english.database.prisma.pending.count()).toBe(0)
})

it('is read in Norwegian, with numbers', async () => {
  await received(norwegian, TOLD)
  for (const said of ['/review', '5', '1']) await norwegian.says('mia', said)
  norwegian.heard('mia')
  await norwegian.talk(
    'mona',
    `
    > /review
    En kollega har avslått dette. Det gjelder om omtrent 24 t om ingen stopper det. Meldinger: 1
    Hvorfor: Jeg skjønner ikke hva som skjedde
    • 💥 Slo, sparket, spyttet
    • uten kode · Ett telefonnummer · Oslo
    • ⏱ Så snart det er lest
    • Det er mer. Det kan være tungt å lese
    1  👌 Greit for meg
    5  ✋ Stopp: les den igjen
    6  ⏭ Senere
    8  📖 Vis mer
    9  ✖️ Stopp
    > 1
    Notert. Det venter videre.
    Ingen meldinger venter på deg.
    1  🏠 Meny
    `,
  )
  expect(await norwegian.database.prisma.pending.count()).toBe(1)
})

it('asks for a second moderator before anybody is shut out', async () => {
  await received(english, TOLD)
  await english.talk(
    'mia',
    `
    > /review
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
    > [Something else]
    What do you want to do?
    [💬 Ask the reporter]
    [⏸ Put it off]
    [🚷 Made up to do harm]
    [⬅️ Back]
    [✖️ Stop]
    > [Made up to do harm]
    This is only for reports made up to hurt somebody, or to fill the list. You do not see who it was.
    A second moderator must agree. Then it waits one more day, and any moderator can stop it until then. Only the person who wrote this is shut out, nobody else, and they read why. What is meant for a case worker stays.
    [🚷 Go on]
    > [Go on]
    This cuts a colleague off from all warnings. If you are not sure, put the report off and talk it over. Are you sure?
    [🚷 Yes, ask a second moderator]
    > [Yes, ask a second moderator]
    Noted. Another moderator must agree within a day, or nothing comes of it.
    You can undo it for ten minutes.
    No report is waiting for you.
    [↩️ Undo]
    [🏠 Menu]
    > /undo
    Undone. Here it is again.
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
    > [Stop]
    Stopped. Nothing was decided.
    [🏠 Menu]
    `,
  )
  await does('mia', 'Something else', 'Made up to do harm', 'Go on', 'Yes, ask a second moderator')
  await english.talk(
    'mona',
    `
    > /review
    A colleague thinks this was made up to do harm, and wants to shut out the person who wrote it. If no second moderator agrees in about 24 h, nothing comes of it.
    • 💥 Hit, kicked, spat
    • without a code · One phone number · Oslo
    • ⏱ As soon as it is read
    • There is more. It may be hard to read
    [✋ No, shut nobody out]
    [🚷 I agree: shut out]
    [⏭ Later]
    [📖 Show more]
    [✖️ Stop]
    > [I agree: shut out]
    Noted. It waits one more day, and any moderator can stop it until then.
    No report is waiting for you.
    [🏠 Menu]
    `,
  )
  await english.talk(
    'mia',
    `
    > /review
    Two of you think this was made up to do harm. The person who wrote it is shut out in about 24 h, unless somebody stops it.
    • 💥 Hit, kicked, spat
    • without a code · One phone number · Oslo
    • ⏱ As soon as it is read
    • There is more. It may be hard to read
    [✋ No, shut nobody out]
    [👌 Fine with me]
    [⏭ Later]
    [📖 Show more]
    [✖️ Stop]
    > [Fine with me]
    Noted. It is still waiting.
    No report is waiting for you.
    [🏠 Menu]
    `,
  )
})

it('is asked in the reporter’s language when it is a ready sentence, and by nobody else first', async () => {
  await tellOf(english, 'bea', '+1 201 555 0110')
  const receipt = /(?:\d{4} ){3}\d{4}/.exec(english.heard('bea'))?.[0] ?? ''
  await english.says('bea', '/language')
  await english.taps('bea', 'Norsk')
  await does('mia', 'Something else', 'Ask the reporter', 'Was he alone?', 'Ask this')
  expect(await answerTo(english, 'bea', receipt)).toContain('Var han alene?')
  await english.taps('bea', 'Svar')
  await english.says('bea', 'Han kom med en venn.')
  expect(await does('mia', 'Show more')).toContain(
    'Asked: Was he alone?\nAnswered: Han kom med en venn.',
  )
})

it('is a question in own words that a second moderator leaves', async () => {
  await tellOf(english, 'anna', '+1 201 555 0111')
  const receipt = /(?:\d{4} ){3}\d{4}/.exec(english.heard('anna'))?.[0] ?? ''
  await does('mia', 'Something else', 'Ask the reporter', 'In my own words')
  await english.says('mia', 'Did he wear glasses?')
  await english.taps('mia', 'Ask this')
  await english.talk(
    'mona',
    `
    > /review
    A colleague wants to ask the reporter something. If nobody agrees, it is not asked, and in about 24 h the report waits again.
    This is what the reporter will read:
    Did he wear glasses?
    Does it lead anywhere else, or ask who they are? Then do not let it through.
    • 💸 Did not pay, took money back
    • Reported today · a member · English · One phone number · Oslo
    • ⏱ As soon as it is read
    [✋ Do not ask this]
    [💬 Yes, ask this]
    [⏭ Later]
    [✖️ Stop]
    > [Yes, ask this]
    Done.
    No report is waiting for you.
    [🏠 Menu]
    `,
  )
  expect(await answerTo(english, 'anna', receipt)).toContain('Did he wear glasses?')
})

it('is not for anybody else, and not for whoever is none any more', async () => {
  await received(english, TOLD)
  await does('mia', 'Decline', 'Another reason')
  expect(await answerTo(english, 'anna', '/pending')).toContain('Only moderators can read reports.')
  await does('mona')
  await english.database.prisma.pending.deleteMany()
  await english.taps('mona', 'Fine with me')
  expect(english.heard('mona')).toContain('That is already decided')
})

it('shows nobody a decision on her own report', async () => {
  await received(english, TOLD, { author: 'mona' })
  await does('mia', 'Decline', 'Another reason')
  expect(await answerTo(english, 'mona', '/review')).toContain('No report is waiting for you.')
})
