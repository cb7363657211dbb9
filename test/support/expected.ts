import { ownCall } from '../../src/core/actions/safe-call.ts'
import type { TestBot } from './bot.ts'
import { watchingOver } from './safe-calls.ts'

let count = 0

/** A new member who speaks a language, an hour before she is expected back. Her buddy is a guest. */
export const expectedIn = async (bot: TestBot, language: string): Promise<string> => {
  const [person, buddy] = [`expected ${++count}`, `her buddy ${count}`]
  const people = watchingOver(bot)
  await bot.letIn(person, 'member', { language })
  await people.pair(person, buddy)
  await people.begins(person, 60)
  return person
}

/** What has become of her safe-call, and what she was answered last, after she has typed some words. */
export const afterTyping = async (bot: TestBot, language: string, ...texts: string[]) => {
  const person = await expectedIn(bot, language)
  for (const text of texts) {
    bot.heard(person)
    await bot.says(person, text, { language })
  }
  const call = await watchingOver(bot).as(person, ownCall)
  const state = call === undefined ? 'ended' : call.alarm === undefined ? 'open' : 'alarm'
  return { state, shown: bot.heard(person), person }
}
