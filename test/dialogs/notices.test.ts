/** Who is told that something waits: moderators and case workers, and reporters who wish it. */
import { afterEach, expect, it } from 'vitest'
import { revokeMember } from '../../src/core/actions/revoke.ts'
import { cautiousPace } from '../../src/core/alerts/pace.ts'
import { SLOT } from '../../src/core/blacklist/notice-wishes.ts'
import { SendError } from '../../src/core/terms/message.ts'
import { createTestBot, type TestBot } from '../support/bot.ts'
import { received } from '../support/received.ts'
import { answerTo, receiptOf, tellOf } from '../support/telling.ts'

const LINE = 'You have a new message'
const NUMBER = '+1 201 555 0180'

let bot: TestBot
afterEach(() => bot.close())

/** Looks for what waits, as the job does every minute, and returns what somebody was sent. */
const noticed = async (person: string): Promise<string> => {
  bot.heard(person)
  await bot.bot.notices()
  return bot.heard(person)
}
const waits = async (hours: number, person: string): Promise<string> => {
  bot.later({ hours })
  return noticed(person)
}
const minutes = (count: number): number => count / 60
const GRAVE = { harms: ['choked' as const], time: 'week' as const, group: 'a group' }

it('asks a moderator who joins when she is told, and tells her unless she says no', async () => {
  bot = await createTestBot({ languages: ['en', 'nb'] })
  const code = await bot.stores.codes.issue({ role: 'moderator', groupId: undefined }, bot.now())
  expect(code).toMatch(/^S/)
  await bot.says('mona', code)
  bot.heard('mona')
  await bot.talk(
    'mona',
    `
    > /notices
    I can write to you when something is waiting. The line is neutral and never says what. When should I write?
    In your quiet hours I stay silent, except when a member reports a grave danger from this week or police right now, or needs medical care now. You set them under “Alerts for my towns”.
    [🔔 At once]
    [📅 Once a day]
    [🔕 Not at all]
    [⏭ Skip]
    [✖️ Stop]
    > what
    Please choose one of these.
    I can write to you when something is waiting. The line is neutral and never says what. When should I write?
    In your quiet hours I stay silent, except when a member reports a grave danger from this week or police right now, or needs medical care now. You set them under “Alerts for my towns”.
    In danger now? 112 police · 113 ambulance
    [🔔 At once]
    [📅 Once a day]
    [🔕 Not at all]
    [⏭ Skip]
    > [Once a day]
    From what time? For example 9, or 18:30.
    [⬅️ Back]
    [✖️ Stop]
    > sometime
    I did not understand that. Write the time, for example 18:30.
    From what time? For example 9, or 18:30.
    > 18:30
    Good. I will write once a day, from 18:30 on, if something is waiting. If nobody reads a grave danger, you hear sooner.
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
    > /notices
    I can write to you when something is waiting. The line is neutral and never says what. When should I write?
    In your quiet hours I stay silent, except when a member reports a grave danger from this week or police right now, or needs medical care now. You set them under “Alerts for my towns”.
    [🔔 At once]
    [📅 Once a day]
    [🔕 Not at all]
    [⏭ Skip]
    [✖️ Stop]
    > [Not at all]
    Good. I will not write. The menu shows what is waiting.
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
    > /notices
    I can write to you when something is waiting. The line is neutral and never says what. When should I write?
    In your quiet hours I stay silent, except when a member reports a grave danger from this week or police right now, or needs medical care now. You set them under “Alerts for my towns”.
    [🔔 At once]
    [📅 Once a day]
    [🔕 Not at all]
    [⏭ Skip]
    [✖️ Stop]
    > [At once]
    Good. I will write when something is waiting, at most once an hour.
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
    `,
  )
})

