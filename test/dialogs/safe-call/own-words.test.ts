/** What people type around a safe-call in their own words: nobody is left, and nothing is lost, by a wrong word. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ownCall } from '../../../src/core/actions/safe-call.ts'
import { createTestBot, type TestBot } from '../../support/bot.ts'
import { BEGIN, does, pairTyped } from '../../support/safe-call-people.ts'
import { watchingOver } from '../../support/safe-calls.ts'

let bot: TestBot
const passes = (minutes: number): Promise<void> => watchingOver(bot).passes(minutes)
const call = () => watchingOver(bot).as('mia', ownCall)
/** What is kept of her conversation. */
const sessionOf = async (person: string) =>
  (await bot.stores.sessions.load(bot.senderOf(person), bot.now())).session
/** What she reads after she has typed something. */
const heardAfter = async (person: string, text: string): Promise<string> => {
  bot.heard(person)
  await bot.says(person, text)
  return bot.heard(person)
}

beforeEach(async () => {
  bot = await createTestBot()
  await bot.letIn('mia')
  await pairTyped(bot, 'mia', 'maria')
})
afterEach(() => bot.close())

describe('Her safe word', () => {
  const WORDS = ['/safecall', '[My safe words]', '[Set a safe word]'] as const

  it.each(['what can i use?', 'what can i use', 'help me', 'i am home', 'stop it now please'])(
    'is not %j: it is asked for again',
    async (text) => {
      await does(bot, 'mia', ...WORDS)
      const said = await heardAfter('mia', text)
      expect(said).not.toContain('I will recognise it')
    },
  )

  it('is what she names in a sentence, and counts beside a few other words', async () => {
    await does(bot, 'mia', ...WORDS, 'my safe word is Pineapple')
    await does(bot, 'mia', '[My safe words]', '[Set a second word]', 'banana is my duress word')
    await does(bot, 'mia', ...BEGIN)
    expect(await heardAfter('mia', 'im home')).toContain('Write your safe word')
    expect(await heardAfter('mia', 'is it pineapple?')).not.toContain('is over')
    for (const text of [
      'he has a knife pineapple',
      'not pineapple',
      'i am not home pineapple',
      'dont use pineapple',
    ])
      expect(await heardAfter('mia', text), text).not.toContain('is over')
    expect(await heardAfter('mia', 'pineapple, im home')).toContain('The safe-call is over')
    expect(await call()).toBeUndefined()
  })

  it('under duress looks the same beside other words, and her buddy is told', async () => {
    await does(bot, 'mia', ...WORDS, 'pineapple')
    await does(bot, 'mia', '[My safe words]', '[Set a second word]', 'banana', ...BEGIN)
    expect(await heardAfter('mia', 'im home banana')).toContain('The safe-call is over')
    await passes(1)
    expect(await heardAfter('maria', '/news')).toContain('was forced to write')
  })

  it('is asked for again at once when it is the other one', async () => {
    await does(bot, 'mia', ...WORDS, 'pineapple', '[My safe words]', '[Set a second word]')
    expect(await heardAfter('mia', 'pineapple')).toContain('already your other word')
    // The word that she typed is left nowhere.
    expect(JSON.stringify(await sessionOf('mia'))).not.toContain('pineapple')
    expect(await heardAfter('mia', 'banana')).toContain('I will recognise it')
  })

  it('is no alarm when her second word stands in it, alone and beside others', async () => {
    await does(bot, 'mia', ...WORDS, 'copper kettle')
    await does(bot, 'mia', '[My safe words]', '[Set a second word]', 'kettle')
    for (const typed of ['Copper kettle', 'im home, copper kettle']) {
      await does(bot, 'mia', ...BEGIN)
      expect(await heardAfter('mia', typed)).toContain('The safe-call is over')
      await passes(1)
      expect(await heardAfter('maria', '/news')).not.toContain('was forced to write')
    }
    await does(bot, 'mia', ...BEGIN)
    await heardAfter('mia', 'im home, kettle')
    await passes(1)
    expect(await heardAfter('maria', '/news')).toContain('was forced to write')
  })

  it('is asked for again when the other one stands in it', async () => {
    await does(bot, 'mia', ...WORDS, 'kettle', '[My safe words]', '[Set a second word]')
    expect(await heardAfter('mia', 'copper kettle')).toContain('Your other word is part of it')
    expect(JSON.stringify(await sessionOf('mia'))).not.toContain('copper')
    expect(await heardAfter('mia', 'banana')).toContain('I will recognise it')
  })
})

