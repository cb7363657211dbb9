import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Member } from '../../src/core/members/peer.ts'
import { createTestBot, type TestBot } from '../support/bot.ts'
import { answerTo, receiptOf, tapHarms, tellOf } from '../support/telling.ts'

/** Read on weekdays by day: 18 November 2026 is a Wednesday, and it is 23:00 in Oslo. */
const DESK = {
  hours: [{ days: [1, 2, 3, 4, 5], from: '10:00', until: '15:00' }],
  phone: '+47 22 33 44 55',
}

let english: TestBot
let norwegian: TestBot
beforeAll(async () => {
  english = await createTestBot({ desk: DESK })
  norwegian = await createTestBot({ desk: DESK, shows: 'numbers', language: 'nb' })
  for (const bot of [english, norwegian]) {
    await bot.letIn('casey', 'caseworker')
    await bot.letIn('cilla', 'caseworker')
  }
})
afterAll(async () => {
  await english.close()
  await norwegian.close()
})

/** A report that asks for a case worker, with a PIN; returns its receipt. */
const asksForHelp = async (bot: TestBot, person: string, pin = '2580'): Promise<string> => {
  await bot.says(person, '/report')
  await bot.taps(person, 'Yes')
  await tapHarms(bot, person, 'Did not pay, took money back')
  await bot.says(person, '+1 201 555 0143')
  await bot.says(person, 'Bergen')
  for (const tap of ['A case worker may read it', 'Another time, or never', 'Never'])
    await bot.taps(person, tap)
  await bot.taps(person, 'Send')
  if (pin === '') await bot.taps(person, 'Skip')
  else await bot.says(person, pin)
  return receiptOf(bot, person)
}

const filesOf = (bot: TestBot) => bot.database.prisma.caseFile.findMany()

let receipt = ''

it('asks for a PIN and opens the case with the report, before any moderator has read it', async () => {
  await tellOf(english, 'other', '+1 201 555 0144')
  expect(await filesOf(english)).toHaveLength(0)
  receipt = await asksForHelp(english, 'anna')
  expect(await filesOf(english)).toHaveLength(1)
})

it('shows what waits, without the town, and the case once it is claimed', async () => {
  await english.talk(
    'casey',
    `
    > /cases
    Cases. If you open one that nobody has, it is yours, and that is on record.
    🔴 urgent · ⚪️ nobody has it · 🟢 yours, your turn · 🔵 yours, their turn · ⚫️ closed
    [⚪️ today · English]
    [✖️ Stop]
    > [today · English]
    It is yours. Answer within four hours, or within one if it is urgent. Otherwise it goes back to everybody.
    • Language: English
    • 💸 Did not pay, took money back
    • Town: Bergen
    • Allowed: 🤝 A case worker may read it
    • Nobody has written yet.
    What do you want to do?
    [💬 Ready sentence]
    [✍️ In my own words]
    [👮 Police told, or not]
    [➕ Something else]
    [📋 All cases]
    [📞 Show the number]
    > [Show the number]
    • Language: English
    • 💸 Did not pay, took money back
    • Town: Bergen
    • Allowed: 🤝 A case worker may read it
    📞 +12015550143
    • Nobody has written yet.
    What do you want to do?
    [💬 Ready sentence]
    [✍️ In my own words]
    [👮 Police told, or not]
    [➕ Something else]
    [📋 All cases]
    > [Ready sentence]
    What is it about?
    [📞 Getting in touch]
    [🩹 Help]
    [❓ A question]
    [👮 The police]
    [⬅️ Back]
    [✖️ Stop]
    > [A question]
    Which sentence? They read it in their own language.
    [Safe now?]
    [When to talk?]
    [What do you need?]
    [Want to say more?]
    [Anything since?]
    > [Safe now?]
    This is what you send:
    🤝 The case worker, Nov 18, 2026:
    Are you safe now?
    They read it in their own language.
    [📤 Send it]
    > [Send it]
    Sent. It waits with the receipt.
    • Language: English
    • 💸 Did not pay, took money back
    • Town: Bergen
    • Allowed: 🤝 A case worker may read it
    🤝 The case worker, Nov 18, 2026:
    Are you safe now?
    What do you want to do?
    [💬 Ready sentence]
    [✍️ In my own words]
    [👮 Police told, or not]
    [➕ Something else]
    [📋 All cases]
    [📞 Show the number]
    [✖️ Stop]
    `,
  )
  const actions = await english.database.prisma.audit.findMany({ orderBy: { id: 'asc' } })
  expect(actions.map(({ action }) => action)).toEqual(['case.claim', 'case.number', 'case.write'])
})