it('asks in Norwegian, with numbers', async () => {
  bot = await createTestBot({ shows: 'numbers', language: 'nb', languages: ['en', 'nb'] })
  await bot.letIn('cara', 'caseworker')
  await bot.talk(
    'cara',
    `
    > 2
    Fra hvilket klokkeslett? For eksempel 9, eller 18:30.
    1  ⬅️ Tilbake
    2  ✖️ Stopp
    > 9
    Fint. Jeg skriver én gang om dagen, fra 09:00, hvis noe venter. En alvorlig fare som ingen leser, kommer før.
    Hva vil du gjøre?
    1  🤝 Saker
    2  🔍 Sjekk et nummer
    3  📝 Meld fra om noe
    4  🔔 Varsler for byene mine
    5  ⏰ Trygghetsavtale
    6  🎟 Slipp inn en kollega
    7  📖 Rettigheter og hjelp
    8  🆘 Hjelp
    9  ⚙️ Innstillinger
    0  ➡️ Flere
    > innstillinger
    ID-en din her er (mark). Den sier ingenting om deg. Skriv den ned: Mister du telefonen, kan organisasjonen bruke den til å stenge den telefonen ute.
    Når skal jeg slette det du sjekker og melder fra om, fra denne chatten?
    1  Etter noen minutter
    2  Etter en time
    3  Etter et døgn
    4  Aldri
    5  🔔 Når du skriver til meg
    6  📲 Flytt til en annen app
    7  ✖️ Stopp
    > 5
    Jeg kan skrive til deg når noe venter. Linja er nøytral og sier aldri hva. Når skal jeg skrive?
    I stilletiden din er jeg stille, bortsett fra når et medlem melder om en alvorlig fare denne uka eller politi akkurat nå, eller trenger lege nå. Du velger den under «Varsler for byene mine».
    1  🔔 Med en gang
    2  📅 Én gang om dagen
    3  🔕 Ikke i det hele tatt
    4  ⏭ Hopp over
    5  ✖️ Stopp
    > 3
    Fint. Jeg skriver ikke. Det som venter, står i menyen.
    Hva vil du gjøre?
    1  🤝 Saker
    2  🔍 Sjekk et nummer
    3  📝 Meld fra om noe
    4  🔔 Varsler for byene mine
    5  ⏰ Trygghetsavtale
    6  🎟 Slipp inn en kollega
    7  📖 Rettigheter og hjelp
    8  🆘 Hjelp
    9  ⚙️ Innstillinger
    0  ➡️ Flere
    `,
  )
})

it('writes a neutral line as soon as a report waits, and shows what waits after a tap', async () => {
  bot = await createTestBot({ languages: ['en', 'nb'] })
  await bot.letIn('mona', 'moderator')
  await bot.letIn('anna')
  expect(await noticed('mona')).toBe('')
  await tellOf(bot, 'anna', NUMBER)
  await bot.bot.notices()
  await bot.talk(
    'mona',
    `
    > [Show]
    You have a new message
    [Show]
    📋 Reports to read: 1. The oldest: today
    I can write to you when something is waiting. The line is neutral and never says what. When should I write?
    In your quiet hours I stay silent, except when a member reports a grave danger from this week or police right now, or needs medical care now. You set them under “Alerts for my towns”.
    [🔔 At once]
    [📅 Once a day]
    [🔕 Not at all]
    [⏭ Skip]
    [✖️ Stop]
    `,
  )
  expect(await noticed('anna')).toBe('')
})

it('understands "1" where there are no buttons, in Norwegian', async () => {
  bot = await createTestBot({ shows: 'numbers', language: 'nb', languages: ['en', 'nb'] })
  await bot.letIn('mona', 'moderator')
  await bot.says('mona', 'meny')
  await received(bot, {})
  bot.later({ hours: minutes(1) })
  expect(await noticed('mona')).toBe('Du har en ny melding\n\n1  Vis')
  await bot.talk(
    'mona',
    `
    > 1
    📋 Meldinger å lese: 1. Den eldste kom i dag
    1  📋 Les det som er meldt
    2  🔍 Sjekk et nummer
    3  🔔 Varsler for byene mine
    4  🏠 Meny
    > 1
    • Din i 30 minutter. Det loggføres
    • 💸 Betalte ikke, tok pengene tilbake
    • Etter det som skjedde: 2 risiko
    • uten kode · Ikke noe telefonnummer · Oslo
    • ⏱ Så snart det er lest
    Hva bestemmer du?
    1  ✔️ Lest, tell den med
    5  ❌ Avslå
    6  ⏭ Senere
    7  ➕ Noe annet
    8  ✖️ Stopp
    `,
  )
})

it('writes once an hour, whatever comes, and not of what somebody has opened', async () => {
  bot = await createTestBot()
  await bot.letIn('mona', 'moderator')
  await bot.letIn('nina', 'moderator')
  await received(bot, { group: 'a group' })
  expect(await noticed('mona')).toContain(LINE)
  await received(bot, { group: 'a group' })
  expect(await waits(minutes(30), 'mona')).toBe('')
  expect(await waits(minutes(30), 'mona')).toContain(LINE)
  expect(await waits(1, 'mona')).toBe('')
  await received(bot, { group: 'a group' })
  await answerTo(bot, 'nina', '/review')
  await bot.taps('nina', 'Later')
  await bot.taps('nina', 'Later')
  await bot.taps('nina', 'Later')
  expect(await waits(1, 'mona')).toBe('')
})