describe('To remove both words', () => {
  const SET = ['/safecall', '[My safe words]', '[Set a safe word]', 'copper kettle'] as const
  const REMOVE = ['[My safe words]', '[Remove both]'] as const

  it('is asked once, naming what goes, and the same whether or not there is a second word', async () => {
    await does(bot, 'mia', ...SET, ...REMOVE)
    const one = bot.heard('mia').split('Both go')[1]
    await does(bot, 'mia', '[Keep them]', '[Set a second word]', 'green kettle', ...REMOVE)
    expect(bot.heard('mia').split('Both go')[1]).toBe(one)
    expect(one).toContain('your safe word, and your second word if you have one')
  })

  it.each(['[Remove both]', 'yes'])('removes them with %j', async (yes) => {
    await does(bot, 'mia', ...SET, ...REMOVE)
    expect(bot.heard('mia')).not.toContain('Both words are gone')
    await does(bot, 'mia', yes)
    expect(bot.heard('mia')).toContain('Both words are gone.')
    await does(bot, 'mia', ...BEGIN)
    expect(await heardAfter('mia', 'im home')).toContain('The safe-call is over')
  })

  it.each(['[Keep them]', 'no', '[Menu]', '/menu'])('removes nothing with %j', async (no) => {
    await does(bot, 'mia', ...SET, ...REMOVE, no, ...BEGIN)
    expect(await heardAfter('mia', 'im home')).toContain('Write your safe word')
    expect(await heardAfter('mia', 'copper kettle')).toContain('The safe-call is over')
  })
})

describe('A name', () => {
  it('is no question and no sentence, and is read back', async () => {
    await does(bot, 'mia', '/safecall', '[Add a buddy]', '[It is my own choice]')
    expect(await heardAfter('mia', 'wait what name')).toContain('only a name')
    expect(await heardAfter('mia', 'no wait')).toContain('only a name')
    expect(await heardAfter('mia', 'call me Lena')).toContain('Your buddy will see this name: Lena')
  })
})

describe('While she sets it up', () => {
  it('the words of a button are that button, and nothing is dropped', async () => {
    await does(bot, 'mia', '/safecall')
    expect(await heardAfter('mia', 'start')).toContain('When are you expected back?')
    expect(await heardAfter('mia', 'start')).toContain('Nothing has started yet.')
    await does(bot, 'mia', '[2 hours]', 'Hotel Bristol')
    expect(await heardAfter('mia', 'start')).toContain('Nothing has started yet.')
    expect(await heardAfter('mia', 'only at the end')).toContain('Shall I start?')
    expect(await heardAfter('mia', 'start')).toContain('It is on.')
  })

  it('a new time replaces the first one, and a place beside it is kept', async () => {
    expect(await heardAfter('mia', 'back in 2 hours, hotel scandic')).toContain(
      'I am keeping this for your buddy: hotel scandic',
    )
    expect(await heardAfter('mia', '03:30 not 3:45')).toContain('Changed: until 03:30')
    await does(bot, 'mia', 'room 12', '[No, only at the end]')
    expect(await heardAfter('mia', 'no wait its grand hotel')).toContain('Shall I start?')
    await does(bot, 'mia', '[Start]')
    expect((await call())?.note).toBe('hotel scandic\nno wait its grand hotel\nroom 12')
  })
})

describe('While it is on', () => {
  beforeEach(() => does(bot, 'mia', ...BEGIN))

  it('more time is added to the time that was agreed', async () => {
    const before = (await call())?.until ?? 0
    await does(bot, 'mia', 'need one more hour')
    expect((await call())?.until).toBe(before + 60 * 60_000)
    await does(bot, 'mia', 'client wants longer, 30 min more')
    expect((await call())?.until).toBe(before + 90 * 60_000)
  })

  it('"on my way home" and "what if I forget" show it', async () => {
    expect(await heardAfter('mia', 'on my way home')).toContain('Good. I will wait until')
    const said = await heardAfter('mia', 'what if i forget')
    expect(said).toContain('If you do not answer by')
    expect(said).not.toContain('Delete everything')
  })

  it('its alarm comes first in a report, and "home" there ends it', async () => {
    await passes(140)
    await does(bot, 'mia', '/menu')
    expect(await heardAfter('mia', '/report')).toContain('I am telling your buddies')
    const said = await heardAfter('mia', 'sorry i forgot, im home')
    expect(said).toContain('The safe-call is over')
    expect(said).toContain('Are you safe')
  })

  it('an alarm that has gone out meanwhile is not announced', async () => {
    await does(bot, 'mia', '/safecall', '[Alarm now]')
    await passes(1)
    const said = await heardAfter('mia', 'blah blah')
    expect(said).not.toContain('in a few seconds')
    expect(said).toContain('you asked for help')
  })

  it('an alarm that was not meant is taken back in her own words', async () => {
    await does(bot, 'mia', '/safecall', '[Alarm now]')
    expect(await heardAfter('mia', 'false alarm')).toContain('Taken back')
  })

  it.each(['no', 'No!', 'no no please', 'no wait'])(
    '%j takes no alarm back: she is asked',
    async (text) => {
      await does(bot, 'mia', '/safecall', '[Alarm now]')
      expect(await heardAfter('mia', text)).toContain('Take it back”?')
      await does(bot, 'mia', text)
      await passes(1)
      expect(await heardAfter('maria', '/news')).toContain('asked for help')
    },
  )
})

it('"home now" says that nobody waits, where nothing is on', async () => {
  await does(bot, 'mia', '/menu')
  expect(await heardAfter('mia', 'im home now, all good')).toContain('No safe-call is on')
})
