import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createBot } from '../../../src/core/bot.ts'
import {
  type Address,
  type Inbound,
  type Message,
  SendError,
} from '../../../src/core/terms/message.ts'
import { createTestBot, type TestBot } from '../../support/bot.ts'

let bot: TestBot
/** What befalls a message to somebody on its way; one for each try, then none. */
const faults = new Map<string, unknown[]>()
const onSend = (person: string): void => {
  const fault = faults.get(person)?.shift()
  if (fault) throw fault
}

beforeAll(async () => {
  bot = await createTestBot({ onSend })
})
beforeEach(() => {
  bot.logged.length = 0
  bot.waited.length = 0
})
afterAll(() => bot.close())

let count = 0
const inboundOf = (person: string, text: string, dedupe = `d${++count}`): Inbound => ({
  dedupe,
  at: bot.now(),
  address: person as Address,
  from: { key: person, language: 'en' },
  body: { kind: 'text', text },
  message: dedupe,
})
const accept = (inbound: Inbound) => bot.bot.turns.accept('telegram', inbound)
const idle = () => bot.bot.turns.idle()

const firstLines = (messages: readonly Message[]) => messages.map(({ text }) => text.split('\n')[0])
const statesNow = async () => {
  const rows = await bot.database.prisma.turn.groupBy({ by: ['state'], _count: true })
  return Object.fromEntries(rows.map(({ state, _count }) => [state, _count]))
}

it('answers a message once, however often the platform delivers it', async () => {
  const inbound = inboundOf('anna', '/help')
  await Promise.all([accept(inbound), accept(inbound), accept(inbound)])
  await idle()
  await accept(inbound)
  await idle()
  expect(bot.received('anna')).toHaveLength(1)
})

it('takes the same id of another channel for another message', async () => {
  const other = { ...bot.needs.channels[0], name: 'elsewhere' } as (typeof bot.needs.channels)[0]
  const both = createBot({ ...bot.needs, channels: [...bot.needs.channels, other] })
  await both.turns.accept('telegram', inboundOf('anna', '/help', 'same'))
  await both.turns.accept('elsewhere', inboundOf('anna', '/help', 'same'))
  await both.turns.idle()
  expect(bot.received('anna')).toHaveLength(2)
})

it('answers the last of what came late, once, and says that there was more', async () => {
  // Sleeping lets the others come in, as it does for real.
  const slow = createBot({
    ...bot.needs,
    sleep: () => new Promise((resolve) => setTimeout(resolve, 50)),
  })
  const late = (text: string): Inbound => ({ ...inboundOf('lone', text), late: true })
  const { turns } = slow
  await turns.accept('telegram', inboundOf('lone', '/report'))
  await turns.idle()
  bot.received('lone')
  for (const text of ['1', '2', 'hello?', '/menu', '1']) await turns.accept('telegram', late(text))
  await turns.idle()
  expect(bot.received('lone').map(({ text }) => text.split('. ')[0])).toEqual([
    'I was away for a while',
    'I am sorry about what happened',
    'What happened?\n\nTap all that fit, then Done.',
  ])
  // One alone is answered like any other, and nothing is said twice.
  await turns.accept('telegram', late('/menu'))
  await turns.idle()
  expect(firstLines(bot.received('lone'))).toEqual(['What do you want to do?'])
})

