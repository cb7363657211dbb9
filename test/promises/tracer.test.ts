/**
 * SECURITY.md: nothing that a peer says, is called or is known by stands anywhere in the clear.
 *
 * Everything is played through the real program with marked values; then all that is left of it is
 * searched for each of them, in every form.
 */
import { readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createFingerprinter, layersOf, REAL_COST } from '../../src/core/blacklist/fingerprint.ts'
import { readPhones } from '../../src/core/identifiers/phone/phone.ts'
import { createKeys } from '../../src/core/terms/keys.ts'
import { type Chatting, createChatting } from '../support/chatting.ts'
import { type FakeTelegram, startFakeTelegram } from '../support/fake-telegram/server.ts'
import { createHome, type Home } from '../support/processes.ts'
import { allRows, type Row } from '../support/rows.ts'
import {
  bytesForms,
  createSearch,
  endingsIn,
  groupedMark,
  type Mark,
  numberMark,
  searchFiles,
  textMark,
} from '../support/search.ts'
import { keepCalls } from '../support/silent-calls.ts'

/** Invented, or kept for fiction. */
const NUMBERS = {
  checked: '+1 201 555 0142',
  checkedNational: '+47 912 34 567',
  shared: '+1 202 555 0143',
  forwarded: '+1 203 555 0144',
  reported: '+1 206 555 0145',
  added: '+1 207 555 0146',
  declined: '+1 208 555 0147',
  between: '+1 209 555 0148',
  halfTold: '+1 210 555 0149',
  inWords: '+1 212 555 0150',
  corrected: '+1 213 555 0151',
  sentLater: '+1 214 555 0152',
  imported: '+1 215 555 0153',
}
const WORDS = {
  name: 'Quillebrande Østervåg',
  story: 'He said the zwiebelfisch stands at Glockenspielgata 17 beside the quay.',
  half: 'Halfway I stopped at the xylograph and left.',
  declined: 'Nothing but a made-up brouhaha of vexillology.',
  chatter: 'I met Ferdinanda Umbrella yesterday, what now?',
  town: 'Hammerfest',
  harm: 'kill-attempt',
  vehicle: 'motorcycle',
  added: 'There was a second one whom they called Schnurrbartius.',
  question: 'Did the pamplemousse speak to you?',
  answer: 'It only hummed the Radetzkymarsch.',
  rewritten: 'What I wrote before about the periwinkle is wrong.',
  line: 'Grandmother has baked a marzipan zeppelin',
  moderators: 'He wears a mauve cummerbund and whistles.',
  letter: 'Since then the wolpertinger rings at my door.',
  caseWorker: 'We know a locksmith who owes us a contrabassoon.',
  asked: 'Where can I leave my harpsichord for a month?',
  left: 'Room 1207 at the Pfefferminzpalast.',
  organisation: 'Verein Morgenroete',
  calledHer: 'Rumpelstilzchen',
  calledBuddy: 'Zaunkoenigin',
}
const PIN = '86420975'
const WRONG_CODE = 'VZZ1-ZZZZ-QQQ2'

let fake: FakeTelegram
let home: Home
let port: number
let health = ''
let caseworkersChat = 0
const marks: Mark[] = []
/** The mark of a member stands in her row in the clear, for the operator; not after she has gone. */
let wiped: Mark
const tags: { name: string; bytes: Uint8Array }[] = []
/** What a bot with other keys would know the numbers by: what any keyring makes, a thief makes. */
const withoutKeys: { name: string; bytes: Uint8Array }[] = []
/** What was sealed while it was needed. */
const sealed: { name: string; bytes: Uint8Array }[] = []

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

const look = async () => {
  const response = await fetch(`http://127.0.0.1:${port}/health`)
  health += JSON.stringify([...response.headers]) + (await response.text())
}

const someone = (name: string): Chatting => {
  const peer = createChatting(fake.person({ language: 'en', name }))
  marks.push(groupedMark(`Telegram id of ${marks.length}`, String(peer.person.id)))
  return peer
}

const joins = async (peer: Chatting, code: string): Promise<void> => {
  marks.push(groupedMark(`code ${marks.length}`, code))
  await peer.says('/start', /people who sell sex warn/)
  await peer.says(code, /You are in|You can now (read reports|answer)/)
}

