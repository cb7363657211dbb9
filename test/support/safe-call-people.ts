/** Two people who are paired, by what they type and tap. */
import type { TestBot } from './bot.ts'
import { watchingOver } from './safe-calls.ts'

/** The code of a buddy that somebody has on her screen. */
export const buddyCodeOf = (bot: TestBot, person: string): string =>
  bot
    .screen(person)
    .join('\n')
    .match(/B[A-Z0-9]{3}-[A-Z0-9]{4}-[A-Z0-9]{4}/g)
    ?.at(-1) ?? 'no code'

/** Does what is written: taps "[label]", types anything else. */
export const does = async (bot: TestBot, person: string, ...all: string[]): Promise<void> => {
  for (const what of all) {
    const label = /^\[(.+)\]$/.exec(what)?.[1]
    await (label === undefined ? bot.says(person, what) : bot.taps(person, label))
  }
}

/**
 * The second becomes the buddy of the first, in English with buttons. Both have read that. `duty`: what
 * the first says about the people on duty, where she is asked.
 */
export const pairOnly = async (
  bot: TestBot,
  asker: string,
  buddy: string,
  ...duty: ('[Yes]' | '[No]')[]
): Promise<void> => {
  await does(
    bot,
    asker,
    '/safecall',
    '[Add a buddy]',
    '[It is my own choice]',
    `${asker} from work`,
  )
  await does(bot, asker, ...duty)
  await does(bot, buddy, buddyCodeOf(bot, asker), '[Yes]', `${buddy} from work`)
  await does(bot, asker, '/safecall')
  bot.heard(asker)
  bot.heard(buddy)
}

/** The same, and they have rehearsed. */
export const pairTyped = async (...[bot, asker, buddy, ...duty]: Parameters<typeof pairOnly>) => {
  await pairOnly(bot, asker, buddy, ...duty)
  await watchingOver(bot).passes(3)
  await does(bot, buddy, '/news', '[I am on it]')
  await watchingOver(bot).passes(1)
  await does(bot, asker, '/news', '/menu')
  await does(bot, buddy, '/menu')
  bot.heard(asker)
  bot.heard(buddy)
}

/** Maria becomes Mia's buddy by the code on her screen, and they rehearse: with numbers, as on WhatsApp. */
export const acceptNumbered = async (
  bot: TestBot,
  [buddy, name]: readonly [string, string] = ['maria', 'Maria 12345'],
): Promise<void> => {
  await does(bot, buddy, buddyCodeOf(bot, 'mia'), '1', name)
  await watchingOver(bot).passes(3, 1)
  await does(bot, buddy, '1', '1', '/menu')
}

/** Mia makes a code, and Maria becomes her buddy in the same way; then Nina, where `second` is said. */
export const pairNumbered = async (bot: TestBot, second?: 'second'): Promise<void> => {
  await does(bot, 'mia', '/safecall', '1', '1', 'Mia 12345')
  await acceptNumbered(bot)
  if (!second) return
  // The first one stands before it now: to start.
  await does(bot, 'mia', '/menu', '/safecall', '2', '1', 'Mia 12345')
  await acceptNumbered(bot, ['nina', 'Nina 12345'])
}

/** Mia begins a call of ten minutes, with numbers. */
export const beginNumbered = (bot: TestBot): Promise<void> =>
  does(bot, 'mia', '/safecall', '1', '10 min', 'Hotel Bristol', '2')

/** A call of two hours begins. */
export const BEGIN = [
  '/safecall',
  '[Start a safe-call]',
  '[2 hours]',
  'Hotel Bristol, room 304',
  '[No, only at the end]',
  '[Start]',
]

/** The same of ten minutes, in which nobody is called in between: where only its end is tested. */
export const BEGIN_SHORT = [
  '/safecall',
  '[Start a safe-call]',
  '10 min',
  'Hotel Bristol, room 304',
  '[Start]',
]
