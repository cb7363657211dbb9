import type { Session } from '../../src/core/terms/session.ts'
import type { TestBot } from './bot.ts'

/** Somebody who has just been let in, and what she does. */
export interface Newcomer {
  name: string
  says(text: string): Promise<void>
  /** Taps an option of the open question, by its id. */
  taps(...ids: readonly string[]): Promise<void>
  session(): Promise<Session>
  /** What she was sent since this was last asked. */
  heard(): string
}

/** The options of a report that lead to the question for the town. */
export const TO_TOWN = ['yes', 'violence', 'done', 'hit', 'done', 'skip'] as const

let count = 0

/** Lets in a member whom no other test knows, and who speaks a language. */
export const newcomer = async (bot: TestBot, language: string): Promise<Newcomer> => {
  const name = `peer ${++count}`
  const says = async (text: string): Promise<void> => {
    await bot.says(name, text, { language })
  }
  const session = async () =>
    (await bot.stores.sessions.load(bot.senderOf(name), bot.now())).session
  const tap = async (id: string) => {
    const { open } = await session()
    const index = open?.options.findIndex((option) => option.id === id)
    await bot.sends(name, { kind: 'choice', option: `${open?.token}.${index}` }, { language })
  }
  await says(await bot.stores.codes.issue({ role: 'member', groupId: undefined }, bot.now()))
  return {
    name,
    says,
    async taps(...ids) {
      for (const id of ids) await tap(id)
    },
    session,
    heard: () => bot.heard(name),
  }
}
