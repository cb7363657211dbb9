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
    .replace(/Your ID here is \w{8}/g, '(mark)')

/** What she typed herself is left on her screen. */
const WORDS = /(?:(?:copper|green) kettle ?)+/g

/** It is a Wednesday, 23:00. */
const ON_DUTY = {
  desk: { hours: [{ days: [3], from: '20:00', until: '06:00' }], phone: undefined },
  safeCalls: { duty: true },
}

/** Everything that somebody reads who ends her call with a word, and then looks round in the chat. */
const chatAfter = async (
  typed: readonly string[],
  before: number,
  first: readonly string[],
  buddys: readonly string[],
  hasDuty: boolean,
): Promise<{ chat: string; told: string; onDuty: string }> => {
  const bot = await createTestBot(hasDuty ? ON_DUTY : {})
  bots.push(bot)
  const { passes } = watchingOver(bot)
  await bot.letIn('mia')
  await bot.letIn('casey', 'caseworker')
  await bot.says('casey', '/menu')
  await pairTyped(bot, 'mia', 'maria', ...(hasDuty ? (['[Yes]'] as const) : []))
  await does(bot, 'mia', '/safecall', '[My safe words]', '[Set a safe word]', 'copper kettle')
  await does(bot, 'mia', '[My safe words]', '[Set a second word]', 'green kettle', ...BEGIN)
  await passes(before)
  await does(bot, 'maria', ...buddys)
  bot.heard('mia')
  bot.heard('maria')
  bot.heard('casey')
  const chat: string[] = []
  for (const what of [
    ...first,
    ...typed,
    '/menu',
    '/safecall',
    '/news',
    '/settings',
    '/privacy',
    '/export',
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
  await does(bot, 'casey', '/safecall')
  return {
    chat: chat.join('\n').replace(WORDS, '(word)'),
    told: bot.heard('maria'),
    onDuty: bot.heard('casey'),
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
  ['when it is for more time', 5, 'now runs until', ['/safecall', '[30 more minutes]']],
  ['when the people on duty may be told', 5, 'is over', [], [], true],
  ['when the people on duty have been told', 150, 'is over', ['/safecall'], [], true],
  ['when both hold', 5, 'now runs until', ['/safecall', '[30 more minutes]'], [], true],
  ['with other words beside it', 5, 'is over', [], [], false, (word) => [`im home, ${word}`]],
  [
    'with other words beside it while an alarm is on',
    140,
    'is over',
    [],
    [],
    false,
    (word) => [`sorry i forgot, ${word}`],
  ],
  [
    'beside words of another language',
    122,
    'is over',
    [],
    [],
    false,
    (word) => [`ya estoy en casa, ${word}`, 'estoy en casa', 'todo bien gracias amiga'],
  ],
  [
    'and with "home now" and "on my way" before and after it',
    122,
    'is over',
    ['on my way home', 'home now'],
    [],
    false,
    (word) => [word, 'home now', 'on my way home', word],
  ],
  [
    'while she tells something else',
    140,
    'is over',
    ['/report', 'on my way home'],
    [],
    false,
    (word) => [word, 'home now', 'on my way home'],
  ],
  [
    'with other words beside it when it is for more time',
    5,
    'now runs until',
    ['/safecall', '[30 more minutes]'],
    [],
    false,
    (word) => [`more time please, ${word}`, 'on my way home'],
  ],
] as [string, number, string, string[]?, string[]?, boolean?, ((word: string) => string[])?][])(
  '%s, the end and the second word look the same to the byte',
  async (_, before, said, first = [], buddys = [], hasDuty = false, typed = (word) => [word]) => {
    const after = (word: string) => chatAfter(typed(word), before, first, buddys, hasDuty)
    const ended = await after('copper kettle')
    const made = await after('green kettle')
    expect(ended.chat).toContain(said)
    expect(made.chat).toBe(ended.chat)
    expect(made.told).toContain('was forced to write at')
    expect(ended.told).not.toContain('was forced to write')
    // Nobody has said yes to more.
    expect(made.onDuty.includes('was forced to write at')).toBe(hasDuty)
    expect(ended.onDuty).not.toContain('was forced to write')
  },
  120_000,
)

it('with both words in one message, her chat says what it says at the end, and her buddy is told', async () => {
  const typed = (...words: string[]) => [`im home ${words.join(' ')}`]
  const ended = await chatAfter(typed('copper kettle'), 5, [], [], false)
  for (const both of [
    ['copper kettle', 'green kettle'],
    ['green kettle', 'copper kettle'],
  ]) {
    const made = await chatAfter(typed(...both), 5, [], [], false)
    expect(made.chat).toBe(ended.chat)
    expect(made.told).toContain('was forced to write at')
  }
}, 120_000)

it('"he made me tell him" makes the safe word the second one, and nothing in her chat tells so', async () => {
  for (const typed of [
    (word: string) => [`he made me tell him ${word}`],
    (word: string) => [
      `I had to give him the word ${word}, he is here in the room and reads what I write`,
    ],
  ]) {
    const safe = await chatAfter(typed('copper kettle'), 122, [], [], false)
    const second = await chatAfter(typed('green kettle'), 122, [], [], false)
    const ended = await chatAfter(['copper kettle'], 122, [], [], false)
    const without = (chat: string) => chat.replaceAll(typed('(word)')[0] ?? '', '(word)')
    expect(safe.chat).toContain('is over')
    expect(safe.chat).toBe(second.chat)
    expect(without(safe.chat)).toBe(ended.chat)
    expect(safe.told).toBe(second.told)
    expect(safe.told).toContain('was forced to write at')
  }
}, 120_000)