it('lets the reporter read and answer with receipt and PIN', async () => {
  await english.says('anna', receipt)
  english.heard('anna')
  await english.talk(
    'anna',
    `
    > [Talk to a person]
    Send me your PIN. If you have none yet, choose one now: four to eight digits.
    If you do not want one, skip. Then the answers only tell you how to call.
    [⏭ Skip]
    [⬅️ Back]
    [✖️ Stop]
    > 2580
    🤝 The case worker, Nov 18, 2026:
    Are you safe now?
    🌙 Nobody is reading here right now. People are here: Mon–Fri 10:00–15:00.
    What do you want to do?
    [✍️ Write]
    [✔️ Nothing more]
    [✖️ Stop]
    > [Write]
    Write what you want to say, in one message, in your own language.
    Leave out your name, your address and any place to meet. Agree on that by phone.
    [⬅️ Back]
    [✖️ Stop]
    > He has my passport.
    Got it. A person will read it.
    🤝 The case worker, Nov 18, 2026:
    Are you safe now?
    ✍️ You, Nov 18, 2026:
    He has my passport.
    🌙 Nobody is reading here right now. People are here: Mon–Fri 10:00–15:00.
    What do you want to do?
    [✍️ Write]
    [✔️ Nothing more]
    [✖️ Stop]
    > [Nothing more]
    What do you want to do?
    [📝 Report something]
    [🔍 Check a number]
    [🔑 I have a code]
    [📖 Rights and help]
    [💬 Talk to a person]
    [🆘 Help]
    [🔒 What is kept about me]
    [🌐 Language]
    (no controls)
    `,
  )
})