/** Keeps what stands sealed or tagged in the rows now, to look for it when it has been deleted. */
const remember = (columns: Record<string, string[]>) =>
  home.look(async ({ database }) => {
    for (const { table, values } of await allRows(database))
      for (const column of columns[table] ?? []) {
        const bytes = values[column]
        if (bytes && bytes.length > 8) sealed.push({ name: `${table}.${column}`, bytes })
      }
  })

const tellsEverything = async (anna: Chatting): Promise<string> => {
  await anna.says('/report', /Are you safe now/)
  await anna.taps('No', /go where there are people/)
  await anna.taps('Go on', /What happened\?/)
  await anna.taps('Violence', /What happened\?/)
  await anna.taps('Done', /What exactly was it/)
  await anna.taps('Tried to kill', /What exactly was it/)
  await anna.taps('Done', /phone number for the person who/)
  await anna.says(NUMBERS.reported, /Which town/)
  await anna.says(WORDS.town, /Do you want somebody to help/)
  await anna.taps('A case worker may read it', /When may we/)
  await anna.taps('As soon as it is read', /May colleagues read what kind/)
  await anna.taps('No, not yet', /This is what you have told/)
  await anna.taps('Add more', /What do you want to add/)
  await anna.taps('Who it was', /Who was it/)
  await anna.taps('Pretended to be a client', /What do you want to add/)
  await anna.taps('How long ago', /How long ago/)
  await anna.taps('This week', /What do you want to add/)
  await anna.taps('Weapons, injuries and such', /Does any of this fit/)
  await anna.taps('Several people', /Does any of this fit/)
  await anna.taps('Done', /What do you want to add/)
  await anna.taps('Looks, place, vehicle', /What do you want to describe/)
  await anna.taps('Vehicle', /Vehicle/)
  await anna.taps('Had a motorcycle', /What do you want to add/)
  await anna.taps('More numbers', /more numbers/)
  await anna.says(NUMBERS.added, /What do you want to add/)
  await anna.says(NUMBERS.between, /There is no warning/)
  await anna.taps('In my own words', /in your own words/i)
  await anna.says(`${WORDS.story} ${WORDS.name}, ${NUMBERS.inWords}`, /Wait a moment/)
  await anna.taps('Keep it as it is', /What do you want to add/)
  await anna.taps('Nothing more', /This is what you have told/)
  await anna.taps('Change something', /What do you want to change/)
  await anna.taps('Write when somebody answers', /May I write to you here/)
  await anna.taps('Yes, write to me', /I may write to you when somebody answers/)
  const { text } = await anna.taps('Send', /Your receipt/)
  await anna.says(PIN, /Noted/)
  return (/(?:\d{4} ){3}\d{4}/.exec(text)?.[0] ?? '').replaceAll(' ', '')
}

const tellsHalf = async (peer: Chatting): Promise<void> => {
  await peer.tells('Robbery', NUMBERS.halfTold)
  await peer.taps('Add more', /What do you want to add/)
  await peer.taps('In my own words', /in your own words/i)
  await peer.says(WORDS.half, /What do you want to add/)
  await peer.says('stop', /Stopped/)
}

const tellsWhatIsDeclined = async (peer: Chatting): Promise<void> => {
  await peer.tells('Shouted, insulted', NUMBERS.declined)
  await peer.taps('Add more', /What do you want to add/)
  await peer.taps('In my own words', /in your own words/i)
  await peer.says(WORDS.declined, /What do you want to add/)
  await peer.taps('Nothing more', /This is what you have told/)
  marks.push(groupedMark('receipt of the declined', await peer.sendsIt()))
}

/** A case worker and whoever asked for her write to each other; a guest asks something. */
const writes = async (
  [anna, cara, casey]: [Chatting, Chatting, Chatting],
  receipt: string,
): Promise<void> => {
  await anna.says(receipt, /is your report|Your report/)
  await anna.taps('Talk to a person', /Send me your PIN/)
  await anna.says(PIN, /What do you want to do/)
  await anna.taps('Write', /Write what you want to say/)
  await anna.says(WORDS.letter, /Got it/)
  await casey.says('/cases', /Cases\./)
  await casey.taps('today · English', /It is yours/)
  await casey.taps('Show the number', /📞/)
  await casey.taps('Show what they wrote', /In their own words/)
  await casey.taps('In my own words', /Write it in one message/)
  await casey.says(WORDS.caseWorker, /This is what you send/)
  await casey.taps('Send it', /Sent\./)
  await cara.says('/talk', /What do you want to say or ask/)
  const { text } = await cara.says(WORDS.asked, /Your receipt/)
  await cara.says(PIN, /May I write to you here/)
  await cara.taps('Yes, write to me', /Noted/)
  marks.push(groupedMark('receipt of a question', /(?:\d{4} ){3}\d{4}/.exec(text)?.[0] ?? ''))
  marks.push(groupedMark('PIN', PIN))
}

