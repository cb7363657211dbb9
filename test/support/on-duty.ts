/** People on duty, and Mia, who does not come back to Maria. */
import { createTestBot, type TestBot } from './bot.ts'
import { buddyCodeOf, does } from './safe-call-people.ts'
import { watchingOver } from './safe-calls.ts'

/** The clock of a test bot begins on a Wednesday, 23:00. */
export const NIGHT = { days: [3], from: '20:00', until: '06:00' }
export const DESK = { hours: [NIGHT], phone: '+47 22 33 44 55' }

type Wishes = NonNullable<Parameters<typeof createTestBot>[0]>

/** A bot where those on duty are told last. Mia is a member. */
export const openOnDuty = async (wishes: Wishes = {}): Promise<TestBot> => {
  const bot = await createTestBot({ desk: DESK, ...wishes, safeCalls: { duty: true } })
  await bot.letIn('mia')
  return bot
}

/** Lets so many minutes pass, in which the bot looks once a minute. */
export const passes = (bot: TestBot, minutes: number): Promise<void> =>
  watchingOver(bot).passes(minutes, 1)

/** They come on duty. */
export const caseworkers = async (bot: TestBot, ...people: string[]): Promise<void> => {
  for (const person of people) {
    await bot.letIn(person, 'caseworker')
    await bot.says(person, '/menu')
  }
}

/** Mia has a buddy, and says yes or no to the people on duty. They have rehearsed. */
export const pairOnDuty = async (bot: TestBot, answer: 'Yes' | 'No' = 'Yes'): Promise<void> => {
  await does(bot, 'mia', '/safecall', '[Add a buddy]', '[It is my own choice]', 'Mia from work')
  await bot.taps('mia', answer)
  await does(bot, 'maria', buddyCodeOf(bot, 'mia'), '[Yes]', 'Maria from work')
  await passes(bot, 3)
  await does(bot, 'maria', '/news', '[I am on it]', '/menu')
  await passes(bot, 1)
  await does(bot, 'mia', '/news', '/menu')
}

/** Nobody has heard anything that a test is still to look at. */
export const quiet = (bot: TestBot): void => {
  for (const person of ['mia', 'maria', 'casey', 'cora']) bot.heard(person)
}

const BEGIN = ['/safecall', '[Start a safe-call]', '10 min', 'Hotel Bristol, room 304', '[Start]']

/** Mia is expected after ten minutes and does not come; her buddy was asked ten minutes ago. */
export const missed = async (bot: TestBot): Promise<void> => {
  await does(bot, 'mia', ...BEGIN)
  quiet(bot)
  await passes(bot, 10 + 15 + 11)
}
