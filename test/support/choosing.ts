import type { TestBot } from './bot.ts'

/** The most pages that a list has. */
const PAGES = 4

/** The numbered lines of what somebody was sent last. */
const listed = (bot: TestBot, person: string): string[] =>
  bot
    .newest(person)
    .split('\n')
    .filter((one) => /^\d+ {2}/.test(one))

/** The number of an option on the page that she sees. */
export const numeralOf = (bot: TestBot, person: string, label: string): string => {
  const lines = listed(bot, person)
  const line =
    lines.find((one) => one.endsWith(` ${label}`)) ?? lines.find((one) => one.includes(label))
  if (line === undefined)
    throw new Error(`${person} is not offered "${label}" in:\n${bot.newest(person)}`)
  return /^\d+/.exec(line)?.[0] ?? ''
}

/**
 * Somebody answers with what is labelled so: with a tap; where there are no buttons with its number, on
 * whatever page it is.
 */
export const chooses = async (bot: TestBot, person: string, label: string): Promise<void> => {
  if (bot.buttons(person).length > 0) return bot.taps(person, label)
  for (let page = 1; page < PAGES; page++) {
    const lines = listed(bot, person)
    if (lines.some((one) => one.includes(label)) || !lines.some((one) => one.startsWith('0 ')))
      break
    await bot.says(person, '0')
  }
  await bot.says(person, numeralOf(bot, person, label))
}

/** Somebody taps an option of the open question by what it stands for, in whatever language it is shown. */
export const choosesId = async (
  bot: TestBot,
  person: string,
  id: string,
  language: string,
): Promise<void> => {
  const { session } = await bot.stores.sessions.load(bot.senderOf(person), bot.now())
  const index = session.open?.options.findIndex((option) => option.id === id) ?? -1
  if (!session.open || index < 0) throw new Error(`${person} is not offered ${id}`)
  await bot.sends(
    person,
    { kind: 'choice', option: `${session.open.token}.${index}` },
    { language },
  )
}