it('tells of the second approval that a danger needs', async () => {
  bot = await createTestBot()
  await bot.letIn('mona', 'moderator')
  await bot.letIn('nina', 'moderator')
  await tellOf(bot, 'guest', NUMBER, { harm: 'Robbery' })
  expect(await noticed('nina')).toContain(LINE)
  await answerTo(bot, 'mona', '/review')
  await bot.taps('mona', 'Warn: 3 danger')
  expect(await waits(2, 'nina')).toContain(LINE)
  expect(await answerTo(bot, 'nina', '/menu')).toContain('👀 For a second moderator: 1')
  expect(await noticed('mona')).toBe('')
})

it('keeps quiet hours, but for a grave danger of this week that a member told', async () => {
  bot = await createTestBot()
  await bot.letIn('mona', 'moderator')
  await bot.says('mona', '/alerts')
  for (const tap of ['How I am warned', 'Quiet hours']) await bot.taps('mona', tap)
  await bot.says('mona', '22-7')
  await bot.taps('mona', 'The time in Oslo')
  await received(bot, { group: 'a group' })
  await received(bot, { ...GRAVE, group: 'guests' })
  expect(await waits(1, 'mona')).toBe('')
  await received(bot, GRAVE)
  expect(await waits(minutes(1), 'mona')).toContain(LINE)
  await received(bot, { group: 'a group' })
  expect(await waits(2, 'mona')).toBe('')
  expect(await waits(8, 'mona')).toContain(LINE)
})

it('tells everybody of a grave danger that is unread for half an hour', async () => {
  bot = await createTestBot()
  await bot.letIn('mona', 'moderator')
  await bot.says('mona', '/notices')
  await bot.taps('mona', 'Once a day')
  await bot.says('mona', '23:45')
  await received(bot, GRAVE)
  expect(await noticed('mona')).toBe('')
  expect(await waits(minutes(29), 'mona')).toBe('')
  expect(await waits(minutes(1), 'mona')).toContain(LINE)
})

it('raises an alarm where nobody opens for two hours what somebody was told of', async () => {
  bot = await createTestBot()
  await bot.letIn('mona', 'moderator')
  await bot.letIn('nina', 'moderator')
  await received(bot, {})
  await bot.bot.notices()
  bot.later({ hours: 1.9 })
  await bot.bot.notices()
  expect(bot.bot.unopened().detail).toBe('nothing waits too long')
  expect(bot.logged).toEqual([])
  bot.later({ hours: 0.1 })
  await bot.bot.notices()
  expect(bot.bot.unopened().detail).toContain('nobody has opened 1 things for two hours')
  expect(bot.logged.join()).toContain(
    'alarm: moderators or case workers were to be told two hours ago',
  )
  await answerTo(bot, 'mona', '/review')
  await bot.bot.notices()
  expect(bot.bot.unopened().detail).toBe('nothing waits too long')
})

it('raises an alarm, and says so in the menu, where fewer than two moderators write', async () => {
  bot = await createTestBot()
  await bot.letIn('mona', 'moderator')
  await bot.letIn('nina', 'moderator')
  await bot.bot.notices()
  expect(bot.bot.unopened().detail).toBe('nothing waits too long')
  await received(bot, {})
  expect(await answerTo(bot, 'mona', '/menu')).not.toContain('Fewer than two moderators')
  bot.later({ days: 8 })
  expect(await answerTo(bot, 'mona', '/menu')).toContain('Fewer than two moderators')
  await bot.bot.notices()
  expect(bot.bot.unopened().detail).toContain('fewer than two moderators have written')
  expect(bot.logged.join()).toContain('alarm: fewer than two moderators')
})

it('writes on WhatsApp only to those who wrote within fourteen days', async () => {
  bot = await createTestBot({ pace: cautiousPace(14), channels: ['telegram', 'whatsapp'] })
  await bot.letIn('whatsapp:mona', 'moderator')
  bot.later({ days: 16 })
  await received(bot, {})
  expect(await noticed('whatsapp:mona')).toBe('')
  expect(await answerTo(bot, 'whatsapp:mona', '/menu')).toContain('📋 Reports to read: 1')
  expect(await waits(minutes(1), 'whatsapp:mona')).toContain(LINE)
})

