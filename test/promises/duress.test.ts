/**
 * SECURITY.md: a second word looks in her chat exactly like the end of a safe-call, and her buddy is
 * told at once.
 */
import { afterEach, expect, it } from 'vitest'
import { createTestBot, type TestBot } from '../support/bot.ts'
import { BEGIN, does, pairTyped } from '../support/safe-call-people.ts'
import { watchingOver } from '../support/safe-calls.ts'

const bots: TestBot[] = []
afterEach(async () => {
  for (const bot of bots.splice(0)) await bot.close()
})

/** What is random in a chat: tokens of questions, codes, marks. */
const plain = (text: string): string =>
  text
    .replace(/[VB][A-Z0-9]{3}-[A-Z0-9]{4}-[A-Z0-9]{4}/g, '(code)')
    .replace(/Your mark here is \w{8}/g, '(mark)')

/** Everything that somebody reads who ends her call with a word, and then looks round in the chat. */
const chatAfter = async (
  word: string,
  before: number,
  first: readonly string[],
  buddys: readonly string[],
): Promise<{ chat: string; told: string }> => {
  const bot = await createTestBot()
  bots.push(bot)
  const { passes } = watchingOver(bot)
  await bot.letIn('mia')
  await pairTyped(bot, 'mia', 'maria')
  await does(bot, 'mia', '/safecall', '[My safe words]', '[Set a safe word]', 'blue kettle')
  await does(bot, 'mia', '[My safe words]', '[Set a second word]', 'green kettle', ...BEGIN)
  await passes(before)
  await does(bot, 'maria', ...buddys)
  bot.heard('mia')
  bot.heard('maria')
  const chat: string[] = []
  for (const what of [
    ...first,
    word,
    '/menu',
    '/safecall',
    '/news',
    '/settings',
    '/privacy',
    '/wipe',
  ]) {
    await does(bot, 'mia', what)
    chat.push(
      ...bot
        .received('mia')
        .map(({ text, options }) => plain([text, ...options.map(({ label }) => label)].join('\n'))),
    )
  }
  await passes(30)
  // What comes unasked counts, too, and what is left on her screen.
  chat.push(...bot.received('mia').map(({ text }) => text), ...bot.screen('mia').map(plain))
  await does(bot, 'mia', '[Yes, delete]')
  chat.push(plain(bot.heard('mia')))
  await passes(30)
  chat.push(plain(bot.heard('mia')))
  await does(bot, 'maria', '/news')
  return {
    chat: chat.join('\n').replace(/(?:blue|green) kettle/g, '(word)'),
    told: bot.heard('maria'),
  }
}

it.each([
  ['while all is well', 5, 'is over'],
  ['when she is asked', 122, 'is over'],
  ['when her buddy has been told already', 140, 'is over'],
  [
    'when her buddy has reached her',
    140,
    'is over',
    [],
    ['/news', '[I have reached mia from work]'],
  ],
  ['when it is for more time', 5, 'is on until', ['/safecall', '[30 minutes more]']],
] as [string, number, string, string[]?, string[]?][])(
  '%s, the end and the second word look the same to the byte',
  async (_, before, said, first = [], buddys = []) => {
    const ended = await chatAfter('blue kettle', before, first, buddys)
    const made = await chatAfter('green kettle', before, first, buddys)
    expect(ended.chat).toContain(said)
    expect(made.chat).toBe(ended.chat)
    expect(made.told).toContain('was made to write that all is well')
    expect(ended.told).not.toContain('was made to write')
  },
  120_000,
)