/** All that can be done with a receipt but taking the report back. */
const followsUp = async (
  anna: Chatting,
  [mona, nina]: [Chatting, Chatting],
  receipt: string,
): Promise<void> => {
  await anna.says(receipt, /is waiting to be read/)
  await anna.taps('Add something', /What do you want to add/)
  await anna.says(WORDS.added, /I have added it/)
  await anna.taps('Correct something', /What do you want to correct/)
  await anna.taps('My own words', /replaces/)
  await anna.says(WORDS.rewritten, /I have changed it/)
  await anna.taps('Change what I allow', /say yes or no to/)
  await anna.taps('Tell the police, but not who I am', /is that OK/)
  await anna.taps('Yes, that is OK', /may need the phone number/)
  await anna.says(NUMBERS.sentLater, /Noted/)
  await mona.says('/review', /What do you decide/)
  await mona.taps('Something else', /What do you want to do/)
  await mona.taps('Ask the reporter', /What do you want to ask/)
  await mona.taps('In my own words', /What do you want to know/)
  await mona.says(WORDS.question, /This is what the reporter will read/)
  await mona.taps('Ask this', /Another moderator reads your question first/)
  await nina.says('/review', /wants to ask the reporter something/)
  await nina.taps('Yes, ask this', /Done\./)
  await anna.says(receipt, /ask you/)
  await anna.taps('Answer', /Write your answer/)
  await anna.says(WORDS.answer, /Thank you/)
  await anna.says('0000 0000 0000 0000', /I cannot find a report with this receipt/)
}

const takesBack = async (peer: Chatting, receipt: string): Promise<void> => {
  await peer.says(receipt, /is waiting to be read/)
  await peer.taps('Correct something', /What do you want to correct/)
  await peer.taps('The phone number', /phone number for the person who/)
  await peer.says(NUMBERS.corrected, /I have changed it/)
  await peer.taps('Take it back', /Take your whole report back/)
  await peer.taps('Yes, take it back', /It is gone/)
}

const checksInEveryWay = async (anna: Chatting): Promise<void> => {
  await anna.says('/check', /Which number/)
  await anna.says(NUMBERS.checked, /There is no warning/)
  await anna.says('912 34 567', /There is no warning/)
  await anna.shares([NUMBERS.shared], /There is no warning/)
  await anna.says(WORDS.chatter, /Here is where we were|did not understand|do not understand/)
  anna.person.forwards(`${WORDS.name}: ${NUMBERS.forwarded}`)
  await anna.person.hears()
  anna.person.sendsPhoto(`${WORDS.name} ${NUMBERS.forwarded}`)
  await anna.person.hears()
  anna.person.sendsVoice()
  await anna.person.hears()
}

/** Follows towns, and has a line of her own stand on her lock screen. */
const follows = async (peer: Chatting): Promise<void> => {
  await peer.says('/menu', /What do you want to do/)
  await peer.says('Molde', /wider area/)
  await peer.taps('The whole country', /For how long/)
  await peer.says('3 weeks', /You will get alerts for Molde/)
  await peer.says('/alerts', /What do you want to change/)
  await peer.taps('How I am warned', /This is how you are warned/)
  await peer.taps('What my lock screen shows', /What should your lock screen show/)
  await peer.taps('My own line', /Write the line/)
  await peer.says(WORDS.line, /Saved/)
}

/** Reads all that is kept about her. */
const exports = async (peer: Chatting): Promise<void> => {
  await peer.says('/export', /Shall I show it/)
  await peer.taps('Yes, go on', /Are you alone/)
  await peer.taps('Yes, show it', /What I do not keep/)
}

const warns = async (moderator: Chatting): Promise<void> => {
  await moderator.says('/warn', /make a new one|No alert/)
  await moderator.taps('New alert', /How dangerous/)
  await moderator.taps('4 grave danger', /Which dangers/)
  await moderator.says('skip', /Which town/)
  await moderator.says(WORDS.town, /describe him/)
  await moderator.taps('Vehicle', /Vehicle/)
  await moderator.taps('Had a motorcycle', /describe him/)
  await moderator.taps('Nothing more', /something in your own words/)
  await moderator.says(WORDS.moderators, /Shall I send it/)
  await moderator.taps('Send now', /going out now/)
}

