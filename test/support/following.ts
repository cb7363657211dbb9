import type { TestBot } from './bot.ts'

/**
 * A new member follows Bergen, in English with buttons, and has read that. `taps`: for how long, and what
 * comes after that.
 */
export const followsBergen = async (
  bot: TestBot,
  person: string,
  ...taps: readonly string[]
): Promise<void> => {
  await bot.letIn(person)
  await bot.says(person, 'Bergen')
  await bot.taps(person, 'Only Bergen')
  for (const tap of taps) await bot.taps(person, tap)
  bot.heard(person)
}