describe('what waited while the bot was away', () => {
  /** Takes what a peer sent, without answering it. */
  const waiting = async (person: string, texts: readonly string[]): Promise<void> => {
    const away = createBot(bot.needs)
    await away.turns.stop()
    for (const text of texts) await away.turns.accept('telegram', inboundOf(person, text))
  }
  const takenUp = async (person: string) => {
    await bot.bot.turns.finish()
    await idle()
    return firstLines(bot.received(person))
  }
  const checks = async () =>
    (await bot.database.prisma.counter.findMany({ where: { kind: 'check' } })).reduce(
      (sum, { today }) => sum + today,
      0,
    )

  it('is answered once and counts once where it is the same check, and leaves the chat', async () => {
    await bot.letIn('pia')
    const [number, other] = ['+44 7700 900123', '+44 7700 900456']
    const before = await checks()
    await bot.says('pia', number)
    const each = (await checks()) - before
    const rows = await bot.database.prisma.sentMessage.count()
    bot.received('pia')
    await waiting('pia', [number, number, number, other, number])
    const answers = await takenUp('pia')
    expect(answers).toHaveLength(3)
    expect((await checks()) - before).toBe(each * 4)
    expect(each).toBeGreaterThan(0)
    expect(await bot.database.prisma.sentMessage.count()).toBe(rows + 5)
  })

  it('is two answers where the same answers two questions', async () => {
    await waiting('rita', ['/report', '1', '1'])
    expect(await takenUp('rita')).toHaveLength(4)
  })

  it('is one answer where the same number answers the question for one', async () => {
    await bot.letIn('siv')
    await bot.says('siv', '/check')
    bot.received('siv')
    const before = await checks()
    await waiting('siv', ['+44 7700 900123', '+44 7700 900123', '+44 7700 900123'])
    expect(await takenUp('siv')).toEqual(['📞 +44 … 23'])
    expect((await checks()) - before).toBe(1)
  })

  it('is one check and one question where she is telling something', async () => {
    await bot.letIn('tea')
    await bot.says('tea', '/report')
    await bot.says('tea', 'yes')
    bot.received('tea')
    await waiting('tea', ['+44 7700 900123', '+44 7700 900123', 'no'])
    const answers = await takenUp('tea')
    expect(answers.filter((line) => line?.startsWith('📞'))).toHaveLength(1)
    expect(answers).toHaveLength(3)
  })

  it.each([
    ['no', 'no'],
    ['1', '1'],
    ['ok', 'ok'],
    ['skip', 'skip'],
  ])('%j and %j again are two answers', async (text, same) => {
    const person = `twice ${text}`
    await waiting(person, ['/report', text, same])
    expect((await takenUp(person)).length).toBeGreaterThan(2)
  })

  it('is read before it was changed, and the change is none', async () => {
    await bot.letIn('una')
    const away = createBot(bot.needs)
    await away.turns.stop()
    const first = inboundOf('una', '+44 7700 900123')
    const changed = { ...inboundOf('una', '+44 7700 900123'), edits: first.message ?? '' }
    for (const one of [first, changed]) await away.turns.accept('telegram', one)
    expect(await takenUp('una')).toEqual(['📞 +44 … 23', '✏️ You changed your message:'])
  })
})

it('handles what one peer sends at once in the order in which it came', async () => {
  for (const text of [
    '/report',
    '1',
    '11',
    'skip',
    'oslo',
    '1',
    '2',
    '6',
    'his car was red',
    '7',
  ]) {
    await accept(inboundOf('bea', text))
  }
  await idle()
  expect(firstLines(bot.received('bea'))).toEqual([
    'Are you safe now?',
    expect.stringContaining('I am sorry about what happened.'),
    'What happened?',
    expect.stringContaining('Do you have a phone number'),
    expect.stringContaining('Which town was it in?'),
    'Do you want somebody to help you?',
    'This is what you have told me:',
    'What do you want to add?',
    expect.stringContaining('Tell it in your own words'),
    'What do you want to add?',
    'This is what you have told me:',
  ])
})

it('answers fifty peers at once, each her own', async () => {
  const people = Array.from({ length: 50 }, (_, index) => `one of fifty ${index}`)
  await Promise.all(
    people.flatMap((person) => [
      accept(inboundOf(person, '/help')),
      accept(inboundOf(person, '/privacy')),
    ]),
  )
  await idle()
  for (const person of people) expect(bot.received(person)).toHaveLength(2)
  expect(bot.logged).toEqual([])
})

it('keeps nothing of a message that was answered but that it was, for two days', async () => {
  await bot.bot.expire()
  const before = await bot.database.prisma.turn.count()
  const inbound = inboundOf('cleo', '/help')
  await accept(inbound)
  await idle()
  const rows = await bot.database.prisma.turn.findMany()
  expect(rows).toHaveLength(before + 1)
  expect(rows.filter(({ sender, content }) => sender ?? content)).toEqual([])
  bot.later({ hours: 47 })
  await bot.bot.expire()
  await accept(inbound)
  await idle()
  expect(bot.received('cleo')).toHaveLength(1)
  bot.later({ hours: 2 })
  await bot.bot.expire()
  expect(await bot.database.prisma.turn.count()).toBe(0)
})