const GRAVE = 'Warn: 4 grave danger'

/** Decides on what waits, members' and guests' reports by turns: warns of what is grave, declines the rest. */
const reviews = async (moderator: Chatting, count: number): Promise<void> => {
  for (let done = 0; done < count; done++) {
    const { buttons } = await moderator.says('/review', /What do you decide/)
    if (buttons.flat().some((label) => label.endsWith(GRAVE))) {
      await moderator.taps(GRAVE, /This warns a town/)
      await moderator.taps('Yes, warn the town', /Approved/)
    } else {
      await moderator.taps('Decline', /Why\?/)
      await moderator.taps('Another reason', /Declined/)
    }
  }
}

/** Her buddy cannot, a case worker on duty takes it, and she answers: that is read, too. */
const onDuty = async ({ cara, bea, casey }: Record<'cara' | 'bea' | 'casey', Chatting>) => {
  await bea.says('/safecall', /has not answered since/)
  await bea.taps('I cannot', /I will go on without you/)
  /** Looks again and again: what she is to read comes when the bot looks the next time. */
  const reads = async (wished: RegExp): Promise<void> => {
    const isThere = async () => wished.test((await casey.says('/safecall', /./)).text)
    while (!(await isThere())) await pause(1_000)
  }
  await casey.person.hears(({ text }) => text === 'You have a new message')
  await reads(/you are on duty/)
  await casey.taps('I am on it', /others are asked again/)
  await cara.says('home now', /The safe-call is over/)
  await reads(/The chat said at/)
  caseworkersChat = casey.person.id
}

