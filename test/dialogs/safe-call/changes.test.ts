/** What changes between the beginning and the end: the time, more time, and in how many chats a buddy is told. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../../support/bot.ts'
import { BEGIN, buddyCodeOf, does, pairTyped } from '../../support/safe-call-people.ts'
import { watchingOver } from '../../support/safe-calls.ts'

let bot: TestBot
let people: ReturnType<typeof watchingOver>
beforeEach(async () => {
  bot = await createTestBot({ channels: ['telegram', 'whatsapp'] })
  people = watchingOver(bot)
  await bot.letIn('mia')
  await pairTyped(bot, 'mia', 'maria')
})
afterEach(() => bot.close())

/** Does it, and returns what is said then. */
const saidAfter = async (person: string, ...what: string[]): Promise<string> => {
  bot.heard(person)
  await does(bot, person, ...what)
  return bot.heard(person)
}

describe('A time that has been read', () => {
  it('is the time of the call, also if she starts it later', async () => {
    const read = await saidAfter('mia', 'back in 2 hours', 'skip', '[No, only at the end]')
    const [, until = ''] = /Until (\d\d:\d\d)/.exec(read) ?? []
    bot.later({ hours: 1 })
    expect(await saidAfter('mia', '[Start]')).toContain(`You are expected back by ${until}`)
  })

  it.each(['back at 1 am', '[All night, until 08:00]', '[2 hours]'])(
    'is asked for anew, if it has passed when she starts: %s',
    async (time) => {
      const isTap = time.startsWith('[')
      await does(bot, 'mia', ...(isTap ? ['/safecall', '[Start a safe-call]'] : []), time)
      await does(bot, 'mia', 'Hotel Bristol', '[No, only at the end]')
      bot.later({ hours: 10 })
      const said = await saidAfter('mia', '[Start]')
      expect(said).toContain('That time has passed, so nothing was started.')
      expect(said).toContain('When are you expected back?')
      expect(said).not.toContain('It is on.')
      expect(
        await saidAfter('mia', '[1 hour]', 'Hotel', '[No, only at the end]', '[Start]'),
      ).toContain('It is on.')
    },
  )
})

describe('With a safe word', () => {
  it('only the word makes it longer, and it says so', async () => {
    expect(await saidAfter('mia', '/safecall', '[My safe words]')).toContain(
      'only this word ends your safe-call or makes it longer. In between, a tap is enough.',
    )
    await does(bot, 'mia', '[Set a safe word]', 'blue kettle', ...BEGIN)
    const before = await saidAfter('mia', '/safecall')
    const [line = ''] = /You are expected back by [^\n]+/.exec(before) ?? []
    expect(await saidAfter('mia', '[30 more minutes]')).toMatch(
      /Write your safe word, and I will make it longer, until \d\d:\d\d/,
    )
    // Nothing has changed until then.
    expect(await saidAfter('mia', '/safecall')).toContain(line)
    const said = await saidAfter('mia', 'Blue kettle!')
    expect(said).toMatch(/Good\. It now runs until \d\d:\d\d/)
    expect(said).not.toContain(line)
    expect(await saidAfter('mia', 'blue kettle')).toContain('Good. The safe-call is over.')
  })

  it('a time that she writes waits for the word, too', async () => {
    await does(bot, 'mia', '/safecall', '[My safe words]', '[Set a safe word]', 'blue kettle')
    await does(bot, 'mia', ...BEGIN)
    expect(await saidAfter('mia', 'back in 4 hours')).toContain('Write your safe word')
    await does(bot, 'mia', '/menu')
    expect(await saidAfter('mia', 'blue kettle')).toContain('It now runs until')
  })
})

describe('A second chat of a buddy', () => {
  beforeEach(async () => {
    await does(bot, 'maria', '/safecall', '[People I watch over]', '[mia from work]')
    await does(bot, 'maria', '[A second way to reach me]')
    await does(bot, 'whatsapp:maria', buddyCodeOf(bot, 'maria'), '1')
    await people.watchOver()
  })

  it('is told to her, and she can take it off', async () => {
    expect(await saidAfter('mia', '/safecall')).toContain(
      'From now on maria from work is told of an alarm in a second chat, too. You can remove it under “My buddies”.',
    )
    expect(await saidAfter('mia', '[My buddies]', '[maria from work]')).toContain('Only one chat')
    expect(await saidAfter('mia', '[Only one chat]')).toContain(
      "maria from work's second chat is off. Alarms go only to the first one.",
    )
    expect(await saidAfter('mia', '[My buddies]', '[maria from work]')).not.toContain(
      'Only one chat',
    )
  })

  it('is the only one more, and can be taken off by the buddy in each of them', async () => {
    expect(
      await saidAfter('maria', '/safecall', '[People I watch over]', '[mia from work]'),
    ).not.toContain('A second way')
    const said = await saidAfter('whatsapp:maria', '/safecall')
    expect(said).toContain('You are watching over:')
    await does(bot, 'maria', '[Only one chat]')
    expect(bot.heard('maria')).toContain(
      'The second chat is off. Alarms come only to the first one.',
    )
    expect(await saidAfter('maria', '[People I watch over]', '[mia from work]')).toContain(
      'A second way',
    )
    expect(await saidAfter('whatsapp:maria', '/safecall')).not.toContain('You are watching over:')
  })
})

describe('A time that she writes where she has read that she needs a buddy', () => {
  it('begins a call, if somebody has become her buddy since', async () => {
    await bot.letIn('lea')
    await does(bot, 'lea', '/safecall', '[Add a buddy]', '[It is my own choice]', 'Lea from work')
    await does(bot, 'nina', buddyCodeOf(bot, 'lea'), '[Yes]', 'Nina from work')
    bot.heard('lea')
    await bot.talk(
      'lea',
      `
      > back in 2 hours
      Nina from work is your buddy now.
      Until 01:04 tomorrow.
      What should your buddy know if you do not answer? Place, room, car, the client's number: in your own words.
      It is locked, and only those who are told of an alarm can read it. If you are back before any alarm, it is deleted at once.
      [⏭ Skip]
      [🏠 Menu]
      `,
    )
  })

  it('says so again, if nobody has', async () => {
    await bot.letIn('lea')
    expect(await saidAfter('lea', '/safecall', 'back in 2 hours')).toMatch(/^You say when/)
  })
})

describe('A question that was asked before the bot was updated', () => {
  /** The session as the version before has kept it: the time as she wrote it, not as a moment. */
  const asBefore = async (): Promise<void> => {
    const sender = bot.senderOf('mia')
    const { session, revision } = await bot.stores.sessions.load(sender, bot.now())
    const { at } = session
    if (!at) throw new Error('no question is open')
    const { until: _, ...draft } = at.draft
    const earlier = { ...at, version: 1, draft: { ...draft, wanted: { kind: 'night' } } }
    await bot.stores.sessions.save(sender, { ...session, at: earlier }, revision, bot.now())
  }

  it('is answered all the same, and a call that begins asks for its time again', async () => {
    await does(bot, 'mia', '/safecall', '[Start a safe-call]', '[2 hours]', 'Hotel Bristol')
    await asBefore()
    const said = await saidAfter('mia', '1 hour', 'Hotel', '[No, only at the end]', '[Start]')
    expect(said).toContain('It is on.')
    await asBefore()
    expect(await saidAfter('mia', '[I am OK]')).toContain('Good. The safe-call is over.')
  })
})