it('is answered with a ready sentence in five taps, in own words without a way out of here', async () => {
  await english.talk(
    'casey',
    `
    > /cases
    Cases. If you open one that nobody has, it is yours, and that is on record.
    🔴 urgent · ⚪️ nobody has it · 🟢 yours, your turn · 🔵 yours, their turn · ⚫️ closed
    [🟢 today · English]
    [✖️ Stop]
    > [today · English]
    • Language: English
    • 💸 Did not pay, took money back
    • Town: Bergen
    • Allowed: 🤝 A case worker may read it
    🤝 The case worker, Nov 18, 2026:
    Are you safe now?
    💬 The person who wrote, Nov 18, 2026 (English):
    He has my passport.
    What do you want to do?
    [💬 Ready sentence]
    [✍️ In my own words]
    [👮 Police told, or not]
    [➕ Something else]
    [📋 All cases]
    [📞 Show the number]
    > [In my own words]
    Write it in one message. They read it as it is, and see which language it is in.
    Leave out links, accounts, digits and places to meet. Do not repeat what they told you.
    [⬅️ Back]
    [✖️ Stop]
    > Come to t.me/casey
    Please leave out links, account names, digits and addresses.
    Write it in one message. They read it as it is, and see which language it is in.
    Leave out links, accounts, digits and places to meet. Do not repeat what they told you.
    > Do not go there alone. We look into it.
    This is what you send:
    🤝 The case worker, Nov 18, 2026:
    Do not go there alone. We look into it.
    They read it as it is.
    [📤 Send it]
    > [Send it]
    Sent. It waits with the receipt.
    • Language: English
    • 💸 Did not pay, took money back
    • Town: Bergen
    • Allowed: 🤝 A case worker may read it
    🤝 The case worker, Nov 18, 2026:
    Are you safe now?
    💬 The person who wrote, Nov 18, 2026 (English):
    He has my passport.
    🤝 The case worker, Nov 18, 2026:
    Do not go there alone. We look into it.
    What do you want to do?
    [💬 Ready sentence]
    [✍️ In my own words]
    [👮 Police told, or not]
    [➕ Something else]
    [📋 All cases]
    [📞 Show the number]
    [✖️ Stop]
    > [Police told, or not]
    Were the police told? The receipt shows your answer.
    [👮 Told today]
    [👮 Told yesterday]
    [👮 Told earlier]
    [🚫 No: not allowed]
    [🚫 No: too little known]
    [🚫 No: dangerous]
    [⏳ Not yet: still waiting]
    [⬅️ Back]
    [✖️ Stop]
    > [No: dangerous]
    Noted. The receipt shows it.
    • Language: English
    • 💸 Did not pay, took money back
    • Town: Bergen
    • Allowed: 🤝 A case worker may read it
    👮 The police were not told: it could be dangerous.
    🤝 The case worker, Nov 18, 2026:
    Are you safe now?
    💬 The person who wrote, Nov 18, 2026 (English):
    He has my passport.
    🤝 The case worker, Nov 18, 2026:
    Do not go there alone. We look into it.
    What do you want to do?
    [💬 Ready sentence]
    [✍️ In my own words]
    [👮 Police told, or not]
    [➕ Something else]
    [📋 All cases]
    [📞 Show the number]
    [✖️ Stop]
    > [Something else]
    What do you want to do?
    [🤝 Hand it over]
    [↩️ Give it back]
    [🔑 Let them in]
    [⚫️ Close it]
    [⬅️ Back]
    [✖️ Stop]
    > [Close it]
    Close it? A last message says so, and that they can write again. What they told us is deleted in three days, the messages in thirty.
    [⚫️ Yes, close it]
    > [Yes, close it]
    Closed. For three days any of you can open it again.
    Cases. If you open one that nobody has, it is yours, and that is on record.
    🔴 urgent · ⚪️ nobody has it · 🟢 yours, your turn · 🔵 yours, their turn · ⚫️ closed
    [⚫️ today · English]
    [✖️ Stop]
    `,
  )
})

it('goes on when the reporter writes again within three days', async () => {
  await english.says('anna', receipt)
  await english.taps('anna', 'Talk to a person')
  english.heard('anna')
  await english.talk(
    'anna',
    `
    > 2580
    👁 Opened in the last seven days: once, last on Nov 18, 2026. Not you? Then somebody else has the receipt.
    👮 The police were not told: it could be dangerous.
    🤝 The case worker, Nov 18, 2026:
    Are you safe now?
    ✍️ You, Nov 18, 2026:
    He has my passport.
    🤝 The case worker, Nov 18, 2026 (English):
    Do not go there alone. We look into it.
    🤝 The case worker, Nov 18, 2026:
    We are closing this. You can write again with the receipt.
    ⚫️ This is closed. If you write within three days, it goes on with everything you told us.
    🌙 Nobody is reading here right now. People are here: Mon–Fri 10:00–15:00.
    What do you want to do?
    [✍️ Write]
    [✔️ Nothing more]
    [✖️ Stop]
    > [Write]
    Write what you want to say, in one message, in your own language.
    Leave out your name, your address and any place to meet. Agree on that by phone.
    [⬅️ Back]
    [✖️ Stop]
    > He is back.
    🆘 112: police. 113: ambulance. Both answer day and night.
    If you can, get away: to people, to light, or behind a locked door. Shout. Let the money go. I am a machine: I cannot call anybody for you.
    You can also call:
    • 🏥 Legevakt 116 117: A doctor when it is urgent. They tell you where the nearest legevakt and sexual assault centre are. You get PEP there. 📞 116 117
    • 🔗 ROSA: For everybody over 18 who is exploited in selling sex, in work or in crime. A safe place, a lawyer, health care. You do not have to be sure. 📞 +4722331160
    • ☎️ VO-linjen 116 006: Violence from somebody close, and sexual abuse. For adults. They do not see your number. 📞 116 006
    Got it. A person will read it.
    👮 The police were not told: it could be dangerous.
    ✍️ You, Nov 18, 2026:
    He has my passport.
    🤝 The case worker, Nov 18, 2026 (English):
    Do not go there alone. We look into it.
    🤝 The case worker, Nov 18, 2026:
    We are closing this. You can write again with the receipt.
    ✍️ You, Nov 18, 2026:
    He is back.
    🌙 Nobody is reading here right now. People are here: Mon–Fri 10:00–15:00.
    What do you want to do?
    [✍️ Write]
    [⬆️ Earlier ones]
    [✔️ Nothing more]
    [✖️ Stop]
    `,
  )
  await english.talk(
    'cilla',
    `
    > /cases
    Cases. If you open one that nobody has, it is yours, and that is on record.
    🔴 urgent · ⚪️ nobody has it · 🟢 yours, your turn · 🔵 yours, their turn · ⚫️ closed
    [⚪️ today · English]
    [✖️ Stop]
    `,
  )
})

