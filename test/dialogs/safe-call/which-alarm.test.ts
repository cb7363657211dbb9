/** More than one alarm: a sentence without a name is about the one that she took, or she is asked which. */
import { afterEach, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../../support/bot.ts'
import { caseworkers, openOnDuty, passes } from '../../support/on-duty.ts'
import { BEGIN, buddyCodeOf, does } from '../../support/safe-call-people.ts'
import { watchingOver } from '../../support/safe-calls.ts'

let bot: TestBot
afterEach(() => bot.close())

const heardAfter = async (person: string, ...typed: string[]): Promise<string> => {
  bot.heard(person)
  await does(bot, person, ...typed)
  return bot.heard(person)
}

/** Who counts as reached. */
const reached = async (person: string): Promise<string[]> =>
  (await watchingOver(bot).watched(person))
    .filter(({ alarm }) => alarm?.reached)
    .map(({ name }) => name)

const pair = async (asker: string, buddy: string, ...duty: string[]): Promise<void> => {
  await does(bot, asker, '/safecall', '[Add a buddy]', '[It is my own choice]', asker, ...duty)
  await does(bot, buddy, buddyCodeOf(bot, asker), '[Yes]', `Buddy of ${asker}`)
  await passes(bot, 3)
  await does(bot, buddy, '/news', '[I am on it]', '/menu')
  await passes(bot, 1)
  await does(bot, asker, '/news', '/menu')
}

/** Maria watches over Lena and Zoe, and neither is back. */
const openTwo = async (): Promise<void> => {
  bot = await createTestBot()
  for (const who of ['lena', 'zoe']) {
    await bot.letIn(who)
    await pair(who, 'maria')
  }
  for (const who of ['lena', 'zoe']) await does(bot, who, ...BEGIN)
  await passes(bot, 137)
  await does(bot, 'maria', '/news')
}

it('a buddy of two is asked whom she takes, and whom she reached', async () => {
  await openTwo()
  const asked = await heardAfter('maria', 'i will take care of it')
  expect(asked).toContain('“🙋 I am on it”: who is it about?')
  expect(await heardAfter('maria', '[zoe]')).toContain('Tell me when you have reached zoe')
  await does(bot, 'maria', '/safecall')
  const shown = bot.heard('maria').includes('I have reached zoe') ? 'zoe' : 'lena'
  const heard = await heardAfter('maria', 'i spoke to her on the phone, she is fine')
  if (shown === 'zoe') expect(await reached('maria')).toEqual(['zoe'])
  else {
    expect(heard).toContain('who is it about?')
    expect(await reached('maria')).toEqual([])
    await does(bot, 'maria', '[zoe]')
    expect(await reached('maria')).toEqual(['zoe'])
  }
})

it('a name says which, wherever she is', async () => {
  await openTwo()
  for (const who of ['zoe', 'lena']) {
    const heard = await heardAfter('maria', `i talked to ${who}`)
    expect(heard).not.toContain('who is it about?')
    if (!heard.includes('I will tell the others'))
      await does(bot, 'maria', `[I have reached ${who}]`)
    expect(await reached('maria')).toContain(who)
  }
  expect((await reached('maria')).sort()).toEqual(['lena', 'zoe'])
  const heard = await heardAfter('maria', '/menu', 'i was wrong, not her')
  expect(heard).toContain('“🔁 Keep asking”: who is it about?')
  expect(await heardAfter('maria', '[zoe]')).toContain('I will ask everybody again')
  expect(await reached('maria')).toEqual(['lena'])
})

it('neither "I cannot" nor "she is fine" counts for the one who happens to be shown', async () => {
  await openTwo()
  for (const text of ['sorry i cant', 'she is fine', 'she texted me'])
    expect(await heardAfter('maria', text), text).toContain('who is it about?')
  expect(await reached('maria')).toEqual([])
})

/** Nora is on duty, and two people are missed whose buddies do not answer. */
const openOnDutyTwo = async (): Promise<string> => {
  bot = await openOnDuty()
  await caseworkers(bot, 'nora', 'cora')
  for (const who of ['mia', 'ana']) {
    await bot.letIn(who)
    await pair(who, `buddy of ${who}`, '[Yes]')
  }
  for (const who of ['mia', 'ana'])
    await does(bot, who, '/safecall', '[Start a safe-call]', '10 min', 'Room 304', '[Start]')
  await passes(bot, 37)
  await does(bot, 'nora', '/news')
  return bot.heard('nora').includes('[☎️ I have reached mia]') ? 'mia' : 'ana'
}

it.each(['i am on it', 'mă ocup eu'])(
  'on duty, what follows %j counts only for the one that was taken',
  async (takes) => {
    const first = await openOnDutyTwo()
    const other = first === 'mia' ? 'ana' : 'mia'
    const taken = await heardAfter('nora', takes)
    if (taken.includes('who is it about?')) await does(bot, 'nora', `[${first}]`)
    await does(bot, 'nora', '/safecall')
    const shown = bot.heard('nora').includes(`I have reached ${other}`) ? other : first
    const heard = await heardAfter('nora', 'i talked to her, she is safe')
    expect(heard).toContain(shown === first ? 'I will tell the others' : 'who is it about?')
  },
)

it('on duty, a label typed below another alarm does not speak for the one she took', async () => {
  const first = await openOnDutyTwo()
  const after = await heardAfter('nora', '[I am on it]')
  if (after.includes(`I have reached ${first}`)) await does(bot, 'nora', '[There is more]')
  expect(await heardAfter('nora', 'I cannot')).toContain('“🙅 I cannot”: who is it about?')
  expect(await heardAfter('nora', `[${first}]`)).toContain('I will go on without you')
})

it('on duty, a message is not her voice, though a word in it is the name of one of them', async () => {
  await openOnDutyTwo()
  const heard = await heardAfter('nora', 'mi-a scris că e bine')
  expect(heard).toContain('Somebody else may have written it')
  expect(heard).toContain('who is it about?')
})

it('on duty, who was wrong has all asked again, her colleagues too', async () => {
  const first = await openOnDutyTwo()
  await does(bot, 'cora', '/news')
  await does(bot, 'nora', `[I have reached ${first}]`)
  const heard = await heardAfter('nora', '/menu', 'oh no, wrong girl')
  expect(heard).toContain(`You told me that you reached ${first}.`)
  bot.heard('cora')
  expect(await heardAfter('nora', '[Keep asking]')).toContain('I will ask everybody again')
  await passes(bot, 1)
  expect(bot.heard('cora')).toContain('You have a new message')
})