beforeAll(async () => {
  fake = await startFakeTelegram()
  port = await freePort()
  home = await createHome({
    TELEGRAM_BOT_TOKEN: fake.token,
    TELEGRAM_API_ROOT: fake.apiRoot,
    PORT: String(port),
    LOG_LEVEL: 'trace',
    DUTY_HOURS: 'mon-sun 00:00-24:00',
    DUTY_PHONE: '+47 22 00 00 00',
    SAFE_CALL_DUTY: 'on',
  })
  const [first = '', second = ''] = await home.operator(
    'codes',
    '--count',
    '2',
    '--role',
    'moderator',
  )
  const [third = '', fourth = ''] = await home.operator('codes', '--count', '2')
  const [fifth = ''] = await home.operator('codes', '--role', 'caseworker')
  // Another organisation's list: the only number that the list has when everything ends.
  const list = join(home.dataDir, '..', 'list.csv')
  await writeFile(list, `phone,harms,month\n${NUMBERS.imported},hit,2026-05\n`)
  await home.operator('import', list, '--organisation', WORDS.organisation, '--yes')
  await rm(list)
  const bot = await home.start()
  await fake.until(() => fake.calls('getUpdates').length > 0)
  await look()

  const anna = someone(WORDS.name)
  const bea = someone('Bea')
  const cara = someone('Cara')
  const dora = someone('Dora')
  const mona = someone('Mona')
  const nina = someone('Nina')
  const casey = someone('Casey')
  await joins(anna, third)
  await joins(dora, fourth)
  await joins(mona, first)
  await joins(nina, second)
  await joins(casey, fifth)
  const { text: invitation } = await anna.says('/invite', /^V\w{3}-\w{4}-\w{4}$/)
  await joins(bea, invitation)

  await checksInEveryWay(anna)
  for (const wrong of [WRONG_CODE, WRONG_CODE.toLowerCase()])
    await cara.says(wrong, /do not know that code/)
  await cara.says(NUMBERS.checked, /let in with a code/)
  // Whoever goes on alone goes on beside the others: the bot writes to nobody twice within a second.
  const [receipt] = await Promise.all([
    tellsEverything(anna),
    tellsHalf(bea).then(() => follows(bea)),
    follows(dora),
  ])
  marks.push(groupedMark('receipt', receipt))
  await writes([anna, cara, casey], receipt)
  await followsUp(anna, [mona, nina], receipt)
  await Promise.all([tellsWhatIsDeclined(cara), follows(anna)])

  const { text: settings } = await dora.says('/settings', /Your ID here is/)
  const handle = /here is (\w{8})/.exec(settings)?.[1] ?? ''
  await dora.taps('Never', /Saved/)
  await dora.says(NUMBERS.checked, /There is no warning/)
  await cara.tells('Robbery', NUMBERS.declined)
  const takenBack = await cara.sendsIt()
  marks.push(groupedMark('receipt of what was taken back', takenBack))
  await remember({
    'public.report': ['content', 'author'],
    'public.case_file': ['content', 'way', 'receipt'],
    'public.session': ['content'],
    'public.sent_message': ['content'],
    'public.sender': ['preferences'],
    'public.subscriber': ['content', 'tag'],
    'public.watcher': ['content', 'tag'],
    'public.pile': ['content'],
  })

  const elsewhere = someone('Anna elsewhere')
  const { text: moving } = await anna.says('/move', /^M\w{3}-\w{4}-\w{4}$/)
  marks.push(groupedMark('code for moving', moving))
  await remember({ 'public.move': ['sender', 'code', 'content'] })
  await elsewhere.says(moving, /Move here now/)
  await elsewhere.taps('Yes, move here', /You have moved/)

  await takesBack(cara, takenBack)
  await reviews(mona, 2)
  await reviews(nina, 1)
  await warns(mona)
  for (const { person } of [elsewhere, bea]) await person.hears(({ text }) => text === WORDS.line)
  await bea.taps('Show', /mauve/)
  await exports(dora)
  await exports(mona)
  const pair = { her: cara.person.id, buddy: bea.person.id, due: Date.now() }
  await home.look((open) =>
    keepCalls(open, [pair], {
      names: [WORDS.calledHer, WORDS.calledBuddy],
      note: WORDS.left,
      areKnown: true,
      duty: true,
    }),
  )
  await bea.person.hears(({ text }) => text === WORDS.line)
  await onDuty({ cara, bea, casey })
  await remember({ 'public.safe_call': ['content', 'owner'], 'public.buddy': ['content'] })
  await dora.says('/wipe', /Delete everything now/)
  await dora.taps('Yes, delete', /I have deleted everything/)
  wiped = groupedMark('handle of the wiped', handle)
  mona.person.blocks()
  await look()
  await fake.updates.allConfirmed()
  // Killed: a clean end would take what was deleted off the disk before it is searched.
  await bot.end('SIGKILL')

  await home.look(async ({ database }) => {
    for (const { table, values } of await allRows(database))
      for (const [column, bytes] of Object.entries(values))
        if (
          /fingerprint|tag|^sender$|^owner$|handle|member_id|group_id|^receipt$|voice/.test(column)
        )
          if (bytes.length >= 8) tags.push({ name: `${table}.${column}`, bytes })
  })
  for (const [name, written] of Object.entries(NUMBERS))
    marks.push(numberMark(`number ${name}`, written, written.slice(1).split(' ')[0] ?? ''))
  const other = createKeys()
  const fingerprints = createFingerprinter({ keys: other, cost: REAL_COST, concurrency: 2 })
  const numbers = Object.values(NUMBERS).flatMap((written) => readPhones(written, 'NO').numbers)
  expect(numbers.length).toBe(Object.keys(NUMBERS).length)
  for (const fingerprint of await fingerprints.of(numbers))
    for (const { tag } of layersOf(other, fingerprint))
      withoutKeys.push({ name: 'a fingerprint under another key', bytes: tag })
  for (const [name, text] of Object.entries(WORDS)) marks.push(textMark(`words: ${name}`, text))
  marks.push(groupedMark('wrong code', WRONG_CODE))
  marks.push({ name: 'token', spellings: [fake.token, fake.token.split(':')[1] ?? ''] })
}, 400_000)
afterAll(async () => {
  await home.close()
  await fake.stop()
})

it('leaves nothing of what was said in any row of any table', async () => {
  const search = createSearch(
    [...marks, wiped],
    withoutKeys.flatMap(({ name, bytes }) => bytesForms(name, bytes)),
  )
  await home.look(async ({ database }) => {
    const rows = await allRows(database)
    const names = new Set(rows.map(({ table }) => table))
    expect(names).toContain('public.turn')
    expect(names).toContain('public.report')
    expect(names).toContain('public.safe_call')
    expect(names).toContain('public.subject')
    expect([...names].some((name) => name.startsWith('bullmq.'))).toBe(true)
    expect(
      rows.flatMap(({ table, bytes }) => search(bytes).map((name) => `${table}: ${name}`)),
    ).toEqual([])
  })
})