it('shows a PIN that is wrong what a receipt without any case shows', async () => {
  const bare = await asksForHelp(english, 'bea', '')
  await tellOf(english, 'cleo', '+1 201 555 0145')
  const unasked = receiptOf(english, 'cleo')
  // Anna has used hers twice, which a receipt says.
  for (const again of [bare, unasked]) {
    await english.says('bea', again)
    await english.says('bea', again)
  }
  const seen: string[][] = []
  for (const one of [receipt, bare, unasked]) {
    const person = `finder of ${one}`
    const screens: string[] = []
    const notes = async (does: Promise<void>) => {
      await does
      screens.push(english.heard(person))
    }
    await notes(english.says(person, one))
    await notes(english.taps(person, 'Talk to a person'))
    await notes(english.says(person, '0000'))
    await notes(english.taps(person, 'Write'))
    await notes(english.says(person, 'Who are you?'))
    seen.push(screens)
  }
  expect(seen[1]).toEqual(seen[0])
  expect(seen[2]).toEqual(seen[0])
  expect(seen.flat().join()).not.toMatch(/passport|dangerous|closed/)
})

/** Somebody opens the letters of a receipt. */
const opens = async (bot: TestBot, person: string, which: string, pin: string): Promise<string> => {
  await bot.says(person, which)
  await bot.taps(person, 'Talk to a person')
  bot.heard(person)
  if (pin === '') await bot.taps(person, 'Skip')
  else await bot.says(person, pin)
  return bot.heard(person)
}