it('answers what is too long to be read', async () => {
  // Whoever is new is greeted, whatever she writes.
  await bot.says('dora', 'hi')
  bot.heard('dora')
  for (const length of [4_096, 100_000]) {
    await bot.says('dora', 'word '.repeat(length / 5))
    expect(bot.heard('dora')).toContain('I did not understand that.')
    await bot.says('dora', '7'.repeat(length))
    expect(bot.heard('dora')).toMatch(/I did not understand that\.|too short or too long/)
  }
  expect(bot.logged).toEqual([])
})

describe('a turn that fails', () => {
  /** Lets the database refuse whatever is to be kept about one peer. */
  const refuse = async (person: string) => {
    const tag = Buffer.from(bot.senderOf(person)).toString('hex')
    await bot.database.sql.unsafe(`
      CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'refused'; END $$;
      CREATE TRIGGER refuse BEFORE INSERT OR UPDATE ON sender FOR EACH ROW
        WHEN (NEW.tag = '\\x${tag}') EXECUTE FUNCTION refuse()`)
    return () => bot.database.sql.unsafe('DROP FUNCTION refuse CASCADE')
  }

  it('is tried three times and given up with an apology, and the next one works', async () => {
    const allow = await refuse('edda')
    await accept(inboundOf('edda', '/help'))
    await accept(inboundOf('fay', '/help'))
    await idle()
    expect(firstLines(bot.received('edda'))).toEqual([
      'Something went wrong on my side, not yours. Please send it again in a minute. What you told me before is still there.',
    ])
    expect(firstLines(bot.received('fay'))).toEqual([expect.stringContaining('In danger now?')])
    expect(bot.logged.map((line) => line.replace(/\W*[{\w]*turn.*/, ''))).toHaveLength(4)
    expect(bot.logged.filter((line) => line.includes('tried again'))).toHaveLength(3)
    expect(bot.logged.filter((line) => line.includes('given up'))).toHaveLength(1)
    expect(await statesNow()).toMatchObject({ parked: 1 })
    const rows = await bot.database.prisma.turn.findMany({ where: { state: 'parked' } })
    expect(rows).toMatchObject([{ sender: null, content: null }])
    await allow()
    await bot.says('edda', '/help')
    expect(bot.heard('edda')).toContain('In danger now?')
  })

  it('does nothing by halves', async () => {
    await bot.says('gro', '/report')
    for (const tap of [
      'Yes',
      'Robs or does not pay',
      'Done',
      'Robbery',
      'Done',
      'Skip',
      'Oslo',
      'No, thank you',
    ])
      await bot.taps('gro', tap)
    bot.heard('gro')
    await bot.database.sql.unsafe(`
      CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'refused'; END $$;
      CREATE TRIGGER refuse BEFORE UPDATE ON session FOR EACH ROW EXECUTE FUNCTION refuse()`)
    await bot.taps('gro', 'Send')
    expect(bot.heard('gro')).toContain('Something went wrong on my side')
    await bot.database.sql.unsafe('DROP FUNCTION refuse CASCADE')
    const { report } = bot.database.prisma
    expect(await report.count()).toBe(0)
    await bot.taps('gro', 'Send')
    expect(bot.heard('gro')).toContain('Thank you for telling me.')
    expect(await report.count()).toBe(1)
  })
})

describe('a channel that does not take a message', () => {
  it.each(['blocked', 'invalid'] as const)(
    'is not tried again when it is %s, and the next message is answered',
    async (kind) => {
      const person = `one who is ${kind}`
      faults.set(person, [new SendError(kind)])
      await bot.says(person, '/help')
      expect(bot.received(person)).toEqual([])
      expect(await statesNow()).not.toHaveProperty('handled')
      await bot.says(person, '/help')
      expect(bot.received(person)).toHaveLength(1)
    },
  )

  it('is tried again when it said how long to wait', async () => {
    faults.set('hild', [new SendError('throttled', { retryAfter: 7 })])
    await bot.says('hild', '/help')
    expect(bot.received('hild')).toHaveLength(1)
    expect(bot.waited).toEqual([7_000])
  })

  it('is tried again slowly when it may have taken it: each try may be one copy more', async () => {
    faults.set('ine', Array(3).fill(new SendError('unreachable', { maybeSent: true })))
    await bot.says('ine', '/help')
    expect(bot.waited).toEqual([10_000])
    await bot.bot.turns.finish()
    await idle()
    expect(bot.received('ine')).toEqual([])
    for (const hours of [0.02, 0.1]) {
      bot.later({ hours })
      await bot.bot.turns.finish()
      await idle()
    }
    expect(bot.received('ine')).toHaveLength(1)
  })

  it('gets the answer later when it cannot be reached for long', async () => {
    faults.set('ida', Array(4).fill(new SendError('unreachable')))
    await bot.says('ida', '/report')
    expect(bot.received('ida')).toEqual([])
    expect(await statesNow()).toMatchObject({ handled: 1 })
    await bot.bot.turns.finish()
    await idle()
    expect(firstLines(bot.received('ida'))).toEqual(['Are you safe now?'])
    expect(await statesNow()).not.toHaveProperty('handled')
    await bot.taps('ida', 'Yes')
    expect(bot.heard('ida')).toContain('What happened?')
  })

  it('gets the answer later when the platform holds the bot back', async () => {
    faults.set('jo', [new SendError('restricted')])
    await bot.says('jo', '/help')
    expect(bot.received('jo')).toEqual([])
    await bot.bot.turns.finish()
    await idle()
    expect(bot.received('jo')).toHaveLength(1)
  })

  it('gets the answer later after a fault that nobody thought of, and nothing is done twice', async () => {
    await bot.says('kari', '/report')
    for (const tap of [
      'Yes',
      'Robs or does not pay',
      'Done',
      'Robbery',
      'Done',
      'Skip',
      'Oslo',
      'No, thank you',
    ])
      await bot.taps('kari', tap)
    bot.heard('kari')
    const before = await bot.database.prisma.report.count()
    faults.set('kari', [new Error('a fault of our own')])
    await bot.taps('kari', 'Send')
    expect(bot.received('kari')).toEqual([])
    await bot.bot.turns.finish()
    await idle()
    expect(bot.heard('kari')).toMatch(/Your receipt: \d{4} \d{4} \d{4} \d{4}/)
    expect(await bot.database.prisma.report.count()).toBe(before + 1)
  })

  it('is forgotten when the peer has blocked it', async () => {
    await bot.says('liv', '/report')
    bot.received('liv')
    await bot.sends('liv', { kind: 'blocked' })
    expect(bot.received('liv')).toEqual([])
    expect(await statesNow()).not.toHaveProperty('handled')
  })
})

it('keeps order and loses nothing when two processes answer one peer', async () => {
  const other = createBot(bot.needs)
  const both = [bot.bot, other]
  const stays = ['1', '2', '3', '4', '2']
  const texts = stays.flatMap((stay) => ['/settings', stay])
  for (const [index, text] of texts.entries()) {
    await both[index % 2]?.turns.accept('telegram', inboundOf('mona', text))
  }
  const open = { state: { in: ['accepted' as const, 'handled' as const] } }
  for (let round = 0; round < 20; round += 1) {
    for (const { turns } of both) {
      await turns.finish()
      await turns.idle()
    }
    if ((await bot.database.prisma.turn.count({ where: open })) === 0) break
  }
  const lines = firstLines(bot.received('mona'))
  expect(lines.filter((line) => line?.startsWith('When should I delete'))).toHaveLength(5)
  expect(lines.filter((line) => line === 'Saved.')).toHaveLength(5)
  const { preferences } = await bot.stores.members.recognise(bot.senderOf('mona'), bot.now())
  expect(preferences.stay).toBe('hour')
  expect(await statesNow()).not.toHaveProperty('accepted')
})

it('takes up at the next start what was left when it was stopped', async () => {
  const stopped = createBot(bot.needs)
  await stopped.turns.stop()
  await stopped.turns.accept('telegram', inboundOf('nina', '/help'))
  expect(bot.received('nina')).toEqual([])
  await bot.bot.turns.finish()
  await idle()
  expect(bot.received('nina')).toHaveLength(1)
})

it('takes up an answer that decides something as it was typed, before or after it was asked', async () => {
  await bot.says('oda', '/wipe')
  const late = { ...inboundOf('oda', 'yes'), at: new Date(bot.now().getTime() - 60_000) }
  bot.received('oda')
  for (const [inbound, answer] of [
    [late, 'before you could read this'],
    [inboundOf('oda', 'yes'), 'I have deleted everything'],
  ] as const) {
    const stopped = createBot(bot.needs)
    await stopped.turns.stop()
    await stopped.turns.accept('telegram', inbound)
    await bot.bot.turns.finish()
    await idle()
    expect(bot.heard('oda')).toContain(answer)
  }
})