it('forgets where she is when she says no, blocks, is shut out or deletes everything', async () => {
  let blocks = false
  bot = await createTestBot({
    onSend: (_, message) => {
      if (blocks && message.unasked) throw new SendError('blocked')
    },
  })
  const { watcher } = bot.database.prisma
  const comes = async (person: string) => {
    await bot.letIn(person, 'moderator')
    expect(await watcher.count()).toBe(1)
  }
  await comes('mona')
  await bot.says('mona', '/notices')
  await bot.taps('mona', 'Not at all')
  expect(await watcher.count()).toBe(0)
  await received(bot, {})
  expect(await noticed('mona')).toBe('')
  await comes('nina')
  await bot.says('nina', '/wipe')
  await bot.taps('nina', 'Yes, delete')
  expect(await watcher.count()).toBe(0)
  await comes('olga')
  const handle = (await bot.stores.members.recognise(bot.senderOf('olga'), bot.now())).member
    ?.handle
  await revokeMember(bot.needs, handle ?? '', false)
  expect(await watcher.count()).toBe(0)
  await comes('petra')
  await bot.sends('petra', { kind: 'blocked' })
  expect(await watcher.count()).toBe(0)
  await bot.says('petra', '/menu')
  expect(await watcher.count()).toBe(1)
  blocks = true
  await bot.bot.notices()
  expect(await watcher.count()).toBe(0)
})

it('leaves a row like that of any answer, and goes from the chat in the end', async () => {
  bot = await createTestBot()
  await bot.letIn('mona', 'moderator')
  await received(bot, {})
  await bot.bot.notices()
  const rows = await bot.database.prisma.sentMessage.findMany()
  // Nothing in the clear tells a notice from an answer: not the time at which it goes either.
  expect(new Set(rows.map(({ dueAt }) => dueAt.toISOString()))).toEqual(
    new Set(['2026-11-20T21:00:00.000Z']),
  )
  expect(bot.screen('mona').join()).toContain(LINE)
  bot.later({ hours: 47.1 })
  await bot.bot.turns.erase()
  expect(bot.screen('mona').join()).not.toContain(LINE)
})

it('goes along to another chat of hers', async () => {
  bot = await createTestBot({ channels: ['telegram', 'whatsapp'] })
  await bot.letIn('mona', 'moderator')
  const moving = await answerTo(bot, 'mona', '/move')
  await bot.says('whatsapp:mona', /M\w{3}-\w{4}-\w{4}/.exec(moving)?.[0] ?? '')
  await bot.taps('whatsapp:mona', 'Yes, move here')
  await bot.bot.turns.erase()
  await received(bot, {})
  await bot.bot.notices()
  expect(bot.screen('mona').filter((text) => !text.startsWith('> '))).toEqual([])
  expect(bot.heard('whatsapp:mona')).toContain(LINE)
})

it('tells somebody who moderated before that she is written to from now on, once', async () => {
  bot = await createTestBot()
  await bot.stores.members.found(bot.senderOf('mona'), 'moderator', bot.now())
  expect(await answerTo(bot, 'mona', '/menu')).toContain('From now on I will write to you')
  expect(await answerTo(bot, 'mona', '/menu')).not.toContain('From now on')
  await received(bot, {})
  expect(await noticed('mona')).toContain(LINE)
})

it('tells everybody how soon reports were opened last quarter, if they were not few', async () => {
  bot = await createTestBot()
  await bot.letIn('mona', 'moderator')
  for (let count = 0; count < 6; count++) await received(bot, count < 5 ? GRAVE : {})
  await bot.bot.notices()
  bot.later({ hours: minutes(30) })
  for (let count = 0; count < 6; count++) {
    await bot.says('mona', '/review')
    await bot.taps('mona', 'Later')
  }
  await bot.bot.notices()
  expect(await answerTo(bot, 'guest', '/privacy')).not.toContain('Last quarter')
  bot.later({ days: 60 })
  expect(await answerTo(bot, 'guest', '/privacy')).toContain(
    'Last quarter, half of the reports were opened within 40 minutes. Grave ones: 40 minutes.',
  )
  const [row] = await bot.database.prisma.pile.findMany()
  expect(bot.keys.open('report', 'pile 1', row?.content ?? new Uint8Array())).toBe('{}')
})

/** A reporter who wishes it is told with the next slot, if she is asked something now. */
const asked = async (bot: TestBot, moderator: string): Promise<void> => {
  await bot.says(moderator, '/review')
  for (const tap of ['Something else', 'Ask the reporter', 'Did he', 'Ask this'])
    await bot.taps(moderator, tap === 'Did he' ? firstQuestion(bot, moderator) : tap)
}
const firstQuestion = (bot: TestBot, moderator: string): string =>
  bot.buttons(moderator).find(({ label }) => label.endsWith('?'))?.label ?? ''

/** Lets time pass to the next slot and some minutes more. */
const nextSlot = (bot: TestBot, more = 0): void => {
  const at = bot.now().getTime()
  bot.later({ hours: ((Math.floor(at / SLOT) + 1) * SLOT - at) / 3_600_000 + more })
}