it('leaves without a PIN only sentences that tell nothing, and shows nothing that she wrote', async () => {
  const bot = await createTestBot({ desk: DESK })
  await bot.letIn('cilla', 'caseworker')
  const bare = await asksForHelp(bot, 'dora', '')
  await opens(bot, 'dora', bare, '')
  await bot.taps('dora', 'Write')
  await bot.says('dora', 'ZEBRA has my passport')
  expect(bot.heard('dora')).not.toContain('ZEBRA')
  await bot.talk(
    'cilla',
    `
    > /cases
    Cases. If you open one that nobody has, it is yours, and that is on record.
    🔴 urgent · ⚪️ nobody has it · 🟢 yours, your turn · 🔵 yours, their turn · ⚫️ closed
    [⚪️ today · English]
    [✖️ Stop]
    > [today · English]
    It is yours. Answer within four hours, or within one if it is urgent. Otherwise it goes back to everybody.
    • Language: English
    • 💸 Did not pay, took money back
    • Town: Bergen
    • Allowed: 🤝 A case worker may read it
    ⚠️ There is no PIN, so anybody with the receipt can read what you write. You can only send sentences that give nothing away.
    💬 The person who wrote, Nov 18, 2026 (English):
    ZEBRA has my passport
    What do you want to do?
    [💬 Ready sentence]
    [👮 Police told, or not]
    [➕ Something else]
    [📋 All cases]
    [📞 Show the number]
    > [Ready sentence]
    What is it about?
    [📞 Getting in touch]
    [⬅️ Back]
    [✖️ Stop]
    > [Getting in touch]
    Which sentence? They read it in their own language.
    [Call us]
    [We need time]
    [We are closing this]
    > [Call us]
    This is what you send:
    🤝 The case worker, Nov 18, 2026:
    Call us: +47 22 33 44 55. You need not ask for anybody by name.
    They read it in their own language.
    [📤 Send it]
    > [Send it]
    Sent. It waits with the receipt.
    • Language: English
    • 💸 Did not pay, took money back
    • Town: Bergen
    • Allowed: 🤝 A case worker may read it
    ⚠️ There is no PIN, so anybody with the receipt can read what you write. You can only send sentences that give nothing away.
    💬 The person who wrote, Nov 18, 2026 (English):
    ZEBRA has my passport
    🤝 The case worker, Nov 18, 2026:
    Call us: +47 22 33 44 55. You need not ask for anybody by name.
    What do you want to do?
    [💬 Ready sentence]
    [👮 Police told, or not]
    [➕ Something else]
    [📋 All cases]
    [📞 Show the number]
    [✖️ Stop]
    `,
  )
  const read = await opens(bot, 'dora', bare, '')
  expect(read).toContain('Call us: +47 22 33 44 55. You need not ask for anybody by name.')
  expect(read).not.toContain('ZEBRA')
  await bot.close()
})

it('is read in Thai where a Norwegian case worker taps, and the other way round', async () => {
  const bot = await createTestBot({ desk: DESK })
  const code = await bot.stores.codes.issue({ role: 'caseworker', groupId: undefined }, bot.now())
  await bot.says('kari', code, { language: 'nb' })
  const says = (text: string) => bot.says('tida', text, { language: 'th' })
  await says('/talk')
  await says('ใครเห็นข้อความนี้?')
  for (const text of ['1357', 'ไม่']) await says(text)
  const file = await asked(bot)
  expect(file).toMatchObject({ language: 'th', guarded: true, state: 'new' })
  await bot.says('kari', '/cases')
  for (const tap of ['i dag · ไทย', 'Ferdig setning', 'Hjelp', 'Hiv-medisin (PEP)', 'i morgen'])
    await bot.taps('kari', tap)
  expect(bot.heard('kari')).toContain(
    'Medisin mot hiv (PEP) kan ennå hjelpe fram til 19. november 2026',
  )
  await bot.taps('kari', 'Send det')
  await says(receiptOf(bot, 'tida'))
  await bot.taps('tida', 'คุยกับคน')
  bot.heard('tida')
  await says('1357')
  expect(bot.heard('tida')).toMatch(/ยากัน HIV \(PEP\) ยังช่วยได้ถึง 19 พฤศจิกายน/)
  await bot.close()
})

/** The only case of a bot. */
const asked = async (bot: TestBot) => {
  const { free, hers, closed } = await bot.stores.caseFiles.shownTo('', bot.now())
  const [file] = [...free, ...hers, ...closed]
  return file
}

it('lets own words lead nowhere but to the organisation’s own number', async () => {
  const bot = await createTestBot({ desk: DESK })
  await bot.letIn('casey', 'caseworker')
  await asksForHelp(bot, 'anna')
  await bot.says('casey', '/cases')
  for (const tap of ['today · English', 'In my own words']) await bot.taps('casey', tap)
  for (const words of ['Come to t.me/casey', 'Ask @casey', 'Call 912 34 567', 'Storgata 12']) {
    bot.heard('casey')
    await bot.says('casey', words)
    expect(bot.heard('casey')).toContain('Please leave out links, account names')
  }
  await bot.says('casey', 'Call 22334455, we are there.')
  expect(bot.heard('casey')).toContain('[📤 Send it]')
  await bot.close()
})

