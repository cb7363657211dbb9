/** What a reporter takes back, allows later, and is told of, once there is a case. */
import { afterEach, expect, it } from 'vitest'
import { SLOT } from '../../src/core/blacklist/notice-wishes.ts'
import { createTestBot, type TestBot } from '../support/bot.ts'
import { answerTo, receiptOf, takeBack, tapHarms, tellOf } from '../support/telling.ts'

const LINE = 'You have a new message'
const NUMBER = '+1 201 555 0143'
const DESK = {
  hours: [{ days: [1, 2, 3, 4, 5], from: '10:00', until: '15:00' }],
  phone: '+47 22 33 44 55',
}

let bot: TestBot
afterEach(() => bot.close())

const reports = async (
  wishes: { help?: string; pin?: string; more?: string[] } = {},
): Promise<string> => {
  const { help = 'A case worker may read it', pin = '2580', more = [] } = wishes
  bot = await createTestBot({ desk: DESK })
  await bot.letIn('casey', 'caseworker')
  await tellOf(bot, 'anna', NUMBER, { help: [help], more })
  if (help !== 'No, thank you') await bot.says('anna', pin)
  return receiptOf(bot, 'anna')
}

const opens = async (sign = '⚪️'): Promise<string> => {
  await bot.says('casey', '/cases')
  bot.heard('casey')
  await bot.taps('casey', `${sign} today · English`)
  return bot.heard('casey')
}

const changes = async (receipt: string, ...taps: readonly string[]): Promise<void> => {
  await bot.says('anna', receipt)
  for (const tap of ['Change what I allow', 'A case worker may read it', ...taps])
    await bot.taps('anna', tap)
}

/** She writes a letter. */
const writes = async (receipt: string): Promise<void> => {
  await bot.says('anna', receipt)
  await bot.taps('anna', 'Talk to a person')
  await bot.says('anna', '2580')
  await bot.taps('anna', 'Write')
  await bot.says('anna', 'Can somebody help me?')
}

const DOCTOR = [
  'Add more',
  'Weapons, injuries and such',
  'I need a doctor now',
  'Done',
  'Go on',
  'Nothing more',
]
const THIS_WEEK = ['Add more', 'How long ago', 'This week', 'Nothing more']
const TOLD = /Did not pay|Oslo|0143|ZEBRA/

it('leaves the chat and the open screen of a case worker as soon as it is taken back', async () => {
  const receipt = await reports()
  await opens()
  await bot.taps('casey', 'Show the number')
  expect(bot.screen('casey').join()).toMatch(TOLD)
  await changes(receipt, 'No, it is not')
  await bot.bot.turns.erase()
  expect(bot.screen('casey').join()).not.toMatch(TOLD)
  // Whatever she does with the screen that was open.
  bot.heard('casey')
  for (const words of ['what?', '+1 201 555 0199']) await bot.says('casey', words)
  const screen = bot.heard('casey')
  expect(screen).toContain('There is a report, but you may not read it.')
  expect(screen).not.toMatch(TOLD)
})

it('is read anew at each showing, also on the way back from another question', async () => {
  const receipt = await reports()
  await opens()
  await bot.taps('casey', 'Police told, or not')
  await changes(receipt, 'No, it is not')
  bot.heard('casey')
  await bot.taps('casey', 'Back')
  expect(bot.heard('casey')).not.toMatch(TOLD)
  await takeBack(bot, 'anna', receipt)
  await bot.says('casey', 'hello there')
  expect(bot.heard('casey')).toContain('This one is not yours any more')
})

it('keeps nothing of what was told in the session of who reads it', async () => {
  await reports()
  await opens()
  const { session } = await bot.stores.sessions.load(bot.senderOf('casey'), bot.now())
  const kept = JSON.stringify(session)
  expect(kept).toContain('cases')
  expect(kept).not.toMatch(/no-payment|oslo|0143/)
})

it('waits again when help is allowed anew, long after the case was closed', async () => {
  const receipt = await reports()
  await opens()
  for (const tap of ['Something else', 'Close it', 'Yes, close it']) await bot.taps('casey', tap)
  bot.later({ hours: 73 })
  await bot.bot.expire()
  expect(await answerTo(bot, 'casey', '/cases')).toContain('No case is waiting.')
  await changes(receipt, 'Yes, that is OK', 'Skip')
  const screen = await opens()
  expect(screen).toContain('Did not pay')
  const [file] = (await bot.stores.caseFiles.shownTo(await idOfCasey(), bot.now())).hers
  expect(file).not.toHaveProperty('emptied')
  // What it tells goes again, once it is closed again.
  for (const tap of ['Something else', 'Close it', 'Yes, close it']) await bot.taps('casey', tap)
  bot.later({ hours: 73 })
  await bot.bot.expire()
  expect(await bot.stores.cases.facts(file?.reportId ?? '')).toBeUndefined()
})