it('never wrote any of it to the disk in the clear, not even into what is deleted', async () => {
  const search = createSearch(marks)
  expect(await searchFiles(search, home.dataDir)).toEqual([])
  expect(search(await readFile(home.keyFile))).toEqual([])
})

it('writes nothing of it, and nothing that names anybody, into the log or the health page', async () => {
  const { roots } = JSON.parse(await readFile(home.keyFile, 'utf8'))
  const keys = Object.values<string[]>(roots)
    .flat()
    .flatMap((root) => bytesForms('a key', Buffer.from(root, 'base64')))
  const password = await readFile(`${home.dataDir}/postgres.password`, 'utf8')
  const search = createSearch(
    [...marks, wiped, { name: 'database password', spellings: [password.trim()] }],
    [...keys, ...tags.flatMap(({ name, bytes }) => bytesForms(name, bytes))],
  )
  expect(home.written()).toContain('"ready"')
  expect(health).toContain('"ok":true')
  expect(search(home.written())).toEqual([])
  expect(endingsIn(home.written(), Object.values(NUMBERS))).toEqual([])
  expect(search(health)).toEqual([])
  expect(await searchFiles(createSearch([], keys), home.dataDir)).toEqual([])
})

it('says nothing of an alarm on the lock screen of who is on duty, and keeps only her mark for it', async () => {
  const isLine = ({ params }: { params: Record<string, unknown> }): boolean =>
    params['chat_id'] === caseworkersChat && /"text":"Show"/.test(JSON.stringify(params))
  const lines = fake.calls('sendMessage').filter(isLine)
  expect(lines.length).toBeGreaterThan(0)
  for (const { params } of lines) expect(params['text']).toBe('You have a new message')
  await home.look(async ({ database }) => {
    const noted = await database.prisma.audit.findMany({
      where: { action: { startsWith: 'duty.' } },
    })
    expect(new Set(noted.map(({ action }) => action))).toEqual(
      new Set(['duty.read', 'duty.answer']),
    )
    for (const { at, reportId, level } of noted)
      expect([at.getTime() % 3_600_000, reportId, level]).toEqual([0, null, null])
    const [call] = await database.prisma.safeCall.findMany()
    expect(call?.state).toBe('over')
  })
})

it('keeps nothing that was deleted, sealed or not, once it is purged', async () => {
  expect(sealed.length).toBeGreaterThan(10)
  const live = await home.look(({ database }) => allRows(database))
  const isLive = (bytes: Uint8Array) =>
    live.some((row: Row) => row.bytes.includes(Buffer.from(bytes)))
  const deleted = sealed.filter(({ bytes }) => !isLive(bytes))
  expect(deleted.map(({ name }) => name)).toContain('public.report.content')
  const search = createSearch(
    [...marks, wiped],
    deleted.flatMap(({ name, bytes }) => bytesForms(name, bytes)),
  )
  expect(await searchFiles(search, home.dataDir)).not.toEqual([])
  await home.operator('purge')
  expect(await searchFiles(search, home.dataDir)).toEqual([])
})

it('would have found any of it', async () => {
  const search = createSearch(marks)
  const [number] = marks.filter(({ name }) => name === 'number reported')
  for (const spelling of number?.spellings ?? []) {
    for (const left of [
      spelling,
      JSON.stringify({ text: `x${spelling}x` }),
      Buffer.from(`ab${spelling}`).toString('base64'),
      Buffer.from(`abc${spelling}d`).toString('base64url'),
      Buffer.from(spelling).toString('hex'),
      Buffer.from(spelling, 'utf16le'),
      [...spelling].reverse().join(''),
    ])
      expect(search(left)).not.toEqual([])
  }
  await home.look(async ({ database }) => {
    const content = Buffer.from(`before ${NUMBERS.reported} after`)
    const id = crypto.randomUUID()
    const receipt = Buffer.from('planted')
    await database.prisma.report.create({ data: { id, month: new Date(0), content, receipt } })
    const rows = await allRows(database)
    expect(rows.flatMap(({ bytes }) => search(bytes))).not.toEqual([])
    await database.sql`CHECKPOINT`
    expect(await searchFiles(search, home.dataDir)).not.toEqual([])
    await database.prisma.report.delete({ where: { id } })
  })
})