it('is noted on which day of the last week the police were told, and the receipt says it', async () => {
  const bot = await createTestBot({ desk: DESK })
  await bot.letIn('casey', 'caseworker')
  const receipt = await asksForHelp(bot, 'anna')
  bot.later({ days: 9 })
  await bot.says('casey', '/cases')
  for (const tap of ['9 days · English', 'Police told, or not']) await bot.taps('casey', tap)
  bot.heard('casey')
  await bot.talk(
    'casey',
    `
    > [Told earlier]
    On which day?
    [👮 Nov 25, 2026]
    [👮 Nov 24, 2026]
    [👮 Nov 23, 2026]
    [👮 Nov 22, 2026]
    [👮 Nov 21, 2026]
    [👮 Nov 20, 2026]
    [⬅️ Back]
    [✖️ Stop]
    `,
  )
  await bot.taps('casey', 'Nov 22, 2026')
  expect(bot.heard('casey')).toContain('👮 The police were told on Nov 22, 2026.')
  for (const tap of ['Ready sentence', 'Getting in touch', 'Call us', 'Send it'])
    await bot.taps('casey', tap)
  expect(await opens(bot, 'anna', receipt, '2580')).toContain(
    '👮 The police were told on Nov 22, 2026.',
  )
  await bot.close()
})

it('is for case workers only', async () => {
  const bot = await createTestBot({ desk: DESK })
  await bot.letIn('mona', 'moderator')
  await asksForHelp(bot, 'anna')
  for (const person of ['mona', 'guest']) {
    await bot.says(person, '/cases')
    expect(bot.heard(person)).toContain('Only case workers can read cases.')
  }
  await bot.letIn('casey', 'caseworker')
  await bot.says('casey', '/cases')
  const handle = await handleOf(bot, 'casey')
  await bot.stores.members.revoke((await bot.stores.members.byHandle(handle)) as Member)
  await bot.taps('casey', 'today · English')
  expect(bot.heard('casey')).toContain('Only case workers can read cases.')
  await bot.close()
})

const handleOf = async (bot: TestBot, person: string): Promise<string> =>
  (await bot.stores.members.recognise(bot.senderOf(person), bot.now())).member?.handle ?? ''

it('shows a case to one case worker at a time, until she gives it back or says nothing', async () => {
  const bot = await createTestBot({ desk: DESK })
  for (const person of ['casey', 'cilla']) await bot.letIn(person, 'caseworker')
  await asksForHelp(bot, 'anna')
  await answerTo(bot, 'casey', '/cases')
  await answerTo(bot, 'cilla', '/cases')
  await bot.taps('casey', 'today · English')
  await bot.taps('cilla', 'today · English')
  expect(bot.heard('cilla')).toContain('This one is not yours any more')
  expect(await answerTo(bot, 'cilla', '/cases')).toContain('No case is waiting.')
  bot.later({ hours: 4.1 })
  expect(await answerTo(bot, 'cilla', '/cases')).toContain('[⚪️ today · English]')
  await bot.taps('cilla', 'today · English')
  await bot.taps('cilla', 'Something else')
  await bot.taps('cilla', 'Hand it over')
  await bot.says('cilla', await handleOf(bot, 'casey'))
  expect(bot.heard('cilla')).toContain('Handed over.')
  expect(await answerTo(bot, 'casey', '/cases')).toContain('[🟢 today · English]')
  await bot.close()
})