const idOfCasey = async (): Promise<string> =>
  (await bot.stores.members.recognise(bot.senderOf('casey'), bot.now())).member?.id ?? ''

it('shows the report in the case that she opened with a letter, once she allows it', async () => {
  const receipt = await reports({ help: 'No, thank you' })
  await writes(receipt)
  expect(await opens()).not.toContain('Did not pay')
  await changes(receipt, 'Yes, that is OK', 'Skip')
  expect(await opens('🟢')).toContain('Did not pay')
  expect(await bot.database.prisma.caseFile.count()).toBe(1)
})

it('says how urgent a report is only as long as its reporter allows help', async () => {
  const receipt = await reports({ help: 'No, thank you', more: DOCTOR })
  await writes(receipt)
  expect(await answerTo(bot, 'casey', '/cases')).toContain('⚪️ today · English')
  await changes(receipt, 'Yes, that is OK', 'Skip')
  expect(await answerTo(bot, 'casey', '/cases')).toContain('🔴 today · English')
  await changes(receipt, 'No, it is not')
  expect(await answerTo(bot, 'casey', '/cases')).toContain('⚪️ today · English')
})

it('does not say how urgent it was once what was told is destroyed', async () => {
  const receipt = await reports({ more: DOCTOR })
  await opens('🔴')
  for (const tap of ['Something else', 'Close it', 'Yes, close it']) await bot.taps('casey', tap)
  bot.later({ hours: 73 })
  await bot.bot.expire()
  await writes(receipt)
  expect(await answerTo(bot, 'casey', '/cases')).toContain('⚪️ today · English')
})

it('is as urgent as what was told, also once that is corrected', async () => {
  const receipt = await reports({ more: THIS_WEEK })
  expect(await answerTo(bot, 'casey', '/cases')).toContain('⚪️ today · English')
  await bot.says('anna', receipt)
  for (const tap of ['Correct something', 'What happened']) await bot.taps('anna', tap)
  await tapHarms(bot, 'anna', 'Tried to kill')
  expect(await answerTo(bot, 'casey', '/cases')).toContain('🔴 today · English')
})

it('rings a reporter who wishes it when a case worker writes, with a later slot', async () => {
  const receipt = await reports({
    more: ['Change something', 'Write when somebody answers', 'Yes, write to me'],
  })
  bot.later({ hours: (SLOT - (bot.now().getTime() % SLOT)) / 3_600_000 + 1 })
  await opens()
  for (const tap of ['Ready sentence', 'Getting in touch', 'We need time', 'Send it'])
    await bot.taps('casey', tap)
  const noticed = async (hours: number): Promise<string> => {
    bot.later({ hours })
    bot.heard('anna')
    await bot.bot.notices()
    return bot.heard('anna')
  }
  expect(await noticed(0)).toBe('')
  expect(await noticed(2.9)).toBe('')
  expect(await noticed(0.1)).toContain(LINE)
  expect(await noticed(12)).toBe('')
  // Whoever has looked need not be told.
  await bot.says('casey', '/cases')
  for (const tap of ['🔵 today · English', 'Something else', 'Close it', 'Yes, close it'])
    await bot.taps('casey', tap)
  await bot.says('anna', receipt)
  expect(await noticed(8)).toBe('')
})

it('is opened by a tap where moderators ask whether she wants a case worker', async () => {
  const receipt = await reports({ help: 'No, thank you' })
  await bot.letIn('mona', 'moderator')
  await bot.says('mona', '/review')
  for (const tap of ['Something else', 'Ask the reporter']) await bot.taps('mona', tap)
  await bot.taps('mona', 'Want help with it?')
  await bot.taps('mona', 'Ask this')
  expect(await bot.database.prisma.caseFile.count()).toBe(0)
  await bot.says('anna', receipt)
  bot.heard('anna')
  await bot.talk(
    'anna',
    `
    > [Answer]
    Do you want somebody to read this and help you?
    [🤝 A case worker may read it]
    [No, thank you]
    [✍️ In my own words]
    [⬅️ Back]
    [✖️ Stop]
    > [A case worker may read it]
    Noted. It counts from now on.
    🧾 Your report is waiting to be read.
    If somebody has written to you, it is under “Talk to a person”. I do not show here whether anybody has.
    What do you want to do?
    [➕ Add something]
    [✏️ Correct something]
    [🤝 Change what I allow]
    [🗑 Take it back]
    [🔔 Write when somebody answers]
    [💬 Talk to a person]
    [✔️ Nothing more]
    [✖️ Stop]
    `,
  )
  expect(await bot.database.prisma.caseFile.count()).toBe(1)
  expect(await opens()).toContain('Did not pay')
})