it('tells a reporter who wishes it that somebody asks, with a later slot', async () => {
  bot = await createTestBot({ languages: ['en', 'nb'] })
  await bot.letIn('mona', 'moderator')
  await tellOf(bot, 'guest', NUMBER, {
    more: ['Change something', 'Write when somebody answers', 'Yes, write to me'],
  })
  nextSlot(bot, 1)
  await asked(bot, 'mona')
  expect(await noticed('guest')).toBe('')
  expect(await waits(2.9, 'guest')).toBe('')
  expect(await waits(minutes(6), 'guest')).toContain(LINE)
  await bot.talk(
    'guest',
    `
    > [Show]
    There is nothing new. Alerts disappear when they are no longer needed.
    Do you have a receipt? Send me its digits to see if somebody has answered.
    [🔍 Check a number]
    [🔔 Alerts for my towns]
    [🏠 Menu]
    `,
  )
  expect(await waits(12, 'guest')).toBe('')
})

it('asks by the receipt, says the same whatever was told, and writes to who says yes', async () => {
  bot = await createTestBot({ languages: ['en', 'nb'] })
  await bot.letIn('mona', 'moderator')
  await tellOf(bot, 'guest', NUMBER)
  const receipt = receiptOf(bot, 'guest')
  await bot.says('guest', receipt)
  bot.heard('guest')
  await bot.talk(
    'guest',
    `
    > [Write when somebody answers]
    May I write to you here when somebody answers? It is one short line. It does not say what it is about. It comes some hours later, so the time gives nothing away.
    Where to reach you is locked inside the report, and goes when the report goes. No moderator sees it.
    [🔔 Yes, write to me]
    [🔕 No, do not write]
    [⬅️ Back]
    [✖️ Stop]
    > [Yes, write to me]
    Noted. I will write here if somebody answers and your report is still there.
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
  await asked(bot, 'mona')
  await bot.says('guest', receipt)
  await bot.taps('guest', 'Write when somebody answers')
  await bot.taps('guest', 'No, do not write')
  nextSlot(bot)
  nextSlot(bot)
  expect(await noticed('guest')).toBe('')
})

it('keeps a reporter unwritten to in her quiet hours, and forgets her address with a wipe', async () => {
  bot = await createTestBot()
  await bot.letIn('mona', 'moderator')
  await bot.letIn('anna')
  await bot.says('anna', '/alerts')
  for (const tap of ['How I am warned', 'Quiet hours']) await bot.taps('anna', tap)
  await bot.says('anna', '00-14')
  await bot.taps('anna', 'The time in Oslo')
  await tellOf(bot, 'anna', NUMBER, {
    more: ['Change something', 'Write when somebody answers', 'Yes, write to me'],
  })
  await asked(bot, 'mona')
  nextSlot(bot)
  for (let slots = 0; slots < 3; slots++) {
    expect(await waits(4, 'anna')).toBe('')
  }
  expect(await waits(4, 'anna')).toContain(LINE)
  await bot.says('anna', '/wipe')
  await bot.taps('anna', 'Yes, delete')
  const [row] = await bot.database.prisma.report.findMany()
  const told = bot.keys.open('report', row?.id ?? '', row?.content ?? new Uint8Array())
  expect(told).not.toMatch(/wish|anna|telegram/)
})

it('shows who has a receipt when it was used last, by the week', async () => {
  bot = await createTestBot()
  await tellOf(bot, 'guest', NUMBER)
  const receipt = receiptOf(bot, 'guest')
  expect(await answerTo(bot, 'guest', receipt)).toContain('This receipt has not been used before.')
  await answerTo(bot, 'other', receipt)
  expect(await answerTo(bot, 'guest', receipt)).toContain('last used this week: 2 times')
  bot.later({ days: 7 })
  expect(await answerTo(bot, 'guest', receipt)).toContain('last used last week: 3 times')
  bot.later({ days: 14 })
  expect(await answerTo(bot, 'guest', receipt)).toContain('more than a week ago: once')
})

it('is asked of who moderates anew, who may leave it, and is said again with what she does next', async () => {
  bot = await createTestBot()
  await bot.letIn('mona', 'moderator')
  await bot.taps('mona', 'Skip')
  expect(bot.heard('mona')).not.toContain('From now on I will write to you')
  expect(await answerTo(bot, 'mona', '/menu')).toContain('From now on I will write to you')
  expect(await answerTo(bot, 'mona', '/menu')).not.toContain('From now on I will write to you')
  await received(bot, {})
  expect(await noticed('mona')).toContain(LINE)
})