it('is not claimed within an hour by who has read its report as a moderator, and says so afterwards', async () => {
  const bot = await createTestBot({ desk: DESK })
  await bot.letIn('mona', 'moderator')
  await bot.says(
    'mona',
    await bot.stores.codes.issue({ role: 'caseworker', groupId: undefined }, bot.now()),
  )
  const receipt = await asksForHelp(bot, 'anna')
  await answerTo(bot, 'mona', '/review')
  await answerTo(bot, 'mona', '/cases')
  await bot.taps('mona', 'today · English')
  expect(bot.heard('mona')).toContain('You have read this report as a moderator.')
  bot.later({ hours: 1 })
  await bot.says('mona', '/cases')
  for (const tap of [
    'today · English',
    'Ready sentence',
    'Getting in touch',
    'We need time',
    'Send it',
  ])
    await bot.taps('mona', tap)
  expect(await opens(bot, 'anna', receipt, '2580')).toContain(
    'had already read your report as a moderator.',
  )
  const rows = await bot.database.prisma.audit.findMany({ orderBy: { id: 'asc' } })
  expect(rows.map(({ action }) => action)).toContain('case.claim.read')
  await bot.close()
})

it('shows the report no more once its reporter no longer allows it, and deletes all when she takes it back', async () => {
  const bot = await createTestBot({ desk: DESK })
  await bot.letIn('casey', 'caseworker')
  const receipt = await asksForHelp(bot, 'anna')
  await bot.says('casey', '/cases')
  await bot.taps('casey', 'today · English')
  expect(bot.heard('casey')).toContain('Did not pay')
  await bot.says('anna', receipt)
  for (const tap of ['Change what I allow', 'A case worker may read it', 'No, it is not'])
    await bot.taps('anna', tap)
  await bot.says('casey', '/cases')
  bot.heard('casey')
  await bot.taps('casey', 'today · English')
  const screen = bot.heard('casey')
  expect(screen).toContain('There is a report, but you may not read it.')
  expect(screen).not.toMatch(/Did not pay|Bergen|Show the number|Ready sentence|In my own words/)
  bot.heard('anna')
  await bot.taps('anna', 'Take it back')
  expect(bot.heard('anna')).toContain('If the police have already been told')
  await bot.taps('anna', 'Yes, take it back')
  expect(await filesOf(bot)).toHaveLength(0)
  await bot.taps('casey', 'All cases')
  expect(bot.heard('casey')).toContain('No case is waiting.')
  await bot.close()
})

it('destroys what the report told three days after the closing, and the letters after thirty', async () => {
  const bot = await createTestBot({ desk: DESK })
  await bot.letIn('casey', 'caseworker')
  const receipt = await asksForHelp(bot, 'anna')
  await bot.says('casey', '/cases')
  for (const tap of ['today · English', 'Something else', 'Close it', 'Yes, close it'])
    await bot.taps('casey', tap)
  const [report] = await bot.database.prisma.report.findMany()
  const facts = () => bot.stores.cases.facts(report?.id ?? '')
  bot.later({ hours: 71 })
  await bot.bot.expire()
  expect(await facts()).toMatchObject({ city: 'bergen' })
  bot.later({ hours: 2 })
  await bot.bot.expire()
  expect(await facts()).toBeUndefined()
  expect(await opens(bot, 'anna', receipt, '2580')).toContain('We are closing this.')
  bot.later({ days: 28 })
  await bot.bot.expire()
  expect(await filesOf(bot)).toHaveLength(0)
  await bot.close()
})

it('leaves the chat of a case worker after an hour, whatever she chose', async () => {
  const bot = await createTestBot({ desk: DESK })
  await bot.letIn('casey', 'caseworker')
  await bot.says('casey', '/settings')
  await bot.taps('casey', 'Never')
  await asksForHelp(bot, 'anna')
  await bot.says('casey', '/cases')
  await bot.taps('casey', 'today · English')
  expect(bot.screen('casey').join()).toContain('Bergen')
  bot.later({ hours: 1.1 })
  await bot.bot.turns.erase()
  expect(bot.screen('casey').join()).not.toContain('Bergen')
  await bot.close()
})
