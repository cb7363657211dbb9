/** A slip in her safe word ends nothing, and its answer tells nobody that there is a word, or that one is nearly it. */
import { afterEach, expect, it } from 'vitest'
import { ownCall } from '../../../src/core/actions/safe-call.ts'
import { setWords } from '../../../src/core/actions/safe-call-settings.ts'
import { createTestBot, type TestBot } from '../../support/bot.ts'
import { does } from '../../support/safe-call-people.ts'
import { watchingOver } from '../../support/safe-calls.ts'

const bots: TestBot[] = []
afterEach(async () => {
  for (const bot of bots.splice(0)) await bot.close()
})

const WORDS = { safe: 'copper kettle', duress: 'green teapot' }

/** What Mia's chat says to what she types, and what comes of her call. */
const afterTyping = async (
  text: string,
  {
    minutes,
    first,
    words = {},
  }: { minutes: number; first: string[]; words?: typeof WORDS | object },
) => {
  const bot = await createTestBot()
  bots.push(bot)
  const people = watchingOver(bot)
  await bot.letIn('mia')
  await people.pair('mia', 'maria')
  await people.as('mia', (who, stores) => setWords(who, words, stores))
  await people.begins('mia', 60)
  await people.passes(minutes)
  await does(bot, 'mia', ...first)
  bot.heard('mia')
  await bot.says('mia', text)
  const said = bot.heard('mia')
  await people.passes(1)
  const call = await people.as('mia', ownCall)
  return { said, isOpen: call !== undefined, alarm: call?.alarm }
}

it.each([
  ['while it is on', 5, []],
  ['while it is on, at the menu', 5, ['/menu']],
  ['while it is on, on its screen', 5, ['/safecall']],
  ['when it is due', 61, []],
  ['when it is due, at the menu', 61, ['/menu']],
  ['when it is due, on its screen', 61, ['/safecall']],
  ['when it is due, where she reads', 61, ['/rights']],
] as [string, number, string[]][])(
  'a slip in either word is answered like any other word, and as where there is none: %s',
  async (_, minutes, first) => {
    const met = { minutes, first }
    const other = await afterTyping('purple window', met)
    expect(other.said).toContain('You are expected back by')
    expect(other).toMatchObject({ isOpen: true, alarm: undefined })
    for (const typed of ['coper kettle', 'copper ketle', 'gren teapot', 'green tepot'])
      expect(await afterTyping(typed, { ...met, words: WORDS })).toEqual(other)
    expect(await afterTyping('coper kettle', met)).toEqual(other)
  },
  60_000,
)

it('what she asks for is answered all the same', async () => {
  const met = { minutes: 61, first: ['/menu'], words: WORDS }
  expect((await afterTyping('hiv test', met)).said).not.toContain('You are expected back by')
  expect((await afterTyping('+1 201 555 0123', met)).said).toContain('no warning')
})
